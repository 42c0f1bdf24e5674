//! Certificates: the clinic's root, and one for each sign-off.

use super::{Authority, Certificates, SignOff, SigningError};

/// Certificates that lack nothing but the root's signatures.
#[derive(Clone, Debug)]
pub struct CertificateRequest {}

/// What the clinic's root has to sign so that `signer_key` may sign for it.
///
/// # Errors
/// [`SigningError::BadKey`] and [`SigningError::BadTime`].
pub fn request_certificates(
    _authority: &Authority,
    _sign_off: &SignOff,
    _signer_key: &[u8],
) -> Result<CertificateRequest, SigningError> {
    Err(SigningError::BadKey)
}

impl CertificateRequest {
    /// What the root signs, in this order (ECDSA P-256 with SHA-256 over each).
    pub fn to_sign(&self) -> Vec<Vec<u8>> {
        vec![]
    }

    /// The certificates, with the root's signatures (64 bytes r‖s each, in the order of [`Self::to_sign`]).
    ///
    /// # Errors
    /// [`SigningError::BadSignature`] when a signature is not of the root's key.
    pub fn issue(self, _signatures: &[Vec<u8>]) -> Result<Certificates, SigningError> {
        Err(SigningError::BadSignature)
    }
}
