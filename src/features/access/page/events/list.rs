//! One list: every step, every system to open or close, each with the day and time, to the draft that is signed.

use super::super::Context;
use super::begin::EventProps;
use super::points::{Ticked, Ticks, MOMENT};
use super::{held, name_of};
use crate::domain::{Date, Id};
use crate::features::access::content::{Event, Group};
use crate::features::access::document::{draft_href, EVENT};
use crate::features::access::model::{Edit, EventChange};
use crate::features::access::overview::{event_points, page_of, progress, HREF};
use crate::features::access::register::Moment;
use crate::features::access::state::LifeEvent;
use crate::features::access::{t, words};
use crate::ui::{use_focus, Button, DateField, LinkButton, MomentField, TextArea, Variant};
use yew::prelude::*;

/// The list.
#[component]
pub fn ListPage(props: &EventProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let at = use_state(|| Some::<Moment>(ctx.desk.now.emit(())));
    let asked = use_state(|| false);
    let focus = use_focus();
    let Some(event) = ctx.state.events.iter().find(|own| own.id == props.id) else { return html! {} };
    let Some(known) = Event::find(&event.kind) else { return html! {} };
    let steps: Vec<Ticked> = known
        .step
        .iter()
        .map(|step| Ticked {
            key: step.id.clone(),
            name: step.text(lang).to_owned(),
            text: String::new(),
            tick: event.steps.get(&step.id).cloned().unwrap_or_default(),
        })
        .collect();
    let points: Vec<Ticked> = event_points(&ctx.clinic, event, lang)
        .into_iter()
        .map(|row| Ticked { key: row.key, name: row.name, text: row.text, tick: row.tick })
        .collect();
    let onat = {
        let at = at.setter();
        Callback::from(move |value| at.set(value))
    };
    let error = (*asked && at.is_none()).then(|| AttrValue::from(t::LACK_MOMENT.string(lang)));
    let ticks = Ticks { ctx, event: &event.id, at: *at, asked: asked.setter(), focus };
    let (settled, all) = progress(&ctx.clinic, event);
    html! {
        <div class="stack">
            { back(ctx, event) }
            <h1 tabindex="-1" data-title={name_of(event, ctx)}>{ name_of(event, ctx) }</h1>
            <p class="lead">{ words::name(&ctx.clinic, &event.person) }</p>
            <p role="status"><strong>{ t::EVENT_PROGRESS.fill(lang, &[("n", &settled), ("all", &all)]) }</strong></p>
            { about(ctx, event, known.group) }
            <section class="stack">
                <h2>{ t::TICK_HEADING.get(lang) }</h2>
                <MomentField id={MOMENT} {lang} label={t::ASK_TICKED_AT.string(lang)} hint={AttrValue::from(t::TICKED_AT_HINT.string(lang))} value={*at} {error} onchange={onat} />
            </section>
            if !points.is_empty() {
                <section class="stack">
                    <h2>{ t::EVENT_POINTS.get(lang) }</h2>
                    { ticks.list(&points, EventChange::Point) }
                </section>
            }
            <section class="stack">
                <h2>{ t::EVENT_STEPS.get(lang) }</h2>
                { ticks.list(&steps, EventChange::Step) }
            </section>
            { held(ctx, &event.person) }
            <TextArea id="event-note" {lang} label={t::ASK_NOTE.string(lang)} value={event.note.clone()} onchange={change(ctx, &event.id, EventChange::Note)} />
            { finish(ctx, event, known.group, settled == all) }
        </div>
    }
}

fn back(ctx: &Context, event: &LifeEvent) -> Html {
    match page_of(&ctx.clinic, &event.person) {
        Some(page) => html! { <a class="ds-link" href={page}>{ t::BACK_TO_PERSON.get(ctx.lang) }</a> },
        None => html! { <a class="ds-link" href={HREF}>{ t::BACK_TO_ACCESS.get(ctx.lang) }</a> },
    }
}

/// The day, and when somebody who is away is back.
fn about(ctx: &Context, event: &LifeEvent, group: Group) -> Html {
    let lang = ctx.lang;
    let onday = {
        let (id, leaves) = (event.id.clone(), leaver(event, group));
        ctx.edit.reform(move |day: Option<Date>| Edit::EventDay {
            event: id.clone(),
            day,
            leaves: leaves.clone(),
        })
    };
    html! {
        <>
            <DateField id="event-day" label={t::ASK_DAY.string(lang)} hint={AttrValue::from(t::DAY_HINT.string(lang))} value={event.day} onchange={onday} />
            if group == Group::Leave {
                <DateField id="event-back" label={t::FIELD_BACK.string(lang)} value={event.back_on} onchange={change(ctx, &event.id, EventChange::BackOn)} />
            }
        </>
    }
}

/// Whom the clinic's facts learn about: somebody who leaves.
fn leaver(event: &LifeEvent, group: Group) -> Option<Id> {
    event.person.id.clone().filter(|_| group == Group::Leaver)
}

/// The way to the signature, which is the next step when everything is settled.
fn finish(ctx: &Context, event: &LifeEvent, group: Group, settled: bool) -> Html {
    let lang = ctx.lang;
    let remove = {
        let (ctx, id, leaves) = (ctx.clone(), event.id.clone(), leaver(event, group));
        let to = page_of(&ctx.clinic, &event.person).unwrap_or_else(|| HREF.to_owned());
        Callback::from(move |()| {
            ctx.desk.go.emit(to.clone());
            ctx.edit.emit(Edit::RemoveEvent(id.clone(), leaves.clone()));
        })
    };
    let variant = if settled { Variant::Primary } else { Variant::Secondary };
    html! {
        <div class="button-row">
            <LinkButton id="sign-list" label={t::SIGN_LIST.string(lang)} href={draft_href(&format!("{EVENT}-{}", event.id))} {variant} />
            <Button label={t::DELETE_LIST.string(lang)} variant={Variant::Tertiary} icon="trash" onclick={remove} />
        </div>
    }
}

fn change<T: 'static>(ctx: &Context, id: &Id, make: impl Fn(T) -> EventChange + 'static) -> Callback<T> {
    let id = id.clone();
    ctx.edit.reform(move |value| Edit::Event(id.clone(), make(value)))
}
