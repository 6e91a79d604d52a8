//! Reads catalogue files, and remembers where each entry stands, so that a fault can say so.

use std::collections::HashMap;

use serde::Deserialize;
use toml::de::DeTable;

use super::data::{FlowRule, Module, Reference, Role, Service};
use super::error::{CatalogueError, CatalogueFault};
use crate::names::Id;

/// One file of the catalogue; each may hold any of the lists.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Entries {
    namespace: Option<Id>,
    #[serde(default)]
    pub(super) role: Vec<Role>,
    #[serde(default)]
    pub(super) service: Vec<Service>,
    #[serde(default)]
    pub(super) flow: Vec<FlowRule>,
    #[serde(default)]
    pub(super) module: Vec<Module>,
    #[serde(default)]
    pub(super) reference: Vec<Reference>,
}

/// A list of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum List {
    Role,
    Service,
    Flow,
    Module,
    Reference,
}

impl List {
    const ALL: [Self; 5] = [Self::Role, Self::Service, Self::Flow, Self::Module, Self::Reference];

    /// What the file calls it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Service => "service",
            Self::Flow => "flow",
            Self::Module => "module",
            Self::Reference => "reference",
        }
    }
}

impl Entries {
    pub(super) fn ids(&self, list: List) -> Vec<&Id> {
        match list {
            List::Role => self.role.iter().map(|entry| &entry.id).collect(),
            List::Service => self.service.iter().map(|entry| &entry.id).collect(),
            List::Flow => self.flow.iter().map(|entry| &entry.id).collect(),
            List::Module => self.module.iter().map(|entry| &entry.id).collect(),
            List::Reference => self.reference.iter().map(|entry| &entry.id).collect(),
        }
    }

    fn extend(&mut self, other: Self) {
        self.role.extend(other.role);
        self.service.extend(other.service);
        self.flow.extend(other.flow);
        self.module.extend(other.module);
        self.reference.extend(other.reference);
    }
}

#[derive(Debug, Clone, Copy)]
struct SourceFile<'a> {
    name: &'a str,
    text: &'a str,
    own: bool,
}

/// Where an entry stands: in which file, and as which of its list there.
#[derive(Debug, Clone, Copy)]
struct Origin<'a> {
    file: SourceFile<'a>,
    at: usize,
}

/// Where the entries of all files together stand.
#[derive(Debug, Default)]
pub(super) struct Origins<'a>(HashMap<(List, usize), Origin<'a>>);

impl Origins<'_> {
    /// A fault of an entry, which is the `at`-th of its list over all files.
    pub(super) fn error(
        &self,
        (list, at): (List, usize),
        key: &str,
        fault: CatalogueFault,
    ) -> CatalogueError {
        match self.0.get(&(list, at)) {
            Some(origin) => origin.file.error_in(list, origin.at, key, fault),
            None => CatalogueError { file: String::new(), line: 1, key: key.to_owned(), fault },
        }
    }

    /// Whether an entry comes from a file of one's own.
    pub(super) fn is_own(&self, list: List, at: usize) -> bool {
        self.0.get(&(list, at)).is_some_and(|origin| origin.file.own)
    }
}

/// Reads the built-in files and then those of one's own, each given by name and text.
pub(super) fn read<'a>(
    builtin: &[(&'a str, &'a str)],
    own: &[(&'a str, &'a str)],
) -> Result<(Entries, Origins<'a>), CatalogueError> {
    let mut all = Entries::default();
    let mut origins = Origins::default();
    for &(name, text) in builtin {
        add(SourceFile { name, text, own: false }, &mut all, &mut origins, |_| Ok(()))?;
    }
    let taken: Vec<Id> = List::ALL.iter().flat_map(|list| all.ids(*list)).cloned().collect();
    for &(name, text) in own {
        let file = SourceFile { name, text, own: true };
        add(file, &mut all, &mut origins, |entries| file.check_namespace(entries, &taken))?;
    }
    Ok((all, origins))
}

