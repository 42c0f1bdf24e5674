//! Makes every character printable: nothing may vanish, and no page shows the font's "missing" box unmarked.

use super::Measure;

/// Shown for a character that has neither a glyph nor a known stand-in.
const UNKNOWN: char = '□';

/// Base letters and what they become with a combining mark; macOS file names and some keyboards write them apart.
const COMPOSED: [(char, &str, &str); 14] = [
    ('\u{300}', "AEIOUaeiouNn", "ÀÈÌÒÙàèìòùǸǹ"),
    ('\u{301}', "AEIOUYaeiouyCcLlNnRrSsZz", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź"),
    ('\u{302}', "AEIOUaeiouCcGgHhJjSsWwYy", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"),
    ('\u{303}', "ANOanoIiUu", "ÃÑÕãñõĨĩŨũ"),
    ('\u{304}', "AEIOUaeiou", "ĀĒĪŌŪāēīōū"),
    ('\u{306}', "AaEeGgIiOoUu", "ĂăĔĕĞğĬĭŎŏŬŭ"),
    ('\u{307}', "CcEeGgIZz", "ĊċĖėĠġİŻż"),
    ('\u{308}', "AEIOUaeiouyY", "ÄËÏÖÜäëïöüÿŸ"),
    ('\u{30A}', "AaUu", "ÅåŮů"),
    ('\u{30B}', "OoUu", "ŐőŰű"),
    ('\u{30C}', "CcDdEeGgKkLlNnRrSsTtZz", "ČčĎďĚěǦǧǨǩĽľŇňŘřŠšŤťŽž"),
    ('\u{326}', "SsTt", "ȘșȚț"),
    ('\u{327}', "CcGgKkLlNnRrSsTt", "ÇçĢģĶķĻļŅņŖŗŞşŢţ"),
    ('\u{328}', "AaEeIiUu", "ĄąĘęĮįŲų"),
];

/// The text with letters and marks joined, controls removed and unknown characters replaced by something visible.
///
/// Newlines, soft hyphens, non-breaking spaces and non-breaking hyphens stay: line breaking needs them.
pub(super) fn printable(text: &str, measure: &dyn Measure) -> String {
    let mut result = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let joined =
            letters.peek().and_then(|mark| compose(letter, *mark)).filter(|joined| measure.has(*joined));
        if let Some(joined) = joined {
            letters.next();
            result.push(joined);
        } else if matches!(letter, '\n' | '\u{AD}' | '\u{A0}' | '\u{2011}') {
            result.push(letter);
        } else if letter.is_whitespace() && letter != '\r' && !measure.has(letter) {
            result.push(' ');
        } else if invisible(letter) {
            continue;
        } else if measure.has(letter) {
            result.push(letter);
        } else {
            stand_in(letter, measure, &mut result);
        }
    }
    result
}

fn compose(base: char, mark: char) -> Option<char> {
    let (_, bases, joined) = COMPOSED.iter().find(|(known, _, _)| *known == mark)?;
    joined.chars().nth(bases.chars().position(|known| known == base)?)
}

/// Controls, joiners, direction marks, variation selectors and skin tones: they have no shape of their own.
fn invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E007F}')
}

fn stand_in(letter: char, measure: &dyn Measure, result: &mut String) {
    let known = match letter {
        '\u{2010}' | '\u{2043}' => "-",
        '\u{2012}' | '\u{2015}' => "–",
        '\u{2032}' => "'",
        '\u{2033}' => "\"",
        '\u{201B}' => "‘",
        '\u{2024}' => ".",
        '\u{2044}' | '\u{2215}' => "/",
        '\u{2212}' => "-",
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '◯' | '⚪' => "○",
        '⚫' | '🔴' | '🟠' | '🟡' | '🟢' => "●",
        '◼' | '⬛' => "■",
        '◻' | '⬜' => "□",
        '✅' | '☑' | '✔' => "✓",
        '❌' | '✖' | '✘' => "✗",
        '⇒' | '➔' | '➡' | '⟶' => "→",
        '⇐' | '⬅' => "←",
        '≈' => "ca.",
        '≠' => "<>",
        '™' => "(TM)",
        _ => "",
    };
    if !known.is_empty() && known.chars().all(|stand_in| measure.has(stand_in)) {
        result.push_str(known);
    } else {
        result.push(if measure.has(UNKNOWN) { UNKNOWN } else { '?' });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Plain;
    use super::printable;

    #[test]
    fn norwegian_and_sami_letters_stay_as_they_are() {
        let text = "æøå ÆØÅ áčđŋšŧž «» –";
        assert_eq!(printable(text, &Plain), text);
    }

    #[test]
    fn letters_written_apart_are_joined() {
        assert_eq!(printable("A\u{30A}se Ka\u{301}ra\u{301}s\u{30C}johka", &Plain), "Åse Kárášjohka");
    }

    #[test]
    fn what_the_font_lacks_is_visible() {
        assert_eq!(printable("Brann 🔥 her", &Plain), "Brann □ her");
        assert_eq!(printable("👩🏽\u{200D}⚕\u{FE0F}", &Plain), "□□");
        assert_eq!(printable("a\tb\r\nc\u{7}", &Plain), "a b\nc");
        assert_eq!(printable("ﬁn", &Plain), "fin");
    }

    #[test]
    fn each_table_of_letters_is_as_long_as_its_bases() {
        for (mark, bases, joined) in super::COMPOSED {
            assert_eq!(
                bases.chars().count(),
                joined.chars().count(),
                "U+{:04X}: one joined letter a base",
                mark as u32
            );
        }
    }
}
