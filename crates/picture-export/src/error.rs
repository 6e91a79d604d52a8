//! Why there is no file.

/// Why a picture can't be written.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The pixels would take too much memory.
    #[error(
        "at scale {scale} the picture has {width} × {height} pixels, more than {limit} in all; take a smaller scale, or PDF or SVG, which have no pixels"
    )]
    TooManyPixels {
        /// The scale.
        scale: u8,
        /// How wide it would be.
        width: u64,
        /// How high it would be.
        height: u64,
        /// How many pixels a picture may have.
        limit: u64,
    },
    /// The picture would take too many pages.
    #[error(
        "the picture takes {pages} pages, more than {limit}; take larger paper, or fit it to one page"
    )]
    TooManyPages {
        /// How many it would take.
        pages: u64,
        /// How many a file may have.
        limit: u64,
    },
    /// The words can't be set.
    #[error(
        "the picture has a name whose letters can't be set side by side; take SVG, which browsers set, or change the name"
    )]
    Words,
    /// The drawing can't be read: a defect of this program.
    #[error("the drawing can't be read: {0}")]
    Drawing(#[from] resvg::usvg::Error),
    /// The pixels could not be encoded.
    #[error("the PNG could not be written")]
    Png(#[from] png::EncodingError),
    /// The PDF could not be compressed.
    #[error("the PDF could not be written")]
    Pdf(#[from] std::io::Error),
}
