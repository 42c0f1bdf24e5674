//! A check as a whole: who is left, what else is looked at, and the way to the signature.

use super::super::staff::options as staff_options;
use super::super::table::{table, Row};
use super::super::{frame, Context};
use super::{href, trigger, ControlProps};
use crate::content::Localized;
use crate::domain::{Date, Id};
use crate::features::access::content::outcomes;
use crate::features::access::document::{checked_name, draft_href, CONTROL};
use crate::features::access::model::{ControlChange, Edit};
use crate::features::access::overview::{with_access, HREF};
use crate::features::access::register::lines;
use crate::features::access::state::{Checked, Control};
use crate::features::access::{t, words};
use crate::ui::{
    use_check, use_focus, Button, Check, ChoiceOption, FieldError, LinkButton, RadioChoices, SelectField,
    TextArea, TextField, Variant,
};
use yew::prelude::*;

/// What is looked at besides people: the element, the question, where it is followed up.
const ALSO: [(&str, &Localized, &str); 3] = [
    ("control-self", &t::CONTROL_SELF, "selvautorisering"),
    ("control-log", &t::CONTROL_LOG, "logg"),
    ("control-blocking", &t::CONTROL_BLOCKING, "sperring"),
];

fn answers(control: &Control) -> [Option<bool>; 3] {
    [control.self_authorisation, control.log, control.blocking]
}

/// Somebody in the list of a check: the part of the address, the name, what it came to.
struct Listed {
    key: String,
    line: Option<Id>,
    name: String,
    checked: Option<Checked>,
}

/// Whom the check goes through, and those who had access when they were checked.
fn listed(ctx: &Context, control: &Control) -> Vec<Listed> {
    let now = with_access(&ctx.ctx(), &ctx.state).into_iter().map(|row| Listed {
        line: row.open.first().map(|line| line.id().clone()),
        checked: control.people.get(&row.person.key()).cloned(),
        key: row.person.key(),
        name: row.name,
    });
    // Who got access after a check was done is for the next one.
    let mut all: Vec<Listed> = now.filter(|own| control.done_on.is_none() || own.checked.is_some()).collect();
    let lines = lines(&ctx.state.entries);
    let gone: Vec<Listed> = control
        .people
        .iter()
        .filter(|(key, _)| all.iter().all(|own| own.key != **key))
        .map(|(key, own)| Listed {
            key: key.clone(),
            // Also of somebody whose access is withdrawn by now, so that it can be said that this is done.
            line: lines.iter().find(|line| line.grant.person.key() == *key).map(|line| line.id().clone()),
            name: checked_name(&ctx.ctx(), key, own),
            checked: Some(own.clone()),
        })
        .collect();
    all.extend(gone);
    all
}

/// The first line of whoever has no outcome yet, but for one person.
pub fn next_person(ctx: &Context, control: &Control, but: &str) -> Option<Id> {
    let open = |own: &Listed| {
        own.checked.as_ref().is_none_or(|own| own.outcome.is_empty() || own.is_kept_unexplained())
    };
    listed(ctx, control).into_iter().filter(|own| own.key != but && open(own)).find_map(|own| own.line)
}

#[component]
pub(super) fn RunPage(props: &ControlProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let control = ctx.state.controls.iter().find(|own| own.id == props.id).cloned().unwrap_or_default();
    let open = answers(&control).into_iter().zip(ALSO).filter(|(answer, _)| answer.is_none());
    let mut wrong: Vec<FieldError> =
        open.map(|(_, (field, ..))| FieldError::new(field, t::LACK_YES_NO.string(lang))).collect();
    if control.by.is_none() {
        wrong.insert(0, FieldError::new("control-by", t::LACK_CHECKED_BY.string(lang)));
    }
    let check = use_check(wrong);
    let next = next_person(ctx, &control, "");
    let focus = use_focus();
    let body = html! {
        <>
            <p class="lead">{ trigger(&control, ctx) }</p>
            <p>{ t::CONTROL_BEGUN_ON.fill(lang, &[("date", &words::date(control.begun_on, lang))]) }</p>
            if let (Some(line), None) = (&next, control.done_on) {
                <LinkButton id="next-person" label={t::CONTROL_NEXT.string(lang)} href={format!("{}/{line}", href(&control.id))} />
            }
            { people(ctx, &control) }
            { also(ctx, &control, &check) }
            { check.summary(lang) }
            { finish(ctx, &control, &check, next.is_none(), &focus) }
        </>
    };
    frame(ctx, &t::CONTROL_TITLE, body)
}

