//! The catalogues of this module: start questions, what can be ticked, services, suggested systems, countries.

use crate::content::{Localized, SourceRef};
use crate::domain::{Clinic, Flag, Kind, Placement, RecordSystem, Role, ServiceType, SystemKind};
use serde::Deserialize;

/// A start question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Short name, for the list of steps.
    pub name: Localized,
    /// The question.
    pub title: Localized,
    /// How to answer it.
    pub hint: Localized,
    /// What the answer changes.
    pub why: Localized,
    /// Where the rule is found.
    pub sources: Vec<SourceRef>,
}

/// Something that can be ticked in a start question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The start question, from 1.
    pub step: u8,
    /// What it sets.
    pub flag: Flag,
    /// The supplier that goes with it.
    pub service: Option<ServiceType>,
    /// The answer.
    pub title: Localized,
    /// What it means.
    pub hint: Option<Localized>,
}

/// Where a service stands in start question 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Record system and data.
    Record,
    /// Contact with patients.
    Contact,
    /// Office and money.
    Office,
    /// Care and cooperation.
    Care,
}

impl Group {
    /// Every group, in the order of the page.
    pub const ALL: [Group; 4] = [Group::Record, Group::Contact, Group::Office, Group::Care];
}

/// What a supplier usually is under data protection law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LikelyRole {
    /// Handles data on the clinic's behalf.
    Processor,
    /// Answers for the data itself.
    Controller,
    /// Depends on the agreement.
    Either,
    /// The job is something other than handling data.
    NotProcessor,
}

/// What is known of a kind of service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The service.
    pub service: ServiceType,
    /// Where it stands in start question 9.
    pub group: Group,
    /// Usual role; none where no public source confirms it.
    pub role: Option<LikelyRole>,
    /// What to keep in mind.
    pub note: Option<Localized>,
    /// Where the rule is found.
    #[serde(default)]
    pub sources: Vec<SourceRef>,
}

/// A system or piece of equipment that the answers point to.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// What it is.
    pub kind: SystemKind,
    /// Suggested when this applies.
    pub flag: Option<Flag>,
    /// Suggested when the record is kept so.
    pub record: Option<RecordSystem>,
    /// Where it usually stands.
    pub placement: Placement,
    /// The supplier that usually delivers it.
    pub service: Option<ServiceType>,
    /// Its name until the clinic gives it another.
    pub name: Localized,
    /// Why it is suggested.
    pub reason: Localized,
}

/// Where a remark on a screen has its rule from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id.
    pub id: String,
    /// Where the rule is found.
    pub sources: Vec<SourceRef>,
}

crate::reader!(
    /// The start questions, in order.
    questions, "question", "features/clinic/questions", Question
);
crate::reader!(
    /// Everything that can be ticked.
    choices, "choice", "features/clinic/choices", Choice
);
crate::reader!(
    /// Every service that start question 9 offers.
    services, "service", "features/clinic/services", Service
);
crate::reader!(
    /// Every suggestion.
    suggestions, "suggestion", "features/clinic/systems", Suggestion
);
crate::reader!(
    /// Rules behind remarks on the screens.
    rules, "rule", "features/clinic/rules", Rule
);

/// What is known of a service.
pub fn service(service: ServiceType) -> Option<&'static Service> {
    services().iter().find(|known| known.service == service)
}

/// Suggested systems that the clinic has not listed yet; one of each kind.
pub fn open_suggestions(clinic: &Clinic) -> Vec<&'static Suggestion> {
    let flags = clinic.flags();
    let mut open: Vec<&Suggestion> = vec![];
    for suggestion in suggestions() {
        let applies = suggestion.flag.is_some_and(|flag| flags.contains(&flag))
            || suggestion.record.is_some() && suggestion.record == clinic.record_system;
        let listed = clinic.systems.iter().any(|system| system.kind == suggestion.kind);
        if applies && !listed && !open.iter().any(|other| other.kind == suggestion.kind) {
            open.push(suggestion);
        }
    }
    open
}

/// The services that start question 9 offers this clinic: those that its other answers leave possible.
pub fn offered_services(clinic: &Clinic, group: Group) -> Vec<ServiceType> {
    use crate::domain::Community;
    let has = |service| clinic.suppliers.iter().any(|supplier| supplier.service == service);
    let possible = |service| match service {
        ServiceType::RecordSystemHosted => matches!(clinic.record_system, None | Some(RecordSystem::Cloud)),
        ServiceType::RecordSystemOwnServer => {
            matches!(clinic.record_system, None | Some(RecordSystem::OwnServer))
        }
        ServiceType::OfficeCommunityCompany => clinic.community != Some(Community::Alone),
        _ => true,
    };
    let in_group = services().iter().filter(|known| known.group == group).map(|known| known.service);
    in_group.filter(|&service| possible(service) || has(service)).collect()
}

/// The roles that a clinic of these kinds most likely has, the manager first; the other roles can be chosen too.
pub fn likely_roles(clinic: &Clinic) -> Vec<Role> {
    let mut roles = vec![Role::DailyManager];
    for kind in &clinic.kinds {
        roles.extend_from_slice(match kind {
            Kind::Gp => {
                &[Role::GeneralPractitioner, Role::Nurse, Role::HealthSecretary, Role::LaboratoryStaff]
            }
            Kind::Dental => {
                &[Role::Dentist, Role::AssistantDentist, Role::DentalHygienist, Role::DentalSecretary]
            }
            Kind::Physio => &[Role::Physiotherapist],
            Kind::Psychology => &[Role::Psychologist],
            Kind::Chiro => &[Role::Chiropractor],
            Kind::Other => &[Role::Nurse, Role::HealthSecretary],
        });
    }
    if clinic.flags().contains(&Flag::LocumStudent) {
        roles.extend([Role::Locum, Role::Student]);
    }
    roles.extend([Role::Reception, Role::ItResponsible, Role::Cleaner]);
    let mut seen = std::collections::BTreeSet::new();
    roles.retain(|role| seen.insert(*role));
    roles
}

/// Where the rule behind a remark on a screen is found, by the rule's id.
pub fn rule_sources(id: &str) -> &'static [SourceRef] {
    rules().iter().find(|rule| rule.id == id).map_or(&[], |rule| &rule.sources)
}
