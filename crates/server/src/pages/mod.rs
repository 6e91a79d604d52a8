//! The pages: each is a struct with its template beside the handler that fills it.

pub(crate) mod addresses;
pub(crate) mod choices;
pub(crate) mod compare;
pub(crate) mod deployment;
pub(crate) mod edit_forms;
pub(crate) mod error;
pub(crate) mod exports;
pub(crate) mod finding_rows;
pub(crate) mod findings;
pub(crate) mod flows;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod parts;
pub(crate) mod patches;
pub(crate) mod pictures;
pub(crate) mod ports;
pub(crate) mod preferences;
pub(crate) mod rows;
pub(crate) mod sharing;
pub(crate) mod shown;
pub(crate) mod topologies;
pub(crate) mod version;

use std::borrow::Borrow;
use std::fmt::Display;

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use port_model::Lang;
use port_model::wording::Message;
use storage::Right;

use crate::assets;
use crate::error::AppError;
use crate::language::WORDING;
use crate::paths::Paths;
use crate::view::Opened;
use crate::visitor::Visitor;
use crate::when;

/// What every page needs: the language, the proof that its forms are ours, and where it is.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    pub(crate) lang: Lang,
    pub(crate) csrf: String,
    pub(crate) here: String,
    /// What the visitor is called, empty without a name; none where people have none.
    pub(crate) you: Option<String>,
}

impl Base {
    pub(crate) fn of(visitor: &Visitor) -> Self {
        let you = || visitor.name.clone().unwrap_or_default();
        Self {
            lang: visitor.lang,
            csrf: visitor.csrf(),
            here: visitor.here.clone(),
            you: visitor.may_be_named.then(you),
        }
    }

    /// Where the visitor gives themselves a name, and comes back from.
    pub(crate) fn name_form(&self) -> String {
        format!("/name?back={}", encoded(&self.here))
    }

    /// A sentence.
    pub(crate) fn t(&self, key: &str) -> String {
        WORDING.text(self.lang, key)
    }

    /// A sentence about one value.
    pub(crate) fn t1(&self, key: &str, name: &'static str, value: impl Display) -> String {
        self.message(&Message::new(key.to_owned()).with(name, value.to_string()))
    }

    /// A sentence whose values a script fills in: each stands as its name in braces.
    pub(crate) fn blanks(&self, key: &str, names: &[&'static str]) -> String {
        let message = Message::new(key.to_owned());
        self.message(&names.iter().fold(message, |m, name| m.with(name, format!("{{{name}}}"))))
    }

    /// A sentence that counts something.
    pub(crate) fn count(&self, key: &str, count: impl Borrow<usize>) -> String {
        self.number(key, "count", count)
    }

    /// A sentence about one number.
    pub(crate) fn number(
        &self,
        key: &str,
        name: &'static str,
        number: impl Borrow<usize>,
    ) -> String {
        self.message(&Message::new(key.to_owned()).with(name, *number.borrow()))
    }

    fn message(&self, message: &Message) -> String {
        WORDING.message(self.lang, message)
    }

    /// The URL of a style, script or icon.
    #[expect(clippy::unused_self, reason = "templates call it like the other methods")]
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// The link that shows this page in the other language.
    pub(crate) fn other_language(&self) -> (Lang, &'static str, String) {
        let (lang, name) = match self.lang {
            Lang::En => (Lang::De, "Deutsch"),
            Lang::De => (Lang::En, "English"),
        };
        (lang, name, format!("/language/{lang}?back={}", encoded(&self.here)))
    }
}

/// A text as the value of a query.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// The head of every page of a deployment.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) name: String,
    pub(crate) platform: String,
    pub(crate) version: i64,
    pub(crate) changed: String,
    pub(crate) editable: bool,
    /// Whether the visitor may share it.
    pub(crate) is_own: bool,
    pub(crate) paths: Paths,
    /// The tab that is open.
    pub(crate) tab: &'static str,
}

impl Head {
    pub(crate) fn of(opened: &Opened, tab: &'static str, lang: Lang) -> Self {
        Self {
            name: opened.deployment.name().to_owned(),
            platform: WORDING.text(lang, &format!("platform-{}", opened.deployment.platform())),
            version: opened.version,
            changed: when::moment(opened.changed_at, lang),
            editable: opened.right == Right::Edit,
            is_own: opened.is_own,
            paths: Paths::new(&opened.id),
            tab,
        }
    }
}

/// A page as an answer.
pub(crate) fn page(template: &impl Template) -> Result<Response, AppError> {
    with_status(StatusCode::OK, template)
}

/// A page with another status than 200.
pub(crate) fn with_status(
    status: StatusCode,
    template: &impl Template,
) -> Result<Response, AppError> {
    let html = html(template)?;
    Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
}

/// A page as a text.
pub(crate) fn html(template: &impl Template) -> Result<String, AppError> {
    template.render().map_err(|error| {
        tracing::error!(%error, "a page can't be rendered");
        AppError::Internal
    })
}
