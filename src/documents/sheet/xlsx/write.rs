//! A sheet as a workbook: one tab, a bold row of headings that stays in sight, and texts, never formulas.
//!
//! Every cell is written as a text and has the format for texts, so that it stays one also when somebody edits it. The same
//! sheet gives the same bytes.

use crate::documents::sheet::clean::clean;
use crate::documents::sheet::Sheet;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// What Excel takes for the name of a tab.
const LONGEST_TAB: usize = 31;

/// Columns are no wider than this, and no narrower; the unit is the width of a digit.
const WIDEST: usize = 50;
const NARROWEST: usize = 8;

/// The built-in format for texts.
const TEXT: u8 = 49;

/// The sheet as a workbook; nothing when it has more than a workbook can hold.
pub fn to_xlsx(sheet: &Sheet) -> Option<Vec<u8>> {
    written(sheet).ok()
}

fn written(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day is always the same: neither a clock nor whoever saves the file is asked.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let page = workbook.add_worksheet();
    page.set_name(tab_name(&sheet.title))?;
    page.set_freeze_panes(1, 0)?;
    for (column, width) in (0..).zip(widths(sheet)) {
        page.set_column_width(column, width)?;
    }
    // The mark for quotation keeps Excel from reading a text anew when somebody edits it.
    let text = Format::new()
        .set_num_format_index(TEXT)
        .set_quote_prefix()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    write_row(page, 0, &sheet.columns, &text.clone().set_bold())?;
    for (number, row) in (1..).zip(&sheet.rows) {
        write_row(page, number, row, &text)?;
    }
    workbook.save_to_buffer()
}

fn write_row(page: &mut Worksheet, number: u32, cells: &[String], format: &Format) -> Result<(), XlsxError> {
    for (column, cell) in cells.iter().enumerate() {
        let column = u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)?;
        page.write_string_with_format(number, column, clean(cell), format)?;
    }
    Ok(())
}

/// A name that Excel takes for a tab: without the signs of its formulas, and short.
fn tab_name(title: &str) -> String {
    let title = clean(title).replace(['[', ']', ':', '*', '?', '/', '\\', '\n'], " ");
    let mut name = String::new();
    for sign in title.trim_matches(['\'', ' ']).chars() {
        if name.encode_utf16().count() + sign.len_utf16() > LONGEST_TAB {
            break;
        }
        name.push(sign);
    }
    let name = name.trim_end_matches(['\'', ' ']);
    if name.is_empty() {
        "1".to_owned()
    } else {
        name.to_owned()
    }
}

/// Columns as wide as their longest line, within reason: what is longer goes on in a new line of its cell.
fn widths(sheet: &Sheet) -> Vec<f64> {
    let lines = || std::iter::once(&sheet.columns).chain(&sheet.rows);
    let longest = |column: usize| {
        let cells = lines().filter_map(|row| row.get(column));
        cells.flat_map(|cell| cell.lines()).map(|line| line.chars().count()).max().unwrap_or(0)
    };
    let columns = lines().map(Vec::len).max().unwrap_or(0);
    (0..columns).map(|column| (longest(column).clamp(NARROWEST, WIDEST) + 2) as f64).collect()
}
