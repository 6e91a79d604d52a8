//! What a filled sheet says.

use port_model::wording::Message;
use port_model::{Address, Command, Deployment, Id, Lang};

use super::fault::{CellPlace, capitalised};
use crate::text::message;

/// What a filled sheet says that the deployment does not.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The components that get other addresses, sorted by id.
    pub addresses: Vec<FilledIn>,
    /// What else the reader should know.
    pub remarks: Vec<ImportRemark>,
    /// The deployment with these addresses.
    pub deployment: Deployment,
}

/// A component that gets other addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledIn {
    /// The component whose addresses they are. Those on its machine have them, too.
    pub component: Id,
    /// Its addresses as they are.
    pub before: Vec<Address>,
    /// Its addresses as the sheet has them: those that it had first, in their order.
    pub after: Vec<Address>,
    /// The first cell that says so.
    pub place: CellPlace,
}

/// Something in a sheet that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportRemark {
    /// A protocol or a port that is not the deployment's.
    Service {
        /// Where.
        place: CellPlace,
        /// What stands there.
        is: String,
        /// What the deployment says.
        was: String,
    },
    /// The sheet is of a deployment that has another name.
    OtherName {
        /// That name.
        name: String,
    },
}

impl Filled {
    /// Whether the deployment says all of it already.
    pub const fn is_empty(&self) -> bool {
        self.addresses.is_empty()
    }

    /// The command that gives the components their addresses: all of them, or none.
    pub fn command(&self) -> Command {
        command(&self.addresses)
    }
}

pub(super) fn command(addresses: &[FilledIn]) -> Command {
    let set = |filled: &FilledIn| Command::SetAddresses {
        id: filled.component.clone(),
        addresses: filled.after.clone(),
    };
    Command::Batch { commands: addresses.iter().map(set).collect() }
}

impl ImportRemark {
    /// The remark as a sentence, with its place.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Service { place, is, was } => {
                let one_line = |text: &str| text.lines().collect::<Vec<_>>().join(", ");
                let remark = Message::new("import-remark-service")
                    .with("is", one_line(is))
                    .with("was", one_line(was));
                capitalised(&format!("{}: {}", place.text(lang), message(lang, &remark)))
            }
            Self::OtherName { name } => {
                message(lang, &Message::new("import-remark-other-name").with("name", name))
            }
        }
    }
}
