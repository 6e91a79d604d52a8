//! The deployment document as a JSON Schema (2020-12), for editors that complete and check while
//! somebody types, and for other people's programs.
//!
//! Everything that one value or one part of a document can show is in it. What only shows between
//! parts (ids that stand twice, references that lead nowhere) is left to [`crate::Deployment`].

use serde_json::{Map, Value, json};

use crate::catalogue::{Catalogue, ROLE_KEYS, Role};
use crate::document::{Engine, FORMAT_VERSION, Platform, ZoneKind};
use crate::flow::{Protocol, Requirement};
use crate::names::{Id, MAX_NAME, MAX_TEXT};
use crate::{MAX_COMPONENTS, MAX_NETWORKS};

/// The schema of documents that are checked with a catalogue: its roles, services and modules are named.
///
/// ```
/// let schema = port_model::schema::json_schema(port_model::Catalogue::builtin());
/// assert_eq!(schema["type"], "object");
/// ```
pub fn json_schema(catalogue: &Catalogue) -> Value {
    let mut schema = object(&["portolan", "name", "platform"], document(catalogue));
    if let Value::Object(keys) = &mut schema {
        let about = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Portolan deployment document",
            "description": "A deployment of the Tanium Core Platform, as an architect drafts it. \
                A key without a value counts as left out",
            "examples": [example()],
            "$defs": definitions(catalogue),
        });
        keys.extend(about.as_object().cloned().unwrap_or_default());
    }
    schema
}

fn document(catalogue: &Catalogue) -> Value {
    let modules: Vec<&Id> = catalogue.modules.iter().map(|module| &module.id).collect();
    json!({
        "portolan": { "const": FORMAT_VERSION, "description": "The version of the format" },
        "name": refers("name", "The deployment's name"),
        "description": text("Whatever there is to say about it"),
        "platform": word(Platform::ALL, "What the platform's servers run on"),
        "platform_version": {
            "type": "string",
            "pattern": r"^[0-9]{1,6}(\.[0-9]{1,6}){0,3}$",
            "description": "The platform's version, in quotes; left out, what the vendor stated in 2021 holds",
            "examples": ["7.4"],
        },
        "internet_access": {
            "type": "boolean",
            "default": true,
            "description": "Whether the servers may reach the vendor's sites; false for an air-gapped deployment",
        },
        "modules": {
            "type": "array",
            "items": { "enum": modules },
            "uniqueItems": true,
            "description": "The modules in use",
        },
        "ports": refers("ports", "Port numbers where the deployment's differ from the vendor's defaults"),
        "zones": {
            "type": "array",
            "items": { "$ref": "#/$defs/zone" },
            "minItems": 1,
            "description": "Areas of trust; left out, they are core, dmz and internet",
        },
        "networks": list("network", MAX_NETWORKS, "Subnets or VLANs"),
        "components": list("component", MAX_COMPONENTS, "What is deployed; the order is that of the picture"),
        "extra_flows": list("extra_flow", MAX_COMPONENTS, "Flows that the catalogue does not know"),
    })
}

fn definitions(catalogue: &Catalogue) -> Value {
    json!({
        "id": {
            "type": "string",
            "pattern": "^[a-z0-9][a-z0-9-]{0,62}$",
            "description": "Lower-case letters, digits and hyphens; unique across zones, networks and components",
            "examples": ["ts1"],
        },
        "name": { "type": "string", "minLength": 1, "maxLength": MAX_NAME, "pattern": r"\S" },
        "port": { "type": "integer", "minimum": 1, "maximum": u16::MAX },
        "ports": ports(catalogue),
        "address": {
            "type": "string",
            "pattern": "^[0-9A-Za-z:*][0-9A-Za-z.:* /-]*$",
            "maxLength": 253,
            "description": "IPv4, IPv6, a network, a range or a full host name",
            "examples": ["10.10.0.11", "2001:db8:10::11", "10.20.0.0/16", "10.10.1.200-10.10.1.220", "dc1.example.com"],
        },
        "zone": object(&["id", "kind"], zone()),
        "network": object(&["id", "zone"], network()),
        "component": component(catalogue),
        "extra_flow": extra_flow(),
    })
}

fn zone() -> Value {
    json!({
        "id": refers("id", "The zone's id"),
        "kind": word(ZoneKind::ALL, "How far it is trusted"),
        "name": refers("name", "Its name; left out, the kind's"),
    })
}

fn network() -> Value {
    json!({
        "id": refers("id", "The network's id"),
        "zone": refers("id", "The zone that it is part of"),
        "name": refers("name", "Its name; left out, the id"),
        "cidrs": {
            "type": "array",
            "items": { "type": "string", "pattern": "^[0-9A-Fa-f.:]+/[0-9]{1,3}$" },
            "uniqueItems": true,
            "description": "Its address ranges, without host bits",
            "examples": [["10.10.0.0/24", "2001:db8:10::/64"]],
        },
    })
}

