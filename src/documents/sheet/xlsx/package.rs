//! The zip file around a workbook, opened without trusting it.

use crate::documents::sheet::SheetError;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Parts that no workbook of a small clinic has more of.
const MOST_PARTS: usize = 1000;

/// Bytes that all parts we read may unpack to. Excel writes much XML for little: a tenth of this holds a usual list.
const MOST_UNPACKED: u64 = 32 * 1024 * 1024;

/// An opened workbook file.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    room: u64,
}

impl<'a> Package<'a> {
    /// Opens a file that begins like a zip file. Nothing is unpacked yet.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, SheetError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
        match archive.len() <= MOST_PARTS {
            true => Ok(Package { archive, room: MOST_UNPACKED }),
            false => Err(SheetError::TooLarge),
        }
    }

    /// True when there is such a part.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part; `None` when there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, SheetError> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|_| SheetError::Damaged)?;
        if part.size() > self.room {
            return Err(SheetError::TooLarge);
        }
        // What the file says of a part's size may be a lie.
        let mut bytes = vec![];
        let read = part.take(self.room + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > self.room {
            return Err(SheetError::TooLarge);
        }
        read.map_err(|_| SheetError::Damaged)?;
        self.room -= bytes.len() as u64;
        let text = String::from_utf8(bytes).map_err(|_| SheetError::Damaged)?;
        Ok(Some(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)))
    }
}
