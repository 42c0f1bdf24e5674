//! What a signature remembers, and what is said when the facts change after it.

use super::super::changes::{between, changed_places, since_signed, Change, ChangeKind};
use super::super::compose::{compose, NOTICE};
use super::super::data::{data, read, read_back};
use super::super::document;
use super::super::facts::facts;
use super::super::model::{Edit, Place, Variant, Wording};
use super::*;
use crate::domain::SignedSummary;

fn digest_with(clinic: &Clinic, wording: &Wording) -> Digest {
    let digest = Digest::default();
    let ctx = Ctx { clinic, digest: &digest, lang: Lang::Nb, today: day() };
    let signed = SignedSummary {
        id: "DOK-7F3A-01".into(),
        kind: NOTICE.into(),
        title: "Pasientinformasjon".into(),
        version: 1,
        date: jiff::civil::date(2026, 9, 1),
        signer: "Lena".into(),
        data: data(&facts(&ctx), wording).into(),
    };
    Digest { signed: vec![signed], ..Digest::default() }
}

fn changes(before: &Clinic, now: &Clinic, lang: Lang) -> Vec<Change> {
    let digest = digest_with(before, &Wording::default());
    let ctx = Ctx { clinic: now, digest: &digest, lang, today: day() };
    since_signed(&ctx, &Wording::default(), lang).expect("it is signed")
}

fn sms() -> Supplier {
    Supplier {
        id: "sms".into(),
        name: "Meldingen AS".into(),
        service: ServiceType::Messaging,
        country: "NO".into(),
        role: Some(DataRole::Processor),
        data: [DataCategory::Contact, DataCategory::Appointments].into(),
        ..Supplier::default()
    }
}

#[test]
fn a_new_supplier_is_named_in_every_place_that_it_changes() {
    let before = smallest();
    let now = Clinic { suppliers: vec![sms()], ..smallest() };
    let found = changes(&before, &now, Lang::Nb);
    let told: Vec<(&str, ChangeKind)> = found.iter().map(|own| (own.block.as_str(), own.kind)).collect();
    use ChangeKind::{Facts, New};
    assert_eq!(told, [("N-03", Facts), ("N-05", Facts), ("N-07", Facts), ("N-23", New)]);
    assert_eq!(found[1].added, ["Meldingen AS: sender SMS og e-post for oss"]);
    assert!(found[1].gone.is_empty());
}

#[test]
fn a_clinic_that_sends_messages_already_sees_only_the_firm_change() {
    let before = Clinic { ticked: [Flag::SmsReminders].into(), ..smallest() };
    let now = Clinic { suppliers: vec![sms()], ..before.clone() };
    let found = changes(&before, &now, Lang::En);
    assert_eq!(found.iter().map(|own| own.block.as_str()).collect::<Vec<_>>(), ["N-05"]);
    assert_eq!((found[0].added.len(), found[0].gone.len()), (1, 1), "the firm has a name now");
}

#[test]
fn a_block_that_takes_the_place_of_another_is_one_place() {
    let mut now = smallest();
    now.data_protection_officer = largest().data_protection_officer;
    let found = changes(&smallest(), &now, Lang::Nb);
    assert_eq!(found.iter().map(|own| own.block.as_str()).collect::<Vec<_>>(), ["N-02"]);
    assert_eq!(found[0].kind, ChangeKind::Facts);
    let back = changes(&now, &smallest(), Lang::Nb);
    assert_eq!(back.iter().map(|own| own.block.as_str()).collect::<Vec<_>>(), ["N-02-none"]);
}

#[test]
fn nothing_has_changed_while_nothing_changes() {
    for (_, clinic) in clinics(Lang::Nb) {
        assert_eq!(changes(&clinic, &clinic, Lang::En), []);
    }
    let clinic = smallest();
    let ctx = Ctx { clinic: &clinic, digest: &Digest::default(), lang: Lang::Nb, today: day() };
    assert_eq!(since_signed(&ctx, &Wording::default(), Lang::Nb), None, "nothing is signed");
    assert_eq!(changed_places("", "{}", Lang::Nb), Vec::<String>::new());
}

