use super::{clinic, day, edited, sample};
use crate::content::Lang;
use crate::domain::{Clinic, Ctx, Date, DateExt, Digest, Person, Urgency};
use crate::features::training::course::Length;
use crate::features::training::model::{Edit, Log, PlanChange};
use crate::features::training::overview::{events, findings};
use crate::features::training::receipt::{How, Receipt, Session};
use crate::features::training::standing::{each, Standing};
use crate::features::training::Training;
use crate::features::Feature;

fn keys(clinic: &Clinic, log: &Log, today: Date) -> Vec<(String, Urgency)> {
    let ctx = Ctx { clinic, digest: &Digest::default(), lang: Lang::Nb, today };
    findings(&ctx, log).into_iter().map(|finding| (finding.key, finding.urgency)).collect()
}

fn standing(clinic: &Clinic, log: &Log, id: &str) -> (Standing, Option<Date>, Length) {
    let ctx = Ctx { clinic, digest: &Digest::default(), lang: Lang::Nb, today: day() };
    let all = each(&ctx, log);
    let own = all.iter().find(|status| status.person.id.0 == id).expect("on the staff");
    (own.standing, own.due, own.length)
}

fn receipt(id: &str, person: &str, date: Date) -> Receipt {
    Receipt { id: id.into(), person: person.into(), date: Some(date), ..Receipt::default() }
}

#[test]
fn an_empty_log_gives_one_finding_and_not_one_for_each() {
    assert_eq!(keys(&clinic(), &Log::default(), day()), [("training/start".to_owned(), Urgency::Soon)]);
    assert_eq!(keys(&Clinic::default(), &Log::default(), day()), []);
}

#[test]
fn who_has_never_taken_the_course_is_found_and_sooner_when_the_day_has_passed() {
    let never = ("training/never/renate".to_owned(), Urgency::Soon);
    assert_eq!(keys(&clinic(), &sample(), day()), std::slice::from_ref(&never));
    let later = keys(&clinic(), &sample(), day().plus_days(60));
    assert!(later.contains(&(never.0, Urgency::Now)), "{later:?}");
}

#[test]
fn a_year_later_it_is_overdue() {
    let later = keys(&clinic(), &sample(), day().plus_months(7));
    for id in ["lena", "frank", "simen", "maren", "morten"] {
        assert!(later.contains(&(format!("training/overdue/{id}"), Urgency::Soon)), "{id}: {later:?}");
    }
    assert_eq!(standing(&clinic(), &sample(), "lena").1, Some(jiff::civil::date(2027, 3, 11)));
}

#[test]
fn somebody_new_signs_before_anything_else_and_gets_the_full_course() {
    let mut clinic = clinic();
    for (id, started) in [("new", -3), ("soon", 10), ("later", 40), ("old", -400)] {
        let started = Some(day().plus_days(started));
        clinic.people.push(Person { id: id.into(), name: id.into(), started, ..Person::default() });
    }
    let found = keys(&clinic, &sample(), day());
    assert!(found.contains(&("training/new/new".into(), Urgency::Now)), "{found:?}");
    assert!(
        found.contains(&("training/new/soon".into(), Urgency::Now)),
        "the declaration comes before access"
    );
    assert!(found.iter().any(|(key, _)| key == "training/never/old"));
    assert_eq!(standing(&clinic, &sample(), "new").2, Length::Full);
    let signed = edited(sample(), [Edit::Accept(Box::new(receipt("r", "new", day())))]);
    assert!(!keys(&clinic, &signed, day()).iter().any(|(key, _)| key == "training/new/new"));
}

#[test]
fn a_changed_rule_makes_what_was_taken_an_earlier_edition() {
    let changed = edited(sample(), [Edit::Rule("lunch".into(), "Vi låser alltid.".into())]);
    let found = keys(&clinic(), &changed, day());
    assert!(found.contains(&("training/outdated".into(), Urgency::Info)), "{found:?}");
    let back = edited(changed, [Edit::Rule("lunch".into(), sample().course.rules[1].text.clone())]);
    assert!(!keys(&clinic(), &back, day()).iter().any(|(key, _)| key == "training/outdated"));
}

