//! The command line: what clap parses, and what `--help` says.

mod values;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, FromArgMatches as _, Parser, Subcommand};
use clap_complete::Shell;
use jiff::civil::Date;
use picture_export::{Paper, PictureFormat, Scale};
use port_model::Lang;
use rule_export::{DeviceGroup, Grouping};

pub(crate) use self::values::{
    CatalogueFormat, DiffFormat, ExportKind, FlowsFormat, LogFormat, ReportFormat,
};
use self::values::{
    access, diff_format, export_kind, grouping, language, paper, picture_format, scale, theme,
};
use crate::own_catalogue::OwnCatalogue;
use crate::selection::SelectionArguments;

const EXAMPLES_AND_EXIT_CODES: &str = "\
Examples:
  portolan check deployment.yaml
  portolan flows deployment.yaml --format csv > flows.csv
  git show HEAD~1:deployment.yaml | portolan flows -

Exit codes:
  0  all is well
  1  'check' found an error in the draft, or 'diff --exit-code' a difference
  2  wrong arguments, a wrong document, or a file that can't be read or written; nothing was written";

const FILE_HELP: &str = "The deployment document, YAML or JSON, or an SVG picture that Portolan drew; '-' reads standard input";

const OUTPUT_HELP: &str =
    "The file to write, as a whole or not at all; left out or '-', standard output";

const DATE_HELP: &str = "The date in the file; left out, today's in UTC. Given, the same document always gives the same bytes";

/// Drafts deployments of the Tanium Core Platform and derives the network flows that follow.
///
/// A deployment is one document, YAML or JSON, that says which components there are and where.
/// The network flows that they need follow from the vendor's port facts.
#[derive(Debug, Parser)]
#[command(name = "portolan", version, max_term_width = 100, after_help = EXAMPLES_AND_EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// The language of help, names, summaries, findings and faults
    #[arg(long, global = true, display_order = LAST, default_value = "en", value_name = "LANGUAGE", value_parser = language())]
    pub(crate) lang: Lang,
}

/// Where help lists what every command takes: behind what each has of its own.
const LAST: usize = 900;

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Serve(ServeCommand),
    Flows(FlowsCommand),
    Check(CheckCommand),
    Export(ExportCommand),
    Diagram(DiagramCommand),
    Diff(DiffCommand),
    Fill(FillCommand),
    Catalogue(CatalogueCommand),
    Schema(SchemaCommand),
    /// Write a completion script for a shell
    #[command(
        after_help = "Example:\n  portolan completions bash > ~/.local/share/bash-completion/completions/portolan"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// Start the web application; this is what 'portolan' alone does
///
/// On a loopback address it is one person's own, without sign-in. On any other address say with
/// '--access links' that each browser has its own deployments and others come by link.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  portolan serve
  portolan serve --catalogue our-catalogue
  portolan serve --listen 0.0.0.0:8080 --access links --database postgres://portolan@db/portolan")]
pub(crate) struct ServeCommand {
    /// The address and port to listen on; port 0 takes a free one
    #[arg(long, default_value = DEFAULT_LISTEN, value_name = "ADDRESS")]
    pub(crate) listen: SocketAddr,

    /// Where deployments are kept
    #[arg(long, env = "DATABASE_URL", help = DATABASE_HELP, hide_env_values = true, value_name = "URL")]
    pub(crate) database: Option<String>,

    /// Who may see what; left out, 'local' on a loopback address, and none elsewhere
    #[arg(long, value_name = "ACCESS", value_parser = access())]
    pub(crate) access: Option<server::Access>,

    /// What is logged to standard error, such as 'info' or 'server=debug'
    #[arg(long, env = "PORTOLAN_LOG", hide_env_values = true, default_value = DEFAULT_LOG, value_name = "FILTER")]
    pub(crate) log: String,

    /// How it is logged
    #[arg(long, value_enum, default_value_t = LogFormat::Text)]
    pub(crate) log_format: LogFormat,

    #[command(flatten)]
    pub(crate) catalogue: OwnCatalogue,
}

const DATABASE_HELP: &str = "Where deployments are kept, postgres://… or sqlite://PATH; left out, SQLite in your data folder";

const DEFAULT_LISTEN: &str = "127.0.0.1:8080";
const DEFAULT_LOG: &str = "warn";

