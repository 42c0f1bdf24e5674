//! A binder in which every question about a supplier is asked, of every kind of supplier that has a preset.

use klinikkvern::binder::Binder;
use klinikkvern::content::Lang;
use klinikkvern::domain::{DataCategory, DataRole, Date, Id, ServiceType, Supplier, TransferBasis};
use klinikkvern::features::suppliers::content::{Asked, Preset, Question};
use klinikkvern::features::suppliers::dossier::{Choice, Origin};
use klinikkvern::features::suppliers::model::{AgreementChange, Change, Edit, ReplyChange};
use klinikkvern::features::Edit as AnyEdit;
use std::rc::Rc;

pub const DAY: Date = jiff::civil::date(2026, 11, 22);

/// Every question, `domain.md` §4.3.
pub fn question_ids() -> Vec<String> {
    (1..=57).map(|number| format!("D-{number:02}")).collect()
}

/// Every kind of supplier, `domain.md` §4.6.
pub fn preset_ids() -> Vec<String> {
    (1..=24).map(|number| format!("ST-{number:02}")).collect()
}

/// Every point of article 28(3), and what belongs with it (`domain.md` §4.1), as the agreement's last table names them.
pub const LAW: [&str; 12] = [
    "art. 28 (3)",
    "art. 28 (3) a",
    "art. 28 (3) b",
    "art. 28 (3) c",
    "art. 28 (3) d",
    "art. 28 (3) e",
    "art. 28 (3) f",
    "art. 28 (3) g",
    "art. 28 (3) h",
    "art. 28 (9)",
    "art. 28 (10)",
    "art. 33 (2)",
];

/// The id of the supplier of a preset: `st-05`.
pub fn supplier_id(preset: &Preset) -> Id {
    Id(preset.id.to_lowercase())
}

/// One supplier for each preset, each a processor that logs in from outside and keeps data in the United States: so that
/// every condition of every question holds. Each has answered one question, so that it is assessed.
pub fn everything_asked(lang: Lang) -> Binder {
    let mut binder = Binder::new("0123456789ab".into(), DAY);
    let clinic = Rc::make_mut(&mut binder.sections.clinic);
    clinic.name = "Fullt hus legekontor".into();
    let presets = || ServiceType::ALL.into_iter().filter_map(Preset::of);
    clinic.suppliers = presets()
        .map(|preset| Supplier {
            id: supplier_id(preset),
            name: format!("{} AS", preset.name.get(lang)),
            service: preset.service,
            role: Some(DataRole::Processor),
            remote_access: true,
            country: "US".into(),
            data: [DataCategory::Contact].into(),
            transfer: Some(TransferBasis::DataPrivacyFramework),
            ..Supplier::default()
        })
        .collect();
    for supplier in binder.sections.clinic.suppliers.clone() {
        let mut change =
            |change| binder.apply(AnyEdit::Suppliers(Edit::Dossier(supplier.id.clone(), change)));
        change(Change::Agreement(AgreementChange::Origin(Origin::Ours)));
        for asked in [Asked::Supplier, Asked::Clinic] {
            let first = Question::about(&supplier).into_iter().find(|question| question.asked == asked);
            let first = first.unwrap_or_else(|| panic!("{}: nothing is asked", supplier.id));
            change(Change::Reply(first.id.clone(), ReplyChange::Choice(Choice::Yes)));
            change(Change::Reply(first.id.clone(), ReplyChange::Note("Se avtalen.".into())));
        }
    }
    binder
}
