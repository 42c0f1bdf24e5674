//! The module's documents, each a value made of facts, answers and fixed terms.

mod agreement;
mod answers;
mod assessment;
mod declaration;
mod read_back;
mod responsibilities;

pub use agreement::{cover_value, missing_cover};
pub use answers::answers;
pub use read_back::read_back;

use super::model::Register;
use super::overview::each;
use crate::content::{Lang, Localized};
use crate::documents::{Block, Cell, Column, Document, Format, Purpose, Table};
use crate::domain::{check_organisation_number, service_name, Ctx, Date, Supplier};
use crate::features::Draft;

/// Kind of a data processing agreement, before the supplier's id.
pub const AGREEMENT: &str = "processor-agreement";
/// Kind of an assessment, before the supplier's id.
pub const ASSESSMENT: &str = "supplier-assessment";
/// Kind of a declaration of return and deletion, before the supplier's id.
pub const DECLARATION: &str = "deletion-declaration";
/// Kind of the table of who does what.
pub const RESPONSIBILITIES: &str = "responsibilities";
/// Kind of the supplier's own copy of its answers.
pub const ANSWERS: &str = "supplier-answers";

/// A document about one supplier has a kind of its own, so that each is signed and watched by itself.
pub fn kind_of(kind: &str, supplier: &Supplier) -> String {
    format!("{kind}-{}", supplier.id)
}

/// Where a document is read and signed.
pub fn draft_href(kind: &str) -> String {
    format!("#/dokumenter/utkast/{kind}")
}

/// Every document that can be made now.
pub fn drafts(ctx: &Ctx, register: &Register) -> Vec<Draft> {
    let mut drafts = vec![];
    for (supplier, dossier) in each(ctx, register) {
        drafts.extend(agreement::draft(ctx, supplier, dossier));
        drafts.extend(assessment::draft(ctx, supplier, dossier));
        drafts.extend(declaration::draft(ctx, supplier, dossier));
    }
    drafts.extend(responsibilities::draft(ctx, register));
    drafts
}

/// What the documents of a clinic have in common. The title names the service and not the firm, since titles become names
/// of files.
struct Frame<'a> {
    kind: String,
    title: &'a Localized,
    supplier: Option<&'a Supplier>,
    result: String,
    blocks: Vec<Block>,
    valid_until: Option<Date>,
    data: serde_json::Value,
}

fn document(ctx: &Ctx, frame: Frame) -> Document {
    let lang = ctx.lang;
    // The kind tells whoever reads the data back what it is.
    let mut data = frame.data;
    data["kind"] = frame.kind.as_str().into();
    let title = match frame.supplier {
        Some(supplier) => format!("{}: {}", frame.title.get(lang), service_name(supplier.service).get(lang)),
        None => frame.title.string(lang),
    };
    let manager =
        ctx.clinic.manager().map(|person| person.name.clone()).filter(|name| !name.trim().is_empty());
    Document {
        id: ctx.digest.next_document_id(),
        version: ctx.digest.next_version(&frame.kind),
        kind: frame.kind,
        lang,
        purpose: Purpose::Record,
        format: Format::Report,
        title,
        clinic: ctx.clinic.name.clone(),
        contact: vec![],
        organisation_number: check_organisation_number(&ctx.clinic.organisation_number).ok().flatten(),
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

fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into() }
}

fn list(items: Vec<String>) -> Block {
    Block::List { ordered: false, items }
}

/// A table whose first cell names the row.
fn table(caption: String, columns: &[(&Localized, u16)], rows: Vec<Vec<Cell>>, lang: Lang) -> Block {
    let columns =
        columns.iter().map(|(title, weight)| Column { title: title.string(lang), weight: *weight }).collect();
    Block::Table(Table { caption, columns, row_headers: true, rows })
}

/// A text, or a dash where there is none.
fn or_dash(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { "–" } else { text }.to_owned()
}

/// Label and value, where there is a value.
fn fields(rows: Vec<(&Localized, String)>, lang: Lang) -> Block {
    let filled = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
    Block::Fields(filled.map(|(label, value)| (label.string(lang), value)).collect())
}

/// Name and organisation number.
fn party(name: &str, number: &str) -> String {
    match check_organisation_number(number).ok().flatten() {
        Some(digits) => format!("{name}, {}", crate::documents::organisation_number(&digits)),
        None => name.to_owned(),
    }
}

/// The clinic as a party. In an office community, every undertaking that is controller for something is named.
fn clinic_party(ctx: &Ctx) -> String {
    let own = party(&ctx.clinic.name, &ctx.clinic.organisation_number);
    let is_controller = |id| ctx.clinic.controllerships.iter().any(|own| own.controllers.contains(id));
    let others = ctx.clinic.undertakings.iter().filter(|undertaking| is_controller(&undertaking.id));
    let mut parties = vec![own];
    parties.extend(others.map(|undertaking| party(&undertaking.name, &undertaking.organisation_number)));
    parties.dedup();
    parties.join("; ")
}

/// What identifies both parties, for `data`.
fn parties(ctx: &Ctx, supplier: &Supplier) -> serde_json::Value {
    serde_json::json!({
        "clinic": clinic_party(ctx),
        "supplier": { "id": supplier.id, "name": supplier.name, "organisation_number": supplier.organisation_number,
            "service": supplier.service },
    })
}
