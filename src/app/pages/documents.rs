use super::draft::ExportStatus;
use crate::app::copies::AfterSigning;
use crate::app::identity_warning::IdentityWarning;
use crate::app::preview::Preview;
use crate::app::{browser, t, use_app};
use crate::binder;
use crate::content::Lang;
use crate::documents::Document;
use crate::domain::long_date;
use crate::ui::{Button, LinkButton, Variant};
use std::rc::Rc;
use yew::prelude::*;

/// Drafts that can be made now, and every signed version.
#[component]
pub fn Documents() -> Html {
    let app = use_app();
    let lang = app.lang();
    let Some(binder) = app.session.binder() else { return html! {} };
    // A draft that says the same as the newest signed version is nothing to work on.
    let mut drafts = binder::drafts(binder, lang, app.session.today);
    drafts.retain(|draft| {
        let signed = app.digest.last_signed(&draft.document.kind);
        signed.is_none_or(|signed| *signed.data != *draft.document.data)
    });
    let signed: Vec<_> = binder.addresses().collect();
    html! {
        <div class="stack stack--loose">
            <div class="page-head"><h1 tabindex="-1">{ t::DOCUMENTS.get(lang) }</h1><p class="lead">{ t::DOCUMENTS_LEAD.get(lang) }</p></div>
            if !drafts.is_empty() {
            <section>
                <h2>{ t::DRAFTS.get(lang) }</h2>
                <ul class="task-list">
                    { for drafts.iter().map(|draft| {
                        let document = &draft.document;
                        html! {
                            <li class="task-list__item">
                                <a class="task-list__link task-list__title" href={format!("#/dokumenter/utkast/{}", document.kind)}>{ &document.title }</a>
                                <span class="task-list__hint">{ &document.result }</span>
                                <span class="task-list__status" data-status="started">{ t::DRAFT_OF_VERSION.fill(lang, &[("n", &document.version)]) }</span>
                            </li>
                        }
                    }) }
                </ul>
            </section>
            }
            <section>
                <h2>{ t::SIGNED_DOCUMENTS.get(lang) }</h2>
                if binder.archive().is_empty() {
                    <p>{ t::NOTHING_SIGNED.get(lang) }</p>
                } else {
                    <ul class="task-list">
                        { for signed.iter().rev().map(|(address, document)| signed_row(address, document, binder.archive(), lang)) }
                    </ul>
                }
            </section>
        </div>
    }
}

fn signed_row(address: &str, document: &Document, archive: &[Rc<Document>], lang: Lang) -> Html {
    let replaced =
        archive.iter().any(|other| other.kind == document.kind && other.version > document.version);
    let (code, word) = if replaced { ("later", &t::STATE_REPLACED) } else { ("done", &t::STATE_SIGNED) };
    let signer = document.signatures.first().map(|signature| signature.name.clone()).unwrap_or_default();
    html! {
        <li class="task-list__item" key={address.to_owned()}>
            <a class="task-list__link task-list__title" href={format!("#/dokumenter/{address}")}>
                { format!("{} v{}", document.title, document.version) }
            </a>
            <span class="task-list__hint">{ format!("{} · {} · {signer}", document.id, long_date(document.date, lang)) }</span>
            <span class="task-list__status" data-status={code}>{ word.get(lang) }</span>
        </li>
    }
}

/// Props of [`SignedPage`].
#[derive(Properties, PartialEq)]
pub struct SignedPageProps {
    /// Address of the document; see `Binder::signed`.
    pub id: String,
}

/// A signed document: read, download, print. It never changes.
#[component]
pub fn SignedPage(props: &SignedPageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let warm_up = app.exporter.warm_up.clone();
    use_effect_with((), move |()| warm_up.emit(()));
    let found = app.session.binder().and_then(|binder| binder.signed(&props.id).cloned());
    let Some(document) = found else { return html! { <super::NotFound {lang} /> } };
    let download = {
        let (exporter, document) = (app.exporter.clone(), document.clone());
        Callback::from(move |()| exporter.make.emit(document.clone()))
    };
    let print = Callback::from(|()| browser::print());
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1" data-title={t::SIGNED_PAGE.fill(lang, &[("id", &document.id)])}>{ format!("{} v{}", document.title, document.version) }</h1>
                <p class="lead">{ t::SIGNED_LEAD.get(lang) }</p>
            </div>
            <IdentityWarning document={document.clone()} />
            <div class="document-toolbar">
                <Button id="download-pdf" label={t::DOWNLOAD_PDF.string(lang)} icon="download" onclick={download} />
                <Button label={t::PRINT.string(lang)} variant={Variant::Secondary} icon="print" onclick={print} />
                <LinkButton label={t::BACK_TO_DOCUMENTS.string(lang)} href="#/dokumenter" variant={Variant::Tertiary} icon="arrow-left" />
            </div>
            <ExportStatus />
            if document.date == app.session.today { <AfterSigning /> }
            <div class="document-desk"><Preview {document} /></div>
        </div>
    }
}
