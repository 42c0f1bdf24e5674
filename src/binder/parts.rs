//! A binder taken apart for a store: what is signed never changes, so documents and PDFs are kept once, beside the rest.

use super::archive::{self, Kept, SignedFile};
use super::chain::Chain;
use super::file::{FORMAT, SCHEMA};
use super::saved::Base64;
use super::{open_any, Binder, OpenError, OpenedBinder};
use crate::documents::Document;
use crate::domain::{Date, Id};
use crate::features::Sections;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A binder in two kinds of pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// Everything but the signed documents and PDFs, with references to them in order; JSON.
    pub main: String,
    /// SHA-256 and bytes of what was asked for: documents as JSON, PDFs as they are packed.
    pub pieces: Vec<(String, Vec<u8>)>,
}

/// A PDF that lies beside the main part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FileReference {
    /// SHA-256 of the PDF.
    sha256: String,
    /// Its length.
    length: u32,
    /// SHA-256 of the packed bytes: the name under which they are kept.
    packed: String,
}

/// The part of the saved form that [`super::open`] doesn't need.
#[derive(Serialize, Deserialize)]
struct References {
    #[serde(default)]
    schema: u64,
    #[serde(default)]
    documents: Vec<String>,
    #[serde(default)]
    files: Vec<FileReference>,
}

/// What a main part refers to and could not be read. It stays referred to, in case it turns up again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Missing {
    documents: Vec<String>,
    files: Vec<FileReference>,
}

impl Missing {
    /// How many documents and PDFs.
    pub fn len(&self) -> usize {
        self.documents.len() + self.files.len()
    }

    /// True when everything was found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Takes a binder apart. Only the pieces for which `wanted` says so are written out.
pub fn take_apart(binder: &Binder, missing: &Missing, wanted: impl Fn(&str) -> bool) -> Parts {
    #[derive(Serialize)]
    struct Bare<'a> {
        id: &'a Id,
        created: &'a Date,
        sections: &'a Sections,
        chain: &'a Chain,
        authorities: Vec<Base64>,
    }
    #[derive(Serialize)]
    struct Main<'a> {
        format: &'a str,
        schema: u64,
        app: &'a str,
        binder: Bare<'a>,
        documents: Vec<&'a String>,
        files: Vec<FileReference>,
    }
    let archive = &binder.archive;
    let documents = archive.marked().filter(|(_, mark)| wanted(mark));
    let mut pieces: Vec<_> =
        documents.map(|(document, mark)| (mark.clone(), archive::json(document))).collect();
    let files = archive.files.values().filter(|kept| wanted(&kept.mark));
    pieces.extend(files.map(|kept| (kept.mark.clone(), kept.file.packed.to_vec())));
    let files = archive.files.values().map(|kept| FileReference {
        sha256: kept.file.sha256.clone(),
        length: kept.file.length,
        packed: kept.mark.clone(),
    });
    let main = Main {
        format: FORMAT,
        schema: SCHEMA,
        app: env!("CARGO_PKG_VERSION"),
        binder: Bare {
            id: &binder.id,
            created: &binder.created,
            sections: &binder.sections,
            chain: &archive.chain,
            authorities: archive.authorities.iter().map(|bytes| Base64(bytes.as_slice().into())).collect(),
        },
        documents: missing.documents.iter().chain(archive.marks()).collect(),
        files: missing.files.iter().cloned().chain(files).collect(),
    };
    Parts { main: serde_json::to_string(&main).expect("a binder has only text keys"), pieces }
}

/// Names of the pieces that belong to a main part.
pub fn references(main: &str) -> Result<Vec<String>, OpenError> {
    let References { documents, files, .. } = read(main)?;
    Ok(documents.into_iter().chain(files.into_iter().map(|file| file.packed)).collect())
}

fn read(main: &str) -> Result<References, OpenError> {
    serde_json::from_str(main).map_err(|_| OpenError::Damaged)
}

