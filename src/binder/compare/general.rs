//! Words for entries whose module has none: the saved form, told as plainly as it can be without knowing what it means.

use super::t;
use crate::content::{plural, Lang};
use crate::domain::{long_date, parse_date, Clinic};
use serde_json::Value;

/// Fields that name a row, the best first.
const NAMES: [&str; 4] = ["title", "name", "subject", "text"];

/// What an entry is called: by its own title, by the person or thing its key stands for, else by the key.
pub fn label(clinic: &Clinic, key: &[&str], value: Option<&Value>, lang: Lang) -> String {
    let titled =
        NAMES.iter().filter_map(|name| value?.get(name)?.as_str()).find(|text| !text.trim().is_empty());
    let last = key.last().copied().unwrap_or_default();
    let name =
        titled.map(str::to_owned).or_else(|| name_of(clinic, last, lang)).unwrap_or_else(|| spaced(last));
    t::ENTRY.fill(lang, &[("name", &name)])
}

/// What an entry says, one line a field.
pub fn lines(clinic: &Clinic, value: &Value, lang: Lang) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let told = fields.iter().filter(|(field, _)| *field != "id").filter_map(|(field, value)| {
                Some(format!("{}: {}", spaced(field), words(clinic, value, lang)?))
            });
            told.collect()
        }
        Value::Array(items) => items.iter().filter_map(|item| words(clinic, item, lang)).collect(),
        other => words(clinic, other, lang).into_iter().collect(),
    }
}

/// A value in words; nothing for what is empty.
fn words(clinic: &Clinic, value: &Value, lang: Lang) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(yes) => Some(if *yes { &t::YES } else { &t::NO }.string(lang)),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => {
            let date = || Some(long_date(parse_date(text)?, lang));
            Some(name_of(clinic, text, lang).or_else(date).unwrap_or_else(|| text.trim().to_owned()))
        }
        Value::Array(items) if items.is_empty() => None,
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let told: Vec<String> = items.iter().filter_map(|item| words(clinic, item, lang)).collect();
            Some(told.join(", "))
        }
        Value::Array(items) => Some(plural(items.len(), &t::COUNT_ONE, &t::COUNT_MANY, lang)),
        Value::Object(fields) if fields.is_empty() => None,
        Value::Object(fields) => Some(plural(fields.len(), &t::COUNT_ONE, &t::COUNT_MANY, lang)),
    }
}

/// The name of the person, system, supplier or undertaking that an id stands for.
fn name_of(clinic: &Clinic, id: &str, lang: Lang) -> Option<String> {
    let people = clinic.people.iter().map(|person| (&person.id, person.name.clone()));
    let systems = clinic.systems.iter().map(|system| (&system.id, system.label(lang)));
    let suppliers = clinic.suppliers.iter().map(|supplier| (&supplier.id, supplier.label(lang)));
    let undertakings =
        clinic.undertakings.iter().map(|undertaking| (&undertaking.id, undertaking.name.clone()));
    let mut known = people.chain(systems).chain(suppliers).chain(undertakings);
    known.find(|(own, name)| own.0 == id && !name.trim().is_empty()).map(|(_, name)| name)
}

/// `last_checked` as "Last checked".
fn spaced(field: &str) -> String {
    let text = field.replace('_', " ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Person;
    use serde_json::json;

    fn clinic() -> Clinic {
        let lena = Person { id: "p-1".into(), name: "Lena".into(), ..Person::default() };
        Clinic { people: vec![lena], ..Clinic::default() }
    }

    #[test]
    fn a_row_is_told_field_by_field_with_names_and_dates() {
        let row = json!({ "id": "r-1", "title": "Brannøvelse", "held_on": "2026-11-22", "held_by": "p-1", "passed": false,
            "note": "", "next": null, "present": ["p-1"], "steps": [{}, {}], "score": 4 });
        let told = lines(&clinic(), &row, Lang::Nb);
        let expected = [
            "Held by: Lena",
            "Held on: 22. november 2026",
            "Passed: Nei",
            "Present: Lena",
            "Score: 4",
            "Steps: 2 opplysninger",
            "Title: Brannøvelse",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn an_entry_is_called_by_its_title_or_by_what_its_key_stands_for() {
        let label = |key: &[&str], value: &Value| label(&clinic(), key, Some(value), Lang::Nb);
        assert_eq!(label(&["drills", "r-1"], &json!({ "title": "Brannøvelse" })), "Opplysning: Brannøvelse");
        assert_eq!(label(&["checked", "p-1"], &json!("2026-11-22")), "Opplysning: Lena");
        assert_eq!(label(&["last_checked"], &json!("2026-11-22")), "Opplysning: Last checked");
    }
}
