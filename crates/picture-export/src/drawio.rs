//! A draw.io file: every shape where the layout put it, in the shape that holds it, and every bundle a connector that is
//! bound to its ends. Who moves a zone moves what is in it; who moves a card draws its connectors along.

use std::fmt::{self, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use diagram::scene::{Card, ChipKind, FrameKind, Label, LegendEntry, Line, Mark, Sign};
use diagram::{Point, Rect, Scene, Weight, colours};

use port_model::difference::Difference;

use crate::Picture;
use crate::nesting::{Container, Kind, Nesting, card_id};

/// What every text has in common: no HTML, the font with the widths of the layout, no wrapping.
const TEXT: &str = "html=0;fontFamily=Verdana;";
/// The shape that everything lies in that lies in nothing else.
const ROOT: &str = "1";
/// The width and height of an icon.
const ICON: i32 = 24;

pub(crate) fn write(picture: &Picture<'_>) -> String {
    let scene = picture.scene;
    let nesting = Nesting::of(scene);
    let mut cells = Cells::default();
    for container in &nesting.containers {
        cells.container(container, &nesting, scene);
    }
    for (at, wall) in scene.walls.iter().enumerate() {
        let (brick, joint) = colours::WALL;
        let style = format!("rounded=0;fillColor={brick};strokeColor={joint};");
        cells.shape(&Shape {
            id: &format!("w-{at}"),
            rect: wall.rect,
            style: &style,
            value: "",
            parent: (ROOT, (0, 0)),
        });
        cells.label(&format!("w-{at}-name"), &wall.label, colours::INK, (ROOT, (0, 0)));
    }
    for (at, card) in scene.cards.iter().enumerate() {
        let parent =
            nesting.of_card.get(at).copied().flatten().and_then(|at| nesting.containers.get(at));
        cells.card(
            card,
            parent.map_or((ROOT, (0, 0)), |parent| (parent.id.as_str(), corner(parent.rect))),
        );
    }
    for (at, line) in scene.lines.iter().enumerate() {
        cells.line(at, line, scene, &nesting);
    }
    for (at, mark) in scene.marks.iter().enumerate() {
        cells.mark(at, mark, scene, &nesting);
    }
    for (at, label) in scene.heading.iter().enumerate() {
        cells.label(&format!("t-{at}"), label, colours::INK, (ROOT, (0, 0)));
    }
    for (at, entry) in scene.legend.iter().enumerate() {
        cells.entry(at, entry);
    }
    let name = escaped(picture.deployment.name());
    let (width, height) = (scene.width, scene.height);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"Portolan\">\n<diagram id=\"picture\" name=\"{name}\">\n\
         <mxGraphModel grid=\"0\" guides=\"1\" tooltips=\"1\" connect=\"1\" arrows=\"1\" fold=\"1\" page=\"1\" pageScale=\"1\" \
         pageWidth=\"{width}\" pageHeight=\"{height}\" math=\"0\" shadow=\"0\">\n<root>\n<mxCell id=\"0\"/>\n\
         <mxCell id=\"{ROOT}\" parent=\"0\"/>\n{}</root>\n</mxGraphModel>\n</diagram>\n</mxfile>\n",
        cells.0
    )
}

/// What a shape lies in, and where that is.
type Parent<'a> = (&'a str, (i32, i32));

struct Shape<'a> {
    id: &'a str,
    rect: Rect,
    style: &'a str,
    value: &'a str,
    parent: Parent<'a>,
}

/// The cells as they grow.
#[derive(Default)]
struct Cells(String);

impl Cells {
    fn shape(&mut self, shape: &Shape<'_>) {
        let (parent, (left, top)) = shape.parent;
        let Rect { x, y, width, height } = shape.rect;
        // Writing into a text can't fail.
        let _ = writeln!(
            self.0,
            "<mxCell id=\"{}\" value=\"{}\" style=\"{TEXT}{}\" vertex=\"1\" parent=\"{}\">\
             <mxGeometry x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\" as=\"geometry\"/></mxCell>",
            escaped(shape.id),
            escaped(shape.value),
            shape.style,
            escaped(parent),
            x - left,
            y - top,
        );
    }

    fn label(&mut self, id: &str, label: &Label, colour: &str, parent: Parent<'_>) {
        let style = format!(
            "text;strokeColor=none;fillColor=none;verticalAlign=middle;spacing=0;{}fontColor={colour};",
            font(label)
        );
        self.shape(&Shape { id, rect: label.rect, style: &style, value: &label.text, parent });
    }

