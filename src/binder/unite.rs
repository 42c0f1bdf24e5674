//! Two archives as one: nothing that was signed is changed, renamed or left out.

use super::archive::Archive;
use crate::documents::Document;
use std::collections::BTreeSet;
use std::rc::Rc;

impl Archive {
    /// Every document, file, entry and certificate of both archives, once.
    pub fn unite(&self, other: &Archive) -> Archive {
        let mut united = Archive::default();
        documents(self, other).into_iter().for_each(|(document, mark)| united.push(document, mark));
        united.chain = self.chain.unite(&other.chain);
        let files = self.files.iter().chain(&other.files);
        united.files = files.map(|(sha256, kept)| (sha256.clone(), kept.clone())).collect();
        let authorities: BTreeSet<_> = self.authorities.iter().chain(&other.authorities).collect();
        united.authorities = authorities.into_iter().cloned().collect();
        united
    }
}

type Marked = (Rc<Document>, String);

/// Each archive keeps its own order, since a clock may have been wrong; what only one of them has goes where its signing
/// time puts it.
fn documents(mine: &Archive, theirs: &Archive) -> Vec<Marked> {
    let marked = |archive: &Archive| -> Vec<Marked> {
        archive.marked().map(|(document, mark)| (document.clone(), mark.clone())).collect()
    };
    let (mine, theirs) = (marked(mine), marked(theirs));
    let (own, their): (BTreeSet<&str>, BTreeSet<&str>) = (marks(&mine), marks(&theirs));
    let mut united = vec![];
    let mut rest = &mine[..];
    for document in &theirs {
        let is_common = own.contains(&*document.1);
        let before = if is_common {
            // Mine up to here comes first.
            rest.iter().position(|own| own.1 == document.1).map_or(0, |at| at + 1)
        } else {
            let earlier =
                |own: &&Marked| !their.contains(&*own.1) && signed_at(&own.0) <= signed_at(&document.0);
            rest.iter().take_while(earlier).count()
        };
        united.extend_from_slice(&rest[..before]);
        rest = &rest[before..];
        if !is_common {
            united.push(document.clone());
        }
    }
    united.extend_from_slice(rest);
    united
}

fn marks(documents: &[Marked]) -> BTreeSet<&str> {
    documents.iter().map(|(_, mark)| mark.as_str()).collect()
}

/// When a document was signed, by the last signature on it. `None` when the time can't be read.
fn signed_at(document: &Document) -> Option<jiff::Timestamp> {
    document.signatures.iter().filter_map(|signature| signature.signed_at.parse().ok()).max()
}
