//! The `.klinikkskjema` file: written, and read with every bound checked before anything in it is believed.

use super::plain_text::{line, lines};
use super::{Answer, Inquiry, ReadError};
use crate::features::suppliers::dossier::Reply;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

/// Ending of the file's name.
pub const EXTENSION: &str = "klinikkskjema";
/// What the file calls itself.
const FORMAT: &str = "klinikkvern-skjema";
/// A larger file is not looked into.
pub const MOST_BYTES: usize = 1 << 20;
/// The form that this app writes, and the newest that it reads.
const VERSION: u64 = 1;
/// What a clinic's whole binder calls itself.
const BINDER: &str = "klinikkvern-binder";
/// Braces and brackets inside each other; an honest file has four.
const DEEPEST: usize = 8;
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

/// The file as it is written.
#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u64,
    kind: &'a str,
    sha256: String,
    content: &'a RawValue,
}

/// The file as it is read: what tells whether it is ours may be missing, the rest may not.
#[derive(Deserialize)]
struct Head<'a> {
    format: Option<String>,
    version: Option<u64>,
    kind: Option<String>,
    sha256: Option<String>,
    #[serde(borrow)]
    content: Option<&'a RawValue>,
}

fn write(kind: &str, content: &impl Serialize) -> String {
    let content = serde_json::value::to_raw_value(content).expect("texts, dates and choices");
    let sha256 = digest(content.get());
    let file = Written { format: FORMAT, version: VERSION, kind, sha256, content: &content };
    serde_json::to_string(&file).expect("texts only") + "\n"
}

/// The questions as a file.
pub fn write_request(inquiry: &Inquiry) -> String {
    write("request", inquiry)
}

/// The answers as a file.
pub fn write_answer(answer: &Answer) -> String {
    write("answer", answer)
}

/// Reads a file that anybody may have made. The content is cleaned of signs that deceive.
pub fn read(bytes: &[u8]) -> Result<Received, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(ReadError::Pdf);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotOurs)?;
    let text = text.trim_start_matches('\u{FEFF}').trim();
    if depth(text) > DEEPEST {
        return Err(ReadError::TooDeep);
    }
    let mentions_us = || text.contains(FORMAT);
    let unreadable = |_| if mentions_us() { ReadError::Damaged } else { ReadError::NotOurs };
    let head: Head = serde_json::from_str(text).map_err(unreadable)?;
    match head.format.as_deref() {
        Some(FORMAT) => {}
        Some(BINDER) => return Err(ReadError::Binder),
        _ => return Err(ReadError::NotOurs),
    }
    match head.version {
        Some(version) if version > VERSION => return Err(ReadError::TooNew),
        Some(VERSION) => {}
        _ => return Err(ReadError::Damaged),
    }
    let (Some(content), Some(sha256)) = (head.content, head.sha256) else { return Err(ReadError::Damaged) };
    let digest = digest(content.get());
    if !sha256.eq_ignore_ascii_case(&digest) {
        return Err(ReadError::Damaged);
    }
    match head.kind.as_deref() {
        Some("request") => Ok(Received::Inquiry(inquiry(content.get())?)),
        Some("answer") => {
            let (answer, unknown_fields) = answer(content.get())?;
            Ok(Received::Answer { answer: Box::new(answer), digest, unknown_fields })
        }
        _ => Err(ReadError::Misfit),
    }
}

fn digest(content: &str) -> String {
    Sha256::digest(content.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How many braces and brackets stand inside each other at most, those in texts left out.
fn depth(text: &str) -> usize {
    let (mut now, mut deepest, mut in_text, mut escaped) = (0usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                now += 1;
                deepest = deepest.max(now);
            }
            b'}' | b']' if !in_text => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
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
