//! The picture of a deployment as a file for other programs.
//!
//! Every format is made of the same [`Scene`], so that all show the same. SVG is the scene's own drawing with the
//! letters of its font that it needs; PNG and PDF are made of that with the fonts of this crate, not the system's;
//! draw.io gets its shapes and connectors at the scene's places; Mermaid and D2, which place things themselves, get what
//! is in what and who talks to whom.
//! No browser and no other program is needed, and the same picture gives the same bytes.

mod d2;
mod drawio;
mod error;
mod fonts;
mod format;
mod mermaid;
mod nesting;
mod pdf;
mod png;
mod settings;
mod tree;
mod web_font;

use diagram::Scene;
use port_model::{Deployment, Flow, Id};

pub use error::PictureError;
pub use format::PictureFormat;
pub use png::MAX_PIXELS;
pub use settings::{Layout, Paper, Scale, Settings};

/// What to write.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// The layout.
    pub scene: &'a Scene,
    /// The deployment that it shows, wholly or in part.
    pub deployment: &'a Deployment,
    /// The flows that the scene was made from.
    pub flows: &'a [Flow],
}

/// A file for other programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its media type, with the character set where it is a text.
    pub media_type: &'static str,
    /// What to call it: letters of ids, digits, hyphens and one dot.
    pub file_name: String,
}

/// Writes a picture in a format.
///
/// # Errors
/// Where the picture is too large for what was asked for.
pub fn export(
    format: PictureFormat,
    picture: &Picture<'_>,
    settings: Settings,
) -> Result<Exported, PictureError> {
    let bytes = match format {
        PictureFormat::Svg => {
            let fonts = web_font::style(picture.scene);
            let document = picture.deployment.document();
            picture.scene.to_svg_with(document, settings.theme, &fonts).into_bytes()
        }
        PictureFormat::Png => png::write(picture.scene, settings)?,
        PictureFormat::Pdf => pdf::write(picture.scene, settings)?,
        PictureFormat::Drawio => drawio::write(picture).into_bytes(),
        PictureFormat::Mermaid => mermaid::write(picture).into_bytes(),
        PictureFormat::D2 => d2::write(picture).into_bytes(),
    };
    let name = Id::from_name(picture.deployment.name(), &Id::CUSTOM);
    Ok(Exported {
        bytes,
        media_type: format.media_type(),
        file_name: format!("{name}.{}", format.word()),
    })
}
