use crate::app::browser::{self, Scheme};
use crate::app::copies::CopySettings;
use crate::app::files::OpenFileHere;
use crate::app::lock::LockSettings;
use crate::app::{t, use_app};
use crate::content::Lang;
use crate::ui::{Button, ChoiceOption, Notice, RadioChoices, Tone, Variant};
use yew::prelude::*;

/// Props of [`Appearance`].
#[derive(Properties, PartialEq)]
pub struct AppearanceProps {
    /// Language.
    pub lang: Lang,
}

/// Light or dark; remembered in this browser.
#[component]
pub fn Appearance(props: &AppearanceProps) -> Html {
    let lang = props.lang;
    let scheme = use_state(browser::scheme);
    let onchange = {
        let scheme = scheme.clone();
        Callback::from(move |code: String| {
            let chosen = Scheme::ALL.into_iter().find(|scheme| scheme.code() == code).unwrap_or_default();
            browser::remember_scheme(chosen);
            scheme.set(chosen);
        })
    };
    let options = vec![
        ChoiceOption::new("auto", t::SCHEME_AUTO.string(lang)),
        ChoiceOption::new("light", t::SCHEME_LIGHT.string(lang)),
        ChoiceOption::new("dark", t::SCHEME_DARK.string(lang)),
    ];
    html! {
        <section class="stack">
            <h2>{ t::APPEARANCE.get(lang) }</h2>
            <RadioChoices id="scheme" legend={t::SCHEME.string(lang)} {options} chosen={vec![AttrValue::from(scheme.code())]} {onchange} />
        </section>
    }
}

/// Appearance, the clinic's file, and the removal of everything from this browser.
#[component]
pub fn Settings() -> Html {
    let app = use_app();
    let lang = app.lang();
    let confirming = use_state(|| false);
    let own_binder = app.session.binder().filter(|binder| !binder.is_example).is_some();
    let ask = {
        let confirming = confirming.clone();
        Callback::from(move |()| confirming.set(true))
    };
    let keep = {
        let confirming = confirming.clone();
        Callback::from(move |()| confirming.set(false))
    };
    let erase = app.saver.erase.reform(|()| browser::go("#/"));
    html! {
        <div class="stack stack--loose">
            <h1 tabindex="-1">{ t::SETTINGS.get(lang) }</h1>
            <Appearance {lang} />
            if own_binder {
                <LockSettings />
                <CopySettings />
            }
            <section class="stack">
                <h2>{ t::CLINIC_FILE.get(lang) }</h2>
                <OpenFileHere />
                if own_binder { <p class="muted">{ t::OPEN_REPLACES.get(lang) }</p> }
            </section>
            if own_binder {
                <section class="stack">
                    <h2>{ t::ERASE_TITLE.get(lang) }</h2>
                    <p>{ t::ERASE_HINT.get(lang) }</p>
                    if *confirming {
                        <Notice tone={Tone::Warn} title={t::ERASE_SURE.string(lang)}>
                            <div class="button-row">
                                <Button label={t::ERASE_YES.string(lang)} icon="trash" onclick={erase} />
                                <Button label={t::ERASE_NO.string(lang)} variant={Variant::Secondary} onclick={keep} />
                            </div>
                        </Notice>
                    } else {
                        <div class="button-row"><Button label={t::ERASE.string(lang)} variant={Variant::Secondary} icon="trash" onclick={ask} /></div>
                    }
                </section>
            }
        </div>
    }
}
