//! The clinic's facts, entered once and read by every feature.

use super::{Flag, Kind, Role, ServiceType};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A random identifier, made in `app/browser.rs`. It carries no meaning and no personal data.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub String);

impl From<&str> for Id {
    fn from(text: &str) -> Id {
        Id(text.to_owned())
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Everything the clinic has told about itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clinic {
    /// Name as patients know it.
    pub name: String,
    /// Organisation number as typed; see `check_organisation_number`.
    pub organisation_number: String,
    /// What the clinic practises.
    pub kinds: BTreeSet<Kind>,
    /// Where the patient record is kept.
    pub record_system: Option<RecordSystem>,
    /// Whether the record is shared with another undertaking.
    pub shares_record: Option<bool>,
    /// Whether premises are shared.
    pub community: Option<Community>,
    /// What was ticked in the start questions. Read [`Clinic::flags`] instead: it adds what follows.
    pub ticked: BTreeSet<Flag>,
    /// Everyone who works here.
    pub people: Vec<Person>,
    /// Systems and equipment.
    pub systems: Vec<System>,
    /// Firms that do something for the clinic.
    pub suppliers: Vec<Supplier>,
    /// The undertakings of an office community, this clinic's own included when it is one of several.
    pub undertakings: Vec<Undertaking>,
    /// Who is controller for what.
    pub controllerships: Vec<Controllership>,
    /// Highest start question that has been answered, 0 to 9.
    pub start_step: u8,
}

/// Where the patient record is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordSystem {
    /// At a supplier.
    Cloud,
    /// On the clinic's own server.
    OwnServer,
    /// On paper only.
    Paper,
}

/// How the premises are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Community {
    /// One undertaking alone.
    Alone,
    /// Several undertakings side by side.
    Shared,
    /// The clinic lets rooms to others.
    Landlord,
}

/// Somebody who works at the clinic. No data on health, salary or private life.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Identity within the binder.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Roles held; each is authorised separately.
    pub roles: BTreeSet<Role>,
    /// The undertaking that employs the person, in an office community.
    pub undertaking: Option<Id>,
}

/// A system or a piece of equipment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct System {
    /// Identity within the binder.
    pub id: Id,
    /// Name or model.
    pub name: String,
    /// What it is.
    pub kind: SystemKind,
    /// Where it stands or runs.
    pub placement: Placement,
    /// The room or data centre, in the clinic's words.
    pub place: String,
    /// Who delivers or maintains it.
    pub supplier: Option<Id>,
    /// Whether logging on takes two factors; `None` when unknown or when there is no log-on.
    pub two_factor: Option<bool>,
}

/// What a system is (the list of the small-clinics guide, chapter 7.7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum SystemKind {
    RecordSystem,
    Imaging,
    Server,
    Backup,
    Workstation,
    Portable,
    Printer,
    PaymentTerminal,
    Firewall,
    Internet,
    HealthNetwork,
    MedicalDevice,
    #[default]
    Other,
}

impl SystemKind {
    /// Every kind, in the order of the form.
    pub const ALL: [SystemKind; 13] = [
        SystemKind::RecordSystem,
        SystemKind::Imaging,
        SystemKind::Server,
        SystemKind::Backup,
        SystemKind::Workstation,
        SystemKind::Portable,
        SystemKind::Printer,
        SystemKind::PaymentTerminal,
        SystemKind::Firewall,
        SystemKind::Internet,
        SystemKind::HealthNetwork,
        SystemKind::MedicalDevice,
        SystemKind::Other,
    ];

    /// What the kind is called.
    pub fn name(self) -> &'static crate::content::Localized {
        use super::t;
        match self {
            SystemKind::RecordSystem => &t::SYSTEM_RECORD_SYSTEM,
            SystemKind::Imaging => &t::SYSTEM_IMAGING,
            SystemKind::Server => &t::SYSTEM_SERVER,
            SystemKind::Backup => &t::SYSTEM_BACKUP,
            SystemKind::Workstation => &t::SYSTEM_WORKSTATION,
            SystemKind::Portable => &t::SYSTEM_PORTABLE,
            SystemKind::Printer => &t::SYSTEM_PRINTER,
            SystemKind::PaymentTerminal => &t::SYSTEM_PAYMENT_TERMINAL,
            SystemKind::Firewall => &t::SYSTEM_FIREWALL,
            SystemKind::Internet => &t::SYSTEM_INTERNET,
            SystemKind::HealthNetwork => &t::SYSTEM_HEALTH_NETWORK,
            SystemKind::MedicalDevice => &t::SYSTEM_MEDICAL_DEVICE,
            SystemKind::Other => &t::SYSTEM_OTHER,
        }
    }
}

