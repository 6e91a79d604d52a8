//! What changed between two renderings of one page, so that a browser need not load it again: the page's
//! regions, and of the picture the groups that changed, that are new and that are gone.
//!
//! A region stands between `<!--region NAME-->` and `<!--/region NAME-->`, alone in an element with the id
//! `region-NAME` or `NAME`. A region may hold others, such as a table its rows: where only those changed, only those are
//! sent. In the picture a layer is a `<g>` whose id begins with `dg-`, right in the `<svg>`; an object is
//! a `<g>` with an id right in a layer. All of it is the application's own markup.

use std::collections::HashMap;

use serde::Serialize;

/// What to change in a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Patch<'p> {
    /// The regions whose content changed, by their names.
    pub(crate) regions: Vec<(&'p str, &'p str)>,
    /// What changed in the picture; nothing where it is as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) picture: Option<PicturePatch<'p>>,
}

/// What to change in a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PicturePatch<'p> {
    /// So much changed that all of it comes anew.
    Whole(&'p str),
    /// The start tag of the `<svg>`, and what changed in its layers.
    Layers {
        /// The start tag, which bears the size.
        open: &'p str,
        /// The layers in which something changed.
        layers: Vec<LayerPatch<'p>>,
    },
}

/// What to change in a layer of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct LayerPatch<'p> {
    /// The layer's id.
    pub(crate) id: &'p str,
    /// The groups that are new or changed.
    pub(crate) groups: Vec<&'p str>,
    /// The ids of all groups in their order, where they are others or in another order than before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) order: Option<Vec<&'p str>>,
    /// The whole content of a layer that holds no objects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content: Option<&'p str>,
}

/// Above this share of changed objects, in percent, all of the picture is quicker.
const MANY: usize = 60;

/// Compares two renderings of a page.
pub(crate) fn between<'p>(old: &'p str, new: &'p str) -> Patch<'p> {
    Patch { regions: regions(old, new), picture: picture(svg(old), svg(new)) }
}

/// The regions that changed, with their new contents.
fn regions<'p>(old: &'p str, new: &'p str) -> Vec<(&'p str, &'p str)> {
    let known: HashMap<&str, &str> = Regions(old).collect();
    let changed = Regions(new).filter(|(name, text)| known.get(name) != Some(text));
    changed
        .flat_map(|(name, text)| match known.get(name) {
            Some(old) if Outside(old).eq(Outside(text)) => regions(old, text),
            _ => vec![(name, text)],
        })
        .collect()
}

/// The outermost regions of a text, with their names and contents.
struct Regions<'p>(&'p str);

impl<'p> Iterator for Regions<'p> {
    type Item = (&'p str, &'p str);

    fn next(&mut self) -> Option<Self::Item> {
        let (_, name, content, rest) = next_region(self.0)?;
        self.0 = rest;
        Some((name, content))
    }
}

/// What stands around the outermost regions of a text, and their names.
struct Outside<'p>(&'p str);

impl<'p> Iterator for Outside<'p> {
    type Item = (&'p str, &'p str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let (before, name, _, rest) = next_region(self.0).unwrap_or((self.0, "", "", ""));
        self.0 = rest;
        Some((before, name))
    }
}

/// What stands before the first region of a text, the region's name and content, and what comes after it.
fn next_region(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, rest) = text.split_once("<!--region ")?;
    let (name, rest) = rest.split_once("-->")?;
    let (content, rest) = rest.split_once(&format!("<!--/region {name}-->"))?;
    Some((before, name, content, rest))
}

/// The page's picture.
fn svg(page: &str) -> &str {
    let start = page
        .find("<svg class=\"dg\"")
        .or_else(|| page.find("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dg\""));
    let picture = start.and_then(|start| page.get(start..)).and_then(|rest| {
        let end = rest.find("</svg>")? + "</svg>".len();
        rest.get(..end)
    });
    picture.unwrap_or_default()
}

fn picture<'p>(old: &'p str, new: &'p str) -> Option<PicturePatch<'p>> {
    if old == new {
        return None;
    }
    let (Some(before), Some(after)) = (Picture::of(old), Picture::of(new)) else {
        return Some(PicturePatch::Whole(new));
    };
    let same_layers =
        before.layers.iter().map(|layer| layer.id).eq(after.layers.iter().map(|layer| layer.id));
    let layers: Vec<LayerPatch<'p>> =
        before.layers.iter().zip(&after.layers).filter_map(|(old, new)| layer(old, new)).collect();
    let changed: usize = layers.iter().map(|layer| layer.groups.len()).sum();
    let all: usize = after.layers.iter().map(|layer| layer.objects.len()).sum();
    if !same_layers || before.rest != after.rest || changed * 100 > all * MANY {
        return Some(PicturePatch::Whole(new));
    }
    Some(PicturePatch::Layers { open: after.open, layers })
}

