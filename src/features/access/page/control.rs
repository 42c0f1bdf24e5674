//! `#/tilgang/kontroll`: begin a check or see an old one; `…/<id>` goes through it, `…/<id>/<line>` asks about one person.

mod person;
mod run;

use super::table::{table, Row};
use super::{frame, unknown, Context, PageProps};
use crate::domain::Id;
use crate::features::access::content::{lone, triggers, Lone};
use crate::features::access::model::Edit;
use crate::features::access::overview::{next_control, open_control, with_access, HREF};
use crate::features::access::state::Control;
use crate::features::access::{t, words};
use crate::ui::{use_check, Button, ChoiceOption, FieldError, LinkButton, RadioChoices};
use person::PersonPage;
use run::RunPage;
use yew::prelude::*;

/// Props of the pages of one check.
#[derive(Properties, PartialEq)]
struct ControlProps {
    ctx: Context,
    id: Id,
}

/// The start, a check, or one person of it.
pub fn page(ctx: &Context) -> Html {
    if ctx.segment(1).is_empty() {
        return html! { <StartPage ctx={ctx.clone()} /> };
    }
    let id = Id::from(ctx.segment(1));
    let known = ctx.state.controls.iter().any(|own| own.id == id);
    match (known, ctx.segment(2)) {
        (false, _) => unknown(ctx),
        (true, "") => html! { <RunPage key={ctx.segment(1).to_owned()} ctx={ctx.clone()} {id} /> },
        (true, line) => {
            html! { <PersonPage key={line.to_owned()} ctx={ctx.clone()} {id} line={Id::from(line)} /> }
        }
    }
}

/// The page of a check.
fn href(id: &Id) -> String {
    format!("{HREF}/kontroll/{id}")
}

fn trigger(control: &Control, ctx: &Context) -> String {
    let known = triggers().iter().find(|own| own.id == control.trigger);
    known.map(|own| own.name.string(ctx.lang)).unwrap_or_default()
}

#[component]
fn StartPage(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let people = with_access(&ctx.ctx(), &ctx.state);
    let body = html! {
        <>
            <p class="lead">{ lone(Lone::ControlLead).get(lang) }</p>
            if let Some(day) = next_control(&ctx.state) {
                <p>{ t::CONTROL_DUE.fill(lang, &[("date", &words::date(Some(day), lang))]) }</p>
            }
            if let Some(open) = open_control(&ctx.state) {
                <p>{ t::CONTROL_OPEN.fill(lang, &[("date", &words::date(open.begun_on, lang))]) }</p>
                <LinkButton id="go-on" label={t::CONTROL_GO_ON.string(lang)} href={href(&open.id)} />
            } else if people.is_empty() {
                <p class="empty-state">{ t::REGISTER_NOBODY.get(lang) }</p>
                <LinkButton label={t::NEXT_REGISTER.string(lang)} href={format!("{HREF}/register")} />
            } else {
                <BeginForm ctx={ctx.clone()} />
            }
            { earlier(ctx) }
        </>
    };
    frame(ctx, &t::CONTROL_TITLE, body)
}

/// Why the check is made, and the button that begins it.
#[component]
fn BeginForm(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let chosen = use_state(String::new);
    let missing = chosen.is_empty().then(|| FieldError::new("trigger", t::LACK_TRIGGER.string(lang)));
    let check = use_check(missing.into_iter().collect());
    let options: Vec<ChoiceOption> = triggers()
        .iter()
        .map(|own| match &own.hint {
            Some(hint) => ChoiceOption::with_hint(own.id.clone(), own.name.string(lang), hint.string(lang)),
            None => ChoiceOption::new(own.id.clone(), own.name.string(lang)),
        })
        .collect();
    let picked: Vec<AttrValue> =
        Some((*chosen).clone()).filter(|own| !own.is_empty()).into_iter().map(AttrValue::from).collect();
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |value: String| chosen.set(value))
    };
    let begin = {
        let (ctx, check, chosen) = (ctx.clone(), check.clone(), chosen.clone());
        Callback::from(move |()| {
            if check.passes() {
                let id = ctx.desk.make_id.emit(());
                ctx.edit.emit(Edit::BeginControl(id.clone(), (*chosen).clone(), ctx.today));
                ctx.desk.go.emit(href(&id));
            }
        })
    };
    html! {
        <>
            <RadioChoices id="trigger" legend={t::ASK_TRIGGER.string(lang)} {options} chosen={picked} error={check.of("trigger")} {onchange} />
            { check.summary(lang) }
            <Button id="begin-control" label={t::REMEDY_CONTROL.string(lang)} onclick={begin} />
        </>
    }
}

/// Checks that are done, the newest first.
fn earlier(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let mut done: Vec<&Control> = ctx.state.controls.iter().filter(|own| own.done_on.is_some()).collect();
    done.sort_by_key(|own| std::cmp::Reverse(own.done_on));
    if done.is_empty() {
        return html! {};
    }
    let row = |own: &&Control| Row {
        key: own.id.0.clone(),
        head: html! { <a class="ds-link" href={href(&own.id)}>{ words::date(own.done_on, lang) }</a> },
        cells: vec![trigger(own, ctx).into(), ctx.clinic.person_name(own.by.as_ref()).into()],
    };
    let columns = [&t::FIELD_DONE, &t::FIELD_TRIGGER, &t::FIELD_CHECKED_BY];
    table(&t::CONTROLS_CAPTION, &columns, done.iter().map(row).collect(), lang)
}
