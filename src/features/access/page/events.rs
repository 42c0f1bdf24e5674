//! `#/tilgang/person/<id>`: what happens to one person's access; `…/ny` begins something. `#/tilgang/hendelse/<id>` is one list.

mod begin;
mod list;
mod points;

use super::declarations::declarations;
use super::table::{table, Row};
use super::{unknown, Context};
use crate::domain::Id;
use crate::features::access::content::Event;
use crate::features::access::overview::{group, line_href, list_href, people, person_href, progress, HREF};
use crate::features::access::register::Someone;
use crate::features::access::state::LifeEvent;
use crate::features::access::{t, words};
use crate::ui::{LinkButton, Variant};
use begin::BeginPage;
use list::ListPage;
use yew::prelude::*;

/// A person, the form that begins something, or a list.
pub fn page(ctx: &Context) -> Html {
    let id = Id::from(ctx.segment(1));
    if ctx.segment(0) == "hendelse" {
        return match ctx.state.events.iter().any(|own| own.id == id) {
            true => html! { <ListPage key={ctx.segment(1).to_owned()} ctx={ctx.clone()} {id} /> },
            false => unknown(ctx),
        };
    }
    match (ctx.clinic.person(&id).is_some(), ctx.segment(2)) {
        (true, "") => whole(ctx, &id),
        (true, "ny") => html! { <BeginPage key={ctx.segment(1).to_owned()} ctx={ctx.clone()} {id} /> },
        _ => unknown(ctx),
    }
}

/// "Sluttliste: En ansatt slutter".
fn name_of(event: &LifeEvent, ctx: &Context) -> String {
    let list = group(event).map(|own| words::list_title(own).get(ctx.lang)).unwrap_or_default();
    let what = Event::find(&event.kind).map(|own| own.name.get(ctx.lang)).unwrap_or_default();
    format!("{list}: {what}")
}

fn whole(ctx: &Context, id: &Id) -> Html {
    let lang = ctx.lang;
    let someone = Someone::of(&ctx.clinic, id);
    let own: Vec<&LifeEvent> =
        ctx.state.events.iter().rev().filter(|event| event.person.key() == someone.key()).collect();
    let is_open = |event: &&&LifeEvent| {
        let (settled, all) = progress(&ctx.clinic, event);
        settled < all
    };
    let open = own.iter().find(is_open);
    let variant = if open.is_some() { Variant::Secondary } else { Variant::Primary };
    html! {
        <div class="stack">
            <a class="ds-link" href={HREF}>{ t::BACK_TO_ACCESS.get(lang) }</a>
            <h1 tabindex="-1" data-title={t::PERSON_TITLE.string(lang)}>{ t::PERSON_TITLE.get(lang) }</h1>
            <p class="lead">{ someone.name.clone() }</p>
            if let Some(open) = open {
                <p>{ name_of(open, ctx) }</p>
                <LinkButton id="go-on" label={t::REMEDY_LIST.string(lang)} href={list_href(&open.id)} />
            }
            <section class="stack">
                <h2>{ t::EVENTS_HEADING.get(lang) }</h2>
                if own.is_empty() {
                    <p class="empty-state">{ t::EVENTS_EMPTY.get(lang) }</p>
                } else {
                    { events(ctx, &own) }
                }
                <LinkButton id="begin-event" label={t::EVENT_NEW.string(lang)} href={format!("{}/ny", person_href(id))} {variant} />
            </section>
            { declarations(ctx, id) }
            { held(ctx, &someone) }
        </div>
    }
}

fn events(ctx: &Context, own: &[&LifeEvent]) -> Html {
    let row = |event: &&LifeEvent| {
        let (settled, all) = progress(&ctx.clinic, event);
        Row {
            key: event.id.0.clone(),
            head: html! { <a class="ds-link" href={list_href(&event.id)}>{ name_of(event, ctx) }</a> },
            cells: vec![
                words::date(event.day, ctx.lang).into(),
                t::EVENT_PROGRESS.fill(ctx.lang, &[("n", &settled), ("all", &all)]).into(),
            ],
        }
    };
    let columns = [&t::FIELD_EVENT, &t::FIELD_DAY, &t::COLUMN_DONE];
    table(&t::EVENTS_CAPTION, &columns, own.iter().map(row).collect(), ctx.lang)
}

/// The person's lines of the register, each with the way to withdraw it.
fn held(ctx: &Context, someone: &Someone) -> Html {
    let lang = ctx.lang;
    let all = people(&ctx.ctx(), &ctx.state);
    let own = all.iter().find(|row| row.person.key() == someone.key());
    let lines: Vec<_> = own.iter().flat_map(|row| row.open.iter().chain(&row.ended)).collect();
    let rows = lines.iter().map(|line| {
        let role = words::role(&ctx.state, &line.grant.role, lang);
        let withdraw = match line.is_open() {
            true => {
                let name = t::WITHDRAW_ROLE.fill(lang, &[("role", &role)]);
                html! { <a class="ds-link" href={format!("{}/trekk", line_href(line.id()))}>{ name }</a> }
            }
            false => "–".into(),
        };
        Row {
            key: line.id().0.clone(),
            head: html! { <a class="ds-link" href={line_href(line.id())}>{ role }</a> },
            cells: vec![words::standing(&ctx.ctx(), line).into(), withdraw],
        }
    });
    html! {
        <section class="stack">
            <h2>{ t::EVENT_LINES.get(lang) }</h2>
            if lines.is_empty() {
                <p>{ t::EVENT_NO_LINES.get(lang) }</p>
                <p><a class="ds-link" href={format!("{HREF}/register")}>{ t::NEXT_REGISTER.get(lang) }</a></p>
            } else {
                { table(&t::EVENT_LINES, &[&t::COLUMN_ROLE, &t::COLUMN_STANDS, &t::COLUMN_CHOICE], rows.collect(), lang) }
            }
        </section>
    }
}
