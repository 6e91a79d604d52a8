//! The web application: pages that work without script, and the HTTP API.
//!
//! A request passes the layers of [`routes`], which name the visitor and guard the session; a handler
//! takes what it needs, asks `storage` and `port-model`, and gives a page or an [`AppError`]. What
//! follows from a deployment is derived here on every request by the same functions that the
//! command line calls, and never stored.

mod access;
mod acknowledged;
mod api;
mod assets;
mod authors;
mod comparison;
mod conflict;
mod edit;
mod error;
mod forms;
mod headers;
mod language;
mod listen;
mod live;
mod pages;
mod patch;
mod paths;
mod properties;
mod routes;
mod selection;
mod sheet;
mod state;
mod streamed;
mod tagged;
mod typed;
mod upload;
mod version;
mod view;
mod visitor;
mod when;

pub use access::Access;
pub use error::{AppError, WrongValue};
pub use listen::{Config, StartError, run};
pub use live::{Live, Pace};
pub use pages::shown::Shown;
pub use routes::router;
pub use state::{App, Clock, Random};
pub use storage::StorageError;
