//! What is wrong with a selection.

use std::fmt;

use port_model::Lang;
use port_model::wording::Message;

use crate::wording;

/// So many possible values are named.
const MOST_NAMED: usize = 12;

/// A value that a selection can't have, or not for this deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectionFault {
    /// The key that it stands at.
    pub key: &'static str,
    /// What stands there.
    pub value: String,
    /// What could stand there.
    pub known: Vec<String>,
}

impl fmt::Display for SelectionFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for SelectionFault {}

impl SelectionFault {
    /// What is wrong, and what would be right.
    pub fn text(&self, lang: Lang) -> String {
        let shown = self.known.iter().take(MOST_NAMED).map(String::as_str);
        let more = (self.known.len() > MOST_NAMED).then_some("…");
        let known: Vec<&str> = shown.chain(more).collect();
        let key = if known.is_empty() { "selection-nothing" } else { "selection-unknown" };
        let message = Message::new(key)
            .with("key", self.key)
            .with("value", self.value.chars().take(80).collect::<String>())
            .with("known", known.join(", "));
        wording::message(lang, &message)
    }
}
