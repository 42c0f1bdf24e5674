//! Organisation numbers of Brønnøysundregistrene: nine digits, the last one a check digit (modulus 11).

/// Why a typed organisation number can't be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganisationNumberError {
    /// There are other characters than digits and spaces, or not nine digits.
    NotNineDigits,
    /// The check digit does not fit: a digit is wrong or two are swapped.
    WrongCheckDigit,
}

/// The nine digits of a typed organisation number. An empty text is `Ok(None)`: the number is optional.
pub fn check_organisation_number(typed: &str) -> Result<Option<String>, OrganisationNumberError> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    if digits.len() != 9 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(OrganisationNumberError::NotNineDigits);
    }
    const WEIGHTS: [u32; 9] = [3, 2, 7, 6, 5, 4, 3, 2, 1];
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    if sum.is_multiple_of(11) {
        Ok(Some(digits))
    } else {
        Err(OrganisationNumberError::WrongCheckDigit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_spaces_and_refuses_impossible_numbers() {
        assert_eq!(check_organisation_number(""), Ok(None));
        assert_eq!(check_organisation_number("974 760 673"), Ok(Some("974760673".into())));
        assert_eq!(check_organisation_number("974760674"), Err(OrganisationNumberError::WrongCheckDigit));
        assert_eq!(check_organisation_number("97476067"), Err(OrganisationNumberError::NotNineDigits));
        assert_eq!(check_organisation_number("97476067æ"), Err(OrganisationNumberError::NotNineDigits));
    }

    #[test]
    fn every_single_wrong_digit_is_caught() {
        let right = b"974760673";
        for place in 0..9 {
            for digit in b'0'..=b'9' {
                let mut typed = *right;
                typed[place] = digit;
                let expected = typed == *right;
                let typed = String::from_utf8(typed.to_vec()).unwrap();
                assert_eq!(check_organisation_number(&typed).is_ok(), expected, "{typed}");
            }
        }
    }
}
