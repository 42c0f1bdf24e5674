//! What suppliers do for a clinic (`domain.md` §4.6, ids ST-01 to ST-24).

use super::{t, Flag};
use crate::content::Localized;
use serde::{Deserialize, Serialize};

/// A kind of service, in the order of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum ServiceType {
    RecordSystemHosted,
    RecordSystemOwnServer,
    ItOperations,
    Messaging,
    OnlineBooking,
    Video,
    Accounting,
    Shredding,
    EquipmentDisposal,
    Laboratory,
    NationalService,
    Payment,
    Website,
    Cleaning,
    OfficeCommunityCompany,
    MedicalEquipment,
    AnsweringService,
    Interpreter,
    Client,
    AiTool,
    Courier,
    AlarmCamera,
    QualityRegister,
    LocumCompany,
    /// Anything else.
    #[default]
    Other,
}

impl ServiceType {
    /// Every service, in the order of the catalogue.
    pub const ALL: [ServiceType; 25] = [
        ServiceType::RecordSystemHosted,
        ServiceType::RecordSystemOwnServer,
        ServiceType::ItOperations,
        ServiceType::Messaging,
        ServiceType::OnlineBooking,
        ServiceType::Video,
        ServiceType::Accounting,
        ServiceType::Shredding,
        ServiceType::EquipmentDisposal,
        ServiceType::Laboratory,
        ServiceType::NationalService,
        ServiceType::Payment,
        ServiceType::Website,
        ServiceType::Cleaning,
        ServiceType::OfficeCommunityCompany,
        ServiceType::MedicalEquipment,
        ServiceType::AnsweringService,
        ServiceType::Interpreter,
        ServiceType::Client,
        ServiceType::AiTool,
        ServiceType::Courier,
        ServiceType::AlarmCamera,
        ServiceType::QualityRegister,
        ServiceType::LocumCompany,
        ServiceType::Other,
    ];

    /// What having such a supplier tells about the clinic.
    pub fn flags(self) -> &'static [Flag] {
        match self {
            ServiceType::RecordSystemHosted => &[Flag::CloudEpj],
            ServiceType::Messaging => &[Flag::SmsReminders],
            ServiceType::OnlineBooking => &[Flag::OnlineBooking],
            ServiceType::Video => &[Flag::Video],
            ServiceType::Payment => &[Flag::PaymentTerminal],
            ServiceType::Website => &[Flag::Website],
            ServiceType::OfficeCommunityCompany => &[Flag::OfficeCommunity],
            ServiceType::MedicalEquipment => &[Flag::MedicalDevice],
            ServiceType::Interpreter => &[Flag::Interpreter],
            ServiceType::AiTool => &[Flag::AiTools],
            ServiceType::AlarmCamera => &[Flag::Camera],
            ServiceType::QualityRegister => &[Flag::QualityRegister],
            ServiceType::LocumCompany => &[Flag::LocumStudent],
            _ => &[],
        }
    }
}

/// What the service is called.
pub fn service_name(service: ServiceType) -> &'static Localized {
    match service {
        ServiceType::RecordSystemHosted => &t::SERVICE_RECORD_SYSTEM_HOSTED,
        ServiceType::RecordSystemOwnServer => &t::SERVICE_RECORD_SYSTEM_OWN_SERVER,
        ServiceType::ItOperations => &t::SERVICE_IT_OPERATIONS,
        ServiceType::Messaging => &t::SERVICE_MESSAGING,
        ServiceType::OnlineBooking => &t::SERVICE_ONLINE_BOOKING,
        ServiceType::Video => &t::SERVICE_VIDEO,
        ServiceType::Accounting => &t::SERVICE_ACCOUNTING,
        ServiceType::Shredding => &t::SERVICE_SHREDDING,
        ServiceType::EquipmentDisposal => &t::SERVICE_EQUIPMENT_DISPOSAL,
        ServiceType::Laboratory => &t::SERVICE_LABORATORY,
        ServiceType::NationalService => &t::SERVICE_NATIONAL_SERVICE,
        ServiceType::Payment => &t::SERVICE_PAYMENT,
        ServiceType::Website => &t::SERVICE_WEBSITE,
        ServiceType::Cleaning => &t::SERVICE_CLEANING,
        ServiceType::OfficeCommunityCompany => &t::SERVICE_OFFICE_COMMUNITY_COMPANY,
        ServiceType::MedicalEquipment => &t::SERVICE_MEDICAL_EQUIPMENT,
        ServiceType::AnsweringService => &t::SERVICE_ANSWERING_SERVICE,
        ServiceType::Interpreter => &t::SERVICE_INTERPRETER,
        ServiceType::Client => &t::SERVICE_CLIENT,
        ServiceType::AiTool => &t::SERVICE_AI_TOOL,
        ServiceType::Courier => &t::SERVICE_COURIER,
        ServiceType::AlarmCamera => &t::SERVICE_ALARM_CAMERA,
        ServiceType::QualityRegister => &t::SERVICE_QUALITY_REGISTER,
        ServiceType::LocumCompany => &t::SERVICE_LOCUM_COMPANY,
        ServiceType::Other => &t::SERVICE_OTHER,
    }
}
