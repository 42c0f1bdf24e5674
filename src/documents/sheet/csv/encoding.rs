//! Which letters the bytes of a text stand for. Spreadsheet programs write at least four kinds and say it seldom.

/// Where Windows-1252 has letters and Latin-1 has none; `\u{FFFD}` for the five places that stand for nothing.
const WINDOWS: &str = "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ";

/// The text that these bytes are: by their byte order mark, else UTF-16 if every second byte is zero in most of it, else
/// UTF-8 if they are that, else Windows-1252.
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ if looks_like_utf16(bytes, 1) => utf16(bytes, u16::from_le_bytes),
        _ if looks_like_utf16(bytes, 0) => utf16(bytes, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).map_or_else(|_| windows(bytes), str::to_owned),
    }
}

/// True when the bytes at `odd`, `odd` + 2 … are zero and their neighbours are not, in nine of ten pairs.
fn looks_like_utf16(bytes: &[u8], odd: usize) -> bool {
    let pairs = bytes.chunks_exact(2).take(500);
    let (all, fit) = pairs
        .fold((0, 0), |(all, fit), pair| (all + 1, fit + usize::from(pair[odd] == 0 && pair[1 - odd] != 0)));
    all > 1 && fit * 10 >= all * 9
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0x80..=0x9F => WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        byte => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_come_out_of_every_encoding() {
        let words = "Navn;Rolle\nKåre Ærøy;Lege";
        let sixteen = |bytes: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let (little, big) = (sixteen(u16::to_le_bytes), sixteen(u16::to_be_bytes));
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let latin: Vec<u8> = words.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        for bytes in [
            words.as_bytes().to_vec(),
            marked(&[0xEF, 0xBB, 0xBF], words.as_bytes()),
            marked(&[0xFF, 0xFE], &little),
            marked(&[0xFE, 0xFF], &big),
            little,
            big,
            latin,
        ] {
            assert_eq!(decode(&bytes), words);
        }
        assert_eq!(decode(b"\x80 \x96 \x9F\xE5"), "€ – Ÿå");
        assert_eq!(WINDOWS.chars().count(), 32);
    }
}
