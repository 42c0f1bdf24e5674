//! The register as a spreadsheet.

use super::content::register_fields;
use super::document::register_value;
use super::register::lines;
use super::state::Access;
use super::{t, words};
use crate::documents::sheet::Sheet;
use crate::domain::Ctx;

/// Every authorisation in a row, every field of the register in a column, and how it stands today.
pub fn register(ctx: &Ctx, access: &Access) -> Sheet {
    let lang = ctx.lang;
    let mut columns = vec![t::COLUMN_NUMBER.string(lang)];
    columns.extend(register_fields().iter().map(|field| field.name.string(lang)));
    columns.push(t::COLUMN_STANDS.string(lang));
    let row = |line: &super::register::Line| {
        let mut cells = vec![line.entry.number.to_string()];
        cells.extend(register_fields().iter().map(|field| register_value(ctx, access, line, field)));
        cells.push(words::standing(ctx, line));
        cells
    };
    Sheet {
        title: t::REGISTER_TITLE.string(lang),
        columns,
        rows: lines(&access.entries).iter().map(row).collect(),
    }
}
