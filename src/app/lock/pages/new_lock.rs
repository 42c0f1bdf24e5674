//! A new lock in three steps: a passphrase, the passphrase once more, and the recovery sheet.

mod sheet;

use crate::app::browser;
use crate::app::lock::{t, NewLock, Trouble, Why};
use crate::app::save::Safe;
use crate::app::{use_app, AppContext};
use crate::content::{Lang, Localized};
use crate::ui::{Button, ChoiceOption, Notice, RadioChoices, SecretField, Tone, Variant};
use crate::vault::passphrase::Strength;
use crate::vault::{Reply, Request};
pub use sheet::sheet_mark;
use sheet::Sheet;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Props of [`NewLockPage`].
#[derive(Properties, PartialEq)]
pub struct NewLockPageProps {
    /// The binder, and why it needs a lock.
    pub lock: NewLock,
}

#[derive(Clone, PartialEq)]
enum Step {
    /// Choose one of ours, or write one.
    Choose,
    /// Write it again.
    Repeat,
    /// Take care of the sheet with this key.
    Sheet(Rc<str>),
}

/// The state that the three steps share.
#[derive(Clone, PartialEq)]
struct State {
    step: UseStateHandle<Step>,
    suggestion: UseStateHandle<String>,
    own: UseStateHandle<Option<String>>,
    repeated: UseStateHandle<String>,
    error: UseStateHandle<Option<&'static Localized>>,
    trouble: UseStateHandle<Option<Trouble>>,
    busy: UseStateHandle<bool>,
}

impl State {
    fn chosen(&self) -> String {
        (*self.own).clone().unwrap_or_else(|| (*self.suggestion).clone())
    }

    fn fail(&self, words: &'static Localized) {
        self.error.set(Some(words));
        self.busy.set(false);
    }
}

/// A passphrase and a recovery sheet for a binder that has none.
#[component]
pub fn NewLockPage(props: &NewLockPageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let state = State {
        step: use_state(|| Step::Choose),
        suggestion: use_state(String::new),
        own: use_state(|| None),
        repeated: use_state(String::new),
        error: use_state(|| None),
        trouble: use_state(|| None),
        busy: use_state(|| false),
    };
    {
        let (app, state) = (app.clone(), state.clone());
        use_effect_with((), move |()| suggest(&app, &state));
    }
    {
        let visited = use_mut_ref(|| false);
        use_effect_with((*state.step).clone(), move |_| {
            if std::mem::replace(&mut *visited.borrow_mut(), true) {
                browser::focus_heading();
            }
        });
    }
    let body = match &*state.step {
        Step::Choose => html! { <Choose {state} {lang} why={props.lock.why} /> },
        Step::Repeat => repeat(&app, &state, lang),
        Step::Sheet(key) => html! { <Sheet {lang} lock={props.lock.clone()} key_text={key.to_string()} /> },
    };
    html! { <div class="stack lock">{ body }</div> }
}

/// Asks the vault for four words.
fn suggest(app: &AppContext, state: &State) {
    let (safe, suggestion, own) = (app.saver.safe.clone(), state.suggestion.clone(), state.own.clone());
    spawn_local(async move {
        let vault = safe.keeper.lock().await.vault.clone();
        if let Some(Reply::Words(words)) = vault.ask(Request::Suggest).await {
            suggestion.set(words);
        } else {
            // Without a suggestion there is still one's own.
            own.set(Some(String::new()));
        }
    });
}

#[derive(Properties, PartialEq)]
struct ChooseProps {
    state: State,
    lang: Lang,
    why: Why,
}

