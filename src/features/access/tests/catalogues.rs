//! The catalogues are whole: every field of the guide's register, every role, every step of its procedures.

use crate::content::{Localized, SourceRef};
use crate::domain::{Placement, Role, SystemKind};
use crate::features::access::content::*;
use std::collections::BTreeSet;

fn ids<T>(rows: &[T], id: impl Fn(&T) -> &str) -> BTreeSet<String> {
    let found: BTreeSet<String> = rows.iter().map(|row| id(row).to_owned()).collect();
    assert_eq!(found.len(), rows.len(), "two rows have the same id: {found:?}");
    found
}

#[test]
fn the_register_has_every_field_that_the_guide_asks_for() {
    // Who, role, purpose, given, withdrawn, undertaking, access elsewhere (if used), who registered: chapter 3.3.6.
    let minimum = [
        ("person", false),
        ("person_id", false),
        ("role", false),
        ("purpose", false),
        ("given", false),
        ("withdrawn", false),
        ("undertaking", false),
        ("elsewhere", true),
        ("registered_by", false),
    ];
    let found: Vec<(&str, bool)> = register_fields()
        .iter()
        .filter(|field| field.minimum)
        .map(|field| (field.id.as_str(), field.if_used))
        .collect();
    assert_eq!(found, minimum);
}

#[test]
fn every_role_from_ro_01_to_ro_23_has_a_template() {
    let found: Vec<&str> = templates().iter().map(|template| template.id.as_str()).collect();
    let expected: Vec<String> = (1..=23).map(|number| format!("RO-{number:02}")).collect();
    assert_eq!(found, expected);
    for role in Role::ALL {
        assert!(Template::of(role).is_some(), "{role:?} has no template");
    }
}

#[test]
fn the_procedures_follow_the_guide_step_by_step() {
    let steps: Vec<(&str, Vec<u8>)> = procedures()
        .iter()
        .map(|own| (own.guide.as_str(), own.step.iter().filter_map(|step| step.guide).collect()))
        .collect();
    let expected = [("4.1", (1..=5).collect()), ("4.2", (1..=4).collect()), ("4.3", (1..=7).collect())];
    assert_eq!(steps, expected.map(|(guide, steps): (&str, Vec<u8>)| (guide, steps)));
}

#[test]
fn every_event_from_le_01_to_le_13_is_there() {
    let found: Vec<&str> = events().iter().map(|event| event.id.as_str()).collect();
    let expected: Vec<String> = (1..=13).map(|number| format!("LE-{number:02}")).collect();
    assert_eq!(found, expected);
    let deadlines = ids(deadlines(), |own| &own.id);
    for event in events() {
        assert!(deadlines.contains(&event.deadline), "{}: {}", event.id, event.deadline);
        assert!(!event.step.is_empty() && event.step.iter().all(|step| step.id.starts_with(&event.id)));
    }
}

#[test]
fn what_a_template_names_exists() {
    let rights = ids(rights(), |own| &own.id);
    let kinds = ids(information(), |own| &own.id);
    let reaches = ids(reaches(), |own| &own.id);
    let safeguards = ids(safeguards(), |own| &own.id);
    let sizes = ids(sizes(), |own| &own.id);
    for own in templates() {
        let mut seen = BTreeSet::new();
        for grant in &own.grant {
            assert!(kinds.contains(&grant.information) && grant.rights.is_subset(&rights), "{}", own.id);
            // What is optional may come on top of what is not.
            let first = seen.insert((&grant.information, grant.optional));
            assert!(first, "{}: {} twice", own.id, grant.information);
            assert!(!grant.rights.iter().any(|id| Right::find(id).unwrap().separate), "{}", own.id);
        }
        assert!(own.reach.iter().all(|id| reaches.contains(id)), "{}", own.id);
        assert!(own.sizes.iter().all(|id| sizes.contains(id)) && !own.sizes.is_empty(), "{}", own.id);
        assert!(own.safeguards.iter().all(|id| safeguards.contains(id)), "{}", own.id);
        assert_eq!(own.technical, !own.safeguards.is_empty(), "{}", own.id);
    }
    for own in additions() {
        assert!(own.rights.iter().all(|id| rights.contains(id)), "{}", own.id);
        assert!(own.roles.iter().all(|id| Template::find(id).is_some()), "{}", own.id);
    }
    for own in information() {
        assert!(sensitivities().iter().any(|level| level.id == own.sensitivity), "{}", own.id);
    }
}

