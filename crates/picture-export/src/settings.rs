//! What can be chosen for the formats that have pixels or pages.

use std::fmt;

use diagram::Theme;

/// What can be chosen; each format takes what concerns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// The colours of SVG, PNG and PDF. What has no reader to follow is light.
    pub theme: Theme,
    /// How many pixels of a PNG there are for one of the screen.
    pub scale: Scale,
    /// The paper of a PDF.
    pub paper: Paper,
    /// How a PDF's pages are filled.
    pub layout: Layout,
}

/// How many pixels there are for one of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale(u8);

impl Scale {
    /// The largest.
    pub const MAX: u8 = 4;

    /// A scale from 1 to 4.
    pub const fn new(scale: u8) -> Option<Self> {
        if scale >= 1 && scale <= Self::MAX { Some(Self(scale)) } else { None }
    }

    /// Every scale.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::MAX).map(Self)
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for Scale {
    /// Sharp in documents and on dense screens.
    fn default() -> Self {
        Self(2)
    }
}

/// The paper of a PDF, always in landscape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 297 × 210 mm.
    #[default]
    A4,
    /// 420 × 297 mm.
    A3,
    /// 11 × 8.5 inches.
    Letter,
}

impl Paper {
    /// Every paper.
    pub const ALL: &'static [Self] = &[Self::A4, Self::A3, Self::Letter];

    /// The word in URLs and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::Letter => "letter",
        }
    }

    /// The paper that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|paper| paper.word() == word)
    }

    /// Width and height in points.
    pub(crate) const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (841.89, 595.28),
            Self::A3 => (1_190.55, 841.89),
            Self::Letter => (792.0, 612.0),
        }
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.word())
    }
}

/// How pages are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// The whole picture on one page, as large as fits.
    #[default]
    Fit,
    /// As many pages as a legible size takes, to put together.
    Tile,
}

impl Layout {
    /// Every way.
    pub const ALL: &'static [Self] = &[Self::Fit, Self::Tile];

    /// The word in URLs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Tile => "tile",
        }
    }

    /// The way that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|layout| layout.word() == word)
    }
}
