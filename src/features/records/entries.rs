//! The register as entries, in words, for comparing and merging two versions of the binder.

use super::content::Activity;
use super::model::{Answer, Field, OwnRow, Register};
use super::{t, words};
use crate::content::{Lang, Localized};
use crate::domain::privacy::{Category, Period, Recipient, RetentionRule};
use crate::domain::{short_date, Clinic, Id};
use serde_json::Value;

/// The register that was taken apart. Rows let go of recipients that were left out.
pub fn join(entries: Value) -> Option<Register> {
    serde_json::from_value::<Register>(entries).ok().map(Register::within_bounds)
}

/// What an entry is called.
pub fn label(register: &Register, key: &[&str], lang: Lang) -> Option<String> {
    match key {
        ["answers", id] => {
            let name = Activity::find(id)?.name.get(lang);
            Some(t::ENTRY_ROW.fill(lang, &[("name", &name)]))
        }
        ["own", id] => {
            let name = register.own_row(id)?.name.trim();
            let name = if name.is_empty() { t::UNNAMED_ROW.get(lang) } else { name };
            Some(t::ENTRY_ROW.fill(lang, &[("name", &name)]))
        }
        ["periods", id] => {
            let name = RetentionRule::find(id)?.data.get(lang);
            Some(t::ENTRY_PERIOD.fill(lang, &[("name", &name)]))
        }
        ["optional_recipients"] => Some(t::ENTRY_OPTIONAL.string(lang)),
        ["own_recipients", id] => {
            let found = register.own_recipients.iter().find(|own| own.id.0 == *id)?;
            Some(t::ENTRY_RECIPIENT.fill(lang, &[("name", &found.who.trim())]))
        }
        _ => None,
    }
}

/// What an entry says; `names` knows the suppliers and systems that it points to.
pub fn lines(names: &Clinic, register: &Register, key: &[&str], lang: Lang) -> Option<Vec<String>> {
    let mut lines = Lines(lang, vec![]);
    match key {
        ["answers", id] => answer_lines(names, register, register.answers.get(*id)?, &mut lines),
        ["own", id] => own_lines(names, register, register.own_row(id)?, &mut lines),
        ["periods", id] => lines.1.push(period(RetentionRule::find(id)?, register.periods.get(*id)?, lang)),
        ["optional_recipients"] => lines.1.extend(
            register
                .optional_recipients
                .iter()
                .filter_map(|id| Recipient::find(id))
                .map(|own| own.who.string(lang)),
        ),
        ["own_recipients", id] => {
            let own = register.own_recipients.iter().find(|own| own.id.0 == *id)?;
            lines.1.extend([own.who.clone(), own.data.clone(), own.role.name().string(lang)]);
            lines.1.retain(|line| !line.trim().is_empty());
            if own.patients {
                lines.1.push(t::FIELD_PATIENTS.string(lang));
            }
        }
        _ => return None,
    }
    Some(lines.1)
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

fn period(rule: &RetentionRule, period: &Period, lang: Lang) -> String {
    match period {
        Period::Own(text) => text.clone(),
        Period::Proposed => {
            let proposal = rule.proposal.as_ref().map(|own| own.string(lang)).unwrap_or_default();
            t::PERIOD_PROPOSED.fill(lang, &[("period", &proposal)])
        }
    }
}

fn answer_lines(names: &Clinic, register: &Register, answer: &Answer, lines: &mut Lines) {
    let lang = lines.0;
    let day = answer.decided_on.map(|day| format!(", {}", short_date(day))).unwrap_or_default();
    lines.add(&t::FIELD_STATUS, &format!("{}{day}", words::verdict(answer.verdict).get(lang)));
    lines.add(&t::FIELD_REASON, &answer.reason);
    let articles = |own: Option<&std::collections::BTreeSet<_>>| {
        own.map(|own| words::articles(&own.iter().cloned().collect::<Vec<_>>(), lang)).unwrap_or_default()
    };
    lines.add(&t::FIELD_ARTICLE_6, &articles(answer.article_6.as_ref()));
    lines.add(&t::FIELD_ARTICLE_9, &articles(answer.article_9.as_ref()));
    for field in Field::ALL {
        lines.add(words::field(field), answer.text(field).unwrap_or_default());
    }
    let suppliers = names.suppliers.iter().filter(|own| answer.suppliers.contains(&own.id));
    lines.add(&t::FIELD_SUPPLIERS, &suppliers.map(|own| own.label(lang)).collect::<Vec<_>>().join("; "));
    let own = register.own_recipients.iter().filter(|own| answer.own_recipients.contains(&own.id));
    lines.add(&t::FIELD_RECIPIENTS, &own.map(|own| own.who.clone()).collect::<Vec<_>>().join("; "));
}

fn own_lines(names: &Clinic, register: &Register, own: &OwnRow, lines: &mut Lines) {
    let lang = lines.0;
    lines.add(&t::FIELD_NAME, &own.name);
    lines.add(&t::FIELD_CONTROLLERS, own.topic.name().get(lang));
    if own.patients {
        lines.add(&t::FIELD_PATIENTS, t::YES.get(lang));
    }
    let join = |texts: Vec<String>| texts.join("; ");
    let of = |ids: &std::collections::BTreeSet<String>, name: fn(&str) -> Option<&'static Localized>| {
        join(ids.iter().filter_map(|id| name(id)).map(|own| own.string(lang)).collect())
    };
    lines.add(&t::FIELD_CATEGORIES, &of(&own.categories, |id| Category::find(id).map(|own| &own.name)));
    lines.add(&t::FIELD_RECIPIENTS, &of(&own.recipients, |id| Recipient::find(id).map(|own| &own.who)));
    lines.add(&t::FIELD_RETENTION, &of(&own.retention, |id| RetentionRule::find(id).map(|own| &own.data)));
    let has = |id: &Id| own.systems.contains(id);
    let systems = names.systems.iter().filter(|system| has(&system.id)).map(|system| system.label(lang));
    lines.add(&t::FIELD_SYSTEMS, &join(systems.collect()));
    answer_lines(names, register, &own.answer, lines);
}
