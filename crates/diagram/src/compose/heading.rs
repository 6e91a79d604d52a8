//! The heading above the picture, and what the picture says to people who can't see it.

use port_model::Deployment;
use port_model::wording::Message;

use super::Layout;
use crate::Options;
use crate::metrics::Weight;
use crate::scene::Label;
use crate::wording;

const NAME: i32 = 20;
const DETAIL: i32 = 11;
const ROOM: i32 = 900;
const LINE_GAP: i32 = 4;

pub(super) fn labels(deployment: &Deployment, options: &Options<'_>, margin: i32) -> Vec<Label> {
    let Some(block) = options.title else { return Vec::new() };
    let text = |key: &str| wording::text(options.lang, key);
    let mut parts = vec![text(&format!("platform-{}", deployment.platform()))];
    if let Some(version) = block.version {
        let version = usize::try_from(version).unwrap_or_default();
        parts.push(wording::message(
            options.lang,
            &Message::new("version").with("version", version.to_string()),
        ));
    }
    parts.extend(block.date.map(ToOwned::to_owned));
    parts.extend(block.link.map(ToOwned::to_owned));
    let name = Label::new(deployment.name(), (margin, margin), ROOM, NAME, Weight::Bold);
    let mut labels = vec![at_left(name, margin)];
    let mut add = |text: &str, weight| {
        let y = labels.last().map_or(margin, |label| label.rect.bottom()) + LINE_GAP;
        labels.push(at_left(Label::new(text, (margin, y), ROOM, DETAIL, weight), margin));
    };
    let shown = options.selection.and_then(|shown| shown.describe(deployment, options.lang));
    if let Some(shown) = shown {
        add(&shown, Weight::Bold);
    }
    add(&parts.join(" · "), Weight::Regular);
    labels
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
