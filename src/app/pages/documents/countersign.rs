use super::pdf::archived;
use super::shelf::{name, signer_line};
use super::t;
use crate::app::export::Export;
use crate::app::pages::NotFound;
use crate::app::sign_off::SignOff;
use crate::app::signing::{sign_and_archive, What};
use crate::app::{browser, t as words, use_app, AppContext};
use crate::binder::SignedFile;
use crate::documents::{Document, Signature};
use crate::ui::{LinkButton, Notice, Tone, Variant};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Props of [`CountersignPage`].
#[derive(Properties, PartialEq)]
pub struct CountersignPageProps {
    /// Address of the document; see `Binder::signed`.
    pub id: String,
}

/// One more person signs a document that somebody has signed. The signature is added to the PDF that is there.
#[component]
pub fn CountersignPage(props: &CountersignPageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let exporter = app.exporter.clone();
    use_effect_with((), move |()| exporter.prepare_signing());
    let binder = app.session.binder();
    let Some(document) = binder.and_then(|binder| binder.signed(&props.id).cloned()) else {
        return html! { <NotFound {lang} /> };
    };
    let signers = binder.map(|binder| binder.signers(&props.id)).unwrap_or_default();
    let file = binder.and_then(|binder| binder.file(&props.id).cloned());
    let href = format!("#/dokumenter/{}", props.id);
    let panel = match file {
        None => html! {
            <Notice tone={Tone::Info} title={t::COUNTERSIGN_NO_FILE.string(lang)}><p>{ t::NO_FILE_HINT.get(lang) }</p></Notice>
        },
        Some(file) => {
            let onsign = {
                let (app, document, address) = (app.clone(), document.clone(), props.id.clone());
                Callback::from(move |signature| {
                    spawn_local(add(app.clone(), document.clone(), address.clone(), file.clone(), signature));
                })
            };
            html! { <SignOff document={document.clone()} statement={t::COUNTERSIGN_STATEMENT.string(document.lang)} signed_by={signers.clone()} {onsign} /> }
        }
    };
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1" data-title={t::COUNTERSIGN_PAGE.fill(lang, &[("id", &document.id)])}>{ format!("{}: {}", t::COUNTERSIGN.get(lang), name(&document, lang)) }</h1>
                <p class="lead">{ t::COUNTERSIGN_LEAD.get(lang) }</p>
            </div>
            <section class="stack" aria-labelledby="signers">
                <h2 id="signers">{ t::SIGNED_BY.get(lang) }</h2>
                <ul>{ for signers.iter().map(|signer| html! { <li>{ format!("{} – {}", signer_line(signer, lang), signer.role) }</li> }) }</ul>
            </section>
            <div class="document-toolbar">
                <LinkButton label={t::READ_FIRST.string(lang)} href={href.clone()} variant={Variant::Secondary} icon="document" />
                <LinkButton label={words::BACK_TO_DOCUMENTS.string(lang)} href="#/dokumenter" variant={Variant::Tertiary} icon="arrow-left" />
            </div>
            { panel }
        </div>
    }
}

/// Adds the signature, and goes to the document that now carries it.
async fn add(
    app: AppContext,
    document: Rc<Document>,
    address: String,
    file: SignedFile,
    signature: Signature,
) {
    let pdf = match archived(&app.exporter.client, &file).await {
        Ok(pdf) => pdf,
        Err(trouble) => return app.exporter.show.emit(Export::NotSigned(trouble)),
    };
    let what = What::Signed { document, address, pdf };
    if let Some(address) = sign_and_archive(app, what, signature).await {
        browser::go(&format!("#/dokumenter/{address}"));
    }
}
