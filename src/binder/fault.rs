//! Checks the chain of sign-offs against the documents, the PDFs, and the heads that stand on paper.

use super::archive::{mark, SignedFile};
use super::chain::{Chain, Entry};
use super::{t, Binder};
use crate::content::{Lang, Localized};
use crate::documents::ChainHead;
use std::collections::{BTreeMap, BTreeSet};

mod files;

/// Gives the PDF of a packed file, or nothing when it can't be unpacked.
pub type Unpack<'a> = &'a dyn Fn(&SignedFile) -> Option<Vec<u8>>;

/// The first thing that does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Number of the entry.
    pub number: u32,
    /// Identifier of the document that the entry is about, where it is known.
    pub document: Option<String>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It rests on an entry that is not there: one was changed or taken out.
    Broken,
    /// Its number is not the one that its place gives it.
    Number,
    /// It stands in another order than by number, or twice.
    Order,
    /// Nothing rests on it, and it is not the last one: it was put in, or what came after was taken out.
    Loose,
    /// The last entry is not the one that was noted as last.
    Head,
    /// Its document is not there, or was changed.
    DocumentGone,
    /// A document that no entry speaks of.
    DocumentUnknown,
    /// It names another signer, time or statement than its document.
    Signer,
    /// Its PDF is not there.
    FileGone,
    /// Its PDF was changed.
    FileAltered,
    /// A PDF that no entry speaks of.
    FileUnknown,
    /// A head that stands on a document is not in the chain: what came before that document was changed.
    Printed,
}

impl FaultKind {
    /// Every kind, for the tests of the words.
    pub const ALL: [FaultKind; 12] = [
        FaultKind::Broken,
        FaultKind::Number,
        FaultKind::Order,
        FaultKind::Loose,
        FaultKind::Head,
        FaultKind::DocumentGone,
        FaultKind::DocumentUnknown,
        FaultKind::Signer,
        FaultKind::FileGone,
        FaultKind::FileAltered,
        FaultKind::FileUnknown,
        FaultKind::Printed,
    ];

    fn words(self) -> &'static Localized {
        match self {
            FaultKind::Broken => &t::FAULT_BROKEN,
            FaultKind::Number => &t::FAULT_NUMBER,
            FaultKind::Order => &t::FAULT_ORDER,
            FaultKind::Loose => &t::FAULT_LOOSE,
            FaultKind::Head => &t::FAULT_HEAD,
            FaultKind::DocumentGone => &t::FAULT_DOCUMENT_GONE,
            FaultKind::DocumentUnknown => &t::FAULT_DOCUMENT_UNKNOWN,
            FaultKind::Signer => &t::FAULT_SIGNER,
            FaultKind::FileGone => &t::FAULT_FILE_GONE,
            FaultKind::FileAltered => &t::FAULT_FILE_ALTERED,
            FaultKind::FileUnknown => &t::FAULT_FILE_UNKNOWN,
            FaultKind::Printed => &t::FAULT_PRINTED,
        }
    }
}

impl Fault {
    /// Which entry, and what is wrong with it.
    pub fn text(&self, lang: Lang) -> String {
        let what = self.kind.words().fill(lang, &[("number", &self.number)]);
        match &self.document {
            Some(id) => t::FAULT_ABOUT.fill(lang, &[("what", &what), ("id", id)]),
            None => what,
        }
    }
}

impl Binder {
    /// Whether chain, documents and PDFs still say what was signed, and whether the chain holds the heads that stand on the
    /// documents themselves and on others (`anchors`: a hash may be cut off after sixteen digits).
    ///
    /// Without `unpack` the PDFs must be there, but their bytes are not looked at.
    pub fn check_chain(&self, anchors: &[ChainHead], unpack: Option<Unpack>) -> Result<(), Fault> {
        let chain = self.chain();
        let hashes: Vec<String> = chain.entries.iter().map(Entry::hash).collect();
        links(chain, &hashes).map_err(|(at, kind)| self.fault(at, kind))?;
        self.documents()?;
        files::check(self, unpack)?;
        let own = self.archive().iter().filter_map(|document| document.chain.as_ref());
        for head in own.chain(anchors) {
            let is_it = |(entry, hash): (&Entry, &String)| {
                entry.number == head.number && head.hash.len() >= 16 && hash.starts_with(&head.hash)
            };
            if !chain.entries.iter().zip(&hashes).any(is_it) {
                return Err(Fault { number: head.number, document: None, kind: FaultKind::Printed });
            }
        }
        Ok(())
    }

