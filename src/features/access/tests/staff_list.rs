//! A list of staff is looked at before anything of it is kept.

use super::clinic;
use crate::content::Lang;
use crate::domain::{Fact, Id, Role};
use crate::features::access::model::{Access, Edit};
use crate::features::access::staff_list::{accept, preview, proposals, roles_in, Remark};
use crate::features::access::AccessControl;
use crate::features::Feature;

fn rows(cells: &[&[&str]]) -> Vec<Vec<String>> {
    cells.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

fn ids() -> impl FnMut() -> Id {
    let mut count = 0;
    move || {
        count += 1;
        Id(format!("made-{count}"))
    }
}

#[test]
fn headings_tell_the_columns_and_words_tell_the_roles() {
    let list = rows(&[
        &["Ansattnr", "Fornavn", "Etternavn", "Stilling"],
        &["12", "Kari", "Nordmann", "Helsesekretær"],
        &["", "", "", ""],
        &["13", "Ola", "Nordmann", "Fastlege og daglig leder"],
        &["14", "Lena", "", "Avdelingssykepleier"],
        &["15", "Kari", "Nordmann", "Yogalærer"],
    ]);
    let found = preview(&clinic(Lang::Nb), &list);
    let names: Vec<&str> = found.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Kari Nordmann", "Ola Nordmann", "Lena", "Kari Nordmann"]);
    assert_eq!(found[0].roles, [Role::HealthSecretary].into());
    assert_eq!(found[0].staff_number, "12");
    assert_eq!(found[1].roles, [Role::DailyManager, Role::GeneralPractitioner].into());
    assert_eq!((found[2].remarks.as_slice(), found[2].take), (&[Remark::Known][..], false));
    assert_eq!(found[2].roles, [Role::Nurse].into());
    assert_eq!(found[3].remarks, [Remark::NoRole, Remark::Twice]);
    assert_eq!(found.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4, 5, 6]);
}

#[test]
fn a_list_without_headings_begins_with_the_name() {
    let found =
        preview(&clinic(Lang::Nb), &rows(&[&["Kari Nordmann", "tannlege"], &["Per", "Tannhelsesekretær"]]));
    assert_eq!(found[0].roles, [Role::Dentist].into());
    assert_eq!(found[1].roles, [Role::DentalSecretary].into());
    assert!(found.iter().all(|row| row.take));
}

#[test]
fn a_national_identity_number_is_refused_and_shown_nowhere() {
    let number = "13097248022";
    assert!(crate::domain::contains_national_identity_number(number), "the test needs a number that is one");
    let list = rows(&[&["Navn", "HPR-nr", "Rolle"], &[&format!("Kari {number}"), number, "lege"]]);
    let found = preview(&clinic(Lang::Nb), &list);
    assert!(found[0].remarks.contains(&Remark::IdentityNumber) && !found[0].take);
    assert!(!format!("{found:?}").contains(number));
    let mut forced = found.clone();
    forced[0].take = true;
    assert_eq!(accept(&forced, Lang::Nb, &mut ids()), Edit::Import(vec![], vec![]));
}

#[test]
fn what_is_accepted_becomes_people_and_proposals() {
    let mut clinic = clinic(Lang::Nb);
    let list = rows(&[&["Navn", "Rolle"], &["Kari", "Sykepleier, IKT-ansvarlig"], &["Ola", "Student"]]);
    let found = preview(&clinic, &list);
    let edit = accept(&found, Lang::Nb, &mut ids());
    let facts = AccessControl::facts(&edit);
    assert_eq!(facts.len(), 2);
    facts.into_iter().for_each(|fact: Fact| clinic.learn(fact));
    assert!(clinic.people.iter().any(|person| person.name == "Kari" && person.roles.contains(&Role::Nurse)));
    let mut access = Access::default();
    access.apply(edit);
    let proposed: Vec<(&str, &str)> = access
        .drafts
        .iter()
        .map(|draft| (draft.grant.person.name.as_str(), draft.grant.role.as_str()))
        .collect();
    assert_eq!(proposed, [("Kari", "RO-04"), ("Kari", "RO-18"), ("Ola", "RO-15")]);
    assert!(
        access.drafts.iter().all(|draft| !access.lacks(&draft.grant).is_empty()),
        "a proposal is no line yet"
    );
    assert!(access.entries.is_empty());
}

#[test]
fn proposals_are_made_for_staff_who_have_no_line_and_only_once() {
    let (clinic, mut access) = (clinic(Lang::Nb), Access::default());
    access.apply(proposals(&clinic, &access, Lang::Nb, &mut ids()));
    let roles: usize = clinic.people.iter().map(|person| person.roles.len()).sum();
    assert_eq!(access.drafts.len(), roles);
    assert_eq!(proposals(&clinic, &access, Lang::Nb, &mut ids()), Edit::Import(vec![], vec![]));
    let sample = super::access(Lang::Nb);
    assert_eq!(proposals(&clinic, &sample, Lang::Nb, &mut ids()), Edit::Import(vec![], vec![]));
}

#[test]
fn a_longer_word_wins_over_one_inside_it() {
    let cases: [(&str, &[Role]); 7] = [
        ("Legesekretær", &[Role::HealthSecretary]),
        ("Assistenttannlege", &[Role::AssistantDentist]),
        ("Manuellterapeut", &[Role::Physiotherapist]),
        ("Medical secretary", &[Role::HealthSecretary]),
        ("Legevikar", &[Role::Locum]),
        ("Kiropraktor / daglig leder", &[Role::DailyManager, Role::Chiropractor]),
        ("Digital markedsføring", &[]),
    ];
    for (said, roles) in cases {
        assert_eq!(roles_in(said), roles.iter().copied().collect(), "{said}");
    }
}
