//! Every change that a page can make to the clinic's facts.

use super::{ContactEdit, OfficerEdit};
use crate::domain::{
    Community, Date, Flag, Id, Kind, Placement, RecordSystem, Role, ServiceType, SystemKind, Topic,
};

/// One change. Rows carry their identifier: it is made by the page, since the model knows no chance.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// An answer to a start question.
    Answer(Answer),
    /// A start question was left with "Neste" or put off. Never lowers [`crate::domain::Clinic::start_step`].
    FinishStep(u8),
    /// Somebody does this for the clinic: adds a supplier without a name, unless there is one for the service.
    TickService(Id, ServiceType),
    /// Nobody does this: takes away the service's suppliers that nothing is written about.
    UntickService(ServiceType),
    /// The names being pasted, kept until they are added.
    DraftPeople(String),
    /// A change to how the clinic is reached.
    Contact(ContactEdit),
    /// A change to the data protection officer.
    Officer(OfficerEdit),
    /// A change to a person.
    Person(Id, PersonEdit),
    /// A change to a system.
    System(Id, SystemEdit),
    /// A change to a supplier.
    Supplier(Id, SupplierEdit),
    /// A change to an undertaking of the office community.
    Undertaking(Id, UndertakingEdit),
    /// A change to who answers for what.
    Controllership(Id, ControllershipEdit),
}

/// An answer to a start question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Name of the clinic.
    Name(String),
    /// Organisation number as typed.
    OrganisationNumber(String),
    /// Whether the clinic is of a kind.
    Kind(Kind, bool),
    /// Whether something was ticked.
    Flag(Flag, bool),
    /// Where the record is kept.
    RecordSystem(RecordSystem),
    /// Whether the record is shared with another undertaking.
    SharesRecord(bool),
    /// How the premises are used.
    Community(Community),
}

/// A change to a person.
#[derive(Clone, Debug, PartialEq)]
pub enum PersonEdit {
    /// A new person with this name. The first one is taken to be the daily manager.
    Add(String),
    /// Name.
    Name(String),
    /// Whether the person holds a role.
    Role(Role, bool),
    /// The undertaking that employs the person.
    Undertaking(Option<Id>),
    /// First day at work.
    Started(Option<Date>),
    /// The day on which the person leaves; `None` for somebody who stays after all.
    Left(Option<Date>),
    /// Takes the person away: one who was entered by mistake. Who leaves gets a day instead.
    Remove,
}

/// A change to a system.
#[derive(Clone, Debug, PartialEq)]
pub enum SystemEdit {
    /// A new system of this kind.
    Add(SystemKind),
    /// What it is.
    Kind(SystemKind),
    /// Name or model.
    Name(String),
    /// Where it stands or runs.
    Placement(Placement),
    /// The room or data centre.
    Place(String),
    /// Who delivers or maintains it.
    Supplier(Option<Id>),
    /// Whether logging on takes two factors.
    TwoFactor(Option<bool>),
    /// Takes the system away.
    Remove,
}

/// A change to a supplier.
#[derive(Clone, Debug, PartialEq)]
pub enum SupplierEdit {
    /// A new supplier of this service, in Norway until told otherwise.
    Add(ServiceType),
    /// Name of the firm.
    Name(String),
    /// What it does.
    Service(ServiceType),
    /// Contact person.
    Contact(String),
    /// E-mail of the contact.
    Email(String),
    /// Organisation number as typed.
    OrganisationNumber(String),
    /// ISO 3166-1 code, or empty when unknown.
    Country(String),
    /// Whether it logs in from outside.
    RemoteAccess(bool),
    /// Takes the supplier away, also from the systems it delivers.
    Remove,
}

/// A change to an undertaking.
#[derive(Clone, Debug, PartialEq)]
pub enum UndertakingEdit {
    /// A new undertaking.
    Add,
    /// Name.
    Name(String),
    /// Organisation number as typed.
    OrganisationNumber(String),
    /// How it is reached.
    Contact(ContactEdit),
    /// Takes the undertaking away, also as employer and controller.
    Remove,
}

/// A change to who answers for what.
#[derive(Clone, Debug, PartialEq)]
pub enum ControllershipEdit {
    /// A new subject.
    Add(Topic),
    /// What it is about, in the clinic's words.
    Subject(String),
    /// Whether an undertaking is controller.
    Controller(Id, bool),
    /// Whether the division is agreed in writing.
    InWriting(bool),
    /// Takes the subject away.
    Remove,
}
