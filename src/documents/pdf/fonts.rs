//! The two cuts of the typeface, as bytes, measures and printpdf fonts.

use super::PdfError;
use crate::documents::layout::{Face, Measure};
use printpdf::{FontId, ParsedFont, PdfFont, PdfFontHandle};

/// The fonts are subsets made once and embedded whole, so their names carry no `ABCDEF+` tag.
const REGULAR: (&str, &[u8]) =
    ("KvernSans-Regular", include_bytes!("../../../assets/fonts/KvernSans-Regular.ttf"));
const BOLD: (&str, &[u8]) = ("KvernSans-Bold", include_bytes!("../../../assets/fonts/KvernSans-Bold.ttf"));

/// Both cuts, ready to measure and to embed.
pub(super) struct Typeface {
    regular: ParsedFont,
    bold: ParsedFont,
}

impl Typeface {
    pub fn load() -> Result<Typeface, PdfError> {
        Ok(Typeface { regular: parse(REGULAR)?, bold: parse(BOLD)? })
    }

    /// The name of a cut among the page's resources.
    pub fn handle(face: Face) -> PdfFontHandle {
        PdfFontHandle::External(font_id(face))
    }

    /// Both cuts for a document's resources.
    pub fn fonts(&self) -> [(FontId, PdfFont); 2] {
        [Face::Regular, Face::Bold].map(|face| (font_id(face), PdfFont::new(self.font(face).clone())))
    }

    fn font(&self, face: Face) -> &ParsedFont {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
        }
    }
}

impl Measure for Typeface {
    fn advance(&self, face: Face, letter: char) -> f32 {
        let font = self.font(face);
        let width = font
            .lookup_glyph_index(letter.into())
            .and_then(|glyph| font.get_glyph_width(glyph))
            .unwrap_or(font.units_per_em / 2);
        f32::from(width) / f32::from(font.units_per_em)
    }

    fn has(&self, letter: char) -> bool {
        [&self.regular, &self.bold]
            .into_iter()
            .all(|font| font.lookup_glyph_index(letter.into()).is_some_and(|glyph| glyph != 0))
    }
}

fn font_id(face: Face) -> FontId {
    FontId(match face {
        Face::Regular => "R".to_owned(),
        Face::Bold => "B".to_owned(),
    })
}

fn parse((name, bytes): (&str, &[u8])) -> Result<ParsedFont, PdfError> {
    let mut font = ParsedFont::from_bytes(bytes, 0, &mut vec![])
        .filter(|font| font.units_per_em > 0)
        .ok_or(PdfError::Font)?;
    font.font_name = Some(name.to_owned());
    Ok(font)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typeface_has_every_letter_that_norwegian_and_sami_names_need() {
        let typeface = Typeface::load().unwrap();
        for letter in "æøåÆØÅäöüéèêóòôâàáčđŋšŧžÁČĐŊŠŦŽ«»–—…•○◐●▲□☐☑✓→≤≥×§€".chars()
        {
            assert!(typeface.has(letter), "make the subset of the font anew with {letter}");
        }
        assert!(!typeface.has('🔥'));
    }
}
