//! Systems and equipment: what they are and where they stand.

use super::Id;
use serde::{Deserialize, Serialize};

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
