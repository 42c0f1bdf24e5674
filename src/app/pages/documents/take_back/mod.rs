//! *Ta inn medunderskrevet PDF*: a document that was sent out comes back with another signature in it.

mod returned;

use super::pdf::archived;
use super::t;
use crate::app::lock::Trouble;
use crate::app::session::Act;
use crate::app::{browser, use_app, AppContext};
use crate::binder::SignedFile;
use crate::content::Lang;
use crate::documents::{grouped, moment, Signature};
use crate::signing::{Checked, MAX_PDF};
use crate::ui::{Button, FileDrop, Notice, Tone, Variant};
use returned::{new_signatures, noted, Refusal};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Element id of the summary, which takes the focus when the buttons below it are gone.
const TITLE: &str = "take-back-title";

/// Props of [`TakeBack`].
#[derive(Properties, PartialEq)]
pub struct TakeBackProps {
    /// Address of the document; see `Binder::signed`.
    pub address: String,
}

/// A PDF that came back, looked at.
#[derive(Clone, PartialEq)]
struct Returned {
    pdf: Rc<[u8]>,
    new: Vec<Checked>,
}

/// How far it has come.
#[derive(Clone, PartialEq)]
enum Step {
    Waiting,
    Working,
    Refused(Refusal),
    Failed(Trouble),
    Shown(Returned),
}

/// Choose the file, see who has signed, take it in. Nothing changes before that.
#[component]
pub fn TakeBack(props: &TakeBackProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let step = use_state(|| Step::Waiting);
    let onfile = {
        let (app, step, address) = (app.clone(), step.setter(), props.address.clone());
        Callback::from(move |file: web_sys::File| {
            step.set(Step::Working);
            let (app, step, address) = (app.clone(), step.clone(), address.clone());
            spawn_local(async move {
                step.set(look_at(&app, &address, file).await.unwrap_or_else(Step::Failed));
            });
        })
    };
    let cancel = {
        let step = step.setter();
        Callback::from(move |()| {
            step.set(Step::Waiting);
            browser::focus_on(TITLE);
        })
    };
    let take = |returned: &Returned| {
        let (app, step, address) = (app.clone(), step.setter(), props.address.clone());
        let returned = returned.clone();
        Callback::from(move |()| {
            let (app, step, address) = (app.clone(), step.clone(), address.clone());
            let returned = returned.clone();
            spawn_local(async move {
                step.set(match take_in(&app, address, &returned).await {
                    Ok(()) => Step::Waiting,
                    Err(trouble) => Step::Failed(trouble),
                });
                browser::focus_on(TITLE);
            });
        })
    };
    html! {
        <details class="disclosure no-print" id="take-back">
            <summary id={TITLE}>{ t::BACK_TITLE.get(lang) }</summary>
            <div class="stack">
                <p>{ t::BACK_LEAD.get(lang) }</p>
                <FileDrop id="take-back-file" icon="pdf" title={t::BACK_CHOOSE.string(lang)} hint={t::BACK_CHOOSE_HINT.string(lang)}
                    accept=".pdf,application/pdf" {onfile} />
                <div role="status" id="take-back-status">
                    if *step == Step::Working {
                        <div class="progress-block"><progress aria-label={t::BACK_WORKING.get(lang)}></progress><span>{ t::BACK_WORKING.get(lang) }</span></div>
                    }
                </div>
                <div role="alert" id="take-back-refused">{ refused(&step, lang) }</div>
                if let Step::Shown(returned) = &*step { { preview(returned, take(returned), cancel, lang) } }
            </div>
        </details>
    }
}

fn refused(step: &Step, lang: Lang) -> Html {
    let (message, remedy) = match step {
        Step::Refused(cause) => cause.words(),
        Step::Failed(trouble) => (trouble.message, trouble.remedy),
        _ => return html! {},
    };
    html! { <Notice tone={Tone::Danger} title={message.string(lang)}><p>{ remedy.get(lang) }</p></Notice> }
}

