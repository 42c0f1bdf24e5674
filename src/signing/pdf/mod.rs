//! A small, strict reader for the PDFs that Klinikkvern writes: plain cross-reference tables, nothing hidden between objects.
//!
//! Strict on purpose. What two readers could understand differently (a key twice, a comment, a gap between objects) is
//! where attacks on signed PDFs live, so it is not understood at all. Everything is bounded, and read from front to back.

mod file;
mod text;
mod value;

pub(super) use file::File;
pub(super) use text::{read_text, unhex, write_text};
pub(super) use value::{Dictionary, Value};

/// The bytes are not what this reader understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;
