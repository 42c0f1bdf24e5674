use super::*;
use crate::content::Lang;
use crate::signing::{Coverage, Verdict};

const ARCHIVED: &[u8] = b"%PDF-1.7 signed by the clinic";

fn checked(name: &str, length: usize) -> Checked {
    Checked {
        name: name.into(),
        role: "Daglig leder".into(),
        organisation: "Timebok AS".into(),
        organisation_number: None,
        reason: "Står inne for innholdet".into(),
        signed_at: "2026-11-22T10:42:00+01:00".into(),
        certifies: false,
        verdict: Verdict::Intact,
        coverage: Coverage::FollowedByPermitted,
        signer_fingerprint: "a".into(),
        root_fingerprint: "theirs".into(),
        length: length as u64,
        sha256: format!("sha-{name}"),
    }
}

fn report(signatures: Vec<Checked>) -> Result<Report, NotChecked> {
    Ok(Report { signatures, changed_after_last: false, attachment: None, title: None, subject: None })
}

fn returned() -> Vec<u8> {
    [ARCHIVED, b" and by the supplier"].concat()
}

fn look(signatures: Vec<Checked>, pdf: &[u8], archived: &[u8]) -> Result<Vec<String>, Refusal> {
    let known = |own: &Checked| own.sha256 == "sha-Lena";
    let new = new_signatures(report(signatures), pdf, archived, known)?;
    Ok(new.into_iter().map(|own| own.name).collect())
}

fn both() -> Vec<Checked> {
    vec![checked("Lena", ARCHIVED.len()), checked("Ingrid", returned().len())]
}

#[test]
fn what_the_archive_has_with_a_signature_more_is_taken_back() {
    assert_eq!(look(both(), &returned(), ARCHIVED), Ok(vec!["Ingrid".to_owned()]));
}

#[test]
fn what_the_archive_has_already_is_nothing_new() {
    assert_eq!(look(vec![checked("Lena", ARCHIVED.len())], ARCHIVED, ARCHIVED), Err(Refusal::NothingNew));
    assert_eq!(look(vec![checked("Lena", ARCHIVED.len())], ARCHIVED, &returned()), Err(Refusal::NothingNew));
}

#[test]
fn another_document_and_one_that_was_overtaken_are_told_apart() {
    let stranger = vec![checked("Kari", 9)];
    assert_eq!(look(stranger, b"%PDF-1.7 another", ARCHIVED), Err(Refusal::Other));
    let signed_here_since = [ARCHIVED, b" and by Renate"].concat();
    assert_eq!(look(both(), &returned(), &signed_here_since), Err(Refusal::Overtaken));
}

#[test]
fn nothing_that_does_not_hold_is_taken_back() {
    let mut altered = both();
    altered[1].verdict = Verdict::Altered;
    assert_eq!(look(altered, &returned(), ARCHIVED), Err(Refusal::Changed));
    let unread = |cause| new_signatures(Err(cause), &returned(), ARCHIVED, |_| false).unwrap_err();
    assert_eq!(unread(NotChecked::Damaged), Refusal::Changed);
    assert_eq!(unread(NotChecked::NotAPdf), Refusal::NotOurs);
    assert_eq!(unread(NotChecked::NotSigned), Refusal::NotOurs);
}

#[test]
fn a_suppliers_key_never_becomes_one_of_the_clinics() {
    let binder = Binder::example(Lang::Nb, jiff::civil::date(2026, 11, 22));
    let noted = noted(&checked("Ingrid", 9), &binder, Lang::Nb);
    assert_eq!(noted.key, None);
    assert!(noted.role.contains("Timebok AS"), "whom she signed for: {}", noted.role);
}

#[test]
fn every_refusal_has_words_of_its_own() {
    let all = [Refusal::Changed, Refusal::NotOurs, Refusal::Other, Refusal::Overtaken, Refusal::NothingNew];
    for lang in Lang::ALL {
        let said: std::collections::BTreeSet<&str> = all.iter().map(|own| own.words().0.get(lang)).collect();
        assert_eq!(said.len(), all.len());
    }
}

/// A draft of the example, signed by the clinic's key and then by a supplier's own, from the archive and back into it.
#[cfg(feature = "export")]
#[test]
fn a_pdf_that_two_firms_really_signed_is_taken_back_and_the_chain_is_whole() {
    use crate::app::session::{Act, Session};
    use crate::binder::{drafts, SignedFile};
    use crate::documents::Document;
    use crate::signing::native::{sign, SoftwareKey};
    use crate::signing::{fingerprint, verify, Authority, SignOff, Subject};
    use sha2::{Digest, Sha256};
    use std::rc::Rc;
    use yew::Reducible;

    let day = jiff::civil::date(2026, 11, 22);
    let key = |number: u8| SoftwareKey::new(&[number; 32]).unwrap();
    let (clinic, supplier) = (key(1), key(2));
    let made = |pdf: &[u8], firm: &str, root: &SoftwareKey, certifies| {
        let signer = Subject {
            name: format!("Leder i {firm}"),
            role: "Daglig leder".into(),
            organisation: firm.into(),
            organisation_number: None,
        };
        let signed_at = "2026-11-22T10:42:00+01:00".to_owned();
        let sign_off = SignOff { signer, reason: "Står inne for innholdet".into(), signed_at, certifies };
        let authority = Authority {
            organisation: firm.into(),
            organisation_number: None,
            public_key: root.public_key(),
            certificate: None,
            valid_from: "2026-11-22".into(),
        };
        sign(pdf, &sign_off, &authority, root, &key(3)).unwrap()
    };
    let file = |pdf: &[u8]| SignedFile {
        sha256: Sha256::digest(pdf).iter().map(|byte| format!("{byte:02x}")).collect(),
        length: pdf.len() as u32,
        packed: pdf.into(),
    };
    let mut binder = Binder::example(Lang::Nb, day);
    let mut document = drafts(&binder, Lang::Nb, day).remove(0).document;
    document.signatures.push(Signature {
        key: Some(fingerprint(&clinic.public_key())),
        ..binder.archive()[0].signatures[0].clone()
    });
    let pdf = crate::documents::pdf::write(&document, &mut |_| ()).unwrap();
    let one = made(&pdf, "Normland", &clinic, true);
    let two = made(&one, "Timebok AS", &supplier, false);
    let address = document.id.clone();
    binder.archive_signed(Document { ..document }, Some(file(&one)), None);

    let new = new_signatures(verify(&two), &two, &one, |_| false).expect("it came back whole");
    assert_eq!(new.len(), 1);
    let taken = vec![(noted(&new[0], &binder, Lang::Nb), file(&two))];
    let session = Rc::new(Session::new(Lang::Nb, day)).reduce(Act::OpenBinder(Rc::new(binder)));
    let session = session.reduce(Act::TakeBack(taken, address.clone()));
    let binder = session.binder().expect("a binder");
    assert_eq!(binder.file(&address), Some(&file(&two)));
    let signers = binder.signers(&address);
    assert_eq!(signers.last().map(|own| own.name.as_str()), Some("Leder i Timebok AS"));
    assert!(!keys(binder).contains(&fingerprint(&supplier.public_key())), "the clinic's keys are its own");
    let unpack = |file: &SignedFile| Some(file.packed.to_vec());
    assert_eq!(binder.check_chain(&[], Some(&unpack)), Ok(()));
    assert_eq!(
        new_signatures(verify(&two), &two, &two, |_| true),
        Err(Refusal::NothingNew),
        "twice changes nothing"
    );
}
