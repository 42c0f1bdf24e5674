//! A section of two binders, taken apart into entries in the same way, and put together again.

use crate::features::{Entry, Sections};
use serde_json::{json, Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Where an entry is in its section: a field, and below a table or a list the key or the `id`. Empty for a section that
/// is no record at all.
pub type Path = Vec<String>;

/// How a field is taken apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A table: each key is an entry.
    Table,
    /// Rows with an `id` each: each row is an entry.
    Rows,
    /// One entry.
    Whole,
}

/// One section of two binders as entries.
pub struct Pair {
    forms: BTreeMap<String, Form>,
    mine: Vec<(Path, Value)>,
    theirs: Vec<(Path, Value)>,
}

/// `risk/assessments/SC-04`. A slash inside a step is written so that no two paths get the same key.
pub fn key(section: &str, path: &Path) -> String {
    let steps = path.iter().map(|step| step.replace('~', "~0").replace('/', "~1"));
    std::iter::once(section.to_owned()).chain(steps).collect::<Vec<_>>().join("/")
}

impl Pair {
    /// Takes the section of both binders apart.
    pub fn of(entry: &Entry, mine: &Sections, theirs: &Sections) -> Pair {
        let blank = (entry.to_entries)(&Sections::default());
        let (mine, theirs) = ((entry.to_entries)(mine), (entry.to_entries)(theirs));
        let (Value::Object(mine), Value::Object(theirs)) = (&mine, &theirs) else {
            let (mine, theirs) = (vec![(vec![], mine)], vec![(vec![], theirs)]);
            return Pair { forms: BTreeMap::new(), mine, theirs };
        };
        let fields: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
        let form = |field: &&String| form(entry, field, mine.get(*field), theirs.get(*field));
        let forms: BTreeMap<String, Form> =
            fields.iter().map(|field| ((*field).clone(), form(field))).collect();
        let (mine, theirs) = (apart(mine, &forms, &blank), apart(theirs, &forms, &blank));
        Pair { forms, mine, theirs }
    }

    /// Every entry with what each side has: field by field, mine in their order and then what only they have.
    pub fn rows(&self) -> Vec<(&Path, Option<&Value>, Option<&Value>)> {
        let own: BTreeMap<&Path, &Value> = self.mine.iter().map(|(path, value)| (path, value)).collect();
        let other: BTreeMap<&Path, &Value> = self.theirs.iter().map(|(path, value)| (path, value)).collect();
        let mut paths: Vec<&Path> = self.mine.iter().map(|(path, _)| path).collect();
        paths.extend(self.theirs.iter().map(|(path, _)| path).filter(|path| !own.contains_key(path)));
        paths.sort_by_key(|path| path.first());
        paths.into_iter().map(|path| (path, own.get(path).copied(), other.get(path).copied())).collect()
    }

    /// The section that these entries make, in their order.
    pub fn join<'a>(&self, kept: impl IntoIterator<Item = (&'a Path, &'a Value)>) -> Value {
        let mut section = Map::new();
        for (path, value) in kept {
            match path.as_slice() {
                [] => return value.clone(),
                [field] => drop(section.insert(field.clone(), value.clone())),
                [field, step, ..] if self.forms.get(field) == Some(&Form::Rows) => {
                    let rows = section.entry(field.clone()).or_insert_with(|| json!([]));
                    debug_assert_eq!(value["id"], json!(step));
                    rows.as_array_mut().into_iter().for_each(|rows| rows.push(value.clone()));
                }
                [field, step, ..] => {
                    let table = section.entry(field.clone()).or_insert_with(|| json!({}));
                    table.as_object_mut().into_iter().for_each(|table| {
                        table.insert(step.clone(), value.clone());
                    });
                }
            }
        }
        Value::Object(section)
    }
}

/// The entries of a section. A field that says no more than a new binder's is no entry: nobody has answered it. But
/// "no" is an answer.
fn apart(section: &Map<String, Value>, forms: &BTreeMap<String, Form>, blank: &Value) -> Vec<(Path, Value)> {
    let mut found = vec![];
    for (field, value) in section {
        match (forms.get(field), value) {
            (Some(Form::Table), Value::Object(table)) => {
                found.extend(
                    table.iter().map(|(step, value)| (vec![field.clone(), step.clone()], value.clone())),
                );
            }
            (Some(Form::Rows), Value::Array(rows)) => {
                let id = |row: &Value| row["id"].as_str().unwrap_or_default().to_owned();
                found.extend(rows.iter().map(|row| (vec![field.clone(), id(row)], row.clone())));
            }
            _ if value.is_null() || *value == blank[field] && !value.is_boolean() => {}
            _ => found.push((vec![field.clone()], value.clone())),
        }
    }
    found
}

fn form(entry: &Entry, field: &str, mine: Option<&Value>, theirs: Option<&Value>) -> Form {
    let values = || mine.iter().chain(&theirs).copied();
    if values().all(Value::is_object) && is_table(entry, field) {
        Form::Table
    } else if values().all(are_rows) && values().any(|value| *value != json!([])) {
        Form::Rows
    } else {
        Form::Whole
    }
}

/// A table may be empty, and stays so when it is read. A record gets its fields back, and a choice among variants can't
/// be read without one; neither may be put together from two sides.
fn is_table(entry: &Entry, field: &str) -> bool {
    let mut sections = Sections::default();
    (entry.put_entries)(&mut sections, json!({ field: {} }))
        && (entry.to_entries)(&sections)[field] == json!({})
}

/// True of a list in which each row has an `id` of its own.
fn are_rows(list: &Value) -> bool {
    let Value::Array(rows) = list else { return false };
    let mut seen = BTreeSet::new();
    rows.iter().all(|row| row.get("id").and_then(Value::as_str).is_some_and(|id| seen.insert(id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::REGISTRY;

    #[test]
    fn tables_and_rows_are_taken_apart_and_records_are_not() {
        let risk = REGISTRY.iter().find(|entry| entry.id == "risk").expect("registered");
        let (empty, sample) = (json!({}), json!({ "SC-01": {} }));
        assert!(form(risk, "assessments", Some(&empty), Some(&sample)) == Form::Table);
        let (draft, other) = (json!({ "title": "" }), json!({ "title": "Brann" }));
        assert!(form(risk, "draft_own", Some(&draft), Some(&other)) == Form::Whole, "a record is one entry");
        let rows = json!([{ "id": "a" }, { "id": "b" }]);
        assert!(form(risk, "own", Some(&json!([])), Some(&rows)) == Form::Rows);
        let twice = json!([{ "id": "a" }, { "id": "a" }]);
        assert!(
            form(risk, "own", Some(&rows), Some(&twice)) == Form::Whole,
            "one id, two rows: no way to tell them"
        );
        assert!(form(risk, "participants", Some(&json!(["p"])), None) == Form::Whole);
    }

    #[test]
    fn two_paths_never_share_a_key() {
        let paths = [vec!["a/b", "c"], vec!["a", "b/c"], vec!["a", "b", "c"], vec!["a~1b", "c"]];
        let keys: BTreeSet<String> = paths
            .iter()
            .map(|path| key("x", &path.iter().map(|step| (*step).to_owned()).collect()))
            .collect();
        assert_eq!(keys.len(), paths.len(), "{keys:?}");
    }
}
