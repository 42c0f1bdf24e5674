//! The register as entries, in words, for comparing and merging two versions of the binder.
//!
//! An assessment points to its basis by a number, which means something else in another version. As an entry it carries
//! the facts themselves. The assessment of an own scenario is part of that scenario's entry: one goes with the other.

use super::assessment::{Assessment, Measure};
use super::content::Scenario;
use super::model::{Incident, OwnScenario, Register};
use super::{t, words};
use crate::content::{Lang, Localized};
use crate::domain::{long_date, Clinic, Id};
use serde_json::Value;

/// The field of an own scenario's entry that holds its assessment.
const ASSESSMENT: &str = "assessment";

/// The register as entries.
pub fn split(register: &Register) -> Value {
    let mut entries = serde_json::to_value(register).unwrap_or_default();
    let bases = entries["bases"].take();
    if let Some(fields) = entries.as_object_mut() {
        fields.remove("bases");
    }
    if let Some(assessments) = entries["assessments"].as_object_mut() {
        for assessment in assessments.values_mut() {
            let facts = assessment["basis"].as_u64().and_then(|number| bases.get(number as usize));
            assessment["basis"] = facts.cloned().unwrap_or_default();
        }
    }
    let mut assessments = entries["assessments"].take();
    for own in entries["own"].as_array_mut().into_iter().flatten() {
        let id = own["id"].as_str().unwrap_or_default().to_owned();
        if let Some(assessment) = assessments.as_object_mut().and_then(|all| all.remove(&id)) {
            own[ASSESSMENT] = assessment;
        }
    }
    entries["assessments"] = assessments;
    entries
}

/// The register that the entries make. Incidents of an own scenario that was left out go with it, as on the screen.
pub fn join(mut entries: Value) -> Option<Register> {
    let mut assessments = entries
        .get_mut("assessments")
        .and_then(|all| all.as_object_mut().map(std::mem::take))
        .unwrap_or_default();
    for own in entries.get_mut("own").and_then(Value::as_array_mut).into_iter().flatten() {
        let id = own["id"].as_str().unwrap_or_default().to_owned();
        if let Some(assessment) = own.as_object_mut().and_then(|own| own.remove(ASSESSMENT)) {
            assessments.insert(id, assessment);
        }
    }
    let mut bases: Vec<Value> = vec![];
    for basis in assessments.values_mut().filter_map(|assessment| assessment.get_mut("basis")) {
        if basis.is_object() {
            let facts = basis.take();
            let known = bases.iter().position(|known| *known == facts);
            *basis = known.unwrap_or(bases.len()).into();
            if known.is_none() {
                bases.push(facts);
            }
        }
    }
    let fields = entries.as_object_mut()?;
    fields.insert("assessments".into(), Value::Object(assessments));
    fields.insert("bases".into(), Value::Array(bases));
    let mut register: Register = serde_json::from_value(entries).ok()?;
    let incidents = std::mem::take(&mut register.incidents);
    register.incidents =
        incidents.into_iter().filter(|incident| register.knows(&incident.scenario)).collect();
    Some(register)
}

/// What an entry is called.
pub fn label(register: &Register, key: &[&str], lang: Lang) -> Option<String> {
    Some(match key {
        ["assessments", id] => {
            format!("{} {}", words::short(register, id, lang), Scenario::find(id)?.title.get(lang))
        }
        ["own", id] => t::ENTRY_OWN.fill(lang, &[("title", &titled(register.own(id)?, lang))]),
        ["incidents", id] => {
            let incident = incident(register, id)?;
            let title = register.title(&incident.scenario, lang);
            t::ENTRY_INCIDENT.fill(lang, &[("date", &words::date(incident.date, lang)), ("title", &title)])
        }
        ["draft_own"] => t::ENTRY_DRAFT_OWN.string(lang),
        ["draft_incident"] => t::ENTRY_DRAFT_INCIDENT.string(lang),
        ["participants"] => t::DOC_PARTICIPANTS.string(lang),
        ["summary"] => t::ENTRY_SUMMARY.string(lang),
        _ => return None,
    })
}

/// What an entry says; `names` knows the people that it points to.
pub fn lines(names: &Clinic, register: &Register, key: &[&str], lang: Lang) -> Option<Vec<String>> {
    Some(match key {
        ["assessments", id] => assessment_lines(names, register.assessment(id), id, lang),
        ["own", id] => {
            let mut lines = own_lines(register.own(id)?, lang);
            lines.extend(assessment_lines(names, register.assessment(id), id, lang));
            lines
        }
        ["incidents", id] => incident_lines(register, incident(register, id)?, lang),
        ["draft_own"] => own_lines(&register.draft_own, lang),
        ["draft_incident"] => incident_lines(register, &register.draft_incident, lang),
        ["participants"] => register.participants.iter().map(|id| name(names, Some(id), lang)).collect(),
        ["summary"] => vec![register.summary.trim().to_owned()],
        _ => return None,
    })
}

