//! Certificates and containers, read back by the crates' own parsers and bent in every way that must not pass.

use super::container::{attributes, read, write};
use super::native::SoftwareKey;
use super::shapes::{Name, Set};
use super::{request_certificates, Authority, Certificates, SignOff, Subject};
use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use const_oid::db::rfc5911::{ID_SIGNED_DATA, ID_SIGNING_TIME};
use der::asn1::{Any, OctetString, SetOfVec};
use der::{Decode, Encode};
use x509_cert::attr::Attribute;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier,
};
use x509_cert::{Certificate, Version};

fn key(number: u8) -> SoftwareKey {
    SoftwareKey::new(&[number; 32]).unwrap()
}

fn certificates(root: u8) -> Certificates {
    certificates_of(root, "Normland")
}

fn certificates_of(root: u8, clinic: &str) -> Certificates {
    let signer = Subject {
        name: "Åse Kárášjohka".into(),
        role: "Lege".into(),
        organisation: "Normland".into(),
        organisation_number: Some("310 001 015".into()),
    };
    let sign_off = SignOff {
        signer,
        reason: "Lest".into(),
        signed_at: "2026-11-22T10:42:00+01:00".into(),
        certifies: false,
    };
    let authority = Authority {
        organisation: clinic.into(),
        organisation_number: None,
        public_key: key(root).public_key(),
        certificate: None,
        valid_from: "2026-11-20".into(),
    };
    let request = request_certificates(&authority, &sign_off, &key(9).public_key()).unwrap();
    let signatures: Vec<_> = request.to_sign().iter().map(|bytes| key(root).sign(bytes)).collect();
    request.issue(&signatures).unwrap()
}

/// A container that passes, though its signature is no signature.
fn container() -> (Vec<u8>, SignedData) {
    let Certificates { root, signer } = certificates(1);
    let bytes = write(attributes(&[7; 32], &signer).unwrap(), &root, &signer, &[0x30, 0]).unwrap();
    let info = ContentInfo::from_der(&bytes).unwrap();
    (bytes, info.content.decode_as().unwrap())
}

fn packed(data: &SignedData) -> Vec<u8> {
    ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(data).unwrap() }.to_der().unwrap()
}

#[test]
fn certificates_say_what_they_are_for_and_never_end() {
    let Certificates { root, signer } = certificates(1);
    let (root, signer) = (Certificate::from_der(&root).unwrap(), Certificate::from_der(&signer).unwrap());
    let (root, signer) = (root.tbs_certificate(), signer.tbs_certificate());
    assert_eq!((root.version(), root.issuer()), (Version::V3, root.subject()));
    assert_eq!(signer.issuer(), root.subject());
    assert_eq!(signer.validity().not_before.to_string(), "2026-11-21T00:00:00Z");
    assert_eq!(root.validity().not_before.to_string(), "2026-11-19T00:00:00Z");
    assert_eq!(root.validity().not_after.to_string(), "9999-12-31T23:59:59Z");
    let (_, basic) = root.get_extension::<BasicConstraints>().unwrap().unwrap();
    assert_eq!((basic.ca, basic.path_len_constraint), (true, Some(0)));
    let (_, usage) = root.get_extension::<KeyUsage>().unwrap().unwrap();
    assert!(usage.key_cert_sign() && !usage.digital_signature());
    let (critical, basic) = signer.get_extension::<BasicConstraints>().unwrap().unwrap();
    assert!(critical && !basic.ca);
    let (_, usage) = signer.get_extension::<KeyUsage>().unwrap().unwrap();
    assert!(usage.digital_signature() && usage.non_repudiation() && !usage.key_cert_sign());
    let (_, purposes) = signer.get_extension::<ExtendedKeyUsage>().unwrap().unwrap();
    assert_eq!(purposes.0.first().map(ToString::to_string).as_deref(), Some("1.3.6.1.5.5.7.3.36"));
    let (_, own) = root.get_extension::<SubjectKeyIdentifier>().unwrap().unwrap();
    let (_, above) = signer.get_extension::<AuthorityKeyIdentifier>().unwrap().unwrap();
    assert_eq!(Some(own.0), above.key_identifier);
    assert_eq!(
        signer.subject().to_string(),
        "CN=Åse Kárášjohka,TITLE=Lege,2.5.4.97=#0c0f4e54524e4f2d333130303031303135,O=Normland"
    );
}

#[test]
fn a_container_has_three_signed_attributes_and_both_certificates() {
    let (bytes, data) = container();
    assert!(read(&bytes).unwrap().bound);
    let kinds: Vec<String> = data.signer_infos.0.as_slice()[0]
        .signed_attrs
        .as_ref()
        .unwrap()
        .iter()
        .map(|attribute| attribute.oid.to_string())
        .collect();
    assert_eq!(kinds, ["1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"]);
    assert_eq!(data.certificates.unwrap().0.len(), 2);
}

