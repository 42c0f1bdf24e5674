//! Lines of the register are never changed, and kept for five years after their end.

use super::DAY;
use crate::domain::{Date, DateExt};
use crate::features::access::model::{Access, Edit, GrantChange, RoleChange, Withdrawal};
use crate::features::access::register::{history, lines, Act, Entry, Grant, Someone};
use jiff::civil::date;

fn someone(name: &str) -> Someone {
    Someone { id: Some(name.to_lowercase().as_str().into()), name: name.into() }
}

fn grant(role: &str, until: Option<Date>) -> Grant {
    Grant {
        person: someone("Maren"),
        role: role.into(),
        purpose: "Timebok".into(),
        from: Some(DAY.at(8, 0, 0, 0)),
        until,
        ..Grant::default()
    }
}

fn give(access: &mut Access, id: &str, grant: Grant) {
    access.apply(Edit::Prepare(id.into(), Box::new(grant)));
    access.apply(Edit::Give(id.into(), someone("Lena"), DAY));
}

fn withdraw(access: &mut Access, id: &str, entry: &str, day: Date) {
    access.apply(Edit::Withdraw(Box::new(Withdrawal {
        id: id.into(),
        entry: entry.into(),
        at: day.at(15, 30, 0, 0),
        reason: "left".into(),
        note: String::new(),
        by: someone("Lena"),
        today: day,
    })));
}

#[test]
fn a_draft_becomes_a_line_only_when_it_is_whole() {
    let mut access = Access::default();
    give(&mut access, "a", Grant { purpose: " ".into(), ..grant("RO-07", None) });
    give(&mut access, "b", grant("RO-02", None));
    give(&mut access, "c", grant("RO-19", Some(DAY)));
    assert_eq!(
        (access.entries.len(), access.drafts.len()),
        (0, 3),
        "purpose, end and safeguards are missing"
    );
    access.apply(Edit::Draft("a".into(), GrantChange::Purpose("Timebok".into())));
    access.apply(Edit::Give("a".into(), someone(""), DAY));
    assert!(access.entries.is_empty(), "a line has somebody who wrote it");
    access.apply(Edit::Give("a".into(), someone("Lena"), DAY));
    access.apply(Edit::Draft("b".into(), GrantChange::Until(Some(DAY.plus_days(30)))));
    access.apply(Edit::Give("b".into(), someone("Lena"), DAY));
    assert_eq!((access.entries.len(), access.drafts.len()), (2, 1));
    assert!(!lines(&access.entries)[0].grant.rights.is_empty(), "the line says what the role could do");
}

#[test]
fn a_correction_shows_both_what_was_written_and_what_holds() {
    let mut access = Access::default();
    give(&mut access, "a", grant("RO-07", None));
    access.apply(Edit::PrepareCorrection("b".into(), "a".into()));
    access.apply(Edit::Draft("b".into(), GrantChange::Purpose("Timebok og oppgjør".into())));
    access.apply(Edit::Give("b".into(), someone("Lena"), DAY));
    assert_eq!(lines(&access.entries)[0].grant.purpose, "Timebok og oppgjør");
    let Act::Given(first) = &history(&access.entries, &"a".into())[0].act else { panic!() };
    assert_eq!(first.purpose, "Timebok", "the line itself is as it was");
    withdraw(&mut access, "c", "a", DAY);
    withdraw(&mut access, "d", "a", DAY.plus_days(1));
    let all = lines(&access.entries);
    assert_eq!(
        all[0].withdrawn.map(|(entry, at)| (entry.id.0.as_str(), at.date())),
        Some(("d", DAY.plus_days(1)))
    );
    withdraw(&mut access, "e", "nowhere", DAY);
    assert_eq!(access.entries.len(), 4, "a line that points nowhere is none");
}

#[test]
fn a_correction_keeps_the_rights_of_the_day_unless_the_role_is_what_was_wrong() {
    let mut access = Access::default();
    give(&mut access, "a", grant("RO-07", None));
    let that_day = lines(&access.entries)[0].grant.rights.clone();
    let template = access.rights("RO-07");
    let (information, right) = template
        .iter()
        .find_map(|(information, rights)| Some((information.clone(), rights.iter().next()?.clone())))
        .expect("a right");
    access.apply(Edit::Role("RO-07".into(), RoleChange::Toggle(information, right)));
    assert_ne!(access.rights("RO-07"), that_day, "the role is another one by now");
    access.apply(Edit::PrepareCorrection("b".into(), "a".into()));
    access.apply(Edit::Give("b".into(), someone("Lena"), DAY));
    assert_eq!(lines(&access.entries)[0].grant.rights, that_day);
    access.apply(Edit::PrepareCorrection("c".into(), "a".into()));
    access.apply(Edit::Draft("c".into(), GrantChange::Role("RO-02".into(), "Vikar".into())));
    access.apply(Edit::Draft("c".into(), GrantChange::Until(Some(DAY.plus_days(30)))));
    access.apply(Edit::Give("c".into(), someone("Lena"), DAY));
    assert_eq!(lines(&access.entries)[0].grant.rights, access.rights("RO-02"));
}

