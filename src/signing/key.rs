//! Public keys and signatures: ECDSA over the curve P-256 with SHA-256, and nothing else.

use const_oid::db::rfc5912::{ECDSA_WITH_SHA_256, ID_EC_PUBLIC_KEY, SECP_256_R_1};
use der::asn1::{Any, BitString};
use p256::ecdsa::{signature::Verifier, Signature, VerifyingKey};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

/// A public key that is a point of the curve.
#[derive(Clone, Debug)]
pub(super) struct PublicKey {
    point: Vec<u8>,
    key: VerifyingKey,
}

impl PublicKey {
    /// From an uncompressed point of 65 bytes.
    pub fn new(point: &[u8]) -> Option<Self> {
        let uncompressed = point.len() == 65 && point.first() == Some(&4);
        let key = VerifyingKey::from_sec1_bytes(point).ok().filter(|_| uncompressed)?;
        Some(Self { point: point.to_vec(), key })
    }

    /// From a certificate.
    pub fn from_spki(spki: &SubjectPublicKeyInfoOwned) -> Option<Self> {
        let key = Self::new(spki.subject_public_key.as_bytes()?)?;
        (key.spki().ok()? == *spki).then_some(key)
    }

    /// As certificates hold it.
    pub fn spki(&self) -> der::Result<SubjectPublicKeyInfoOwned> {
        let algorithm = AlgorithmIdentifierOwned {
            oid: ID_EC_PUBLIC_KEY,
            parameters: Some(Any::encode_from(&SECP_256_R_1)?),
        };
        Ok(SubjectPublicKeyInfoOwned { algorithm, subject_public_key: BitString::from_bytes(&self.point)? })
    }

    /// The uncompressed point.
    pub fn point(&self) -> &[u8] {
        &self.point
    }

    /// Whether this key made the signature, which is written as DER.
    pub fn made(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_der(signature).is_ok_and(|signature| self.key.verify(message, &signature).is_ok())
    }

    /// A signature of 64 bytes r‖s as DER, if this key made it.
    pub fn accept(&self, message: &[u8], signature: &[u8]) -> Option<Vec<u8>> {
        let signature = Signature::from_slice(signature).ok()?;
        self.key.verify(message, &signature).ok()?;
        Some(signature.to_der().as_bytes().to_vec())
    }
}

/// How certificates and containers name the algorithm of a signature.
pub(super) fn ecdsa_with_sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None }
}
