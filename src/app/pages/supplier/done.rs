//! What the supplier takes away: the answer file, the signed PDF, a text for the mail.

use super::{download_answers, hand_over, say, step_href, t, SUMMARY};
use crate::app::{browser, use_app, AppContext};
use crate::domain::service_name;
use crate::ui::{Button, LinkButton, TextArea, Variant};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The last page.
#[component]
pub fn Done() -> Html {
    let app = use_app();
    let lang = app.lang();
    let form = &app.answering.form;
    let contact = if form.contact.is_empty() { &form.answer.clinic } else { &form.contact };
    let mail = mail(&app, contact);
    let act = |act: fn(&AppContext)| {
        let app = app.clone();
        Callback::from(move |()| act(&app))
    };
    let copy = {
        let (app, mail) = (app.clone(), mail.clone());
        Callback::from(move |()| {
            let (app, mail) = (app.clone(), mail.clone());
            spawn_local(async move {
                let words = if browser::copy_text(&mail).await { &t::COPIED } else { &t::NOT_COPIED };
                say(&app, words.string(app.lang()));
            });
        })
    };
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1">{ t::DONE_TITLE.get(lang) }</h1>
                <p class="lead">{ t::DONE_LEAD.fill(lang, &[("contact", contact)]) }</p>
            </div>
            <p>{ t::DONE_EITHER.get(lang) }</p>
            <div class="button-row">
                <Button id="download-answers" label={t::DOWNLOAD_ANSWER.string(lang)} icon="download" onclick={act(answer_file)} />
                <Button id="download-answers-pdf" label={t::DOWNLOAD_PDF.string(lang)} icon="download" variant={Variant::Secondary} onclick={act(pdf)} />
                <Button id="copy-mail" label={t::COPY_MAIL.string(lang)} variant={Variant::Secondary} onclick={copy} />
            </div>
            <TextArea id="answer-mail" {lang} rows={9} label={t::MAIL_LABEL.string(lang)} value={mail} onchange={Callback::noop()} />
            <div><LinkButton label={t::SUMMARY_TITLE.string(lang)} variant={Variant::Tertiary} icon="arrow-left" href={step_href(SUMMARY)} /></div>
        </div>
    }
}

fn answer_file(app: &AppContext) {
    download_answers(app, "svar", t::DOWNLOADED.string(app.lang()));
}

fn pdf(app: &AppContext) {
    if let Some(signed) = app.answering.signed.clone() {
        let words = t::DOWNLOADED.string(app.lang());
        hand_over(app, &signed.pdf, &signed.file_name, "application/pdf", words);
    }
}

fn mail(app: &AppContext, contact: &str) -> String {
    let (lang, answer) = (app.lang(), &app.answering.form.answer);
    let service = service_name(answer.questions.service).get(lang);
    t::MAIL.fill(
        lang,
        &[
            ("contact", &contact),
            ("company", &answer.company),
            ("service", &service),
            ("name", &answer.name),
            ("role", &answer.role),
        ],
    )
}
