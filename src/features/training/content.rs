//! The catalogues: nine cards, and five questions for each.

use crate::content::{Localized, SourceRef};
use crate::domain::{Flag, Person, Role};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Version of cards and questions. Raised whenever one comes, goes or changes its meaning, so that a receipt says which
/// course it was.
pub const CONTENT_VERSION: u32 = 1;

/// Whom or what something is for, as the catalogues write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Concerns {
    /// People with this role.
    Role(Role),
    /// Clinics with this flag.
    Flag(Flag),
}

/// One card of the walkthrough: one idea, and an everyday situation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// `M-01` to `M-09`. Never renumbered.
    pub id: String,
    /// Nothing named: for everybody.
    pub applies: Vec<Concerns>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// Its heading.
    pub title: Localized,
    /// What it tells, one text a paragraph.
    pub idea: Vec<Localized>,
    /// A situation at a clinic.
    pub example: Localized,
}

/// A control question. One option is best.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// `Q-01` to `Q-45`. Never renumbered.
    pub id: String,
    /// The card that it belongs to.
    pub module: String,
    /// Nothing named: for everybody.
    pub applies: Vec<Concerns>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// What happens.
    pub scenario: Localized,
    /// What is asked.
    pub ask: Localized,
    /// What one may answer.
    #[serde(rename = "option")]
    pub options: Vec<QuestionOption>,
}

/// An answer to choose, with what to say to somebody who has chosen it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionOption {
    /// True for one option of each question.
    pub best: bool,
    /// The answer.
    pub text: Localized,
    /// Why it is best, or why it is not.
    pub why: Localized,
}

crate::reader!(
    /// Every card, in order.
    modules, "module", "features/training/modules", Module
);
crate::reader!(
    /// Every question, in the order of the cards.
    questions, "question", "features/training/questions", Question
);

/// True when the roles allow it: none named, or one of the person's.
fn is_for_roles(concerns: &[Concerns], holds: impl Fn(Role) -> bool) -> bool {
    let mut roles = concerns.iter().filter_map(|own| match own {
        Concerns::Role(role) => Some(*role),
        Concerns::Flag(_) => None,
    });
    let none_named = roles.clone().next().is_none();
    none_named || roles.any(holds)
}

/// True when the flags allow it: none named, or one of the clinic's.
fn is_for_flags(concerns: &[Concerns], flags: &BTreeSet<Flag>) -> bool {
    let mut named = concerns.iter().filter_map(|own| match own {
        Concerns::Flag(flag) => Some(flag),
        Concerns::Role(_) => None,
    });
    let none_named = named.clone().next().is_none();
    none_named || named.any(|flag| flags.contains(flag))
}

impl Module {
    /// The card with this id.
    pub fn find(id: &str) -> Option<&'static Module> {
        modules().iter().find(|module| module.id == id)
    }

    /// The number in the id, from 1: what a link says for short.
    pub fn number(&self) -> u8 {
        number(&self.id)
    }

    /// True when the clinic can have it in its course.
    pub fn is_for_clinic(&self, flags: &BTreeSet<Flag>) -> bool {
        is_for_flags(&self.applies, flags)
    }

    /// True for a card that only people who work with patients or records need.
    pub fn is_about_patients(&self) -> bool {
        !is_for_roles(&self.applies, |_| false)
    }

    /// Its questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &'static Question> + use<'_> {
        questions().iter().filter(|question| question.module == self.id)
    }
}

impl Question {
    /// The question with this id.
    pub fn find(id: &str) -> Option<&'static Question> {
        questions().iter().find(|question| question.id == id)
    }

    /// The number in the id, from 1: what a link says for short.
    pub fn number(&self) -> u8 {
        number(&self.id)
    }

    /// True when the clinic has what the question is about.
    pub fn is_for_clinic(&self, flags: &BTreeSet<Flag>) -> bool {
        is_for_flags(&self.applies, flags)
    }

    /// The number of the best option.
    pub fn best(&self) -> usize {
        self.options.iter().position(|option| option.best).unwrap_or_default()
    }
}

fn number(id: &str) -> u8 {
    id.get(2..).and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

/// True for somebody who meets patients or works with their records, as far as the roles tell; so for a person without
/// any role, who then gets every card.
pub fn works_with_patients(person: &Person) -> bool {
    let named = |role: &Role| {
        modules()
            .iter()
            .any(|module| module.is_about_patients() && is_for_roles(&module.applies, |known| known == *role))
    };
    person.roles.is_empty() || person.roles.iter().any(named)
}