#[test]
fn a_container_of_another_shape_is_not_read() {
    let bent = |bend: &dyn Fn(&mut SignedData)| {
        let (_, mut data) = container();
        bend(&mut data);
        read(&packed(&data)).is_none()
    };
    let info = |data: &mut SignedData, bend: &dyn Fn(&mut cms::signed_data::SignerInfo)| {
        let mut infos = data.signer_infos.0.clone().into_vec();
        bend(&mut infos[0]);
        data.signer_infos.0 = SetOfVec::try_from(infos).unwrap();
    };
    let extra = Attribute { oid: ID_SIGNING_TIME, values: SetOfVec::try_from(vec![Any::null()]).unwrap() };
    assert!(!bent(&|_| ()), "unbent it is read");
    assert!(bent(&|data| data.signer_infos.0 = SetOfVec::default()), "no signer");
    assert!(bent(&|data| data.certificates = None), "no certificates");
    assert!(bent(&|data| data.version = cms::content_info::CmsVersion::V3), "another version");
    assert!(bent(&|data| data.encap_content_info.econtent = Some(Any::null())), "content inside");
    assert!(bent(&|data| data.digest_algorithms = SetOfVec::default()), "no algorithm");
    assert!(
        bent(&|data| info(data, &|info| info.unsigned_attrs =
            Some(SetOfVec::try_from(vec![extra.clone()]).unwrap()))),
        "unsigned attributes"
    );
    assert!(
        bent(&|data| info(data, &|info| info.signed_attrs.as_mut().unwrap().insert(extra.clone()).unwrap())),
        "a signing time"
    );
    assert!(bent(&|data| info(data, &|info| info.signed_attrs = None)), "no signed attributes");
    assert!(
        bent(&|data| info(data, &|info| info.digest_alg.oid = const_oid::db::rfc5912::ID_SHA_1)),
        "SHA-1"
    );
    assert!(
        bent(&|data| info(data, &|info| info.signature_algorithm.oid =
            const_oid::db::rfc5912::ECDSA_WITH_SHA_384)),
        "SHA-384"
    );
    assert!(
        bent(&|data| {
            let mut infos = data.signer_infos.0.clone().into_vec();
            let mut second = infos[0].clone();
            second.signature = OctetString::new(vec![0x30, 1]).unwrap();
            infos.push(second);
            data.signer_infos.0 = SetOfVec::try_from(infos).unwrap();
        }),
        "two signers"
    );
}

#[test]
fn a_container_is_bound_to_its_signers_certificate() {
    let (mine, other) = (certificates(1), certificates(2));
    let bytes =
        write(attributes(&[7; 32], &other.signer).unwrap(), &mine.root, &mine.signer, &[0x30, 0]).unwrap();
    assert!(!read(&bytes).unwrap().bound);
}

#[test]
fn a_signer_that_another_root_certified_does_not_pass() {
    let (mine, other) = (certificates(1), certificates(2));
    let parsed = |bytes: &[u8]| super::shapes::Certificate::from_der(bytes).unwrap();
    let root_key =
        |root: &super::shapes::Certificate| super::key::PublicKey::from_spki(&root.content.key).unwrap();
    let check = |root: &[u8], signer: &[u8]| {
        let root = parsed(root);
        super::certificate::certifies(&root, &root_key(&root), &parsed(signer))
    };
    assert!(check(&mine.root, &mine.signer));
    assert!(!check(&other.root, &mine.signer), "another root of the same name");
    assert!(!check(&mine.signer, &mine.signer), "a signer is no root");
    assert!(!check(&mine.root, &mine.root), "a root is no signer");
}

#[test]
fn certificates_stand_in_the_order_of_der_whichever_is_the_longer() {
    let orders = ["Normland", &"N".repeat(64)].map(|clinic| {
        let Certificates { root, signer } = certificates_of(1, clinic);
        let bytes = write(attributes(&[7; 32], &signer).unwrap(), &root, &signer, &[0x30, 0]).unwrap();
        let data: SignedData = ContentInfo::from_der(&bytes).unwrap().content.decode_as().unwrap();
        // The crate sorts what it reads, so that another order would come out otherwise.
        assert_eq!(packed(&data), bytes, "{clinic}");
        assert!(read(&bytes).unwrap().bound, "{clinic}");
        root < signer
    });
    assert_eq!(orders, [true, false], "both orders occur");
}

#[test]
fn a_certificate_of_another_shape_is_not_read() {
    let whole: Vec<Any> = Vec::from_der(&certificates(1).signer).unwrap();
    let content: Vec<Any> = whole[0].decode_as().unwrap();
    let is_read = |bend: &dyn Fn(&mut Vec<Any>)| {
        let (mut whole, mut content) = (whole.clone(), content.clone());
        bend(&mut content);
        whole[0] = Any::encode_from(&content).unwrap();
        super::shapes::Certificate::from_der(&whole.to_der().unwrap()).is_ok()
    };
    // A name whose one set holds its attribute so many times.
    let name = |times: usize| {
        let Set([part]) = Name::from_der(&content[5].to_der().unwrap()).unwrap().remove(0);
        let set = SetOfVec::try_from(vec![Any::encode_from(&part).unwrap(); times]).unwrap();
        Any::encode_from(&vec![set]).unwrap()
    };
    assert!(is_read(&|_| ()), "unbent it is read");
    assert!(is_read(&|content| content[5] = name(1)), "another name");
    assert!(!is_read(&|content| content[5] = name(2)), "two attributes in one set");
    assert!(!is_read(&|content| content[5] = name(0)), "an empty set");
    assert!(!is_read(&|content| content[4] = Any::null()), "no time");
    assert!(!is_read(&|content| drop(content.remove(0))), "no version");
    assert!(!is_read(&|content| drop(content.pop())), "no extensions");
    assert!(!is_read(&|content| content.push(Any::null())), "something left over");
    let unique =
        Any::new(der::Tag::ContextSpecific { constructed: false, number: der::TagNumber(1) }, [0, 1]);
    assert!(
        !is_read(&|content| content.insert(7, unique.clone().unwrap())),
        "a unique identifier of the issuer"
    );
}
