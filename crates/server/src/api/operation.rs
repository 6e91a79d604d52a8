//! One call of the API: what answers it, and what a program has to know about it.

use axum::handler::Handler;
use axum::routing::{self, MethodRouter};

use picture_export::PictureFormat;

use crate::state::App;

/// One call of the API.
pub(super) struct Operation {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) handler: MethodRouter<App>,
    /// What generated clients call it.
    pub(super) name: &'static str,
    pub(super) summary: &'static str,
    /// The names of what may stand in the query or in headers.
    pub(super) parameters: Vec<&'static str>,
    pub(super) takes: Option<Takes>,
    pub(super) status: u16,
    pub(super) gives: Gives,
    /// Statuses of errors beyond those that follow from the rest.
    pub(super) fails: &'static [u16],
}

/// What the body of a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// A deployment document, JSON or YAML.
    Document,
    /// A filled request sheet.
    Sheet,
    /// JSON of this schema.
    Json(&'static str),
}

/// What the body of an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gives {
    /// Nothing.
    Nothing,
    /// A deployment document, JSON or YAML.
    Document,
    /// JSON of this schema.
    Json(&'static str),
    /// A list of this schema.
    List(&'static str),
    /// A picture.
    Picture(PictureFormat),
    /// A file in the format that the path names.
    Export,
}

/// Declares a method: the word in the description and the router's function can't differ.
macro_rules! methods {
    ($($method:ident)+) => {$(
        pub(super) fn $method<H: Handler<T, App>, T: 'static>(
            path: &'static str,
            handler: H,
        ) -> Operation {
            Operation {
                method: stringify!($method),
                path,
                handler: routing::$method(handler),
                name: "",
                summary: "",
                parameters: Vec::new(),
                takes: None,
                status: 200,
                gives: Gives::Nothing,
                fails: &[],
            }
        }
    )+};
}

methods!(get post put delete);

impl Operation {
    pub(super) fn is(mut self, name: &'static str, summary: &'static str) -> Self {
        (self.name, self.summary) = (name, summary);
        self
    }

    pub(super) fn with(mut self, parameters: &'static [&'static str]) -> Self {
        self.parameters = parameters.to_vec();
        self
    }

    /// More parameters, beside those that a group of calls has.
    pub(super) fn also(mut self, parameters: &[&'static str]) -> Self {
        self.parameters.extend(parameters);
        self
    }

    pub(super) fn takes(mut self, takes: Takes) -> Self {
        self.takes = Some(takes);
        self
    }

    pub(super) fn gives(mut self, status: u16, gives: Gives) -> Self {
        (self.status, self.gives) = (status, gives);
        self
    }

    pub(super) fn fails(mut self, statuses: &'static [u16]) -> Self {
        self.fails = statuses;
        self
    }
}
