//! The signed content as JSON: the same whatever the language, the day and the version.

use crate::domain::{Ctx, Id};
use crate::features::risk::assessment::Assessment;
use crate::features::risk::model::Register;
use serde_json::{json, Map, Value};
use std::collections::BTreeSet;

/// Canonical JSON: keys in alphabetical order, without drafts and without the snapshots that only triggers need.
pub fn data(ctx: &Ctx, register: &Register) -> String {
    let assessments: Map<String, Value> = register
        .assessments
        .iter()
        .filter(|(id, assessment)| register.knows(id) && **assessment != Assessment::default())
        .filter_map(|(id, assessment)| {
            let signed = Assessment { basis: None, ..assessment.clone() };
            Some((id.clone(), serde_json::to_value(signed).ok()?))
        })
        .collect();
    let named = named(register);
    let people: Map<String, Value> = ctx
        .clinic
        .people
        .iter()
        .filter(|person| named.contains(&person.id))
        .map(|person| (person.id.0.clone(), Value::from(person.name.clone())))
        .collect();
    let content = json!({
        "kind": super::REPORT,
        "clinic": ctx.clinic.name,
        "organisation_number": ctx.clinic.organisation_number,
        "relevant": register.work(ctx.clinic),
        "assessments": assessments,
        "own": register.own,
        "incidents": register.incidents,
        "participants": register.participants,
        "people": people,
        "summary": register.summary,
    });
    content.to_string()
}

/// Everyone whose name the report shows.
fn named(register: &Register) -> BTreeSet<&Id> {
    let mut named: BTreeSet<&Id> = register.participants.iter().collect();
    for assessment in register.assessments.values() {
        named.extend(assessment.measures.iter().filter_map(|measure| measure.owner.as_ref()));
        named.extend(assessment.acceptance.iter().filter_map(|acceptance| acceptance.by.as_ref()));
    }
    named
}
