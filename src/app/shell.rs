//! What an open binder adds to the frame: menu, save state, the mark of the example, and the brief message.

use super::frame::Frame;
use super::lock::{lock_or_say, NewLock, ReadOnlyBanner, Why};
use super::session::{Act, Open, SaveState};
use super::{browser, route::Route, t, use_app, AppContext};
use crate::content::Lang;
use crate::features::REGISTRY;
use crate::ui::{Button, Icon, Variant};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

/// Props of [`Shell`].
#[derive(Properties, PartialEq)]
pub struct ShellProps {
    /// The screen.
    pub children: Html,
}

/// The frame with all that belongs to an open binder.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let app = use_app();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let onlang = {
        let session = app.session.clone();
        Callback::from(move |lang| session.dispatch(Act::SetLang(lang)))
    };
    if route.is_outside_of_binders() {
        let home = if route.is_of_course() { "#/kurs" } else { "#/svar" };
        return html! {
            <>
                <Frame lang={app.lang()} {onlang} {home}>{ props.children.clone() }</Frame>
                <Toast />
            </>
        };
    }
    let binder = app.session.binder();
    let clinic = binder.map(|binder| binder.sections.clinic.name.clone()).unwrap_or_default();
    let menu = if binder.is_some() {
        html! { <Menu /> }
    } else {
        Html::default()
    };
    html! {
        <>
            <Frame lang={app.lang()} {onlang} {clinic} status={html! { <><SaveStatus /><LockButton /></> }} banner={html! { <><ExampleBanner /><ReadOnlyBanner /></> }} {menu}
                wide={is_wide(&route)}>
                { props.children.clone() }
            </Frame>
            <Toast />
        </>
    }
}

/// Screens with a matrix, a table or a dashboard use the width; running text and questions keep a measure for reading.
fn is_wide(route: &Route) -> bool {
    route.is_of_documents()
        || matches!(route, Route::Home | Route::Check | Route::Actions | Route::Module { .. })
}

/// "Lagrer …", then "Lagret kl. 10.42" once the disk has confirmed it.
#[component]
fn SaveStatus() -> Html {
    let app = use_app();
    let lang = app.lang();
    let (state, words) = match app.session.save {
        SaveState::Idle => ("idle", String::new()),
        SaveState::Saving => ("saving", t::SAVING.string(lang)),
        SaveState::Saved(hour, minute) => {
            let time = match lang {
                Lang::Nb => format!("{hour:02}.{minute:02}"),
                Lang::En => format!("{hour:02}:{minute:02}"),
            };
            ("saved", t::SAVED.fill(lang, &[("time", &time)]))
        }
        SaveState::Failed(_) => ("failed", t::NOT_SAVED.string(lang)),
    };
    html! {
        <div class="save-state" data-state={state} role="status">
            if state == "failed" {
                <a class="ds-link" href="#/lagring">{ words }</a>
            } else {
                { words }
            }
        </div>
    }
}

/// Locks at once. On a shared PC the same place ends the session, so that nothing is left behind.
#[component]
fn LockButton() -> Html {
    let app = use_app();
    let lang = app.lang();
    if app.session.binder().is_none_or(|binder| binder.is_example) {
        return html! {};
    }
    if browser::is_shared_pc() {
        return html! { <a class="ds-button" data-variant="tertiary" id="finish" href="#/avslutt"><Icon name="lock" />{ t::FINISH.get(lang) }</a> };
    }
    let lock = {
        let app = app.clone();
        Callback::from(move |()| lock_or_say(&app))
    };
    html! { <Button id="lock" variant={Variant::Tertiary} icon="lock" label={t::LOCK.string(lang)} onclick={lock} /> }
}

