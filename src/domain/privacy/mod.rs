//! What the record of processing and the patient notice share: why personal data may be used, of which kinds, who gets
//! it, and how long it is kept (`domain.md` §5.2–5.4, §6.2).
//!
//! The catalogues say what is usual; [`Applicable`] says what of it concerns one clinic, from its facts and from what it
//! has decided in the record of processing ([`PrivacyChoices`]).

mod applicable;
mod article;
mod catalogues;
mod choices;
mod transfers;

#[cfg(test)]
mod tests;

pub use applicable::Applicable;
pub use article::Article;
pub use catalogues::{
    categories, legal_bases, recipients, retention_rules, Category, Consent, Direction, Ground, LegalBasis,
    Recipient, RecipientRole, RetentionRule,
};
pub use choices::{LeftOut, OwnPurpose, OwnRecipient, Period, PrivacyChoices};
pub use transfers::{transfers_of, Transfer};

crate::texts!("domain/privacy");
