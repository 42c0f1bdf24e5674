//! The course as a file, and the bounds of what comes from outside.

use super::Invitation;
use crate::domain::exchange::form;
use crate::domain::exchange::{line, lines, ReadError};
use crate::features::training::code::is_text;
use crate::features::training::content::{modules, questions, Module, Question};
use crate::features::training::course::{LONGEST_RULE, MOST_CASES, MOST_RULES, VERSION_LETTERS};

/// What the file calls itself.
const KIND: &str = "course";
/// Characters of a clinic's name.
const LONGEST_NAME: usize = 300;
/// Cards, and questions, that a newer course may have.
const MOST_IDS: usize = 200;
/// Characters that cleaning may add for each one that deceives: `⟦U+202E⟧`.
const SHOWN: usize = 10;

/// Why a course can't be taken here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It names cards or questions that this app does not know.
    Unknown,
    /// It is no course: too long, too much, or nothing.
    Bounds,
}

/// The course as a file, with the clinic's own words.
pub fn write_course(invitation: &Invitation) -> String {
    form::write(KIND, invitation)
}

/// Reads a course file that anybody may have made.
pub fn read_course(bytes: &[u8]) -> Result<Invitation, ReadError> {
    let form = form::open(bytes)?;
    if form.kind != KIND {
        return Err(form.unwanted());
    }
    let invitation: Invitation = serde_json::from_str(&form.content).map_err(|_| ReadError::Misfit)?;
    invitation.clean().map_err(|cause| match cause {
        Unfit::Unknown => ReadError::TooNew,
        Unfit::Bounds => ReadError::TooLong,
    })
}

impl Invitation {
    /// The course within its bounds, in the order of the catalogue, and cleaned of signs that deceive.
    pub fn clean(self) -> Result<Invitation, Unfit> {
        let short = |text: &String| text.chars().count() <= LONGEST_RULE;
        let fits = self.clinic.chars().count() <= LONGEST_NAME
            && is_text(&self.version, VERSION_LETTERS)
            && !self.modules.is_empty()
            && self.modules.len() <= MOST_IDS
            && self.questions.len() <= MOST_IDS
            && self.rules.len() <= MOST_RULES
            && self.cases.len() <= MOST_CASES
            && self.rules.iter().chain(self.cases.iter().flat_map(|(what, how)| [what, how])).all(short);
        if !fits {
            return Err(Unfit::Bounds);
        }
        let known = |ids: &[String], knows: fn(&str) -> bool| ids.iter().all(|id| knows(id));
        if !known(&self.modules, |id| Module::find(id).is_some())
            || !known(&self.questions, |id| Question::find(id).is_some())
        {
            return Err(Unfit::Unknown);
        }
        let taken = |id: &&Module| self.modules.contains(&id.id);
        let modules: Vec<String> = modules().iter().filter(taken).map(|own| own.id.clone()).collect();
        let mut asked: Vec<String> = vec![];
        for id in &self.questions {
            let of_card = Question::find(id).is_some_and(|own| modules.contains(&own.module));
            if of_card && !asked.contains(id) {
                asked.push(id.clone());
            }
        }
        Ok(Invitation {
            clinic: line(&self.clinic),
            own_words: self.own_words || !self.rules.is_empty() || !self.cases.is_empty(),
            rules: self.rules.iter().map(|text| lines(text)).filter(|text| !text.is_empty()).collect(),
            cases: self.cases.iter().map(|(what, how)| (lines(what), lines(how))).collect(),
            modules,
            questions: asked,
            ..self
        })
    }

    /// As [`Invitation::clean`] for what was cleaned before and has grown by it.
    pub(in crate::features::training) fn is_bounded(&self) -> bool {
        let short = |text: &String| text.chars().count() <= LONGEST_RULE * SHOWN;
        self.clinic.chars().count() <= LONGEST_NAME * SHOWN
            && is_text(&self.version, VERSION_LETTERS)
            && self.modules.len() <= modules().len()
            && self.questions.len() <= questions().len()
            && self.modules.iter().all(|id| Module::find(id).is_some())
            && self.questions.iter().all(|id| Question::find(id).is_some())
            && self.rules.len() <= MOST_RULES
            && self.cases.len() <= MOST_CASES
            && self.rules.iter().chain(self.cases.iter().flat_map(|(what, how)| [what, how])).all(short)
    }
}
