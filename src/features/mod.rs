//! The modules of the binder. The tree is the menu: one folder a module, the same file names in each.
//!
//! A new module costs one folder, its `pub mod` line and its line in [`features!`]; menu, routes, saving, home page,
//! task list, documents and the general tests follow from the registry (`docs/adding-a-feature.md`).

pub mod access;
pub mod clinic;
pub mod notices;
pub mod records;
pub mod risk;
pub mod suppliers;
pub mod training;

use crate::content::{Lang, Localized};
use crate::documents::calendar::Event;
use crate::documents::sheet::{Sheet, SheetError, SheetFormat};
use crate::documents::Document;
use crate::domain::privacy::PrivacyChoices;
use crate::domain::{
    Action, Clinic, Ctx, Date, Deadline, Digest, Distrust, Fact, Finding, Id, SignedData, Task,
};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use serde_json::Value;
use std::rc::Rc;
use yew::{Callback, Html};

/// What every module of the binder promises.
pub trait Feature: Sized + 'static {
    /// What one clinic saves in this module.
    type State: Default + Clone + PartialEq + Serialize + DeserializeOwned + 'static;
    /// One change to the state.
    type Edit: Clone + PartialEq + std::fmt::Debug + 'static;

    /// Key in the saved file. Never changed.
    const ID: &'static str;
    /// First segment of the module's routes: `risiko` for `#/risiko/…`.
    const ROUTE: &'static str;
    /// Icon in the menu, a symbol of `assets/icons.svg`.
    const ICON: &'static str;

    /// Name in the menu.
    fn title() -> &'static Localized;
    /// Carries out a change. Total: an edit that fits nothing changes nothing.
    fn apply(state: &mut Self::State, edit: Self::Edit);
    /// What an edit says about suppliers and people. It is kept in the clinic's facts, since other modules read it there.
    fn facts(_edit: &Self::Edit) -> Vec<Fact> {
        vec![]
    }
    /// What the clinic has decided about personal data; other modules read it in [`Digest::privacy`].
    fn privacy(_state: &Self::State, _clinic: &Clinic) -> Option<PrivacyChoices> {
        None
    }
    /// What to call an edit that takes something away, so that it can be undone; `None` for all others.
    fn undo_label(_edit: &Self::Edit) -> Option<&'static Localized> {
        None
    }
    /// The module's part of the plan, in order.
    fn tasks(_ctx: &Ctx, _state: &Self::State) -> Vec<Task> {
        vec![]
    }
    /// What needs attention.
    fn findings(_ctx: &Ctx, _state: &Self::State) -> Vec<Finding> {
        vec![]
    }
    /// What has a date.
    fn deadlines(_ctx: &Ctx, _state: &Self::State) -> Vec<Deadline> {
        vec![]
    }
    /// Measures to carry out.
    fn actions(_ctx: &Ctx, _state: &Self::State) -> Vec<Action> {
        vec![]
    }
    /// One line for the home page's status list; `None` to be left out.
    fn status(_ctx: &Ctx, _state: &Self::State) -> Option<String> {
        None
    }
    /// The documents that can be made now, as drafts.
    fn drafts(_ctx: &Ctx, _state: &Self::State) -> Vec<Draft> {
        vec![]
    }
    /// Normland Helsesenter's answers: the demo, the tests and the samples.
    fn sample(lang: Lang) -> Self::State;
    /// Takes out what belongs to the sample's clinic alone, when somebody starts a binder of their own from it.
    fn make_ours(_state: &mut Self::State) {}
    /// The state as entries that each stand alone, for comparing and merging two versions of a binder.
    ///
    /// A field that holds a table or a list of rows with an `id` is taken apart; any other field is one entry. Where one
    /// part points to another by its number in a list, put the thing itself in its place, since numbers shift in a merge.
    fn to_entries(state: &Self::State) -> Value {
        serde_json::to_value(state).unwrap_or_default()
    }
    /// The state that [`Feature::to_entries`] took apart. Entries may come from two versions: what points to an entry that
    /// was left out lets go of it here, as when that entry is deleted on the screen.
    fn from_entries(entries: Value) -> Option<Self::State> {
        serde_json::from_value(entries).ok()
    }
    /// The state with the record put back that a signed document of this kind carries in its `data.json`; `None` when the
    /// document is of another module, or the data can't be read. What the data lacks is taken from `state`.
    fn read_back(_state: &Self::State, _kind: &str, _data: &Value) -> Option<Self::State> {
        None
    }
    /// The places in which a document says something else than the signed one of its kind, in words, from the `data` of
    /// both; empty where the module can't tell.
    fn changed_places(_kind: &str, _signed: &str, _now: &str, _lang: Lang) -> Vec<String> {
        vec![]
    }
    /// What a person calls an entry, such as "Person: Lena"; `None` where general words must do. The key is a field, and
    /// below a table or a list the key or the `id` of the entry.
    fn entry_label(_state: &Self::State, _key: &[&str], _lang: Lang) -> Option<String> {
        None
    }
    /// What an entry says, one line a fact, so that two versions of it can be told apart; `None` for general words.
    fn entry_lines(
        _clinic: &Clinic,
        _state: &Self::State,
        _key: &[&str],
        _lang: Lang,
    ) -> Option<Vec<String>> {
        None
    }
    /// The module's screen at `context.path`.
    fn page(context: PageContext<Self>) -> Html;
}

