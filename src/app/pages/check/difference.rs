//! The first thing in which a file differs from the document that the archive has in its place.

use super::t;
use crate::binder::Binder;
use crate::content::Lang;
use crate::signing::Report;
use serde_json::Value;

/// Longest value that is told, in characters.
const LONGEST: usize = 80;

/// The first difference.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// In the answers that the document carries.
    Data {
        /// From the outermost name to the innermost.
        path: Vec<String>,
        /// What the archive says there; nothing where it has no such entry.
        archived: Option<Value>,
        /// What the file says there.
        here: Option<Value>,
    },
    /// In the file's bytes: the first that is not the same, counted from 1, and how many the file has.
    Byte {
        /// Where.
        at: usize,
        /// Of how many.
        of: usize,
        /// Whether the answers could be read, and are the same.
        same_data: bool,
    },
}

impl Difference {
    /// The first difference between the archived document and the file, whose answers are known only while its first
    /// signature holds.
    pub fn of(data: &str, archived: &[u8], report: Option<&Report>, here: &[u8]) -> Option<Difference> {
        let attachment = report.and_then(|report| report.attachment.as_deref());
        let parsed = attachment.and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
        let same_data = parsed.is_some();
        if let (Some(here), Ok(data)) = (parsed, serde_json::from_str::<Value>(data)) {
            let mut path = vec![];
            if let Some((archived, here)) = first(&data, &here, &mut path) {
                return Some(Difference::Data { path, archived: archived.cloned(), here: here.cloned() });
            }
        }
        let common = archived.iter().zip(here).take_while(|(one, other)| one == other).count();
        let is_same = common == archived.len() && common == here.len();
        (!is_same).then_some(Difference::Byte { at: common + 1, of: here.len(), same_data })
    }

    /// In words.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Difference::Data { path, archived, here } => {
                let told =
                    |value: &Option<Value>| value.as_ref().map_or(t::DIFFERENCE_NOTHING.string(lang), told);
                let (archived, here) = (told(archived), told(here));
                let path = path.join(" › ");
                t::DIFFERENCE_DATA.fill(lang, &[("path", &path), ("archived", &archived), ("here", &here)])
            }
            Difference::Byte { at, of, same_data } => {
                let words = if *same_data { &t::DIFFERENCE_SIGNED } else { &t::DIFFERENCE_BYTE };
                words.fill(lang, &[("at", at), ("of", of)])
            }
        }
    }
}

type Pair<'a> = (Option<&'a Value>, Option<&'a Value>);

/// The first place where two values differ. `path` is left at it.
fn first<'a>(one: &'a Value, other: &'a Value, path: &mut Vec<String>) -> Option<Pair<'a>> {
    let children: Vec<(String, Pair)> = match (one, other) {
        _ if one == other => return None,
        (Value::Object(one), Value::Object(other)) => {
            let mut names: Vec<&String> = one.keys().chain(other.keys()).collect();
            names.sort();
            names.dedup();
            names.into_iter().map(|name| (name.clone(), (one.get(name), other.get(name)))).collect()
        }
        (Value::Array(one), Value::Array(other)) => {
            let length = one.len().max(other.len());
            (0..length).map(|at| ((at + 1).to_string(), (one.get(at), other.get(at)))).collect()
        }
        _ => return Some((Some(one), Some(other))),
    };
    let (name, pair) = children.into_iter().find(|(_, (one, other))| one != other)?;
    path.push(name);
    match pair {
        (Some(one), Some(other)) => first(one, other, path),
        _ => Some(pair),
    }
}

/// A value as a person reads it, cut off where it grows long.
fn told(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// The archived document that a file claims to be: the one with its number, or else the one that was signed by the same
/// person at the same moment. An address in the binder.
pub fn counterpart(report: &Report, binder: &Binder) -> Option<String> {
    let id = report.subject.as_deref().and_then(|subject| subject.split(' ').next());
    let by_number = id.filter(|id| binder.signed(id).is_some()).map(str::to_owned);
    by_number.or_else(|| {
        binder.addresses().map(|(address, _)| address).find(|address| {
            binder.signers(address).iter().any(|signer| {
                let is_it = |own: &crate::signing::Checked| {
                    !own.signed_at.is_empty() && own.signed_at == signer.signed_at && own.name == signer.name
                };
                report.signatures.iter().any(is_it)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn report(attachment: Option<Value>) -> Report {
        Report {
            signatures: vec![],
            changed_after_last: false,
            attachment: attachment.map(|value| value.to_string().into_bytes()),
            title: None,
            subject: None,
        }
    }

    #[test]
    fn the_first_difference_in_the_answers_is_told_by_its_path() {
        let archived = json!({ "a": 1, "risks": [{ "name": "SC-04", "likelihood": 3 }] });
        let here = json!({ "a": 1, "risks": [{ "name": "SC-04", "likelihood": 2 }] });
        let found = Difference::of(&archived.to_string(), b"x", Some(&report(Some(here))), b"x").unwrap();
        let text = found.text(Lang::Nb);
        assert_eq!(text, "risks › 1 › likelihood: i permen står «3», i filen står «2».");
    }

    #[test]
    fn what_only_one_side_has_is_told_as_nothing_on_the_other() {
        let found =
            Difference::of("{}", b"", Some(&report(Some(json!({ "new": "x".repeat(200) })))), b"").unwrap();
        let text = found.text(Lang::En);
        assert!(text.starts_with("new: the binder says “nothing”"), "{text}");
        assert!(text.contains("x…") && text.chars().count() < 160, "{text}");
    }

    #[test]
    fn a_file_whose_answers_can_not_be_read_is_compared_byte_by_byte() {
        let found = Difference::of("{}", b"abcd", Some(&report(None)), b"abXd");
        assert_eq!(found, Some(Difference::Byte { at: 3, of: 4, same_data: false }));
        let longer = Difference::of("{}", b"abcd", Some(&report(Some(json!({})))), b"abcde");
        assert_eq!(longer, Some(Difference::Byte { at: 5, of: 5, same_data: true }));
        assert_eq!(Difference::of("{}", b"abcd", None, b"abcd"), None);
    }
}
