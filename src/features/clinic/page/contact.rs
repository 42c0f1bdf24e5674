//! How patients reach the clinic, and its data protection officer.

use super::super::model::{email_fault, website_fault, ContactEdit, OfficerEdit};
use super::super::{content, t, Clinic, Edit};
use super::{sources, ViewProps};
use crate::content::{Lang, Localized};
use crate::domain::{Contact, DataProtectionOfficer, LONGEST_CONTACT_TEXT};
use crate::features::PageContext;
use crate::ui::{Button, ChoiceOption, ErrorSummary, FieldError, RadioChoices, TextField};
use yew::prelude::*;

/// Prefix of the ids of the clinic's own fields.
const CLINIC: &str = "contact";
const OFFICER_EMAIL: &str = "officer-email";

/// Contact and data protection officer.
#[component]
pub fn ContactPage(props: &ViewProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let attempt = use_state(|| 0u32);
    let faults = all_faults(ctx);
    let ondone = {
        let (go, attempt, right) = (ctx.desk.go.clone(), attempt.clone(), faults.is_empty());
        Callback::from(
            move |()| if right { go.emit("#/oppgaver".to_owned()) } else { attempt.set(*attempt + 1) },
        )
    };
    let errors = if *attempt > 0 { faults } else { vec![] };
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::CONTACT.get(lang) }</h1>
            <p>{ t::CONTACT_LEAD.get(lang) }</p>
            { sources(content::rule_sources("contact"), lang) }
            <section class="stack" aria-labelledby="contact-clinic">
                <h2 id="contact-clinic">{ t::CONTACT_CLINIC.get(lang) }</h2>
                { fields(lang, CLINIC, &ctx.state.contact, &errors, &ctx.edit.reform(Edit::Contact)) }
            </section>
            { officer(ctx, &errors) }
            <ErrorSummary {lang} errors={errors.clone()} attempt={*attempt} />
            <div class="button-row"><Button label={t::ON_TO_PLAN.string(lang)} onclick={ondone} /></div>
        </div>
    }
}

/// The four ways to reach somebody.
pub fn fields(
    lang: Lang,
    prefix: &str,
    contact: &Contact,
    errors: &[FieldError],
    edit: &Callback<ContactEdit>,
) -> Html {
    let on = |make: fn(String) -> ContactEdit| edit.reform(make);
    let field = |part: &str| format!("{prefix}-{part}");
    let hint = |text: &'static Localized| text.string(lang);
    let longest = LONGEST_CONTACT_TEXT;
    html! {
        <>
            <TextField id={field("address")} {lang} {longest} label={t::CONTACT_ADDRESS.string(lang)} hint={hint(&t::CONTACT_ADDRESS_HINT)}
                value={contact.address.clone()} onchange={on(ContactEdit::Address)} />
            <TextField id={field("telephone")} {lang} {longest} label={t::CONTACT_TELEPHONE.string(lang)} inputmode="tel"
                value={contact.telephone.clone()} onchange={on(ContactEdit::Telephone)} />
            <TextField id={field("email")} {lang} {longest} label={t::CONTACT_EMAIL.string(lang)} hint={hint(&t::CONTACT_EMAIL_HINT)} inputmode="email"
                error={FieldError::of(errors, &field("email"))} value={contact.email.clone()} onchange={on(ContactEdit::Email)} />
            <TextField id={field("website")} {lang} {longest} label={t::CONTACT_WEBSITE.string(lang)} hint={hint(&t::CONTACT_WEBSITE_HINT)} inputmode="url"
                error={FieldError::of(errors, &field("website"))} value={contact.website.clone()} onchange={on(ContactEdit::Website)} />
        </>
    }
}

/// What is wrong in the fields of [`fields`].
pub fn faults(lang: Lang, prefix: &str, contact: &Contact) -> Vec<FieldError> {
    let found = [("email", email_fault(&contact.email)), ("website", website_fault(&contact.website))];
    let found = found.into_iter().filter_map(|(part, fault)| Some((part, fault?)));
    found.map(|(part, fault)| FieldError::new(format!("{prefix}-{part}"), fault.string(lang))).collect()
}

fn all_faults(ctx: &PageContext<Clinic>) -> Vec<FieldError> {
    let mut found = faults(ctx.lang, CLINIC, &ctx.state.contact);
    let email = ctx.state.data_protection_officer.as_ref().and_then(|officer| email_fault(&officer.email));
    found.extend(email.map(|fault| FieldError::new(OFFICER_EMAIL, fault.string(ctx.lang))));
    found
}

/// Whether there is an officer, and how to reach the officer. "No" is what stands there until somebody says otherwise.
fn officer(ctx: &PageContext<Clinic>, errors: &[FieldError]) -> Html {
    let lang = ctx.lang;
    let known = ctx.state.data_protection_officer.as_ref();
    let options = vec![
        ChoiceOption::new("no", t::OFFICER_NO.string(lang)),
        ChoiceOption::new("yes", t::OFFICER_YES.string(lang)),
    ];
    let chosen = vec![AttrValue::from(if known.is_some() { "yes" } else { "no" })];
    let onchange = ctx.edit.reform(|word: String| Edit::Officer(OfficerEdit::Has(word == "yes")));
    html! {
        <section class="stack" aria-labelledby="contact-officer-title">
            <h2 id="contact-officer-title">{ t::OFFICER.get(lang) }</h2>
            <RadioChoices id="contact-officer" legend={t::OFFICER_QUESTION.string(lang)} hint={t::OFFICER_HINT.string(lang)}
                {options} {chosen} {onchange} />
            if let Some(officer) = known { { officer_fields(ctx, officer, errors) } }
        </section>
    }
}

fn officer_fields(ctx: &PageContext<Clinic>, officer: &DataProtectionOfficer, errors: &[FieldError]) -> Html {
    let lang = ctx.lang;
    let on = |make: fn(String) -> OfficerEdit| ctx.edit.reform(move |text: String| Edit::Officer(make(text)));
    let longest = LONGEST_CONTACT_TEXT;
    html! {
        <>
            <TextField id="officer-name" {lang} {longest} label={t::OFFICER_NAME.string(lang)} hint={t::OFFICER_NAME_HINT.string(lang)}
                value={officer.name.clone()} onchange={on(OfficerEdit::Name)} />
            <TextField id={OFFICER_EMAIL} {lang} {longest} label={t::OFFICER_EMAIL.string(lang)} inputmode="email"
                error={FieldError::of(errors, OFFICER_EMAIL)} value={officer.email.clone()} onchange={on(OfficerEdit::Email)} />
            <TextField id="officer-telephone" {lang} {longest} label={t::OFFICER_TELEPHONE.string(lang)} inputmode="tel"
                value={officer.telephone.clone()} onchange={on(OfficerEdit::Telephone)} />
        </>
    }
}
