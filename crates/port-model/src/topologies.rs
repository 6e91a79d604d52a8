//! Reference topologies: sound drafts to start from, each a document of its own in `topologies/`.
//!
//! Their addresses are those that RFC 5737, RFC 3849 and RFC 1918 set aside, and their names are
//! below `example.com`, so that a draft that was not filled in opens nothing real.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::deployment::Deployment;
use crate::document::Document;
use crate::names::Name;
use crate::read::Format;
use crate::wording::Lang;

/// A draft to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topology {
    /// The id in URLs; the file is named after it.
    pub id: &'static str,
    /// The name for people.
    pub name: Text,
    /// One sentence: what it shows.
    pub summary: Text,
    /// The document.
    pub yaml: &'static str,
}

/// A text in every language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// German.
    pub de: &'static str,
}

impl Text {
    /// The text in one language.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::De => self.de,
        }
    }
}

/// One topology: its id, both names, both summaries.
macro_rules! topology {
    ($id:literal, $name_en:literal | $name_de:literal, $en:literal | $de:literal) => {
        Topology {
            id: $id,
            name: Text { en: $name_en, de: $name_de },
            summary: Text { en: $en, de: $de },
            yaml: include_str!(concat!("../topologies/", $id, ".yaml")),
        }
    };
}

/// Every reference topology, in the order in which people choose.
pub const ALL: [Topology; 8] = [
    topology!(
        "windows-active-active",
        "Windows, active-active with Zone Servers" | "Windows, aktiv-aktiv mit Zonenservern",
        "Two Tanium Servers on Windows share a database, and two Zone Servers in the DMZ serve the endpoints outside."
            | "Zwei Tanium Server auf Windows teilen sich eine Datenbank, und zwei Zonenserver in der DMZ bedienen die Endpunkte außerhalb."
    ),
    topology!(
        "appliance-active-active",
        "Appliances, active-active with a Zone Server" | "Appliances, aktiv-aktiv mit Zonenserver",
        "Two Tanium Server appliances form a cluster, with a Module Server, a Zone Server in the DMZ and the services around them."
            | "Zwei Tanium-Server-Appliances bilden einen Cluster, mit Modulserver, einem Zonenserver in der DMZ und den umliegenden Diensten."
    ),
    topology!(
        "windows-single",
        "Windows, single Tanium Server" | "Windows, ein Tanium Server",
        "One Tanium Server on Windows with Module Server and database on machines of their own, for endpoints inside only."
            | "Ein Tanium Server auf Windows mit Modulserver und Datenbank auf eigenen Maschinen, nur für interne Endpunkte."
    ),
    topology!(
        "windows-all-in-one",
        "Windows, all in one" | "Windows, alles auf einer Maschine",
        "Tanium Server, Module Server and database share one Windows machine, which suits a proof of concept and nothing more."
            | "Tanium Server, Modulserver und Datenbank teilen sich eine Windows-Maschine, was nur für einen Machbarkeitsnachweis taugt."
    ),
    topology!(
        "appliance-single",
        "Appliances, single Tanium Server" | "Appliances, ein Tanium Server",
        "One Tanium Server appliance and one Module Server appliance with the services that an appliance needs."
            | "Eine Tanium-Server-Appliance und eine Modulserver-Appliance mit den Diensten, die eine Appliance braucht."
    ),
    topology!(
        "two-dmzs",
        "Two DMZs with a hub each" | "Zwei DMZs mit je einem Hub",
        "An active-active pair on Windows whose hubs serve one DMZ each, with separate ports for hubs and clients."
            | "Ein Aktiv-aktiv-Paar auf Windows, dessen Hubs je eine DMZ bedienen, mit getrennten Ports für Hubs und Clients."
    ),
    topology!(
        "branch-lans",
        "Many branch LANs" | "Viele Filial-LANs",
        "A head office with an active-active pair on Windows and twelve branches, each of which peers inside its own LAN."
            | "Eine Zentrale mit einem Aktiv-aktiv-Paar auf Windows und zwölf Filialen, deren Clients nur im eigenen LAN Peers sind."
    ),
    topology!(
        "air-gapped",
        "Air-gapped" | "Ohne Internetzugang",
        "An active-active pair on Windows in a plant that nothing leaves or enters by network."
            | "Ein Aktiv-aktiv-Paar auf Windows in einem Werk ohne Netzverbindung nach außen."
    ),
];

