//! The lists of the report: who, what is left out and why, who does what, what was accepted, what happened.

use super::assessments::{owner, standing};
use super::{heading, list, table};
use crate::documents::{Block, Cell};
use crate::domain::Ctx;
use crate::features::risk::assessment::Progress;
use crate::features::risk::model::Register;
use crate::features::risk::overview::person_name;
use crate::features::risk::rules::is_accepted;
use crate::features::risk::{t, words};

/// Who took part.
pub fn participants(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let people = ctx.clinic.people.iter().filter(|person| register.participants.contains(&person.id));
    let names: Vec<String> = people.map(|person| person.name.clone()).collect();
    let body =
        if names.is_empty() { Block::Notice(t::DOC_NO_PARTICIPANTS.string(ctx.lang)) } else { list(names) };
    vec![heading(2, t::DOC_PARTICIPANTS.get(ctx.lang)), body]
}

/// The clinic's own summary.
pub fn summary(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let paragraphs: Vec<Block> = register
        .summary
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Block::Paragraph(line.trim().to_owned()))
        .collect();
    titled(t::DOC_SUMMARY.get(ctx.lang), paragraphs)
}

/// A heading before blocks, or nothing when there are none.
fn titled(title: &str, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        vec![]
    } else {
        [vec![heading(2, title)], blocks].concat()
    }
}

/// Code and title of a scenario.
fn name(ctx: &Ctx, register: &Register, id: &str) -> String {
    format!("{} {}", words::short(register, id, ctx.lang), register.title(id, ctx.lang))
}

