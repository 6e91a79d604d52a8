//! All files at once: one ZIP with a manifest.
//!
//! `whole/` holds each format with the request's own filter, `walls/` a file per firewall between two
//! zones, `hosts/` a file per machine in the formats that are for these. `manifest.json` names each
//! file with its format, filter, size, SHA-256 and report.

use std::io::{self, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::filter::Filter;
use crate::format::ExportFormat;
use crate::report::Report;
use crate::request::{ExportError, Request, export_to};

/// What an archive holds.
#[derive(Serialize)]
struct Manifest<'a> {
    deployment: &'a str,
    version: Option<i64>,
    date: &'a str,
    grouping: &'static str,
    language: &'static str,
    files: Vec<Entry>,
}

/// A file of an archive.
#[derive(Serialize)]
struct Entry {
    path: String,
    format: &'static str,
    /// As [`Filter::word`] has it.
    filter: String,
    bytes: u64,
    sha256: String,
    report: Report,
}

/// Writes an archive of these formats piece by piece. A format that can't say what differs is left out of a
/// change request.
///
/// # Errors
/// As [`export_to`].
pub fn archive(
    formats: &[ExportFormat],
    request: &Request<'_>,
    output: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut zip = ZipWriter::new_stream(output);
    let formats = formats.iter().filter(|it| request.before.is_none() || it.says_changes());
    let formats: Vec<ExportFormat> = formats.copied().collect();
    let mut files = Vec::new();
    for (folder, filter) in folders(request) {
        for format in &formats {
            let hosts = filter.host.is_some() && request.filter.host.is_none();
            if hosts && !format.is_for_hosts() {
                continue;
            }
            let path = format!("{folder}/{}.{}", format.word(), format.extension());
            let request = Request { filter: filter.clone(), ..request.clone() };
            files.push(add(&mut zip, path, *format, &request)?);
        }
    }
    let manifest = Manifest {
        deployment: request.deployment.name(),
        version: request.version,
        date: request.date,
        grouping: request.grouping.word(),
        language: request.lang.word(),
        files,
    };
    zip.start_file("manifest.json", options())?;
    serde_json::to_writer_pretty(&mut zip, &manifest).map_err(ExportError::Json)?;
    zip.finish()?;
    Ok(())
}

/// The folders, each with its filter. A request that is narrowed already has one folder.
fn folders(request: &Request<'_>) -> Vec<(String, Filter)> {
    let whole = ("whole".to_owned(), request.filter.clone());
    let narrow = Filter { crossing_only: false, ..request.filter.clone() } != Filter::default();
    if narrow {
        return vec![whole];
    }
    let named = |prefix: &str, filter: Filter| {
        let name =
            filter.word().split_once(':').map_or_else(String::new, |(_, of)| of.replace(':', "_"));
        (format!("{prefix}/{name}"), filter)
    };
    let walls = Filter::walls(request.flows).into_iter().map(|wall| named("walls", wall));
    let hosts = Filter::hosts(request.deployment, request.flows).into_iter();
    let hosts = hosts.map(|host| named("hosts", host));
    std::iter::once(whole).chain(walls).chain(hosts).collect()
}

type Zip<'w> = ZipWriter<StreamWriter<&'w mut dyn Write>>;

fn add(
    zip: &mut Zip<'_>,
    path: String,
    format: ExportFormat,
    request: &Request<'_>,
) -> Result<Entry, ExportError> {
    zip.start_file(&path, options())?;
    let mut counted = Counted { zip, bytes: 0, hash: Sha256::new() };
    let report = export_to(format, request, &mut counted)?;
    let Counted { bytes, hash, .. } = counted;
    let sha256 = hex::encode(hash.finalize());
    Ok(Entry { path, format: format.word(), filter: request.filter.word(), bytes, sha256, report })
}

/// Without times, so that the same request gives the same bytes. Its files may be read by all.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o644)
}

/// Counts and hashes what goes into an archive.
struct Counted<'z, 'w> {
    zip: &'z mut Zip<'w>,
    bytes: u64,
    hash: Sha256,
}

impl Write for Counted<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.zip.write(bytes)?;
        self.hash.update(&bytes[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}
