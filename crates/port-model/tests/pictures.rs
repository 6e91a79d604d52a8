//! Documents in the metadata of pictures: what comes out is what went in, and hostile pictures are
//! told so.

// Tells clippy that helpers, too, may fail a test.
#![cfg(test)]

mod random;

use std::fmt::Write as _;

use port_model::{Deployment, Document, FaultKind, Faults, Format, MAX_BYTES, MAX_PICTURE_BYTES};
use proptest::prelude::*;

fn picture(document: &Document) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!-- <portolan:document> -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
         aria-label='a > b'>\n<title>Lab &amp; more</title>\n<metadata>{}</metadata>\n<path d=\"M0 0\"/></svg>\n",
        document.to_svg_metadata()
    )
}

fn read(picture: &str) -> Result<Deployment, Faults> {
    Deployment::read(picture, Format::Either)
}

fn faults(picture: &str) -> Vec<FaultKind> {
    let faults = Deployment::read_bytes(picture.as_bytes(), Format::Svg).expect_err("a fault");
    faults.0.into_iter().map(|fault| fault.kind).collect()
}

fn lab(name: &str) -> Document {
    let text = format!("portolan: 1\nname: {}\nplatform: windows\n", serde_json::json!(name));
    Deployment::read(&text, Format::Yaml).expect("a sound document").document().clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_picture_carries_is_the_document(document in random::document()) {
        let read = read(&picture(&document)).expect("the document");
        prop_assert_eq!(read.document(), &document);
        prop_assert_eq!(read.document().to_json(), document.to_json());
    }

    #[test]
    fn no_text_makes_the_reader_panic_or_find_something(text in "(<|>|/|svg|metadata|document|\"|'| |=|xmlns|:|urn:portolan:document|!|-|\\[|CDATA|\\]|&|;|é|\\?|a){0,40}") {
        prop_assert!(Deployment::read(&text, Format::Svg).is_err());
    }
}

#[test]
fn names_that_look_like_markup_come_back() {
    for name in
        ["</portolan:document>]]>", "&lt;&amp;&#0;", "\u{fffe}\u{ffff}x", "东京 مركز", "\u{2028}x"]
    {
        let document = lab(name);
        assert_eq!(read(&picture(&document)).expect(name).document(), &document, "{name:?}");
    }
}

#[test]
fn what_other_programs_do_to_the_xml_does_not_matter() {
    let document = lab("A <B>");
    let json = document.to_json();
    let escaped = json.replace('<', "&#60;").replace('"', "&quot;").replace('{', "&#x7b;");
    let written = [
        format!(
            "<svg xmlns:p='urn:portolan:document'><metadata><p:document>{escaped}</p:document></metadata></svg>"
        ),
        format!(
            "<svg><document type='text' xmlns = \"urn:portolan:document\">\n{escaped}\n<!-- end --></document ></svg>"
        ),
        format!(
            "\u{feff}<s:svg><x:document/><portolan:document xmlns:portolan='urn:portolan:document'><![CDATA[{json}]]></portolan:document></s:svg>"
        ),
    ];
    for text in written {
        assert_eq!(read(&text).expect("the document").document(), &document, "{text}");
    }
    let yaml = document.to_yaml().replace('<', "&lt;");
    let carried =
        picture(&document).replace(&json.replace('<', "&lt;").replace('>', "&gt;"), &yaml);
    assert_eq!(read(&carried).expect("YAML").document(), &document);
}

#[test]
fn what_is_wrong_with_the_document_is_told_where_it_stands_in_the_picture() {
    let carried = "{\n \"portolan\": 1, \"name\": \"A &lt;B&gt;\", \"platform\": \"linux\" }";
    let text = format!(
        "<svg>\n<d:document xmlns:d=\"urn:portolan:document\">{carried}</d:document></svg>"
    );
    let faults = read(&text).expect_err("no such platform");
    let place = faults.0[0].position.expect("a place");
    let line = text.lines().nth(place.line - 1).expect("a line");
    let from = line.chars().skip(place.column - 1).collect::<String>();
    assert!(from.starts_with("\"linux\""), "{place:?} {from}");
}

#[test]
fn a_document_in_another_namespace_is_none() {
    let json = lab("Lab").to_json();
    let foreign = format!("<svg><metadata><document>{json}</document></metadata></svg>");
    assert_eq!(faults(&foreign), [FaultKind::SvgWithoutDocument {}]);
    let other = format!("<svg><p:document xmlns:p='urn:other'>{json}</p:document></svg>");
    assert_eq!(faults(&other), [FaultKind::SvgWithoutDocument {}]);
}

#[test]
fn broken_and_hostile_pictures_are_refused() {
    let carrying = |inside: &str| {
        format!("<svg><p:document xmlns:p='urn:portolan:document'>{inside}</p:document></svg>")
    };
    let bomb = "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>";
    assert_eq!(faults(bomb), [FaultKind::SvgWithDoctype {}]);
    assert_eq!(faults(&carrying("&a;")), [FaultKind::BrokenSvg {}]);
    assert_eq!(faults(&carrying("&#xd800;")), [FaultKind::BrokenSvg {}]);
    assert_eq!(faults(&carrying("<b/>")), [FaultKind::BrokenSvg {}]);
    assert_eq!(
        faults("<svg><p:document xmlns:p='urn:portolan:document'>{"),
        [FaultKind::BrokenSvg {}]
    );
    assert_eq!(faults("no picture"), [FaultKind::NotSvg {}]);
    assert_eq!(faults(&carrying("<![CDATA[<svg>]]>")).len(), 1);
    assert!(matches!(faults(&carrying("{\"portolan\": 1,"))[..], [FaultKind::NotJson { .. }]));
}

#[test]
fn what_is_read_has_a_limit() {
    let large = format!("<svg>{}", " ".repeat(MAX_PICTURE_BYTES));
    assert_eq!(faults(&large), [FaultKind::TooLarge { limit: MAX_PICTURE_BYTES }]);
    let mut carrying = "<svg><p:document xmlns:p='urn:portolan:document'>{".to_owned();
    carrying.push_str(&" ".repeat(MAX_BYTES));
    carrying.push_str("}</p:document></svg>");
    assert_eq!(faults(&carrying), [FaultKind::TooLarge { limit: MAX_BYTES }]);
}

/// Each of these made a reader that searches carelessly look through the rest again and again.
#[test]
fn the_time_to_read_grows_with_the_size_alone() {
    let long = 4_000_000;
    let mut prefixes = "<svg>".to_owned();
    for at in 0..100_000 {
        let _ = write!(prefixes, "<a xmlns:p{at}='urn:portolan:document'/>");
    }
    let carrying = |inside: &str| {
        format!(
            "<svg><p:document xmlns:p='urn:portolan:document'><![CDATA[{inside}]]></p:document></svg>"
        )
    };
    for text in [
        prefixes,
        "<svg><".repeat(long / 6),
        "<svg>".repeat(long / 5),
        carrying(&"&".repeat(long)),
        format!("<svg>{}", "&".repeat(long)),
    ] {
        assert!(Deployment::read(&text, Format::Svg).is_err());
    }
}
