//! Suppliers: firms that do something for the clinic.

use super::{t, Id, ServiceType};
use crate::content::{Lang, Localized};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// What it is under data protection law; `None` until the clinic has decided.
    pub role: Option<DataRole>,
    /// What data it handles.
    pub data: BTreeSet<DataCategory>,
    /// Firms that it has do a part of the work.
    pub sub_processors: Vec<SubProcessor>,
    /// What a transfer out of the EEA rests on; `None` until the clinic knows.
    pub transfer: Option<TransferBasis>,
}

/// What a supplier is under data protection law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataRole {
    /// Handles data on the clinic's behalf, and needs a data processing agreement.
    Processor,
    /// Answers for the data itself.
    Controller,
    /// Has another job than handling data, but may see some: a confidentiality declaration is enough.
    Secrecy,
}

/// A kind of data that a supplier handles for the clinic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataCategory {
    /// Names, contact details, national identity numbers.
    Contact,
    /// The appointment book and messages about appointments.
    Appointments,
    /// What stands in the patient record.
    Record,
    /// Pictures, x-rays and test results.
    Images,
    /// Referrals, discharge summaries and the like.
    Documents,
    /// Messages between patient and clinic.
    Messages,
    /// Sound and picture from a consultation.
    Recordings,
    /// Invoices, payments and refund claims.
    Billing,
    /// Data about those who work at the clinic.
    Staff,
    /// User accounts, rights and log-on.
    Accounts,
    /// Who has read and changed what.
    AccessLog,
    /// Visits to the website.
    WebVisits,
    /// Images from cameras on the premises.
    Camera,
}

/// A firm that does a part of a supplier's work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubProcessor {
    /// Identity within the binder.
    pub id: Id,
    /// The firm's name.
    pub name: String,
    /// What it does.
    pub task: String,
    /// ISO 3166-1 code of the country where it handles data; empty when unknown.
    pub country: String,
}

/// What a transfer of data out of the EEA rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransferBasis {
    /// The European Commission has found that the country protects data well enough.
    Adequacy,
    /// The EU–US Data Privacy Framework, for firms on its list.
    #[serde(rename = "dpf")]
    DataPrivacyFramework,
    /// The standard clauses of 2021 for transfers, with an assessment of the country.
    #[serde(rename = "scc")]
    StandardClauses,
    /// The framework that the European Court of Justice struck down in 2020. Kept so that old agreements can be told.
    PrivacyShield,
}

/// Something that another module has learnt about a supplier. The fact itself stays in [`Supplier`].
#[derive(Clone, Debug, PartialEq)]
pub enum SupplierFact {
    /// What it is under data protection law.
    Role(Option<DataRole>),
    /// Whether it handles data of this kind.
    Data(DataCategory, bool),
    /// Where it handles data: an ISO 3166-1 code.
    Country(String),
    /// What a transfer rests on.
    Transfer(Option<TransferBasis>),
    /// A firm that does a part of the work: a new one, or new words about a known one.
    SubProcessor(SubProcessor),
    /// That a firm no longer does a part of the work.
    NoSubProcessor(Id),
}

/// ISO codes of the countries of the European Economic Area.
const EEA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// True when a country is named and lies outside the EEA.
fn lies_outside_eea(country: &str) -> bool {
    let country = country.trim().to_uppercase();
    !country.is_empty() && !EEA.contains(&country.as_str())
}

impl DataRole {
    /// Every role, in the order of the form.
    pub const ALL: [DataRole; 3] = [DataRole::Processor, DataRole::Controller, DataRole::Secrecy];

    /// What the role is called.
    pub fn name(self) -> &'static Localized {
        match self {
            DataRole::Processor => &t::ROLE_PROCESSOR,
            DataRole::Controller => &t::ROLE_CONTROLLER,
            DataRole::Secrecy => &t::ROLE_SECRECY,
        }
    }
}

impl DataCategory {
    /// Every category, in the order of the form.
    pub const ALL: [DataCategory; 13] = [
        DataCategory::Contact,
        DataCategory::Appointments,
        DataCategory::Record,
        DataCategory::Images,
        DataCategory::Documents,
        DataCategory::Messages,
        DataCategory::Recordings,
        DataCategory::Billing,
        DataCategory::Staff,
        DataCategory::Accounts,
        DataCategory::AccessLog,
        DataCategory::WebVisits,
        DataCategory::Camera,
    ];

    /// What the category is called.
    pub fn name(self) -> &'static Localized {
        match self {
            DataCategory::Contact => &t::DATA_CONTACT,
            DataCategory::Appointments => &t::DATA_APPOINTMENTS,
            DataCategory::Record => &t::DATA_RECORD,
            DataCategory::Images => &t::DATA_IMAGES,
            DataCategory::Documents => &t::DATA_DOCUMENTS,
            DataCategory::Messages => &t::DATA_MESSAGES,
            DataCategory::Recordings => &t::DATA_RECORDINGS,
            DataCategory::Billing => &t::DATA_BILLING,
            DataCategory::Staff => &t::DATA_STAFF,
            DataCategory::Accounts => &t::DATA_ACCOUNTS,
            DataCategory::AccessLog => &t::DATA_ACCESS_LOG,
            DataCategory::WebVisits => &t::DATA_WEB_VISITS,
            DataCategory::Camera => &t::DATA_CAMERA,
        }
    }

    /// True when it says something about health, alone or from the context.
    pub fn is_about_health(self) -> bool {
        use DataCategory::{Appointments, Billing, Documents, Images, Messages, Record, Recordings};
        matches!(self, Appointments | Record | Images | Documents | Messages | Recordings | Billing)
    }
}

