//! The finished layout: boxes, walls, lines and labels with their places, and nothing about drawing.

use port_model::Lang;
use port_model::difference::Difference;
use port_model::findings::Severity;

use crate::geometry::{Point, Rect};
use crate::links::Family;
use crate::metrics::{self, Weight};

/// A picture before it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// The language of its words.
    pub lang: Lang,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// What it is called, for people who can't see it.
    pub title: String,
    /// What it shows, for people who can't see it.
    pub summary: String,
    /// The heading, if asked for.
    pub heading: Vec<Label>,
    /// The zones from left to right.
    pub zones: Vec<Area>,
    /// The networks.
    pub networks: Vec<Area>,
    /// What encloses the components of one machine, and the members of one cluster.
    pub frames: Vec<Frame>,
    /// The firewalls between the zones.
    pub walls: Vec<Wall>,
    /// The components and the internet.
    pub cards: Vec<Card>,
    /// The bundles of flows.
    pub lines: Vec<Line>,
    /// The bundles within one card.
    pub marks: Vec<Mark>,
    /// Whether two states are compared that differ.
    pub compares: bool,
    /// What the signs in view mean.
    pub legend: Vec<LegendEntry>,
}

/// A text with the room that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The room.
    pub rect: Rect,
    /// What is written, cut to the room.
    pub text: String,
    /// The size of the letters.
    pub size: i32,
    /// How heavy they are.
    pub weight: Weight,
}

/// A zone or a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id; none where the document has no such zone.
    pub id: Option<String>,
    /// Which box of it this is, from 0: a network whose components stand far apart has several.
    pub part: usize,
    /// What kind of zone it is, or is in.
    pub kind: &'static str,
    /// For a network the id of its zone.
    pub zone: Option<String>,
    /// Its box.
    pub rect: Rect,
    /// Its name.
    pub name: Label,
    /// What else its heading says: a network's ranges.
    pub detail: Option<Label>,
    /// Everything that the heading says, uncut.
    pub title: String,
}

/// What a frame holds together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameKind {
    /// The components of one machine.
    Host,
    /// The members of one cluster.
    Cluster,
}

/// A frame around cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// What it holds together.
    pub kind: FrameKind,
    /// The ids of the cards in it.
    pub members: Vec<String>,
    /// Its box.
    pub rect: Rect,
    /// Its heading.
    pub label: Label,
    /// The heading, uncut.
    pub title: String,
}

/// A firewall between two zones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wall {
    /// The ids of the zones on its two sides, left and right or above and below. Where several zones stand above each
    /// other on one side, their ids with spaces between.
    pub between: (String, String),
    /// The wall itself.
    pub rect: Rect,
    /// Its heading.
    pub label: Label,
    /// Which zones it separates, and how many openings it has.
    pub title: String,
}

/// A component, a stack of like components, or the internet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The id of the component, of the first in a stack, or `internet`.
    pub id: String,
    /// All ids that it stands for.
    pub components: Vec<String>,
    /// The id of the zone that it stands in, if the document has that zone.
    pub zone: Option<String>,
    /// The id of the network that it stands in.
    pub network: Option<String>,
    /// Its place in the document's order; none for the internet.
    pub order: Option<usize>,
    /// The role's id, or `internet`.
    pub role: String,
    /// Whether it is one of the platform's own servers.
    pub is_platform: bool,
    /// Its box.
    pub rect: Rect,
    /// Its name.
    pub name: Label,
    /// What else it says, line by line.
    pub details: Vec<Label>,
    /// How it differs from what it is compared with.
    pub change: Option<Difference>,
    /// Findings about it.
    pub badge: Option<Badge>,
    /// How many a stack holds.
    pub stack: Option<Label>,
    /// Everything that it says, uncut.
    pub title: String,
    /// What it is called for people who can't see it: what it is, where, and how many flows come and go.
    pub spoken: String,
}

/// How many findings concern a card, and how grave the worst is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The worst.
    pub severity: Severity,
    /// The sign and the count.
    pub rect: Rect,
    /// How many there are.
    pub count: Label,
    /// The same in words.
    pub title: String,
}

/// Where an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

/// A tip of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Where it ends.
    pub tip: Point,
    /// Where it points.
    pub direction: Direction,
}

/// What a line says about itself at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Its text.
    pub label: Label,
    /// The chip.
    pub rect: Rect,
    /// Where it stands.
    pub kind: ChipKind,
}

/// Where a chip stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChipKind {
    /// Beside the port that the line leaves from.
    Port,
    /// In a wall, pointing where connections go; without a direction they go both ways.
    Gate(Option<Direction>),
}