fn incident<'a>(register: &'a Register, id: &str) -> Option<&'a Incident> {
    register.incidents.iter().find(|incident| incident.id.0 == id)
}

fn titled(own: &OwnScenario, lang: Lang) -> String {
    if own.title.trim().is_empty() {
        t::ENTRY_UNTITLED.string(lang)
    } else {
        own.title.clone()
    }
}

/// The name of a person, or that nobody is chosen.
fn name(names: &Clinic, id: Option<&Id>, lang: Lang) -> String {
    let person = id.and_then(|id| names.people.iter().find(|person| person.id == *id));
    person.map_or_else(|| t::NOBODY.string(lang), |person| person.name.clone())
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

fn own_lines(own: &OwnScenario, lang: Lang) -> Vec<String> {
    let mut lines = Lines(lang, vec![]);
    let dimensions: Vec<&str> =
        own.dimensions.iter().map(|dimension| words::dimension_word(*dimension, lang)).collect();
    lines.add(&t::DOC_SCENARIO, &own.title);
    lines.1.extend(Some(own.event.trim().to_owned()).filter(|event| !event.is_empty()));
    lines.add(&t::DOC_DIMENSIONS, &dimensions.join(", "));
    lines.1
}

fn incident_lines(register: &Register, incident: &Incident, lang: Lang) -> Vec<String> {
    let mut lines = Lines(lang, vec![]);
    lines.add(&t::DOC_DAY_OF, &incident.date.map(|date| long_date(date, lang)).unwrap_or_default());
    lines.add(&t::DOC_SCENARIO, &register.title(&incident.scenario, lang));
    lines.add(&t::DOC_HAPPENED, &incident.note);
    lines.1
}

fn assessment_lines(names: &Clinic, assessment: &Assessment, id: &str, lang: Lang) -> Vec<String> {
    let mut lines = Lines(lang, vec![]);
    if let Some(applies) = assessment.applies {
        let answer = if applies { &t::APPLIES_YES } else { &t::APPLIES_NO };
        lines.1.push(format!("{} {}", t::STEP_APPLIES.get(lang), answer.get(lang)));
    }
    lines.add(&t::DOC_STRUCK_REASON, &assessment.struck_reason);
    for existing in words::existing(assessment, id, lang) {
        lines.add(&t::DOC_EXISTING, &existing);
    }
    risk_lines(assessment, &mut lines);
    for measure in &assessment.measures {
        lines.add(&t::DOC_MEASURE, &measure_words(names, measure, lang));
    }
    residual_lines(assessment, &mut lines);
    if let Some(acceptance) = &assessment.acceptance {
        let by = name(names, acceptance.by.as_ref(), lang);
        let (date, review) = (words::date(acceptance.date, lang), words::date(acceptance.review, lang));
        let reason = &acceptance.reason;
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("name", &by), ("date", &date), ("review", &review), ("reason", reason)];
        lines.add(&t::DOC_ACCEPTED, &t::DOC_ACCEPTANCE.fill(lang, &values));
    }
    if let Some(day) = assessment.assessed_on {
        lines.add(&t::DOC_DAY, &long_date(day, lang));
    }
    lines.1
}

fn risk_lines(assessment: &Assessment, lines: &mut Lines) {
    let lang = lines.0;
    if let Some(likelihood) = assessment.likelihood {
        lines.add(&t::DOC_LIKELIHOOD, &words::likelihood(Some(likelihood), lang));
    }
    for (label, value) in [(&t::DOC_FOR_PATIENT, assessment.patient), (&t::DOC_FOR_CLINIC, assessment.clinic)]
    {
        if value.is_some() {
            lines.add(label, &words::consequence(value, lang));
        }
    }
    if let Some(rating) = assessment.before() {
        lines.add(&t::DOC_NOW, &words::rating(rating, lang));
    }
    lines.add(&t::DOC_REASONING, &assessment.reasoning);
}

fn residual_lines(assessment: &Assessment, lines: &mut Lines) {
    let lang = lines.0;
    if let Some(likelihood) = assessment.residual_likelihood {
        lines.add(&t::ENTRY_AFTER_LIKELIHOOD, &words::likelihood(Some(likelihood), lang));
    }
    let consequences = [
        (&t::ENTRY_AFTER_PATIENT, assessment.residual_patient),
        (&t::ENTRY_AFTER_CLINIC, assessment.residual_clinic),
    ];
    for (label, value) in consequences {
        if value.is_some() {
            lines.add(label, &words::consequence(value, lang));
        }
    }
}

/// "Lås skriveren – Lena, 4. desember 2026, pågår".
fn measure_words(names: &Clinic, measure: &Measure, lang: Lang) -> String {
    let owner = name(names, measure.owner.as_ref(), lang);
    let due = words::date(measure.due, lang);
    let status = words::status_word(measure.status, lang).to_lowercase();
    let note = measure.done_note.trim();
    let note = if note.is_empty() { String::new() } else { format!(". {note}") };
    format!("{} – {owner}, {due}, {status}{note}", measure.text(lang).trim())
}
