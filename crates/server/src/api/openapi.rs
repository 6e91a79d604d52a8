//! The description of this API for programs: OpenAPI 3.1, made of the same table as the router.

use port_model::catalogue::Catalogue;
use port_model::command::{FORMS, Form};
use port_model::schema::json_schema;
use rule_export::{ExportFormat, Grouping};
use serde_json::{Map, Value, json};

use super::addresses::TYPES;
use super::operation::{Gives, Operation, Takes};
use super::operations;

/// What answers hold, and the parameters of queries and headers.
const PARTS: &str = include_str!("parts.json");

/// The whole description.
pub(super) fn document(catalogue: &Catalogue) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations::all() {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method] = described(&operation);
    }
    let mut components: Value = serde_json::from_str(PARTS).unwrap_or_default();
    components["parameters"]["grouping"]["schema"]["enum"] =
        Grouping::ALL.iter().map(|grouping| grouping.word()).collect();
    if let Some(schemas) = components["schemas"].as_object_mut() {
        schemas.extend(document_schemas(catalogue));
        schemas.insert("Command".to_owned(), json!({ "oneOf": FORMS.map(|form| command(&form)) }));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Portolan",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Drafts deployments of the Tanium Core Platform and derives the network flows that they need.",
            "license": { "name": env!("CARGO_PKG_LICENSE"), "identifier": env!("CARGO_PKG_LICENSE") },
        },
        "servers": [{ "url": "/" }],
        "security": [{}, { "token": [] }],
        "paths": paths,
        "components": components,
    })
}

fn described(operation: &Operation) -> Value {
    let mut parameters: Vec<Value> = in_path(operation.path);
    parameters.extend(operation.parameters.iter().map(|name| refers("parameters", name)));
    let mut described = json!({
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": responses(operation),
    });
    if let Some(takes) = operation.takes {
        let content = match takes {
            Takes::Document => {
                let mut forms = in_both_forms();
                // A picture that carries its document.
                forms["image/svg+xml"] = json!({ "schema": { "type": "string" } });
                forms
            }
            Takes::Sheet => {
                let form =
                    |kind: &str| (kind.to_owned(), json!({ "schema": { "type": "string" } }));
                TYPES.map(form).into_iter().collect::<Map<_, _>>().into()
            }
            Takes::Json(schema) => in_form("application/json", &refers("schemas", schema)),
        };
        described["requestBody"] = json!({ "required": true, "content": content });
    }
    described
}

fn in_path(path: &str) -> Vec<Value> {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    names
        .map(|name| {
            let schema = match name {
                "format" => json!({ "enum": formats() }),
                _ => json!({ "type": "string" }),
            };
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        })
        .collect()
}

/// What the last part of an export's path may be.
fn formats() -> Vec<&'static str> {
    ExportFormat::ALL.iter().map(|format| format.word()).chain(["zip"]).collect()
}

fn responses(operation: &Operation) -> Value {
    let good = match operation.gives {
        Gives::Nothing => json!({ "description": "Done" }),
        gives => json!({ "description": operation.summary, "content": content(gives) }),
    };
    let mut responses = Map::from_iter([(operation.status.to_string(), good)]);
    for status in failures(operation) {
        let name = if status == 304 { "NotModified" } else { "Problem" };
        responses.insert(status.to_string(), refers("responses", name));
    }
    responses.into()
}

fn content(gives: Gives) -> Value {
    match gives {
        Gives::Nothing => json!({}),
        Gives::Document => in_both_forms(),
        Gives::Json(schema) => in_form("application/json", &refers("schemas", schema)),
        Gives::List(schema) => {
            let list = json!({ "type": "array", "items": refers("schemas", schema) });
            in_form("application/json", &list)
        }
        Gives::Picture(format) => {
            let schema = if format.is_text() { json!({ "type": "string" }) } else { json!({}) };
            in_form(format.media_type(), &schema)
        }
        Gives::Export => ExportFormat::ALL
            .iter()
            .map(|format| format.media_type())
            .chain(["application/zip"])
            .map(|media_type| (media_type.to_owned(), json!({})))
            .collect::<Map<_, _>>()
            .into(),
    }
}

