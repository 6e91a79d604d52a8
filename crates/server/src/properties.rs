//! The properties of a document's things in words: what each is called, and what its value means.

use port_model::{Deployment, Id, Lang};
use serde_json::Value;

use crate::language::WORDING;

/// What database products are called, by their words in documents.
pub(crate) const ENGINES: [(&str, &str); 2] =
    [("sql-server", "Microsoft SQL Server"), ("postgresql", "PostgreSQL")];

/// What a property is called, by its key in the document; `ports.SERVICE` is one entry of the ports.
pub(crate) fn label(deployment: &Deployment, property: &str, lang: Lang) -> String {
    if let Some(service) = property.strip_prefix("ports.") {
        return format!(
            "{} {}",
            WORDING.text(lang, "field-port"),
            service_name(deployment, service, lang)
        );
    }
    let key = match property {
        "connects_to" => "field-connects".to_owned(),
        other => format!("field-{}", other.replace('_', "-")),
    };
    WORDING.text(lang, &key)
}

/// A property's value for people: things by their names, words in the reader's language.
pub(crate) fn value(deployment: &Deployment, property: &str, value: &Value, lang: Lang) -> String {
    let nothing = || WORDING.text(lang, "conflict-nothing");
    match value {
        Value::Null => nothing(),
        Value::Bool(true) => WORDING.text(lang, "peering-yes"),
        Value::Bool(false) => WORDING.text(lang, "peering-no"),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.is_empty() => nothing(),
        Value::String(text) => word(deployment, property, text, lang),
        Value::Array(items) if items.is_empty() => nothing(),
        Value::Array(items) => {
            let items = items.iter().map(|item| self::value(deployment, property, item, lang));
            items.collect::<Vec<_>>().join(", ")
        }
        Value::Object(keys) => {
            let entry = |(key, item): (&String, &Value)| {
                let name = service_name(deployment, key, lang);
                format!("{name} {}", self::value(deployment, property, item, lang))
            };
            keys.iter().map(entry).collect::<Vec<_>>().join(", ")
        }
    }
}

fn word(deployment: &Deployment, property: &str, text: &str, lang: Lang) -> String {
    let catalogue = deployment.catalogue();
    let id = || text.parse::<Id>().ok();
    let known = match property {
        "platform" | "requirement" => Some(WORDING.text(lang, &format!("{property}-{text}"))),
        "kind" => Some(WORDING.text(lang, &format!("zone-kind-{text}"))),
        "protocol" => Some(text.to_uppercase()),
        "engine" => {
            let mut engines = ENGINES.iter();
            engines.find(|(word, _)| *word == text).map(|(_, name)| (*name).to_owned())
        }
        "role" => id().and_then(|id| Some(catalogue.role(&id)?.name.get(lang).to_owned())),
        "modules" => id().and_then(|id| Some(catalogue.module(&id)?.name.get(lang).to_owned())),
        "zone" | "network" | "host" | "connects_to" | "source" | "destination" | "place"
        | "order" => id().and_then(|id| {
            let is_internet = id == Id::INTERNET && deployment.name_of(&id, lang).is_none();
            let internet = is_internet.then(|| WORDING.text(lang, "choice-internet"));
            internet.or_else(|| deployment.name_of(&id, lang))
        }),
        _ => None,
    };
    known.unwrap_or_else(|| text.to_owned())
}

fn service_name(deployment: &Deployment, service: &str, lang: Lang) -> String {
    let known = service.parse().ok().and_then(|id| deployment.catalogue().service(&id));
    known.map_or_else(|| service.to_owned(), |service| service.name.get(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use port_model::document::Engine;
    use port_model::{Catalogue, Format, schema};
    use serde_json::json;

    use super::*;

    fn deployment() -> Deployment {
        let text = "{portolan: 1, name: Lab, platform: windows, components: [{id: ts, role: tanium-server, name: TS 1, zone: core}]}";
        Deployment::read(text, Format::Yaml).expect("sound")
    }

    #[test]
    fn every_property_of_a_document_has_a_name() {
        let schema = schema::json_schema(Catalogue::builtin());
        let mut keys: Vec<&String> = Vec::new();
        collect(&schema, &mut keys);
        // What a document holds besides: its format, its lists, and ports by their services.
        let others = ["portolan", "zones", "networks", "components", "extra_flows", "$schema"];
        let is_service =
            |key: &str| key.parse().is_ok_and(|id| Catalogue::builtin().service(&id).is_some());
        keys.retain(|key| !others.contains(&key.as_str()) && !is_service(key));
        assert!(keys.len() > 20, "{keys:?}");
        for (key, lang) in
            keys.iter().flat_map(|key| Lang::ALL.iter().map(move |lang| (key, *lang)))
        {
            let label = label(&deployment(), key, lang);
            assert!(!label.starts_with("field-"), "{key}: {label}");
        }
    }

    fn collect<'s>(schema: &'s Value, keys: &mut Vec<&'s String>) {
        for (key, part) in schema.as_object().into_iter().flatten() {
            if key == "properties" {
                keys.extend(part.as_object().into_iter().flat_map(|parts| parts.keys()));
            }
            collect(part, keys);
        }
        for part in schema.as_array().into_iter().flatten() {
            collect(part, keys);
        }
    }

    #[test]
    fn values_are_told_in_words() {
        let deployment = deployment();
        let say = |key: &str, it: Value| value(&deployment, key, &it, Lang::De);
        assert_eq!(say("connects_to", json!(["ts", "internet"])), "TS 1, Internet");
        assert_eq!(say("zone", json!("core")), "Kernnetz");
        assert_eq!(say("name", json!("core")), "core", "a name names nothing else");
        assert_eq!(say("kind", json!("core")), "Kernnetz");
        assert_eq!(say("role", json!("tanium-server")), "Tanium Server");
        assert_eq!(say("role", json!("gone")), "gone");
        for engine in Engine::ALL {
            assert_ne!(say("engine", json!(engine)), engine.word());
        }
        assert_eq!(say("peering", json!(false)), "nein");
        assert_eq!(say("ports", json!([443, 8443])), "443, 8443");
        assert_eq!(say("ports", json!({ "unheard-of": 443 })), "unheard-of 443");
        assert_eq!(say("addresses", json!([])), "(nichts)");
        assert_eq!(say("cluster", Value::Null), "(nichts)");
    }
}
