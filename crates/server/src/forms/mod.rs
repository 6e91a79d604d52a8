//! Forms: what was typed, what is wrong with it, and the fields that show both.

pub(crate) mod component;
pub(crate) mod extra_flow;
pub(crate) mod network;
pub(crate) mod settings;
pub(crate) mod zone;

use std::collections::BTreeMap;
use std::str::FromStr;

use axum::extract::{FromRequest, Request};
use axum::response::IntoResponse as _;
use port_model::fault::Segment;
use port_model::{FaultKind, Faults, Id, Lang, Name, Refusal};

use crate::error::AppError;

/// What somebody typed into a form, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filled {
    values: BTreeMap<String, Vec<String>>,
    errors: BTreeMap<String, Vec<String>>,
    /// What is wrong with the form as a whole.
    pub(crate) general: Vec<String>,
}

impl Filled {
    /// The value of a field, trimmed; empty where there is none.
    pub(crate) fn get(&self, key: &str) -> &str {
        self.values.get(key).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// All values of a field, such as those of ticked boxes.
    pub(crate) fn all(&self, key: &str) -> &[String] {
        self.values.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether a box is ticked or an option chosen.
    pub(crate) fn has(&self, key: &str, value: &str) -> bool {
        self.all(key).iter().any(|known| known == value)
    }

    /// Fills a field.
    pub(crate) fn set(&mut self, key: &str, value: impl Into<String>) {
        self.values.insert(key.to_owned(), vec![value.into()]);
    }

    /// Fills a field that takes several values.
    pub(crate) fn set_all(&mut self, key: &str, values: impl IntoIterator<Item = String>) {
        self.values.insert(key.to_owned(), values.into_iter().collect());
    }

    /// Notes what is wrong with a field.
    pub(crate) fn fail(&mut self, key: &str, text: impl Into<String>) {
        self.errors.entry(key.to_owned()).or_default().push(text.into());
    }

    /// What is wrong with a field.
    pub(crate) fn error(&self, key: &str) -> Option<String> {
        self.errors.get(key).map(|errors| errors.join("; "))
    }

    /// Whether nothing is known to be wrong.
    pub(crate) fn is_sound(&self) -> bool {
        self.errors.is_empty() && self.general.is_empty()
    }

    /// The value of a field as its type; empty is nothing, a wrong one is noted.
    pub(crate) fn parse<T: FromStr<Err = FaultKind>>(
        &mut self,
        key: &str,
        lang: Lang,
    ) -> Option<T> {
        let text = self.get(key).to_owned();
        if text.is_empty() {
            return None;
        }
        text.parse().map_err(|kind: FaultKind| self.fail(key, kind.message().text(lang))).ok()
    }

    /// The value of a field that has to be filled.
    pub(crate) fn require<T: FromStr<Err = FaultKind>>(
        &mut self,
        key: &str,
        lang: Lang,
    ) -> Option<T> {
        if self.get(key).is_empty() {
            self.fail(key, FaultKind::EmptyText {}.message().text(lang));
            return None;
        }
        self.parse(key, lang)
    }

    /// The entries of a field that takes several, separated by commas, blanks or line breaks.
    pub(crate) fn parse_list<T: FromStr<Err = FaultKind>>(
        &mut self,
        key: &str,
        lang: Lang,
    ) -> Vec<T> {
        let text = self.get(key).to_owned();
        let entries =
            text.split([',', ';', '\n', '\r', '\t', ' ']).filter(|entry| !entry.is_empty());
        let mut parsed = Vec::new();
        for entry in entries {
            match entry.parse::<T>() {
                Ok(value) => parsed.push(value),
                Err(kind) => self.fail(key, kind.message().text(lang)),
            }
        }
        parsed
    }

    /// Notes a refused command: faults beside the fields that they are about, the rest at the top.
    pub(crate) fn refuse(&mut self, refusal: &Refusal, lang: Lang, fields: &[&str]) {
        let Refusal::Unsound(Faults(faults)) = refusal else {
            self.general.push(refusal.text(lang));
            return;
        };
        for fault in faults {
            let key = fault.path.0.iter().rev().find_map(|segment| match segment {
                Segment::Key(key) => fields.iter().find(|field| *field == key).copied(),
                Segment::Item(_) => None,
            });
            match key {
                Some(key) => self.fail(key, fault.text(lang)),
                None => self.general.push(fault.to_string()),
            }
        }
    }
}

/// A posted form with the proof that it is ours and the version that it was filled in for.
#[derive(Debug)]
pub(crate) struct Posted {
    pub(crate) csrf: String,
    pub(crate) base: i64,
    /// Names the request, so that one that is sent twice is carried out once.
    pub(crate) op_id: Option<String>,
    pub(crate) filled: Filled,
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let axum::Form(pairs) = axum::Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map_err(|rejection| crate::api::body::of_rejection(&rejection.into_response()))?;
        let mut filled = Filled::default();
        for (key, value) in pairs {
            // Browsers send line breaks as CR LF; documents have LF.
            filled.values.entry(key).or_default().push(value.replace("\r\n", "\n"));
        }
        Ok(Self {
            csrf: filled.get("csrf").to_owned(),
            base: filled.get("base").parse().unwrap_or(0),
            op_id: filled.parse::<Name>("op_id", Lang::En).map(|name| name.to_string()),
            filled,
        })
    }
}

impl Posted {
    /// The version that the form was filled in for, and the name of the request.
    pub(crate) fn origin(&self) -> (i64, Option<String>) {
        (self.base, self.op_id.clone())
    }
}

/// A field of a form as a page shows it.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) error: Option<String>,
    pub(crate) kind: Kind,
}

