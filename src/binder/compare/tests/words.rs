//! What differs, as a person reads it.

use super::*;

#[test]
fn differences_are_told_in_words_and_not_in_the_saved_form() {
    for lang in Lang::ALL {
        let mut sample = Binder { is_example: false, ..Binder::example(lang, day()) };
        sample.apply(Edit::Clinic(ClinicEdit::DraftPeople("Ida".into())));
        sample.apply(Edit::Risk(RiskEdit::Own(None, OwnChange::Title("Brann".into()))));
        sample.apply(Edit::Risk(RiskEdit::Incident(IncidentChange::Scenario("SC-04".into()))));
        let empty = Binder::new("empty".into(), day());
        let differences = compare(&empty, &sample, lang);
        assert!(differences.len() > 50, "{}", differences.len());
        let general = |text: &Localized| text.get(lang).split('{').next().unwrap_or_default().to_owned();
        for difference in &differences {
            let Side::Present(lines) = &difference.theirs else { panic!("{difference:?}") };
            for text in lines.iter().chain([&difference.label]) {
                let raw = ["_", "{", "null", "true", "false", "-supplier", "practice-"];
                assert!(raw.iter().all(|word| !text.contains(word)), "{}: {text}", difference.key);
                assert!(!text.starts_with(&general(&t::ENTRY)), "{}: {text}: give it words", difference.key);
            }
            assert!(*lines[0] != *t::NOTHING_WRITTEN.get(lang), "{}: {lines:?}", difference.key);
        }
        let of = |key: &str| differences.iter().find(|own| own.key == key).unwrap_or_else(|| panic!("{key}"));
        let scenario = of("risk/assessments/SC-04");
        assert!(scenario.label.starts_with("SC-04 ") && scenario.label.len() > 10, "{}", scenario.label);
    }
}

#[test]
fn what_differs_only_where_words_do_not_reach_is_said_so() {
    let (mut mine, mut theirs) = (ours(), ours());
    let rest = |binder: &mut Binder| {
        let facts = Box::new(binder.sections.clinic.facts());
        binder.apply(Edit::Risk(RiskEdit::Complete { scenario: "SC-01".into(), today: day(), facts }));
    };
    rest(&mut mine);
    theirs.apply(Edit::Clinic(ClinicEdit::System("b".into(), SystemEdit::Add(SystemKind::Imaging))));
    rest(&mut theirs);
    let differences = compare(&mine, &theirs, Lang::Nb);
    let scenario = differences.iter().find(|own| own.key == "risk/assessments/SC-01").unwrap();
    assert_eq!(scenario.mine.lines().last().unwrap(), t::SAME_WORDS.get(Lang::Nb));
}

#[test]
fn contact_officer_and_who_has_left_are_told_in_words() {
    let (mine, mut theirs) = (ours(), ours());
    for edit in [
        ClinicEdit::Contact(ContactEdit::Website("klinikken".into())),
        ClinicEdit::Officer(OfficerEdit::Has(true)),
        ClinicEdit::Officer(OfficerEdit::Name("Ombudet AS".into())),
        ClinicEdit::Person("frank".into(), PersonEdit::Started(Some(jiff::civil::date(2020, 8, 1)))),
        ClinicEdit::Person("frank".into(), PersonEdit::Left(Some(day()))),
        ClinicEdit::Undertaking(
            "practice-frank".into(),
            UndertakingEdit::Contact(ContactEdit::Telephone("22 39 69 00".into())),
        ),
    ] {
        theirs.apply(Edit::Clinic(edit));
    }
    let told: BTreeMap<String, Vec<String>> = compare(&mine, &theirs, Lang::Nb)
        .into_iter()
        .map(|own| (own.label.clone(), own.theirs.lines().to_vec()))
        .collect();
    let lines = |label: &str| told.get(label).unwrap_or_else(|| panic!("{label} in {told:#?}")).join("; ");
    assert!(lines("Kontakt").contains("Nettside: klinikken"), "also what is no address");
    assert_eq!(lines("Personvernombud"), "Vi har personvernombud; Personvernombud: Ombudet AS");
    assert!(lines("Person: Frank").contains("Begynte: 1. august 2020; Sluttdato: 22. november 2026"));
    assert!(lines("Virksomhet: Legepraksisen til Frank").contains("Telefon: 22 39 69 00"));
    assert_eq!(told.len(), 4);
}

#[test]
fn a_new_name_is_a_difference_in_one_place_only() {
    let (mine, mut theirs) = (ours(), ours());
    theirs.apply(Edit::Clinic(ClinicEdit::Person("lena".into(), PersonEdit::Name("Lena Dahl".into()))));
    theirs
        .apply(Edit::Clinic(ClinicEdit::Supplier("operations".into(), SupplierEdit::Name("Hove IT".into()))));
    theirs.apply(Edit::Clinic(ClinicEdit::System("printer".into(), SystemEdit::Place("Kjelleren".into()))));
    theirs.apply(Edit::Risk(RiskEdit::Answer("SC-04".into(), Answer::Reasoning("Ny".into()))));
    let differences = compare(&mine, &theirs, Lang::Nb);
    let told: Vec<String> = differences
        .iter()
        .flat_map(|own| own.theirs.lines().iter().filter(|line| !own.mine.lines().contains(line)).cloned())
        .collect();
    let expected =
        ["Navn: Lena Dahl", "Navn: Hove IT", "Plassering: På klinikken, Kjelleren", "Begrunnelse: Ny"];
    assert_eq!(told, expected);
}
