//! When to remind, and of what: at most one thing at a time.

use super::Copies;
use crate::app::browser::{CopyWay, Snooze};
use crate::domain::{Date, DateExt};

/// After so many saves without a copy we remind of one.
const SAVES: u64 = 25;
/// After so many days without a copy, if anything has changed.
const DAYS: i32 = 7;
/// Where the browser removes what is stored after a few days without a visit, each session ends in a copy.
const SAVES_WHERE_FORGETFUL: u64 = 1;
/// Within so many days the recovery sheet should have been tried.
const DAYS_TO_TRY: i32 = 30;

/// What to remind of, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reminder {
    /// Too much, or too long, without a copy outside the browser.
    Copy,
    /// There is no recovery sheet.
    MakeSheet,
    /// The recovery sheet has never been tried.
    TrySheet,
}

impl Reminder {
    /// Put off: not before a new day.
    pub fn snoozed(self, today: Date, way: CopyWay) -> Snooze {
        let copies = self == Reminder::Copy;
        let days = match way {
            CopyWay::DownloadOften if copies => 1,
            _ if copies => 3,
            _ => DAYS,
        };
        Snooze { copies, until: today.plus_days(days) }
    }
}

/// The one thing to remind of today, if any.
pub fn reminder(copies: &Copies, today: Date, way: CopyWay) -> Option<Reminder> {
    let wanted = wanted(copies, today, way)?;
    let is_put_off = copies.snooze.is_some_and(|snooze| {
        // A copy is never held back by a sheet that was put off.
        today < snooze.until && (snooze.copies || wanted != Reminder::Copy)
    });
    (!is_put_off).then_some(wanted)
}

