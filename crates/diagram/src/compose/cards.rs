//! Cards and the frames around them.

use std::collections::{HashMap, HashSet};

use port_model::findings::Severity;
use port_model::wording::Message;
use port_model::{Finding, Flow, Id};

use super::Layout;
use super::spoken::{self, Traffic};
use crate::changes::Changes;
use crate::content::{self, Content, id_of};
use crate::geometry::Rect;
use crate::label;
use crate::metrics::{self, Weight};
use crate::routes::Way;
use crate::scene::{Badge, Card, Frame, FrameKind, Label, line_height};
use crate::shapes::{CARD_WIDTH, FRAME_SIDE, Shape};
use crate::units::Unit;
use crate::wording;

/// The room for the role's icon.
pub(crate) const ICON_STRIP: i32 = 26;
/// Where the text starts.
const TEXT_LEFT: i32 = ICON_STRIP + 5;
const NAME: i32 = 12;
const DETAIL: i32 = 11;
const LINE_GAP: i32 = 1;
const TEXT_PAD: i32 = 3;
const CORNER_GAP: i32 = 3;
/// A detail with the room above it.
const DETAIL_HEIGHT: i32 = line_height(DETAIL) + LINE_GAP;
const TEXT_RIGHT: i32 = 4;
const FRAME_LABEL: i32 = 11;
const FRAME_LABEL_LEFT: i32 = 8;
/// A line between members of a cluster runs through here.
const FRAME_LABEL_RIGHT: i32 = 52;
const FRAME_LABEL_TOP: i32 = 6;
const BADGE_HEIGHT: i32 = 16;
const BADGE_SIGN: i32 = 15;
const BADGE_PAD: i32 = 4;
const STACK_PAD: i32 = 4;

pub(super) fn cards(
    layout: &Layout<'_>,
    flows: &[Flow],
    findings: &[Finding],
    changes: &Changes,
) -> Vec<Card> {
    let signs = Signs { badges: badges(findings), marked: marked(layout), changes };
    let nodes = spoken::traffic(layout, flows).into_iter().enumerate();
    nodes.filter_map(|(node, traffic)| card(layout, node, &signs, traffic)).collect()
}

/// What cards bear besides their words.
struct Signs<'a> {
    badges: Badges<'a>,
    /// The nodes with a mark on their lower edge.
    marked: HashSet<usize>,
    changes: &'a Changes,
}

fn marked(layout: &Layout<'_>) -> HashSet<usize> {
    let ways = layout.plan.links.iter().zip(&layout.routes.ways);
    ways.filter(|(_, way)| **way == Way::Mark).map(|(link, _)| link.source).collect()
}

/// The box of a node's card.
pub(super) fn rect_of(layout: &Layout<'_>, node: usize) -> Option<Rect> {
    let unit = layout.plan.units.index_of(node)?;
    let column = layout.plan.column_of(node);
    let height = *layout.shapes.heights.get(node)?;
    let middle = layout.stacking.tops.get(unit)? + layout.shapes.middles.get(node)?;
    let x = layout.origin.0 + layout.columns.card_left(column);
    Some(Rect::new(x, layout.origin.1 + middle - height / 2, CARD_WIDTH, height))
}

fn card(layout: &Layout<'_>, at: usize, signs: &Signs<'_>, traffic: Traffic) -> Option<Card> {
    let node = layout.plan.nodes.all.get(at)?;
    let content = layout.shapes.contents.get(at)?;
    let rect = rect_of(layout, at)?;
    let components: Vec<&Id> = node
        .members
        .iter()
        .filter_map(|at| layout.deployment.components().get(*at))
        .map(|component| &component.id)
        .collect();
    let change = Changes::of_all(components.iter().map(|id| signs.changes.of_component(id)));
    let badge = badge(layout, rect, &components, &signs.badges);
    let stack = stack(rect, content, badge.as_ref());
    let edge = if signs.marked.contains(&at) { label::HEIGHT / 2 + 1 } else { 0 };
    let free = Rect { height: rect.height - edge, ..rect };
    let (name, details) = texts((rect, free), content, badge.as_ref(), stack.as_ref());
    let differs = change.map(|change| wording::text(layout.lang, &format!("sign-{change}")));
    let title = title(layout, at, content, (differs.as_deref(), badge.as_ref()));
    let spoken = spoken::card(layout, at, content, traffic, (badge.as_ref(), differs));
    let (zone, network) = place(layout, at);
    let order = node.members.first().copied();
    let components = components.into_iter().map(ToString::to_string).collect();
    let (id, role) = (node.id.to_string(), node.role.to_string());
    let is_platform = node.is_platform(layout.deployment);
    Some(Card {
        id,
        components,
        zone,
        network,
        order,
        role,
        is_platform,
        rect,
        name,
        details,
        change,
        badge,
        stack,
        title,
        spoken,
    })
}

