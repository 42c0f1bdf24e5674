//! The data processing agreement: what differs from agreement to agreement on a cover page, the fixed terms behind it.

use super::{clinic_party, document, heading, kind_of, parties, party, table, Frame, AGREEMENT};
use crate::documents::{Block, Cell};
use crate::domain::{Ctx, DataRole, Finding, Supplier, Urgency};
use crate::features::suppliers::content::{cover, terms, CoverField, Preset};
use crate::features::suppliers::dossier::{Dossier, Origin};
use crate::features::suppliers::overview::part_href;
use crate::features::suppliers::{t, words};
use crate::features::Draft;
use serde_json::json;

/// The draft, where the clinic has chosen to use its own text.
pub fn draft(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Option<Draft> {
    let ours = dossier.agreement.origin == Some(Origin::Ours);
    (ours && supplier.role == Some(DataRole::Processor)).then(|| Draft {
        document: document(ctx, frame(ctx, supplier, dossier)),
        statement: t::AGREEMENT_STATEMENT.string(ctx.lang),
        blockers: blockers(ctx, supplier, dossier),
    })
}

fn frame<'a>(ctx: &Ctx, supplier: &'a Supplier, dossier: &Dossier) -> Frame<'a> {
    let lang = ctx.lang;
    let name = supplier.label(lang);
    let fields = cover().iter().map(|field| {
        let value = cover_value(ctx, supplier, dossier, field);
        (field.label.string(lang), if value.is_empty() { t::NOT_FILLED_IN.string(lang) } else { value })
    });
    let mut blocks = vec![
        heading(2, t::COVER_TITLE.get(lang)),
        Block::Paragraph(t::COVER_LEAD.string(lang)),
        Block::Fields(fields.collect()),
        Block::PageBreak,
        heading(2, t::TERMS_TITLE.get(lang)),
    ];
    for (index, term) in terms().iter().enumerate() {
        blocks.push(heading(3, format!("{}. {}", index + 1, term.title.get(lang))));
        blocks.extend(term.text.iter().map(|paragraph| Block::Paragraph(paragraph.string(lang))));
    }
    blocks.extend(where_the_law_is(ctx));
    let chosen = json!({
        "parties": parties(ctx, supplier),
        "cover": dossier.agreement.cover,
        "persons": dossier.agreement.persons,
        "ends_on": dossier.agreement.ends_on,
        "data": supplier.data,
        "country": supplier.country,
        "sub_processors": supplier.sub_processors,
        "transfer": supplier.transfer,
        "contacts": [ctx.clinic.manager().map(|person| &person.name), Some(&supplier.contact), Some(&supplier.email)],
        "terms": terms().iter().map(|term| &term.id).collect::<Vec<_>>(),
    });
    Frame {
        kind: kind_of(AGREEMENT, supplier),
        title: &t::AGREEMENT_TITLE,
        supplier: Some(supplier),
        result: t::AGREEMENT_RESULT.fill(lang, &[("clinic", &ctx.clinic.name), ("name", &name)]),
        blocks,
        valid_until: dossier.agreement.ends_on,
        data: chosen,
    }
}

/// Which term answers to which point of the law, so that the reader need not take our word for it.
fn where_the_law_is(ctx: &Ctx) -> Vec<Block> {
    let lang = ctx.lang;
    let rows = terms().iter().enumerate().map(|(index, term)| {
        vec![
            Cell::from(format!("{}. {}", index + 1, term.title.get(lang))),
            article(&term.article, ctx).into(),
            words::sources(&term.sources, lang).into(),
        ]
    });
    let columns = [(&t::COLUMN_TERM, 4), (&t::COLUMN_ARTICLE, 2), (&t::COLUMN_SOURCES, 5)];
    vec![
        heading(2, t::LAW_TITLE.get(lang)),
        table(t::LAW_CAPTION.string(lang), &columns, rows.collect(), lang),
    ]
}

