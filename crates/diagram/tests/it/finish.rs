//! What the drawing owes to readers and scripts: names for every group, ids that hold, and the themes.

use std::collections::BTreeSet;

use crate::common::{documents, read};
use diagram::{Options, Theme, TitleBlock, scene, svg};
use port_model::Lang;
use roxmltree::{Document, Node};

fn drawn(text: &str, theme: Option<Theme>, lang: Lang) -> String {
    let (deployment, flows) = read(text);
    let findings = deployment.findings();
    let options = Options {
        lang,
        findings: &findings,
        title: Some(TitleBlock { version: Some(7), date: Some("2026-12-01"), link: None }),
        standalone: theme.is_some(),
        theme: theme.unwrap_or_default(),
        ..Options::default()
    };
    svg(&deployment, &flows, &options)
}

fn title<'a>(group: Node<'a, '_>) -> Option<&'a str> {
    group.children().find(|child| child.has_tag_name("title"))?.text()
}

/// Groups that only give their children a colour belong to the entry of the legend around them.
fn is_named(group: &Node<'_, '_>) -> bool {
    let in_entry = |node: Node<'_, '_>| node.attribute("class") == Some("dg-legend-entry");
    !group.parent().is_some_and(in_entry)
}

#[test]
fn every_group_has_an_id_of_its_own_and_a_name() {
    for (name, text) in documents() {
        let picture = drawn(&text, None, Lang::De);
        let parsed = Document::parse(&picture).unwrap();
        let all = parsed.descendants().filter_map(|node| node.attribute("id"));
        let (all, mut ids) = (all.collect::<Vec<_>>(), BTreeSet::new());
        let double: Vec<_> = all.into_iter().filter(|id| !ids.insert(*id)).collect();
        assert_eq!(double, Vec::<&str>::new(), "{name}");
        for group in parsed.descendants().filter(|node| node.has_tag_name("g")).filter(is_named) {
            let id = group.attribute("id").unwrap_or_else(|| panic!("{name}: {group:?} has no id"));
            let called = title(group).unwrap_or_default();
            assert!(!called.is_empty(), "{name}: {id} has no name");
        }
    }
}

#[test]
fn layers_stand_in_the_order_in_which_they_are_read() {
    let picture = drawn(&documents()[0].1, None, Lang::En);
    let parsed = Document::parse(&picture).unwrap();
    let layers = parsed.root_element().children().filter(|node| node.has_tag_name("g"));
    let layers: Vec<_> = layers.filter_map(|layer| layer.attribute("id")).collect();
    let expected = [
        "dg-heading",
        "dg-zones",
        "dg-networks",
        "dg-frames",
        "dg-walls",
        "dg-lines",
        "dg-cards",
        "dg-marks",
        "dg-legend",
    ];
    assert_eq!(layers, expected);
}

#[test]
fn a_card_says_what_and_where_it_is_and_what_comes_and_goes() {
    let spoken = |lang| {
        let picture = drawn(&documents()[0].1, None, lang);
        let parsed = Document::parse(&picture).unwrap();
        let card = parsed.descendants().find(|node| node.attribute("id") == Some("c-zs1"));
        card.and_then(|card| card.attribute("aria-label")).unwrap().to_owned()
    };
    insta::assert_snapshot!([spoken(Lang::En), spoken(Lang::De)].join("\n"));
}

#[test]
fn what_a_card_says_ends_each_sentence_with_one_full_stop() {
    for (name, text) in documents() {
        for lang in Lang::ALL.iter().copied() {
            let picture = drawn(&text, None, lang);
            let parsed = Document::parse(&picture).unwrap();
            for card in parsed.descendants().filter(|node| node.has_attribute("data-component")) {
                let spoken = card.attribute("aria-label").unwrap();
                assert!(spoken.ends_with('.') && !spoken.contains(".."), "{name}: {spoken}");
            }
        }
    }
}

