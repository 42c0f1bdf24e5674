//! What the module promises, beyond what stands at the foot of its files.

use super::choices::choices;
use super::document::{draft, read_back};
use super::findings::findings;
use super::model::{Edit, Field, OwnChange, Register, RowChange};
use super::row::{row, rows, Row};
use super::sheet::sheet;
use super::{entries, words, Records, CLINIC_SAMPLE};
use crate::content::{localise, Lang};
use crate::documents::{Block, Document};
use crate::domain::privacy::{Article, Period};
use crate::domain::{
    Clinic, Ctx, DataCategory, DataRole, Date, Digest, Flag, Kind, ServiceType, SignedSummary, SubProcessor,
    Supplier, TransferBasis,
};
use crate::features::Feature;
use serde_json::Value;

const DAY: Date = jiff::civil::date(2026, 11, 22);

/// Normland's facts.
fn clinic(lang: Lang) -> Clinic {
    serde_json::from_value(localise(CLINIC_SAMPLE, lang).expect("JSON")).expect("the clinic's sample")
}

fn with<T>(clinic: &Clinic, register: &Register, lang: Lang, work: impl FnOnce(&Ctx) -> T) -> T {
    signed_with(clinic, register, lang, vec![], work)
}

fn signed_with<T>(
    clinic: &Clinic,
    register: &Register,
    lang: Lang,
    signed: Vec<SignedSummary>,
    work: impl FnOnce(&Ctx) -> T,
) -> T {
    let privacy = choices(register, clinic);
    let digest = Digest { series: "7F3A".into(), signed, privacy, ..Digest::default() };
    work(&Ctx { clinic, digest: &digest, lang, today: DAY })
}

fn keys(clinic: &Clinic, register: &Register) -> Vec<String> {
    with(clinic, register, Lang::Nb, |ctx| findings(ctx, register).into_iter().map(|own| own.key).collect())
}

fn the_row(clinic: &Clinic, register: &Register, id: &str) -> Row {
    with(clinic, register, Lang::Nb, |ctx| row(ctx, register, id)).expect("the row concerns the clinic")
}

fn document(clinic: &Clinic, register: &Register, lang: Lang) -> Document {
    with(clinic, register, lang, |ctx| draft(ctx, register)).expect("the clinic is started").document
}

fn edit(register: &mut Register, id: &str, change: RowChange) {
    register.apply(Edit::Row(id.into(), change));
}

fn text(document: &Document) -> String {
    serde_json::to_string(&document.blocks).expect("JSON")
}

fn supplier(id: &str, service: ServiceType) -> Supplier {
    Supplier { id: id.into(), name: format!("{id} AS"), service, country: "NO".into(), ..Supplier::default() }
}

/// Clinics of every kind, with nothing else, and with everything.
fn clinics() -> Vec<Clinic> {
    let bare = Clinic { start_step: 9, name: "Klinikken".into(), ..Clinic::default() };
    let mut all = vec![bare.clone()];
    all.extend(Kind::ALL.map(|kind| Clinic { kinds: [kind].into(), ..bare.clone() }));
    let everything = Clinic {
        kinds: Kind::ALL.into(),
        ticked: [
            Flag::EmailPatients,
            Flag::Recordings,
            Flag::Research,
            Flag::QualityRegister,
            Flag::Camera,
            Flag::Lab,
            Flag::Closing,
            Flag::SocialMedia,
            Flag::XrayImaging,
            Flag::PrivatePhones,
        ]
        .into(),
        suppliers: ServiceType::ALL.map(|service| supplier(&format!("{service:?}"), service)).to_vec(),
        ..bare
    };
    all.push(everything);
    all
}

