//! Lists from outside: a file that somebody chose, or what was pasted. Bounds come before trust.

use super::{csv, xlsx, Limits, SheetError};

/// How a zip file begins, and so a workbook.
const ZIP: &[u8] = b"PK\x03\x04";

/// How the older files of Office begin. Workbooks with a password are packed into one, too.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The rows of a workbook's first sheet, of a CSV file, or of pasted text. They are equally long, none is empty, and what
/// stands in them is cleaned.
pub fn read_rows(bytes: &[u8], limits: Limits) -> Result<Vec<Vec<String>>, SheetError> {
    if bytes.len() > limits.bytes {
        return Err(SheetError::TooLarge);
    }
    if bytes.starts_with(ZIP) {
        return xlsx::read(bytes, limits);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(if has_password(bytes) {
            SheetError::PasswordProtected
        } else {
            SheetError::OtherFormat
        });
    }
    csv::read(bytes, limits)
}

/// True when one of the streams of a compound file is what Office calls a locked workbook.
fn has_password(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