#[test]
fn who_took_it_from_a_link_has_not_seen_the_own_words() {
    let mut from_link = receipt("r", "renate", day());
    from_link.version = sample().course.version(&clinic().flags());
    let log = edited(sample(), [Edit::Accept(Box::new(from_link))]);
    assert_eq!(keys(&clinic(), &log, day()), [("training/own-words".into(), Urgency::Soon)]);
}

#[test]
fn a_plan_of_ones_own_comes_before_the_course() {
    let due = day().plus_days(5);
    let plan = |change| Edit::Plan("lena".into(), change);
    let log =
        edited(sample(), [plan(PlanChange::Due(Some(due))), plan(PlanChange::Length(Some(Length::Full)))]);
    assert_eq!(standing(&clinic(), &log, "lena"), (Standing::Soon, Some(due), Length::Full));
    let log = edited(log, [plan(PlanChange::Excused(Some("Permisjon".into())))]);
    assert_eq!(standing(&clinic(), &log, "lena").0, Standing::Excused);
    let undone = [PlanChange::Due(None), PlanChange::Length(None), PlanChange::Excused(None)].map(plan);
    assert_eq!(edited(log, undone), sample(), "a plan without anything in it is none");
}

#[test]
fn the_newest_receipt_counts_whenever_it_is_taken_in() {
    let newer = receipt("new", "renate", day());
    let older = receipt("old", "renate", day().plus_months(-8));
    for order in [[newer.clone(), older.clone()], [older, newer]] {
        let log = edited(sample(), order.map(|own| Edit::Accept(Box::new(own))));
        assert_eq!(log.last(&"renate".into()).unwrap().id.0, "new");
    }
}

#[test]
fn a_receipt_is_kept_once_and_the_file_takes_the_place_of_the_code() {
    let code = receipt("X", "renate", day());
    let file = Receipt { how: How::File, key: "ab".into(), ..code.clone() };
    let accept = |own: &Receipt| Edit::Accept(Box::new(own.clone()));
    let before = sample().receipts.len();
    for order in [[&code, &code, &file], [&code, &file, &code], [&file, &code, &file]] {
        let log = edited(sample(), order.map(accept));
        assert_eq!((log.receipts.len(), log.receipts[before].how), (before + 1, How::File));
    }
}

#[test]
fn a_session_brings_its_receipts_and_takes_them_along() {
    let session = Session { id: "s".into(), date: Some(day()), ..Session::default() };
    let there = vec![receipt("a", "lena", day()), receipt("b", "renate", day())];
    let log = edited(sample(), [Edit::Hold(session.clone(), there.clone())]);
    assert_eq!((log.sessions.len(), log.receipts.len()), (2, sample().receipts.len() + 2));
    assert!(log.receipts.iter().rev().take(2).all(|own| own.how == How::Group));
    assert_eq!(edited(log.clone(), [Edit::Hold(session, there)]), log, "a session is held once");
    assert_eq!(edited(log, [Edit::RemoveSession("s".into())]), sample());
}

#[test]
fn changes_that_fit_nothing_change_nothing() {
    let nobody = || crate::domain::Id::from("nobody");
    for edit in [
        Edit::Module("M-99".into(), false),
        Edit::Rule(nobody(), "x".into()),
        Edit::RemoveCase(nobody()),
        Edit::Invite("short".into(), Default::default()),
        Edit::Accept(Box::default()),
        Edit::Hold(Session::default(), vec![]),
        Edit::SessionNote(nobody(), "x".into()),
        Edit::Plan(nobody(), PlanChange::Module("M-99".into(), false)),
    ] {
        assert_eq!(edited(sample(), [edit.clone()]), sample(), "{edit:?}");
    }
}

