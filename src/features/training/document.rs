//! The module's documents: the yearly report, the certificate that each gets, the poster for the staff room.

mod certificate;
mod poster;
mod report;

pub use certificate::certificate;
pub use poster::poster;
pub use report::{read_back, recurrence, report};

use super::model::Log;
use super::t;
use crate::content::{Lang, Localized};
use crate::documents::{Block, Cell, Column, Table};
use crate::domain::Ctx;
use crate::features::Draft;

/// Kind of the yearly report.
pub const REPORT: &str = "training-report";
/// Kind of a person's own certificate.
pub const CERTIFICATE: &str = "training-certificate";
/// Kind of the poster.
pub const POSTER: &str = "training-poster";

/// The report as a draft, once somebody has taken the course.
pub fn drafts(ctx: &Ctx, log: &Log) -> Vec<Draft> {
    let begun = !log.receipts.is_empty();
    let draft = || Draft {
        document: report(ctx, log),
        statement: t::REPORT_STATEMENT.string(ctx.lang),
        blockers: vec![],
    };
    begun.then(draft).into_iter().collect()
}

fn heading(level: u8, text: &Localized, lang: Lang) -> Block {
    Block::Heading { level, text: text.string(lang) }
}

/// Label and value, where there is a value.
fn fields(rows: Vec<(&Localized, String)>, lang: Lang) -> Block {
    let filled = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
    Block::Fields(filled.map(|(label, value)| (label.string(lang), value)).collect())
}

/// A table whose first cell names the row.
fn table(caption: &Localized, columns: &[(&Localized, u16)], rows: Vec<Vec<Cell>>, lang: Lang) -> Block {
    let columns =
        columns.iter().map(|(title, weight)| Column { title: title.string(lang), weight: *weight }).collect();
    Block::Table(Table { caption: caption.string(lang), columns, row_headers: true, rows })
}

fn or_dash(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { "–" } else { text }.to_owned()
}
