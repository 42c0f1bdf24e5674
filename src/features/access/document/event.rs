//! What happens when somebody comes, changes, is away or goes: every step, and every system that is opened or closed.

use super::{document, fields, heading, table, Frame, EVENT};
use crate::documents::{Block, Cell};
use crate::domain::{short_date, Ctx, DateExt, Finding, Urgency};
use crate::features::access::content::{deadlines, Event, Group};
use crate::features::access::overview::{event_points, line_href, list_href, progress};
use crate::features::access::register::{history, lines};
use crate::features::access::state::{Access, LifeEvent};
use crate::features::access::{t, words};
use crate::features::Draft;
use serde_json::json;

/// Days that the list of an event stays among the drafts after it is signed.
const DAYS_SHOWN: i32 = 30;

/// A list for each event that is not signed yet, or was so lately.
pub fn drafts(ctx: &Ctx, access: &Access) -> Vec<Draft> {
    let shown = |event: &&LifeEvent| {
        let signed = ctx.digest.last_signed(&kind_of(event));
        signed.is_none_or(|signed| signed.date.days_until(ctx.today) <= DAYS_SHOWN)
    };
    access.events.iter().filter(shown).filter_map(|event| draft(ctx, access, event)).collect()
}

/// Kind of the list of an event.
pub fn kind_of(event: &LifeEvent) -> String {
    format!("{EVENT}-{}", event.id)
}

fn draft(ctx: &Ctx, access: &Access, event: &LifeEvent) -> Option<Draft> {
    let known = Event::find(&event.kind)?;
    let statement = match known.group {
        Group::Leaver | Group::Leave => &t::EVENT_STATEMENT_CLOSED,
        _ => &t::EVENT_STATEMENT,
    };
    Some(Draft {
        document: document(ctx, frame(ctx, access, event, known)),
        statement: statement.string(ctx.lang),
        blockers: blockers(ctx, access, event, known),
    })
}

fn frame(ctx: &Ctx, access: &Access, event: &LifeEvent, known: &Event) -> Frame {
    let lang = ctx.lang;
    let name = words::name(ctx.clinic, &event.person);
    let points = event_points(ctx.clinic, event, lang);
    let (settled, all) = progress(ctx.clinic, event);
    let deadline = deadlines().iter().find(|own| own.id == known.deadline);
    let about = vec![
        (t::FIELD_PERSON.string(lang), name.clone()),
        (t::FIELD_EVENT.string(lang), known.name.string(lang)),
        (t::FIELD_DAY.string(lang), words::date(event.day, lang)),
        (
            t::FIELD_BACK.string(lang),
            event.back_on.map(|day| words::date(Some(day), lang)).unwrap_or_default(),
        ),
        (t::FIELD_DEADLINE.string(lang), deadline.map(|own| own.name.string(lang)).unwrap_or_default()),
    ];
    let mut blocks = vec![heading(2, t::EVENT_ABOUT.get(lang)), fields(about)];
    blocks.extend(super::written(&event.note));
    blocks.push(heading(2, t::EVENT_STEPS.get(lang)));
    let steps = known
        .step
        .iter()
        .map(|step| vec![Cell::from(step.text(lang)), words::tick(event.steps.get(&step.id), lang).into()]);
    let columns = [(&t::COLUMN_STEP, 3), (&t::COLUMN_DONE, 2)];
    blocks.push(table(t::EVENT_STEPS_CAPTION.string(lang), &columns, steps.collect(), lang));
    if !points.is_empty() {
        blocks.push(heading(2, t::EVENT_POINTS.get(lang)));
        let rows = points.iter().map(|row| {
            vec![
                Cell::from(row.name.clone()),
                row.text.clone().into(),
                words::tick(Some(&row.tick), lang).into(),
            ]
        });
        let columns = [(&t::COLUMN_SYSTEM, 2), (&t::COLUMN_WHAT, 3), (&t::COLUMN_DONE, 2)];
        blocks.push(table(t::EVENT_POINTS_CAPTION.string(lang), &columns, rows.collect(), lang));
    }
    let key = event.person.key();
    let own: Vec<_> =
        lines(&access.entries).into_iter().filter(|line| line.grant.person.key() == key).collect();
    blocks.push(heading(2, t::EVENT_LINES.get(lang)));
    blocks.push(register_lines(ctx, access, &own));
    let entries: Vec<_> = own.iter().flat_map(|line| history(&access.entries, line.id())).collect();
    // The number tells lists apart, since a title holds no names.
    let number = access.events.iter().position(|own| own.id == event.id).map_or(1, |place| place + 1);
    let list = format!("{} {number}", words::list_title(known.group).get(lang));
    Frame {
        kind: kind_of(event),
        title: event.day.map_or(list.clone(), |day| format!("{list}, {}", short_date(day))),
        result: t::EVENT_RESULT.fill(lang, &[("name", &name), ("settled", &settled), ("all", &all)]),
        blocks,
        valid_until: None,
        data: json!({
            "event": event,
            "points": points.iter().map(|row| &row.key).collect::<Vec<_>>(),
            "entries": entries,
        }),
        named: event.person.id.clone().into_iter().collect(),
    }
}

