//! Hash routes: they work from any static host, and are never sent to a server.

use yew_router::prelude::*;

/// Every screen. Modules answer to their own segment, see `features::Feature::ROUTE`.
#[derive(Clone, Debug, PartialEq, Routable)]
#[allow(missing_docs)] // the paths say it
pub enum Route {
    #[at("/")]
    Home,
    #[at("/start/:step")]
    Start { step: String },
    #[at("/oppgaver")]
    Tasks,
    #[at("/tiltak")]
    Actions,
    #[at("/dokumenter")]
    Documents,
    #[at("/dokumenter/utkast/:kind")]
    Draft { kind: String },
    #[at("/dokumenter/:id")]
    Signed { id: String },
    #[at("/innstillinger")]
    Settings,
    #[at("/lagring")]
    Rescue,
    #[at("/avslutt")]
    Finish,
    #[at("/om")]
    About,
    #[at("/tilgjengelighet")]
    Accessibility,
    #[at("/:module")]
    Module { module: String },
    #[at("/:module/*path")]
    ModulePath { module: String, path: String },
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// The module segment and the segments after it, where the route belongs to a module.
    pub fn module(&self) -> Option<(&str, Vec<String>)> {
        match self {
            Route::Start { step } => Some(("klinikk", vec!["start".into(), step.clone()])),
            Route::Module { module } => Some((module, vec![])),
            Route::ModulePath { module, path } => {
                Some((module, path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()))
            }
            _ => None,
        }
    }

    /// True for what says something about the app itself, and needs nothing of anybody.
    pub fn is_about_the_app(&self) -> bool {
        matches!(self, Route::About | Route::Accessibility | Route::NotFound)
    }

    /// True where only an open binder has something to show.
    pub fn needs_binder(&self) -> bool {
        !(self.is_about_the_app() || matches!(self, Route::Home | Route::Settings))
    }
}
