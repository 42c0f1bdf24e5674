//! The catalogues are whole: every question, every supplier, every point of the law.

use crate::content::{Localized, SourceRef};
use crate::domain::{DataRole, ServiceType, Supplier, TransferBasis};
use crate::features::suppliers::content::{
    cover, persons, presets, questions, responsibilities, terms, topics, transfers, AnswerKind, Asked,
    Preset, Question, QuestionSet, QUESTIONS_VERSION,
};
use std::collections::BTreeSet;

/// Every point of article 28(3), with what 28(2), 28(4), 28(9), 28(10) and 33(2) add.
const LAW: [&str; 9] =
    ["28-3", "28-3-a", "28-3-b", "28-3-c", "28-3-d", "28-3-e", "28-3-f", "28-3-g", "28-3-h"];

#[test]
fn every_question_from_d_01_to_d_57_is_there_once() {
    let mut ids: Vec<&str> = questions().iter().map(|question| question.id.as_str()).collect();
    ids.sort_unstable();
    let expected: Vec<String> = (1..=57).map(|number| format!("D-{number:02}")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn every_question_can_be_answered_and_judged() {
    for question in questions() {
        let id = &question.id;
        assert!(topics().iter().any(|topic| topic.id == question.topic), "{id}: topic {}", question.topic);
        match question.answer {
            AnswerKind::YesPartlyNo => assert!(question.good.is_some(), "{id}: which answer is good?"),
            AnswerKind::Choice => {
                let good = question.options.iter().filter(|option| option.ok).count();
                assert!(good > 0 && good < question.options.len(), "{id}: some options are good, some not");
            }
            _ => assert!(question.good.is_none() && question.options.is_empty(), "{id}"),
        }
    }
}

#[test]
fn every_kind_of_service_has_its_preset_in_order() {
    let services: Vec<ServiceType> = presets().iter().map(|preset| preset.service).collect();
    let all: Vec<ServiceType> =
        ServiceType::ALL.into_iter().filter(|service| *service != ServiceType::Other).collect();
    assert_eq!(services, all);
    for (index, preset) in presets().iter().enumerate() {
        assert_eq!(preset.id, format!("ST-{:02}", index + 1));
    }
}

#[test]
fn what_a_preset_names_exists_and_is_asked() {
    for preset in presets() {
        let supplier = Supplier {
            service: preset.service,
            role: Some(DataRole::Processor),
            remote_access: true,
            country: "US".into(),
            transfer: Some(TransferBasis::DataPrivacyFramework),
            ..Supplier::default()
        };
        let about: BTreeSet<&str> =
            Question::about(&supplier).iter().map(|question| question.id.as_str()).collect();
        for focus in &preset.focus {
            assert!(about.contains(focus.as_str()), "{}: {focus} is not asked", preset.id);
        }
        for group in &preset.persons {
            assert!(persons().iter().any(|own| own.id == *group), "{}: {group}", preset.id);
        }
        if preset.role == Some(DataRole::Processor) {
            assert!(
                preset.task.is_some() && !preset.categories.is_empty(),
                "{}: what does it do?",
                preset.id
            );
        }
    }
    assert!(Preset::of(ServiceType::Other).is_none());
}

#[test]
fn the_terms_cover_every_point_of_the_law_and_what_settles_a_question_names_one_of_the_clinic() {
    for point in LAW.iter().chain(&["28-9", "28-10", "33-2", "30-2", "44"]) {
        assert!(terms().iter().any(|term| term.article == *point), "no term for {point}");
    }
    let passes_on = |own: &SourceRef| own.label(crate::content::Lang::En).ends_with("28(4)");
    assert!(terms().iter().any(|term| term.sources.iter().any(passes_on)), "no term for 28(4)");
    for term in terms() {
        assert!(!term.text.is_empty(), "{}", term.id);
        for id in &term.settles {
            let question = Question::find(id).unwrap_or_else(|| panic!("{}: {id}", term.id));
            assert_eq!(question.asked, Asked::Clinic, "{id}: only the supplier can answer that");
        }
    }
    for point in ["28-3", "28-3-c", "28-3-d", "28-3-e", "28-3-g", "33-2", "44"] {
        assert!(cover().iter().any(|field| field.article == point), "no field of the cover page for {point}");
    }
}

#[test]
fn every_basis_for_a_transfer_is_described_and_judged_as_the_domain_does() {
    let ids: Vec<TransferBasis> = transfers().iter().map(|transfer| transfer.id).collect();
    assert_eq!(ids, TransferBasis::ALL);
    for transfer in transfers() {
        assert_eq!(transfer.valid, transfer.id.is_valid(), "{:?}", transfer.id);
    }
}

#[test]
fn everything_rests_on_known_sources_and_is_written_in_both_languages() {
    let mut checked = 0;
    let mut check = |id: &str, sources: &[SourceRef], texts: &[&Localized]| {
        checked += 1;
        assert!(
            !sources.is_empty() && sources.iter().all(|source| source.parts().is_some()),
            "{id}: {sources:?}"
        );
        for text in texts {
            assert!(!text.nb.is_empty() && text.nb != text.en, "{id}: {}", text.nb);
        }
    };
    for own in questions() {
        check(&own.id, &own.sources, &[&own.question, &own.why, &own.evidence]);
    }
    for own in presets() {
        check(&own.id, &own.sources, &[&own.name, &own.why, &own.paper]);
    }
    for own in terms() {
        check(&own.id, &own.sources, &own.text.iter().collect::<Vec<_>>());
    }
    for own in responsibilities() {
        check(
            &own.id,
            &own.sources,
            &own.clinic.iter().chain(&own.record_supplier).chain(&own.it_supplier).collect::<Vec<_>>(),
        );
    }
    for own in transfers() {
        check(own.status.get(crate::content::Lang::Nb), &own.sources, &[&own.status, &own.check]);
    }
    assert!(checked > 110, "{checked}");
}

#[test]
fn the_areas_inside_and_outside_the_record_system_are_all_there() {
    assert_eq!(responsibilities().len(), 10);
    assert!(responsibilities().iter().all(|row| row.clinic.is_some() || row.record_supplier.is_some()));
}

#[test]
fn a_request_gives_short_pages_and_the_facts_decide_what_is_asked() {
    for service in ServiceType::ALL {
        for (remote_access, country) in [(false, "NO"), (true, "US")] {
            let supplier =
                Supplier { service, remote_access, country: country.into(), ..Supplier::default() };
            let set = QuestionSet::of(&supplier);
            let pages = set.pages();
            assert!(
                pages.iter().all(|(_, own)| own.len() <= 5),
                "{service:?}: a page has five questions at most"
            );
            assert_eq!(pages.iter().map(|(_, own)| own.len()).sum::<usize>(), set.questions().len());
            let has = |id: &str| set.questions().iter().any(|question| question.id == id);
            assert_eq!(has("D-22"), country == "US", "{service:?}: the basis of a transfer");
            assert!(!remote_access || has("D-34"), "{service:?}: two factors where there is remote access");
        }
    }
}

/// What each version of the questions asked a supplier, as a checksum of ids, kinds of answer and conditions.
const VERSIONS: &[(u32, &str)] = &[(1, "21e33b929a66")];

#[test]
fn the_version_of_the_questions_is_raised_when_they_change() {
    use sha2::{Digest, Sha256};
    let mut form = String::new();
    for own in questions() {
        let options: Vec<&str> = own.options.iter().map(|option| option.id.as_str()).collect();
        let what =
            (&own.id, own.asked, &own.applies, own.also_when, own.only_when, own.answer, options, own.good);
        form.push_str(&format!("{what:?}\n"));
    }
    let sum: String =
        Sha256::digest(form.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let expected = VERSIONS.iter().find(|(version, _)| *version == QUESTIONS_VERSION).map(|(_, sum)| *sum);
    assert_eq!(
        expected,
        Some(sum.as_str()),
        "answers to the old questions would be taken for answers to the new: raise QUESTIONS_VERSION and add a line here"
    );
}

#[test]
fn a_request_for_some_questions_asks_only_those() {
    let supplier = Supplier { service: ServiceType::ItOperations, ..Supplier::default() };
    let set = QuestionSet { only: ["D-14".to_owned(), "D-02".into()].into(), ..QuestionSet::of(&supplier) };
    let ids: Vec<&str> = set.questions().iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["D-14"], "D-02 is a question to the clinic");
}

#[test]
fn only_processors_are_asked_what_only_processors_must_do() {
    let supplier =
        |role| Supplier { service: ServiceType::Cleaning, role: Some(role), ..Supplier::default() };
    assert!(Question::about(&supplier(DataRole::Processor)).len() > 20);
    assert!(Question::about(&supplier(DataRole::Controller)).iter().all(|question| question.any_role));
}
