//! Differences between two archives. There is nothing to choose: every signed document is kept.

use super::{t, Difference, DifferenceKind, Side, ARCHIVE};
use crate::binder::archive::mark;
use crate::content::Lang;
use crate::documents::{moment, Document};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The documents that only one archive has. Two different documents with one number stand together, as one difference.
pub fn differences(mine: &[Rc<Document>], theirs: &[Rc<Document>], lang: Lang) -> Vec<Difference> {
    let only = |archive: &[Rc<Document>], other: &[Rc<Document>]| -> Vec<(String, Rc<Document>)> {
        let other: BTreeSet<String> = other.iter().map(|document| mark(document)).collect();
        let marked = archive.iter().map(|document| (mark(document), document.clone()));
        marked.filter(|(mark, _)| !other.contains(mark)).collect()
    };
    let (own, mut other) = (only(mine, theirs), only(theirs, mine));
    let present = |document: &Document| Side::Present(lines(document, lang));
    let mut found = vec![];
    for (mark, document) in own {
        let namesake = other.iter().position(|(_, their)| their.id == document.id);
        let namesake = namesake.map(|index| other.remove(index).1);
        let theirs = namesake.map_or(Side::Absent, |their| present(&their));
        found.push(difference(&mark, &document, present(&document), theirs, lang));
    }
    found.extend(
        other
            .iter()
            .map(|(mark, document)| difference(mark, document, Side::Absent, present(document), lang)),
    );
    found
}

fn difference(mark: &str, document: &Document, mine: Side, theirs: Side, lang: Lang) -> Difference {
    let kind = match (&mine, &theirs) {
        (_, Side::Absent) => DifferenceKind::OnlyMine,
        (Side::Absent, _) => DifferenceKind::OnlyTheirs,
        _ => DifferenceKind::Both,
    };
    Difference {
        section: ARCHIVE,
        section_title: t::SIGNED_DOCUMENTS.string(lang),
        key: format!("{ARCHIVE}/{}", &mark[..16]),
        label: t::SIGNED_LABEL.fill(lang, &[("title", &document.title), ("version", &document.version)]),
        mine,
        theirs,
        kind,
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
