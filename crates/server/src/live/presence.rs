//! Who is there, and what they have selected: said every few seconds by each tab, passed on to the
//! others, and kept nowhere.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use port_model::Lang;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use storage::{DeploymentId, Right};
use tokio::time::{Duration, Instant};

use crate::access;
use crate::authors;
use crate::error::{AppError, WrongValue};
use crate::forms::Posted;
use crate::language::WORDING;
use crate::state::{App, hash};
use crate::visitor::Visitor;

/// The ids of a selection fit into so many bytes together; what is beyond is left out. A note of
/// the storage takes less than 8000 in all.
const MAX_SELECTED: usize = 6_000;
/// The longest id: of a flow, which names two components and a port.
const MAX_ID: usize = 255;
/// The longest name of a tab.
const MAX_TAB: usize = 64;
/// Of so many tabs a stream tells.
const MAX_TABS: usize = 200;

/// The name that a tab has given itself.
#[derive(Debug)]
pub(crate) struct Tab(String);

impl Tab {
    /// Reads it from a form or a query.
    pub(crate) fn read(text: &str, lang: Lang) -> Result<Self, AppError> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let sound = (8..=MAX_TAB).contains(&text.len()) && text.bytes().all(fits);
        if sound { Ok(Self(text.to_owned())) } else { Err(wrong("tab", "presence-tab", lang)) }
    }

    /// What others know the tab by. It follows from the visitor's secret too, so that nobody can
    /// speak for somebody else's tab.
    pub(crate) fn of(&self, visitor: &Visitor) -> String {
        let mut known = hex::encode(hash(format!("tab {} {}", hex::encode(visitor.key()), self.0)));
        known.truncate(16);
        known
    }
}

fn wrong(path: &str, sentence: &str, lang: Lang) -> AppError {
    AppError::Values(vec![WrongValue::new(path, WORDING.text(lang, sentence))])
}

/// What a tab says of itself, as it is passed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Presence {
    pub(super) tab: String,
    /// As the log would call them.
    who: String,
    selected: Vec<String>,
    pub(super) gone: bool,
}

impl Presence {
    /// For a page, in its language.
    pub(super) fn data(&self, lang: Lang) -> Value {
        let name = authors::present(&self.who, lang);
        json!({ "tab": self.tab, "name": name, "selected": self.selected, "gone": self.gone })
    }
}