/// Puts a binder together again. `found` gives a piece by its name, which is the SHA-256 of the bytes.
///
/// Returns the binder and what was not found or can't be read.
pub fn put_together(
    main: &str,
    found: impl Fn(&str) -> Option<Vec<u8>>,
) -> Result<(OpenedBinder, Missing), OpenError> {
    let mut opened = open_any(main.as_bytes())?;
    let references = read(main)?;
    let archive = Rc::make_mut(&mut opened.binder.archive);
    if references.schema < 2 {
        archive.chain = Chain::of_before(&references.documents);
    }
    let mut missing = Missing::default();
    for mark in references.documents {
        match found(&mark).and_then(|json| serde_json::from_slice::<Document>(&json).ok()) {
            Some(document) => archive.push(Rc::new(document), mark),
            None => missing.documents.push(mark),
        }
    }
    for file in references.files {
        match found(&file.packed) {
            Some(packed) => {
                let FileReference { sha256, length, packed: mark } = file;
                archive.put(Kept { file: SignedFile { sha256, length, packed: packed.into() }, mark });
            }
            None => missing.files.push(file),
        }
    }
    Ok((opened, missing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Lang;
    use std::collections::BTreeMap;

    fn example() -> Binder {
        let mut binder = Binder::example(Lang::Nb, jiff::civil::date(2026, 11, 22));
        binder.is_example = false;
        let document = Document { id: "DOK-PDF".into(), ..(*binder.archive()[0]).clone() };
        let file = SignedFile { sha256: "ab".repeat(32), length: 9, packed: b"packed"[..].into() };
        binder.archive_signed(document, Some(file), Some(b"certificate".to_vec()));
        binder
    }

    fn kept(parts: &Parts) -> BTreeMap<String, Vec<u8>> {
        parts.pieces.iter().cloned().collect()
    }

    #[test]
    fn what_is_taken_apart_comes_together_again() {
        let binder = example();
        let parts = take_apart(&binder, &Missing::default(), |_| true);
        assert_eq!(parts.pieces.len(), binder.archive().len() + binder.files().count());
        let kept = kept(&parts);
        let (again, missing) = put_together(&parts.main, |hash| kept.get(hash).cloned()).unwrap();
        assert!(again.binder == binder && missing.is_empty());
        let later = take_apart(&binder, &missing, |_| false);
        assert!(later.pieces.is_empty() && later.main == parts.main, "what is signed is written out once");
    }

    #[test]
    fn what_is_missing_stays_referred_to_and_is_found_again() {
        let binder = example();
        let parts = take_apart(&binder, &Missing::default(), |_| true);
        let (without, missing) = put_together(&parts.main, |_| None).unwrap();
        assert_eq!(missing.len(), binder.archive().len() + 1);
        let saved_again = take_apart(&without.binder, &missing, |_| true);
        assert_eq!(references(&saved_again.main).unwrap(), references(&parts.main).unwrap());
        let kept = kept(&parts);
        let (again, _) = put_together(&saved_again.main, |hash| kept.get(hash).cloned()).unwrap();
        assert!(again.binder == binder);
    }

    #[test]
    fn every_piece_is_named_after_its_bytes() {
        for (name, bytes) in take_apart(&example(), &Missing::default(), |_| true).pieces {
            assert_eq!(archive::digest(&bytes), name, "the vault opens no other");
        }
    }

    #[test]
    fn two_documents_with_one_number_both_come_back() {
        let mut binder = example();
        let namesake = Document { title: "Signert på en annen PC".into(), ..(*binder.archive()[0]).clone() };
        let mark = archive::mark(&namesake);
        Rc::make_mut(&mut binder.archive).push(Rc::new(namesake), mark);
        let kept = kept(&take_apart(&binder, &Missing::default(), |_| true));
        let once = take_apart(&binder, &Missing::default(), |hash| !kept.contains_key(hash));
        let (again, missing) = put_together(&once.main, |hash| kept.get(hash).cloned()).unwrap();
        assert!(again.binder == binder && missing.is_empty(), "a document of the same number is lost");
    }
}
