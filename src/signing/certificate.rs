//! Certificates: the clinic's root, and one for each sign-off.

use super::key::{ecdsa_with_sha256, PublicKey};
use super::shapes::{Certificate, Extension, IssuerKey, Name, ToBeSigned};
use super::{moment, names, Authority, Certificates, SignOff, SigningError};
use const_oid::{AssociatedOid, ObjectIdentifier};
use der::asn1::{BitString, OctetString};
use der::{Decode, Encode};
use sha2::{Digest, Sha256};
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::Validity;
use x509_cert::Version;

/// Keys that sign documents (RFC 9336).
const DOCUMENT_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36");

/// Certificates that lack nothing but the root's signatures.
#[derive(Clone, Debug)]
pub struct CertificateRequest {
    root_key: PublicKey,
    root: Root,
    signer: Vec<u8>,
}

#[derive(Clone, Debug)]
enum Root {
    Known(Vec<u8>),
    ToSign(Vec<u8>),
}

/// What the clinic's root has to sign so that `signer_key` may sign for it.
///
/// # Errors
/// [`SigningError::BadKey`] when a key is none or the root's certificate is not of the root's key;
/// [`SigningError::BadTime`] when a date can't be read.
pub fn request_certificates(
    authority: &Authority,
    sign_off: &SignOff,
    signer_key: &[u8],
) -> Result<CertificateRequest, SigningError> {
    let root_key = PublicKey::new(&authority.public_key).ok_or(SigningError::BadKey)?;
    let signer_key = PublicKey::new(signer_key).ok_or(SigningError::BadKey)?;
    let (root, issuer) = match &authority.certificate {
        Some(bytes) => {
            let subject = subject_of_root(bytes, &root_key).ok_or(SigningError::BadKey)?;
            (Root::Known(bytes.clone()), subject)
        }
        None => {
            let validity = moment::from_day_before(&authority.valid_from).ok_or(SigningError::BadTime)?;
            let name = names::of_root(authority).map_err(|_| SigningError::BadKey)?;
            let bytes = to_be_signed(&name, &name, validity, &root_key, extensions_of_root(&root_key));
            (Root::ToSign(bytes.map_err(|_| SigningError::BadKey)?), name)
        }
    };
    let validity = moment::from_day_before(&sign_off.signed_at).ok_or(SigningError::BadTime)?;
    let subject = names::of_signer(&sign_off.signer).map_err(|_| SigningError::BadKey)?;
    let extensions = extensions_of_signer(&root_key, &signer_key);
    let signer = to_be_signed(&issuer, &subject, validity, &signer_key, extensions);
    Ok(CertificateRequest { root_key, root, signer: signer.map_err(|_| SigningError::BadKey)? })
}

impl CertificateRequest {
    /// What the root signs, in this order (ECDSA P-256 with SHA-256 over each).
    pub fn to_sign(&self) -> Vec<Vec<u8>> {
        match &self.root {
            Root::Known(_) => vec![self.signer.clone()],
            Root::ToSign(root) => vec![root.clone(), self.signer.clone()],
        }
    }

    /// The certificates, with the root's signatures (64 bytes r‖s each, in the order of [`Self::to_sign`]).
    ///
    /// # Errors
    /// [`SigningError::BadSignature`] when a signature is not of the root's key, or one is missing or too many.
    pub fn issue(self, signatures: &[Vec<u8>]) -> Result<Certificates, SigningError> {
        let sign = |bytes: &[u8], signature: &[u8]| {
            let signature = self.root_key.accept(bytes, signature).ok_or(SigningError::BadSignature)?;
            signed(bytes, &signature).map_err(|_| SigningError::BadSignature)
        };
        let (root, signer) = match (&self.root, signatures) {
            (Root::Known(root), [signer]) => (root.clone(), signer),
            (Root::ToSign(root), [first, signer]) => (sign(root, first)?, signer),
            _ => return Err(SigningError::BadSignature),
        };
        Ok(Certificates { root, signer: sign(&self.signer, signer)? })
    }
}

fn to_be_signed(
    issuer: &Name,
    subject: &Name,
    validity: Validity,
    key: &PublicKey,
    extensions: der::Result<Vec<Extension>>,
) -> der::Result<Vec<u8>> {
    // Derived from the key, which is never certified twice, so that the same key gives the same bytes.
    let mut serial: Vec<u8> = Sha256::digest(key.point()).iter().copied().take(16).collect();
    if let Some(first) = serial.first_mut() {
        *first = *first & 0x7F | 0x40;
    }
    let certificate = ToBeSigned {
        version: Version::V3,
        serial_number: SerialNumber::new(&serial)?,
        algorithm: ecdsa_with_sha256(),
        issuer: issuer.clone(),
        validity,
        subject: subject.clone(),
        key: key.spki()?,
        extensions: extensions?,
    };
    certificate.to_der()
}

