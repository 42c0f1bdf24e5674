//! What posters, leaflets and letters promise, measured with the real typeface.

use super::fonts::Typeface;
use super::{write, PdfError};
use crate::content::Lang;
use crate::documents::layout::style::{BODY, MM, SMALLEST};
use crate::documents::layout::{lay_out, Layout, Mark, Role, Shape, TooLong};
use crate::documents::{Block, Document, Format, Purpose};

/// As many characters as the name of a clinic may have in a file for a supplier; no other place has a bound.
const LONGEST_NAME: usize = 300;

/// The texts of `tests/formats`.
fn sample(lang: Lang, format: Format) -> Document {
    let json = match (lang, format) {
        (_, Format::Report) => panic!("a report is no sheet"),
        (Lang::Nb, Format::Poster) => include_str!("../../../tests/formats/nb/poster.json"),
        (Lang::Nb, Format::Leaflet) => include_str!("../../../tests/formats/nb/leaflet.json"),
        (Lang::Nb, Format::Letter) => include_str!("../../../tests/formats/nb/letter.json"),
        (Lang::En, Format::Poster) => include_str!("../../../tests/formats/en/poster.json"),
        (Lang::En, Format::Leaflet) => include_str!("../../../tests/formats/en/leaflet.json"),
        (Lang::En, Format::Letter) => include_str!("../../../tests/formats/en/letter.json"),
    };
    serde_json::from_str(json).expect("a document as JSON")
}

fn typeface() -> Typeface {
    Typeface::load().expect("the typeface")
}

/// Says what lies outside the margins or is too small, and what the page lacks.
fn faults(layout: &Layout, typeface: &Typeface) -> Vec<String> {
    use crate::documents::layout::Measure;
    let paper = layout.paper;
    let mut faults = vec![];
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if matches!(item.mark, Mark::Header | Mark::Footer) {
            continue;
        }
        let (left, top, right, bottom) = match &item.shape {
            Shape::Text { x, y, size, face, text, .. } => {
                let letters = text.trim_end().chars().map(|letter| match letter {
                    '\u{AD}' => '-',
                    other => other,
                });
                let width = letters.map(|letter| typeface.advance(*face, letter)).sum::<f32>() * size;
                if *size < SMALLEST {
                    faults.push(format!("«{text}» is set in {size} points"));
                }
                // Nothing goes further above the line than capitals with a ring, or further below than a g.
                (*x, y - 0.75 * size, x + width, y + 0.22 * size)
            }
            Shape::Line { from, to, .. } => {
                (from.0.min(to.0), from.1.min(to.1), from.0.max(to.0), from.1.max(to.1))
            }
            Shape::Box { x, y, width, height, .. } => (*x, *y, x + width, y + height),
            Shape::Tiles { tiles, .. } => {
                let edge = |pick: fn(&[f32; 4]) -> f32| tiles.iter().map(pick);
                (
                    edge(|tile| tile[0]).fold(f32::MAX, f32::min),
                    edge(|tile| tile[1]).fold(f32::MAX, f32::min),
                    edge(|tile| tile[0] + tile[2]).fold(0.0, f32::max),
                    edge(|tile| tile[1] + tile[3]).fold(0.0, f32::max),
                )
            }
            Shape::Strokes { .. } => continue,
        };
        // A quarter of a point: sizes of type are rounded to hundredths.
        let slack = 0.25;
        if left < paper.left - slack
            || right > paper.right + slack
            || top < paper.top - slack
            || bottom > paper.bottom + slack
        {
            faults.push(format!("{:?} lies outside the margins of {paper:?}", item.shape));
        }
    }
    faults
}

/// Every word of the page, hyphens at the ends of lines left out.
fn words(layout: &Layout) -> String {
    let texts = layout.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.shape {
        Shape::Text { text, .. } => Some(text.trim_end_matches('\u{AD}')),
        _ => None,
    });
    texts.collect()
}

fn largest_body(layout: &Layout) -> f32 {
    let paragraphs: Vec<usize> = (0..layout.structure.nodes.len())
        .filter(|node| layout.structure.nodes[*node].role == Role::LBody)
        .collect();
    let items = layout.pages.iter().flat_map(|page| page.items.iter().map(move |item| (page, item)));
    items
        .filter_map(|(page, item)| match (&item.mark, &item.shape) {
            (Mark::Content(number), Shape::Text { size, .. })
                if paragraphs.contains(&page.owners[*number]) =>
            {
                Some(*size)
            }
            _ => None,
        })
        .fold(0.0, f32::max)
}

