//! Texts that stay in their place: on one line, in a firewall's characters, within its length.

use std::collections::BTreeSet;

use port_model::Lang;
use port_model::wording::Message;

use super::object::Object;
use super::policy::{Directed, Policy};
use crate::content::Content;
use crate::facts::facts;
use crate::report::Report;
use crate::rule::Rule;
use crate::text::message;

/// The lines that a file starts with: deployment, version, date, grouping, filter and counts. Each is
/// one line; the format puts its sign of a comment before it.
pub(crate) fn heading(content: &Content<'_>, report: &Report) -> Vec<String> {
    let facts = facts(content, report);
    let filled = facts.iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(label, value)| one_line(&format!("{label}: {value}"))).collect()
}

/// What to know about an object without an address: whose it is, and what to do.
pub(crate) fn address_to_fill_in(lang: Lang, object: &Object<'_>, name: &str) -> String {
    let asked = Message::new("fill-in-address").with("name", name).with("component", object.label);
    one_line(&message(lang, &asked))
}

/// Which zones the device has to have, as the format names them.
pub(crate) fn zones_to_have(
    lang: Lang,
    policy: &Policy<'_>,
    name: impl Fn(&str) -> String,
) -> String {
    let each = policy.rules.iter().flat_map(|rule| [rule.source_zone, rule.destination_zone]);
    let names: BTreeSet<String> = each.map(|zone| name(zone.as_str())).collect();
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    message(lang, &Message::new("zones-to-have").with("names", names))
}

/// What a rule is for: each purpose once, the required ones first, on one line.
pub(crate) fn purpose(rule: &Rule) -> String {
    let mut summaries: Vec<&str> = Vec::new();
    for reason in &rule.reasons {
        if !summaries.contains(&&*reason.summary) {
            summaries.push(&reason.summary);
        }
    }
    one_line(&summaries.join("; "))
}

/// What a rule is for, after its id where the format's name for it is another.
pub(crate) fn described(rule: &Directed<'_>, name: &str) -> String {
    let (id, purpose) = (&rule.rule.id, purpose(rule.rule));
    if name.starts_with(id.as_str()) { purpose } else { format!("{id}: {purpose}") }
}

/// A text on one line: what would break it, or turn the direction of what follows, is a space.
pub(crate) fn one_line(text: &str) -> String {
    if is_plain_line(text) {
        return text.to_owned();
    }
    let breaks = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let words: String =
        text.chars().map(|letter| if breaks(letter) { ' ' } else { letter }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text is one line already, as most are: words in ASCII with one space between them.
fn is_plain_line(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !(b' '..=b'~').contains(&byte) || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}

/// A text in ASCII: letters of German and typographic signs as people write them without, all else `?`.
pub(crate) fn ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if letter.is_ascii() => plain.push(letter),
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'Ä' => plain.push_str("Ae"),
            'Ö' => plain.push_str("Oe"),
            'Ü' => plain.push_str("Ue"),
            'ß' => plain.push_str("ss"),
            'à' | 'á' | 'â' => plain.push('a'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'ç' => plain.push('c'),
            '‘' | '’' | '‚' => plain.push('\''),
            '“' | '”' | '„' => plain.push('"'),
            '–' | '—' | '−' => plain.push('-'),
            '→' => plain.push_str("->"),
            '…' => plain.push_str("..."),
            '\u{a0}' => plain.push(' '),
            _ => plain.push('?'),
        }
    }
    plain
}

/// A text in double quotes for a command line where neither a quote nor a backslash can be written
/// inside, and where a question mark asks for help.
pub(crate) fn quoted(text: &str, limit: usize) -> String {
    let plain = one_line(text).replace('"', "'").replace('\\', "/").replace('?', ".");
    format!("\"{}\"", cut(&plain, limit).0)
}

