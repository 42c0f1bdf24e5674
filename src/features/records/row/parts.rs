//! What a row takes from the catalogues of `domain::privacy` and from the clinic's facts.

use super::RowFacts;
use crate::content::Lang;
use crate::domain::privacy::{
    transfers_of, Applicable, Category, Direction, LegalBasis, Recipient, RecipientRole, RetentionRule,
};
use crate::domain::{Clinic, DataRole, Id, ServiceType, SubProcessor, Supplier, System, SystemKind};
use crate::features::records::content::{Activity, TransferNote};
use crate::features::records::model::{Answer, Field, OwnRow, Register};
use crate::features::records::t;

/// Who gets data of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Receiver {
    /// The name, or what the recipient is.
    pub who: String,
    /// What it is under data protection law; `None` for the clinic's own words, which say it themselves.
    pub role: Option<RecipientRole>,
    /// True for a firm that has secrecy only.
    pub has_secrecy_only: bool,
    /// What goes there; empty where the row says it.
    pub data: String,
    /// What the clinic must find out itself.
    pub check: Option<String>,
}

impl Receiver {
    /// True for a firm that handles data on the clinic's behalf.
    pub fn is_processor(&self) -> bool {
        self.role == Some(RecipientRole::Processor)
    }

    /// "Apoteket (resepter)": who, and what goes there, with a remark where its role is not settled.
    pub fn label(&self, lang: Lang) -> String {
        let role = match self.role {
            _ if self.has_secrecy_only => DataRole::Secrecy.name().string(lang),
            Some(RecipientRole::Either) => RecipientRole::Either.name().string(lang),
            _ => String::new(),
        };
        let remarks: Vec<String> =
            [&self.data, &role].into_iter().filter(|text| !text.is_empty()).map(|text| lower(text)).collect();
        if remarks.is_empty() {
            self.who.clone()
        } else {
            format!("{} ({})", self.who, remarks.join("; "))
        }
    }
}

/// How long data of a row is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The rule's id; empty for the clinic's own words.
    pub rule: String,
    /// What it is about; empty for the clinic's own words.
    pub data: String,
    /// How long.
    pub text: String,
    /// False while a period is only our proposal.
    pub is_decided: bool,
}

/// The rows of the catalogues and the facts that one row of the record points to.
pub struct Parts<'a> {
    /// Legal bases; none for a row of the clinic's own.
    pub bases: Vec<&'static LegalBasis>,
    /// Kinds of data.
    pub categories: Vec<&'static Category>,
    recipients: Vec<&'static Recipient>,
    /// Every supplier that handles data of the row, or gets it.
    pub suppliers: Vec<&'a Supplier>,
    /// Systems that hold the data.
    pub systems: Vec<&'a System>,
    retention: Vec<&'static RetentionRule>,
}

