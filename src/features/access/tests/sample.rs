//! Normland's answers hang together.

use super::{access, clinic};
use crate::content::{localise, Lang};
use crate::features::access::content::{AccessPoint, Event};
use crate::features::access::model::{Access, FormKind};
use crate::features::access::register::{lines, Act};

#[test]
fn the_sample_is_read_whole() {
    for lang in Lang::ALL {
        let written = localise(include_str!("../sample.json"), lang).expect("JSON");
        let read: Access = serde_json::from_value(written.clone()).expect("the sample fits the state");
        let again = serde_json::to_value(&read).expect("JSON");
        for (field, value) in written.as_object().expect("a record") {
            assert!(!again[field].is_null(), "{field}: no such field");
            if let (Some(written), Some(read)) = (value.as_array(), again[field].as_array()) {
                assert_eq!(written.len(), read.len(), "{field}");
            }
        }
        assert_eq!(again, serde_json::to_value(access(lang)).expect("JSON"));
    }
}

#[test]
fn what_the_sample_points_to_exists() {
    let (clinic, access) = (clinic(Lang::Nb), access(Lang::Nb));
    let person = |id: &crate::domain::Id| clinic.people.iter().any(|person| person.id == *id);
    let system = |id: &crate::domain::Id| clinic.systems.iter().any(|system| system.id == *id);
    for entry in &access.entries {
        assert!(entry.registered_by.id.as_ref().is_some_and(person), "{}", entry.id);
        if let Act::Given(grant) | Act::Corrected { grant, .. } = &entry.act {
            assert!(grant.person.id.as_ref().is_none_or(person), "{}", entry.id);
            assert!(grant.systems.iter().all(system), "{}", entry.id);
            assert_eq!(access.lacks(grant), [], "{}", entry.id);
            assert!(!grant.rights.is_empty() || ["RO-22"].contains(&grant.role.as_str()), "{}", entry.id);
        }
    }
    assert_eq!(lines(&access.entries).len(), 11);
    for event in &access.events {
        let known = Event::find(&event.kind).expect("a kind of event");
        assert!(event.steps.keys().all(|id| known.step.iter().any(|step| step.id == *id)), "{}", event.id);
        for point in event.points.keys() {
            let named = |own: &AccessPoint| point.strip_prefix("point-") == Some(own.id.as_str());
            let points = crate::features::access::content::access_points();
            assert!(system(&point.as_str().into()) || points.iter().any(named), "{point}");
        }
    }
    for kind in [FormKind::SelfUse, FormKind::LogReview, FormKind::Block] {
        for form in access.forms(kind) {
            assert!(form.answers.keys().all(|id| kind.fields().iter().any(|own| own.id == *id)), "{kind:?}");
            let missing: Vec<_> = form.missing(kind.fields()).iter().map(|field| &field.id).collect();
            let may_be_missing = kind == FormKind::LogReview && missing == ["deviation"];
            assert!(missing.is_empty() || may_be_missing, "{kind:?}: {missing:?}");
        }
    }
}
