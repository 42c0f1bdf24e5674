//! What checking a PDF found.

use serde::{Deserialize, Serialize};

/// All signatures of a PDF, each checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// In the order of signing; at least one.
    pub signatures: Vec<Checked>,
    /// Whether anything stands in the file that the last signature does not cover.
    pub changed_after_last: bool,
    /// `data.json` as the first signer saw it; none unless that signature is intact.
    #[serde(with = "serde_bytes")]
    pub attachment: Option<Vec<u8>>,
    /// The document's title, as the first signer saw it.
    pub title: Option<String>,
    /// Its number, version and clinic in one line, as the first signer saw it.
    pub subject: Option<String>,
}

impl Report {
    /// Whether every signature holds and the file says nothing more than what was signed.
    pub fn holds(&self) -> bool {
        !self.changed_after_last
            && !self.signatures.is_empty()
            && self.signatures.iter().all(|signature| {
                signature.verdict == Verdict::Intact && signature.coverage != Coverage::FollowedByOther
            })
    }
}

/// One signature and what checking it found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The signer's name.
    pub name: String,
    /// Their role, from the certificate.
    pub role: String,
    /// The clinic, from the certificate.
    pub organisation: String,
    /// Its organisation number, from the certificate.
    pub organisation_number: Option<String>,
    /// What they stated.
    pub reason: String,
    /// When, by the signer's own clock: `2026-11-22T10:42:00+01:00`.
    pub signed_at: String,
    /// Whether the signature says that only signatures may follow.
    pub certifies: bool,
    /// Whether the signature holds.
    pub verdict: Verdict,
    /// What stands after it in the file.
    pub coverage: Coverage,
    /// [`fingerprint`](super::fingerprint()) of the signer's key; empty when it can't be read.
    pub signer_fingerprint: String,
    /// Fingerprint of the root's key; empty when it can't be read.
    pub root_fingerprint: String,
    /// The signature covers the file's first bytes, so many.
    pub length: u64,
    /// SHA-256 of those bytes, 64 hexadecimal digits: the file as it was when this signature was made.
    pub sha256: String,
}

/// Whether a signature holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// What was signed is unchanged, and the signature is of the key that the certificate names.
    Intact,
    /// What was signed has been changed since.
    Altered,
    /// The signature was not made with the key of its certificate, or the certificate not by its root.
    NotOfThisKey,
    /// The signature is not built as it must be.
    Malformed,
}

/// What stands in the file after what a signature covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Coverage {
    /// Nothing.
    WholeFile,
    /// Further signatures and nothing else.
    FollowedByPermitted,
    /// Something that no signature needs.
    FollowedByOther,
}

/// Why a file could not be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotChecked {
    /// It is not a PDF.
    NotAPdf,
    /// It is a PDF of another program, or signed with one.
    NotOurs,
    /// It is a PDF of Klinikkvern, and nobody has signed it.
    NotSigned,
    /// It is longer than [`MAX_PDF`](super::MAX_PDF).
    TooLarge,
    /// It comes from Klinikkvern, but can't be read as a PDF any more.
    Damaged,
}
