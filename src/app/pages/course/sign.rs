//! The signature, with a key that this browser makes for it and forgets.

use super::bar::Frame;
use super::{say, step_href, t, Act, PageProps, SignedReceipt, Tap};
use crate::app::export::Export;
use crate::app::identity_warning::IdentityWarning;
use crate::app::signing::{sign, t as signing, Root, SigningStatus, What};
use crate::app::{browser, use_app, AppContext};
use crate::content::Lang;
use crate::documents::{Drawing, Signature};
use crate::features::training::document::certificate;
use crate::features::training::exchange::Completion;
use crate::features::training::t as training;
use crate::ui::SignaturePad;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Who signs what, a drawing for those who wish, the button under the thumb.
#[component]
pub fn Sign(props: &PageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let walk = props.walk.clone();
    let exporter = app.exporter.clone();
    use_effect_with((), move |()| exporter.prepare_signing());
    let strokes = use_state(Vec::new);
    let busy = matches!(app.exporter.state, Export::Signing(..));
    let done = walk.completion_on(app.session.today);
    let document = Rc::new(certificate(&done, lang));
    let onsign = {
        let (app, done, strokes, at) = (app.clone(), done.clone(), strokes.clone(), walk.at());
        Callback::from(move |()| {
            let drawing = (!strokes.is_empty()).then(|| Drawing { strokes: (*strokes).clone() });
            spawn_local(carry_out(app.clone(), done.clone(), drawing, at));
        })
    };
    let label = if busy { &signing::WORKING } else { &t::SIGN_BUTTON };
    let right =
        [("n", &done.right), ("total", &done.asked)].map(|(key, n)| (key, n as &dyn std::fmt::Display));
    html! {
        <Frame {lang} {walk} onnext={Some(onsign)} next_label={AttrValue::from(label.string(lang))}>
            <h1 tabindex="-1">{ t::SIGN_TITLE.get(lang) }</h1>
            <p class="lead course__own">{ t::SIGN_AS.fill(lang, &[("name", &done.name)]) }</p>
            <p>{ t::SIGN_RESULT.fill(lang, &right) }</p>
            <p>{ training::CERTIFICATE_STATEMENT.get(lang) }</p>
            <details class="course__text">
                <summary>{ t::SIGN_DRAWING.get(lang) }</summary>
                <SignaturePad {lang} onchange={Callback::from(move |drawn| strokes.set(drawn))} />
            </details>
            <p class="muted">{ format!("{} {}", t::SIGN_KEY.get(lang), signing::PROVES.get(lang)) }</p>
            <IdentityWarning {document} brief={true} />
            <SigningStatus />
        </Frame>
    }
}

/// Signs, and shows the receipt.
async fn carry_out(app: AppContext, done: Completion, drawing: Option<Drawing>, at: usize) {
    let day = done.date;
    if make_file(&app, &done, drawing).await {
        app.learning.dispatch(Act::Tap(Tap::Sign(day)));
        browser::go(&step_href(at + 1));
    }
}

/// Makes the signed file. The binder of this browser, if there is one, has no part in it.
pub async fn make_file(app: &AppContext, done: &Completion, drawing: Option<Drawing>) -> bool {
    if !app.exporter.begin_signing() {
        return false;
    }
    let lang = app.lang();
    let document = Rc::new(certificate(done, lang));
    let show = |page, pages| app.exporter.show.emit(Export::Signing(page, pages));
    let what = What::Draft(document);
    let root = Root::without_binder();
    let answer = sign(&app.exporter.client, &root, what, signature(done, drawing, lang), &show).await;
    app.exporter.end_signing();
    match answer {
        Ok(signed) => {
            let own = SignedReceipt { pdf: signed.pdf.into(), file_name: signed.document.file_name() };
            app.exporter.show.emit(Export::Idle);
            app.learning.dispatch(Act::Signed(own));
            true
        }
        Err(trouble) => {
            app.exporter.show.emit(Export::NotSigned(trouble));
            false
        }
    }
}

fn signature(done: &Completion, drawing: Option<Drawing>, lang: Lang) -> Signature {
    Signature {
        role: t::SIGN_ROLE.string(lang),
        name: done.name.clone(),
        signed_at: browser::timestamp(),
        statement: training::CERTIFICATE_STATEMENT.string(lang),
        drawing,
        key: None,
        reason: Some(signing::REASON.string(lang)),
    }
}

/// Downloads the receipt.
pub fn download(app: &AppContext) {
    let Some(signed) = &app.learning.signed else { return };
    let done = browser::download(&signed.pdf, &signed.file_name, "application/pdf");
    let words = if done.is_ok() { &t::DOWNLOADED } else { &t::NOT_DOWNLOADED };
    say(app, words.string(app.lang()));
}
