//! A software key for tests and samples. In the browser only WebCrypto signs.

use super::{Authority, SignOff, SigningError};
use p256::ecdsa::{signature::Signer, Signature, SigningKey};

/// A P-256 key; the same secret gives the same key and the same signatures (RFC 6979).
#[derive(Clone, Debug)]
pub struct SoftwareKey(SigningKey);

impl SoftwareKey {
    /// The key with this secret.
    ///
    /// # Errors
    /// [`SigningError::BadKey`] for zero and for what lies above the curve's order.
    pub fn new(secret: &[u8; 32]) -> Result<Self, SigningError> {
        SigningKey::from_slice(secret).map(Self).map_err(|_| SigningError::BadKey)
    }

    /// The public key as an uncompressed point of 65 bytes.
    pub fn public_key(&self) -> Vec<u8> {
        self.0.verifying_key().to_sec1_point(false).as_bytes().to_vec()
    }

    /// ECDSA with SHA-256 over the message: r‖s, 64 bytes.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature: Signature = self.0.sign(message);
        signature.to_bytes().to_vec()
    }
}

/// Signs a PDF in one step, as the browser does in three.
///
/// # Errors
/// Those of [`request_certificates`](super::request_certificates) and [`prepare`](super::prepare()).
pub fn sign(
    pdf: &[u8],
    sign_off: &SignOff,
    authority: &Authority,
    root: &SoftwareKey,
    signer: &SoftwareKey,
) -> Result<Vec<u8>, SigningError> {
    let request = super::request_certificates(authority, sign_off, &signer.public_key())?;
    let signatures: Vec<_> = request.to_sign().iter().map(|bytes| root.sign(bytes)).collect();
    let prepared = super::prepare(pdf, sign_off, &request.issue(&signatures)?)?;
    let signature = signer.sign(prepared.to_sign());
    prepared.finish(&signature)
}