/// The ids of the zone and the network that a card stands in, as far as the document has them.
fn place(layout: &Layout<'_>, at: usize) -> (Option<String>, Option<String>) {
    let document = layout.deployment.document();
    let place = layout.plan.nodes.all.get(at).and_then(|node| node.place);
    let zone = place.and_then(|place| document.zones.get(place.zone));
    let network = place.and_then(|place| document.networks.get(place.network?));
    (zone.map(|zone| zone.id.to_string()), network.map(|network| network.id.to_string()))
}

/// The lines of text, one below the other and in the middle of the card's height. What stands in the upper
/// right corner takes room from the name, what stands below it from the rest. A second line for a detail stays in the
/// free part of the card.
fn texts(
    (rect, free): (Rect, Rect),
    content: &Content,
    badge: Option<&Badge>,
    stack: Option<&Label>,
) -> (Label, Vec<Label>) {
    let x = rect.x + TEXT_LEFT;
    // On a high card the text begins below the corner.
    let most = 2 * line_height(NAME) + 4 * DETAIL_HEIGHT;
    let starts_below = |taken: &Rect| rect.y + (rect.height - most) / 2 >= taken.bottom();
    let corner = badge.map(|badge| badge.rect).or(stack.map(|label| label.rect));
    let corner = corner.filter(|taken| !starts_below(taken));
    let below = stack.filter(|_| badge.is_some()).map(|label| label.rect);
    let below = below.filter(|taken| !starts_below(taken));
    let room = |taken: Option<Rect>| {
        taken.map_or(rect.right() - TEXT_RIGHT, |taken| taken.x - CORNER_GAP) - x
    };
    let (start, more) = metrics::wrap(&content.name, NAME, Weight::Bold, room(corner));
    let names = if more.is_empty() { 1 } else { 2 };
    let name_height = names * line_height(NAME);
    let details =
        details(content, room(below), (free.height - 2 * TEXT_PAD - name_height) / DETAIL_HEIGHT);
    let height = name_height + i32::try_from(details.len()).unwrap_or(0) * DETAIL_HEIGHT;
    let mut y = rect.y + (rect.height - height) / 2;
    let name = Label::new(start, (x, y), room(corner), NAME, Weight::Bold);
    y += line_height(NAME);
    let mut texts = Vec::new();
    if !more.is_empty() {
        texts.push(Label::new(more, (x, y), room(corner).min(room(below)), NAME, Weight::Bold));
        y += line_height(NAME);
    }
    for text in details {
        y += LINE_GAP;
        texts.push(Label::new(text, (x, y), room(below), DETAIL, Weight::Regular));
        y += line_height(DETAIL);
    }
    (name, texts)
}

/// What a card says below its name, each on a line. What is too long goes on in a second one as far as the card is high
/// enough, the address first: who reads it wants all of it.
fn details(content: &Content, room: i32, lines: i32) -> Vec<&str> {
    let all = [&content.kind, &content.address];
    let mut spare = lines - i32::try_from(all.iter().copied().flatten().count()).unwrap_or(0);
    let mut wrapped = |text| match text {
        None => ["", ""],
        Some(text) => {
            let (first, rest) = metrics::wrap(text, DETAIL, Weight::Regular, room);
            let goes_on = !rest.is_empty() && spare > 0;
            spare -= i32::from(goes_on);
            if goes_on { [first, rest] } else { [text, ""] }
        }
    };
    let address = wrapped(content.address.as_deref());
    let kind = wrapped(content.kind.as_deref());
    kind.into_iter().chain(address).filter(|line| !line.is_empty()).collect()
}

/// How many a stack holds: in the upper right corner, or below the badge there.
fn stack(rect: Rect, content: &Content, badge: Option<&Badge>) -> Option<Label> {
    if content.stacked < 2 {
        return None;
    }
    let y = badge.map_or(rect.y + STACK_PAD, |badge| badge.rect.bottom() + LINE_GAP);
    let text = format!("×{}", content.stacked);
    let label = Label::new(&text, (0, y), CARD_WIDTH, NAME, Weight::Bold);
    let x = rect.right() - STACK_PAD - label.rect.width;
    Some(Label { rect: Rect { x, ..label.rect }, ..label })
}

/// For each component its worst finding and how many there are.
type Badges<'a> = HashMap<&'a Id, (Severity, usize)>;

