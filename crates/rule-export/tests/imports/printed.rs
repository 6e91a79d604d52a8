//! The workbook on paper.

use std::fs;
use std::process::Command;

use port_model::{Lang, topologies};

use crate::office::printed;
use crate::sheets::{request_in, ways};
use rule_export::{ExportFormat, Filter};

/// A word on a page: left, top, right and bottom in points.
type Word = (String, [f64; 4]);

/// The words of each page and where they are, as poppler tells them.
fn pages(pdf: &[u8]) -> Vec<Vec<Word>> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sheet.pdf");
    fs::write(&file, pdf).expect("a file");
    let output = Command::new("pdftotext").arg("-bbox").arg(&file).arg("-").output();
    let output = output.unwrap_or_else(|error| panic!("pdftotext: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = |page: &str| page.lines().filter_map(word).collect();
    String::from_utf8(output.stdout).expect("text").split("<page ").skip(1).map(page).collect()
}

fn word(line: &str) -> Option<Word> {
    let rest = line.trim().strip_prefix("<word ")?;
    let (place, text) = rest.split_once('>')?;
    let mut edges = place.split('"').skip(1).step_by(2).map(|edge| edge.parse().expect("a number"));
    let place = std::array::from_fn(|_| edges.next().expect("four edges"));
    Some((text.replace("</word>", ""), place))
}

/// How much of the smaller word the other covers, from 0 to 1.
fn overlap([left, top, right, bottom]: [f64; 4], other: [f64; 4]) -> f64 {
    let area =
        |[left, top, right, bottom]: [f64; 4]| (right - left).max(0.0) * (bottom - top).max(0.0);
    let shared = [left.max(other[0]), top.max(other[1]), right.min(other[2]), bottom.min(other[3])];
    area(shared) / area([left, top, right, bottom]).min(area(other))
}

#[test]
fn no_line_of_a_cell_runs_into_the_next_row() {
    let files: Vec<_> = [&topologies::ALL[0], &topologies::ALL[1]]
        .into_iter()
        .flat_map(|topology| {
            let forms = ways().into_iter().filter(|(format, ..)| *format == ExportFormat::Xlsx);
            let topology = topology.deployment();
            forms.map(move |way| (way.1, request_in(&topology, way, Filter::default())))
        })
        .collect();
    assert!(Lang::ALL.iter().all(|lang| files.iter().any(|(of, _)| of == lang)));
    let files: Vec<_> = files.into_iter().map(|(_, file)| file).collect();
    for pdf in printed(&files) {
        let pages = pages(&pdf);
        assert!(pages.len() >= 5, "a page for each sheet");
        for page in &pages {
            assert_apart(page);
        }
    }
}

fn assert_apart(words: &[Word]) {
    for (at, (text, place)) in words.iter().enumerate() {
        for (other, there) in words.iter().skip(at + 1) {
            let shared = overlap(*place, *there);
            assert!(shared < 0.3, "{text} and {other}: {shared} of {place:?} and {there:?}");
        }
    }
}