/// A document that waits for its signature.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The document, without signatures.
    pub document: Document,
    /// The sentence that the signer agrees to.
    pub statement: String,
    /// What must be mended first; empty when the document can be signed.
    pub blockers: Vec<Finding>,
}

/// What a page gets: facts, its own state, and ways to act. Pages never reach for the app.
pub struct PageContext<F: Feature> {
    /// The facts about the clinic.
    pub clinic: Rc<Clinic>,
    /// What all features publish.
    pub digest: Rc<Digest>,
    /// The module's own state.
    pub state: Rc<F::State>,
    /// Language of the interface.
    pub lang: Lang,
    /// Today.
    pub today: Date,
    /// The route's segments after [`Feature::ROUTE`].
    pub path: Rc<[String]>,
    /// Changes the state.
    pub edit: Callback<F::Edit>,
    /// The rest of what a page may ask for.
    pub desk: Desk,
}

impl<F: Feature> PageContext<F> {
    /// The read-only context of the model functions.
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx { clinic: &self.clinic, digest: &self.digest, lang: self.lang, today: self.today }
    }

    /// A segment of the path, or "".
    pub fn segment(&self, index: usize) -> &str {
        self.path.get(index).map_or("", String::as_str)
    }
}

impl<F: Feature> Clone for PageContext<F> {
    fn clone(&self) -> Self {
        PageContext {
            clinic: self.clinic.clone(),
            digest: self.digest.clone(),
            state: self.state.clone(),
            lang: self.lang,
            today: self.today,
            path: self.path.clone(),
            edit: self.edit.clone(),
            desk: self.desk.clone(),
        }
    }
}

impl<F: Feature> PartialEq for PageContext<F> {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
            && self.today == other.today
            && self.path == other.path
            && self.state == other.state
            && self.clinic == other.clinic
            && self.digest == other.digest
    }
}

/// What pages may ask the app for.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// Goes to a route such as `#/risiko`.
    pub go: Callback<String>,
    /// A new random identifier.
    pub make_id: Callback<(), Id>,
    /// The day and the time on the clinic's wall, for what is ticked as it is done.
    pub now: Callback<(), jiff::civil::DateTime>,
    /// Says something to screen readers and shows it briefly.
    pub announce: Callback<String>,
    /// Hands a file to the browser's download folder: its name, which tells nothing of whose it is, and its content.
    pub download: Callback<(String, String)>,
    /// Checks the signatures of a PDF, and tells what it says if they hold.
    pub check_pdf: Callback<PdfToCheck>,
    /// Saves a table as a spreadsheet in the browser's download folder. Both, that it is there and that it could not be
    /// made, is announced.
    pub save_sheet: Callback<SheetToSave>,
    /// Reads a list from a spreadsheet or from pasted text.
    pub read_sheet: Callback<SheetToRead>,
    /// Saves days as a calendar file in the browser's download folder. Both, that it is there and that it could not be
    /// made, is announced.
    pub save_calendar: Callback<CalendarToSave>,
    /// Makes a PDF of a sheet, such as a poster, and saves it in the browser's download folder. Both, that it is there and
    /// that it could not be made, is announced.
    pub save_pdf: Callback<Rc<Document>>,
    /// Opens a course file in staff mode on this PC: `training::exchange::write_course`. The binder stays as it is.
    pub open_course: Callback<String>,
}

