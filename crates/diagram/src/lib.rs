//! The picture of a deployment: zones as columns, firewalls as walls between them, components as cards, and
//! each bundle of flows as one line with its ports.
//!
//! Two steps, both pure: [`scene()`] gives everything its place, [`Scene::to_svg`] draws it. The same deployment gives
//! the same bytes, and what the author ordered stays in that order.
//!
//! How a scene comes about, each step in a module of its own: [`Flow`]s become bundles (`links`) between cards (`nodes`);
//! `plan` says what stands in which zone, network and column; `routes` gives each line a pin in every
//! column that it touches; `cells`, `stacking` and `heights` settle all heights, `channels` and `columns` all
//! places from left to right; `compose` turns that into boxes, lines and labels.
//!
//! ```
//! use diagram::{Options, svg};
//! use port_model::{Deployment, Format, Lang};
//!
//! let text = "
//! portolan: 1
//! name: Lab
//! platform: windows
//! components:
//!   - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.10] }
//!   - { id: lab, role: client-group, zone: core, addresses: [10.0.0.0/24] }
//! ";
//! let deployment = Deployment::read(text, Format::Yaml).expect("a sound document");
//! let flows = deployment.flows(Lang::En);
//! let picture = svg(&deployment, &flows, &Options::default());
//! assert!(picture.contains("id=\"b-lab--ts\""));
//! ```

mod areas;
mod cells;
mod changes;
mod channels;
mod columns;
mod compose;
mod content;
mod crossing;
mod geometry;
mod heights;
mod label;
mod links;
pub mod metrics;
mod nodes;
mod plan;
mod routes;
pub mod scene;
pub mod select;
mod settle;
mod shapes;
mod stacking;
mod stacks;
mod svg;
mod units;
mod wording;

use std::borrow::Cow;

use port_model::{Deployment, Finding, Flow, Lang};

use changes::Both;

pub use changes::Before;
pub use geometry::{Point, Rect};
pub use label::{ports, sign as change_sign};
pub use links::Family;
pub use metrics::Weight;
pub use scene::{Label, Scene};
pub use select::{Filter, Selection, View};
pub use stacks::Expand;
pub use svg::{colours, icon};

/// What to show and in which form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The language of the words in the picture.
    pub lang: Lang,
    /// What is to be shown as badges.
    pub findings: &'a [Finding],
    /// The heading; left out where the page around the picture has one.
    pub title: Option<TitleBlock<'a>>,
    /// A file of its own, with its own styles, and not a part of a page.
    pub standalone: bool,
    /// The colours of a file of its own; in a page they are the page's.
    pub theme: Theme,
    /// Which stacks of like components are shown as single cards.
    pub expand: Expand<'a>,
    /// The view and the filter; left out, everything is shown.
    pub selection: Option<&'a Selection>,
    /// An older state to compare with; what differs bears marks.
    pub before: Option<Before<'a>>,
}

/// Which colours a picture bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark on light, as it is printed.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// As the reader's system has it. What can't ask, such as most printers, gets the light one.
    Auto,
}

impl Theme {
    /// Every theme, the usual one first.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Auto];

    /// Its name in addresses and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }

    /// The theme with a name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

impl Options<'_> {
    /// The flows that the lines of a scene with these options name by their places: the given ones and, where an older
    /// state is compared with, those that are gone.
    pub fn all_flows<'f>(&self, flows: &'f [Flow]) -> Cow<'f, [Flow]> {
        changes::all_flows(flows, self.before)
    }
}

/// What the heading says besides the deployment's name.
#[derive(Debug, Clone, Copy, Default)]
pub struct TitleBlock<'a> {
    /// The version of the deployment.
    pub version: Option<i64>,
    /// The date as it is to be shown.
    pub date: Option<&'a str>,
    /// Where the deployment is kept.
    pub link: Option<&'a str>,
}

/// Gives everything its place that the options select.
pub fn scene(deployment: &Deployment, flows: &[Flow], options: &Options<'_>) -> Scene {
    let Both { deployment, flows, changes } = changes::both(deployment, flows, options.before);
    let Some(selection) = options.selection.filter(|selection| !selection.is_all()) else {
        return compose::scene(&deployment, &flows, options, &changes);
    };
    let scope = select::Scope::new(&deployment, options.findings, selection);
    let part = select::part(&deployment, &flows, &scope);
    let changes = changes.part(&part.indexes);
    part.with_all_indexes(compose::scene(&part.deployment, &part.flows, options, &changes))
}

/// Draws a deployment: both steps in one.
pub fn svg(deployment: &Deployment, flows: &[Flow], options: &Options<'_>) -> String {
    let scene = scene(deployment, flows, options);
    if options.standalone { scene.to_svg_file(options.theme) } else { scene.to_svg() }
}
