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
use crate::domain::Clinic;
use crate::features::{Entry, Sections, REGISTRY};
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
    let together = merge(mine, theirs, &BTreeMap::new());
    let names = &*together.sections.clinic;
    let sections = REGISTRY
        .iter()
        .flat_map(|entry| Telling { entry, names, lang }.differences(&mine.sections, &theirs.sections));
    sections.chain(signed::differences(mine, theirs, lang)).collect()
}

/// The differences that still wait for a choice.
pub fn undecided<'a>(
    differences: &'a [Difference],
    choices: &BTreeMap<String, Choice>,
) -> Vec<&'a Difference> {
    let open = |difference: &&Difference| difference.needs_choice() && !choices.contains_key(&difference.key);
    differences.iter().filter(open).collect()
}

/// What the differences of one section are told with.
struct Telling<'a> {
    entry: &'a Entry,
    /// Knows the people and things of both binders: mine as they are called here, and what only they have.
    names: &'a Clinic,
    lang: Lang,
}

impl Telling<'_> {
    fn differences(&self, mine: &Sections, theirs: &Sections) -> Vec<Difference> {
        let pair = Pair::of(self.entry, mine, theirs);
        let changed = pair.rows().into_iter().filter(|(_, own, other)| own != other);
        changed.map(|(path, own, other)| self.difference(path, (mine, own), (theirs, other))).collect()
    }

    fn difference(
        &self,
        path: &Path,
        (mine, own): (&Sections, Option<&Value>),
        (theirs, other): (&Sections, Option<&Value>),
    ) -> Difference {
        let (entry, lang) = (self.entry, self.lang);
        let steps: Vec<&str> = path.iter().map(String::as_str).collect();
        let (named_by, value) = if own.is_some() { (mine, own) } else { (theirs, other) };
        let label = (entry.entry_label)(named_by, &steps, lang)
            .unwrap_or_else(|| general::label(self.names, &steps, value, lang));
        let mut mine = self.side(mine, &steps, own);
        let mut theirs = self.side(theirs, &steps, other);
        if let (Side::Present(own), Side::Present(other)) = (&mut mine, &mut theirs) {
            if own == other {
                own.push(t::SAME_WORDS.string(lang));
                other.push(t::SAME_WORDS.string(lang));
            }
        }
        Difference {
            section: entry.id,
            section_title: (entry.title)().string(lang),
            key: entries::key(entry.id, path),
            label,
            kind: DifferenceKind::of(&mine, &theirs),
            mine,
            theirs,
        }
    }

    /// What one binder says, in the module's words where it has them.
    fn side(&self, sections: &Sections, steps: &[&str], value: Option<&Value>) -> Side {
        let Some(value) = value else { return Side::Absent };
        let told = (self.entry.entry_lines)(self.names, sections, steps, self.lang)
            .unwrap_or_else(|| general::lines(self.names, value, self.lang));
        let mut told: Vec<String> = told.into_iter().filter(|line| !line.trim().is_empty()).collect();
        if told.is_empty() {
            told.push(t::NOTHING_WRITTEN.string(self.lang));
        }
        Side::Present(told)
    }
}