/// A table that becomes a file.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetToSave {
    /// What the file is, such as `tilgangsregister`. The app adds today's date and the ending. Nothing that somebody
    /// typed: browsers keep the names of downloads in the clear.
    pub name: String,
    /// The table.
    pub sheet: Sheet,
    /// Text or workbook.
    pub format: SheetFormat,
}

/// Days that become a calendar file.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarToSave {
    /// What the file is, such as `opplaering`. The app adds today's date and the ending. Nothing that somebody typed.
    pub name: String,
    /// The days.
    pub events: Vec<Event>,
}

/// A list from outside, and whom to tell what stands in it.
pub struct SheetToRead {
    /// A file (XLSX, CSV), or pasted text.
    pub bytes: Vec<u8>,
    /// Called once. The rows are equally long and none is empty; what stands in them is cleaned, and still a proposal.
    pub tell: Callback<Result<Vec<Vec<String>>, SheetError>>,
}

/// A PDF, and whom to tell what it says.
pub struct PdfToCheck {
    /// The file.
    pub pdf: Vec<u8>,
    /// Called once.
    pub tell: Callback<Result<SignedData, Distrust>>,
}

/// Builds the registry from one list: the saved sections, the edits, and the table that everything general loops over.
macro_rules! features {
    ($($module:ident => $feature:ident),+ $(,)?) => {
        /// What one clinic has saved, one section a module.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Sections {
            $(
                #[doc = concat!("State of `features/", stringify!($module), "`.")]
                pub $module: Rc<<$module::$feature as Feature>::State>,
            )+
        }

        /// One change to one section.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Edit {
            $(
                #[doc = concat!("A change in `features/", stringify!($module), "`.")]
                $feature(<$module::$feature as Feature>::Edit),
            )+
        }

        impl Edit {
            /// See [`Feature::undo_label`].
            pub fn undo_label(&self) -> Option<&'static Localized> {
                match self {
                    $(Edit::$feature(edit) => <$module::$feature as Feature>::undo_label(edit),)+
                }
            }
        }

        impl Sections {
            /// Carries out a change.
            pub fn apply(&mut self, edit: Edit) {
                match edit {
                    $(Edit::$feature(edit) => {
                        for fact in <$module::$feature as Feature>::facts(&edit) {
                            Rc::make_mut(&mut self.clinic).learn(fact);
                        }
                        <$module::$feature as Feature>::apply(Rc::make_mut(&mut self.$module), edit);
                    })+
                }
            }

            /// See [`Feature::make_ours`].
            pub fn make_ours(&mut self) {
                $(<$module::$feature as Feature>::make_ours(Rc::make_mut(&mut self.$module));)+
            }

            /// Normland Helsesenter, fully worked out.
            pub fn sample(lang: Lang) -> Sections {
                Sections { $($module: Rc::new(<$module::$feature as Feature>::sample(lang)),)+ }
            }
        }

        /// Every module, in the order of the menu.
        pub const REGISTRY: &[Entry] = &[$(
            Entry {
                id: <$module::$feature as Feature>::ID,
                route: <$module::$feature as Feature>::ROUTE,
                icon: <$module::$feature as Feature>::ICON,
                title: <$module::$feature as Feature>::title,
                privacy: |sections| <$module::$feature as Feature>::privacy(&sections.$module, &sections.clinic),
                tasks: |ctx, sections| <$module::$feature as Feature>::tasks(ctx, &sections.$module),
                findings: |ctx, sections| <$module::$feature as Feature>::findings(ctx, &sections.$module),
                deadlines: |ctx, sections| <$module::$feature as Feature>::deadlines(ctx, &sections.$module),
                actions: |ctx, sections| <$module::$feature as Feature>::actions(ctx, &sections.$module),
                status: |ctx, sections| <$module::$feature as Feature>::status(ctx, &sections.$module),
                drafts: |ctx, sections| <$module::$feature as Feature>::drafts(ctx, &sections.$module),
                to_entries: |sections| <$module::$feature as Feature>::to_entries(&sections.$module),
                put_entries: |sections, entries| match <$module::$feature as Feature>::from_entries(entries) {
                    Some(state) => {
                        sections.$module = Rc::new(state);
                        true
                    }
                    None => false,
                },
                read_back: |sections, kind, data| {
                    match <$module::$feature as Feature>::read_back(&sections.$module, kind, data) {
                        Some(state) => {
                            sections.$module = Rc::new(state);
                            true
                        }
                        None => false,
                    }
                },
                changed_places: <$module::$feature as Feature>::changed_places,
                entry_label: |sections, key, lang| <$module::$feature as Feature>::entry_label(&sections.$module, key, lang),
                entry_lines: |names, sections, key, lang| {
                    <$module::$feature as Feature>::entry_lines(names, &sections.$module, key, lang)
                },
                page: |visit| <$module::$feature as Feature>::page(PageContext {
                    clinic: visit.sections.clinic.clone(),
                    digest: visit.digest.clone(),
                    state: visit.sections.$module.clone(),
                    lang: visit.lang,
                    today: visit.today,
                    path: visit.path.clone(),
                    edit: visit.edit.reform(Edit::$feature),
                    desk: visit.desk.clone(),
                }),
            },
        )+];
    };
}

