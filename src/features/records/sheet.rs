//! The record as a table for a spreadsheet: one line a row.

use super::model::Register;
use super::row::rows;
use super::{t, words};
use crate::content::Lang;
use crate::documents::sheet::Sheet;
use crate::domain::Ctx;

/// Every row that concerns the clinic; struck rows are left out.
pub fn sheet(ctx: &Ctx, register: &Register) -> Sheet {
    let lang = ctx.lang;
    let rows: Vec<_> = rows(ctx, register).into_iter().filter(|row| !row.is_struck()).collect();
    let mut columns = vec![t::FIELD_NUMBER.string(lang), t::FIELD_NAME.string(lang)];
    columns.extend(headings(lang));
    columns.push(t::FIELD_STATUS.string(lang));
    let line = |(n, row): (usize, &super::row::Row)| {
        let mut cells = vec![(n + 1).to_string(), row.name.clone()];
        cells.extend(words::row(row, lang).into_iter().map(|(_, value)| value));
        cells.push(words::verdict(row.verdict).string(lang));
        cells
    };
    Sheet { title: t::TITLE.string(lang), columns, rows: rows.iter().enumerate().map(line).collect() }
}

/// Labels of what a row says, in the order of its values.
fn headings(lang: Lang) -> Vec<String> {
    words::row(&super::row::Row::default(), lang).into_iter().map(|(label, _)| label.string(lang)).collect()
}