/// Passes on who is there and what is selected.
pub(crate) async fn announce(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<StatusCode, AppError> {
    visitor.check_csrf(&posted.csrf)?;
    if !app.live.presence.admits(visitor.key(), Instant::now()) {
        return Err(AppError::TooOften);
    }
    let id: DeploymentId = id.parse().map_err(|_| AppError::NotFound)?;
    access::require(&app, &visitor, &id, Right::View).await?;
    let presence = Presence {
        tab: Tab::read(posted.filled.get("tab"), visitor.lang)?.of(&visitor),
        who: authors::of_visitor(&app, &visitor).to_owned(),
        selected: selected(posted.filled.all("selected"), visitor.lang)?,
        gone: !posted.filled.get("gone").is_empty(),
    };
    // Texts and lists, so that there always is a JSON text.
    let note = serde_json::to_string(&presence).unwrap_or_default();
    app.database.send_note(&id, &note).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The ids in fields that each hold one or several, apart by blanks or commas.
fn selected(fields: &[String], lang: Lang) -> Result<Vec<String>, AppError> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/.:".contains(&byte);
    let ids =
        fields.iter().flat_map(|field| field.split([' ', ',', '\n'])).filter(|id| !id.is_empty());
    let (mut kept, mut size) = (Vec::new(), 0);
    for id in ids {
        if id.len() > MAX_ID || !id.bytes().all(fits) {
            return Err(wrong("selected", "presence-selected", lang));
        }
        // Each stands between quotes, with a comma.
        size += id.len() + 3;
        if size <= MAX_SELECTED {
            kept.push(id.to_owned());
        }
    }
    Ok(kept)
}

/// Who is there as far as one stream has told. What has not changed is not told again.
pub(super) struct Present {
    lasts: Duration,
    own: Option<String>,
    tabs: HashMap<String, (Presence, Instant)>,
}

impl Present {
    pub(super) fn new(lasts: Duration, own: Option<String>) -> Self {
        Self { lasts, own, tabs: HashMap::new() }
    }

    /// Takes a note; gives what is to be told of it.
    pub(super) fn hear(&mut self, note: &str, now: Instant) -> Option<Presence> {
        // Another version of the program may say it in other words.
        let presence: Presence = serde_json::from_str(note).ok()?;
        if self.own.as_ref() == Some(&presence.tab) {
            return None;
        }
        if presence.gone {
            return self.tabs.remove(&presence.tab).map(|_| presence);
        }
        let known = self.tabs.get(&presence.tab);
        if known.is_none() && self.tabs.len() >= MAX_TABS {
            return None;
        }
        let is_news = known.is_none_or(|(known, _)| *known != presence);
        self.tabs.insert(presence.tab.clone(), (presence.clone(), now + self.lasts));
        is_news.then_some(presence)
    }

    /// When the first of them is gone unless they say something.
    pub(super) fn next_end(&self) -> Option<Instant> {
        self.tabs.values().map(|(_, end)| *end).min()
    }

    /// Those who have not said anything for too long.
    pub(super) fn gone(&mut self, now: Instant) -> Vec<Presence> {
        let silent = self.tabs.extract_if(|_, (_, end)| *end <= now);
        silent
            .map(|(_, (presence, _))| Presence { selected: Vec::new(), gone: true, ..presence })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(tab: &str, selected: &[&str], gone: bool) -> String {
        json!({ "tab": tab, "who": "Anna", "selected": selected, "gone": gone }).to_string()
    }

    #[test]
    fn only_news_is_told() {
        let start = Instant::now();
        let mut present = Present::new(Duration::from_secs(30), Some("own".to_owned()));
        let mut told = |note: &str, after: u64| {
            present.hear(note, start + Duration::from_secs(after)).is_some()
        };
        assert!(!told(&note("own", &[], false), 0), "not to oneself");
        assert!(!told(&note("one", &[], true), 0), "gone before it was there");
        assert!(told(&note("one", &[], false), 0));
        assert!(!told(&note("one", &[], false), 5), "the same again");
        assert!(told(&note("one", &["zs1"], false), 10));
        assert!(told(&note("one", &[], true), 11));
        assert!(!told(&note("one", &[], true), 12));
        assert!(!told("{}", 12) && !told("", 12), "not understood");
    }

    #[test]
    fn who_says_nothing_is_gone_after_a_while() {
        let (start, lasts) = (Instant::now(), Duration::from_secs(30));
        let mut present = Present::new(lasts, None);
        assert_eq!(present.next_end(), None);
        present.hear(&note("one", &["zs1"], false), start);
        present.hear(&note("other", &[], false), start + Duration::from_secs(1));
        present.hear(&note("other", &[], false), start + Duration::from_secs(9));
        assert_eq!(present.next_end(), Some(start + lasts));
        assert!(present.gone(start + Duration::from_secs(29)).is_empty());
        let gone = present.gone(start + lasts);
        assert_eq!(gone.len(), 1);
        assert!(gone[0].tab == "one" && gone[0].gone && gone[0].selected.is_empty());
        assert_eq!(present.next_end(), Some(start + Duration::from_secs(39)));
    }

    #[test]
    fn a_stream_tells_of_a_limited_crowd() {
        let (start, lasts) = (Instant::now(), Duration::from_secs(30));
        let mut present = Present::new(lasts, None);
        let told = (0..=MAX_TABS)
            .filter(|tab| present.hear(&note(&tab.to_string(), &[], false), start).is_some());
        assert_eq!(told.count(), MAX_TABS);
        assert_eq!(present.gone(start + lasts).len(), MAX_TABS);
    }

    #[test]
    fn a_selection_is_cut_where_a_note_would_be_too_long() {
        let field = "a-component-with-a-long-name ".repeat(1_000);
        let kept = selected(&[field, "zs1".to_owned()], Lang::En).expect("ids");
        let presence = Presence {
            tab: "0".repeat(16),
            who: "😀".repeat(authors::MAX_NAME),
            selected: kept,
            gone: false,
        };
        let note = serde_json::to_string(&presence).expect("a text");
        assert!((MAX_SELECTED..storage::MAX_NOTE).contains(&note.len()), "{}", note.len());
        for wrong in ["a\"b", "ä", "<x>", &"x".repeat(256)] {
            assert!(selected(&[wrong.to_owned()], Lang::En).is_err(), "{wrong}");
        }
        let flow = "client-to-server/berlin/ts1/tcp/17472";
        let fields = [format!("zs1,zs2 {flow}"), String::new(), "ts".to_owned()];
        assert_eq!(selected(&fields, Lang::En).expect("ids"), ["zs1", "zs2", flow, "ts"]);
    }
}
