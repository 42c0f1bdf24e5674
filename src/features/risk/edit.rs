//! Every change that a page can make to the register.

use super::content::Dimension;
use crate::domain::{ActionStatus, Date, Facts, Id};

/// One change to the register.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// An answer about one scenario.
    Answer(String, Answer),
    /// The last page of a scenario is finished.
    Complete {
        /// The scenario.
        scenario: String,
        /// Today.
        today: Date,
        /// What the assessment rests on.
        facts: Box<Facts>,
    },
    /// Takes a measure away.
    RemoveMeasure(String, Id),
    /// Changes an own scenario, or with `None` the one being written.
    Own(Option<Id>, OwnChange),
    /// Adds the own scenario that was written.
    AddOwn(Id),
    /// Takes an own scenario away with its answers.
    RemoveOwn(Id),
    /// Changes the incident being written.
    Incident(IncidentChange),
    /// Adds the incident that was written.
    AddIncident(Id),
    /// Takes an incident away.
    RemoveIncident(Id),
    /// Adds or removes somebody who took part.
    ToggleParticipant(Id),
    /// Writes the summary.
    SetSummary(String),
}

/// An answer about one scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Whether it can happen here.
    Applies(bool),
    /// Why it does not apply.
    StruckReason(String),
    /// Adds or removes a measure of the catalogue that the clinic has.
    ToggleExisting(String),
    /// Other measures that the clinic has.
    ExistingOther(String),
    /// How often.
    Likelihood(u8),
    /// How serious for the patient.
    Patient(u8),
    /// How serious for the clinic.
    Clinic(u8),
    /// Why it was judged so.
    Reasoning(String),
    /// As `AddMeasure`, but only where the risk calls for a measure and none has been chosen: a proposal to keep or drop.
    Propose(Id, Option<Id>, Option<Date>),
    /// Chooses a measure, or adds an empty one of the clinic's own: id, owner, deadline.
    AddMeasure(Id, Option<Id>, Option<Date>),
    /// Changes a measure.
    Measure(Id, MeasureChange),
    /// How often once the measures are done.
    ResidualLikelihood(u8),
    /// How serious for the patient then.
    ResidualPatient(u8),
    /// How serious for the clinic then.
    ResidualClinic(u8),
    /// The manager's acceptance: who, today, and what changes.
    Accept(Option<Id>, Date, AcceptanceChange),
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

/// A change to an acceptance.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Acceptance` say it
pub enum AcceptanceChange {
    Reason(String),
    Review(Option<Date>),
}

/// A change to an own scenario.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `OwnScenario` say it
pub enum OwnChange {
    Title(String),
    Event(String),
    ToggleDimension(Dimension),
}

/// A change to the incident being written.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Incident` say it
pub enum IncidentChange {
    Date(Option<Date>),
    Scenario(String),
    Note(String),
}
