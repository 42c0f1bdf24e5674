//! Whether a signed PDF fits into the binder's file. Asked before anybody signs, so that no signature is lost afterwards.

use super::{t, write, Binder, MAX_FILE_BYTES};
use crate::content::Localized;

/// Largest packed PDF: as text it must be shorter than the longest text that a sealed file may hold (4 MiB).
const MAX_PACKED: usize = 3 * 1024 * 1024 - 1024;

/// Kept free for what is written after the last signature.
const RESERVE: usize = 4 * 1024 * 1024;

/// Why a PDF can't be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoom {
    /// The PDF itself is too large.
    InText,
    /// The binder is full.
    InFile,
}

impl NoRoom {
    /// What happened.
    pub fn message(self) -> &'static Localized {
        match self {
            NoRoom::InText => &t::NO_ROOM_TEXT,
            NoRoom::InFile => &t::NO_ROOM_FILE,
        }
    }

    /// What to do.
    pub fn remedy(self) -> &'static Localized {
        match self {
            NoRoom::InText => &t::NO_ROOM_TEXT_REMEDY,
            NoRoom::InFile => &t::NO_ROOM_FILE_REMEDY,
        }
    }
}

impl Binder {
    /// Whether a PDF of this packed length, and the document of this many bytes of JSON, can still be saved.
    pub fn room_for(&self, packed: usize, document: usize) -> Result<(), NoRoom> {
        if packed > MAX_PACKED {
            return Err(NoRoom::InText);
        }
        let whole = write(self).len() + packed.div_ceil(3) * 4 + document + RESERVE;
        if whole > MAX_FILE_BYTES {
            return Err(NoRoom::InFile);
        }
        Ok(())
    }
}