/// A small generator of chances, so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    /// A name of this many characters; with and without spaces, with hyphens, wide letters and figures.
    fn name(&mut self, length: usize) -> String {
        let letters: Vec<char> = "aeimnorstlkgvøåæŋČWMij-./1 ".chars().collect();
        let spaces = self.below(2) == 0;
        let take = if spaces { letters.len() } else { letters.len() - 1 };
        let name: String = (0..length).map(|_| letters[self.below(take)]).collect();
        // A name never begins or ends with a space, or it would be shorter than it should be.
        format!("K{}", name.get(1..).unwrap_or_default().trim_end())
    }
}

#[test]
fn posters_and_leaflets_stay_on_one_page_for_any_name_of_a_clinic() {
    let typeface = typeface();
    let mut chance = Chance(22);
    let mut names: Vec<String> = ["W", "M", "i", "å", "abc ", "helse-", "1", "x/"]
        .map(|part| part.repeat(LONGEST_NAME).chars().take(LONGEST_NAME).collect())
        .to_vec();
    names.extend((0..40).map(|_| {
        let length = 1 + chance.below(LONGEST_NAME);
        chance.name(length)
    }));
    for lang in Lang::ALL {
        for format in [Format::Poster, Format::Leaflet] {
            for name in &names {
                let document = Document { clinic: name.clone(), ..sample(lang, format) };
                let layout = lay_out(&document, &typeface, &mut |_| ()).unwrap_or_else(|TooLong| {
                    panic!("{format:?} in {} for «{name}» is too long", lang.code())
                });
                assert_eq!(layout.pages.len(), 1);
                assert_eq!(faults(&layout, &typeface), Vec::<String>::new(), "{format:?} for «{name}»");
                let said = words(&layout).replace(' ', "");
                assert!(said.contains(&name.replace(' ', "")), "{format:?} loses a part of «{name}»");
            }
        }
    }
}

#[test]
fn random_words_stay_on_one_page_or_are_refused_and_never_run_over() {
    let typeface = typeface();
    let mut chance = Chance(7);
    let (mut fitting, mut refused) = (0, 0);
    for _ in 0..120 {
        let format = if chance.below(2) == 0 { Format::Poster } else { Format::Leaflet };
        let mut document = sample(Lang::Nb, format);
        let mut text = |most: usize| {
            let length = 1 + chance.below(most);
            chance.name(length)
        };
        document.clinic = text(LONGEST_NAME);
        document.result = text(400);
        document.contact = vec![text(200), text(60), text(60)];
        let blocks = text(12).chars().count();
        document.blocks = (0..blocks)
            .flat_map(|_| {
                let heading = Block::Heading { level: 2, text: text(80) };
                let list = Block::List { ordered: false, items: vec![text(120), text(60)] };
                [heading, Block::Paragraph(text(500)), list, Block::PageBreak]
                    .into_iter()
                    .take(1 + text(4).chars().count())
            })
            .collect();
        document.blocks.push(Block::QrCode { content: text(200), caption: text(160) });
        match lay_out(&document, &typeface, &mut |_| ()) {
            Ok(layout) => {
                fitting += 1;
                assert_eq!(layout.pages.len(), 1);
                assert_eq!(faults(&layout, &typeface), Vec::<String>::new(), "{document:?}");
            }
            Err(TooLong) => refused += 1,
        }
    }
    assert!(fitting > 25 && refused > 25, "{fitting} fit and {refused} do not: both are to be tried");
}

#[test]
fn a_poster_that_is_too_long_is_refused_in_words() {
    for format in [Format::Poster, Format::Leaflet] {
        let mut document = sample(Lang::Nb, format);
        document.blocks = vec![Block::Paragraph("Vi tar vare på opplysningene. ".repeat(400))];
        let error = write(&document, &mut |_| ()).expect_err("more words than a page can hold");
        assert_eq!(error, PdfError::TooLong);
        for lang in Lang::ALL {
            assert!(!error.message(lang).is_empty() && !error.remedy(lang).is_empty());
        }
    }
}

