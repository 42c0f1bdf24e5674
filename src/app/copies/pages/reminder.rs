use super::focus::use_focus_after;
use super::safety::snooze_words;
use super::save_copy::SaveCopy;
use crate::app::browser;
use crate::app::copies::facts::look_again;
use crate::app::copies::reminder::{reminder, Reminder};
use crate::app::copies::t;
use crate::app::session::Act;
use crate::app::use_app;
use crate::content::{plural, Localized};
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// At most one reminder, on the home page, with what to do and *later*.
#[component]
pub fn ReminderBanner() -> Html {
    let app = use_app();
    let lang = app.lang();
    {
        // The sheet may have been tried since the last save.
        let safe = app.saver.safe.clone();
        use_effect_with((), move |()| spawn_local(async move { look_again(&safe).await }));
    }
    let copies = &app.session.copies;
    let way = browser::copy_way();
    let what = reminder(copies, app.session.today, way);
    use_focus_after(what, browser::focus_heading);
    let Some(what) = what else { return html! {} };
    let later = {
        let (session, safe) = (app.session.clone(), app.saver.safe.clone());
        Callback::from(move |()| {
            let snooze = what.snoozed(session.today, way);
            browser::remember_snooze(snooze);
            session.dispatch(Act::Say(snooze_words(snooze, session.lang)));
            let safe = safe.clone();
            spawn_local(async move { look_again(&safe).await });
        })
    };
    let later = html! { <Button id="reminder-later" variant={Variant::Tertiary} label={t::LATER.string(lang)} onclick={later} /> };
    let sheet = |title: &'static Localized, hint: &'static Localized, button: &'static Localized| {
        html! {
            <Notice tone={Tone::Info} title={title.string(lang)}>
                <p>{ hint.get(lang) }</p>
                <div class="button-row">
                    <LinkButton variant={Variant::Secondary} href="#/innstillinger" label={button.string(lang)} />
                    { later.clone() }
                </div>
            </Notice>
        }
    };
    let content = match what {
        Reminder::Copy => {
            let count = usize::try_from(copies.saves_since()).unwrap_or(usize::MAX);
            html! {
                <Notice tone={Tone::Warn} title={t::REMIND_COPY.string(lang)}>
                    <p>{ plural(count, &t::REMIND_COPY_ONE, &t::REMIND_COPY_OTHER, lang) }</p>
                    <SaveCopy id="reminder-save-copy" now=true>{ later.clone() }</SaveCopy>
                </Notice>
            }
        }
        Reminder::MakeSheet => sheet(&t::REMIND_MAKE_SHEET, &t::REMIND_MAKE_SHEET_HINT, &t::MAKE_SHEET),
        Reminder::TrySheet => sheet(&t::REMIND_TRY_SHEET, &t::REMIND_TRY_SHEET_HINT, &t::TRY_SHEET),
    };
    html! { <div id="reminder">{ content }</div> }
}
