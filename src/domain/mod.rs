//! Words that two or more features share. Facts about the clinic live here once; what follows from them is derived.

mod clinic;
mod community;
mod contact;
mod countries;
mod date;
mod declarations;
mod digest;
mod fact;
mod flags;
mod level;
mod national_identity;
mod organisation_number;
mod people;
pub mod privacy;
mod roles;
mod services;
mod signed_data;
mod suppliers;
mod systems;

pub use clinic::{Clinic, Facts, Id, RecordSystem};
pub use community::{Community, Controllership, Topic, Undertaking};
pub use contact::{
    bounded, check_website, may_be_email, Contact, DataProtectionOfficer, NoWebsite, LONGEST_CONTACT_TEXT,
};
pub use countries::{countries, country_name, Country};
pub use date::{long_date, parse_date, short_date, Date, DateExt};
pub use declarations::{Declaration, DeclarationPart, DeclarationSection, DECLARATIONS_VERSION};
pub use digest::{
    Action, ActionStatus, Ctx, Deadline, Digest, Finding, SignedSummary, Task, TaskGroup, TaskStatus, Urgency,
};
pub use fact::Fact;
pub use flags::{Flag, Kind};
pub use level::Level;
pub use national_identity::{
    contains_national_identity_number, mask_national_identity_numbers, mask_other_identity_numbers,
    national_identity_numbers,
};
pub use organisation_number::{check_organisation_number, OrganisationNumberError};
pub use people::{Person, LONGEST_PERSON_NAME};
pub use roles::{role_name, Role};
pub use services::{service_name, ServiceType};
pub use signed_data::{Distrust, SignedData, Signer, MOST_PDF_BYTES};
pub use suppliers::{DataCategory, DataRole, SubProcessor, Supplier, SupplierFact, TransferBasis};
pub use systems::{Placement, System, SystemKind};

crate::texts!("domain");
