//! The short code of a receipt, which somebody reads aloud or types off a screen.
//!
//! Sixteen signs of Crockford's alphabet: 32 letters and digits, without those that look like another (I, L, O) and
//! without U. Fourteen carry five bits each, and two are check signs of a Reed–Solomon code over the field of 32 elements,
//! x⁵ + x² + 1: the word, read as a polynomial, is zero at α and at α². Two words that both are differ in three signs or
//! more, so that one or two wrong signs, wherever they stand, are always noticed, and with them every swap. No crate has
//! this code at this length: `bech32` has the field with six check signs, which is too much to read aloud. The tests try
//! every pattern of one and two errors.
//!
//! A code finds errors, not forgery. Whoever knows the rules can make one, and the words beside it say so.

use crate::domain::{Date, DateExt};
use sha2::{Digest, Sha256};

/// Digits first, as in base 32 by Crockford.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code.
pub const LENGTH: usize = 16;
/// Signs that carry something.
const CARRIED: usize = LENGTH - 2;
/// Signs of the course's version that a code has room for.
const VERSION: usize = 4;
/// Signs of the name's hash.
const NAME: usize = 4;
/// Signs in a group.
const GROUP: usize = 4;

/// The first day that a code can say.
fn first_day() -> Date {
    jiff::civil::date(2020, 1, 1)
}

/// What a code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The day on which the course was taken.
    pub date: Date,
    /// The first signs of the course's version.
    pub version: String,
    /// What the name hashes to, together with clinic and version; see [`name_mark`].
    pub name: String,
    /// Questions answered right at the first try, at most 63.
    pub right: u8,
    /// Questions asked, at most 63.
    pub asked: u8,
    /// The clinic's own rules were shown.
    pub own_words: bool,
    /// With the cards for those who meet patients.
    pub with_patients: bool,
}

/// Why what was typed is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Another number of signs.
    Length(usize),
    /// A sign that no code has.
    Sign(char),
    /// The check signs do not fit: something is mistyped.
    Mistyped,
    /// A code of a newer version.
    TooNew,
}

/// The start of a hash in the signs of a code, five bits a sign.
pub fn letters(hash: &[u8], count: usize) -> String {
    let bit = |at: usize| hash.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    let sign = |number: usize| (0..5).fold(0, |bits, at| bits << 1 | bit(number * 5 + at));
    (0..count).map(|number| char::from(ALPHABET[usize::from(sign(number))])).collect()
}

/// True for so many signs of the alphabet.
pub fn is_text(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|sign| ALPHABET.contains(&sign))
}

/// The mark that ties a code to a name: alike for names that differ only in capitals and spaces. The clinic and the course
/// are part of it, so that a code from elsewhere fits nobody here.
pub fn name_mark(clinic: &str, version: &str, name: &str) -> String {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let json = serde_json::to_vec(&(plain(clinic), version, plain(name))).expect("texts");
    letters(&Sha256::digest(&json), NAME)
}

impl Code {
    /// As it is shown: four groups of four.
    pub fn text(&self) -> String {
        let mut signs = [0u8; LENGTH];
        let days = u32::try_from(first_day().days_until(self.date)).unwrap_or(0).min(0x7FFF);
        put(&mut signs[0..3], days);
        copy(&mut signs[3..7], &self.version);
        copy(&mut signs[7..11], &self.name);
        let (right, asked) = (u32::from(self.right.min(63)), u32::from(self.asked.min(63)));
        let flags = u32::from(self.own_words) << 1 | u32::from(self.with_patients);
        put(&mut signs[11..14], right << 9 | asked << 3 | flags << 1);
        seal(&mut signs);
        let text: Vec<char> = signs.iter().map(|sign| char::from(ALPHABET[usize::from(*sign)])).collect();
        text.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// Reads what somebody typed: capitals or not, with or without spaces and hyphens, O for 0, I or L for 1.
    pub fn read(typed: &str) -> Result<Code, CodeError> {
        let typed = typed.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '–' | '.'));
        let typed: Vec<char> = typed.take(LENGTH * 4).collect();
        let signs: Vec<u8> =
            typed.iter().map(|sign| value(*sign).ok_or(CodeError::Sign(*sign))).collect::<Result<_, _>>()?;
        let signs: [u8; LENGTH] = signs.try_into().map_err(|all: Vec<u8>| CodeError::Length(all.len()))?;
        if !holds(&signs) {
            return Err(CodeError::Mistyped);
        }
        let rest = take(&signs[11..14]);
        if rest & 1 == 1 {
            return Err(CodeError::TooNew);
        }
        let text = |signs: &[u8]| signs.iter().map(|sign| char::from(ALPHABET[usize::from(*sign)])).collect();
        Ok(Code {
            date: first_day().plus_days(take(&signs[0..3]) as i32),
            version: text(&signs[3..3 + VERSION]),
            name: text(&signs[7..7 + NAME]),
            right: (rest >> 9 & 63) as u8,
            asked: (rest >> 3 & 63) as u8,
            own_words: rest >> 2 & 1 == 1,
            with_patients: rest >> 1 & 1 == 1,
        })
    }
}

fn value(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET.iter().position(|own| char::from(*own) == sign)?;
    u8::try_from(place).ok()
}

/// Writes a number into signs, the highest bits first.
fn put(signs: &mut [u8], number: u32) {
    let last = signs.len() - 1;
    for (at, sign) in signs.iter_mut().enumerate() {
        *sign = (number >> (5 * (last - at)) & 31) as u8;
    }
}

