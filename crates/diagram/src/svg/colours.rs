//! The colours of the light theme, for those who draw a scene in other formats than SVG.

use port_model::findings::Severity;

use super::paint::{self, Token};
use crate::Theme;
use crate::links::Family;
use crate::scene::FrameKind;

/// Names and other main text.
pub const INK: &str = light(Token::Ink);
/// Text that explains.
pub const MUTED: &str = light(Token::Muted);
/// The ground of cards and chips.
pub const CARD: &str = light(Token::Card);
/// The edge of cards.
pub const CARD_EDGE: &str = light(Token::CardEdge);
/// The icon's ground on the platform's own servers, and the icon on it.
pub const PLATFORM: (&str, &str) = (light(Token::Platform), light(Token::PlatformIcon));
/// The icon's ground on other cards, and the icon on it.
pub const OTHER: (&str, &str) = (light(Token::Other), light(Token::OtherIcon));
/// A wall's ground and its edge.
pub const WALL: (&str, &str) = (light(Token::Brick), light(Token::WallEdge));

const fn light(token: Token) -> &'static str {
    token.colour(Theme::Light)
}

const fn both((one, other): (Token, Token)) -> (&'static str, &'static str) {
    (light(one), light(other))
}

/// The ground of a zone and its edge.
pub fn zone(kind: &str) -> (&'static str, &'static str) {
    both(paint::zone(kind))
}

/// The ground of a network and its edge.
pub fn network(kind: &str) -> (&'static str, &'static str) {
    both(paint::network(kind))
}

/// The ground of a frame and its edge.
pub const fn frame(kind: FrameKind) -> (&'static str, &'static str) {
    both(match kind {
        FrameKind::Host => (Token::HostGround, Token::HostEdge),
        FrameKind::Cluster => (Token::ClusterGround, Token::ClusterEdge),
    })
}

/// A family's lines.
pub const fn family(family: Family) -> &'static str {
    light(paint::family(family))
}

/// A finding's sign, and the ground of its badge.
pub const fn severity(severity: Severity) -> (&'static str, &'static str) {
    both(paint::severity(severity))
}
