//! Forks of the example, made by chance and by hand.

use super::super::archive::mark;
use super::*;
use crate::binder::{drafts, open, write, SignedFile};
use crate::content::Localized;
use crate::documents::{Document, Signature};
use crate::domain::{ActionStatus, Community, Date, DateExt, Flag, Id, Role, ServiceType, SystemKind};
use crate::features::clinic::{
    Answer as ClinicAnswer, ContactEdit, Edit as ClinicEdit, OfficerEdit, PersonEdit, SupplierEdit,
    SystemEdit, UndertakingEdit,
};
use crate::features::risk::model::{Answer, Edit as RiskEdit, IncidentChange, MeasureChange, OwnChange};
use crate::features::Edit;
use std::collections::BTreeSet;

mod words;

/// Forks that each property is tried on.
const FORKS: u64 = 60;

fn day() -> Date {
    jiff::civil::date(2026, 11, 22)
}

/// The example as a clinic's own binder, with one signed document.
fn ours() -> Binder {
    thread_local! {
        static OURS: Binder = Binder { is_example: false, ..Binder::example(Lang::Nb, day()) };
    }
    OURS.with(Binder::clone)
}

/// Numbers that look random and are the same in each run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    fn pick<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        (!items.is_empty()).then(|| items[self.below(items.len())].clone())
    }
}

fn sign(binder: &mut Binder, day: Date, hour: usize) {
    let Some(draft) = drafts(binder, Lang::Nb, day).pop() else { return };
    let signature = Signature {
        role: "Daglig leder".into(),
        name: "Lena".into(),
        signed_at: format!("{day}T{hour:02}:42:00+01:00"),
        statement: draft.statement,
        drawing: None,
        key: None,
        reason: None,
    };
    binder.archive_signed(Document { signatures: vec![signature], ..draft.document }, None, None);
}

fn clinic_edit(binder: &Binder, id: Id, word: String, numbers: &mut Numbers) -> Option<ClinicEdit> {
    let clinic = &binder.sections.clinic;
    let people: Vec<Id> = clinic.people.iter().map(|own| own.id.clone()).collect();
    let systems: Vec<Id> = clinic.systems.iter().map(|own| own.id.clone()).collect();
    let suppliers: Vec<Id> = clinic.suppliers.iter().map(|own| own.id.clone()).collect();
    let undertakings: Vec<Id> = clinic.undertakings.iter().map(|own| own.id.clone()).collect();
    Some(match numbers.below(20) {
        0 => ClinicEdit::Person(id, PersonEdit::Add(word)),
        1 => ClinicEdit::Person(numbers.pick(&people)?, PersonEdit::Name(word)),
        2 => ClinicEdit::Person(numbers.pick(&people)?, PersonEdit::Role(Role::Nurse, numbers.below(2) == 0)),
        3 => ClinicEdit::Person(numbers.pick(&people)?, PersonEdit::Remove),
        4 => ClinicEdit::System(id, SystemEdit::Add(SystemKind::Printer)),
        5 => ClinicEdit::System(numbers.pick(&systems)?, SystemEdit::Supplier(numbers.pick(&suppliers))),
        6 => ClinicEdit::System(numbers.pick(&systems)?, SystemEdit::Remove),
        7 => ClinicEdit::Supplier(id, SupplierEdit::Add(ServiceType::Video)),
        8 => ClinicEdit::Supplier(numbers.pick(&suppliers)?, SupplierEdit::Country("US".into())),
        9 => ClinicEdit::Supplier(numbers.pick(&suppliers)?, SupplierEdit::Remove),
        10 => ClinicEdit::Undertaking(id, UndertakingEdit::Add),
        11 => ClinicEdit::Undertaking(numbers.pick(&undertakings)?, UndertakingEdit::Remove),
        12 => {
            ClinicEdit::Answer(ClinicAnswer::Name(if numbers.below(3) == 0 { String::new() } else { word }))
        }
        13 => ClinicEdit::Answer(ClinicAnswer::Flag(Flag::Camera, numbers.below(2) == 0)),
        14 => ClinicEdit::Answer(ClinicAnswer::Community(Community::Landlord)),
        15 => ClinicEdit::Contact(ContactEdit::Telephone(word)),
        16 => ClinicEdit::Officer(OfficerEdit::Has(numbers.below(2) == 0)),
        17 => ClinicEdit::Officer(OfficerEdit::Name(word)),
        18 => ClinicEdit::Person(numbers.pick(&people)?, PersonEdit::Left(Some(day()))),
        _ => ClinicEdit::DraftPeople(word),
    })
}

