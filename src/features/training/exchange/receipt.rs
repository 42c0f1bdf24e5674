//! What a receipt says, as the attachment of the signed certificate.

use crate::domain::exchange::form;
use crate::domain::exchange::{line, ReadError};
use crate::domain::{Date, LONGEST_PERSON_NAME};
use crate::features::training::code::{is_text, name_mark, Code};
use crate::features::training::content::{modules, questions, Module};
use crate::features::training::course::VERSION_LETTERS;
use serde::{Deserialize, Serialize};

/// What the attachment calls itself.
const KIND: &str = "receipt";
/// Characters of a clinic's name.
const LONGEST_NAME: usize = 3_000;

/// Somebody has come to the end of the course.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Completion {
    /// Who asked.
    pub clinic: String,
    /// Which edition of the course.
    pub version: String,
    /// Who took it, as typed.
    pub name: String,
    /// The day.
    pub date: Date,
    /// The cards.
    pub modules: Vec<String>,
    /// Questions asked.
    pub asked: u8,
    /// Of those, answered right at the first try.
    pub right: u8,
    /// The clinic's own words were shown, or it has none.
    pub own_words: bool,
    /// With the cards for those who meet patients.
    pub with_patients: bool,
    /// Version of the secrecy declaration and the security instruction that were agreed to.
    pub declarations: u32,
}

impl Completion {
    /// The short code of the same receipt.
    pub fn code(&self) -> Code {
        Code {
            date: self.date,
            version: self.version.chars().take(4).collect(),
            name: name_mark(&self.clinic, &self.version, &self.name),
            right: self.right,
            asked: self.asked,
            own_words: self.own_words,
            with_patients: self.with_patients,
        }
    }

    fn clean(self) -> Result<Completion, ReadError> {
        let fits = self.clinic.chars().count() <= LONGEST_NAME
            && self.name.chars().count() <= LONGEST_PERSON_NAME
            && self.modules.len() <= modules().len()
            && usize::from(self.asked) <= questions().len();
        if !fits {
            return Err(ReadError::TooLong);
        }
        if !is_text(&self.version, VERSION_LETTERS) || self.right > self.asked {
            return Err(ReadError::Misfit);
        }
        if self.modules.iter().any(|id| Module::find(id).is_none()) {
            return Err(ReadError::TooNew);
        }
        Ok(Completion { clinic: line(&self.clinic), name: line(&self.name), ..self })
    }
}

/// The attachment.
pub fn write_receipt(completion: &Completion) -> String {
    form::write(KIND, completion).trim_end().to_owned()
}

/// Reads the attachment of a certificate that anybody may have made.
pub fn read_receipt(bytes: &[u8]) -> Result<Completion, ReadError> {
    let form = form::open(bytes)?;
    if form.kind != KIND {
        return Err(form.unwanted());
    }
    let completion: Completion = serde_json::from_str(&form.content).map_err(|_| ReadError::Misfit)?;
    completion.clean()
}
