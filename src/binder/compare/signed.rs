//! Differences between two archives. There is nothing to choose: every signed document is kept.

use super::{t, Difference, DifferenceKind, Side, ARCHIVE};
use crate::binder::archive::mark;
use crate::content::Lang;
use crate::documents::{moment, Document};
use std::rc::Rc;

/// The documents that only one archive has. Two different documents with one number stand together, as one difference.
pub fn differences(mine: &[Rc<Document>], theirs: &[Rc<Document>], lang: Lang) -> Vec<Difference> {
    let mut other: Vec<&Rc<Document>> = theirs.iter().filter(|document| !mine.contains(document)).collect();
    let present = |document: &Document| Side::Present(lines(document, lang));
    let mut found = vec![];
    for document in mine.iter().filter(|document| !theirs.contains(document)) {
        let namesake = other.iter().position(|their| their.id == document.id);
        let namesake = namesake.map(|index| other.remove(index));
        let their = namesake.map_or(Side::Absent, |their| present(their));
        found.push(difference(document, present(document), their, lang));
    }
    found.extend(other.iter().map(|document| difference(document, Side::Absent, present(document), lang)));
    found
}

fn difference(document: &Document, mine: Side, theirs: Side, lang: Lang) -> Difference {
    Difference {
        section: ARCHIVE,
        section_title: t::SIGNED_DOCUMENTS.string(lang),
        key: format!("{ARCHIVE}/{}", &mark(document)[..16]),
        label: t::SIGNED_LABEL.fill(lang, &[("title", &document.title), ("version", &document.version)]),
        kind: DifferenceKind::of(&mine, &theirs),
        mine,
        theirs,
    }
}

fn lines(document: &Document, lang: Lang) -> Vec<String> {
    let signed = document.signatures.iter().map(|signature| {
        let moment = moment(&signature.signed_at, lang);
        t::SIGNED_BY.fill(lang, &[("name", &signature.name), ("moment", &moment)])
    });
    let number = t::SIGNED_NUMBER.fill(lang, &[("id", &document.id), ("code", &document.short_code())]);
    signed.chain([number]).collect()
}
