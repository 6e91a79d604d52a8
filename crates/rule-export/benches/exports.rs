//! How long each file takes: `cargo bench -p rule-export`. `docs/EXPORTS.md` has the figures.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use port_model::{Deployment, Flow, Format, Lang};
use rule_export::{ExportFormat, Filter, Grouping, Request, export_to};

/// How many rules there are.
const RULES: usize = 10_000;
/// How many components they are between.
const COMPONENTS: usize = 400;

/// An estate of systems in two zones, each with an address, and two ports for each connection, with a rule for either.
fn document() -> String {
    let mut text = String::from("portolan: 1\nname: Speed\nplatform: windows\ncomponents:\n");
    for at in 0..COMPONENTS {
        let zone = ["core", "dmz"][at % 2];
        let (third, fourth) = (at / 250, at % 250 + 1);
        let _ = writeln!(
            text,
            "  - {{ id: c{at}, role: custom, zone: {zone}, name: Component {at}, addresses: [10.0.{third}.{fourth}] }}"
        );
    }
    text.push_str("extra_flows:\n");
    let pairs = (0..COMPONENTS).flat_map(|source| (1..COMPONENTS).map(move |step| (source, step)));
    for (at, (source, step)) in pairs.step_by(COMPONENTS / 13).take(RULES / 2).enumerate() {
        let destination = (source + step) % COMPONENTS;
        let port = 8_000 + at % 50;
        let _ = writeln!(
            text,
            "  - {{ id: f{at}, source: c{source}, destination: c{destination}, protocol: tcp, ports: [{port}, {}] }}",
            port + 50
        );
    }
    text
}

fn request<'a>(deployment: &'a Deployment, flows: &'a [Flow]) -> Request<'a> {
    Request {
        deployment,
        flows,
        lang: Lang::En,
        grouping: Grouping::Flow,
        filter: Filter::default(),
        version: Some(1),
        date: "2026-03-01",
        link: None,
        before: None,
        device_group: None,
        findings: &[],
    }
}

fn exports(criterion: &mut Criterion) {
    let read = Deployment::read(&document(), Format::Yaml);
    assert_eq!(read.as_ref().err(), None, "a sound document");
    let Ok(deployment) = read else { return };
    let flows = deployment.flows(Lang::En);
    let request = request(&deployment, &flows);
    let made = rule_export::rules(&flows, Grouping::Flow, &Filter::default()).len();
    assert_eq!(made, RULES, "one rule for each connection");
    let mut group = criterion.benchmark_group("exports");
    group.sample_size(10);
    for format in ExportFormat::ALL {
        let id = BenchmarkId::new(format.word(), RULES);
        group.bench_with_input(id, format, |bencher, format| {
            bencher.iter(|| {
                let mut bytes = Vec::new();
                let report = export_to(*format, &request, &mut bytes);
                assert!(black_box(report).is_ok() && !bytes.is_empty());
            });
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    exports(&mut criterion);
    criterion.final_summary();
}