    fn container(&mut self, container: &Container<'_>, nesting: &Nesting<'_>, scene: &Scene) {
        let around = container.parent.and_then(|at| nesting.containers.get(at));
        let parent =
            around.map_or((ROOT, (0, 0)), |around| (around.id.as_str(), corner(around.rect)));
        let ((fill, edge), labels) = match container.kind {
            Kind::Zone => {
                (colours::zone(container.zone), area_labels(&scene.zones, container.rect))
            }
            Kind::Network => {
                (colours::network(container.zone), area_labels(&scene.networks, container.rect))
            }
            Kind::Frame(kind) => {
                let frame = scene.frames.iter().find(|frame| frame.rect == container.rect);
                (colours::frame(kind), frame.map(|frame| &frame.label).into_iter().collect())
            }
        };
        let thick =
            if container.kind == Kind::Frame(FrameKind::Cluster) { "strokeWidth=1.5;" } else { "" };
        let style = format!(
            "rounded=1;absoluteArcSize=1;arcSize=12;container=1;collapsible=0;{thick}fillColor={fill};strokeColor={edge};"
        );
        self.shape(&Shape {
            id: &container.id,
            rect: container.rect,
            style: &style,
            value: "",
            parent,
        });
        for (at, label) in labels.into_iter().enumerate() {
            let colour = if at == 0 { colours::INK } else { colours::MUTED };
            let inside = (container.id.as_str(), corner(container.rect));
            self.label(&format!("{}-label-{at}", container.id), label, colour, inside);
        }
    }

    fn card(&mut self, card: &Card, parent: Parent<'_>) {
        let id = card_id(&card.id);
        let (ground, ink) = if card.is_platform { colours::PLATFORM } else { colours::OTHER };
        let style = format!(
            "rounded=1;absoluteArcSize=1;arcSize=12;container=1;collapsible=0;fillColor={};strokeColor={};{}",
            colours::CARD,
            colours::CARD_EDGE,
            pen(card.change)
        );
        self.shape(&Shape { id: &id, rect: card.rect, style: &style, value: "", parent });
        let inside = (id.as_str(), corner(card.rect));
        let strip = Rect { width: (card.name.rect.x - card.rect.x).clamp(0, 32), ..card.rect };
        let style = format!(
            "rounded=1;absoluteArcSize=1;arcSize=12;fillColor={ground};strokeColor=none;fontColor={ink};connectable=0;"
        );
        self.shape(&Shape {
            id: &format!("{id}-strip"),
            rect: strip,
            style: &style,
            value: "",
            parent: inside,
        });
        let place = Rect {
            x: strip.x + (strip.width - ICON) / 2,
            y: strip.middle() - ICON / 2,
            width: ICON,
            height: ICON,
        };
        let style = format!("shape=image;connectable=0;image={};", icon(&card.role, ink));
        self.shape(&Shape {
            id: &format!("{id}-icon"),
            rect: place,
            style: &style,
            value: "",
            parent: inside,
        });
        self.label(&format!("{id}-name"), &card.name, colours::INK, inside);
        for (at, detail) in card.details.iter().chain(&card.stack).enumerate() {
            self.label(&format!("{id}-detail-{at}"), detail, colours::MUTED, inside);
        }
        if let Some(badge) = &card.badge {
            let (ink, ground) = colours::severity(badge.severity);
            let style = format!(
                "rounded=1;arcSize=50;fillColor={ground};strokeColor={ink};fontColor={ink};{}",
                font(&badge.count)
            );
            let value = &badge.count.text;
            self.shape(&Shape {
                id: &format!("{id}-badge"),
                rect: badge.rect,
                style: &style,
                value,
                parent: inside,
            });
        }
    }

