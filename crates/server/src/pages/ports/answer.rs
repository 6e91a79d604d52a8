//! The sentence above the entries, where a port or a module was asked for by name.

use port_model::catalogue::{Module, ModulePorts, Service};
use port_model::wording::Message;
use port_model::{Catalogue, Lang};

use super::condition::versions_text;
use super::filter::Filter;
use super::modules;
use crate::language::WORDING;

/// What the catalogue knows of the port that was typed and of the module that was chosen.
pub(crate) fn answers(catalogue: &Catalogue, filter: &Filter<'_>, lang: Lang) -> Vec<String> {
    let port = filter.port.map(|port| about_port(catalogue, port, lang));
    port.into_iter().chain(filter.module.map(|module| about_module(module, lang))).collect()
}

fn about_port(catalogue: &Catalogue, port: u16, lang: Lang) -> String {
    let services: Vec<String> = catalogue
        .services
        .iter()
        .filter(|service| service.port.is_some_and(|own| own.number() == port))
        .map(|service| name(service, lang))
        .collect();
    let noting = modules::noting(catalogue, port, lang);
    let message = match (services.is_empty(), noting.is_empty()) {
        (false, _) => Message::new("ports-port-is").with("services", services.join("; ")),
        (true, false) => Message::new("ports-port-noted").with("modules", noting.join(", ")),
        (true, true) => Message::new("ports-port-unknown"),
    };
    WORDING.message(lang, &message.with("port", port.to_string()))
}

/// A service with its protocols, such as `DNS (TCP, UDP)`.
fn name(service: &Service, lang: Lang) -> String {
    let protocols: Vec<String> =
        service.protocols.iter().map(|protocol| protocol.word().to_uppercase()).collect();
    format!("{} ({})", service.name.get(lang), protocols.join(", "))
}

/// What is known of the ports of one module.
fn about_module(module: &Module, lang: Lang) -> String {
    let message = Message::new(format!("ports-module-{}", word(module.ports)))
        .with("module", module.name.get(lang))
        .with("guide", module.guide.as_str());
    let mut sentences = vec![WORDING.message(lang, &message)];
    sentences.extend(module.versions.as_ref().map(|versions| versions_text(versions, lang)));
    sentences.extend(module.note.as_ref().map(|note| note.get(lang).to_owned()));
    sentences.join(" ")
}

/// What is known of a module's ports, for a cell of a table; `listed` where entries show some.
pub(crate) fn known(module: &Module, listed: bool, lang: Lang) -> String {
    let word = match module.ports {
        ModulePorts::Unknown if listed => "part",
        ports => word(ports),
    };
    let mut known = WORDING.text(lang, &format!("module-ports-known-{word}"));
    if let Some(versions) = &module.versions {
        known = format!("{known}. {}", versions_text(versions, lang));
    }
    known
}

const fn word(ports: ModulePorts) -> &'static str {
    match ports {
        ModulePorts::None => "none",
        ModulePorts::Catalogued => "catalogued",
        ModulePorts::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::super::filter::Query;
    use super::*;

    fn asked(q: &str, module: &str) -> [Vec<String>; 2] {
        let catalogue = Catalogue::builtin();
        let query = Query { q: q.to_owned(), module: module.to_owned(), ..Query::default() };
        let filter = Filter::read(&query, catalogue).expect("a query");
        [Lang::En, Lang::De].map(|lang| answers(catalogue, &filter, lang))
    }

    #[test]
    fn a_port_is_told_by_its_services() {
        let [english, german] = asked("what is 17477?", "");
        assert_eq!(english, ["17477 is the default port of: Module Server (TCP)"]);
        assert_eq!(german, ["17477 ist der Standardport von: Modulserver (TCP)"]);
        assert_eq!(asked("53", "")[0], ["53 is the default port of: DNS (TCP, UDP)"]);
    }

    #[test]
    fn a_port_that_nothing_uses_is_told_as_that() {
        let [english, german] = asked("17473", "");
        assert_eq!(english, ["17473 is no default port of this catalogue."]);
        assert_eq!(german, ["17473 ist kein Standardport dieses Katalogs."]);
    }

    #[test]
    fn a_port_that_only_notes_name_is_told_by_their_modules() {
        let [english, german] = asked("17467?", "");
        assert_eq!(
            english,
            ["17467 is no default port of this catalogue, but is noted at: Network Quarantine"]
        );
        assert_eq!(
            german,
            ["17467 ist kein Standardport dieses Katalogs, aber vermerkt bei: Netzwerkquarantäne"]
        );
    }

    #[test]
    fn a_module_is_told_by_what_is_known_of_it() {
        let first = |module: &str| asked("", module)[0][0].clone();
        assert!(first("comply").contains("none beyond"), "{}", first("comply"));
        assert!(first("direct-connect").contains("are listed"), "{}", first("direct-connect"));
        assert!(first("asset").contains("Tanium Asset User Guide"), "{}", first("asset"));
        assert_eq!(asked("server", ""), [Vec::<String>::new(), Vec::new()]);
    }
}
