use crate::app::export::Export;
use crate::app::identity_warning::IdentityWarning;
use crate::app::preview::Preview;
use crate::app::sign_off::{Changes, SignOff};
use crate::app::signing::{sign_and_archive, What};
use crate::app::{browser, t, use_app};
use crate::binder;
use crate::content::Lang;
use crate::documents::Signature;
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Props of [`DraftPage`].
#[derive(Properties, PartialEq)]
pub struct DraftPageProps {
    /// Kind of the document.
    pub kind: String,
}

/// A document before its signature: read it, mend what is missing, sign it. A sheet is printed as it is.
#[component]
pub fn DraftPage(props: &DraftPageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let exporter = app.exporter.clone();
    let typed = use_state(|| None::<String>);
    use_effect_with((), move |()| exporter.prepare_signing());
    let found = app.session.binder().and_then(|binder| {
        let drafts = binder::drafts(binder, lang, app.session.today);
        drafts.into_iter().find(|draft| draft.document.kind == props.kind)
    });
    let Some(draft) = found else { return html! { <super::NotFound {lang} /> } };
    let mut document = draft.document;
    // From the second version on, what has changed is asked for; the module may have said it already.
    let is_record = document.purpose.is_record();
    let changes = (is_record && document.version > 1).then(|| Changes {
        text: typed.as_deref().or(document.changes.as_deref()).unwrap_or_default().to_owned(),
        onchange: {
            let typed = typed.clone();
            Callback::from(move |text| typed.set(Some(text)))
        },
    });
    if let Some(Changes { text, .. }) = &changes {
        document.changes = Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
    }
    let document = Rc::new(document);
    let sign = {
        let (app, document) = (app.clone(), document.clone());
        Callback::from(move |signature: Signature| {
            let (app, what) = (app.clone(), What::Draft(document.clone()));
            spawn_local(async move {
                if let Some(address) = sign_and_archive(app, what, signature).await {
                    browser::go(&format!("#/dokumenter/{address}"));
                }
            });
        })
    };
    let download = {
        let (exporter, document) = (app.exporter.clone(), document.clone());
        Callback::from(move |()| exporter.make.emit(document.clone()))
    };
    let print = Callback::from(|()| browser::print());
    let can_sign = is_record && draft.blockers.is_empty();
    let lead = match is_record {
        false => &t::SHEET_LEAD,
        true if can_sign => &t::DRAFT_LEAD,
        true => &t::DRAFT_BLOCKED_LEAD,
    };
    let blocked = if is_record { &t::BLOCKED_TITLE } else { &t::SHEET_LACKS_TITLE };
    let (download_label, download_variant) = match is_record {
        true => (&t::DOWNLOAD_DRAFT, Variant::Secondary),
        false => (&t::DOWNLOAD_PDF, Variant::Primary),
    };
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1" data-title={t::DRAFT_PAGE.fill(lang, &[("id", &document.id)])}>{ &document.title }</h1>
                <p class="lead">{ lead.get(lang) }</p>
            </div>
            if !draft.blockers.is_empty() {
                <Notice tone={Tone::Warn} title={blocked.string(lang)}>
                    <ul>
                        { for draft.blockers.iter().map(|blocker| html! {
                            <li>{ &blocker.text }{ " " }<a class="ds-link" href={blocker.href.clone()}>{ &blocker.remedy }</a></li>
                        }) }
                    </ul>
                </Notice>
            }
            <IdentityWarning document={document.clone()} />
            <div class="document-toolbar">
                if can_sign {
                    <Button label={t::GO_TO_SIGNING.string(lang)} icon="pencil" onclick={Callback::from(|()| browser::focus_on("signer-name"))} />
                }
                <Button id="download-draft" label={download_label.string(lang)} variant={download_variant} icon="download" onclick={download} />
                <Button label={t::PRINT.string(lang)} variant={Variant::Secondary} icon="print" onclick={print} />
                <LinkButton label={t::BACK_TO_DOCUMENTS.string(lang)} href="#/dokumenter" variant={Variant::Tertiary} icon="arrow-left" />
            </div>
            <ExportStatus />
            <div class="document-desk"><Preview document={document.clone()} /></div>
            if can_sign {
                <SignOff {document} statement={draft.statement.clone()} {changes} onsign={sign} />
            }
        </div>
    }
}

/// How far the making of the PDF has come, when it is not for a signature.
#[component]
pub fn ExportStatus() -> Html {
    let app = use_app();
    let lang = app.lang();
    let (state, shown) = match &app.exporter.state {
        Export::Idle | Export::Signing(..) | Export::NotSigned(_) => ("idle", html! {}),
        Export::Working(page, pages) => ("working", progress(*page, *pages, lang)),
        Export::Done(name) => {
            let hint = t::EXPORT_DONE_HINT.fill(lang, &[("name", name)]);
            (
                "done",
                html! { <Notice tone={Tone::Ok} title={t::EXPORT_DONE.string(lang)}><p>{ hint }</p></Notice> },
            )
        }
        Export::Failed => {
            let hint = t::EXPORT_FAILED_HINT.get(lang);
            (
                "failed",
                html! { <Notice tone={Tone::Danger} title={t::EXPORT_FAILED.string(lang)}><p>{ hint }</p></Notice> },
            )
        }
    };
    html! { <div role="status" class="export-status" data-state={state}>{ shown }</div> }
}

/// A bar and words: this page of so many is drawn, 0 of 0 before the first.
pub fn progress(page: u32, pages: u32, lang: Lang) -> Html {
    if pages == 0 {
        let words = t::EXPORT_STARTING.get(lang);
        return html! { <div class="progress-block"><progress aria-label={words}></progress><span>{ words }</span></div> };
    }
    let words = t::EXPORT_PAGE.fill(lang, &[("page", &page), ("pages", &pages)]);
    html! {
        <div class="progress-block">
            <progress max={pages.to_string()} value={page.to_string()} aria-label={words.clone()}></progress><span>{ words }</span>
        </div>
    }
}