fn component(catalogue: &Catalogue) -> Value {
    let roles: Vec<&Id> = catalogue.roles.iter().map(|role| &role.id).collect();
    let mut schema = object(
        &["id", "role"],
        json!({
            "id": {
                "$ref": "#/$defs/id",
                "not": { "const": Id::INTERNET },
                "description": "The component's id; 'internet' is kept for the internet",
            },
            "role": { "enum": roles, "description": "What it is" },
            "name": refers("name", "Its name; left out, the role's"),
            "network": refers("id", "The network it is in"),
            "zone": refers("id", "The zone it is in, where it is in no network"),
            "host": refers("id", "The component whose machine it shares, with that one's place and addresses"),
            "addresses": addresses("How it is reached; none yet is allowed"),
            "cluster": refers("name", "Tanium Servers that bear the same name here are active-active peers"),
            "connects_to": {
                "type": "array",
                "items": { "$ref": "#/$defs/id" },
                "uniqueItems": true,
                "description": "Exactly whom it talks to; left out, every fitting component",
            },
            "peering": {
                "type": "boolean",
                "description": "Whether its endpoints talk to one another; left out, they do in core and dmz zones",
            },
            "engine": word(Engine::ALL, "The database's product; left out, SQL Server"),
            "management_address": refers("address", "The address of an appliance's iDRAC"),
            "count": {
                "type": "integer",
                "minimum": 0,
                "maximum": 10_000_000,
                "description": "How many endpoints the group has, for the reader",
            },
            "ports": refers("ports", "Numbers of this component's listening ports"),
        }),
    );
    let places = ["network", "zone", "host"];
    let somewhere =
        places.map(|key| json!({ "required": [key], "properties": { key: { "type": "string" } } }));
    if let Value::Object(keys) = &mut schema {
        keys.insert("anyOf".to_owned(), json!(somewhere));
        keys.insert("allOf".to_owned(), catalogue.roles.iter().map(without_foreign_keys).collect());
    }
    schema
}

/// A component of a role leaves out the keys that the role does not take.
fn without_foreign_keys(role: &Role) -> Value {
    let foreign: Map<String, Value> = ROLE_KEYS
        .iter()
        .filter(|key| !role.keys.iter().any(|taken| taken == *key))
        .map(|key| ((*key).to_owned(), json!({ "type": "null" })))
        .collect();
    json!({
        "if": { "required": ["role"], "properties": { "role": { "const": role.id } } },
        "then": { "properties": foreign },
    })
}

fn extra_flow() -> Value {
    let mut schema = object(
        &["id", "source", "destination", "protocol"],
        json!({
            "id": refers("id", "Its id among the extra flows"),
            "source": refers("id", "The component that opens the connection, or 'internet'"),
            "destination": refers("id", "The component that listens, or 'internet'"),
            "protocol": word(Protocol::ALL, "The protocol; esp has no ports"),
            "ports": {
                "type": "array",
                "items": { "$ref": "#/$defs/port" },
                "uniqueItems": true,
                "description": "The listening ports",
            },
            "summary": text("What it is for"),
            "requirement": word(Requirement::ALL, "Whether the platform works without it; left out, it doesn't"),
        }),
    );
    if let Value::Object(keys) = &mut schema {
        keys.insert(
            "if".to_owned(),
            json!({ "properties": { "protocol": { "const": Protocol::Esp } } }),
        );
        keys.insert("then".to_owned(), json!({ "properties": { "ports": { "maxItems": 0 } } }));
        keys.insert(
            "else".to_owned(),
            json!({ "required": ["ports"], "properties": { "ports": { "type": "array", "minItems": 1 } } }),
        );
    }
    schema
}

/// Every service that has a port, each with the vendor's number for it.
fn ports(catalogue: &Catalogue) -> Value {
    let services = catalogue.services.iter().filter_map(|service| {
        let port = service.port?;
        let about =
            json!({ "$ref": "#/$defs/port", "description": service.name.en, "default": port });
        Some((service.id.to_string(), about))
    });
    // Unlike an optional key, a service without a number is a fault.
    json!({ "type": "object", "additionalProperties": false, "properties": services.collect::<Map<_, _>>() })
}

/// A mapping with these keys only. Those that are not required may have no value.
fn object(required: &[&str], properties: Value) -> Value {
    let Value::Object(mut properties) = properties else { return properties };
    for (key, schema) in &mut properties {
        if !required.contains(&key.as_str()) {
            allow_null(schema);
        }
    }
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn allow_null(schema: &mut Value) {
    let Value::Object(keys) = schema else { return };
    if let Some(reference) = keys.remove("$ref") {
        keys.insert("anyOf".to_owned(), json!([{ "$ref": reference }, { "type": "null" }]));
    } else if let Some(Value::Array(words)) = keys.get_mut("enum") {
        words.push(Value::Null);
    } else if let Some(kind) = keys.get_mut("type") {
        *kind = json!([kind, "null"]);
    }
}

fn refers(definition: &str, description: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{definition}"), "description": description })
}

fn word<T: serde::Serialize>(words: &[T], description: &str) -> Value {
    json!({ "enum": words, "description": description })
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "maxLength": MAX_TEXT, "description": description })
}

fn list(definition: &str, limit: usize, description: &str) -> Value {
    json!({
        "type": "array",
        "items": { "$ref": format!("#/$defs/{definition}") },
        "maxItems": limit,
        "description": description,
    })
}

fn addresses(description: &str) -> Value {
    json!({
        "type": "array",
        "items": { "$ref": "#/$defs/address" },
        "uniqueItems": true,
        "description": description,
    })
}

fn example() -> Value {
    json!({
        "portolan": FORMAT_VERSION,
        "name": "ACME production",
        "platform": "windows",
        "networks": [{ "id": "servers", "zone": "core", "name": "Server LAN", "cidrs": ["10.10.0.0/24"] }],
        "components": [
            { "id": "ts1", "role": "tanium-server", "network": "servers", "addresses": ["10.10.0.11"] },
            { "id": "berlin", "role": "client-group", "zone": "core", "addresses": ["10.20.0.0/16"], "count": 4000 },
        ],
    })
}
