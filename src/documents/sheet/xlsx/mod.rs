//! Workbooks of Excel 2007 and later (Office Open XML): a zip file of XML parts.
//!
//! Why this is our own on top of `zip` and `quick-xml`: `docs/decisions/0012-spreadsheets.md`.

mod cells;
mod dates;
mod package;
mod parts;
mod read;
mod strings;
mod write;
mod xml;

pub use read::read;
#[cfg(test)]
pub use write::pack;
pub use write::to_xlsx;
