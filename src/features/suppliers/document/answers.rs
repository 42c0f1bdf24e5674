//! The supplier's own copy of its answers. It knows no clinic but what the request said.

use super::{fields, heading, or_dash, table, ANSWERS};
use crate::content::Lang;
use crate::documents::{Block, Cell, Document, Format, Purpose};
use crate::domain::{check_organisation_number, service_name, Date};
use crate::features::suppliers::exchange::{write_answer, Answer};
use crate::features::suppliers::{t, words};

/// The answers as a document. Its data is the answer file itself, so the signed PDF alone is enough for the clinic.
pub fn answers(answer: &Answer, lang: Lang, today: Date) -> Document {
    let (all, open) = (answer.questions.questions(), missing(answer));
    Document {
        id: answer.request.0.chars().take(8).collect(),
        kind: ANSWERS.to_owned(),
        lang,
        purpose: Purpose::Record,
        format: Format::Report,
        title: t::COPY_TITLE.string(lang),
        clinic: answer.company.clone(),
        contact: vec![],
        organisation_number: check_organisation_number(&answer.organisation_number).ok().flatten(),
        version: 1,
        date: answer.answered_on.unwrap_or(today),
        prepared_by: answer.name.clone(),
        valid_until: None,
        result: t::COPY_RESULT.fill(
            lang,
            &[
                ("company", &answer.company),
                ("clinic", &answer.clinic),
                ("n", &(all.len() - open)),
                ("total", &all.len()),
            ],
        ),
        changes: None,
        chain: None,
        blocks: blocks(answer, lang),
        data: write_answer(answer).trim_end().to_owned(),
        signatures: vec![],
    }
}

/// How many questions have no answer.
fn missing(answer: &Answer) -> usize {
    let blank = |id: &str| answer.replies.get(id).is_none_or(|reply| reply.is_blank());
    answer.questions.questions().iter().filter(|question| blank(&question.id)).count()
}

fn blocks(answer: &Answer, lang: Lang) -> Vec<Block> {
    let rows = vec![
        (&t::FIELD_ASKED_BY, answer.clinic.clone()),
        (&t::FIELD_SERVICE, service_name(answer.questions.service).string(lang)),
        (&t::FIELD_COMPANY, super::party(&answer.company, &answer.organisation_number)),
        (&t::FIELD_ANSWERED_BY, format!("{}, {}", answer.name, or_dash(&answer.role))),
        (&t::FIELD_EMAIL, answer.email.clone()),
        (&t::FIELD_DAY, words::date(answer.answered_on, lang)),
        (&t::FIELD_REQUEST, answer.request.to_string()),
    ];
    let mut blocks = vec![heading(2, t::COPY_WHO.get(lang)), fields(rows, lang)];
    for (topic, questions) in answer.questions.pages() {
        let rows = questions.into_iter().map(|question| {
            let reply = answer.replies.get(&question.id);
            vec![
                Cell::from(format!("{} {}", question.id, question.question.get(lang))),
                words::reply(question, reply, lang).into(),
                or_dash(reply.map_or("", |reply| &reply.evidence)).into(),
            ]
        });
        let columns = [(&t::COLUMN_QUESTION, 5), (&t::COLUMN_ANSWER, 5), (&t::COLUMN_EVIDENCE, 3)];
        blocks.push(heading(2, topic.title.get(lang)));
        blocks.push(table(topic.title.string(lang), &columns, rows.collect(), lang));
    }
    blocks
}
