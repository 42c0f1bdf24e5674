use super::{clinic, day, edited, invitation, sample};
use crate::domain::{DateExt, Flag, Id};
use crate::features::training::content::{modules, Question};
use crate::features::training::course::{Course, Length, Recurrence, LONGEST_RULE, MOST_CASES, MOST_RULES};
use crate::features::training::model::{Edit, Log};
use std::collections::BTreeSet;

#[test]
fn the_edition_changes_with_what_is_told_and_with_nothing_else() {
    let flags = clinic().flags();
    let version = |log: &Log| log.course.version(&flags);
    let before = version(&sample());
    let same = [Edit::Length(Length::Full), Edit::Due(None), Edit::AddRule("new".into())];
    for edit in same.into_iter().chain([Edit::Recurrence(Recurrence::OnDay(9, 1))]) {
        assert_eq!(version(&edited(sample(), [edit.clone()])), before, "{edit:?}");
    }
    for edit in [
        Edit::Module("M-09".into(), false),
        Edit::Rule("lunch".into(), "Vi låser alltid.".into()),
        Edit::RemoveRule("lunch".into()),
        Edit::Advice("window".into(), "Noe annet".into()),
        Edit::RemoveCase("window".into()),
    ] {
        assert_ne!(version(&edited(sample(), [edit.clone()])), before, "{edit:?}");
    }
}

#[test]
fn the_yearly_course_asks_six_questions_from_six_cards_and_others_next_year() {
    let mut years: Vec<BTreeSet<String>> = vec![];
    for year in 2026..2036 {
        let clinic = clinic();
        let ctx = crate::domain::Ctx {
            clinic: &clinic,
            digest: &Default::default(),
            lang: Default::default(),
            today: jiff::civil::date(year, 3, 1),
        };
        let own = crate::features::training::exchange::Invitation::of(&ctx, &sample(), Length::Yearly);
        let cards: BTreeSet<&str> =
            own.questions.iter().map(|id| Question::find(id).unwrap().module.as_str()).collect();
        assert_eq!((own.questions.len(), cards.len()), (6, 6), "{year}");
        years.push(own.questions.into_iter().collect());
    }
    let different: BTreeSet<&BTreeSet<String>> = years.iter().collect();
    assert_eq!(different.len(), 10);
    let seen: BTreeSet<&String> = years.iter().flatten().collect();
    assert!(seen.len() >= 25, "ten years bring {} of the questions", seen.len());
}

#[test]
fn the_full_course_asks_all_that_concerns_the_clinic() {
    let flags = clinic().flags();
    let own = invitation(&sample(), Length::Full);
    let fits = |id: &&String| Question::find(id).unwrap().is_for_clinic(&flags);
    assert_eq!(own.questions.iter().filter(fits).count(), own.questions.len());
    assert!(own.questions.contains(&"Q-01".to_owned()) && own.questions.len() >= 40);
    assert!(!flags.contains(&Flag::Video), "the sample has no video, so that one question stays out");
    assert!(own.questions.len() < 45);
    let order: Vec<&str> = own.modules.iter().map(String::as_str).collect();
    assert_eq!(order, modules().iter().map(|module| module.id.as_str()).collect::<Vec<_>>());
}

#[test]
fn the_next_day_is_counted_from_the_last_time_or_stands_fixed() {
    let done = jiff::civil::date(2026, 8, 20);
    assert_eq!(Recurrence::AfterDone(12).next(done), jiff::civil::date(2027, 8, 20));
    let september = Recurrence::OnDay(9, 1);
    assert_eq!(september.next(done), jiff::civil::date(2027, 9, 1), "just before counts for this year");
    assert_eq!(september.next(jiff::civil::date(2026, 2, 1)), jiff::civil::date(2026, 9, 1));
    assert_eq!(Recurrence::OnDay(2, 29).next(jiff::civil::date(2026, 3, 1)), jiff::civil::date(2027, 2, 28));
    for done in [crate::domain::Date::MIN, crate::domain::Date::MAX] {
        for recurrence in [september, Recurrence::AfterDone(24)] {
            assert!(recurrence.next(done) >= done);
        }
    }
    assert!(!Recurrence::OnDay(2, 30).is_possible() && !Recurrence::AfterDone(0).is_possible());
    let kept = edited(Log::default(), [Edit::Recurrence(Recurrence::OnDay(13, 1))]);
    assert_eq!(kept, Log::default());
    assert!(day().plus_days(1) > day());
}

#[test]
fn own_words_are_bounded_and_rows_are_added_once() {
    let rule = |number: usize| Edit::AddRule(Id(format!("r{number}")));
    let case = |number: usize| Edit::AddCase(Id(format!("c{number}")), "x".repeat(9_999), String::new());
    let log = edited(Log::default(), (0..50).flat_map(|number| [rule(number), rule(number), case(number)]));
    let Course { rules, cases, .. } = &log.course;
    assert_eq!((rules.len(), cases.len()), (MOST_RULES, MOST_CASES));
    assert_eq!(cases[0].situation.chars().count(), LONGEST_RULE);
    let log =
        edited(log, [Edit::Rule("r0".into(), "Å".repeat(9_999)), Edit::Rule("none".into(), "x".into())]);
    assert_eq!(log.course.rules[0].text.chars().count(), LONGEST_RULE);
}
