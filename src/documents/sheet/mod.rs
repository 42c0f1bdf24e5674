//! Tables as spreadsheets: written for whoever keeps lists in a spreadsheet program, and read from there.
//!
//! A [`Sheet`] is a value, like a [`crate::documents::Document`]. Writing and reading live in the export worker (cargo
//! feature `export`); the page only knows the values and what may go wrong.

#[cfg(feature = "export")]
mod clean;
#[cfg(feature = "export")]
mod csv;
mod error;
#[cfg(feature = "export")]
mod grid;
#[cfg(feature = "export")]
mod payloads;
#[cfg(feature = "export")]
mod read;
#[cfg(all(test, feature = "export"))]
mod tests;
#[cfg(feature = "export")]
mod xlsx;

use serde::{Deserialize, Serialize};

crate::texts!("documents/sheet");

#[cfg(feature = "export")]
pub use csv::to_csv;
pub use error::SheetError;
#[cfg(feature = "export")]
pub use payloads::payloads;
#[cfg(feature = "export")]
pub use read::read_rows;
#[cfg(feature = "export")]
pub use xlsx::to_xlsx;

/// A table to be saved as a file of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What the table is: the name of its tab. Only XLSX shows it.
    pub title: String,
    /// Headings of the columns, from left to right.
    pub columns: Vec<String>,
    /// One list of texts a row, as many as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// What kind of file a sheet becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetFormat {
    /// Text with `;` between the cells, which every program reads and Norwegian Excel opens with a double click.
    Csv,
    /// A workbook of Excel, which LibreOffice and Google Sheets open too.
    Xlsx,
}

impl SheetFormat {
    /// The end of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            SheetFormat::Csv => "csv",
            SheetFormat::Xlsx => "xlsx",
        }
    }

    /// What browsers call such a file.
    pub fn media_type(self) -> &'static str {
        match self {
            SheetFormat::Csv => "text/csv;charset=utf-8",
            SheetFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The bounds of what is read from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Rows with something in them.
    pub rows: usize,
    /// Columns up to the last with something in it.
    pub columns: usize,
    /// Characters of one cell.
    pub characters: usize,
}

impl Limits {
    /// What a list of a small clinic never comes near.
    pub const LIST: Limits = Limits { bytes: 2 * 1024 * 1024, rows: 500, columns: 30, characters: 500 };
}
