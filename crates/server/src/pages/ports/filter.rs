//! Which entries somebody asks for.

use port_model::Catalogue;
use port_model::catalogue::{Bearer, Module};
use port_model::document::Platform;
use port_model::flow::{Basis, Protocol};
use serde::{Deserialize, Serialize};

use super::entry::Entry;
use crate::error::AppError;
use crate::pages::encoded;

/// The search form as it comes; the same for the page and its files.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Query {
    pub(crate) q: String,
    pub(crate) port: String,
    pub(crate) role: String,
    pub(crate) direction: String,
    pub(crate) module: String,
    pub(crate) protocol: String,
    pub(crate) platform: String,
    pub(crate) basis: String,
}

impl Query {
    /// The fields by name.
    fn fields(&self) -> [(&'static str, &str); 8] {
        [
            ("q", &self.q),
            ("port", &self.port),
            ("role", &self.role),
            ("direction", &self.direction),
            ("module", &self.module),
            ("protocol", &self.protocol),
            ("platform", &self.platform),
            ("basis", &self.basis),
        ]
    }

    /// Whether nothing is asked for in particular.
    pub(crate) fn is_empty(&self) -> bool {
        self.fields().iter().all(|(_, value)| value.trim().is_empty())
    }

    /// The same query for another address, such as `q=17477&role=&…`.
    pub(crate) fn link(&self) -> String {
        let pair = |(name, value): &(&str, &str)| format!("{name}={}", encoded(value));
        let filled: Vec<String> =
            self.fields().iter().filter(|(_, value)| !value.is_empty()).map(pair).collect();
        filled.join("&")
    }
}

/// The direction of a connection as a role sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Others connect to it.
    In,
    /// It connects to others.
    Out,
}

impl Direction {
    pub(crate) const ALL: [Self; 2] = [Self::In, Self::Out];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.word() == word)
    }
}

/// A query that makes sense.
#[derive(Debug)]
pub(crate) struct Filter<'c> {
    words: Vec<String>,
    /// The port that is asked about: the one chosen, else the first number among the words.
    pub(crate) port: Option<u16>,
    /// The port that was chosen.
    exactly: Option<u16>,
    role: Option<Bearer>,
    direction: Option<Direction>,
    /// The module that was chosen.
    pub(crate) module: Option<&'c Module>,
    protocol: Option<Protocol>,
    platform: Option<Platform>,
    basis: Option<Basis>,
}

impl<'c> Filter<'c> {
    /// Reads a query; a choice that the catalogue does not have is refused.
    pub(crate) fn read(query: &Query, catalogue: &'c Catalogue) -> Result<Self, AppError> {
        let words: Vec<String> = words(&query.q);
        let role = |word: &str| Bearer::try_from(word.to_owned()).ok().filter(is_known(catalogue));
        let module = |word: &str| catalogue.modules.iter().find(|module| module.id == *word);
        let exactly = choice("port", query.port.trim(), port)?;
        Ok(Self {
            port: exactly.or_else(|| words.iter().find_map(|word| port(word))),
            exactly,
            words,
            role: choice("role", &query.role, role)?,
            direction: choice("direction", &query.direction, Direction::from_word)?,
            module: choice("module", &query.module, module)?,
            protocol: choice("protocol", &query.protocol, Protocol::from_word)?,
            platform: choice("platform", &query.platform, Platform::from_word)?,
            basis: choice("basis", &query.basis, Basis::from_word)?,
        })
    }

    /// Whether the choices admit an entry, whatever the words.
    pub(crate) fn admits(&self, entry: &Entry<'_>) -> bool {
        let module = entry.module().map(|module| &module.id);
        self.exactly.is_none_or(|port| entry.port() == Some(port))
            && self.protocol.is_none_or(|protocol| protocol == entry.protocol)
            && self.module.is_none_or(|wanted| module == Some(&wanted.id))
            && self.role.as_ref().is_none_or(|role| self.takes_part(entry, role))
            && entry.platforms().into_iter().any(|platform| self.holds_on(entry, platform))
    }

    fn takes_part(&self, entry: &Entry<'_>, role: &Bearer) -> bool {
        let (out, inward) = (entry.comes_from(role), entry.goes_to(role));
        let both = entry.rule.bidirectional && (out || inward);
        match self.direction {
            None => out || inward,
            Some(Direction::In) => inward || both,
            Some(Direction::Out) => out || both,
        }
    }

    fn holds_on(&self, entry: &Entry<'_>, platform: Platform) -> bool {
        self.platform.is_none_or(|wanted| wanted == platform)
            && self.basis.is_none_or(|basis| entry.basis(platform) == Some(basis))
    }

    /// Whether a module is asked for, by choice or by words; `text` is what is told of it, in lower-case letters.
    pub(crate) fn admits_module(&self, module: &Module, text: &str) -> bool {
        self.module.is_none_or(|wanted| wanted.id == module.id)
            && self.exactly.is_none_or(|port| names_port(text, port))
            && self.is_in(text)
    }

    /// Whether each word is somewhere in a text of lower-case letters.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.words.iter().all(|word| text.contains(word))
    }
}

/// Words of questions, in both languages, that no entry is looked for by.
const FILLERS: [&str; 47] = [
    "what",
    "what's",
    "whats",
    "which",
    "who",
    "why",
    "is",
    "are",
    "does",
    "do",
    "the",
    "a",
    "for",
    "of",
    "on",
    "need",
    "needs",
    "use",
    "uses",
    "used",
    "port",
    "ports",
    "was",
    "ist",
    "sind",
    "welche",
    "welchen",
    "welcher",
    "wer",
    "wofür",
    "wozu",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "ein",
    "eine",
    "für",
    "von",
    "auf",
    "braucht",
    "brauchen",
    "nutzt",
    "benutzt",
    "verwendet",
    "man",
];

