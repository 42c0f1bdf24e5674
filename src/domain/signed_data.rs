//! What a signed PDF says to a module that takes answers from it. The app checks the signatures; modules never do.

/// The largest file that is looked into, in bytes: no PDF of ours is longer.
pub const MOST_PDF_BYTES: usize = 64 << 20;

/// The content of a PDF in which every signature holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignedData {
    /// The attachment `data.json`, as the first signer saw it.
    pub data: Vec<u8>,
    /// Who signed, in the order of signing; at least one.
    pub signers: Vec<Signer>,
}

/// Somebody who signed a PDF, as the certificate says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// As what.
    pub role: String,
    /// For whom.
    pub organisation: String,
    /// By the signer's own clock: `2026-11-22T10:42:00+01:00`.
    pub signed_at: String,
    /// Fingerprint of the key that answers for the signature, in hexadecimal digits.
    pub key: String,
}

/// Why a PDF is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// Something in it was changed after somebody had signed, or a signature is not genuine.
    Changed,
    /// Nobody has signed it.
    NotSigned,
    /// Another program made it.
    NotOurs,
    /// The check did not come to an end.
    NotChecked,
}
