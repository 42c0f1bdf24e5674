//! A countersigner with a key of their own who changes more than a signature needs: the signatures are all right, so that
//! only the comparison of revisions finds it.

use super::*;
use crate::signing::native::{sign, SoftwareKey};
use crate::signing::{request_certificates, Authority, Coverage, Report, Subject, Verdict};

/// A PDF from these objects, numbered from 1; the first is the catalog, the second the info.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let at = out.len();
    let size = objects.len() + 1;
    out.extend(
        format!("{table}trailer\n<</Root 1 0 R/Info 2 0 R/Size {size}>>\nstartxref\n{at}\n%%EOF").bytes(),
    );
    out
}

fn base() -> Vec<u8> {
    pdf(&[
        "<</Type/Catalog/Pages 3 0 R>>",
        "<</Creator(Klinikkvern 9)/Title(A)>>",
        "<</Type/Pages/Count 1/Kids[4 0 R]>>",
        "<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Annots[7 0 R]>>",
        "<</Length 3>>stream\n0 g\nendstream",
        "<</Length 3>>stream\n1 g\nendstream",
        "<</Type/Annot/Subtype/Link/Rect[0 0 1 1]>>",
    ])
}

fn key(number: u8) -> SoftwareKey {
    SoftwareKey::new(&[number; 32]).unwrap()
}

fn sign_off(certifies: bool) -> SignOff {
    let signer = Subject {
        name: "Kari".into(),
        role: "Lege".into(),
        organisation: "N".into(),
        organisation_number: None,
    };
    SignOff { signer, reason: "Lest".into(), signed_at: "2026-11-22T10:42:00+01:00".into(), certifies }
}

fn authority() -> Authority {
    Authority {
        organisation: "N".into(),
        organisation_number: None,
        public_key: key(1).public_key(),
        certificate: None,
        valid_from: "2026-11-22".into(),
    }
}

fn once() -> Vec<u8> {
    sign(&base(), &sign_off(true), &authority(), &key(1), &key(2)).unwrap()
}

/// Signs on, after `harm` has been done to the update.
fn countersigned(pdf: &[u8], n: usize, harm: impl FnOnce(&mut Update)) -> Vec<u8> {
    countersigned_as(pdf, n, &sign_off(false), harm)
}

fn countersigned_as(pdf: &[u8], n: usize, sign_off: &SignOff, harm: impl FnOnce(&mut Update)) -> Vec<u8> {
    let certificates = certificates();
    let file = File::read(pdf).unwrap();
    let mut update = Update::of(&file, sign_off, n).unwrap();
    harm(&mut update);
    let time = moment::to_pdf(&sign_off.signed_at).unwrap();
    let prepared = fill(update, &file, sign_off, &time, &certificates).unwrap();
    let signature = key(3).sign(prepared.to_sign());
    prepared.finish(&signature).unwrap()
}

/// The root's, and one for the third key.
fn certificates() -> Certificates {
    let request = request_certificates(&authority(), &sign_off(false), &key(3).public_key()).unwrap();
    let signatures: Vec<_> = request.to_sign().iter().map(|bytes| key(1).sign(bytes)).collect();
    request.issue(&signatures).unwrap()
}

fn report(pdf: &[u8]) -> Report {
    verify(pdf).expect("a report")
}

/// Replaces words in the object that holds them.
fn replace(update: &mut Update, from: &str, to: &str) {
    let object =
        update.objects.values_mut().find(|object| object.contains(from)).expect("an object with these words");
    *object = object.replace(from, to);
}

#[test]
fn an_honest_countersignature_is_permitted() {
    let found = report(&countersigned(&once(), 2, |_| ()));
    assert!(found.holds(), "{found:#?}");
    assert_eq!(found.signatures[0].coverage, Coverage::FollowedByPermitted);
}

