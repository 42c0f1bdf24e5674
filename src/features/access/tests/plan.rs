//! What the rest of the binder is told.

use super::{access, clinic, in_ctx, DAY};
use crate::content::Lang;
use crate::domain::{Clinic, Ctx, Date, DateExt, Fact, Id, TaskStatus, Urgency};
use crate::features::access::model::{Access, Edit, EventChange, FormKind, LogOnChange, Withdrawal};
use crate::features::access::register::{lines, Someone};
use crate::features::access::state::LifeEvent;
use crate::features::access::{findings, overview, AccessControl};
use crate::features::Feature;

fn keys(clinic: &Clinic, access: &Access, today: Date) -> Vec<String> {
    in_ctx(clinic, Lang::Nb, today, |ctx| {
        findings::findings(ctx, access).into_iter().map(|own| own.key).collect()
    })
}

fn has(keys: &[String], key: &str) -> bool {
    keys.iter().any(|own| own == key)
}

/// The list of something that happens to Frank that day.
fn begin_for_frank(clinic: &Clinic, id: &str, kind: &str) -> Edit {
    Edit::Begin(Box::new(LifeEvent {
        id: id.into(),
        kind: kind.into(),
        person: Someone::of(clinic, &"frank".into()),
        day: Some(DAY),
        ..LifeEvent::default()
    }))
}

