//! Brings a filled request sheet back: addresses that a firewall team has entered or corrected.
//!
//! [`Sheets::open`] reads a file within limits, whatever it is; [`Sheets::read`] holds it against a
//! deployment. A cell that says what the export writes says nothing. All that is wrong with a sheet
//! is told at once, each with its place, and then nothing of the sheet is taken.

mod claims;
mod delimited;
mod encoding;
mod expected;
mod fault;
mod filled;
mod headings;
mod kind;
mod objects;
mod pairing;
mod request;
mod rules;
mod sheet;
mod workbook;
mod worksheet;

use port_model::{Deployment, Lang};

pub use fault::{CellPlace, Contradiction, ImportFault, ImportFaultKind};
pub use filled::{Filled, FilledIn, ImportRemark};

use claims::Claims;
use headings::{Heading, Table};
use kind::Kind;
use sheet::Sheet;

/// How many bytes a sheet may have.
pub const MAX_SHEET_BYTES: usize = 16 * 1024 * 1024;

/// The sheets of a file in which a row of headings was found.
#[derive(Debug)]
pub struct Sheets {
    /// Each sheet with the table that it holds.
    tables: Vec<(Sheet, Heading)>,
    version: Option<i64>,
    deployment: Option<String>,
}

impl Sheets {
    /// Reads a workbook (`.xlsx`) or comma-separated values; what a file is, its content says.
    ///
    /// # Errors
    /// Why it can't be read, or what it lacks.
    pub fn open(bytes: &[u8]) -> Result<Self, Vec<ImportFault>> {
        let alone = |kind| vec![ImportFault { place: None, kind }];
        let read = match kind::of(bytes).map_err(alone)? {
            Kind::Workbook => workbook::sheets(bytes).map_err(alone)?,
            Kind::Text => vec![delimited::sheet(bytes).map_err(|fault| vec![fault])?],
        };
        let (version, deployment) = request::of(&read);
        let mut faults = Vec::new();
        let mut missing = None;
        let mut tables = Vec::new();
        for sheet in read {
            match headings::of(&sheet) {
                Ok(heading) => {
                    faults.extend(heading.faults(&sheet));
                    tables.push((sheet, heading));
                }
                Err(lacking) => missing = headings::nearer(missing, lacking),
            }
        }
        if tables.is_empty() {
            faults.push(headings::none(missing));
        }
        if faults.is_empty() { Ok(Self { tables, version, deployment }) } else { Err(faults) }
    }

    /// The version of the deployment that was exported, where the workbook says it.
    pub const fn version(&self) -> Option<i64> {
        self.version
    }

    /// What the sheets say of the addresses of a deployment: of the one that was exported, so that
    /// only what somebody has changed in the sheet is a change.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the sheets.
    pub fn read(&self, deployment: &Deployment) -> Result<Filled, Vec<ImportFault>> {
        let mut claims = Claims::new(deployment);
        for lang in Lang::ALL.iter().copied().filter(|lang| self.is_in(*lang)) {
            let flows = deployment.flows(lang);
            for (sheet, heading) in self.tables.iter().filter(|(_, it)| it.lang == lang) {
                match &heading.table {
                    Table::Rules(columns) => {
                        rules::read(sheet, heading, columns, &flows, &mut claims);
                    }
                    Table::Objects(_) => objects::read(sheet, heading, &flows, &mut claims),
                }
            }
        }
        if let Some(name) = self.deployment.as_ref().filter(|name| *name != deployment.name()) {
            claims.remark(ImportRemark::OtherName { name: name.clone() });
        }
        claims.finish()
    }

    fn is_in(&self, lang: Lang) -> bool {
        self.tables.iter().any(|(_, heading)| heading.lang == lang)
    }
}