fn badges(findings: &[Finding]) -> Badges<'_> {
    let mut badges = Badges::new();
    for finding in findings {
        for component in &finding.components {
            let (worst, count) = badges.entry(component).or_insert((finding.severity, 0));
            *worst = finding.severity.min(*worst);
            *count += 1;
        }
    }
    badges
}

fn badge(
    layout: &Layout<'_>,
    rect: Rect,
    components: &[&Id],
    badges: &Badges<'_>,
) -> Option<Badge> {
    let own = || components.iter().filter_map(|id| badges.get(id));
    let severity = own().map(|(worst, _)| *worst).min()?;
    let count: usize = own().map(|(_, count)| count).sum();
    let message = Message::new(format!("findings-{severity}")).with("count", count);
    let title = wording::message(layout.lang, &message);
    let count = Label::new(&count.to_string(), (0, 0), CARD_WIDTH, DETAIL, Weight::Bold);
    let width = BADGE_SIGN + count.rect.width + BADGE_PAD;
    let at = Rect::new(rect.right() - width - STACK_PAD, rect.y + STACK_PAD, width, BADGE_HEIGHT);
    let y = at.y + (BADGE_HEIGHT - count.rect.height) / 2;
    let count = Label { rect: Rect { x: at.x + BADGE_SIGN, y, ..count.rect }, ..count };
    Some(Badge { severity, rect: at, count, title })
}

/// Everything that a card says, for people who can't see it or want it uncut.
fn title(
    layout: &Layout<'_>,
    node: usize,
    content: &Content,
    (differs, badge): (Option<&str>, Option<&Badge>),
) -> String {
    let mut parts = vec![content.name.clone()];
    parts.extend(content.kind.clone());
    let members = layout.plan.nodes.all.get(node).map_or(&[][..], |node| node.members.as_slice());
    if let [only] = members {
        let addresses = layout.deployment.addresses(*only).iter().map(ToString::to_string);
        parts.extend(addresses);
    }
    if content.stacked > 1 {
        parts.push(format!("×{}", content.stacked));
    }
    parts.extend(differs.map(ToOwned::to_owned));
    parts.extend(badge.map(|badge| badge.title.clone()));
    parts.join(", ")
}

pub(super) fn frames(layout: &Layout<'_>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for ((unit, shape), top) in
        layout.plan.units.all.iter().zip(&layout.shapes.units).zip(&layout.stacking.tops)
    {
        let left = layout.origin.0 + layout.columns.card_left(unit.column);
        let top = layout.origin.1 + top;
        if let Some(name) = &unit.cluster {
            let rect =
                Rect::new(left - shape.inset, top, CARD_WIDTH + 2 * shape.inset, shape.height);
            let message = Message::new("cluster").with("name", name);
            let members = unit.machines.iter().flatten().map(|node| id_of(&layout.plan, *node));
            let title = wording::message(layout.lang, &message);
            frames.push(frame(FrameKind::Cluster, members, rect, title));
        }
        frames.extend(hosts(layout, unit, shape, (left, top)));
    }
    frames
}

fn hosts<'a>(
    layout: &'a Layout<'_>,
    unit: &'a Unit,
    shape: &'a Shape,
    (left, top): (i32, i32),
) -> impl Iterator<Item = Frame> + 'a {
    let machines = unit.machines.iter().zip(&shape.machines);
    machines.filter(|(cards, _)| cards.len() > 1).map(move |(cards, (start, height))| {
        let rect = Rect::new(left, top + start, CARD_WIDTH, *height);
        let rect = Rect { x: left - FRAME_SIDE, width: CARD_WIDTH + 2 * FRAME_SIDE, ..rect };
        let members = cards.first().and_then(|node| layout.plan.nodes.all.get(*node));
        let at = members.and_then(|node| node.members.first()).copied().unwrap_or_default();
        let title = content::host(layout.deployment, at, layout.lang);
        let members = cards.iter().map(|node| id_of(&layout.plan, *node));
        frame(FrameKind::Host, members, rect, title)
    })
}

fn frame<'a>(
    kind: FrameKind,
    members: impl Iterator<Item = &'a str>,
    rect: Rect,
    title: String,
) -> Frame {
    let at = (rect.x + FRAME_LABEL_LEFT, rect.y + FRAME_LABEL_TOP);
    let right = if kind == FrameKind::Host { FRAME_LABEL_RIGHT } else { FRAME_LABEL_LEFT };
    let room = rect.width - FRAME_LABEL_LEFT - right;
    let label = Label::new(&title, at, room, FRAME_LABEL, Weight::Regular);
    Frame { kind, members: members.map(ToOwned::to_owned).collect(), rect, label, title }
}
