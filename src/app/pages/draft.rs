use crate::app::export::Export;
use crate::app::identity_warning::IdentityWarning;
use crate::app::preview::Preview;
use crate::app::session::Act;
use crate::app::sign_off::SignOff;
use crate::app::{browser, t, use_app};
use crate::binder;
use crate::documents::{Document, Signature};
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`DraftPage`].
#[derive(Properties, PartialEq)]
pub struct DraftPageProps {
    /// Kind of the document.
    pub kind: String,
}

/// A document before its signature: read it, mend what is missing, sign it.
#[component]
pub fn DraftPage(props: &DraftPageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let warm_up = app.exporter.warm_up.clone();
    use_effect_with((), move |()| warm_up.emit(()));
    let found = app.session.binder().and_then(|binder| {
        let drafts = binder::drafts(binder, lang, app.session.today);
        drafts.into_iter().find(|draft| draft.document.kind == props.kind)
    });
    let Some(draft) = found else { return html! { <super::NotFound {lang} /> } };
    let document = Rc::new(draft.document);
    let sign = {
        let (session, exporter, document) = (app.session.clone(), app.exporter.clone(), document.clone());
        Callback::from(move |signature: Signature| {
            let signed = Document { signatures: vec![signature], ..(*document).clone() };
            let id = signed.id.clone();
            exporter.make.emit(Rc::new(signed.clone()));
            session.dispatch(Act::Sign(Box::new(signed)));
            browser::go(&format!("#/dokumenter/{id}"));
        })
    };
    let download = {
        let (exporter, document) = (app.exporter.clone(), document.clone());
        Callback::from(move |()| exporter.make.emit(document.clone()))
    };
    let print = Callback::from(|()| browser::print());
    let lead = if draft.blockers.is_empty() { &t::DRAFT_LEAD } else { &t::DRAFT_BLOCKED_LEAD };
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1" data-title={t::DRAFT_PAGE.fill(lang, &[("id", &document.id)])}>{ &document.title }</h1>
                <p class="lead">{ lead.get(lang) }</p>
            </div>
            if !draft.blockers.is_empty() {
                <Notice tone={Tone::Warn} title={t::BLOCKED_TITLE.string(lang)}>
                    <ul>
                        { for draft.blockers.iter().map(|blocker| html! {
                            <li>{ &blocker.text }{ " " }<a class="ds-link" href={blocker.href.clone()}>{ &blocker.remedy }</a></li>
                        }) }
                    </ul>
                </Notice>
            }
            <IdentityWarning document={document.clone()} />
            <div class="document-toolbar">
                if draft.blockers.is_empty() {
                    <Button label={t::GO_TO_SIGNING.string(lang)} icon="pencil" onclick={Callback::from(|()| browser::focus_on("signer-name"))} />
                }
                <Button id="download-draft" label={t::DOWNLOAD_DRAFT.string(lang)} variant={Variant::Secondary} icon="download" onclick={download} />
                <Button label={t::PRINT.string(lang)} variant={Variant::Secondary} icon="print" onclick={print} />
                <LinkButton label={t::BACK_TO_DOCUMENTS.string(lang)} href="#/dokumenter" variant={Variant::Tertiary} icon="arrow-left" />
            </div>
            <ExportStatus />
            <div class="document-desk"><Preview document={document.clone()} /></div>
            if draft.blockers.is_empty() {
                <SignOff {document} statement={draft.statement.clone()} onsign={sign} />
            }
        </div>
    }
}

/// How far the making of the PDF has come.
#[component]
pub fn ExportStatus() -> Html {
    let app = use_app();
    let lang = app.lang();
    html! {
        <div role="status" class="export-status" data-state={match &app.exporter.state {
            Export::Idle => "idle",
            Export::Working(..) => "working",
            Export::Done(_) => "done",
            Export::Failed => "failed",
        }}>
            { match &app.exporter.state {
                Export::Idle => html! {},
                Export::Working(_, 0) => html! {
                    <div class="progress-block"><progress aria-label={t::EXPORT_STARTING.string(lang)}></progress><span>{ t::EXPORT_STARTING.get(lang) }</span></div>
                },
                Export::Working(page, pages) => {
                    let words = t::EXPORT_PAGE.fill(lang, &[("page", page), ("pages", pages)]);
                    html! {
                        <div class="progress-block">
                            <progress max={pages.to_string()} value={page.to_string()} aria-label={words.clone()}></progress><span>{ words }</span>
                        </div>
                    }
                }
                Export::Done(name) => html! {
                    <Notice tone={Tone::Ok} title={t::EXPORT_DONE.string(lang)}><p>{ t::EXPORT_DONE_HINT.fill(lang, &[("name", name)]) }</p></Notice>
                },
                Export::Failed => html! {
                    <Notice tone={Tone::Danger} title={t::EXPORT_FAILED.string(lang)}><p>{ t::EXPORT_FAILED_HINT.get(lang) }</p></Notice>
                },
            } }
        </div>
    }
}
