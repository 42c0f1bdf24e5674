//! Dates, numbers and running texts in the way people write them.

use crate::content::Lang;
use crate::documents::{grouped, t};
use crate::domain::{long_date, parse_date};

/// `912345678` as "912 345 678"; anything else as it is.
pub fn organisation_number(number: &str) -> String {
    if number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        grouped(number, 3)
    } else {
        number.to_owned()
    }
}

/// `2026-11-22T10:42:00+01:00` as "22. november 2026 kl. 10.42 (UTC+01:00)"; anything else as it is.
pub fn moment(iso: &str, lang: Lang) -> String {
    let parts = || {
        let date = iso.get(..10).and_then(parse_date)?;
        let (hour, minute) = iso.get(11..16)?.split_once(':')?;
        let zone = iso.get(16..)?;
        let offset = match zone.find(['+', '-', 'Z']).and_then(|at| zone.get(at..))? {
            "Z" => "+00:00",
            offset => offset,
        };
        let time = match lang {
            Lang::Nb => format!("{hour}.{minute}"),
            Lang::En => format!("{hour}:{minute}"),
        };
        Some(t::MOMENT.fill(lang, &[("date", &long_date(date, lang)), ("time", &time), ("offset", &offset)]))
    };
    parts().unwrap_or_else(|| iso.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_out_with_their_offset() {
        assert_eq!(moment("2026-11-22T10:42:00+01:00", Lang::Nb), "22. november 2026 kl. 10.42 (UTC+01:00)");
        assert_eq!(moment("2026-11-22T10:42:07.5Z", Lang::En), "22 November 2026 at 10:42 (UTC+00:00)");
        assert_eq!(moment("i går", Lang::Nb), "i går");
    }

    #[test]
    fn organisation_numbers_come_in_threes() {
        assert_eq!(organisation_number("912345678"), "912 345 678");
        assert_eq!(organisation_number("123"), "123");
    }
}
