use super::pdf::use_download;
use super::shelf::{name, shelf, signer_line, Kind, Signed, State};
use super::t as own;
use crate::app::export::Export;
use crate::app::pages::ExportStatus;
use crate::app::{t, use_app};
use crate::content::Lang;
use crate::documents::Document;
use crate::ui::{Button, LinkButton, Variant};
use yew::prelude::*;

/// Every kind of document: what waits for a signature, what holds now, and what was replaced.
#[component]
pub fn Documents() -> Html {
    let app = use_app();
    let lang = app.lang();
    let download = use_download();
    // What an earlier screen has downloaded is no news here.
    let exporter = app.exporter.clone();
    use_effect_with((), move |()| {
        if matches!(exporter.state, Export::Done(_) | Export::Failed) {
            exporter.show.emit(Export::Idle);
        }
    });
    let Some(binder) = app.session.binder() else { return html! {} };
    let shelf = shelf(binder, lang, app.session.today);
    let list = List { lang, download };
    html! {
        <div class="stack stack--loose">
            <div class="page-head"><h1 tabindex="-1">{ t::DOCUMENTS.get(lang) }</h1><p class="lead">{ t::DOCUMENTS_LEAD.get(lang) }</p></div>
            if shelf.is_empty() {
                <div class="stack">
                    <p>{ own::EMPTY.get(lang) }</p>
                    <div class="button-row"><LinkButton label={own::EMPTY_BUTTON.string(lang)} href="#/oppgaver" /></div>
                </div>
            } else {
                <ExportStatus />
                { list.table(&shelf) }
            }
            <section class="stack">
                <h2>{ own::MORE_TITLE.get(lang) }</h2>
                <div class="button-row">
                    if !binder.archive().is_empty() {
                        <LinkButton id="make-folder" label={own::FOLDER_BUTTON.string(lang)} href="#/dokumenter/tilsynsmappe" variant={Variant::Secondary} icon="download" />
                    }
                    <LinkButton id="check-document" label={own::CHECK_BUTTON.string(lang)} href="#/kontroller" variant={Variant::Secondary} icon="check" />
                </div>
            </section>
        </div>
    }
}

/// What the rows of the table need.
struct List {
    lang: Lang,
    download: Callback<String>,
}

impl List {
    fn table(&self, shelf: &[Kind]) -> Html {
        let lang = self.lang;
        html! {
            // The roles are given because the table becomes cards on narrow screens, and browsers then forget them.
            <table class="data-table documents" role="table">
                <caption class="visually-hidden">{ own::TABLE_CAPTION.get(lang) }</caption>
                <thead role="rowgroup"><tr role="row">
                    { for [&own::COLUMN_DOCUMENT, &own::COLUMN_STATE, &own::COLUMN_SIGNERS, &own::COLUMN_PDF].map(|title| html! {
                        <th scope="col" role="columnheader">{ title.get(lang) }</th>
                    }) }
                </tr></thead>
                { for shelf.iter().map(|kind| html! {
                    <tbody role="rowgroup">
                        { for kind.draft.iter().map(|draft| self.draft(draft)) }
                        { for kind.signed.iter().map(|signed| self.signed(signed)) }
                    </tbody>
                }) }
            </table>
        }
    }

    fn draft(&self, draft: &Document) -> Html {
        let lang = self.lang;
        let href = format!("#/dokumenter/utkast/{}", draft.kind);
        html! {
            <tr role="row" key={format!("draft-{}", draft.kind)}>
                <th scope="row" role="rowheader">
                    <a class="ds-link" {href}>{ name(draft, lang) }</a>
                    <span class="documents__hint">{ &draft.result }</span>
                </th>
                { self.state(if draft.purpose.is_record() { State::Draft } else { State::Sheet }) }
                <td role="cell" class="documents__none"></td>
                <td role="cell" class="documents__none"></td>
            </tr>
        }
    }

    fn signed(&self, signed: &Signed) -> Html {
        let lang = self.lang;
        let document = &signed.document;
        let title = name(document, lang);
        let label = t::DOWNLOAD_PDF.string(lang);
        let full = own::WITH_NAME
            .fill(lang, &[("what", &label), ("title", &document.title), ("n", &document.version)]);
        let onclick = {
            let address = signed.address.clone();
            self.download.reform(move |()| address.clone())
        };
        html! {
            <tr role="row" key={signed.address.clone()} data-state={signed.state.code()}>
                <th scope="row" role="rowheader">
                    <a class="ds-link" href={format!("#/dokumenter/{}", signed.address)}>{ title }</a>
                    <span class="documents__hint">{ &document.id }</span>
                    if !signed.changed.is_empty() {
                        <span class="documents__hint">{ own::CHANGED.fill(lang, &[("places", &signed.changed.join(" "))]) }</span>
                    }
                </th>
                { self.state(signed.state) }
                <td role="cell" data-label={own::COLUMN_SIGNERS.string(lang)}>
                    { for signed.signers.iter().map(|signer| html! { <span class="documents__signer">{ signer_line(signer, lang) }</span> }) }
                </td>
                <td role="cell" data-label={own::COLUMN_PDF.string(lang)}>
                    <Button {label} name={full} variant={Variant::Tertiary} icon="download" {onclick} />
                </td>
            </tr>
        }
    }

    fn state(&self, state: State) -> Html {
        html! {
            <td role="cell" data-label={own::COLUMN_STATE.string(self.lang)}>
                <span class="tag" data-status={state.code()}>{ state.words().get(self.lang) }</span>
            </td>
        }
    }
}