/// A script finds out by arithmetic where something is dropped: each box is inside that of its zone and network.
#[test]
fn boxes_of_cards_lie_in_those_of_their_zones_and_networks() {
    fn numbers(node: Node<'_, '_>) -> [i32; 4] {
        let all = node.attribute("data-box").unwrap().split(' ').map(|part| part.parse().unwrap());
        all.collect::<Vec<_>>().try_into().unwrap()
    }
    fn holds([x, y, width, height]: [i32; 4], inner: [i32; 4]) -> bool {
        x <= inner[0]
            && y <= inner[1]
            && inner[0] + inner[2] <= x + width
            && inner[1] + inner[3] <= y + height
    }
    let mut compared = 0;
    for (name, text) in documents() {
        let picture = drawn(&text, None, Lang::En);
        let parsed = Document::parse(&picture).unwrap();
        let groups = || parsed.descendants().filter(|node| node.attribute("data-box").is_some());
        for card in groups().filter(|node| node.attribute("data-component").is_some()) {
            for (layer, key) in [("dg-zones", "data-zone"), ("dg-networks", "data-network")] {
                let Some(id) = card.attribute(key) else { continue };
                let parent = |node: &Node<'_, '_>| {
                    node.parent().and_then(|up| up.attribute("id")) == Some(layer)
                };
                let mut areas =
                    groups().filter(parent).filter(|area| area.attribute(key) == Some(id));
                let found = areas.any(|area| holds(numbers(area), numbers(card)));
                assert!(found, "{name}: {:?} in {id}", card.attribute("id"));
                compared += 1;
            }
        }
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn a_file_is_light_unless_it_is_asked_for_otherwise() {
    let text = &documents()[0].1;
    let [light, dark, auto] = Theme::ALL.map(|theme| drawn(text, Some(theme), Lang::En));
    let ground = |picture: &str| {
        let parsed = Document::parse(picture).unwrap();
        let paper = parsed.descendants().find(|node| node.attribute("class") == Some("dg-paper"));
        paper.and_then(|paper| paper.attribute("fill")).unwrap().to_owned()
    };
    assert_eq!(ground(&light), "#ffffff");
    assert_ne!(ground(&dark), ground(&light));
    assert_eq!(ground(&auto), ground(&light), "for those who can't ask");
    assert!(!light.contains("<style") && !dark.contains("<style"));
    assert!(auto.contains("<style>@media (prefers-color-scheme:dark)"));
    assert!(auto.contains(&format!("--dg-paper:{};", ground(&dark))));
    assert_eq!(Theme::from_word("auto"), Some(Theme::Auto));
    assert_eq!(Theme::from_word("sepia"), None);
}

#[test]
fn families_differ_by_more_than_their_colour() {
    let text = include_str!("../../../port-model/topologies/appliance-active-active.yaml");
    let picture = drawn(text, None, Lang::En);
    let parsed = Document::parse(&picture).unwrap();
    let mut shapes = BTreeSet::new();
    let entries = parsed
        .descendants()
        .filter(|node| node.attribute("id").is_some_and(|id| id.starts_with("l-family-")));
    let mut families = 0;
    for entry in entries {
        families += 1;
        let tail = entry
            .descendants()
            .find(|node| node.attribute("class").is_some_and(|class| class.starts_with("dg-tail")));
        // The form without its place, and whether it is filled.
        let form = tail.map(|tail| {
            let data = tail.attribute("d").unwrap();
            let form = data.trim_start_matches(|letter: char| !letter.is_lowercase()).to_owned();
            (form, tail.attribute("class").unwrap().to_owned())
        });
        assert!(shapes.insert(form.clone()), "{form:?} stands for two families");
    }
    assert!(families >= 5, "{families}");
}

#[test]
fn nothing_in_bulk_is_dashed_filtered_or_referred_to() {
    for (name, text) in documents() {
        let picture = drawn(&text, Some(Theme::Auto), Lang::En);
        for costly in ["stroke-dasharray", "filter", "marker-", "<use", "foreignObject", "url("] {
            assert!(!picture.contains(costly), "{name}: {costly}");
        }
    }
}

#[test]
fn a_thumbnail_shows_all_without_words_and_follows_the_reader() {
    for (name, text) in documents() {
        let (deployment, flows) = read(&text);
        let scene = scene(&deployment, &flows, &Options::default());
        let small = scene.to_thumbnail(Theme::Auto);
        let parsed = Document::parse(&small).unwrap();
        let count = |class: &str| {
            let all = parsed.descendants().filter_map(|node| node.attribute("class"));
            all.filter(|known| *known == class).count()
        };
        assert!(!small.contains("<text"), "{name}");
        let counts = ["dg-icon", "dg-line", "dg-zone-box", "dg-wall-box"].map(count);
        let expected = [scene.cards.len(), scene.lines.len(), scene.zones.len(), scene.walls.len()];
        assert_eq!(counts, expected, "{name}");
        assert!(small.contains("@media (prefers-color-scheme:dark)"), "{name}");
    }
}
