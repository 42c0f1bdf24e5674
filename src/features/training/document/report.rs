//! The yearly report: what the course held, who has taken it, who has not, and how we know.

use super::{fields, heading, or_dash, table, REPORT};
use crate::content::{Lang, Localized};
use crate::documents::{Block, Cell, Document, Format, Purpose};
use crate::domain::{check_organisation_number, short_date, Ctx, Date, DateExt, Id};
use crate::features::training::course::{Course, Recurrence};
use crate::features::training::model::Log;
use crate::features::training::receipt::{Edition, Plan, Receipt, Session};
use crate::features::training::standing::{each, Standing, Status};
use crate::features::training::{entries, t, words};
use serde::Deserialize;
use serde_json::{json, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The report as it stands today.
pub fn report(ctx: &Ctx, log: &Log) -> Document {
    let lang = ctx.lang;
    let all = each(ctx, log);
    let asked: Vec<&Status> = all.iter().filter(|own| own.standing != Standing::Excused).collect();
    let done = asked.iter().filter(|status| status.is_in_order()).count();
    let manager = ctx.clinic.manager().map(|person| person.name.clone());
    Document {
        id: ctx.digest.next_document_id(),
        kind: REPORT.to_owned(),
        lang,
        purpose: Purpose::Record,
        format: Format::Report,
        title: t::REPORT_TITLE.string(lang),
        clinic: ctx.clinic.name.clone(),
        contact: vec![],
        organisation_number: check_organisation_number(&ctx.clinic.organisation_number).ok().flatten(),
        version: ctx.digest.next_version(REPORT),
        date: ctx.today,
        prepared_by: manager
            .filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| ctx.clinic.name.clone()),
        valid_until: Some(ctx.today.plus_months(12)),
        result: t::REPORT_RESULT.fill(lang, &[("n", &done), ("total", &asked.len())]),
        changes: None,
        chain: None,
        blocks: blocks(ctx, log, &all),
        data: data(ctx, log),
        signatures: vec![],
    }
}

fn blocks(ctx: &Ctx, log: &Log, all: &[Status]) -> Vec<Block> {
    let lang = ctx.lang;
    let mut blocks = course(ctx, log);
    blocks.push(heading(2, &t::REPORT_PEOPLE, lang));
    let rows = all.iter().map(|status| person(status, lang)).collect();
    let columns = [
        (&t::COLUMN_NAME, 4),
        (&t::COLUMN_TAKEN, 3),
        (&t::COLUMN_RIGHT, 3),
        (&t::COLUMN_HOW, 4),
        (&t::COLUMN_NEXT, 5),
    ];
    blocks.push(table(&t::REPORT_PEOPLE_CAPTION, &columns, rows, lang));
    blocks.extend(excused(log, all, lang));
    blocks.extend(sessions(ctx, log));
    blocks.push(heading(2, &t::REPORT_PROOF, lang));
    let proof = [&t::RECEIPT_PROVES, &t::RECEIPT_CODE_PROVES, &t::RECEIPT_FILE_PROVES, &t::RECEIPT_KNOWLEDGE];
    blocks.push(Block::List { ordered: false, items: proof.map(|text| text.string(lang)).into() });
    blocks
}

fn course(ctx: &Ctx, log: &Log) -> Vec<Block> {
    let (lang, course, flags) = (ctx.lang, &log.course, ctx.clinic.flags());
    let length = entries::length(course.length);
    let rows = vec![
        (&t::FIELD_EDITION, course.version(&flags)),
        (&t::FIELD_LENGTH, length.string(lang)),
        (&t::FIELD_RECURRENCE, recurrence(course.recurrence, lang)),
    ];
    let mut blocks = vec![
        heading(2, &t::REPORT_COURSE, lang),
        fields(rows, lang),
        heading(3, &t::REPORT_CARDS, lang),
        Block::List {
            ordered: false,
            items: course.modules(&flags).iter().map(|module| module.title.string(lang)).collect(),
        },
    ];
    let rules: Vec<String> = course.written_rules().map(|rule| rule.text.trim().to_owned()).collect();
    if !rules.is_empty() {
        blocks.push(heading(3, &t::REPORT_RULES, lang));
        blocks.push(Block::List { ordered: false, items: rules });
    }
    let cases: Vec<Vec<Cell>> = course
        .written_cases()
        .map(|case| vec![case.situation.trim().into(), or_dash(&case.advice).into()])
        .collect();
    if !cases.is_empty() {
        blocks.push(heading(3, &t::REPORT_CASES, lang));
        let columns = [(&t::COLUMN_SITUATION, 1), (&t::COLUMN_ADVICE, 1)];
        blocks.push(table(&t::REPORT_CASES, &columns, cases, lang));
    }
    blocks
}

