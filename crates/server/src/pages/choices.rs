//! The form in which people choose what the picture and the flow table show, and the links to the firewalls.

use std::collections::BTreeSet;

use diagram::select::Key;
use diagram::{Filter, Selection, View as Shown};
use port_model::flow::{Protocol, Requirement};
use port_model::{Boundary, Flow, Id, Lang};

use super::Base;
use crate::selection::Asked;
use crate::view::{Picture, View};

/// The form with its state.
#[derive(Debug)]
pub(crate) struct Choices {
    /// The page that it is for.
    pub(crate) action: String,
    /// The link that shows everything.
    pub(crate) all: String,
    pub(crate) selects: Vec<Select>,
    /// So many lists stand before the filter.
    pub(crate) leading: usize,
    pub(crate) findings_only: bool,
    /// Whether stacks are opened; none where the picture has none.
    pub(crate) expanded: Option<bool>,
    /// What is shown, in words; nothing where everything is.
    pub(crate) said: Option<String>,
    /// Whether a filter is set.
    pub(crate) is_filtered: bool,
    /// The firewalls: what each is called, the link to its view, and the one to its flows.
    pub(crate) walls: Vec<WallLink>,
    /// The selection as the query of a URL, with its question mark; empty where everything is shown.
    pub(crate) query: String,
    /// The words that are searched for, on pages that can.
    pub(crate) q: Option<String>,
}

/// A firewall to look at.
#[derive(Debug)]
pub(crate) struct WallLink {
    pub(crate) name: String,
    pub(crate) picture: String,
    pub(crate) flows: String,
    pub(crate) chosen: bool,
}

/// One list to choose from.
#[derive(Debug)]
pub(crate) struct Select {
    pub(crate) key: &'static str,
    pub(crate) label: String,
    pub(crate) groups: Vec<Group>,
}

/// Options that belong together.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// Empty for the first ones.
    pub(crate) label: String,
    /// Value, text, and whether it is chosen.
    pub(crate) options: Vec<(String, String, bool)>,
}

impl Choices {
    /// The form of a page about a deployment.
    pub(crate) fn of(view: &View, base: &Base, page: &str, paths: &crate::paths::Paths) -> Self {
        let selection = &view.asked.selection;
        let lists = Lists { view, base, selection };
        let query = question(&view.asked);
        Self {
            action: page.to_owned(),
            all: page.to_owned(),
            leading: 1,
            selects: lists.all(),
            findings_only: selection.filter.findings_only,
            expanded: None,
            said: selection.describe(view.deployment(), base.lang),
            is_filtered: selection.filter != Filter::default(),
            walls: walls(view, base.lang, page, &paths.sub("flows")),
            query,
            q: None,
        }
    }

    /// The same with more lists before that of views. `query` is what they say now; links keep it.
    pub(crate) fn after(mut self, lists: impl IntoIterator<Item = Select>, query: &str) -> Self {
        let known = self.selects.len();
        self.selects.splice(0..0, lists);
        self.leading += self.selects.len() - known;
        let keep = |link: &str| match link.split_once('?') {
            Some((page, rest)) => format!("{page}?{query}&{rest}"),
            None => format!("{link}?{query}"),
        };
        self.all = keep(&self.all);
        for wall in &mut self.walls {
            wall.picture = keep(&wall.picture);
        }
        self
    }

    /// The same for a page with a picture, whose stacks can be opened.
    pub(crate) fn about(mut self, picture: &Picture, asked: &Asked) -> Self {
        self.expanded = (picture.has_stacks || asked.expanded).then_some(asked.expanded);
        self
    }

    /// The lists before the filter, the last of them that of views.
    pub(crate) fn leading(&self) -> &[Select] {
        self.selects.get(..self.leading).unwrap_or_default()
    }

    /// The lists of the filter.
    pub(crate) fn filters(&self) -> &[Select] {
        self.selects.get(self.leading..).unwrap_or_default()
    }
}

/// A selection behind the path of a page.
fn question(asked: &Asked) -> String {
    let query = asked.query();
    if query.is_empty() { query } else { format!("?{query}") }
}

/// The firewalls of the deployment, from the outside to the inside.
fn walls(view: &View, lang: Lang, page: &str, flows: &str) -> Vec<WallLink> {
    let known = Shown::walls(view.deployment());
    let link = |wall: Shown| {
        let name = wall.describe(view.deployment(), lang)?;
        let chosen = wall == view.asked.selection.view;
        let query = question(&view.asked.with_view(wall));
        Some(WallLink {
            name,
            picture: format!("{page}{query}"),
            flows: format!("{flows}{query}"),
            chosen,
        })
    };
    known.into_iter().filter_map(link).collect()
}

/// Makes the lists.
struct Lists<'a> {
    view: &'a View,
    base: &'a Base,
    selection: &'a Selection,
}

