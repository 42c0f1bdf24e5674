//! The authorisation register: what holds now, then every line with everything that was written about it.

use super::{document, fields, heading, list, paragraph, table, Frame, REGISTER};
use crate::content::Lang;
use crate::documents::{Block, Cell};
use crate::domain::{Ctx, Date, DateExt, Id};
use crate::features::access::content::{register_fields, register_rules, RegisterField, Safeguard};
use crate::features::access::register::{history, lines, Act, Grant, Line};
use crate::features::access::state::{Access, Control, OwnRole};
use crate::features::access::{t, words};
use crate::features::Draft;
use serde_json::json;
use std::collections::BTreeSet;

/// The draft, once there is a line.
pub fn draft(ctx: &Ctx, access: &Access) -> Option<Draft> {
    (!access.entries.is_empty()).then(|| Draft {
        document: document(ctx, frame(ctx, access)),
        statement: t::REGISTER_STATEMENT.string(ctx.lang),
        blockers: vec![],
    })
}

fn frame(ctx: &Ctx, access: &Access) -> Frame {
    let lang = ctx.lang;
    let all = lines(&access.entries);
    let open: Vec<&Line> = all.iter().filter(|line| line.is_open()).collect();
    let mut blocks = vec![heading(2, t::REGISTER_NOW.get(lang)), now(ctx, access, &open)];
    blocks.push(heading(2, t::REGISTER_ALL.get(lang)));
    blocks.push(paragraph(&t::REGISTER_ALL_LEAD, lang));
    for line in &all {
        blocks.extend(section(ctx, access, line));
    }
    blocks.push(heading(2, t::REGISTER_RULES.get(lang)));
    blocks.push(list(register_rules().iter().map(|rule| rule.text.string(lang)).collect()));
    let mut named: BTreeSet<Id> =
        access.entries.iter().filter_map(|own| own.registered_by.id.clone()).collect();
    for line in &all {
        named.extend(line.grant.person.id.clone());
        named.extend(line.grant.approved_by.clone());
    }
    let done: Vec<&Control> = access.controls.iter().filter(|own| own.done_on.is_some()).collect();
    named.extend(done.iter().filter_map(|own| own.by.clone()));
    let roles: Vec<&OwnRole> =
        access.own_roles.iter().filter(|own| all.iter().any(|line| line.grant.role == own.id.0)).collect();
    Frame {
        kind: REGISTER.to_owned(),
        title: t::REGISTER_TITLE.string(lang),
        result: t::REGISTER_RESULT.fill(lang, &[("open", &open.len()), ("all", &all.len())]),
        blocks,
        valid_until: Some(ctx.today.plus_months(12)),
        data: json!({ "entries": access.entries, "own_roles": roles, "controls": done }),
        named,
    }
}

fn now(ctx: &Ctx, access: &Access, open: &[&Line]) -> Block {
    let lang = ctx.lang;
    if open.is_empty() {
        return paragraph(&t::REGISTER_NOBODY, lang);
    }
    let row = |line: &&Line| {
        let grant = line.grant;
        let cells: [String; 5] = [
            words::name(ctx.clinic, &grant.person),
            words::role(access, &grant.role, lang),
            grant.from.map(|from| words::moment(from, lang)).unwrap_or_default(),
            words::date(grant.until, lang),
            words::yes_no(grant.self_authorisation).string(lang),
        ];
        cells.into_iter().map(Cell::from).collect()
    };
    let columns = [
        (&t::COLUMN_PERSON, 3),
        (&t::COLUMN_ROLE, 3),
        (&t::COLUMN_FROM, 3),
        (&t::COLUMN_UNTIL, 2),
        (&t::COLUMN_SELF, 2),
    ];
    table(t::REGISTER_NOW_CAPTION.string(lang), &columns, open.iter().map(row).collect(), lang)
}

fn section(ctx: &Ctx, access: &Access, line: &Line) -> Vec<Block> {
    let lang = ctx.lang;
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("n", &line.entry.number),
        ("name", &words::name(ctx.clinic, &line.grant.person)),
        ("role", &words::role(access, &line.grant.role, lang)),
    ];
    let rows =
        register_fields().iter().map(|field| (field.name.string(lang), value(ctx, access, line, field)));
    let mut blocks = vec![heading(3, t::REGISTER_LINE.fill(lang, &values)), fields(rows.collect())];
    let later = later(ctx, access, line);
    if !later.is_empty() {
        blocks.push(paragraph(&t::REGISTER_LATER, lang));
        blocks.push(list(later));
    }
    blocks
}