impl TransferBasis {
    /// Every basis, in the order of the form.
    pub const ALL: [TransferBasis; 4] = [
        TransferBasis::Adequacy,
        TransferBasis::DataPrivacyFramework,
        TransferBasis::StandardClauses,
        TransferBasis::PrivacyShield,
    ];

    /// What the basis is called.
    pub fn name(self) -> &'static Localized {
        match self {
            TransferBasis::Adequacy => &t::TRANSFER_ADEQUACY,
            TransferBasis::DataPrivacyFramework => &t::TRANSFER_DPF,
            TransferBasis::StandardClauses => &t::TRANSFER_CLAUSES,
            TransferBasis::PrivacyShield => &t::TRANSFER_SHIELD,
        }
    }

    /// False for a basis that a court has struck down.
    pub fn is_valid(self) -> bool {
        self != TransferBasis::PrivacyShield
    }
}

impl SubProcessor {
    /// "Datasenteret (lagring), Sverige".
    pub fn label(&self, lang: Lang) -> String {
        let task = self.task.trim();
        let task = if task.is_empty() { String::new() } else { format!(" ({task})") };
        let country = super::country_name(self.country.trim(), lang);
        let country = if country.is_empty() { String::new() } else { format!(", {country}") };
        format!("{}{task}{country}", self.name.trim())
    }

    /// True when its country is named and lies outside the EEA.
    pub fn is_outside_eea(&self) -> bool {
        lies_outside_eea(&self.country)
    }
}

impl Supplier {
    /// True when the firm's own country is named and lies outside the EEA.
    pub fn is_outside_eea(&self) -> bool {
        lies_outside_eea(&self.country)
    }

    /// True when the firm, or one that works for it, handles data outside the EEA.
    pub fn transfers_out_of_eea(&self) -> bool {
        self.is_outside_eea() || self.sub_processors.iter().any(SubProcessor::is_outside_eea)
    }

    /// False for a firm that only has secrecy and handles no data for the clinic.
    pub fn handles_data(&self) -> bool {
        self.role != Some(DataRole::Secrecy) || !self.data.is_empty()
    }

    /// True when the clinic has decided that it is a processor.
    pub fn is_processor(&self) -> bool {
        self.role == Some(DataRole::Processor)
    }

    /// Takes in what another module has learnt. What fits nothing changes nothing.
    pub fn learn(&mut self, fact: SupplierFact) {
        match fact {
            SupplierFact::Role(role) => self.role = role,
            SupplierFact::Data(category, true) => drop(self.data.insert(category)),
            SupplierFact::Data(category, false) => drop(self.data.remove(&category)),
            SupplierFact::Country(country) => self.country = country,
            SupplierFact::Transfer(basis) => self.transfer = basis,
            SupplierFact::SubProcessor(firm) => {
                match self.sub_processors.iter_mut().find(|known| known.id == firm.id) {
                    Some(known) => *known = firm,
                    None => self.sub_processors.push(firm),
                }
            }
            SupplierFact::NoSubProcessor(id) => self.sub_processors.retain(|known| known.id != id),
        }
    }

    /// Name, or the kind of service while the name is unknown.
    pub fn label(&self, lang: Lang) -> String {
        if self.name.trim().is_empty() {
            super::service_name(self.service).string(lang)
        } else {
            self.name.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sub_processor_abroad_makes_a_transfer_of_a_norwegian_service() {
        let mut supplier = Supplier { country: "NO".into(), ..Supplier::default() };
        let mut firm = SubProcessor { id: "s1".into(), country: "se".into(), ..SubProcessor::default() };
        supplier.learn(SupplierFact::SubProcessor(firm.clone()));
        assert!(!supplier.transfers_out_of_eea(), "Sweden lies in the EEA");
        firm.country = "US".into();
        supplier.learn(SupplierFact::SubProcessor(firm));
        assert!(supplier.transfers_out_of_eea() && !supplier.is_outside_eea());
        assert_eq!(supplier.sub_processors.len(), 1, "a known firm is changed, not added again");
        supplier.learn(SupplierFact::NoSubProcessor("nowhere".into()));
        supplier.learn(SupplierFact::NoSubProcessor("s1".into()));
        assert!(!supplier.transfers_out_of_eea());
    }

    #[test]
    fn only_privacy_shield_is_void() {
        let void: Vec<_> = TransferBasis::ALL.into_iter().filter(|basis| !basis.is_valid()).collect();
        assert_eq!(void, [TransferBasis::PrivacyShield]);
    }
}
