//! A PDF that is really signed, from the archive to the answer.

use super::*;
use crate::binder::{compare, drafts, read_back, SignedFile};
use crate::content::Lang;
use crate::documents::{Document, Signature};
use crate::signing::native::{sign, SoftwareKey};
use crate::signing::{fingerprint, verify, Authority, SignOff, Subject};
use sha2::{Digest, Sha256};

fn sign_off(document: &Document, name: &str, certifies: bool) -> SignOff {
    SignOff {
        signer: Subject {
            name: name.into(),
            role: "Daglig leder".into(),
            organisation: document.clinic.clone(),
            organisation_number: None,
        },
        reason: "Står inne for innholdet".into(),
        signed_at: "2026-11-22T10:42:00+01:00".into(),
        certifies,
    }
}

fn signature(name: &str, root: &SoftwareKey) -> Signature {
    Signature {
        role: "Daglig leder".into(),
        name: name.into(),
        signed_at: "2026-11-22T10:42:00+01:00".into(),
        statement: "Jeg står inne for dette.".into(),
        drawing: None,
        key: Some(fingerprint(&root.public_key())),
        reason: None,
    }
}

fn file(pdf: &[u8]) -> SignedFile {
    let sha256 = Sha256::digest(pdf).iter().map(|byte| format!("{byte:02x}")).collect();
    SignedFile { sha256, length: pdf.len() as u32, packed: pdf.into() }
}

/// The example, with the first draft signed by Lena and then by Renate; and the PDF after each of them.
fn signed() -> (Binder, String, [Vec<u8>; 2]) {
    let day = jiff::civil::date(2026, 11, 22);
    let mut binder = Binder::example(Lang::Nb, day);
    let key = |number: u8| SoftwareKey::new(&[number; 32]).unwrap();
    let root = key(1);
    let draft = drafts(&binder, Lang::Nb, day).remove(0).document;
    let document = Document { signatures: vec![signature("Lena", &root)], ..draft };
    let authority = Authority {
        organisation: document.clinic.clone(),
        organisation_number: None,
        public_key: root.public_key(),
        certificate: None,
        valid_from: "2026-11-22".into(),
    };
    let pdf = crate::documents::pdf::write(&document, &mut |_| ()).unwrap();
    let one = sign(&pdf, &sign_off(&document, "Lena", true), &authority, &root, &key(2)).unwrap();
    let two = sign(&one, &sign_off(&document, "Renate", false), &authority, &root, &key(3)).unwrap();
    let address = document.id.clone();
    binder.archive_signed(document, Some(file(&one)), None);
    binder.countersign(&address, signature("Renate", &root), file(&two));
    (binder, address, [one, two])
}

#[test]
fn what_was_signed_and_archived_holds_and_each_changed_byte_is_seen() {
    let (binder, address, [one, two]) = signed();
    for pdf in [&one, &two] {
        let report = verify(pdf);
        let answer = Answer::of(&report, Some(&binder));
        let Answer::Archived(archived) = &answer else { panic!("{answer:?}") };
        assert_eq!(archived.place.address, address);
        assert_eq!(archived.is_earlier, pdf.len() == one.len());
        assert_eq!(Answer::of(&report, None), Answer::Unchanged);
    }
    let at = two.len() / 3;
    let mut changed = two.clone();
    changed[at] ^= 1;
    let report = verify(&changed);
    assert!(!Answer::of(&report, Some(&binder)).holds());
    let report = report.expect("it still reads as a PDF of ours");
    assert_eq!(counterpart(&report, &binder), Some(address.clone()));
    let data = &binder.signed(&address).unwrap().data;
    let difference = Difference::of(data, &two, Some(&report), &changed);
    assert_eq!(difference, Some(Difference::Byte { at: at + 1, of: two.len(), same_data: false }));
}

#[test]
fn a_document_of_the_same_number_with_other_answers_is_told_apart_by_them() {
    let (binder, address, [_, two]) = signed();
    let report = verify(&two).unwrap();
    let data = report.attachment.clone().expect("the answers come along");
    let text = std::str::from_utf8(&data).unwrap();
    let other = text.replacen("\"likelihood\":", "\"likelihood\":1", 1);
    assert_ne!(text, other);
    let found = Difference::of(&other, &two, Some(&report), &two).unwrap();
    assert!(found.text(Lang::Nb).contains("likelihood"), "{}", found.text(Lang::Nb));
    assert_eq!(counterpart(&report, &binder), Some(address));
}

#[test]
fn the_answers_come_back_as_they_were_signed() {
    let (binder, _, [_, two]) = signed();
    let data = verify(&two).unwrap().attachment.unwrap();
    let mut same = binder.clone();
    same.sections = read_back(&binder, &data).expect("a module knows them");
    assert_eq!(compare(&binder, &same, Lang::Nb), vec![]);
    let day = jiff::civil::date(2026, 11, 22);
    let mut empty = Binder::new("empty".into(), day);
    empty.sections = read_back(&empty, &data).expect("a module knows them");
    assert!(!empty.sections.risk.assessments.is_empty());
}