features! {
    clinic => Clinic,
    risk => Risk,
    suppliers => Suppliers,
    records => Records,
    notices => Notices,
    access => AccessControl,
    training => Training,
}

/// What an entry at a path of some section says; see [`Feature::entry_lines`].
pub type EntryLines = fn(&Clinic, &Sections, &[&str], Lang) -> Option<Vec<String>>;

/// A module seen from the app, with its types erased.
pub struct Entry {
    /// See [`Feature::ID`].
    pub id: &'static str,
    /// See [`Feature::ROUTE`].
    pub route: &'static str,
    /// See [`Feature::ICON`].
    pub icon: &'static str,
    /// See [`Feature::title`].
    pub title: fn() -> &'static Localized,
    /// See [`Feature::privacy`].
    pub privacy: fn(&Sections) -> Option<PrivacyChoices>,
    /// See [`Feature::tasks`].
    pub tasks: fn(&Ctx, &Sections) -> Vec<Task>,
    /// See [`Feature::findings`].
    pub findings: fn(&Ctx, &Sections) -> Vec<Finding>,
    /// See [`Feature::deadlines`].
    pub deadlines: fn(&Ctx, &Sections) -> Vec<Deadline>,
    /// See [`Feature::actions`].
    pub actions: fn(&Ctx, &Sections) -> Vec<Action>,
    /// See [`Feature::status`].
    pub status: fn(&Ctx, &Sections) -> Option<String>,
    /// See [`Feature::drafts`].
    pub drafts: fn(&Ctx, &Sections) -> Vec<Draft>,
    /// See [`Feature::to_entries`].
    pub to_entries: fn(&Sections) -> Value,
    /// See [`Feature::from_entries`]. False, and nothing changed, when the entries make no state.
    pub put_entries: fn(&mut Sections, Value) -> bool,
    /// See [`Feature::read_back`]. False, and nothing changed, when the data is not of this module.
    pub read_back: fn(&mut Sections, &str, &Value) -> bool,
    /// See [`Feature::changed_places`].
    pub changed_places: fn(&str, &str, &str, Lang) -> Vec<String>,
    /// See [`Feature::entry_label`].
    pub entry_label: fn(&Sections, &[&str], Lang) -> Option<String>,
    /// See [`Feature::entry_lines`].
    pub entry_lines: EntryLines,
    /// See [`Feature::page`].
    pub page: fn(&Visit) -> Html,
}

/// A visit to a route of some module: what the app hands over.
pub struct Visit {
    /// All sections.
    pub sections: Sections,
    /// What all features publish.
    pub digest: Rc<Digest>,
    /// Language of the interface.
    pub lang: Lang,
    /// Today.
    pub today: Date,
    /// The route's segments after the module's own.
    pub path: Rc<[String]>,
    /// Changes a section.
    pub edit: Callback<Edit>,
    /// What pages may ask for.
    pub desk: Desk,
}

/// The module that answers to a route segment.
pub fn entry_of(route: &str) -> Option<&'static Entry> {
    REGISTRY.iter().find(|entry| entry.route == route)
}
