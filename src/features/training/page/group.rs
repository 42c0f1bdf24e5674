//! `#/opplaring/gruppe`: several take the course together, in front of one screen, and each signs there.

mod cards;
mod sign;

use super::{frame, invitation, people, remember, t, Context, PageProps};
use crate::domain::{long_date, Date, Id};
use crate::features::training::model::{Edit, LONGEST_NOTE};
use crate::features::training::overview::HREF;
use crate::features::training::receipt::{Receipt, Session};
use crate::features::training::t as model;
use crate::ui::{Button, DateField, FieldError, LinkButton, SelectField, TextArea, Variant};
use yew::prelude::*;

/// A session that is held now, or one that was held.
#[component]
pub fn GroupPage(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let manager = ctx.clinic.manager().map(|own| own.id.clone());
    let day = use_state(|| Some(ctx.today));
    let leader = use_state(|| manager);
    let kept = ctx.state.sessions.iter().find(|own| Some(&own.id) == props.id.as_ref());
    let fresh = Session { date: *day, led_by: (*leader).clone(), ..Session::default() };
    let session = kept.cloned().unwrap_or(fresh);
    let is_future = session.date.is_none_or(|own| own > ctx.today);
    let wrong = is_future.then(|| FieldError::new("session-day", t::ERROR_DAY.string(lang)));
    let body = html! {
        <>
            if kept.is_none() {
                { when(ctx, &day, &leader, wrong.as_ref()) }
            } else {
                <p>{ held(ctx, &session) }</p>
            }
            <cards::Cards ctx={ctx.clone()} />
            <sign::SignHere ctx={ctx.clone()} session={session.clone()} {wrong} />
            if kept.is_some() { { note(ctx, &session) } }
            if kept.is_none() { { earlier(ctx) } }
        </>
    };
    frame(lang, &t::GROUP_TITLE, &t::GROUP_LEAD, body)
}

/// Day and leader of a session that begins.
fn when(
    ctx: &Context,
    day: &UseStateHandle<Option<Date>>,
    leader: &UseStateHandle<Option<Id>>,
    wrong: Option<&FieldError>,
) -> Html {
    let lang = ctx.lang;
    let (set_day, set_leader) = (day.setter(), leader.setter());
    let onday = Callback::from(move |chosen| set_day.set(chosen));
    let onleader = Callback::from(move |id: String| set_leader.set((!id.is_empty()).then_some(Id(id))));
    let value = leader.as_ref().map_or_else(String::new, |own| own.0.clone());
    html! {
        <>
            <DateField id="session-day" label={t::GROUP_WHEN.string(lang)} value={**day} onchange={onday}
                error={wrong.map(|own| AttrValue::from(own.message.clone()))} />
            <SelectField id="session-leader" label={t::GROUP_LEADER.string(lang)} options={people(ctx, &t::NOBODY)} {value} onchange={onleader} />
        </>
    }
}

/// Day and leader of a session that is kept.
fn held(ctx: &Context, session: &Session) -> String {
    let day = session.date.map(|own| long_date(own, ctx.lang)).unwrap_or_default();
    match ctx.clinic.person_name(session.led_by.as_ref()) {
        name if name.is_empty() => day,
        name => format!("{day}. {}: {name}", model::COLUMN_LED_BY.get(ctx.lang)),
    }
}

/// The receipts of a session.
fn receipts<'a>(ctx: &'a Context, session: &'a Id) -> impl Iterator<Item = &'a Receipt> {
    ctx.state.receipts.iter().filter(move |own| own.session.as_ref() == Some(session))
}

/// What was talked about, and the way out.
fn note(ctx: &Context, session: &Session) -> Html {
    let lang = ctx.lang;
    let (written, removed, go) = (session.id.clone(), session.id.clone(), ctx.desk.go.clone());
    let onchange = ctx.edit.reform(move |text| Edit::SessionNote(written.clone(), text));
    let delete = ctx.edit.reform(move |()| {
        go.emit(format!("{HREF}/gruppe"));
        Edit::RemoveSession(removed.clone())
    });
    html! {
        <>
            <TextArea id="session-note" {lang} label={t::GROUP_NOTE.string(lang)} hint={AttrValue::from(t::GROUP_NOTE_HINT.string(lang))}
                longest={LONGEST_NOTE} value={session.note.clone()} {onchange} />
            <div class="button-row">
                <LinkButton id="session-done" label={t::GROUP_FINISH.string(lang)} href={HREF} variant={Variant::Secondary} />
                <Button label={t::GROUP_DELETE.string(lang)} variant={Variant::Tertiary} icon="trash" onclick={delete} />
            </div>
        </>
    }
}

/// The sessions that were held, the newest first.
fn earlier(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let mut sessions: Vec<&Session> = ctx.state.sessions.iter().collect();
    if sessions.is_empty() {
        return html! {};
    }
    sessions.sort_by_key(|own| std::cmp::Reverse(own.date));
    let row = |own: &Session| {
        let day = own.date.map(|own| long_date(own, lang)).unwrap_or_default();
        let text = t::GROUP_ROW.fill(lang, &[("date", &day), ("n", &receipts(ctx, &own.id).count())]);
        html! { <li key={own.id.to_string()}><a class="ds-link" href={format!("{HREF}/gruppe/{}", own.id)}>{ text }</a></li> }
    };
    html! {
        <section class="stack" aria-labelledby="earlier">
            <h2 id="earlier">{ t::GROUP_EARLIER.get(lang) }</h2>
            <ul>{ for sessions.into_iter().map(row) }</ul>
        </section>
    }
}
