//! Each person signs on the screen of the session. A signature is kept at once, so nothing is lost when the page is left.

use super::{receipts, remember, t};
use crate::content::Lang;
use crate::domain::{Date, Declaration, Id, Person};
use crate::features::training::content::{works_with_patients, Module};
use crate::features::training::exchange::Invitation;
use crate::features::training::model::Edit;
use crate::features::training::overview::HREF;
use crate::features::training::page::Context;
use crate::features::training::receipt::{How, Receipt, Session};
use crate::features::training::t as model;
use crate::ui::{use_focus, Button, CheckBox, ErrorSummary, FieldError, SelectField, TextField};
use yew::prelude::*;

/// Characters of a typed name.
const LONGEST_NAME: usize = 120;

/// Props of [`SignHere`].
#[derive(Properties, PartialEq)]
pub struct SignProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
    /// The session; without identity until the first has signed.
    pub session: Session,
    /// What is wrong with the session's day.
    pub wrong: Option<FieldError>,
}

/// What stands in the form.
#[derive(Clone, Default, PartialEq)]
struct Form {
    person: Option<Id>,
    agreed: bool,
    name: String,
    attempt: u32,
}

/// Who has signed, and the form for the next.
#[component]
pub fn SignHere(props: &SignProps) -> Html {
    let (ctx, session) = (&props.ctx, &props.session);
    let lang = ctx.lang;
    let form = use_state(Form::default);
    let focus = use_focus();
    let there: Vec<&Receipt> = receipts(ctx, &session.id).collect();
    let left: Vec<&Person> = ctx
        .clinic
        .staff(session.date.unwrap_or(ctx.today))
        .filter(|own| !there.iter().any(|receipt| receipt.person == own.id))
        .collect();
    let signed = there.iter().map(|own| html! { <li key={own.id.to_string()}>{ name(ctx, own) }</li> });
    html! {
        <section class="stack" aria-labelledby="group-sign">
            <h2 id="group-sign" tabindex="-1">{ t::GROUP_SIGN.get(lang) }</h2>
            <p>{ model::RECEIPT_FOR_GROUP.get(lang) }</p>
            if there.is_empty() {
                <p class="muted">{ t::GROUP_THERE_NONE.get(lang) }</p>
            } else {
                <h3>{ t::GROUP_THERE.get(lang) }</h3>
                <ul id="session-signed">{ for signed }</ul>
            }
            if left.is_empty() { <p>{ t::GROUP_ALL.get(lang) }</p> } else { { fields(props, &form, &left, &focus) } }
        </section>
    }
}

/// The person's name in the clinic, or as it was typed where the person is no longer known.
fn name(ctx: &Context, receipt: &Receipt) -> String {
    match ctx.clinic.person_name(Some(&receipt.person)) {
        unknown if unknown.is_empty() => receipt.name.clone(),
        known => known,
    }
}

fn errors(props: &SignProps, form: &Form, lang: Lang) -> Vec<FieldError> {
    let mut errors: Vec<FieldError> = props.wrong.iter().cloned().collect();
    if form.person.is_none() {
        errors.push(FieldError::new("signer", t::ERROR_WHO.string(lang)));
    }
    if !form.agreed {
        errors.push(FieldError::new("signer-agrees", t::ERROR_AGREE.string(lang)));
    }
    if form.name.trim().is_empty() {
        errors.push(FieldError::new("signer-typed", t::ERROR_NAME.string(lang)));
    }
    errors
}

