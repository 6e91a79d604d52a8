//! The JSON Schema takes what the reader takes, and refuses what a schema can refuse.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

use boon::{Compiler, SchemaIndex, Schemas};
use port_model::schema::json_schema;
use port_model::topologies::ALL;
use port_model::{Catalogue, Deployment, Format};
use serde_json::{Value, json};

struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn new() -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        let name = "deployment.json";
        compiler.add_resource(name, json_schema(Catalogue::builtin())).expect("a resource");
        let index = compiler.compile(name, &mut schemas).expect("a sound schema");
        Self { schemas, index }
    }

    fn refusal(&self, document: &Value) -> Option<String> {
        self.schemas.validate(document, self.index).err().map(|error| error.to_string())
    }
}

fn base() -> Value {
    json!({
        "portolan": 1,
        "name": "Lab",
        "platform": "windows",
        "zones": [{ "id": "core", "kind": "core" }],
        "networks": [{ "id": "lan", "zone": "core", "cidrs": ["10.0.0.0/24"] }],
        "components": [
            { "id": "ts", "role": "tanium-server", "network": "lan", "addresses": ["10.0.0.1"] },
            { "id": "lab", "role": "client-group", "zone": "core", "connects_to": ["ts"] },
        ],
        "extra_flows": [
            { "id": "mail", "source": "ts", "destination": "internet", "protocol": "tcp", "ports": [587] },
        ],
    })
}

/// The base document with one value put in at a JSON pointer.
fn with(pointer: &str, value: Value) -> Value {
    let mut document = base();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    match document.pointer_mut(parent).expect("an existing place") {
        Value::Object(keys) => {
            keys.insert(key.to_owned(), value);
        }
        Value::Array(items) => items[key.parse::<usize>().expect("a number")] = value,
        _ => panic!("{pointer} is inside neither list nor mapping"),
    }
    document
}

fn reads(document: &Value) -> bool {
    Deployment::read(&document.to_string(), Format::Json).is_ok()
}

#[test]
fn every_topology_and_example_validates() {
    let validator = Validator::new();
    let examples = [
        include_str!("examples/windows-active-active.yaml"),
        include_str!("examples/appliance-active-active.yaml"),
        include_str!("examples/windows-all-in-one.yaml"),
    ];
    for text in ALL.iter().map(|topology| topology.yaml).chain(examples) {
        let deployment = Deployment::read(text, Format::Yaml).expect("sound");
        let document = serde_json::from_str(&deployment.document().to_json()).expect("JSON");
        assert_eq!(validator.refusal(&document), None, "{text}");
    }
}

#[test]
fn the_schemas_own_example_is_a_document() {
    let schema = json_schema(Catalogue::builtin());
    let example = &schema["examples"][0];
    assert_eq!(Validator::new().refusal(example), None);
    assert!(reads(example));
}

#[test]
fn schema_and_reader_take_the_same_variations() {
    let sound = [
        ("/internet_access", json!(false)),
        ("/platform_version", json!("7.4.3.1204")),
        ("/description", json!("two\nlines")),
        ("/description", Value::Null),
        ("/modules", json!(["connect", "trends"])),
        ("/ports", json!({ "server": 17480, "console": 65535 })),
        ("/components/0/host", Value::Null),
        ("/components/0/cluster", json!("pair")),
        ("/components/0/peering", Value::Null),
        ("/components/1/count", json!(0)),
        (
            "/components/1/addresses",
            json!(["2001:db8::/32", "10.1.0.1 - 10.1.0.9", "*.example.com"]),
        ),
        ("/extra_flows/0/requirement", json!("optional")),
        (
            "/extra_flows/0",
            json!({ "id": "x", "source": "ts", "destination": "lab", "protocol": "esp" }),
        ),
    ];
    let validator = Validator::new();
    for (pointer, value) in sound {
        let document = with(pointer, value);
        assert_eq!(validator.refusal(&document), None, "{document}");
        assert!(reads(&document), "{document}");
    }
}

#[test]
fn schema_and_reader_refuse_the_same_faults() {
    let wrong = [
        ("/colour", json!("red")),
        ("/portolan", json!(2)),
        ("/name", json!("")),
        ("/name", json!("  ")),
        ("/name", Value::Null),
        ("/name", json!("x".repeat(121))),
        ("/description", json!("x".repeat(4_001))),
        ("/platform", json!("linux")),
        ("/platform_version", json!(7.4)),
        ("/platform_version", json!("seven")),
        ("/internet_access", json!("no")),
        ("/modules", json!(["conect"])),
        ("/modules", json!(["connect", "connect"])),
        ("/ports", json!({ "server": 0 })),
        ("/ports", json!({ "server": 70000 })),
        ("/ports", json!({ "server": "17472" })),
        ("/ports", json!({ "sever": 17472 })),
        ("/ports", json!({ "esp": 50 })),
        ("/ports", json!({ "server": null })),
        ("/zones", json!([])),
        ("/zones/0/kind", json!("lan")),
        ("/zones/0/colour", json!("red")),
        ("/networks/0/cidrs", json!(["10.0.0.1"])),
        ("/networks/0/cidrs", json!("10.0.0.0/24")),
        ("/networks/0/vlan", json!(12)),
        ("/components/0/id", json!("TS 1")),
        ("/components/0/id", json!("x".repeat(64))),
        ("/components/0/id", json!("internet")),
        ("/components/0/role", json!("tanium-sever")),
        ("/components/0/adress", json!([])),
        ("/components/0/addresses", json!(["10.0.0.1", "10.0.0.1"])),
        ("/components/0/addresses", json!(["fe80::1%eth0"])),
        ("/components/0/peering", json!(true)),
        ("/components/0/engine", json!("sql-server")),
        ("/components/1/cluster", json!("pair")),
        ("/components/1/count", json!(-1)),
        ("/components/1/count", json!(10_000_001)),
        ("/components/1/zone", Value::Null),
        ("/components/1", json!({ "role": "console", "zone": "core" })),
        ("/extra_flows/0/ports", json!([])),
        ("/extra_flows/0/ports", Value::Null),
        ("/extra_flows/0/protocol", json!("esp")),
        ("/extra_flows/0/protocol", json!("icmp")),
        ("/extra_flows/0/port", json!(587)),
    ];
    let validator = Validator::new();
    for (pointer, value) in wrong {
        let document = with(pointer, value);
        assert!(validator.refusal(&document).is_some(), "the schema takes {document}");
        assert!(!reads(&document), "the reader takes {document}");
    }
}

#[test]
fn every_key_says_what_it_is_for() {
    let schema = json_schema(Catalogue::builtin());
    let defs = schema["$defs"].as_object().expect("definitions").values();
    let described = defs.chain([&schema]).filter_map(|part| part["properties"].as_object());
    let keys: Vec<_> = described.flatten().collect();
    assert!(keys.len() > 40, "{}", keys.len());
    for (key, about) in keys {
        assert!(about["description"].as_str().is_some_and(|text| !text.is_empty()), "{key}");
    }
}
