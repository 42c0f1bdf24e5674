//! From a [`Document`] to the bytes of a PDF: PDF 1.7, PDF/A-3a, PDF/UA-1, with the content's data attached.
//!
//! `printpdf` draws the pages; what it does not write (tags, language, XMP, output intent, attachment, fixed ids and dates)
//! is completed with `lopdf`, the object model it rests on. The same document gives the same bytes, natively and in the browser.

mod complete;
mod draw;
mod error;
mod fonts;
#[cfg(test)]
mod formats;
mod metadata;
mod structure;

pub use error::PdfError;

use super::layout::{lay_out, TooLong};
use super::Document;
use serde::{Deserialize, Serialize};

/// How far the making of a PDF has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// Lines and tables are being distributed; this many pages have begun.
    LayingOut {
        /// Pages so far.
        pages: u32,
    },
    /// This page of so many is drawn.
    Drawing {
        /// The page, from 1.
        page: u32,
        /// All pages.
        pages: u32,
    },
    /// Structure, metadata and attachment are being written.
    Completing,
}

/// Name of the attachment that holds [`Document::data`].
pub const ATTACHMENT_NAME: &str = "data.json";

/// Which standard the file keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// PDF/A-3a and PDF/UA-1, with the data attached: every document that leaves the app.
    A3,
    /// PDF/A-1b, with the same pages: for judges that read no newer standard. It forbids attachments.
    A1,
}

/// Writes the document as PDF and tells `progress` how far it has come.
///
/// # Errors
/// [`PdfError`] when the built-in typeface is damaged or the PDF library refuses the pages, which no words can cause, and
/// [`PdfError::TooLong`] when a poster or a leaflet does not fit on its page.
pub fn write(document: &Document, progress: &mut dyn FnMut(Progress)) -> Result<Vec<u8>, PdfError> {
    write_as(Profile::A3, document, progress)
}

