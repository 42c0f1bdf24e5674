//! What happens between a person's first and last day, what is opened and closed, the procedures, the register's fields.

use crate::content::{Lang, Localized, SourceRef};
use crate::domain::{Flag, SystemKind};
use serde::Deserialize;

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Somebody comes.
    Joiner,
    /// Somebody gets other tasks.
    Mover,
    /// Somebody is away for a while.
    Leave,
    /// Somebody goes.
    Leaver,
    /// Anything else.
    Other,
}

/// What an event does to access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// It is opened.
    Open,
    /// It changes.
    Change,
    /// It is closed for a while.
    Pause,
    /// It is closed.
    Close,
}

/// A step of an event.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// `LE-01-1`.
    pub id: String,
    nb: String,
    en: String,
}

impl Step {
    /// What to do.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nb => &self.nb,
            Lang::En => &self.en,
        }
    }
}

/// Something that happens to a person's access.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// `LE-01` to `LE-13`. Never renumbered.
    pub id: String,
    /// What it is about.
    pub group: Group,
    /// Id of the deadline.
    pub deadline: String,
    /// What it does to access, if anything.
    pub access: Option<Act>,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What happens.
    pub name: Localized,
    /// When it is this event.
    pub when: Localized,
    /// What to do, in order.
    pub step: Vec<Step>,
}

impl Event {
    /// The event with this id.
    pub fn find(id: &str) -> Option<&'static Event> {
        events().iter().find(|event| event.id == id)
    }
}

/// When something must be done.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Stable id.
    pub id: String,
    /// True of our own proposal.
    #[serde(default)]
    pub proposal: bool,
    /// The words.
    pub name: Localized,
}

/// Something that is opened when somebody comes and closed when they go.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessPoint {
    /// Stable id.
    pub id: String,
    /// Kinds of systems that it stands for.
    #[serde(default)]
    pub systems: Vec<SystemKind>,
    /// True of what every clinic has.
    #[serde(default)]
    pub always: bool,
    /// What must apply, one of these.
    #[serde(default)]
    pub when: Vec<Flag>,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is.
    pub name: Localized,
    /// How it is opened.
    pub open: Localized,
    /// How it changes.
    pub change: Localized,
    /// How it is closed for a while.
    pub pause: Localized,
    /// How it is closed.
    pub close: Localized,
}

impl AccessPoint {
    /// What an event does here.
    pub fn text(&self, act: Act) -> &Localized {
        match act {
            Act::Open => &self.open,
            Act::Change => &self.change,
            Act::Pause => &self.pause,
            Act::Close => &self.close,
        }
    }
}

/// Who does a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The person who gets access.
    Person,
    /// The manager.
    Manager,
    /// Whoever answers for IT.
    It,
}

/// A step of a procedure.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcedureStep {
    /// Stable id.
    pub id: String,
    /// The step's number in the guide, where it has one.
    pub guide: Option<u8>,
    /// Who does it.
    pub who: Who,
    /// What to do, with `{manager}` and `{it}`.
    pub text: Localized,
}

/// One of the guide's three procedures.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Stable id.
    pub id: String,
    /// Its number in the guide.
    pub guide: String,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is called.
    pub title: Localized,
    /// What it is for.
    pub purpose: Localized,
    /// Who answers for it.
    pub responsible: Localized,
    /// When it is used.
    pub when: Localized,
    /// The steps, in order.
    pub step: Vec<ProcedureStep>,
}

/// When a field of the register is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filled {
    /// When the line is made.
    Once,
    /// Later on, by a line that points to it.
    Later,
}

/// A field of the register.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterField {
    /// Stable id.
    pub id: String,
    /// True of what the guide asks for at least.
    #[serde(default)]
    pub minimum: bool,
    /// True where the guide asks for it only if it is in use.
    #[serde(default)]
    pub if_used: bool,
    /// When it is filled in.
    pub entry: Filled,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is called.
    pub name: Localized,
    /// What to write.
    pub hint: Localized,
}

impl RegisterField {
    /// The field with this id.
    pub fn find(id: &str) -> Option<&'static RegisterField> {
        register_fields().iter().find(|field| field.id == id)
    }
}

/// A reason that a line was made, corrected or withdrawn.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Stable id.
    pub id: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// The words.
    pub name: Localized,
}

impl Reason {
    /// The reason with this id.
    pub fn find(id: &str) -> Option<&'static Reason> {
        reasons().iter().find(|reason| reason.id == id)
    }
}

crate::reader!(/// What can happen, in the order of the menu.
    events, "event", "features/access/events", Event);
crate::reader!(/// When it must be done.
    deadlines, "deadline", "features/access/events", Deadline);
crate::reader!(/// Everything that is opened and closed.
    access_points, "access_point", "features/access/access_points", AccessPoint);
crate::reader!(/// The guide's procedures 4.1 to 4.3.
    procedures, "procedure", "features/access/procedures", Procedure);
crate::reader!(/// The fields of the register.
    register_fields, "field", "features/access/register", RegisterField);
crate::reader!(/// What holds for the register.
    register_rules, "rule", "features/access/register", super::Rule);
crate::reader!(/// Why a line was made, corrected or withdrawn.
    reasons, "reason", "features/access/register", Reason);
