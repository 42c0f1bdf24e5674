//! The sign-off panel: exactly what is signed, who signs, as what, and to which statement.
//!
//! What is made here is who signs, and to what; [`super::signing`] makes the signature in the PDF of it.

use super::export::Export;
use super::identity_warning::IdentityWarning;
use super::signing::{t as words, SigningStatus};
use super::{browser, t, use_app};
use crate::documents::{Document, Drawing, Signature};
use crate::domain::{role_name, Role};
use crate::ui::{Button, CheckBox, ErrorSummary, FieldError, SelectField, SignaturePad, TextField};
use std::rc::Rc;
use yew::prelude::*;

const NAME: &str = "signer-name";
const STATEMENT: &str = "signer-statement";

/// The roles that may answer for a document.
const ROLES: [Role; 3] = [Role::DailyManager, Role::RecordOfficer, Role::ItResponsible];

/// Props of [`SignOff`].
#[derive(Properties, PartialEq)]
pub struct SignOffProps {
    /// What is signed.
    pub document: Rc<Document>,
    /// The sentence that the signer agrees to.
    pub statement: String,
    /// Called with who signs, and to what.
    pub onsign: Callback<Signature>,
}

/// The sign-off panel. The typed name is enough; a drawn signature is optional.
#[component]
pub fn SignOff(props: &SignOffProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let name = use_state(String::new);
    let role = use_state(|| 0usize);
    let agreed = use_state(|| false);
    let strokes = use_state(Vec::new);
    let errors = use_state(Vec::<FieldError>::new);
    let attempt = use_state(|| 0u32);
    // The button then says that it works, and pressing it again does nothing.
    let busy = matches!(app.exporter.state, Export::Signing(..));

    let sign = {
        let (name, role, agreed, strokes) = (name.clone(), role.clone(), agreed.clone(), strokes.clone());
        let (errors, attempt) = (errors.clone(), attempt.clone());
        let (statement, onsign) = (props.statement.clone(), props.onsign.clone());
        let reason = words::REASON.string(props.document.lang);
        let manager = app.session.binder().and_then(|binder| {
            let name = binder.sections.clinic.manager()?.name.trim().to_owned();
            (!name.is_empty()).then_some(name)
        });
        Callback::from(move |()| {
            if busy {
                return;
            }
            let mut found = vec![];
            if name.trim().is_empty() {
                found.push(FieldError::new(NAME, t::SIGN_NAME_MISSING.string(lang)));
            }
            // A manager who is registered signs as such, and nobody else.
            let other =
                manager.as_deref().filter(|manager| manager.to_lowercase() != name.trim().to_lowercase());
            if let (Role::DailyManager, Some(manager), true) = (ROLES[*role], other, found.is_empty()) {
                found.push(FieldError::new(NAME, t::SIGN_NOT_MANAGER.fill(lang, &[("name", &manager)])));
            }
            if !*agreed {
                found.push(FieldError::new(STATEMENT, t::SIGN_STATEMENT_MISSING.string(lang)));
            }
            attempt.set(*attempt + 1);
            if found.is_empty() {
                onsign.emit(Signature {
                    role: role_name(ROLES[*role]).string(lang),
                    name: name.trim().to_owned(),
                    signed_at: browser::timestamp(),
                    statement: statement.clone(),
                    drawing: (!strokes.is_empty()).then(|| Drawing { strokes: (*strokes).clone() }),
                    key: None,
                    reason: Some(reason.clone()),
                });
            }
            errors.set(found);
        })
    };
    let set_name = {
        let name = name.clone();
        Callback::from(move |text| name.set(text))
    };
    let set_role = {
        let role = role.clone();
        Callback::from(move |value: String| role.set(value.parse().unwrap_or(0).min(ROLES.len() - 1)))
    };
    let set_agreed = {
        let agreed = agreed.clone();
        Callback::from(move |ticked| agreed.set(ticked))
    };
    let label = if busy { &words::WORKING } else { &t::SIGN };
    let roles: Vec<(AttrValue, AttrValue)> = ROLES
        .iter()
        .enumerate()
        .map(|(index, role)| (index.to_string().into(), role_name(*role).string(lang).into()))
        .collect();
    html! {
        <section class="sign-off stack" aria-labelledby="sign-off">
            <h2 id="sign-off">{ t::SIGN_TITLE.get(lang) }</h2>
            { what(&props.document, lang) }
            <TextField id={NAME} {lang} label={t::SIGN_NAME.string(lang)} value={(*name).clone()} onchange={set_name}
                error={FieldError::of(&errors, NAME)} />
            <SelectField id="signer-role" label={t::SIGN_ROLE.string(lang)} options={roles} value={role.to_string()} onchange={set_role} />
            <SignaturePad {lang} onchange={Callback::from(move |drawn| strokes.set(drawn))} />
            <CheckBox id="signer-agrees" field={STATEMENT} label={props.statement.clone()} error={FieldError::of(&errors, STATEMENT)}
                checked={*agreed} onchange={set_agreed} />
            <p class="muted">{ words::PROVES.get(lang) }</p>
            <IdentityWarning document={props.document.clone()} brief={true} />
            <ErrorSummary {lang} errors={(*errors).clone()} attempt={*attempt} />
            <div class="button-row"><Button id="sign" label={label.string(lang)} icon="pencil" onclick={sign} /></div>
            <SigningStatus />
        </section>
    }
}

fn what(document: &Document, lang: crate::content::Lang) -> Html {
    let title = format!("{}, {}", document.title, t::VERSION_N.fill(lang, &[("n", &document.version)]));
    html! {
        <dl class="sign-off__what">
            <div><dt>{ t::SIGN_WHAT.get(lang) }</dt><dd>{ title }</dd></div>
            if let Some(changes) = &document.changes { <div><dt>{ t::SIGN_CHANGES.get(lang) }</dt><dd>{ changes }</dd></div> }
            <div><dt>{ t::SIGN_CODE.get(lang) }</dt><dd class="sign-off__code">{ document.short_code() }</dd></div>
        </dl>
    }
}
