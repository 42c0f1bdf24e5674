//! What the list of documents shows: each kind with its draft, its newest version, and the older ones below.

use crate::binder::{changed_places, drafts, Binder};
use crate::content::{Lang, Localized};
use crate::documents::{Document, Signature};
use crate::domain::{long_date, parse_date, Date};
use std::rc::Rc;

use super::t;

/// How a document stands, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has signed it yet.
    Draft,
    /// It is printed as it is, and never signed.
    Sheet,
    /// The newest signed version, and it says what the binder says.
    Signed,
    /// The newest signed version; the binder says something else by now.
    Misfit,
    /// There is a newer signed version.
    Replaced,
}

impl State {
    /// The words.
    pub fn words(self) -> &'static Localized {
        match self {
            State::Draft => &t::STATE_DRAFT,
            State::Sheet => &t::STATE_SHEET,
            State::Signed => &t::STATE_SIGNED,
            State::Misfit => &t::STATE_MISFIT,
            State::Replaced => &t::STATE_REPLACED,
        }
    }

    /// The code that the stylesheet knows.
    pub fn code(self) -> &'static str {
        match self {
            State::Draft => "started",
            State::Sheet => "todo",
            State::Signed => "done",
            State::Misfit => "overdue",
            State::Replaced => "later",
        }
    }
}

/// A signed document of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// Its address in the binder.
    pub address: String,
    /// The document.
    pub document: Rc<Document>,
    /// How it stands.
    pub state: State,
    /// The places in which it no longer fits, where the module can tell.
    pub changed: Vec<String>,
    /// Everybody who has signed it.
    pub signers: Vec<Signature>,
}

/// All documents of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// The draft, where it says something else than the newest signed version.
    pub draft: Option<Document>,
    /// Whether the binder still makes documents of this kind, so that there can be a new version.
    pub is_made: bool,
    /// What was signed, newest first.
    pub signed: Vec<Signed>,
}

impl Kind {
    /// The newest signed versions: more than one only where two machines have made the same version.
    pub fn newest(&self) -> impl Iterator<Item = &Signed> {
        self.signed.iter().filter(|signed| signed.state != State::Replaced)
    }
}

/// Every kind of document that can be made or was signed, in the order of the menu.
pub fn shelf(binder: &Binder, lang: Lang, today: Date) -> Vec<Kind> {
    let drafts: Vec<Document> = drafts(binder, lang, today).into_iter().map(|draft| draft.document).collect();
    let mut names: Vec<&str> = drafts.iter().map(|draft| draft.kind.as_str()).collect();
    names.extend(binder.archive().iter().map(|document| document.kind.as_str()));
    let mut kinds: Vec<Kind> = vec![];
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) {
            continue;
        }
        let draft = drafts.iter().find(|draft| draft.kind == *name);
        let signed = signed(binder, name, draft, lang);
        let says_more =
            |draft: &&Document| signed.first().is_none_or(|newest| newest.document.data != draft.data);
        kinds.push(Kind { draft: draft.filter(says_more).cloned(), is_made: draft.is_some(), signed });
    }
    kinds
}

fn signed(binder: &Binder, kind: &str, draft: Option<&Document>, lang: Lang) -> Vec<Signed> {
    let mut found: Vec<(String, &Rc<Document>)> =
        binder.addresses().filter(|(_, document)| document.kind == kind).collect();
    // Of two with the same version, the one that came last stands first.
    found.reverse();
    found.sort_by_key(|(_, document)| std::cmp::Reverse(document.version));
    let newest = found.first().map_or(0, |(_, document)| document.version);
    let state = |document: &Document| match draft {
        _ if document.version < newest => State::Replaced,
        Some(draft) if draft.data != document.data => State::Misfit,
        _ => State::Signed,
    };
    let changed = |document: &Document| match draft.filter(|_| state(document) == State::Misfit) {
        Some(draft) => changed_places(kind, &document.data, &draft.data, lang),
        None => vec![],
    };
    let row = |(address, document): (String, &Rc<Document>)| Signed {
        state: state(document),
        changed: changed(document),
        signers: binder.signers(&address),
        document: document.clone(),
        address,
    };
    found.into_iter().map(row).collect()
}

/// "Lena Dahl, 22. november 2026".
pub fn signer_line(signature: &Signature, lang: Lang) -> String {
    match signature.signed_at.get(..10).and_then(parse_date) {
        Some(day) => {
            t::SIGNER_AND_DATE.fill(lang, &[("name", &signature.name), ("date", &long_date(day, lang))])
        }
        None => signature.name.clone(),
    }
}

/// "Risikorapport, versjon 3"; a sheet has its title only.
pub fn name(document: &Document, lang: Lang) -> String {
    if !document.purpose.is_record() {
        return document.title.clone();
    }
    t::NAME_AND_VERSION.fill(lang, &[("title", &document.title), ("n", &document.version)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::clinic::{Answer, Edit as ClinicEdit};
    use crate::features::Edit;

    fn day() -> Date {
        jiff::civil::date(2026, 11, 22)
    }

    fn sign(binder: &mut Binder, kind: &str) {
        let draft =
            drafts(binder, Lang::Nb, day()).into_iter().find(|draft| draft.document.kind == kind).unwrap();
        let signature = binder.archive()[0].signatures[0].clone();
        binder.archive_signed(Document { signatures: vec![signature], ..draft.document }, None, None);
    }

    #[test]
    fn the_newest_comes_first_and_the_older_ones_are_replaced() {
        let mut binder = Binder::example(Lang::Nb, day());
        let kind = binder.archive()[0].kind.clone();
        sign(&mut binder, &kind);
        let shelf = shelf(&binder, Lang::Nb, day());
        let own =
            shelf.iter().find(|own| own.signed.first().is_some_and(|row| row.document.kind == kind)).unwrap();
        let rows: Vec<_> = own.signed.iter().map(|row| (row.document.version, row.state)).collect();
        assert_eq!(rows, [(2, State::Signed), (1, State::Replaced)]);
        assert_eq!(own.draft, None, "a draft that says the same is nothing to work on");
        assert_eq!(own.newest().count(), 1);
    }

    #[test]
    fn what_was_signed_no_longer_fits_when_the_facts_change() {
        let mut binder = Binder::example(Lang::Nb, day());
        let kind = binder.archive()[0].kind.clone();
        binder.apply(Edit::Clinic(ClinicEdit::Answer(Answer::Name("Fjord".into()))));
        let shelf = shelf(&binder, Lang::Nb, day());
        let own =
            shelf.iter().find(|own| own.draft.as_ref().is_some_and(|draft| draft.kind == kind)).unwrap();
        assert_eq!(own.signed[0].state, State::Misfit);
        assert_eq!(own.draft.as_ref().unwrap().version, 2);
    }

    #[test]
    fn a_signer_is_told_with_the_day() {
        let binder = Binder::example(Lang::Nb, day());
        let line = signer_line(&binder.archive()[0].signatures[0], Lang::Nb);
        assert!(line.ends_with(", 15. november 2026"), "{line}");
    }
}
