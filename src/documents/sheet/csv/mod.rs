//! Comma-separated values, with whatever stands for the comma.

mod encoding;
mod guard;
mod read;
mod write;

pub use read::read;
pub use write::to_csv;