#[test]
fn every_kind_of_system_in_every_place_has_exactly_one_minimum() {
    for kind in SystemKind::ALL {
        for placement in Placement::ALL {
            let fits = |own: &&Minimum| own.systems.contains(&kind) && own.placements.contains(&placement);
            assert_eq!(minima().iter().filter(fits).count(), 1, "{kind:?} {placement:?}");
        }
        let points = access_points().iter().filter(|point| point.systems.contains(&kind)).count();
        assert_eq!(points, 1, "{kind:?} is opened and closed in one place");
    }
    for own in minima() {
        assert!(
            own.level.is_none_or(|level| Level::find(level).is_some_and(|level| level.usable)),
            "{}",
            own.id
        );
        assert_ne!(own.uses.is_empty(), own.systems.is_empty(), "{}", own.id);
    }
}

#[test]
fn every_point_of_an_agreement_says_who_does_it() {
    let parties = ids(parties(), |own| &own.id);
    ids(points(), |own| &own.id);
    for point in points() {
        assert!(parties.contains(&point.who), "{}", point.id);
        assert!(Arrangement::find(&point.arrangement).is_some(), "{}", point.id);
    }
    for own in arrangements() {
        assert!(own.points().count() > 5, "{}", own.id);
    }
    let law: Vec<&str> = points().iter().filter(|own| own.law).map(|own| own.id.as_str()).collect();
    assert_eq!(law, ["scope", "patients_rights", "security", "change_and_end", "controllership"]);
}

#[test]
fn everything_rests_on_known_sources_and_what_does_not_is_marked_as_a_proposal() {
    let check = |id: &str, sources: &[SourceRef], texts: &[&Localized]| {
        assert!(!sources.is_empty() && sources.iter().all(|source| source.parts().is_some()), "{id}");
        assert!(texts.iter().all(|text| text.nb != text.en), "{id}: translate");
    };
    rights().iter().for_each(|own| check(&own.id, &own.sources, &[&own.hint]));
    information().iter().for_each(|own| check(&own.id, &own.sources, &[&own.hint]));
    templates().iter().for_each(|own| check(&own.id, &own.sources, &[&own.why, &own.scope]));
    minima().iter().for_each(|own| check(&own.id, &own.sources, &[&own.rule, &own.why]));
    levels().iter().for_each(|own| check(&own.value.to_string(), &own.sources, &[&own.means]));
    let advice = log_on_rules().iter().chain(password_advice());
    advice.for_each(|own| check(&own.id, &own.sources, &[&own.text]));
    outdated_advice().iter().for_each(|own| check(&own.id, &own.sources, &[&own.now]));
    events().iter().for_each(|own| check(&own.id, &own.sources, &[&own.when]));
    access_points().iter().for_each(|own| check(&own.id, &own.sources, &[&own.open, &own.close]));
    procedures().iter().for_each(|own| check(&own.id, &own.sources, &[&own.purpose]));
    register_fields().iter().for_each(|own| check(&own.id, &own.sources, &[&own.hint]));
    reasons().iter().for_each(|own| check(&own.id, &own.sources, &[&own.name]));
    questions().iter().for_each(|own| check(&own.id, &own.sources, &[&own.ask, &own.r#do]));
    triggers().iter().for_each(|own| check(&own.id, &own.sources, &[&own.name]));
    arrangements().iter().for_each(|own| check(&own.id, &own.sources, &[&own.lead]));
    points().iter().for_each(|own| check(&own.id, &own.sources, &[&own.text]));
    let forms = self_fields().iter().chain(log_fields()).chain(blocking_fields());
    forms.for_each(|own| check(&own.id, &own.sources, &[&own.hint]));
    let rules = self_rules().iter().chain(register_rules()).chain(log_reviews()).chain(blocking_steps());
    let rules = rules.chain(blocking_exceptions()).chain(blocking_own_initiative()).chain(self_examples());
    rules.chain(statements()).for_each(|own| check(&own.id, &own.sources, &[&own.text]));
    assert_eq!(extents().len() + against().len() + outcomes().len() + conclusions().len(), 13);
    for own in Lone::ALL {
        assert_ne!(lone(own).nb, lone(own).en, "{own:?}");
    }
}

#[test]
fn hints_are_no_longer_than_25_words() {
    use crate::content::{readability::words, Lang};
    let hints = (rights().iter().map(|own| &own.hint))
        .chain(information().iter().map(|own| &own.hint))
        .chain(register_fields().iter().map(|own| &own.hint))
        .chain(self_fields().iter().chain(log_fields()).chain(blocking_fields()).map(|own| &own.hint));
    for hint in hints {
        for lang in Lang::ALL {
            assert!(words(hint.get(lang)) <= 25, "{}", hint.get(lang));
        }
    }
}
