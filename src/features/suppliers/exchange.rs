//! What clinic and supplier send each other: a request as link or file, and the answer as a file.
//!
//! A file is plain JSON with a SHA-256 of its content, which finds damage, not forgery: whoever changes a file can count
//! anew. So an answer is only ever a proposal. It must know the 128 random bits of an open request, it is cleaned of signs
//! that deceive the eye, and nothing is kept before somebody has read the preview and pressed *Godta*.

mod file;
mod link;
mod matching;
mod sealed;
mod trouble;

pub use crate::domain::exchange::{
    line, lines, LinkError, ReadError, EXTENSION, LONGEST_FRAGMENT, MOST_BYTES,
};
pub use file::{read, write_answer, write_request, Received};
pub use link::{fragment, read_fragment};
pub use matching::{compare, Change, Incoming, Remark};
pub use sealed::{Key, Receipt};
pub use trouble::{distrust, Mismatch};

use super::content::QuestionSet;
use super::dossier::Reply;
use crate::content::Lang;
use crate::domain::{Date, Id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a clinic asks. It holds nothing secret: mail systems and browsers keep links.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inquiry {
    /// 128 random bits.
    pub request: Id,
    /// Who asks.
    pub clinic: String,
    /// Whom to send the answer to.
    pub contact: String,
    /// What is asked.
    pub questions: QuestionSet,
    /// When the clinic would like the answer.
    pub due: Option<Date>,
}

/// What a supplier answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The request that it answers.
    pub request: Id,
    /// Who asked, as the request said.
    pub clinic: String,
    /// What was asked.
    pub questions: QuestionSet,
    /// Language of the answers.
    pub lang: Lang,
    /// The firm.
    pub company: String,
    /// Its organisation number as typed.
    #[serde(default)]
    pub organisation_number: String,
    /// Who answered.
    pub name: String,
    /// As what.
    pub role: String,
    /// E-mail of that person.
    #[serde(default)]
    pub email: String,
    /// The day of the answer.
    pub answered_on: Option<Date>,
    /// Answers by question.
    pub replies: BTreeMap<String, Reply>,
}
