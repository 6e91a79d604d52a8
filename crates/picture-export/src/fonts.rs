//! The fonts that pixels and pages are set in.
//!
//! The font that the layout counts with is part of the program. For letters that it lacks, such as
//! Chinese ones, the system's fonts are looked through, once.

use std::sync::{Arc, LazyLock};

use diagram::metrics::{self, Weight};
use resvg::usvg::fontdb::{Database, Source};

static OWN: LazyLock<Arc<Database>> = LazyLock::new(|| Arc::new(own()));
static WITH_SYSTEM: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = own();
    fonts.load_system_fonts();
    Arc::new(fonts)
});

fn own() -> Database {
    let mut fonts = Database::new();
    for font in [Weight::Regular, Weight::Bold] {
        fonts.load_font_source(Source::Binary(Arc::new(metrics::font(font))));
    }
    fonts
}

/// The fonts that a text needs.
pub(crate) fn covering(text: &str) -> Arc<Database> {
    let is_covered = text.chars().all(|letter| letter.is_ascii() || metrics::is_measured(letter));
    Arc::clone(if is_covered { &OWN } else { &WITH_SYSTEM })
}
