//! The catalogues: rights, kinds of information, role templates, log-on, events, procedures, the register's fields, the
//! control, self-authorisation, sharing and blocking.

mod follow_up;
mod life;
mod log_on;
mod roles;

pub use follow_up::{
    against, arrangements, blocking_exceptions, blocking_fields, blocking_own_initiative, blocking_steps,
    conclusions, extents, log_fields, log_reviews, outcomes, parties, points, questions, self_examples,
    self_fields, self_proposals, self_rules, statements, triggers, Arrangement, Choice, Exception, FormField,
    Point, Question, Rule,
};
pub use life::{
    access_points, deadlines, events, procedures, reasons, register_fields, register_rules, AccessPoint, Act,
    Event, Group, Procedure, ProcedureStep, Reason, RegisterField, Step, Who,
};
pub use log_on::{
    levels, log_on_rules, minima, outdated_advice, password_advice, Level, LogOnRule, Minimum, Outdated, Use,
};
pub use roles::{
    additions, information, reaches, rights, safeguards, sensitivities, sizes, templates, Addition, Grant,
    Information, Named, Right, Safeguard, Sensitivity, Size, Template,
};

use crate::content::Localized;

/// A text that stands alone at the top of a catalogue.
pub fn lone(path: Lone) -> Localized {
    let (json, key) = match path {
        Lone::TemplatesAreProposals => (crate::catalogue!("features/access/templates"), "proposal"),
        Lone::TemplateMissing => (crate::catalogue!("features/access/templates"), "missing"),
        Lone::SeveralRoles => (crate::catalogue!("features/access/templates"), "several"),
        Lone::LevelsToday => (crate::catalogue!("features/access/levels"), "today_note"),
        Lone::ControlTitle => (crate::catalogue!("features/access/control"), "title"),
        Lone::ControlLead => (crate::catalogue!("features/access/control"), "lead"),
        Lone::BlockingTitle => (crate::catalogue!("features/access/blocking"), "title"),
        Lone::BlockingLead => (crate::catalogue!("features/access/blocking"), "lead"),
        Lone::SharingProposal => (crate::catalogue!("features/access/shared"), "proposal"),
        Lone::Manager => return placeholder("manager"),
        Lone::ItResponsible => return placeholder("it"),
    };
    let mut file: serde_json::Value = serde_json::from_str(json).expect("JSON");
    serde_json::from_value(file[key].take()).expect("the catalogue is tested")
}

fn placeholder(key: &str) -> Localized {
    let json = crate::catalogue!("features/access/procedures");
    let mut file: serde_json::Value = serde_json::from_str(json).expect("JSON");
    serde_json::from_value(file["placeholders"][key].take()).expect("the catalogue is tested")
}

/// Which text; see [`lone`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lone {
    /// The templates are our proposal.
    TemplatesAreProposals,
    /// What to do when a profession is missing.
    TemplateMissing,
    /// How to log on with several roles.
    SeveralRoles,
    /// What the levels are called today.
    LevelsToday,
    /// Heading of the control.
    ControlTitle,
    /// What the control is.
    ControlLead,
    /// Heading of the routine for blocking.
    BlockingTitle,
    /// What blocking is.
    BlockingLead,
    /// Who does what is our proposal where the law is silent.
    SharingProposal,
    /// What the manager is called in a sentence when nobody is named.
    Manager,
    /// What the IT lead is called in a sentence when nobody is named.
    ItResponsible,
}

impl Lone {
    /// Every text.
    pub const ALL: [Lone; 11] = [
        Lone::TemplatesAreProposals,
        Lone::TemplateMissing,
        Lone::SeveralRoles,
        Lone::LevelsToday,
        Lone::ControlTitle,
        Lone::ControlLead,
        Lone::BlockingTitle,
        Lone::BlockingLead,
        Lone::SharingProposal,
        Lone::Manager,
        Lone::ItResponsible,
    ];
}
