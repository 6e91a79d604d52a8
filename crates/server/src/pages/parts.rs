//! The page of a form, which every thing that can be edited shares, and what happens when it is posted.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use port_model::Command;

use super::{Base, Head, page, with_status};
use crate::conflict::Conflict;
use crate::edit::{EditError, Wanted, apply};
use crate::error::AppError;
use crate::forms::{Field, Filled, Kind};
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "form.html")]
pub(crate) struct FormPage {
    pub(crate) base: Base,
    pub(crate) head: Head,
    pub(crate) title: String,
    /// What the form is about, in sentences.
    pub(crate) lead: Vec<String>,
    pub(crate) action: String,
    pub(crate) version: i64,
    pub(crate) general: Vec<String>,
    /// What somebody else has changed since.
    pub(crate) conflict: Option<Conflict>,
    pub(crate) fields: Vec<Field>,
    /// What its button says.
    pub(crate) save: String,
    pub(crate) cancel: String,
    /// A second form that removes the thing: where it posts, and what its button says.
    pub(crate) remove: Option<(String, String)>,
}

impl FormPage {
    fn failed(&self) -> bool {
        !self.general.is_empty() || self.fields.iter().any(|field| field.error.is_some())
    }
}

/// What a form is for: how to show it, and where to go when it is done.
pub(crate) struct Form<'f> {
    pub(crate) title: String,
    pub(crate) action: String,
    pub(crate) done: String,
    pub(crate) cancel: String,
    pub(crate) remove: Option<(String, String)>,
    /// Makes the fields.
    pub(crate) fields: &'f (dyn Fn(&Filled) -> Vec<Field> + Sync),
    /// The fields that faults can be about.
    pub(crate) keys: &'f [&'f str],
    /// Fills the form with what a command makes of the thing.
    pub(crate) refill: fn(&Command) -> Option<Filled>,
}

impl Form<'_> {
    fn filled(&self, head: Head, visitor: &Visitor, filled: &Filled, version: i64) -> FormPage {
        let base = Base::of(visitor);
        FormPage {
            save: base.t("action-save"),
            base,
            head,
            lead: Vec::new(),
            title: self.title.clone(),
            action: self.action.clone(),
            version,
            general: filled.general.clone(),
            conflict: None,
            fields: (self.fields)(filled),
            cancel: self.cancel.clone(),
            remove: self.remove.clone(),
        }
    }

    /// The form to fill in.
    pub(crate) fn show(
        &self,
        opened: &Opened,
        visitor: &Visitor,
        filled: &Filled,
    ) -> Result<Response, AppError> {
        page(&self.filled(
            Head::of(opened, "designer", visitor.lang),
            visitor,
            filled,
            opened.version,
        ))
    }

    /// Carries out what was filled in. Whatever goes wrong, the form comes back as it was filled in.
    pub(crate) async fn post(
        &self,
        app: &App,
        visitor: &Visitor,
        opened: Opened,
        filled: Filled,
        (origin, command): ((i64, Option<String>), Option<Command>),
    ) -> Result<Response, AppError> {
        let base = origin.0;
        let wanted = command.map(|command| Wanted::posted(command, origin));
        self.post_wanted(app, visitor, opened, filled, (base, wanted)).await
    }

    /// The same for what a form asks for that was filled in for a version; nothing where it is not sound.
    pub(crate) async fn post_wanted(
        &self,
        app: &App,
        visitor: &Visitor,
        opened: Opened,
        mut filled: Filled,
        (base, wanted): (i64, Option<Wanted>),
    ) -> Result<Response, AppError> {
        let head = Head::of(&opened, "designer", visitor.lang);
        let current = opened.version;
        let Some(wanted) = wanted else {
            return with_status(
                StatusCode::UNPROCESSABLE_ENTITY,
                &self.filled(head, visitor, &filled, base),
            );
        };
        let status = match apply(app, visitor, opened, wanted).await {
            Ok(_) => return Ok(Redirect::to(&self.done).into_response()),
            Err(EditError::Refused(refusal)) => {
                filled.refuse(&refusal, visitor.lang, self.keys);
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Err(EditError::Clash(conflict, mine)) => {
                let filled = (self.refill)(&mine).unwrap_or(filled);
                let mut page = self.filled(head, visitor, &filled, conflict.current);
                page.conflict = Some(*conflict);
                return with_status(StatusCode::CONFLICT, &page);
            }
            Err(EditError::Gone(conflict)) => return Err(AppError::Gone(conflict)),
            Err(EditError::Stale { current }) => {
                filled.general.push(Base::of(visitor).t1("form-stale", "version", current));
                StatusCode::CONFLICT
            }
            Err(EditError::App(error @ (AppError::Unavailable | AppError::TimedOut))) => {
                filled.general.push(error.text(visitor.lang));
                error.status()
            }
            Err(EditError::App(error)) => return Err(error),
        };
        // After a conflict the form is meant for the current version: who posts it again has been told.
        let version = if status == StatusCode::CONFLICT { current } else { base };
        with_status(status, &self.filled(head, visitor, &filled, version))
    }
}
