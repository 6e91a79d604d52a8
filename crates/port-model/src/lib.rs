//! The domain of Portolan: what a deployment of the Tanium Core Platform consists of, and which
//! network flows follow from it.
//!
//! One value travels through everything: a text is read into a [`Document`], a document that
//! passes every check becomes a [`Deployment`], and from a deployment follow its
//! [flows](Deployment::flows) and [findings](Deployment::findings). Edits are [`Command`]s, each of which knows
//! its inverse. The vendor's facts are data: see [`Catalogue`].
//!
//! This crate does no I/O, reads no clock and draws no random numbers; the same input always gives
//! the same bytes. Drawing is left to `diagram`, files for other people to `rule-export`, keeping
//! to `storage`.
//!
//! ```
//! use port_model::{Deployment, Format, Lang};
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
//! let ids: Vec<_> = deployment.flows(Lang::En).into_iter().map(|flow| flow.id).collect();
//! assert!(ids.contains(&"client-to-server/lab/ts/tcp/17472".to_owned()));
//! ```

pub mod address;
pub mod catalogue;
mod check;
pub mod command;
pub mod deployment;
mod derive;
pub mod difference;
pub mod document;
pub mod fault;
pub mod findings;
pub mod flow;
pub mod names;
mod part;
mod read;
pub mod schema;
pub mod topologies;
pub mod wording;

pub use address::Address;
pub use catalogue::Catalogue;
pub use command::{Change, Command, Refusal};
pub use deployment::{Deployment, Place};
pub use document::{Component, Document, ExtraFlow, Network, Zone};
pub use fault::{Fault, FaultKind, Faults};
pub use findings::{Finding, Severity};
pub use flow::{Boundary, Endpoint, Flow};
pub use names::{Id, Name, Port};
pub use read::Format;
pub use wording::Lang;

/// How many components one deployment may hold.
pub const MAX_COMPONENTS: usize = 5_000;
/// How many networks one deployment may hold.
pub const MAX_NETWORKS: usize = 2_000;
/// How many bytes a document may have.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// How many bytes a picture may have that carries a document.
pub const MAX_PICTURE_BYTES: usize = 16 * 1024 * 1024;
/// How many flows may follow from one deployment: more than any real one has, few enough to hold
/// in memory.
pub const MAX_FLOWS: usize = 250_000;
