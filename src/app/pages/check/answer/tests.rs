use super::*;
use crate::binder::{drafts, SignedFile};
use crate::signing::{Checked, Coverage};

const KEY: &str = "abababab";

fn binder() -> Binder {
    let day = jiff::civil::date(2026, 11, 22);
    let mut binder = Binder::example(Lang::Nb, day);
    let mut signature = binder.archive()[0].signatures[0].clone();
    (signature.key, signature.name) = (Some(KEY.into()), "Lena".into());
    let draft = drafts(&binder, Lang::Nb, day).remove(0).document;
    let signed = Document { signatures: vec![signature.clone()], ..draft };
    let address = signed.id.clone();
    binder.archive_signed(signed, Some(file("one")), None);
    binder.countersign(
        &address,
        crate::documents::Signature { name: "Renate".into(), ..signature },
        file("two"),
    );
    binder
}

fn file(sha256: &str) -> SignedFile {
    SignedFile { sha256: sha256.into(), length: 9, packed: sha256.as_bytes().into() }
}

fn checked(sha256: &str) -> Checked {
    Checked {
        name: "Lena".into(),
        role: "Daglig leder".into(),
        organisation: "Normland".into(),
        organisation_number: None,
        reason: String::new(),
        signed_at: "2026-11-15T10:42:00+01:00".into(),
        certifies: true,
        verdict: Verdict::Intact,
        coverage: Coverage::WholeFile,
        signer_fingerprint: String::new(),
        root_fingerprint: KEY.into(),
        length: 9,
        sha256: sha256.into(),
    }
}

fn report(signatures: Vec<Checked>) -> Result<Report, NotChecked> {
    Ok(Report { signatures, changed_after_last: false, attachment: None, title: None, subject: None })
}

#[test]
fn what_the_archive_holds_is_told_with_version_day_name_and_number() {
    let binder = binder();
    let report = report(vec![checked("one"), checked("two")]);
    let answer = Answer::of(&report, Some(&binder));
    let sentence = answer.sentence(&report, Lang::Nb);
    let of = binder.chain().len();
    assert!(
        sentence.starts_with("Stemmer. Dette er Risikorapport, versjon 2, signert 15. november 2026 av Lena"),
        "{sentence}"
    );
    assert!(sentence.ends_with(&format!("nummer {} av {of}.", of - 1)), "{sentence}");
    assert_eq!(answer.next(), &t::HOLDS_NEXT);
}

#[test]
fn an_earlier_copy_of_the_same_document_holds_as_well() {
    let report = report(vec![checked("one")]);
    assert_eq!(Answer::of(&report, Some(&binder())).next(), &t::HOLDS_EARLIER);
}

#[test]
fn a_signature_that_somebody_else_has_added_is_not_the_archives() {
    let stranger = Checked { root_fingerprint: "other".into(), ..checked("three") };
    let report = report(vec![checked("one"), stranger]);
    assert_eq!(Answer::of(&report, Some(&binder())), Answer::UnknownKey);
}

#[test]
fn the_clinics_key_alone_does_not_make_it_the_archives() {
    let report = report(vec![checked("three")]);
    assert_eq!(Answer::of(&report, Some(&binder())), Answer::Elsewhere);
    assert_eq!(Answer::of(&report, None), Answer::Unchanged);
}

#[test]
fn what_does_not_hold_is_never_told_as_if_it_did() {
    let binder = binder();
    let broken = [
        Checked { verdict: Verdict::Altered, ..checked("one") },
        Checked { verdict: Verdict::Malformed, ..checked("one") },
        Checked { coverage: Coverage::FollowedByOther, ..checked("one") },
    ];
    for own in broken {
        let answer = Answer::of(&report(vec![own, checked("two")]), Some(&binder));
        assert_eq!(answer, Answer::Changed);
        assert!(!answer.holds());
    }
    let wrong_key = Checked { verdict: Verdict::NotOfThisKey, ..checked("one") };
    assert_eq!(Answer::of(&report(vec![wrong_key]), Some(&binder)), Answer::False);
    let added = Ok(Report { changed_after_last: true, ..report(vec![checked("one")]).unwrap() });
    assert_eq!(Answer::of(&added, Some(&binder)), Answer::Changed);
    assert_eq!(Answer::of(&report(vec![]), Some(&binder)), Answer::Changed);
}

#[test]
fn each_cause_of_not_checking_has_its_own_words() {
    let causes = [
        NotChecked::NotAPdf,
        NotChecked::NotOurs,
        NotChecked::NotSigned,
        NotChecked::TooLarge,
        NotChecked::Damaged,
    ];
    let told: std::collections::BTreeSet<String> = causes
        .into_iter()
        .map(|cause| Answer::of(&Err(cause), None).sentence(&Err(cause), Lang::Nb))
        .collect();
    assert_eq!(told.len(), causes.len());
}

#[test]
fn names_are_listed_shortly() {
    assert_eq!(list(&["Lena", "Renate"], Lang::Nb), "Lena og Renate");
    assert_eq!(list(&["Lena", "Renate", "Simen"], Lang::En), "Lena and 2 more");
}
