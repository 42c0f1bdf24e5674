use crate::app::browser;
use crate::app::files::OpenFileHere;
use crate::app::lock::{acts, t, Locked, Trouble};
use crate::app::use_app;
use crate::content::{Lang, Localized};
use crate::ui::{Button, Notice, SecretField, TextField, Tone, Variant};
use crate::vault::{Secret, VaultError};
use yew::prelude::*;

/// Props of [`UnlockPage`].
#[derive(Properties, PartialEq)]
pub struct UnlockPageProps {
    /// What is locked.
    pub locked: Locked,
}

/// What opens the binder: the passphrase, or the key of the recovery sheet.
#[component]
pub fn UnlockPage(props: &UnlockPageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let typed = use_state(String::new);
    let by_sheet = use_state(|| false);
    let busy = use_state(|| false);
    let error = use_state(|| None::<Trouble>);
    let (title, lead) = words(&props.locked);
    {
        let vault_of = app.saver.safe.clone();
        use_effect_with((), move |()| {
            browser::focus_on("passphrase");
            wasm_bindgen_futures::spawn_local(async move { vault_of.keeper.lock().await.vault.warm_up() });
        });
    }
    let onsubmit = {
        let (safe, locked) = (app.saver.safe.clone(), props.locked.clone());
        let (typed, by_sheet, busy, error) = (typed.clone(), by_sheet.clone(), busy.clone(), error.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let secret = if *by_sheet {
                Secret::Recovery((*typed).clone())
            } else {
                Secret::Passphrase((*typed).clone())
            };
            let (safe, locked, busy, error) = (safe.clone(), locked.clone(), busy.clone(), error.clone());
            busy.set(true);
            error.set(None);
            wasm_bindgen_futures::spawn_local(async move {
                if let Err(trouble) = acts::unlock(&safe, &locked, secret).await {
                    error.set(Some(trouble));
                    busy.set(false);
                    browser::focus_on("passphrase");
                }
            });
        })
    };
    let switch = {
        let (typed, by_sheet, error) = (typed.clone(), by_sheet.clone(), error.clone());
        Callback::from(move |()| {
            typed.set(String::new());
            error.set(None);
            by_sheet.set(!*by_sheet);
        })
    };
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let field = if *by_sheet {
        html! {
            <TextField id="passphrase" {lang} label={t::RECOVERY_KEY.string(lang)} hint={t::RECOVERY_KEY_HINT.string(lang)} value={(*typed).clone()} {onchange} />
        }
    } else {
        html! { <SecretField id="passphrase" {lang} label={t::PASSPHRASE.string(lang)} value={(*typed).clone()} {onchange} /> }
    };
    html! {
        <div class="stack lock">
            <h1 tabindex="-1">{ title.get(lang) }</h1>
            <p class="lead">{ lead.get(lang) }</p>
            <form class="stack" {onsubmit} autocomplete="off">
                { field }
                <div role="alert">
                    if let Some(trouble) = *error {
                        { trouble_here(&props.locked, trouble, lang) }
                    }
                </div>
                <div class="button-row">
                    <Button id="unlock" submit=true label={if *busy { t::UNLOCKING.string(lang) } else { t::UNLOCK.string(lang) }} />
                    <Button id="other-key" variant={Variant::Tertiary} label={if *by_sheet { t::USE_PASSPHRASE.string(lang) } else { t::FORGOTTEN.string(lang) }} onclick={switch} />
                </div>
            </form>
            if let Locked::File(_) = props.locked {
                <div class="button-row"><Button id="cancel" variant={Variant::Tertiary} label={t::CANCEL.string(lang)} onclick={cancel(&app)} /></div>
            } else {
                <section class="stack lock__other">
                    <h2>{ t::OTHER_WAYS.get(lang) }</h2>
                    <OpenFileHere />
                </section>
            }
        </div>
    }
}

/// Why it did not open. Damage in the browser's store is not damage to a file.
fn trouble_here(locked: &Locked, trouble: Trouble, lang: Lang) -> Html {
    let in_browser = !matches!(locked, Locked::File(_)) && trouble == VaultError::Damaged.into();
    let (message, remedy) = match in_browser {
        true => (&t::STORED_DAMAGED, &t::STORED_DAMAGED_REMEDY),
        false => (trouble.message, trouble.remedy),
    };
    html! { <Notice tone={Tone::Danger} title={message.string(lang)}><p>{ remedy.get(lang) }</p></Notice> }
}

fn words(locked: &Locked) -> (&'static Localized, &'static Localized) {
    match locked {
        Locked::Store => (&t::LOCKED_TITLE, &t::LOCKED_LEAD),
        Locked::Checkpoint => (&t::CHECKPOINT_TITLE, &t::CHECKPOINT_LEAD),
        Locked::File(_) => (&t::FILE_TITLE, &t::FILE_LEAD),
    }
}

/// Back to what was open before the file was chosen.
fn cancel(app: &crate::app::AppContext) -> Callback<()> {
    let safe = app.saver.safe.clone();
    Callback::from(move |()| match safe.stored() {
        Some(binder) => {
            let session = crate::app::session::Act::OpenBinder(binder);
            safe.say(session);
        }
        None => browser::reload(),
    })
}