#[test]
fn every_clinic_gets_rows_that_say_everything_without_a_place_left_to_fill() {
    for clinic in clinics() {
        for lang in Lang::ALL {
            let register = Register::default();
            for row in with(&clinic, &register, lang, |ctx| rows(ctx, &register)) {
                let said: String = words::row(&row, lang).into_iter().map(|(_, value)| value).collect();
                assert!(!said.contains(['{', '}']), "{}: {said}", row.id);
                let full = !row.purpose.is_empty()
                    && !row.subjects.is_empty()
                    && !row.categories.is_empty()
                    && !row.retention.is_empty()
                    && !row.transfers.is_empty();
                assert!(full, "{} lacks something", row.id);
                // Quality registers each have a basis of their own.
                assert!(row.lacks().is_none() || row.id == "P-23", "{} lacks a basis", row.id);
            }
        }
    }
}

#[test]
fn the_record_of_the_sample_says_all_that_article_30_asks_for_in_each_language() {
    for lang in Lang::ALL {
        let (clinic, register) = (clinic(lang), Records::sample(lang));
        let document = document(&clinic, &register, lang);
        let text = text(&document);
        let rows = with(&clinic, &register, lang, |ctx| rows(ctx, &register));
        // a: controllers and how to reach them.
        for undertaking in clinic.undertakings.iter().take(2) {
            assert!(text.contains(&undertaking.name), "{}", undertaking.name);
        }
        for row in rows.iter().filter(|row| !row.is_struck()) {
            // b–g: purposes, whose data and what data, recipients, transfers, time limits, security.
            let mut parts = vec![&row.purpose, &row.security];
            parts.extend(row.subjects.iter().chain(&row.categories).chain(&row.transfers));
            parts.extend(row.recipients.iter().map(|own| &own.who));
            parts.extend(row.retention.iter().map(|own| &own.text));
            for part in parts {
                let escaped = serde_json::to_string(part).expect("JSON");
                assert!(text.contains(escaped.trim_matches('"')), "{}: {part}", row.id);
            }
        }
        assert!(
            rows.iter().any(Row::is_struck) && rows.iter().any(|row| row.is_own),
            "the sample shows both"
        );
    }
}

#[test]
fn nothing_stands_in_the_way_of_signing_the_sample() {
    for lang in Lang::ALL {
        let (clinic, register) = (clinic(lang), Records::sample(lang));
        let draft = with(&clinic, &register, lang, |ctx| draft(ctx, &register)).expect("a draft");
        assert_eq!(draft.blockers, vec![]);
        assert_eq!(keys(&clinic, &register), Vec::<String>::new());
    }
}

#[test]
fn a_new_supplier_stands_in_the_row_at_once_and_the_signed_record_no_longer_fits() {
    let (mut clinic, register) = (clinic(Lang::Nb), Records::sample(Lang::Nb));
    let before = document(&clinic, &register, Lang::Nb);
    clinic.suppliers.push(supplier("Pling", ServiceType::Messaging));
    let who: Vec<String> =
        the_row(&clinic, &register, "P-09").recipients.into_iter().map(|own| own.who).collect();
    assert_eq!(who, ["SMS-leverandøren, Pling AS"]);
    let signed = SignedSummary {
        id: before.id,
        kind: before.kind,
        title: before.title,
        version: 1,
        date: DAY,
        signer: "Lena".into(),
        data: before.data.as_str().into(),
    };
    let after = signed_with(&clinic, &register, Lang::Nb, vec![signed], |ctx| draft(ctx, &register));
    let after = after.expect("a draft").document;
    assert_ne!(before.data, after.data);
    let changes = after.changes.expect("something changed");
    assert!(changes.ends_with("versjon 1: Påminnelser på SMS eller e-post."), "{changes}");
}

#[test]
fn looking_at_a_row_again_on_another_day_changes_no_content() {
    let (clinic, mut register) = (clinic(Lang::Nb), Records::sample(Lang::Nb));
    let before = document(&clinic, &register, Lang::Nb);
    edit(&mut register, "P-01", RowChange::Confirm(DAY));
    assert_eq!(before, document(&clinic, &register, Lang::Nb));
}

