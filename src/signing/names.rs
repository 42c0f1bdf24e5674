//! The names in certificates.

use super::shapes::{Name, NamePart, Set};
use super::{Authority, Subject};
use const_oid::db::rfc4519::{COMMON_NAME, ORGANIZATION_NAME, TITLE};
use const_oid::ObjectIdentifier;
use der::asn1::{Any, Utf8StringRef};
use der::Tag;

/// organizationIdentifier (X.520): where the number comes from, and the number.
const ORGANISATION_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.97");
/// The Norwegian register of legal entities, in the manner of ETSI EN 319 412-1.
const REGISTER: &str = "NTRNO-";
/// Longest name, role or organisation in a certificate, in characters (X.520's upper bounds).
const LONGEST: usize = 64;

/// How the root is named, as its own subject and as the issuer of others.
pub(super) fn of_root(authority: &Authority) -> der::Result<Name> {
    let organisation = shortened(&authority.organisation);
    name(&[
        Some((ORGANIZATION_NAME, organisation.clone())),
        identifier(authority.organisation_number.as_deref()),
        Some((COMMON_NAME, organisation)),
    ])
}

/// How a signer is named.
pub(super) fn of_signer(signer: &Subject) -> der::Result<Name> {
    name(&[
        Some((ORGANIZATION_NAME, shortened(&signer.organisation))),
        identifier(signer.organisation_number.as_deref()),
        Some((TITLE, shortened(&signer.role))),
        Some((COMMON_NAME, shortened(&signer.name))),
    ])
}

/// Whom a certificate names; what it leaves out is empty.
pub(super) fn read(name: &Name) -> Subject {
    let part = |kind: ObjectIdentifier| {
        let found = name.iter().map(|Set([part])| part).find(|part| part.kind == kind);
        let text = found.and_then(|part| part.value.decode_as::<Utf8StringRef>().ok());
        text.map(|text| text.as_str().to_owned())
    };
    let number = part(ORGANISATION_IDENTIFIER);
    Subject {
        name: part(COMMON_NAME).unwrap_or_default(),
        role: part(TITLE).unwrap_or_default(),
        organisation: part(ORGANIZATION_NAME).unwrap_or_default(),
        organisation_number: number.and_then(|number| number.strip_prefix(REGISTER).map(str::to_owned)),
    }
}

/// The text, cut where a certificate's names must end; a dash for nothing, since a name may not be empty.
pub(super) fn shortened(text: &str) -> String {
    let text: String = text.trim().chars().take(LONGEST).collect();
    if text.is_empty() {
        "–".to_owned()
    } else {
        text
    }
}

fn identifier(number: Option<&str>) -> Option<(ObjectIdentifier, String)> {
    let digits: String = number?.chars().filter(char::is_ascii_digit).take(LONGEST).collect();
    (!digits.is_empty()).then(|| (ORGANISATION_IDENTIFIER, format!("{REGISTER}{digits}")))
}

fn name(parts: &[Option<(ObjectIdentifier, String)>]) -> der::Result<Name> {
    let parts = parts.iter().flatten().map(|(kind, text)| {
        let value = Any::new(Tag::Utf8String, text.as_bytes())?;
        Ok(Set([NamePart { kind: *kind, value }]))
    });
    parts.collect()
}
