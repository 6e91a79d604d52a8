//! A golden file in each format for each reference topology and for the awkward document, with its report. The
//! workbook has none: its rows are held against those of the CSV.

use port_model::{Deployment, Lang, topologies};
use rule_export::{ExportFormat, Exported, Grouping, export};

use crate::awkward::AWKWARD;
use crate::harness::shown;
use crate::support::{deployment, request};

#[test]
fn each_format_of_each_topology() {
    for format in ExportFormat::ALL.iter().filter(|format| **format != ExportFormat::Xlsx) {
        for topology in topologies::ALL {
            golden(*format, topology.id, &topology.deployment(), Grouping::Compact);
        }
        golden(*format, "awkward", &deployment(AWKWARD), Grouping::Pair);
    }
}

fn golden(format: ExportFormat, name: &str, deployment: &Deployment, grouping: Grouping) {
    let flows = deployment.flows(Lang::En);
    let Exported { bytes, report, .. } =
        export(format, &request(deployment, &flows, grouping)).expect("a file");
    let file = shown(&bytes);
    let remarks: Vec<String> = report.remarks.iter().map(|remark| remark.text(Lang::En)).collect();
    let remarks = remarks.join("\n");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => format!("snapshots/{}", format.word()) }, {
        insta::assert_snapshot!(name, format!("{file}{}\n{remarks}", "~".repeat(40)));
    });
}
