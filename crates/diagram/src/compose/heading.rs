//! The heading above the picture, and what the picture says to people who can't see it.

use port_model::Deployment;
use port_model::wording::Message;

use super::Layout;
use crate::Options;
use crate::metrics::Weight;
use crate::scene::Label;
use crate::wording;

const NAME: i32 = 20;
/// What a fact is, in small letters above it.
pub(crate) const CAPTION: i32 = 10;
const FACT: i32 = 11;
const ROOM: i32 = 900;
const SHOWN_GAP: i32 = 4;
const FACTS_GAP: i32 = 6;
const FACT_GAP: i32 = 24;

/// The name, and below it each fact with its caption.
pub(super) fn labels(deployment: &Deployment, options: &Options<'_>, margin: i32) -> Vec<Label> {
    let Some(block) = options.title else { return Vec::new() };
    let platform = wording::text(options.lang, &format!("platform-{}", deployment.platform()));
    let facts = [
        ("fact-platform", Some(platform)),
        ("fact-version", versions(block.version, options.before.and_then(|old| old.version))),
        ("fact-date", block.date.map(ToOwned::to_owned)),
        ("fact-link", block.link.map(ToOwned::to_owned)),
    ];
    let name = Label::new(deployment.name(), (margin, margin), ROOM, NAME, Weight::Bold);
    let mut labels = vec![at_left(name, margin)];
    // What a view leaves out is told before anything else.
    if let Some(shown) = options.selection.and_then(|all| all.describe(deployment, options.lang)) {
        let y = bottom(&labels) + SHOWN_GAP;
        let shown = Label::new(&shown, (margin, y), ROOM, FACT, Weight::Bold);
        labels.push(at_left(shown, margin));
    }
    let (mut x, y) = (margin, bottom(&labels) + FACTS_GAP);
    for (key, fact) in facts {
        let Some(fact) = fact else { continue };
        let caption = wording::text(options.lang, key);
        let caption = Label::new(&caption, (x, y), ROOM, CAPTION, Weight::Regular);
        let fact = Label::new(&fact, (x, caption.rect.bottom() + 1), ROOM, FACT, Weight::Regular);
        let left = x;
        x += caption.rect.width.max(fact.rect.width) + FACT_GAP;
        labels.extend([caption, fact].map(|label| at_left(label, left)));
    }
    labels
}

/// The version, or the two that are compared.
fn versions(version: Option<i64>, before: Option<i64>) -> Option<String> {
    let numbers: Vec<String> =
        before.into_iter().chain(version).map(|one| one.to_string()).collect();
    (!numbers.is_empty()).then(|| numbers.join(" → "))
}

fn bottom(labels: &[Label]) -> i32 {
    labels.last().map_or(0, |label| label.rect.bottom())
}

/// The heading stands at the left in every script.
fn at_left(mut label: Label, x: i32) -> Label {
    label.rect.x = x;
    label
}

pub(super) fn summary(layout: &Layout<'_>) -> String {
    let zones = layout.plan.zones.len();
    let components = layout.deployment.components().len();
    let flows: usize = layout.plan.links.iter().map(|link| link.flows.len()).sum();
    let message = Message::new("summary")
        .with("zones", zones)
        .with("components", components)
        .with("flows", flows)
        .with("lines", layout.plan.links.len());
    wording::message(layout.lang, &message)
}