/// What a field looks like.
#[derive(Debug)]
pub(crate) enum Kind {
    /// One line of text.
    Line { value: String, placeholder: String, required: bool },
    /// A whole number.
    Number { value: String, placeholder: String },
    /// Several lines of text.
    Area { value: String, rows: u8 },
    /// One of several.
    Select { options: Vec<Choice> },
    /// Any of several.
    Boxes { options: Vec<Choice> },
}

/// An option of a field.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

impl Field {
    fn new(filled: &Filled, key: &str, label: String, kind: Kind) -> Self {
        Self { key: key.to_owned(), label, hint: String::new(), error: filled.error(key), kind }
    }

    /// One line of text.
    pub(crate) fn line(filled: &Filled, key: &str, label: String) -> Self {
        let kind = Kind::Line {
            value: filled.get(key).to_owned(),
            placeholder: String::new(),
            required: false,
        };
        Self::new(filled, key, label, kind)
    }

    /// A whole number; `placeholder` says what holds where it is left empty.
    pub(crate) fn number(filled: &Filled, key: &str, label: String, placeholder: String) -> Self {
        Self::new(
            filled,
            key,
            label,
            Kind::Number { value: filled.get(key).to_owned(), placeholder },
        )
    }

    /// Several lines of text.
    pub(crate) fn area(filled: &Filled, key: &str, label: String, rows: u8) -> Self {
        Self::new(filled, key, label, Kind::Area { value: filled.get(key).to_owned(), rows })
    }

    /// One of several.
    pub(crate) fn select(
        filled: &Filled,
        key: &str,
        label: String,
        options: &[(String, String)],
    ) -> Self {
        Self::new(filled, key, label, Kind::Select { options: choices(filled, key, options) })
    }

    /// Any of several.
    pub(crate) fn boxes(
        filled: &Filled,
        key: &str,
        label: String,
        options: &[(String, String)],
    ) -> Self {
        Self::new(filled, key, label, Kind::Boxes { options: choices(filled, key, options) })
    }

    /// Adds a sentence that says what to fill in.
    #[must_use]
    pub(crate) fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// Says that the field has to be filled.
    #[must_use]
    pub(crate) fn required(mut self) -> Self {
        if let Kind::Line { required, .. } = &mut self.kind {
            *required = true;
        }
        self
    }

    /// Says what holds where the line is left empty.
    #[must_use]
    pub(crate) fn placeholder(mut self, text: String) -> Self {
        if let Kind::Line { placeholder, .. } = &mut self.kind {
            *placeholder = text;
        }
        self
    }
}

fn choices(filled: &Filled, key: &str, options: &[(String, String)]) -> Vec<Choice> {
    options
        .iter()
        .map(|(value, label)| Choice {
            value: value.clone(),
            label: label.clone(),
            chosen: filled.has(key, value),
        })
        .collect()
}

/// An id for something new: as typed, else made from its name; free in the document.
pub(crate) fn new_id(
    filled: &mut Filled,
    document: &port_model::Document,
    name: &str,
    fallback: &Id,
    lang: Lang,
) -> Option<Id> {
    if filled.get("id").is_empty() {
        return Some(document.fresh_id(&Id::from_name(name, fallback)));
    }
    filled.parse("id", lang)
}
