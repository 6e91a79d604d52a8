//! PDF, read by Poppler.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use picture_export::{Layout, Paper, PictureFormat, Settings};

use crate::common::{Drawn, all};

/// A file that is gone when the test ends.
struct Pages(PathBuf);

impl Pages {
    fn of(drawn: &Drawn, settings: Settings) -> Self {
        let name = format!(
            "portolan-{}-{}-{}-{}.pdf",
            std::process::id(),
            drawn.name,
            settings.paper,
            settings.layout.word()
        );
        let path = std::env::temp_dir().join(name);
        fs::write(&path, drawn.write(PictureFormat::Pdf, settings)).expect("a file");
        Self(path)
    }

    /// What one of Poppler's programs prints; it must find nothing wrong.
    fn read(&self, program: &str, arguments: &[&str]) -> Vec<u8> {
        let mut command = Command::new(program);
        let end = if program == "pdfinfo" { &[][..] } else { &["-"] };
        let output = command.args(arguments).arg(&self.0).args(end).output();
        let output = output.expect("poppler-utils, from scripts/install-tools");
        assert!(output.status.success(), "{program}: {output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{program}");
        output.stdout
    }

    fn text(&self, program: &str, arguments: &[&str]) -> String {
        String::from_utf8(self.read(program, arguments)).expect("a text")
    }

    fn info(&self, key: &str) -> String {
        let all = self.text("pdfinfo", &[]);
        let line = all.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("{key}: {all}")).trim().to_owned()
    }

    fn count(&self) -> usize {
        self.info("Pages").parse().expect("a number")
    }

    /// What share of a page is not white, in thousandths.
    fn inked(&self, page: usize) -> usize {
        let page = page.to_string();
        let output = Command::new("pdftoppm")
            .args(["-r", "30", "-gray", "-f", &page, "-l", &page])
            .arg(&self.0)
            .output()
            .expect("poppler-utils, from scripts/install-tools");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        // A head of three lines, then a byte for each pixel.
        let mut parts = output.stdout.splitn(4, |byte| *byte == b'\n');
        let pixels = parts.nth(3).expect("pixels");
        pixels.iter().filter(|grey| **grey < 250).count() * 1_000 / pixels.len()
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn is_plain(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_alphanumeric() || " .:/".contains(letter))
}

#[test]
fn one_page_shows_everything_and_its_text_can_be_searched() {
    let mut searched = 0;
    for drawn in all() {
        let pages = Pages::of(&drawn, Settings::default());
        assert_eq!(pages.count(), 1, "{}", drawn.name);
        assert!(pages.info("Page size").starts_with("841.89 x 595.28 pts"));
        assert!(pages.inked(1) > 10, "{}", drawn.name);
        let text = pages.text("pdftotext", &["-raw"]);
        let names = drawn.scene.cards.iter().map(|card| card.name.text.as_str());
        let plain: Vec<&str> = names.filter(|name| is_plain(name)).collect();
        for name in &plain {
            assert!(text.contains(name), "{}: {name} in {text}", drawn.name);
        }
        searched += plain.len();
    }
    assert!(searched > 50, "{searched}");
}

#[test]
fn letters_of_every_script_can_be_searched() {
    let drawn = Drawn::of(
        "scripts",
        "portolan: 1\nname: Büro Łódź Київ\nplatform: windows\ncomponents:\n\
         - { id: ts, role: tanium-server, zone: core, name: 東京データ }\n\
         - { id: ar, role: client-group, zone: core, name: مركز }\n\
         - { id: he, role: client-group, zone: core, name: משרד }\n",
    );
    let text = Pages::of(&drawn, Settings::default()).text("pdftotext", &["-raw"]);
    for name in ["Büro Łódź Київ", "東京データ", "مركز", "משרד"] {
        assert!(text.contains(name), "{name} in {text}");
    }
}

#[test]
fn many_pages_show_all_parts() {
    let large = all().into_iter().max_by_key(|drawn| drawn.scene.height).expect("pictures");
    for paper in Paper::ALL {
        let settings = Settings { paper: *paper, layout: Layout::Tile, ..Settings::default() };
        let pages = Pages::of(&large, settings);
        let count = pages.count();
        assert!(count > 1 || *paper == Paper::A3, "{paper}: {count}");
        let text = pages.text("pdftotext", &["-raw"]);
        for card in large.scene.cards.iter().filter(|card| card.name.text.is_ascii()) {
            assert!(text.contains(&card.name.text), "{paper}: {}", card.name.text);
        }
        for page in (1..=count).filter(|_| count > 1) {
            let all = format!("{page} / {count}");
            assert!(text.contains(&all), "{paper}: {all}");
            assert!(pages.inked(page) > 5, "{paper}: page {page} is blank");
        }
    }
}

#[test]
fn a_small_picture_stays_on_one_page_however_it_is_spread() {
    let small = Drawn::of("small", "portolan: 1\nname: Lab\nplatform: windows\n");
    let settings = Settings { layout: Layout::Tile, ..Settings::default() };
    assert_eq!(Pages::of(&small, settings).count(), 1);
}
