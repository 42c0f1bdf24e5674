//! Breaks text into lines.

use super::characters::printable;
use super::style::Style;
use super::Measure;

/// Shown at the end of a line that ends inside a word. The writer draws it as a hyphen that is not part of the text.
const SOFT_HYPHEN: char = '\u{AD}';
/// A word too long for a line breaks after one of these if it can.
const BREAK_AFTER: &str = "/.-–_?&=@:#%+,;";

/// How a piece of text joins the one before.
#[derive(Clone, Copy, PartialEq)]
enum Join {
    Space,
    Tight,
    Soft,
}

struct Piece<'a> {
    text: &'a str,
    join: Join,
}

/// The lines of `text` in `width`; never empty, and no line is wider unless one character is.
///
/// A line that ends between two words keeps its space at the end, so that the words stay apart when the text is read out.
pub(super) fn wrap(measure: &dyn Measure, style: &Style, width: f32, text: &str) -> Vec<String> {
    let text = printable(text, measure);
    let mut lines: Vec<String> = vec![];
    for paragraph in text.trim_end().split('\n') {
        if let Some(last) = lines.last_mut() {
            if !last.is_empty() && !last.ends_with(' ') {
                last.push(' ');
            }
        }
        fill(measure, style, width, paragraph, &mut lines);
    }
    lines
}

/// As many lines as [`wrap`] gives, about equally long: the last line of a large title is not one short word.
pub(super) fn balanced(measure: &dyn Measure, style: &Style, width: f32, text: &str) -> Vec<String> {
    let breaks_words = |lines: &[String]| lines.iter().any(|line| line.ends_with(SOFT_HYPHEN));
    let mut best = wrap(measure, style, width, text);
    for narrower in (10..20).rev().map(|share| width * share as f32 / 20.0) {
        let lines = wrap(measure, style, narrower, text);
        if lines.len() > best.len() || breaks_words(&lines) {
            break;
        }
        best = lines;
    }
    best
}

/// Width of a line without the space at its end.
pub(super) fn text_width(measure: &dyn Measure, style: &Style, text: &str) -> f32 {
    text.trim_end_matches(' ').chars().map(|letter| measure.advance(style.face, letter)).sum::<f32>()
        * style.size
}

/// Width of the widest piece that should not be broken.
pub(super) fn widest_piece(measure: &dyn Measure, style: &Style, text: &str) -> f32 {
    let text = printable(text, measure);
    text.split('\n')
        .flat_map(pieces)
        .map(|piece| text_width(measure, style, &piece.text.replace('\u{A0}', " ")))
        .fold(0.0, f32::max)
}

/// The text on one line, shortened with an ellipsis if need be.
pub(super) fn fit(measure: &dyn Measure, style: &Style, width: f32, text: &str) -> String {
    let text = plain(&printable(&text.replace('\n', " "), measure));
    let room = width - measure.advance(style.face, '…') * style.size;
    let (mut used, mut kept) = (0.0, 0);
    for (at, letter) in text.char_indices() {
        used += measure.advance(style.face, letter) * style.size;
        if used <= room {
            kept = at + letter.len_utf8();
        } else if used > width {
            return format!("{}…", text[..kept].trim_end());
        }
    }
    text
}

