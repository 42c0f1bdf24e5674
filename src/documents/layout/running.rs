//! Header and footer of each page. They repeat what the document says, so no screen reader hears them.

use super::display::{Item, Mark, Page, Shape};
use super::style::{
    Style, DRAFT_BASELINE, FOOTER_BASELINE, HEADER_BASELINE, LEFT, RIGHT, RULE, SMALL, SMALL_STRONG, WIDTH,
};
use super::words::footer;
use super::wrap::{fit, text_width};
use super::Measure;
use crate::documents::{t, Document};

/// Writes header and footer on every page; `code` is the content's short code.
pub(super) fn run(document: &Document, measure: &dyn Measure, code: &str, pages: &mut [Page]) {
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        if document.is_draft() {
            let draft = fit(measure, &SMALL_STRONG, WIDTH, t::DRAFT.get(document.lang));
            let x = RIGHT - text_width(measure, &SMALL_STRONG, &draft);
            page.items.push(text(Mark::Header, &SMALL_STRONG, x, DRAFT_BASELINE, draft));
        }
        if index > 0 {
            page.items.push(text(Mark::Header, &SMALL, LEFT, HEADER_BASELINE, header(document, measure)));
            page.items.push(line(Mark::Header, HEADER_BASELINE + 6.0));
        }
        let words = fit(measure, &SMALL, WIDTH, &footer(document, code, index + 1, count));
        page.items.push(line(Mark::Footer, FOOTER_BASELINE - 13.0));
        page.items.push(text(Mark::Footer, &SMALL, LEFT, FOOTER_BASELINE, words));
    }
}

/// Title and clinic; of two long names the title is shortened, since a loose page must tell whose it is.
fn header(document: &Document, measure: &dyn Measure) -> String {
    let clinic = fit(measure, &SMALL, WIDTH * 0.5, document.clinic.trim());
    let tail = if clinic.is_empty() { clinic } else { format!(" · {clinic}") };
    let title = fit(measure, &SMALL, WIDTH - text_width(measure, &SMALL, &tail), document.title.trim());
    format!("{title}{tail}")
}

fn text(mark: Mark, style: &Style, x: f32, y: f32, text: String) -> Item {
    Item { mark, shape: Shape::Text { x, y, size: style.size, face: style.face, colour: style.colour, text } }
}

fn line(mark: Mark, y: f32) -> Item {
    Item { mark, shape: Shape::Line { from: (LEFT, y), to: (RIGHT, y), width: 0.5, colour: RULE } }
}
