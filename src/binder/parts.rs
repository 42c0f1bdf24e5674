//! A binder taken apart for a store: signed documents never change, so each is kept once, beside the rest.

use super::file::{FORMAT, SCHEMA};
use super::{open_any, Binder, OpenError, OpenedBinder};
use crate::documents::Document;
use crate::domain::{Date, Id};
use crate::features::Sections;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What has been worked out about signed documents: identifier → SHA-256 of the saved form.
pub type Hashes = BTreeMap<String, String>;

/// A binder in two kinds of pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// Everything but the signed documents, with their hashes in order; JSON.
    pub main: String,
    /// Hash and JSON of the signed documents that were asked for.
    pub documents: Vec<(String, Vec<u8>)>,
}

/// The part of the saved form that [`super::open`] doesn't need.
#[derive(Serialize, Deserialize)]
struct References {
    #[serde(default)]
    documents: Vec<String>,
}

/// Takes a binder apart. Only the documents for which `wanted` says so are written out.
///
/// `missing` are hashes of documents that could not be read; they stay referred to, in case they turn up again.
pub fn take_apart(
    binder: &Binder,
    hashes: &mut Hashes,
    missing: &[String],
    wanted: impl Fn(&str) -> bool,
) -> Parts {
    #[derive(Serialize)]
    struct Bare<'a> {
        id: &'a Id,
        created: &'a Date,
        sections: &'a Sections,
    }
    #[derive(Serialize)]
    struct Main<'a> {
        format: &'a str,
        schema: u64,
        app: &'a str,
        binder: Bare<'a>,
        documents: &'a [String],
    }
    let mut references = missing.to_vec();
    let mut documents = vec![];
    for document in &binder.archive {
        let known = hashes.get(&document.id).cloned();
        let hash = known.unwrap_or_else(|| hash(&json(document)));
        hashes.insert(document.id.clone(), hash.clone());
        if wanted(&hash) {
            documents.push((hash.clone(), json(document)));
        }
        references.push(hash);
    }
    let bare = Bare { id: &binder.id, created: &binder.created, sections: &binder.sections };
    let app = env!("CARGO_PKG_VERSION");
    let main = Main { format: FORMAT, schema: SCHEMA, app, binder: bare, documents: &references };
    Parts { main: serde_json::to_string(&main).expect("a binder has only text keys"), documents }
}

/// Hashes of the documents that belong to a main part, in order.
pub fn references(main: &str) -> Result<Vec<String>, OpenError> {
    let References { documents } = serde_json::from_str(main).map_err(|_| OpenError::Damaged)?;
    Ok(documents)
}

/// Puts a binder together again. `found` gives a document's JSON by its hash.
///
/// Returns the binder and the hashes of documents that were not found or can't be read.
pub fn put_together(
    main: &str,
    hashes: &mut Hashes,
    found: impl Fn(&str) -> Option<Vec<u8>>,
) -> Result<(OpenedBinder, Vec<String>), OpenError> {
    let mut opened = open_any(main.as_bytes())?;
    let mut missing = vec![];
    for hash in references(main)? {
        match found(&hash).and_then(|json| serde_json::from_slice::<Document>(&json).ok()) {
            Some(document) => {
                hashes.insert(document.id.clone(), hash);
                opened.binder.archive.push(Rc::new(document));
            }
            None => missing.push(hash),
        }
    }
    Ok((opened, missing))
}

fn json(document: &Document) -> Vec<u8> {
    serde_json::to_vec(document).expect("a document has only text keys")
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Lang;

    fn example() -> Binder {
        let mut binder = Binder::example(Lang::Nb, jiff::civil::date(2026, 11, 22));
        binder.is_example = false;
        binder
    }

    #[test]
    fn what_is_taken_apart_comes_together_again() {
        let (binder, mut hashes) = (example(), Hashes::default());
        let parts = take_apart(&binder, &mut hashes, &[], |_| true);
        assert!(!binder.archive().is_empty() && parts.documents.len() == binder.archive().len());
        let kept: BTreeMap<_, _> = parts.documents.iter().cloned().collect();
        let find = |hash: &str| kept.get(hash).cloned();
        let (again, missing) = put_together(&parts.main, &mut Hashes::default(), find).unwrap();
        assert_eq!((again.binder, missing), (binder.clone(), vec![]));
        let later = take_apart(&binder, &mut hashes, &[], |_| false);
        assert!(later.documents.is_empty() && later.main == parts.main, "documents are written out once");
    }

    #[test]
    fn a_document_that_is_missing_stays_referred_to() {
        let (binder, mut hashes) = (example(), Hashes::default());
        let parts = take_apart(&binder, &mut hashes, &[], |_| true);
        let (without, missing) = put_together(&parts.main, &mut hashes, |_| None).unwrap();
        assert_eq!(missing.len(), binder.archive().len());
        let saved_again = take_apart(&without.binder, &mut hashes, &missing, |_| true);
        assert_eq!(references(&saved_again.main).unwrap(), references(&parts.main).unwrap());
    }
}
