//! The rules of the notice, over the sample's clinic, clinics with no flag and with every flag, and many between.

mod completeness;
mod easy_to_read;
mod outputs;
#[cfg(feature = "export")]
mod paper;
mod signed;

use super::compose::{compose, Notice};
use super::model::Wording;
use super::Notices;
use crate::content::{localise, Lang};
use crate::domain::{
    Clinic, Community, Controllership, Ctx, DataCategory, DataProtectionOfficer, DataRole, Date, Digest,
    Flag, Kind, RecordSystem, ServiceType, Supplier, Topic, TransferBasis, Undertaking,
};
use crate::features::Feature;

fn day() -> Date {
    jiff::civil::date(2026, 11, 22)
}

/// The facts that this module's sample belongs to.
fn sample(lang: Lang) -> Clinic {
    let json = localise(include_str!("../clinic/sample.json"), lang).expect("JSON");
    let mut clinic: Clinic = serde_json::from_value(json).expect("the sample fits");
    reachable(&mut clinic);
    clinic
}

fn reachable(clinic: &mut Clinic) {
    clinic.contact.address = "Storgata 1, 1234 Normland".into();
    clinic.contact.email = "post@normland.example".into();
    clinic.contact.website = "normland.example".into();
}

/// A clinic that has told as little as the start questions take.
fn smallest() -> Clinic {
    Clinic {
        name: "Lillevik fysioterapi".into(),
        organisation_number: "310 001 015".into(),
        kinds: [Kind::Other].into(),
        record_system: Some(RecordSystem::Paper),
        community: Some(Community::Alone),
        start_step: 9,
        ..Clinic::default()
    }
}

/// A clinic that does everything, with a supplier of each service, one of them abroad.
fn largest() -> Clinic {
    let suppliers = ServiceType::ALL.into_iter().enumerate().map(|(number, service)| Supplier {
        id: format!("s{number}").as_str().into(),
        name: format!("Firma {number}"),
        service,
        country: if number == 0 { "US" } else { "NO" }.into(),
        transfer: Some(TransferBasis::ALL[number % 4]),
        role: [Some(DataRole::Processor), Some(DataRole::Controller), None][number % 3],
        data: [DataCategory::Contact].into(),
        ..Supplier::default()
    });
    let undertaking =
        |id: &str| Undertaking { id: id.into(), name: format!("Praksis {id}"), ..Undertaking::default() };
    let mut clinic = Clinic {
        name: "Storvik helsehus".into(),
        organisation_number: "310 001 015".into(),
        kinds: Kind::ALL.into_iter().collect(),
        record_system: Some(RecordSystem::Cloud),
        shares_record: Some(true),
        community: Some(Community::Landlord),
        ticked: every_flag().into_iter().collect(),
        suppliers: suppliers.collect(),
        undertakings: vec![undertaking("a"), undertaking("b")],
        controllerships: Topic::ALL
            .into_iter()
            .map(|topic| Controllership {
                id: format!("{topic:?}").as_str().into(),
                topic,
                subject: "Laben".into(),
                controllers: ["a".into(), "b".into()].into(),
                in_writing: true,
            })
            .collect(),
        data_protection_officer: Some(DataProtectionOfficer {
            name: "Ombudet".into(),
            email: "ombud@storvik.example".into(),
            telephone: String::new(),
        }),
        start_step: 9,
        ..Clinic::default()
    };
    reachable(&mut clinic);
    clinic
}

/// Every flag that a block or a catalogue names.
fn every_flag() -> Vec<Flag> {
    use crate::domain::privacy;
    let blocks = super::content::Block::all().iter().flat_map(|block| block.applies.clone());
    let bases = privacy::legal_bases().iter().flat_map(|row| row.applies.clone());
    let recipients = privacy::recipients().iter().flat_map(|row| row.applies.clone());
    let rules = privacy::retention_rules().iter().flat_map(|row| row.applies.clone());
    let mut flags: Vec<Flag> = blocks.chain(bases).chain(recipients).chain(rules).collect();
    flags.sort();
    flags.dedup();
    flags
}

fn clinics(lang: Lang) -> [(&'static str, Clinic); 3] {
    [("sample", sample(lang)), ("smallest", smallest()), ("largest", largest())]
}

fn notice(clinic: &Clinic, wording: &Wording, lang: Lang) -> Notice {
    let digest = Digest::default();
    compose(&Ctx { clinic, digest: &digest, lang, today: day() }, wording, lang)
}

fn generated(clinic: &Clinic, lang: Lang) -> Notice {
    notice(clinic, &Wording::default(), lang)
}

#[test]
fn the_samples_own_words_fit_the_text_that_they_replace() {
    for lang in Lang::ALL {
        let notice = notice(&sample(lang), &Notices::sample(lang), lang);
        let own: Vec<_> = notice.blocks.iter().filter(|own| own.full.own.is_some()).collect();
        assert_eq!(own.len(), 1, "the sample has words of its own in {}", lang.code());
        assert_eq!(own[0].full.outdated(), None, "sample.json: copy the text of the catalogue to `from`");
    }
}