fn fill(measure: &dyn Measure, style: &Style, width: f32, text: &str, lines: &mut Vec<String>) {
    let wide = |text: &str| text_width(measure, style, &plain(text));
    let space = measure.advance(style.face, ' ') * style.size;
    let hyphen = measure.advance(style.face, '-') * style.size;
    let (mut line, mut used) = (String::new(), 0.0);
    let mut rest = pieces(text).peekable();
    while let Some(piece) = rest.next() {
        let reserve = if rest.peek().is_some_and(|next| next.join == Join::Soft) { hyphen } else { 0.0 };
        let own = wide(piece.text);
        let gap = if piece.join == Join::Space && !line.is_empty() { space } else { 0.0 };
        if !line.is_empty() && used + gap + own + reserve > width {
            match piece.join {
                Join::Space => line.push(' '),
                Join::Soft => line.push(SOFT_HYPHEN),
                Join::Tight => {}
            }
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        let mut left = piece.text;
        if line.is_empty() {
            if own + reserve > width {
                left = break_word(measure, style, width - reserve, left, lines);
            }
        } else if gap > 0.0 {
            line.push(' ');
        }
        line.push_str(&plain(left));
        used += gap + wide(left);
    }
    lines.push(line);
}

/// Writes the lines that a word too long for one fills, and returns the rest of the word.
fn break_word<'a>(
    measure: &dyn Measure,
    style: &Style,
    width: f32,
    word: &'a str,
    lines: &mut Vec<String>,
) -> &'a str {
    let mut left = word;
    loop {
        let (end, soft) = break_point(measure, style, width, left);
        if end >= left.len() {
            return left;
        }
        lines.push(format!("{}{}", plain(&left[..end]), if soft { "\u{AD}" } else { "" }));
        left = &left[end..];
    }
}

/// Where a word too long for a line breaks, and whether a hyphen has to show it.
fn break_point(measure: &dyn Measure, style: &Style, width: f32, word: &str) -> (usize, bool) {
    let hyphen = measure.advance(style.face, '-') * style.size;
    let (mut used, mut fits, mut fits_with_hyphen, mut natural) = (0.0, 0, 0, 0);
    for (at, letter) in word.char_indices() {
        used += measure.advance(style.face, shown(letter)) * style.size;
        let end = at + letter.len_utf8();
        if used > width && fits > 0 {
            break;
        }
        fits = end;
        if used + hyphen <= width {
            fits_with_hyphen = end;
        }
        if BREAK_AFTER.contains(letter) {
            natural = end;
        }
    }
    if fits == word.len() {
        return (fits, false);
    }
    if natural * 3 >= fits && natural > 0 {
        return (natural, false);
    }
    match syllable(word, fits_with_hyphen) {
        Some(end) => (end, true),
        None => (fits, false),
    }
}

/// Where a word of letters is divided at or before `limit`: before a single consonant and its vowel, as Norwegian and English
/// both allow, or else anywhere that leaves some letters on both sides.
fn syllable(word: &str, limit: usize) -> Option<usize> {
    const MIN: usize = 3;
    // What is far behind the limit does not matter, and a "word" may be as long as a book.
    let letters: Vec<(usize, char)> = word.char_indices().take_while(|(at, _)| *at < limit + 32).collect();
    let tail = letters.iter().take_while(|(_, letter)| letter.is_alphabetic()).count();
    let reach = letters.iter().take_while(|(at, _)| *at < limit).count();
    // `cut` is the number of letters left on this line.
    let possible = |cut: &usize| {
        let before = letters[..*cut].iter().rev().take_while(|(_, letter)| letter.is_alphabetic()).count();
        let after = letters[*cut..].iter().take_while(|(_, letter)| letter.is_alphabetic()).count();
        before >= MIN.min(reach) && after >= MIN.min(tail.max(1))
    };
    let onset = |cut: &usize| {
        let letter = |at: usize| letters.get(at).map_or(' ', |(_, letter)| *letter);
        !vowel(letter(*cut)) && vowel(letter(cut + 1))
    };
    let cuts = || (1..=reach.min(letters.len().saturating_sub(1))).rev().filter(possible);
    let cut = cuts().take(7).find(onset).or_else(|| cuts().next())?;
    letters.get(cut).map(|(at, _)| *at)
}

fn vowel(letter: char) -> bool {
    "aeiouyæøåáéèêóòôäöü".contains(letter.to_lowercase().next().unwrap_or(letter))
}

