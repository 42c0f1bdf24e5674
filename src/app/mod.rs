//! The app around the features: what is open, saving, routes, and the screens that belong to no single module.

mod browser;
mod copies;
mod export;
mod files;
mod frame;
mod front;
mod identity_warning;
mod intent;
mod lock;
mod pages;
mod preview;
mod route;
mod save;
mod session;
mod shell;
mod sign_off;
mod signing;

use crate::binder;
use crate::content::Lang;
use crate::domain::Digest;
use crate::features::{entry_of, Desk, Edit, Visit};
use copies::use_copies;
use export::{read_sheet, save_calendar, save_sheet, use_exporter, Exporter};
use intent::Intent;
use lock::{use_idle_lock, use_other_tabs};
use save::{use_save_loop, Saver};
use session::{Act, Open, Session, SessionHandle};
use std::rc::Rc;
use yew::prelude::*;
use yew_router::prelude::*;

pub use export::PdfWorker;
pub use lock::{recovery_sheet, RecoverySheet, VaultWorker};
pub use pages::inspection_index;
pub use route::Route;

crate::texts!("app");

pub use front::mount_front;

/// Mounts the binder in the page, in place of the first page or of the placeholder that was there while it loaded.
pub fn mount() {
    for id in ["boot", front::ROOT] {
        if let Some(before) = gloo::utils::document().get_element_by_id(id) {
            before.remove();
        }
    }
    yew::Renderer::<App>::new().render();
}

/// What every screen of the app may need.
#[derive(Clone, PartialEq)]
struct AppContext {
    session: SessionHandle,
    digest: Rc<Digest>,
    exporter: Exporter,
    saver: Saver,
    /// What a supplier fills in. It has nothing to do with the binder, if one is open.
    answering: pages::AnsweringHandle,
    /// The yearly course that somebody takes here. It has nothing to do with the binder either.
    learning: pages::LearningHandle,
}

impl AppContext {
    fn lang(&self) -> Lang {
        self.session.lang
    }
}

/// The context of the app. Every component below [`App`] has one.
#[hook]
fn use_app() -> AppContext {
    use_context::<AppContext>().expect("components live below App")
}

/// The root component.
#[component]
pub fn App() -> Html {
    let session = use_reducer(|| Session::new(browser::lang(), browser::today()));
    let saver = use_save_loop(&session);
    use_idle_lock(&session, &saver.safe);
    use_other_tabs(&session, &saver.safe);
    use_copies(&session, &saver.safe);
    {
        let safe = saver.safe.clone();
        use_effect_with((), move |()| wasm_bindgen_futures::spawn_local(lock::load(safe)));
    }
    let exporter = use_exporter();
    let digest =
        use_memo((session.binder().cloned(), session.lang, session.today), |(binder, lang, today)| {
            binder.as_ref().map(|binder| binder::gather(binder, *lang, *today)).unwrap_or_default()
        });
    use_effect_with(session.lang, |lang| browser::set_document_language(lang.code()));
    use_effect_with((), |()| browser::remember_scheme(browser::scheme()));
    let answering = use_reducer(pages::Answering::default);
    // Where a binder is open, nothing may stand in the way of its lock.
    pages::use_leave_warning(answering.form.is_unsaved && session.binder().is_none());
    let learning = use_reducer(pages::Learning::kept);
    pages::use_keeping(&learning);
    let context = AppContext { session, digest, exporter, saver, answering, learning };
    html! {
        <ContextProvider<AppContext> {context}>
            <HashRouter>
                <shell::Shell>
                    <Switch<Route> render={|route| html! { <Screen {route} /> }} />
                </shell::Shell>
            </HashRouter>
        </ContextProvider<AppContext>>
    }
}

/// Props of [`Screen`].
#[derive(Properties, PartialEq)]
struct ScreenProps {
    route: Route,
}

/// The screen of a route. After a change of route, focus and title follow.
#[component]
fn Screen(props: &ScreenProps) -> Html {
    let app = use_app();
    let visits = use_mut_ref(|| true);
    let ready = !matches!(app.session.desk, Open::Loading);
    let desk = std::mem::discriminant(&app.session.desk);
    use_effect_with((props.route.clone(), desk, app.lang()), |(_, _, lang)| {
        browser::name_page(t::APP_NAME.get(*lang))
    });
    use_effect_with((props.route.clone(), ready), move |(_, ready)| {
        if *ready {
            let first = std::mem::replace(&mut *visits.borrow_mut(), false);
            // A page that has just loaded keeps the focus where the browser put it.
            if !first {
                browser::focus_heading();
            }
        }
    });
    match &app.session.desk {
        // Whatever lies on the desk, those who have no binder see nothing of it.
        _ if props.route.is_outside_of_binders() => screen(&app, &props.route),
        Open::Loading => html! { <p class="boot__text">{ t::LOADING.get(app.lang()) }</p> },
        Open::Unreadable(error) => html! { <pages::Unreadable error={*error} /> },
        // These wait for an answer wherever one is; only what anybody may see stays reachable.
        _ if props.route.is_for_anybody() => screen(&app, &props.route),
        Open::NewLock(lock) => html! { <lock::NewLockPage lock={lock.clone()} /> },
        Open::Compare(comparison) => html! { <lock::ComparePage comparison={comparison.clone()} /> },
        // A file's lock has a key of its own, so that nothing typed for another lock stays in the field.
        Open::Locked(locked) => {
            html! { <lock::UnlockPage locked={locked.clone()} key={locked.code()} /> }
        }
        Open::Nothing if props.route.needs_binder() => welcome(&app),
        _ => screen(&app, &props.route),
    }
}

