//! A workbook's first sheet, as rows of texts.

use super::cells::shown;
use super::package;
use crate::documents::sheet::grid::Grid;
use crate::documents::sheet::{Limits, SheetError};
use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

/// The rows of the first sheet that somebody can see. They are read cell by cell: a table of the whole would be as large as
/// the file says.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Vec<String>>, SheetError> {
    package::check(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(cause)?;
    let from_1904 = workbook.has_1904_epoch();
    let name = first_sheet(&workbook)?;
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(cause)?;
    let (mut grid, mut under_way) = (Grid::new(limits), 0);
    while let Some(cell) = cells.next_cell().map_err(cause)? {
        let (row, column) = cell.get_position();
        if row != under_way {
            grid.end_row()?;
            under_way = row;
        }
        grid.put(column as usize, &shown(cell.get_value(), from_1904))?;
    }
    grid.end_row()?;
    grid.finish()
}

/// The name of the first sheet that is shown and holds cells.
fn first_sheet(workbook: &Xlsx<Cursor<&[u8]>>) -> Result<String, SheetError> {
    let sheets = &workbook.sheets_metadata();
    if sheets.is_empty() {
        return Err(SheetError::Damaged);
    }
    let mut seen = sheets
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    seen.next().map(|sheet| sheet.name.clone()).ok_or(SheetError::Empty)
}

fn cause(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::PasswordProtected,
        _ => SheetError::Damaged,
    }
}