/// What was typed, word by word: `TCP/17477` and `what is 17477?` name the port as well as `17477`, and
/// `Tanium-Modulserver` is what the vendor's German pages call what others write without a hyphen.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| letter.is_whitespace() || "/,;:?!()\"-".contains(letter))
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .map(str::to_owned)
        .collect()
}

fn port(word: &str) -> Option<u16> {
    word.parse().ok().filter(|port| *port > 0)
}

/// Whether a port's number stands in a text, and not as a part of a longer one.
pub(crate) fn names_port(text: &str, port: u16) -> bool {
    let port = port.to_string();
    text.split(|letter: char| !letter.is_ascii_digit()).any(|number| number == port)
}

fn choice<T>(
    name: &str,
    word: &str,
    find: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, AppError> {
    if word.is_empty() {
        return Ok(None);
    }
    find(word).map(Some).ok_or_else(|| AppError::Unreadable(format!("{name}: {word}")))
}

fn is_known(catalogue: &Catalogue) -> impl Fn(&Bearer) -> bool {
    |bearer| match bearer {
        Bearer::Role(role) => catalogue.role(role).is_some(),
        Bearer::Appliance | Bearer::Internet => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &Query) -> Vec<String> {
        let catalogue = Catalogue::builtin();
        let filter = Filter::read(query, catalogue).expect("a query");
        Entry::all(catalogue).iter().filter(|entry| filter.admits(entry)).map(Entry::id).collect()
    }

    fn asking(name: &str, value: &str) -> Query {
        let of = |field: &str| if field == name { value.to_owned() } else { String::new() };
        Query {
            q: of("q"),
            port: of("port"),
            role: of("role"),
            direction: of("direction"),
            module: of("module"),
            protocol: of("protocol"),
            platform: of("platform"),
            basis: of("basis"),
        }
    }

    #[test]
    fn a_direction_is_the_roles_own() {
        let role = asking("role", "module-server");
        let inward = found(&Query { direction: "in".to_owned(), ..role.clone() });
        let outward = found(&Query { direction: "out".to_owned(), ..role.clone() });
        assert!(inward.contains(&"server-to-module-server/tcp".to_owned()));
        assert!(!inward.contains(&"module-server-to-server/tcp".to_owned()));
        assert!(outward.contains(&"module-server-to-server/tcp".to_owned()));
        assert!(!outward.contains(&"server-to-module-server/tcp".to_owned()));
        assert!(found(&role).len() > inward.len().max(outward.len()));
    }

    #[test]
    fn a_role_on_appliances_needs_what_the_appliance_needs() {
        let zone_server = asking("role", "zone-server");
        assert!(found(&zone_server).contains(&"appliance-to-dns/udp".to_owned()));
        let on_windows = Query { platform: "windows".to_owned(), ..zone_server };
        assert!(!found(&on_windows).contains(&"appliance-to-dns/udp".to_owned()));
        assert!(!found(&asking("role", "console")).contains(&"appliance-to-dns/udp".to_owned()));
    }

    #[test]
    fn both_ends_of_a_bidirectional_flow_open_it_and_listen() {
        for direction in ["in", "out"] {
            let role = asking("role", "client-group");
            let found = found(&Query { direction: direction.to_owned(), ..role });
            assert!(found.contains(&"client-peering/tcp".to_owned()), "{direction}");
        }
    }

    #[test]
    fn each_choice_leaves_only_what_it_names() {
        assert_eq!(found(&asking("protocol", "esp")), ["appliance-cluster-esp/esp"]);
        let of_module = found(&asking("module", "direct-connect"));
        assert!(of_module.contains(&"direct-connect-zone-proxy/tcp".to_owned()), "{of_module:?}");
        assert!(!of_module.contains(&"client-to-server/tcp".to_owned()));
        assert_eq!(found(&asking("module", "comply")), Vec::<String>::new());
        let directory = "server-to-directory/ldap/tcp".to_owned();
        let seed = asking("basis", "seed");
        assert!(found(&seed).contains(&directory));
        let on_windows = Query { platform: "windows".to_owned(), ..seed };
        assert!(!found(&on_windows).contains(&directory), "another page states it for Windows");
    }

    #[test]
    fn a_choice_that_does_not_exist_is_refused_by_name() {
        for name in ["role", "direction", "module", "protocol", "platform", "basis"] {
            let error = Filter::read(&asking(name, "nonesuch"), Catalogue::builtin());
            let text = error.expect_err(name).to_string();
            assert_eq!(text, format!("can't be read: {name}: nonesuch"));
        }
    }

    #[test]
    fn a_port_is_understood_however_it_is_written() {
        let questions = ["what is 17477?", "Wofür ist der Port 17477?", "which port is 17477"];
        let numbers = ["17477", "17477?", "TCP/17477", "17477/tcp", ":17477", "tcp 17477"];
        for text in questions.into_iter().chain(numbers) {
            let filter = Filter::read(&asking("q", text), Catalogue::builtin()).expect(text);
            assert_eq!(filter.port, Some(17477), "{text}");
            let rest: Vec<_> = filter.words.iter().filter(|word| *word != "tcp").collect();
            assert_eq!(rest, ["17477"], "{text}");
        }
        for text in ["", "0", "65536", "server"] {
            let filter = Filter::read(&asking("q", text), Catalogue::builtin()).expect(text);
            assert_eq!(filter.port, None, "{text}");
        }
    }
}
