//! Eight ways to alter a saved binder by somebody who can open it: what R9 of the plan for reliability counts.

use super::damage::Numbers;
use klinikkvern::binder::Entry;
use klinikkvern::documents::Document;
use serde_json::{json, Value};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A way to alter the `binder` of a saved file. False when this binder has nothing to alter in this way.
pub struct Edit {
    pub name: &'static str,
    /// True when the altered chain is sound in itself, and only a head that somebody else holds tells.
    pub needs_witness: bool,
    pub alter: fn(&mut Value, &mut Numbers) -> bool,
}

pub const EDITS: [Edit; 8] = [
    Edit { name: "a field is changed", needs_witness: false, alter: change },
    Edit { name: "an entry is deleted", needs_witness: false, alter: delete },
    Edit { name: "two entries change places", needs_witness: false, alter: reorder },
    Edit { name: "an entry is inserted", needs_witness: false, alter: insert },
    Edit { name: "the end is cut off", needs_witness: true, alter: truncate },
    Edit { name: "an entry is doubled", needs_witness: false, alter: duplicate },
    Edit { name: "a file is swapped", needs_witness: false, alter: swap_file },
    Edit { name: "all is chained anew", needs_witness: true, alter: rechain },
];

fn entries(binder: &mut Value) -> &mut Vec<Value> {
    binder["chain"]["entries"].as_array_mut().expect("a chain has entries")
}

fn pick(binder: &mut Value, numbers: &mut Numbers) -> usize {
    numbers.below(entries(binder).len())
}

/// A field of an entry, of the head, or of a document.
fn change(binder: &mut Value, numbers: &mut Numbers) -> bool {
    let at = pick(binder, numbers);
    let place = match numbers.below(6) {
        0 => &mut binder["chain"]["head"],
        1 => {
            let archive = binder["archive"].as_array_mut().expect("an archive");
            let at = numbers.below(archive.len());
            &mut archive[at]
        }
        _ => &mut entries(binder)[at],
    };
    let fields: Vec<String> = place.as_object().expect("an object").keys().cloned().collect();
    let field = &fields[numbers.below(fields.len())];
    alter(&mut place[field.as_str()], numbers);
    true
}

fn alter(value: &mut Value, numbers: &mut Numbers) {
    match value {
        Value::String(text) => match text.chars().last() {
            Some(last) if numbers.below(2) == 0 => {
                text.pop();
                text.push(if last == '7' { '8' } else { '7' });
            }
            _ => text.push('x'),
        },
        Value::Number(number) => *value = (number.as_u64().unwrap_or_default() + 1).into(),
        Value::Array(items) if items.is_empty() => items.push("x".into()),
        Value::Array(items) => {
            let at = numbers.below(items.len());
            alter(&mut items[at], numbers);
        }
        Value::Object(fields) => {
            let at = numbers.below(fields.len());
            if let Some(field) = fields.values_mut().nth(at) {
                alter(field, numbers);
            }
        }
        other => *other = "x".into(),
    }
}

fn delete(binder: &mut Value, numbers: &mut Numbers) -> bool {
    let at = pick(binder, numbers);
    let gone = entries(binder).remove(at);
    // Half of the time its document and its PDF go with it.
    if numbers.below(2) == 0 {
        forget(binder, &gone);
    }
    true
}

/// Takes the document and the PDF of an entry away, unless another entry speaks of them.
fn forget(binder: &mut Value, entry: &Value) {
    let is_told = entries(binder).iter().any(|other| other["document"] == entry["document"]);
    if !is_told {
        let archive = binder["archive"].as_array_mut().expect("an archive");
        archive.retain(|document| entry["document"] != mark(document).as_str());
    }
    if let (Some(sha256), Some(files)) = (entry["file"]["sha256"].as_str(), binder["files"].as_object_mut()) {
        files.remove(sha256);
    }
}

fn mark(document: &Value) -> String {
    let document: Document = serde_json::from_value(document.clone()).expect("a document");
    digest(&serde_json::to_vec(&document).expect("JSON"))
}