/// A bundle of flows with the same ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The id of the card that opens the connections.
    pub source: String,
    /// The id of the card that listens.
    pub destination: String,
    /// Indexes into the flows that the scene was made from. Where an older state is compared with, those that are gone
    /// follow, in the older state's order.
    pub flows: Vec<usize>,
    /// What kind of traffic it carries.
    pub family: Family,
    /// How it differs from what it is compared with; changed where some of its flows were added or removed.
    pub change: Option<Difference>,
    /// Whether the platform needs it.
    pub required: bool,
    /// Its way.
    pub points: Vec<Point>,
    /// Where it hops over another line.
    pub hops: Vec<Point>,
    /// Its tips.
    pub heads: Vec<Head>,
    /// Its chips.
    pub chips: Vec<Chip>,
    /// Its ends and all its ports.
    pub title: String,
}

/// A bundle within one card, such as the peering of a client group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The id of the card.
    pub card: String,
    /// Indexes into the flows that the scene was made from.
    pub flows: Vec<usize>,
    /// What kind of traffic it is.
    pub family: Family,
    /// How it differs from what it is compared with.
    pub change: Option<Difference>,
    /// The sign and its text.
    pub rect: Rect,
    /// Its text.
    pub label: Label,
    /// Its end and all its ports.
    pub title: String,
}

/// A sign that is in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A line of one family.
    Family(Family),
    /// A line with two heads.
    BothWays,
    /// A line with an open head.
    Optional,
    /// An opening in a wall.
    Gate,
    /// The mark of peering.
    Mark,
    /// A stack of like components.
    Stack,
    /// A badge.
    Finding(Severity),
    /// A mark of what differs.
    Change(Difference),
}

impl Sign {
    /// Its name, which is the key of its sentence as well.
    pub fn key(self) -> String {
        match self {
            Self::Family(family) => format!("family-{}", family.word()),
            Self::BothWays => "sign-both-ways".to_owned(),
            Self::Optional => "sign-optional".to_owned(),
            Self::Gate => "sign-gate".to_owned(),
            Self::Mark => "sign-mark".to_owned(),
            Self::Stack => "sign-stack".to_owned(),
            Self::Finding(severity) => format!("sign-{severity}"),
            Self::Change(change) => format!("sign-{change}"),
        }
    }
}

/// A line of the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegendEntry {
    /// The sign.
    pub sign: Sign,
    /// Where it is drawn.
    pub rect: Rect,
    /// What it means.
    pub label: Label,
}

impl Scene {
    /// Every text that is drawn.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        let areas = self.zones.iter().chain(&self.networks);
        let ground = areas.flat_map(|area| std::iter::once(&area.name).chain(&area.detail));
        let frames = self.frames.iter().map(|frame| &frame.label);
        let walls = self.walls.iter().map(|wall| &wall.label);
        let cards = self.cards.iter().flat_map(|card| {
            let badge = card.badge.as_ref().map(|badge| &badge.count);
            std::iter::once(&card.name).chain(&card.details).chain(&card.stack).chain(badge)
        });
        let chips = self.lines.iter().flat_map(|line| &line.chips).map(|chip| &chip.label);
        let marks = self.marks.iter().map(|mark| &mark.label);
        let legend = self.legend.iter().map(|entry| &entry.label);
        let lines = chips.chain(marks).chain(legend);
        self.heading.iter().chain(ground).chain(frames).chain(walls).chain(cards).chain(lines)
    }
}

impl Label {
    /// A text from `x` on, cut to `room`, with its line's top at `y`.
    pub(crate) fn new(
        text: &str,
        (x, y): (i32, i32),
        room: i32,
        size: i32,
        weight: Weight,
    ) -> Self {
        let text = metrics::fit(text, size, weight, room).into_owned();
        let width = metrics::width(&text, size, weight);
        let x = if metrics::is_right_to_left(&text) { x + (room - width).max(0) } else { x };
        Self { rect: Rect::new(x, y, width, line_height(size)), text, size, weight }
    }

    /// A text in the middle of a box.
    pub(crate) fn centred(text: &str, rect: Rect, size: i32, weight: Weight) -> Self {
        let text = metrics::fit(text, size, weight, rect.width).into_owned();
        let width = metrics::width(&text, size, weight);
        let height = line_height(size);
        let (x, y) = (rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2);
        Self { rect: Rect::new(x, y, width, height), text, size, weight }
    }

    /// The height of the letters' feet.
    pub fn baseline(&self) -> i32 {
        self.rect.y + self.size - 1
    }

    /// Whether it runs from right to left.
    pub fn is_right_to_left(&self) -> bool {
        metrics::is_right_to_left(&self.text)
    }
}

/// The height of a line of text.
pub(crate) const fn line_height(size: i32) -> i32 {
    size + 2
}
