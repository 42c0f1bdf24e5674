//! One person of a check: the questions, what they come to, and the way to the next.

use super::super::{unknown, Context};
use super::href;
use super::run::{change, next_person};
use crate::content::Lang;
use crate::domain::Id;
use crate::features::access::content::{outcomes, questions, Question};
use crate::features::access::model::ControlChange;
use crate::features::access::overview::{line_href, people, PersonRow, HREF};
use crate::features::access::state::{Checked, Control};
use crate::features::access::{t, words};
use crate::ui::{
    use_check, Button, Check, CheckBox, ChoiceOption, FieldError, LinkButton, Notice, RadioChoices, TextArea,
    Tone, Variant,
};
use yew::prelude::*;

/// Props of [`PersonPage`].
#[derive(Properties, PartialEq)]
pub struct PersonProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
    /// The check.
    pub id: Id,
    /// A line of the person.
    pub line: Id,
}

/// What one person is asked about.
#[component]
pub fn PersonPage(props: &PersonProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let control = ctx.state.controls.iter().find(|own| own.id == props.id).cloned().unwrap_or_default();
    let rows = people(&ctx.ctx(), &ctx.state);
    let row = rows.iter().find(|row| row.open.iter().chain(&row.ended).any(|line| *line.id() == props.line));
    let key = row.map(|row| row.person.key()).unwrap_or_default();
    let own = control.people.get(&key).cloned().unwrap_or_default();
    let missing = [
        own.outcome.is_empty().then(|| FieldError::new("outcome", t::LACK_OUTCOME.string(lang))),
        own.is_kept_unexplained().then(|| FieldError::new("person-note", t::LACK_WHY_KEPT.string(lang))),
    ];
    let check = use_check(missing.into_iter().flatten().collect());
    let Some(row) = row else { return unknown(ctx) };
    let next = next_person(ctx, &control, &key);
    let to = next.as_ref().map_or_else(|| href(&control.id), |line| format!("{}/{line}", href(&control.id)));
    let onward = {
        let (ctx, check) = (ctx.clone(), check.clone());
        Callback::from(move |()| {
            if check.passes() {
                ctx.desk.go.emit(to.clone());
            }
        })
    };
    let label = if next.is_some() { &t::CONTROL_NEXT } else { &t::CONTROL_TO_SUM };
    html! {
        <div class="stack">
            <a class="ds-link" href={href(&control.id)}>{ t::BACK_TO_CONTROL.get(lang) }</a>
            <h1 tabindex="-1" data-title={t::CONTROL_PERSON_TITLE.string(lang)}>{ t::CONTROL_PERSON_TITLE.get(lang) }</h1>
            <p class="lead">{ &row.name }</p>
            { holds(ctx, row) }
            { for asked(row).map(|question| ask(ctx, &control, &key, &own, question)) }
            { outcome(ctx, &control, &key, &own, &check) }
            if matches!(own.outcome.as_str(), "change" | "withdraw") { { ordered(ctx, &control, &key, &own, row) } }
            <TextArea id="person-note" {lang} label={t::ASK_NOTE.string(lang)} value={own.note.clone()} error={check.of("person-note")}
                onchange={about(ctx, &control, &key, ControlChange::PersonNote)} />
            { check.summary(lang) }
            <div class="button-row">
                <Button id="next-person" label={label.string(lang)} onclick={onward} />
                <LinkButton label={t::CONTROL_LATER.string(lang)} href={href(&control.id)} variant={Variant::Tertiary} />
            </div>
        </div>
    }
}

/// What the person has: each line as a link.
fn holds(ctx: &Context, row: &PersonRow) -> Html {
    let lines = row.open.iter().chain(&row.ended).map(|line| {
        html! {
            <li key={line.id().0.clone()}>
                <a class="ds-link" href={line_href(line.id())}>{ words::role(&ctx.state, &line.grant.role, ctx.lang) }</a>
                { ". " }{ words::standing(&ctx.ctx(), line) }
            </li>
        }
    });
    html! { <ul>{ for lines }</ul> }
}

