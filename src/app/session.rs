//! What is open right now, and the one reducer that changes it.

use super::copies::Copies;
use super::lock::{Comparison, Locked, NewLock, Trouble};
use super::signing::Signed;
use crate::binder::{Binder, SignedFile};
use crate::content::Lang;
use crate::documents::Signature;
use crate::domain::Date;
use crate::features::{Edit, Sections};
use crate::vault::store::DiskError;
use std::rc::Rc;
use yew::prelude::*;

/// The whole state of the app.
#[derive(Clone, PartialEq)]
pub struct Session {
    /// Language of the interface.
    pub lang: Lang,
    /// Today, read once when the page opened and again when it comes back into view.
    pub today: Date,
    /// The binder.
    pub desk: Open,
    /// How far saving has come.
    pub save: SaveState,
    /// What can be taken back, with the sections as they were.
    pub undo: Option<(String, Sections)>,
    /// Shown briefly and read aloud.
    pub message: Option<String>,
    /// True when a binder of one's own is stored in this browser, also while the example is open.
    pub has_own: bool,
    /// Why nothing can be changed now, if so.
    pub read_only: Option<ReadOnly>,
    /// How many newer saves and how many signed documents could not be read.
    pub damage: (usize, usize),
    /// Why the last chosen file could not be opened.
    pub open_error: Option<Trouble>,
    /// What is known of the copies outside the browser.
    pub copies: Copies,
}

/// What lies on the desk.
#[derive(Clone, PartialEq)]
pub enum Open {
    /// The store has not answered yet.
    Loading,
    /// No binder.
    Nothing,
    /// A sealed binder waits for its passphrase.
    Locked(Locked),
    /// A binder waits for its first passphrase.
    NewLock(NewLock),
    /// Two versions of a binder: which one goes on?
    Compare(Rc<Comparison>),
    /// A binder.
    Binder(Rc<Binder>),
    /// The store could not be read; what it holds is not touched.
    Unreadable(Trouble),
}

/// Why a binder can be read but not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another tab is the one that writes.
    OtherTab,
    /// A newer version of the app wrote it, and saving it here would lose what we don't know.
    Newer,
}

/// How far saving has come. "Saved" is said only after the disk has confirmed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has changed since the page opened.
    Idle,
    /// On its way.
    Saving,
    /// Confirmed, at this hour and minute.
    Saved(u32, u32),
    /// Not saved; the work is still on the screen.
    Failed(DiskError),
}

/// What can happen.
pub enum Act {
    /// This lies on the desk now.
    Desk(Open),
    /// A binder is put on the desk.
    OpenBinder(Rc<Binder>),
    /// Nothing can be changed for this reason, or everything again.
    ReadOnly(Option<ReadOnly>),
    /// So many newer saves and so many signed documents could not be read when the binder was opened.
    Damage(usize, usize),
    /// A chosen file could not be opened.
    OpenFailed(Trouble),
    /// This is known of the copies now.
    Copies(Box<Copies>),
    /// The desk is cleared.
    Close,
    /// A change in a section, with the words of the undo message for one that takes something away.
    Edit(Edit, Option<String>),
    /// These sections take the place of what was there, with the words of the message that offers to undo it.
    TakeIn(Box<Sections>, String),
    /// A signed document goes into the archive, with its PDF.
    Sign(Box<Signed>),
    /// A further signature, in the PDF of the archived document at this address.
    Countersign(Box<Signed>, String),
    /// Signatures that were made elsewhere, each with the PDF after it, for the archived document at this address.
    TakeBack(Vec<(Signature, SignedFile)>, String),
    /// Takes back the last removal.
    Undo,
    /// Saving has come this far.
    Saving(SaveState),
    /// Another language.
    SetLang(Lang),
    /// Something to show briefly.
    Say(String),
    /// The message has been seen.
    Hush,
    /// The page came back into view on this day.
    Today(Date),
}

impl Session {
    /// Before the store has answered.
    pub fn new(lang: Lang, today: Date) -> Session {
        Session {
            lang,
            today,
            desk: Open::Loading,
            save: SaveState::Idle,
            undo: None,
            message: None,
            has_own: false,
            read_only: None,
            damage: (0, 0),
            open_error: None,
            copies: Copies::default(),
        }
    }

    /// The open binder.
    pub fn binder(&self) -> Option<&Rc<Binder>> {
        match &self.desk {
            Open::Binder(binder) => Some(binder),
            _ => None,
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Binder)) {
        if let Open::Binder(binder) = &mut self.desk {
            change(Rc::make_mut(binder));
        }
    }
}

