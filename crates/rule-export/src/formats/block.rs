//! YAML in block style, written as JSON is: a number, a word or a quoted text is the same in both, so that only
//! what stands around them differs. Texts are always quoted: which of them YAML would take for something else
//! depends on its version.

use std::io::{self, Write};

use serde_json::ser::{CharEscape, CompactFormatter, Formatter};

/// What was written last, which decides what may come next on the same line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    /// Nothing yet, or the `- ` of an element: whatever comes goes on.
    #[default]
    Lead,
    /// A key and its colon.
    Colon,
    /// A whole value.
    Value,
}

/// An array or an object that is being written.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// In which column its elements or keys begin.
    column: usize,
    is_empty: bool,
}

/// The layout: a line for each value, two columns for each level; elements begin below the key they belong to.
#[derive(Debug, Default)]
pub(super) struct Block {
    levels: Vec<Level>,
    last: Last,
    is_key: bool,
}

impl Block {
    /// Opens an array or an object, whose first child decides where it goes.
    fn open(&mut self, beyond_key: usize) {
        let outer = self.levels.last().map_or(0, |level| level.column);
        let column = match self.last {
            Last::Colon => outer + beyond_key,
            _ if self.levels.is_empty() => 0,
            _ => outer + 2,
        };
        self.levels.push(Level { column, is_empty: true });
    }

    /// Begins an element or a key: on the line of a `- `, or on one of its own.
    fn child<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        level.is_empty = false;
        if self.last != Last::Lead {
            write!(writer, "\n{:1$}", "", level.column)?;
        }
        self.last = Last::Lead;
        Ok(())
    }

    /// Closes an array or an object; an empty one is written as JSON does.
    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, empty: &[u8]) -> io::Result<()> {
        if self.levels.pop().is_some_and(|level| level.is_empty) {
            self.scalar(writer)?;
            writer.write_all(empty)?;
        }
        self.last = Last::Value;
        Ok(())
    }

    /// Begins what stands on one line.
    fn scalar<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.last == Last::Colon {
            writer.write_all(b" ")?;
        }
        self.last = Last::Value;
        Ok(())
    }
}

/// What is written as in JSON.
macro_rules! scalars {
    ($($write:ident($($value:ident: $kind:ty)?);)+) => {
        $(fn $write<W: ?Sized + Write>(&mut self, writer: &mut W $(, $value: $kind)?) -> io::Result<()> {
            self.scalar(writer)?;
            CompactFormatter.$write(writer $(, $value)?)
        })+
    };
}

impl Formatter for Block {
    scalars! {
        write_null();
        write_bool(value: bool);
        write_i8(value: i8);
        write_i16(value: i16);
        write_i32(value: i32);
        write_i64(value: i64);
        write_i128(value: i128);
        write_u8(value: u8);
        write_u16(value: u16);
        write_u32(value: u32);
        write_u64(value: u64);
        write_u128(value: u128);
        write_f32(value: f32);
        write_f64(value: f64);
        write_number_str(value: &str);
    }

    fn begin_string<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.is_key {
            return Ok(());
        }
        self.scalar(writer)?;
        writer.write_all(b"\"")
    }

    fn end_string<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        match (self.is_key, self.last) {
            (true, Last::Value) => Ok(()),
            (true, _) => Err(no_word("")),
            (false, _) => writer.write_all(b"\""),
        }
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        text: &str,
    ) -> io::Result<()> {
        if self.is_key && !is_word(text) {
            return Err(no_word(text));
        }
        self.last = Last::Value;
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return writer.write_all(text.as_bytes());
        }
        for (at, letter) in text.char_indices() {
            if needs_escape(letter) {
                write!(writer, "\\u{:04X}", u32::from(letter))?;
            } else {
                writer.write_all(&text.as_bytes()[at..at + letter.len_utf8()])?;
            }
        }
        Ok(())
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        if self.is_key {
            return Err(no_word("an escape"));
        }
        CompactFormatter.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.open(0);
        Ok(())
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, _: bool) -> io::Result<()> {
        self.child(writer)?;
        writer.write_all(b"- ")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"[]")
    }

    fn begin_object<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.open(2);
        Ok(())
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, _: bool) -> io::Result<()> {
        self.is_key = true;
        self.child(writer)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.is_key = false;
        self.last = Last::Colon;
        writer.write_all(b":")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"{}")
    }
}

/// Whether a key is the same in YAML without quotes, as the names of fields are.
fn is_word(key: &str) -> bool {
    key.len() > 1 && key.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_'))
}

/// What no key of a file may be: programs find a field by its name.
fn no_word(key: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("'{key}' is no name of a field"))
}

/// What YAML takes for the end of a line, for a mark of the file's encoding, or for nothing that can be printed.
fn needs_escape(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Serializer, Value, json};

    use super::Block;

    fn written(value: &Value) -> Result<String, serde_json::Error> {
        let mut bytes = Vec::new();
        value.serialize(&mut Serializer::with_formatter(&mut bytes, Block::default()))?;
        Ok(String::from_utf8(bytes).expect("UTF-8"))
    }

    #[test]
    fn each_level_is_two_columns_deeper() {
        let value = json!({
            "empty": { "list": [], "map": {}, "none": null },
            "lists": [[1, [2]], [], [{ "deep": [true, {}] }, -1.5]],
            "maps": [{ "first": "a", "second": { "third": [0] } }, {}],
        });
        let text = "\
empty:
  list: []
  map: {}
  none: null
lists:
- - 1
  - - 2
- []
- - deep:
    - true
    - {}
  - -1.5
maps:
- first: \"a\"
  second:
    third:
    - 0
- {}";
        assert_eq!(written(&value).expect("YAML"), text);
    }

    #[test]
    fn what_has_no_field_around_it_is_written_as_in_json() {
        for value in [json!([]), json!({}), json!(null), json!(7), json!("a: b")] {
            assert_eq!(written(&value).expect("YAML"), value.to_string());
        }
    }

    #[test]
    fn what_yaml_takes_for_more_than_a_letter_is_escaped() {
        let text = "\"\\\n\u{7}\u{7f}\u{85}\u{9b}\u{2028}\u{feff}\u{ffff}ü😀";
        let escaped = r#""\"\\\n\u0007\u007F\u0085\u009B\u2028\uFEFF\uFFFFü😀""#;
        assert_eq!(written(&json!(text)).expect("YAML"), escaped);
    }

    #[test]
    fn a_key_that_is_no_word_is_refused() {
        for key in ["", "a b", "a: b", "1", "\"", "a\nb", "ü"] {
            assert!(written(&json!({ key: 1 })).is_err(), "{key:?}");
        }
    }
}
