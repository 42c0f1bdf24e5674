//! The guard against patient identifiers: this tool holds no patient data (`house.md` no. 12).

/// True when the text holds eleven digits in a row (spaces allowed) that form a valid fødselsnummer or D-number.
///
/// Only numbers with a possible date and both check digits right count, so that a phone or invoice number rarely warns.
pub fn contains_national_identity_number(text: &str) -> bool {
    let mut run: Vec<u32> = vec![];
    for character in text.chars().chain(['x']) {
        if let Some(digit) = character.to_digit(10) {
            run.push(digit);
        } else if !(character == ' ' || character == '\u{a0}') || run.is_empty() {
            if run.windows(11).any(is_valid) {
                return true;
            }
            run.clear();
        }
    }
    false
}

/// Skatteetaten's two modulus-11 check digits, with the date part plausible. 40 is added to the day in D-numbers,
/// 40 or 80 to the month in test and synthetic numbers.
fn is_valid(digits: &[u32]) -> bool {
    let day = (digits[0] * 10 + digits[1]) % 40;
    let month = (digits[2] * 10 + digits[3]) % 40;
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return false;
    }
    let sum =
        |weights: &[u32]| weights.iter().zip(digits).map(|(weight, digit)| weight * digit).sum::<u32>() % 11;
    sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) == 0 && sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first number that begins with these eight digits. Not every ninth digit allows two check digits.
    fn first(eight: &str) -> String {
        let mut numbers = (0..1000).map(|rest| format!("{eight}{rest:03}"));
        numbers.find(|number| contains_national_identity_number(number)).expect("one in ten has check digits")
    }

    #[test]
    fn finds_numbers_in_text_and_with_spaces() {
        let number = first("01019000");
        assert!(contains_national_identity_number(&format!("Gjelder pasient {number}.")));
        assert!(contains_national_identity_number(&format!("{} {}", &number[..6], &number[6..])));
        assert!(contains_national_identity_number(&format!("D-nummer: {}", first("41019000"))));
    }

    #[test]
    fn ordinary_numbers_do_not_warn() {
        for text in [
            "974 760 673",
            "Ring 22 22 22 22 eller 99 99 99 99",
            "11111111111",
            "sak 2026/123456",
            "01019012345x",
        ] {
            assert!(!contains_national_identity_number(text), "{text}");
        }
    }
}
