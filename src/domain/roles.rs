//! Roles held in a clinic (`domain.md` §6.3, ids RO-01 to RO-23).

use super::t;
use crate::content::Localized;
use serde::{Deserialize, Serialize};

/// A function carried out by a person. One person may hold several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Role {
    /// RO-16; when a clinician manages the clinic, the person holds the clinical role too.
    DailyManager,
    GeneralPractitioner,
    Locum,
    TraineeDoctor,
    Nurse,
    HealthSecretary,
    LaboratoryStaff,
    Reception,
    Dentist,
    AssistantDentist,
    DentalHygienist,
    DentalSecretary,
    Physiotherapist,
    Chiropractor,
    Psychologist,
    Student,
    RecordOfficer,
    ItResponsible,
    SystemAdministrator,
    Accounting,
    QualityWorker,
    Cleaner,
    Interpreter,
}

impl Role {
    /// Every role, the manager first.
    pub const ALL: [Role; 23] = [
        Role::DailyManager,
        Role::GeneralPractitioner,
        Role::Locum,
        Role::TraineeDoctor,
        Role::Nurse,
        Role::HealthSecretary,
        Role::LaboratoryStaff,
        Role::Reception,
        Role::Dentist,
        Role::AssistantDentist,
        Role::DentalHygienist,
        Role::DentalSecretary,
        Role::Physiotherapist,
        Role::Chiropractor,
        Role::Psychologist,
        Role::Student,
        Role::RecordOfficer,
        Role::ItResponsible,
        Role::SystemAdministrator,
        Role::Accounting,
        Role::QualityWorker,
        Role::Cleaner,
        Role::Interpreter,
    ];
}

/// What the role is called.
pub fn role_name(role: Role) -> &'static Localized {
    match role {
        Role::DailyManager => &t::ROLE_DAILY_MANAGER,
        Role::GeneralPractitioner => &t::ROLE_GENERAL_PRACTITIONER,
        Role::Locum => &t::ROLE_LOCUM,
        Role::TraineeDoctor => &t::ROLE_TRAINEE_DOCTOR,
        Role::Nurse => &t::ROLE_NURSE,
        Role::HealthSecretary => &t::ROLE_HEALTH_SECRETARY,
        Role::LaboratoryStaff => &t::ROLE_LABORATORY_STAFF,
        Role::Reception => &t::ROLE_RECEPTION,
        Role::Dentist => &t::ROLE_DENTIST,
        Role::AssistantDentist => &t::ROLE_ASSISTANT_DENTIST,
        Role::DentalHygienist => &t::ROLE_DENTAL_HYGIENIST,
        Role::DentalSecretary => &t::ROLE_DENTAL_SECRETARY,
        Role::Physiotherapist => &t::ROLE_PHYSIOTHERAPIST,
        Role::Chiropractor => &t::ROLE_CHIROPRACTOR,
        Role::Psychologist => &t::ROLE_PSYCHOLOGIST,
        Role::Student => &t::ROLE_STUDENT,
        Role::RecordOfficer => &t::ROLE_RECORD_OFFICER,
        Role::ItResponsible => &t::ROLE_IT_RESPONSIBLE,
        Role::SystemAdministrator => &t::ROLE_SYSTEM_ADMINISTRATOR,
        Role::Accounting => &t::ROLE_ACCOUNTING,
        Role::QualityWorker => &t::ROLE_QUALITY_WORKER,
        Role::Cleaner => &t::ROLE_CLEANER,
        Role::Interpreter => &t::ROLE_INTERPRETER,
    }
}