#[test]
fn a_supplier_with_patient_data_must_stand_in_a_row() {
    let (mut clinic, mut register) = (clinic(Lang::Nb), Records::sample(Lang::Nb));
    let mut courier = supplier("bud", ServiceType::Courier);
    courier.data.insert(DataCategory::Accounts);
    clinic.suppliers.push(courier);
    assert_eq!(keys(&clinic, &register), Vec::<String>::new(), "user accounts are not about patients");
    clinic.suppliers.last_mut().expect("one").data.insert(DataCategory::Images);
    assert_eq!(keys(&clinic, &register), ["records/recipient/bud"]);
    edit(&mut register, "P-04", RowChange::ToggleSupplier("bud".into()));
    assert_eq!(keys(&clinic, &register), Vec::<String>::new());
    edit(&mut register, "P-04", RowChange::Strike(DAY));
    edit(&mut register, "P-04", RowChange::StrikeReason("Vi tar ingen prøver.".into()));
    assert_eq!(keys(&clinic, &register), ["records/recipient/bud"], "a struck row does not count");
}

#[test]
fn health_data_needs_article_6_and_article_9() {
    let (clinic, mut register) = (clinic(Lang::Nb), Records::sample(Lang::Nb));
    edit(&mut register, "P-01", RowChange::Article9(Some([].into())));
    assert_eq!(keys(&clinic, &register), ["records/basis/P-01"]);
    edit(&mut register, "P-01", RowChange::Article9(None));
    edit(&mut register, "P-19", RowChange::Article6(Some([].into())));
    assert_eq!(keys(&clinic, &register), ["records/basis/P-19"], "contact persons need article 6 only");
    edit(&mut register, "P-19", RowChange::Article6(Some([Article::from("6-1-f")].into())));
    assert_eq!(keys(&clinic, &register), Vec::<String>::new());
}

#[test]
fn an_undecided_period_a_row_that_nobody_looked_at_and_a_strike_without_reason_are_told() {
    let (clinic, mut register) = (clinic(Lang::Nb), Records::sample(Lang::Nb));
    register.apply(Edit::Period("RT-14".into(), None));
    assert_eq!(keys(&clinic, &register), ["records/periods"]);
    let kept = &the_row(&clinic, &register, "P-15").retention[0];
    assert!(!kept.is_decided && words::kept(kept, Lang::Nb).ends_with("(forslag, ikke bestemt)"));
    register.apply(Edit::Period("RT-14".into(), Some(Period::Own("  ".into()))));
    assert_eq!(keys(&clinic, &register), ["records/periods"], "blanks decide nothing");
    register.apply(Edit::Period("RT-14".into(), Some(Period::Proposed)));
    edit(&mut register, "P-02", RowChange::Reopen);
    edit(&mut register, "P-17", RowChange::StrikeReason(" ".into()));
    assert_eq!(keys(&clinic, &register), ["records/reason/P-17", "records/rows"]);
}

#[test]
fn a_row_of_ones_own_says_what_it_lacks() {
    let (clinic, mut register) = (clinic(Lang::Nb), Records::sample(Lang::Nb));
    register.apply(Edit::AddOwn("own".into()));
    assert_eq!(keys(&clinic, &register), ["records/basis/own", "records/incomplete/own", "records/rows"]);
    for category in ["IC-04", "IC-01"] {
        register.apply(Edit::Own("own".into(), OwnChange::ToggleCategory(category.into())));
    }
    register.apply(Edit::Own("own".into(), OwnChange::ToggleRetention("RT-01".into())));
    let texts = [(Field::Purpose, "Kurs"), (Field::Subjects, "Deltakere"), (Field::Security, "Låst skap")];
    for (field, text) in texts {
        edit(&mut register, "own", RowChange::Text(field, Some(text.into())));
    }
    edit(&mut register, "own", RowChange::Article6(Some([Article::from("6-1-b")].into())));
    edit(&mut register, "own", RowChange::Confirm(DAY));
    assert_eq!(
        keys(&clinic, &register),
        ["records/basis/own"],
        "notes are health data, which article 6 alone does not allow"
    );
    edit(&mut register, "own", RowChange::Article9(Some([Article::from("9-2-a")].into())));
    assert_eq!(keys(&clinic, &register), Vec::<String>::new());
}