impl System {
    /// Name, or the kind while it has none.
    pub fn label(&self, lang: crate::content::Lang) -> String {
        if self.name.trim().is_empty() {
            self.kind.name().string(lang)
        } else {
            self.name.clone()
        }
    }
}

/// Where a system stands or runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// In the clinic.
    #[default]
    Premises,
    /// At a supplier.
    Supplier,
    /// Carried along or at home.
    Mobile,
}

impl Placement {
    /// Every placement, in the order of the form.
    pub const ALL: [Placement; 3] = [Placement::Premises, Placement::Supplier, Placement::Mobile];

    /// What the placement is called.
    pub fn name(self) -> &'static crate::content::Localized {
        use super::t;
        match self {
            Placement::Premises => &t::PLACEMENT_PREMISES,
            Placement::Supplier => &t::PLACEMENT_SUPPLIER,
            Placement::Mobile => &t::PLACEMENT_MOBILE,
        }
    }
}

/// A firm that does something for the clinic.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Supplier {
    /// Identity within the binder.
    pub id: Id,
    /// The firm's name; empty until known.
    pub name: String,
    /// What it does for the clinic.
    pub service: ServiceType,
    /// Contact person.
    pub contact: String,
    /// E-mail of the contact.
    pub email: String,
    /// Organisation number as typed.
    pub organisation_number: String,
    /// ISO 3166-1 code of the country where the firm handles data; `NO` unless told otherwise.
    pub country: String,
    /// Whether it logs in to the clinic's systems from outside.
    pub remote_access: bool,
}

/// An undertaking of an office community.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Undertaking {
    /// Identity within the binder.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Organisation number as typed.
    pub organisation_number: String,
}

/// Who answers for a body of personal data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Controllership {
    /// Identity within the binder.
    pub id: Id,
    /// What it is about.
    pub topic: Topic,
    /// What it is about, in the clinic's words; used for [`Topic::Other`].
    pub subject: String,
    /// The controllers; more than one means joint or divided controllership.
    pub controllers: BTreeSet<Id>,
    /// Whether the division is agreed in writing.
    pub in_writing: bool,
}

/// A body of personal data that undertakings of an office community often share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// One patient record in common.
    SharedRecord,
    /// Appointments and reception.
    AppointmentBook,
    /// Data about the staff.
    Personnel,
    /// Accounts and payments.
    Accounts,
    /// The common website.
    Website,
    /// Anything else, named in the clinic's words.
    #[default]
    Other,
}

impl Topic {
    /// Every topic, in the order of the form.
    pub const ALL: [Topic; 6] = [
        Topic::SharedRecord,
        Topic::AppointmentBook,
        Topic::Personnel,
        Topic::Accounts,
        Topic::Website,
        Topic::Other,
    ];

    /// What the topic is called.
    pub fn name(self) -> &'static crate::content::Localized {
        use super::t;
        match self {
            Topic::SharedRecord => &t::TOPIC_SHARED_RECORD,
            Topic::AppointmentBook => &t::TOPIC_APPOINTMENT_BOOK,
            Topic::Personnel => &t::TOPIC_PERSONNEL,
            Topic::Accounts => &t::TOPIC_ACCOUNTS,
            Topic::Website => &t::TOPIC_WEBSITE,
            Topic::Other => &t::TOPIC_OTHER,
        }
    }
}

impl Controllership {
    /// The topic, or the clinic's own words for it.
    pub fn label(&self, lang: crate::content::Lang) -> String {
        if self.topic == Topic::Other && !self.subject.trim().is_empty() {
            return self.subject.clone();
        }
        self.topic.name().string(lang)
    }
}

/// ISO codes of the countries of the European Economic Area.
const EEA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Supplier {
    /// True when the country is named and lies outside the EEA.
    pub fn is_outside_eea(&self) -> bool {
        let country = self.country.trim().to_uppercase();
        !country.is_empty() && !EEA.contains(&country.as_str())
    }

    /// Name, or the kind of service while the name is unknown.
    pub fn label(&self, lang: crate::content::Lang) -> String {
        if self.name.trim().is_empty() {
            super::service_name(self.service).string(lang)
        } else {
            self.name.clone()
        }
    }
}

impl Clinic {
    /// True when the start questions are done.
    pub fn is_started(&self) -> bool {
        self.start_step >= 9
    }

