//! Who is asking: the browser's session, its language, and the proof that a form is ours.
//!
//! A browser gets a random token in a cookie; only its hash is kept. Each form carries a second text
//! made from the token, which another site can't know, so that it can't post in the browser's name.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use port_model::Lang;
use storage::SessionId;

use crate::access::{Access, bearer};
use crate::error::AppError;
use crate::language;
use crate::state::{App, hash};

const COOKIE_NAME: &str = "portolan_session";
/// The longest that browsers keep a cookie.
const COOKIE_SECONDS: u32 = 400 * 24 * 60 * 60;

/// Who is asking.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    token: String,
    mask: [u8; 32],
    /// The session, once it is kept.
    pub(crate) session: Option<SessionId>,
    /// What they want to be called.
    pub(crate) name: Option<String>,
    /// Whether they may be called something: where several people meet, and are no programs.
    pub(crate) may_be_named: bool,
    /// The token of an `Authorization` header.
    pub(crate) bearer: Option<String>,
    /// The language to answer in.
    pub(crate) lang: Lang,
    /// The path and query that was asked for.
    pub(crate) here: String,
}

impl Visitor {
    /// The text that each of this visitor's forms carries. It looks different on every page, so that
    /// the size of a compressed page tells nothing about it.
    pub(crate) fn csrf(&self) -> String {
        let proof = self.proof();
        let masked: Vec<u8> =
            proof.iter().zip(self.mask).map(|(proof, mask)| proof ^ mask).collect();
        format!("{}{}", hex::encode(self.mask), hex::encode(masked))
    }

    /// What tells visitors apart, those too who are not kept: the hash of their secret.
    pub(crate) fn key(&self) -> [u8; 32] {
        hash(self.bearer.as_ref().unwrap_or(&self.token))
    }

    fn proof(&self) -> [u8; 32] {
        hash(format!("form {}", self.token))
    }

    /// Refuses a form that does not carry it.
    pub(crate) fn check_csrf(&self, given: &str) -> Result<(), AppError> {
        let mut bytes = [0; 64];
        hex::decode_to_slice(given, &mut bytes).map_err(|_| AppError::ForeignForm)?;
        let (mask, masked) = bytes.split_at(32);
        let same = mask
            .iter()
            .zip(masked)
            .zip(self.proof())
            .all(|((mask, masked), proof)| mask ^ masked == proof);
        if same { Ok(()) } else { Err(AppError::ForeignForm) }
    }

    /// The session, kept from now on.
    pub(crate) async fn keep(&mut self, app: &App) -> Result<SessionId, AppError> {
        if let Some(session) = &self.session {
            return Ok(session.clone());
        }
        let id = SessionId::from_random(app.random());
        app.database.create_session(&id, &hash(&self.token), app.now()).await?;
        self.session = Some(id.clone());
        Ok(id)
    }
}

/// Names the visitor for the handlers behind, and gives a new browser its cookie.
pub(crate) async fn layer(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Result<Response, AppError> {
    let known =
        cookie(request.headers(), COOKIE_NAME).filter(|token| is_token(token)).map(str::to_owned);
    let bearer = bearer(request.headers()).map(str::to_owned);
    let session = match (&known, &bearer) {
        (Some(token), None) => app.database.find_session(&hash(token), app.now()).await?,
        _ => None,
    };
    let (session, name) = session.map_or((None, None), |known| (Some(known.id), known.name));
    let is_new = known.is_none() && bearer.is_none();
    let known_browser = known.is_some() && bearer.is_none();
    let secure = is_https(request.headers());
    let here = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let lang = language::of_request(request.uri(), request.headers());
    let token = known.unwrap_or_else(|| app.new_token().0);
    request.extensions_mut().insert(Visitor {
        token: token.clone(),
        mask: app.random(),
        session,
        name,
        may_be_named: app.access == Access::Links && bearer.is_none(),
        bearer,
        lang,
        here,
    });
    let mut response = next.run(request).await;
    let starts = is_new && !is_for_all(&response);
    let renews = known_browser && is_page(&response);
    if (starts || renews)
        && let Ok(value) = HeaderValue::from_str(&set_cookie(COOKIE_NAME, &token, secure))
    {
        response.headers_mut().append(SET_COOKIE, value);
    }
    Ok(response)
}

/// Whether caches may give the answer to anybody, so that it must not bear anyone's token.
fn is_for_all(response: &Response) -> bool {
    let policy = response.headers().get(CACHE_CONTROL);
    policy.is_some_and(|policy| policy.as_bytes().starts_with(b"public"))
}

/// Whether the answer is a page: seeing one lets the session live on.
fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// A cookie that scripts can't read and other sites don't send with their forms.
pub(crate) fn set_cookie(name: &str, value: &str, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax{secure}")
}

/// Whether the visitor came by HTTPS, as the proxy in front says.
pub(crate) fn is_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|proto| proto.as_bytes() == b"https")
}

/// The value of a cookie.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let pairs = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|text| text.split(';'));
    pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn is_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        parts.extensions.get::<Self>().cloned().ok_or(AppError::Internal)
    }
}