#[test]
fn own_words_stand_instead_of_the_proposal_or_beside_what_follows_from_the_facts() {
    let (clinic, mut register) = (clinic(Lang::Nb), Records::sample(Lang::Nb));
    let before = the_row(&clinic, &register, "P-01");
    for field in Field::ALL {
        edit(&mut register, "P-01", RowChange::Text(field, Some("Egne ord".into())));
    }
    let after = the_row(&clinic, &register, "P-01");
    assert_eq!((after.purpose.as_str(), after.security.as_str()), ("Egne ord", "Egne ord"));
    assert_eq!((after.subjects.len(), after.statutes.len()), (1, 1));
    assert_eq!(
        after.recipients.len(),
        before.recipients.len() + 1,
        "nobody who gets data can be written away"
    );
    assert_eq!(after.categories.len(), before.categories.len() + 1);
    assert_eq!(after.transfers.len(), before.transfers.len() + 1);
    assert_eq!(after.retention.len(), before.retention.len() + 1);
    for field in Field::ALL {
        edit(&mut register, "P-01", RowChange::Text(field, None));
    }
    assert_eq!(the_row(&clinic, &register, "P-01"), before);
}

#[test]
fn each_row_names_those_who_are_controllers_of_its_data() {
    let (mut clinic, register) = (clinic(Lang::Nb), Register::default());
    let named = |clinic: &Clinic, id| the_row(clinic, &register, id).controllers;
    assert_eq!(named(&clinic, "P-01"), ["Legepraksisen til Frank", "Legepraksisen til Lena"]);
    assert_eq!(named(&clinic, "P-16"), ["Legepraksisen til Lena"]);
    assert_eq!(named(&clinic, "P-24"), ["Normland Helsesenter"], "nobody has settled the accounts");
    clinic.controllerships.clear();
    assert_eq!(named(&clinic, "P-01"), ["Normland Helsesenter"]);
}

#[test]
fn a_transfer_out_of_the_eea_stands_in_the_rows_of_the_supplier() {
    let (mut clinic, register) = (clinic(Lang::Nb), Register::default());
    assert!(!the_row(&clinic, &register, "P-01").leaves_eea);
    let firm = SubProcessor {
        id: "x".into(),
        name: "Storage".into(),
        country: "US".into(),
        ..SubProcessor::default()
    };
    clinic.suppliers[0].sub_processors.push(firm);
    clinic.suppliers[0].transfer = Some(TransferBasis::StandardClauses);
    let row = the_row(&clinic, &register, "P-01");
    assert!(row.leaves_eea && row.transfers[0].contains("Storage"), "{:?}", row.transfers);
    assert!(!the_row(&clinic, &register, "P-24").leaves_eea, "the accountant is another firm");
    clinic.suppliers[0].sub_processors[1].country.clear();
    let row = the_row(&clinic, &register, "P-01");
    assert_eq!(row.transfers, ["Vi vet ikke hvilket land Storage er i."]);
}

#[test]
fn a_supplier_bears_its_role_and_one_with_secrecy_only_gets_no_data() {
    let (mut clinic, register) = (clinic(Lang::Nb), Register::default());
    let labels = |clinic: &Clinic| -> Vec<String> {
        the_row(clinic, &register, "P-01").recipients.iter().map(|own| own.label(Lang::Nb)).collect()
    };
    assert!(labels(&clinic).contains(&"Journalleverandøren (journalen, ved drift og hjelp)".to_owned()));
    let shredding =
        clinic.suppliers.iter_mut().find(|own| own.service == ServiceType::Shredding).expect("one");
    shredding.role = Some(DataRole::Secrecy);
    shredding.data.clear();
    assert!(!labels(&clinic).iter().any(|label| label.contains("akulering")));
}

