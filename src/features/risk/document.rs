//! The risk report: from the register to a document.

mod assessments;
mod data;
mod lists;
mod method;
mod read_back;
mod result;

pub use read_back::read_back;

use super::assessment::Progress;
use super::model::Register;
use super::overview::blockers;
use super::{t, REPORT};
use crate::documents::{Block, Cell, Column, Document, Format, Purpose, Table};
use crate::domain::{check_organisation_number, Ctx, DateExt};
use crate::features::Draft;

/// The report as a draft, once at least one scenario is finished.
pub fn draft(ctx: &Ctx, register: &Register) -> Option<Draft> {
    let finished = register.work(ctx.clinic).iter().any(|id| register.progress(id).is_done());
    finished.then(|| Draft {
        document: document(ctx, register),
        statement: t::STATEMENT.string(ctx.lang),
        blockers: blockers(ctx, register),
    })
}

/// The report, without signatures.
pub fn document(ctx: &Ctx, register: &Register) -> Document {
    let manager =
        ctx.clinic.manager().map(|person| person.name.clone()).filter(|name| !name.trim().is_empty());
    let data = data::data(ctx, register);
    Document {
        id: ctx.digest.next_document_id(),
        kind: REPORT.to_owned(),
        lang: ctx.lang,
        purpose: Purpose::Record,
        format: Format::Report,
        title: t::REPORT_TITLE.string(ctx.lang),
        clinic: ctx.clinic.name.clone(),
        organisation_number: check_organisation_number(&ctx.clinic.organisation_number).ok().flatten(),
        contact: vec![],
        version: ctx.digest.next_version(REPORT),
        date: ctx.today,
        prepared_by: manager.unwrap_or_else(|| ctx.clinic.name.clone()),
        valid_until: Some(ctx.today.plus_months(12)),
        result: result::result(ctx, register),
        changes: ctx.digest.last_signed(REPORT).map(|signed| result::changes(ctx, &signed.data, &data)),
        chain: None,
        blocks: blocks(ctx, register),
        data,
        signatures: vec![],
    }
}

fn blocks(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let mut blocks = method::method(ctx);
    blocks.extend(lists::participants(ctx, register));
    blocks.extend(lists::summary(ctx, register));
    blocks.extend(result::matrices(ctx, register));
    blocks.extend(assessments::sections(ctx, register, Progress::Assessed));
    blocks.extend(assessments::sections(ctx, register, Progress::Started));
    blocks.extend(lists::struck(ctx, register));
    blocks.extend(lists::own(ctx, register));
    blocks.extend(lists::actions(ctx, register));
    blocks.extend(lists::accepted(ctx, register));
    blocks.extend(lists::incidents(ctx, register));
    blocks.extend(lists::not_assessed(ctx, register));
    blocks
}

fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: text.into() }
}

fn list(items: Vec<String>) -> Block {
    Block::List { ordered: false, items }
}

/// A table whose first cell names the row.
fn table(caption: String, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Block {
    let columns = columns
        .iter()
        .map(|(title, weight)| Column { title: (*title).to_owned(), weight: *weight })
        .collect();
    Block::Table(Table { caption, columns, row_headers: true, rows })
}
