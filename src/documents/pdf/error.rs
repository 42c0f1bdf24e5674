//! What can go wrong when a PDF is made.

use crate::content::Lang;
use crate::documents::t;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why no PDF came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PdfError {
    /// The built-in font file cannot be read; can occur when the program was damaged on its way.
    Font,
    /// A poster or a leaflet has more words than its one page can hold.
    TooLong,
    /// The drawing library refused something; holds its words.
    Drawing(String),
    /// The file could not be completed; holds the library's words.
    Writing(String),
}

impl PdfError {
    /// What happened, in the reader's language.
    pub fn message(&self, lang: Lang) -> &'static str {
        let text = match self {
            PdfError::Font => &t::ERROR_FONT,
            PdfError::TooLong => &t::ERROR_TOO_LONG,
            PdfError::Drawing(_) => &t::ERROR_DRAWING,
            PdfError::Writing(_) => &t::ERROR_WRITING,
        };
        text.get(lang)
    }

    /// What to do about it.
    pub fn remedy(&self, lang: Lang) -> &'static str {
        let text = match self {
            PdfError::Font => &t::ERROR_FONT_REMEDY,
            PdfError::TooLong => &t::ERROR_TOO_LONG_REMEDY,
            PdfError::Drawing(_) => &t::ERROR_DRAWING_REMEDY,
            PdfError::Writing(_) => &t::ERROR_WRITING_REMEDY,
        };
        text.get(lang)
    }
}

impl fmt::Display for PdfError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Font => formatter.write_str("the built-in font cannot be read"),
            PdfError::TooLong => formatter.write_str("the words do not fit on one page"),
            PdfError::Drawing(words) => write!(formatter, "drawing failed: {words}"),
            PdfError::Writing(words) => write!(formatter, "writing failed: {words}"),
        }
    }
}

impl std::error::Error for PdfError {}

impl From<lopdf::Error> for PdfError {
    fn from(error: lopdf::Error) -> PdfError {
        PdfError::Writing(error.to_string())
    }
}