/// "art. 28 (3) a" for `28-3-a`.
fn article(code: &str, ctx: &Ctx) -> String {
    let mut parts = code.split('-');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("added"), ..) | (None, ..) => t::ARTICLE_ADDED.string(ctx.lang),
        (Some(article), None, _) => format!("art. {article}"),
        (Some(article), Some(number), None) => format!("art. {article} ({number})"),
        (Some(article), Some(number), Some(letter)) => format!("art. {article} ({number}) {letter}"),
    }
}

/// What stands in a field of the cover page: the clinic's own words, or what follows from the facts; "" when neither does.
pub fn cover_value(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier, field: &CoverField) -> String {
    let typed = dossier.agreement.cover.get(&field.id).map(|text| text.trim()).unwrap_or_default();
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let lang = ctx.lang;
    match field.id.as_str() {
        "controller" => clinic_party(ctx),
        "processor" if supplier.name.trim().is_empty() => String::new(),
        "processor" => party(supplier.name.trim(), &supplier.organisation_number),
        "task" => {
            let preset = Preset::of(supplier.service).and_then(|preset| preset.task.as_ref());
            preset.map(|task| task.string(lang)).unwrap_or_default()
        }
        "data" => {
            let data = words::categories(&supplier.data, lang).join("; ");
            let health = supplier.data.iter().any(|category| category.is_about_health());
            let remark = if health { format!(". {}", t::WITH_HEALTH_DATA.get(lang)) } else { String::new() };
            if data.is_empty() {
                data
            } else {
                data + &remark
            }
        }
        "persons" => words::persons(&dossier.agreement.persons, lang).join("; "),
        "duration" => match dossier.agreement.ends_on {
            Some(end) => t::DURATION_UNTIL.fill(lang, &[("date", &words::date(Some(end), lang))]),
            None => t::DURATION_OPEN.string(lang),
        },
        "sub_processors" if supplier.sub_processors.is_empty() => t::NO_SUB_PROCESSORS.string(lang),
        "sub_processors" => {
            supplier.sub_processors.iter().map(|firm| firm.label(lang)).collect::<Vec<_>>().join("; ")
        }
        "countries" => words::places(supplier, lang).join(", "),
        "transfer" => match supplier.transfer.filter(|basis| basis.is_valid()) {
            Some(basis) => basis.name().string(lang),
            None if supplier.transfers_out_of_eea() => String::new(),
            None => t::NO_TRANSFER.string(lang),
        },
        "contacts" => contacts(ctx, supplier),
        _ => String::new(),
    }
}

fn contacts(ctx: &Ctx, supplier: &Supplier) -> String {
    let ours = ctx.clinic.manager().map(|person| person.name.trim()).unwrap_or_default();
    let theirs = [supplier.contact.trim(), supplier.email.trim()];
    let theirs = theirs.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    if ours.is_empty() || theirs.is_empty() {
        return String::new();
    }
    format!("{}: {ours}. {}: {theirs}", ctx.clinic.name, supplier.label(ctx.lang))
}

/// Fields that the law asks for and that stand empty. What the fixed terms already say needs no words on the cover page.
pub fn missing_cover(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Vec<&'static CoverField> {
    let wanted = |field: &&CoverField| field.article != "added" && field.id != "security";
    let empty = |field: &&CoverField| cover_value(ctx, supplier, dossier, field).is_empty();
    cover().iter().filter(wanted).filter(empty).collect()
}

fn blockers(ctx: &Ctx, supplier: &Supplier, dossier: &Dossier) -> Vec<Finding> {
    let missing = missing_cover(ctx, supplier, dossier).into_iter().map(|field| Finding {
        key: format!("suppliers/{}/cover/{}", supplier.id, field.id),
        text: t::BLOCKER_COVER.fill(ctx.lang, &[("field", &field.label.get(ctx.lang))]),
        remedy: t::REMEDY_COVER.string(ctx.lang),
        href: part_href(&supplier.id, "avtale"),
        urgency: Urgency::Soon,
    });
    missing.collect()
}
