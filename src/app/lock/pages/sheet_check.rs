use super::new_lock::sheet_mark;
use crate::app::browser;
use crate::app::lock::t;
use crate::app::use_app;
use crate::ui::{Button, TextField, Variant};
use crate::vault::{Reply, Request};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Tries whether the recovery sheet is the right one, without opening or changing anything.
#[component]
pub fn SheetCheck() -> Html {
    let app = use_app();
    let lang = app.lang();
    let typed = use_state(String::new);
    let answer = use_state(|| None::<(bool, String)>);
    let onsubmit = {
        let (safe, today, lang) = (app.saver.safe.clone(), app.session.today, lang);
        let (typed, answer) = (typed.clone(), answer.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (safe, typed, answer) = (safe.clone(), typed.clone(), answer.clone());
            spawn_local(async move {
                let keeper = safe.keeper.lock().await;
                let request =
                    Request::CheckRecovery { keyring: keeper.keyring().clone(), key: (*typed).clone() };
                answer.set(Some(match keeper.ask(request).await {
                    Ok(Reply::Yes) => {
                        let made = browser::sheet().and_then(|sheet| sheet.made);
                        browser::remember_sheet(made.or(Some(today)), Some(today));
                        typed.set(String::new());
                        (true, t::SHEET_FITS.string(lang))
                    }
                    Ok(_) => (false, t::SHEET_OTHER.string(lang)),
                    Err(trouble) => (false, trouble.text(lang)),
                }));
            });
        })
    };
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let error = (*answer).clone().and_then(|(fits, words)| (!fits).then(|| AttrValue::from(words)));
    let mark = use_state(String::new);
    {
        let (app, mark) = (app.clone(), mark.clone());
        use_effect_with((), move |()| spawn_local(async move { mark.set(sheet_mark(&app).await) }));
    }
    html! {
        <form class="stack" {onsubmit} autocomplete="off">
            if !mark.is_empty() { <p class="muted">{ t::KEY_MARK.fill(lang, &[("mark", &*mark)]) }</p> }
            <TextField id="try-sheet" {lang} label={t::RECOVERY_KEY.string(lang)} hint={t::TRY_SHEET_HINT.string(lang)} value={(*typed).clone()} {error} {onchange} />
            <div role="status">
                if let Some((true, words)) = &*answer { <p>{ words }</p> }
            </div>
            <div class="button-row"><Button id="try-sheet-now" submit=true variant={Variant::Secondary} label={t::TRY_SHEET.string(lang)} /></div>
        </form>
    }
}
