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
