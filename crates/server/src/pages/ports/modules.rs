//! What is known of the modules' ports, beside the entries.

use port_model::catalogue::Module;
use port_model::{Catalogue, Lang};
use serde::Serialize;

use super::answer;
use super::entry::Entry;
use super::filter::{Filter, names_port};

/// What is known of a module's ports.
#[derive(Debug, Serialize)]
pub(crate) struct ModuleRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) known: String,
    /// Whether entries show them.
    pub(crate) listed: bool,
    pub(crate) guide: String,
    /// What else is known of its traffic.
    pub(crate) note: Option<String>,
}

impl ModuleRow {
    fn of(module: &Module, entries: &[Entry<'_>], lang: Lang) -> Self {
        let is_its = |entry: &Entry<'_>| entry.module().is_some_and(|own| own.id == module.id);
        let listed = entries.iter().any(is_its);
        Self {
            id: module.id.to_string(),
            name: module.name.get(lang).to_owned(),
            known: answer::known(module, listed, lang),
            listed,
            guide: module.guide.clone(),
            note: module.note.as_ref().map(|note| note.get(lang).to_owned()),
        }
    }

    /// Everything that a search looks through, in lower case.
    fn text(&self) -> String {
        let note = self.note.as_deref().unwrap_or_default();
        [self.id.as_str(), &self.name, &self.known, &self.guide, note].join(" ").to_lowercase()
    }
}

/// The modules that somebody asks for; all where neither words nor a module nor a port are given.
pub(crate) fn found(catalogue: &Catalogue, filter: &Filter<'_>, lang: Lang) -> Vec<ModuleRow> {
    let entries = Entry::all(catalogue);
    let row = |module: &Module, lang: Lang| ModuleRow::of(module, &entries, lang);
    let is_asked_for = |module: &&Module| {
        let texts = Lang::ALL.iter().map(|lang| row(module, *lang).text());
        filter.admits_module(module, &texts.collect::<Vec<_>>().join(" "))
    };
    catalogue.modules.iter().filter(is_asked_for).map(|module| row(module, lang)).collect()
}

/// The names of the modules whose notes name a port.
pub(crate) fn noting(catalogue: &Catalogue, port: u16, lang: Lang) -> Vec<String> {
    let notes = |module: &&Module| {
        module.note.as_ref().is_some_and(|note| names_port(note.get(lang), port))
    };
    let noting = catalogue.modules.iter().filter(notes);
    noting.map(|module| module.name.get(lang).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::filter::Query;
    use super::*;

    fn asked(query: &Query, lang: Lang) -> Vec<String> {
        let catalogue = Catalogue::builtin();
        let filter = Filter::read(query, catalogue).expect("a query");
        found(catalogue, &filter, lang).into_iter().map(|module| module.id).collect()
    }

    fn words(q: &str) -> Query {
        Query { q: q.to_owned(), ..Query::default() }
    }

    #[test]
    fn words_are_looked_for_in_notes_too_in_both_languages() {
        for lang in [Lang::En, Lang::De] {
            assert_eq!(asked(&words("what is 17467?"), lang), ["network-quarantine"]);
            assert_eq!(asked(&words("Bildschirmfreigabe"), lang), ["direct-connect"]);
            assert_eq!(asked(&words("17477"), lang), Vec::<String>::new());
            assert_eq!(asked(&words(""), lang).len(), Catalogue::builtin().modules.len());
        }
    }

    #[test]
    fn a_choice_leaves_the_module_or_those_that_name_the_port() {
        let module = Query { module: "asset".to_owned(), ..Query::default() };
        assert_eq!(asked(&module, Lang::En), ["asset"]);
        let port = |port: &str| Query { port: port.to_owned(), ..Query::default() };
        assert_eq!(asked(&port("17462"), Lang::En), ["trends"]);
        assert_eq!(asked(&port("1746"), Lang::En), Vec::<String>::new());
    }
}
