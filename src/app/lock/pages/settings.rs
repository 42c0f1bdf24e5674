use super::sheet_check::SheetCheck;
use crate::app::browser;
use crate::app::lock::{acts, t, NewLock, Why};
use crate::app::session::{Act, Open};
use crate::app::use_app;
use crate::ui::{Button, ChoiceOption, RadioChoices, SecretField, Variant};
use crate::vault::passphrase::Strength;
use crate::vault::{Reply, Request};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Lock now, when to lock, another passphrase, and the recovery sheet.
#[component]
pub fn LockSettings() -> Html {
    let app = use_app();
    let lang = app.lang();
    let shared = use_state(browser::is_shared_pc);
    let minutes = use_state(browser::lock_minutes);
    let lock = {
        let app = app.clone();
        Callback::from(move |()| lock_or_say(&app))
    };
    let choose_shared = {
        let (shared, minutes) = (shared.clone(), minutes.clone());
        Callback::from(move |code: String| {
            browser::remember_shared_pc(code == "yes");
            shared.set(code == "yes");
            minutes.set(browser::lock_minutes());
        })
    };
    let choose_minutes = {
        let minutes = minutes.clone();
        Callback::from(move |code: String| {
            let chosen = code.parse().unwrap_or(15);
            browser::remember_lock_minutes(chosen);
            minutes.set(chosen);
        })
    };
    let renew = {
        let session = app.session.clone();
        Callback::from(move |()| {
            if let Some(binder) = session.binder().cloned() {
                session.dispatch(Act::Desk(Open::NewLock(NewLock { binder, why: Why::Renewed })));
            }
        })
    };
    html! {
        <section class="stack">
            <h2>{ t::LOCK_TITLE.get(lang) }</h2>
            <p>{ t::LOCK_HINT.get(lang) }</p>
            <div class="button-row"><Button id="lock-now" icon="lock" variant={Variant::Secondary} label={t::LOCK_NOW.string(lang)} onclick={lock} /></div>
            <RadioChoices id="lock-minutes" legend={t::LOCK_AFTER.string(lang)}
                options={vec![ChoiceOption::new("5", t::MINUTES_5.string(lang)), ChoiceOption::new("15", t::MINUTES_15.string(lang))]}
                chosen={vec![AttrValue::from(minutes.to_string())]} onchange={choose_minutes} />
            <RadioChoices id="shared-pc" legend={t::SHARED_PC.string(lang)} hint={t::SHARED_PC_HINT.string(lang)}
                options={vec![ChoiceOption::new("no", t::SHARED_PC_NO.string(lang)), ChoiceOption::new("yes", t::SHARED_PC_YES.string(lang))]}
                chosen={vec![AttrValue::from(if *shared { "yes" } else { "no" })]} onchange={choose_shared} />
            <details class="disclosure">
                <summary>{ t::CHANGE_PASSPHRASE.get(lang) }</summary>
                <ChangePassphrase />
            </details>
            <details class="disclosure">
                <summary>{ t::TRY_SHEET_TITLE.get(lang) }</summary>
                <SheetCheck />
            </details>
            <details class="disclosure">
                <summary>{ t::RENEW_SHEET.get(lang) }</summary>
                <p>{ t::RENEW_SHEET_HINT.get(lang) }</p>
                <div class="button-row"><Button id="renew-sheet" variant={Variant::Secondary} label={t::RENEW_SHEET_NOW.string(lang)} onclick={renew} /></div>
            </details>
        </section>
    }
}

/// Locks, or says why it can't be done now.
pub fn lock_or_say(app: &crate::app::AppContext) {
    let (safe, session) = (app.saver.safe.clone(), app.session.clone());
    spawn_local(async move {
        if !acts::lock_now(safe).await {
            let words = t::NOT_LOCKED.string(session.lang);
            session.dispatch(Act::Say(words));
        }
    });
}

#[component]
fn ChangePassphrase() -> Html {
    let app = use_app();
    let lang = app.lang();
    let (old, new) = (use_state(String::new), use_state(String::new));
    let busy = use_state(|| false);
    let error = use_state(|| None::<(&'static str, String)>);
    let onsubmit = {
        let (app, old, new, busy, error) =
            (app.clone(), old.clone(), new.clone(), busy.clone(), error.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let (app, old, new, busy, error) =
                (app.clone(), old.clone(), new.clone(), busy.clone(), error.clone());
            busy.set(true);
            error.set(None);
            spawn_local(async move {
                match change(&app, &old, &new).await {
                    Ok(()) => {
                        old.set(String::new());
                        new.set(String::new());
                        app.session.dispatch(Act::Say(t::PASSPHRASE_CHANGED.string(app.lang())));
                    }
                    Err(cause) => error.set(Some(cause)),
                }
                busy.set(false);
            });
        })
    };
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text| state.set(text))
    };
    let error_at =
        |field: &str| (*error).clone().and_then(|(at, words)| (at == field).then(|| AttrValue::from(words)));
    html! {
        <form class="stack" {onsubmit} autocomplete="off">
            <SecretField id="old-passphrase" {lang} label={t::OLD_PASSPHRASE.string(lang)} value={(*old).clone()} error={error_at("old")} onchange={set(&old)} />
            <SecretField id="new-passphrase" {lang} is_new=true label={t::NEW_PASSPHRASE.string(lang)} hint={t::OWN_PASSPHRASE_HINT.string(lang)}
                value={(*new).clone()} error={error_at("new")} onchange={set(&new)} />
            <div class="button-row">
                <Button id="change-passphrase" submit=true variant={Variant::Secondary}
                    label={if *busy { t::CHANGING.string(lang) } else { t::CHANGE_NOW.string(lang) }} />
            </div>
        </form>
    }
}

async fn change(app: &crate::app::AppContext, old: &str, new: &str) -> Result<(), (&'static str, String)> {
    let (safe, lang) = (&app.saver.safe, app.lang());
    let rated = safe.keeper.lock().await.ask(Request::Rate(new.to_owned())).await;
    match rated {
        Ok(Reply::Rated(strength)) if strength.is_enough() => {}
        Ok(Reply::Rated(Strength::TooShort)) => return Err(("new", t::STRENGTH_SHORT.string(lang))),
        Ok(Reply::Rated(Strength::TooCommon)) => return Err(("new", t::STRENGTH_COMMON.string(lang))),
        Ok(_) => return Err(("new", t::STRENGTH_WEAK.string(lang))),
        Err(trouble) => return Err(("new", trouble.text(lang))),
    }
    safe.flush().await;
    let changed = safe.keeper.lock().await.change_passphrase(old.to_owned(), new.to_owned()).await;
    changed.map_err(|trouble| ("old", trouble.text(lang)))
}
