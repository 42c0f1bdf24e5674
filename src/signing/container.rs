//! The container of one signature (CMS SignedData, as PAdES B-B asks for): writing and reading.

use super::key::ecdsa_with_sha256;
use super::shapes::{
    Attribute, Attributes, Certificate, CertificateName, CmsVersion, Content, ContentInfo, Set, SignedData,
    Signer,
};
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA,
};
use const_oid::db::rfc5912::ID_SHA_256;
use const_oid::ObjectIdentifier;
use der::asn1::{Any, OctetString};
use der::{Decode, Encode, Sequence};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;

/// Two numbers of 32 bytes as DER: each with its head and a sign byte, and the head of both.
const LONGEST_SIGNATURE: usize = 72;

/// Binds the signature to one certificate (RFC 5035): no crate has it.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certificates: Vec<CertificateId>,
}

/// A certificate by its SHA-256, which is what the standard takes when no other algorithm is named.
#[derive(Sequence)]
struct CertificateId {
    hash: OctetString,
}

/// What the signer's key signs, for content with this digest: exactly three attributes in the order of DER.
/// There is no signing time among them, because PAdES keeps it in the PDF.
pub(super) fn attributes(digest: &[u8], signer: &[u8]) -> der::Result<Attributes> {
    let id = CertificateId { hash: OctetString::new(Sha256::digest(signer).as_slice())? };
    // In the order of DER, which goes by length here; all three lengths are fixed.
    Ok(Set([
        attribute(ID_CONTENT_TYPE, &ID_DATA)?,
        attribute(ID_MESSAGE_DIGEST, &OctetString::new(digest)?)?,
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, &SigningCertificateV2 { certificates: vec![id] })?,
    ]))
}

fn attribute<T: der::EncodeValue + der::Tagged>(kind: ObjectIdentifier, value: &T) -> der::Result<Attribute> {
    Ok(Attribute { kind, values: Set([Any::encode_from(value)?]) })
}

/// The container; `signature` is DER.
pub(super) fn write(
    attributes: Attributes,
    root: &[u8],
    signer: &[u8],
    signature: &[u8],
) -> der::Result<Vec<u8>> {
    // Certificates stand in the order of DER as well.
    let certificates = if signer <= root { [signer, root] } else { [root, signer] };
    let [first, second] = certificates.map(Certificate::from_der);
    let signer = Signer {
        version: CmsVersion::V1,
        certificate: named(&Certificate::from_der(signer)?),
        digest_algorithm: sha256(),
        attributes,
        algorithm: ecdsa_with_sha256(),
        signature: OctetString::new(signature)?,
    };
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: Set([sha256()]),
        content: Content { kind: ID_DATA },
        certificates: Set([first?, second?]),
        signers: Set([signer]),
    };
    ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&data)? }.to_der()
}

/// How many bytes a container with these certificates takes at most.
pub(super) fn longest(root: &[u8], signer: &[u8]) -> der::Result<usize> {
    // Only the signature's length varies, between a few bytes and these.
    Ok(write(attributes(&[0; 32], signer)?, root, signer, &[0; LONGEST_SIGNATURE])?.len())
}

/// What a container of our shape says.
#[derive(Debug)]
pub(super) struct Container {
    /// SHA-256 of the signed content, according to the signer.
    pub digest: Vec<u8>,
    /// Whether the signed attributes bind the signature to this signer's certificate.
    pub bound: bool,
    /// What the signer's key signed.
    pub signed: Vec<u8>,
    /// The signature as DER.
    pub signature: Vec<u8>,
    /// The signer's certificate.
    pub signer: Certificate,
    /// The root's certificate.
    pub root: Certificate,
}

/// Reads a container; nothing unless it is byte for byte of the shape that [`write`] gives.
pub(super) fn read(bytes: &[u8]) -> Option<Container> {
    let info = ContentInfo::from_der(bytes).ok().filter(|info| info.content_type == ID_SIGNED_DATA)?;
    let data: SignedData = info.content.decode_as().ok()?;
    let (Set([a, b]), Set([info])) = (data.certificates, data.signers);
    let (signer, root) = if named(&a) == info.certificate { (a, b) } else { (b, a) };
    let Set([_, stated, _]) = &info.attributes;
    let Set([digest]) = &stated.values;
    let digest = digest.decode_as::<OctetString>().ok()?.as_bytes().to_vec();
    let (signer_der, root_der) = (signer.to_der().ok()?, root.to_der().ok()?);
    // Written anew from what was read: anything that is left over, unknown or written otherwise makes a difference.
    let again = write(info.attributes.clone(), &root_der, &signer_der, info.signature.as_bytes()).ok()?;
    let kinds = |attributes: &Attributes| attributes.0.each_ref().map(|attribute| attribute.kind);
    let ours = attributes(&digest, &signer_der).ok()?;
    if again != bytes || kinds(&info.attributes) != kinds(&ours) {
        return None;
    }
    Some(Container {
        bound: info.attributes == ours,
        signed: info.attributes.to_der().ok()?,
        signature: info.signature.as_bytes().to_vec(),
        digest,
        signer,
        root,
    })
}

fn named(certificate: &Certificate) -> CertificateName {
    let content = &certificate.content;
    CertificateName { issuer: content.issuer.clone(), serial_number: content.serial_number.clone() }
}

fn sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: None }
}