#[test]
fn a_binder_made_from_the_sample_keeps_the_rules_and_nobody() {
    let mut log = sample();
    Training::make_ours(&mut log);
    assert_eq!((log.receipts.len(), log.sessions.len(), log.editions.len()), (0, 0, 0));
    assert_eq!(log.course.rules, sample().course.rules);
}

#[test]
fn entries_come_together_again_and_a_session_that_is_left_out_takes_its_receipts_along() {
    let log = sample();
    let entries = Training::to_entries(&log);
    assert_eq!(Training::from_entries(entries.clone()), Some(log.clone()));
    assert_eq!(Training::from_entries(Training::to_entries(&Log::default())), Some(Log::default()));
    let mut without = entries;
    without["sessions"] = serde_json::json!([]);
    let left = Training::from_entries(without).unwrap();
    assert_eq!(left.receipts.len(), 1, "only Simen's, which is from no session");
}

#[test]
fn every_entry_of_the_sample_has_words_in_each_language() {
    let log = edited(sample(), [Edit::Plan("lena".into(), PlanChange::Excused(Some(String::new())))]);
    let entries = Training::to_entries(&log);
    for lang in Lang::ALL {
        for (field, rows) in entries.as_object().unwrap() {
            let keys: Vec<String> = match (field.as_str(), rows) {
                ("course", _) => vec![],
                (_, serde_json::Value::Array(rows)) => {
                    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
                }
                (_, rows) => rows.as_object().unwrap().keys().cloned().collect(),
            };
            let all = if field == "course" {
                vec![vec![field.as_str()]]
            } else {
                keys.iter().map(|key| vec![field.as_str(), key]).collect()
            };
            for key in all {
                assert!(Training::entry_label(&log, &key, lang).is_some(), "{key:?}");
                let lines = Training::entry_lines(&clinic(), &log, &key, lang);
                assert!(lines.is_some_and(|lines| !lines.is_empty()), "{key:?}");
            }
        }
    }
}

#[test]
fn a_calendar_gets_a_day_for_each_who_has_one() {
    let clinic = clinic();
    let ctx = Ctx { clinic: &clinic, digest: &Digest::default(), lang: Lang::Nb, today: day() };
    let days = events(&ctx, &sample());
    assert_eq!(days.len(), 6);
    assert!(days.iter().all(|event| event.uid.starts_with("training/") && event.alarm_days_before.is_some()));
}

#[test]
fn the_clinics_own_scenarios_are_proposed_as_cases_each_once_and_those_with_a_done_measure_first() {
    use crate::domain::{Action, ActionStatus};
    use crate::features::training::overview::case_proposals;
    let action = |key: &str, title: &str, source: &str, status| Action {
        key: key.into(),
        title: title.into(),
        owner: String::new(),
        due: None,
        status,
        source: source.into(),
        href: String::new(),
    };
    let actions = vec![
        action("risk/SC-01/a", "Lås døra", "Risiko: Åpen dør", ActionStatus::Open),
        action("suppliers/x", "Ring", "Leverandør: Noen", ActionStatus::Done),
        action("risk/SC-02/a", "Lukk vinduet", "Risiko: Åpent vindu: natt", ActionStatus::Done),
        action("risk/SC-01/b", "Heng opp lapp", "Risiko: Åpen dør", ActionStatus::Open),
    ];
    let digest = Digest { actions, ..Digest::default() };
    let clinic = clinic();
    let found = case_proposals(&Ctx { clinic: &clinic, digest: &digest, lang: Lang::Nb, today: day() });
    let told: Vec<_> = found.iter().map(|own| (own.situation.as_str(), own.advice.as_str())).collect();
    assert_eq!(told, [("Åpent vindu: natt", "Lukk vinduet"), ("Åpen dør", "Lås døra")]);
}