fn add<'a>(
    file: SourceFile<'a>,
    all: &mut Entries,
    origins: &mut Origins<'a>,
    check: impl Fn(&Entries) -> Result<(), CatalogueError>,
) -> Result<(), CatalogueError> {
    let entries = file.parse()?;
    check(&entries)?;
    for list in List::ALL {
        let before = all.ids(list).len();
        for at in 0..entries.ids(list).len() {
            origins.0.insert((list, before + at), Origin { file, at });
        }
    }
    all.extend(entries);
    Ok(())
}

impl SourceFile<'_> {
    fn parse(&self) -> Result<Entries, CatalogueError> {
        toml::from_str(self.text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            let message = error.message().to_owned();
            self.error(offset, key_at(self.text, offset), CatalogueFault::Form { message })
        })
    }

    /// Every id begins with the file's namespace, and nothing built-in does.
    fn check_namespace(&self, entries: &Entries, taken: &[Id]) -> Result<(), CatalogueError> {
        let Some(namespace) = &entries.namespace else {
            return Err(self.error(0, String::new(), CatalogueFault::NoNamespace {}));
        };
        let is_inside =
            |id: &Id| id.as_str().strip_prefix(namespace.as_str()).is_some_and(is_continued);
        if let Some(id) = taken.iter().find(|id| *id == namespace || is_inside(id)) {
            let (namespace, id) = (namespace.clone(), id.clone());
            let fault = CatalogueFault::NamespaceTaken { namespace, id };
            let offset = top_level(self.text, "namespace").unwrap_or(0);
            return Err(self.error(offset, "namespace".to_owned(), fault));
        }
        for list in List::ALL {
            for (at, id) in entries.ids(list).into_iter().enumerate() {
                if !is_inside(id) {
                    let (namespace, id) = (namespace.clone(), id.clone());
                    let fault = CatalogueFault::OutsideNamespace { id, namespace };
                    return Err(self.error_in(list, at, "id", fault));
                }
            }
        }
        Ok(())
    }

    fn error_in(&self, list: List, at: usize, key: &str, fault: CatalogueFault) -> CatalogueError {
        let offset = offset_of(self.text, list, at, key).unwrap_or(0);
        self.error(offset, format!("{}[{at}].{key}", list.word()), fault)
    }

    fn error(&self, offset: usize, key: String, fault: CatalogueFault) -> CatalogueError {
        let before = self.text.bytes().take(offset);
        let line = 1 + before.filter(|byte| *byte == b'\n').count();
        CatalogueError { file: self.name.to_owned(), line, key, fault }
    }
}

fn is_continued(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(|rest| !rest.is_empty())
}

/// Where a key of the file itself stands in the text.
fn top_level(text: &str, key: &str) -> Option<usize> {
    let file = DeTable::parse(text).ok()?;
    file.get_ref().get_key_value(key).map(|(key, _)| key.span().start)
}

/// Where a key of an entry stands in the text; where it is left out, the entry.
fn offset_of(text: &str, list: List, at: usize, key: &str) -> Option<usize> {
    let file = DeTable::parse(text).ok()?;
    let entry = file.get_ref().get(list.word())?.get_ref().as_array()?.get(at)?;
    let key = entry.get_ref().as_table()?.get_key_value(key).map(|(key, _)| key.span().start);
    Some(key.unwrap_or_else(|| entry.span().start))
}

/// The key at an offset, such as `role[0].name`; in a text that is no TOML, the one that the line gives a value to.
fn key_at(text: &str, offset: usize) -> String {
    let Ok(file) = DeTable::parse(text) else {
        let start = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        return line.split_once('=').map_or_else(String::new, |(key, _)| key.trim().to_owned());
    };
    let mut parts: Vec<(usize, String)> = Vec::new();
    for (list, value) in file.get_ref() {
        if list.span().contains(&offset) {
            return list.get_ref().to_string();
        }
        let entries = value.get_ref().as_array().into_iter().flatten().enumerate();
        for (at, entry) in entries {
            parts.push((entry.span().start, format!("{}[{at}]", list.get_ref())));
            for (key, _) in entry.get_ref().as_table().into_iter().flatten() {
                let path = format!("{}[{at}].{}", list.get_ref(), key.get_ref());
                parts.push((key.span().start, path));
            }
        }
    }
    let begun = parts.into_iter().filter(|(start, _)| *start <= offset);
    begun.max_by_key(|(start, _)| *start).map_or_else(String::new, |(_, path)| path)
}
