//! Poster and leaflet are one page each, whatever the clinic is called and whatever it does; the letter is short.

use super::super::document::{self, EASY, LEAFLET, LETTER, POSTER};
use super::super::model::Wording;
use super::*;
use crate::documents::pdf::{self, Progress};

const LONGEST_NAME: usize = crate::domain::LONGEST_CLINIC_NAME;

fn pages(clinic: &Clinic, kind: &str, lang: Lang) -> Result<u32, String> {
    let digest = Digest::default();
    let ctx = Ctx { clinic, digest: &digest, lang, today: day() };
    let draft =
        document::drafts(&ctx, &Wording::default()).into_iter().find(|draft| draft.document.kind == kind);
    let mut drawn = 0;
    let mut count = |progress| {
        if let Progress::Drawing { pages, .. } = progress {
            drawn = pages;
        }
    };
    pdf::write(&draft.expect("a draft").document, &mut count).map_err(|error| format!("{error:?}"))?;
    Ok(drawn)
}

/// Names as long as they can be: of many words, and one word of wide letters.
fn longest_names() -> [String; 2] {
    let words = "Nordre Innherred legesenter ".repeat(LONGEST_NAME);
    [words.chars().take(LONGEST_NAME).collect(), "Ø".repeat(LONGEST_NAME)]
}

#[test]
fn a_poster_is_one_page_for_every_clinic_and_the_longest_name() {
    for lang in Lang::ALL {
        for (name, clinic) in clinics(lang) {
            assert_eq!(pages(&clinic, POSTER, lang), Ok(1), "{name}, {}", lang.code());
            for called in longest_names() {
                let clinic = Clinic { name: called, ..clinic.clone() };
                assert_eq!(pages(&clinic, POSTER, lang), Ok(1), "{name}, {}: {}", lang.code(), clinic.name);
            }
        }
    }
}

#[test]
fn a_leaflet_is_one_page_for_every_clinic_and_for_the_sample_with_the_longest_name() {
    for lang in Lang::ALL {
        for (name, clinic) in clinics(lang) {
            assert_eq!(pages(&clinic, LEAFLET, lang), Ok(1), "{name}, {}", lang.code());
            // A clinic that does everything, with a name that fills three lines, is told that there is too much.
            for called in longest_names().into_iter().filter(|_| name != "largest") {
                let clinic = Clinic { name: called, ..clinic.clone() };
                assert_eq!(pages(&clinic, LEAFLET, lang), Ok(1), "{name}, {}: {}", lang.code(), clinic.name);
            }
        }
    }
}

#[test]
fn a_letter_is_a_page_or_two_and_the_easy_text_a_few() {
    for lang in Lang::ALL {
        for (name, clinic) in clinics(lang) {
            assert!(pages(&clinic, LETTER, lang).is_ok_and(|pages| pages <= 2), "{name}, {}", lang.code());
            assert!(pages(&clinic, EASY, lang).is_ok_and(|pages| pages <= 8), "{name}, {}", lang.code());
        }
    }
}
