//! Who answers: firm, name, role.

use super::{fill, page_href, save_button, steps, t, START};
use crate::app::{browser, use_app};
use crate::content::Lang;
use crate::domain::check_organisation_number;
use crate::features::suppliers::answering::{Fill, Form};
use crate::ui::{ErrorSummary, FieldError, TextField, WizardFrame};
use yew::prelude::*;

const COMPANY: &str = "answer-company";
const NUMBER: &str = "answer-number";
const NAME: &str = "answer-name";
const ROLE: &str = "answer-role";

/// The first step.
#[component]
pub fn Who() -> Html {
    let app = use_app();
    let lang = app.lang();
    let answer = &app.answering.form.answer;
    let errors = use_state(Vec::<FieldError>::new);
    let attempt = use_state(|| 0u32);
    let onnext = {
        let (app, errors, attempt) = (app.clone(), errors.clone(), attempt.clone());
        Callback::from(move |()| {
            let found = errors_of(&app.answering.form, lang);
            if found.is_empty() {
                browser::go(&page_href(0));
            }
            errors.set(found);
            attempt.set(*attempt + 1);
        })
    };
    let error = |field: &str| FieldError::of(&errors, field);
    html! {
        <WizardFrame {lang} back_href={START} back_label={t::BACK_TO_START.string(lang)} step={1} steps={steps(&app.answering.form, lang)} {onnext}
            extra={save_button(&app)}>
            <h1 tabindex="-1">{ t::WHO_TITLE.get(lang) }</h1>
            <TextField id={COMPANY} {lang} label={t::ASK_COMPANY.string(lang)} value={answer.company.clone()} onchange={fill(&app, Fill::Company)} error={error(COMPANY)} />
            <TextField id={NUMBER} {lang} label={t::ASK_NUMBER.string(lang)} inputmode="numeric" value={answer.organisation_number.clone()}
                onchange={fill(&app, Fill::OrganisationNumber)} error={error(NUMBER)} />
            <TextField id={NAME} {lang} label={t::ASK_NAME.string(lang)} value={answer.name.clone()} onchange={fill(&app, Fill::Name)} error={error(NAME)} />
            <TextField id={ROLE} {lang} label={t::ASK_ROLE.string(lang)} value={answer.role.clone()} onchange={fill(&app, Fill::Role)} error={error(ROLE)} />
            <TextField id="answer-email" {lang} label={t::ASK_EMAIL.string(lang)} hint={AttrValue::from(t::EMAIL_HINT.string(lang))} inputmode="email"
                value={answer.email.clone()} onchange={fill(&app, Fill::Email)} />
            <ErrorSummary {lang} errors={(*errors).clone()} attempt={*attempt} />
        </WizardFrame>
    }
}

/// What must be mended before the answers can be signed.
pub fn errors_of(form: &Form, lang: Lang) -> Vec<FieldError> {
    let answer = &form.answer;
    let is_number = check_organisation_number(&answer.organisation_number).is_ok();
    let checks = [
        (COMPANY, !answer.company.trim().is_empty(), &t::ERROR_COMPANY),
        (NUMBER, is_number, &t::ERROR_NUMBER),
        (NAME, !answer.name.trim().is_empty(), &t::ERROR_NAME),
        (ROLE, !answer.role.trim().is_empty(), &t::ERROR_ROLE),
    ];
    let wrong = checks.into_iter().filter(|(_, is_fine, _)| !is_fine);
    wrong.map(|(field, _, words)| FieldError::new(field, words.string(lang))).collect()
}
