//! Two versions of one clinic's binder: what differs, entry by entry, and one binder made of both.
//!
//! Whether one version is ahead of the other is not asked here: both are taken as equals, and a person decides. Every
//! module is compared by the entries it gives (`Feature::to_entries`), so that a new module needs nothing to take part.
//! The order of rows in a list is not a difference; a merge keeps mine, and puts what is new at the end.

mod entries;
mod general;
mod merge;
mod signed;
#[cfg(test)]
mod tests;

use super::Binder;
use crate::content::Lang;
use crate::features::{Entry, REGISTRY};
use entries::{Pair, Path};
use serde_json::Value;
use std::collections::BTreeMap;

pub use merge::merge;

crate::texts!("binder/compare");

/// An entry that is not the same in two binders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The module's id, or [`ARCHIVE`].
    pub section: &'static str,
    /// The module's name.
    pub section_title: String,
    /// Stable path of the entry, such as `risk/assessments/SC-04`; the key of a choice.
    pub key: String,
    /// What a person calls the entry: "SC-04 Utskrifter på avveie".
    pub label: String,
    /// What my binder says.
    pub mine: Side,
    /// What the other binder says.
    pub theirs: Side,
    /// Where the entry is.
    pub kind: DifferenceKind,
}

/// The section of signed documents.
pub const ARCHIVE: &str = "archive";

/// An entry as one binder has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// Not there.
    Absent,
    /// There, with what it says, one line a fact.
    Present(Vec<String>),
}

impl Side {
    /// What the entry says; nothing when it is absent.
    pub fn lines(&self) -> &[String] {
        match self {
            Side::Absent => &[],
            Side::Present(lines) => lines,
        }
    }
}

/// Where a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Added here, or deleted there.
    OnlyMine,
    /// Added there, or deleted here.
    OnlyTheirs,
    /// In both, and not the same.
    Both,
}

impl DifferenceKind {
    fn of(mine: &Side, theirs: &Side) -> DifferenceKind {
        match (mine, theirs) {
            (_, Side::Absent) => DifferenceKind::OnlyMine,
            (Side::Absent, _) => DifferenceKind::OnlyTheirs,
            _ => DifferenceKind::Both,
        }
    }
}

/// Which version of an entry to keep. For an entry on one side only, the other side's choice leaves it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// As in my binder.
    Mine,
    /// As in the other binder.
    Theirs,
}

impl Difference {
    /// True of signed documents: they are all kept, whatever is chosen.
    pub fn is_signed(&self) -> bool {
        self.section == ARCHIVE
    }

    /// True when a person must say which version to keep.
    pub fn needs_choice(&self) -> bool {
        self.kind == DifferenceKind::Both && !self.is_signed()
    }
}

/// Everything that differs, module by module in the order of the menu, signed documents last.
pub fn compare(mine: &Binder, theirs: &Binder, lang: Lang) -> Vec<Difference> {
    let sections = REGISTRY.iter().flat_map(|entry| section(entry, mine, theirs, lang));
    sections.chain(signed::differences(&mine.archive, &theirs.archive, lang)).collect()
}

/// The differences that still wait for a choice.
pub fn undecided<'a>(
    differences: &'a [Difference],
    choices: &BTreeMap<String, Choice>,
) -> Vec<&'a Difference> {
    let open = |difference: &&Difference| difference.needs_choice() && !choices.contains_key(&difference.key);
    differences.iter().filter(open).collect()
}

fn section(entry: &Entry, mine: &Binder, theirs: &Binder, lang: Lang) -> Vec<Difference> {
    let pair = Pair::of(entry, &mine.sections, &theirs.sections);
    let changed = pair.rows().into_iter().filter(|(_, own, other)| own != other);
    changed.map(|(path, own, other)| difference(entry, (mine, own), (theirs, other), path, lang)).collect()
}

fn difference(
    entry: &Entry,
    (mine, own): (&Binder, Option<&Value>),
    (theirs, other): (&Binder, Option<&Value>),
    path: &Path,
    lang: Lang,
) -> Difference {
    let (label_binder, label_value) = if own.is_some() { (mine, own) } else { (theirs, other) };
    let steps: Vec<&str> = path.iter().map(String::as_str).collect();
    let label = (entry.entry_label)(&label_binder.sections, &steps, lang)
        .unwrap_or_else(|| general::label(&label_binder.sections.clinic, &steps, label_value, lang));
    let side = |binder: &Binder, value: Option<&Value>| {
        value.map_or(Side::Absent, |value| Side::Present(lines(entry, binder, &steps, value, lang)))
    };
    let (mut mine, mut theirs) = (side(mine, own), side(theirs, other));
    if let (Side::Present(own), Side::Present(other)) = (&mut mine, &mut theirs) {
        if own == other {
            own.push(t::SAME_WORDS.string(lang));
            other.push(t::SAME_WORDS.string(lang));
        }
    }
    let kind = DifferenceKind::of(&mine, &theirs);
    let section_title = (entry.title)().string(lang);
    Difference {
        section: entry.id,
        section_title,
        key: entries::key(entry.id, path),
        label,
        mine,
        theirs,
        kind,
    }
}

/// What an entry says, in the module's words where it has them.
fn lines(entry: &Entry, binder: &Binder, steps: &[&str], value: &Value, lang: Lang) -> Vec<String> {
    let told = (entry.entry_lines)(&binder.sections, steps, lang)
        .unwrap_or_else(|| general::lines(&binder.sections.clinic, value, lang));
    let told: Vec<String> = told.into_iter().filter(|line| !line.trim().is_empty()).collect();
    if told.is_empty() {
        vec![t::NOTHING_WRITTEN.string(lang)]
    } else {
        told
    }
}
