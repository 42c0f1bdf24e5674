//! Workbooks of Excel 2007 and later (Office Open XML): `rust_xlsxwriter` writes them, `calamine` reads them.
//!
//! What is ours is the look of a sheet, and the bounds: `docs/decisions/0012-spreadsheets.md`.

mod cells;
mod package;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::read;
pub use write::to_xlsx;