/// Scenarios that do not apply, with the reason.
pub fn struck(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let lang = ctx.lang;
    let rows: Vec<Vec<Cell>> = register
        .struck(ctx.clinic)
        .into_iter()
        .map(|(id, assessment)| {
            vec![
                name(ctx, register, &id).into(),
                assessment.struck_reason.as_str().into(),
                words::date(assessment.assessed_on, lang).into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return vec![];
    }
    let columns =
        [(t::DOC_SCENARIO.get(lang), 5), (t::DOC_STRUCK_REASON.get(lang), 6), (t::DOC_DAY.get(lang), 3)];
    titled(t::DOC_STRUCK.get(lang), vec![table(t::DOC_STRUCK.string(lang), &columns, rows)])
}

/// The scenarios that the clinic has added.
pub fn own(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let lang = ctx.lang;
    let items = register.own.iter().map(|own| {
        let dimensions: Vec<&str> =
            own.dimensions.iter().map(|dimension| words::dimension_word(*dimension, lang)).collect();
        let text = format!("{}: {}", name(ctx, register, &own.id.0), own.event);
        if dimensions.is_empty() {
            text
        } else {
            format!("{text} {}", t::THREATENS.fill(lang, &[("what", &dimensions.join(", "))]))
        }
    });
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        vec![]
    } else {
        titled(t::DOC_OWN.get(lang), vec![list(items)])
    }
}

/// Every measure with owner, deadline and status.
pub fn actions(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let lang = ctx.lang;
    let mut measures: Vec<_> = register
        .work(ctx.clinic)
        .into_iter()
        .filter(|id| register.assessment(id).applies != Some(false))
        .flat_map(|id| register.assessment(&id).measures.iter().map(move |measure| (id.clone(), measure)))
        .collect();
    if measures.is_empty() {
        return titled(t::DOC_ACTIONS.get(lang), vec![Block::Paragraph(t::DOC_NO_ACTIONS.string(lang))]);
    }
    measures.sort_by_key(|(_, measure)| (!measure.is_outstanding(), measure.due.is_none(), measure.due));
    let rows = measures.iter().map(|(id, measure)| {
        vec![
            Cell::from(measure.text(lang)),
            words::short(register, id, lang).into(),
            owner(ctx, measure).into(),
            words::date(measure.due, lang).into(),
            standing(ctx, measure).into(),
        ]
    });
    let columns = [
        (t::DOC_MEASURE.get(lang), 6),
        (t::DOC_SCENARIO.get(lang), 2),
        (t::OWNER.get(lang), 2),
        (t::DUE.get(lang), 3),
        (t::DOC_STATUS.get(lang), 5),
    ];
    titled(
        t::DOC_ACTIONS.get(lang),
        vec![table(t::DOC_ACTIONS_CAPTION.string(lang), &columns, rows.collect())],
    )
}

/// Residual risks that the daily manager has accepted.
pub fn accepted(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let lang = ctx.lang;
    let rows: Vec<Vec<Cell>> = register
        .assessed(ctx.clinic)
        .into_iter()
        .filter(|(_, assessment)| is_accepted(ctx, assessment))
        .filter_map(|(id, assessment)| {
            let (after, acceptance) = (assessment.after()?, assessment.acceptance.as_ref()?);
            Some(vec![
                name(ctx, register, &id).into(),
                Cell { text: words::rating(after, lang), level: Some(after.level()) },
                person_name(ctx, acceptance.by.as_ref()).into(),
                acceptance.reason.as_str().into(),
                words::date(acceptance.review, lang).into(),
            ])
        })
        .collect();
    if rows.is_empty() {
        return titled(
            t::DOC_ACCEPTED_TITLE.get(lang),
            vec![Block::Paragraph(t::DOC_NO_ACCEPTED.string(lang))],
        );
    }
    let columns = [
        (t::DOC_SCENARIO.get(lang), 4),
        (t::DOC_RESIDUAL.get(lang), 3),
        (t::DOC_BY.get(lang), 2),
        (t::DOC_REASON.get(lang), 5),
        (t::DOC_REVIEW.get(lang), 3),
    ];
    titled(t::DOC_ACCEPTED_TITLE.get(lang), vec![table(t::DOC_ACCEPTED_TITLE.string(lang), &columns, rows)])
}

/// Serious incidents, and whether their scenarios have been assessed since.
pub fn incidents(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let lang = ctx.lang;
    let rows: Vec<Vec<Cell>> = register
        .incidents
        .iter()
        .map(|incident| {
            let seen = register.assessment(&incident.scenario).considered.contains(&incident.id);
            let answer = if seen { t::DOC_SEEN.get(lang) } else { t::DOC_NOT_SEEN.get(lang) };
            vec![
                words::date(incident.date, lang).into(),
                name(ctx, register, &incident.scenario).into(),
                incident.note.as_str().into(),
                answer.into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return vec![];
    }
    let columns = [
        (t::DOC_DAY_OF.get(lang), 3),
        (t::DOC_SCENARIO.get(lang), 4),
        (t::DOC_HAPPENED.get(lang), 5),
        (t::DOC_AGAIN.get(lang), 3),
    ];
    titled(t::DOC_INCIDENTS.get(lang), vec![table(t::DOC_INCIDENTS.string(lang), &columns, rows)])
}

/// What concerns the clinic but has not been assessed: told openly.
pub fn not_assessed(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let lang = ctx.lang;
    let left = register.work(ctx.clinic).into_iter().filter(|id| !register.progress(id).is_done());
    let items: Vec<String> = left
        .map(|id| {
            let name = name(ctx, register, &id);
            if register.progress(&id) == Progress::Started {
                format!("{name} ({})", t::STATUS_STARTED.get(lang).to_lowercase())
            } else {
                name
            }
        })
        .collect();
    if items.is_empty() {
        return titled(
            t::DOC_NOT_ASSESSED.get(lang),
            vec![Block::Paragraph(t::DOC_ALL_ASSESSED.string(lang))],
        );
    }
    titled(
        t::DOC_NOT_ASSESSED.get(lang),
        vec![Block::Paragraph(t::DOC_NOT_ASSESSED_TEXT.string(lang)), list(items)],
    )
}
