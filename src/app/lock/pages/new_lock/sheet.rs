//! The third step: the recovery sheet, downloaded and printed.

use crate::app::browser;
use crate::app::export::Export;
use crate::app::lock::{acts, t, NewLock, RecoverySheet};
use crate::app::{use_app, AppContext};
use crate::content::Lang;
use crate::ui::{use_focus, Button, Notice, Tone, Variant};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SheetProps {
    pub lang: Lang,
    pub lock: NewLock,
    pub key_text: String,
}

/// The one time that the recovery key is shown.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let app = use_app();
    let lang = props.lang;
    let asked = use_state(|| false);
    let warned = use_state(|| false);
    let focus = use_focus();
    use_effect_with((), {
        let exporter = app.exporter.clone();
        move |()| exporter.warm_up.emit(())
    });
    let make = {
        let (app, asked, props) = (app.clone(), asked.clone(), (props.lock.clone(), props.key_text.clone()));
        Callback::from(move |()| {
            let (app, asked, (lock, key)) = (app.clone(), asked.clone(), props.clone());
            spawn_local(async move {
                let check = sheet_mark(&app).await;
                let facts = RecoverySheet {
                    clinic: lock.binder.sections.clinic.name.clone(),
                    date: app.session.today,
                    key,
                    check,
                };
                app.exporter.make.emit(Rc::new(crate::app::lock::recovery_sheet(&facts, app.lang())));
                asked.set(true);
            });
        })
    };
    let finish = {
        let (safe, binder, today) = (app.saver.safe.clone(), props.lock.binder.clone(), app.session.today);
        move |made: bool| {
            browser::remember_sheet(made.then_some(today), None);
            let (safe, binder) = (safe.clone(), binder.clone());
            spawn_local(async move { acts::finish_new_lock(safe, binder).await });
        }
    };
    let done = {
        let (asked, warned, finish) = (asked.clone(), warned.clone(), finish.clone());
        Callback::from(move |()| {
            if *asked {
                finish(true);
            } else {
                warned.set(true);
                focus.emit("download-sheet".into());
            }
        })
    };
    let ready = matches!(app.exporter.state, Export::Done(_)) && *asked;
    html! {
        <>
            <p class="muted">{ t::STEP_OF_THREE.fill(lang, &[("n", &3)]) }</p>
            <h1 tabindex="-1">{ t::PAPER_TITLE.get(lang) }</h1>
            <p class="lead">{ t::PAPER_LEAD.get(lang) }</p>
            <ul>
                <li>{ t::PAPER_POINT_PRINT.get(lang) }</li>
                <li>{ t::PAPER_POINT_KEEP.get(lang) }</li>
                <li>{ t::PAPER_POINT_DELETE.get(lang) }</li>
            </ul>
            <div role="status">
                if ready { <Notice tone={Tone::Ok} title={t::PAPER_READY.string(lang)}><p>{ t::PAPER_READY_HINT.get(lang) }</p></Notice> }
                if *asked && matches!(app.exporter.state, Export::Failed) {
                    <Notice tone={Tone::Danger} title={t::PAPER_FAILED.string(lang)}><p>{ t::PAPER_FAILED_HINT.get(lang) }</p><p class="lock__key">{ &props.key_text }</p></Notice>
                }
            </div>
            <div role="alert">
                if *warned && !*asked {
                    <Notice tone={Tone::Warn} title={t::PAPER_MISSING.string(lang)}>
                        <p>{ t::PAPER_MISSING_HINT.get(lang) }</p>
                        <Button id="without-sheet" variant={Variant::Tertiary} label={t::WITHOUT_SHEET.string(lang)} onclick={Callback::from(move |()| finish(false))} />
                    </Notice>
                }
            </div>
            <div class="button-row">
                <Button id="download-sheet" icon="download" variant={if *asked { Variant::Secondary } else { Variant::Primary }} label={t::DOWNLOAD_SHEET.string(lang)} onclick={make} />
                <Button id="lock-done" variant={if *asked { Variant::Primary } else { Variant::Secondary }} label={t::DONE.string(lang)} onclick={done} />
            </div>
        </>
    }
}

/// What tells this sheet from another: the beginning of its public key.
pub async fn sheet_mark(app: &AppContext) -> String {
    let keeper = app.saver.safe.keeper.lock().await;
    let key = keeper.keyring().recipients.get(1).cloned().unwrap_or_default();
    key.trim_start_matches("age1").chars().take(8).collect()
}
