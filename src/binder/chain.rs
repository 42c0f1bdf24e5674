//! The chain of sign-offs: each entry holds the hash of the one before, so that nothing in between can be changed,
//! taken out or put in without its being seen. The head stands in the footer of every later document.

use crate::documents::{ChainHead, Signature};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// One sign-off, one document from before the chain, or one meeting of two chains.
///
/// The fields stand in alphabetical order, and empty ones are left out: so the JSON is canonical, and its SHA-256 is the
/// entry's hash in every program that reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Version of the app.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub app: String,
    /// Mark of the signed document: SHA-256 of its saved JSON. Empty where two chains meet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// The signed PDF as it was after this sign-off; none from before the app put signatures into PDFs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileMark>,
    /// Fingerprint of the clinic's key that certified the signer's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Who signed; empty for a document from before the chain, whose signatures are covered by its mark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How many entries stand before it, and one.
    pub number: u32,
    /// Hash of the entry before: none for the first, two where two versions of a binder were merged.
    pub previous: Vec<String>,
    /// Why the signer signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// As what.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// When, as in [`Signature`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signed_at: String,
    /// The sentence that the signer agreed to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub statement: String,
}

/// A signed PDF, or the part of it that one sign-off covers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    /// SHA-256 of the revision that this one continues; none for the first. The earlier bytes are the beginning of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<String>,
    /// How many bytes.
    pub length: u32,
    /// SHA-256 of these bytes.
    pub sha256: String,
}

impl Entry {
    /// What a signature puts into the chain.
    pub(super) fn of(document: &str, signature: &Signature, file: Option<FileMark>) -> Entry {
        Entry {
            app: env!("CARGO_PKG_VERSION").to_owned(),
            document: document.to_owned(),
            file,
            key: signature.key.clone(),
            name: signature.name.clone(),
            reason: signature.reason.clone(),
            role: signature.role.clone(),
            signed_at: signature.signed_at.clone(),
            statement: signature.statement.clone(),
            ..Entry::default()
        }
    }

    /// SHA-256 of the entry's JSON, in hexadecimal digits.
    pub fn hash(&self) -> String {
        let json = serde_json::to_vec(self).expect("an entry has only text keys");
        Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The signature that the entry tells of, without its drawing.
    pub fn signature(&self) -> Signature {
        Signature {
            role: self.role.clone(),
            name: self.name.clone(),
            signed_at: self.signed_at.clone(),
            statement: self.statement.clone(),
            drawing: None,
            key: self.key.clone(),
            reason: self.reason.clone(),
        }
    }

    /// True when the entry tells of this signature.
    pub(super) fn tells_of(&self, signature: &Signature) -> bool {
        self.signature() == Signature { drawing: None, ..signature.clone() }
    }
}

/// Every sign-off of a binder, by number and then by hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chain {
    pub(super) entries: Vec<Entry>,
    /// Kept beside the entries, so that the last one can't be changed unseen either.
    pub(super) head: Option<ChainHead>,
}

impl Chain {
    /// The entries; each comes after those that it rests on.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Number and hash of the last entry.
    pub fn head(&self) -> Option<&ChainHead> {
        self.head.as_ref()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True before the first sign-off.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The chain of documents that were signed before there was one: the same for the same documents in the same order.
    pub(super) fn of_before(marks: &[String]) -> Chain {
        let mut chain = Chain::default();
        for mark in marks {
            chain.append(Entry { document: mark.clone(), ..Entry::default() });
        }
        chain
    }

    /// Puts an entry after the last one.
    pub(super) fn append(&mut self, entry: Entry) {
        let number = self.head.as_ref().map_or(0, |head| head.number).saturating_add(1);
        let previous = self.head.iter().map(|head| head.hash.clone()).collect();
        let entry = Entry { number, previous, ..entry };
        self.head = Some(ChainHead { number, hash: entry.hash() });
        self.entries.push(entry);
    }

    /// Both chains as one. Where each has gone on by itself, a last entry ties the two heads together; it is the same
    /// whichever side merges.
    pub(super) fn unite(&self, other: &Chain) -> Chain {
        let hashes = |chain: &Chain| -> BTreeSet<String> { chain.entries.iter().map(Entry::hash).collect() };
        let head = match (&self.head, &other.head) {
            (Some(own), Some(their)) if own != their => {
                if hashes(self).contains(&their.hash) {
                    Some(own)
                } else if hashes(other).contains(&own.hash) {
                    Some(their)
                } else {
                    None
                }
            }
            (own, their) => own.as_ref().or(their.as_ref()),
        };
        let all = self.entries.iter().chain(&other.entries);
        let all: BTreeMap<(u32, String), Entry> =
            all.map(|entry| ((entry.number, entry.hash()), entry.clone())).collect();
        let mut united = Chain { entries: all.into_values().collect(), head: head.cloned() };
        if let (None, Some(own), Some(their)) = (head, &self.head, &other.head) {
            let mut previous = vec![own.hash.clone(), their.hash.clone()];
            previous.sort();
            let number = united.entries.len() as u32 + 1;
            let knot = Entry { number, previous, ..Entry::default() };
            united.head = Some(ChainHead { number, hash: knot.hash() });
            united.entries.push(knot);
        }
        united
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_of_an_entry_is_canonical() {
        let signature = Signature {
            role: "Lege".into(),
            name: "Åse \"Kárášjohka\"".into(),
            signed_at: "2026-11-22T10:42:00+01:00".into(),
            statement: "Linje\nto".into(),
            drawing: None,
            key: Some("1a2b".into()),
            reason: Some("Årlig".into()),
        };
        let file = FileMark { continues: Some("b".into()), length: 3, sha256: "a".into() };
        let mut chain = Chain::of_before(&["c".into()]);
        chain.append(Entry::of("d", &signature, Some(file)));
        for entry in chain.entries() {
            // A `Value` sorts its keys.
            let sorted = serde_json::to_value(entry).unwrap().to_string();
            assert_eq!(serde_json::to_string(entry).unwrap(), sorted);
        }
        let entry = &chain.entries()[1];
        assert_eq!((entry.signature(), entry.number), (signature, 2));
        assert_eq!(entry.previous, [chain.entries()[0].hash()]);
    }

    /// Pinned: the same bytes for ever, or every chain that was written breaks.
    #[test]
    fn hashes_never_change() {
        let chain = Chain::of_before(&["00".repeat(32)]);
        let json = format!(r#"{{"document":"{}","number":1,"previous":[]}}"#, "00".repeat(32));
        assert_eq!(serde_json::to_string(&chain.entries()[0]).unwrap(), json);
        assert_eq!(
            chain.head().unwrap().hash,
            "8c6832bf2c5956247b525217388f44f3911fe6f9030609053c0fba69bc7cef81"
        );
    }
}
