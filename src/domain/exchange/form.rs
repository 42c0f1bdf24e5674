//! The `.klinikkskjema` file: written, and read with every bound checked before anything in it is believed.

use super::ReadError;
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

/// Every kind of form that the modules write: a clinic's questions and a supplier's answers, a course and its receipt.
const KINDS: [&str; 4] = ["request", "answer", "course", "receipt"];

/// What was in a file, not yet believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Which form it is.
    pub kind: String,
    /// The JSON of its content.
    pub content: String,
    /// SHA-256 of the content as it came, as 64 hex digits.
    pub digest: String,
}

/// A form as a file.
pub fn write(kind: &str, content: &impl Serialize) -> String {
    let content = serde_json::value::to_raw_value(content).expect("texts, dates and choices");
    let sha256 = digest(content.get());
    let file = Written { format: FORMAT, version: VERSION, kind, sha256, content: &content };
    serde_json::to_string(&file).expect("texts only") + "\n"
}

/// Opens a file that anybody may have made. Its bounds and its checksum hold; what stands in it is for the caller to read.
pub fn open(bytes: &[u8]) -> Result<Form, ReadError> {
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
    let kind = head.kind.ok_or(ReadError::Misfit)?;
    Ok(Form { kind, content: content.get().to_owned(), digest })
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

impl Form {
    /// Why a form of this kind is not taken where another is wanted.
    pub fn unwanted(&self) -> ReadError {
        if KINDS.contains(&self.kind.as_str()) {
            ReadError::OtherForm
        } else {
            ReadError::Misfit
        }
    }
}
