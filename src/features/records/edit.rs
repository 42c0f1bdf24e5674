//! Every change to the record of processing.

use super::model::Field;
use crate::domain::privacy::{Article, Period, RecipientRole};
use crate::domain::{Date, Id, Topic};
use std::collections::BTreeSet;

/// One change to the register.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Something about a row: a prefilled one (`P-01`) or the clinic's own, by its id.
    Row(String, RowChange),
    /// A new row of the clinic's own.
    AddOwn(Id),
    /// What only a row of the clinic's own has.
    Own(Id, OwnChange),
    /// Takes a row of the clinic's own away.
    RemoveOwn(Id),
    /// How long data is kept, by the rule's id; `None` until the clinic has decided.
    Period(String, Option<Period>),
    /// Whether the clinic has a recipient that nothing in its facts tells.
    OptionalRecipient(String, bool),
    /// A new recipient in the clinic's own words.
    AddRecipient(Id),
    /// Words about that recipient.
    Recipient(Id, RecipientChange),
    /// Takes that recipient away, in every row too.
    RemoveRecipient(Id),
}

/// A change to what the clinic says of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum RowChange {
    /// It is right, looked at on this day.
    Confirm(Date),
    /// It does not concern the clinic, decided on this day. Only a prefilled row can be struck.
    Strike(Date),
    /// Why it does not.
    StrikeReason(String),
    /// It waits to be looked at again.
    Reopen,
    /// A text in the clinic's own words; `None` for what follows from catalogue and facts.
    Text(Field, Option<String>),
    /// The grounds in article 6; `None` for those of the catalogue.
    Article6(Option<BTreeSet<Article>>),
    /// The exceptions in article 9; `None` for those of the catalogue.
    Article9(Option<BTreeSet<Article>>),
    /// A supplier that handles data of this row, besides those that follow from the services.
    ToggleSupplier(Id),
    /// A recipient in the clinic's own words.
    ToggleOwnRecipient(Id),
}

/// A change to a row of the clinic's own.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnChange {
    /// What it is called.
    Name(String),
    /// The body of data, for finding the controllers.
    Topic(Topic),
    /// Whether it is about patients, so that the notice tells of it.
    Patients(bool),
    /// A category, by id.
    ToggleCategory(String),
    /// A recipient of the catalogue, by id.
    ToggleRecipient(String),
    /// A retention rule, by id.
    ToggleRetention(String),
    /// A system that holds the data.
    ToggleSystem(Id),
}

/// A change to a recipient in the clinic's own words.
#[derive(Clone, Debug, PartialEq)]
pub enum RecipientChange {
    /// Who it is.
    Who(String),
    /// What goes there, and why.
    Data(String),
    /// What it is under data protection law.
    Role(RecipientRole),
    /// Whether patient data goes there.
    Patients(bool),
}
