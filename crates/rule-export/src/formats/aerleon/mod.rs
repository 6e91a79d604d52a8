//! Aerleon: a naming file and a policy file, from which it writes the formats of about thirty platforms.
//!
//! Two files travel as a ZIP with the folders that its `aclgen` looks into. A filter is of one pair of
//! zones and one family of addresses; a term is of one protocol, since a term admits all its protocols on
//! all its ports. A missing address is a token that isn't defined, so that nothing is generated.
//! Names of hosts are left out: of all targets only one takes them, and some generate nothing at all.

mod naming;
mod policies;

use std::io::Write;

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use crate::content::Content;
use crate::firewall::{Apart, NameRule, Place, Policy, heading, tame};
use crate::report::{Report, Unsayable};
use crate::request::ExportError;

pub(crate) const MEDIA_TYPE: &str = "application/zip";

/// Compresses half as well as usual and several times as fast; rules repeat themselves anyway.
const FAST: i64 = 1;
/// Tokens. Targets put up to eight characters behind them for each of their addresses.
const TOKEN: NameRule = NameRule { limit: 54, others: "-_", fill: '_', lead: "" };

pub(crate) fn write(
    content: &Content<'_>,
    report: &mut Report,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let policy = Policy::of(content, says, report);
    let apart = Apart::of(&policy);
    TOKEN.report_objects(apart.names().map(dashed), report);
    policies::ZONE.report_zones(&policy, report);
    policy.report_shortened(report, policies::MAX_COMMENT, policies::said);
    let head: String =
        heading(content, report).iter().map(|line| comment(line)).collect::<Vec<_>>().concat();
    let mut archive = ZipWriter::new_stream(output);
    // The same rules are the same file, whenever it is written.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(FAST))
        .last_modified_time(DateTime::default());
    archive.start_file("def/portolan.yaml", options)?;
    archive.write_all(head.as_bytes())?;
    naming::write(&mut archive, content.lang(), &policy, &apart)?;
    archive.start_file("policies/pol/portolan.yaml", options)?;
    archive.write_all(head.as_bytes())?;
    policies::write(&mut archive, content, &apart, report)?;
    archive.finish()?;
    Ok(())
}

fn says(place: &Place<'_>) -> Option<Unsayable> {
    match place {
        Place::Host(_) => Some(Unsayable::HostName),
        Place::Domain(_) => Some(Unsayable::Domain),
        Place::Net(_) | Place::Range(..) | Place::Any | Place::Missing => None,
    }
}

/// A line of comment.
fn comment(text: &str) -> String {
    format!("# {}\n", tame(text))
}

/// A text in quotes of YAML that neither begins nor ends a comment of the formats that are made from it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", tame(text).replace('*', "."))
}

/// A token of an object or a group.
fn token(name: &str) -> String {
    TOKEN.fit(&dashed(name))
}

/// A name without dots, which a token can't have: they stand only in IPv4 addresses here, where a hyphen
/// tells them apart as well.
fn dashed(name: &str) -> String {
    name.replace('.', "-")
}
