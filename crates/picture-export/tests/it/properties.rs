//! Whatever somebody types, there is a file.

use picture_export::{PictureFormat, Settings};
use proptest::prelude::*;

use crate::common::Drawn;

/// Letters that are set from right to left, join, stand above each other or have no glyph, among others.
const TYPED: &str = "[ a-zé0-9.\u{0301}\u{0590}-\u{05ff}\u{0600}-\u{06ff}\u{0700}-\u{074f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{3040}-\u{30ff}\u{4e00}-\u{4eff}\u{ac00}-\u{acff}\u{0e00}-\u{0e7f}\u{0900}-\u{097f}\u{fb1d}-\u{fdff}\u{fe70}-\u{feff}\u{1f300}-\u{1f3ff}\u{fffe}<&\"']{1,24}";

/// Codes without a letter that have a direction all the same.
#[test]
fn a_code_without_a_letter_can_be_drawn() {
    for name in ["x\u{fefd} 0", "\u{fe70}x", "\u{8fe}\u{fefe}0", "\u{10fff} 1"] {
        let name = serde_json::json!(name);
        let drawn = Drawn::of(
            "unassigned",
            &format!(
                "portolan: 1\nname: {name}\nplatform: windows\ncomponents:\n- {{ id: ts, role: tanium-server, zone: core, name: {name} }}\n"
            ),
        );
        assert!(!drawn.write(PictureFormat::Pdf, Settings::default()).is_empty(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_name_can_be_drawn(name in TYPED, other in TYPED) {
        let (name, other) = (serde_json::json!(format!("x{name}")), serde_json::json!(format!("{other}x")));
        let drawn = Drawn::of("random", &format!(
            "portolan: 1\nname: {name}\nplatform: windows\ncomponents:\n- {{ id: ts, role: tanium-server, zone: core, name: {name} }}\n\
             - {{ id: lab, role: client-group, zone: core, name: {other} }}\n"
        ));
        for format in [PictureFormat::Pdf, PictureFormat::Svg, PictureFormat::Drawio] {
            prop_assert!(!drawn.write(format, Settings::default()).is_empty());
        }
        let parsed = drawn.text(PictureFormat::Drawio);
        prop_assert!(roxmltree::Document::parse(&parsed).is_ok());
    }
}
