//! Changes to the clinic's facts. The facts themselves are [`Clinic`], which every feature reads.

mod findings;
mod plan;

pub use findings::{findings, has_log_on, is_outside, number_fault};
pub use plan::{needs_community, status, tasks};

use crate::domain::{
    Clinic, Community, Controllership, Flag, Id, Kind, Person, Placement, RecordSystem, Role, ServiceType, Supplier, System, SystemKind,
    Topic, Undertaking,
};
use std::collections::BTreeSet;

/// Start questions in all.
pub const QUESTIONS: u8 = 9;

/// One change. Rows carry their identifier: it is made by the page, since the model knows no chance.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// An answer to a start question.
    Answer(Answer),
    /// A start question was left with "Neste" or put off. Never lowers [`Clinic::start_step`].
    FinishStep(u8),
    /// Somebody does this for the clinic: adds a supplier without a name, unless there is one for the service.
    TickService(Id, ServiceType),
    /// Nobody does this: takes away the service's suppliers that nothing is written about.
    UntickService(ServiceType),
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
    /// Takes the person away.
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
    /// Takes the undertaking away, also as employer and controller.
    Remove,
}

/// A change to who answers for what.
#[derive(Clone, Debug, PartialEq)]
pub enum ControllershipEdit {
    /// A new subject.
    Add(Topic),
    /// What it is about.
    Topic(Topic),
    /// What it is about, in the clinic's words.
    Subject(String),
    /// Whether an undertaking is controller.
    Controller(Id, bool),
    /// Whether the division is agreed in writing.
    InWriting(bool),
    /// Takes the subject away.
    Remove,
}

/// Carries out a change. Total: an edit for a row that is not there changes nothing.
pub fn apply(clinic: &mut Clinic, edit: Edit) {
    match edit {
        Edit::Answer(answer) => apply_answer(clinic, answer),
        Edit::FinishStep(step) => clinic.start_step = clinic.start_step.max(step.min(QUESTIONS)),
        Edit::TickService(id, service) => {
            if !clinic.suppliers.iter().any(|supplier| supplier.service == service) {
                apply_supplier(clinic, id, SupplierEdit::Add(service));
            }
        }
        Edit::UntickService(service) => {
            let systems = &clinic.systems;
            clinic.suppliers.retain(|supplier| supplier.service != service || is_described(supplier, systems));
        }
        Edit::Person(id, edit) => apply_person(clinic, id, edit),
        Edit::System(id, edit) => apply_system(clinic, id, edit),
        Edit::Supplier(id, edit) => apply_supplier(clinic, id, edit),
        Edit::Undertaking(id, edit) => apply_undertaking(clinic, id, edit),
        Edit::Controllership(id, edit) => apply_controllership(clinic, id, edit),
    }
}

/// True when something was written about a supplier, so that it must not go by unticking alone.
pub fn is_described(supplier: &Supplier, systems: &[System]) -> bool {
    let written = [&supplier.name, &supplier.contact, &supplier.email, &supplier.organisation_number];
    written.iter().any(|text| !text.trim().is_empty()) || systems.iter().any(|system| system.supplier.as_ref() == Some(&supplier.id))
}

