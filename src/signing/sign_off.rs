//! Who signs what, when and why: what a signature is asked for with.

use serde::{Deserialize, Serialize};

/// Whom a certificate names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The person's name.
    pub name: String,
    /// Their role in the clinic, in words.
    pub role: String,
    /// The clinic's name.
    pub organisation: String,
    /// Its organisation number, nine digits.
    pub organisation_number: Option<String>,
}

/// One sign-off as it is written into the PDF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// Who signs.
    pub signer: Subject,
    /// What they state, in short.
    pub reason: String,
    /// When, with the zone: `2026-11-22T10:42:00+01:00`.
    pub signed_at: String,
    /// Whether the signature also says what may follow it: further signatures, nothing else (DocMDP, P = 2).
    /// Only the first signature of a file may.
    pub certifies: bool,
}

/// The clinic's root, which certifies the keys of its signers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// The clinic's name.
    pub organisation: String,
    /// Its organisation number, nine digits.
    pub organisation_number: Option<String>,
    /// The root's public key, an uncompressed point.
    #[serde(with = "serde_bytes")]
    pub public_key: Vec<u8>,
    /// The root's certificate (DER); none when it is yet to be made.
    #[serde(with = "serde_bytes")]
    pub certificate: Option<Vec<u8>>,
    /// Since when the root is used: `2026-11-22`.
    pub valid_from: String,
}

/// The two certificates that go into a signature, as DER.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificates {
    /// The clinic's root.
    #[serde(with = "serde_bytes")]
    pub root: Vec<u8>,
    /// The signer's, issued by the root.
    #[serde(with = "serde_bytes")]
    pub signer: Vec<u8>,
}

/// Why a signature could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SigningError {
    /// The file is no PDF that Klinikkvern wrote, or it is damaged.
    NotOurPdf,
    /// The PDF is longer than [`MAX_PDF`](super::MAX_PDF).
    TooLarge,
    /// The file was changed after it was signed, so nothing is added to it.
    Changed,
    /// Only a file's first signature may certify.
    NotFirst,
    /// A date or time is not written as it should be.
    BadTime,
    /// A key is no P-256 point, or a certificate is not this key's.
    BadKey,
    /// A signature is not of this key, or not 64 bytes.
    BadSignature,
}