    /// A fault of the entry at this place in the list.
    fn fault(&self, at: usize, kind: FaultKind) -> Fault {
        let Some(entry) = self.chain().entries.get(at) else {
            return Fault { number: 0, document: None, kind };
        };
        let marked = self.archive.marked().find(|(_, mark)| **mark == entry.document);
        Fault { number: entry.number, document: marked.map(|(document, _)| document.id.clone()), kind }
    }

    /// Every entry has its document, every document its entry, and both name the same signer.
    fn documents(&self) -> Result<(), Fault> {
        let known: BTreeMap<String, _> =
            self.archive().iter().map(|document| (mark(document), document)).collect();
        let mut told = BTreeSet::new();
        for (at, entry) in self.chain().entries.iter().enumerate() {
            if entry.document.is_empty() {
                continue;
            }
            let document =
                known.get(&entry.document).ok_or_else(|| self.fault(at, FaultKind::DocumentGone))?;
            let is_first = told.insert(&entry.document);
            let agrees = entry.name.is_empty() || document.signatures.iter().any(|own| entry.tells_of(own));
            if is_first && !agrees {
                return Err(self.fault(at, FaultKind::Signer));
            }
        }
        match known.iter().find(|(mark, _)| !told.contains(mark)) {
            Some((_, document)) => {
                let document = Some(document.id.clone());
                Err(Fault { number: 0, document, kind: FaultKind::DocumentUnknown })
            }
            None => Ok(()),
        }
    }
}

type At = (usize, FaultKind);

/// Numbers, order and hashes: what can be seen from the chain alone. `hashes` belong to the entries.
fn links(chain: &Chain, hashes: &[String]) -> Result<(), At> {
    let entries = &chain.entries;
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, (entry, hash)) in entries.iter().zip(hashes).enumerate() {
        if at > 0 && (entries[at - 1].number, &hashes[at - 1]) >= (entry.number, hash) {
            return Err((at, FaultKind::Order));
        }
        let before: Option<Vec<usize>> =
            entry.previous.iter().map(|hash| places.get(hash.as_str()).copied()).collect();
        let before = before.ok_or((at, FaultKind::Broken))?;
        if entry.number != number(entries, &places, &before) {
            return Err((at, FaultKind::Number));
        }
        // Only where two chains meet does an entry rest on two, and such an entry says nothing else.
        let is_sound = match entry.previous.len() {
            0 | 1 => !entry.document.is_empty(),
            2 => entry.document.is_empty() && entry.previous[0] < entry.previous[1],
            _ => false,
        };
        if !is_sound {
            return Err((at, FaultKind::Broken));
        }
        places.insert(hash, at);
    }
    let rested_on: BTreeSet<&String> = entries.iter().flat_map(|entry| &entry.previous).collect();
    for (at, hash) in hashes.iter().enumerate() {
        let is_last = at + 1 == entries.len();
        if !is_last && !rested_on.contains(hash) {
            return Err((at, FaultKind::Loose));
        }
    }
    let last = entries.last().zip(hashes.last());
    let last = last.map(|(entry, hash)| ChainHead { number: entry.number, hash: hash.clone() });
    if last != chain.head {
        return Err((entries.len().saturating_sub(1), FaultKind::Head));
    }
    Ok(())
}

/// How many entries these rest on, themselves counted, and one.
fn number(entries: &[Entry], places: &BTreeMap<&str, usize>, before: &[usize]) -> u32 {
    match before {
        [] => 1,
        [one] => entries[*one].number.saturating_add(1),
        _ => {
            let mut open = before.to_vec();
            let mut seen = BTreeSet::new();
            while let Some(at) = open.pop() {
                if seen.insert(at) {
                    let previous = entries[at].previous.iter();
                    open.extend(previous.filter_map(|hash| places.get(hash.as_str()).copied()));
                }
            }
            seen.len() as u32 + 1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_names_the_entry_or_the_document() {
        for kind in FaultKind::ALL {
            for lang in Lang::ALL {
                let text = Fault { number: 17, document: Some("DOK-7F3A-03".into()), kind }.text(lang);
                assert!(text.contains("DOK-7F3A-03"), "{text}");
                let is_of_no_entry = matches!(kind, FaultKind::DocumentUnknown | FaultKind::FileUnknown);
                assert!(text.contains("17") != is_of_no_entry, "{text}");
            }
        }
    }
}
