//! Measures, type sizes and colours (`ux.md` §9 and §10). Points throughout.

use super::display::{Colour, Face};
use crate::domain::Level;

/// A millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// Width of A4.
pub const PAGE_WIDTH: f32 = 595.28;
/// Height of A4.
pub const PAGE_HEIGHT: f32 = 841.89;
/// Left edge of the text.
pub const LEFT: f32 = 20.0 * MM;
/// Right edge of the text.
pub const RIGHT: f32 = PAGE_WIDTH - 20.0 * MM;
/// Upper edge of the text.
pub const TOP: f32 = 22.0 * MM;
/// Lower edge of the text.
pub const BOTTOM: f32 = PAGE_HEIGHT - 24.0 * MM;
/// Width of the text.
pub const WIDTH: f32 = RIGHT - LEFT;
/// Height of the text.
pub const BODY_HEIGHT: f32 = BOTTOM - TOP;
/// Baseline of the running header.
pub const HEADER_BASELINE: f32 = 13.0 * MM;
/// Baseline of the draft mark, above the running header.
pub const DRAFT_BASELINE: f32 = 9.0 * MM;
/// Baseline of the running footer.
pub const FOOTER_BASELINE: f32 = PAGE_HEIGHT - 12.5 * MM;

/// As many lines of a paragraph stay together before and after a page break.
pub const KEPT_LINES: usize = 3;

/// Text: 21 to 1 on white, and no dithering on a grey printer.
pub const INK: Colour = Colour(0x00, 0x00, 0x00);
/// Labels, header and footer: 7.4 to 1 on white.
pub const MUTED: Colour = Colour(0x46, 0x58, 0x60);
/// The house's teal, for rules.
pub const ACCENT: Colour = Colour(0x0B, 0x55, 0x63);
/// Ground of framed remarks.
pub const ACCENT_SOFT: Colour = Colour(0xEF, 0xF6, 0xF7);
/// Ground of table headers.
pub const SUNKEN: Colour = Colour(0xE8, 0xEE, 0xF0);
/// Frames that carry meaning.
pub const BORDER: Colour = Colour(0x6B, 0x7E, 0x87);
/// Decorative lines.
pub const RULE: Colour = Colour(0xB4, 0xC2, 0xC8);

/// Size, line height, cut and colour of a kind of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Size of type.
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    /// Cut of the typeface.
    pub face: Face,
    /// Colour of type.
    pub colour: Colour,
}

const fn style(size: f32, leading: f32, face: Face, colour: Colour) -> Style {
    Style { size, leading, face, colour }
}

/// Running text.
pub const BODY: Style = style(10.5, 15.0, Face::Regular, INK);
/// Running text with weight.
pub const STRONG: Style = style(10.5, 15.0, Face::Bold, INK);
/// The document's title.
pub const TITLE: Style = style(20.0, 25.0, Face::Bold, INK);
/// The line below the title.
pub const SUBTITLE: Style = style(12.0, 17.0, Face::Regular, MUTED);
/// Names of fields.
pub const LABEL: Style = style(9.5, 15.0, Face::Regular, MUTED);
/// Table cells.
pub const CELL: Style = style(9.5, 13.0, Face::Regular, INK);
/// Table headers and row names.
pub const CELL_STRONG: Style = style(9.5, 13.0, Face::Bold, INK);
/// Caption above a table.
pub const CAPTION: Style = style(9.5, 13.0, Face::Bold, MUTED);
/// No type is smaller on paper.
pub const SMALLEST: f32 = 8.5;
/// Small print, the smallest there is.
pub const SMALL: Style = style(SMALLEST, 12.0, Face::Regular, MUTED);
/// Small print with weight.
pub const SMALL_STRONG: Style = style(SMALLEST, 12.0, Face::Bold, INK);

/// Style of a heading of this level, with the space above and below.
pub fn heading(level: u8) -> (Style, f32, f32) {
    match level {
        0 | 1 => (TITLE, 0.0, 2.0),
        2 => (style(14.0, 19.0, Face::Bold, INK), 22.0, 5.0),
        3 => (style(11.5, 16.0, Face::Bold, INK), 15.0, 3.0),
        _ => (STRONG, 11.0, 2.0),
    }
}

/// Fill and text colour of a risk level; ordered by lightness, so that grey print keeps the order.
pub fn shade(level: Level) -> (Colour, Colour) {
    const DARK: Colour = Colour(0x16, 0x25, 0x2B);
    match level {
        Level::Acceptable => (Colour(0xDC, 0xEB, 0xF3), DARK),
        Level::Consider => (Colour(0xF3, 0xD2, 0x7A), DARK),
        Level::Unacceptable => (Colour(0xD9, 0x82, 0x3B), DARK),
        Level::Urgent => (Colour(0x7A, 0x1F, 0x3D), Colour(0xFF, 0xFF, 0xFF)),
    }
}
