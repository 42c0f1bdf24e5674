//! The module as a whole: the sample, the report, and what the rest of the binder is told.

use super::assessment::{Assessment, Measure, Progress};
use super::model::{
    AcceptanceChange, Answer, Edit, Incident, IncidentChange, MeasureChange, OwnChange, Register,
};
use super::overview;
use super::{document, Risk, REPORT};
use crate::content::Lang;
use crate::documents::{Block, Document};
use crate::domain::{
    Clinic, Ctx, Date, DateExt, Digest, Flag, Id, Person, Role, SignedSummary, TaskStatus, Urgency,
};
use crate::features::Feature;

const TODAY: Date = jiff::civil::date(2026, 11, 22);

fn clinic() -> Clinic {
    let names = ["Lena", "Frank", "Simen", "Maren", "Morten", "Renate"];
    let mut people: Vec<Person> = names
        .iter()
        .map(|name| Person { id: Id(name.to_lowercase()), name: (*name).to_owned(), ..Person::default() })
        .collect();
    people[0].roles = [Role::DailyManager].into();
    let ticked = [Flag::LocalServer, Flag::SmsReminders, Flag::Helsenett, Flag::OfficeCommunity].into();
    Clinic { name: "Normland Helsesenter".into(), people, ticked, ..Clinic::default() }
}

fn with<T>(lang: Lang, digest: Digest, check: impl FnOnce(&Ctx) -> T) -> T {
    let clinic = clinic();
    check(&Ctx { clinic: &clinic, digest: &digest, lang, today: TODAY })
}

/// Everything that a reader of the document sees.
fn words(document: &Document) -> String {
    let mut words =
        vec![document.title.clone(), document.result.clone(), document.changes.clone().unwrap_or_default()];
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Notice(text) => {
                words.push(text.clone())
            }
            Block::List { items, .. } => words.extend(items.clone()),
            Block::Fields(fields) => {
                words.extend(fields.iter().flat_map(|(name, value)| [name.clone(), value.clone()]))
            }
            Block::Table(table) => {
                words.push(table.caption.clone());
                words.extend(table.rows.iter().flatten().map(|cell| cell.text.clone()));
                assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.caption);
            }
            Block::QrCode { caption, .. } => words.push(caption.clone()),
            Block::PageBreak => {}
        }
    }
    words.join("\n")
}

/// A mark that no other text holds.
fn mark(number: usize) -> String {
    format!("merke{number:03}x")
}

/// A register with a mark in each text that a person can write.
fn marked() -> (Register, usize) {
    let mut register = Register::default();
    let mut count = 0;
    let mut next = || {
        count += 1;
        mark(count)
    };
    register.apply(Edit::Own(None, OwnChange::Title(next())));
    register.apply(Edit::Own(None, OwnChange::Event(next())));
    register.apply(Edit::AddOwn("own".into()));
    register.apply(Edit::SetSummary(format!("{}\n\n{}", next(), next())));
    for scenario in ["SC-01", "own"] {
        let mut answer = |answer| register.apply(Edit::Answer(scenario.into(), answer));
        for given in [Answer::Applies(true), Answer::Likelihood(3), Answer::Patient(3), Answer::Clinic(2)] {
            answer(given);
        }
        answer(Answer::ExistingOther(next()));
        answer(Answer::Reasoning(next()));
        for id in ["done", "dropped", "open"] {
            let id = Id(format!("{scenario}-{id}"));
            answer(Answer::AddMeasure(id.clone(), Some("maren".into()), Some(TODAY)));
            answer(Answer::Measure(id.clone(), MeasureChange::Title(next())));
            answer(Answer::Measure(id, MeasureChange::Note(next())));
        }
        answer(Answer::Accept(Some("lena".into()), TODAY, AcceptanceChange::Reason(next())));
        register.apply(Edit::Complete { scenario: scenario.into(), today: TODAY, facts: Box::default() });
    }
    for answer in [Answer::Applies(false), Answer::StruckReason(next())] {
        register.apply(Edit::Answer("SC-02".into(), answer));
    }
    register.apply(Edit::Complete { scenario: "SC-02".into(), today: TODAY, facts: Box::default() });
    // Begun, and not finished.
    register.apply(Edit::Answer("SC-04".into(), Answer::Applies(true)));
    register.apply(Edit::Answer("SC-04".into(), Answer::Reasoning(next())));
    register.apply(Edit::Answer("SC-05".into(), Answer::Applies(false)));
    register.apply(Edit::Answer("SC-05".into(), Answer::StruckReason(next())));
    register.apply(Edit::Incident(IncidentChange::Scenario("SC-01".into())));
    register.apply(Edit::Incident(IncidentChange::Note(next())));
    register.apply(Edit::AddIncident("incident".into()));
    (register, count)
}

