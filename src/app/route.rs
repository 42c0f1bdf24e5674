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
    #[at("/dokumenter/tilsynsmappe")]
    Folder,
    #[at("/dokumenter/utkast/:kind")]
    Draft { kind: String },
    #[at("/dokumenter/:id")]
    Signed { id: String },
    #[at("/dokumenter/:id/medunderskriv")]
    Countersign { id: String },
    #[at("/kontroller")]
    Check,
    #[at("/kontroller/:id")]
    CheckSigned { id: String },
    #[at("/svar")]
    Answer,
    #[at("/svar/:step")]
    AnswerStep { step: String },
    #[at("/kurs")]
    Course,
    #[at("/kurs/:step")]
    CourseStep { step: String },
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

    /// True for what anybody may see, also while a binder is locked: it needs nothing and shows nothing of the clinic.
    pub fn is_for_anybody(&self) -> bool {
        matches!(self, Route::About | Route::Accessibility | Route::Check | Route::NotFound)
            || self.is_outside_of_binders()
    }

    /// True for the screens on which a supplier answers. They are outside of every binder.
    pub fn is_of_suppliers_own(&self) -> bool {
        matches!(self, Route::Answer | Route::AnswerStep { .. })
    }

    /// True for the screens on which somebody takes the yearly course.
    pub fn is_of_course(&self) -> bool {
        matches!(self, Route::Course | Route::CourseStep { .. })
    }

    /// True for the screens of those who have no binder. They see nothing of one, also where it is open in this browser.
    pub fn is_outside_of_binders(&self) -> bool {
        self.is_of_suppliers_own() || self.is_of_course()
    }

    /// True for the documents' own screens.
    pub fn is_of_documents(&self) -> bool {
        matches!(
            self,
            Route::Documents
                | Route::Folder
                | Route::Draft { .. }
                | Route::Signed { .. }
                | Route::Countersign { .. }
                | Route::CheckSigned { .. }
        )
    }

    /// True where only an open binder has something to show.
    pub fn needs_binder(&self) -> bool {
        !(self.is_for_anybody() || matches!(self, Route::Home | Route::Settings))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_address_is_never_taken_for_a_document() {
        assert_eq!(Route::recognize("/dokumenter/tilsynsmappe"), Some(Route::Folder));
        assert_eq!(
            Route::recognize("/dokumenter/DOK-7F3A-01~2"),
            Some(Route::Signed { id: "DOK-7F3A-01~2".into() })
        );
        let countersign = Route::Countersign { id: "DOK-7F3A-01".into() };
        assert_eq!(Route::recognize("/dokumenter/DOK-7F3A-01/medunderskriv"), Some(countersign));
        let draft = Route::Draft { kind: "risk-report".into() };
        assert_eq!(Route::recognize("/dokumenter/utkast/risk-report"), Some(draft));
        assert_eq!(Route::recognize("/kontroller"), Some(Route::Check));
    }

    #[test]
    fn a_link_to_a_request_leads_to_the_suppliers_own_screens() {
        for path in ["/svar", "/svar/hvem", "/svar/1"] {
            let route = Route::recognize(path).unwrap();
            assert!(route.is_of_suppliers_own() && route.is_for_anybody() && !route.needs_binder(), "{path}");
        }
        assert!(!Route::Check.is_of_suppliers_own());
    }

    #[test]
    fn a_link_to_the_course_leads_out_of_every_binder() {
        for path in ["/kurs", "/kurs/1"] {
            let route = Route::recognize(path).unwrap();
            assert!(route.is_of_course() && route.is_outside_of_binders(), "{path}");
            assert!(
                route.is_for_anybody() && !route.needs_binder() && !route.is_of_suppliers_own(),
                "{path}"
            );
        }
        assert!(!Route::Check.is_outside_of_binders());
    }

    #[test]
    fn only_what_needs_no_binder_is_reached_while_it_is_locked() {
        assert!(Route::Check.is_for_anybody() && !Route::Check.needs_binder());
        assert!(!Route::CheckSigned { id: String::new() }.is_for_anybody());
        assert!(!Route::Folder.is_for_anybody() && Route::Folder.needs_binder());
    }
}
