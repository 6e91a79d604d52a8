//! Styles, scripts and icons, compiled in. Each name carries a hash of its content, so that browsers
//! may keep it for ever and still see a change at once.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

use crate::error::AppError;
use crate::state::hash;

struct Asset {
    name: &'static str,
    hashed: String,
    media_type: &'static str,
    bytes: &'static [u8],
}

macro_rules! assets {
    ($($name:literal: $media_type:literal,)+) => {
        [$(($name, $media_type, include_bytes!(concat!("../../../web/static/", $name)).as_slice()),)+]
    };
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let all = assets! {
        "css/tokens.css": "text/css; charset=utf-8",
        "css/base.css": "text/css; charset=utf-8",
        "css/components.css": "text/css; charset=utf-8",
        "css/diagram.css": "text/css; charset=utf-8",
        "icons/portolan.svg": "image/svg+xml",
    };
    all.into_iter()
        .map(|(name, media_type, bytes)| Asset {
            name,
            hashed: hashed(name, bytes),
            media_type,
            bytes,
        })
        .collect()
});

/// `css/base.css` becomes `base-0123456789abcdef.css`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let digest = hex::encode(hash(bytes));
    let file = name.rsplit('/').next().unwrap_or(name);
    let (stem, end) = file.rsplit_once('.').unwrap_or((file, ""));
    format!("{stem}-{}.{end}", &digest[..16])
}

/// The URL of an asset; its name as it is in `web/static`.
pub(crate) fn url(name: &str) -> String {
    let found = ASSETS.iter().find(|asset| asset.name == name);
    format!("/static/{}", found.map_or(name, |asset| asset.hashed.as_str()))
}

/// Serves an asset by its hashed name.
pub(crate) async fn serve(Path(name): Path<String>) -> Result<Response, AppError> {
    let asset = ASSETS.iter().find(|asset| asset.hashed == name).ok_or(AppError::NotFound)?;
    let headers =
        [(CONTENT_TYPE, asset.media_type), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.bytes).into_response())
}