fn risk_edit(binder: &Binder, id: Id, word: String, numbers: &mut Numbers) -> Option<RiskEdit> {
    let risk = &binder.sections.risk;
    let catalogue = (1..=12).map(|number| format!("SC-{number:02}"));
    let scenarios: Vec<String> = catalogue.chain(risk.own.iter().map(|own| own.id.0.clone())).collect();
    let scenario = numbers.pick(&scenarios)?;
    let own: Vec<Id> = risk.own.iter().map(|own| own.id.clone()).collect();
    let incidents: Vec<Id> = risk.incidents.iter().map(|own| own.id.clone()).collect();
    let measures: Vec<Id> = risk.assessment(&scenario).measures.iter().map(|own| own.id.clone()).collect();
    let value = 1 + numbers.below(4) as u8;
    Some(match numbers.below(14) {
        0 => RiskEdit::Answer(scenario, Answer::Likelihood(value)),
        1 => RiskEdit::Answer(scenario, Answer::Patient(value)),
        2 => RiskEdit::Answer(scenario, Answer::Reasoning(word)),
        3 => RiskEdit::Answer(scenario, Answer::AddMeasure(id, None, Some(day()))),
        4 => {
            let done = MeasureChange::Status(ActionStatus::Done);
            RiskEdit::Answer(scenario, Answer::Measure(numbers.pick(&measures)?, done))
        }
        5 => RiskEdit::RemoveMeasure(scenario, numbers.pick(&measures)?),
        6 => {
            let facts = Box::new(binder.sections.clinic.facts());
            RiskEdit::Complete { scenario, today: day().plus_days(i32::from(value)), facts }
        }
        7 => RiskEdit::Own(None, OwnChange::Title(word)),
        8 => RiskEdit::AddOwn(id),
        9 => RiskEdit::RemoveOwn(numbers.pick(&own)?),
        10 => RiskEdit::Incident(IncidentChange::Scenario(scenario)),
        11 => RiskEdit::AddIncident(id),
        12 => RiskEdit::RemoveIncident(numbers.pick(&incidents)?),
        _ => RiskEdit::SetSummary(word),
    })
}

/// Goes on working for a while; what is made gets ids that begin with `machine`.
fn work(binder: &mut Binder, machine: &str, numbers: &mut Numbers) {
    for step in 0..numbers.below(14) {
        let (id, word) = (Id(format!("{machine}-{step}")), format!("{machine} {}", numbers.below(5)));
        if numbers.below(8) == 0 {
            sign(binder, day().plus_days(numbers.below(3) as i32), 8 + numbers.below(10));
        } else if numbers.below(2) == 0 {
            clinic_edit(binder, id, word, numbers)
                .into_iter()
                .for_each(|edit| binder.apply(Edit::Clinic(edit)));
        } else {
            risk_edit(binder, id, word, numbers).into_iter().for_each(|edit| binder.apply(Edit::Risk(edit)));
        }
    }
}

/// Two binders that were one until lately.
fn fork(seed: u64) -> (Binder, Binder, Numbers) {
    let mut numbers = Numbers(seed);
    let mut mine = ours();
    work(&mut mine, "felles", &mut numbers);
    let mut theirs = mine.clone();
    work(&mut mine, "min", &mut numbers);
    work(&mut theirs, "deres", &mut numbers);
    (mine, theirs, numbers)
}

fn all(differences: &[Difference], choice: Choice) -> BTreeMap<String, Choice> {
    differences.iter().map(|difference| (difference.key.clone(), choice)).collect()
}

fn both(differences: &[Difference], choice: Choice) -> BTreeMap<String, Choice> {
    let chosen = differences.iter().filter(|difference| difference.kind == DifferenceKind::Both);
    chosen.map(|difference| (difference.key.clone(), choice)).collect()
}

fn keys(differences: &[Difference], kind: DifferenceKind) -> BTreeSet<String> {
    let chosen = differences.iter().filter(|difference| difference.kind == kind && !difference.is_signed());
    chosen.map(|difference| difference.key.clone()).collect()
}

fn marks(binder: &Binder) -> BTreeSet<String> {
    binder.archive().iter().map(|document| mark(document)).collect()
}

#[test]
fn a_binder_does_not_differ_from_itself() {
    for seed in 0..FORKS {
        let (mine, ..) = fork(seed);
        assert_eq!(compare(&mine, &mine, Lang::Nb), vec![], "seed {seed}");
        assert!(
            merge(&mine, &mine, &BTreeMap::new()) == mine,
            "seed {seed}: a merge with itself changes nothing"
        );
    }
}