/// Who has signed, for whom and when; then the two ways on.
fn preview(returned: &Returned, take: Callback<()>, cancel: Callback<()>, lang: Lang) -> Html {
    let signer = |own: &Checked| {
        let rows = [
            (&t::BACK_SIGNER_ROLE, own.role.clone()),
            (&t::BACK_SIGNER_FIRM, own.organisation.clone()),
            (&t::BACK_SIGNER_TIME, moment(&own.signed_at, lang)),
            (&t::BACK_SIGNER_KEY, grouped(&own.root_fingerprint, 4)),
        ];
        html! {
            <li class="signers__one">
                <h3>{ &own.name }</h3>
                <dl class="definition">{ for rows.into_iter().filter(|(_, value)| !value.is_empty())
                    .map(|(label, value)| html! { <div><dt>{ label.get(lang) }</dt><dd>{ value }</dd></div> }) }</dl>
            </li>
        }
    };
    html! {
        <section class="stack" id="take-back-preview" aria-labelledby="take-back-new">
            <h2 id="take-back-new">{ t::BACK_NEW.get(lang) }</h2>
            <ul class="signers">{ for returned.new.iter().map(signer) }</ul>
            <p>{ t::BACK_NEW_HINT.get(lang) }</p>
            <div class="button-row">
                <Button id="take-back-accept" label={t::BACK_ACCEPT.string(lang)} onclick={take} />
                <Button id="take-back-cancel" label={t::BACK_CANCEL.string(lang)} variant={Variant::Secondary} onclick={cancel} />
            </div>
        </section>
    }
}

/// Reads and checks the file, and compares it with the archive byte for byte.
async fn look_at(app: &AppContext, address: &str, file: web_sys::File) -> Result<Step, Trouble> {
    let unread = Trouble::new(&t::BACK_UNREAD, &t::BACK_UNREAD_REMEDY);
    if file.size() > MAX_PDF as f64 {
        return Ok(Step::Refused(Refusal::NotOurs));
    }
    let pdf = browser::read_file(&file, MAX_PDF).await.ok_or(unread)?;
    let binder = app.session.binder().cloned().ok_or(unread)?;
    let own = binder.file(address).ok_or(unread)?;
    let client = &app.exporter.client;
    let archived = archived(client, own).await?;
    let report = client.check(pdf.clone()).await.ok_or(unread)?;
    let is_known = |own: &Checked| binder.place(&own.sha256).is_some_and(|place| place.address == address);
    Ok(match new_signatures(report, &pdf, &archived, is_known) {
        Ok(new) => Step::Shown(Returned { pdf: pdf.into(), new }),
        Err(cause) => Step::Refused(cause),
    })
}

/// Notes each new signature with the PDF as it was after it.
async fn take_in(app: &AppContext, address: String, returned: &Returned) -> Result<(), Trouble> {
    let failed = Trouble::new(&t::BACK_UNREAD, &t::BACK_UNREAD_REMEDY);
    let binder = app.session.binder().cloned().ok_or(failed)?;
    let lang = binder.signed(&address).ok_or(failed)?.lang;
    let mut signatures: Vec<(Signature, SignedFile)> = vec![];
    for own in &returned.new {
        let length = u32::try_from(own.length).map_err(|_| failed)?;
        let bytes = returned.pdf.get(..length as usize).ok_or(failed)?;
        let packed = app.exporter.client.pack(bytes).await.ok_or(failed)?;
        binder.room_for(packed.len(), 0)?;
        let file = SignedFile { sha256: own.sha256.clone(), length, packed: packed.into() };
        signatures.push((noted(own, &binder, lang), file));
    }
    app.session.dispatch(Act::TakeBack(signatures, address));
    app.session.dispatch(Act::Say(t::BACK_DONE.string(app.lang())));
    Ok(())
}