impl Reducible for Session {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Desk(desk) => {
                next.has_own |= matches!(&desk, Open::Locked(_));
                next.undo = None;
                next.open_error = None;
                next.desk = desk;
            }
            Act::OpenBinder(binder) => {
                next.has_own |= !binder.is_example;
                next.undo = None;
                next.open_error = None;
                next.desk = Open::Binder(binder);
            }
            Act::ReadOnly(why) => {
                next.read_only = why;
                // "Saved" is not said of what this tab no longer writes.
                if why.is_some() && matches!(next.save, SaveState::Saved(..)) {
                    next.save = SaveState::Idle;
                }
            }
            // What can't be saved must not look as if it could.
            Act::Edit(..)
            | Act::TakeIn(..)
            | Act::Sign(_)
            | Act::Countersign(..)
            | Act::TakeBack(..)
            | Act::Undo
                if self.read_only.is_some() => {}
            Act::Damage(saves, documents) => next.damage = (saves, documents),
            Act::OpenFailed(error) => next.open_error = Some(error),
            Act::Copies(copies) => next.copies = *copies,
            Act::Close => {
                let was_own = next.binder().is_some_and(|binder| !binder.is_example);
                next = Session {
                    desk: Open::Nothing,
                    save: SaveState::Idle,
                    undo: None,
                    read_only: None,
                    damage: (0, 0),
                    copies: Copies::default(),
                    ..next
                };
                next.has_own &= !was_own;
            }
            Act::Edit(edit, undo) => {
                match undo {
                    Some(words) => {
                        next.undo = self.binder().map(|binder| (words.clone(), binder.sections.clone()));
                        next.message = Some(words);
                    }
                    // Taking back the removal would now take back this edit as well.
                    None if next.undo.take().is_some() => next.message = None,
                    None => {}
                }
                next.change(|binder| binder.apply(edit));
            }
            Act::TakeIn(sections, words) => {
                next.undo = self.binder().map(|binder| (words.clone(), binder.sections.clone()));
                next.message = Some(words);
                next.change(|binder| binder.sections = *sections);
            }
            Act::Sign(signed) => next.change(|binder| {
                binder.archive_signed((*signed.document).clone(), Some(signed.file), Some(signed.root));
            }),
            Act::Countersign(signed, address) => next.change(|binder| {
                binder.countersign(&address, signed.signature, signed.file);
                binder.know_authority(Some(signed.root));
            }),
            Act::TakeBack(signatures, address) => next.change(|binder| {
                for (signature, file) in signatures {
                    binder.countersign(&address, signature, file);
                }
            }),
            Act::Undo => {
                if let Some((_, sections)) = next.undo.take() {
                    next.change(|binder| binder.sections = sections);
                    next.message = None;
                }
            }
            Act::Saving(save) => next.save = save,
            Act::SetLang(lang) => next.lang = lang,
            Act::Say(message) => {
                next.undo = None;
                next.message = Some(message);
            }
            Act::Hush => {
                next.message = None;
                next.undo = None;
            }
            Act::Today(today) => next.today = today,
        }
        Rc::new(next)
    }
}

/// The handle that components get through context.
pub type SessionHandle = UseReducerHandle<Session>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::clinic;

    fn answer(name: &str) -> Edit {
        Edit::Clinic(clinic::Edit::Answer(clinic::Answer::Name(name.into())))
    }

    fn session() -> Rc<Session> {
        let today = jiff::civil::date(2026, 11, 22);
        let example = Binder::example(Lang::Nb, today);
        Rc::new(Session::new(Lang::Nb, today)).reduce(Act::OpenBinder(Rc::new(example)))
    }

    fn name(session: &Session) -> String {
        session.binder().map(|binder| binder.sections.clinic.name.clone()).unwrap_or_default()
    }

    #[test]
    fn undo_brings_back_what_was_taken_away() {
        let before = session();
        let removed = before.clone().reduce(Act::Edit(answer(""), Some("Slettet.".into())));
        assert_eq!(name(&removed), "");
        assert_eq!(name(&removed.reduce(Act::Undo)), name(&before));
    }

    #[test]
    fn undo_brings_back_a_fact_that_another_module_took_away() {
        use crate::domain::SupplierFact;
        use crate::features::suppliers;
        let before = session();
        let fact = SupplierFact::NoSubProcessor("data-centre".into());
        let edit = Edit::Suppliers(suppliers::model::Edit::Fact("record-supplier".into(), fact));
        let words = edit.undo_label().map(|words| words.string(Lang::Nb));
        let removed = before.clone().reduce(Act::Edit(edit, words));
        let clinic = |session: &Session| session.binder().map(|binder| binder.sections.clinic.clone());
        assert_ne!(clinic(&removed), clinic(&before));
        assert_eq!(clinic(&removed.reduce(Act::Undo)), clinic(&before));
    }

    #[test]
    fn what_was_taken_in_can_be_undone_in_one_step() {
        let before = session();
        let taken = before.clone().reduce(Act::TakeIn(Box::default(), "Tatt inn.".into()));
        assert_eq!(name(&taken), "");
        assert_eq!(name(&taken.reduce(Act::Undo)), name(&before));
        let locked = before.clone().reduce(Act::ReadOnly(Some(ReadOnly::Newer)));
        assert_eq!(name(&locked.reduce(Act::TakeIn(Box::default(), String::new()))), name(&before));
    }

    #[test]
    fn a_read_only_binder_does_not_change() {
        let before = session().reduce(Act::ReadOnly(Some(ReadOnly::OtherTab)));
        let after = before.clone().reduce(Act::Edit(answer("Noe annet"), None));
        assert_eq!(name(&after), name(&before));
        let writable = after.reduce(Act::ReadOnly(None)).reduce(Act::Edit(answer("Noe annet"), None));
        assert_eq!(name(&writable), "Noe annet");
    }

    #[test]
    fn undo_never_takes_back_a_later_edit() {
        let removed = session().reduce(Act::Edit(answer(""), Some("Slettet.".into())));
        let edited = removed.reduce(Act::Edit(answer("Ny klinikk"), None));
        assert!(edited.undo.is_none() && edited.message.is_none());
        assert_eq!(name(&edited.reduce(Act::Undo)), "Ny klinikk");
    }
}
