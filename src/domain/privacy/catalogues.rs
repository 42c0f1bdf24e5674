//! The catalogues as they are written; each file says at its top what its fields mean.

use super::Article;
use crate::content::{Localized, SourceRef};
use crate::domain::{DataRole, Flag, ServiceType, Supplier};
use serde::{Deserialize, Serialize};

/// Whether the person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// The law decides; nobody is asked.
    No,
    /// The patient may object.
    Object,
    /// The patient may decline.
    OptOut,
    /// It depends on the case.
    Depends,
    /// Only when the patient has said yes.
    Yes,
}

/// Why the clinic may use personal data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// `LB-01` to `LB-26`. Never renumbered.
    pub id: String,
    /// Any of these flags; none for every clinic.
    pub applies: Vec<Flag>,
    /// The ground in article 6, the main one first; none where the clinic fills it in.
    pub article_6: Vec<Article>,
    /// The exception in article 9, likewise.
    pub article_9: Vec<Article>,
    /// True when the ground is that of the purpose it serves.
    #[serde(default)]
    pub follows_purpose: bool,
    /// Whether the person is asked.
    pub consent: Consent,
    /// What it is about.
    pub name: Localized,
    /// The Norwegian law, where it is confirmed.
    pub statute: Option<Localized>,
    /// What to keep in mind.
    pub note: Option<Localized>,
    /// What the clinic must find out itself.
    pub check: Option<Localized>,
    /// What the notice tells patients.
    pub patient: Option<Localized>,
    /// The same in easy language.
    pub easy: Option<Localized>,
    /// The interest of the clinic, under article 6 no. 1 letter f.
    pub interest: Option<Localized>,
    /// What the patient is asked to consent to.
    pub asks: Option<Localized>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// A kind of personal data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// `IC-01` to `IC-22`. Never renumbered.
    pub id: String,
    /// Any of these flags; none for every clinic.
    pub applies: Vec<Flag>,
    /// Special category under article 9.
    pub health: bool,
    /// What it is called.
    pub name: Localized,
    /// The notice's word for it; absent when it is not about patients.
    pub patient: Option<Localized>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// What a recipient is under data protection law.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecipientRole {
    /// Answers for the data itself.
    Controller,
    /// Handles data on the clinic's behalf.
    Processor,
    /// One or the other, from case to case.
    #[default]
    Either,
}

/// Which way data goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It gets data.
    Out,
    /// It gives data.
    In,
    /// Both.
    Both,
}

/// Who gets personal data from the clinic, or gives it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// `RC-01` to `RC-46`. Never renumbered.
    pub id: String,
    /// Any of these flags; none for every clinic, unless `services` is there.
    pub applies: Vec<Flag>,
    /// Also when the clinic has a supplier of such a service, whose name it then bears.
    #[serde(default)]
    pub services: Vec<ServiceType>,
    /// What it usually is.
    pub role: RecipientRole,
    /// Which way data goes.
    pub direction: Direction,
    /// False when no patient data goes there.
    #[serde(default = "yes")]
    pub patients: bool,
    /// True when nothing in the facts tells it: the clinic adds it itself.
    #[serde(default)]
    pub optional: bool,
    /// The recipient as patients know it.
    pub who: Localized,
    /// What the record of processing calls it, where `who` speaks to the patient.
    pub known_as: Option<Localized>,
    /// What goes, for the record of processing.
    pub data: Localized,
    /// What it gets or does, for the notice: «{who}: {why}».
    pub why: Option<Localized>,
    /// What comes from there.
    pub gives: Option<Localized>,
    /// What the clinic must find out itself.
    pub check: Option<Localized>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

fn yes() -> bool {
    true
}

/// What decides how long data is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// A statute.
    Law,
    /// What the code of conduct or guidance recommends.
    Rule,
    /// The clinic; we only propose.
    Own,
}

/// How long data is kept.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// `RT-01` to `RT-19`. Never renumbered.
    pub id: String,
    /// Any of these flags; none for every clinic.
    pub applies: Vec<Flag>,
    /// What decides.
    pub ground: Ground,
    /// True when it is for public undertakings only.
    #[serde(default)]
    pub only_public: bool,
    /// What it is about.
    pub data: Localized,
    /// The rule; `{period}` is what the clinic decides.
    pub rule: Localized,
    /// The rule in a few words, after [`RetentionRule::data`]; absent where it is the period alone.
    pub short: Option<Localized>,
    /// What fills `{period}` until the clinic has decided.
    pub proposal: Option<Localized>,
    /// What to keep in mind.
    pub note: Option<Localized>,
    /// What the notice tells patients.
    pub patient: Option<Localized>,
    /// The same in easy language.
    pub easy: Option<Localized>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

crate::reader!(
    /// Every legal basis, in order.
    legal_bases, "basis", "domain/privacy/legal_bases", LegalBasis
);
crate::reader!(
    /// Every category, in order.
    categories, "category", "domain/privacy/categories", Category
);
crate::reader!(
    /// Every recipient, in order.
    recipients, "recipient", "domain/privacy/recipients", Recipient
);
crate::reader!(
    /// Every rule, in order.
    retention_rules, "rule", "domain/privacy/retention", RetentionRule
);

/// The row of a catalogue with an id.
macro_rules! find {
    ($row:ty, $all:ident) => {
        impl $row {
            /// The row with this id.
            pub fn find(id: &str) -> Option<&'static $row> {
                $all().iter().find(|row| row.id == id)
            }
        }
    };
}

find!(LegalBasis, legal_bases);
find!(Category, categories);
find!(Recipient, recipients);
find!(RetentionRule, retention_rules);

impl RecipientRole {
    /// Every role, in the order of the form.
    pub const ALL: [RecipientRole; 3] =
        [RecipientRole::Processor, RecipientRole::Controller, RecipientRole::Either];

    /// What the clinic has decided about a supplier.
    pub fn of(supplier: &Supplier) -> RecipientRole {
        match supplier.role {
            Some(DataRole::Processor) => RecipientRole::Processor,
            Some(DataRole::Controller) => RecipientRole::Controller,
            Some(DataRole::Secrecy) | None => RecipientRole::Either,
        }
    }

    /// What the role is called.
    pub fn name(self) -> &'static Localized {
        match self {
            RecipientRole::Controller => &super::t::RECIPIENT_CONTROLLER,
            RecipientRole::Processor => &super::t::RECIPIENT_PROCESSOR,
            RecipientRole::Either => &super::t::RECIPIENT_EITHER,
        }
    }
}

impl RetentionRule {
    /// True when the clinic has to decide a period.
    pub fn needs_a_period(&self) -> bool {
        self.ground == Ground::Own
    }
}
