//! The body of the record: who answers for what, row by row, how long, what is left out, and the sources.

use crate::content::{Lang, Localized, Source};
use crate::documents::{self, Block, Cell, Column, Table};
use crate::domain::privacy::Applicable;
use crate::domain::{check_organisation_number, Clinic, Contact, Ctx};
use crate::features::records::findings::rules_in_use;
use crate::features::records::row::Row;
use crate::features::records::{t, words};

/// The whole body.
pub fn blocks(ctx: &Ctx, rows: &[Row]) -> Vec<Block> {
    let (lang, standing) = (ctx.lang, rows.iter().filter(|row| !row.is_struck()));
    let mut blocks = vec![Block::Paragraph(t::DOCUMENT_LEAD.string(lang))];
    blocks.extend(controllers(ctx, rows));
    blocks.push(heading(2, t::HEADING_ROWS.get(lang)));
    for (n, row) in standing.enumerate() {
        blocks.push(heading(3, format!("{}. {}", n + 1, row.name)));
        blocks.push(fields(words::row(row, lang), lang));
    }
    blocks.extend(retention(ctx, rows));
    blocks.extend(struck(rows, lang));
    blocks.extend(sources(rows, lang));
    blocks
}

fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into() }
}

/// Label and value, where there is a value.
fn fields(rows: Vec<(&'static Localized, String)>, lang: Lang) -> Block {
    let filled = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
    Block::Fields(filled.map(|(label, value)| (label.string(lang), value)).collect())
}

/// A table whose first cell names the row.
fn table(caption: &Localized, columns: &[(&Localized, u16)], rows: Vec<Vec<Cell>>, lang: Lang) -> Block {
    let columns =
        columns.iter().map(|(title, weight)| Column { title: title.string(lang), weight: *weight }).collect();
    Block::Table(Table { caption: caption.string(lang), columns, row_headers: true, rows })
}

/// The undertakings that answer for rows, with the numbers of these, and the data protection officer.
fn controllers(ctx: &Ctx, rows: &[Row]) -> Vec<Block> {
    let lang = ctx.lang;
    let mut named: Vec<(&str, Vec<String>)> = vec![];
    for (n, row) in rows.iter().filter(|row| !row.is_struck()).enumerate() {
        for controller in &row.controllers {
            let number = (n + 1).to_string();
            match named.iter_mut().find(|(name, _)| name == controller) {
                Some((_, numbers)) => numbers.push(number),
                None => named.push((controller, vec![number])),
            }
        }
    }
    let cells = named.into_iter().map(|(name, numbers)| {
        let (number, contact) = known(ctx.clinic, name);
        let contact = contact.map(|own| own.lines(lang).join("; ")).unwrap_or_default();
        vec![name.into(), or_dash(number).into(), or_dash(contact).into(), numbers.join(", ").into()]
    });
    let columns =
        [(&t::COLUMN_UNDERTAKING, 3), (&t::COLUMN_NUMBER, 2), (&t::COLUMN_CONTACT, 4), (&t::COLUMN_ROWS, 3)];
    let table = table(&t::CAPTION_CONTROLLERS, &columns, cells.collect(), lang);
    let officer = match &ctx.clinic.data_protection_officer {
        Some(own) => Block::Fields(vec![(t::OFFICER.string(lang), own.lines(lang).join("; "))]),
        None => Block::Paragraph(t::NO_OFFICER.string(lang)),
    };
    vec![heading(2, t::HEADING_CONTROLLERS.get(lang)), table, officer]
}

/// Organisation number and contact of an undertaking, or of the clinic itself.
fn known<'a>(clinic: &'a Clinic, name: &str) -> (String, Option<&'a Contact>) {
    let undertaking = clinic.undertakings.iter().find(|own| own.name.trim() == name);
    let (number, contact) = match undertaking {
        Some(own) => (&own.organisation_number, Some(&own.contact)),
        None => (&clinic.organisation_number, Some(&clinic.contact)),
    };
    let digits = check_organisation_number(number).ok().flatten().unwrap_or_default();
    (documents::organisation_number(&digits), contact)
}

fn or_dash(text: String) -> String {
    if text.trim().is_empty() {
        "–".to_owned()
    } else {
        text
    }
}

fn retention(ctx: &Ctx, rows: &[Row]) -> Vec<Block> {
    let lang = ctx.lang;
    let applicable = Applicable::new(ctx.clinic, &ctx.digest.privacy);
    let cells = rules_in_use(rows).into_iter().map(|rule| {
        vec![
            Cell::from(rule.data.get(lang)),
            capital(&applicable.how_long(rule, lang)).into(),
            words::ground(rule.ground, applicable.is_decided(rule)).get(lang).into(),
        ]
    });
    let columns = [(&t::FIELD_CATEGORIES, 3), (&t::FIELD_RETENTION, 5), (&t::COLUMN_DECIDES, 2)];
    let table = table(&t::CAPTION_RETENTION, &columns, cells.collect(), lang);
    vec![heading(2, t::HEADING_RETENTION.get(lang)), table]
}

fn struck(rows: &[Row], lang: Lang) -> Vec<Block> {
    let cells = rows.iter().filter(|row| row.is_struck()).map(|row| {
        let reason = or_dash(row.reason.clone());
        vec![Cell::from(row.name.as_str()), reason.into()]
    });
    let cells: Vec<Vec<Cell>> = cells.collect();
    if cells.is_empty() {
        return vec![];
    }
    let columns = [(&t::FIELD_NAME, 1), (&t::FIELD_REASON, 2)];
    vec![heading(2, t::HEADING_STRUCK.get(lang)), table(&t::CAPTION_STRUCK, &columns, cells, lang)]
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The works behind the rows, each once, with the places in it.
fn sources(rows: &[Row], lang: Lang) -> Vec<Block> {
    let mut works: Vec<(&Source, Vec<String>)> = vec![];
    let standing = rows.iter().filter(|row| !row.is_struck());
    for (work, place) in standing.flat_map(|row| &row.sources).filter_map(|source| source.parts()) {
        // A work that is cited whole has no place.
        let place = if place.is_empty() { String::new() } else { work.place.get(lang).replace("{}", place) };
        match works.iter_mut().find(|(known, _)| known.id == work.id) {
            Some((_, places)) if places.contains(&place) => {}
            Some((_, places)) => places.push(place),
            None => works.push((work, vec![place])),
        }
    }
    let items = works.into_iter().map(|(work, places)| {
        let places: Vec<String> = places.into_iter().filter(|place| !place.is_empty()).collect();
        let title = work.title.get(lang);
        if places.is_empty() {
            format!("{title} ({})", work.year)
        } else {
            format!("{title}: {}", places.join(", "))
        }
    });
    vec![heading(2, t::HEADING_SOURCES.get(lang)), Block::List { ordered: false, items: items.collect() }]
}