fn wanted(copies: &Copies, today: Date, way: CopyWay) -> Option<Reminder> {
    let saves = copies.saves_since();
    let days = copies.last.map_or(copies.since, |copy| copy.day).days_until(today);
    let most = if way == CopyWay::DownloadOften { SAVES_WHERE_FORGETFUL } else { SAVES };
    if saves >= most || (saves > 0 && days >= DAYS) {
        return Some(Reminder::Copy);
    }
    // Where we know nothing of a sheet, there may well be one: nothing is said.
    let sheet = copies.sheet?;
    match (sheet.made, sheet.tried) {
        (None, _) => Some(Reminder::MakeSheet),
        (Some(made), None) if made.days_until(today) >= DAYS_TO_TRY => Some(Reminder::TrySheet),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::browser::{CopyRecord, SheetRecord};

    const YEAR_AND_MORE: i32 = 400;

    fn start() -> Date {
        jiff::civil::date(2026, 11, 22)
    }

    /// A binder that was begun today, with a sheet that is in order.
    fn fresh() -> Copies {
        let sheet = Some(SheetRecord { made: Some(start()), tried: Some(start()) });
        Copies { since: start(), sheet, ..Copies::default() }
    }

    /// 400 days with some saves each, by a clinic that does what it is reminded of after `patience` snoozes.
    /// Returns the days on which something was shown, the most days that a save waited for a copy, and the most saves.
    fn clinic(saves: impl Fn(i32) -> u64, way: CopyWay, patience: u32) -> (Vec<i32>, i32, u64) {
        let mut copies = fresh();
        let (mut shown, mut longest, mut most, mut snoozes) = (vec![], 0, 0, 0);
        let mut oldest = None;
        for step in 0..YEAR_AND_MORE {
            let today = start().plus_days(step);
            copies.generation += saves(step);
            if copies.saves_since() > 0 {
                longest = longest.max(step - *oldest.get_or_insert(step));
                most = most.max(copies.saves_since());
            }
            if let Some(found) = reminder(&copies, today, way) {
                assert_eq!(found, Reminder::Copy, "day {step}");
                shown.push(step);
                if snoozes < patience {
                    snoozes += 1;
                    copies.snooze = Some(found.snoozed(today, way));
                } else {
                    (snoozes, oldest) = (0, None);
                    copies.last =
                        Some(CopyRecord { generation: copies.generation, day: today, is_checked: true });
                }
            }
        }
        (shown, longest, most)
    }

    #[test]
    fn over_400_days_nobody_who_listens_is_a_week_or_25_saves_without_a_copy() {
        type Habit = (&'static str, fn(i32) -> u64);
        let habits: [Habit; 5] = [
            ("nothing", |_| 0),
            ("a little each day", |_| 1),
            ("once a week", |step| if step % 7 == 0 { 12 } else { 0 }),
            ("one long day a month", |step| if step % 30 == 0 { 90 } else { 0 }),
            ("one save in a year", |step| u64::from(step == 1)),
        ];
        for (habit, saves) in habits {
            for way in [CopyWay::SameFile, CopyWay::Download, CopyWay::DownloadOften] {
                let (shown, longest, most) = clinic(saves, way, 0);
                let at_once = way == CopyWay::DownloadOften;
                assert!(longest <= DAYS, "{habit}, {way:?}: {longest} days");
                // The day's own saves come before the day's reminder.
                let day: u64 = (0..YEAR_AND_MORE).map(saves).max().unwrap_or_default();
                let limit = if at_once { 0 } else { SAVES };
                assert!(most <= limit + day, "{habit}, {way:?}: {most} saves");
                match habit {
                    "nothing" => assert!(shown.is_empty(), "{way:?}"),
                    "one save in a year" => {
                        // Counted from the first day, a week after it; where the browser forgets, at once.
                        assert_eq!(shown, [if at_once { 1 } else { DAYS }], "{way:?}");
                    }
                    "a little each day" if !at_once => assert_eq!(shown.first(), Some(&DAYS)),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn over_400_days_a_reminder_that_was_put_off_comes_back_on_its_day_and_not_before() {
        for (way, pause) in [(CopyWay::SameFile, 3), (CopyWay::DownloadOften, 1)] {
            let (shown, ..) = clinic(|_| 1, way, u32::MAX);
            assert!(shown.windows(2).all(|pair| pair[1] - pair[0] == pause), "{way:?}: {shown:?}");
            assert!(shown.len() > (YEAR_AND_MORE / pause - DAYS) as usize, "{way:?}");
        }
    }

    #[test]
    fn the_25th_save_reminds_and_the_24th_does_not() {
        let mut copies = fresh();
        for (generation, expected) in [(24, None), (25, Some(Reminder::Copy))] {
            copies.generation = generation;
            assert_eq!(reminder(&copies, start(), CopyWay::SameFile), expected);
        }
        copies.last = Some(CopyRecord { generation: 25, day: start(), is_checked: false });
        assert_eq!(reminder(&copies, start().plus_days(YEAR_AND_MORE), CopyWay::SameFile), None);
    }

    #[test]
    fn over_400_days_the_sheet_is_asked_for_until_it_is_made_and_tried() {
        for step in 0..YEAR_AND_MORE {
            let today = start().plus_days(step);
            let with = |sheet| {
                let copies = Copies { sheet, ..fresh() };
                reminder(&copies, today, CopyWay::SameFile)
            };
            let late = step >= DAYS_TO_TRY;
            assert_eq!(with(None), None);
            assert_eq!(with(Some(SheetRecord::default())), Some(Reminder::MakeSheet));
            let untried = SheetRecord { made: Some(start()), tried: None };
            assert_eq!(with(Some(untried)), late.then_some(Reminder::TrySheet), "day {step}");
            assert_eq!(with(Some(SheetRecord { tried: Some(start()), ..untried })), None);
        }
    }

    #[test]
    fn a_sheet_that_was_put_off_never_holds_back_a_copy() {
        let mut copies = Copies { sheet: Some(SheetRecord::default()), ..fresh() };
        copies.snooze = Some(Reminder::MakeSheet.snoozed(start(), CopyWay::SameFile));
        assert_eq!(reminder(&copies, start(), CopyWay::SameFile), None);
        copies.generation = SAVES;
        assert_eq!(reminder(&copies, start(), CopyWay::SameFile), Some(Reminder::Copy));
        // A copy that was put off is followed by nothing else: one thing at a time.
        copies.snooze = Some(Reminder::Copy.snoozed(start(), CopyWay::SameFile));
        assert_eq!(reminder(&copies, start(), CopyWay::SameFile), None);
    }
}
