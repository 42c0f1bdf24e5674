//! The control, the follow-up of self-authorisation, review of logs, sharing between undertakings, and blocking.

use crate::content::{Localized, SourceRef};
use crate::domain::Flag;
use serde::Deserialize;

/// Something to choose, with a remark.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable id.
    pub id: String,
    /// Where it comes from; a proposal of ours has none.
    #[serde(default)]
    pub sources: Vec<SourceRef>,
    /// True of our own proposal.
    #[serde(default)]
    pub proposal: bool,
    /// The words.
    pub name: Localized,
    /// What it means.
    pub hint: Option<Localized>,
}

/// A sentence that holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id.
    pub id: String,
    /// Day of the last review, where it has one of its own.
    pub reviewed: Option<String>,
    /// Where it comes from.
    #[serde(default)]
    pub sources: Vec<SourceRef>,
    /// True of our own proposal.
    #[serde(default)]
    pub proposal: bool,
    /// Of an example: whether it is a good reason.
    pub good: Option<bool>,
    /// Heading, where it has one.
    pub name: Option<Localized>,
    /// The sentence.
    pub text: Localized,
}

/// A case that breaks the rule, with a heading.
pub type Exception = Rule;

/// A question about one person's access.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// The answer that asks for something: "yes" or "no".
    pub wrong: Answer,
    /// Asked only of those who hold this right.
    pub only_if: Option<String>,
    /// True of our own proposal.
    #[serde(default)]
    pub proposal: bool,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// The question.
    pub ask: Localized,
    /// What to do when the answer is the wrong one.
    pub r#do: Localized,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Answer {
    Yes,
    No,
}

impl Question {
    /// True when this answer asks for something to be done.
    pub fn is_wrong(&self, yes: bool) -> bool {
        yes == (self.wrong == Answer::Yes)
    }
}

/// A field of a form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    /// Stable id.
    pub id: String,
    /// How it is filled in: `text`, `date`, `yes_no` and so on.
    #[serde(default)]
    pub kind: String,
    /// What must hold for it to be asked.
    pub only_if: Option<String>,
    /// True of what may stay empty.
    #[serde(default)]
    pub optional: bool,
    /// Day of the last review, where it has one of its own.
    pub reviewed: Option<String>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// The question.
    pub name: Localized,
    /// What to write.
    pub hint: Localized,
}

/// A way in which undertakings share records.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrangement {
    /// Stable id.
    pub id: String,
    /// What must apply, one of these.
    pub when: Vec<Flag>,
    /// Day of the last review.
    pub reviewed: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What it is called.
    pub title: Localized,
    /// What it is.
    pub lead: Localized,
    /// What it takes.
    pub need: Localized,
}

impl Arrangement {
    /// The arrangement with this id.
    pub fn find(id: &str) -> Option<&'static Arrangement> {
        arrangements().iter().find(|own| own.id == id)
    }

    /// What must be agreed.
    pub fn points(&self) -> impl Iterator<Item = &'static Point> + '_ {
        points().iter().filter(|point| point.arrangement == self.id)
    }
}

/// A point that such an agreement must settle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Stable id.
    pub id: String,
    /// Id of the arrangement.
    pub arrangement: String,
    /// True where the law asks for it.
    #[serde(default)]
    pub law: bool,
    /// Id of who does it, as the law says or as we propose.
    pub who: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// Heading.
    pub title: Localized,
    /// What to agree on.
    pub text: Localized,
}

impl Point {
    /// The point with this id; no two have the same.
    pub fn find(id: &str) -> Option<&'static Point> {
        points().iter().find(|own| own.id == id)
    }
}

crate::reader!(/// Why access is checked.
    triggers, "trigger", "features/access/control", Choice);
crate::reader!(/// What is asked about each person.
    questions, "question", "features/access/control", Question);
crate::reader!(/// What a check of one person comes to.
    outcomes, "outcome", "features/access/control", Choice);
crate::reader!(/// What the manager signs.
    statements, "statement", "features/access/control", Rule);
crate::reader!(/// How logs are reviewed.
    log_reviews, "log_review", "features/access/control", Rule);
crate::reader!(/// The fields of a record of a review.
    log_fields, "log_field", "features/access/control", FormField);
crate::reader!(/// What a template may propose on self-authorisation.
    self_proposals, "proposal", "features/access/self_authorisation", Choice);
crate::reader!(/// What holds for self-authorisation.
    self_rules, "rule", "features/access/self_authorisation", Rule);
crate::reader!(/// Good and bad reasons for self-authorisation.
    self_examples, "example", "features/access/self_authorisation", Rule);
crate::reader!(/// The fields of the follow-up sheet.
    self_fields, "field", "features/access/self_authorisation", FormField);
crate::reader!(/// What a follow-up comes to.
    conclusions, "conclusion", "features/access/self_authorisation", Choice);
crate::reader!(/// Who may do something under an agreement.
    parties, "who", "features/access/shared", super::Named);
crate::reader!(/// The ways in which undertakings share records.
    arrangements, "arrangement", "features/access/shared", Arrangement);
crate::reader!(/// What each agreement must settle.
    points, "point", "features/access/shared", Point);
crate::reader!(/// How much can be blocked.
    extents, "extent", "features/access/blocking", super::Named);
crate::reader!(/// From whom it can be blocked.
    against, "against", "features/access/blocking", Choice);
crate::reader!(/// How to block, step by step.
    blocking_steps, "step", "features/access/blocking", Rule);
crate::reader!(/// When a block does not hold.
    blocking_exceptions, "exception", "features/access/blocking", Exception);
crate::reader!(/// When to think of blocking unasked.
    blocking_own_initiative, "own_initiative", "features/access/blocking", Rule);
crate::reader!(/// The fields of the form for a block.
    blocking_fields, "field", "features/access/blocking", FormField);
