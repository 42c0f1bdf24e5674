//! Everything one clinic saves: the sections of all features and the archive of signed documents.
//!
//! Knows nothing of browsers, storage or encryption. `file` reads and writes the saved form; `compare` tells two versions
//! of one clinic's binder apart and merges them.

mod archive;
mod chain;
mod compare;
mod fault;
mod file;
mod gather;
mod parts;
mod place;
mod read_back;
mod room;
mod saved;
mod unite;

use crate::content::Lang;
use crate::documents::{Document, Signature};
use crate::domain::{role_name, Date, DateExt, Id, Role};
use crate::features::{Draft, Edit, Sections};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::rc::Rc;

pub use archive::SignedFile;
pub use chain::{Chain, Entry, FileMark};
pub use compare::{compare, merge, undecided, Choice, Difference, DifferenceKind, Side};
pub use fault::{Fault, FaultKind, Unpack};
pub use file::{open, open_any, write, OpenError, OpenedBinder, MAX_FILE_BYTES, SCHEMA};
pub use gather::{changed_places, drafts, gather};
pub use parts::{put_together, references, take_apart, Missing, Parts};
pub use place::Place;
pub use read_back::read_back;
pub use room::NoRoom;

crate::texts!("binder");

/// One clinic's binder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "saved::Saved", into = "saved::Saved")]
pub struct Binder {
    /// Random identity, the same through the binder's life.
    pub id: Id,
    /// The day it was started.
    pub created: Date,
    /// True for the worked example: shown with a mark, never saved.
    pub is_example: bool,
    /// What each module has saved.
    pub sections: Sections,
    /// What was signed. Nothing in here is ever changed or removed. Shared, since a binder is copied at every change.
    archive: Rc<archive::Archive>,
}

impl Binder {
    /// An empty binder.
    pub fn new(id: Id, created: Date) -> Binder {
        Binder { id, created, is_example: false, sections: Sections::default(), archive: Rc::default() }
    }

    /// Normland Helsesenter, fully worked out.
    pub fn example(lang: Lang, today: Date) -> Binder {
        let id = Id::from("normland-example");
        let mut example = Binder {
            id,
            created: today,
            is_example: true,
            sections: Sections::sample(lang),
            archive: Rc::default(),
        };
        // A week ago the manager signed what could be signed.
        let then = today.plus_days(-7);
        let signer = example.sections.clinic.manager().map(|person| person.name.clone()).unwrap_or_default();
        let can_sign = |draft: &Draft| draft.document.purpose.is_record() && draft.blockers.is_empty();
        for draft in drafts(&example, lang, then).into_iter().filter(can_sign) {
            let signature = Signature {
                role: role_name(Role::DailyManager).string(lang),
                name: signer.clone(),
                signed_at: format!("{then}T10:42:00+01:00"),
                statement: draft.statement,
                drawing: None,
                key: None,
                reason: None,
            };
            example.archive_signed(Document { signatures: vec![signature], ..draft.document }, None, None);
        }
        example
    }

    /// A binder of one's own that starts from this one: answers to go through, but nobody's people, incidents, acceptances
    /// or signatures.
    pub fn make_ours(&self, id: Id, today: Date) -> Binder {
        let mut sections = self.sections.clone();
        sections.make_ours();
        Binder { id, created: today, is_example: false, sections, archive: Rc::default() }
    }

    /// Carries out a change in a section. Signed documents are out of its reach.
    pub fn apply(&mut self, edit: Edit) {
        self.sections.apply(edit);
    }

    /// Four hexadecimal digits that tell this binder's documents from another's.
    pub fn series(&self) -> String {
        Sha256::digest(self.id.0.as_bytes()).iter().take(2).map(|byte| format!("{byte:02X}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::Purpose;

    fn day() -> Date {
        jiff::civil::date(2026, 11, 22)
    }

    fn first_draft(binder: &Binder) -> Document {
        drafts(binder, Lang::Nb, day()).remove(0).document
    }

    fn signed(document: Document) -> Document {
        let signature = Signature {
            role: "Daglig leder".into(),
            name: "Lena".into(),
            signed_at: "2026-11-22T10:42:00+01:00".into(),
            statement: "Jeg står inne for dette.".into(),
            drawing: None,
            key: None,
            reason: None,
        };
        Document { signatures: vec![signature], ..document }
    }

    #[test]
    fn signed_documents_never_change() {
        let mut binder = Binder::example(Lang::Nb, day());
        let document = signed(first_draft(&binder));
        binder.archive_signed(document.clone(), None, None);
        let forged = Document { title: "Forfalsket".into(), ..document.clone() };
        binder.archive_signed(forged, None, None);
        let kept: Vec<_> = binder.archive().iter().filter(|signed| signed.id == document.id).collect();
        assert_eq!(kept.len(), 1, "an identifier is used once");
        assert_eq!(**kept[0], document);
    }

    #[test]
    fn a_draft_does_not_enter_the_archive() {
        let mut binder = Binder::example(Lang::Nb, day());
        let before = binder.archive().len();
        let draft = first_draft(&binder);
        binder.archive_signed(Document { purpose: Purpose::Sheet, ..draft.clone() }, None, None);
        binder.archive_signed(draft, None, None);
        assert_eq!(binder.archive().len(), before);
    }

    #[test]
    fn the_next_version_counts_on_and_has_its_own_number() {
        let mut binder = Binder::example(Lang::Nb, day());
        let first = signed(first_draft(&binder));
        binder.archive_signed(first.clone(), None, None);
        let second = first_draft(&binder);
        assert_eq!(second.version, first.version + 1);
        assert_ne!(first.id, second.id);
    }

    #[test]
    fn making_the_example_ours_keeps_answers_but_no_name_and_no_signature() {
        let example = Binder::example(Lang::Nb, day());
        let ours = example.make_ours(Id::from("ours"), day());
        let clinic = &ours.sections.clinic;
        assert!(
            !ours.is_example
                && clinic.name.is_empty()
                && clinic.people.is_empty()
                && ours.archive().is_empty()
        );
        let (from, to) = (&example.sections.risk, &ours.sections.risk);
        assert!(to.incidents.is_empty() && to.own.is_empty() && to.participants.is_empty());
        for (id, assessment) in &to.assessments {
            assert_eq!(assessment.likelihood, from.assessments[id].likelihood, "{id}: the answers are kept");
            let decided = assessment.assessed_on.is_some() || assessment.acceptance.is_some();
            assert!(!decided, "{id}: the clinic decides for itself");
        }
    }
}
