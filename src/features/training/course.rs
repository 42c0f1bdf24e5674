//! What a clinic's course holds, and the mark that tells one edition of it from another.

use super::content::{modules, Module, CONTENT_VERSION};
use crate::domain::{Date, DateExt, Flag, Id, DECLARATIONS_VERSION};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// House rules of a clinic.
pub const MOST_RULES: usize = 12;
/// Cases of a clinic.
pub const MOST_CASES: usize = 3;
/// Characters of a house rule, and of each text of a case.
pub const LONGEST_RULE: usize = 400;
/// Questions in the yearly course: with nine cards it takes 31 taps.
pub const YEARLY_QUESTIONS: usize = 6;

/// What everybody at the clinic goes through.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    /// Cards that the clinic leaves out.
    pub left_out: BTreeSet<String>,
    /// The clinic's own rules.
    pub rules: Vec<HouseRule>,
    /// Cases from the clinic itself.
    pub cases: Vec<Case>,
    /// How many questions there are.
    pub length: Length,
    /// When it is taken again.
    pub recurrence: Recurrence,
    /// The day by which those who have never taken it should have.
    pub due: Option<Date>,
}

/// A rule of the clinic, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HouseRule {
    /// Identity.
    pub id: Id,
    /// The words.
    pub text: String,
}

/// Something that can happen at the clinic, and what is done then.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Case {
    /// Identity.
    pub id: Id,
    /// What happens.
    pub situation: String,
    /// What we do.
    pub advice: String,
}

/// How many questions a course asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// Six, drawn anew each year.
    #[default]
    Yearly,
    /// All that concern the clinic, for somebody new.
    Full,
}

/// When the course is taken again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recurrence {
    /// So many months after it was done.
    AfterDone(u8),
    /// On the same day of each year: month and day.
    OnDay(i8, i8),
}

impl Default for Recurrence {
    fn default() -> Recurrence {
        Recurrence::AfterDone(12)
    }
}

/// Days before a fixed day in which the course counts for that day already.
const EARLY: i32 = 90;
/// Months that a clinic may choose between two rounds, at most.
pub const MOST_MONTHS: u8 = 24;

impl Recurrence {
    /// True for months and days that there are.
    pub fn is_possible(self) -> bool {
        match self {
            Recurrence::AfterDone(months) => (1..=MOST_MONTHS).contains(&months),
            Recurrence::OnDay(month, day) => Date::new(2028, month, day).is_ok(),
        }
    }

    /// The day by which somebody who did it on a day does it again.
    pub fn next(self, done: Date) -> Date {
        match self {
            Recurrence::AfterDone(months) => done.plus_months(i32::from(months)),
            Recurrence::OnDay(month, day) => {
                let in_year = |year: i16| Date::new(year, month, day).or_else(|_| Date::new(year, month, 28));
                let counted_until = done.plus_days(EARLY);
                (0..=2)
                    .filter_map(|years| in_year(done.year().saturating_add(years)).ok())
                    .find(|next| *next > counted_until)
                    .unwrap_or(Date::MAX)
            }
        }
    }
}

impl Course {
    /// The cards of the course, in order.
    pub fn modules(&self, flags: &BTreeSet<Flag>) -> Vec<&'static Module> {
        let taken = |module: &&Module| !self.left_out.contains(&module.id) && module.is_for_clinic(flags);
        modules().iter().filter(taken).collect()
    }

    /// The rules that say something.
    pub fn written_rules(&self) -> impl Iterator<Item = &HouseRule> {
        self.rules.iter().filter(|rule| !rule.text.trim().is_empty())
    }

    /// The cases that say something.
    pub fn written_cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(|case| !case.situation.trim().is_empty())
    }

    /// True when the clinic has added words of its own.
    pub fn has_own_words(&self) -> bool {
        self.written_rules().next().is_some() || self.written_cases().next().is_some()
    }

    /// What tells this edition of the course from every other: 40 bits of a hash over all that it tells and asks people to
    /// sign, as eight letters and digits. Typing it does not matter; it stands in links, receipts and lists.
    pub fn version(&self, flags: &BTreeSet<Flag>) -> String {
        let modules: Vec<&str> = self.modules(flags).iter().map(|module| module.id.as_str()).collect();
        let rules: Vec<&str> = self.written_rules().map(|rule| rule.text.trim()).collect();
        let cases: Vec<_> =
            self.written_cases().map(|own| (own.situation.trim(), own.advice.trim())).collect();
        let told = (CONTENT_VERSION, DECLARATIONS_VERSION, modules, rules, cases);
        let json = serde_json::to_vec(&told).expect("numbers and texts");
        super::code::letters(&Sha256::digest(&json), VERSION_LETTERS)
    }
}

/// Letters and digits of a version.
pub const VERSION_LETTERS: usize = 8;