#[test]
fn everything_a_person_writes_is_in_the_report() {
    let (register, count) = marked();
    for lang in Lang::ALL {
        let text = with(lang, Digest::default(), |ctx| words(&document::document(ctx, &register)));
        for number in 1..=count {
            assert!(
                text.contains(&mark(number)),
                "{} is in the register but not in the report",
                mark(number)
            );
        }
    }
}

#[test]
fn the_sample_is_complete_and_ready_to_sign_in_every_language() {
    for lang in Lang::ALL {
        let register = Risk::sample(lang);
        assert_ne!(register, Register::default(), "sample.json does not fit the register");
        with(lang, Digest::default(), |ctx| {
            let finished = |id: &str| register.progress(id).is_done();
            assert!((1..=9).all(|number| finished(&format!("SC-{number:02}"))), "the nine are finished");
            assert_eq!(register.progress("SC-03"), Progress::Struck);
            assert_eq!(register.assessed(ctx.clinic).len(), 13);
            let blockers: Vec<String> =
                overview::blockers(ctx, &register).into_iter().map(|blocker| blocker.text).collect();
            assert_eq!(blockers, Vec::<String>::new());
            let draft = document::draft(ctx, &register).unwrap();
            assert!(draft.document.result.contains("13"), "{}", draft.document.result);
            let red = |id: &str| register.assessment(id).current().map(|rating| rating.value());
            assert_eq!(red("SC-02"), Some(9), "scanning is not acceptable (the guide, chapter 4.3)");
        });
    }
}

#[test]
fn the_sample_names_only_what_exists() {
    let register = Risk::sample(Lang::Nb);
    let people = clinic().people;
    for (id, assessment) in &register.assessments {
        assert!(register.knows(id), "{id}");
        let known = super::content::Scenario::find(id).map_or(&[][..], |scenario| &scenario.existing[..]);
        assert!(
            assessment.existing.iter().all(|own| known.iter().any(|other| other.id == *own)),
            "{id}: {:?}",
            assessment.existing
        );
        for measure in &assessment.measures {
            assert!(!measure.text(Lang::Nb).is_empty(), "{id}: {} is not in the catalogue", measure.id);
            assert!(
                people.iter().any(|person| Some(&person.id) == measure.owner.as_ref()),
                "{id}: {}",
                measure.id
            );
            assert!(
                measure.is_outstanding() || !measure.done_note.is_empty(),
                "{id}: {} lacks its note",
                measure.id
            );
        }
    }
}

#[test]
fn data_is_the_same_in_every_language_and_on_every_day() {
    let register = Risk::sample(Lang::Nb);
    let nb = with(Lang::Nb, Digest::default(), |ctx| document::document(ctx, &register));
    let en = with(Lang::En, Digest::default(), |ctx| {
        document::document(&Ctx { today: TODAY.plus_days(9), ..*ctx }, &register)
    });
    assert_eq!(nb.data, en.data);
    assert_ne!(nb.title, en.title);
    assert_eq!(nb.valid_until, Some(TODAY.plus_months(12)));
}

fn signed(data: &str) -> Digest {
    let summary = SignedSummary {
        id: "DOK-1".into(),
        kind: REPORT.into(),
        title: String::new(),
        version: 1,
        date: TODAY,
        signer: "Lena".into(),
        data: data.into(),
    };
    Digest { signed: vec![summary], ..Digest::default() }
}

#[test]
fn a_change_after_the_signature_is_told_in_the_next_version() {
    let mut register = Risk::sample(Lang::Nb);
    let before = with(Lang::Nb, Digest::default(), |ctx| document::document(ctx, &register));
    assert_eq!(before.changes, None);
    let same = with(Lang::Nb, signed(&before.data), |ctx| document::document(ctx, &register));
    assert_eq!((same.version, &same.data), (2, &before.data));
    register.apply(Edit::Answer("SC-01".into(), Answer::Likelihood(2)));
    let after = with(Lang::Nb, signed(&before.data), |ctx| document::document(ctx, &register));
    assert_ne!(after.data, before.data);
    assert!(after.changes.unwrap().contains("Endrede vurderinger: 1"));
}

#[test]
fn scenarios_that_concern_the_clinic_since_the_signature_are_found() {
    let register = Risk::sample(Lang::Nb);
    let before = with(Lang::Nb, Digest::default(), |ctx| document::document(ctx, &register));
    let mut clinic = clinic();
    clinic.ticked.insert(Flag::Camera);
    let digest = signed(&before.data);
    let ctx = Ctx { clinic: &clinic, digest: &digest, lang: Lang::Nb, today: TODAY };
    let findings = overview::findings(&ctx, &register);
    let new = findings.iter().find(|finding| finding.key == "risk/new").unwrap();
    assert_eq!(new.href, "#/risiko/SC-56/1");
    assert!(with(Lang::Nb, digest.clone(), |ctx| overview::findings(ctx, &register))
        .iter()
        .all(|finding| finding.key != "risk/new"));
}

