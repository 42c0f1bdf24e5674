//! Dates, numbers and running texts in the way people write them.

use crate::content::Lang;
use crate::documents::{grouped, t, Document};
use crate::domain::{long_date, parse_date, short_date};

/// `912345678` as "912 345 678"; anything else as it is.
pub(super) fn organisation_number(number: &str) -> String {
    if number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        grouped(number, 3)
    } else {
        number.to_owned()
    }
}

/// The day of the last signature, short; `None` for a draft.
pub(super) fn signed_on(document: &Document) -> Option<String> {
    let last = document.signatures.iter().map(|signature| signature.signed_at.as_str()).max()?;
    Some(last.get(..10).and_then(parse_date).map_or_else(|| last.to_owned(), short_date))
}

/// `2026-11-22T10:42:00+01:00` as "22. november 2026 kl. 10.42 (UTC+01:00)"; anything else as it is.
pub(super) fn moment(iso: &str, lang: Lang) -> String {
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

/// `Side 2 av 5 · DOK-7F3A-21 v3 · signert 22.11.2026 · kode 9c1e 44b2 07d5 e3a0`.
pub(super) fn footer(document: &Document, code: &str, page: usize, pages: usize) -> String {
    let lang = document.lang;
    let state = match signed_on(document) {
        Some(date) => t::SIGNED.fill(lang, &[("date", &date)]),
        None => t::NOT_SIGNED.string(lang),
    };
    let version = t::VERSION_SHORT.fill(lang, &[("n", &document.version)]);
    let page = t::PAGE_OF.fill(lang, &[("page", &page), ("pages", &pages)]);
    format!("{page} · {} {version} · {state} · {}", document.id, t::CODE.fill(lang, &[("code", &code)]))
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
