//! A binder small enough to reason about: a list of edits, what follows from them, and signed documents.

use klinikkvern::vault::{pack, unpack, Header};
use serde::{Deserialize, Serialize};

/// Stands in every binder; must never stand on the disk.
pub const CANARY: &str = "KANARI-Lena-4711";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Binder {
    pub clinic: String,
    pub edits: Vec<u64>,
    /// What the edits add up to, so that a lost, doubled or moved edit shows.
    pub sum: u64,
    /// Hashes of the signed documents.
    pub attachments: Vec<String>,
    pub canary: String,
}

impl Binder {
    pub fn new(clinic: String, edits: Vec<u64>) -> Binder {
        let sum = replay(&edits);
        Binder { clinic, edits, sum, attachments: vec![], canary: CANARY.into() }
    }

    pub fn apply(&mut self, edit: u64) {
        self.edits.push(edit);
        self.sum = step(self.sum, edit);
    }
}

pub fn replay(edits: &[u64]) -> u64 {
    edits.iter().fold(7, |sum, edit| step(sum, *edit))
}

fn step(sum: u64, edit: u64) -> u64 {
    sum.rotate_left(5).wrapping_mul(31).wrapping_add(edit)
}

/// The content of a signed document, known by its name alone, so that every tab could make it again.
pub fn document(hash: &str) -> Vec<u8> {
    format!("{CANARY} {hash}").into_bytes()
}

/// How binders are sealed: a toy for the long runs, or age itself.
pub enum Sealer {
    Toy,
    #[cfg(feature = "seal")]
    Age(Vec<age::x25519::Identity>),
}

impl Sealer {
    #[cfg(feature = "seal")]
    fn identity(list: &[age::x25519::Identity], key: u64) -> &age::x25519::Identity {
        &list[key as usize % list.len()]
    }

    pub fn seal(&self, header: &Header, binder: &Binder, key: u64) -> Vec<u8> {
        let content = serde_json::to_string(binder).expect("a binder is JSON");
        match self {
            Sealer::Toy => {
                seal_bytes(pack(header, vec![], &content).expect("a binder is JSON").as_bytes(), key)
            }
            #[cfg(feature = "seal")]
            Sealer::Age(list) => {
                let recipient = Sealer::identity(list, key).to_public();
                klinikkvern::vault::seal(header, &content, &[recipient]).expect("age seals")
            }
        }
    }

    pub fn open(&self, sealed: &[u8], key: u64) -> Option<(Header, Binder)> {
        let (header, content) = match self {
            Sealer::Toy => {
                let inside = unpack(&open_bytes(sealed, key)?).ok()?;
                (inside.header, inside.content)
            }
            #[cfg(feature = "seal")]
            Sealer::Age(list) => klinikkvern::vault::open(sealed, Sealer::identity(list, key)).ok()?,
        };
        Some((header, serde_json::from_str(&content).ok()?))
    }
}

/// No secret, but no plain text either, and every changed byte shows.
pub fn seal_bytes(bytes: &[u8], key: u64) -> Vec<u8> {
    let mut sealed = scramble(bytes, key);
    sealed.extend(checksum(bytes, key).to_le_bytes());
    sealed
}

pub fn open_bytes(sealed: &[u8], key: u64) -> Option<Vec<u8>> {
    let (body, sum) = sealed.split_last_chunk::<8>()?;
    let bytes = scramble(body, key);
    (checksum(&bytes, key).to_le_bytes() == *sum).then_some(bytes)
}

fn scramble(bytes: &[u8], key: u64) -> Vec<u8> {
    let pad = (key + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
    bytes.iter().zip(pad.iter().cycle()).map(|(byte, pad)| byte ^ pad ^ 0x80).collect()
}

fn checksum(bytes: &[u8], key: u64) -> u64 {
    let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325 ^ key, mix)
}
