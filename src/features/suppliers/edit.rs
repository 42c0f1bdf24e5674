//! Every change that a page can make to the register of suppliers.

use super::dossier::{AtEnd, Choice, Origin, Verdict};
use super::exchange::{Answer, Receipt};
use crate::domain::{ActionStatus, Date, Id, SupplierFact};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Something that the clinic's facts keep.
    Fact(Id, SupplierFact),
    /// Something that the supplier's dossier keeps.
    Dossier(Id, Change),
    /// Who does what in an area, where it is agreed otherwise than the catalogue says.
    Responsibility(String, String),
}

/// A change to one dossier. Rows carry their identifier, made by the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Why the supplier has its role, and today.
    RoleReason(String, Date),
    /// About the agreement.
    Agreement(AgreementChange),
    /// A new report.
    AddReport(Id),
    /// About a report.
    Report(Id, ReportChange),
    /// Takes a report away.
    RemoveReport(Id),
    /// A talk or an update on this day.
    AddFollowUp(Id, Date),
    /// About a talk.
    FollowUp(Id, FollowUpChange),
    /// Takes a talk away.
    RemoveFollowUp(Id),
    /// Asks the supplier.
    Ask(super::dossier::Request),
    /// Moves the day by which the clinic would like the answer.
    RequestDue(Id, Option<Date>),
    /// No longer wants an answer.
    Withdraw(Id),
    /// Takes in an answer to an open request.
    Accept(Box<Answer>, Receipt),
    /// An answer that the clinic writes itself.
    Reply(String, ReplyChange),
    /// How heavy the clinic finds an answer; `None` to go by the catalogue.
    Verdict(String, Option<Verdict>),
    /// Why.
    VerdictReason(String, String),
    /// A measure: id, question or "", owner, deadline.
    AddMeasure(Id, String, Option<Id>, Option<Date>),
    /// About a measure.
    Measure(Id, MeasureChange),
    /// Takes a measure away.
    RemoveMeasure(Id),
    /// The cooperation is to end.
    Terminate,
    /// About the end.
    Termination(TerminationChange),
    /// It goes on after all.
    Resume,
}

/// A change to an agreement.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Agreement` say it
pub enum AgreementChange {
    Origin(Origin),
    SignedOn(Option<Date>),
    EndsOn(Option<Date>),
    Kept(String),
    TogglePersons(String),
    Cover(String, String),
}

/// A change to a report.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `AuditReport` say it
pub enum ReportChange {
    Title(String),
    Date(Option<Date>),
    Kept(String),
}

/// A change to a follow-up.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `FollowUp` say it
pub enum FollowUpChange {
    Date(Option<Date>),
    Note(String),
}

/// A change to an answer.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Reply` say it
pub enum ReplyChange {
    Choice(Choice),
    Option(String),
    Note(String),
    Evidence(String),
}

/// A change to a measure.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Measure` say it
pub enum MeasureChange {
    Title(String),
    Owner(Option<Id>),
    Due(Option<Date>),
    Status(ActionStatus),
    Note(String),
}

/// A change to the end of the cooperation.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Termination` say it
pub enum TerminationChange {
    EndsOn(Option<Date>),
    DeleteBy(Option<Date>),
    Data(AtEnd),
    DeclaredOn(Option<Date>),
    Kept(String),
}