#[test]
fn choosing_mine_everywhere_keeps_mine_and_adds_what_only_they_have() {
    let mut met = 0;
    for seed in 0..FORKS {
        let (mine, theirs, _) = fork(seed);
        let differences = compare(&mine, &theirs, Lang::Nb);
        met += keys(&differences, DifferenceKind::Both).len();
        let merged = merge(&mine, &theirs, &both(&differences, Choice::Mine));
        let after = compare(&merged, &mine, Lang::Nb);
        assert_eq!(keys(&after, DifferenceKind::Both), BTreeSet::new(), "seed {seed}: mine was changed");
        assert_eq!(keys(&after, DifferenceKind::OnlyTheirs), BTreeSet::new(), "seed {seed}: mine was lost");
        let added = keys(&after, DifferenceKind::OnlyMine);
        assert_eq!(
            added,
            keys(&differences, DifferenceKind::OnlyTheirs),
            "seed {seed}: theirs were not added"
        );
        assert!(
            merged == merge(&mine, &theirs, &BTreeMap::new()),
            "seed {seed}: mine is what is kept until told otherwise"
        );
        assert_eq!((merged.id, merged.created), (mine.id, mine.created), "seed {seed}: it is another binder");
    }
    assert!(met > FORKS as usize, "the forks must meet: {met} entries differ on both sides");
}

#[test]
fn choosing_theirs_everywhere_gives_their_entries() {
    for seed in 0..FORKS {
        let (mine, theirs, _) = fork(seed);
        let differences = compare(&mine, &theirs, Lang::Nb);
        let merged = merge(&mine, &theirs, &both(&differences, Choice::Theirs));
        let after = compare(&merged, &theirs, Lang::Nb);
        assert_eq!(keys(&after, DifferenceKind::Both), BTreeSet::new(), "seed {seed}");
        assert_eq!(keys(&after, DifferenceKind::OnlyTheirs), BTreeSet::new(), "seed {seed}: theirs was lost");
        let merged = merge(&mine, &theirs, &all(&differences, Choice::Theirs));
        let after = compare(&merged, &theirs, Lang::Nb);
        assert!(after.iter().all(Difference::is_signed), "seed {seed}: {after:#?}");
    }
}

#[test]
fn whatever_is_chosen_the_binder_opens_and_no_signed_document_is_lost() {
    let mut signed_apart = 0;
    for seed in 0..FORKS {
        let (mine, theirs, mut numbers) = fork(seed);
        let differences = compare(&mine, &theirs, Lang::En);
        let mut choices = BTreeMap::new();
        for difference in &differences {
            match numbers.below(3) {
                0 => drop(choices.insert(difference.key.clone(), Choice::Mine)),
                1 => drop(choices.insert(difference.key.clone(), Choice::Theirs)),
                _ => {}
            }
        }
        let merged = merge(&mine, &theirs, &choices);
        assert!(
            open(write(&merged).as_bytes()).unwrap() == merged,
            "seed {seed}: it comes back as another binder"
        );
        assert_eq!(
            marks(&merged),
            &marks(&mine) | &marks(&theirs),
            "seed {seed}: every signed document, unchanged"
        );
        assert_eq!(merged.archive().len(), marks(&merged).len(), "seed {seed}: each is there once");
        signed_apart += usize::from(marks(&mine) != marks(&theirs));
        let again = merge(&merged, &theirs, &all(&compare(&merged, &theirs, Lang::En), Choice::Mine));
        assert_eq!(compare(&again, &merged, Lang::En), vec![], "seed {seed}: a second merge changes nothing");
    }
    assert!(signed_apart > 10, "the forks must sign: {signed_apart}");
}

#[test]
fn what_is_undecided_is_told_until_it_is_chosen() {
    let (mut mine, mut theirs) = (ours(), ours());
    mine.apply(Edit::Clinic(ClinicEdit::Answer(ClinicAnswer::Name("Fjordklinikken".into()))));
    theirs.apply(Edit::Clinic(ClinicEdit::Answer(ClinicAnswer::Name("Fjellklinikken".into()))));
    theirs.apply(Edit::Clinic(ClinicEdit::Person("new".into(), PersonEdit::Add("Ida".into()))));
    let differences = compare(&mine, &theirs, Lang::Nb);
    let open = undecided(&differences, &BTreeMap::new());
    assert_eq!(open.len(), 1, "an entry on one side needs no choice: {differences:#?}");
    assert_eq!((open[0].key.as_str(), open[0].label.as_str()), ("clinic/name", "Navnet på klinikken"));
    let choices = BTreeMap::from([("clinic/name".to_owned(), Choice::Theirs)]);
    assert!(undecided(&differences, &choices).is_empty());
    let merged = merge(&mine, &theirs, &choices);
    assert_eq!(merged.sections.clinic.name, "Fjellklinikken");
    assert_eq!(merged.sections.clinic.people.last().unwrap().name, "Ida");
}