fn people(ctx: &Context, control: &Control) -> Html {
    let lang = ctx.lang;
    let row = |own: Listed| {
        let outcome =
            own.checked.as_ref().and_then(|own| outcomes().iter().find(|out| out.id == own.outcome));
        let ordered =
            own.checked.as_ref().is_some_and(|own| matches!(own.outcome.as_str(), "change" | "withdraw"));
        let carried = match &own.checked {
            Some(checked) if ordered => words::yes_no(checked.carried_out).string(lang),
            _ => "–".to_owned(),
        };
        Row {
            head: match &own.line {
                Some(line) => {
                    html! { <a class="ds-link" href={format!("{}/{line}", href(&control.id))}>{ &own.name }</a> }
                }
                None => own.name.clone().into(),
            },
            key: own.key,
            cells: vec![
                outcome.map_or_else(|| t::NOT_CHECKED.string(lang), |own| own.name.string(lang)).into(),
                carried.into(),
            ],
        }
    };
    let rows = listed(ctx, control).into_iter().map(row).collect();
    table(&t::CONTROL_PEOPLE, &[&t::COLUMN_PERSON, &t::COLUMN_OUTCOME, &t::COLUMN_CARRIED_OUT], rows, lang)
}

fn also(ctx: &Context, control: &Control, check: &Check) -> Html {
    let lang = ctx.lang;
    let id = &control.id;
    let yes_no =
        vec![ChoiceOption::new("yes", t::YES.string(lang)), ChoiceOption::new("no", t::NO.string(lang))];
    let makes = [ControlChange::SelfAuthorisation, ControlChange::Log, ControlChange::Blocking];
    let asked = ALSO.into_iter().zip(answers(control)).zip(makes).map(|(((field, text, path), answer), make)| {
        let chosen: Vec<AttrValue> =
            answer.iter().map(|yes| AttrValue::from(if *yes { "yes" } else { "no" })).collect();
        html! {
            <div key={field}>
                <RadioChoices id={field} legend={text.string(lang)} options={yes_no.clone()} {chosen} error={check.of(field)}
                    onchange={change(ctx, id, move |value: String| make(value == "yes"))} />
                if answer == Some(false) {
                    <p><a class="ds-link" href={format!("{HREF}/{path}")}>{ t::CONTROL_FOLLOW_UP.get(lang) }</a></p>
                }
            </div>
        }
    });
    let mut staff: Vec<(AttrValue, AttrValue)> = vec![("".into(), t::CHOOSE.string(lang).into())];
    staff.extend(staff_options(ctx, control.by.as_ref()));
    let by = control.by.as_ref().map(|own| own.0.clone()).unwrap_or_default();
    let onby = change(ctx, id, |value: String| ControlChange::By((!value.is_empty()).then_some(Id(value))));
    html! {
        <section class="stack">
            <h2>{ t::CONTROL_ALSO.get(lang) }</h2>
            { for asked }
            <SelectField id="control-by" label={t::ASK_CHECKED_BY.string(lang)} options={staff} value={by} error={check.of("control-by")} onchange={onby} />
            <TextField id="control-scope" {lang} label={t::ASK_COVERS.string(lang)} hint={AttrValue::from(t::COVERS_HINT.string(lang))}
                value={control.scope.clone()} onchange={change(ctx, id, ControlChange::Scope)} />
            <TextArea id="control-note" {lang} label={t::ASK_NOTE.string(lang)} value={control.note.clone()} onchange={change(ctx, id, ControlChange::Note)} />
        </section>
    }
}

/// The end of the check, or the way to its signature.
fn finish(
    ctx: &Context,
    control: &Control,
    check: &Check,
    all_checked: bool,
    focus: &Callback<String>,
) -> Html {
    let lang = ctx.lang;
    let done = |day: Option<Date>| {
        let (ctx, check, id) = (ctx.clone(), check.clone(), control.id.clone());
        let focus = focus.clone();
        Callback::from(move |()| {
            if day.is_none() || check.passes() {
                // The button that was pressed goes; the one that takes its place is what comes next.
                focus.emit(if day.is_some() { "sign-control" } else { "finish-control" }.to_owned());
                ctx.edit.emit(Edit::Control(id.clone(), ControlChange::Done(day)));
            }
        })
    };
    let remove = {
        let (ctx, id) = (ctx.clone(), control.id.clone());
        Callback::from(move |()| {
            ctx.desk.go.emit(format!("{HREF}/kontroll"));
            ctx.edit.emit(Edit::RemoveControl(id.clone()));
        })
    };
    if control.done_on.is_some() {
        return html! {
            <div class="button-row">
                <LinkButton id="sign-control" label={t::SIGN_CONTROL.string(lang)} href={draft_href(&format!("{CONTROL}-{}", control.id))} />
                <Button label={t::CONTROL_REOPEN.string(lang)} variant={Variant::Secondary} onclick={done(None)} />
            </div>
        };
    }
    html! {
        <>
            if !all_checked { <p>{ t::CONTROL_WAITS.get(lang) }</p> }
            <div class="button-row">
                if all_checked { <Button id="finish-control" label={t::CONTROL_FINISH.string(lang)} onclick={done(Some(ctx.today))} /> }
                <Button label={t::CONTROL_DELETE.string(lang)} variant={Variant::Tertiary} icon="trash" onclick={remove} />
            </div>
        </>
    }
}

/// Changes the check.
pub fn change<T: 'static>(
    ctx: &Context,
    id: &Id,
    make: impl Fn(T) -> ControlChange + 'static,
) -> Callback<T> {
    let id = id.clone();
    ctx.edit.reform(move |value| Edit::Control(id.clone(), make(value)))
}