    fn line(&mut self, at: usize, line: &Line, scene: &Scene, nesting: &Nesting<'_>) {
        let (Some(first), Some(last)) = (line.points.first(), line.points.last()) else { return };
        let end = |component: &str| scene.cards.get(nesting.card(component)?);
        let (Some(source), Some(target)) = (end(&line.source), end(&line.destination)) else {
            return;
        };
        let id = format!("b-{at}");
        let colour = colours::family(line.family);
        let tip = |point: &Point| line.heads.iter().any(|head| head.tip == *point);
        let filled = if line.required { "block" } else { "open" };
        let arrow = |is_tip: bool| if is_tip { filled } else { "none" };
        let _ = write!(
            self.0,
            "<mxCell id=\"{id}\" value=\"\" style=\"{TEXT}edgeStyle=none;rounded=1;arcSize=12;jumpStyle=arc;jumpSize=8;\
             strokeWidth=1.4;{}strokeColor={colour};startArrow={};startSize=6;endArrow={};endSize=6;{}{}\" edge=\"1\" \
             parent=\"{ROOT}\" source=\"{}\" target=\"{}\"><mxGeometry relative=\"1\" as=\"geometry\">",
            pen(line.change),
            arrow(tip(first)),
            arrow(tip(last)),
            fixed("exit", source.rect, *first),
            fixed("entry", target.rect, *last),
            escaped(&card_id(&line.source)),
            escaped(&card_id(&line.destination)),
        );
        let inner = line.points.get(1..line.points.len() - 1).unwrap_or_default();
        if !inner.is_empty() {
            self.0.push_str("<Array as=\"points\">");
            for Point { x, y } in inner {
                let _ = write!(self.0, "<mxPoint x=\"{x}\" y=\"{y}\"/>");
            }
            self.0.push_str("</Array>");
        }
        self.0.push_str("</mxGeometry></mxCell>\n");
        for (number, chip) in line.chips.iter().enumerate() {
            let width = if chip.kind == ChipKind::Port { "0.6" } else { "1" };
            let style = format!(
                "edgeLabel;resizable=0;align=center;verticalAlign=middle;rounded=1;arcSize=30;strokeWidth={width};strokeColor={colour};fillColor={};labelBackgroundColor=none;fontColor={};{}",
                colours::CARD,
                colours::INK,
                font(&chip.label)
            );
            self.chip(
                &format!("{id}-chip-{number}"),
                &id,
                &style,
                &chip.label.text,
                (chip.rect, &line.points),
            );
        }
    }

    /// A text on a connector, with its place along and beside it.
    fn chip(
        &mut self,
        id: &str,
        edge: &str,
        style: &str,
        value: &str,
        (rect, points): (Rect, &[Point]),
    ) {
        let corner = Point { x: rect.x, y: rect.y };
        let (share, near) = along(points, Point { x: rect.x + rect.width / 2, y: rect.middle() });
        let _ = writeln!(
            self.0,
            "<mxCell id=\"{id}\" value=\"{}\" style=\"{TEXT}{style}\" vertex=\"1\" connectable=\"0\" parent=\"{edge}\">\
             <mxGeometry x=\"{}\" width=\"{}\" height=\"{}\" relative=\"1\" as=\"geometry\"><mxPoint x=\"{}\" y=\"{}\" as=\"offset\"/></mxGeometry></mxCell>",
            escaped(value),
            Millionths(share),
            rect.width,
            rect.height,
            corner.x - near.x,
            corner.y - near.y,
        );
    }

    fn mark(&mut self, at: usize, mark: &Mark, scene: &Scene, nesting: &Nesting<'_>) {
        let card = nesting.card(&mark.card).and_then(|at| scene.cards.get(at));
        let id = card_id(&mark.card);
        let parent = card.map_or((ROOT, (0, 0)), |card| (id.as_str(), corner(card.rect)));
        let style = format!(
            "rounded=1;arcSize=50;strokeWidth=0.8;strokeColor={};fillColor={};fontColor={};{}",
            colours::family(mark.family),
            colours::CARD,
            colours::INK,
            font(&mark.label)
        );
        let value = format!("⇄ {}", mark.label.text);
        self.shape(&Shape {
            id: &format!("m-{at}"),
            rect: mark.rect,
            style: &style,
            value: &value,
            parent,
        });
    }

