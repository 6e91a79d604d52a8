//! The entries that somebody asked for as CSV and JSON.

use axum::extract::{Query as FromQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use port_model::Lang;
use rule_export::{CsvFile, ExportError, ExportFormat};
use serde::Serialize;

use super::filter::{Filter, Query};
use super::modules::ModuleRow;
use super::rows::{Named, Row, found};
use super::{answer, kept, modules};
use crate::error::AppError;
use crate::language::WORDING;
use crate::state::App;
use crate::visitor::Visitor;

/// The headings of the CSV, by their sentences' keys.
const COLUMNS: [&str; 23] = [
    "flow-id",
    "field-source",
    "field-destination",
    "flow-direction",
    "field-protocol",
    "flow-port",
    "flow-service",
    "ports-setting",
    "ports-sites",
    "ports-purpose",
    "ports-condition",
    "field-platform",
    "ports-module",
    "field-requirement",
    "flow-encryption",
    "ports-encrypted",
    "flow-processes",
    "ports-elsewhere",
    "flow-basis",
    "ports-reference",
    "ports-link",
    "flow-note",
    "ports-discrepancy",
];

/// The entries for programs: words that stay the same beside names in the language asked for.
#[derive(Serialize)]
struct File<'a> {
    lang: Lang,
    query: &'a Query,
    answers: Vec<String>,
    entries: Vec<Row>,
    modules: Vec<ModuleRow>,
}

/// `/ports.csv`.
pub(crate) async fn csv(
    State(app): State<App>,
    visitor: Visitor,
    FromQuery(query): FromQuery<Query>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let catalogue = app.catalogue;
    let rows = found(catalogue, &Filter::read(&query, catalogue)?, visitor.lang);
    let bytes = table(&rows, visitor.lang).map_err(|error| {
        tracing::error!(%error, "the port reference can't be written");
        AppError::Internal
    })?;
    Ok(download(ExportFormat::Csv, bytes, &headers))
}

/// `/ports.json`.
pub(crate) async fn json(
    State(app): State<App>,
    visitor: Visitor,
    FromQuery(query): FromQuery<Query>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let (catalogue, lang) = (app.catalogue, visitor.lang);
    let filter = Filter::read(&query, catalogue)?;
    let answers = answer::answers(catalogue, &filter, lang);
    let entries = found(catalogue, &filter, lang);
    let modules = modules::found(catalogue, &filter, lang);
    let file = File { lang, query: &query, answers, entries, modules };
    let bytes = serde_json::to_vec_pretty(&file).map_err(|error| {
        tracing::error!(%error, "the port reference can't be written");
        AppError::Internal
    })?;
    Ok(download(ExportFormat::Json, bytes, &headers))
}

fn download(format: ExportFormat, bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let disposition = format!("attachment; filename=\"ports.{}\"", format.extension());
    kept(headers, format.media_type(), &disposition, bytes)
}

fn table(rows: &[Row], lang: Lang) -> Result<Vec<u8>, ExportError> {
    let mut file = CsvFile::default();
    file.row(&COLUMNS.map(|key| WORDING.text(lang, key)))?;
    for row in rows {
        file.row(&cells(row, lang))?;
    }
    file.into_output()
}

fn cells(row: &Row, lang: Lang) -> [String; COLUMNS.len()] {
    let direction = if row.bidirectional { "ports-both-ways" } else { "ports-one-way" };
    [
        row.id.clone(),
        row.source.name.clone(),
        row.destination.name.clone(),
        WORDING.text(lang, direction),
        row.protocol.name.clone(),
        row.port.map(|port| port.to_string()).unwrap_or_default(),
        row.service.name.clone(),
        row.setting.clone().unwrap_or_default(),
        row.sites.join("\n"),
        row.summary.clone(),
        row.condition.clone(),
        names(&row.platforms),
        row.module.iter().map(|module| module.name.clone()).collect(),
        row.requirement.name.clone(),
        row.encryption.name.clone(),
        row.encrypted_since.clone().unwrap_or_default(),
        lines(row.processes.iter().map(|on| (&on.platforms, on.text()))),
        row.elsewhere.join(", "),
        lines(row.references.iter().map(|on| (&on.platforms, on.basis.name.clone()))),
        lines(row.references.iter().map(|on| (&on.platforms, on.text()))),
        lines(row.references.iter().map(|on| (&on.platforms, on.url.clone()))),
        row.note.clone().unwrap_or_default(),
        row.discrepancy.clone().unwrap_or_default(),
    ]
}

fn names(list: &[Named]) -> String {
    list.iter().map(|named| named.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What holds on some platforms, line by line; the platforms are named where there are several lines.
fn lines<'a>(parts: impl Iterator<Item = (&'a Vec<Named>, String)>) -> String {
    let parts: Vec<(&Vec<Named>, String)> = parts.collect();
    let alone = parts.len() == 1;
    let line = |(platforms, text): &(&Vec<Named>, String)| {
        if alone { text.clone() } else { format!("{}: {text}", names(platforms)) }
    };
    parts.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use port_model::Catalogue;

    use super::*;

    fn sheet(q: &str, lang: Lang) -> Vec<Vec<String>> {
        let catalogue = Catalogue::builtin();
        let query = Query { q: q.to_owned(), ..Query::default() };
        let rows = found(catalogue, &Filter::read(&query, catalogue).expect("a query"), lang);
        let bytes = table(&rows, lang).expect("a table");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*bytes);
        let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
        reader.records().map(|row| cells(row.expect("a row"))).collect()
    }

    #[test]
    fn the_table_has_the_entries_of_the_search_below_its_headings() {
        let sheet = sheet("17477", Lang::De);
        assert_eq!(sheet[0][0].trim_start_matches('\u{feff}'), "ID");
        assert_eq!(
            sheet[1][..7],
            [
                "server-to-module-server/tcp",
                "Tanium Server",
                "Modulserver",
                "von der Quelle zum Ziel",
                "TCP",
                "17477",
                "Modulserver",
            ]
        );
        assert_eq!(sheet.len(), 2);
    }

    #[test]
    fn lines_name_their_platforms_only_where_these_differ() {
        let of = |q: &str| sheet(q, Lang::En)[1].clone();
        assert_eq!(
            of("server-to-module-server")[16],
            "Windows: TaniumReceiver.exe → TaniumModuleServer.exe\n\
             Tanium Appliance: taniumserver → taniummoduleserver"
        );
        assert_eq!(of("client-peering")[16], "TaniumClient.exe → TaniumClient.exe");
    }
}
