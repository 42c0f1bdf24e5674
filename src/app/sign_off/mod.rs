//! The sign-off panel: exactly what is signed, who signs, as what, and to which statement.
//!
//! What is made here is who signs, and to what; [`super::signing`] makes the signature in the PDF of it.

mod form;

use super::export::Export;
use super::identity_warning::IdentityWarning;
use super::signing::{t as signing, SigningStatus};
use super::{browser, t as words, use_app};
use crate::content::Lang;
use crate::documents::{Document, Drawing, Signature};
use crate::ui::{
    Button, CheckBox, ErrorSummary, FieldError, Notice, SelectField, SignaturePad, TextArea, TextField, Tone,
};
use form::{called, roles, Filled, CHANGES, NAME, OTHER_ROLE, STATEMENT};
use std::rc::Rc;
use yew::prelude::*;

crate::texts!("app/sign_off");

/// Props of [`SignOff`].
#[derive(Properties, PartialEq)]
pub struct SignOffProps {
    /// What is signed.
    pub document: Rc<Document>,
    /// The sentence that the signer agrees to.
    pub statement: String,
    /// Who has signed before. When there is anybody, this is a countersignature.
    #[prop_or_default]
    pub signed_by: Vec<Signature>,
    /// What has changed since the version before, where that is asked for.
    #[prop_or_default]
    pub changes: Option<Changes>,
    /// Called with who signs, and to what.
    pub onsign: Callback<Signature>,
}

/// What has changed since the version before, as typed so far.
#[derive(Clone, PartialEq)]
pub struct Changes {
    /// The text.
    pub text: String,
    /// Called with the new text.
    pub onchange: Callback<String>,
}