fn layer<'p>(old: &Layer<'p>, new: &Layer<'p>) -> Option<LayerPatch<'p>> {
    if old.content == new.content {
        return None;
    }
    if new.objects.is_empty() || old.objects.is_empty() || old.rest != new.rest {
        return Some(LayerPatch {
            id: new.id,
            groups: Vec::new(),
            order: None,
            content: Some(new.content),
        });
    }
    let known: HashMap<&str, &str> = old.objects.iter().copied().collect();
    let changed = new.objects.iter().filter(|(id, text)| known.get(id) != Some(text));
    let ids = |layer: &Layer<'p>| layer.objects.iter().map(|(id, _)| *id).collect::<Vec<_>>();
    let order = ids(new);
    Some(LayerPatch {
        id: new.id,
        groups: changed.map(|(_, text)| *text).collect(),
        order: (order != ids(old)).then_some(order),
        content: None,
    })
}

/// A picture taken apart.
#[derive(Debug, Default)]
struct Picture<'p> {
    open: &'p str,
    layers: Vec<Layer<'p>>,
    /// What stands beside the layers, such as the description.
    rest: Vec<&'p str>,
}

/// A layer of a picture taken apart.
#[derive(Debug, Default)]
struct Layer<'p> {
    id: &'p str,
    content: &'p str,
    /// The objects with their ids.
    objects: Vec<(&'p str, &'p str)>,
    /// What stands beside the objects.
    rest: Vec<&'p str>,
}

impl<'p> Picture<'p> {
    fn of(svg: &'p str) -> Option<Self> {
        let open = svg.get(..=svg.find('>')?)?;
        let inside = svg.get(open.len()..svg.rfind("</svg>")?)?;
        let mut picture = Self { open, ..Self::default() };
        for piece in Pieces(inside) {
            let layer = piece.group.filter(|group| group.id.starts_with("dg-"));
            match layer {
                Some(group) => picture.layers.push(Layer::of(&group)),
                None if is_said_elsewhere(piece.text) => {}
                None => picture.rest.push(piece.text),
            }
        }
        Some(picture)
    }
}

/// The description counts what is shown; it is said with the regions.
fn is_said_elsewhere(text: &str) -> bool {
    text.contains("<desc ") && !text.contains("<g")
}

impl<'p> Layer<'p> {
    fn of(group: &Group<'p>) -> Self {
        let mut layer = Self { id: group.id, content: group.content, ..Self::default() };
        for piece in Pieces(group.content) {
            match piece.group {
                Some(object) if !object.id.is_empty() => {
                    layer.objects.push((object.id, piece.text));
                }
                _ => layer.rest.push(piece.text),
            }
        }
        layer
    }
}

/// A `<g>`.
struct Group<'p> {
    id: &'p str,
    content: &'p str,
}

/// A `<g>` with all that is in it, or what stands between two.
struct Piece<'p> {
    text: &'p str,
    group: Option<Group<'p>>,
}

/// Takes markup apart into its outermost groups and what stands between them.
struct Pieces<'p>(&'p str);

impl<'p> Iterator for Pieces<'p> {
    type Item = Piece<'p>;

    fn next(&mut self) -> Option<Piece<'p>> {
        let text = self.0.trim_start();
        if text.is_empty() {
            return None;
        }
        let start = next_group(text).unwrap_or(text.len());
        if start > 0 {
            let (text, rest) = text.split_at(start);
            self.0 = rest;
            return Some(Piece { text: text.trim_end(), group: None });
        }
        let (end, rest) = end_of_group(text)?;
        self.0 = text.get(rest..)?;
        let open = text.find('>')?;
        let id =
            text.get(..open)?.split_once(" id=\"").and_then(|(_, rest)| rest.split('"').next());
        Some(Piece {
            text: text.get(..rest)?,
            group: Some(Group { id: id.unwrap_or_default(), content: text.get(open + 1..end)? }),
        })
    }
}

/// Where the next `<g>` begins.
fn next_group(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find("<g")?;
        match text.as_bytes().get(at + 2) {
            Some(b' ' | b'>') => return Some(at),
            _ => from = at + 2,
        }
    }
}