#[test]
fn the_sample_shows_what_is_wrong_and_nothing_else() {
    let found = keys(&clinic(Lang::Nb), &access(Lang::Nb), DAY);
    let expected = [
        "access/no-role/maren",
        "access/leaver/sunniva",
        "access/past-end/line-summer",
        "access/list/event-summer",
        "access/level/file-server",
        "access/shared-use/email",
        "access/may-go/line-locum",
    ];
    for key in expected {
        assert!(has(&found, key), "{key} in {found:?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:?}");
}

#[test]
fn somebody_without_a_line_and_somebody_who_has_gone_with_one_are_found() {
    let (mut clinic, mut access) = (clinic(Lang::Nb), access(Lang::Nb));
    for fact in AccessControl::facts(&begin_for_frank(&clinic, "event-frank", "LE-04")) {
        assert_eq!(fact, Fact::PersonLeft("frank".into(), Some(DAY)));
        clinic.learn(fact);
    }
    assert!(has(&keys(&clinic, &access, DAY), "access/leaver/frank"), "the clinic's facts are enough");
    assert!(!has(&keys(&clinic, &access, DAY.plus_days(-1)), "access/leaver/frank"), "not before the day");
    access.apply(begin_for_frank(&clinic, "event-frank", "LE-04"));
    assert!(has(&keys(&clinic, &access, DAY), "access/list/event-frank"), "the list is not through");
}

#[test]
fn whoever_is_deleted_from_the_clinic_and_still_has_access_is_found() {
    let (mut clinic, access) = (clinic(Lang::Nb), access(Lang::Nb));
    clinic.people.retain(|own| own.id.0 != "frank");
    let found = in_ctx(&clinic, Lang::Nb, DAY, |ctx| findings::findings(ctx, &access));
    let found = found.iter().find(|own| own.key == "access/leaver/frank").expect("a finding");
    assert!(found.href.starts_with("#/tilgang/register/"), "there is no page of the person: {}", found.href);
}

#[test]
fn whoever_works_here_and_has_no_line_left_is_found_but_for_those_on_leave() {
    let (clinic, mut access) = (clinic(Lang::Nb), access(Lang::Nb));
    let open: Vec<Id> = lines(&access.entries)
        .iter()
        .filter(|line| line.is_open() && line.grant.person.key() == "frank")
        .map(|line| line.id().clone())
        .collect();
    assert!(!open.is_empty());
    for (place, entry) in open.into_iter().enumerate() {
        access.apply(Edit::Withdraw(Box::new(Withdrawal {
            id: format!("closed-{place}").as_str().into(),
            entry,
            at: DAY.at(8, 0, 0, 0),
            reason: "left".into(),
            note: String::new(),
            by: Someone::of(&clinic, &"lena".into()),
            today: DAY,
        })));
    }
    assert!(has(&keys(&clinic, &access, DAY), "access/no-role/frank"));
    access.apply(begin_for_frank(&clinic, "leave", "LE-03"));
    assert!(!has(&keys(&clinic, &access, DAY), "access/no-role/frank"), "nobody on leave needs a line");
    access.apply(Edit::Event("leave".into(), EventChange::BackOn(Some(DAY.plus_days(9)))));
    assert!(has(&keys(&clinic, &access, DAY.plus_days(9)), "access/no-role/frank"), "back without a line");
}

#[test]
fn the_check_is_due_after_a_year_and_overdue_the_day_after() {
    let (clinic, mut access) = (clinic(Lang::Nb), access(Lang::Nb));
    let due = jiff::civil::date(2026, 12, 4);
    assert_eq!(overview::next_control(&access), Some(due));
    assert!(!has(&keys(&clinic, &access, due), "access/control"));
    assert!(has(&keys(&clinic, &access, due.plus_days(1)), "access/control"));
    access.controls.clear();
    assert!(
        has(&keys(&clinic, &access, DAY), "access/control"),
        "counted from the first access that is open"
    );
    let status = |access: &Access| {
        let task =
            |ctx: &Ctx| overview::tasks(ctx, access).into_iter().find(|own| own.key == "access/kontroll");
        in_ctx(&clinic, Lang::Nb, DAY, |ctx| task(ctx).map(|own| own.status))
    };
    assert_eq!(status(&access), Some(TaskStatus::Todo));
    access.apply(Edit::BeginControl("c".into(), "breach".into(), DAY));
    assert_eq!(status(&access), Some(TaskStatus::Started));
}

#[test]
fn levels_shared_accounts_and_self_authorisation_are_watched() {
    let (clinic, mut access) = (clinic(Lang::Nb), access(Lang::Nb));
    access.apply(Edit::LogOn("record".into(), LogOnChange::Level(Some(2))));
    access.apply(Edit::LogOn("record".into(), LogOnChange::Shared(Some(true))));
    access.apply(Edit::AddForm(FormKind::SelfUse, "use".into(), DAY));
    access.apply(Edit::Form(FormKind::SelfUse, "use".into(), "user".into(), "lena".into()));
    let found = keys(&clinic, &access, DAY);
    for key in ["access/level/record", "access/shared/record", "access/self/use"] {
        assert!(has(&found, key), "{key} in {found:?}");
    }
    let urgency = |today| {
        let find =
            |ctx: &Ctx| findings::findings(ctx, &access).into_iter().find(|own| own.key == "access/self/use");
        in_ctx(&clinic, Lang::Nb, today, |ctx| find(ctx).map(|own| own.urgency))
    };
    assert_eq!(urgency(DAY.plus_days(7)), Some(Urgency::Soon));
    assert_eq!(urgency(DAY.plus_days(8)), Some(Urgency::Now), "within a week");
}

#[test]
fn one_list_names_every_system_and_what_no_program_knows_of() {
    let (clinic, access) = (clinic(Lang::Nb), access(Lang::Nb));
    for event in &access.events {
        let points = overview::event_points(&clinic, event, Lang::Nb);
        for system in &clinic.systems {
            assert_eq!(points.iter().filter(|own| own.key == system.id.0).count(), 1, "{}", system.name);
        }
        for point in
            ["point-email", "point-keys", "point-electronic_id", "point-shared_secrets", "point-money"]
        {
            assert!(points.iter().any(|own| own.key == point), "{point}");
        }
        for key in event.points.keys() {
            assert!(points.iter().any(|own| own.key == *key), "{key} is ticked and not on the list");
        }
    }
}

#[test]
fn a_matrix_has_a_row_for_each_kind_of_information_and_says_what_differs() {
    let access = access(Lang::Nb);
    let rows = overview::matrix(&access, "RO-04", Lang::Nb);
    assert_eq!(rows.len(), 14);
    let changed: Vec<&str> =
        rows.iter().filter(|own| own.difference.is_some()).map(|own| own.information.id.as_str()).collect();
    assert_eq!(changed, ["IC-05"]);
    assert_eq!(rows[4].difference.as_deref(), Some("Lagt til: registrere."));
    assert_eq!(rows[4].words, "Lese, registrere");
}

#[test]
fn two_versions_that_each_added_lines_are_merged_with_the_lines_of_both() {
    let (clinic, first) = (clinic(Lang::Nb), access(Lang::Nb));
    let give = |id: &str, person: &str| {
        let mut own = first.clone();
        let grant = crate::features::access::register::Grant {
            person: Someone::of(&clinic, &person.into()),
            role: "RO-07".into(),
            purpose: "Timebok".into(),
            from: Some(DAY.at(8, 0, 0, 0)),
            ..Default::default()
        };
        own.apply(Edit::Prepare(id.into(), Box::new(grant)));
        own.apply(Edit::Give(id.into(), Someone::of(&clinic, &"lena".into()), DAY));
        own
    };
    let (mine, theirs) = (give("mine", "maren"), give("theirs", "simen"));
    let (one, other) = (AccessControl::to_entries(&mine), AccessControl::to_entries(&theirs));
    let mut merged = one.clone();
    let rows = other["entries"].as_array().expect("rows").iter();
    let added = rows.filter(|row| !one["entries"].as_array().expect("rows").contains(row)).cloned();
    merged["entries"].as_array_mut().expect("rows").extend(added);
    let merged = AccessControl::from_entries(merged).expect("a state");
    let ids: Vec<&Id> = merged.entries.iter().map(|own| &own.id).collect();
    assert!(ids.contains(&&"mine".into()) && ids.contains(&&"theirs".into()));
    assert_eq!(merged.entries.len(), first.entries.len() + 2);
    for entry in &merged.entries {
        let label = AccessControl::entry_label(&merged, &["entries", &entry.id.0], Lang::Nb);
        let lines = AccessControl::entry_lines(&clinic, &merged, &["entries", &entry.id.0], Lang::Nb);
        assert!(label.is_some_and(|own| !own.contains('{')) && lines.is_some_and(|own| !own.is_empty()));
    }
}

#[test]
fn every_entry_has_words() {
    for lang in Lang::ALL {
        let (clinic, access) = (clinic(lang), access(lang));
        let entries = AccessControl::to_entries(&access);
        for (field, value) in entries.as_object().expect("a record") {
            let steps: Vec<String> = match value {
                serde_json::Value::Object(table) if field != "blocking" => table.keys().cloned().collect(),
                serde_json::Value::Array(rows) => {
                    rows.iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
                }
                _ => vec![],
            };
            let paths: Vec<Vec<&str>> = match field.as_str() {
                "blocking" => vec![vec!["blocking"]],
                _ => steps.iter().map(|step| vec![field.as_str(), step.as_str()]).collect(),
            };
            for path in paths {
                let label = AccessControl::entry_label(&access, &path, lang);
                assert!(label.is_some_and(|own| !own.trim().is_empty() && !own.contains('{')), "{path:?}");
                assert!(AccessControl::entry_lines(&clinic, &access, &path, lang).is_some(), "{path:?}");
            }
        }
    }
}
