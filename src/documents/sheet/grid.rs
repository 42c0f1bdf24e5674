//! Rows that come in cell by cell, within bounds.

use super::clean::clean;
use super::{Limits, SheetError};

/// The rows read so far.
pub struct Grid {
    limits: Limits,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
}

impl Grid {
    /// Nothing read yet.
    pub fn new(limits: Limits) -> Grid {
        Grid { limits, rows: vec![], row: vec![] }
    }

    /// A cell of the row under way. What is empty takes no room, wherever it stands.
    pub fn put(&mut self, column: usize, text: &str) -> Result<(), SheetError> {
        // Cleaning takes away less than it costs to clean a text that is far too long.
        if text.len() > self.limits.characters.saturating_mul(16) {
            return Err(SheetError::LongCell);
        }
        let text = clean(text);
        if text.is_empty() {
            return Ok(());
        }
        if text.chars().count() > self.limits.characters {
            return Err(SheetError::LongCell);
        }
        if column >= self.limits.columns {
            return Err(SheetError::TooManyColumns);
        }
        if self.row.len() <= column {
            self.row.resize(column + 1, String::new());
        }
        self.row[column] = text;
        Ok(())
    }

    /// The row is at its end. Empty rows are left out.
    pub fn end_row(&mut self) -> Result<(), SheetError> {
        if self.row.is_empty() {
            return Ok(());
        }
        if self.rows.len() >= self.limits.rows {
            return Err(SheetError::TooManyRows);
        }
        self.rows.push(std::mem::take(&mut self.row));
        Ok(())
    }

    /// All rows, equally long.
    pub fn finish(mut self) -> Result<Vec<Vec<String>>, SheetError> {
        let longest = self.rows.iter().map(Vec::len).max().ok_or(SheetError::Empty)?;
        self.rows.iter_mut().for_each(|row| row.resize(longest, String::new()));
        Ok(self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEW: Limits = Limits { bytes: 100, rows: 2, columns: 2, characters: 3 };

    #[test]
    fn each_bound_has_an_error_of_its_own() {
        let mut grid = Grid::new(FEW);
        assert_eq!(grid.put(0, "åøæ"), Ok(()));
        assert_eq!(grid.put(0, "åøæ1"), Err(SheetError::LongCell));
        assert_eq!(grid.put(0, &" ".repeat(100)), Err(SheetError::LongCell));
        assert_eq!(grid.put(2, "a"), Err(SheetError::TooManyColumns));
        assert_eq!(grid.put(9, " "), Ok(()), "an empty cell takes no room");
        assert_eq!(
            (grid.end_row(), grid.put(1, "b"), grid.end_row(), grid.end_row()),
            (Ok(()), Ok(()), Ok(()), Ok(()))
        );
        let _ = grid.put(0, "c");
        assert_eq!(grid.end_row(), Err(SheetError::TooManyRows));
        assert_eq!(grid.finish().unwrap(), [["åøæ", ""], ["", "b"]]);
    }

    #[test]
    fn nothing_is_said_to_be_empty() {
        assert_eq!(Grid::new(FEW).finish(), Err(SheetError::Empty));
    }
}