fn signed(tbs: &[u8], signature: &[u8]) -> der::Result<Vec<u8>> {
    let certificate = Certificate {
        content: ToBeSigned::from_der(tbs)?,
        algorithm: ecdsa_with_sha256(),
        signature: BitString::from_bytes(signature)?,
    };
    certificate.to_der()
}

/// The subject of a root's certificate, if it is of this key and signed with it.
fn subject_of_root(bytes: &[u8], key: &PublicKey) -> Option<Name> {
    let root = Certificate::from_der(bytes).ok()?;
    let own = root.content.key == key.spki().ok()?;
    (own && issued(&root, &root, key) && is_for_certifying(&root)).then_some(root.content.subject)
}

/// Whether the root is one of ours, of this key, and issued the signer's certificate for signing documents.
pub(super) fn certifies(root: &Certificate, key: &PublicKey, signer: &Certificate) -> bool {
    issued(root, root, key) && issued(signer, root, key) && is_for_signing(signer) && is_for_certifying(root)
}

/// Whether the issuer's key made the certificate's signature.
fn issued(certificate: &Certificate, issuer: &Certificate, key: &PublicKey) -> bool {
    let content = &certificate.content;
    let named = content.issuer == issuer.content.subject;
    let algorithm = ecdsa_with_sha256();
    let known = certificate.algorithm == algorithm && content.algorithm == algorithm;
    let signature = certificate.signature.as_bytes().zip(content.to_der().ok());
    named && known && signature.is_some_and(|(signature, content)| key.made(&content, signature))
}

fn is_for_certifying(root: &Certificate) -> bool {
    let basic = BasicConstraints { ca: true, path_len_constraint: Some(0) };
    has(root, &basic) && has(root, &KeyUsage(KeyUsages::KeyCertSign.into())) && nothing_else_is_critical(root)
}

fn is_for_signing(signer: &Certificate) -> bool {
    let usage = KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation);
    let basic = BasicConstraints { ca: false, path_len_constraint: None };
    let purpose = ExtendedKeyUsage(vec![DOCUMENT_SIGNING]);
    has(signer, &basic) && has(signer, &usage) && has(signer, &purpose) && nothing_else_is_critical(signer)
}

fn has<T: Encode + AssociatedOid>(certificate: &Certificate, value: &T) -> bool {
    let mut same_kind = certificate.content.extensions.iter().filter(|extension| extension.extn_id == T::OID);
    let found = same_kind.next().filter(|_| same_kind.next().is_none());
    found.is_some_and(|found| value.to_der().is_ok_and(|value| value == found.extn_value.as_bytes()))
}

fn nothing_else_is_critical(certificate: &Certificate) -> bool {
    let known = [BasicConstraints::OID, KeyUsage::OID, ExtendedKeyUsage::OID];
    certificate
        .content
        .extensions
        .iter()
        .all(|extension| !extension.critical || known.contains(&extension.extn_id))
}

fn extensions_of_root(key: &PublicKey) -> der::Result<Vec<Extension>> {
    Ok(vec![
        extension(true, &BasicConstraints { ca: true, path_len_constraint: Some(0) })?,
        extension(true, &KeyUsage(KeyUsages::KeyCertSign.into()))?,
        extension(false, &SubjectKeyIdentifier(identifier(key)?))?,
    ])
}

fn extensions_of_signer(root: &PublicKey, key: &PublicKey) -> der::Result<Vec<Extension>> {
    let issuer = IssuerKey { identifier: identifier(root)? };
    Ok(vec![
        extension(true, &BasicConstraints { ca: false, path_len_constraint: None })?,
        extension(true, &KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation))?,
        extension(false, &ExtendedKeyUsage(vec![DOCUMENT_SIGNING]))?,
        extension(false, &SubjectKeyIdentifier(identifier(key)?))?,
        extension(false, &issuer)?,
    ])
}

fn extension<T: Encode + AssociatedOid>(critical: bool, value: &T) -> der::Result<Extension> {
    Ok(Extension { extn_id: T::OID, critical, extn_value: OctetString::new(value.to_der()?)? })
}

/// How certificates name a key (RFC 7093, method 1).
fn identifier(key: &PublicKey) -> der::Result<OctetString> {
    OctetString::new(Sha256::digest(key.point()).iter().copied().take(20).collect::<Vec<u8>>())
}
