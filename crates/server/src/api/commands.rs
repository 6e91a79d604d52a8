//! Editing, one command at a time.

use axum::extract::{Path, State};
use axum::response::Response;
use port_model::{Command, Faults, Lang, Name};
use serde_json::{Map, Value};
use storage::Right;

use super::body::Sent;
use super::deployments::now_at;
use crate::edit::{Wanted, apply};
use crate::error::{AppError, WrongValue};
use crate::language::WORDING;
use crate::state::App;
use crate::view::Opened;
use crate::visitor::Visitor;

/// Carries out a command and answers the version that it has made; of a repeated request, the one
/// that it made the first time.
pub(super) async fn carry_out(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, AppError> {
    let opened = Opened::load(&app, &visitor, &id, Right::Edit).await?;
    let wanted = wanted(sent.object()?, visitor.lang).map_err(AppError::Values)?;
    match apply(&app, &visitor, opened, wanted).await {
        Ok(version) => Ok(now_at(version)),
        Err(error) => Err(error.into_app(visitor.lang)),
    }
}

/// Reads what is asked for: the command's keys stand in `command`, or beside `base` and `op_id`.
fn wanted(mut keys: Map<String, Value>, lang: Lang) -> Result<Wanted, Vec<WrongValue>> {
    let mut wrong = Vec::new();
    let (base, op_id) = origin(&mut keys, lang, &mut wrong);
    let (prefix, command) = match keys.remove("command") {
        Some(command) if keys.is_empty() => ("command", command),
        // Keys beside it are told as unknown ones.
        Some(command) => {
            keys.insert("command".to_owned(), command);
            ("", Value::Object(keys))
        }
        None => ("", Value::Object(keys)),
    };
    let command = Command::read(&command.to_string());
    if let Err(Faults(faults)) = &command {
        wrong.extend(faults.iter().map(|fault| {
            let path = [prefix, &fault.path.to_string()];
            let path: Vec<&str> = path.into_iter().filter(|part| !part.is_empty()).collect();
            WrongValue::new(path.join("."), fault.text(lang))
        }));
    }
    match (base, command) {
        (Some(base), Ok(command)) if wrong.is_empty() => Ok(Wanted::posted(command, (base, op_id))),
        _ => Err(wrong),
    }
}

/// The version that a change was made for, and what names the request.
pub(super) fn origin(
    keys: &mut Map<String, Value>,
    lang: Lang,
    wrong: &mut Vec<WrongValue>,
) -> (Option<i64>, Option<String>) {
    let (base, op_id) = (keys.remove("base"), keys.remove("op_id"));
    let base = base.as_ref().and_then(Value::as_i64);
    if base.is_none() {
        wrong.push(WrongValue::new("base", WORDING.text(lang, "api-base")));
    }
    let op_id = op_id.filter(|given| !given.is_null()).and_then(|given| {
        let sound = given.as_str().filter(|text| text.parse::<Name>().is_ok());
        if sound.is_none() {
            wrong.push(WrongValue::new("op_id", WORDING.text(lang, "api-op-id")));
        }
        sound.map(str::to_owned)
    });
    (base, op_id)
}
