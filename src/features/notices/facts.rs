//! What the notice is made of: the facts behind its blocks, without words of any language.
//!
//! They are part of the signed document, so that a later look tells which places have changed.

use super::content::{Block, List, Need};
use crate::domain::privacy::{Applicable, Direction, OwnPurpose, Recipient, RecipientRole};
use crate::domain::{
    check_organisation_number, Clinic, Contact, Ctx, DataCategory, DataProtectionOfficer, DataRole, Id,
    ServiceType, Supplier, Topic, TransferBasis,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The facts of a notice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The clinic's name.
    pub clinic: String,
    /// Digits of its organisation number, or "".
    pub organisation_number: String,
    /// How it is reached.
    pub contact: Contact,
    /// Its data protection officer.
    pub officer: Option<DataProtectionOfficer>,
    /// The blocks that are shown.
    pub blocks: BTreeSet<String>,
    /// What the lists hold, in order.
    pub lists: BTreeMap<List, Vec<Entry>>,
}

/// An entry of a list, told by ids of the catalogues and by what the clinic has typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// A row of a catalogue.
    Row(String),
    /// A rule on how long data is kept, and the period where the clinic has written its own.
    Period(String, Option<String>),
    /// A recipient of the catalogue, and the name of the firm behind it, or "".
    Recipient(String, String),
    /// A supplier that no recipient of the catalogue stands for.
    Supplier(String, ServiceType),
    /// A recipient in the clinic's own words: who, and what goes there.
    OwnRecipient(String, String),
    /// A purpose in the clinic's own words.
    OwnPurpose(Purpose),
    /// What leaves the EEA.
    Transfer(Abroad),
    /// Who answers for what: topic, the clinic's words for it, undertakings.
    Controllers(Topic, String, Vec<String>),
    /// An undertaking.
    Undertaking(String),
}

/// A purpose in the clinic's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Purpose {
    /// Why the clinic does it.
    pub purpose: String,
    /// Grounds in GDPR articles 6 and 9: `6-1-b`.
    pub articles: Vec<String>,
    /// The law.
    pub statute: String,
}

/// A firm outside the EEA that handles data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Abroad {
    /// The supplier, or "" while it has no name.
    pub supplier: String,
    /// What it does.
    pub service: ServiceType,
    /// The firm that does a part of its work there, or "".
    pub through: String,
    /// ISO 3166-1 code.
    pub country: String,
    /// What protects the data.
    pub basis: Option<TransferBasis>,
}

/// The facts as they are today.
pub fn facts(ctx: &Ctx) -> Facts {
    let clinic = ctx.clinic;
    let applicable = Applicable::new(clinic, &ctx.digest.privacy);
    let lists = [
        (List::Controllers, controllers(clinic)),
        (List::RecordPartners, record_partners(clinic)),
        (List::Purposes, purposes(ctx, &applicable)),
        (
            List::Interests,
            rows(
                applicable
                    .bases()
                    .filter(|own| own.patient.is_some() && own.interest.is_some())
                    .map(|own| &own.id),
            ),
        ),
        (List::Consents, rows(applicable.bases().filter(|own| own.asks.is_some()).map(|own| &own.id))),
        (List::Recipients, recipients(ctx, &applicable, true)),
        (List::Suppliers, recipients(ctx, &applicable, false)),
        (List::Sources, sources(&applicable)),
        (List::Transfers, transfers(&applicable)),
        (
            List::Categories,
            rows(applicable.categories().filter(|own| own.patient.is_some()).map(|own| &own.id)),
        ),
        (List::Retention, periods(ctx, &applicable)),
    ];
    let mut facts = Facts {
        clinic: one_line(&clinic.name),
        organisation_number: check_organisation_number(&clinic.organisation_number)
            .ok()
            .flatten()
            .unwrap_or_default(),
        contact: clinic.contact.clone(),
        officer: clinic.data_protection_officer.clone().filter(DataProtectionOfficer::is_complete),
        blocks: BTreeSet::new(),
        lists: lists.into_iter().filter(|(_, entries)| !entries.is_empty()).collect(),
    };
    let shown = Block::all().iter().filter(|block| applicable.fits(&block.applies) && facts.allow(block));
    facts.blocks = shown.map(|block| block.id.clone()).collect();
    facts
}

impl Facts {
    /// The entries of a list.
    pub fn list(&self, list: List) -> &[Entry] {
        self.lists.get(&list.facts()).map_or(&[], Vec::as_slice)
    }

    /// True when what a block needs is there, and what it must not have is not.
    fn allow(&self, block: &Block) -> bool {
        block.needs.iter().all(|need| self.has(*need)) && !block.lacks.iter().any(|need| self.has(*need))
    }

    fn has(&self, need: Need) -> bool {
        let list = match need {
            Need::DpoContact => return self.officer.is_some(),
            Need::WebAddress => return self.contact.web_address().is_some(),
            Need::RecordPartners => List::RecordPartners,
            Need::Controllers => List::Controllers,
            Need::Interests => List::Interests,
            Need::Consents => List::Consents,
            Need::Transfers => List::Transfers,
        };
        !self.list(list).is_empty()
    }
}

/// Typed words on one line, so that they can't pass for several.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn rows<'a>(ids: impl Iterator<Item = &'a String>) -> Vec<Entry> {
    ids.map(|id| Entry::Row(id.clone())).collect()
}

fn undertaking_names(clinic: &Clinic, ids: &BTreeSet<Id>) -> Vec<String> {
    let known = clinic.undertakings.iter().filter(|own| ids.contains(&own.id));
    known.map(|own| one_line(&own.name)).filter(|name| !name.is_empty()).collect()
}