    /// Everything that applies: what was ticked and what follows from the rest.
    pub fn flags(&self) -> BTreeSet<Flag> {
        let mut flags = self.ticked.clone();
        flags.insert(Flag::Always);
        flags.extend(self.kinds.iter().filter_map(|kind| kind.flag()));
        match self.record_system {
            Some(RecordSystem::Cloud) => flags.extend([Flag::CloudEpj]),
            Some(RecordSystem::OwnServer) => flags.extend([Flag::LocalServer]),
            Some(RecordSystem::Paper) => flags.extend([Flag::PaperArchive]),
            None => {}
        }
        if self.shares_record == Some(true) {
            flags.insert(Flag::SharedJournal);
        }
        match self.community {
            Some(Community::Shared) => flags.extend([Flag::OfficeCommunity]),
            Some(Community::Landlord) => flags.extend([Flag::OfficeCommunity, Flag::Landlord]),
            Some(Community::Alone) | None => {}
        }
        flags.extend(self.suppliers.iter().flat_map(|supplier| supplier.service.flags()));
        if self.suppliers.iter().any(|supplier| supplier.remote_access) {
            flags.insert(Flag::RemoteAccess);
        }
        if self.suppliers.iter().any(Supplier::is_outside_eea) {
            flags.insert(Flag::ThirdCountry);
        }
        for system in &self.systems {
            match system.kind {
                SystemKind::Imaging => flags.extend([Flag::XrayImaging]),
                SystemKind::Server if system.placement == Placement::Premises => {
                    flags.extend([Flag::LocalServer])
                }
                SystemKind::Portable => flags.extend([Flag::MobileDevices]),
                SystemKind::PaymentTerminal => flags.extend([Flag::PaymentTerminal]),
                SystemKind::HealthNetwork => flags.extend([Flag::Helsenett]),
                SystemKind::MedicalDevice => flags.extend([Flag::MedicalDevice]),
                _ => {}
            }
        }
        flags
    }

    /// The person who is daily manager, if one is named.
    pub fn manager(&self) -> Option<&Person> {
        self.people.iter().find(|person| person.roles.contains(&Role::DailyManager))
    }

    /// The facts that a risk assessment rests on, for telling later what has changed.
    pub fn facts(&self) -> Facts {
        let system = |system: &System| {
            (system.id.clone(), format!("{:?}/{:?}/{:?}", system.kind, system.placement, system.supplier))
        };
        let log_on = |system: &System| (system.id.clone(), system.two_factor);
        let supplier = |supplier: &Supplier| {
            (supplier.id.clone(), format!("{:?}/{}/{}", supplier.service, supplier.name, supplier.country))
        };
        Facts {
            flags: self.flags(),
            systems: self.systems.iter().map(system).collect(),
            log_on: self.systems.iter().map(log_on).collect(),
            suppliers: self.suppliers.iter().map(supplier).collect(),
            undertakings: self.undertakings.iter().map(|undertaking| undertaking.id.clone()).collect(),
        }
    }
}

/// A snapshot of what a risk assessment rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// What applied.
    pub flags: BTreeSet<Flag>,
    /// Kind, placement and supplier of each system.
    pub systems: BTreeMap<Id, String>,
    /// Whether each system's log-on took two factors.
    pub log_on: BTreeMap<Id, Option<bool>>,
    /// Service, name and country of each supplier.
    pub suppliers: BTreeMap<Id, String>,
    /// The undertakings sharing premises.
    pub undertakings: BTreeSet<Id>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_follow_from_answers_suppliers_and_systems() {
        let clinic = Clinic {
            record_system: Some(RecordSystem::Cloud),
            community: Some(Community::Landlord),
            kinds: [Kind::Gp].into(),
            suppliers: vec![Supplier {
                service: ServiceType::Video,
                country: "US".into(),
                remote_access: true,
                ..Default::default()
            }],
            systems: vec![System { kind: SystemKind::Server, ..Default::default() }],
            ..Default::default()
        };
        let flags = clinic.flags();
        for flag in [
            Flag::Always,
            Flag::Gp,
            Flag::CloudEpj,
            Flag::OfficeCommunity,
            Flag::Landlord,
            Flag::Video,
            Flag::ThirdCountry,
            Flag::RemoteAccess,
            Flag::LocalServer,
        ] {
            assert!(flags.contains(&flag), "{flag:?}");
        }
        assert!(!flags.contains(&Flag::SharedJournal));
    }
}
