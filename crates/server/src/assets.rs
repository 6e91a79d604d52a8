//! Styles, scripts, fonts and icons, compiled in. Each name carries a hash of its content, so that browsers
//! may keep it for ever and still see a change at once.

use std::borrow::Cow;
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
    bytes: Cow<'static, [u8]>,
}

macro_rules! assets {
    ($($name:literal: $media_type:expr,)+) => {
        [$(($name, $media_type, include_bytes!(concat!("../../../web/static/", $name)).as_slice()),)+]
    };
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let all = assets! {
        // Fonts come first, since styles name them.
        "fonts/DejaVuSans.woff2": "font/woff2",
        "fonts/DejaVuSans-Bold.woff2": "font/woff2",
        "fonts/LICENSE": "text/plain; charset=utf-8",
        "css/tokens.css": "text/css; charset=utf-8",
        "css/base.css": "text/css; charset=utf-8",
        "css/components.css": "text/css; charset=utf-8",
        "css/diagram.css": "text/css; charset=utf-8",
        "css/picture.css": "text/css; charset=utf-8",
        "css/designer.css": "text/css; charset=utf-8",
        "icons/portolan.svg": "image/svg+xml",
        // Modules come after those that they import.
        "js/store.js": SCRIPT,
        "js/stream.js": SCRIPT,
        "js/status.js": SCRIPT,
        "js/look.js": SCRIPT,
        "js/dialog.js": SCRIPT,
        "js/answer.js": SCRIPT,
        "js/overlay.js": SCRIPT,
        "js/patch.js": SCRIPT,
        "js/commands.js": SCRIPT,
        "js/live.js": SCRIPT,
        "js/view.js": SCRIPT,
        "js/select.js": SCRIPT,
        "js/targets.js": SCRIPT,
        "js/verdicts.js": SCRIPT,
        "js/highlight.js": SCRIPT,
        "js/actions.js": SCRIPT,
        "js/drag.js": SCRIPT,
        "js/find.js": SCRIPT,
        "js/inspector.js": SCRIPT,
        "js/keys.js": SCRIPT,
        "js/presence.js": SCRIPT,
        "js/main.js": SCRIPT,
    };
    let mut assets = Vec::with_capacity(all.len());
    for (name, media_type, bytes) in all {
        let bytes = with_hashed_names(name, bytes, &assets);
        assets.push(Asset { name, hashed: hashed(name, &bytes), media_type, bytes });
    }
    assets
});

/// The media type of modules.
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// A style sheet or a module names other assets as they lie in `web/static`, from where it lies itself; browsers get
/// the hashed names.
fn with_hashed_names(name: &str, bytes: &'static [u8], known: &[Asset]) -> Cow<'static, [u8]> {
    if name.starts_with("js/") {
        return with_hashed_imports(bytes, known);
    }
    let style = name.strip_prefix("css/").and_then(|_| std::str::from_utf8(bytes).ok());
    let Some(style) = style.filter(|style| style.contains("url(")) else { return bytes.into() };
    let style = known.iter().fold(style.to_owned(), |style, asset| {
        let as_written = format!("url(\"../{}\")", asset.name);
        style.replace(&as_written, &format!("url(\"{}\")", asset.hashed))
    });
    style.into_bytes().into()
}

fn with_hashed_imports(bytes: &'static [u8], known: &[Asset]) -> Cow<'static, [u8]> {
    let Ok(module) = std::str::from_utf8(bytes) else { return bytes.into() };
    let modules = known.iter().filter_map(|asset| Some((asset.name.strip_prefix("js/")?, asset)));
    let module = modules.fold(module.to_owned(), |module, (name, asset)| {
        module.replace(&format!("from './{name}'"), &format!("from './{}'", asset.hashed))
    });
    module.into_bytes().into()
}

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
    Ok((headers, asset.bytes.as_ref()).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_style_names_is_there() {
        let styles: Vec<_> = ASSETS.iter().filter(|asset| asset.name.starts_with("css/")).collect();
        let mut named = 0;
        for style in &styles {
            let text = std::str::from_utf8(&style.bytes).unwrap();
            for rest in text.split("url(\"").skip(1) {
                let (file, _) = rest.split_once('"').unwrap();
                assert!(ASSETS.iter().any(|asset| asset.hashed == file), "{}: {file}", style.name);
                named += 1;
            }
        }
        assert!(named >= 2, "the fonts");
    }

    #[test]
    fn what_a_module_imports_is_there() {
        let mut named = 0;
        for module in ASSETS.iter().filter(|asset| asset.name.starts_with("js/")) {
            let text = std::str::from_utf8(&module.bytes).unwrap();
            for rest in text.split(" from './").skip(1) {
                let (file, _) = rest.split_once('\'').unwrap();
                assert!(ASSETS.iter().any(|asset| asset.hashed == file), "{}: {file}", module.name);
                named += 1;
            }
        }
        assert!(named >= 2, "the modules of the designer");
    }
}