    fn entry(&mut self, at: usize, entry: &LegendEntry) {
        let id = format!("l-{at}");
        let size = entry.label.size;
        let (style, value) = match entry.sign {
            Sign::Family(family) => {
                (format!("line;strokeWidth=1.4;strokeColor={};", colours::family(family)), "")
            }
            Sign::Finding(severity) => {
                let (ink, ground) = colours::severity(severity);
                (format!("ellipse;aspect=fixed;fillColor={ground};strokeColor={ink};"), "")
            }
            Sign::BothWays => (sign(size), "↔"),
            Sign::Optional => (sign(size), "⇢"),
            Sign::Mark => (sign(size), "⇄"),
            Sign::Stack => (sign(size), "×2"),
            Sign::Change(change) => (sign(size), diagram::change_sign(change)),
            Sign::Gate => {
                let edge = colours::family(diagram::Family::Platform);
                (
                    format!("rounded=1;arcSize=30;fillColor={};strokeColor={edge};", colours::CARD),
                    "",
                )
            }
        };
        self.shape(&Shape {
            id: &id,
            rect: entry.rect,
            style: &style,
            value,
            parent: (ROOT, (0, 0)),
        });
        self.label(&format!("{id}-label"), &entry.label, colours::MUTED, (ROOT, (0, 0)));
    }
}

/// A role's icon as the address that draw.io takes: no semicolon may stand in a style.
fn icon(role: &str, ink: &str) -> String {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{ICON}\" height=\"{ICON}\" viewBox=\"0 0 24 24\">\
         <path d=\"{}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.5\" stroke-linejoin=\"round\" \
         stroke-linecap=\"round\"/></svg>",
        diagram::icon(role)
    );
    format!("data:image/svg+xml,{}", STANDARD.encode(svg))
}

/// What sets apart what was added, changed or removed. The last value of a key counts.
fn pen(change: Option<Difference>) -> &'static str {
    match change {
        None => "",
        Some(Difference::Added) => "strokeWidth=2.6;",
        Some(Difference::Changed) => "strokeWidth=2;dashed=1;dashPattern=10 3 2 3;",
        Some(Difference::Removed) => "dashed=1;dashPattern=4 4;",
    }
}

fn sign(size: i32) -> String {
    format!("text;align=center;verticalAlign=middle;fontSize={size};fontColor={};", colours::MUTED)
}

fn area_labels(areas: &[diagram::scene::Area], rect: Rect) -> Vec<&Label> {
    let area = areas.iter().find(|area| area.rect == rect);
    area.map(|area| std::iter::once(&area.name).chain(&area.detail).collect()).unwrap_or_default()
}

fn font(label: &Label) -> String {
    let bold = i32::from(label.weight == Weight::Bold);
    let side = if label.is_right_to_left() { "align=right;textDirection=rtl;" } else { "" };
    format!("{side}fontSize={};fontStyle={bold};", label.size)
}

fn corner(rect: Rect) -> (i32, i32) {
    (rect.x, rect.y)
}

/// Where exactly a connector meets a shape, counted from its corner.
fn fixed(end: &str, rect: Rect, at: Point) -> String {
    let (x, y) = (at.x - rect.x, at.y - rect.y);
    format!("{end}X=0;{end}Y=0;{end}Dx={x};{end}Dy={y};{end}Perimeter=0;")
}

/// The place on a line that is nearest to a point: its share of the way in millionths, from -1,000,000 at the start to
/// 1,000,000 at the end, and the place itself.
fn along(points: &[Point], wanted: Point) -> (i64, Point) {
    let pieces = || points.iter().zip(points.iter().skip(1));
    let length =
        |from: &Point, to: &Point| i64::from((to.x - from.x).abs() + (to.y - from.y).abs());
    let whole: i64 = pieces().map(|(from, to)| length(from, to)).sum::<i64>().max(1);
    let (mut walked, mut best): (i64, Option<(i64, i64, Point)>) = (0, None);
    for (from, to) in pieces() {
        let clamp = |at: i32, one: i32, other: i32| at.clamp(one.min(other), one.max(other));
        let near = Point { x: clamp(wanted.x, from.x, to.x), y: clamp(wanted.y, from.y, to.y) };
        let off = length(&near, &wanted);
        if best.is_none_or(|(least, ..)| off < least) {
            best = Some((off, walked + length(from, &near), near));
        }
        walked += length(from, to);
    }
    let (_, walked, near) = best.unwrap_or((0, 0, wanted));
    (walked * 2_000_000 / whole - 1_000_000, near)
}

/// A share of the way as a number with a point.
struct Millionths(i64);

impl fmt::Display for Millionths {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let number = self.0.abs();
        write!(formatter, "{sign}{}.{:06}", number / 1_000_000, number % 1_000_000)
    }
}

/// A text in a quoted attribute of XML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}
