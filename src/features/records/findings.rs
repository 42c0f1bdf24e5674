//! What needs attention in the record of processing.

use super::model::Register;
use super::overview::{href, HREF, PERIODS_HREF, RECIPIENTS_HREF};
use super::row::{rows, Lack, Row};
use super::t;
use crate::content::{plural, Lang, Localized};
use crate::domain::privacy::{retention_rules, Applicable, RetentionRule};
use crate::domain::{Ctx, DataCategory, Finding, Supplier, Urgency};
use std::collections::BTreeSet;

/// Everything that needs attention; nothing until the clinic has told about itself.
pub fn findings(ctx: &Ctx, register: &Register) -> Vec<Finding> {
    if !ctx.clinic.is_started() {
        return vec![];
    }
    let rows = rows(ctx, register);
    let mut findings = blockers(ctx, &rows);
    findings.extend(undecided_periods(ctx, &rows));
    findings
}

/// What must be mended before the record is signed. A period that is not decided is no blocker: the record says so.
pub fn blockers(ctx: &Ctx, rows: &[Row]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = rows.iter().flat_map(|row| about_row(row, ctx.lang)).collect();
    findings.extend(without_row(ctx, rows).into_iter().map(|supplier| Finding {
        key: format!("records/recipient/{}", supplier.id),
        text: t::FINDING_SUPPLIER.fill(ctx.lang, &[("name", &supplier.label(ctx.lang))]),
        remedy: t::REMEDY_SUPPLIER.string(ctx.lang),
        href: RECIPIENTS_HREF.to_owned(),
        urgency: Urgency::Soon,
    }));
    findings.extend(not_looked_at(rows, ctx.lang));
    findings
}

/// What is wrong with one row.
pub fn about_row(row: &Row, lang: Lang) -> Vec<Finding> {
    let finding = |what: &str, text: String, remedy: &Localized, urgency| Finding {
        key: format!("records/{what}/{}", row.id),
        text,
        remedy: remedy.string(lang),
        href: href(&row.id),
        urgency,
    };
    let name: &dyn std::fmt::Display = &row.name;
    if row.is_struck() {
        let text = t::FINDING_REASON.fill(lang, &[("name", name)]);
        let blank = row.reason.is_empty();
        return blank
            .then(|| finding("reason", text, &t::REMEDY_REASON, Urgency::Soon))
            .into_iter()
            .collect();
    }
    let basis = row.lacks().map(|lack| {
        let text = match lack {
            Lack::Article6 => &t::FINDING_BASIS,
            Lack::Article9 => &t::FINDING_HEALTH_BASIS,
        };
        finding("basis", text.fill(lang, &[("name", name)]), &t::REMEDY_BASIS, Urgency::Now)
    });
    let missing = missing(row, lang);
    let incomplete = (!missing.is_empty()).then(|| {
        let text = t::FINDING_INCOMPLETE.fill(lang, &[("name", name), ("what", &missing.join(", "))]);
        finding("incomplete", text, &t::REMEDY_INCOMPLETE, Urgency::Soon)
    });
    basis.into_iter().chain(incomplete).collect()
}

/// What article 30 requires and a row does not say, besides its legal basis.
fn missing(row: &Row, lang: Lang) -> Vec<String> {
    let parts = [
        (row.purpose.is_empty(), &t::FIELD_PURPOSE),
        (row.rests_on_interest() && row.interest.is_empty(), &t::FIELD_INTEREST),
        (row.subjects.is_empty(), &t::FIELD_SUBJECTS),
        (row.categories.is_empty(), &t::FIELD_CATEGORIES),
        (row.retention.is_empty(), &t::FIELD_RETENTION),
        (row.security.is_empty(), &t::FIELD_SECURITY),
    ];
    parts
        .into_iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, name)| name.get(lang).to_lowercase())
        .collect()
}

/// Suppliers that get data about patients and stand in no row that counts.
pub fn without_row<'a>(ctx: &Ctx<'a>, rows: &[Row]) -> Vec<&'a Supplier> {
    let named: BTreeSet<_> =
        rows.iter().filter(|row| !row.is_struck()).flat_map(|row| &row.facts.suppliers).collect();
    let gets = |supplier: &&Supplier| supplier.data.iter().any(|data| is_about_patients(*data));
    ctx.clinic.suppliers.iter().filter(gets).filter(|supplier| !named.contains(&supplier.id)).collect()
}

/// False for what is about staff, visitors and the systems themselves.
fn is_about_patients(data: DataCategory) -> bool {
    use DataCategory::{Accounts, Camera, Staff, WebVisits};
    !matches!(data, Accounts | Camera | Staff | WebVisits)
}

fn not_looked_at(rows: &[Row], lang: Lang) -> Option<Finding> {
    let count = rows.iter().filter(|row| !row.is_decided()).count();
    (count > 0).then(|| Finding {
        key: "records/rows".to_owned(),
        text: plural(count, &t::FINDING_ROWS_ONE, &t::FINDING_ROWS, lang),
        remedy: t::REMEDY_ROWS.string(lang),
        href: HREF.to_owned(),
        urgency: Urgency::Soon,
    })
}

/// The rules of rows that count.
pub fn rules_in_use(rows: &[Row]) -> Vec<&'static RetentionRule> {
    let used: BTreeSet<&String> =
        rows.iter().filter(|row| !row.is_struck()).flat_map(|row| &row.facts.retention).collect();
    retention_rules().iter().filter(|rule| used.contains(&rule.id)).collect()
}

/// How many periods the clinic has to decide still.
pub fn undecided(ctx: &Ctx, rows: &[Row]) -> usize {
    let applicable = Applicable::new(ctx.clinic, &ctx.digest.privacy);
    rules_in_use(rows).into_iter().filter(|rule| !applicable.is_decided(rule)).count()
}

fn undecided_periods(ctx: &Ctx, rows: &[Row]) -> Option<Finding> {
    let count = undecided(ctx, rows);
    (count > 0).then(|| Finding {
        key: "records/periods".to_owned(),
        text: plural(count, &t::FINDING_PERIODS_ONE, &t::FINDING_PERIODS, ctx.lang),
        remedy: t::REMEDY_PERIODS.string(ctx.lang),
        href: PERIODS_HREF.to_owned(),
        urgency: Urgency::Soon,
    })
}
