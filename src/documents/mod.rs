//! Documents as values: headings, paragraphs, tables, a signature block. No fonts and no points here.
//!
//! A feature makes a [`Document`]; [`layout`] makes pages of it; `pdf` draws them (only with the `export` feature).
//! The same value is shown as a preview in the page, hashed, signed and archived.

pub mod calendar;
mod declaration;
#[cfg(feature = "export")]
pub mod layout;
mod passages;
#[cfg(feature = "export")]
pub mod pdf;
pub mod qr;
pub mod sheet;
mod words;

use crate::content::Lang;
use crate::domain::{Date, Level};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

crate::texts!("documents");

pub use declaration::declaration;
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
    /// What becomes of it.
    #[serde(default, skip_serializing_if = "Purpose::is_record")]
    pub purpose: Purpose,
    /// What it looks like on paper.
    #[serde(default, skip_serializing_if = "Format::is_report")]
    pub format: Format,
    /// Title of the cover, the header and the PDF's metadata. Never typed words: it is part of the file's name.
    pub title: String,
    /// The clinic's name.
    pub clinic: String,
    /// Organisation number as typed and checked, digits only.
    pub organisation_number: Option<String>,
    /// How to reach the clinic, such as address, telephone and e-mail, one text each. Posters, leaflets and letters print it;
    /// left out of the JSON while empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contact: Vec<String>,
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
    /// The binder's last sign-off when this was written, so that whoever holds the paper can tell whether anything before
    /// it was changed. Left out of the JSON while there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<ChainHead>,
    /// The body.
    pub blocks: Vec<Block>,
    /// The structured content as JSON text; embedded in the PDF byte for byte.
    pub data: String,
    /// Who signed. A record without signatures is a draft.
    pub signatures: Vec<Signature>,
}

/// What becomes of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// It is signed and archived; until then it is a draft. Left out of the JSON, so that documents from before this
    /// choice keep their content hash.
    #[default]
    Record,
    /// It is printed and used as it is, such as a poster or a key: no version, no signature, never a draft.
    Sheet,
}

impl Purpose {
    /// True for what is to be signed.
    pub fn is_record(&self) -> bool {
        *self == Purpose::Record
    }
}

/// What a document looks like on paper. Only [`Format::Report`] has a cover and signatures; the others are sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// A4 with a cover, for files and folders. Left out of the JSON, so that documents from before this choice keep their
    /// content hash.
    #[default]
    Report,
    /// One A4 page in large type, read standing.
    Poster,
    /// One A5 page, to take along.
    Leaflet,
    /// A4 with the clinic's name and address above, and the date.
    Letter,
}

impl Format {
    /// True for the format that everything had before there was a choice.
    pub fn is_report(&self) -> bool {
        *self == Format::Report
    }

    /// True for what must stay on one page.
    pub fn is_one_page(&self) -> bool {
        matches!(self, Format::Poster | Format::Leaflet)
    }
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
    /// A QR code, for the camera of a phone.
    QrCode {
        /// What the camera reads.
        content: String,
        /// What it is and what it is for: printed beside it, and read instead of the code.
        caption: String,
    },
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

/// The last entry of a binder's chain of sign-offs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainHead {
    /// How many entries there are.
    pub number: u32,
    /// The entry's SHA-256, in hexadecimal digits.
    pub hash: String,
}

impl ChainHead {
    /// Number and the first sixteen digits, as printed: `20 · 1a2b 3c4d 5e6f 7081`.
    pub fn short(&self) -> String {
        let digits: String = self.hash.chars().take(16).collect();
        format!("{} · {}", self.number, grouped(&digits, 4))
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
    /// Fingerprint of the clinic's key that the PDF is signed with, in hexadecimal digits; none from before there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Why the document was signed, where somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
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
    /// True for a record until somebody has signed it.
    pub fn is_draft(&self) -> bool {
        self.purpose.is_record() && self.signatures.is_empty()
    }

    /// What it is laid out as: a record is always a report, since only that has room for signatures.
    pub fn page_format(&self) -> Format {
        if self.purpose.is_record() {
            Format::Report
        } else {
            self.format
        }
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

    /// The name of the downloaded file: `risikorapport-v1-2026-11-22.pdf`, at most 60 characters: a–z, digits,
    /// hyphens, and the dot before `pdf`.
    ///
    /// Browsers keep the names of downloads in the clear, so a name tells what the file is, but not whose.
    pub fn file_name(&self) -> String {
        let title = plain_letters(&self.title);
        let title = if title.is_empty() { plain_letters(&self.kind) } else { title };
        let (before, state) = match self.purpose {
            Purpose::Sheet => ("klinikkvern-", String::new()),
            Purpose::Record if self.is_draft() => ("", format!("{}-", t::FILE_DRAFT.get(self.lang))),
            Purpose::Record => ("", format!("v{}-", self.version)),
        };
        let after = format!("-{state}{}.pdf", self.date);
        file_name(before, &title, &after)
    }
}

/// The name of a downloaded spreadsheet: `klinikkvern-tilgangsregister-2026-11-22.xlsx`, in the same letters as those of
/// documents.
pub fn sheet_file_name(words: &str, today: Date, format: sheet::SheetFormat) -> String {
    file_name("klinikkvern-", &plain_letters(words), &format!("-{today}.{}", format.ending()))
}

/// The name of a downloaded calendar file: `klinikkvern-opplaering-2026-11-22.ics`.
pub fn calendar_file_name(words: &str, today: Date) -> String {
    file_name("klinikkvern-", &plain_letters(words), &format!("-{today}.ics"))
}

/// A file's name, no longer than it may be; the middle gives way.
fn file_name(before: &str, middle: &str, after: &str) -> String {
    let room = LONGEST_NAME.saturating_sub(before.len() + after.len());
    let middle = middle.get(..room).unwrap_or(middle).trim_matches('-');
    format!("{before}{middle}{after}")
}

/// Longest name of a file, in characters.
const LONGEST_NAME: usize = 60;

/// The words in the letters that every file system and every mail program takes: `Årlig gjennomgåing` as `arlig-gjennomgaing`.
fn plain_letters(words: &str) -> String {
    let mut plain = String::new();
    for letter in words.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => plain.push(letter),
            'æ' | 'ä' => plain.push_str("ae"),
            'ø' | 'ö' => plain.push('o'),
            'å' => plain.push('a'),
            _ if plain.ends_with('-') => {}
            _ => plain.push('-'),
        }
    }
    plain.trim_matches('-').to_owned()
}

