//! Entries as readers see them: one form for the page, the CSV and the JSON.

use port_model::catalogue::{Bearer, EncryptedSince, Role};
use port_model::document::Platform;
use port_model::flow::Requirement;
use port_model::wording::Message;
use port_model::{Catalogue, Lang};
use serde::Serialize;

use super::condition::condition;
use super::entry::Entry;
use super::filter::Filter;
use super::stated::{Processes, Source, processes, references};
use crate::language::WORDING;

/// A word for programs with its name for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Named {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// An entry.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    /// Also the place on the page, `/ports#ID`.
    pub(crate) id: String,
    pub(crate) flow: String,
    pub(crate) source: Named,
    pub(crate) destination: Named,
    pub(crate) bidirectional: bool,
    /// The sites, where the destination is the internet.
    pub(crate) sites: Vec<String>,
    pub(crate) protocol: Named,
    /// The default port; none for ESP.
    pub(crate) port: Option<u16>,
    pub(crate) service: Named,
    /// The settings that move the port, each with who has it, where the vendor's names are known.
    pub(crate) setting: Option<String>,
    pub(crate) summary: String,
    pub(crate) condition: String,
    pub(crate) platforms: Vec<Named>,
    pub(crate) module: Option<Named>,
    pub(crate) requirement: Named,
    pub(crate) encryption: Named,
    /// Where they are known.
    pub(crate) processes: Vec<Processes>,
    /// The processes of clients on systems that are no platform of servers.
    pub(crate) elsewhere: Vec<String>,
    pub(crate) references: Vec<Source>,
    /// Since when it is encrypted, where it was not always so.
    pub(crate) encrypted_since: Option<String>,
    /// What who opens the port should know besides.
    pub(crate) note: Option<String>,
    /// Where pages disagree or are garbled, and which reading holds here.
    pub(crate) discrepancy: Option<String>,
}

impl Row {
    pub(crate) fn of(entry: &Entry<'_>, lang: Lang) -> Self {
        let Entry { rule, service, protocol, .. } = entry;
        let encryption = rule.encryption.get(service.id.as_str());
        let encryption = encryption.map_or("unknown", |encryption| encryption.word());
        let module = entry.module().map(|module| Named {
            id: module.id.to_string(),
            name: module.name.get(lang).to_owned(),
        });
        Self {
            id: entry.id(),
            flow: rule.id.to_string(),
            source: bearer(entry, &rule.source, lang),
            destination: bearer(entry, &rule.destination, lang),
            bidirectional: rule.bidirectional,
            sites: rule.addresses.iter().map(ToString::to_string).collect(),
            protocol: Named {
                id: protocol.word().to_owned(),
                name: protocol.word().to_uppercase(),
            },
            port: entry.port(),
            service: Named { id: service.id.to_string(), name: service.name.get(lang).to_owned() },
            setting: settings(entry, lang),
            summary: rule.summary.get(lang).to_owned(),
            condition: condition(entry, lang),
            platforms: platforms(&entry.platforms(), lang),
            module,
            requirement: named("requirement", rule.requirement.word(), lang),
            encryption: named("encryption", encryption, lang),
            processes: processes(entry, lang),
            elsewhere: elsewhere(entry),
            references: references(entry, lang),
            encrypted_since: rule.encrypted_since.as_ref().map(|since| since_text(since, lang)),
            discrepancy: rule.discrepancy.as_ref().map(|text| text.get(lang).to_owned()),
            note: rule.note.as_ref().map(|note| note.get(lang).to_owned()),
        }
    }

    /// Whether the platform doesn't work without it.
    pub(crate) fn is_required(&self) -> bool {
        self.requirement.id == Requirement::Required.word()
    }

    /// Everything that a search looks through, in lower case.
    fn text(&self) -> String {
        let port = self.port.map(|port| port.to_string());
        let mut parts: Vec<&str> = vec![
            &self.id,
            &self.source.name,
            &self.destination.name,
            &self.service.id,
            &self.service.name,
            &self.summary,
            &self.condition,
            &self.encryption.name,
        ];
        parts.extend(port.as_deref());
        parts.extend(self.setting.as_deref());
        parts.extend(self.note.as_deref());
        parts.extend(self.discrepancy.as_deref());
        parts.extend(self.encrypted_since.as_deref());
        parts.extend(self.elsewhere.iter().map(String::as_str));
        parts.extend(self.sites.iter().map(String::as_str));
        parts.extend(self.module.iter().map(|module| module.name.as_str()));
        for processes in &self.processes {
            parts.extend(processes.source.as_deref());
            parts.extend(processes.destination.as_deref());
        }
        for reference in &self.references {
            parts.extend([reference.title.as_str(), &reference.section]);
        }
        parts.join(" ").to_lowercase()
    }
}

/// What somebody asks for: first the entries of the port that was typed, then what else has the words.
pub(crate) fn found(catalogue: &Catalogue, filter: &Filter<'_>, lang: Lang) -> Vec<Row> {
    let entries = Entry::all(catalogue).into_iter().filter(|entry| filter.admits(entry));
    // Words are known in both languages, whatever the page is in.
    let text = |entry: &Entry<'_>| {
        let texts = Lang::ALL.iter().map(|lang| Row::of(entry, *lang).text());
        texts.collect::<Vec<_>>().join(" ")
    };
    let mut rows: Vec<Row> = entries
        .filter(|entry| filter.is_in(&text(entry)))
        .map(|entry| Row::of(&entry, lang))
        .collect();
    rows.sort_by_key(|row| filter.port.is_some() && row.port != filter.port);
    rows
}

