//! Finds the document that a picture carries in its metadata.
//!
//! Only as much of XML is read as that takes, from front to back and without building anything: no
//! entities but XML's own, no document type, and so nothing that could multiply.

use std::collections::BTreeSet;

use crate::fault::{Fault, FaultKind, Faults, Path, Position};

/// What marks the element that holds the document.
pub(crate) const NAMESPACE: &str = "urn:portolan:document";

/// The start of a picture is looked for in so many characters, so that no long text is searched.
const START: usize = 4_096;

/// A document as it stands in a picture.
pub(super) struct Carried<'a> {
    picture: &'a str,
    start: usize,
    /// The document itself.
    pub(super) text: String,
}

/// Whether a text is XML rather than YAML or JSON.
pub(super) fn is_xml(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.iter().take(START).find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

/// The document that a picture carries.
pub(super) fn document(picture: &str) -> Result<Carried<'_>, Faults> {
    let mut scanner = Scanner { text: picture, at: 0 };
    let mut prefixes = BTreeSet::new();
    let mut is_first = true;
    loop {
        let before = scanner.at;
        let piece = scanner.next().map_err(|kind| told(kind, picture, before))?;
        match piece {
            None => return Err(told(FaultKind::SvgWithoutDocument {}, picture, 0)),
            Some(Piece::Open(tag)) => {
                let (prefix, local) = split(tag.name);
                if is_first && local != "svg" {
                    return Err(told(FaultKind::NotSvg {}, picture, before));
                }
                is_first = false;
                let declared = tag.declared();
                let is_default = declared.contains("");
                prefixes.extend(declared.into_iter().filter(|prefix| !prefix.is_empty()));
                let is_ours =
                    if prefix.is_empty() { is_default } else { prefixes.contains(prefix) };
                if is_ours && local == "document" && !tag.is_empty {
                    let start = scanner.at;
                    let text = content(&mut scanner, tag.name)
                        .map_err(|(kind, at)| told(kind, picture, at))?;
                    return Ok(Carried { picture, start, text });
                }
            }
            Some(Piece::Text(text)) if is_first && !text.trim().is_empty() => {
                return Err(told(FaultKind::NotSvg {}, picture, before));
            }
            Some(_) => {}
        }
    }
}

/// The text up to the end of an element that holds nothing else.
fn content(scanner: &mut Scanner<'_>, name: &str) -> Result<String, (FaultKind, usize)> {
    let mut text = String::new();
    loop {
        let before = scanner.at;
        match scanner.next().map_err(|kind| (kind, before))? {
            Some(Piece::Text(escaped)) => {
                unescape(escaped, &mut text).ok_or((FaultKind::BrokenSvg {}, before))?;
            }
            Some(Piece::Verbatim(verbatim)) => text.push_str(verbatim),
            Some(Piece::Close(closed)) if closed == name => return Ok(text),
            Some(Piece::Comment) => {}
            Some(Piece::Open(_) | Piece::Close(_)) | None => {
                return Err((FaultKind::BrokenSvg {}, before));
            }
        }
    }
}

impl Carried<'_> {
    /// Moves what is wrong with the document to where it stands in the picture.
    pub(super) fn in_picture(&self, mut faults: Faults) -> Faults {
        let mut letters = Letters::new(self.picture, self.start);
        let mut places: Vec<&mut Position> =
            faults.0.iter_mut().filter_map(|fault| fault.position.as_mut()).collect();
        places.sort_by_key(|place| (place.line, place.column));
        for place in places {
            *place = letters.place_of(*place);
        }
        faults
    }
}

/// Walks through the document and the picture at once.
struct Letters<'a> {
    rest: &'a str,
    inside: Position,
    outside: Position,
}

impl<'a> Letters<'a> {
    fn new(picture: &'a str, start: usize) -> Self {
        let rest = picture.get(start..).unwrap_or_default();
        Self { rest, inside: Position { line: 1, column: 1 }, outside: position(picture, start) }
    }

    fn place_of(&mut self, wanted: Position) -> Position {
        while (self.inside.line, self.inside.column) < (wanted.line, wanted.column) {
            let Some(letter) = self.rest.chars().next() else { break };
            // However it is escaped, it is one letter of the document.
            let length = entity(self.rest).unwrap_or(letter.len_utf8());
            let (taken, rest) = self.rest.split_at(length);
            self.rest = rest;
            if letter == '\n' {
                let next = |place: Position| Position { line: place.line + 1, column: 1 };
                (self.inside, self.outside) = (next(self.inside), next(self.outside));
            } else {
                self.inside.column += 1;
                self.outside.column += taken.chars().count();
            }
        }
        self.outside
    }
}