#[test]
fn the_type_is_as_large_as_the_words_allow() {
    let typeface = typeface();
    let size = |format, blocks: Vec<Block>| {
        let document = Document { blocks, ..sample(Lang::Nb, format) };
        largest_body(&lay_out(&document, &typeface, &mut |_| ()).expect("it fits"))
    };
    let list = |count: usize| {
        let items = vec!["Du kan se journalen din og få en kopi av den. ".repeat(2); count];
        vec![Block::List { ordered: false, items }]
    };
    for format in [Format::Poster, Format::Leaflet] {
        let sizes: Vec<f32> = [2, 8, 11, 14].map(|count| size(format, list(count))).to_vec();
        assert!(sizes.is_sorted_by(|first, second| first >= second), "{sizes:?}");
        assert!(sizes[0] > sizes[3] && sizes[0] >= 14.0, "{sizes:?}");
    }
    for lang in Lang::ALL {
        let layout = lay_out(&sample(lang, Format::Poster), &typeface, &mut |_| ()).expect("it fits");
        assert!(largest_body(&layout) >= 14.0, "the sample's poster is read standing");
    }
}

#[test]
fn a_poster_has_a_large_title_and_a_code_for_a_camera_one_metre_away() {
    let typeface = typeface();
    for lang in Lang::ALL {
        let layout = lay_out(&sample(lang, Format::Poster), &typeface, &mut |_| ()).expect("it fits");
        let sizes = layout.pages[0].items.iter().filter_map(|item| match &item.shape {
            Shape::Text { size, .. } => Some(*size),
            _ => None,
        });
        assert!(sizes.fold(0.0, f32::max) >= 30.0);
        let module = layout.pages[0].items.iter().find_map(|item| match &item.shape {
            Shape::Tiles { tiles, .. } => tiles.first().map(|tile| tile[3]),
            _ => None,
        });
        assert!(
            module.expect("a code") >= 1.8 * MM - 0.01,
            "a camera one metre away sees no square of {module:?}"
        );
    }
}

#[test]
fn posters_and_leaflets_say_no_version_and_no_page_and_end_with_the_clinic() {
    let typeface = typeface();
    for format in [Format::Poster, Format::Leaflet] {
        let document = sample(Lang::Nb, format);
        let layout = lay_out(&document, &typeface, &mut |_| ()).expect("it fits");
        let said = words(&layout);
        for word in ["Side 1", "Versjon", "Laget av", "Signatur", "UTKAST", "Lena"] {
            assert!(!said.contains(word), "{word} in: {said}");
        }
        let order = [
            &document.title,
            &document.result,
            &document.clinic,
            "912 345 678",
            "Oppdatert 22. november 2026",
        ];
        let order: Vec<String> = order.iter().map(|text| text.replace(' ', "")).collect();
        let said = said.replace(' ', "");
        let places: Vec<Option<usize>> = order.iter().map(|text| said.rfind(text.as_str())).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in: {said}");
        assert!(layout.bookmarks.is_empty());
    }
    assert_eq!(
        lay_out(&sample(Lang::Nb, Format::Leaflet), &typeface, &mut |_| ()).unwrap().paper.height.round(),
        595.0
    );
}

#[test]
fn a_letter_begins_with_who_writes_and_may_have_several_pages() {
    let typeface = typeface();
    let mut document = sample(Lang::Nb, Format::Letter);
    let said = |document: &Document| {
        let layout = lay_out(document, &typeface, &mut |_| ()).expect("a letter always fits");
        assert_eq!(faults(&layout, &typeface), Vec::<String>::new());
        (words(&layout).replace(' ', ""), layout.pages.len())
    };
    let (words, pages) = said(&document);
    assert_eq!(pages, 1);
    let order =
        ["NormlandHelsesenter", "Storgata12", "22.november2026", "Velkommensompasient", "Vennlighilsen"];
    let places: Vec<Option<usize>> = order.iter().map(|text| words.find(text)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in: {words}");
    document.clinic = "W".repeat(LONGEST_NAME);
    document.blocks = vec![Block::Paragraph("Vi skriver journal. ".repeat(500))];
    assert!(said(&document).1 > 1);
}

#[test]
fn a_record_is_laid_out_as_a_report_whatever_its_format() {
    let document = Document { purpose: Purpose::Record, ..sample(Lang::Nb, Format::Poster) };
    assert_eq!(document.page_format(), Format::Report);
    let layout = lay_out(&document, &typeface(), &mut |_| ()).expect("a report always fits");
    assert!(words(&layout).contains("Signatur"), "there is room to sign");
    assert_eq!(layout.structure.nodes.iter().filter(|node| node.role == Role::Heading(1)).count(), 1);
    assert_eq!(BODY.size, 10.5, "reports look as they did before there were formats");
}
