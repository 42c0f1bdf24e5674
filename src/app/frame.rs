//! The frame that both programs share, the first page and the binder: header, main content, footer.

use super::{browser, t};
use crate::content::Lang;
use crate::ui::LanguageSwitch;
use yew::prelude::*;

/// Props of [`Frame`].
#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// Language of the interface.
    pub lang: Lang,
    /// Another language was chosen.
    pub onlang: Callback<Lang>,
    /// Name of the open clinic.
    #[prop_or_default]
    pub clinic: AttrValue,
    /// How far saving has come.
    #[prop_or_default]
    pub status: Html,
    /// What stands above everything: the mark of the example.
    #[prop_or_default]
    pub banner: Html,
    /// Where the brand leads. Only from `#/` are there settings, too.
    #[prop_or(AttrValue::Static("#/"))]
    pub home: AttrValue,
    /// The menu.
    #[prop_or_default]
    pub menu: Html,
    /// True where the content needs the width.
    #[prop_or_default]
    pub wide: bool,
    /// The screen.
    pub children: Html,
}

/// Header, main content and footer around a screen.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let lang = props.lang;
    let onlang = props.onlang.reform(|lang| {
        browser::remember_lang(lang);
        lang
    });
    let skip = Callback::from(|_: MouseEvent| browser::focus_main());
    html! {
        <div class="app-shell">
            <button type="button" class="skip-link" onclick={skip}>{ t::SKIP.get(lang) }</button>
            <header class="app-header">
                <a class="app-header__brand" href={props.home.clone()}>{ t::APP_NAME.get(lang) }</a>
                if !props.clinic.is_empty() { <span class="app-header__clinic">{ &props.clinic }</span> }
                <div class="app-header__tools">
                    { props.status.clone() }
                    <LanguageSwitch {lang} label={t::LANGUAGE.string(lang)} onchange={onlang} />
                </div>
            </header>
            { props.banner.clone() }
            { props.menu.clone() }
            <main id="main" class={classes!("app-main", props.wide.then_some("app-main--wide"))} tabindex="-1">
                { props.children.clone() }
            </main>
            { footer(lang, props.menu == Html::default() && props.home == "#/") }
        </div>
    }
}

/// The settings are in the menu where there is one.
fn footer(lang: Lang, settings: bool) -> Html {
    let version = format!("{} {}", env!("CARGO_PKG_VERSION"), browser::build_hash());
    html! {
        <footer class="app-footer">
            <a href="#/om">{ t::ABOUT.get(lang) }</a>
            <a href="#/tilgjengelighet">{ t::ACCESSIBILITY.get(lang) }</a>
            if settings { <a href="#/innstillinger">{ t::SETTINGS.get(lang) }</a> }
            <span>{ t::FOOTER.get(lang) }</span>
            <span>{ t::VERSION.fill(lang, &[("version", &version)]) }</span>
        </footer>
    }
}
