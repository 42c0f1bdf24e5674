//! Dates and times: ours, those of PDF and those of certificates.

use der::DateTime;
use std::time::Duration;
use x509_cert::time::{Time, Validity};

/// A time with its zone (`2026-11-22T10:42:00+01:00`) as PDF writes it (`D:20261122104200+01'00'`).
pub(super) fn to_pdf(time: &str) -> Option<String> {
    let (local, zone) = time.split_at_checked(19)?;
    let zone = match zone.strip_prefix(['+', '-']) {
        None if zone == "Z" => "Z".to_owned(),
        None => return None,
        Some(rest) => {
            let (hours, minutes) = rest.split_once(':')?;
            format!("{}{hours}'{minutes}'", zone.get(..1)?)
        }
    };
    let digits: String = local.chars().filter(char::is_ascii_digit).collect();
    let written = format!("D:{digits}{zone}");
    // Read back, so that only times that come out as they went in are written.
    (from_pdf(&written).as_deref() == Some(time)).then_some(written)
}

/// A time as PDF writes it, as we do.
pub(super) fn from_pdf(written: &str) -> Option<String> {
    let (digits, zone) = written.strip_prefix("D:")?.split_at_checked(14)?;
    let part = |from: usize, length: usize| digits.get(from..from + length);
    let (year, month, day) = (part(0, 4)?, part(4, 2)?, part(6, 2)?);
    let (hour, minute, second) = (part(8, 2)?, part(10, 2)?, part(12, 2)?);
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u8>().ok())?;
    DateTime::new(
        number(part(0, 2)?).and(number(part(2, 2)?)).and(year.parse().ok())?,
        number(month)?,
        number(day)?,
        number(hour)?,
        number(minute)?,
        number(second)?,
    )
    .ok()?;
    let zone = match zone.strip_prefix(['+', '-']) {
        None if zone == "Z" => "Z".to_owned(),
        None => return None,
        Some(rest) => {
            let (hours, minutes) = rest.strip_suffix('\'')?.split_once('\'')?;
            let fits =
                |text: &str, most: u8| text.len() == 2 && number(text).is_some_and(|value| value <= most);
            (fits(hours, 23) && fits(minutes, 59))
                .then(|| format!("{}{hours}:{minutes}", zone.get(..1).unwrap_or_default()))?
        }
    };
    Some(format!("{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"))
}

/// From the midnight (UTC) before the day on, and for ever (RFC 5280, 4.1.2.5).
///
/// A day of margin, since the reader's clock may be slow and its zone another. There is no end, since a signature
/// without a trusted time would lapse with its certificate, and documents are read for ten years.
pub(super) fn from_day_before(day: &str) -> Option<Validity> {
    let number = |from: usize, to: usize| {
        day.get(from..to).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let dashes = day.get(4..5) == Some("-") && day.get(7..8) == Some("-");
    let (year, month, date) =
        (number(0, 4)?.parse().ok()?, number(5, 7)?.parse().ok()?, number(8, 10)?.parse().ok()?);
    let start = DateTime::new(year, month, date, 0, 0, 0).ok().filter(|_| dashes)?;
    let before = start.unix_duration().checked_sub(Duration::from_secs(24 * 60 * 60))?;
    Some(Validity::new(Time::from(DateTime::from_unix_duration(before).ok()?), Time::INFINITY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_comes_back_from_pdf_with_its_zone() {
        for time in ["2026-11-22T10:42:00+01:00", "2026-07-01T23:59:59-03:30", "2030-01-01T00:00:00Z"] {
            assert_eq!(to_pdf(time).and_then(|written| from_pdf(&written)).as_deref(), Some(time));
        }
        assert_eq!(to_pdf("2026-11-22T10:42:00+01:00").as_deref(), Some("D:20261122104200+01'00'"));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for time in [
            "",
            "2026-11-22",
            "2026-11-22T10:42:00",
            "2026-13-22T10:42:00Z",
            "2026-11-22T10:42:00+1:00",
            "2026/11/22T10:42:00Z",
            "2026-11-22T10:42:00.5Z",
            "æ026-11-22T10:42:00Z",
        ] {
            assert_eq!(to_pdf(time), None, "{time}");
        }
    }

    #[test]
    fn a_certificate_begins_the_day_before_and_never_ends() {
        let validity = from_day_before("2026-03-01").unwrap();
        assert_eq!(validity.not_before.to_string(), "2026-02-28T00:00:00Z");
        assert_eq!(validity.not_after.to_string(), "9999-12-31T23:59:59Z");
        assert!(from_day_before("2026-3-1").is_none());
    }
}
