//! What of the catalogues concerns one clinic.

use super::{
    categories, legal_bases, recipients, retention_rules, transfers_of, Category, LegalBasis, Period,
    PrivacyChoices, Recipient, RecipientRole, RetentionRule, Transfer,
};
use crate::content::{Lang, Localized};
use crate::domain::{Clinic, Flag, Supplier};
use std::collections::BTreeSet;

/// The catalogues, seen from one clinic: its facts and its decisions.
#[derive(Clone, Debug)]
pub struct Applicable<'a> {
    clinic: &'a Clinic,
    choices: &'a PrivacyChoices,
    flags: BTreeSet<Flag>,
}

impl<'a> Applicable<'a> {
    /// What concerns this clinic.
    pub fn new(clinic: &'a Clinic, choices: &'a PrivacyChoices) -> Applicable<'a> {
        Applicable { clinic, choices, flags: clinic.flags() }
    }

    /// True when any of the flags is the clinic's; none means every clinic.
    pub fn fits(&self, applies: &[Flag]) -> bool {
        applies.is_empty() || applies.iter().any(|flag| self.flags.contains(flag))
    }

    /// The legal bases.
    pub fn bases(&self) -> impl Iterator<Item = &'static LegalBasis> + use<'_, 'a> {
        legal_bases()
            .iter()
            .filter(|own| self.fits(&own.applies) && !self.choices.left_out.bases.contains(&own.id))
    }

    /// The categories of data.
    pub fn categories(&self) -> impl Iterator<Item = &'static Category> + use<'_, 'a> {
        let left_out = &self.choices.left_out.categories;
        categories().iter().filter(|own| self.fits(&own.applies) && !left_out.contains(&own.id))
    }

    /// The recipients of the catalogue. Those in the clinic's own words are in [`PrivacyChoices::own_recipients`].
    pub fn recipients(&self) -> impl Iterator<Item = &'static Recipient> + use<'_, 'a> {
        let left_out = &self.choices.left_out.recipients;
        recipients().iter().filter(|own| self.has_recipient(own) && !left_out.contains(&own.id))
    }

    /// The rules on how long data is kept.
    pub fn retention(&self) -> impl Iterator<Item = &'static RetentionRule> + use<'_, 'a> {
        let left_out = &self.choices.left_out.retention;
        let fits =
            |own: &&RetentionRule| !own.only_public && self.fits(&own.applies) && !left_out.contains(&own.id);
        retention_rules().iter().filter(fits)
    }

    /// True when the facts, or the clinic's choice, tell that it has this recipient.
    pub fn has_recipient(&self, recipient: &Recipient) -> bool {
        if recipient.optional || self.choices.optional_recipients.contains(&recipient.id) {
            return self.choices.optional_recipients.contains(&recipient.id);
        }
        let asks_flags = !recipient.applies.is_empty() || recipient.services.is_empty();
        let by_flag = asks_flags && self.fits(&recipient.applies);
        by_flag || self.suppliers_of(recipient).next().is_some()
    }

    /// The suppliers that stand behind a recipient. One that has secrecy only, and handles no data, is none.
    pub fn suppliers_of(&self, recipient: &'a Recipient) -> impl Iterator<Item = &'a Supplier> {
        self.clinic
            .suppliers
            .iter()
            .filter(|supplier| recipient.services.contains(&supplier.service) && supplier.handles_data())
    }

    /// Who the recipient is: the names of the suppliers behind it, or what patients call it.
    pub fn recipient_label(&self, recipient: &'a Recipient, lang: Lang) -> String {
        let names: Vec<String> = self.suppliers_of(recipient).map(|supplier| supplier.label(lang)).collect();
        if names.is_empty() {
            recipient.who.string(lang)
        } else {
            names.join(", ")
        }
    }

    /// As [`Applicable::recipient_label`], in words for those who work at the clinic.
    pub fn recipient_name(&self, recipient: &'a Recipient, lang: Lang) -> String {
        match &recipient.known_as {
            Some(name) if self.suppliers_of(recipient).next().is_none() => name.string(lang),
            _ => self.recipient_label(recipient, lang),
        }
    }

    /// What the recipient is: what was decided about its suppliers, or what it usually is.
    pub fn recipient_role(&self, recipient: &'a Recipient) -> RecipientRole {
        let mut roles = self.suppliers_of(recipient).map(RecipientRole::of);
        match roles.next() {
            Some(first) if first != RecipientRole::Either && roles.all(|other| other == first) => first,
            _ => recipient.role,
        }
    }

    /// Every transfer of personal data out of the EEA.
    pub fn transfers(&self) -> Vec<Transfer<'a>> {
        self.clinic
            .suppliers
            .iter()
            .filter(|supplier| supplier.handles_data())
            .flat_map(transfers_of)
            .collect()
    }

    /// The period of a rule: what the clinic has decided, or what is proposed until then.
    pub fn period(&self, rule: &RetentionRule, lang: Lang) -> String {
        match self.choices.periods.get(&rule.id) {
            Some(Period::Own(text)) => text.trim().to_owned(),
            Some(Period::Proposed) | None => {
                rule.proposal.as_ref().map(|text| text.string(lang)).unwrap_or_default()
            }
        }
    }

    /// False when the clinic must decide a period and has not.
    pub fn is_decided(&self, rule: &RetentionRule) -> bool {
        let decided = match self.choices.periods.get(&rule.id) {
            Some(Period::Proposed) => true,
            Some(Period::Own(text)) => !text.trim().is_empty(),
            None => false,
        };
        decided || !rule.needs_a_period()
    }

    /// How long, in a few words: "til avtalen er slutt, og tre år etterpå".
    pub fn how_long(&self, rule: &RetentionRule, lang: Lang) -> String {
        match &rule.short {
            Some(text) => self.with_period(rule, text, lang),
            None => self.period(rule, lang),
        }
    }

    /// A text of a rule, such as [`RetentionRule::patient`], with the period in it.
    pub fn with_period(&self, rule: &RetentionRule, text: &Localized, lang: Lang) -> String {
        text.fill(lang, &[("period", &self.period(rule, lang))])
    }
}
