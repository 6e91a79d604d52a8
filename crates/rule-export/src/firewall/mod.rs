//! What the formats of firewalls have in common: rules of one direction between named objects, names
//! within a firewall's limits, texts that stay in their place.
//!
//! A format of a firewall asks for a [`Policy`] and writes its objects, services and rules in its own
//! syntax. What that syntax can't say goes into the report as a [`crate::Remark`]; nothing is said
//! wider than it is.

mod apart;
mod name;
mod object;
mod place;
mod policy;
mod ports;
mod side;
mod versions;
mod wording;

pub(crate) use apart::{Apart, Part};
pub(crate) use name::NameRule;
pub(crate) use object::{Group, Object, all_objects, end_name, places};
pub(crate) use place::{Family, Place};
pub(crate) use policy::{Directed, OneFamily, Policy};
pub(crate) use ports::{runs, service_name};
pub(crate) use side::Side;
pub(crate) use versions::{Version, texts};
pub(crate) use wording::{
    address_to_fill_in, ascii, cut, described, heading, lines, one_line, purpose, quoted, tame,
    zones_to_have,
};
