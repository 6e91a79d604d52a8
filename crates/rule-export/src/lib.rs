//! From flows to rules, and from rules to files for other people's hands.
//!
//! Flows are atomic: one source, one destination, one protocol, one port. A [`Rule`] puts some of
//! them together for a reader or a firewall, as a [`Grouping`] says. Whatever the grouping, the
//! rules admit exactly the connections of the flows; [`export`] checks that before it writes.
//!
//! Each format is one file under `formats`, and one entry of the table in `format.rs`. A format
//! is given the request, the rules and the report so far.
//!
//! ```
//! use port_model::{Deployment, Format, Lang};
//! use rule_export::{ExportFormat, Filter, Grouping, KnownFinding, Request, export};
//!
//! let text = "
//! portolan: 1
//! name: Lab
//! platform: windows
//! components:
//!   - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.10] }
//!   - { id: lab, role: client-group, zone: core, addresses: [10.0.0.0/24] }
//! ";
//! let deployment = Deployment::read(text, Format::Yaml).expect("a sound document");
//! let findings = deployment.findings();
//! let request = Request {
//!     deployment: &deployment,
//!     flows: &deployment.flows(Lang::En),
//!     findings: &KnownFinding::open(&findings),
//!     version: Some(1),
//!     date: "2026-03-01",
//!     link: None,
//!     lang: Lang::En,
//!     grouping: Grouping::Pair,
//!     filter: Filter::default(),
//!     device_group: None,
//!     before: None,
//! };
//! let exported = export(ExportFormat::Csv, &request).expect("a spreadsheet");
//! assert_eq!(exported.file_name, "lab-rules-v1.csv");
//! ```

mod archive;
mod bundle;
mod change;
mod connection;
mod content;
mod device_group;
mod facts;
mod filter;
mod findings;
mod firewall;
mod format;
mod formats;
mod group;
mod import;
mod names;
mod owner;
mod report;
mod request;
mod rule;
mod table;
mod text;

pub use archive::archive;
pub use change::{Before, Change, ChangedRule, changes};
pub use connection::Connection;
pub use device_group::{DeviceGroup, NotADeviceGroup};
pub use filter::{Filter, Machine, NotAFilter};
pub use findings::KnownFinding;
pub use format::ExportFormat;
pub use formats::csv::CsvFile;
pub use group::{Grouping, rules};
pub use import::{
    CellPlace, Contradiction, Filled, FilledIn, ImportFault, ImportFaultKind, ImportRemark,
    MAX_SHEET_BYTES, Sheets,
};
pub use names::shorten;
pub use report::{ByHand, LeftOut, Remark, Report, Unaddressed, Unsayable};
pub use request::{ExportError, Exported, Request, archive_name, export, export_to, file_name};
pub use rule::{Reason, Rule, RuleService};
pub use table::{Cells, ChangedRow, changed_rows, sheet_columns};

/// The JSON Schema (2020-12) of the files in JSON and YAML, for programs that read them.
pub const RULES_SCHEMA: &str = include_str!("../rules.schema.json");