/// Inserts a space after every `size` characters.
pub fn grouped(text: &str, size: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    characters.chunks(size).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(title: &str) -> Document {
        let date = crate::domain::parse_date("2026-11-22").unwrap();
        Document {
            id: "DOK-7F3A-01".into(),
            kind: "risk-report".into(),
            lang: Lang::Nb,
            purpose: Purpose::Record,
            format: Format::Report,
            title: title.into(),
            clinic: "Lillevik legekontor".into(),
            contact: vec![],
            organisation_number: None,
            version: 1,
            date,
            prepared_by: "Lena".into(),
            valid_until: None,
            result: String::new(),
            changes: None,
            chain: None,
            blocks: vec![],
            data: "{}".into(),
            signatures: vec![],
        }
    }

    #[test]
    fn a_file_name_tells_what_the_file_is_but_not_whose() {
        let draft = record("Risikorapport");
        assert_eq!(draft.file_name(), "risikorapport-utkast-2026-11-22.pdf");
        let signature = Signature {
            role: "Daglig leder".into(),
            name: "Lena".into(),
            signed_at: "2026-11-22T10:42:00+01:00".into(),
            statement: "Jeg har lest den.".into(),
            drawing: None,
            key: None,
            reason: None,
        };
        let signed = Document { signatures: vec![signature], ..draft };
        assert_eq!(signed.file_name(), "risikorapport-v1-2026-11-22.pdf");
        let sheet = Document { purpose: Purpose::Sheet, ..record("Gjenopprettingsark") };
        assert_eq!(sheet.file_name(), "klinikkvern-gjenopprettingsark-2026-11-22.pdf");
    }

    #[test]
    fn a_file_name_is_short_and_has_plain_letters_only() {
        for title in
            ["Årlig øvelse: «ærlig» – 2. gang", "", "—", &"Personvernkonsekvens ".repeat(9), "Čáhcesuolu"]
        {
            for purpose in [Purpose::Record, Purpose::Sheet] {
                let name = Document { purpose, ..record(title) }.file_name();
                let stem = name.strip_suffix(".pdf").unwrap();
                assert!(name.len() <= 60, "{name}");
                assert!(stem.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{name}");
                assert!(!name.contains("--") && !name.starts_with('-'), "{name}");
            }
        }
        assert!(record("Årlig øvelse: «ærlig»").file_name().starts_with("arlig-ovelse-aerlig-utkast"));
    }

    #[test]
    fn a_spreadsheet_is_named_like_a_document() {
        let today = crate::domain::parse_date("2026-11-22").unwrap();
        let name = |words: &str| sheet_file_name(words, today, sheet::SheetFormat::Xlsx);
        assert_eq!(name("Tilgangsregister"), "klinikkvern-tilgangsregister-2026-11-22.xlsx");
        assert_eq!(name(&"Ærlig talt ".repeat(9)).len(), 60);
        assert_eq!(calendar_file_name("Opplæring", today), "klinikkvern-opplaering-2026-11-22.ics");
    }

    #[test]
    fn documents_from_before_sheets_keep_their_content_hash() {
        let json = serde_json::to_value(record("Risikorapport")).unwrap();
        assert!(
            json.get("purpose").is_none()
                && json.get("format").is_none()
                && json.get("contact").is_none()
                && json.get("chain").is_none()
        );
        assert_eq!(serde_json::from_value::<Document>(json).unwrap(), record("Risikorapport"));
    }

    #[test]
    fn a_sheet_is_never_a_draft() {
        assert!(record("Risikorapport").is_draft());
        assert!(!Document { purpose: Purpose::Sheet, ..record("Plakat") }.is_draft());
    }
}