/// The topology with this id.
///
/// ```
/// let topology = port_model::topologies::find("windows-active-active").expect("known");
/// assert!(topology.deployment().findings().iter().all(|it| it.severity.word() != "error"));
/// assert!(port_model::topologies::find("nonesuch").is_none());
/// ```
pub fn find(id: &str) -> Option<&'static Topology> {
    const { &ALL }.iter().find(|topology| topology.id == id)
}

impl Topology {
    /// The topology as a deployment, ready to draw and to derive from.
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "the documents are compiled in, and tests read every one"
    )]
    pub fn deployment(&self) -> Deployment {
        Deployment::read(self.yaml, Format::Yaml).expect("a reference topology is sound")
    }

    /// The topology as a document of one's own, with its names and texts in one language.
    ///
    /// ```
    /// use port_model::{Lang, topologies};
    ///
    /// let document = topologies::find("air-gapped").expect("known").document(Lang::De);
    /// assert_eq!(document.settings.name.as_str(), "Werk ohne Internetzugang");
    /// ```
    pub fn document(&self, lang: Lang) -> Document {
        let mut document = self.deployment().document().clone();
        if lang == Lang::De {
            each_text(&mut document, |text| GERMAN.get(text).map(String::as_str));
        }
        document
    }
}

/// What the documents say, in German, by the English text. A test holds that none is missing.
static GERMAN: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| toml::from_str(include_str!("../topologies/german.toml")).unwrap_or_default());

/// Replaces every text for people in a document by another, where there is one.
fn each_text<'a>(document: &mut Document, mut other: impl FnMut(&str) -> Option<&'a str>) {
    let zones = document.zones.iter_mut().map(|zone| &mut zone.name);
    let networks = document.networks.iter_mut().map(|network| &mut network.name);
    let components = document.components.iter_mut().map(|component| &mut component.name);
    let names = zones.chain(networks).chain(components).filter_map(Option::as_mut);
    for name in names.chain([&mut document.settings.name]) {
        if let Some(text) = other(name.as_str()).and_then(|text| text.parse::<Name>().ok()) {
            *name = text;
        }
    }
    let summaries = document.extra_flows.iter_mut().map(|flow| &mut flow.summary);
    for text in summaries.chain([&mut document.settings.description]) {
        if let Some(other) = other(text) {
            other.clone_into(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_name_topologies() {
        for topology in &ALL {
            assert_eq!(find(topology.id), Some(topology));
        }
        assert_eq!(find("none"), None);
    }

    #[test]
    fn summaries_are_one_sentence_in_each_language() {
        for topology in &ALL {
            for lang in Lang::ALL {
                let summary = topology.summary.get(*lang);
                assert!(summary.ends_with('.') && summary.matches(". ").count() == 0, "{summary}");
            }
            assert_ne!(topology.name.en, topology.name.de);
        }
    }
    #[test]
    fn every_text_has_its_german_and_none_is_left_over() {
        let german: BTreeMap<String, String> =
            toml::from_str(include_str!("../topologies/german.toml")).expect("sound TOML");
        let mut used = BTreeSet::new();
        for topology in &ALL {
            each_text(&mut topology.document(Lang::En), |text| {
                let known = german.contains_key(text) || text.is_empty();
                assert!(known, "{}: {text} has no German", topology.id);
                used.insert(text.to_owned());
                None
            });
        }
        let left: Vec<_> = german.keys().filter(|text| !used.contains(*text)).collect();
        assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn the_language_changes_texts_and_nothing_else() {
        for topology in &ALL {
            let (mut english, mut german) =
                (topology.document(Lang::En), topology.document(Lang::De));
            assert_ne!(english, german, "{}", topology.id);
            assert_eq!(english, *topology.deployment().document());
            for document in [&mut english, &mut german] {
                each_text(document, |_| Some("x"));
            }
            assert_eq!(english, german, "{}", topology.id);
        }
    }
}
