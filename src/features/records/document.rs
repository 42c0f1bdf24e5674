//! The record of processing as a document to be signed.

mod blocks;
mod data;
mod read_back;

pub use read_back::read_back;

use super::findings::blockers;
use super::model::Register;
use super::row::{rows, Row};
use super::t;
use crate::documents::{Document, Format, Purpose};
use crate::domain::{check_organisation_number, Ctx, DateExt};
use crate::features::Draft;

/// Kind of the document that the module makes.
pub const RECORD: &str = "record-of-processing";

/// The record as a draft, once the clinic has told about itself.
pub fn draft(ctx: &Ctx, register: &Register) -> Option<Draft> {
    ctx.clinic.is_started().then(|| {
        let rows = rows(ctx, register);
        Draft {
            document: document(ctx, register, &rows),
            statement: t::DOCUMENT_STATEMENT.string(ctx.lang),
            blockers: blockers(ctx, &rows),
        }
    })
}

/// The record, without signatures.
pub fn document(ctx: &Ctx, register: &Register, rows: &[Row]) -> Document {
    let lang = ctx.lang;
    let standing = rows.iter().filter(|row| !row.is_struck()).count();
    let manager = ctx.clinic.manager().map(|person| person.name.clone());
    let data = data::data(ctx, register, rows);
    Document {
        id: ctx.digest.next_document_id(),
        kind: RECORD.to_owned(),
        lang,
        purpose: Purpose::Record,
        format: Format::Report,
        title: t::TITLE.string(lang),
        clinic: ctx.clinic.name.clone(),
        organisation_number: check_organisation_number(&ctx.clinic.organisation_number).ok().flatten(),
        contact: vec![],
        version: ctx.digest.next_version(RECORD),
        date: ctx.today,
        prepared_by: manager
            .filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| ctx.clinic.name.clone()),
        valid_until: Some(ctx.today.plus_months(12)),
        result: t::DOCUMENT_RESULT.fill(lang, &[("n", &standing)]),
        changes: ctx.digest.last_signed(RECORD).and_then(|signed| data::changes(ctx, signed, &data, rows)),
        chain: None,
        blocks: blocks::blocks(ctx, rows),
        data: data.to_string(),
        signatures: vec![],
    }
}
