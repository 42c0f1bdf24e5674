//! The log as entries, in words, for comparing and merging two versions of the binder.

use super::course::{Course, Length};
use super::document::recurrence;
use super::model::Log;
use super::receipt::Receipt;
use super::{content::Module, t, words};
use crate::content::{Lang, Localized};
use crate::domain::{long_date, Clinic, Date, Id};
use serde_json::{json, Value};

/// The field that holds the rest of the course: what is no row of its own.
const COURSE: &str = "course";

/// The log as entries. Rules and cases are rows of their own; the rest of the course is one entry.
pub fn split(log: &Log) -> Value {
    let mut entries = serde_json::to_value(log).unwrap_or_default();
    entries["rules"] = entries[COURSE]["rules"].take();
    entries["cases"] = entries[COURSE]["cases"].take();
    if let Some(course) = entries[COURSE].as_object_mut() {
        course.remove("rules");
        course.remove("cases");
    }
    entries
}

/// The log that the entries make. Receipts of a session that was left out go with it, as on the screen.
pub fn join(mut entries: Value) -> Option<Log> {
    let (rules, cases) = (entries["rules"].take(), entries["cases"].take());
    if !entries[COURSE].is_object() {
        entries[COURSE] = json!({});
    }
    for (field, rows) in [("rules", rules), ("cases", cases)] {
        if rows.is_array() {
            entries[COURSE][field] = rows;
        }
    }
    let mut log: Log = serde_json::from_value(entries).ok()?;
    let sessions: Vec<Id> = log.sessions.iter().map(|session| session.id.clone()).collect();
    log.receipts.retain(|receipt| receipt.session.as_ref().is_none_or(|id| sessions.contains(id)));
    Some(log)
}

/// What an entry is called.
pub fn label(log: &Log, key: &[&str], lang: Lang) -> Option<String> {
    match key {
        [COURSE] => Some(t::ENTRY_COURSE.string(lang)),
        ["rules", _] => Some(t::ENTRY_RULE.string(lang)),
        ["cases", _] => Some(t::ENTRY_CASE.string(lang)),
        ["editions", version] => Some(t::ENTRY_EDITION.fill(lang, &[("version", version)])),
        ["plans", _] => Some(t::ENTRY_PLAN.string(lang)),
        ["receipts", id] => {
            let day = date(receipt(log, id).and_then(|own| own.date), lang);
            Some(t::ENTRY_RECEIPT.fill(lang, &[("date", &day)]))
        }
        ["sessions", id] => {
            let session = log.sessions.iter().find(|own| own.id.0 == *id);
            let day = date(session.and_then(|own| own.date), lang);
            Some(t::ENTRY_SESSION.fill(lang, &[("date", &day)]))
        }
        _ => None,
    }
}

/// What an entry says; `names` knows the people that it points to.
pub fn lines(names: &Clinic, log: &Log, key: &[&str], lang: Lang) -> Option<Vec<String>> {
    let mut lines = Lines(lang, vec![]);
    match key {
        [COURSE] => course_lines(&log.course, &mut lines),
        ["rules", id] => {
            let rule = log.course.rules.iter().find(|own| own.id.0 == *id)?;
            return Some(vec![rule.text.trim().to_owned()]);
        }
        ["cases", id] => {
            let case = log.course.cases.iter().find(|own| own.id.0 == *id)?;
            lines.add(&t::COLUMN_SITUATION, &case.situation);
            lines.add(&t::COLUMN_ADVICE, &case.advice);
        }
        ["editions", version] => {
            let edition = log.editions.get(*version)?;
            lines.add(&t::COLUMN_DAY, &date(edition.on, lang));
            lines.add(&t::REPORT_CARDS, &titles(edition.modules.iter(), lang));
        }
        ["plans", id] => {
            let plan = log.plans.get(&Id::from(*id))?;
            lines.add(&t::COLUMN_NAME, &names.person_name(Some(&Id::from(*id))));
            lines.add(&t::FIELD_DUE, &date(plan.due, lang));
            lines.add(&t::FIELD_LENGTH, plan.length.map_or("", |own| length(own).get(lang)));
            lines.add(&t::FIELD_LEFT_OUT, &titles(plan.left_out.iter(), lang));
            if let Some(reason) = &plan.excused {
                let reason = if reason.trim().is_empty() { t::STANDING_EXCUSED.get(lang) } else { reason };
                lines.add(&t::REPORT_EXCUSED, reason);
            }
        }
        ["receipts", id] => receipt_lines(names, receipt(log, id)?, &mut lines),
        ["sessions", id] => {
            let session = log.sessions.iter().find(|own| own.id.0 == *id)?;
            lines.add(&t::COLUMN_LED_BY, &names.person_name(session.led_by.as_ref()));
            lines.add(&t::COLUMN_NOTE, &session.note);
        }
        _ => return None,
    }
    Some(lines.1)
}

fn receipt<'a>(log: &'a Log, id: &str) -> Option<&'a Receipt> {
    log.receipts.iter().find(|own| own.id.0 == id)
}

fn date(day: Option<Date>, lang: Lang) -> String {
    day.map(|day| long_date(day, lang)).unwrap_or_default()
}

fn titles<'a>(ids: impl Iterator<Item = &'a String>, lang: Lang) -> String {
    ids.filter_map(|id| Some(Module::find(id)?.title.string(lang))).collect::<Vec<_>>().join("; ")
}

/// How many questions, in words.
pub fn length(length: Length) -> &'static Localized {
    match length {
        Length::Yearly => &t::LENGTH_YEARLY,
        Length::Full => &t::LENGTH_FULL,
    }
}

/// Lines of the form "label: value"; a value that is empty is left out.
struct Lines(Lang, Vec<String>);

impl Lines {
    fn add(&mut self, label: &Localized, value: &str) {
        if !value.trim().is_empty() {
            self.1.push(format!("{}: {}", label.get(self.0), value.trim()));
        }
    }
}

fn course_lines(course: &Course, lines: &mut Lines) {
    let lang = lines.0;
    lines.add(&t::FIELD_LENGTH, length(course.length).get(lang));
    lines.add(&t::FIELD_RECURRENCE, &recurrence(course.recurrence, lang));
    lines.add(&t::FIELD_DUE, &date(course.due, lang));
    lines.add(&t::FIELD_LEFT_OUT, &titles(course.left_out.iter(), lang));
}

fn receipt_lines(names: &Clinic, receipt: &Receipt, lines: &mut Lines) {
    let lang = lines.0;
    lines.add(&t::COLUMN_NAME, &names.person_name(Some(&receipt.person)));
    lines.add(&t::FIELD_TYPED_NAME, &receipt.name);
    lines.add(&t::FIELD_EDITION, &receipt.version);
    if receipt.asked > 0 {
        let right = t::RIGHT_OF.fill(lang, &[("n", &receipt.right), ("total", &receipt.asked)]);
        lines.add(&t::COLUMN_RIGHT, &right);
    }
    lines.add(&t::COLUMN_HOW, words::how(receipt.how).get(lang));
    lines.add(&t::FIELD_ACCEPTED, &date(receipt.accepted_on, lang));
    if !receipt.key.is_empty() {
        lines.add(&t::FIELD_KEY, &crate::documents::grouped(&receipt.key, 4));
    }
}
