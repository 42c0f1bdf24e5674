//! Documents as values: headings, paragraphs, tables, a signature block. No fonts and no points here.
//!
//! A feature makes a [`Document`]; [`layout`] makes pages of it; `pdf` draws them (only with the `export` feature).
//! The same value is shown as a preview in the page, hashed, signed and archived.

#[cfg(feature = "export")]
pub mod layout;
mod passages;
#[cfg(feature = "export")]
pub mod pdf;
mod words;

use crate::content::Lang;
use crate::domain::{Date, Level};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

crate::texts!("documents");

pub use passages::Passage;
pub use words::{moment, organisation_number};

/// A finished document, ready to be previewed, signed, laid out or compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Identifier shown in the footer, such as `DOK-7F3A-21`.
    pub id: String,
    /// What it is, stable across languages: `risk-report`.
    pub kind: String,
    /// The document keeps its language whatever the interface speaks.
    pub lang: Lang,
    /// Title of the cover, the header and the PDF's metadata.
    pub title: String,
    /// The clinic's name.
    pub clinic: String,
    /// Organisation number as typed and checked, digits only.
    pub organisation_number: Option<String>,
    /// 1 for the first signed version.
    pub version: u32,
    /// Day on which the content was put together.
    pub date: Date,
    /// Who prepared it.
    pub prepared_by: String,
    /// Last day before it should be renewed.
    pub valid_until: Option<Date>,
    /// The result in one paragraph, on the first page.
    pub result: String,
    /// What changed since the version before, in one sentence.
    pub changes: Option<String>,
    /// The body.
    pub blocks: Vec<Block>,
    /// The structured content as JSON text; embedded in the PDF byte for byte.
    pub data: String,
    /// Who signed. Empty means draft.
    pub signatures: Vec<Signature>,
}

/// A piece of a document's body, in reading order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; the title is level 1, so `level` is 2 to 4.
    Heading {
        /// 2 to 4.
        level: u8,
        /// The words.
        text: String,
    },
    /// Running text.
    Paragraph(String),
    /// Bulleted or numbered items.
    List {
        /// Numbered or bulleted.
        ordered: bool,
        /// One text an item.
        items: Vec<String>,
    },
    /// A table with a header row that repeats on each page.
    Table(Table),
    /// Label and value, one pair a line.
    Fields(Vec<(String, String)>),
    /// A framed remark.
    Notice(String),
    /// What follows begins on a new page.
    PageBreak,
}

/// A table: rows never split across pages, the header row repeats.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What the table shows; read first by a screen reader and printed above it.
    pub caption: String,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// True when the first cell of each row names the row.
    pub row_headers: bool,
    /// One list of cells a row, as many as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column's heading and its share of the width.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// Share of the width, relative to the other columns' weights.
    pub weight: u16,
}

/// A table cell: text, with the risk level that shades it where there is one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The words; they carry the meaning alone, the shade only helps.
    pub text: String,
    /// Shade of the cell.
    pub level: Option<Level>,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, level: None }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        text.to_owned().into()
    }
}

/// A simple electronic signature: who, as what, when, to which statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Role in the clinic, in words.
    pub role: String,
    /// Typed name.
    pub name: String,
    /// ISO 8601 local time with offset, such as `2026-11-22T10:42:00+01:00`.
    pub signed_at: String,
    /// The sentence the signer agreed to.
    pub statement: String,
    /// Drawn signature, if any.
    pub drawing: Option<Drawing>,
}

/// Pen strokes in a box of 1000 × 300 units, origin top left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// One list of points a stroke.
    pub strokes: Vec<Vec<(u16, u16)>>,
}

impl Drawing {
    /// Width of the box in units.
    pub const WIDTH: u16 = 1000;
    /// Height of the box in units.
    pub const HEIGHT: u16 = 300;
}

impl Document {
    /// True until somebody has signed.
    pub fn is_draft(&self) -> bool {
        self.signatures.is_empty()
    }

    /// SHA-256 of the content without its signatures, as 64 hex digits.
    ///
    /// It is the *content* that is hashed, not the PDF file, so the code on the paper can be checked against the binder.
    pub fn content_hash(&self) -> String {
        let unsigned = Document { signatures: vec![], ..self.clone() };
        let json = serde_json::to_vec(&unsigned).expect("a document has only text keys");
        Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The first sixteen hex digits in four groups, as printed in the footer.
    pub fn short_code(&self) -> String {
        grouped(&self.content_hash()[..16], 4)
    }

    /// The name of the downloaded file: `Risikorapport-Normland-Helsesenter-v1-2026-11-22.pdf`.
    pub fn file_name(&self) -> String {
        let words = |text: &str| {
            let kept: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
            kept.split_whitespace().collect::<Vec<_>>().join("-")
        };
        let state =
            if self.is_draft() { t::FILE_DRAFT.string(self.lang) } else { format!("v{}", self.version) };
        format!("{}-{}-{}-{}.pdf", words(&self.title), words(&self.clinic), state, self.date)
    }
}

/// Inserts a space after every `size` characters.
pub fn grouped(text: &str, size: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    characters.chunks(size).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
