//! How the clinic has assessed: the method in words, with its scales.

use super::{heading, table};
use crate::documents::{Block, Cell};
use crate::domain::Ctx;
use crate::features::risk::scale::Scales;
use crate::features::risk::t;

/// Method, scales and acceptance criteria.
pub fn method(ctx: &Ctx) -> Vec<Block> {
    let lang = ctx.lang;
    let sources: Vec<String> = Scales::get().sources.iter().map(|source| source.label(lang)).collect();
    vec![
        heading(2, t::DOC_METHOD.get(lang)),
        Block::Paragraph(t::DOC_METHOD_TEXT.string(lang)),
        Block::Paragraph(t::DOC_METHOD_AFTER.string(lang)),
        Block::Paragraph(t::DOC_METHOD_SOURCES.fill(lang, &[("sources", &sources.join("; "))])),
        likelihood(ctx),
        consequence(ctx),
        bands(ctx),
    ]
}

fn likelihood(ctx: &Ctx) -> Block {
    let lang = ctx.lang;
    let rows = Scales::get().likelihood.iter().map(|step| {
        let name = format!("{} {}", step.value, step.word.get(lang).to_lowercase());
        vec![Cell::from(name), step.frequency.get(lang).into(), step.help.get(lang).into()]
    });
    let columns = [(t::DOC_STEP.get(lang), 3), (t::DOC_FREQUENCY.get(lang), 4), (t::DOC_SIGN.get(lang), 5)];
    table(t::DOC_LIKELIHOOD.string(lang), &columns, rows.collect())
}

fn consequence(ctx: &Ctx) -> Block {
    let lang = ctx.lang;
    let rows = Scales::get().consequence.iter().map(|step| {
        let name = format!("{} {}", step.value, step.word.get(lang).to_lowercase());
        vec![Cell::from(name), step.patient.get(lang).into(), step.clinic.get(lang).into()]
    });
    let columns = [(t::DOC_STEP.get(lang), 3), (t::FOR_PATIENT.get(lang), 5), (t::FOR_CLINIC.get(lang), 5)];
    table(t::DOC_CONSEQUENCE.string(lang), &columns, rows.collect())
}

fn bands(ctx: &Ctx) -> Block {
    let lang = ctx.lang;
    let rows = Scales::get().band.iter().map(|band| {
        let name = format!("{} {}–{} {}", band.level.symbol(), band.min, band.max, band.word.get(lang));
        vec![Cell { text: name, level: Some(band.level) }, band.rule.get(lang).into()]
    });
    let columns = [(t::DOC_VALUE.get(lang), 4), (t::DOC_RULE.get(lang), 8)];
    table(t::DOC_BANDS.string(lang), &columns, rows.collect())
}
