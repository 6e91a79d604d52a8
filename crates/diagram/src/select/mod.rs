//! What of a deployment is shown: a view, and a filter on its flows. What is not selected gets no place, so that the
//! picture shrinks.

mod check;
mod fault;
mod part;
mod query;
mod scope;
mod words;

use std::collections::BTreeSet;

use port_model::flow::{Protocol, Requirement};
use port_model::{Boundary, Id};

pub use fault::SelectionFault;
pub use query::Key;
pub use scope::Scope;

pub(crate) use part::part;

/// What to show of a deployment; the default is all of it.
///
/// As the parameters of a URL and the flags of the command line it is a list of keys and values:
/// [`Selection::from_pairs`] and [`Selection::pairs`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// What the picture is about.
    pub view: View,
    /// Which of its flows are shown.
    pub filter: Filter,
}

/// What a picture is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum View {
    /// Everything.
    #[default]
    Topology,
    /// What the vendor's figures of an active-active deployment show: the platform's servers, endpoints, consoles and
    /// the internet, with the flows that the platform itself needs.
    ActiveActive,
    /// What crosses the firewall between two zones that stand side by side in the picture.
    Wall(Id, Id),
    /// A component, or the internet, with all that it talks to.
    Component(Id),
}

/// Which flows are shown. Values of one kind widen it, kinds narrow each other: flows of these protocols that
/// touch one of these zones. Nothing of a kind admits all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// An end is in one of these zones.
    pub zones: BTreeSet<Id>,
    /// The protocol is one of these.
    pub protocols: BTreeSet<Protocol>,
    /// The rule that the flow follows from is one of these: an id of the catalogue, or `extra:ID`.
    pub flows: BTreeSet<String>,
    /// The requirement is one of these.
    pub requirements: BTreeSet<Requirement>,
    /// The boundary is one of these.
    pub boundaries: BTreeSet<Boundary>,
    /// An end has one of these roles.
    pub roles: BTreeSet<Id>,
    /// It is there for one of these modules.
    pub modules: BTreeSet<Id>,
    /// An end has a finding.
    pub findings_only: bool,
}

impl Selection {
    /// Whether it is all of a deployment.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

impl Filter {
    /// Whether it admits everything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it looks at flows alone. Else a component without flows can fit it, too.
    fn is_about_flows(&self) -> bool {
        !(self.protocols.is_empty()
            && self.flows.is_empty()
            && self.requirements.is_empty()
            && self.boundaries.is_empty()
            && self.modules.is_empty())
    }
}