/// Where the content of the group that a text begins with ends, and what comes after it begins.
fn end_of_group(text: &str) -> Option<(usize, usize)> {
    const END: &str = "</g>";
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        let rest = text.get(at..)?;
        let end = rest.find(END)?;
        match next_group(rest).filter(|start| *start < end) {
            Some(start) => {
                depth += 1;
                at += start + 2;
            }
            None if depth <= 1 => return Some((at + end, at + end + END.len())),
            None => {
                depth -= 1;
                at += end + END.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(findings: &str, cards: &str) -> String {
        format!(
            "<p>x</p><div id=\"region-findings\"><!--region findings-->{findings}<!--/region findings--></div>\
             <svg class=\"dg\" viewBox=\"0 0 9 9\"><title>T</title><desc id=\"dg-desc\">{}</desc>\
             <g id=\"dg-zones\" class=\"dg-zones\"><g id=\"z-core\"><rect/></g></g>\n\
             <g id=\"dg-cards\">{cards}</g></svg>",
            cards.len()
        )
    }

    const TWO: &str = "<g id=\"c-a\"><g class=\"badge\"><text>1</text></g></g><g id=\"c-b\"><text>b</text></g><g id=\"c-c\"/>";

    #[test]
    fn what_is_the_same_is_not_sent() {
        let one = page("none", "<g id=\"c-a\"></g>");
        assert_eq!(between(&one, &one), Patch { regions: Vec::new(), picture: None });
    }

    #[test]
    fn regions_and_groups_that_changed_are_sent() {
        let objects = |b: &str| {
            format!(
                "<g id=\"c-a\"><g><text>1</text></g></g><g id=\"c-b\">{b}</g><g id=\"c-c\"></g>"
            )
        };
        let (old, new) = (page("none", &objects("b")), page("one", &objects("B")));
        let patch = between(&old, &new);
        assert_eq!(patch.regions, [("findings", "one")]);
        let Some(PicturePatch::Layers { layers, open }) = patch.picture else {
            panic!("{patch:?}")
        };
        assert_eq!(open, "<svg class=\"dg\" viewBox=\"0 0 9 9\">");
        assert_eq!(
            layers,
            [LayerPatch {
                id: "dg-cards",
                groups: vec!["<g id=\"c-b\">B</g>"],
                order: None,
                content: None
            }]
        );
    }

    #[test]
    fn of_a_region_that_holds_others_only_what_changed_is_sent() {
        let rows = |rows: &[(&str, &str)]| {
            let row = |(id, text): &(&str, &str)| {
                format!("<tr id=\"{id}\"><!--region {id}--><td>{text}</td><!--/region {id}--></tr>")
            };
            page(&format!("<table>{}</table>", rows.iter().map(row).collect::<String>()), "")
        };
        let old = rows(&[("r1", "a"), ("r2", "b"), ("r3", "c")]);
        let one = rows(&[("r1", "a"), ("r2", "B"), ("r3", "c")]);
        assert_eq!(between(&old, &one).regions, [("r2", "<td>B</td>")]);
        for other in [
            rows(&[("r1", "a"), ("r3", "c")]),
            rows(&[("r2", "b"), ("r1", "a"), ("r3", "c")]),
            rows(&[("r1", "a"), ("r2", "b"), ("r3", "c"), ("r4", "d")]),
            rows(&[]),
        ] {
            let names: Vec<&str> =
                between(&old, &other).regions.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, ["findings"], "where rows come or go, all of them are sent");
            let names: Vec<&str> =
                between(&other, &old).regions.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, ["findings"]);
        }
    }

    #[test]
    fn new_and_gone_groups_come_with_the_order() {
        let old = page("", "<g id=\"c-a\"></g><g id=\"c-b\"></g><g id=\"c-c\"></g>");
        let new = page("", "<g id=\"c-d\"></g><g id=\"c-a\"></g><g id=\"c-c\"></g>");
        let Some(PicturePatch::Layers { layers, .. }) = between(&old, &new).picture else {
            panic!()
        };
        assert_eq!(layers[0].groups, ["<g id=\"c-d\"></g>"]);
        assert_eq!(layers[0].order.as_deref(), Some(["c-d", "c-a", "c-c"].as_slice()));
    }

    #[test]
    fn where_most_changed_all_comes_anew() {
        let old = page("", "<g id=\"c-a\">1</g>");
        let new = page("", "<g id=\"c-a\">2</g><g id=\"c-b\">2</g><g id=\"c-c\">2</g>");
        assert!(matches!(between(&old, &new).picture, Some(PicturePatch::Whole(_))));
        assert!(matches!(between("", &new).picture, Some(PicturePatch::Whole(_))));
    }

    #[test]
    fn what_is_broken_does_no_harm() {
        for broken in [
            "<svg class=\"dg\">",
            "<svg class=\"dg\"><g id=\"dg-x\"><g></svg>",
            "<!--region a-->",
            TWO,
        ] {
            between(broken, &page("", TWO));
            between(&page("", TWO), broken);
        }
    }
}