/// Most errors follow from what a call is about; the others stand in the table.
fn failures(operation: &Operation) -> Vec<u16> {
    let mut statuses = operation.fails.to_vec();
    if operation.takes.is_some() {
        statuses.extend([400, 413, 415, 422]);
    }
    if operation.path.contains("{id}") {
        statuses.extend([401, 404]);
    }
    if operation.method != "get" {
        statuses.push(403);
    }
    statuses
}

fn refers(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

fn in_form(kind: &str, schema: &Value) -> Value {
    json!({ kind: { "schema": schema } })
}

fn in_both_forms() -> Value {
    let schema = json!({ "schema": refers("schemas", "Document") });
    json!({ "application/json": schema, "application/yaml": schema })
}

/// The schema of documents with its definitions, at home in this description.
fn document_schemas(catalogue: &Catalogue) -> Map<String, Value> {
    let mut document = json_schema(catalogue);
    move_references(&mut document);
    let mut schemas = Map::new();
    if let Some(keys) = document.as_object_mut() {
        keys.remove("$schema");
        if let Some(Value::Object(definitions)) = keys.remove("$defs") {
            schemas.extend(definitions);
        }
    }
    schemas.insert("Document".to_owned(), document);
    schemas
}

fn move_references(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            if let Some(Value::String(target)) = keys.get_mut("$ref") {
                *target = target.replace("#/$defs/", "#/components/schemas/");
            }
            keys.values_mut().for_each(move_references);
        }
        Value::Array(items) => items.iter_mut().for_each(move_references),
        _ => {}
    }
}

fn command(form: &Form) -> Value {
    let mut properties = Map::from_iter([("op".to_owned(), json!({ "const": form.op }))]);
    for key in form.required.iter().chain(form.optional) {
        properties.insert((*key).to_owned(), value_of(key, form));
    }
    let required = [&["op"], form.required].concat();
    json!({ "type": "object", "title": form.op, "required": required, "properties": properties })
}

/// What a command's key holds. `network` and `zone` name one, unless that is what the command is about.
fn value_of(key: &str, form: &Form) -> Value {
    let is_part = form.op == format!("add-{key}") || form.op == format!("edit-{key}");
    match key {
        "network" | "zone" if is_part => refers("schemas", key),
        "component" => refers("schemas", "component"),
        "flow" => refers("schemas", "extra_flow"),
        "document" => refers("schemas", "Document"),
        "settings" => refers("schemas", "Settings"),
        "name" => json!({ "anyOf": [refers("schemas", "name"), { "type": "null" }] }),
        "port" => json!({ "anyOf": [refers("schemas", "port"), { "type": "null" }] }),
        "addresses" => json!({ "type": "array", "items": refers("schemas", "address") }),
        "connects_to" => json!({ "type": ["array", "null"], "items": refers("schemas", "id") }),
        _ => refers("schemas", "id"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_leads_somewhere() {
        let document = document(Catalogue::builtin());
        let text = document.to_string();
        let targets = text.split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next());
        let mut count = 0;
        for target in targets {
            assert!(document.pointer(target).is_some(), "{target}");
            count += 1;
        }
        assert!(count > 50, "{count} references");
    }

    #[test]
    fn every_call_has_a_name_of_its_own_and_a_summary() {
        let mut names: Vec<&str> =
            operations::all().into_iter().map(|operation| operation.name).collect();
        assert!(names.iter().all(|name| !name.is_empty()));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), operations::all().len());
        assert!(operations::all().iter().all(|operation| !operation.summary.is_empty()));
    }

    #[test]
    fn every_part_that_is_written_down_is_used() {
        let document = document(Catalogue::builtin());
        let text = document.to_string();
        for kind in ["schemas", "parameters", "responses"] {
            for name in document["components"][kind].as_object().expect("parts").keys() {
                assert!(text.contains(&format!("\"#/components/{kind}/{name}\"")), "{kind} {name}");
            }
        }
    }
}
