//! What the readers of YAML and JSON say in English words of their own, as the mistakes that people
//! make. Each mistake has a sentence in the Fluent files that says what to do.

use crate::fault::FaultKind;

/// Words of the YAML reader's message, and the mistake behind it. The first that fits counts.
const YAML: &[(&str, &str)] = &[
    ("tab", "tab"),
    ("quoted scalar", "quotes"),
    ("flow ", "bracket"),
    ("bracket", "bracket"),
    ("illegal placement of ':'", "bracket"),
    ("anchor", "alias"),
    ("mapping values", "colon"),
    ("simple key", "no-colon"),
    ("unexpected character", "character"),
    ("cannot start with", "character"),
    ("indent", "indentation"),
    ("block mapping", "indentation"),
    ("block collection", "indentation"),
    ("sequence entries", "indentation"),
];

/// The same for the JSON reader.
const JSON: &[(&str, &str)] = &[
    ("EOF", "end"),
    ("key must be", "key"),
    ("string", "quotes"),
    ("escape", "quotes"),
    ("`\"`", "quotes"),
    ("`:`", "colon"),
    ("comma", "comma"),
    ("`,`", "comma"),
    ("trailing characters", "after"),
    ("expected value", "value"),
    ("expected ident", "value"),
    ("number", "value"),
];

impl FaultKind {
    /// What the YAML reader complains about.
    pub(super) fn not_yaml(message: &str) -> Self {
        Self::NotYaml { mistake: find(YAML, message), detail: message.to_owned() }
    }

    /// What the JSON reader complains about, in its own words, with or without the place.
    pub fn not_json(message: &str) -> Self {
        let detail = message.rsplit_once(" at line ").map_or(message, |(what, _)| what).to_owned();
        Self::NotJson { mistake: find(JSON, &detail), detail }
    }
}

fn find(mistakes: &[(&str, &'static str)], message: &str) -> &'static str {
    mistakes.iter().find(|(words, _)| message.contains(words)).map_or("other", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::read::{json, yaml};

    /// The mistakes that are found in texts which have them.
    fn found(
        texts: &[(&str, &'static str)],
        read: impl Fn(&str) -> FaultKind,
    ) -> BTreeSet<&'static str> {
        let each = texts.iter().map(|(text, expected)| {
            let (FaultKind::NotYaml { mistake, detail } | FaultKind::NotJson { mistake, detail }) =
                read(text)
            else {
                panic!("{text:?} is another fault")
            };
            assert_eq!(mistake, *expected, "{text:?}: {detail}");
            mistake
        });
        each.collect()
    }

    fn named(mistakes: &[(&str, &'static str)]) -> BTreeSet<&'static str> {
        mistakes.iter().map(|(_, name)| *name).collect()
    }

    #[test]
    fn the_mistakes_that_people_make_in_yaml_are_known() {
        let texts = [
            ("a:\n\tb: 1\n", "tab"),
            ("a: \"x\n", "quotes"),
            ("a: 'x\n", "quotes"),
            ("a: \"x\" y\n", "quotes"),
            ("a: \"\\q\"\n", "quotes"),
            ("a: [1, 2\nb: 3\n", "bracket"),
            ("a: {b: 1\nc: 2\n", "bracket"),
            ("a: ]\n", "bracket"),
            ("a: b: c\n", "colon"),
            ("a: 1\n  b: 2\n", "colon"),
            ("a: 1\nfoo\n", "no-colon"),
            ("a: @x\n", "character"),
            ("a: %x\n", "character"),
            ("a: & x\n", "alias"),
            ("a: *b\n", "alias"),
            ("a:\n  b: 1\n c: 2\n", "indentation"),
            ("a:\n  - b\n - c\n", "indentation"),
            ("a: - b\n", "indentation"),
            ("%YAML 1.2\n%YAML 1.2\n---\na: 1\n", "other"),
        ];
        let read = |text: &str| yaml::parse(text).expect_err(text).kind;
        assert_eq!(found(&texts, read), &named(YAML) | &BTreeSet::from(["other"]));
    }

    #[test]
    fn the_mistakes_that_people_make_in_json_are_known() {
        let texts = [
            ("{\"a\": [1", "end"),
            ("{\"a\": \"\\q\"}", "quotes"),
            ("{\"a\": \"x\ny\"}", "quotes"),
            ("{a: 1}", "key"),
            ("{\"a\" 1}", "colon"),
            ("[1 2]", "comma"),
            ("{\"a\": 1 \"b\": 2}", "comma"),
            ("{\"a\": 1,}", "key"),
            ("[1,]", "value"),
            ("{} {}", "after"),
            ("{\"a\": x}", "value"),
            ("{\"a\": 01}", "value"),
        ];
        let read = |text: &str| json::parse(text).expect_err(text).kind;
        assert_eq!(found(&texts, read), named(JSON));
        let FaultKind::NotJson { mistake, .. } = FaultKind::not_json("recursion limit exceeded")
        else {
            panic!("another fault")
        };
        assert_eq!(mistake, "other");
    }
}
