//! One section for each assessed scenario.

use super::{heading, table};
use crate::documents::{Block, Cell};
use crate::domain::Ctx;
use crate::features::risk::assessment::{Assessment, Measure, Progress};
use crate::features::risk::content::Scenario;
use crate::features::risk::model::{Register, Subject};
use crate::features::risk::overview::person_name;
use crate::features::risk::{t, words};

/// The sections of all scenarios that have come this far.
pub fn sections(ctx: &Ctx, register: &Register, progress: Progress) -> Vec<Block> {
    let ids: Vec<String> =
        register.work(ctx.clinic).into_iter().filter(|id| register.progress(id) == progress).collect();
    if ids.is_empty() {
        return vec![];
    }
    let title = if progress == Progress::Started { &t::DOC_STARTED } else { &t::DOC_ASSESSMENTS };
    let mut blocks = vec![heading(2, title.get(ctx.lang))];
    for subject in ids.iter().filter_map(|id| register.subject(id, ctx.lang)) {
        blocks.extend(section(ctx, register, &subject));
    }
    blocks
}

fn section(ctx: &Ctx, register: &Register, subject: &Subject) -> Vec<Block> {
    let lang = ctx.lang;
    let assessment = register.assessment(&subject.id);
    let mut blocks = vec![
        heading(3, format!("{} {}", words::short(register, &subject.id, lang), subject.title)),
        Block::Paragraph(subject.event.clone()),
    ];
    blocks.push(Block::Fields(fields(ctx, subject, assessment)));
    if !assessment.measures.is_empty() {
        blocks.push(measures(ctx, subject, assessment));
    }
    blocks.push(Block::Fields(outcome(ctx, assessment)));
    if let Some(scenario) = Scenario::find(&subject.id) {
        let labels: Vec<String> = scenario.sources.iter().map(|source| source.label(lang)).collect();
        let reviewed = words::reviewed(scenario, lang);
        blocks.push(Block::Paragraph(
            t::SOURCES.fill(lang, &[("sources", &labels.join("; ")), ("date", &reviewed)]),
        ));
    }
    blocks
}

fn fields(ctx: &Ctx, subject: &Subject, assessment: &Assessment) -> Vec<(String, String)> {
    let lang = ctx.lang;
    let dimensions: Vec<&str> =
        subject.dimensions.iter().map(|dimension| words::dimension_word(*dimension, lang)).collect();
    let existing = words::existing(assessment, &subject.id, lang);
    let existing = if existing.is_empty() { t::NOTHING_YET.string(lang) } else { existing.join("; ") };
    let risk = assessment
        .before()
        .map_or_else(|| t::NOT_ANSWERED.string(lang), |rating| words::rating(rating, lang));
    let mut fields = vec![
        (t::DOC_DIMENSIONS.string(lang), dimensions.join(", ")),
        (t::DOC_EXISTING.string(lang), existing),
        (t::STEP_LIKELY.string(lang), words::likelihood(assessment.likelihood, lang)),
        (t::FOR_PATIENT.string(lang), words::consequence(assessment.patient, lang)),
        (t::FOR_CLINIC.string(lang), words::consequence(assessment.clinic, lang)),
        (t::DOC_VALUE.string(lang), risk),
        (t::DOC_REASONING.string(lang), assessment.reasoning.clone()),
        (
            t::DOC_DAY.string(lang),
            assessment.assessed_on.map_or_else(String::new, |day| words::date(Some(day), lang)),
        ),
        (t::DOC_STRUCK_REASON.string(lang), assessment.struck_reason.clone()),
    ];
    fields.retain(|(_, value)| !value.trim().is_empty());
    fields
}

fn measures(ctx: &Ctx, subject: &Subject, assessment: &Assessment) -> Block {
    let lang = ctx.lang;
    let rows = assessment.measures.iter().map(|measure| {
        vec![
            Cell::from(measure.text(lang)),
            owner(ctx, measure).into(),
            words::date(measure.due, lang).into(),
            standing(ctx, measure).into(),
        ]
    });
    let columns = [
        (t::DOC_MEASURE.get(lang), 6),
        (t::OWNER.get(lang), 3),
        (t::DUE.get(lang), 3),
        (t::DOC_STATUS.get(lang), 4),
    ];
    table(t::DOC_MEASURES_OF.fill(lang, &[("title", &subject.title)]), &columns, rows.collect())
}

/// Who does it, or that nobody is named.
pub fn owner(ctx: &Ctx, measure: &Measure) -> String {
    let name = person_name(ctx, measure.owner.as_ref());
    if name.is_empty() {
        t::NOBODY.string(ctx.lang)
    } else {
        name
    }
}

/// Where it stands, with the note.
pub fn standing(ctx: &Ctx, measure: &Measure) -> String {
    let word = words::status_word(measure.status, ctx.lang);
    if measure.done_note.trim().is_empty() {
        word.to_owned()
    } else {
        format!("{word}: {}", measure.done_note)
    }
}

fn outcome(ctx: &Ctx, assessment: &Assessment) -> Vec<(String, String)> {
    let lang = ctx.lang;
    let rating = |rating: Option<_>| {
        rating.map_or_else(|| t::NOT_ANSWERED.string(lang), |rating| words::rating(rating, lang))
    };
    let mut fields = vec![
        (t::DOC_NOW.string(lang), rating(assessment.current())),
        (t::DOC_RESIDUAL.string(lang), rating(assessment.after())),
    ];
    if let Some(acceptance) =
        assessment.acceptance.as_ref().filter(|acceptance| !acceptance.reason.trim().is_empty())
    {
        let text = t::DOC_ACCEPTANCE.fill(
            lang,
            &[
                ("name", &person_name(ctx, acceptance.by.as_ref())),
                ("date", &words::date(acceptance.date, lang)),
                ("review", &words::date(acceptance.review, lang)),
                ("reason", &acceptance.reason),
            ],
        );
        fields.push((t::DOC_ACCEPTED.string(lang), text));
    }
    fields
}