fn take(signs: &[u8]) -> u32 {
    signs.iter().fold(0, |number, sign| number << 5 | u32::from(*sign))
}

fn copy(signs: &mut [u8], text: &str) {
    for (sign, letter) in signs.iter_mut().zip(text.chars()) {
        *sign = value(letter).unwrap_or(0);
    }
}

/// Multiplies in the field of 32 elements.
fn times(a: u8, b: u8) -> u8 {
    let product = (0..5).filter(|bit| b >> bit & 1 == 1).fold(0u16, |sum, bit| sum ^ u16::from(a) << bit);
    let reduced =
        (5..9).rev().fold(
            product,
            |rest, bit| {
                if rest >> bit & 1 == 1 {
                    rest ^ 0b10_0101 << (bit - 5)
                } else {
                    rest
                }
            },
        );
    reduced as u8
}

/// α and α².
const ROOTS: [u8; 2] = [2, 4];

/// The word as a polynomial, at a point.
fn at(signs: &[u8], point: u8) -> u8 {
    signs.iter().fold(0, |sum, sign| times(sum, point) ^ sign)
}

fn holds(signs: &[u8; LENGTH]) -> bool {
    ROOTS.iter().all(|root| at(signs, *root) == 0)
}

/// Fills in the check signs: the remainder of what is carried, divided by (x − α)(x − α²).
fn seal(signs: &mut [u8; LENGTH]) {
    let (first, second) = (ROOTS[0] ^ ROOTS[1], times(ROOTS[0], ROOTS[1]));
    let (mut high, mut low) = (0, 0);
    for sign in &signs[..CARRIED] {
        let lead = sign ^ high;
        (high, low) = (low ^ times(lead, first), times(lead, second));
    }
    (signs[CARRIED], signs[CARRIED + 1]) = (high, low);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A few codes that look as different as can be.
    fn codes() -> Vec<Code> {
        let code = |number: u32| Code {
            date: first_day().plus_days((number * 37 % 0x7FFF) as i32),
            version: letters(&Sha256::digest(number.to_be_bytes()), VERSION),
            name: name_mark("Lillevik", "AB", &number.to_string()),
            right: (number % 64) as u8,
            asked: (number * 7 % 64) as u8,
            own_words: number.is_multiple_of(2),
            with_patients: number.is_multiple_of(3),
        };
        (0..400).map(code).collect()
    }

    fn signs(code: &Code) -> [u8; LENGTH] {
        let text = code.text();
        let signs: Vec<u8> = text.chars().filter_map(value).collect();
        signs.try_into().expect("sixteen signs")
    }

    #[test]
    fn what_is_put_into_a_code_comes_out_of_it_however_it_is_typed() {
        for code in codes() {
            let text = code.text();
            assert_eq!((text.len(), Code::read(&text)), (19, Ok(code.clone())), "{text}");
            let sloppy = text.to_lowercase().replace(' ', "-").replace('0', "o").replace('1', "l");
            assert_eq!(Code::read(&format!(" {sloppy}\n")), Ok(code), "{sloppy}");
        }
    }

    #[test]
    fn every_single_error_is_detected() {
        let mut tried = 0;
        for code in codes() {
            let right = signs(&code);
            for at in 0..LENGTH {
                for other in (0..32).filter(|other| *other != right[at]) {
                    let mut wrong = right;
                    wrong[at] = other;
                    assert!(!holds(&wrong), "{}: sign {at} as {other}", code.text());
                    tried += 1;
                }
            }
        }
        assert_eq!(tried, 400 * 16 * 31);
    }

    #[test]
    fn every_swap_of_two_signs_is_detected() {
        for code in codes() {
            let right = signs(&code);
            for first in 0..LENGTH {
                for second in first + 1..LENGTH {
                    let mut wrong = right;
                    wrong.swap(first, second);
                    assert!(wrong == right || !holds(&wrong), "{}: {first} and {second}", code.text());
                }
            }
        }
    }

    #[test]
    fn no_pattern_of_one_or_two_errors_passes_in_any_code() {
        // The code is linear: whether an error shows does not depend on the word, so all patterns are all cases.
        for first in 0..LENGTH {
            for second in first..LENGTH {
                for (one, two) in (1..32).flat_map(|one| (0..32).map(move |two| (one, two))) {
                    let mut pattern = [0; LENGTH];
                    pattern[first] = one;
                    pattern[second] ^= two;
                    assert!(pattern == [0; LENGTH] || !holds(&pattern), "{pattern:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_told_apart() {
        assert_eq!(Code::read(""), Err(CodeError::Length(0)));
        assert_eq!(Code::read("ABCD EFGH"), Err(CodeError::Length(8)));
        assert_eq!(Code::read("ABCD EFGH ABCD EFG!"), Err(CodeError::Sign('!')));
        assert_eq!(Code::read("UUUU UUUU UUUU UUUU"), Err(CodeError::Sign('U')));
        assert_eq!(Code::read("ABCD EFGH ABCD EFGH"), Err(CodeError::Mistyped));
        assert!(matches!(Code::read(&"A".repeat(100_000)), Err(CodeError::Length(_))));
    }

    #[test]
    fn the_name_counts_and_its_spelling_of_capitals_and_spaces_does_not() {
        let mark = |clinic, name| name_mark(clinic, "AB", name);
        assert_eq!(mark("Lillevik", "Ida  Ås"), mark(" lillevik", "ida ås "));
        assert_ne!(mark("Lillevik", "Ida Ås"), mark("Lillevik", "Ida As"));
        assert_ne!(mark("Lillevik", "Ida"), mark("Storevik", "Ida"));
    }
}
