//! What a clinic has decided in its record of processing, as others read it.
//!
//! The decisions are saved once, in `features/records`, and published in the digest (`Digest::privacy`).

use super::{Article, RecipientRole};
use crate::domain::Id;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Decisions that the notice and others must know of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrivacyChoices {
    /// What only rows need that the clinic has struck.
    pub left_out: LeftOut,
    /// How long, by the rule's id; a rule that is not here has not been decided.
    pub periods: BTreeMap<String, Period>,
    /// Recipients of the catalogue that the clinic has although its facts do not tell, by id.
    pub optional_recipients: BTreeSet<String>,
    /// Recipients in the clinic's own words.
    pub own_recipients: Vec<OwnRecipient>,
    /// Purposes of the clinic's own rows, those about patients.
    pub own_purposes: Vec<OwnPurpose>,
}

/// Ids of the catalogues that the facts ask for, but that only struck rows use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Of legal bases.
    pub bases: BTreeSet<String>,
    /// Of categories.
    pub categories: BTreeSet<String>,
    /// Of recipients.
    pub recipients: BTreeSet<String>,
    /// Of retention rules.
    pub retention: BTreeSet<String>,
}

/// A period that the clinic has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// What the rule proposes.
    Proposed,
    /// In the clinic's own words.
    Own(String),
}

/// A recipient that the catalogue lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnRecipient {
    /// Identity within the binder.
    pub id: Id,
    /// Who it is.
    pub who: String,
    /// What goes there, and why.
    pub data: String,
    /// What it is under data protection law.
    pub role: RecipientRole,
    /// True when patient data goes there.
    pub patients: bool,
}

/// The purpose of a row of the clinic's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnPurpose {
    /// Identity of the row.
    pub id: Id,
    /// What the row is called.
    pub name: String,
    /// Why the clinic does it, in its own words.
    pub purpose: String,
    /// The grounds in article 6.
    pub article_6: Vec<Article>,
    /// The exceptions in article 9.
    pub article_9: Vec<Article>,
    /// The law, in the clinic's own words.
    pub statute: String,
}
