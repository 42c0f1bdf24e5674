//! The receipt: a code to show or read aloud, a file to send, and what they prove.

use super::sign::{download, make_file};
use super::{forget, say, t, PageProps};
use crate::app::signing::SigningStatus;
use crate::app::{browser, use_app};
use crate::domain::long_date;
use crate::features::training::t as training;
use crate::ui::{Button, Variant};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The last page.
#[component]
pub fn Receipt(props: &PageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let Some(done) = props.walk.completion() else { return html! {} };
    let code = done.code().text();
    let proof = [
        &training::RECEIPT_BOTH_COUNT,
        &training::RECEIPT_PROVES,
        &training::RECEIPT_CODE_PROVES,
        &training::RECEIPT_FILE_PROVES,
        &training::RECEIPT_KNOWLEDGE,
    ];
    let copy = {
        let (app, code) = (app.clone(), code.clone());
        Callback::from(move |()| {
            let (app, code) = (app.clone(), code.clone());
            spawn_local(async move {
                let words = if browser::copy_text(&code).await { &t::COPIED } else { &t::NOT_COPIED };
                say(&app, words.string(app.lang()));
            });
        })
    };
    let file = {
        let (app, done) = (app.clone(), done.clone());
        Callback::from(move |()| {
            if app.learning.signed.is_some() {
                return download(&app);
            }
            let (app, done) = (app.clone(), done.clone());
            spawn_local(async move {
                make_file(&app, &done, None).await;
            });
        })
    };
    let finish = {
        let app = app.clone();
        Callback::from(move |()| forget(&app))
    };
    let is_there = app.learning.signed.is_some();
    let label = if is_there { &t::DOWNLOAD_RECEIPT } else { &t::MAKE_AGAIN };
    html! {
        <div class="wizard course stack stack--loose">
            <div class="page-head">
                <h1 tabindex="-1">{ t::RECEIPT_TITLE.get(lang) }</h1>
                <p class="lead">{ t::RECEIPT_LEAD.get(lang) }</p>
            </div>
            <section class="course__receipt" aria-labelledby="receipt-code-label">
                <h2 id="receipt-code-label">{ t::RECEIPT_CODE.get(lang) }</h2>
                <p class="course__code" id="receipt-code">{ for code.split(' ').map(|group| html! { <><span>{ group }</span>{ " " }</> }) }</p>
                <p class="course__own">{ t::RECEIPT_OF.fill(lang, &[("name", &done.name), ("date", &long_date(done.date, lang))]) }</p>
            </section>
            if !is_there { <p>{ t::FILE_GONE.get(lang) }</p> }
            <div class="button-row course__ways">
                <Button id="download-receipt" icon="download" label={label.string(lang)} onclick={file} />
                <Button id="copy-code" variant={Variant::Secondary} label={t::COPY_CODE.string(lang)} onclick={copy} />
                <Button id="finish-course" variant={Variant::Secondary} icon="check" label={t::FINISH.string(lang)} onclick={finish} />
            </div>
            <SigningStatus />
            <p class="muted">{ t::FINISH_HINT.get(lang) }</p>
            <section class="stack" aria-labelledby="receipt-proof">
                <h2 id="receipt-proof">{ t::RECEIPT_PROOF.get(lang) }</h2>
                <ul>{ for proof.iter().map(|text| html! { <li>{ text.get(lang) }</li> }) }</ul>
            </section>
        </div>
    }
}
