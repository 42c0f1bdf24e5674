//! What has been signed: documents, the PDFs that carry the signatures, and the chain of sign-offs. Only added to.
//!
//! A number is given once on each machine. Two machines that went on by themselves may have given the same one to two
//! documents. A number is part of what was signed, so it stays; only the address in this binder tells the two apart.

use super::chain::{Chain, Entry, FileMark};
use super::Binder;
use crate::documents::{Document, Signature};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A signed PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedFile {
    /// SHA-256 of the PDF, in hexadecimal digits.
    pub sha256: String,
    /// Length of the PDF, in bytes.
    pub length: u32,
    /// The PDF, packed with gzip.
    pub packed: Rc<[u8]>,
}

/// A file and the SHA-256 of its packed bytes, under which a store keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub file: SignedFile,
    pub mark: String,
}

impl From<SignedFile> for Kept {
    fn from(file: SignedFile) -> Kept {
        Kept { mark: digest(&file.packed), file }
    }
}

/// Everything that was signed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Archive {
    /// Oldest first.
    documents: Vec<Rc<Document>>,
    /// The mark of each document.
    marks: Vec<String>,
    pub chain: Chain,
    /// Signed PDFs by their SHA-256. Of one that was countersigned here only the newest: the earlier ones are its beginning.
    /// A merge takes none out, since nothing here can see whether one is the beginning of another.
    pub files: BTreeMap<String, Kept>,
    /// The clinic's root certificates, DER.
    pub authorities: Vec<Vec<u8>>,
}

impl Archive {
    /// An archive with these documents and nothing else.
    pub fn of(documents: Vec<Rc<Document>>) -> Archive {
        let marks = documents.iter().map(|document| mark(document)).collect();
        Archive { documents, marks, ..Archive::default() }
    }

    pub fn documents(&self) -> &[Rc<Document>] {
        &self.documents
    }

    pub fn marks(&self) -> &[String] {
        &self.marks
    }

    /// Documents with their marks, oldest first.
    pub fn marked(&self) -> impl Iterator<Item = (&Rc<Document>, &String)> {
        self.documents.iter().zip(&self.marks)
    }

    /// Puts a document in whose mark is known.
    pub fn push(&mut self, document: Rc<Document>, mark: String) {
        self.documents.push(document);
        self.marks.push(mark);
    }

    /// Puts a file in.
    pub fn put(&mut self, kept: Kept) {
        self.files.insert(kept.file.sha256.clone(), kept);
    }
}

impl Binder {
    /// Every signed document, oldest first.
    pub fn archive(&self) -> &[Rc<Document>] {
        self.archive.documents()
    }

    /// Every signed document with its address, oldest first: its identifier, or `DOK-7F3A-03~2` for the second document
    /// that carries it.
    pub fn addresses(&self) -> impl DoubleEndedIterator<Item = (String, &Rc<Document>)> {
        let documents = self.archive.documents();
        documents.iter().enumerate().map(|(index, document)| {
            let before = documents[..index].iter().filter(|other| other.id == document.id).count();
            let address =
                if before == 0 { document.id.clone() } else { format!("{}~{}", document.id, before + 1) };
            (address, document)
        })
    }

    /// The signed document at an address.
    pub fn signed(&self, address: &str) -> Option<&Rc<Document>> {
        self.addresses().find(|(own, _)| own == address).map(|(_, document)| document)
    }

    /// Puts a signed document into the archive, with the PDF that carries the signature and the certificate of the clinic's
    /// key. What nobody has signed, or an identifier that is there already, is left out.
    ///
    /// Ask [`Binder::room_for`] first whether the PDF fits.
    pub fn archive_signed(
        &mut self,
        document: Document,
        file: Option<SignedFile>,
        authority: Option<Vec<u8>>,
    ) {
        let is_new = self.archive().iter().all(|signed| signed.id != document.id);
        let (true, Some(signature)) = (is_new, document.signatures.first()) else { return };
        let mark = mark(&document);
        let file_mark = file.as_ref().map(|file| file.mark(None));
        let archive = Rc::make_mut(&mut self.archive);
        archive.chain.append(Entry::of(&mark, signature, file_mark));
        archive.push(Rc::new(document), mark);
        file.into_iter().for_each(|file| archive.put(file.into()));
        self.know_authority(authority);
    }

    /// Notes that somebody has signed the PDF of an archived document too. `file` is that PDF as it is now; its beginning is
    /// the PDF as it was. Nothing happens when there is no such document, or no PDF of it.
    pub fn countersign(&mut self, address: &str, signature: Signature, file: SignedFile) {
        let Some(mark) = self.mark_at(address) else { return };
        let Some(earlier) = self.file(address).map(|file| file.sha256.clone()) else { return };
        if earlier == file.sha256 {
            return;
        }
        let file_mark = file.mark(Some(earlier.clone()));
        let archive = Rc::make_mut(&mut self.archive);
        archive.chain.append(Entry::of(&mark, &signature, Some(file_mark)));
        archive.put(file.into());
        archive.files.remove(&earlier);
    }

    /// Takes a certificate of the clinic's key among those that are known.
    pub fn know_authority(&mut self, certificate: Option<Vec<u8>>) {
        let known = &mut Rc::make_mut(&mut self.archive).authorities;
        known.extend(certificate);
        known.sort();
        known.dedup();
    }

    /// The chain of sign-offs.
    pub fn chain(&self) -> &Chain {
        &self.archive.chain
    }

    /// The signed PDF of a document, with every signature that it has got since.
    pub fn file(&self, address: &str) -> Option<&SignedFile> {
        let mark = self.mark_at(address)?;
        let entries = self.chain().entries().iter().rev().filter(|entry| entry.document == mark);
        let mut marks = entries.filter_map(|entry| entry.file.as_ref());
        marks.find_map(|mark| self.archive.files.get(&mark.sha256)).map(|kept| &kept.file)
    }

    /// Every signed PDF.
    pub fn files(&self) -> impl Iterator<Item = &SignedFile> {
        self.archive.files.values().map(|kept| &kept.file)
    }

    /// The certificates of the clinic's keys, DER.
    pub fn authorities(&self) -> &[Vec<u8>] {
        &self.archive.authorities
    }

    /// Everybody who has signed a document, in the order of the chain: first who signed it here, then the countersignatures.
    pub fn signers(&self, address: &str) -> Vec<Signature> {
        let (Some(document), Some(mark)) = (self.signed(address), self.mark_at(address)) else {
            return vec![];
        };
        let mut signers = document.signatures.clone();
        let entries = self.chain().entries().iter().filter(|entry| entry.document == mark);
        for entry in entries.filter(|entry| !entry.name.is_empty()) {
            if !signers.iter().any(|signer| entry.tells_of(signer)) {
                signers.push(entry.signature());
            }
        }
        signers
    }

    pub(super) fn mark_at(&self, address: &str) -> Option<String> {
        let at = self.addresses().position(|(own, _)| own == address)?;
        self.archive.marks().get(at).cloned()
    }
}

impl SignedFile {
    fn mark(&self, continues: Option<String>) -> FileMark {
        FileMark { continues, length: self.length, sha256: self.sha256.clone() }
    }
}

/// What tells one signed document from every other: the digest of all of it, its signatures included.
pub(super) fn mark(document: &Document) -> String {
    digest(&json(document))
}

pub(super) fn json(document: &Document) -> Vec<u8> {
    serde_json::to_vec(document).expect("a document has only text keys")
}

pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
