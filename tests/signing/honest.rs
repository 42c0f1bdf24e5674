//! Files that nobody has touched.

use crate::people::{authority, key, sign_off, signed_by, unsigned, DATA, PEOPLE};
use klinikkvern::signing::{
    fingerprint, prepare, request_certificates, verify, Authority, Coverage, NotChecked, SigningError,
    Verdict,
};

#[test]
fn one_two_and_three_signers_hold_with_and_without_certification() {
    let base = unsigned();
    for certifies in [false, true] {
        for count in 1..=3 {
            let report = verify(&signed_by(&base, 0..count, certifies)).expect("a report");
            assert!(report.holds(), "{count} signers: {report:?}");
            assert_eq!(report.signatures.len(), count);
            for (n, signature) in report.signatures.iter().enumerate() {
                let last = n + 1 == count;
                let coverage = if last { Coverage::WholeFile } else { Coverage::FollowedByPermitted };
                assert_eq!((signature.verdict, signature.coverage), (Verdict::Intact, coverage));
                assert_eq!((signature.name.as_str(), signature.role.as_str()), PEOPLE[n]);
                assert_eq!(signature.organisation, "Normland Helsesenter");
                assert_eq!(signature.organisation_number.as_deref(), Some("999888777"));
                assert_eq!(signature.reason, sign_off(n, false).reason);
                assert_eq!(signature.signed_at, sign_off(n, false).signed_at);
                assert_eq!(signature.certifies, certifies && n == 0);
                assert_eq!(signature.root_fingerprint, fingerprint(&key(1).public_key()));
                assert_eq!(signature.signer_fingerprint, fingerprint(&key(10 + n as u8).public_key()));
            }
            assert_eq!(report.attachment.as_deref(), Some(DATA.as_bytes()));
            assert_eq!(report.title.as_deref(), Some("Risikorapport"));
            assert_eq!(report.subject.as_deref(), Some("DOK-7F3A-21 v3, Normland Helsesenter"));
        }
    }
}

#[test]
fn a_countersigned_file_begins_with_the_file_as_it_was_first_signed() {
    let first = signed_by(&unsigned(), 0..1, true);
    let second = signed_by(&first, 1..2, true);
    assert!(second.starts_with(&first));
    let (once, twice) = (verify(&first).unwrap(), verify(&second).unwrap());
    assert_eq!(once.signatures[0].sha256, twice.signatures[0].sha256);
    assert_eq!(twice.signatures[0].length, first.len() as u64);
    assert_eq!(twice.signatures[1].length, second.len() as u64);
}

#[test]
fn the_same_keys_and_facts_give_the_same_bytes() {
    assert!(signed_by(&unsigned(), 0..3, true) == signed_by(&unsigned(), 0..3, true));
}

#[test]
fn the_root_certifies_many_sign_offs_with_one_certificate() {
    let first = request_certificates(&authority(), &sign_off(0, true), &key(10).public_key()).unwrap();
    assert_eq!(first.to_sign().len(), 2);
    let signatures: Vec<_> = first.to_sign().iter().map(|bytes| key(1).sign(bytes)).collect();
    let root = first.issue(&signatures).unwrap().root;
    let known = Authority { certificate: Some(root.clone()), ..authority() };
    let second = request_certificates(&known, &sign_off(1, false), &key(11).public_key()).unwrap();
    let signatures: Vec<_> = second.to_sign().iter().map(|bytes| key(1).sign(bytes)).collect();
    assert_eq!(signatures.len(), 1);
    assert_eq!(second.issue(&signatures).unwrap().root, root);
}

#[test]
fn keys_signatures_and_times_that_do_not_fit_are_refused() {
    let request = |authority: &Authority, n| {
        request_certificates(authority, &sign_off(n, false), &key(10).public_key())
    };
    let other_key = Authority { public_key: vec![4; 65], ..authority() };
    assert_eq!(request(&other_key, 0).err(), Some(SigningError::BadKey));
    let bad_day = Authority { valid_from: "i dag".into(), ..authority() };
    assert_eq!(request(&bad_day, 0).err(), Some(SigningError::BadTime));
    let stranger = key(2);
    let asked = request(&authority(), 0).unwrap();
    let signatures: Vec<_> = asked.to_sign().iter().map(|bytes| stranger.sign(bytes)).collect();
    assert_eq!(asked.issue(&signatures).err(), Some(SigningError::BadSignature));
    assert_eq!(request(&authority(), 0).unwrap().issue(&[]).err(), Some(SigningError::BadSignature));

    let asked = request(&authority(), 0).unwrap();
    let signatures: Vec<_> = asked.to_sign().iter().map(|bytes| key(1).sign(bytes)).collect();
    let certificates = asked.issue(&signatures).unwrap();
    let prepared = prepare(&unsigned(), &sign_off(0, false), &certificates).unwrap();
    let signature = stranger.sign(prepared.to_sign());
    assert_eq!(prepared.finish(&signature).err(), Some(SigningError::BadSignature));
    let once = signed_by(&unsigned(), 0..1, false);
    let late = klinikkvern::signing::SignOff { certifies: true, ..sign_off(1, false) };
    assert_eq!(prepare(&once, &late, &certificates).err(), Some(SigningError::NotFirst));
    let changed = [once.as_slice(), b"x"].concat();
    assert_eq!(prepare(&changed, &sign_off(1, false), &certificates).err(), Some(SigningError::Changed));
    assert_eq!(prepare(b"%PDF-", &sign_off(1, false), &certificates).err(), Some(SigningError::NotOurPdf));
}

#[test]
fn what_is_not_signed_or_not_ours_is_told_apart() {
    assert_eq!(verify(b"").err(), Some(NotChecked::NotAPdf));
    assert_eq!(verify(b"PK\x03\x04").err(), Some(NotChecked::NotAPdf));
    assert_eq!(verify(&unsigned()).err(), Some(NotChecked::NotSigned));
    assert_eq!(verify(b"%PDF-1.5\n%\xE2\xE3\n1 0 obj\n<</Type/XRef>>").err(), Some(NotChecked::NotOurs));
    let half = unsigned();
    assert_eq!(verify(&half[..half.len() - 40]).err(), Some(NotChecked::Damaged));
}

/// Made in a browser by version 0.3.0, and signed by three. A file that somebody has signed holds for ever.
#[test]
fn what_an_older_version_signed_still_holds() {
    let pdf = include_bytes!("../vectors/signed-0.3.0.pdf");
    let report = verify(pdf).expect("one of ours");
    assert_eq!(report.signatures.len(), 3);
    assert!(report.holds(), "{report:?}");
}
