//! The signature, with a key that the supplier's browser makes for it and forgets.

use super::who::errors_of;
use super::{page_href, step_href, steps, t, Act, SignedAnswers, DONE, SUMMARY, WHO};
use crate::app::export::Export;
use crate::app::identity_warning::IdentityWarning;
use crate::app::signing::{sign, t as signing, Root, SigningStatus, What};
use crate::app::{browser, use_app, AppContext};
use crate::content::Lang;
use crate::documents::{Document, Drawing, Signature};
use crate::features::suppliers::answering::{Fill, Form};
use crate::features::suppliers::document::answers;
use crate::ui::{Button, CheckBox, ErrorSummary, FieldError, Notice, SignaturePad, StepProgress, Tone};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

const STATEMENT: &str = "answers-statement";

/// What is signed and by whom, a drawing for those who wish, the statement, the button.
#[component]
pub fn Sign() -> Html {
    let app = use_app();
    let lang = app.lang();
    let exporter = app.exporter.clone();
    use_effect_with((), move |()| exporter.prepare_signing());
    let form = &app.answering.form;
    let steps = steps(form, lang);
    let blockers = blockers(form, lang);
    let panel = if blockers.is_empty() {
        html! { <Panel /> }
    } else {
        let items = blockers
            .into_iter()
            .map(|(words, href)| html! { <li><a class="ds-link" {href}>{ words }</a></li> });
        html! { <Notice tone={Tone::Warn} title={t::BLOCKED_TITLE.string(lang)}><ul>{ for items }</ul></Notice> }
    };
    html! {
        <div class="wizard">
            <a class="wizard__back ds-link" href={step_href(SUMMARY)}>{ t::SUMMARY_TITLE.get(lang) }</a>
            <StepProgress {lang} step={steps.len()} {steps} />
            <div class="wizard__body stack">
                <h1 tabindex="-1">{ t::SIGN_TITLE.get(lang) }</h1>
                { panel }
            </div>
        </div>
    }
}

/// What must be mended first, and where.
fn blockers(form: &Form, lang: Lang) -> Vec<(String, String)> {
    let mut found = vec![];
    if !errors_of(form, lang).is_empty() {
        found.push((t::BLOCKED_WHO.string(lang), step_href(WHO)));
    }
    if form.open().len() == form.answer.questions.questions().len() {
        found.push((t::BLOCKED_EMPTY.string(lang), page_href(0)));
    }
    for (index, page) in form.pages().iter().enumerate() {
        for question in form.unexplained(&page.questions) {
            found.push((t::BLOCKED_WORDS.fill(lang, &[("id", &question.id)]), page_href(index)));
        }
    }
    found
}

#[component]
fn Panel() -> Html {
    let app = use_app();
    let lang = app.lang();
    let answer = &app.answering.form.answer;
    let agreed = use_state(|| false);
    let strokes = use_state(Vec::new);
    let errors = use_state(Vec::<FieldError>::new);
    let attempt = use_state(|| 0u32);
    let busy = matches!(app.exporter.state, Export::Signing(..));
    let statement = t::STATEMENT.fill(lang, &[("company", &answer.company)]);
    let document = Rc::new(document(&app, lang));
    let onsign = {
        let (app, document, statement) = (app.clone(), document.clone(), statement.clone());
        let (agreed, strokes) = (agreed.clone(), strokes.clone());
        let (errors, attempt) = (errors.clone(), attempt.clone());
        Callback::from(move |()| {
            attempt.set(*attempt + 1);
            if !*agreed {
                return errors.set(vec![FieldError::new(STATEMENT, t::STATEMENT_MISSING.string(lang))]);
            }
            errors.set(vec![]);
            let answer = &app.answering.form.answer;
            let signature = Signature {
                role: answer.role.trim().to_owned(),
                name: answer.name.trim().to_owned(),
                signed_at: browser::timestamp(),
                statement: statement.clone(),
                drawing: (!strokes.is_empty()).then(|| Drawing { strokes: (*strokes).clone() }),
                key: None,
                reason: Some(signing::REASON.string(lang)),
            };
            spawn_local(carry_out(app.clone(), document.clone(), signature));
        })
    };
    let who = [("name", &answer.name), ("role", &answer.role), ("company", &answer.company)];
    let who = who.map(|(key, text)| (key, text as &dyn std::fmt::Display));
    let label = if busy { &signing::WORKING } else { &t::SIGN_BUTTON };
    let onagree = {
        let agreed = agreed.clone();
        Callback::from(move |is_agreed| agreed.set(is_agreed))
    };
    html! {
        <section class="sign-off stack" aria-labelledby="sign-as">
            <h2 id="sign-as">{ t::SIGN_AS.fill(lang, &who) }</h2>
            <SignaturePad {lang} onchange={Callback::from(move |drawn| strokes.set(drawn))} />
            <CheckBox id="answers-agree" field={STATEMENT} label={statement.clone()} error={FieldError::of(&errors, STATEMENT)} checked={*agreed} onchange={onagree} />
            <p class="muted">{ format!("{} {}", t::SIGN_KEY.get(lang), signing::PROVES.get(lang)) }</p>
            <IdentityWarning document={document.clone()} brief={true} />
            <ErrorSummary {lang} errors={(*errors).clone()} attempt={*attempt} />
            <div class="button-row"><Button id="sign-answers" label={label.string(lang)} icon="pencil" onclick={onsign} /></div>
            <SigningStatus />
        </section>
    }
}

/// The answers as they will stand in the PDF: with today's day, which also makes the file a finished one.
fn document(app: &AppContext, lang: Lang) -> Document {
    let mut form = app.answering.form.clone();
    form.apply(Fill::Sign(app.session.today, lang));
    answers(&form.answer, lang, app.session.today)
}

/// Signs. The binder of this browser, if there is one, has no part in it.
async fn carry_out(app: AppContext, document: Rc<Document>, signature: Signature) {
    if !app.exporter.begin_signing() {
        return;
    }
    let show = |page, pages| app.exporter.show.emit(Export::Signing(page, pages));
    let (lang, today) = (document.lang, app.session.today);
    let done =
        sign(&app.exporter.client, &Root::without_binder(), What::Draft(document), signature, &show).await;
    app.exporter.end_signing();
    match done {
        Ok(signed) => {
            let own = SignedAnswers { pdf: signed.pdf.into(), file_name: signed.document.file_name() };
            app.exporter.show.emit(Export::Idle);
            app.answering.dispatch(Act::Signed(today, lang, own));
            browser::go(&step_href(DONE));
        }
        Err(trouble) => app.exporter.show.emit(Export::NotSigned(trouble)),
    }
}