/// The sign-off panel. The typed name is enough; a drawn signature is optional.
#[component]
pub fn SignOff(props: &SignOffProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let is_countersigning = !props.signed_by.is_empty();
    let roles = roles(is_countersigning);
    let form = use_state(|| Filled { role: roles.first().copied().flatten(), ..Filled::default() });
    let strokes = use_state(Vec::new);
    let errors = use_state(Vec::<FieldError>::new);
    let attempt = use_state(|| 0u32);
    // Who has been told that they have signed before.
    let told = use_state(|| None::<Filled>);
    // The button then says that it works, and pressing it again does nothing.
    let busy = matches!(app.exporter.state, Export::Signing(..));
    let filled =
        Filled { changes: props.changes.as_ref().map(|changes| changes.text.clone()), ..(*form).clone() };
    let is_told = told.as_ref() == Some(&filled);

    let sign = {
        let (filled, strokes, told) = (filled.clone(), strokes.clone(), told.clone());
        let (errors, attempt, onsign) = (errors.clone(), attempt.clone(), props.onsign.clone());
        let (statement, signed_by) = (props.statement.clone(), props.signed_by.clone());
        let document_lang = props.document.lang;
        let reason = signing::REASON.string(document_lang);
        let manager = app.session.binder().and_then(|binder| {
            let name = binder.sections.clinic.manager()?.name.trim().to_owned();
            (!name.is_empty()).then_some(name)
        });
        Callback::from(move |()| {
            if busy {
                return;
            }
            let found = filled.errors(manager.as_deref(), lang);
            let is_fine = found.is_empty();
            attempt.set(*attempt + 1);
            errors.set(found);
            if is_fine && filled.is_again(&signed_by, lang) && !is_told {
                told.set(Some(filled.clone()));
            } else if is_fine {
                onsign.emit(Signature {
                    role: filled.role(document_lang),
                    name: filled.name().to_owned(),
                    signed_at: browser::timestamp(),
                    statement: statement.clone(),
                    drawing: (!strokes.is_empty()).then(|| Drawing { strokes: (*strokes).clone() }),
                    key: None,
                    reason: Some(reason.clone()),
                });
            }
        })
    };
    let set = |put: fn(&mut Filled, String)| {
        let form = form.clone();
        Callback::from(move |text| {
            let mut next = (*form).clone();
            put(&mut next, text);
            form.set(next);
        })
    };
    let set_role = {
        let (form, roles) = (form.clone(), roles.clone());
        Callback::from(move |value: String| {
            let chosen = value.parse().ok().and_then(|at: usize| roles.get(at).copied()).flatten();
            form.set(Filled { role: chosen, ..(*form).clone() });
        })
    };
    let set_agreed = {
        let form = form.clone();
        Callback::from(move |agreed| form.set(Filled { agreed, ..(*form).clone() }))
    };
    let label = match (busy, is_countersigning) {
        (true, _) => &signing::WORKING,
        (false, true) => &t::COUNTERSIGN,
        (false, false) => &words::SIGN,
    };
    let chosen = roles.iter().position(|role| *role == form.role).unwrap_or_default();
    let options: Vec<(AttrValue, AttrValue)> = roles
        .iter()
        .enumerate()
        .map(|(at, role)| (at.to_string().into(), called(*role).string(lang).into()))
        .collect();
    let error = |field: &str| FieldError::of(&errors, field);
    html! {
        <section class="sign-off stack" aria-labelledby="sign-off">
            <h2 id="sign-off">{ words::SIGN_TITLE.get(lang) }</h2>
            { what(&props.document, props.changes.is_some(), lang) }
            if let Some(Changes { text, onchange }) = &props.changes {
                <TextArea id={CHANGES} {lang} rows={2} label={t::CHANGES_LABEL.string(lang)} hint={t::CHANGES_HINT.string(lang)} value={text.clone()}
                    onchange={onchange.clone()} error={error(CHANGES)} />
            }
            <TextField id={NAME} {lang} label={words::SIGN_NAME.string(lang)} value={form.name.clone()} onchange={set(|form, text| form.name = text)}
                error={error(NAME)} />
            <SelectField id="signer-role" label={words::SIGN_ROLE.string(lang)} {options} value={chosen.to_string()} onchange={set_role} />
            if form.role.is_none() {
                <TextField id={OTHER_ROLE} {lang} label={t::ROLE_OTHER_LABEL.string(lang)} value={form.other_role.clone()}
                    onchange={set(|form, text| form.other_role = text)} error={error(OTHER_ROLE)} />
            }
            if !is_countersigning { <SignaturePad {lang} onchange={Callback::from(move |drawn| strokes.set(drawn))} /> }
            <CheckBox id="signer-agrees" field={STATEMENT} label={props.statement.clone()} error={error(STATEMENT)}
                checked={form.agreed} onchange={set_agreed} />
            <p class="muted">{ signing::PROVES.get(lang) }</p>
            <IdentityWarning document={props.document.clone()} brief={true} />
            <ErrorSummary {lang} errors={(*errors).clone()} attempt={*attempt} />
            <div role="alert" id="signer-twice">
                if is_told {
                    <Notice tone={Tone::Warn} title={t::TWICE_TITLE.fill(lang, &[("name", &filled.name()), ("role", &filled.role(lang))])}>
                        <p>{ t::TWICE_HINT.get(lang) }</p>
                    </Notice>
                }
            </div>
            <div class="button-row"><Button id="sign" label={label.string(lang)} icon="pencil" onclick={sign} /></div>
            <SigningStatus />
        </section>
    }
}

fn what(document: &Document, asks_for_changes: bool, lang: Lang) -> Html {
    let title = format!("{}, {}", document.title, words::VERSION_N.fill(lang, &[("n", &document.version)]));
    let changes = document.changes.as_ref().filter(|_| !asks_for_changes);
    html! {
        <dl class="sign-off__what">
            <div><dt>{ words::SIGN_WHAT.get(lang) }</dt><dd>{ title }</dd></div>
            if let Some(changes) = changes { <div><dt>{ words::SIGN_CHANGES.get(lang) }</dt><dd>{ changes }</dd></div> }
            <div><dt>{ words::SIGN_CODE.get(lang) }</dt><dd class="sign-off__code">{ document.short_code() }</dd></div>
        </dl>
    }
}
