//! The SVG itself: well-formed, the same every time, and fit for a page with a strict content policy.

use crate::common::{documents, read};
use diagram::{Options, TitleBlock, svg};
use port_model::Lang;

fn drawn(text: &str, options: &Options<'_>) -> String {
    let (deployment, flows) = read(text);
    svg(&deployment, &flows, options)
}

#[test]
fn every_picture_is_well_formed_and_the_same_each_time() {
    for (name, text) in documents() {
        for standalone in [false, true] {
            for lang in Lang::ALL {
                let title = Some(TitleBlock {
                    version: Some(3),
                    date: Some("2026-01-31"),
                    link: Some("https://example.com/d/<1>"),
                });
                let options = Options { standalone, lang: *lang, title, ..Options::default() };
                let picture = drawn(&text, &options);
                let parsed = roxmltree::Document::parse(&picture)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(parsed.root_element().tag_name().name(), "svg");
                assert_eq!(picture, drawn(&text, &options), "{name}");
            }
        }
    }
}

#[test]
fn groups_have_ids_and_names() {
    let picture = drawn(&documents()[0].1, &Options::default());
    let parsed = roxmltree::Document::parse(&picture).expect("well-formed");
    let group = |id: &str| {
        let group =
            parsed.descendants().find(|node| node.attribute("id") == Some(id)).expect("a group");
        let title = group
            .children()
            .find(|child| child.has_tag_name("title") || child.tag_name().name() == "title");
        (group, title.and_then(|title| title.text()).expect("a title").to_owned())
    };
    let (card, title) = group("c-ts1");
    assert_eq!(card.attribute("data-component"), Some("ts1"));
    assert_eq!(title, "Tanium Server 1, Tanium Server, 10.10.0.11");
    let (bundle, title) = group("b-ms--internet");
    assert_eq!(
        bundle.attribute("data-source").zip(bundle.attribute("data-destination")),
        Some(("ms", "internet"))
    );
    assert_eq!(title, "Module Server to Internet: tcp 443, 80");
    assert_eq!(group("b-ts1--ts2").1, "Tanium Server 1 and Tanium Server 2, both ways: tcp 17472");
    assert_eq!(group("b-berlin--berlin").1, "Within Berlin clients: tcp 17472");
    assert_eq!(group("w-dmz--core").1, "Firewall between DMZ and Core: 7 openings");
    assert_eq!(group("n-servers").1, "Server LAN 10.10.0.0/24");
    group("z-dmz");
}

#[test]
fn no_id_stands_twice() {
    for (name, text) in documents() {
        let picture = drawn(&text, &Options::default());
        let parsed = roxmltree::Document::parse(&picture).expect("well-formed");
        let mut ids: Vec<&str> =
            parsed.descendants().filter_map(|node| node.attribute("id")).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}");
    }
}

#[test]
fn nothing_that_a_content_policy_refuses() {
    for (name, text) in documents() {
        let picture = drawn(&text, &Options::default());
        let parsed = roxmltree::Document::parse(&picture).expect("well-formed");
        for node in parsed.descendants().filter(roxmltree::Node::is_element) {
            let tag = node.tag_name().name();
            assert!(
                !["script", "style", "foreignObject", "image", "use", "a"].contains(&tag),
                "{name}: {tag}"
            );
            for attribute in node.attributes() {
                let word = attribute.name();
                assert!(
                    word != "style" && word != "href" && !word.starts_with("on"),
                    "{name}: {word}"
                );
            }
        }
    }
}

#[test]
fn names_are_text_and_never_markup() {
    let picture = drawn(
        &documents()[3].1,
        &Options { title: Some(TitleBlock::default()), ..Options::default() },
    );
    let parsed = roxmltree::Document::parse(&picture).expect("well-formed");
    let texts: Vec<&str> = parsed.descendants().filter_map(|node| node.text()).collect();
    assert!(texts.contains(&"Three DMZs <script>alert(\"&\")</script>"), "{texts:?}");
    assert!(texts.contains(&"TS \"main\" & only"), "{texts:?}");
}

#[test]
fn right_to_left_names_start_at_the_right() {
    let picture = drawn(&documents()[4].1, &Options::default());
    let parsed = roxmltree::Document::parse(&picture).expect("well-formed");
    let name = parsed.descendants().find(|node| {
        node.is_element() && node.text() == Some("مستخدمون") && node.has_attribute("x")
    });
    assert_eq!(name.and_then(|node| node.attribute("direction")), Some("rtl"));
}

#[test]
fn a_picture_of_a_small_deployment() {
    let text = "
portolan: 1
name: Lab
platform: windows
internet_access: false
zones: [{ id: core, kind: core }, { id: dmz, kind: dmz }]
components:
  - { id: ts, role: tanium-server, zone: core, addresses: [10.0.0.10] }
  - { id: zs, role: zone-server, zone: dmz, addresses: [192.0.2.10] }
  - { id: hub, role: zone-server-hub, host: ts }
  - { id: lab, role: client-group, zone: core, addresses: [10.0.0.0/24] }
";
    insta::assert_snapshot!(drawn(text, &Options::default()));
}
