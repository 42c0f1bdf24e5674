//! Dates in workbooks are numbers of days; only the cell's format tells that they are dates.

use super::xml::{walk, Piece};
use crate::documents::sheet::SheetError;
use jiff::ToSpan;
use std::collections::BTreeSet;

/// Which of a workbook's cell styles show a date, and what day its numbers count from.
#[derive(Default)]
pub struct Dates {
    styles: BTreeSet<usize>,
    /// Counted from 1904, as the first Excel for Macintosh did.
    pub from_1904: bool,
}

/// The formats for dates and times that every workbook has without saying.
fn is_built_in(format: u32) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// True when a format shows day, month, year or time: one of its letters stands outside quotation marks and brackets.
fn shows_date(format: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    format.chars().any(|sign| {
        let plain = !(quoted || bracketed || escaped);
        escaped = plain && matches!(sign, '\\' | '_' | '*');
        match sign {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ => {}
        }
        plain && matches!(sign.to_ascii_lowercase(), 'd' | 'm' | 'y' | 'h' | 's')
    }) && !format.eq_ignore_ascii_case("general")
}

impl Dates {
    /// Reads the part `styles.xml`.
    pub fn read(xml: &str) -> Result<Dates, SheetError> {
        let mut dates = Dates::default();
        let mut formats = BTreeSet::new();
        let (mut inside, mut number) = (false, 0);
        walk(xml, |piece| {
            match piece {
                Piece::Open(element) => {
                    let format = element.attribute("numFmtId").and_then(|id| id.parse::<u32>().ok());
                    match (element.name(), format) {
                        ("cellXfs", _) => inside = true,
                        ("numFmt", Some(id))
                            if shows_date(&element.attribute("formatCode").unwrap_or_default()) =>
                        {
                            formats.insert(id);
                        }
                        ("xf", format) if inside => {
                            if format.is_some_and(|id| is_built_in(id) || formats.contains(&id)) {
                                dates.styles.insert(number);
                            }
                            number += 1;
                        }
                        _ => {}
                    }
                }
                Piece::Close(name) if name == "cellXfs" => inside = false,
                _ => {}
            }
            Ok(())
        })?;
        Ok(dates)
    }

    /// True when cells of this style show a date.
    pub fn has(&self, style: usize) -> bool {
        self.styles.contains(&style)
    }

    /// `2026-11-22`, with the time where there is one, and the time alone where there is no day; `None` for numbers that
    /// are no date.
    pub fn write(&self, number: f64) -> Option<String> {
        if !(0.0..2_958_466.0).contains(&number) {
            return None;
        }
        let minutes = (number.fract() * 24.0 * 60.0).round() as i64;
        let (days, minutes) = (number.trunc() as i64 + minutes / 1440, minutes % 1440);
        let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        if days == 0 {
            return Some(time);
        }
        // Excel believes that 1900 was a leap year, so its days before March of that year are one off.
        let first = match self.from_1904 {
            true => jiff::civil::date(1904, 1, 1),
            false if days < 60 => jiff::civil::date(1899, 12, 31),
            false => jiff::civil::date(1899, 12, 30),
        };
        let day = first.checked_add(days.days()).ok()?;
        Some(if minutes == 0 { day.to_string() } else { format!("{day} {time}") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_the_day_that_excel_shows() {
        let dates = Dates::default();
        for (number, day) in [
            (46348.0, "2026-11-22"),
            (46348.4375, "2026-11-22 10:30"),
            (46347.999_99, "2026-11-22"),
            (1.0, "1900-01-01"),
            (61.0, "1900-03-01"),
            (0.5, "12:00"),
            (2_958_465.0, "9999-12-31"),
        ] {
            assert_eq!(dates.write(number).as_deref(), Some(day));
        }
        assert_eq!(
            Dates { from_1904: true, ..Dates::default() }.write(44886.0).as_deref(),
            Some("2026-11-22")
        );
        for number in [-1.0, 2_958_466.0, f64::NAN, f64::INFINITY] {
            assert_eq!(dates.write(number), None);
        }
    }

    #[test]
    fn a_format_tells_a_date_from_a_number() {
        for format in ["dd.mm.yyyy", "yyyy\\-mm\\-dd", "[$-414]d. mmmm yyyy;@", "hh:mm", "[Red]d/m"] {
            assert!(shows_date(format), "{format}");
        }
        for format in ["0.00", "General", "#,##0 \"stykk\"", "[Red]0", "0\\d", "@", "kr_d 0"] {
            assert!(!shows_date(format), "{format}");
        }
    }
}
