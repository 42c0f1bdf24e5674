//! The archive when two versions of a binder meet: nothing that was signed is changed, renamed or left out.
//!
//! A number is given once on each machine. Two machines that went on by themselves may have given the same one to two
//! documents. A number is part of what was signed, so it stays; only the address in this binder tells the two apart.

use super::Binder;
use crate::documents::Document;
use sha2::{Digest as _, Sha256};
use std::rc::Rc;

impl Binder {
    /// Every signed document with its address, oldest first: its identifier, or `DOK-7F3A-03~2` for the second document
    /// that carries it.
    pub fn addresses(&self) -> impl DoubleEndedIterator<Item = (String, &Rc<Document>)> {
        self.archive.iter().enumerate().map(|(index, document)| {
            let before = self.archive[..index].iter().filter(|other| other.id == document.id).count();
            let address =
                if before == 0 { document.id.clone() } else { format!("{}~{}", document.id, before + 1) };
            (address, document)
        })
    }

    /// The signed document at an address.
    pub fn signed(&self, address: &str) -> Option<&Rc<Document>> {
        self.addresses().find(|(own, _)| own == address).map(|(_, document)| document)
    }
}

/// What tells one signed document from every other: the digest of all of it, its signatures included.
pub(super) fn mark(document: &Document) -> String {
    let json = serde_json::to_vec(document).expect("a document has only text keys");
    Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// When a document was signed, by the last signature on it. `None` when the time can't be read.
fn signed_at(document: &Document) -> Option<jiff::Timestamp> {
    document.signatures.iter().filter_map(|signature| signature.signed_at.parse().ok()).max()
}

/// Every document of both archives, once. Each archive keeps its own order, since a clock may have been wrong; what only
/// one of them has goes where its signing time puts it.
pub(super) fn unite(mine: &[Rc<Document>], theirs: &[Rc<Document>]) -> Vec<Rc<Document>> {
    let mut united = vec![];
    let mut rest = mine;
    for document in theirs {
        let is_common = mine.contains(document);
        let before = if is_common {
            // Mine up to here comes first.
            rest.iter().position(|own| own == document).map_or(0, |at| at + 1)
        } else {
            let earlier =
                |own: &&Rc<Document>| !theirs.contains(own) && signed_at(own) <= signed_at(document);
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
