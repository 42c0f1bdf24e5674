//! Every change that a page can make to access.

use super::register::{Employer, Grant, Moment, Someone};
use super::state::{Agreed, LifeEvent, Tick};
use crate::domain::{Date, Id, Person};
use std::collections::BTreeSet;

/// One change. Rows carry their identifier, made by the page; days come from the page, too.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// About a role: a template's id, or that of an own role.
    Role(String, RoleChange),
    /// A role of the clinic's own, with the rights of another to begin with.
    AddRole(Id, Option<String>),
    /// Takes an own role away.
    RemoveRole(Id),
    /// Begins an authorisation.
    Prepare(Id, Box<Grant>),
    /// Begins a correction of a line: the draft's id, then the line's.
    PrepareCorrection(Id, Id),
    /// About an authorisation that is being written.
    Draft(Id, GrantChange),
    /// Throws a draft away.
    Discard(Id),
    /// Makes a draft a line of the register: who writes it, today. A draft that lacks something stays a draft.
    Give(Id, Someone, Date),
    /// Withdraws an authorisation.
    Withdraw(Box<Withdrawal>),
    /// Deletes an authorisation that need not be kept any longer: which, today.
    Delete(Id, Date),
    /// About the log-on of a system.
    LogOn(Id, LogOnChange),
    /// About the log-on of a use that is no system.
    UseLogOn(String, LogOnChange),
    /// What a person has signed.
    Papers(Id, PapersChange),
    /// Something happens to a person's access. When somebody goes, the clinic's facts learn it.
    Begin(Box<LifeEvent>),
    /// About an event.
    Event(Id, EventChange),
    /// The day of an event, with whom the clinic's facts learn it about.
    EventDay {
        /// Which event.
        event: Id,
        /// The day.
        day: Option<Date>,
        /// The person who leaves on that day.
        leaves: Option<Id>,
    },
    /// Takes an event away; the person who was to leave by it stays.
    RemoveEvent(Id, Option<Id>),
    /// Begins a check: its id, why, today.
    BeginControl(Id, String, Date),
    /// About a check.
    Control(Id, ControlChange),
    /// Takes a check away that is not done.
    RemoveControl(Id),
    /// Begins a form: its id, today.
    AddForm(FormKind, Id, Date),
    /// An answer in a form: which, field, answer.
    Form(FormKind, Id, String, String),
    /// Takes a form away.
    RemoveForm(FormKind, Id),
    /// About an agreement on sharing.
    Sharing(String, SharingChange),
    /// About the routine for blocking.
    Blocking(BlockingChange),
    /// Takes in a list of staff: the people go into the clinic's facts, what they are to have become drafts.
    Import(Vec<Person>, Vec<(Id, Grant)>),
}

/// A form of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// A use of self-authorisation.
    SelfUse,
    /// A review of a log.
    LogReview,
    /// A block.
    Block,
}

/// A withdrawal.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    /// Identity of the new line.
    pub id: Id,
    /// The authorisation.
    pub entry: Id,
    /// When access was closed.
    pub at: Moment,
    /// Why, by id of the catalogue.
    pub reason: String,
    /// More about that.
    pub note: String,
    /// Who writes it.
    pub by: Someone,
    /// The day it is written.
    pub today: Date,
}

/// A change to a role.
#[derive(Clone, Debug, PartialEq)]
pub enum RoleChange {
    /// Whether the clinic has the role; `None` to go by who works there.
    Used(Option<bool>),
    /// The rights to a kind of information: none strikes it.
    Rights(String, BTreeSet<String>),
    /// Gives or takes one right to a kind of information.
    Toggle(String, String),
    /// Back to the template.
    Reset,
    /// Why it differs.
    Note(String),
    /// Of an own role.
    Name(String),
    /// Of an own role.
    Purpose(String),
    /// Of an own role.
    Scope(String),
    /// Of an own role.
    EndRequired(bool),
    /// Of an own role.
    Technical(bool),
}

/// A change to an authorisation that is being written.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Grant` say it
pub enum GrantChange {
    Person(Someone),
    Number(String),
    /// The role; an empty purpose gets the template's.
    Role(String, String),
    Purpose(String),
    From(Option<Moment>),
    Until(Option<Date>),
    Employer(Employer),
    Elsewhere(String),
    ElsewhereUntil(Option<Date>),
    ToggleSystem(Id),
    SelfAuthorisation(bool),
    Level(Option<u8>),
    ApprovedBy(Option<Id>),
    DeclaredOn(Option<Date>),
    InstructedOn(Option<Date>),
    ToggleSafeguard(String),
    Reason(String),
    Note(String),
}

/// A change to how people log on.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `LogOn` say it
pub enum LogOnChange {
    Level(Option<u8>),
    Shared(Option<bool>),
    PasswordRule(String),
    Note(String),
}

/// A change to what a person has signed.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Papers` say it
pub enum PapersChange {
    Wanted(bool),
    DeclaredOn(Option<Date>),
    InstructedOn(Option<Date>),
}

/// A change to an event.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `LifeEvent` say it
pub enum EventChange {
    BackOn(Option<Date>),
    Step(String, Tick),
    Point(String, Tick),
    Note(String),
}

/// A change to a check.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Control` and `Checked` say it
pub enum ControlChange {
    Trigger(String),
    Scope(String),
    By(Option<Id>),
    Answer(String, String, bool),
    Outcome(String, String),
    PersonNote(String, String),
    CarriedOut(String, bool),
    SelfAuthorisation(bool),
    Log(bool),
    Blocking(bool),
    Note(String),
    /// Done on this day, or not after all.
    Done(Option<Date>),
}

/// A change to an agreement on sharing.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Sharing` say it
pub enum SharingChange {
    Used(bool),
    ToggleUndertaking(Id),
    Others(String),
    Point(String, Agreed),
    From(Option<Date>),
    Until(Option<Date>),
}

/// A change to the routine for blocking.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Blocking` say it
pub enum BlockingChange {
    Responsible(Option<Id>),
    How(String),
    ReviewedOn(Option<Date>),
}
