//! The authorisation register: lines that are never changed. What is wrong is put right by a new line that points to the
//! old one, and what has ended is withdrawn by one.
//!
//! Seed of the rules: the guide to access control, chapter 3.3.6; five years in the same place.

use super::bounds::{line, sentences, MOST_ENTRIES};
use crate::domain::{Clinic, Date, DateExt, Id};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A day and a time of day, as the clinic's clock showed it.
pub type Moment = jiff::civil::DateTime;

/// Years that a line is kept after its access was withdrawn.
pub const YEARS_KEPT: i32 = 5;

/// Rights by kind of information.
pub type Rights = BTreeMap<String, BTreeSet<String>>;

/// Somebody who is named in a line. The name stands beside the id because the line must tell for years who it was, also
/// when the person has left the list of staff, and because technicians of suppliers were never on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct Someone {
    /// One of the clinic's people; none for an outsider.
    pub id: Option<Id>,
    /// The name on the day of the line.
    pub name: String,
}

impl Someone {
    /// One of the clinic's people.
    pub fn of(clinic: &Clinic, id: &Id) -> Someone {
        Someone { id: Some(id.clone()), name: clinic.person_name(Some(id)) }
    }

    /// The same person, whatever was called in between.
    pub fn key(&self) -> String {
        self.id.as_ref().map_or_else(|| self.name.trim().to_lowercase(), |id| id.0.clone())
    }

    fn bounded(self) -> Someone {
        Someone { name: line(self.name), ..self }
    }
}

/// The undertaking that a person belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Employer {
    /// The clinic.
    #[default]
    Clinic,
    /// An undertaking of the office community.
    Undertaking(Id),
    /// A supplier.
    Supplier(Id),
    /// Another, by name.
    Other(String),
}

/// An authorisation: who may do what, for which job, from when to when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grant {
    /// Who gets access.
    pub person: Someone,
    /// A number that stays with the person, such as the HPR number. Never a national identity number.
    pub number: String,
    /// Id of the role: `RO-01`, or a role of the clinic's own.
    pub role: String,
    /// The job that needs the access.
    pub purpose: String,
    /// From when it holds.
    pub from: Option<Moment>,
    /// Last day.
    pub until: Option<Date>,
    /// Whom the person works for.
    pub employer: Employer,
    /// Undertakings whose records the person may read; empty for none.
    pub elsewhere: String,
    /// Last day of that.
    pub elsewhere_until: Option<Date>,
    /// The systems.
    pub systems: BTreeSet<Id>,
    /// What the role could do on the day of the line. Filled in when the line is made.
    pub rights: Rights,
    /// Whether the person may authorise itself: a right of its own, never part of a role.
    pub self_authorisation: bool,
    /// How sure the log-on is, 1 to 4.
    pub level: Option<u8>,
    /// Who found that the person needs it.
    pub approved_by: Option<Id>,
    /// Day of the secrecy declaration.
    pub declared_on: Option<Date>,
    /// Day of the security instruction.
    pub instructed_on: Option<Date>,
    /// Extra safeguards of technical staff, by id.
    pub safeguards: BTreeSet<String>,
    /// Why the line is made, by id of the catalogue.
    pub reason: String,
    /// More about that.
    pub note: String,
}

impl Grant {
    /// The grant with every text at its bound.
    pub fn bounded(self) -> Grant {
        Grant {
            person: self.person.bounded(),
            number: line(self.number),
            role: line(self.role),
            purpose: line(self.purpose),
            employer: match self.employer {
                Employer::Other(name) => Employer::Other(line(name)),
                other => other,
            },
            elsewhere: line(self.elsewhere),
            level: self.level.filter(|level| (1..=4).contains(level)),
            reason: line(self.reason),
            note: sentences(self.note),
            ..self
        }
    }
}

/// What a line of the register says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Access was given.
    Given(Grant),
    /// A line was wrong; this is what it should have said.
    Corrected {
        /// The line that began the authorisation.
        entry: Id,
        /// Everything, as it should have been.
        grant: Grant,
        /// Why, by id of the catalogue.
        reason: String,
        /// More about that.
        note: String,
    },
    /// Access was withdrawn. A later withdrawal of the same line corrects the first.
    Withdrawn {
        /// The line that began the authorisation.
        entry: Id,
        /// When it was closed.
        at: Moment,
        /// Why, by id of the catalogue.
        reason: String,
        /// More about that.
        note: String,
    },
}

