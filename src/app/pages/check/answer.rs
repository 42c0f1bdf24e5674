//! What a checked file turned out to be, in one sentence. Knows no page, so that it can be tested.

use super::t;
use crate::app::pages::documents::keys;
use crate::binder::{Binder, Place};
use crate::content::{Lang, Localized};
use crate::documents::Document;
use crate::domain::{long_date, parse_date};
use crate::signing::{NotChecked, Report, Verdict};
use crate::ui::Tone;
use std::rc::Rc;

/// What the file is.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It is what the open binder has archived.
    Archived(Archived),
    /// It holds and the clinic's key answers for it, but it is not in the open binder.
    Elsewhere,
    /// It holds, and the open binder does not know a key that answers for it.
    UnknownKey,
    /// It holds; no binder is open to compare it with.
    Unchanged,
    /// Something in it was changed or added.
    Changed,
    /// A signature was not made with its key.
    False,
    /// There was nothing to check, or no way to.
    NotChecked(NotChecked),
}

/// Where the file stands in the open binder.
#[derive(Clone, Debug, PartialEq)]
pub struct Archived {
    /// Place of the first signature.
    pub place: Place,
    /// The document.
    pub document: Rc<Document>,
    /// Whether more people have signed it since.
    pub is_earlier: bool,
}

impl Answer {
    /// Judges what the check found, beside the binder that is open.
    pub fn of(report: &Result<Report, NotChecked>, binder: Option<&Binder>) -> Answer {
        let report = match report {
            Ok(report) => report,
            Err(cause) => return Answer::NotChecked(*cause),
        };
        if !report.holds() {
            let is_false = report.signatures.iter().any(|own| own.verdict == Verdict::NotOfThisKey);
            return if is_false { Answer::False } else { Answer::Changed };
        }
        let Some(binder) = binder else { return Answer::Unchanged };
        if let Some(archived) = archived(report, binder) {
            return Answer::Archived(archived);
        }
        let known = keys(binder);
        match report.signatures.iter().all(|own| known.contains(&own.root_fingerprint)) {
            true => Answer::Elsewhere,
            false => Answer::UnknownKey,
        }
    }

    /// Whether every signature holds.
    pub fn holds(&self) -> bool {
        matches!(self, Answer::Archived(_) | Answer::Elsewhere | Answer::UnknownKey | Answer::Unchanged)
    }

    /// A word for the tests.
    pub fn code(&self) -> &'static str {
        match self {
            Answer::Archived(_) => "archived",
            Answer::Elsewhere => "elsewhere",
            Answer::UnknownKey => "unknown-key",
            Answer::Unchanged => "unchanged",
            Answer::Changed => "changed",
            Answer::False => "false",
            Answer::NotChecked(_) => "not-checked",
        }
    }

    /// How good it is.
    pub fn tone(&self) -> Tone {
        match self {
            Answer::Archived(_) | Answer::Unchanged => Tone::Ok,
            Answer::Elsewhere | Answer::UnknownKey => Tone::Warn,
            Answer::NotChecked(NotChecked::NotSigned) => Tone::Warn,
            Answer::Changed | Answer::False => Tone::Danger,
            Answer::NotChecked(NotChecked::Damaged) => Tone::Danger,
            Answer::NotChecked(_) => Tone::Info,
        }
    }

    /// The answer itself, one sentence.
    pub fn sentence(&self, report: &Result<Report, NotChecked>, lang: Lang) -> String {
        let words = match self {
            Answer::Archived(archived) => return archived.sentence(&t::HOLDS, lang),
            Answer::Unchanged => {
                let signatures =
                    report.as_ref().map(|report| report.signatures.as_slice()).unwrap_or_default();
                let date = signatures.first().map(|own| day(&own.signed_at, lang)).unwrap_or_default();
                let that_day = signatures.iter().filter(|own| day(&own.signed_at, lang) == date);
                let names: Vec<&str> = that_day.map(|own| own.name.as_str()).collect();
                return t::UNCHANGED.fill(lang, &[("date", &date), ("names", &list(&names, lang))]);
            }
            Answer::Elsewhere => &t::ELSEWHERE,
            Answer::UnknownKey => &t::UNKNOWN_KEY,
            Answer::Changed => &t::CHANGED,
            Answer::False => &t::FALSE_SIGNATURE,
            Answer::NotChecked(NotChecked::NotAPdf) => &t::NOT_A_PDF,
            Answer::NotChecked(NotChecked::NotOurs) => &t::NOT_OURS,
            Answer::NotChecked(NotChecked::NotSigned) => &t::NOT_SIGNED,
            Answer::NotChecked(NotChecked::TooLarge) => &t::TOO_LARGE,
            Answer::NotChecked(NotChecked::Damaged) => &t::DAMAGED,
        };
        words.string(lang)
    }

    /// What it means for whoever asked.
    pub fn next(&self) -> &'static Localized {
        match self {
            Answer::Archived(archived) if archived.place.replaced_by.is_some() => &t::HOLDS_REPLACED,
            Answer::Archived(archived) if archived.is_earlier => &t::HOLDS_EARLIER,
            Answer::Archived(_) => &t::HOLDS_NEXT,
            Answer::Unchanged => &t::UNCHANGED_NEXT,
            Answer::Elsewhere => &t::ELSEWHERE_NEXT,
            Answer::UnknownKey => &t::UNKNOWN_KEY_NEXT,
            Answer::Changed | Answer::False | Answer::NotChecked(NotChecked::Damaged) => &t::CHANGED_NEXT,
            Answer::NotChecked(NotChecked::NotSigned) => &t::NOT_SIGNED_NEXT,
            Answer::NotChecked(_) => &t::NOT_OURS_NEXT,
        }
    }
}

impl Archived {
    /// What the archive knows of it, put into these words.
    pub fn sentence(&self, words: &Localized, lang: Lang) -> String {
        let Archived { place, document, .. } = self;
        let names: Vec<&str> = document.signatures.iter().map(|own| own.name.as_str()).collect();
        let date = document.signatures.first().map(|own| day(&own.signed_at, lang)).unwrap_or_default();
        words.fill(
            lang,
            &[
                ("title", &document.title),
                ("version", &document.version),
                ("date", &date),
                ("names", &list(&names, lang)),
                ("number", &place.number),
                ("of", &place.of),
            ],
        )
    }
}

/// Only a file whose every signature stands in the chain is the archive's.
fn archived(report: &Report, binder: &Binder) -> Option<Archived> {
    let places: Option<Vec<Place>> = report.signatures.iter().map(|own| binder.place(&own.sha256)).collect();
    let place = places?.into_iter().next()?;
    let document = binder.signed(&place.address)?.clone();
    let newest = binder.file(&place.address)?;
    let is_earlier = report.signatures.last()?.sha256 != newest.sha256;
    Some(Archived { place, document, is_earlier })
}

/// "Lena", "Lena og Renate", "Lena og 2 til".
pub fn list(names: &[&str], lang: Lang) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, other] => t::NAMES_TWO.fill(lang, &[("one", one), ("other", other)]),
        [one, rest @ ..] => t::NAMES_MORE.fill(lang, &[("one", one), ("n", &rest.len())]),
    }
}

/// The day of a moment, in words.
pub fn day(moment: &str, lang: Lang) -> String {
    moment.get(..10).and_then(parse_date).map(|day| long_date(day, lang)).unwrap_or_default()
}

#[cfg(test)]
#[path = "answer/tests.rs"]
mod tests;