#[test]
fn every_change_that_a_countersignature_does_not_need_is_found() {
    type Harm = (&'static str, fn(&mut Update));
    let harms: [Harm; 24] = [
        ("the page's content", |u| replace(u, "/Contents 5 0 R", "/Contents 6 0 R")),
        ("the page's size", |u| replace(u, "[0 0 9 9]", "[0 0 9 8]")),
        ("a content more", |u| replace(u, "/Contents 5 0 R", "/Contents[5 0 R 6 0 R]")),
        ("an entry of the page", |u| replace(u, "/Tabs /S", "/Tabs /S/AA<</O 6 0 R>>")),
        ("the order of tabs", |u| replace(u, "/Tabs /S", "/Tabs /R")),
        ("an annotation less", |u| replace(u, "/Annots [7 0 R ", "/Annots [")),
        ("an annotation more", |u| replace(u, "/Annots [7 0 R ", "/Annots [7 0 R 7 0 R ")),
        ("an area of the field", |u| replace(u, "/Rect[0 0 0 0]", "/Rect[0 0 9 9]")),
        ("an appearance of the field", |u| replace(u, "/F 132", "/F 132/AP<</N 6 0 R>>")),
        ("an action of the field", |u| replace(u, "/F 132", "/F 132/A<</S/URI/URI(x)>>")),
        ("the field's flags", |u| replace(u, "/F 132", "/F 4")),
        ("the field's name", |u| replace(u, "Subtype/Widget", "Subtype/Widget/DA(x)")),
        ("the form's fields", |u| replace(u, "/SigFlags 3", "/SigFlags 3/XFA 6 0 R")),
        ("the form's flags", |u| replace(u, "/SigFlags 3", "/SigFlags 1")),
        ("the form's appearances", |u| replace(u, "/SigFlags 3", "/SigFlags 3/NeedAppearances true")),
        ("the content itself", |u| drop(u.objects.insert(5, "<</Length 3>>stream\n1 g\nendstream".into()))),
        ("the catalog", |u| drop(u.objects.insert(1, "<</Type/Catalog/Pages 6 0 R>>".into()))),
        ("the info", |u| drop(u.objects.insert(2, "<</Title(B)>>".into()))),
        ("the first signature", |u| drop(u.objects.insert(8, "<</Type/Sig>>".into()))),
        ("the first signature's field", |u| drop(u.objects.insert(9, "<</FT/Sig>>".into()))),
        ("an object more", |u| drop(u.objects.insert(13, "<</A 1>>".into()))),
        ("another catalog", |u| u.trailer = u.trailer.replace("/Root 1 0 R", "/Root 6 0 R")),
        ("an entry of the trailer", |u| u.trailer = u.trailer.replace("/Root", "/X 1/Root")),
        ("the number of objects", |u| u.trailer = u.trailer.replace("/Size 13", "/Size 99")),
    ];
    for (name, harm) in harms {
        let found = report(&countersigned(&once(), 2, harm));
        assert_eq!(found.signatures[0].verdict, Verdict::Intact, "{name}");
        assert_eq!(found.signatures[0].coverage, Coverage::FollowedByOther, "{name}");
        assert!(!found.holds(), "{name}");
    }
}

#[test]
fn a_change_between_two_signatures_is_found() {
    let once = once();
    let mut between = once.clone();
    let place = between.len();
    between.extend(b"5 0 obj\n<</Length 3>>stream\n1 g\nendstream\nendobj\n");
    let table = between.len();
    let before = File::read(&once).unwrap().revisions[1].table;
    let trailer = format!("<</Root 1 0 R/Info 2 0 R/Size 11/Prev {before}>>");
    between.extend(
        format!("xref\n5 1\n{place:010} 00000 n \ntrailer\n{trailer}\nstartxref\n{table}\n%%EOF\n").bytes(),
    );
    assert!(prepare(&between, &sign_off(false), &certificates()).is_err(), "we don't sign on");
    let found = report(&countersigned(&between, 2, |_| ()));
    assert_eq!(found.signatures[0].verdict, Verdict::Intact);
    assert_eq!(found.signatures[0].coverage, Coverage::FollowedByOther);
    assert_eq!(found.signatures[1].coverage, Coverage::WholeFile);
    assert!(!found.holds());
}

#[test]
fn a_later_signature_that_certifies_is_found() {
    let found = report(&countersigned_as(&once(), 2, &sign_off(true), |_| ()));
    assert_eq!(found.signatures[1].verdict, Verdict::Malformed);
    assert_eq!(found.signatures[0].coverage, Coverage::FollowedByOther);
}

#[test]
fn a_signature_under_the_name_of_another_place_is_found() {
    assert!(!report(&countersigned(&once(), 1, |_| ())).holds());
    assert!(!report(&countersigned(&once(), 3, |_| ())).holds());
}

#[test]
fn a_first_signature_that_changes_more_than_it_needs_is_malformed() {
    let found = report(&countersigned(&base(), 1, |u| replace(u, "/Contents 5 0 R", "/Contents 6 0 R")));
    assert_eq!(found.signatures[0].verdict, Verdict::Malformed);
    let found = report(&countersigned(&base(), 1, |u| {
        replace(u, "/Type /Catalog", "/Type /Catalog/OpenAction 6 0 R")
    }));
    assert_eq!(found.signatures[0].verdict, Verdict::Malformed);
    assert_eq!(found.attachment, None);
}

#[test]
fn a_name_that_is_not_the_certificates_is_found() {
    let certificates = certificates();
    let mut other = sign_off(false);
    other.signer.name = "Ola".into();
    let prepared = prepare(&base(), &other, &certificates).unwrap();
    let signature = key(3).sign(prepared.to_sign());
    assert_eq!(report(&prepared.finish(&signature).unwrap()).signatures[0].verdict, Verdict::Malformed);
}

#[test]
fn a_long_name_is_cut_in_the_certificate_and_whole_in_the_report() {
    let mut long = sign_off(false);
    long.signer.name = "Ø".repeat(100);
    long.signer.organisation = "𝄞".repeat(100);
    long.signer.role = String::new();
    let authority = Authority { organisation: "𝄞".repeat(100), ..authority() };
    let signed = sign(&base(), &long, &authority, &key(1), &key(2)).unwrap();
    let found = report(&signed);
    assert!(found.holds());
    assert_eq!(found.signatures[0].name, "Ø".repeat(100));
    assert_eq!(found.signatures[0].organisation, "𝄞".repeat(64));
    assert_eq!(found.signatures[0].role, "–");
}

#[test]
fn what_lies_in_a_file_before_it_is_signed_and_is_no_part_of_it_is_not_signed() {
    let mut loose = base();
    let at = loose.windows(4).position(|window| window == b"xref").unwrap();
    loose.splice(at..at, b"8 0 obj\n<<>>\nendobj\n".iter().copied());
    assert!(sign(&loose, &sign_off(false), &authority(), &key(1), &key(2)).is_err());
}
