//! The form in which a binder is saved in one piece: with its signed PDFs as text.

use super::archive::{Archive, SignedFile};
use super::chain::Chain;
use super::Binder;
use crate::documents::Document;
use crate::domain::{Date, Id};
use crate::features::Sections;
use base64::{engine::general_purpose::STANDARD, Engine as _};
use serde::{de::Error as _, Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A binder as it is saved.
#[derive(Serialize, Deserialize)]
pub(super) struct Saved {
    id: Id,
    created: Date,
    #[serde(default)]
    is_example: bool,
    #[serde(default)]
    sections: Sections,
    #[serde(default)]
    archive: Vec<Rc<Document>>,
    #[serde(default)]
    chain: Chain,
    /// By the SHA-256 of the PDF.
    #[serde(default)]
    files: BTreeMap<String, SavedFile>,
    #[serde(default)]
    authorities: Vec<Base64>,
}

#[derive(Serialize, Deserialize)]
struct SavedFile {
    length: u32,
    gzip: Base64,
}

/// Bytes that are written as text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Base64(pub Rc<[u8]>);

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Base64, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(|bytes| Base64(bytes.into())).map_err(D::Error::custom)
    }
}

impl From<Binder> for Saved {
    fn from(binder: Binder) -> Saved {
        let Archive { chain, files, authorities, .. } = &*binder.archive;
        let file = |file: &SignedFile| SavedFile { length: file.length, gzip: Base64(file.packed.clone()) };
        Saved {
            archive: binder.archive().to_vec(),
            chain: chain.clone(),
            files: files.iter().map(|(sha256, kept)| (sha256.clone(), file(&kept.file))).collect(),
            authorities: authorities.iter().map(|bytes| Base64(bytes.as_slice().into())).collect(),
            id: binder.id,
            created: binder.created,
            is_example: binder.is_example,
            sections: binder.sections,
        }
    }
}

impl From<Saved> for Binder {
    fn from(saved: Saved) -> Binder {
        let Saved { id, created, is_example, sections, archive, chain, files, authorities } = saved;
        let files = files.into_iter().map(|(sha256, SavedFile { length, gzip })| {
            (sha256.clone(), SignedFile { sha256, length, packed: gzip.0 }.into())
        });
        let authorities = authorities.iter().map(|bytes| bytes.0.to_vec()).collect();
        let mut kept = Archive::of(archive);
        (kept.chain, kept.files, kept.authorities) = (chain, files.collect(), authorities);
        Binder { id, created, is_example, sections, archive: Rc::new(kept) }
    }
}
