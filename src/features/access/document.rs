//! The module's documents, each a value made of facts, answers and fixed words.

mod checks;
mod event;
mod papers;
mod read_back;
mod register;
mod roles;
mod routines;
mod sharing;

pub use checks::{answer, checked_name};
pub use event::kind_of;
pub use papers::papers_kind;
pub use read_back::read_back;
pub use register::{later as register_later, value as register_value};
pub use routines::Responsible;
pub use sharing::who;

use super::state::Access;
use crate::content::{Lang, Localized};
use crate::documents::{Block, Cell, Column, Document, Format, Purpose, Table};
use crate::domain::{check_organisation_number, Ctx, Date, Id};
use crate::features::Draft;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Kind of the authorisation register.
pub const REGISTER: &str = "access-register";
/// Kind of the overview of roles.
pub const ROLES: &str = "access-roles";
/// Kind of a list of what an event opens or closes, before the event's id.
pub const EVENT: &str = "access-event";
/// Kind of the record of a check, before its id.
pub const CONTROL: &str = "access-control";
/// Kind of the follow-up of self-authorisation.
pub const SELF_AUTHORISATION: &str = "self-authorisation";
/// Kind of the record of reviews of logs.
pub const LOG_REVIEW: &str = "log-review";
/// Kind of the routine for blocking.
pub const BLOCKING: &str = "blocking-routine";
/// Kind of the three procedures.
pub const PROCEDURES: &str = "access-procedures";
/// Kind of an agreement on sharing, before the arrangement's id.
pub const SHARING: &str = "access-sharing";

/// Where a document is read and signed.
pub fn draft_href(kind: &str) -> String {
    format!("#/dokumenter/utkast/{kind}")
}

/// Every document that can be made now, and that somebody has use for.
pub fn drafts(ctx: &Ctx, access: &Access) -> Vec<Draft> {
    let mut drafts = vec![];
    drafts.extend(roles::draft(ctx, access));
    drafts.extend(register::draft(ctx, access));
    drafts.extend(routines::procedures(ctx));
    drafts.extend(event::drafts(ctx, access));
    drafts.extend(papers::drafts(ctx, access));
    drafts.extend(checks::control(ctx, access));
    drafts.extend(checks::self_authorisation(ctx, access));
    drafts.extend(checks::log_review(ctx, access));
    drafts.extend(routines::blocking(ctx, access));
    drafts.extend(sharing::drafts(ctx, access));
    drafts
}

/// What a document is made of, besides what all have in common.
struct Frame {
    kind: String,
    /// Words of the catalogues alone, since titles become names of files.
    title: String,
    result: String,
    blocks: Vec<Block>,
    valid_until: Option<Date>,
    data: Value,
    /// Whom the data points to.
    named: BTreeSet<Id>,
}

fn document(ctx: &Ctx, frame: Frame) -> Document {
    let mut data = frame.data;
    // The kind tells whoever reads the data back what it is.
    data["kind"] = frame.kind.as_str().into();
    data["people"] = people(ctx, &frame.named);
    let manager =
        ctx.clinic.manager().map(|person| person.name.clone()).filter(|name| !name.trim().is_empty());
    Document {
        id: ctx.digest.next_document_id(),
        version: ctx.digest.next_version(&frame.kind),
        kind: frame.kind,
        lang: ctx.lang,
        purpose: Purpose::Record,
        format: Format::Report,
        title: frame.title,
        clinic: ctx.clinic.name.clone(),
        organisation_number: check_organisation_number(&ctx.clinic.organisation_number).ok().flatten(),
        contact: vec![],
        date: ctx.today,
        prepared_by: manager.unwrap_or_else(|| ctx.clinic.name.clone()),
        valid_until: frame.valid_until,
        result: frame.result,
        changes: None,
        chain: None,
        blocks: frame.blocks,
        data: data.to_string(),
        signatures: vec![],
    }
}

fn people(ctx: &Ctx, named: &BTreeSet<Id>) -> Value {
    let known = ctx.clinic.people.iter().filter(|person| named.contains(&person.id));
    let names: Map<String, Value> =
        known.map(|person| (person.id.0.clone(), Value::from(person.name.clone()))).collect();
    Value::Object(names)
}

fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into() }
}

fn paragraph(text: &Localized, lang: Lang) -> Block {
    Block::Paragraph(text.string(lang))
}

fn list(items: Vec<String>) -> Block {
    Block::List { ordered: false, items }
}

fn steps(items: Vec<String>) -> Block {
    Block::List { ordered: true, items }
}

/// A table whose first cell names the row.
fn table(caption: String, columns: &[(&Localized, u16)], rows: Vec<Vec<Cell>>, lang: Lang) -> Block {
    let columns =
        columns.iter().map(|(title, weight)| Column { title: title.string(lang), weight: *weight }).collect();
    Block::Table(Table { caption, columns, row_headers: true, rows })
}

/// Label and value, where there is a value.
fn fields(rows: Vec<(String, String)>) -> Block {
    Block::Fields(rows.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect())
}

/// Written text, where there is some.
fn written(text: &str) -> Option<Block> {
    let text = text.trim();
    (!text.is_empty()).then(|| Block::Paragraph(text.to_owned()))
}

fn or_dash(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { "–" } else { text }.to_owned()
}