impl<'a> Parts<'a> {
    /// Of a prefilled row: what concerns the clinic.
    pub fn of_activity(
        clinic: &'a Clinic,
        applicable: &Applicable,
        activity: &Activity,
        answer: &Answer,
    ) -> Parts<'a> {
        let mut recipients = find(&activity.recipients, Recipient::find);
        recipients.retain(|own| applicable.has_recipient(own));
        let suppliers = suppliers(clinic, &activity.processors, &recipients, answer);
        let holds = |system: &&System| {
            let named = suppliers.iter().any(|own| system.supplier.as_ref() == Some(&own.id));
            // Other equipment may be anything, so that its supplier must say what it is for.
            activity.systems.contains(&system.kind) && (system.kind != SystemKind::Other || named)
        };
        let mut parts = Parts {
            bases: find(&activity.bases, LegalBasis::find),
            categories: find(&activity.categories, Category::find),
            systems: clinic.systems.iter().filter(holds).collect(),
            retention: find(&activity.retention, RetentionRule::find),
            recipients,
            suppliers,
        };
        parts.bases.retain(|own| applicable.fits(&own.applies));
        parts.categories.retain(|own| applicable.fits(&own.applies));
        parts.retention.retain(|own| applicable.fits(&own.applies));
        parts
    }

    /// Of a row of the clinic's own: what it has chosen.
    pub fn of_own(clinic: &'a Clinic, own: &OwnRow) -> Parts<'a> {
        let recipients = find(&own.recipients, Recipient::find);
        Parts {
            bases: vec![],
            categories: find(&own.categories, Category::find),
            systems: clinic.systems.iter().filter(|system| own.systems.contains(&system.id)).collect(),
            retention: find(&own.retention, RetentionRule::find),
            suppliers: suppliers(clinic, &[], &recipients, &own.answer),
            recipients,
        }
    }

    /// What the row rests on, by id.
    pub fn facts(&self) -> RowFacts {
        RowFacts {
            bases: self.bases.iter().map(|own| own.id.clone()).collect(),
            categories: self.categories.iter().map(|own| own.id.clone()).collect(),
            recipients: self.recipients.iter().map(|own| own.id.clone()).collect(),
            retention: self.retention.iter().map(|own| own.id.clone()).collect(),
            suppliers: self.suppliers.iter().map(|own| own.id.clone()).collect(),
            systems: self.systems.iter().map(|own| own.id.clone()).collect(),
        }
    }

    /// Everyone who gets data: the recipients, the other suppliers, and the clinic's own words.
    pub fn receivers(
        &self,
        applicable: &Applicable,
        register: &Register,
        answer: &Answer,
        lang: Lang,
    ) -> Vec<Receiver> {
        let gets = self.recipients.iter().filter(|own| own.direction != Direction::In);
        let listed = gets.map(|own| Receiver {
            who: applicable.recipient_name(own, lang),
            role: Some(applicable.recipient_role(own)),
            has_secrecy_only: false,
            data: own.data.string(lang),
            check: own.check.as_ref().map(|text| text.string(lang)),
        });
        let behind =
            |supplier: &Supplier| self.recipients.iter().any(|own| own.services.contains(&supplier.service));
        let others = self.suppliers.iter().filter(|supplier| !behind(supplier)).map(|supplier| Receiver {
            who: supplier.label(lang),
            role: Some(RecipientRole::of(supplier)),
            has_secrecy_only: supplier.role == Some(DataRole::Secrecy),
            data: String::new(),
            check: None,
        });
        let own = register.own_recipients.iter().filter(|own| answer.own_recipients.contains(&own.id));
        let own = own.filter(|own| !own.who.trim().is_empty()).map(|own| Receiver {
            who: own.who.trim().to_owned(),
            role: Some(own.role),
            has_secrecy_only: false,
            data: own.data.trim().to_owned(),
            check: None,
        });
        let words = answer.text(Field::Recipients).map(|text| Receiver {
            who: text.to_owned(),
            role: None,
            has_secrecy_only: false,
            data: String::new(),
            check: None,
        });
        listed.chain(others).chain(own).chain(words).collect()
    }

    /// Those who give data and get none.
    pub fn origins(&self, applicable: &Applicable, lang: Lang) -> Vec<String> {
        let gives = self.recipients.iter().filter(|own| own.direction == Direction::In);
        gives.map(|own| applicable.recipient_name(own, lang)).collect()
    }

    /// What is said about leaving the EEA, and whether data does.
    pub fn transfers(&self, answer: &Answer, note: TransferNote, lang: Lang) -> (Vec<String>, bool) {
        let transfers: Vec<String> = self
            .suppliers
            .iter()
            .flat_map(|supplier| transfers_of(supplier))
            .map(|transfer| transfer.label(lang))
            .collect();
        let leaves = !transfers.is_empty();
        let nowhere = |firm: &&SubProcessor| firm.country.trim().is_empty();
        let unknown =
            self.suppliers.iter().flat_map(|supplier| supplier.sub_processors.iter().filter(nowhere));
        let mut lines = transfers;
        lines.extend(unknown.map(|firm| t::COUNTRY_UNKNOWN.fill(lang, &[("name", &firm.name.trim())])));
        if lines.is_empty() {
            lines.push(TransferNote::None.text().string(lang));
        }
        if note == TransferNote::Patient {
            lines.push(t::PATIENT_ABROAD.string(lang));
        }
        lines.extend(answer.text(Field::Transfers).map(str::to_owned));
        (lines, leaves)
    }

    /// How long data is kept: the rules, and the clinic's own words.
    pub fn kept(&self, applicable: &Applicable, answer: &Answer, lang: Lang) -> Vec<Kept> {
        let rules = self.retention.iter().map(|rule| Kept {
            rule: rule.id.clone(),
            data: rule.data.string(lang),
            text: applicable.how_long(rule, lang),
            is_decided: applicable.is_decided(rule),
        });
        let own = answer.text(Field::Retention).map(|text| Kept {
            rule: String::new(),
            data: String::new(),
            text: text.to_owned(),
            is_decided: true,
        });
        rules.chain(own).collect()
    }
}

/// The rows with these ids, in their order.
fn find<'i, T>(
    ids: impl IntoIterator<Item = &'i String>,
    by: impl Fn(&str) -> Option<&'static T>,
) -> Vec<&'static T> {
    ids.into_iter().filter_map(|id| by(id)).collect()
}

/// Suppliers of a service, those behind a recipient, and those that the clinic has added.
fn suppliers<'a>(
    clinic: &'a Clinic,
    services: &[ServiceType],
    recipients: &[&Recipient],
    answer: &Answer,
) -> Vec<&'a Supplier> {
    let gets = |supplier: &Supplier| recipients.iter().any(|own| own.services.contains(&supplier.service));
    let follows = |supplier: &Supplier| {
        (services.contains(&supplier.service) || gets(supplier)) && supplier.handles_data()
    };
    let chosen = |id: &Id| answer.suppliers.contains(id);
    clinic.suppliers.iter().filter(|supplier| follows(supplier) || chosen(&supplier.id)).collect()
}

/// With a small first letter, for use inside a sentence; an abbreviation such as NAV keeps its letters.
fn lower(text: &str) -> String {
    if text.chars().nth(1).is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