#[test]
fn what_was_deleted_on_one_side_is_kept_until_a_choice_leaves_it_out() {
    let (mine, mut theirs) = (ours(), ours());
    theirs.apply(Edit::Clinic(ClinicEdit::Supplier("operations".into(), SupplierEdit::Remove)));
    let differences = compare(&mine, &theirs, Lang::Nb);
    let supplier = differences.iter().find(|own| own.key == "clinic/suppliers/operations").unwrap();
    assert_eq!(supplier.kind, DifferenceKind::OnlyMine);
    let has = |binder: &Binder| binder.sections.clinic.suppliers.iter().any(|own| own.id.0 == "operations");
    assert!(has(&merge(&mine, &theirs, &BTreeMap::new())));
    let without = merge(&mine, &theirs, &BTreeMap::from([(supplier.key.clone(), Choice::Theirs)]));
    assert!(!has(&without));
    let leans = without.sections.clinic.systems.iter().any(|own| own.supplier == Some("operations".into()));
    assert!(!leans, "a system lets go of a supplier that is left out");
}

#[test]
fn an_assessment_brings_the_facts_that_it_rested_on() {
    let (mut mine, mut theirs) = (ours(), ours());
    let complete = |binder: &mut Binder, scenario: &str| {
        let facts = Box::new(binder.sections.clinic.facts());
        binder.apply(Edit::Risk(RiskEdit::Complete { scenario: scenario.into(), today: day(), facts }));
    };
    mine.apply(Edit::Clinic(ClinicEdit::System("a".into(), SystemEdit::Add(SystemKind::Portable))));
    complete(&mut mine, "SC-01");
    theirs.apply(Edit::Clinic(ClinicEdit::System("b".into(), SystemEdit::Add(SystemKind::Imaging))));
    complete(&mut theirs, "SC-02");
    let merged =
        merge(&mine, &theirs, &BTreeMap::from([("risk/assessments/SC-02".to_owned(), Choice::Theirs)]));
    let basis = |binder: &Binder, scenario: &str| {
        let risk = &binder.sections.risk;
        risk.bases[risk.assessments[scenario].basis.expect("a basis")].clone()
    };
    assert_eq!(basis(&merged, "SC-01"), basis(&mine, "SC-01"));
    assert_eq!(
        basis(&merged, "SC-02"),
        basis(&theirs, "SC-02"),
        "a number means something else in another binder"
    );
}

#[test]
fn an_own_scenario_and_its_assessment_stay_together() {
    let (mut mine, theirs) = (ours(), ours());
    for edit in [
        RiskEdit::Own(None, OwnChange::Title("Nøkkelen blir borte".into())),
        RiskEdit::AddOwn("key".into()),
        RiskEdit::Answer("key".into(), Answer::Likelihood(3)),
        RiskEdit::Incident(IncidentChange::Scenario("key".into())),
        RiskEdit::AddIncident("lost".into()),
    ] {
        mine.apply(Edit::Risk(edit));
    }
    let differences = compare(&mine, &theirs, Lang::Nb);
    let found: Vec<&str> = differences.iter().map(|own| own.label.as_str()).collect();
    assert_eq!(
        found,
        ["Alvorlig hendelse uten dato: Nøkkelen blir borte", "Eget scenario: Nøkkelen blir borte"]
    );
    let without = merge(&mine, &theirs, &BTreeMap::from([("risk/own/key".to_owned(), Choice::Theirs)]));
    assert!(without.sections.risk.own.is_empty() || !without.sections.risk.assessments.contains_key("key"));
    assert!(without.sections.risk.incidents.iter().all(|incident| incident.scenario != "key"));
    let kept = merge(&theirs, &mine, &BTreeMap::new());
    assert_eq!(kept.sections.risk.assessments["key"].likelihood, Some(3));
}

