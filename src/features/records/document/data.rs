//! The signed content as JSON: the same whatever the language, the day and the version.

use crate::domain::{Clinic, Ctx, SignedSummary};
use crate::features::records::model::{Answer, OwnRow, Register};
use crate::features::records::row::Row;
use crate::features::records::t;
use serde_json::{json, Map, Value};

/// What the clinic has decided, and the facts that each row that counts rests on.
pub fn data(ctx: &Ctx, register: &Register, rows: &[Row]) -> Value {
    let clinic = ctx.clinic;
    let standing = || rows.iter().filter(|row| !row.is_struck());
    let facts: Map<String, Value> = standing().map(|row| (row.id.clone(), row_facts(clinic, row))).collect();
    // The day on which somebody looked is no content: looking again must not make a signed record outdated.
    let undated = |answer: &Answer| Answer { decided_on: None, ..answer.clone() };
    let answers: Map<String, Value> =
        register.answers.iter().map(|(id, answer)| (id.clone(), json!(undated(answer)))).collect();
    let own = register.own.iter().map(|own| OwnRow { answer: undated(&own.answer), ..own.clone() });
    json!({
        "kind": super::RECORD,
        "clinic": clinic.name,
        "organisation_number": clinic.organisation_number,
        "contact": clinic.contact,
        "data_protection_officer": clinic.data_protection_officer,
        "undertakings": undertakings(clinic, rows),
        "rows": facts,
        "answers": answers,
        "own": own.collect::<Vec<_>>(),
        "periods": register.periods,
        "optional_recipients": register.optional_recipients,
        "own_recipients": register.own_recipients,
    })
}

/// What a row rests on, with what it says of each supplier and the names of the systems.
fn row_facts(clinic: &Clinic, row: &Row) -> Value {
    let suppliers = clinic.suppliers.iter().filter(|own| row.facts.suppliers.contains(&own.id));
    let suppliers: Map<String, Value> = suppliers
        .map(|own| {
            let firms: Vec<Value> =
                own.sub_processors.iter().map(|firm| json!([firm.name, firm.country])).collect();
            let said = json!({
                "name": own.name, "service": own.service, "role": own.role, "country": own.country,
                "transfer": own.transfer, "sub_processors": firms,
            });
            (own.id.0.clone(), said)
        })
        .collect();
    let systems = clinic.systems.iter().filter(|own| row.facts.systems.contains(&own.id));
    let systems: Map<String, Value> =
        systems.map(|own| (own.id.0.clone(), json!({ "name": own.name, "kind": own.kind }))).collect();
    json!({
        "controllers": row.controllers,
        "article_6": row.article_6,
        "article_9": row.article_9,
        "bases": row.facts.bases,
        "categories": row.facts.categories,
        "recipients": row.facts.recipients,
        "retention": row.facts.retention,
        "suppliers": suppliers,
        "systems": systems,
    })
}

/// Number and contact of each undertaking that answers for a row.
fn undertakings(clinic: &Clinic, rows: &[Row]) -> Map<String, Value> {
    let answers =
        |name: &str| rows.iter().any(|row| !row.is_struck() && row.controllers.iter().any(|own| own == name));
    let named = clinic.undertakings.iter().filter(|own| answers(own.name.trim()));
    named
        .map(|own| {
            let said = json!({ "name": own.name, "organisation_number": own.organisation_number, "contact": own.contact });
            (own.id.0.clone(), said)
        })
        .collect()
}

/// One sentence on what is different from the last signed version; `None` when nothing is.
pub fn changes(ctx: &Ctx, signed: &SignedSummary, now: &Value, rows: &[Row]) -> Option<String> {
    let before: Value = serde_json::from_str(&signed.data).unwrap_or_default();
    if before == *now {
        return None;
    }
    let own = |data: &Value, id: &str| {
        data["own"]
            .as_array()
            .and_then(|all| all.iter().find(|own| own["id"] == id))
            .cloned()
            .unwrap_or_default()
    };
    let differs = |row: &&Row| {
        ["rows", "answers"].iter().any(|part| before[*part][&row.id] != now[*part][&row.id])
            || own(&before, &row.id) != own(now, &row.id)
    };
    let names: Vec<&str> = rows.iter().filter(differs).map(|row| row.name.as_str()).collect();
    Some(if names.is_empty() {
        t::DOCUMENT_CHANGED_FACTS.fill(ctx.lang, &[("version", &signed.version)])
    } else {
        t::DOCUMENT_CHANGES.fill(ctx.lang, &[("version", &signed.version), ("rows", &names.join(", "))])
    })
}