impl Default for ServeCommand {
    /// What 'portolan' alone does, with the same environment as 'portolan serve'.
    fn default() -> Self {
        let matches = Self::augment_args(clap::Command::new("serve")).no_binary_name(true);
        let parsed = matches.try_get_matches_from(std::iter::empty::<&str>());
        let from_environment =
            parsed.ok().and_then(|matches| Self::from_arg_matches(&matches).ok());
        from_environment.unwrap_or_else(|| Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            database: None,
            access: None,
            log: DEFAULT_LOG.to_owned(),
            log_format: LogFormat::Text,
            catalogue: OwnCatalogue::default(),
        })
    }
}

/// List the network flows that follow from a deployment
///
/// As a table for people, or complete as JSON or CSV for programs. The flows come sorted by id, and
/// the same document always gives the same bytes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  portolan flows deployment.yaml
  portolan flows deployment.yaml --format json | jq '.[] | select(.boundary == \"crossing\")'")]
pub(crate) struct FlowsCommand {
    #[arg(help = FILE_HELP)]
    pub(crate) file: PathBuf,

    /// How to write them
    #[arg(long, value_enum, default_value_t = FlowsFormat::Table)]
    pub(crate) format: FlowsFormat,

    #[command(flatten)]
    pub(crate) catalogue: OwnCatalogue,
}

/// Say what is wrong, risky or could be better in a draft
///
/// Ends with 1 when a finding is an error: the deployment would not work, or the vendor does not
/// support it. Warnings and advice don't change the exit code.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  portolan check deployment.yaml && git commit deployment.yaml")]
pub(crate) struct CheckCommand {
    #[arg(help = FILE_HELP)]
    pub(crate) file: PathBuf,

    /// How to write the findings
    #[arg(long, value_enum, default_value_t = ReportFormat::Table)]
    pub(crate) format: ReportFormat,

    #[command(flatten)]
    pub(crate) catalogue: OwnCatalogue,
}

/// Write the firewall rules as a spreadsheet or as configuration
///
/// Rules put flows together and admit exactly what these ask for. Flows inside one machine are left
/// out. What a file leaves out or can't say is told on standard error.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  portolan export deployment.yaml --format xlsx -o rules.xlsx
  portolan export deployment.yaml --format csv --filter crossing --grouping compact
  portolan export deployment.yaml --format panos --filter wall:core:dmz -o firewall.set
  portolan export draft.yaml --since production.yaml --format xlsx -o change-request.xlsx
  portolan export deployment.yaml --format zip -o everything.zip")]
pub(crate) struct ExportCommand {
    #[arg(help = FILE_HELP)]
    pub(crate) file: PathBuf,

    /// The kind of file; 'zip' is all kinds at once, whole, by firewall and by machine
    #[arg(long, value_parser = export_kind())]
    pub(crate) format: ExportKind,

    #[arg(long, short, value_name = "OUT", help = OUTPUT_HELP)]
    pub(crate) output: Option<PathBuf>,

    /// How flows become rules: one each, one per source and destination, or as few as possible
    #[arg(long, default_value = "pair", value_parser = grouping())]
    pub(crate) grouping: Grouping,

    /// Which flows: all, crossing (between zones), wall:ZONE:ZONE, host:COMPONENT or component:COMPONENT
    #[arg(long, default_value = "all", hide_default_value = true)]
    pub(crate) filter: String,

    /// An older document: the file says what becomes of each of its rules
    #[arg(long, value_name = "OLD")]
    pub(crate) since: Option<PathBuf>,

    /// For 'panos': write for this device group of a Panorama, not for a firewall by itself
    #[arg(long, value_name = "NAME")]
    pub(crate) device_group: Option<DeviceGroup>,

    #[arg(long, value_name = "YYYY-MM-DD", help = DATE_HELP)]
    pub(crate) date: Option<Date>,

    #[command(flatten)]
    pub(crate) catalogue: OwnCatalogue,
}

/// Draw the deployment: SVG, PNG, PDF, draw.io, Mermaid or D2
///
/// Zones are columns, and each bundle of flows is one line with its ports. An SVG file carries the
/// document, and every command reads it again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  portolan diagram deployment.yaml -o deployment.svg
  portolan diagram draft.yaml --compare production.yaml -o change.svg
  portolan diagram deployment.yaml --view wall:dmz:core --protocol tcp -o firewall.svg
  portolan diagram deployment.yaml -o deployment.pdf --paper a3
  portolan diagram deployment.yaml -o deployment.png --scale 3
  portolan diagram deployment.yaml --format mmd")]
pub(crate) struct DiagramCommand {
    #[arg(help = FILE_HELP)]
    pub(crate) file: PathBuf,

    #[arg(long, short, value_name = "OUT", help = OUTPUT_HELP)]
    pub(crate) output: Option<PathBuf>,