#[component]
fn Menu() -> Html {
    let app = use_app();
    let lang = app.lang();
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    let here = route.module().map(|(segment, _)| segment.to_owned());
    let own = |target: Route, href: &'static str, icon: &'static str, label: String| {
        menu_item(href.to_owned(), icon, label, target == route)
    };
    let items = html! {
        <ul>
            { own(Route::Home, "#/", "house", t::HOME.string(lang)) }
            { own(Route::Tasks, "#/oppgaver", "tasks", t::TASKS.string(lang)) }
            { for REGISTRY.iter().map(|entry| {
                let current = here.as_deref() == Some(entry.route);
                menu_item(format!("#/{}", entry.route), entry.icon, (entry.title)().string(lang), current)
            }) }
            { own(Route::Actions, "#/tiltak", "check", t::ACTIONS.string(lang)) }
            { menu_item("#/dokumenter".into(), "document", t::DOCUMENTS.string(lang), route.is_of_documents()) }
            { own(Route::Settings, "#/innstillinger", "settings", t::SETTINGS.string(lang)) }
        </ul>
    };
    // Two lists, one of which CSS shows: a menu that folds on narrow screens needs no script.
    html! {
        <nav class="app-nav" aria-label={t::MENU.string(lang)}>
            <details class="app-nav__menu" key={format!("{route:?}")}>
                <summary><Icon name="menu" />{ t::MENU.get(lang) }</summary>
                { items.clone() }
            </details>
            <div class="app-nav__list">{ items }</div>
        </nav>
    }
}

fn menu_item(href: String, icon: &'static str, label: String, current: bool) -> Html {
    html! {
        <li><a {href} aria-current={current.then_some("page")}><Icon name={icon} /><span>{ label }</span></a></li>
    }
}

#[component]
fn ExampleBanner() -> Html {
    let app = use_app();
    let lang = app.lang();
    let Some(binder) = app.session.binder().filter(|binder| binder.is_example).cloned() else {
        return html! {};
    };
    let make_ours = {
        let session = app.session.clone();
        Callback::from(move |()| {
            browser::remember_example(false);
            let ours = binder.make_ours(browser::make_id(), browser::today());
            let lock = NewLock { binder: Rc::new(ours), why: Why::New };
            session.dispatch(Act::Desk(Open::NewLock(lock)));
            browser::go("#/start/1");
        })
    };
    let close = Callback::from(|()| close_example());
    html! {
        <section class="example-banner" aria-label={t::EXAMPLE_LABEL.string(lang)}>
            <span><strong>{ t::EXAMPLE_LABEL.get(lang) }</strong>{ " " }{ t::EXAMPLE_BANNER.get(lang) }</span>
            <div class="button-row">
                // A binder of one's own in this browser is never replaced by the example.
                if !app.session.has_own {
                    <Button label={t::EXAMPLE_MAKE_OURS.string(lang)} variant={Variant::Secondary} onclick={make_ours} />
                }
                <Button label={t::EXAMPLE_CLOSE.string(lang)} variant={Variant::Tertiary} icon="close" onclick={close} />
            </div>
        </section>
    }
}

/// Leaves the example and starts afresh from what is stored.
fn close_example() {
    browser::remember_example(false);
    browser::go("#/");
    browser::reload();
}

/// Milliseconds that a message stays.
const BRIEF: u32 = 5_000;
/// Milliseconds that a message with *Angre* stays.
const LONG: u32 = 10_000;

/// A brief message, with *Angre* where something was taken away. Stays while it has the focus.
#[component]
fn Toast() -> Html {
    let app = use_app();
    let lang = app.lang();
    let held = use_mut_ref(|| false);
    {
        let (session, held) = (app.session.clone(), held.clone());
        let stay = if app.session.undo.is_some() { LONG } else { BRIEF };
        use_effect_with((app.session.message.clone(), stay), move |(message, stay)| {
            *held.borrow_mut() = false;
            let timer = message.is_some().then(|| {
                gloo::timers::callback::Timeout::new(*stay, move || {
                    if !*held.borrow() {
                        session.dispatch(Act::Hush);
                    }
                })
            });
            move || drop(timer)
        });
    }
    let act = |app: &AppContext, act: fn() -> Act| {
        let session = app.session.clone();
        Callback::from(move |()| session.dispatch(act()))
    };
    let hold = Callback::from(move |_: FocusEvent| *held.borrow_mut() = true);
    html! {
        <div role="status">
            if let Some(message) = &app.session.message {
                <div class="toast" onfocusin={hold}>
                    <p>{ message }</p>
                    if app.session.undo.is_some() {
                        <Button label={t::UNDO.string(lang)} variant={Variant::Secondary} icon="undo" onclick={act(&app, || Act::Undo)} />
                    }
                    <Button label={t::CLOSE.string(lang)} variant={Variant::Tertiary} onclick={act(&app, || Act::Hush)} />
                </div>
            }
        </div>
    }
}
