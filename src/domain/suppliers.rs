//! Suppliers: firms that do something for the clinic.

use super::{Id, ServiceType};
use serde::{Deserialize, Serialize};

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
