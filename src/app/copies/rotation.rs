//! The names of the backups in a folder, and which of them have had their day.

use crate::domain::{parse_date, Date};
use std::collections::BTreeMap;

/// How many of the newest day are kept.
const OF_ONE_DAY: usize = 3;
/// How many are kept in all.
const IN_ALL: usize = 10;

/// `klinikkvern-2026-11-22-1042.klinikk`: it sorts by time, and names no clinic.
pub fn backup_name(day: Date, hour: u32, minute: u32) -> String {
    format!("klinikkvern-{day}-{hour:02}{minute:02}.klinikk")
}

/// The day of a backup; `None` for a file that is not one, which is never touched.
fn day_of(name: &str) -> Option<Date> {
    let stem = name.strip_prefix("klinikkvern-")?.strip_suffix(".klinikk")?;
    let (day, time) = stem.rsplit_once('-')?;
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let (hour, minute) = time.split_at_checked(2)?;
    let is_time = digits(hour, 2) && digits(minute, 2) && hour < "24" && minute < "60";
    let written_so = parse_date(day).filter(|date| date.to_string() == day);
    written_so.filter(|_| is_time)
}

/// Which files of a folder to remove after `written` has been added: of its day the newest three are kept, of each
/// other day the newest one, and ten in all. What was just written always stays, also when a clock was wrong.
pub fn outdated(names: &[String], written: &str) -> Vec<String> {
    let Some(today) = day_of(written) else { return vec![] };
    let mut backups: Vec<(Date, &str)> = names
        .iter()
        .map(String::as_str)
        .filter(|name| *name != written)
        .filter_map(|name| Some((day_of(name)?, name)))
        .collect();
    backups.sort_unstable_by(|one, other| other.cmp(one));
    let mut of_day = BTreeMap::from([(today, 1)]);
    let mut in_all = 1;
    let mut outdated = vec![];
    for (day, name) in backups {
        let count = of_day.entry(day).or_default();
        let most = if day == today { OF_ONE_DAY } else { 1 };
        if *count < most && in_all < IN_ALL {
            *count += 1;
            in_all += 1;
        } else {
            outdated.push(name.to_owned());
        }
    }
    outdated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DateExt;

    fn day() -> Date {
        jiff::civil::date(2026, 11, 22)
    }

    /// A folder after each of these saves, oldest first, and what it holds in the end.
    fn folder(saves: impl IntoIterator<Item = (Date, u32, u32)>, others: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = others.iter().map(|name| (*name).to_owned()).collect();
        for (day, hour, minute) in saves {
            let written = backup_name(day, hour, minute);
            names.push(written.clone());
            let gone = outdated(&names, &written);
            names.retain(|name| !gone.contains(name));
        }
        names.sort();
        names
    }

    #[test]
    fn a_backup_is_named_after_its_minute() {
        assert_eq!(backup_name(day(), 9, 5), "klinikkvern-2026-11-22-0905.klinikk");
    }

    #[test]
    fn three_of_today_one_of_each_other_day_and_ten_in_all_are_kept() {
        let saves = (0..30).flat_map(|step| {
            let day = day().plus_days(step);
            [8, 10, 12, 14].map(|hour| (day, hour, 42))
        });
        let kept = folder(saves, &[]);
        assert_eq!(kept.len(), IN_ALL);
        let newest = day().plus_days(29);
        let mut expected: Vec<String> =
            (1..=7).map(|back| backup_name(newest.plus_days(-back), 14, 42)).collect();
        expected.extend([10, 12, 14].map(|hour| backup_name(newest, hour, 42)));
        expected.sort();
        assert_eq!(kept, expected);
    }

    #[test]
    fn only_files_with_the_name_of_a_backup_are_ever_removed() {
        let others = [
            "klinikkvern.klinikk",
            "klinikkvern-2020-01-01.klinikk",
            "klinikkvern-2020-01-01-0000.pdf",
            "klinikkvern-2020-01-01-2460.klinikk",
            "klinikkvern-2020-13-01-1000.klinikk",
            "klinikkvern-20200101-1000.klinikk",
            "klinikkvern-2020-01-01-æ00.klinikk",
            "kopi av klinikkvern-2020-01-01-1000.klinikk",
            "klinikkvern-2020-01-01-1000 (1).klinikk",
            "regnskap 2020.xlsx",
        ];
        let kept = folder((0..40).map(|step| (day().plus_days(step), 10, 0)), &others);
        for other in others {
            assert!(kept.iter().any(|name| name == other), "{other} was removed");
        }
        assert_eq!(kept.len(), others.len() + IN_ALL);
    }

    #[test]
    fn what_was_just_written_stays_also_when_the_clock_was_wrong_before() {
        let future = (0..20).map(|step| (day().plus_days(step), 10, 0));
        let kept = folder(future.chain([(day().plus_days(-400), 10, 0)]), &[]);
        assert!(kept.contains(&backup_name(day().plus_days(-400), 10, 0)));
        assert_eq!(kept.len(), IN_ALL);
    }
}
