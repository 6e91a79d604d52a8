//! Two versions of a deployment side by side.

use std::borrow::Cow;

use diagram::select::Scope;
use diagram::{Before, Scene};
use port_model::difference::{DocumentChanges, FlowChanges};
use port_model::{Deployment, Flow, Lang};
use rule_export::{Change, ChangedRule, Filter, Grouping, Request, changes, rules};
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::pages::pictures::Drawn;
use crate::selection::Asked;
use crate::state::App;
use crate::view::{Opened, Picture, View, date};
use crate::when;

/// Which versions are to be compared, as it stands in the query. A form sends an empty value for what was left alone.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Span {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

impl Span {
    /// The versions that are meant: what is left out is the current one, and the one before.
    fn versions(&self, current: i64) -> Result<(i64, i64), AppError> {
        let to = parsed("to", &self.to)?.unwrap_or(current);
        let from = parsed("from", &self.from)?.unwrap_or(to.saturating_sub(1).max(1));
        Ok((from, to))
    }
}

fn parsed(key: &str, text: &str) -> Result<Option<i64>, AppError> {
    if text.is_empty() {
        return Ok(None);
    }
    let version = text.parse().ok().filter(|version| *version > 0);
    version.map(Some).ok_or_else(|| AppError::Unreadable(format!("{key}: {text}")))
}

/// Two versions with what follows from each. The first may be the newer one.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(crate) from: View,
    pub(crate) to: View,
}

/// What differs.
#[derive(Debug, Serialize)]
pub(crate) struct Changes<'c> {
    pub(crate) document: DocumentChanges,
    pub(crate) flows: FlowChanges<'c>,
}

impl Comparison {
    /// Reads both versions of an opened deployment.
    pub(crate) async fn of(
        app: &App,
        opened: Opened,
        span: &Span,
        lang: Lang,
    ) -> Result<Self, AppError> {
        let (from, to) = span.versions(opened.version)?;
        let newer = opened.at(app, from.max(to)).await?;
        let older = newer.clone().at(app, from.min(to)).await?;
        let (from, to) = if from > to { (newer, older) } else { (older, newer) };
        Ok(Self { from: from.view(lang).await?, to: to.view(lang).await? })
    }

    /// The same with a selection, if one of the versions has what that names.
    pub(crate) fn showing(mut self, asked: Asked) -> Result<Self, AppError> {
        let both = [self.to.deployment(), self.from.deployment()];
        asked.selection.check(&both).map_err(AppError::Selection)?;
        self.from.asked = asked.clone();
        self.to.asked = asked;
        Ok(self)
    }

    /// What differs, as far as the selection admits it.
    pub(crate) fn changes(&self) -> Changes<'_> {
        let (old, new) = (self.from.deployment(), self.to.deployment());
        let mut flows = FlowChanges::between(&self.from.flows, &self.to.flows);
        let both = new.with_what_was(old);
        let scope = Scope::new(&both, &self.to.findings, &self.to.asked.selection);
        flows.added.retain(|flow| scope.admits(flow));
        flows.removed.retain(|flow| scope.admits(flow));
        flows.changed.retain(|change| scope.admits(change.before) || scope.admits(change.after));
        Changes { document: DocumentChanges::between(old.document(), new.document()), flows }
    }

    /// Does something with the request for what became of the rules, as far as the view is of one firewall or component.
    pub(crate) fn with_request<T>(&self, work: impl FnOnce(&Request<'_>) -> T) -> T {
        let before = rule_export::Before {
            deployment: self.from.deployment(),
            flows: &self.from.flows,
            version: self.from.version(),
        };
        work(&Request {
            deployment: self.to.deployment(),
            flows: &self.to.flows,
            findings: &[],
            version: self.to.version(),
            date: &date(self.to.opened.changed_at),
            link: None,
            lang: self.to.lang,
            grouping: Grouping::Pair,
            filter: self.filter(),
            device_group: None,
            before: Some(before),
        })
    }

    /// Which rules the view is of. What one of the versions lacks is looked up in the other.
    pub(crate) fn filter(&self) -> Filter {
        let word = match &self.to.asked.selection.view {
            diagram::View::Wall(one, other) => format!("wall:{one}:{other}"),
            diagram::View::Component(id) => format!("component:{id}"),
            diagram::View::Topology | diagram::View::ActiveActive => return Filter::default(),
        };
        let of = |view: &View| Filter::from_word(&word, view.deployment());
        of(&self.to).or_else(|_| of(&self.from)).unwrap_or_default()
    }

    /// What became of the rules, each pair of ends one rule; those that stay are left out.
    pub(crate) fn rules(&self) -> Vec<ChangedRule> {
        let filter = self.filter();
        let of = |view: &View| rules(&view.flows, Grouping::Pair, &filter);
        let mut changed = changes(of(&self.from), of(&self.to));
        changed.retain(|rule| rule.change != Change::Keep);
        changed
    }

    /// The picture for a page: both on one layout.
    pub(crate) fn picture(&self) -> Picture {
        Picture::of(&self.drawn(&self.options()))
    }

    fn options(&self) -> diagram::Options<'_> {
        let before = Before {
            deployment: self.from.deployment(),
            flows: &self.from.flows,
            version: self.from.version(),
        };
        diagram::Options { before: Some(before), ..self.to.options() }
    }

    fn drawn(&self, options: &diagram::Options<'_>) -> Scene {
        diagram::scene(self.to.deployment(), &self.to.flows, options)
    }
}

impl Drawn for Comparison {
    fn lang(&self) -> Lang {
        self.to.lang
    }

    fn scene(&self) -> Scene {
        let date = when::day_of(self.to.opened.changed_at, self.to.lang);
        let title =
            diagram::TitleBlock { version: self.to.version(), date: Some(&date), link: None };
        let options = diagram::Options { title: Some(title), standalone: true, ..self.options() };
        self.drawn(&options)
    }

    fn deployment(&self) -> &Deployment {
        self.to.deployment()
    }

    fn flows(&self) -> Cow<'_, [Flow]> {
        self.options().all_flows(&self.to.flows)
    }

    fn name(&self, name: &str) -> String {
        format!("{name}-v{}-v{}", self.from.opened.version, self.to.opened.version)
    }
}

/// Both versions as a part of a URL's query.
pub(crate) fn span(from: i64, to: i64) -> String {
    format!("from={from}&to={to}")
}