#[test]
fn the_sheet_has_a_line_for_each_row_and_a_cell_for_each_column() {
    for lang in Lang::ALL {
        let (clinic, register) = (clinic(lang), Records::sample(lang));
        let sheet = with(&clinic, &register, lang, |ctx| sheet(ctx, &register));
        assert!(sheet.rows.len() > 20 && sheet.rows.iter().all(|line| line.len() == sheet.columns.len()));
        assert!(sheet.columns.iter().all(|column| !column.is_empty()));
    }
}

#[test]
fn every_entry_of_the_sample_has_a_name_and_says_something() {
    for lang in Lang::ALL {
        let (clinic, register) = (clinic(lang), Records::sample(lang));
        let mut paths: Vec<Vec<String>> = vec![vec!["optional_recipients".into()]];
        paths.extend(register.answers.keys().map(|id| vec!["answers".into(), id.clone()]));
        paths.extend(register.own.iter().map(|own| vec!["own".into(), own.id.0.clone()]));
        paths.extend(register.periods.keys().map(|id| vec!["periods".into(), id.clone()]));
        paths.extend(
            register.own_recipients.iter().map(|own| vec!["own_recipients".into(), own.id.0.clone()]),
        );
        for path in paths {
            let key: Vec<&str> = path.iter().map(String::as_str).collect();
            let label = entries::label(&register, &key, lang).unwrap_or_default();
            let lines = entries::lines(&clinic, &register, &key, lang).unwrap_or_default();
            assert!(!label.is_empty() && !lines.is_empty(), "{path:?}");
            assert!(lines.iter().chain([&label]).all(|line| !line.contains(['{', '}'])), "{lines:?}");
        }
    }
}

#[test]
fn what_is_no_record_of_ours_restores_nothing_and_nothing_strange_is_taken_over() {
    let (clinic, register) = (clinic(Lang::Nb), Records::sample(Lang::Nb));
    let data: Value = serde_json::from_str(&document(&clinic, &register, Lang::Nb).data).expect("JSON");
    assert_eq!(read_back(&register, &data), Some(register.clone()));
    for (part, wrong) in [("answers", "none"), ("own", "none"), ("periods", "none")] {
        let mut data = data.clone();
        data[part] = wrong.into();
        assert_eq!(read_back(&register, &data), None, "{part}");
    }
    let mut strange = data;
    strange["answers"]["P-99"] = strange["answers"]["P-01"].clone();
    strange["periods"]["RT-01"] = "proposed".into();
    strange["optional_recipients"] = vec!["RC-01", "RC-20", "RC-45"].into();
    assert_eq!(read_back(&register, &strange), Some(register));
}

#[test]
fn a_clinic_that_has_told_nothing_is_told_nothing() {
    let (clinic, register) = (Clinic::default(), Register::default());
    assert_eq!(keys(&clinic, &register), Vec::<String>::new());
    assert!(with(&clinic, &register, Lang::Nb, |ctx| draft(ctx, &register)).is_none());
}

#[test]
fn headings_and_heads_of_columns_are_short() {
    for lang in Lang::ALL {
        let document = document(&clinic(lang), &Records::sample(lang), lang);
        let mut heads: Vec<String> = vec![document.title.clone()];
        for block in &document.blocks {
            match block {
                Block::Table(table) => heads.extend(table.columns.iter().map(|own| own.title.clone())),
                Block::Heading { text, .. } => heads.push(text.clone()),
                _ => {}
            }
        }
        let long: Vec<&String> = heads.iter().filter(|head| head.split_whitespace().count() > 10).collect();
        assert!(long.is_empty(), "{long:?}");
    }
}