fn register_lines(ctx: &Ctx, access: &Access, own: &[crate::features::access::register::Line]) -> Block {
    let lang = ctx.lang;
    if own.is_empty() {
        return super::paragraph(&t::EVENT_NO_LINES, lang);
    }
    let rows = own.iter().map(|line| {
        let until =
            line.grant.until.map(|day| words::date(Some(day), lang)).unwrap_or_else(|| "–".to_owned());
        let withdrawn = line.withdrawn.map_or_else(|| "–".to_owned(), |(_, at)| words::moment(at, lang));
        vec![
            Cell::from(words::role(access, &line.grant.role, lang)),
            line.grant.from.map(|from| words::moment(from, lang)).unwrap_or_default().into(),
            until.into(),
            withdrawn.into(),
        ]
    });
    let columns =
        [(&t::COLUMN_ROLE, 3), (&t::COLUMN_FROM, 3), (&t::COLUMN_UNTIL, 2), (&t::COLUMN_WITHDRAWN, 3)];
    table(t::EVENT_LINES.string(lang), &columns, rows.collect(), lang)
}

/// A list can be signed when its day is set and everything that it opens or closes is settled; in the register too, for
/// somebody who leaves.
fn blockers(ctx: &Ctx, access: &Access, event: &LifeEvent, known: &Event) -> Vec<Finding> {
    let finding = |what: String, text: String| Finding {
        key: format!("access/{}/{what}", event.id),
        text,
        remedy: t::REMEDY_LIST.string(ctx.lang),
        href: list_href(&event.id),
        urgency: Urgency::Soon,
    };
    let mut found = vec![];
    if event.day.is_none() {
        found.push(finding("day".into(), t::BLOCKER_DAY.string(ctx.lang)));
    }
    if matches!(known.group, Group::Leaver | Group::Leave) {
        for row in event_points(ctx.clinic, event, ctx.lang).iter().filter(|row| !row.tick.is_settled()) {
            let text = t::BLOCKER_POINT.fill(ctx.lang, &[("name", &row.name)]);
            found.push(finding(row.key.clone(), text));
        }
    }
    if known.group == Group::Leaver {
        let all = lines(&access.entries);
        for line in all.iter().filter(|line| line.is_open() && line.grant.person.key() == event.person.key())
        {
            let role = words::role(access, &line.grant.role, ctx.lang);
            let text = t::BLOCKER_LINE.fill(ctx.lang, &[("role", &role)]);
            let href = line_href(line.id());
            let remedy = t::WITHDRAW.string(ctx.lang);
            found.push(Finding { href, remedy, ..finding(line.id().0.clone(), text) });
        }
    }
    found
}
