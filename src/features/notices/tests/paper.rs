//! Poster and leaflet are one page each, whatever the clinic is called and whatever it does; the letter is short.

use super::super::document::{self, LEAFLET, LETTER, POSTER};
use super::super::model::Wording;
use super::*;
use crate::documents::pdf::{self, Progress};

/// As many characters as `documents/pdf/formats.rs` takes for the longest name.
const LONGEST_NAME: usize = 300;

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

#[test]
fn poster_and_leaflet_are_one_page_for_every_clinic_and_the_longest_name() {
    for lang in Lang::ALL {
        for (name, clinic) in clinics(lang) {
            let spaced = "Nordre Innherred legesenter ".repeat(20);
            let long =
                [spaced.chars().take(LONGEST_NAME).collect(), "Ø".repeat(LONGEST_NAME), clinic.name.clone()];
            for called in long {
                let clinic = Clinic { name: called, ..clinic.clone() };
                for kind in [POSTER, LEAFLET] {
                    assert_eq!(
                        pages(&clinic, kind, lang),
                        Ok(1),
                        "{name}, {kind}, {}: {}",
                        lang.code(),
                        clinic.name
                    );
                }
            }
            assert!(pages(&clinic, LETTER, lang).is_ok_and(|pages| pages <= 2), "{name}: a letter is short");
        }
    }
}

#[test]
fn measure_tmp() {
    use crate::documents::Block;
    for lang in Lang::ALL {
        for (name, clinic) in clinics(lang) {
            for called in [
                clinic.name.clone(),
                "Nordre Innherred legesenter ".repeat(20).chars().take(LONGEST_NAME).collect(),
                "Ø".repeat(300),
            ] {
                let clinic = Clinic { name: called, ..clinic.clone() };
                for kind in [POSTER, LEAFLET] {
                    let digest = Digest::default();
                    let ctx = Ctx { clinic: &clinic, digest: &digest, lang, today: day() };
                    let mut document = document::drafts(&ctx, &Wording::default())
                        .into_iter()
                        .find(|draft| draft.document.kind == kind)
                        .unwrap()
                        .document;
                    let mut dropped = 0;
                    let mut points = 0;
                    while pdf::write(&document, &mut |_| ()).is_err() {
                        for block in &mut document.blocks {
                            if let Block::List { items, .. } = block {
                                points = items.len();
                                items.pop();
                            }
                        }
                        dropped += 1;
                        if dropped > 30 {
                            break;
                        }
                    }
                    println!(
                        "{name} {} {kind} {:.8}: dropped {dropped} (left {points})",
                        lang.code(),
                        clinic.name
                    );
                }
            }
        }
    }
}
