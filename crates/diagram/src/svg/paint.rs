//! The colours of the light theme, as data. `web/static/css/diagram.css` holds the other themes.

use port_model::findings::Severity;

use crate::links::Family;

/// The fonts that the text's widths hold for.
pub(super) const FONT: &str = "'DejaVu Sans', Verdana, sans-serif";
/// How a stand-alone picture sets its texts: as wide as their letters together, which is what the layout takes them to be.
pub(super) const SETTING: &str = " text-rendering=\"geometricPrecision\" style=\"font-kerning:none;font-variant-ligatures:none\"";
/// The ground of a standalone picture.
pub(super) const PAPER: &str = "#ffffff";
/// Names and other main text.
pub(super) const INK: &str = "#17212b";
/// Text that explains.
pub(super) const MUTED: &str = "#52606d";
/// The ground of cards and chips.
pub(super) const CARD: &str = "#ffffff";
/// The edge of cards.
pub(super) const CARD_EDGE: &str = "#7b8a99";
/// The icon's ground on the platform's own servers, and the icon on it.
pub(super) const PLATFORM: (&str, &str) = ("#1f4e79", "#ffffff");
/// The icon's ground on other cards, and the icon on it.
pub(super) const OTHER: (&str, &str) = ("#e6ecf2", "#33475b");
/// The edge of a host's frame, and its ground.
pub(super) const HOST: (&str, &str) = ("#7b8a99", "#f3f6f9");
/// The edge of a cluster's frame, and its ground.
pub(super) const CLUSTER: (&str, &str) = ("#1f4e79", "#dbe7f3");
/// A wall's bricks, and the joints between them.
pub(super) const WALL: (&str, &str) = ("#b9694f", "#f6e7e1");

/// The ground of a zone and its edge.
pub(super) fn zone(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "internet" => ("#f6f1f8", "#d9c8e0"),
        "dmz" => ("#fdf5e4", "#ecd5a4"),
        "core" => ("#edf4fa", "#c3d7e8"),
        _ => ("#f2f2f2", "#cccccc"),
    }
}

/// The ground of a network and its edge.
pub(super) fn network(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "internet" => ("#ede3f1", "#cdb8d6"),
        "dmz" => ("#faebc9", "#e0c283"),
        _ => ("#e0ecf6", "#b0cbe0"),
    }
}

/// A family's lines.
pub(super) const fn family(family: Family) -> &'static str {
    match family {
        Family::Clients => "#0b66b5",
        Family::Administration => "#7b3fa0",
        Family::Platform => "#2f4050",
        Family::Internet => "#0a7a6c",
        Family::Services => "#8f5300",
        Family::Own => "#b3206b",
    }
}

/// A finding's sign, and the ground of its badge.
pub(super) const fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("#b3261e", "#fde8e6"),
        Severity::Warning => ("#8a5a00", "#fff1cc"),
        Severity::Advice => ("#1a5fa8", "#e3effb"),
    }
}