fn reorder(binder: &mut Value, numbers: &mut Numbers) -> bool {
    let entries = entries(binder);
    if entries.len() < 2 {
        return false;
    }
    let at = numbers.below(entries.len() - 1);
    if numbers.below(2) == 0 {
        entries.swap(at, at + 1);
        return true;
    }
    // With numbers that fit again.
    let (first, second) = (entries[at]["number"].clone(), entries[at + 1]["number"].clone());
    entries.swap(at, at + 1);
    (entries[at]["number"], entries[at + 1]["number"]) = (first, second);
    true
}

/// An entry made by the rules, after any other.
fn insert(binder: &mut Value, numbers: &mut Numbers) -> bool {
    let at = pick(binder, numbers);
    let before = entries(binder)[at].clone();
    let mut made = before.clone();
    made["previous"] = json!([hash(&before)]);
    made["number"] = (before["number"].as_u64().unwrap_or_default() + 1).into();
    made["name"] = "En annen".into();
    made["document"] = entries(binder)[0]["document"].clone();
    entries(binder).insert(at + 1, made);
    true
}

/// The last entries go, with all that belongs to them, and the head is set back. What is left is a sound chain.
fn truncate(binder: &mut Value, numbers: &mut Numbers) -> bool {
    let length = entries(binder).len();
    let keep = 1 + numbers.below(length - 1);
    let gone: Vec<Value> = entries(binder).drain(keep..).collect();
    for entry in gone {
        forget(binder, &entry);
    }
    set_head(binder);
    true
}

fn duplicate(binder: &mut Value, numbers: &mut Numbers) -> bool {
    let at = pick(binder, numbers);
    let twin = entries(binder)[at].clone();
    let to = if numbers.below(2) == 0 { at } else { pick(binder, numbers) };
    entries(binder).insert(to, twin);
    true
}

fn swap_file(binder: &mut Value, numbers: &mut Numbers) -> bool {
    // A merge leaves earlier revisions beside the newest, which has them as its beginning: without them nothing is lost.
    let continued: Vec<Value> =
        entries(binder).iter().map(|entry| entry["file"]["continues"].clone()).collect();
    let files = binder["files"].as_object_mut().expect("files");
    let names: Vec<String> = files.keys().filter(|name| !continued.contains(&json!(name))).cloned().collect();
    if names.is_empty() {
        return false;
    }
    let at = numbers.below(names.len());
    let other = names[(at + 1) % names.len()].clone();
    match numbers.below(4) {
        0 if names.len() > 1 => {
            let (one, two) = (files[&names[at]].clone(), files[&other].clone());
            files.insert(names[at].clone(), two);
            files.insert(other, one);
        }
        1 => drop(files.remove(&names[at])),
        2 => {
            let stranger = json!({ "length": 3, "gzip": "YWJj" });
            files.insert(digest(b"abc"), stranger);
        }
        _ => files[&names[at]] = json!({ "length": 3, "gzip": "YWJj" }),
    }
    true
}

/// One entry says something else, and every hash after it is made anew, by all the rules.
fn rechain(binder: &mut Value, numbers: &mut Numbers) -> bool {
    let at = pick(binder, numbers);
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for (place, entry) in entries(binder).iter_mut().enumerate() {
        let old = hash(entry);
        if place == at {
            entry["app"] = "9.9.9".into();
        }
        let mut previous: Vec<String> = serde_json::from_value(entry["previous"].take()).expect("hashes");
        previous.iter_mut().for_each(|hash| *hash = renamed.get(hash).unwrap_or(hash).clone());
        previous.sort();
        entry["previous"] = json!(previous);
        renamed.insert(old, hash(entry));
    }
    entries(binder).sort_by_key(|entry| (entry["number"].as_u64(), hash(entry)));
    set_head(binder);
    true
}

fn set_head(binder: &mut Value) {
    let last = entries(binder).last().cloned();
    binder["chain"]["head"] = match last {
        Some(last) => json!({ "number": last["number"], "hash": hash(&last) }),
        None => Value::Null,
    };
}

fn hash(entry: &Value) -> String {
    serde_json::from_value::<Entry>(entry.clone()).map(|entry| entry.hash()).unwrap_or_default()
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