/// Puts a value into a set or takes it out.
fn switch<T: Ord>(set: &mut BTreeSet<T>, value: T, on: bool) {
    if on {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}

fn apply_answer(clinic: &mut Clinic, answer: Answer) {
    match answer {
        Answer::Name(name) => clinic.name = name,
        Answer::OrganisationNumber(number) => clinic.organisation_number = number,
        Answer::Kind(kind, on) => switch(&mut clinic.kinds, kind, on),
        Answer::Flag(flag, on) => switch(&mut clinic.ticked, flag, on),
        Answer::RecordSystem(system) => clinic.record_system = Some(system),
        Answer::SharesRecord(shares) => clinic.shares_record = Some(shares),
        Answer::Community(community) => clinic.community = Some(community),
    }
}

fn apply_person(clinic: &mut Clinic, id: Id, edit: PersonEdit) {
    let first = clinic.people.is_empty();
    let known = clinic.people.iter_mut().find(|person| person.id == id);
    match (edit, known) {
        (PersonEdit::Add(name), None) => {
            let roles = if first { BTreeSet::from([Role::DailyManager]) } else { BTreeSet::new() };
            clinic.people.push(Person { id, name, roles, undertaking: None });
        }
        (PersonEdit::Name(name), Some(person)) => person.name = name,
        (PersonEdit::Role(role, on), Some(person)) => switch(&mut person.roles, role, on),
        (PersonEdit::Undertaking(undertaking), Some(person)) => person.undertaking = undertaking,
        (PersonEdit::Remove, Some(_)) => clinic.people.retain(|person| person.id != id),
        (PersonEdit::Add(_), Some(_)) | (_, None) => {}
    }
}

fn apply_system(clinic: &mut Clinic, id: Id, edit: SystemEdit) {
    let known = clinic.systems.iter_mut().find(|system| system.id == id);
    match (edit, known) {
        (SystemEdit::Add(kind), None) => clinic.systems.push(System { id, kind, ..System::default() }),
        (SystemEdit::Kind(kind), Some(system)) => system.kind = kind,
        (SystemEdit::Name(name), Some(system)) => system.name = name,
        (SystemEdit::Placement(placement), Some(system)) => system.placement = placement,
        (SystemEdit::Place(place), Some(system)) => system.place = place,
        (SystemEdit::Supplier(supplier), Some(system)) => system.supplier = supplier,
        (SystemEdit::TwoFactor(two_factor), Some(system)) => system.two_factor = two_factor,
        (SystemEdit::Remove, Some(_)) => clinic.systems.retain(|system| system.id != id),
        (SystemEdit::Add(_), Some(_)) | (_, None) => {}
    }
}

fn apply_supplier(clinic: &mut Clinic, id: Id, edit: SupplierEdit) {
    let known = clinic.suppliers.iter_mut().find(|supplier| supplier.id == id);
    match (edit, known) {
        (SupplierEdit::Add(service), None) => {
            clinic.suppliers.push(Supplier { id, service, country: "NO".into(), ..Supplier::default() });
        }
        (SupplierEdit::Name(name), Some(supplier)) => supplier.name = name,
        (SupplierEdit::Service(service), Some(supplier)) => supplier.service = service,
        (SupplierEdit::Contact(contact), Some(supplier)) => supplier.contact = contact,
        (SupplierEdit::Email(email), Some(supplier)) => supplier.email = email,
        (SupplierEdit::OrganisationNumber(number), Some(supplier)) => supplier.organisation_number = number,
        (SupplierEdit::Country(country), Some(supplier)) => supplier.country = country,
        (SupplierEdit::RemoteAccess(remote_access), Some(supplier)) => supplier.remote_access = remote_access,
        (SupplierEdit::Remove, Some(_)) => {
            clinic.suppliers.retain(|supplier| supplier.id != id);
            for system in clinic.systems.iter_mut().filter(|system| system.supplier.as_ref() == Some(&id)) {
                system.supplier = None;
            }
        }
        (SupplierEdit::Add(_), Some(_)) | (_, None) => {}
    }
}

fn apply_undertaking(clinic: &mut Clinic, id: Id, edit: UndertakingEdit) {
    let known = clinic.undertakings.iter_mut().find(|undertaking| undertaking.id == id);
    match (edit, known) {
        (UndertakingEdit::Add, None) => clinic.undertakings.push(Undertaking { id, ..Undertaking::default() }),
        (UndertakingEdit::Name(name), Some(undertaking)) => undertaking.name = name,
        (UndertakingEdit::OrganisationNumber(number), Some(undertaking)) => undertaking.organisation_number = number,
        (UndertakingEdit::Remove, Some(_)) => {
            clinic.undertakings.retain(|undertaking| undertaking.id != id);
            clinic.people.iter_mut().filter(|person| person.undertaking.as_ref() == Some(&id)).for_each(|person| person.undertaking = None);
            clinic.controllerships.iter_mut().for_each(|controllership| drop(controllership.controllers.remove(&id)));
        }
        (UndertakingEdit::Add, Some(_)) | (_, None) => {}
    }
}

fn apply_controllership(clinic: &mut Clinic, id: Id, edit: ControllershipEdit) {
    let undertakings = &clinic.undertakings;
    let known = clinic.controllerships.iter_mut().find(|controllership| controllership.id == id);
    match (edit, known) {
        (ControllershipEdit::Add(topic), None) => {
            clinic.controllerships.push(Controllership { id, topic, ..Controllership::default() });
        }
        (ControllershipEdit::Topic(topic), Some(controllership)) => controllership.topic = topic,
        (ControllershipEdit::Subject(subject), Some(controllership)) => controllership.subject = subject,
        (ControllershipEdit::Controller(undertaking, on), Some(controllership)) => {
            if !on || undertakings.iter().any(|known| known.id == undertaking) {
                switch(&mut controllership.controllers, undertaking, on);
            }
        }
        (ControllershipEdit::InWriting(in_writing), Some(controllership)) => controllership.in_writing = in_writing,
        (ControllershipEdit::Remove, Some(_)) => clinic.controllerships.retain(|controllership| controllership.id != id),
        (ControllershipEdit::Add(_), Some(_)) | (_, None) => {}
    }
}