impl Lists<'_> {
    fn all(&self) -> Vec<Select> {
        let words = |key: &str, words: Vec<&'static str>| -> Vec<(String, String)> {
            let text = |word: &str| self.base.t(&format!("{key}-{word}"));
            words.into_iter().map(|word| (word.to_owned(), text(word))).collect()
        };
        let protocols = Protocol::ALL.iter().map(|known| known.word());
        let protocols =
            protocols.map(|word| (word.to_owned(), word.to_uppercase())).collect::<Vec<_>>();
        let requirements = Requirement::ALL.iter().map(|known| known.word()).collect();
        let boundaries = Boundary::ALL.iter().rev().map(|known| known.word()).collect();
        let lists = [
            (Key::Zone, self.zones()),
            (Key::Protocol, protocols),
            (Key::Requirement, words("requirement", requirements)),
            (Key::Boundary, words("boundary", boundaries)),
            (Key::Role, self.roles()),
            (Key::Flow, self.flows()),
            (Key::Module, self.modules()),
        ];
        let lists = lists.into_iter().filter(|(key, options)| {
            options.len() > 1
                || *key != Key::Module && !options.is_empty()
                || !self.selection.value(*key).is_empty()
        });
        let views = Select {
            key: Key::View.word(),
            label: self.base.t("choice-view"),
            groups: self.views(),
        };
        std::iter::once(views)
            .chain(lists.map(|(key, options)| self.select(key, options)))
            .collect()
    }

    /// A list with "any" first. Several values at once, which only a URL can ask for, are an entry of their own.
    fn select(&self, key: Key, options: Vec<(String, String)>) -> Select {
        let chosen = self.selection.value(key);
        let any = (String::new(), self.base.t("choice-any"));
        let known = options.iter().any(|(value, _)| *value == chosen) || chosen.is_empty();
        let several = (!known).then(|| (chosen.clone(), chosen.replace(',', ", ")));
        let options = std::iter::once(any).chain(several).chain(options);
        let options = options.map(|(value, text)| {
            let is_chosen = value == chosen;
            (value, text, is_chosen)
        });
        Select {
            key: key.word(),
            label: self.base.t(&format!("choice-{}", key.word())),
            groups: vec![Group { label: String::new(), options: options.collect() }],
        }
    }

    fn views(&self) -> Vec<Group> {
        let deployment = self.view.deployment();
        let entry = |view: &Shown, text: String| (view.word(), text, *view == self.selection.view);
        let general = vec![
            entry(&Shown::Topology, self.base.t("choice-topology")),
            entry(&Shown::ActiveActive, self.base.t("choice-active-active")),
        ];
        let mut walls: Vec<(String, String, bool)> = Shown::walls(deployment)
            .iter()
            .filter_map(|wall| Some(entry(wall, wall.describe(deployment, self.base.lang)?)))
            .collect();
        let chosen = &self.selection.view;
        if matches!(chosen, Shown::Wall(..)) && !walls.iter().any(|(.., chosen)| *chosen) {
            let text = chosen.describe(deployment, self.base.lang);
            walls.extend(text.map(|text| entry(chosen, text)));
        }
        let component = |id: &Id, name: String| entry(&Shown::Component(id.clone()), name);
        let components = deployment
            .components()
            .iter()
            .map(|known| component(&known.id, deployment.component_name(known, self.base.lang)));
        let internet = component(&Id::INTERNET, self.base.t("choice-internet"));
        let components = components.chain([internet]).collect();
        vec![
            Group { label: String::new(), options: general },
            Group { label: self.base.t("choice-walls"), options: walls },
            Group { label: self.base.t("choice-components"), options: components },
        ]
    }

    fn zones(&self) -> Vec<(String, String)> {
        let zones = &self.view.deployment().document().zones;
        let name = |zone: &port_model::Zone| zone.display_name(self.base.lang);
        zones.iter().map(|zone| (zone.id.to_string(), name(zone))).collect()
    }

    fn roles(&self) -> Vec<(String, String)> {
        let deployment = self.view.deployment();
        let present: BTreeSet<&Id> =
            deployment.components().iter().map(|component| &component.role).collect();
        let roles = deployment.catalogue().roles.iter().filter(|role| present.contains(&role.id));
        roles.map(|role| (role.id.to_string(), role.name.get(self.base.lang).to_owned())).collect()
    }

    fn flows(&self) -> Vec<(String, String)> {
        let rule = |flow: &Flow| flow.flow.to_string();
        let rules: BTreeSet<String> = self.view.flows.iter().map(rule).collect();
        rules.into_iter().map(|rule| (rule.clone(), rule)).collect()
    }

    fn modules(&self) -> Vec<(String, String)> {
        let deployment = self.view.deployment();
        let chosen = &deployment.document().settings.modules;
        let brings = |id: &Id| {
            deployment.catalogue().flows.iter().any(|rule| rule.module.as_ref() == Some(id))
        };
        let modules = chosen.iter().filter(|id| brings(id));
        let modules = modules.filter_map(|id| deployment.catalogue().module(id));
        modules
            .map(|module| (module.id.to_string(), module.name.get(self.base.lang).to_owned()))
            .collect()
    }
}