/// The questions that are about this person.
fn asked<'a>(row: &'a PersonRow) -> impl Iterator<Item = &'static Question> + 'a {
    let may = row.open.iter().any(|line| line.grant.self_authorisation);
    questions().iter().filter(move |own| own.only_if.is_none() || may)
}

fn ask(ctx: &Context, control: &Control, key: &str, own: &Checked, question: &'static Question) -> Html {
    let lang = ctx.lang;
    let answer = own.answers.get(&question.id).copied();
    let chosen: Vec<AttrValue> =
        answer.iter().map(|yes| AttrValue::from(if *yes { "yes" } else { "no" })).collect();
    let onchange = {
        let id = question.id.clone();
        about(ctx, control, key, move |key, value: String| {
            ControlChange::Answer(key, id.clone(), value == "yes")
        })
    };
    html! {
        <div key={question.id.clone()}>
            <RadioChoices id={format!("ask-{}", question.id)} legend={question.ask.string(lang)} options={yes_no(lang)} {chosen} {onchange} />
            <div role="status">
                if answer.is_some_and(|yes| question.is_wrong(yes)) {
                    <Notice tone={Tone::Warn} title={t::CONTROL_DO.string(lang)}><p>{ question.r#do.get(lang) }</p></Notice>
                }
            </div>
        </div>
    }
}

fn yes_no(lang: Lang) -> Vec<ChoiceOption> {
    vec![ChoiceOption::new("yes", t::YES.string(lang)), ChoiceOption::new("no", t::NO.string(lang))]
}

fn outcome(ctx: &Context, control: &Control, key: &str, own: &Checked, check: &Check) -> Html {
    let lang = ctx.lang;
    let options: Vec<ChoiceOption> = outcomes()
        .iter()
        .map(|out| match &out.hint {
            Some(hint) => ChoiceOption::with_hint(out.id.clone(), out.name.string(lang), hint.string(lang)),
            None => ChoiceOption::new(out.id.clone(), out.name.string(lang)),
        })
        .collect();
    let chosen: Vec<AttrValue> =
        Some(own.outcome.clone()).filter(|own| !own.is_empty()).into_iter().map(AttrValue::from).collect();
    html! {
        <RadioChoices id="outcome" legend={t::ASK_OUTCOME.string(lang)} {options} {chosen} error={check.of("outcome")}
            onchange={about(ctx, control, key, ControlChange::Outcome)} />
    }
}

/// The ways to carry out what was decided, and that it is done.
fn ordered(ctx: &Context, control: &Control, key: &str, own: &Checked, row: &PersonRow) -> Html {
    let lang = ctx.lang;
    let links = row.open.iter().map(|line| {
        let role = words::role(&ctx.state, &line.grant.role, lang);
        html! {
            <li key={line.id().0.clone()}>
                <a class="ds-link" href={format!("{}/trekk", line_href(line.id()))}>{ t::WITHDRAW_ROLE.fill(lang, &[("role", &role)]) }</a>
            </li>
        }
    });
    html! {
        <section class="stack">
            <h2>{ t::CONTROL_CARRY_OUT.get(lang) }</h2>
            <ul>
                { for links }
                if own.outcome == "change" {
                    <li><a class="ds-link" href={format!("{HREF}/register")}>{ t::CONTROL_NEW_LINE.get(lang) }</a></li>
                }
            </ul>
            <CheckBox id="carried-out" field="carried-out-field" label={t::CONTROL_CARRIED.string(lang)} checked={own.carried_out}
                onchange={about(ctx, control, key, ControlChange::CarriedOut)} />
        </section>
    }
}

/// Changes what the check says about the person.
fn about<T: 'static>(
    ctx: &Context,
    control: &Control,
    key: &str,
    make: impl Fn(String, T) -> ControlChange + 'static,
) -> Callback<T> {
    let key = key.to_owned();
    change(ctx, &control.id, move |value| make(key.clone(), value))
}
