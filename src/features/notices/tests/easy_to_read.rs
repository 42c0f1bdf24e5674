//! LIX: generated Norwegian texts stay at 45, those in easy language at 35, each block and all together.

use super::super::compose::Piece;
use super::super::content::Output;
use super::super::document::shown;
use super::super::model::Variant;
use super::super::web_page::first_layer;
use super::*;
use crate::content::readability::{heavy_words, long_sentences, words};

const MOST: [(Variant, f64); 3] = [(Variant::Full, 45.0), (Variant::Short, 45.0), (Variant::Easy, 35.0)];

#[test]
fn the_generated_notice_keeps_within_its_readability() {
    let mut wrong = vec![];
    let mut all: Vec<(String, Clinic)> =
        clinics(Lang::Nb).into_iter().map(|(name, clinic)| (name.to_owned(), clinic)).collect();
    all.extend(
        every_flag()
            .into_iter()
            .map(|flag| (format!("{flag:?}"), Clinic { ticked: [flag].into(), ..smallest() })),
    );
    for (name, clinic) in all {
        let notice = generated(&clinic, Lang::Nb);
        for (variant, most) in MOST {
            let all = notice.lix(variant).expect("a text");
            println!("{name} {variant:?}: LIX {all:.1}");
            if all > most {
                wrong.push(format!("{name}: {variant:?}: LIX {all:.1} in all, at most {most}"));
            }
            for own in &notice.blocks {
                let Some(part) = own.part(variant) else { continue };
                let lix = part.lix().expect("a text");
                if lix > most {
                    let (heavy, long) = (heavy_words(part.text()), long_sentences(part.text()));
                    wrong.push(format!(
                        "{name}: {} {variant:?}: LIX {lix:.1}, at most {most}\n  {}\n  long words: {heavy:?}\n  long sentences: {long:?}",
                        own.block.id,
                        part.text().replace('\n', "\n  "),
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "Write shorter sentences and shorter words in these:\n{}", wrong.join("\n"));
}

#[test]
fn what_is_seen_first_is_short() {
    for lang in Lang::ALL {
        let notice = generated(&sample(lang), lang);
        let of_pieces = |pieces: &[Piece]| -> usize {
            pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Paragraph(text) => words(text),
                    Piece::Points(points) => points.iter().map(|own| words(own)).sum(),
                })
                .sum()
        };
        let page: usize =
            first_layer(&notice).map(|(own, pieces)| words(&own.title) + of_pieces(&pieces)).sum();
        assert!(page <= 200, "{}: {page} words before anything is opened, at most 200", lang.code());
        let first = shown(&notice, Output::Poster).filter(|own| own.block.layer == 1);
        let poster: usize = first.filter_map(|own| own.short.as_ref()).map(|part| words(part.text())).sum();
        assert!(poster <= 120, "{}: {poster} words in large type on the poster, at most 120", lang.code());
    }
}