/// What concerns staff only is left out.
fn controllers(clinic: &Clinic) -> Vec<Entry> {
    let told = clinic.controllerships.iter().filter(|own| own.topic != Topic::Personnel);
    let entry = told.map(|own| {
        let subject = if own.topic == Topic::Other { one_line(&own.subject) } else { String::new() };
        (own.topic, subject, undertaking_names(clinic, &own.controllers))
    });
    entry
        .filter(|(.., names)| !names.is_empty())
        .map(|(topic, subject, names)| Entry::Controllers(topic, subject, names))
        .collect()
}

fn record_partners(clinic: &Clinic) -> Vec<Entry> {
    let shared = clinic.controllerships.iter().filter(|own| own.topic == Topic::SharedRecord);
    let ids: BTreeSet<Id> = shared.flat_map(|own| own.controllers.iter().cloned()).collect();
    undertaking_names(clinic, &ids).into_iter().map(Entry::Undertaking).collect()
}

fn purposes(ctx: &Ctx, applicable: &Applicable) -> Vec<Entry> {
    let mut entries = rows(applicable.bases().filter(|own| own.patient.is_some()).map(|own| &own.id));
    entries.extend(ctx.digest.privacy.own_purposes.iter().filter_map(own_purpose));
    entries
}

fn own_purpose(own: &OwnPurpose) -> Option<Entry> {
    let words = [&own.purpose, &own.name].map(|text| one_line(text));
    let purpose = words.into_iter().find(|text| !text.is_empty())?;
    let articles = own.article_6.iter().chain(&own.article_9).map(|article| article.id().to_owned());
    Some(Entry::OwnPurpose(Purpose {
        purpose,
        articles: articles.collect(),
        statute: one_line(&own.statute),
    }))
}

/// Recipients of patient data that answer for it themselves, or those that work for the clinic.
fn recipients(ctx: &Ctx, applicable: &Applicable, answer_themselves: bool) -> Vec<Entry> {
    let told = applicable.recipients().filter(|own| own.why.is_some());
    let mut entries: Vec<Entry> = told
        .filter(|own| answers_itself(applicable, own) == answer_themselves)
        .flat_map(|own| named(applicable, own))
        .collect();
    let own =
        ctx.digest.privacy.own_recipients.iter().filter(|own| own.patients && !own.who.trim().is_empty());
    let own = own.filter(|own| (own.role != RecipientRole::Processor) == answer_themselves);
    entries.extend(own.map(|own| Entry::OwnRecipient(one_line(&own.who), one_line(&own.data))));
    let others = ctx
        .clinic
        .suppliers
        .iter()
        .filter(|supplier| gets_patient_data(supplier) && !is_in_catalogue(supplier.service));
    let others = others.filter(|supplier| (supplier.role == Some(DataRole::Controller)) == answer_themselves);
    entries.extend(others.map(|supplier| Entry::Supplier(one_line(&supplier.name), supplier.service)));
    entries
}

/// A firm whose role is open works for the clinic until somebody decides otherwise; so the list of firms is not too short.
fn answers_itself(applicable: &Applicable, recipient: &'static Recipient) -> bool {
    match applicable.recipient_role(recipient) {
        RecipientRole::Controller => true,
        RecipientRole::Processor => false,
        RecipientRole::Either => recipient.services.is_empty(),
    }
}

/// One entry for each firm behind a recipient, or one without a name.
fn named(applicable: &Applicable, recipient: &'static Recipient) -> Vec<Entry> {
    let entry = |name: String| Entry::Recipient(recipient.id.clone(), name);
    let mut names: Vec<String> =
        applicable.suppliers_of(recipient).map(|supplier| one_line(&supplier.name)).collect();
    if names.is_empty() {
        names.push(String::new());
    }
    names.dedup();
    names.into_iter().map(entry).collect()
}

fn is_in_catalogue(service: ServiceType) -> bool {
    crate::domain::privacy::recipients().iter().any(|own| own.services.contains(&service))
}

/// False for a firm that handles nothing about patients, or nothing at all.
fn gets_patient_data(supplier: &Supplier) -> bool {
    let about_staff = [DataCategory::Staff, DataCategory::Accounts];
    supplier.data.iter().any(|category| !about_staff.contains(category))
}

fn sources(applicable: &Applicable) -> Vec<Entry> {
    let told = applicable.recipients().filter(|own| own.direction != Direction::Out && own.gives.is_some());
    told.flat_map(|own| named(applicable, own)).collect()
}

fn transfers(applicable: &Applicable) -> Vec<Entry> {
    // Of a firm whose data nobody has named yet, the notice tells rather too much than too little.
    let told = applicable
        .transfers()
        .into_iter()
        .filter(|own| own.supplier.data.is_empty() || gets_patient_data(own.supplier));
    told.map(|own| {
        Entry::Transfer(Abroad {
            supplier: one_line(&own.supplier.name),
            service: own.supplier.service,
            through: own.through.map(|firm| one_line(&firm.name)).unwrap_or_default(),
            country: own.country().to_uppercase(),
            basis: own.basis(),
        })
    })
    .collect()
}

fn periods(ctx: &Ctx, applicable: &Applicable) -> Vec<Entry> {
    use crate::domain::privacy::Period;
    let told = applicable.retention().filter(|rule| rule.patient.is_some());
    told.map(|rule| {
        let own = match ctx.digest.privacy.periods.get(&rule.id) {
            Some(Period::Own(text)) => Some(one_line(text)).filter(|text| !text.is_empty()),
            _ => None,
        };
        Entry::Period(rule.id.clone(), own.filter(|_| rule.needs_a_period()))
    })
    .collect()
}
