//! Text from outside, made honest: signs that hide or turn words around are shown by their number.

use std::fmt::Write as _;

/// One line: white space of every kind becomes a single space.
pub fn line(text: &str) -> String {
    let shown = shown(text);
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines: line ends are kept, at most one empty line in a row.
pub fn lines(text: &str) -> String {
    let shown = shown(&text.replace("\r\n", "\n").replace('\r', "\n"));
    let mut kept: Vec<String> = vec![];
    for own in shown.lines().map(|own| own.split_whitespace().collect::<Vec<_>>().join(" ")) {
        if !own.is_empty() || kept.last().is_some_and(|last| !last.is_empty()) {
            kept.push(own);
        }
    }
    kept.join("\n").trim().to_owned()
}

/// Every sign that a reader would not see is shown as `⟦U+202E⟧`; line ends and tabs stay.
fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        if deceives(sign) {
            write!(shown, "⟦U+{:04X}⟧", u32::from(sign)).expect("writing to a string");
        } else {
            shown.push(sign);
        }
    }
    shown
}

/// True for signs that have no picture of their own, or change the order or the look of others.
fn deceives(sign: char) -> bool {
    let is_control = sign.is_control() && !matches!(sign, '\n' | '\r' | '\t');
    let is_invisible = matches!(u32::from(sign),
        0x00AD | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x2028..=0x202E | 0x2060..=0x206F | 0x2800 | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB
        | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF);
    // Places that Unicode keeps for private use and for nothing at all look different on every machine.
    let is_unsettled =
        matches!(u32::from(sign), 0xE000..=0xF8FF | 0xF0000..=0x10FFFF) || u32::from(sign) & 0xFFFE == 0xFFFE;
    is_control || is_invisible || is_unsettled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_turn_or_hide_words_are_shown_by_number() {
        assert_eq!(line("faktura\u{202E}fdp.exe"), "faktura⟦U+202E⟧fdp.exe");
        assert_eq!(line("Jour\u{200B}nal\u{00AD} AS\u{7}"), "Jour⟦U+200B⟧nal⟦U+00AD⟧ AS⟦U+0007⟧");
        assert_eq!(line("a\u{E0041}b\u{FFFE}"), "a⟦U+E0041⟧b⟦U+FFFE⟧");
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in
            ["Kárášjohka Ærlig & sønn «AS»", "<b>x</b> https://example.no?a=1&b", "Łódź – Škoda – Αθήνα"]
        {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn white_space_can_neither_stretch_a_page_nor_forge_a_line() {
        assert_eq!(line("  Ja\n\n\nNei\t\u{3000}x "), "Ja Nei x");
        assert_eq!(lines("a\r\n\r\n\r\n\r\nb\rc   d"), "a\n\nb\nc d");
    }

    #[test]
    fn cleaning_twice_changes_nothing_more() {
        for text in ["x\u{202E}y", " a  b\n\n\n c", "⟦U+202E⟧"] {
            assert_eq!(line(&line(text)), line(text));
            assert_eq!(lines(&lines(text)), lines(text));
        }
    }
}
