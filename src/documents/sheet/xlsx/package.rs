//! The zip file around a workbook, looked through before a library trusts what stands in it.

use crate::documents::sheet::SheetError;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Parts that no workbook of a small clinic has more of.
const MOST_PARTS: usize = 1000;

/// Bytes that all parts may unpack to. Excel writes much XML for little: a tenth of this holds a usual list.
const MOST_UNPACKED: u64 = 32 * 1024 * 1024;

/// Bytes of the part with the styles.
const MOST_STYLES: usize = 2 * 1024 * 1024;

/// Bytes from the beginning of one element to that of the next, in the part with the styles.
const LONGEST_STYLE: usize = 2 * 1024;

/// What the shortest text that cells share takes: `<si/>`.
const SHORTEST_TEXT: usize = 5;

/// How a spreadsheet of LibreOffice says what it is.
const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Unpacks every part within bounds and keeps none. Nothing that the file says of its sizes is believed.
pub fn check(bytes: &[u8]) -> Result<(), SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetError::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(SheetError::TooLarge);
    }
    let (mut room, mut is_workbook, mut content) = (MOST_UNPACKED, false, vec![]);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| SheetError::Damaged)?;
        content.clear();
        let read = part.by_ref().take(room + 1).read_to_end(&mut content);
        room = room.checked_sub(content.len() as u64).ok_or(SheetError::TooLarge)?;
        read.map_err(|_| SheetError::Damaged)?;
        let name = part.name().map_err(|_| SheetError::Damaged)?.to_ascii_lowercase();
        check_part(&name, &content)?;
        is_workbook |= name.starts_with("xl/");
    }
    match is_workbook {
        true => Ok(()),
        false => Err(SheetError::NotASheet),
    }
}

/// Tells tables of another kind, and refuses parts for which calamine would ask for far more memory than they are long.
fn check_part(name: &str, content: &[u8]) -> Result<(), SheetError> {
    let is_other = name == "mimetype" && content.starts_with(OPEN_DOCUMENT);
    if is_other || name == "xl/workbook.bin" || name == "index/document.iwa" {
        return Err(SheetError::OtherFormat);
    }
    if name.ends_with("sharedstrings.xml") && promised(content) > content.len() / SHORTEST_TEXT {
        return Err(SheetError::Damaged);
    }
    // The name of a font is copied for each style that has it.
    if name.ends_with("styles.xml") {
        let longest = content.split(|byte| *byte == b'<').map(<[u8]>::len).max().unwrap_or(0);
        if content.len() > MOST_STYLES || longest > LONGEST_STYLE {
            return Err(SheetError::TooLarge);
        }
    }
    Ok(())
}

/// How many texts the part says that it has: calamine makes room for so many. Zeros are passed over, for UTF-16.
fn promised(content: &[u8]) -> usize {
    const NAME: &[u8] = b"uniqueCount";
    let plain: Vec<u8> = content.iter().copied().filter(|byte| *byte != 0).collect();
    let places = plain.windows(NAME.len()).enumerate().filter(|(_, window)| *window == NAME);
    let number = |(at, _): (usize, &[u8])| {
        let rest = plain[at + NAME.len()..].iter().skip_while(|byte| !byte.is_ascii_digit());
        let digits = rest.take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_usize, |number, digit| {
            number.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
        })
    };
    places.map(number).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_held_against_what_is_there() {
        let said = |number: &str| format!("<sst xmlns='a' uniqueCount = \"{number}\"><si/><si/></sst>");
        assert_eq!(promised(said("2").as_bytes()), 2);
        assert_eq!(promised(said("99999999999999999999999").as_bytes()), usize::MAX);
        let sixteen: Vec<u8> = said("700").encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(promised(&sixteen), 700);
        assert_eq!(promised(b"<sst><si/></sst>uniqueCount"), 0);
        let check = |number: &str| check_part("xl/sharedstrings.xml", said(number).as_bytes());
        assert_eq!((check("2"), check("20")), (Ok(()), Err(SheetError::Damaged)));
    }

    #[test]
    fn styles_that_would_grow_are_refused() {
        let styles = |name: usize| format!("<fonts><name val='{}'/></fonts>", "a".repeat(name));
        assert_eq!(check_part("xl/styles.xml", styles(31).as_bytes()), Ok(()));
        assert_eq!(check_part("xl/styles.xml", styles(3000).as_bytes()), Err(SheetError::TooLarge));
        assert_eq!(
            check_part("xl/styles.xml", "<xf/>".repeat(500_000).as_bytes()),
            Err(SheetError::TooLarge)
        );
    }
}
