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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::binder::{open, SignedFile};
    use crate::content::Lang;
    use crate::documents::Document;

    fn signed(count: usize) -> Binder {
        let mut binder = Binder::example(Lang::Nb, jiff::civil::date(2026, 11, 22));
        let document = (*binder.archive()[0]).clone();
        for number in 0..count {
            let file = SignedFile {
                sha256: number.to_string(),
                length: 9,
                packed: vec![number as u8; MAX_PACKED].into(),
            };
            binder.archive_signed(Document { id: number.to_string(), ..document.clone() }, Some(file), None);
        }
        binder
    }

    #[test]
    fn what_there_is_room_for_can_be_saved_and_opened() {
        let binder = signed(1);
        assert_eq!(binder.room_for(MAX_PACKED, 1000), Ok(()));
        let text = write(&binder);
        let longest = text.split('"').map(str::len).max().unwrap();
        assert!(longest < 4 * 1024 * 1024, "the vault refuses longer texts");
        assert!(open(text.as_bytes()).unwrap().files().eq(binder.files()));
        assert_eq!(binder.room_for(MAX_PACKED + 1, 1000), Err(NoRoom::InText));
    }

    #[test]
    fn a_full_binder_takes_no_more_and_still_opens() {
        let full = signed(14);
        assert_eq!(full.room_for(MAX_PACKED, 1000), Err(NoRoom::InFile));
        assert!(write(&full).len() < MAX_FILE_BYTES);
    }
}
