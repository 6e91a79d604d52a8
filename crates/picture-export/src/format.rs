//! The formats that a picture can have.

use std::fmt;

/// A file format of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureFormat {
    /// The picture as it is on screen, with the document in it.
    Svg,
    /// Pixels.
    Png,
    /// Pages for paper and documents.
    Pdf,
    /// Shapes and connectors to go on drawing with.
    Drawio,
    /// A flowchart for Markdown pages.
    Mermaid,
    /// A diagram as text.
    D2,
}

impl PictureFormat {
    /// Every format, in the order in which people choose.
    pub const ALL: &'static [Self] =
        &[Self::Svg, Self::Png, Self::Pdf, Self::Drawio, Self::Mermaid, Self::D2];

    /// How its files' names end, which is its word in URLs and on the command line, too.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Drawio => "drawio",
            Self::Mermaid => "mmd",
            Self::D2 => "d2",
        }
    }

    /// The format that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.word() == word)
    }

    /// The format that a file's name ends with.
    pub fn of_file_name(name: &str) -> Option<Self> {
        Self::from_word(&name.rsplit_once('.')?.1.to_ascii_lowercase())
    }

    /// Its media type, with the character set where it is a text without one of its own.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Drawio => "application/vnd.jgraph.mxfile",
            Self::Mermaid => "text/vnd.mermaid; charset=utf-8",
            Self::D2 => "text/vnd.d2; charset=utf-8",
        }
    }

    /// Whether it is a text that a terminal can show.
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Png | Self::Pdf)
    }
}

impl fmt::Display for PictureFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_tells_the_format() {
        assert_eq!(PictureFormat::of_file_name("a.b.PDF"), Some(PictureFormat::Pdf));
        assert_eq!(PictureFormat::of_file_name("pdf"), None);
        for format in PictureFormat::ALL {
            assert_eq!(PictureFormat::of_file_name(&format!("x.{format}")), Some(*format));
        }
    }
}
