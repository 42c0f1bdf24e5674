//! The poster for the staff room: what, by when, how long, and the code to scan.

use super::POSTER;
use crate::documents::{Block, Document, Format, Purpose};
use crate::domain::{long_date, Ctx};
use crate::features::training::exchange::Invitation;
use crate::features::training::t;
use crate::features::training::walkthrough::Walkthrough;

/// The poster. `link` is the whole address of the course.
pub fn poster(ctx: &Ctx, invitation: &Invitation, link: &str) -> Document {
    let lang = ctx.lang;
    let minutes = Walkthrough::of(invitation.clone()).minutes(lang);
    let mut points = vec![t::POSTER_SCAN.string(lang), t::POSTER_NAME.string(lang)];
    points.push(t::POSTER_RECEIPT.string(lang));
    if invitation.own_words {
        points.push(t::POSTER_OWN_WORDS.string(lang));
    }
    let lead = match invitation.due {
        Some(due) => t::POSTER_LEAD_DUE.fill(lang, &[("date", &long_date(due, lang))]),
        None => t::POSTER_LEAD.string(lang),
    };
    Document {
        id: ctx.digest.next_document_id(),
        kind: POSTER.to_owned(),
        lang,
        purpose: Purpose::Sheet,
        format: Format::Poster,
        title: t::POSTER_TITLE.string(lang),
        clinic: ctx.clinic.name.clone(),
        contact: vec![],
        organisation_number: None,
        version: 1,
        date: ctx.today,
        prepared_by: String::new(),
        valid_until: invitation.due,
        result: String::new(),
        changes: None,
        chain: None,
        blocks: vec![
            Block::Paragraph(lead),
            Block::Paragraph(t::POSTER_MINUTES.fill(lang, &[("n", &minutes)])),
            Block::List { ordered: true, items: points },
            Block::QrCode { content: link.to_owned(), caption: t::POSTER_CAPTION.string(lang) },
        ],
        data: "{}".to_owned(),
        signatures: vec![],
    }
}
