//! Differences between two archives. There is nothing to choose: every signed document and every signature is kept.

use super::{t, Difference, DifferenceKind, Side, ARCHIVE};
use crate::binder::Binder;
use crate::content::Lang;
use crate::documents::{moment, Document, Signature};
use std::rc::Rc;

/// A document with its mark and everybody who has signed it.
struct Signed {
    document: Rc<Document>,
    mark: String,
    signers: Vec<Signature>,
}

fn all(binder: &Binder) -> Vec<Signed> {
    let marks = binder.archive.marks().iter();
    let signed = binder.addresses().zip(marks).map(|((address, document), mark)| Signed {
        document: document.clone(),
        mark: mark.clone(),
        signers: binder.signers(&address),
    });
    signed.collect()
}

/// The documents that only one archive has, or that were signed by others there. Two different documents with one number
/// stand together, as one difference.
pub fn differences(mine: &Binder, theirs: &Binder, lang: Lang) -> Vec<Difference> {
    let mut other = all(theirs);
    let present = |signed: &Signed| Side::Present(lines(signed, lang));
    let mut found = vec![];
    let mut only_mine = vec![];
    for own in all(mine) {
        match other.iter().position(|their| their.mark == own.mark).map(|index| other.remove(index)) {
            Some(their) if their.signers == own.signers => {}
            Some(their) => found.push(difference(&own, present(&own), present(&their), lang)),
            None => only_mine.push(own),
        }
    }
    for own in &only_mine {
        let namesake = other.iter().position(|their| their.document.id == own.document.id);
        let namesake = namesake.map(|index| other.remove(index));
        let their = namesake.map_or(Side::Absent, |their| present(&their));
        found.push(difference(own, present(own), their, lang));
    }
    found.extend(other.iter().map(|their| difference(their, Side::Absent, present(their), lang)));
    found
}

fn difference(signed: &Signed, mine: Side, theirs: Side, lang: Lang) -> Difference {
    let document = &signed.document;
    Difference {
        section: ARCHIVE,
        section_title: t::SIGNED_DOCUMENTS.string(lang),
        key: format!("{ARCHIVE}/{}", &signed.mark[..16]),
        label: t::SIGNED_LABEL.fill(lang, &[("title", &document.title), ("version", &document.version)]),
        kind: DifferenceKind::of(&mine, &theirs),
        mine,
        theirs,
    }
}

fn lines(signed: &Signed, lang: Lang) -> Vec<String> {
    let document = &signed.document;
    let signers = signed.signers.iter().map(|signature| {
        let moment = moment(&signature.signed_at, lang);
        t::SIGNED_BY.fill(lang, &[("name", &signature.name), ("moment", &moment)])
    });
    let number = t::SIGNED_NUMBER.fill(lang, &[("id", &document.id), ("code", &document.short_code())]);
    signers.chain([number]).collect()
}
