//! Texts as workbooks write them: `_x000D_` stands for a sign that XML can't hold, so that `_` itself sometimes needs it.

/// The length of `_x000D_`.
const CODE: usize = 7;

/// The text that a workbook's text means.
pub fn decoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        match code(from) {
            Some(sign) => {
                plain.extend(sign);
                rest = &from[CODE..];
            }
            None => {
                plain.push('_');
                rest = &from[1..];
            }
        }
    }
    plain + rest
}

/// How a workbook writes a text, with what XML reserves written out.
pub fn encoded(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        match sign == '_' && code(&text[at..]).is_some() {
            true => written.push_str("_x005F_"),
            false => written.push(sign),
        }
    }
    quick_xml::escape::escape(written).into_owned()
}

/// The sign of a code at the beginning of this text; inside, nothing for half of a pair.
fn code(text: &str) -> Option<Option<char>> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let is_code = digits.bytes().all(|digit| digit.is_ascii_hexdigit()) && text[6..].starts_with('_');
    is_code.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_and_words_that_look_like_one_are_kept() {
        assert_eq!(decoded("a_x000D_b_x005F_x0041_"), "a\rb_x0041_");
        assert_eq!(decoded("x_xå_x00_x_x12345_"), "x_xå_x00_x_x12345_");
        for text in ["_x0041_", "__x005F_x0041_", "plain_xyz", "<a & \"b\">", "_x005F_", "_x004"] {
            let xml = encoded(text);
            assert_eq!(decoded(&quick_xml::escape::unescape(&xml).unwrap()), text);
        }
        assert_eq!(encoded("<a_x0041_"), "&lt;a_x005F_x0041_");
    }
}