/// How long the escape is that a text starts with, if it starts with one.
fn entity(text: &str) -> Option<usize> {
    const LONGEST: usize = 12;
    let rest = text.strip_prefix('&')?;
    rest.bytes().take(LONGEST).position(|byte| byte == b';').map(|end| end + 2)
}

fn position(text: &str, at: usize) -> Position {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    Position { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
}

fn told(kind: FaultKind, picture: &str, at: usize) -> Faults {
    Faults(vec![Fault { path: Path::default(), kind, position: Some(position(picture, at)) }])
}

/// A stretch of XML.
enum Piece<'a> {
    /// Text with escapes.
    Text(&'a str),
    /// Text without.
    Verbatim(&'a str),
    Open(Tag<'a>),
    Close(&'a str),
    /// A comment or an instruction.
    Comment,
}

struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    is_empty: bool,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// The next stretch; none at the end.
    fn next(&mut self) -> Result<Option<Piece<'a>>, FaultKind> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(None);
        }
        if !rest.starts_with('<') {
            let end = rest.find('<').unwrap_or(rest.len());
            return Ok(Some(Piece::Text(self.take("", rest.get(..end).map(str::len))?)));
        }
        if rest.starts_with("<!--") {
            self.until("<!--", "-->")?;
            return Ok(Some(Piece::Comment));
        }
        if rest.starts_with("<![CDATA[") {
            return Ok(Some(Piece::Verbatim(self.until("<![CDATA[", "]]>")?)));
        }
        if rest.starts_with("<?") {
            self.until("<?", "?>")?;
            return Ok(Some(Piece::Comment));
        }
        if rest.starts_with("<!") {
            return Err(FaultKind::SvgWithDoctype {});
        }
        if rest.starts_with("</") {
            return Ok(Some(Piece::Close(self.until("</", ">")?.trim_end())));
        }
        let inside = self.take("<", end_of_tag(rest))?;
        self.at += 1;
        let (inside, is_empty) = match inside.strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        let end = inside.find(|letter: char| letter.is_ascii_whitespace());
        let (name, attributes) = inside.split_at(end.unwrap_or(inside.len()));
        if name.is_empty() {
            return Err(FaultKind::BrokenSvg {});
        }
        Ok(Some(Piece::Open(Tag { name, attributes, is_empty })))
    }

    fn until(&mut self, start: &str, end: &str) -> Result<&'a str, FaultKind> {
        let rest = self.text.get(self.at + start.len()..).unwrap_or_default();
        let inside = self.take(start, rest.find(end).map(|at| at + start.len()))?;
        self.at += end.len();
        Ok(inside)
    }

    /// What lies between a start and an end, both counted from here.
    fn take(&mut self, start: &str, end: Option<usize>) -> Result<&'a str, FaultKind> {
        let end = self.at + end.ok_or(FaultKind::BrokenSvg {})?;
        let taken = self.text.get(self.at + start.len()..end).ok_or(FaultKind::BrokenSvg {})?;
        self.at = end;
        Ok(taken)
    }
}

/// Where a tag ends: the first `>` that is in no quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    text.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

impl<'a> Tag<'a> {
    /// The prefixes that it declares for our namespace; an empty one where it is the default.
    fn declared(&self) -> BTreeSet<&'a str> {
        let mut declared = BTreeSet::new();
        let mut rest = self.attributes;
        while let Some((name, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let Some(quote) = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))
            else {
                break;
            };
            let Some((value, next)) = after.get(1..).and_then(|after| after.split_once(quote))
            else {
                break;
            };
            if value == NAMESPACE {
                let name = name.trim();
                let prefix = if name == "xmlns" { Some("") } else { name.strip_prefix("xmlns:") };
                declared.extend(prefix);
            }
            rest = next;
        }
        declared
    }
}

/// A name's prefix and the name itself.
fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

/// Appends a text without XML's escapes; none where an escape is not XML's own.
fn unescape(escaped: &str, text: &mut String) -> Option<()> {
    let mut pieces = escaped.split('&');
    text.push_str(pieces.next()?);
    for piece in pieces {
        let (name, rest) = piece.split_once(';')?;
        text.push(letter(name)?);
        text.push_str(rest);
    }
    Some(())
}

fn letter(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(number) => u32::from_str_radix(number, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
