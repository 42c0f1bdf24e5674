//! How the clinic and the undertakings around it are reached, and the data protection officer.

use super::super::t;
use crate::content::Localized;
use crate::domain::{
    bounded, check_website, may_be_email, Clinic, Contact, DataProtectionOfficer, LONGEST_CONTACT_TEXT,
};

/// A change to how somebody is reached.
#[derive(Clone, Debug, PartialEq)]
pub enum ContactEdit {
    /// Where the clinic is or takes letters.
    Address(String),
    /// Telephone number as typed.
    Telephone(String),
    /// The common mailbox.
    Email(String),
    /// Website as typed.
    Website(String),
}

/// A change to the data protection officer.
#[derive(Clone, Debug, PartialEq)]
pub enum OfficerEdit {
    /// Whether the clinic has one. "No" takes away what is written about the officer.
    Has(bool),
    /// The person or the firm.
    Name(String),
    /// E-mail.
    Email(String),
    /// Telephone number as typed.
    Telephone(String),
}

/// Carries out a change to how somebody is reached. What no longer fits is left out.
pub fn apply_contact(contact: &mut Contact, edit: ContactEdit) {
    let (field, text) = match edit {
        ContactEdit::Address(text) => (&mut contact.address, text),
        ContactEdit::Telephone(text) => (&mut contact.telephone, text),
        ContactEdit::Email(text) => (&mut contact.email, text),
        ContactEdit::Website(text) => (&mut contact.website, text),
    };
    *field = bounded(&text, LONGEST_CONTACT_TEXT);
}

/// Carries out a change to the officer; nothing is written about one that the clinic does not have.
pub fn apply_officer(officer: &mut Option<DataProtectionOfficer>, edit: OfficerEdit) {
    let written = |text: String| bounded(&text, LONGEST_CONTACT_TEXT);
    match (edit, officer.as_mut()) {
        (OfficerEdit::Has(true), None) => *officer = Some(DataProtectionOfficer::default()),
        (OfficerEdit::Has(false), _) => *officer = None,
        (OfficerEdit::Name(text), Some(officer)) => officer.name = written(text),
        (OfficerEdit::Email(text), Some(officer)) => officer.email = written(text),
        (OfficerEdit::Telephone(text), Some(officer)) => officer.telephone = written(text),
        (OfficerEdit::Has(true), Some(_)) | (_, None) => {}
    }
}

/// What is wrong with a typed website, in words; `None` when nothing is.
pub fn website_fault(typed: &str) -> Option<&'static Localized> {
    check_website(typed).err().map(|_| &t::WEBSITE_WRONG)
}

/// What is wrong with a typed e-mail address, in words; `None` when nothing is.
pub fn email_fault(typed: &str) -> Option<&'static Localized> {
    (!may_be_email(typed)).then_some(&t::EMAIL_WRONG)
}

/// True when patients can reach the clinic, and the officer if it has one, and nothing typed is wrong.
pub fn is_reachable(clinic: &Clinic) -> bool {
    let officer = clinic.data_protection_officer.as_ref();
    clinic.contact.is_complete()
        && website_fault(&clinic.contact.website).is_none()
        && email_fault(&clinic.contact.email).is_none()
        && officer.is_none_or(|officer| officer.is_complete() && email_fault(&officer.email).is_none())
}
