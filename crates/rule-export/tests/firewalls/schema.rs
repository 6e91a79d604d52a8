//! The JSON Schema of rules takes every file, and every report, and nothing else.

use boon::{Compiler, SchemaIndex, Schemas};
use port_model::findings::Severity;
use port_model::flow::{Basis, Boundary, Encryption, Protocol, Requirement};
use port_model::{Deployment, Lang};
use rule_export::{
    Before, ExportFormat, Filter, Grouping, KnownFinding, RULES_SCHEMA, Request, export,
};
use serde_json::{Value, json};

use crate::harness::{RANDOM, hosts, known, random, walls};
use crate::support::request;

struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    /// For what is at this place in the schema.
    fn new(place: &str) -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("rules.json", schema()).expect("a resource");
        let index = compiler.compile(&format!("rules.json{place}"), &mut schemas);
        Self { index: index.expect("a sound schema"), schemas }
    }

    fn takes(&self, value: &Value) {
        let refused = self.schemas.validate(value, self.index).err();
        assert!(
            refused.is_none(),
            "{}\n{value:#}",
            refused.map_or(String::new(), |it| it.to_string())
        );
    }

    fn refuses(&self, value: &Value, why: &str) {
        assert!(self.schemas.validate(value, self.index).is_err(), "{why}\n{value:#}");
    }
}

fn schema() -> Value {
    serde_json::from_str(RULES_SCHEMA).expect("JSON")
}

fn json_of(request: &Request<'_>) -> Value {
    let file = export(ExportFormat::Json, request).expect("a file");
    serde_json::from_slice(&file.bytes).expect("JSON")
}

#[test]
fn it_takes_the_file_of_any_deployment() {
    let validator = Validator::new("");
    let mut groupings = Grouping::ALL.iter().cycle();
    let mut former: Option<Deployment> = None;
    for deployment in known().into_iter().chain(random(RANDOM)) {
        let grouping = *groupings.next().expect("endless");
        let (flows, findings) = (deployment.flows(Lang::De), deployment.findings());
        let mut findings = KnownFinding::open(&findings);
        findings.iter_mut().step_by(2).for_each(|known| known.reason = Some("agreed"));
        let then = former.as_ref().map(|it| it.flows(Lang::De)).unwrap_or_default();
        let before =
            former.as_ref().map(|deployment| Before { deployment, flows: &then, version: None });
        let request =
            Request { findings: &findings, before, ..request(&deployment, &flows, grouping) };
        validator.takes(&json_of(&request));
        former = Some(deployment);
    }
}

#[test]
fn it_takes_every_filter() {
    let validator = Validator::new("");
    for deployment in known() {
        let flows = deployment.flows(Lang::En);
        let component = deployment.components().first().map(|it| it.id.clone());
        let others = [
            Filter { crossing_only: true, ..Filter::default() },
            Filter { component, ..Filter::default() },
        ];
        for filter in walls(&deployment).into_iter().chain(hosts(&deployment)).chain(others) {
            let plain = request(&deployment, &flows, Grouping::Pair);
            validator.takes(&json_of(&Request { filter, version: None, link: None, ..plain }));
        }
    }
}

#[test]
fn it_takes_the_report_of_every_format() {
    let validator = Validator::new("#/$defs/report");
    let mut seen = std::collections::BTreeSet::new();
    for deployment in known().into_iter().chain(random(100)) {
        let flows = deployment.flows(Lang::En);
        for format in ExportFormat::ALL {
            let file =
                export(*format, &request(&deployment, &flows, Grouping::Pair)).expect("a file");
            let report = serde_json::to_value(&file.report).expect("JSON");
            validator.takes(&report);
            let remarks = report["remarks"].as_array().expect("remarks").iter();
            seen.extend(remarks.map(|it| it["kind"].as_str().expect("a word").to_owned()));
        }
    }
    let kinds = schema()["$defs"]["remark"]["oneOf"].as_array().expect("kinds").clone();
    let kinds = kinds.iter().map(|it| it["properties"]["kind"]["const"].as_str().expect("a word"));
    let unseen: Vec<&str> = kinds.filter(|kind| !seen.contains(*kind)).collect();
    // Rows are divided only where a sheet would be full.
    assert_eq!(unseen, ["divided"]);
}

#[test]
fn it_refuses_what_is_no_such_file() {
    let validator = Validator::new("");
    let deployment = known().remove(0);
    let flows = deployment.flows(Lang::En);
    let sound = json_of(&request(&deployment, &flows, Grouping::Pair));
    validator.takes(&sound);
    let objects = ["", "/filter", "/report", "/report/left_out", "/rules/0", "/rules/0/sources/0"];
    let more =
        ["/rules/0/services/0", "/rules/0/reasons/0", "/flows/0", "/flows/0/reference", "/objects"];
    for place in objects.into_iter().chain(more) {
        let mut wrong = sound.clone();
        wrong.pointer_mut(place).expect("an object")["more"] = json!(1);
        validator.refuses(&wrong, place);
        for key in sound.pointer(place).expect("an object").as_object().expect("an object").keys() {
            let mut wrong = sound.clone();
            let object = wrong.pointer_mut(place).and_then(Value::as_object_mut);
            object.expect("an object").remove(key);
            validator.refuses(&wrong, &format!("{place} without {key}"));
        }
    }
    for (place, value) in [
        ("/date", json!("yesterday")),
        ("/grouping", json!("none")),
        ("/rules/0/services/0/port", json!(0)),
        ("/rules/0/sources", json!([])),
        ("/flows/0/protocol", json!("icmp")),
    ] {
        let mut wrong = sound.clone();
        *wrong.pointer_mut(place).expect("a value") = value;
        validator.refuses(&wrong, place);
    }
}

#[test]
fn its_words_are_those_of_the_model() {
    let schema = schema();
    let words = |place: &str| schema.pointer(place).expect("words").clone();
    assert_eq!(words("/properties/grouping/enum"), json!(Grouping::ALL));
    assert_eq!(words("/$defs/protocol/enum"), json!(Protocol::ALL));
    let numbers: Vec<u8> = Protocol::ALL.iter().map(|it| it.number()).collect();
    assert_eq!(words("/$defs/ip_protocol/enum"), json!(numbers));
    assert_eq!(words("/$defs/requirement/enum"), json!(Requirement::ALL));
    assert_eq!(words("/$defs/flow/properties/boundary/enum"), json!(Boundary::ALL));
    assert_eq!(words("/$defs/flow/properties/encryption/enum"), json!(Encryption::ALL));
    assert_eq!(words("/$defs/reference/properties/basis/enum"), json!(Basis::ALL));
    assert_eq!(words("/$defs/finding/properties/severity/enum"), json!(Severity::ALL));
}
