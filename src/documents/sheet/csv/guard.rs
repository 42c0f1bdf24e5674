//! Keeps a spreadsheet program from taking a text for a formula.
//!
//! A CSV file can't say what is text, so a program that opens it calculates whatever begins like a formula. An apostrophe
//! in front makes a text of it everywhere. It is put in also after a sign that another program may take for the end of a
//! cell, since nobody knows which separator it expects.

/// True for what begins a formula, also in the forms that programs made for East Asia take for the same.
fn begins_formula(sign: char) -> bool {
    matches!(
        sign,
        '=' | '+'
            | '-'
            | '@'
            | '\t'
            | '\r'
            | '\u{FF1D}'
            | '\u{FF0B}'
            | '\u{FF0D}'
            | '\u{FF20}'
            | '\u{FE62}'
            | '\u{FE63}'
            | '\u{FE66}'
            | '\u{FE6B}'
            | '\u{2212}'
    )
}

/// True for what may end a cell before this one.
fn may_end_cell(sign: char) -> bool {
    matches!(sign, ',' | ';' | '\n' | '"' | '|')
}

/// True where a guard belongs in front of `rest`, which stands at the beginning of what may be a cell. Apostrophes that
/// somebody typed are passed over, so that [`unguarded`] gives back exactly what was written.
fn wants_guard(rest: &str) -> bool {
    let rest = rest.trim_start_matches('\'');
    rest.starts_with(begins_formula) || rest.trim_start().trim_start_matches('\'').starts_with(begins_formula)
}

/// The text with an apostrophe before everything that could become a formula.
pub fn guarded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    if wants_guard(text) {
        safe.push('\'');
    }
    for (at, sign) in text.char_indices() {
        safe.push(sign);
        let rest = &text[at + sign.len_utf8()..];
        if may_end_cell(sign) && wants_guard(rest) {
            safe.push('\'');
        }
    }
    safe
}

/// What [`guarded`] was given.
pub fn unguarded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut may_begin = true;
    for (at, sign) in text.char_indices() {
        let rest = &text[at + sign.len_utf8()..];
        if !(may_begin && sign == '\'' && wants_guard(rest)) {
            plain.push(sign);
        }
        may_begin = may_end_cell(sign);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_gets_an_apostrophe() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("  @SUM(A1)", "'  @SUM(A1)"),
            ("＝1+1", "'＝1+1"),
            ("\t=1", "'\t=1"),
            ("a;=1", "a;'=1"),
            ("Ja,\n- nei", "Ja,'\n'- nei"),
            ("\",=1", "\",'=1"),
        ] {
            assert_eq!(guarded(text), safe);
        }
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in ["Lege, turnuslege", "2026-11-22", "post@lillevik.no", "A-B; C+D", "'Lillevik'", ""] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn the_guard_comes_off_again() {
        for text in [
            "=1",
            "'=1",
            "''=1",
            "a,'=1",
            "a,' =1",
            "' =1",
            " '=1",
            "+47 999 99 999",
            "x;\n=1\n\"-",
            "'",
            "a'b",
        ] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }
}