/// A text of letters and signs that no command line takes for its own, in ASCII and on one line: without
/// quotes, and with another sign for those that escape, expand, comment, pipe or ask for help.
pub(crate) fn tame(text: &str) -> String {
    if is_plain_line(text) && text.bytes().all(is_tame) {
        return text.to_owned();
    }
    let arrows = text.replace('→', " to ").replace("->", " to ");
    let plain = ascii(&one_line(&arrows));
    let kept = plain.chars().filter(|sign| !matches!(sign, '"' | '\'' | '`' | '$'));
    one_line(&kept.map(tamed).collect::<String>())
}

fn tamed(sign: char) -> char {
    match sign {
        '<' | '(' | '{' => '[',
        '>' | ')' | '}' => ']',
        '\\' | '|' => '/',
        ';' => ',',
        _ if u8::try_from(sign).is_ok_and(is_tame) => sign,
        _ => '.',
    }
}

fn is_tame(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" .,:-_/[]=+*&@%".contains(&byte)
}

/// As much of a text as `limit` bytes take, with `...` where it is cut, and whether it was.
pub(crate) fn cut(text: &str, limit: usize) -> (String, bool) {
    const MARK: &str = "...";
    if text.len() <= limit {
        return (text.to_owned(), false);
    }
    let kept = text.floor_char_boundary(limit.saturating_sub(MARK.len()));
    let mut short = text[..kept].trim_end().to_owned();
    short.push_str(&MARK[..MARK.len().min(limit)]);
    (short, true)
}

/// A text in ASCII, such as a [`tame`] one, on lines of at most `limit` bytes; words stay whole where they
/// fit a line.
pub(crate) fn lines(text: &str, limit: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let mut rest = word;
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= limit => {
                line.push(' ');
                line.push_str(word);
                continue;
            }
            _ => {}
        }
        while let Some((head, tail)) = rest.split_at_checked(limit).filter(|it| !it.1.is_empty()) {
            lines.push(head.to_owned());
            rest = tail;
        }
        lines.push(rest.to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_one() {
        assert_eq!(one_line(" a\r\nb\u{2028}c\t\u{202e}d\0 "), "a b c d");
    }

    #[test]
    fn a_quoted_text_ends_where_it_ends() {
        assert_eq!(quoted("a \"b\" \\\nc?", 99), "\"a 'b' / c.\"");
        assert_eq!(quoted("abcdefgh\\", 6), "\"abc...\"");
    }

    #[test]
    fn a_plain_line_stays_as_it_is() {
        for text in ["", "a", "a b", "a-b: c", "~"] {
            assert!(is_plain_line(text), "{text:?}");
            assert_eq!(one_line(text), text);
        }
        let others = [
            (" ", ""),
            (" a", "a"),
            ("a ", "a"),
            ("a  b", "a b"),
            ("a\tb", "a b"),
            ("ü\u{7f}b", "ü b"),
        ];
        for (text, line) in others {
            assert!(!is_plain_line(text), "{text:?}");
            assert_eq!(one_line(text), line);
        }
    }

    #[test]
    fn ascii_is_ascii() {
        assert_eq!(ascii("Straße “über” 東京 – é"), "Strasse \"ueber\" ?? - e");
    }

    #[test]
    fn a_tame_text_has_no_sign_of_a_command_line() {
        assert_eq!(tame("A → B: \"it's\" $(id) \\ é; x|y?"), "A to B: its [id] / e, x/y.");
        assert_eq!(tame("#!~^ <a>{b}"), ".... [a][b]");
    }

    #[test]
    fn a_text_on_lines_is_the_same() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("a bcdefghij k", 4), ["a", "bcde", "fghi", "j k"]);
        assert_eq!(lines("abcd", 4), ["abcd"]);
    }

    #[test]
    fn a_cut_text_fits_and_says_so() {
        for limit in 0..40 {
            for text in ["a".repeat(50), "ü".repeat(25), "東".repeat(20)] {
                let (short, cut) = cut(&text, limit);
                assert!(short.len() <= limit && cut, "{short} {limit}");
            }
        }
        assert_eq!(cut("abc", 3), ("abc".to_owned(), false));
        assert_eq!(cut("abcdefgh", 6), ("abc...".to_owned(), true));
    }
}
