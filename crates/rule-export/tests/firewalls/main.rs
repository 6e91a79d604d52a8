//! Formats of firewalls: for each a golden file per reference topology, its reader, which says what a
//! file admits, and its validator where there is one.

#![cfg(test)]

mod aerleon;
mod asa;
mod asa_changes;
mod awkward;
mod checkpoint;
mod checkpoint_reader;
#[path = "../support/drafts.rs"]
mod drafts;
mod fortios;
mod fortios_changes;
mod goldens;
mod harness;
mod iptables;
mod junos;
mod link;
mod nftables;
mod nftables_changes;
mod panos;
mod panos_changes;
mod schema;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod terraform;
mod validator;
mod versions;
mod windows;
mod yaml;