#[component]
fn Choose(props: &ChooseProps) -> Html {
    let ChooseProps { state, lang, why } = props;
    let lang = *lang;
    let app = use_app();
    let shared = use_state(browser::is_shared_pc);
    let rating = use_state(|| None::<Strength>);
    let rate = {
        let (safe, rating) = (app.saver.safe.clone(), rating.clone());
        Callback::from(move |text: String| {
            let (safe, rating) = (safe.clone(), rating.clone());
            spawn_local(async move { rating.set(strength_of(&safe, text).await) });
        })
    };
    let next = {
        let (safe, state) = (app.saver.safe.clone(), state.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (safe, state) = (safe.clone(), state.clone());
            spawn_local(async move {
                let chosen = state.chosen();
                // Asked anew: the answer to the last letter may still be on its way.
                match strength_of(&safe, chosen.clone()).await {
                    _ if chosen.trim().is_empty() => state.fail(&t::PASSPHRASE_MISSING),
                    Some(strength) if !strength.is_enough() => state.fail(strength_words(strength)),
                    _ => {
                        state.error.set(None);
                        state.step.set(Step::Repeat);
                    }
                }
            });
        })
    };
    let write_own = {
        let state = state.clone();
        Callback::from(move |text: String| {
            rate.emit(text.clone());
            state.own.set(Some(text));
        })
    };
    let switch = {
        let state = state.clone();
        Callback::from(move |()| {
            state.error.set(None);
            state.own.set(if state.own.is_some() { None } else { Some(String::new()) });
        })
    };
    let again = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| suggest(&app, &state))
    };
    let choose_shared = {
        let shared = shared.clone();
        Callback::from(move |code: String| {
            browser::remember_shared_pc(code == "yes");
            shared.set(code == "yes");
        })
    };
    let (title, lead) = titles(*why);
    let error = state.error.map(|words| AttrValue::from(words.string(lang)));
    html! {
        <form class="stack" onsubmit={next} autocomplete="off">
            <p class="muted">{ t::STEP_OF_THREE.fill(lang, &[("n", &1)]) }</p>
            <h1 tabindex="-1">{ title.get(lang) }</h1>
            <p class="lead">{ lead.get(lang) }</p>
            if let Some(own) = &*state.own {
                <SecretField id="own-passphrase" {lang} is_new=true label={t::OWN_PASSPHRASE.string(lang)} hint={t::OWN_PASSPHRASE_HINT.string(lang)}
                    value={own.clone()} {error} onchange={write_own} />
                if let (Some(strength), false) = (*rating, own.is_empty()) {
                    <p role="status" class="muted">{ strength_words(strength).get(lang) }</p>
                }
                <div class="button-row"><Button id="use-suggestion" variant={Variant::Tertiary} label={t::USE_SUGGESTION.string(lang)} onclick={switch} /></div>
            } else {
                <div class="lock__words">
                    <p class="lock__label" id="suggestion-label">{ t::SUGGESTION.get(lang) }</p>
                    <p class="lock__suggestion" id="suggestion" aria-labelledby="suggestion-label" aria-live="polite" lang="nb">{ (*state.suggestion).clone() }</p>
                    <div class="button-row">
                        <Button id="new-words" variant={Variant::Secondary} label={t::NEW_WORDS.string(lang)} onclick={again} />
                        <Button id="own-words" variant={Variant::Tertiary} label={t::OWN_WORDS.string(lang)} onclick={switch} />
                    </div>
                </div>
                <p>{ t::WRITE_DOWN.get(lang) }</p>
            }
            <RadioChoices id="shared-pc" legend={t::SHARED_PC.string(lang)} hint={t::SHARED_PC_HINT.string(lang)}
                options={vec![ChoiceOption::new("no", t::SHARED_PC_NO.string(lang)), ChoiceOption::new("yes", t::SHARED_PC_YES.string(lang))]}
                chosen={vec![AttrValue::from(if *shared { "yes" } else { "no" })]} onchange={choose_shared} />
            <div class="button-row">
                <Button id="lock-next" submit=true label={t::NEXT.string(lang)} />
                if *why != Why::Recovered {
                    <Button id="cancel" variant={Variant::Tertiary} label={t::CANCEL.string(lang)} onclick={Callback::from(|()| { browser::go("#/"); browser::reload(); })} />
                }
            </div>
        </form>
    }
}

/// How good the vault finds a passphrase; `None` when it does not answer.
async fn strength_of(safe: &Safe, text: String) -> Option<Strength> {
    let vault = safe.keeper.lock().await.vault.clone();
    match vault.ask(Request::Rate(text)).await {
        Some(Reply::Rated(strength)) => Some(strength),
        _ => None,
    }
}

fn titles(why: Why) -> (&'static Localized, &'static Localized) {
    match why {
        Why::New => (&t::NEW_TITLE, &t::NEW_LEAD),
        Why::Plain => (&t::PLAIN_TITLE, &t::PLAIN_LEAD),
        Why::Recovered => (&t::RECOVERED_TITLE, &t::RECOVERED_LEAD),
        Why::Renewed => (&t::RENEWED_TITLE, &t::RENEWED_LEAD),
    }
}

fn strength_words(strength: Strength) -> &'static Localized {
    match strength {
        Strength::TooShort => &t::STRENGTH_SHORT,
        Strength::TooCommon => &t::STRENGTH_COMMON,
        Strength::Weak => &t::STRENGTH_WEAK,
        Strength::Good => &t::STRENGTH_GOOD,
        Strength::Strong => &t::STRENGTH_STRONG,
    }
}

fn repeat(app: &AppContext, state: &State, lang: Lang) -> Html {
    let next = {
        let (safe, state) = (app.saver.safe.clone(), state.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *state.busy {
                return;
            }
            let same = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            if same(&state.repeated) != same(&state.chosen()) {
                state.fail(&t::REPEAT_DIFFERS);
                return browser::focus_on("repeat");
            }
            state.error.set(None);
            state.busy.set(true);
            let (safe, state) = (safe.clone(), state.clone());
            spawn_local(async move {
                let made = safe.keeper.lock().await.make_keys(state.chosen()).await;
                state.busy.set(false);
                match made {
                    Ok(key) => state.step.set(Step::Sheet(key.into())),
                    Err(trouble) => state.trouble.set(Some(trouble)),
                }
            });
        })
    };
    let back = {
        let state = state.clone();
        Callback::from(move |()| {
            state.error.set(None);
            state.step.set(Step::Choose);
        })
    };
    let repeated = state.repeated.clone();
    let error = state.error.map(|words| AttrValue::from(words.string(lang)));
    html! {
        <form class="stack" onsubmit={next} autocomplete="off">
            <p class="muted">{ t::STEP_OF_THREE.fill(lang, &[("n", &2)]) }</p>
            <h1 tabindex="-1">{ t::REPEAT_TITLE.get(lang) }</h1>
            <p class="lead">{ t::REPEAT_LEAD.get(lang) }</p>
            <SecretField id="repeat" {lang} is_new=true label={t::PASSPHRASE.string(lang)} value={(*state.repeated).clone()} {error}
                onchange={Callback::from(move |text| repeated.set(text))} />
            if let Some(trouble) = *state.trouble {
                <Notice tone={Tone::Danger} title={trouble.message.string(lang)}><p>{ trouble.remedy.get(lang) }</p></Notice>
            }
            <div class="button-row">
                <Button id="lock-next" submit=true label={if *state.busy { t::MAKING_KEYS.string(lang) } else { t::NEXT.string(lang) }} />
                <Button id="back" variant={Variant::Tertiary} label={t::SEE_AGAIN.string(lang)} onclick={back} />
            </div>
        </form>
    }
}
