//! How sure a system is of who logs on, and what it should be.

use crate::content::{Localized, SourceRef};
use crate::domain::{Flag, Placement, System, SystemKind};
use serde::Deserialize;
use std::collections::BTreeSet;

/// A level of log-on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// 1 to 4.
    pub value: u8,
    /// False of what is never good enough.
    pub usable: bool,
    /// True where it takes two factors.
    #[serde(default)]
    pub two_factor: bool,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is called.
    pub name: Localized,
    /// What it means.
    pub means: Localized,
    /// What it is called today.
    pub today: Localized,
    /// What it may be used for.
    pub r#use: Localized,
}

impl Level {
    /// The level with this value.
    pub fn find(value: u8) -> Option<&'static Level> {
        levels().iter().find(|level| level.value == value)
    }
}

/// A use of log-on that is no system of the clinic's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Use {
    Email,
    HomeOffice,
    RemoteDesktop,
    SupplierRemote,
    BetweenUndertakings,
    PortalBooking,
    PortalHealth,
}

impl Use {
    /// True where a clinic with these flags has it. Every clinic has e-mail.
    pub fn applies(self, flags: &BTreeSet<Flag>) -> bool {
        match self {
            Use::Email => true,
            Use::HomeOffice | Use::RemoteDesktop => flags.contains(&Flag::HomeOffice),
            Use::SupplierRemote => flags.contains(&Flag::RemoteAccess),
            // Only those who have agreed on it; the page of sharing says so.
            Use::BetweenUndertakings => flags.contains(&Flag::SharedJournal),
            Use::PortalBooking | Use::PortalHealth => flags.contains(&Flag::OnlineBooking),
        }
    }
}

/// The lowest level that is recommended for a kind of system in a place, or for a use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minimum {
    /// Stable id.
    pub id: String,
    /// Kinds of systems.
    #[serde(default)]
    pub systems: Vec<SystemKind>,
    /// Where they stand.
    #[serde(default)]
    pub placements: Vec<Placement>,
    /// Uses that are no systems.
    #[serde(default)]
    pub uses: Vec<Use>,
    /// The level; none where there is no log-on, or each service decides.
    pub level: Option<u8>,
    /// True of what is our proposal.
    #[serde(default)]
    pub proposal: bool,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is about.
    pub name: Localized,
    /// What to do.
    pub rule: Localized,
    /// Why.
    pub why: Localized,
}

impl Minimum {
    /// What is recommended for a system.
    pub fn of(system: &System) -> Option<&'static Minimum> {
        let fits =
            |own: &&Minimum| own.systems.contains(&system.kind) && own.placements.contains(&system.placement);
        minima().iter().find(fits)
    }

    /// What is recommended for the uses that a clinic with these flags has.
    pub fn of_uses(flags: &BTreeSet<Flag>) -> impl Iterator<Item = &'static Minimum> + '_ {
        minima().iter().filter(|own| own.uses.iter().any(|r#use| r#use.applies(flags)))
    }

    /// The recommendation with this id.
    pub fn find(id: &str) -> Option<&'static Minimum> {
        minima().iter().find(|own| own.id == id)
    }
}

/// A rule for logging on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogOnRule {
    /// Stable id.
    pub id: String,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from; for advice, the authority that gives it.
    pub sources: Vec<SourceRef>,
    /// Heading, where it has one.
    pub title: Option<Localized>,
    /// The rule.
    pub text: Localized,
}

/// Advice that no longer holds, with what to do instead.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outdated {
    /// Stable id.
    pub id: String,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What was said.
    pub was: Localized,
    /// What is said now.
    pub now: Localized,
}

crate::reader!(/// The levels, the lowest first.
    levels, "level", "features/access/levels", Level);
crate::reader!(/// What is recommended for each kind of system and use.
    minima, "minimum", "features/access/levels", Minimum);
crate::reader!(/// Rules for logging on.
    log_on_rules, "log_on_rule", "features/access/levels", LogOnRule);
crate::reader!(/// Advice on passwords today.
    password_advice, "password_advice", "features/access/levels", LogOnRule);
crate::reader!(/// Advice on passwords that no longer holds.
    outdated_advice, "outdated_advice", "features/access/levels", Outdated);
