//! Texts of cells as they are shown: nothing in them hides, turns other words around or forges a line.

/// A cell without control characters and without signs that have no picture of their own; spaces around it are gone, and
/// every kind of line end is `\n`.
pub fn clean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            '\t' => kept.push(' '),
            sign if is_unseen(sign) => {}
            sign => kept.push(sign),
        }
    }
    kept.trim().to_owned()
}

/// True for control characters, for those that change the direction of writing, and for what has no width.
fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(u32::from(sign),
            0x00AD | 0x061C | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFF0..=0xFFFB
            | 0xE0000..=0xE0FFF)
        || u32::from(sign) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_turns_words_is_taken_out() {
        assert_eq!(clean("fak\u{202E}tura\u{200B}\u{FEFF}\u{7}\u{0}"), "faktura");
        assert_eq!(clean(" \u{FEFF} Kari\tNordmann\r\nlege\rx "), "Kari Nordmann\nlege\nx");
        assert_eq!(clean("Čáhcesuolu «Ærlig» – Łódź"), "Čáhcesuolu «Ærlig» – Łódź");
    }

    #[test]
    fn cleaning_twice_changes_nothing_more() {
        for text in ["\u{FEFF} =1", "a\r\n\r\nb", " \u{200B} x \u{200B} ", "\t\t"] {
            assert_eq!(clean(&clean(text)), clean(text));
        }
    }
}
