//! The ASN.1 shapes of our certificates (RFC 5280) and containers (RFC 5652): no wider than what we write.
//!
//! The shapes of `x509-cert` and `cms` hold all that the standards allow: revocation lists, other kinds of certificates,
//! sets of any length that have to be sorted. Code for that was a third of what signing added to the worker, and nothing of
//! ours has any of it. Their smaller parts are used here as they are, and the tests read ours with theirs.

use const_oid::db::rfc5912::ID_CE_AUTHORITY_KEY_IDENTIFIER;
use const_oid::{AssociatedOid, ObjectIdentifier};
use der::asn1::{Any, BitString, OctetString};
use der::{
    Decode, DecodeValue, Encode, EncodeValue, FixedTag, Header, Length, Reader, Sequence, Tag, Writer,
};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::Validity;
use x509_cert::Version;

pub(super) use cms::content_info::{CmsVersion, ContentInfo};
pub(super) use x509_cert::ext::Extension;

/// A set of exactly `N` things. Its maker puts them in the order of DER; whoever reads one of more than one thing
/// writes it anew and compares, since the order is not looked at here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set<T, const N: usize>(pub [T; N]);

impl<T, const N: usize> FixedTag for Set<T, N> {
    const TAG: Tag = Tag::Set;
}

impl<T: Encode, const N: usize> EncodeValue for Set<T, N> {
    fn value_len(&self) -> der::Result<Length> {
        self.0.value_len()
    }

    fn encode_value(&self, writer: &mut impl Writer) -> der::Result<()> {
        self.0.encode_value(writer)
    }
}

impl<'a, T: Decode<'a, Error = der::Error>, const N: usize> DecodeValue<'a> for Set<T, N> {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> der::Result<Self> {
        let things: Vec<T> = Vec::decode_value(reader, header)?;
        things.try_into().map(Self).map_err(|_| reader.error(Tag::Set.length_error()))
    }
}

/// A name: one attribute after the other, each in a set of its own.
pub(super) type Name = Vec<Set<NamePart, 1>>;

/// One attribute of a name.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct NamePart {
    pub kind: ObjectIdentifier,
    pub value: Any,
}

/// A certificate of ours.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Certificate {
    pub content: ToBeSigned,
    pub algorithm: AlgorithmIdentifierOwned,
    pub signature: BitString,
}

/// What the issuer of a certificate signs (RFC 5280, 4.1).
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct ToBeSigned {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub version: Version,
    pub serial_number: SerialNumber,
    pub algorithm: AlgorithmIdentifierOwned,
    pub issuer: Name,
    pub validity: Validity,
    pub subject: Name,
    pub key: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    pub extensions: Vec<Extension>,
}

/// Which key issued a certificate (RFC 5280, 4.2.1.1), said by the name of the key only.
#[derive(Sequence)]
pub(super) struct IssuerKey {
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT")]
    pub identifier: OctetString,
}

impl AssociatedOid for IssuerKey {
    const OID: ObjectIdentifier = ID_CE_AUTHORITY_KEY_IDENTIFIER;
}

/// The content of a container (RFC 5652, 5.1).
#[derive(Sequence)]
pub(super) struct SignedData {
    pub version: CmsVersion,
    pub digest_algorithms: Set<AlgorithmIdentifierOwned, 1>,
    pub content: Content,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    pub certificates: Set<Certificate, 2>,
    pub signers: Set<Signer, 1>,
}

/// Of what kind the signed content is. It lies outside the container.
#[derive(Sequence)]
pub(super) struct Content {
    pub kind: ObjectIdentifier,
}

/// The signer and the signature (RFC 5652, 5.3).
#[derive(Sequence)]
pub(super) struct Signer {
    pub version: CmsVersion,
    pub certificate: CertificateName,
    pub digest_algorithm: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    pub attributes: Attributes,
    pub algorithm: AlgorithmIdentifierOwned,
    pub signature: OctetString,
}

/// A certificate by its issuer and number.
#[derive(PartialEq, Eq, Sequence)]
pub(super) struct CertificateName {
    pub issuer: Name,
    pub serial_number: SerialNumber,
}

/// What a signer signs besides the content.
pub(super) type Attributes = Set<Attribute, 3>;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
pub(super) struct Attribute {
    pub kind: ObjectIdentifier,
    pub values: Set<Any, 1>,
}