    /// The kind of file; left out, what the name of the file ends with, and svg without one
    #[arg(long, value_parser = picture_format())]
    pub(crate) format: Option<PictureFormat>,

    /// How many pixels of a PNG there are for one of the screen
    #[arg(long, default_value = "2", value_parser = scale())]
    pub(crate) scale: Scale,

    /// The paper of a PDF, in landscape
    #[arg(long, default_value = "a4", value_parser = paper())]
    pub(crate) paper: Paper,

    /// Spread a PDF over as many pages as a legible size takes, instead of fitting it to one
    #[arg(long)]
    pub(crate) tile: bool,

    /// An older document to compare with: what was added, changed or removed bears marks
    #[arg(long, value_name = "OLD")]
    pub(crate) compare: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) selection: SelectionArguments,

    /// Draw each component, and no stacks of like ones
    #[arg(long)]
    pub(crate) expand: bool,

    #[arg(long, value_name = "YYYY-MM-DD", help = DATE_HELP)]
    pub(crate) date: Option<Date>,

    /// The colours; 'auto' follows the reader's own setting
    #[arg(long, default_value = "light", value_parser = theme())]
    pub(crate) theme: diagram::Theme,

    #[command(flatten)]
    pub(crate) catalogue: OwnCatalogue,
}

/// Bring the addresses of a filled request sheet into a document
///
/// The sheet is the workbook or the CSV file of 'export', in which somebody has entered or corrected
/// addresses. Everything that is wrong with it is told at once, and then nothing is written.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  portolan fill deployment.yaml rules.xlsx -o deployment.yaml
  portolan fill deployment.yaml rules.csv | portolan diff deployment.yaml -")]
pub(crate) struct FillCommand {
    #[arg(help = FILE_HELP)]
    pub(crate) file: PathBuf,

    /// The filled sheet, XLSX or CSV; '-' reads standard input
    pub(crate) sheet: PathBuf,

    /// The document to write, JSON where its name ends in .json, else YAML; left out or '-', standard
    /// output
    #[arg(long, short, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) catalogue: OwnCatalogue,
}

/// Say which flows and rules came, went or changed between two documents
///
/// A flow changes when its ends, direction and port stay, but an address, a name or a place is
/// another. One with another port is a new one. A rule is modified when it admits something else.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  portolan diff production.yaml draft.yaml
  git show HEAD:deployment.yaml | portolan diff - deployment.yaml --exit-code
  portolan diff production.yaml draft.yaml --format xlsx -o change-request.xlsx
  portolan diagram draft.yaml --compare production.yaml -o change.svg")]
pub(crate) struct DiffCommand {
    /// The document as it was; '-' reads standard input
    pub(crate) old: PathBuf,

    /// The document as it is to be; '-' reads standard input
    pub(crate) new: PathBuf,

    /// How to write the difference: table, json, or a format of exports that can say it
    #[arg(long, default_value = "table", value_parser = diff_format())]
    pub(crate) format: DiffFormat,

    #[arg(long, short, value_name = "OUT", help = OUTPUT_HELP)]
    pub(crate) output: Option<PathBuf>,

    /// How flows become rules: one each, one per source and destination, or as few as possible
    #[arg(long, default_value = "pair", value_parser = grouping())]
    pub(crate) grouping: Grouping,

    #[arg(long, value_name = "YYYY-MM-DD", help = DATE_HELP)]
    pub(crate) date: Option<Date>,

    /// End with 1 when anything differs
    #[arg(long)]
    pub(crate) exit_code: bool,

    #[command(flatten)]
    pub(crate) catalogue: OwnCatalogue,
}

/// List the vendor's facts: roles, services, flows and modules
#[derive(Debug, Args)]
pub(crate) struct CatalogueCommand {
    /// How to write them
    #[arg(long, value_enum, default_value_t = CatalogueFormat::Table)]
    pub(crate) format: CatalogueFormat,

    #[arg(long, value_name = "YYYY-MM-DD", help = DATE_HELP)]
    pub(crate) date: Option<Date>,

    #[command(flatten)]
    pub(crate) catalogue: OwnCatalogue,
}

/// Write the JSON Schema of deployment documents
///
/// Editors complete and check documents with it while somebody types.
#[derive(Debug, Args)]
pub(crate) struct SchemaCommand {
    /// Write that of the rules in JSON and YAML instead, for programs that read them
    #[arg(long, conflicts_with = "folder")]
    pub(crate) rules: bool,

    #[command(flatten)]
    pub(crate) catalogue: OwnCatalogue,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn clap_finds_nothing_wrong_with_the_declarations() {
        Arguments::command().debug_assert();
    }
}
