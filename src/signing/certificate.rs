//! Certificates: the clinic's root, and one for each sign-off.

use super::key::{ecdsa_with_sha256, PublicKey};
use super::{moment, names, Authority, Certificates, SignOff, SigningError};
use const_oid::{AssociatedOid, ObjectIdentifier};
use der::asn1::{BitString, OctetString};
use der::{Decode, Encode, Sequence};
use sha2::{Digest, Sha256};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::ext::{Extension, Extensions};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::Validity;
use x509_cert::{Certificate, TbsCertificate, Version};

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

/// The crate's own struct can't be filled from outside; this is the same (RFC 5280, 4.1), and is read back as that one.
#[derive(Sequence)]
struct ToBeSigned {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    version: Version,
    serial_number: SerialNumber,
    signature: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: Validity,
    subject: Name,
    subject_public_key_info: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    extensions: Extensions,
}

#[derive(Sequence)]
struct Signed {
    tbs_certificate: TbsCertificate,
    signature_algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

fn to_be_signed(
    issuer: &Name,
    subject: &Name,
    validity: Validity,
    key: &PublicKey,
    extensions: der::Result<Extensions>,
) -> der::Result<Vec<u8>> {
    // Derived from the key, which is never certified twice, so that the same key gives the same bytes.
    let mut serial: Vec<u8> = Sha256::digest(key.point()).iter().copied().take(16).collect();
    if let Some(first) = serial.first_mut() {
        *first = *first & 0x7F | 0x40;
    }
    let certificate = ToBeSigned {
        version: Version::V3,
        serial_number: SerialNumber::new(&serial)?,
        signature: ecdsa_with_sha256(),
        issuer: issuer.clone(),
        validity,
        subject: subject.clone(),
        subject_public_key_info: key.spki()?,
        extensions: extensions?,
    };
    certificate.to_der()
}

fn signed(tbs: &[u8], signature: &[u8]) -> der::Result<Vec<u8>> {
    let certificate = Signed {
        tbs_certificate: TbsCertificate::from_der(tbs)?,
        signature_algorithm: ecdsa_with_sha256(),
        signature: BitString::from_bytes(signature)?,
    };
    certificate.to_der()
}

/// The subject of a root's certificate, if it is of this key and signed with it.
fn subject_of_root(bytes: &[u8], key: &PublicKey) -> Option<Name> {
    let root = Certificate::from_der(bytes).ok()?;
    let tbs = root.tbs_certificate();
    let own = tbs.subject_public_key_info() == &key.spki().ok()?;
    (own && issued(&root, &root, key) && is_for_certifying(&root)).then(|| tbs.subject().clone())
}

/// Whether the root is one of ours, of this key, and issued the signer's certificate for signing documents.
pub(super) fn certifies(root: &Certificate, key: &PublicKey, signer: &Certificate) -> bool {
    issued(root, root, key) && issued(signer, root, key) && is_for_signing(signer) && is_for_certifying(root)
}

/// Whether the issuer's key made the certificate's signature.
fn issued(certificate: &Certificate, issuer: &Certificate, key: &PublicKey) -> bool {
    let tbs = certificate.tbs_certificate();
    let named = tbs.issuer() == issuer.tbs_certificate().subject();
    let algorithm = ecdsa_with_sha256();
    let known = *certificate.signature_algorithm() == algorithm && *tbs.signature() == algorithm;
    let signature = certificate.signature().as_bytes().zip(tbs.to_der().ok());
    named && known && signature.is_some_and(|(signature, tbs)| key.made(&tbs, signature))
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
    let extensions = certificate.tbs_certificate().extensions().map_or([].as_slice(), Vec::as_slice);
    let mut same_kind = extensions.iter().filter(|extension| extension.extn_id == T::OID);
    let found = same_kind.next().filter(|_| same_kind.next().is_none());
    found.is_some_and(|found| value.to_der().is_ok_and(|value| value == found.extn_value.as_bytes()))
}

fn nothing_else_is_critical(certificate: &Certificate) -> bool {
    let extensions = certificate.tbs_certificate().extensions().map_or([].as_slice(), Vec::as_slice);
    let known = [BasicConstraints::OID, KeyUsage::OID, ExtendedKeyUsage::OID];
    extensions.iter().all(|extension| !extension.critical || known.contains(&extension.extn_id))
}

fn extensions_of_root(key: &PublicKey) -> der::Result<Extensions> {
    Ok(vec![
        extension(true, &BasicConstraints { ca: true, path_len_constraint: Some(0) })?,
        extension(true, &KeyUsage(KeyUsages::KeyCertSign.into()))?,
        extension(false, &SubjectKeyIdentifier(identifier(key)?))?,
    ])
}

fn extensions_of_signer(root: &PublicKey, key: &PublicKey) -> der::Result<Extensions> {
    let authority = AuthorityKeyIdentifier { key_identifier: Some(identifier(root)?), ..Default::default() };
    Ok(vec![
        extension(true, &BasicConstraints { ca: false, path_len_constraint: None })?,
        extension(true, &KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation))?,
        extension(false, &ExtendedKeyUsage(vec![DOCUMENT_SIGNING]))?,
        extension(false, &SubjectKeyIdentifier(identifier(key)?))?,
        extension(false, &authority)?,
    ])
}

fn extension<T: Encode + AssociatedOid>(critical: bool, value: &T) -> der::Result<Extension> {
    Ok(Extension { extn_id: T::OID, critical, extn_value: OctetString::new(value.to_der()?)? })
}

/// How certificates name a key (RFC 7093, method 1).
fn identifier(key: &PublicKey) -> der::Result<OctetString> {
    OctetString::new(Sha256::digest(key.point()).iter().copied().take(20).collect::<Vec<u8>>())
}