#[test]
fn every_difference_in_the_data_has_a_place() {
    let mut clinics: Vec<Clinic> = clinics(Lang::Nb).into_iter().map(|(_, clinic)| clinic).collect();
    clinics.extend(every_flag().into_iter().map(|flag| Clinic { ticked: [flag].into(), ..smallest() }));
    let mut renamed = smallest();
    renamed.contact.telephone = "00 00 00 00".into();
    clinics.push(renamed);
    let digest = Digest::default();
    let data_of = |clinic: &Clinic| {
        data(&facts(&Ctx { clinic, digest: &digest, lang: Lang::Nb, today: day() }), &Wording::default())
    };
    for (before, now) in clinics.iter().flat_map(|before| clinics.iter().map(move |now| (before, now))) {
        let (before, now) = (data_of(before), data_of(now));
        let places = changed_places(&before, &now, Lang::Nb);
        assert_eq!(before == now, places.is_empty(), "{before}\n{now}");
    }
}

#[test]
fn own_words_are_a_change_and_come_back_from_the_signed_data() {
    let clinic = smallest();
    let before = generated(&clinic, Lang::En).find("N-12").expect("it applies").full.generated.clone();
    let mut wording = Wording::default();
    let place = Place::new("N-12", Variant::Full, Lang::En);
    wording.apply(Edit::Write { place: place.clone(), text: "Ours.".into(), generated: before });
    let digest = digest_with(&clinic, &wording);
    let ctx = Ctx { clinic: &clinic, digest: &digest, lang: Lang::Nb, today: day() };
    let json = serde_json::from_str(&digest.signed[0].data).expect("JSON");
    assert_eq!(read_back(NOTICE, &json), Some(wording));
    assert_eq!(read_back("risk-report", &json), None);
    let found = since_signed(&ctx, &Wording::default(), Lang::Nb).expect("it is signed");
    assert_eq!(
        found.iter().map(|own| (own.block.as_str(), own.kind)).collect::<Vec<_>>(),
        [("N-12", ChangeKind::Words)]
    );
}

#[test]
fn own_words_are_marked_when_the_facts_behind_them_change() {
    let (before, now) = (smallest(), Clinic { suppliers: vec![sms()], ..smallest() });
    let generated = generated(&before, Lang::Nb).find("N-05").expect("it applies").full.generated.clone();
    let mut wording = Wording::default();
    let place = Place::new("N-05", Variant::Full, Lang::Nb);
    wording.apply(Edit::Write {
        place: place.clone(),
        text: "Vi deler lite.".into(),
        generated: generated.clone(),
    });
    assert_eq!(notice(&before, &wording, Lang::Nb).find("N-05").unwrap().full.outdated(), None);
    let after = notice(&now, &wording, Lang::Nb);
    let part = &after.find("N-05").unwrap().full;
    assert_eq!((part.text(), part.outdated()), ("Vi deler lite.", Some(generated.as_str())));
    wording.apply(Edit::Keep { place: place.clone(), generated: part.generated.clone() });
    assert_eq!(notice(&now, &wording, Lang::Nb).find("N-05").unwrap().full.outdated(), None);
    wording.apply(Edit::Reset(place));
    assert_eq!(notice(&now, &wording, Lang::Nb), super::generated(&now, Lang::Nb));
}

#[test]
fn paper_bears_the_signed_version_while_it_fits_and_the_next_one_after() {
    let clinic = smallest();
    let digest = digest_with(&clinic, &Wording::default());
    let ctx = Ctx { clinic: &clinic, digest: &digest, lang: Lang::Nb, today: day() };
    let edition = compose(&ctx, &Wording::default(), Lang::Nb).edition;
    assert!(edition.is_signed && edition.version == 1 && edition.date == jiff::civil::date(2026, 9, 1));
    let changed = Clinic { suppliers: vec![sms()], ..smallest() };
    let ctx = Ctx { clinic: &changed, ..ctx };
    let edition = compose(&ctx, &Wording::default(), Lang::Nb).edition;
    assert!(!edition.is_signed && edition.version == 2 && edition.date == day());
    let versions: Vec<u32> =
        document::drafts(&ctx, &Wording::default()).iter().map(|draft| draft.document.version).collect();
    assert_eq!(versions, [2; 5]);
}

#[test]
fn data_of_another_document_is_no_notice() {
    assert_eq!(read("{}"), None);
    assert_eq!(read("not JSON"), None);
    let (one, other) = (read(&data(&Default::default(), &Wording::default())), Default::default());
    assert_eq!(between(&one.unwrap(), &other, Lang::Nb), []);
}
