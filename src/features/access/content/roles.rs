//! Rights, kinds of information, and the role templates that join them.

use crate::content::{Localized, SourceRef};
use crate::domain::{Flag, Kind, Role};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Something that a person may do with information.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// Stable id: `read`.
    pub id: String,
    /// The short form of narrow tables; never alone.
    pub letter: String,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// One word.
    pub name: Localized,
    /// What it means.
    pub hint: Localized,
    /// True of a right that no role carries with it.
    #[serde(default)]
    pub separate: bool,
    /// True of our own addition.
    #[serde(default)]
    pub proposal: bool,
}

impl Right {
    /// The right with this id.
    pub fn find(id: &str) -> Option<&'static Right> {
        rights().iter().find(|right| right.id == id)
    }
}

/// Something with an id and a name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Stable id.
    pub id: String,
    /// The words.
    pub name: Localized,
}

/// How much harm information may do.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sensitivity {
    /// Stable id.
    pub id: String,
    /// A word or two.
    pub name: Localized,
    /// What it means.
    pub hint: Localized,
}

/// A kind of information.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Information {
    /// `IC-01` to `IC-14`. Never renumbered.
    pub id: String,
    /// Id of a [`Sensitivity`].
    pub sensitivity: String,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is called.
    pub name: Localized,
    /// What it holds.
    pub hint: Localized,
}

impl Information {
    /// The kind of information with this id.
    pub fn find(id: &str) -> Option<&'static Information> {
        information().iter().find(|own| own.id == id)
    }
}

/// What a role may do with one kind of information.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// Id of the [`Information`].
    pub information: String,
    /// Ids of [`Right`]s.
    pub rights: BTreeSet<String>,
    /// True of one that is off until somebody turns it on.
    #[serde(default)]
    pub optional: bool,
    /// The limit or remark beside it.
    pub note: Option<Localized>,
}

/// What a role normally needs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// `RO-01` to `RO-23`. Never renumbered.
    pub id: String,
    /// The domain's name for the role.
    pub role: Role,
    /// Kinds of clinic that have it; none for every kind.
    #[serde(default)]
    pub kinds: Vec<Kind>,
    /// Sizes of clinic where it is offered at the outset.
    pub sizes: Vec<String>,
    /// What must apply, one of these.
    pub when: Vec<Flag>,
    /// Ids of the reaches: which patients.
    pub reach: Vec<String>,
    /// Id of the proposal on self-authorisation.
    pub self_authorisation: String,
    /// True where access must have an end.
    pub end_required: bool,
    /// True of technical staff, who need safeguards.
    #[serde(default)]
    pub technical: bool,
    /// Ids of the safeguards that technical staff need.
    #[serde(default)]
    pub safeguards: Vec<String>,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is called.
    pub name: Localized,
    /// What the access is for.
    pub purpose: Localized,
    /// Which patients, in words.
    pub scope: Localized,
    /// Why it has these rights.
    pub why: Localized,
    /// The rights.
    #[serde(default)]
    pub grant: Vec<Grant>,
}

impl Template {
    /// The template with this id.
    pub fn find(id: &str) -> Option<&'static Template> {
        templates().iter().find(|template| template.id == id)
    }

    /// The template of a role.
    pub fn of(role: Role) -> Option<&'static Template> {
        templates().iter().find(|template| template.role == role)
    }
}

/// A size of clinic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    /// Stable id.
    pub id: String,
    /// How many people.
    pub people: People,
    /// What it is called.
    pub name: Localized,
    /// What to think of.
    pub hint: Localized,
}

/// From so many people to so many.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// At least.
    pub from: usize,
    /// At most, if there is an end.
    pub to: Option<usize>,
}

impl Size {
    /// The size of a clinic with so many people; the smallest while nobody is named.
    pub fn of(people: usize) -> &'static Size {
        let fits = |size: &&Size| size.people.to.is_none_or(|to| people <= to);
        sizes().iter().find(fits).unwrap_or(&sizes()[0])
    }
}

/// What technical staff need, so that misuse can be seen.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Safeguard {
    /// Stable id.
    pub id: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is.
    pub name: Localized,
    /// What it means.
    pub hint: Localized,
}

/// Rights that no template has from the start, and that some clinics need.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addition {
    /// Stable id.
    pub id: String,
    /// Ids of the rights.
    pub rights: Vec<String>,
    /// Ids of the templates that they may be added to.
    pub roles: Vec<String>,
    /// What must apply, one of these.
    pub when: Vec<Flag>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is called.
    pub name: Localized,
    /// When to add it.
    pub hint: Localized,
}

crate::reader!(/// Every right, in the order of the matrix.
    rights, "right", "features/access/rights", Right);
crate::reader!(/// How much harm information may do.
    sensitivities, "sensitivity", "features/access/categories", Sensitivity);
crate::reader!(/// Every kind of information.
    information, "information", "features/access/categories", Information);
crate::reader!(/// Every role template.
    templates, "role", "features/access/roles", Template);
crate::reader!(/// Sizes of clinics, the smallest first.
    sizes, "size", "features/access/templates", Size);
crate::reader!(/// Which patients a role reaches.
    reaches, "reach", "features/access/templates", Named);
crate::reader!(/// Safeguards for technical staff.
    safeguards, "safeguard", "features/access/templates", Safeguard);
crate::reader!(/// Rights to add where a clinic needs them.
    additions, "addition", "features/access/templates", Addition);
