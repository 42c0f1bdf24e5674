//! What is kept of a taken-in answer: its digest, and the key of the signed PDF that it came in.
//!
//! The key tells whether the same browser signed as last time, and nothing more: a supplier's key is made for the
//! occasion, so another key is told and never refused.

use crate::domain::Date;
use crate::features::suppliers::dossier::Dossier;

/// What is noted when an answer is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// SHA-256 of the answer's content.
    pub digest: String,
    /// Fingerprint of the key that signed it; "" for a file that nobody has signed.
    pub key: String,
    /// Today.
    pub day: Date,
}

impl Receipt {
    /// Of an answer file, which carries no signature.
    pub fn unsigned(digest: impl Into<String>, day: Date) -> Receipt {
        Receipt { digest: digest.into(), key: String::new(), day }
    }
}

/// The key of an answer beside the one of the answer before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// No signed answer was taken in before.
    First,
    /// The same as last time.
    Same,
    /// Another one than last time.
    Other,
}

impl Key {
    /// Compares the key of an answer with what is kept about the supplier.
    pub fn of(dossier: &Dossier, key: &str) -> Key {
        match dossier.known_key() {
            None => Key::First,
            Some(known) if known == key => Key::Same,
            Some(_) => Key::Other,
        }
    }
}
