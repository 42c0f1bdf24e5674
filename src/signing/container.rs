//! The container of one signature (CMS SignedData, as PAdES B-B asks for): writing and reading.

use super::key::ecdsa_with_sha256;
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA,
};
use const_oid::db::rfc5912::ID_SHA_256;
use const_oid::ObjectIdentifier;
use der::asn1::{Any, OctetString, SetOfVec};
use der::{Decode, Encode, Sequence};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::{Attribute, Attributes};
use x509_cert::Certificate;

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
    SetOfVec::try_from(vec![
        attribute(ID_CONTENT_TYPE, &ID_DATA)?,
        attribute(ID_MESSAGE_DIGEST, &OctetString::new(digest)?)?,
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, &SigningCertificateV2 { certificates: vec![id] })?,
    ])
}

fn attribute<T: der::EncodeValue + der::Tagged>(oid: ObjectIdentifier, value: &T) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![Any::encode_from(value)?])? })
}

/// The container; `signature` is DER.
pub(super) fn write(
    attributes: Attributes,
    root: &[u8],
    signer: &[u8],
    signature: &[u8],
) -> der::Result<Vec<u8>> {
    let (root, signer) = (Certificate::from_der(root)?, Certificate::from_der(signer)?);
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid: identifier(&signer),
        digest_alg: sha256(),
        signed_attrs: Some(attributes),
        signature_algorithm: ecdsa_with_sha256(),
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let certificates = vec![CertificateChoices::Certificate(signer), CertificateChoices::Certificate(root)];
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256()])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet::try_from(certificates)?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![info])?,
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
    let CertificateSet(certificates) = data.certificates?;
    let [signer_info] = data.signer_infos.0.as_slice() else { return None };
    let (signer, root) = match certificates.as_slice() {
        [CertificateChoices::Certificate(a), CertificateChoices::Certificate(b)] => {
            if identifier(a) == signer_info.sid {
                (a, b)
            } else {
                (b, a)
            }
        }
        _ => return None,
    };
    let attributes_read = signer_info.signed_attrs.clone()?;
    let digest: OctetString = the_one(&attributes_read, ID_MESSAGE_DIGEST)?.decode_as().ok()?;
    let digest = digest.as_bytes().to_vec();
    let (signer_der, root_der) = (signer.to_der().ok()?, root.to_der().ok()?);
    // Written anew from what was read: anything that is left over, unknown or written otherwise makes a difference.
    let again =
        write(attributes_read.clone(), &root_der, &signer_der, signer_info.signature.as_bytes()).ok()?;
    let kinds: Vec<_> = attributes_read.iter().map(|attribute| attribute.oid).collect();
    let ours = attributes(&digest, &signer_der).ok()?;
    if again != bytes || kinds != ours.iter().map(|attribute| attribute.oid).collect::<Vec<_>>() {
        return None;
    }
    Some(Container {
        digest,
        bound: attributes_read == ours,
        signed: attributes_read.to_der().ok()?,
        signature: signer_info.signature.as_bytes().to_vec(),
        signer: signer.clone(),
        root: root.clone(),
    })
}

fn the_one(attributes: &Attributes, kind: ObjectIdentifier) -> Option<&Any> {
    let values = attributes.iter().find(|attribute| attribute.oid == kind)?.values.as_slice();
    match values {
        [value] => Some(value),
        _ => None,
    }
}

fn identifier(certificate: &Certificate) -> SignerIdentifier {
    let tbs = certificate.tbs_certificate();
    SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
        issuer: tbs.issuer().clone(),
        serial_number: tbs.serial_number().clone(),
    })
}

fn sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: None }
}