#[test]
fn findings_are_grouped_and_an_incident_comes_first() {
    let register = Risk::sample(Lang::Nb);
    let findings = with(Lang::Nb, Digest::default(), |ctx| overview::findings(ctx, &register));
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!((findings[0].key.as_str(), findings[0].urgency), ("risk/T2", Urgency::Now));
    let mut register = Register::default();
    for id in ["SC-01", "SC-02", "SC-04"] {
        for answer in [Answer::Applies(true), Answer::Likelihood(4), Answer::Patient(4), Answer::Clinic(4)] {
            register.apply(Edit::Answer(id.into(), answer));
        }
        register.apply(Edit::Complete { scenario: id.into(), today: TODAY, facts: Box::default() });
    }
    let findings = with(Lang::Nb, Digest::default(), |ctx| overview::findings(ctx, &register));
    assert_eq!(findings.iter().filter(|finding| finding.key == "risk/missing").count(), 1, "{findings:?}");
}

#[test]
fn a_high_residual_risk_to_patients_asks_for_an_impact_assessment() {
    let mut register = Register::default();
    for answer in [Answer::Applies(true), Answer::Likelihood(4), Answer::Patient(3), Answer::Clinic(1)] {
        register.apply(Edit::Answer("SC-04".into(), answer));
    }
    register.apply(Edit::Answer("SC-04".into(), Answer::AddMeasure("SC-04-M1".into(), None, None)));
    register.apply(Edit::Complete { scenario: "SC-04".into(), today: TODAY, facts: Box::default() });
    let asked = |register: &Register| {
        let findings = with(Lang::Nb, Digest::default(), |ctx| overview::findings(ctx, register));
        findings.iter().any(|finding| finding.key == "risk/dpia")
    };
    assert!(asked(&register));
    register.apply(Edit::Answer("SC-04".into(), Answer::ResidualLikelihood(2)));
    assert!(!asked(&register));
}

#[test]
fn plan_actions_and_deadlines_follow_the_register() {
    let empty = Register::default();
    let register = Risk::sample(Lang::Nb);
    with(Lang::Nb, Digest::default(), |ctx| {
        let todo = overview::tasks(ctx, &empty);
        assert_eq!(todo[0].href, "#/risiko/SC-01/1");
        assert_eq!(todo.iter().filter(|task| task.key.starts_with("risk/SC-")).count(), 9);
        assert_eq!(document::draft(ctx, &empty), None, "there is nothing to sign yet");
        assert!(overview::tasks(ctx, &register)[..9].iter().all(|task| task.status == TaskStatus::Done));
        assert_eq!(overview::status(ctx, &register).unwrap(), "9 av 9 vanlige scenarioer vurdert");
        let actions = overview::actions(ctx, &register);
        assert_eq!(actions.len(), 19);
        assert!(actions.iter().all(|action| !action.owner.is_empty() && action.due.is_some()));
        let deadlines = overview::deadlines(ctx, &register);
        assert!(deadlines.windows(2).all(|pair| pair[0].date <= pair[1].date));
        assert!(
            deadlines.iter().any(|deadline| deadline.date == jiff::civil::date(2027, 5, 12)),
            "the accepted risk"
        );
    });
}

#[test]
fn only_what_takes_something_away_can_be_undone() {
    assert!(Risk::undo_label(&Edit::RemoveMeasure("SC-01".into(), "m".into())).is_some());
    assert!(Risk::undo_label(&Edit::RemoveOwn("own".into())).is_some());
    assert!(Risk::undo_label(&Edit::RemoveIncident("i".into())).is_some());
    assert!(Risk::undo_label(&Edit::SetSummary(String::new())).is_none());
}

#[test]
fn the_saved_register_reads_back_and_forgives_missing_fields() {
    let (register, _) = marked();
    let json = serde_json::to_string(&register).unwrap();
    assert_eq!(serde_json::from_str::<Register>(&json).unwrap(), register);
    assert_eq!(serde_json::from_str::<Register>("{}").unwrap(), Register::default());
    let old: Register =
        serde_json::from_str(r#"{"assessments":{"SC-01":{"measures":[{"id":"m"}]}},"incidents":[{}]}"#)
            .unwrap();
    assert_eq!(
        old.assessment("SC-01"),
        &Assessment {
            measures: vec![Measure { id: "m".into(), ..Measure::default() }],
            ..Assessment::default()
        }
    );
    assert_eq!(old.incidents, [Incident::default()]);
}
