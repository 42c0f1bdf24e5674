//! What applies to this clinic. Flags follow from the start questions; nobody is asked twice.

use crate::content::Localized;
use serde::{Deserialize, Serialize};

/// What a clinic does, has or is (`domain.md` §0.3). Catalogues name flags in snake case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Flag {
    /// True of every clinic.
    Always,
    Gp,
    Dental,
    Physio,
    Psychology,
    Chiro,
    /// The record system runs at a supplier.
    CloudEpj,
    /// A server stands in the clinic.
    LocalServer,
    PaperArchive,
    /// Connected to Helsenettet.
    Helsenett,
    Video,
    SmsReminders,
    EmailPatients,
    OnlineBooking,
    Website,
    SocialMedia,
    HomeOffice,
    MobileDevices,
    /// Staff use their own phones at work.
    PrivatePhones,
    /// Shares a patient record with another undertaking.
    SharedJournal,
    /// Shares premises with other undertakings.
    OfficeCommunity,
    /// Lets rooms to other undertakings.
    Landlord,
    /// Locums, students or trainees.
    LocumStudent,
    Interpreter,
    XrayImaging,
    Lab,
    PaymentTerminal,
    MedicalDevice,
    Children,
    Guardian,
    SecretAddress,
    /// Members of staff are patients at the clinic.
    StaffIsPatient,
    /// A place where everybody knows everybody.
    SmallCommunity,
    /// Suppliers log in from outside.
    RemoteAccess,
    /// About to change a supplier.
    SupplierChange,
    /// Personal data may leave the EEA.
    ThirdCountry,
    /// Sound or picture is recorded.
    Recordings,
    AiTools,
    Research,
    QualityRegister,
    Camera,
    /// About to close.
    Closing,
}

/// Professional kind of clinic; a clinic may be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Kind {
    Gp,
    Dental,
    Physio,
    Psychology,
    Chiro,
    /// Any other kind of practice.
    Other,
}

impl Kind {
    /// Every kind, in the order of the start question.
    pub const ALL: [Kind; 6] =
        [Kind::Gp, Kind::Dental, Kind::Physio, Kind::Psychology, Kind::Chiro, Kind::Other];

    /// The flag that the kind sets; none for [`Kind::Other`].
    pub fn flag(self) -> Option<Flag> {
        match self {
            Kind::Gp => Some(Flag::Gp),
            Kind::Dental => Some(Flag::Dental),
            Kind::Physio => Some(Flag::Physio),
            Kind::Psychology => Some(Flag::Psychology),
            Kind::Chiro => Some(Flag::Chiro),
            Kind::Other => None,
        }
    }

    /// What the kind is called.
    pub fn name(self) -> &'static Localized {
        use super::t;
        match self {
            Kind::Gp => &t::KIND_GP,
            Kind::Dental => &t::KIND_DENTAL,
            Kind::Physio => &t::KIND_PHYSIO,
            Kind::Psychology => &t::KIND_PSYCHOLOGY,
            Kind::Chiro => &t::KIND_CHIRO,
            Kind::Other => &t::KIND_OTHER,
        }
    }
}
