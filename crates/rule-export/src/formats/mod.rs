//! One file per format: each has a `write` that writes a [`Content`](crate::content::Content).

pub(crate) mod aerleon;
pub(crate) mod asa;
mod block;
pub(crate) mod checkpoint;
pub(crate) mod csv;
pub(crate) mod fortios;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod junos;
pub(crate) mod markdown;
pub(crate) mod netfilter;
pub(crate) mod panos;
pub(crate) mod terraform;
pub(crate) mod windows;
pub(crate) mod xlsx;