/// What was written about an authorisation later on: when, by whom, what, why, and what it said before.
pub fn later(ctx: &Ctx, access: &Access, line: &Line) -> Vec<String> {
    let lang = ctx.lang;
    let mut said = vec![];
    let mut before: Option<&Grant> = None;
    for entry in history(&access.entries, line.id()) {
        let (text, reason) = match &entry.act {
            Act::Given(grant) => {
                before = Some(grant);
                continue;
            }
            Act::Withdrawn { at, reason, note, .. } => (
                t::LATER_WITHDRAWN.fill(lang, &[("moment", &words::moment(*at, lang))]),
                words::reason(reason, note, lang),
            ),
            Act::Corrected { grant, reason, note, .. } => {
                let own = before.map(|before| changes(ctx, access, line, before, grant)).unwrap_or_default();
                before = Some(grant);
                (format!("{} {own}", t::LATER_CORRECTED.get(lang)), words::reason(reason, note, lang))
            }
        };
        let day = words::date(Some(entry.registered_on), lang);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("n", &entry.number), ("name", &entry.registered_by.name.trim()), ("date", &day)];
        let whole = format!("{} {} {reason}", t::LATER_BY.fill(lang, &values), text.trim());
        said.push(whole.trim().to_owned());
    }
    said
}

/// What the fields said that a correction changed.
fn changes(ctx: &Ctx, access: &Access, line: &Line, before: &Grant, now: &Grant) -> String {
    let lang = ctx.lang;
    let as_of = |grant| Line { entry: line.entry, grant, withdrawn: None };
    let (before, now) = (as_of(before), as_of(now));
    let mut said = vec![];
    // Why a line was made is no part of what it gives.
    for field in register_fields().iter().filter(|field| field.id != "reason") {
        let (was, is) = (value(ctx, access, &before, field), value(ctx, access, &now, field));
        let name = field.name.get(lang);
        if was != is && was.is_empty() {
            said.push(t::LATER_NOTHING.fill(lang, &[("field", &name)]));
        } else if was != is {
            said.push(t::LATER_BEFORE.fill(lang, &[("text", &format!("{name}: {was}"))]));
        }
    }
    said.join(" ")
}

/// What a line says in a field of the catalogue; "" where it says nothing.
pub fn value(ctx: &Ctx, access: &Access, line: &Line, field: &RegisterField) -> String {
    let (lang, grant) = (ctx.lang, line.grant);
    let day = |day: Option<Date>| day.map(|day| words::date(Some(day), lang)).unwrap_or_default();
    match field.id.as_str() {
        "person" => words::name(ctx.clinic, &grant.person),
        "person_id" => grant.number.trim().to_owned(),
        "role" => words::role(access, &grant.role, lang),
        "purpose" => grant.purpose.trim().to_owned(),
        "given" => grant.from.map(|from| words::moment(from, lang)).unwrap_or_default(),
        "withdrawn" => line.withdrawn.map(|(_, at)| words::moment(at, lang)).unwrap_or_default(),
        "undertaking" => words::employer(ctx.clinic, &grant.employer, lang),
        "elsewhere" if grant.elsewhere.trim().is_empty() => String::new(),
        "elsewhere" => {
            let until = words::date(grant.elsewhere_until, lang);
            t::ELSEWHERE.fill(lang, &[("where", &grant.elsewhere.trim()), ("until", &until)])
        }
        "registered_by" => {
            let day = words::date(Some(line.entry.registered_on), lang);
            format!("{}, {day}", line.entry.registered_by.name.trim())
        }
        "systems" => words::systems(ctx.clinic, &grant.systems, lang).join(", "),
        "rights" => rights(grant, lang),
        "until" => day(grant.until),
        "approved_by" => ctx.clinic.person_name(grant.approved_by.as_ref()),
        "declaration_signed" => day(grant.declared_on),
        "instruction_signed" => day(grant.instructed_on),
        "level" => grant.level.map(|level| level.to_string()).unwrap_or_default(),
        "self_authorisation" => words::yes_no(grant.self_authorisation).string(lang),
        "last_control" => last_control(ctx, access, line),
        "reason" => words::reason(&grant.reason, &grant.note, lang),
        "keep_until" => day(line.keep_until()),
        _ => String::new(),
    }
}

/// The rights with the extra safeguards of technical staff.
fn rights(grant: &Grant, lang: Lang) -> String {
    let mut said = words::granted(grant, lang).join("; ");
    let all = crate::features::access::content::safeguards().iter();
    let own = all.filter(|own: &&Safeguard| grant.safeguards.contains(&own.id));
    let names: Vec<String> = own.map(|own| own.name.string(lang)).collect();
    if !names.is_empty() {
        let safeguards = t::SAFEGUARDS.fill(lang, &[("names", &names.join(", ").to_lowercase())]);
        said = if said.is_empty() { safeguards } else { format!("{said}. {safeguards}") };
    }
    said
}

fn last_control(ctx: &Ctx, access: &Access, line: &Line) -> String {
    let key = line.grant.person.key();
    let own = access.controls.iter().filter(|own| own.done_on.is_some() && own.people.contains_key(&key));
    let Some(control) = own.max_by_key(|own| (own.done_on, &own.id)) else { return String::new() };
    let outcome = crate::features::access::content::outcomes()
        .iter()
        .find(|own| own.id == control.people[&key].outcome)
        .map(|own| own.name.string(ctx.lang));
    let by = ctx.clinic.person_name(control.by.as_ref());
    let parts = [Some(words::date(control.done_on, ctx.lang)), Some(by), outcome];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
