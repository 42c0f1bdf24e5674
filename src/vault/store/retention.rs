//! Which generations stay: the newest twenty, then one a day for thirty days. Days are labels, not times: a wrong
//! clock can't make anything outdated.

use super::disk::GENERATION;
use std::cmp::Reverse;

/// How many of the newest generations stay in any case.
const NEWEST: usize = 20;
/// For how many days before those one generation stays.
const DAYS: usize = 30;

/// A generation on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Generation {
    pub number: u64,
    /// `2026-11-22`.
    pub day: String,
}

impl Generation {
    /// `generation/000000000214/2026-11-22`
    pub fn key(&self) -> String {
        format!("{GENERATION}{:012}/{}", self.number, self.day)
    }

    pub fn newest_first(keys: &[String]) -> Vec<Generation> {
        let read = |key: &String| {
            let (number, day) = key.strip_prefix(GENERATION)?.split_once('/')?;
            Some(Generation { number: number.parse().ok()?, day: day.to_owned() })
        };
        let mut list: Vec<Generation> = keys.iter().filter_map(read).collect();
        list.sort_by_key(|generation| Reverse(generation.number));
        list
    }
}

/// What stays, newest first, and what may go, once `saved` has been written.
pub(super) fn sort(before: &[Generation], saved: Generation) -> (Vec<Generation>, Vec<Generation>) {
    let mut kept: Vec<Generation> = vec![saved];
    let mut outdated = vec![];
    let mut days: Vec<&str> = vec![];
    for generation in before {
        let is_new_day = !days.contains(&generation.day.as_str());
        if kept.len() < NEWEST {
            kept.push(generation.clone());
        } else if is_new_day && days.len() < DAYS {
            days.push(&generation.day);
            kept.push(generation.clone());
        } else {
            outdated.push(generation.clone());
        }
    }
    (kept, outdated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_stay_and_then_one_a_day() {
        let mut kept = vec![];
        for number in 1..=2000u64 {
            let saved = Generation { number, day: format!("day {:04}", number / 10) };
            let (now, outdated) = sort(&kept, saved.clone());
            assert_eq!(now[0], saved, "the newest always stays");
            assert!(outdated.iter().all(|old| !now.contains(old)));
            kept = now;
        }
        assert_eq!(kept.len(), NEWEST + DAYS);
        let numbers: Vec<u64> = kept.iter().take(NEWEST).map(|generation| generation.number).collect();
        assert_eq!(numbers, (1981..=2000).rev().collect::<Vec<_>>());
    }

    #[test]
    fn keys_sort_like_numbers_and_foreign_keys_are_left_alone() {
        let keys = ["generation/000000000009/a", "head", "generation/000000000010/b", "generation/x/c"];
        let list = Generation::newest_first(&keys.map(str::to_owned));
        assert_eq!(list.iter().map(|generation| generation.number).collect::<Vec<_>>(), [10, 9]);
        assert_eq!(list[1].key(), keys[0]);
    }
}