/// "12 måneder etter at kurset er tatt".
pub fn recurrence(recurrence: Recurrence, lang: Lang) -> String {
    match recurrence {
        Recurrence::AfterDone(months) => t::RECURRENCE_AFTER.fill(lang, &[("n", &months)]),
        Recurrence::OnDay(month, day) => {
            t::RECURRENCE_ON.fill(lang, &[("day", &format!("{day:02}.{month:02}."))])
        }
    }
}

fn person(status: &Status, lang: Lang) -> Vec<Cell> {
    let day = |date: Option<Date>| date.map_or_else(|| "–".to_owned(), short_date);
    let next = match status.standing {
        Standing::Soon | Standing::Done => day(status.due),
        _ => words::standing(status, lang),
    };
    let right = status
        .last
        .filter(|receipt| receipt.asked > 0)
        .map(|receipt| t::RIGHT_OF.fill(lang, &[("n", &receipt.right), ("total", &receipt.asked)]));
    let how = status.last.map(|receipt| words::how(receipt.how).string(lang)).unwrap_or_default();
    vec![
        status.person.name.clone().into(),
        day(status.last.and_then(|receipt| receipt.date)).into(),
        or_dash(&right.unwrap_or_default()).into(),
        or_dash(&how).into(),
        next.into(),
    ]
}

fn excused(log: &Log, all: &[Status], lang: Lang) -> Vec<Block> {
    let reason = |status: &Status| {
        let reason = log.plan_of(&status.person.id).excused.clone().unwrap_or_default();
        vec![status.person.name.clone().into(), or_dash(&reason).into()]
    };
    let rows: Vec<Vec<Cell>> =
        all.iter().filter(|status| status.standing == Standing::Excused).map(reason).collect();
    if rows.is_empty() {
        return vec![];
    }
    let columns = [(&t::COLUMN_NAME, 1), (&t::COLUMN_REASON, 2)];
    vec![heading(2, &t::REPORT_EXCUSED, lang), table(&t::REPORT_EXCUSED, &columns, rows, lang)]
}

fn sessions(ctx: &Ctx, log: &Log) -> Vec<Block> {
    if log.sessions.is_empty() {
        return vec![];
    }
    let rows = log.sessions.iter().map(|session| {
        let there = log.receipts.iter().filter(|own| own.session.as_ref() == Some(&session.id));
        let names: Vec<&str> = there.map(|receipt| receipt.name.as_str()).collect();
        vec![
            Cell::from(session.date.map_or_else(|| "–".to_owned(), short_date)),
            or_dash(&ctx.clinic.person_name(session.led_by.as_ref())).into(),
            or_dash(&names.join(", ")).into(),
            or_dash(&session.note).into(),
        ]
    });
    let columns: [(&Localized, u16); 4] =
        [(&t::COLUMN_DAY, 2), (&t::COLUMN_LED_BY, 2), (&t::COLUMN_THERE, 4), (&t::COLUMN_NOTE, 4)];
    vec![
        heading(2, &t::REPORT_SESSIONS, ctx.lang),
        table(&t::REPORT_SESSIONS, &columns, rows.collect(), ctx.lang),
        Block::Paragraph(t::RECEIPT_FOR_GROUP.string(ctx.lang)),
    ]
}

/// The signed content: the same whatever the language and the day.
fn data(ctx: &Ctx, log: &Log) -> String {
    let named: BTreeSet<&Id> = (log.receipts.iter().map(|receipt| &receipt.person))
        .chain(log.sessions.iter().filter_map(|session| session.led_by.as_ref()))
        .chain(log.plans.keys())
        .chain(ctx.clinic.staff(ctx.today).map(|person| &person.id))
        .collect();
    let people: BTreeMap<&Id, &str> = ctx
        .clinic
        .people
        .iter()
        .filter(|person| named.contains(&person.id))
        .map(|person| (&person.id, person.name.as_str()))
        .collect();
    let content = json!({
        "kind": REPORT,
        "clinic": ctx.clinic.name,
        "course": log.course,
        "editions": log.editions,
        "plans": log.plans,
        "receipts": log.receipts,
        "sessions": log.sessions,
        "people": people,
    });
    content.to_string()
}

#[derive(Deserialize)]
struct Reported {
    course: Course,
    editions: BTreeMap<String, Edition>,
    plans: BTreeMap<Id, Plan>,
    receipts: Vec<Receipt>,
    sessions: Vec<Session>,
}

/// The log that a signed report carries; `None` when it is no report of this module.
pub fn read_back(kind: &str, data: &Value) -> Option<Log> {
    if kind != REPORT {
        return None;
    }
    let Reported { course, editions, plans, receipts, sessions } = Reported::deserialize(data).ok()?;
    Some(Log { course, editions, plans, receipts, sessions })
}