#[test]
fn a_line_is_kept_for_exactly_five_years_after_its_withdrawal_also_over_29_february() {
    let cases = [
        (date(2021, 8, 31), date(2026, 8, 31)),
        (date(2024, 2, 29), date(2029, 2, 28)),
        (date(2023, 2, 28), date(2028, 2, 28)),
        (date(2023, 3, 1), date(2028, 3, 1)),
    ];
    for (withdrawn, last) in cases {
        let mut access = Access::default();
        give(&mut access, "a", grant("RO-07", None));
        access.apply(Edit::Delete("a".into(), Date::MAX));
        assert_eq!(access.entries.len(), 1, "what is open is never deleted");
        withdraw(&mut access, "b", "a", withdrawn);
        assert_eq!(lines(&access.entries)[0].keep_until(), Some(last));
        access.apply(Edit::Delete("a".into(), last));
        assert_eq!(access.entries.len(), 2, "{withdrawn}: still to be kept on {last}");
        access.apply(Edit::Delete("a".into(), last.plus_days(1)));
        assert_eq!(access.entries.len(), 0, "{withdrawn}: may go the day after {last}");
    }
}

/// Small numbers that look like chance, the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn id(&mut self) -> String {
        format!("id-{}", self.below(12))
    }

    fn edit(&mut self) -> Edit {
        let (id, other) = (self.id(), self.id());
        let day = date(2019, 1, 1).plus_days(i32::try_from(self.below(4000)).expect("small"));
        let role =
            ["RO-07", "RO-02", "RO-19", "RO-01", "nothing"][usize::try_from(self.below(5)).expect("small")];
        match self.below(13) {
            0 => Edit::Prepare(id.as_str().into(), Box::new(grant(role, None))),
            1 => Edit::Prepare(id.as_str().into(), Box::new(grant(role, Some(day)))),
            2 => Edit::PrepareCorrection(id.as_str().into(), other.as_str().into()),
            3 | 4 => Edit::Give(id.as_str().into(), someone("Lena"), day),
            5 => Edit::Withdraw(Box::new(Withdrawal {
                id: id.as_str().into(),
                entry: other.as_str().into(),
                at: day.at(12, 0, 0, 0),
                reason: "left".into(),
                note: "x".repeat(5000),
                by: someone("Morten"),
                today: day,
            })),
            6 => Edit::Draft(id.as_str().into(), GrantChange::Person(someone("Frank"))),
            7 => Edit::Draft(id.as_str().into(), GrantChange::Role(role.into(), "Vikar".into())),
            8 => Edit::Discard(id.as_str().into()),
            9 => Edit::Role(role.into(), RoleChange::Toggle("IC-04".into(), "erase".into())),
            10 => Edit::RemoveRole(id.as_str().into()),
            11 => Edit::AddRole(id.as_str().into(), Some(role.into())),
            _ => Edit::Delete(id.as_str().into(), day),
        }
    }
}

#[test]
fn no_sequence_of_edits_alters_a_past_line_or_deletes_one_that_must_be_kept() {
    let (mut written, mut deleted) = (0, 0);
    for seed in 0..600 {
        let mut chance = Chance(seed);
        let mut access = Access::default();
        for _ in 0..200 {
            let before: Vec<Entry> = access.entries.clone();
            let edit = chance.edit();
            let may_go: Vec<crate::domain::Id> = match &edit {
                Edit::Delete(root, today) => {
                    let own = lines(&before).into_iter().filter(|line| line.id() == root);
                    let ended = own.filter(|line| line.keep_until().is_some_and(|last| last < *today));
                    ended.map(|line| line.id().clone()).collect()
                }
                _ => vec![],
            };
            access.apply(edit);
            for entry in &before {
                match access.entries.iter().find(|own| own.id == entry.id) {
                    Some(now) => assert_eq!(now, entry, "seed {seed}"),
                    None => assert!(may_go.contains(entry.root()), "seed {seed}: {} is gone", entry.id),
                }
            }
            written += usize::from(access.entries.len() > before.len());
            deleted += usize::from(access.entries.len() < before.len());
        }
    }
    assert!(written > 1000 && deleted > 20, "the test reaches both: {written} written, {deleted} deleted");
}
