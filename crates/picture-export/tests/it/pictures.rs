//! What holds for every format.

use picture_export::{PictureFormat, Scale, Settings};
use port_model::{Deployment, Format};

use crate::common::{HOSTILE, all, hostile};

#[test]
fn the_same_picture_gives_the_same_bytes() {
    for drawn in all() {
        for format in PictureFormat::ALL {
            let settings =
                Settings { scale: Scale::new(1).expect("a scale"), ..Settings::default() };
            let once = drawn.write(*format, settings);
            assert!(once == drawn.write(*format, settings), "{} {format}", drawn.name);
        }
    }
}

#[test]
fn an_svg_file_opens_as_the_deployment_that_it_shows() {
    for drawn in all() {
        let svg = drawn.write(PictureFormat::Svg, Settings::default());
        let read = Deployment::read_bytes(&svg, Format::Svg).expect("the document");
        assert_eq!(read.document(), drawn.deployment.document(), "{}", drawn.name);
        roxmltree::Document::parse(std::str::from_utf8(&svg).expect("a text")).expect("XML");
    }
}

#[test]
fn an_svg_file_has_its_own_font() {
    for drawn in all() {
        let svg = drawn.text(PictureFormat::Svg);
        let parsed = roxmltree::Document::parse(&svg).expect("XML");
        let style = parsed.descendants().find(|node| node.has_tag_name("style"));
        let style = style.and_then(|style| style.text()).expect("a style sheet");
        assert_eq!(
            style.matches("@font-face{font-family:'DejaVu Sans';").count(),
            2,
            "{}",
            drawn.name
        );
        assert!(style.len() < 120_000, "{}: {}", drawn.name, style.len());
    }
}

#[test]
fn what_is_typed_stays_text_in_the_texts() {
    let drawn = hostile();
    let mermaid = drawn.text(PictureFormat::Mermaid);
    let body = mermaid.split_once("\nflowchart LR\n").expect("a body").1;
    for dangerous in ["<script", "%%", "`", "${", "{}", "|\"\"", "&amp", "\\"] {
        assert!(!body.contains(dangerous), "{dangerous}: {body}");
    }
    // Only what stands in quotes was typed.
    let quotes = body.lines().map(|line| line.matches('"').count());
    assert!(quotes.clone().all(|count| count == 0 || count == 2), "{body}");
    let d2 = drawn.text(PictureFormat::D2);
    let title = d2.lines().find_map(|line| line.strip_prefix("title: ")?.strip_suffix(" {"));
    let unescaped: String = serde_json::from_str(&title.expect("a title").replace("\\$", "$"))
        .expect("a text in quotes");
    assert_eq!(unescaped, HOSTILE);
}

#[test]
fn every_connection_is_in_the_texts() {
    for drawn in all() {
        let count = drawn.scene.lines.len() + drawn.scene.marks.len();
        let mermaid = drawn.text(PictureFormat::Mermaid);
        assert_eq!(mermaid.matches(">|\"").count(), count, "{}", drawn.name);
        let d2 = drawn.text(PictureFormat::D2);
        let connections = d2.lines().filter(|line| line.starts_with('"') && line.contains("-> \""));
        assert_eq!(connections.count(), count, "{}", drawn.name);
        let open = mermaid.matches("subgraph ").count();
        let ends = mermaid.lines().filter(|line| line.trim() == "end").count();
        assert_eq!(open, ends, "{}", drawn.name);
    }
}