fn roles_of<'c>(entry: &Entry<'c>) -> Vec<&'c Role> {
    let role = |bearer: &Bearer| match bearer {
        Bearer::Role(id) => entry.catalogue.role(id),
        Bearer::Appliance | Bearer::Internet => None,
    };
    [&entry.rule.source, &entry.rule.destination].into_iter().filter_map(role).collect()
}

/// The settings that move the port, such as `ServerPort (Tanium Server)`.
fn settings(entry: &Entry<'_>, lang: Lang) -> Option<String> {
    let platforms = entry.platforms();
    let each = entry.service.settings_on(&platforms).map(|setting| {
        let name = entry.catalogue.role(&setting.role).map(|role| role.name.get(lang));
        format!("{} ({})", setting.name, name.unwrap_or(setting.role.as_str()))
    });
    Some(each.collect::<Vec<_>>().join(", ")).filter(|text| !text.is_empty())
}

/// The names of its processes on other systems than the platforms of servers, each once.
fn elsewhere(entry: &Entry<'_>) -> Vec<String> {
    let roles = roles_of(entry).into_iter().filter_map(|role| role.process.as_ref());
    let mut names: Vec<String> = roles.flat_map(|process| process.elsewhere.clone()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn since_text(since: &EncryptedSince, lang: Lang) -> String {
    let message = match &since.offered {
        Some(offered) => Message::new("ports-encrypted-choice").with("offered", offered.as_str()),
        None => Message::new("ports-encrypted-since"),
    };
    WORDING.message(lang, &message.with("always", since.always.as_str()))
}

/// One word of a closed list with its name.
pub(crate) fn named(list: &str, word: &str, lang: Lang) -> Named {
    Named { id: word.to_owned(), name: WORDING.text(lang, &format!("{list}-{word}")) }
}

fn bearer(entry: &Entry<'_>, bearer: &Bearer, lang: Lang) -> Named {
    Named { id: bearer.clone().into(), name: entry.catalogue.end_text(bearer, lang) }
}

pub(super) fn platforms(platforms: &[Platform], lang: Lang) -> Vec<Named> {
    platforms.iter().map(|platform| named("platform", platform.word(), lang)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::filter::Query;
    use super::*;

    fn search(q: &str, lang: Lang) -> Vec<Row> {
        let catalogue = Catalogue::builtin();
        let query = Query { q: q.to_owned(), ..Query::default() };
        found(catalogue, &Filter::read(&query, catalogue).expect("a query"), lang)
    }

    fn row(id: &str) -> Row {
        search("", Lang::En).into_iter().find(|row| row.id == id).expect(id)
    }

    #[test]
    fn the_entry_of_a_port_comes_first() {
        for (lang, summary) in [(Lang::En, "hands"), (Lang::De, "übergibt")] {
            let rows = search("17477", lang);
            assert_eq!(rows[0].id, "server-to-module-server/tcp");
            assert!(rows[0].summary.contains(summary), "{}", rows[0].summary);
        }
    }

    #[test]
    fn whole_ports_come_before_longer_ones() {
        let ports: Vec<Option<u16>> =
            search("443", Lang::En).into_iter().map(|row| row.port).collect();
        let exact = ports.iter().take_while(|port| **port == Some(443)).count();
        assert!(exact > 3 && ports.contains(&Some(8443)), "{ports:?}");
        assert!(!ports[exact..].contains(&Some(443)), "{ports:?}");
    }

    #[test]
    fn every_word_must_be_there_and_each_language_knows_the_vendors_words() {
        let all = search("", Lang::En).len();
        for (q, lang) in [
            ("modulserver", Lang::En),
            ("module server", Lang::De),
            ("ServerSOAPPort", Lang::De),
            ("TaniumReceiver.exe", Lang::En),
            ("content.tanium.com", Lang::En),
            ("Tanium-Modulserver", Lang::En),
            ("Sicherungen", Lang::En),
            ("standardmäßig unverschlüsselt", Lang::En),
            ("backups", Lang::De),
            ("welchen Port braucht der Modulserver?", Lang::De),
            ("hub udp", Lang::En),
        ] {
            let found = search(q, lang).len();
            assert_eq!(found == 0, q == "hub udp", "{q}");
            assert!(found < all, "{q}");
        }
    }

    #[test]
    fn processes_stand_for_each_platform_and_only_where_they_are_known() {
        let both = row("server-to-module-server/tcp").processes;
        let names = |at: usize| (both[at].source.as_deref(), both[at].destination.as_deref());
        assert_eq!(names(0), (Some("TaniumReceiver.exe"), Some("TaniumModuleServer.exe")));
        assert_eq!(names(1), (Some("taniumserver"), Some("taniummoduleserver")));
        let peers = row("client-peering/tcp").processes;
        assert_eq!((peers.len(), peers[0].platforms.len()), (1, 2));
        let database = row("server-to-database/sql-server/tcp").processes;
        assert_eq!(database[0].destination.as_deref(), Some("sqlservr.exe"));
        assert!(row("appliance-cluster-esp/esp").processes.is_empty());
    }

    #[test]
    fn each_platform_has_its_own_source_where_they_differ() {
        let sources = row("server-to-directory/ldap/tcp").references;
        let bases: Vec<&str> = sources.iter().map(|source| source.basis.id.as_str()).collect();
        assert_eq!(bases, ["vendor", "seed"]);
        assert_eq!(row("client-to-server/tcp").references.len(), 1);
        for row in search("", Lang::De) {
            assert!(!row.references.is_empty(), "{}", row.id);
        }
    }

    #[test]
    fn encryption_is_the_services_own() {
        assert_eq!(row("server-to-directory/ldap/tcp").encryption.id, "none");
        assert_eq!(row("server-to-directory/ldaps/tcp").encryption.id, "tls");
    }
}
