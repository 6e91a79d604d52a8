//! Pixels.

use std::io::Write;

use ::png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use diagram::Scene;
use resvg::tiny_skia::{Pixmap, Transform};

use crate::error::PictureError;
use crate::settings::Settings;
use crate::tree;

/// How many pixels a picture may have: four bytes each are held in memory.
pub const MAX_PIXELS: u64 = 40_000_000;

/// Screens have 96 pixels an inch, and an inch 0.0254 metres.
const PER_METRE: u32 = 3_780;

pub(crate) fn write(
    scene: &Scene,
    Settings { scale, theme, .. }: Settings,
) -> Result<Vec<u8>, PictureError> {
    let factor = u64::from(scale.get());
    let times = |length: i32| u64::from(length.unsigned_abs()) * factor;
    let (width, height) = (times(scene.width), times(scene.height));
    let too_many =
        || PictureError::TooManyPixels { scale: scale.get(), width, height, limit: MAX_PIXELS };
    if width.saturating_mul(height) > MAX_PIXELS {
        return Err(too_many());
    }
    let (Ok(wide), Ok(high)) = (u32::try_from(width), u32::try_from(height)) else {
        return Err(too_many());
    };
    let mut pixels = Pixmap::new(wide, high).ok_or_else(too_many)?;
    let drawing = tree::of(scene, theme)?;
    let enlarge = Transform::from_scale(f32::from(scale.get()), f32::from(scale.get()));
    resvg::render(&drawing, enlarge, &mut pixels.as_mut());
    encode(&pixels, u32::from(scale.get()))
}

/// The ground is opaque, so that three of the four bytes say all. The size of a pixel stands in the file, so that
/// documents show it as large as screens do, whatever the scale.
fn encode(pixels: &Pixmap, scale: u32) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let per_unit = PER_METRE * scale;
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_unit,
        yppu: per_unit,
        unit: Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    let row = usize::try_from(pixels.width()).unwrap_or_default() * 4;
    let mut line = Vec::with_capacity(row);
    for pixels in pixels.data().chunks_exact(row) {
        line.clear();
        line.extend(pixels.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3)));
        stream.write_all(&line)?;
    }
    stream.finish()?;
    writer.finish()?;
    Ok(bytes)
}