/// Words, and parts of words between which a line may break: at soft hyphens, and after a hyphen or slash between letters.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split([' ', '\t', '\u{2009}']).filter(|word| !word.is_empty()).flat_map(|word| {
        let mut parts = vec![];
        let (mut start, mut join) = (0, Join::Space);
        for (at, letter) in word.char_indices() {
            let end = at + letter.len_utf8();
            if letter == SOFT_HYPHEN && at > start && end < word.len() {
                parts.push(Piece { text: &word[start..at], join });
                (start, join) = (end, Join::Soft);
            } else if matches!(letter, '-' | '/' | '–') && letters(&word[start..at]) && letters(&word[end..])
            {
                parts.push(Piece { text: &word[start..end], join });
                (start, join) = (end, Join::Tight);
            }
        }
        parts.push(Piece { text: &word[start..], join });
        parts
    })
}

/// True when a part of a word begins with letters enough to stand alone at the end or the beginning of a line.
fn letters(part: &str) -> bool {
    part.chars().take(3).filter(|letter| letter.is_alphabetic()).count() == 3
}

/// Non-breaking characters have done their work; stray soft hyphens are not shown.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| *letter != SOFT_HYPHEN).map(shown).collect()
}

fn shown(letter: char) -> char {
    match letter {
        '\u{A0}' => ' ',
        '\u{2011}' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::style::BODY;
    use super::super::testing::Plain;
    use super::*;

    fn lines(width: f32, text: &str) -> Vec<String> {
        wrap(&Plain, &BODY, width, text)
    }

    #[test]
    fn breaks_between_words_and_at_newlines() {
        // Every character of the test measure is half an em, 5.25 points here.
        assert_eq!(lines(60.0, "en to tre fire"), ["en to tre ", "fire"]);
        assert_eq!(lines(60.0, "en\nto\n\ntre\n"), ["en ", "to ", "", "tre"]);
    }

    #[test]
    fn non_breaking_spaces_hold_and_become_spaces() {
        assert_eq!(lines(60.0, "kl. 10 §\u{A0}21\u{A0}a"), ["kl. 10 ", "§ 21 a"]);
    }

    #[test]
    fn long_words_break_instead_of_overflowing() {
        assert_eq!(lines(60.0, "https://a.no/veldig-lang/sti"), ["https://a.", "no/veldig-", "lang/sti"]);
        assert_eq!(lines(60.0, "personvernkonsekvens"), ["personvern\u{AD}", "konsekvens"]);
        assert_eq!(lines(75.0, "databehandleren"), ["databehandle\u{AD}", "ren"]);
        for width in [6.0, 30.0, 61.0] {
            for line in lines(width, &"x0".repeat(90)) {
                assert!(text_width(&Plain, &BODY, &line) <= width, "{line} is wider than {width}");
            }
        }
    }

    #[test]
    fn soft_hyphens_show_only_where_the_line_breaks() {
        assert_eq!(lines(60.0, "behandlings\u{AD}ansvar"), ["behand\u{AD}", "lingsansvar"]);
        assert_eq!(lines(80.0, "behandlings\u{AD}ansvar"), ["behandlings\u{AD}", "ansvar"]);
        assert_eq!(lines(160.0, "behandlings\u{AD}ansvar"), ["behandlingsansvar"]);
    }

    #[test]
    fn the_lines_of_a_title_are_about_equally_long() {
        assert_eq!(lines(130.0, "Slik tar vi vare på alt ditt"), ["Slik tar vi vare på alt ", "ditt"]);
        let balanced = |width, text| balanced(&Plain, &BODY, width, text);
        assert_eq!(balanced(130.0, "Slik tar vi vare på alt ditt"), ["Slik tar vi vare ", "på alt ditt"]);
        assert_eq!(balanced(130.0, "Personvern"), ["Personvern"]);
    }

    #[test]
    fn a_shortened_text_ends_in_an_ellipsis() {
        assert_eq!(fit(&Plain, &BODY, 60.0, "kort"), "kort");
        assert_eq!(fit(&Plain, &BODY, 60.0, "en mye lengre tekst"), "en mye len…");
    }
}
