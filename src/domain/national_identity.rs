//! The guard against patient identifiers: this tool holds no patient data (`house.md` no. 12).
//!
//! Found are fødselsnummer, D-numbers, H-numbers, synthetic test numbers, and the health sector's FH-numbers.
//! The rules are those of Skatteetaten ("Nytt fødselsnummer fra 2032"), of the Directorate of Health's standard
//! HIS 1001 and of Norsk helsenett (FH-numbers, test data), all checked on 2026-11-22.

use std::ops::Range;

/// True when the text holds a national identity number.
pub fn contains_national_identity_number(text: &str) -> bool {
    !found(text).is_empty()
}

/// The eleven digits of each national identity number in the text, without separators, in order.
pub fn national_identity_numbers(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(_, digits)| digits).collect()
}

/// The text with `•` for each digit of the national identity numbers in it. Everything else stays as it is.
pub fn mask_national_identity_numbers(text: &str) -> String {
    mask_other_identity_numbers(text, &[])
}

/// Like [`mask_national_identity_numbers`], but leaves the numbers alone whose eleven digits stand in `known`.
pub fn mask_other_identity_numbers(text: &str, known: &[String]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut written = 0;
    for (place, digits) in found(text) {
        masked.push_str(&text[written..place.start]);
        written = place.end;
        let number = &text[place];
        if known.contains(&digits) {
            masked.push_str(number);
        } else {
            masked.extend(number.chars().map(|c| if c.is_ascii_digit() { '•' } else { c }));
        }
    }
    masked + &text[written..]
}

/// Where each number stands, and its eleven digits.
fn found(text: &str) -> Vec<(Range<usize>, String)> {
    let groups = digit_groups(text);
    let mut numbers = vec![];
    let mut next = 0;
    while next < groups.len() {
        match number_at(text, &groups[next..]) {
            Some((digits, used)) => {
                numbers.push((groups[next].start..groups[next + used - 1].end, digits));
                next += used;
            }
            None => next += 1,
        }
    }
    numbers
}

/// Every unbroken run of digits. A number never begins or ends inside one, so that the digits of a longer number
/// (a KID, a GTIN) do not count.
fn digit_groups(text: &str) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = vec![];
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match groups.last_mut() {
            Some(group) if group.end == at => group.end = at + 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// The number that begins with the first of these groups, and how many groups it takes.
fn number_at(text: &str, groups: &[Range<usize>]) -> Option<(String, usize)> {
    let mut digits = String::new();
    let mut breaks = vec![];
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            if !separates(&text[groups[index - 1].end..group.start]) {
                return None;
            }
            breaks.push(digits.len());
        }
        digits.push_str(&text[group.clone()]);
        if digits.len() == 11 {
            let values: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
            return (is_usual_place(&breaks) && is_valid(&values)).then_some((digits, index + 1));
        }
        if digits.len() > 11 {
            return None;
        }
    }
    None
}

/// What people write between the parts: a space of any width, a hyphen, a dot; also ` - `.
fn separates(gap: &str) -> bool {
    let usual = |c: char| {
        matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '-' | '\u{2010}'..='\u{2013}' | '.')
    };
    gap.chars().count() <= 3 && gap.chars().all(usual)
}

/// Day, month, year, individual number and check digits may stand apart: 6+5, 2-2-2-5, 6-3-2, 2-2-2-3-2.
/// 4-2-5 is how a bank account is written, and an account's check digit fits our second one by design.
fn is_usual_place(breaks: &[usize]) -> bool {
    matches!(breaks, [] | [6] | [6, 9] | [2, 4, 6] | [2, 4, 6, 9])
}

/// What may remain of the first check sum. Until 2032 it is 0; numbers given from 1 January 2032 allow 1, 2 and 3 too.
/// Both kinds live side by side from then on, and an app on somebody's PC may be older than that.
const REMAINDERS: Range<u32> = 0..4;

/// A possible date and both check digits. FH-numbers have no date: a 8 or a 9 comes first, the rest is drawn.
///
/// A bank account that begins with 8 or 9 and is written in one piece passes as an FH-number one time in eleven.
/// We take that warning, which one press answers, rather than let a patient's number through.
fn is_valid(digits: &[u32]) -> bool {
    let remainder =
        |weights: &[u32]| weights.iter().zip(digits).map(|(weight, digit)| weight * digit).sum::<u32>() % 11;
    let first = remainder(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
    let second = remainder(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    let dated = is_date(digits) && REMAINDERS.contains(&first);
    let common_aid = digits[0] >= 8 && first == 0;
    second == 0 && (dated || common_aid)
}

/// A day of the calendar, with 40 added to the day in D-numbers.
///
/// To the month is added 40 in H-numbers and Nav's test numbers, 65 in Norsk helsenett's and 80 in Skatteetaten's.
/// The century does not follow from a number of 2032, so a year that can be divided by four counts as a leap year;
/// that is right for 00 as well, since it can be 2000.
fn is_date(digits: &[u32]) -> bool {
    let two = |at: usize| digits[at] * 10 + digits[at + 1];
    let day = if two(0) > 40 { two(0) - 40 } else { two(0) };
    let month = match two(2) {
        month @ 1..=12 => month,
        month @ 41..=52 => month - 40,
        month @ 66..=77 => month - 65,
        month @ 81..=92 => month - 80,
        _ => return false,
    };
    let last = match month {
        2 if two(4) % 4 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=last).contains(&day)
}

#[cfg(test)]
mod tests;