#[test]
fn two_documents_with_one_number_are_both_kept_as_they_were_signed() {
    let (mut mine, mut theirs) = (ours(), ours());
    sign(&mut mine, day(), 9);
    theirs.apply(Edit::Risk(RiskEdit::SetSummary("Vi begynner med skriveren.".into())));
    sign(&mut theirs, day(), 8);
    let (own, other) = (mine.archive().last().unwrap().clone(), theirs.archive().last().unwrap().clone());
    assert_eq!(own.id, other.id, "both machines counted on from the same number");
    let differences = compare(&mine, &theirs, Lang::Nb);
    let signed: Vec<_> = differences.iter().filter(|difference| difference.is_signed()).collect();
    assert_eq!(signed.len(), 1);
    assert_eq!((signed[0].kind, signed[0].needs_choice()), (DifferenceKind::Both, false));
    for choice in [Choice::Mine, Choice::Theirs] {
        let merged = merge(&mine, &theirs, &all(&differences, choice));
        let last: Vec<_> = merged.addresses().skip(mine.archive().len() - 1).collect();
        assert_eq!(last[0], (own.id.clone(), &other), "the one that was signed first");
        assert_eq!(last[1], (format!("{}~2", own.id), &own));
        assert_eq!(merged.signed(&last[1].0).map(|found| found.content_hash()), Some(own.content_hash()));
        assert!(open(write(&merged).as_bytes()).unwrap() == merged);
        let next = drafts(&merged, Lang::Nb, day()).remove(0).document;
        assert!(
            merged.archive().iter().all(|signed| signed.id != next.id),
            "{}: a number is given anew",
            next.id
        );
        assert_eq!(next.version, own.version + 1);
    }
}

#[test]
fn a_countersignature_on_one_side_is_told_and_kept() {
    let mut mine = ours();
    let file = |name: &str| SignedFile { sha256: name.into(), length: 1, packed: name.as_bytes().into() };
    let document = Document { id: "DOK-PDF".into(), ..(*mine.archive()[0]).clone() };
    let signature = Signature { name: "Frank".into(), ..document.signatures[0].clone() };
    mine.archive_signed(document, Some(file("a")), Some(vec![1]));
    let mut theirs = mine.clone();
    theirs.countersign("DOK-PDF", signature, file("ab"));
    theirs.know_authority(Some(vec![2]));
    let differences = compare(&mine, &theirs, Lang::Nb);
    assert_eq!(differences.len(), 1, "{differences:#?}");
    assert!(differences[0].is_signed() && !differences[0].needs_choice());
    assert!(differences[0].theirs.lines().iter().any(|line| line.contains("Frank")));
    let merged = merge(&mine, &theirs, &BTreeMap::new());
    assert_eq!(merged.signers("DOK-PDF"), theirs.signers("DOK-PDF"));
    assert_eq!((merged.file("DOK-PDF"), merged.authorities()), (Some(&file("ab")), &[vec![1], vec![2]][..]));
}

#[test]
fn each_archive_keeps_its_order_also_when_a_clock_was_wrong() {
    let (mut mine, mut theirs) = (ours(), ours());
    sign(&mut mine, day().plus_days(1), 9);
    mine.apply(Edit::Risk(RiskEdit::SetSummary("Ny".into())));
    sign(&mut mine, day().plus_days(9), 9);
    theirs.apply(Edit::Risk(RiskEdit::SetSummary("Deres".into())));
    sign(&mut theirs, jiff::civil::date(1970, 1, 1), 9);
    theirs.apply(Edit::Risk(RiskEdit::SetSummary("Deres andre".into())));
    sign(&mut theirs, day().plus_days(5), 9);
    let merged = merge(&mine, &theirs, &BTreeMap::new());
    let order = |binder: &Binder| {
        let at = |document| merged.archive().iter().position(|kept| kept == document).expect("kept");
        binder.archive().iter().map(at).collect::<Vec<_>>()
    };
    assert_eq!((order(&mine), order(&theirs)), (vec![0, 2, 4], vec![0, 1, 3]));
}

#[test]
fn entries_can_be_put_together_again() {
    for entry in REGISTRY {
        for lang in Lang::ALL {
            let sample = crate::features::Sections::sample(lang);
            let entries = (entry.to_entries)(&sample);
            let mut again = crate::features::Sections::default();
            assert!(
                (entry.put_entries)(&mut again, entries.clone()),
                "{}: `from_entries` must read what `to_entries` wrote",
                entry.id
            );
            assert_eq!((entry.to_entries)(&again), entries, "{}: something was lost", entry.id);
        }
    }
    // Everything of the sample is new to an empty binder, and everything can be taken over.
    let (empty, sample) = (Binder::new("empty".into(), day()), ours());
    let merged = merge(&empty, &sample, &BTreeMap::new());
    assert_eq!(compare(&merged, &sample, Lang::Nb), vec![]);
    assert!(compare(&empty, &sample, Lang::Nb).iter().all(|own| own.kind == DifferenceKind::OnlyTheirs));
}