/// A line of the register. Nothing in it is ever changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Identity within the binder.
    pub id: Id,
    /// Counts the lines, from 1; tells which of two came later. Two versions of a binder may have used the same number.
    pub number: u32,
    /// The person who wrote it.
    pub registered_by: Someone,
    /// The day it was written.
    pub registered_on: Date,
    /// What it says.
    pub act: Act,
}

impl Entry {
    /// The line that began the authorisation.
    pub fn root(&self) -> &Id {
        match &self.act {
            Act::Given(_) => &self.id,
            Act::Corrected { entry, .. } | Act::Withdrawn { entry, .. } => entry,
        }
    }

    /// What decides which of two lines came later, whatever the order of the list.
    fn order(&self) -> (Date, u32, &Id) {
        (self.registered_on, self.number, &self.id)
    }
}

/// An authorisation as it stands: the line that began it, with its corrections and its end.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The line that began it.
    pub entry: &'a Entry,
    /// What holds, after corrections.
    pub grant: &'a Grant,
    /// The withdrawal that counts.
    pub withdrawn: Option<(&'a Entry, Moment)>,
}

impl Line<'_> {
    /// Identity: that of the line that began it.
    pub fn id(&self) -> &Id {
        &self.entry.id
    }

    /// True until it is withdrawn, also after its last day: the end of a right closes no account.
    pub fn is_open(&self) -> bool {
        self.withdrawn.is_none()
    }

    /// True when its last day has gone and nobody has withdrawn it.
    pub fn is_past_end(&self, today: Date) -> bool {
        self.is_open() && self.grant.until.is_some_and(|until| until < today)
    }

    /// The last day on which it must be kept: exactly five years after the withdrawal. After 29 February it is the 28th.
    pub fn keep_until(&self) -> Option<Date> {
        self.withdrawn.map(|(_, at)| at.date().plus_months(12 * YEARS_KEPT))
    }

    /// True when it may be deleted.
    pub fn may_go(&self, today: Date) -> bool {
        self.keep_until().is_some_and(|last| last < today)
    }
}

/// Every authorisation, in the order of the list.
pub fn lines(entries: &[Entry]) -> Vec<Line<'_>> {
    let begun = entries.iter().filter_map(|entry| match &entry.act {
        Act::Given(grant) => Some((entry, grant)),
        _ => None,
    });
    let mut lines: Vec<Line> = begun.map(|(entry, grant)| Line { entry, grant, withdrawn: None }).collect();
    let places: BTreeMap<&Id, usize> =
        lines.iter().enumerate().map(|(place, line)| (&line.entry.id, place)).collect();
    let mut later: Vec<&Entry> = entries.iter().collect();
    later.sort_by_key(|entry| entry.order());
    for entry in later {
        let Some(line) = places.get(entry.root()).map(|place| &mut lines[*place]) else { continue };
        match &entry.act {
            Act::Given(_) => {}
            Act::Corrected { grant, .. } => line.grant = grant,
            Act::Withdrawn { at, .. } => line.withdrawn = Some((entry, *at)),
        }
    }
    lines
}

/// Everything that was written about one authorisation, oldest first.
pub fn history<'a>(entries: &'a [Entry], root: &Id) -> Vec<&'a Entry> {
    let mut own: Vec<&Entry> = entries.iter().filter(|entry| entry.root() == root).collect();
    own.sort_by_key(|entry| entry.order());
    own
}

/// Adds a line, unless there is one with its id, it points nowhere, or the register is full.
pub(super) fn add(entries: &mut Vec<Entry>, id: Id, by: Someone, on: Date, act: Act) {
    let known = entries.iter().any(|entry| entry.id == id);
    let entry = Entry { number: 0, id, registered_by: by.bounded(), registered_on: on, act };
    let is_given = |own: &Entry| own.id == *entry.root() && matches!(own.act, Act::Given(_));
    let points = matches!(entry.act, Act::Given(_)) || entries.iter().any(is_given);
    let signed = !entry.registered_by.name.trim().is_empty();
    if known || !points || !signed || entry.id.0.is_empty() || entries.len() >= MOST_ENTRIES {
        return;
    }
    let number = entries.iter().map(|own| own.number).max().unwrap_or(0).saturating_add(1);
    entries.push(Entry { number, ..entry });
}

/// Deletes an authorisation with everything that was written about it, once it need not be kept any longer.
pub(super) fn delete(entries: &mut Vec<Entry>, root: &Id, today: Date) {
    if lines(entries).iter().any(|line| line.id() == root && line.may_go(today)) {
        entries.retain(|entry| entry.root() != root);
    }
}
