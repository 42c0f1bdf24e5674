//! The clinic's facts, entered once and read by every feature.

use super::{
    Community, Contact, Controllership, DataProtectionOfficer, Flag, Kind, Person, Placement, Supplier,
    System, SystemKind, Undertaking,
};
use crate::content::Lang;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Letters that fit into the clinic's name: as many as the Norwegian register of undertakings takes.
pub const LONGEST_CLINIC_NAME: usize = 175;

/// A random identifier, made in `app/browser`. It carries no meaning and no personal data.
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
    /// How patients and authorities reach the clinic.
    pub contact: Contact,
    /// The data protection officer; `None` for a clinic that has none.
    pub data_protection_officer: Option<DataProtectionOfficer>,
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
    /// Everyone who works here or has; see [`Clinic::staff`].
    pub people: Vec<Person>,
    /// Names that have been pasted but not added yet.
    pub draft_people: String,
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
        if self.suppliers.iter().any(Supplier::transfers_out_of_eea) {
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

    /// The supplier with this id.
    pub fn supplier(&self, id: &Id) -> Option<&Supplier> {
        self.suppliers.iter().find(|supplier| supplier.id == *id)
    }

    /// How the clinic is reached, and its data protection officer if there is one: "Telefon: …", one line each.
    pub fn contact_lines(&self, lang: Lang) -> Vec<String> {
        let officer = self.data_protection_officer.iter().flat_map(|officer| officer.lines(lang));
        self.contact.lines(lang).into_iter().chain(officer).collect()
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
    use super::super::ServiceType;
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
