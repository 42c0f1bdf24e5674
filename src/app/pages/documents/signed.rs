use super::pdf::use_download;
use super::shelf::{name, shelf, signer_line, Signed, State};
use super::t;
use super::take_back::TakeBack;
use crate::app::copies::AfterSigning;
use crate::app::identity_warning::IdentityWarning;
use crate::app::pages::{ExportStatus, NotFound};
use crate::app::preview::Preview;
use crate::app::{browser, t as words, use_app};
use crate::binder::Place;
use crate::content::{Lang, Localized};
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use yew::prelude::*;

/// Props of [`SignedPage`].
#[derive(Properties, PartialEq)]
pub struct SignedPageProps {
    /// Address of the document; see `Binder::signed`.
    pub id: String,
}

/// A signed document: read, download, print, check, countersign. It never changes.
#[component]
pub fn SignedPage(props: &SignedPageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let exporter = app.exporter.clone();
    use_effect_with((), move |()| exporter.warm_up.emit(()));
    let download = use_download();
    let address = &props.id;
    let found = app.session.binder().and_then(|binder| {
        let kinds = shelf(binder, lang, app.session.today);
        let kind = kinds.into_iter().find(|kind| kind.signed.iter().any(|own| own.address == *address))?;
        let (newest, is_made) = (kind.signed.first()?.address.clone(), kind.is_made);
        let signed = kind.signed.into_iter().find(|own| own.address == *address)?;
        let place = binder.file(address).and_then(|file| binder.place(&file.sha256));
        Some((signed, newest, is_made, binder.file(address).is_some(), place))
    });
    let Some((signed, newest, is_made, has_file, place)) = found else {
        return html! { <NotFound {lang} /> };
    };
    let document = signed.document.clone();
    let download = {
        let address = address.clone();
        download.reform(move |()| address.clone())
    };
    let toolbar = Toolbar { lang, signed: &signed, has_file, is_made, download };
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1" data-title={words::SIGNED_PAGE.fill(lang, &[("id", &document.id)])}>{ name(&document, lang) }</h1>
                <p class="lead">{ words::SIGNED_LEAD.get(lang) }</p>
            </div>
            <IdentityWarning document={document.clone()} />
            <div class="stack no-print">
                { standing(&signed, &newest, lang) }
                { who(&signed, place, lang) }
            </div>
            { toolbar.show() }
            if has_file && signed.state != State::Replaced { <TakeBack address={address.clone()} /> }
            if !has_file {
                <Notice tone={Tone::Info} title={t::NO_FILE.string(lang)}><p>{ t::NO_FILE_HINT.get(lang) }</p></Notice>
            }
            <ExportStatus />
            if document.date == app.session.today { <AfterSigning /> }
            <div class="document-desk"><Preview {document} /></div>
        </div>
    }
}

/// What to know before one relies on the document.
fn standing(signed: &Signed, newest: &str, lang: Lang) -> Html {
    match signed.state {
        State::Misfit => html! {
            <Notice tone={Tone::Warn} title={t::MISFIT.string(lang)}>
                if !signed.changed.is_empty() {
                    <ul>{ for signed.changed.iter().map(|place| html! { <li>{ place }</li> }) }</ul>
                }
                <p>{ t::MISFIT_REMEDY.get(lang) }</p>
            </Notice>
        },
        State::Replaced => html! {
            <Notice tone={Tone::Info} title={t::REPLACED.string(lang)}>
                <p><a class="ds-link" href={format!("#/dokumenter/{newest}")}>{ t::REPLACED_LINK.get(lang) }</a></p>
            </Notice>
        },
        State::Signed | State::Draft | State::Sheet => html! {},
    }
}

/// Everybody who has signed, also those who came after the pages were made.
fn who(signed: &Signed, place: Option<Place>, lang: Lang) -> Html {
    let rows = signed.signers.iter().map(|signer| {
        html! { <li>{ format!("{} – {}", signer_line(signer, lang), signer.role) }</li> }
    });
    html! {
        <section class="stack" aria-labelledby="signers">
            <h2 id="signers">{ t::SIGNED_BY.get(lang) }</h2>
            <ul id="signed-by">{ for rows }</ul>
            if let Some(Place { number, of, .. }) = place {
                <p class="muted">{ t::PLACE.fill(lang, &[("number", &number), ("of", &of)]) }</p>
            }
        </section>
    }
}

/// What can be done with the document.
struct Toolbar<'a> {
    lang: Lang,
    signed: &'a Signed,
    has_file: bool,
    is_made: bool,
    download: Callback<()>,
}

impl Toolbar<'_> {
    /// A name that tells screen readers which document the button is for.
    fn full(&self, what: &Localized) -> String {
        let document = &self.signed.document;
        let what = what.string(self.lang);
        t::WITH_NAME.fill(self.lang, &[("what", &what), ("title", &document.title), ("n", &document.version)])
    }

    fn link(&self, id: &'static str, what: &Localized, href: String, icon: &'static str) -> Html {
        html! { <LinkButton {id} label={what.string(self.lang)} name={self.full(what)} {href} variant={Variant::Secondary} {icon} /> }
    }

    fn show(&self) -> Html {
        let (lang, address) = (self.lang, &self.signed.address);
        let print = Callback::from(|()| browser::print());
        html! {
            <div class="document-toolbar">
                <Button id="download-pdf" label={words::DOWNLOAD_PDF.string(lang)} name={self.full(&words::DOWNLOAD_PDF)} icon="download" onclick={self.download.clone()} />
                <Button label={words::PRINT.string(lang)} name={self.full(&words::PRINT)} variant={Variant::Secondary} icon="print" onclick={print} />
                if self.has_file {
                    { self.link("check-signed", &t::CHECK, format!("#/kontroller/{address}"), "check") }
                }
                if self.signed.state != State::Replaced {
                    if self.has_file {
                        { self.link("countersign", &t::COUNTERSIGN, format!("#/dokumenter/{address}/medunderskriv"), "pencil") }
                    }
                    if self.is_made {
                        { self.link("new-version", &t::NEW_VERSION, format!("#/dokumenter/utkast/{}", self.signed.document.kind), "plus") }
                    }
                }
                <LinkButton label={words::BACK_TO_DOCUMENTS.string(lang)} href="#/dokumenter" variant={Variant::Tertiary} icon="arrow-left" />
            </div>
        }
    }
}