fn fields(
    props: &SignProps,
    form: &UseStateHandle<Form>,
    left: &[&Person],
    focus: &Callback<String>,
) -> Html {
    let lang = props.ctx.lang;
    let wrong = errors(props, form, lang);
    let shown = if form.attempt > 0 { wrong.clone() } else { vec![] };
    let nobody = (AttrValue::default(), AttrValue::from(t::NOBODY.string(lang)));
    let rows = left.iter().map(|own| (own.id.0.clone().into(), own.name.clone().into()));
    let options: Vec<(AttrValue, AttrValue)> = std::iter::once(nobody).chain(rows).collect();
    let person = form.person.as_ref().map_or_else(String::new, |own| own.0.clone());
    let choose = set(form, |form, id: String| form.person = (!id.is_empty()).then_some(Id(id)));
    let onsubmit = {
        let (ctx, session, form) = (props.ctx.clone(), props.session.clone(), form.clone());
        let is_right = wrong.is_empty();
        let next = if left.len() > 1 { "signer" } else { "group-sign" };
        let focus = focus.reform(move |()| next.to_owned());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match is_right {
                true => {
                    focus.emit(());
                    sign(&ctx, &session, &form);
                }
                false => form.set(Form { attempt: form.attempt + 1, ..(*form).clone() }),
            }
        })
    };
    html! {
        <form class="stack" {onsubmit}>
            <p>{ t::GROUP_SIGN_LEAD.get(lang) }</p>
            <SelectField id="signer" label={t::GROUP_WHO.string(lang)} {options} value={person} onchange={choose} error={FieldError::of(&shown, "signer")} />
            { for Declaration::ALL.into_iter().map(|which| text(which, lang)) }
            <CheckBox id="signer-agrees-box" field="signer-agrees" label={t::GROUP_AGREE.string(lang)} checked={form.agreed}
                onchange={set(form, |form, agreed| form.agreed = agreed)} error={FieldError::of(&shown, "signer-agrees")} />
            <TextField id="signer-typed" {lang} label={t::GROUP_TYPED.string(lang)} longest={LONGEST_NAME} value={form.name.clone()}
                onchange={set(form, |form, name| form.name = name)} error={FieldError::of(&shown, "signer-typed")} />
            <ErrorSummary {lang} errors={shown.clone()} attempt={form.attempt} />
            <div class="button-row"><Button id="sign-session" label={t::GROUP_SAVE.string(lang)} submit=true /></div>
        </form>
    }
}

fn set<T: 'static>(form: &UseStateHandle<Form>, put: fn(&mut Form, T)) -> Callback<T> {
    let form = form.clone();
    Callback::from(move |value| {
        let mut next = (*form).clone();
        put(&mut next, value);
        form.set(next);
    })
}

/// The text that one says yes to.
fn text(which: Declaration, lang: Lang) -> Html {
    let part = which.part();
    html! {
        <details key={part.title.get(lang).to_owned()}>
            <summary>{ part.title.get(lang) }</summary>
            <p>{ part.lead.get(lang) }</p>
            { for which.sections().map(|section| html! {
                <section>
                    <h3>{ section.title.get(lang) }</h3>
                    { for section.text.iter().map(|text| html! { <p>{ text.get(lang) }</p> }) }
                </section>
            }) }
            <p>{ part.confirm.get(lang) }</p>
        </details>
    }
}

/// Keeps the signature; with the first one the session.
fn sign(ctx: &Context, session: &Session, form: &UseStateHandle<Form>) {
    let Some(person) = form.person.as_ref().and_then(|id| ctx.clinic.person(id)) else { return };
    let is_new = session.id.0.is_empty();
    let session =
        if is_new { Session { id: ctx.desk.make_id.emit(()), ..session.clone() } } else { session.clone() };
    let receipt = Receipt { session: Some(session.id.clone()), ..receipt(ctx, person, form, session.date) };
    ctx.edit.emit(remember(ctx));
    ctx.edit.emit(match is_new {
        true => Edit::Hold(session.clone(), vec![receipt]),
        false => Edit::Accept(Box::new(receipt)),
    });
    ctx.desk.announce.emit(t::GROUP_SIGNED.fill(ctx.lang, &[("name", &person.name)]));
    form.set(Form::default());
    if is_new {
        ctx.desk.go.emit(format!("{HREF}/gruppe/{}", session.id));
    }
}

/// What the person took: the course as planned, without questions.
fn receipt(ctx: &Context, person: &Person, form: &Form, date: Option<Date>) -> Receipt {
    let course: Invitation = super::invitation(ctx, Some(person));
    let with_patients = works_with_patients(person);
    let concerns =
        |id: &String| with_patients || Module::find(id).is_some_and(|module| !module.is_about_patients());
    Receipt {
        id: ctx.desk.make_id.emit(()),
        person: person.id.clone(),
        name: form.name.trim().to_owned(),
        date,
        version: course.version,
        modules: course.modules.into_iter().filter(concerns).collect(),
        own_words: course.own_words,
        declared: true,
        how: How::Group,
        accepted_on: Some(ctx.today),
        ..Receipt::default()
    }
}
