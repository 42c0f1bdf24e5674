//! The first page as a program of its own: what a first visitor sees must not wait for the binder.
//!
//! boot.js starts it when this browser holds no binder, and fetches the binder's program meanwhile.

use super::files::OpenFile;
use super::frame::Frame;
use super::intent::Intent;
use super::pages::{About, Accessibility, Appearance, Welcome};
use super::{browser, route::Route, t};
use crate::content::{Lang, Localized};
use yew::prelude::*;
use yew_router::prelude::*;

/// Element that holds the first page until the binder takes over.
pub const ROOT: &str = "front";

/// Mounts the first page, in place of the placeholder that was there while it loaded.
pub fn mount_front() {
    let document = gloo::utils::document();
    if let Some(placeholder) = document.get_element_by_id("boot") {
        placeholder.remove();
    }
    let Ok(root) = document.create_element("div") else { return };
    root.set_id(ROOT);
    if gloo::utils::body().append_child(&root).is_ok() {
        yew::Renderer::<Front>::with_root(root).render();
    }
}

/// The root component of the first page.
#[component]
fn Front() -> Html {
    let lang = use_state(browser::lang);
    use_effect_with(*lang, |lang| browser::set_document_language(lang.code()));
    use_effect_with((), |()| browser::remember_scheme(browser::scheme()));
    let onlang = {
        let lang = lang.clone();
        Callback::from(move |chosen| lang.set(chosen))
    };
    let lang = *lang;
    html! {
        <HashRouter>
            <Frame {lang} {onlang} wide=true>
                <Switch<Route> render={move |route| html! { <Screen {route} {lang} /> }} />
            </Frame>
        </HashRouter>
    }
}

/// Props of [`FetchProgram`].
#[derive(Properties, PartialEq)]
struct FetchProgramProps {
    lang: Lang,
    /// What the screen is called.
    title: &'static Localized,
}

/// Some screens that need no binder are of the binder's program, which takes over as soon as it is there.
#[component]
fn FetchProgram(props: &FetchProgramProps) -> Html {
    use_effect_with((), |()| Intent::Address.send());
    html! {
        <div class="stack">
            <h1 tabindex="-1" data-title={props.title.get(props.lang)}>{ props.title.get(props.lang) }</h1>
            <p role="status">{ t::LOADING.get(props.lang) }</p>
        </div>
    }
}

/// Props of [`Screen`].
#[derive(Properties, PartialEq)]
struct ScreenProps {
    route: Route,
    lang: Lang,
}

#[component]
fn Screen(props: &ScreenProps) -> Html {
    let lang = props.lang;
    let loaded = use_mut_ref(|| false);
    use_effect_with((props.route.clone(), lang), |(_, lang)| browser::name_page(t::APP_NAME.get(*lang)));
    use_effect_with(props.route.clone(), move |_| {
        if std::mem::replace(&mut *loaded.borrow_mut(), true) {
            browser::focus_heading();
        }
    });
    match props.route {
        Route::Check => html! { <FetchProgram {lang} title={&t::CHECK_DOCUMENT} /> },
        Route::Answer | Route::AnswerStep { .. } => {
            html! { <FetchProgram {lang} title={&t::ANSWER_AS_SUPPLIER} /> }
        }
        Route::Course | Route::CourseStep { .. } => {
            html! { <FetchProgram {lang} title={&t::TAKE_COURSE} /> }
        }
        Route::About => html! { <About {lang} /> },
        Route::Accessibility => html! { <Accessibility {lang} /> },
        Route::Settings => html! {
            <div class="stack stack--loose"><h1 tabindex="-1">{ t::SETTINGS.get(lang) }</h1><Appearance {lang} /></div>
        },
        // Everything else needs a binder, and there is none.
        _ => {
            let onfile = Callback::from(|file| Intent::File(file).send());
            let open_file = html! { <OpenFile id="open-file" {lang} {onfile} /> };
            let onstart = Callback::from(|()| Intent::Start.send());
            let onexample = Callback::from(|()| Intent::Example.send());
            html! { <Welcome {lang} {onstart} {onexample} {open_file} /> }
        }
    }
}