fn screen(app: &AppContext, route: &Route) -> Html {
    match route {
        Route::Home if app.session.binder().is_none() => welcome(app),
        Route::Home => html! { <pages::Home /> },
        Route::Tasks => html! { <pages::Tasks /> },
        Route::Actions => html! { <pages::Actions /> },
        Route::Documents => html! { <pages::Documents /> },
        Route::Draft { kind } => html! { <pages::DraftPage kind={kind.clone()} key={kind.clone()} /> },
        Route::Signed { id } => html! { <pages::SignedPage id={id.clone()} key={id.clone()} /> },
        Route::Folder => html! { <pages::FolderPage /> },
        Route::Countersign { id } => html! { <pages::CountersignPage id={id.clone()} key={id.clone()} /> },
        Route::Check => html! { <pages::CheckPage /> },
        Route::CheckSigned { id } => html! { <pages::CheckPage id={id.clone()} key={id.clone()} /> },
        Route::Answer => html! { <pages::SupplierPage /> },
        Route::AnswerStep { step } => html! { <pages::SupplierPage step={step.clone()} /> },
        Route::Course => html! { <pages::CoursePage /> },
        Route::CourseStep { step } => html! { <pages::CoursePage step={step.clone()} /> },
        Route::Settings => html! { <pages::Settings /> },
        Route::Finish => html! { <pages::Finish /> },
        Route::Rescue => html! { <pages::Rescue /> },
        Route::About => html! { <pages::About lang={app.lang()} /> },
        Route::Accessibility => html! { <pages::Accessibility lang={app.lang()} /> },
        Route::NotFound => html! { <pages::NotFound lang={app.lang()} /> },
        Route::Start { .. } | Route::Module { .. } | Route::ModulePath { .. } => module_screen(app, route),
    }
}

/// The first page, when the binder's program is there but no binder is open.
fn welcome(app: &AppContext) -> Html {
    let act = |intent: fn() -> Intent| {
        let safe = app.saver.safe.clone();
        Callback::from(move |()| intent().carry_out(&safe))
    };
    let open_file = html! { <files::OpenFileHere /> };
    html! { <pages::Welcome lang={app.lang()} onstart={act(|| Intent::Start)} onexample={act(|| Intent::Example)} {open_file} /> }
}

/// The screen of a module: the registry knows which.
fn module_screen(app: &AppContext, route: &Route) -> Html {
    let found = route.module().and_then(|(segment, path)| Some((entry_of(segment)?, path)));
    let (Some((entry, path)), Some(binder)) = (found, app.session.binder()) else {
        return html! { <pages::NotFound lang={app.lang()} /> };
    };
    let dispatcher = app.session.dispatcher();
    let lang = app.lang();
    let edit = {
        let dispatcher = dispatcher.clone();
        Callback::from(move |edit: Edit| {
            let undo = edit.undo_label().map(|words| words.string(lang));
            dispatcher.dispatch(Act::Edit(edit, undo));
        })
    };
    let announce = Callback::from(move |words| dispatcher.dispatch(Act::Say(words)));
    let say = announce.clone();
    let desk = Desk {
        go: Callback::from(|route: String| browser::go(&route)),
        make_id: Callback::from(|()| browser::make_id()),
        now: Callback::from(|()| browser::local_now()),
        announce: announce.clone(),
        download: Callback::from(|(name, content): (String, String)| {
            // Where the browser refuses, it says so itself; nothing of the binder is lost.
            let _ = browser::download(content.as_bytes(), &name, "application/octet-stream");
        }),
        check_pdf: {
            let client = app.exporter.client.clone();
            Callback::from(move |order| pages::check_for(client.clone(), order))
        },
        save_sheet: {
            let (client, today) = (app.exporter.client.clone(), app.session.today);
            let announce = announce.clone();
            Callback::from(move |order| save_sheet(client.clone(), order, today, lang, announce.clone()))
        },
        read_sheet: {
            let client = app.exporter.client.clone();
            Callback::from(move |order| read_sheet(client.clone(), order))
        },
        save_calendar: {
            let (client, today) = (app.exporter.client.clone(), app.session.today);
            Callback::from(move |order| save_calendar(client.clone(), order, today, lang, announce.clone()))
        },
        save_pdf: {
            let (exporter, say) = (app.exporter.clone(), say);
            Callback::from(move |document| exporter.save(document, lang, say.clone()))
        },
        open_course: {
            let learning = app.learning.dispatcher();
            Callback::from(move |file: String| pages::open_course_here(&learning, &file))
        },
    };
    let page = (entry.page)(&Visit {
        sections: binder.sections.clone(),
        digest: app.digest.clone(),
        lang,
        today: app.session.today,
        path: path.into(),
        edit,
        desk,
    });
    // What can't be changed now must not look as if it could: the browser itself switches the controls off.
    html! { <fieldset class="read-only" disabled={app.session.read_only.is_some()}>{ page }</fieldset> }
}
