//! Questions and answers as files, every bound checked before anything in them is believed.

use super::{Answer, Inquiry, ReadError};
use crate::domain::exchange::form;
use crate::domain::exchange::{line, lines};
use crate::features::suppliers::dossier::Reply;

/// Answers in a file; the catalogue has fewer than sixty questions.
const MOST_REPLIES: usize = 200;
/// Characters of a name, a title, a link.
const LONGEST_LINE: usize = 300;
/// Characters of a description.
const LONGEST_TEXT: usize = 4_000;
/// Fields of an answer; others are counted and left alone.
const FIELDS: [&str; 11] = [
    "request",
    "clinic",
    "questions",
    "lang",
    "company",
    "organisation_number",
    "name",
    "role",
    "email",
    "answered_on",
    "replies",
];

/// What was in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// A clinic's questions.
    Inquiry(Inquiry),
    /// A supplier's answers.
    Answer {
        /// The answers, cleaned.
        answer: Box<Answer>,
        /// SHA-256 of the content as it came, as 64 hex digits.
        digest: String,
        /// Fields that this app does not know.
        unknown_fields: usize,
    },
}

/// The questions as a file.
pub fn write_request(inquiry: &Inquiry) -> String {
    form::write("request", inquiry)
}

/// The answers as a file.
pub fn write_answer(answer: &Answer) -> String {
    form::write("answer", answer)
}

/// Reads a file that anybody may have made. The content is cleaned of signs that deceive.
pub fn read(bytes: &[u8]) -> Result<Received, ReadError> {
    let form = form::open(bytes)?;
    match form.kind.as_str() {
        "request" => Ok(Received::Inquiry(inquiry(&form.content)?)),
        "answer" => {
            let (answer, unknown_fields) = answer(&form.content)?;
            Ok(Received::Answer { answer: Box::new(answer), digest: form.digest, unknown_fields })
        }
        _ => Err(form.unwanted()),
    }
}

fn inquiry(content: &str) -> Result<Inquiry, ReadError> {
    let inquiry: Inquiry = serde_json::from_str(content).map_err(|_| ReadError::Misfit)?;
    clean_inquiry(inquiry).ok_or(ReadError::TooLong)
}

/// Every text of an inquiry within its bounds and cleaned; `None` when one is too long.
pub fn clean_inquiry(inquiry: Inquiry) -> Option<Inquiry> {
    let fits = inquiry.questions.only.len() <= MOST_REPLIES
        && short(inquiry.questions.only.iter().chain([
            &inquiry.request.0,
            &inquiry.clinic,
            &inquiry.contact,
        ]));
    let (clinic, contact) = (line(&inquiry.clinic), line(&inquiry.contact));
    fits.then_some(Inquiry { clinic, contact, ..inquiry })
}

fn short<'a>(texts: impl IntoIterator<Item = &'a String>) -> bool {
    texts.into_iter().all(|text| text.chars().count() <= LONGEST_LINE)
}

fn answer(content: &str) -> Result<(Answer, usize), ReadError> {
    let answer: Answer = serde_json::from_str(content).map_err(|_| ReadError::Misfit)?;
    let fields: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(content).map_err(|_| ReadError::Misfit)?;
    let unknown = fields.keys().filter(|name| !FIELDS.contains(&name.as_str())).count();
    let names = [
        &answer.request.0,
        &answer.clinic,
        &answer.company,
        &answer.organisation_number,
        &answer.name,
        &answer.role,
        &answer.email,
    ];
    let ids = answer.replies.keys().chain(&answer.questions.only);
    let evidence = answer.replies.values().flat_map(|reply| [&reply.evidence, &reply.option]);
    let notes_fit = answer.replies.values().all(|reply| reply.note.chars().count() <= LONGEST_TEXT);
    let few = answer.replies.len() <= MOST_REPLIES && answer.questions.only.len() <= MOST_REPLIES;
    if !(few && notes_fit && short(names) && short(ids) && short(evidence)) {
        return Err(ReadError::TooLong);
    }
    Ok((clean(answer), unknown))
}

fn clean(answer: Answer) -> Answer {
    let reply = |reply: Reply| Reply {
        note: lines(&reply.note),
        option: line(&reply.option),
        evidence: line(&reply.evidence),
        by_supplier: true,
        ..reply
    };
    Answer {
        clinic: line(&answer.clinic),
        company: line(&answer.company),
        organisation_number: line(&answer.organisation_number),
        name: line(&answer.name),
        role: line(&answer.role),
        email: line(&answer.email),
        replies: answer.replies.into_iter().map(|(id, own)| (id, reply(own))).collect(),
        ..answer
    }
}
