//! The notice on paper: the one that is signed, a poster, a leaflet, a letter, and the whole in easy language.

use super::compose::{compose, Composed, Notice, Part, Piece, NOTICE};
use super::content::Output;
use super::data::data;
use super::model::Wording;
use super::t;
use super::{changes, checks};
use crate::content::Localized;
use crate::documents::{Block, Document, Format, Purpose};
use crate::domain::{Ctx, DateExt};
use crate::features::Draft;

/// Kind of the poster.
pub const POSTER: &str = "notice-poster";
/// Kind of the leaflet.
pub const LEAFLET: &str = "notice-leaflet";
/// Kind of the letter.
pub const LETTER: &str = "notice-letter";
/// Kind of the notice in easy language.
pub const EASY: &str = "notice-easy";

/// Every document of the notice. Only the first is signed; the others are printed as they are.
pub fn drafts(ctx: &Ctx, wording: &Wording) -> Vec<Draft> {
    if !ctx.clinic.is_started() {
        return vec![];
    }
    let notice = compose(ctx, wording, ctx.lang);
    let blockers = checks::blockers(ctx, wording);
    let sheet = |format, kind: &str, title: &Localized, lead: &Localized, blocks| Draft {
        document: Document {
            purpose: Purpose::Sheet,
            format,
            contact: notice.facts.contact.lines(ctx.lang),
            ..document(ctx, &notice, kind, title, lead.string(ctx.lang), blocks)
        },
        statement: t::STATEMENT.string(ctx.lang),
        blockers: blockers.clone(),
    };
    vec![
        Draft {
            document: Document {
                valid_until: Some(ctx.today.plus_months(12)),
                changes: changed(ctx, wording),
                data: data(&notice.facts, wording),
                ..document(ctx, &notice, NOTICE, &t::TITLE, t::NOTICE_RESULT.string(ctx.lang), full(&notice))
            },
            statement: t::STATEMENT.string(ctx.lang),
            blockers: blockers.clone(),
        },
        sheet(Format::Poster, POSTER, &t::POSTER_TITLE, &t::POSTER_LEAD, paper(&notice, Output::Poster)),
        sheet(Format::Leaflet, LEAFLET, &t::LEAFLET_TITLE, &t::LEAFLET_LEAD, paper(&notice, Output::Leaflet)),
        sheet(Format::Letter, LETTER, &t::LETTER_TITLE, &t::LETTER_LEAD, paper(&notice, Output::Letter)),
        sheet(Format::Letter, EASY, &t::EASY_TITLE, &t::EASY_LEAD, easy(&notice)),
    ]
}

/// The places that have changed since the newest signature, as a proposal for what the new version says of itself.
fn changed(ctx: &Ctx, wording: &Wording) -> Option<String> {
    let changes = changes::since_signed(ctx, wording, ctx.lang).filter(|changes| !changes.is_empty())?;
    let places: Vec<String> = changes.into_iter().map(|change| change.title).collect();
    Some(t::CHANGED_PLACES.fill(ctx.lang, &[("places", &places.join(" "))]))
}

fn document(
    ctx: &Ctx,
    notice: &Notice,
    kind: &str,
    title: &Localized,
    result: String,
    blocks: Vec<Block>,
) -> Document {
    let is_signed_one = kind == NOTICE;
    Document {
        id: ctx.digest.next_document_id(),
        kind: kind.to_owned(),
        lang: ctx.lang,
        purpose: Purpose::Record,
        format: Format::Report,
        title: title.string(ctx.lang),
        clinic: ctx.clinic.name.clone(),
        contact: vec![],
        organisation_number: Some(notice.facts.organisation_number.clone())
            .filter(|digits| !digits.is_empty()),
        // The next version is signed; what is printed is the version that holds.
        version: if is_signed_one { ctx.digest.next_version(NOTICE) } else { notice.edition.version },
        date: if is_signed_one { ctx.today } else { notice.edition.date },
        prepared_by: ctx
            .clinic
            .manager()
            .map_or_else(|| ctx.clinic.name.clone(), |person| person.name.clone()),
        valid_until: None,
        result,
        changes: None,
        chain: None,
        blocks,
        data: "{}".to_owned(),
        signatures: vec![],
    }
}

fn heading(title: &str) -> Block {
    Block::Heading { level: 2, text: title.to_owned() }
}

fn body(part: &Part) -> impl Iterator<Item = Block> {
    part.pieces().into_iter().map(|piece| match piece {
        Piece::Paragraph(text) => Block::Paragraph(text),
        Piece::Points(items) => Block::List { ordered: false, items },
    })
}

/// The blocks of an output, in reading order.
pub fn shown(notice: &Notice, output: Output) -> impl Iterator<Item = &Composed> {
    notice.blocks.iter().filter(move |own| own.block.outputs.contains(&output))
}

fn full(notice: &Notice) -> Vec<Block> {
    shown(notice, Output::Web)
        .flat_map(|own| std::iter::once(heading(&own.title)).chain(body(&own.full)))
        .collect()
}

fn easy(notice: &Notice) -> Vec<Block> {
    shown(notice, Output::Web)
        .flat_map(|own| std::iter::once(heading(&own.title)).chain(body(&own.easy)))
        .collect()
}

/// The short texts: the most important of those that every clinic has under their questions, the rest as points, and last
/// where to read more.
fn paper(notice: &Notice, output: Output) -> Vec<Block> {
    let is_first = |own: &&Composed| own.block.layer == 1 && own.block.applies.is_empty();
    let (first, rest): (Vec<_>, Vec<_>) = shown(notice, output).partition(is_first);
    let short =
        |own: &Composed| own.short.as_ref().map(|part| part.text().trim().to_owned()).unwrap_or_default();
    let (more, first): (Vec<_>, Vec<_>) = first.into_iter().partition(|own| own.block.id.starts_with("N-17"));
    let mut blocks = vec![];
    for own in first {
        blocks.push(heading(&own.title));
        blocks.extend(own.short.iter().flat_map(body));
    }
    let items: Vec<String> = rest.into_iter().map(short).filter(|text| !text.is_empty()).collect();
    if !items.is_empty() {
        blocks.push(heading(t::PAPER_MORE.get(notice.lang)));
        blocks.push(Block::List { ordered: false, items });
    }
    let code = notice.web_address.as_ref().filter(|_| output != Output::Letter);
    for own in more {
        let text = short(own);
        match code {
            // The code and what it is for stand together, without a heading of their own: a poster has little room.
            Some(address) => blocks.push(Block::QrCode {
                content: address.clone(),
                caption: format!("{text} {}", t::QR_CAPTION.get(notice.lang)),
            }),
            None => blocks.extend([heading(&own.title), Block::Paragraph(text)]),
        }
    }
    blocks
}
