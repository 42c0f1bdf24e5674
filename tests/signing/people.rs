//! A small PDF of ours, a clinic's root and three signers, all with fixed keys.

use klinikkvern::content::Lang;
use klinikkvern::documents::{pdf, Block, Document, Format, Purpose};
use klinikkvern::signing::native::{sign, SoftwareKey};
use klinikkvern::signing::{Authority, SignOff, Subject};

/// What is attached to the document.
pub const DATA: &str = "{\"navn\":\"Kárášjohka\"}";
/// The names and roles of the three.
pub const PEOPLE: [(&str, &str); 3] =
    [("Lena Ødegård", "Daglig leder"), ("Ola Čuđđi", "Personvernombud"), ("Kari «K» Moe", "Lege (vikar)")];

/// A key of its own for each number.
pub fn key(number: u8) -> SoftwareKey {
    SoftwareKey::new(&[number; 32]).expect("a key")
}

/// The clinic's root, without a certificate yet.
pub fn authority() -> Authority {
    Authority {
        organisation: "Normland Helsesenter".into(),
        organisation_number: Some("999888777".into()),
        public_key: key(1).public_key(),
        certificate: None,
        valid_from: "2026-11-22".into(),
    }
}

/// The sign-off of the n-th person, from 0.
pub fn sign_off(n: usize, certifies: bool) -> SignOff {
    let (name, role) = PEOPLE[n];
    SignOff {
        signer: Subject {
            name: name.into(),
            role: role.into(),
            organisation: "Normland Helsesenter".into(),
            organisation_number: Some("999888777".into()),
        },
        reason: format!("Godkjent ({n})"),
        signed_at: format!("2026-11-22T10:4{n}:00+01:00"),
        certifies: certifies && n == 0,
    }
}

/// A document of one page with an attachment.
pub fn unsigned() -> Vec<u8> {
    let document = Document {
        id: "DOK-7F3A-21".into(),
        kind: "risk-report".into(),
        lang: Lang::Nb,
        purpose: Purpose::Record,
        format: Format::Report,
        title: "Risikorapport".into(),
        clinic: "Normland Helsesenter".into(),
        contact: vec![],
        organisation_number: Some("999888777".into()),
        version: 3,
        date: jiff::civil::date(2026, 11, 22),
        prepared_by: "Åse Kárášjohka".into(),
        valid_until: None,
        result: "To risikoer er ikke akseptable.".into(),
        changes: None,
        chain: None,
        blocks: vec![Block::Paragraph("Vi låser skjermen når vi går fra den.".into())],
        data: DATA.into(),
        signatures: vec![],
    };
    pdf::write(&document, &mut |_| ()).expect("a PDF")
}

/// The PDF with so many signatures on top.
pub fn signed_by(pdf: &[u8], people: std::ops::Range<usize>, certifies: bool) -> Vec<u8> {
    people.fold(pdf.to_vec(), |pdf, n| {
        let signer = key(10 + n as u8);
        sign(&pdf, &sign_off(n, certifies), &authority(), &key(1), &signer).expect("a signed PDF")
    })
}