/// [`write`] after another standard.
///
/// # Errors
/// As [`write`].
pub fn write_as(
    profile: Profile,
    document: &Document,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<u8>, PdfError> {
    let typeface = fonts::Typeface::load()?;
    let layout = lay_out(document, &typeface, &mut |pages| progress(Progress::LayingOut { pages }))
        .map_err(|TooLong| PdfError::TooLong)?;
    let drawn = draw::draw(&layout, &typeface, &mut |page| {
        progress(Progress::Drawing { page, pages: layout.pages.len() as u32 });
    })?;
    progress(Progress::Completing);
    complete::complete(drawn, document, &layout, profile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Lang;
    use crate::documents::layout::testing::{small, table};
    use crate::documents::Block;

    const LETTERS: &str = "æøå ÆØÅ áčđŋšŧž ÁČĐŊŠŦŽ «» – — • … ○ ◐ ● ▲ □ ✓ → ≤ × § €";

    fn bytes(document: &Document) -> Vec<u8> {
        write(document, &mut |_| ()).expect("a PDF")
    }

    fn sample() -> Document {
        let blocks = vec![
            Block::Paragraph(LETTERS.into()),
            table(30),
            Block::Paragraph("Personvernkonsekvensvurdering".repeat(9)),
        ];
        Document { blocks, ..small(Lang::Nb) }
    }

    /// What the page's glyphs mean according to the fonts' own ToUnicode tables.
    fn extracted(bytes: &[u8]) -> String {
        let file = lopdf::Document::load_mem(bytes).expect("a readable PDF");
        let mut said = String::new();
        for page in file.get_pages().into_values() {
            let fonts = file.get_page_fonts(page).expect("fonts");
            let meanings: Vec<_> =
                fonts.into_iter().map(|(name, font)| (name, meanings(&file, font))).collect();
            let mut current: &[(u16, String)] = &[];
            for operation in file.get_and_decode_page_content(page).expect("content").operations {
                match (operation.operator.as_str(), operation.operands.first()) {
                    ("Tf", Some(lopdf::Object::Name(name))) => {
                        current = meanings
                            .iter()
                            .find(|(known, _)| known == name)
                            .map_or(&[], |(_, meanings)| meanings);
                    }
                    ("Tj", Some(lopdf::Object::String(codes, _))) => {
                        for code in codes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])) {
                            assert_ne!(code, 0, "a page shows the font's missing glyph");
                            let meaning = current
                                .iter()
                                .find(|(glyph, _)| *glyph == code)
                                .expect("every glyph has a meaning");
                            said.push_str(&meaning.1);
                        }
                    }
                    _ => {}
                }
            }
        }
        said
    }

    fn meanings(file: &lopdf::Document, font: &lopdf::Dictionary) -> Vec<(u16, String)> {
        let stream = file
            .get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap())
            .unwrap()
            .as_stream()
            .unwrap();
        let table =
            String::from_utf8(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()))
                .unwrap();
        let number = |hex: &str| u32::from_str_radix(hex.trim_matches(['<', '>']), 16).unwrap();
        let mut found = vec![];
        for line in table.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            match fields[..] {
                [from, to, first]
                    if [from, to, first].iter().all(|field| field.starts_with('<')) && from.len() == 6 =>
                {
                    for code in number(from)..=number(to) {
                        found.push((
                            code as u16,
                            char::from_u32(number(first) + code - number(from)).unwrap().to_string(),
                        ));
                    }
                }
                [code, meaning] if [code, meaning].iter().all(|field| field.starts_with('<')) => {
                    found.push((number(code) as u16, char::from_u32(number(meaning)).unwrap().to_string()));
                }
                _ => {}
            }
        }
        found
    }

    #[test]
    fn every_letter_survives() {
        assert!(extracted(&bytes(&sample())).contains(LETTERS));
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        let first = bytes(&sample());
        let _other = bytes(&small(Lang::En));
        assert!(first == bytes(&sample()));
        assert!(first.starts_with(b"%PDF-1.7\n%"));
    }

    #[test]
    fn the_attachment_is_the_data_byte_for_byte() {
        let document =
            Document { data: "{\"navn\":\"Kárášjohka\\r\\n\u{2028}\"}\r\n".into(), ..small(Lang::Nb) };
        let file = lopdf::Document::load_mem(&bytes(&document)).unwrap();
        let attached = file.objects.values().filter_map(|object| object.as_stream().ok()).find(|stream| {
            stream.dict.get(b"Type").and_then(|kind| kind.as_name()).is_ok_and(|kind| kind == b"EmbeddedFile")
        });
        let attached = attached.expect("an attachment");
        let content = attached.decompressed_content().unwrap_or_else(|_| attached.content.clone());
        assert_eq!(content, document.data.as_bytes());
    }

    #[test]
    fn the_catalog_promises_what_archives_and_screen_readers_ask_for() {
        let file = lopdf::Document::load_mem(&bytes(&sample())).unwrap();
        let catalog = file.catalog().unwrap();
        for key in [
            "Lang",
            "MarkInfo",
            "ViewerPreferences",
            "StructTreeRoot",
            "Metadata",
            "OutputIntents",
            "AF",
            "Names",
            "Outlines",
        ] {
            assert!(catalog.has(key.as_bytes()), "the catalog lacks {key}");
        }
    }

    #[test]
    fn the_older_standard_has_the_same_pages_and_nothing_that_it_forbids() {
        let older = write_as(Profile::A1, &sample(), &mut |_| ()).expect("a PDF");
        assert!(older.starts_with(b"%PDF-1.4\n%"));
        let file = lopdf::Document::load_mem(&older).unwrap();
        for key in ["AF", "Names"] {
            assert!(!file.catalog().unwrap().has(key.as_bytes()), "the catalog has {key}");
        }
        assert_eq!(extracted(&older), extracted(&bytes(&sample())));
    }

    #[test]
    fn progress_goes_through_every_step() {
        let mut heard = vec![];
        write(&sample(), &mut |step| heard.push(step)).unwrap();
        assert_eq!(heard.first(), Some(&Progress::LayingOut { pages: 1 }));
        assert_eq!(heard.last(), Some(&Progress::Completing));
        assert!(heard.iter().any(|step| matches!(step, Progress::Drawing { page, pages } if page == pages)));
    }
}
