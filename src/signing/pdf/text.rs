//! Text strings: what people read in a PDF's dictionaries.

use super::Value;

/// Longest text that is read, in bytes of the file.
const LONGEST: usize = 20_000;

/// A text as hexadecimal UTF-16, which every reader takes and nothing needs escaping in.
pub(in crate::signing) fn write_text(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{units}>")
}

/// The text of a string, if it is one.
pub(in crate::signing) fn read_text(value: &Value) -> Option<String> {
    let bytes = match value {
        Value::Hex(digits) if digits.len() <= LONGEST => unhex(digits)?,
        Value::Literal(raw) if raw.len() <= LONGEST => unescaped(raw),
        _ => return None,
    };
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(wide) => {
            let units =
                wide.chunks(2).map(|pair| pair.iter().fold(0_u16, |unit, byte| unit << 8 | u16::from(*byte)));
            String::from_utf16(&units.collect::<Vec<_>>()).ok().filter(|_| wide.len() % 2 == 0)
        }
        // Without the mark we write ASCII only.
        None => String::from_utf8(bytes).ok().filter(|text| text.is_ascii()),
    }
}

/// The bytes that hexadecimal digits stand for.
pub(in crate::signing) fn unhex(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: &u8| char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => Some(value(high)? << 4 | value(low)?),
        _ => None,
    });
    pairs.collect()
}

fn unescaped(raw: &[u8]) -> Vec<u8> {
    let mut bytes = vec![];
    let mut rest = raw.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b'r') => bytes.push(b'\r'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'b') => bytes.push(8),
            Some(b'f') => bytes.push(12),
            Some(digit @ b'0'..=b'7') => {
                let mut code = u32::from(digit - b'0');
                for _ in 0..2 {
                    let Some(next) = rest.next_if(|next| (b'0'..=b'7').contains(next)) else { break };
                    code = code * 8 + u32::from(next - b'0');
                }
                bytes.extend(u8::try_from(code & 0xFF));
            }
            Some(other) => bytes.push(other),
            None => {}
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_was_written() {
        let text = "Ødegård – 𝄞 (1)";
        let written = write_text(text);
        assert_eq!(
            read_text(&Value::Hex(written.trim_matches(['<', '>']).as_bytes())).as_deref(),
            Some(text)
        );
    }

    #[test]
    fn escapes_mean_what_the_standard_says() {
        assert_eq!(read_text(&Value::Literal(b"a\\(b\\)\\\\\\101\\n")).as_deref(), Some("a(b)\\A\n"));
        assert_eq!(read_text(&Value::Literal(b"\xFE\xFF\\000A")).as_deref(), Some("A"));
        assert_eq!(read_text(&Value::Literal(b"\xE6")), None);
    }
}
