//! From a [`Document`] to pages: lines, tables, page breaks, header and footer, and the structure for screen readers.
//!
//! No PDF here: the result is a list of shapes at fixed places, and a tree that says what they are.
//! The way there: blocks become *strips* (bands that never split), strips become pages.
//!
//! | module | does |
//! |---|---|
//! | `paper` | page sizes, margins, sizes of type |
//! | `compose`, `cover`, `sheet`, `table`, `qr_code`, `closing` | blocks → structure and strips |
//! | `wrap`, `characters` | text → lines of printable characters |
//! | `strip`, `paginate` | strips → pages |
//! | `running` | header and footer |

mod characters;
mod closing;
mod compose;
mod cover;
mod display;
mod paginate;
mod paper;
mod qr_code;
mod running;
mod sheet;
mod strip;
mod structure;
pub mod style;
mod table;
mod words;
mod wrap;

pub use display::{Colour, Face, Item, Mark, Page, Shape};
pub use paper::Paper;
pub use structure::{Child, Node, Numbering, Role, Structure};

use super::{grouped, Document, Format};

/// What the layout has to know of the typeface.
pub trait Measure {
    /// Width of a character in em; of a stand-in when the font lacks it.
    fn advance(&self, face: Face, letter: char) -> f32;
    /// True when both cuts have a glyph for the character.
    fn has(&self, letter: char) -> bool;
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// Words of the heading.
    pub text: String,
    /// Index of the page.
    pub page: usize,
    /// Points from the page's upper edge.
    pub y: f32,
}

/// Pages and their meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The pages, never none.
    pub pages: Vec<Page>,
    /// What a screen reader walks through.
    pub structure: Structure,
    /// The headings of level 2, in order; none for what has one page only.
    pub bookmarks: Vec<Bookmark>,
    /// Size and margins of the pages.
    pub paper: Paper,
}

/// The words are too many for the one page that a poster or a leaflet has, even in the smallest type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// Lays a document out on its format's paper. `progress` hears how many pages there are so far.
///
/// Every report and letter, however odd, gives at least one page. No text is lost or runs over the margins.
///
/// # Errors
/// [`TooLong`] when a poster or a leaflet does not fit on its page in the smallest size of type.
pub fn lay_out(
    document: &Document,
    measure: &dyn Measure,
    progress: &mut dyn FnMut(u32),
) -> Result<Layout, TooLong> {
    let paper = Paper::of(document.page_format());
    if !document.page_format().is_one_page() {
        return Ok(set(document, measure, paper, paper.area(style::BODY.size, 1.0), progress).0);
    }
    let fits = |(layout, overflows): &(Layout, bool)| layout.pages.len() == 1 && !overflows;
    let areas = paper.attempts().map(|(size, leading)| paper.area(size, leading));
    let tried = areas.map(|area| set(document, measure, paper, area, &mut |_| ()));
    let (layout, _) = tried.into_iter().find(fits).ok_or(TooLong)?;
    progress(1);
    Ok(layout)
}

/// The layout on this area, and whether something crosses the lower edge of a page.
fn set(
    document: &Document,
    measure: &dyn Measure,
    paper: Paper,
    area: paper::Area,
    progress: &mut dyn FnMut(u32),
) -> (Layout, bool) {
    let is_one_page = document.page_format().is_one_page();
    // A poster or a leaflet shows no code, and is tried in many sizes.
    let hash = if is_one_page { String::new() } else { document.content_hash() };
    let mut composer = compose::Composer::new(document, measure, paper, area);
    match document.page_format() {
        Format::Report => composer.cover(),
        Format::Poster | Format::Leaflet => composer.banner(),
        Format::Letter => composer.letterhead(),
    }
    composer.body();
    if document.purpose.is_record() {
        composer.signatures();
        composer.verification(&hash);
    }
    if is_one_page {
        composer.imprint();
    }
    let compose::Composer { strips, headers, mut structure, .. } = composer;
    let paginate::Paginated { mut pages, bookmarks, overflows } =
        paginate::paginate(area, strips, &headers, &mut structure, progress);
    if !is_one_page {
        running::run(document, measure, &grouped(&hash[..16], 4), &mut pages);
    }
    let bookmarks = if is_one_page { vec![] } else { bookmarks };
    let mut layout = Layout { pages, structure, bookmarks, paper };
    paper.place(&area, &mut layout);
    (layout, overflows)
}

#[cfg(test)]
pub(crate) mod testing;

#[cfg(test)]
mod tests {
    use super::testing::{signature, small, table, Plain};
    use super::*;
    use crate::content::Lang;
    use crate::documents::{Block, Cell, ChainHead, Column, Purpose, Signature, Table};

    fn pages(document: &Document) -> Layout {
        lay_out(document, &Plain, &mut |_| ()).expect("a layout")
    }

    fn with(blocks: Vec<Block>) -> Layout {
        pages(&Document { blocks, ..small(Lang::Nb) })
    }

    /// The texts of a page that carry this kind of mark.
    fn texts(page: &Page, wanted: impl Fn(Mark) -> bool) -> Vec<String> {
        let words = |item: &Item| match &item.shape {
            Shape::Text { text, .. } if wanted(item.mark) => Some(text.trim().to_owned()),
            _ => None,
        };
        page.items.iter().filter_map(words).collect()
    }

    fn content(page: &Page) -> Vec<String> {
        texts(page, |mark| matches!(mark, Mark::Content(_)))
    }

    /// Everything a screen reader says, in its order.
    fn read_aloud(layout: &Layout) -> String {
        fn visit(layout: &Layout, node: usize, said: &mut String) {
            for child in &layout.structure.nodes[node].children {
                match *child {
                    Child::Node(node) => visit(layout, node, said),
                    Child::Content(page, mark) => {
                        texts(&layout.pages[page], |found| found == Mark::Content(mark)).iter().for_each(
                            |text| {
                                said.push_str(text);
                                said.push(' ');
                            },
                        );
                    }
                }
            }
        }
        let mut said = String::new();
        visit(layout, Structure::ROOT, &mut said);
        said
    }

    #[test]
    fn the_table_header_repeats_on_each_page_and_is_read_once() {
        let layout = with(vec![table(60)]);
        let with_rows: Vec<&Page> = layout
            .pages
            .iter()
            .filter(|page| content(page).iter().any(|text| text.starts_with("Tiltak ")))
            .collect();
        assert!(with_rows.len() >= 4, "sixty rows need several pages");
        for page in &with_rows[1..] {
            let repeated = texts(page, |mark| mark == Mark::Header);
            assert!(
                ["Nr.", "Hendelse", "Tiltak", "Nivå"]
                    .iter()
                    .all(|title| repeated.iter().any(|text| text == title)),
                "{repeated:?}"
            );
        }
        assert_eq!(layout.structure.nodes.iter().filter(|node| node.role == Role::ThColumn).count(), 4);
    }

    #[test]
    fn rows_do_not_split_and_stay_above_the_footer() {
        let layout = with(vec![table(60)]);
        for node in layout.structure.nodes.iter().filter(|node| node.role == Role::Tr) {
            let cells = node.children.iter().filter_map(|child| match child {
                Child::Node(cell) => Some(&layout.structure.nodes[*cell].children),
                Child::Content(..) => None,
            });
            let on: std::collections::BTreeSet<usize> = cells
                .flatten()
                .filter_map(|child| if let Child::Content(page, _) = child { Some(*page) } else { None })
                .collect();
            assert_eq!(on.len(), 1, "a row is on pages {on:?}");
        }
    }

    #[test]
    fn a_row_taller_than_a_page_is_split_by_lines_and_loses_nothing() {
        let long: Vec<String> = (0..1500).map(|number| format!("ord{number}")).collect();
        let block = Block::Table(Table {
            caption: "Lang".into(),
            columns: ["A", "B", "C"].map(|title| Column { title: title.into(), weight: 1 }).to_vec(),
            row_headers: false,
            rows: vec![vec![Cell::from("kort"), Cell::from(long.join(" ")), Cell::from("kort")]],
        });
        let layout = with(vec![block]);
        let said = read_aloud(&layout);
        assert!(long.iter().all(|word| said.contains(word.as_str())));
        assert!(layout.pages.len() >= 4);
    }

    #[test]
    fn nothing_crosses_the_margins() {
        let monster = "https://example.no/".to_owned() + &"abc123".repeat(60) + &"ÆØÅ".repeat(80);
        let mut document = small(Lang::Nb);
        document.title = monster.clone();
        document.clinic = monster.clone();
        document.prepared_by = monster.clone();
        document.id = monster.clone();
        document.signatures = vec![signature(&monster)];
        let mut cells = table(3);
        if let Block::Table(table) = &mut cells {
            table.rows.iter_mut().flatten().for_each(|cell| cell.text = monster.clone());
            table.columns.iter_mut().for_each(|column| column.title = monster.clone());
        }
        document.blocks = vec![
            Block::Heading { level: 3, text: monster.clone() },
            Block::Paragraph(monster.clone()),
            Block::List { ordered: true, items: vec![monster.clone()] },
            Block::Fields(vec![(monster.clone(), monster.clone())]),
            Block::Notice(monster.clone()),
            cells,
            Block::Table(Table {
                caption: monster.clone(),
                columns: vec![Column { title: "Kolonne".into(), weight: 0 }; 40],
                row_headers: false,
                rows: vec![vec!["Verdi".into(); 40]],
            }),
        ];
        for page in &pages(&document).pages {
            for item in &page.items {
                if let Shape::Text { x, y, size, text, .. } = &item.shape {
                    let end = x + text.trim_end().chars().count() as f32 * 0.5 * size;
                    assert!(*x >= style::LEFT - 0.1 && end <= style::RIGHT + 0.1, "{text} ends at {end}");
                    assert!(
                        matches!(item.mark, Mark::Header | Mark::Footer)
                            || (*y > style::TOP && *y < style::BOTTOM),
                        "{text} at {y}"
                    );
                    assert!(*size >= 8.5, "{text} is set in {size}");
                }
            }
        }
    }

    #[test]
    fn headings_never_skip_a_level() {
        let deep = |level: u8| Block::Heading { level, text: format!("Nivå {level}") };
        let layout = with(vec![deep(4), deep(9), deep(2), deep(3), deep(4), deep(0)]);
        let levels: Vec<u8> = layout
            .structure
            .nodes
            .iter()
            .filter_map(|node| if let Role::Heading(level) = node.role { Some(level) } else { None })
            .collect();
        assert_eq!(
            levels,
            [1, 2, 2, 3, 2, 3, 4, 2, 2, 2],
            "title, result, six of the body, signature, verification"
        );
        assert_eq!(layout.bookmarks.len(), 6);
    }

    #[test]
    fn a_heading_stays_with_at_least_three_lines() {
        let line = "ord ".repeat(60);
        for filler in 0..45 {
            let mut blocks = vec![
                Block::Paragraph("fyll\n".repeat(filler) + "."),
                Block::Heading { level: 2, text: "Overskrift".into() },
            ];
            blocks.push(Block::Paragraph(line.clone()));
            let layout = with(blocks);
            let page = layout
                .pages
                .iter()
                .find(|page| content(page).iter().any(|text| text == "Overskrift"))
                .unwrap();
            let words = content(page);
            let at = words.iter().position(|text| text == "Overskrift").unwrap();
            assert!(
                words.len() >= at + 4,
                "with {filler} lines above, the heading keeps only {:?}",
                &words[at..]
            );
        }
    }

    #[test]
    fn a_page_break_begins_a_page_but_never_an_empty_one() {
        let layout = with(vec![
            Block::PageBreak,
            Block::PageBreak,
            Block::Paragraph("Ny side.".into()),
            Block::PageBreak,
        ]);
        assert_eq!(content(&layout.pages[1])[0], "Ny side.");
        assert!(layout.pages.iter().all(|page| !content(page).is_empty()));
    }

    #[test]
    fn drafts_say_so_on_every_page_and_signed_documents_do_not() {
        let signed = Document { blocks: vec![table(40)], ..small(Lang::Nb) };
        let draft = Document { signatures: vec![], ..signed.clone() };
        let says = |page: &Page| {
            texts(page, |mark| mark == Mark::Header).iter().any(|text| text == "UTKAST – ikke signert")
        };
        assert!(pages(&draft).pages.iter().all(says));
        assert!(!pages(&signed).pages.iter().any(says));
        let layout = pages(&signed);
        let footer = texts(&layout.pages[1], |mark| mark == Mark::Footer);
        let expected = format!(
            "Side 2 av {} · DOK-7F3A-21 v3 · signert 22.11.2026 · kode {}",
            layout.pages.len(),
            signed.short_code()
        );
        assert_eq!(footer, [expected]);
    }

    #[test]
    fn the_head_of_the_chain_stands_in_the_footer_and_in_full_on_the_last_page() {
        let hash = "1a2b3c4d5e6f7081".repeat(4);
        let document = Document { chain: Some(ChainHead { number: 20, hash }), ..small(Lang::Nb) };
        let layout = pages(&document);
        let footer = texts(&layout.pages[0], |mark| mark == Mark::Footer).concat();
        assert!(footer.contains("kjede 20 · 1a2b 3c4d") || footer.ends_with('…'), "{footer}");
        let said = read_aloud(&layout);
        let group = "1a2b3c4d5e6f7081 1a2b3c4d5e6f7081";
        assert!(said.contains("Signering nummer 20") && said.contains(group), "{said}");
        assert!(said.contains("Kontroller et dokument"), "who holds the paper is told where to check it");
    }

    #[test]
    fn a_signature_says_what_it_proves() {
        let signed = |key: Option<String>| {
            let signature = Signature { key, reason: Some("Årlig gjennomgang".into()), ..signature("Kari") };
            let said = read_aloud(&pages(&Document { signatures: vec![signature], ..small(Lang::Nb) }));
            said.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let (with, without) = (signed(Some("0123456789abcdef".repeat(4))), signed(None));
        assert!(with.contains("Årlig gjennomgang") && without.contains("Årlig gjennomgang"));
        assert!(
            with.contains("0123456789abcdef 0123456789abcdef")
                && with.contains("viser om dokumentet er endret"),
            "{with}"
        );
        assert!(
            without.contains("Enkel elektronisk signatur")
                && !without.contains("viser om dokumentet er endret"),
            "{without}"
        );
    }

    #[test]
    fn every_word_is_read_aloud_in_order() {
        let layout = pages(&small(Lang::En));
        let said = read_aloud(&layout);
        let order = [
            "Risikorapport",
            "org. no. 912 345 678",
            "Renew by",
            "22 November 2027",
            "To risikoer",
            "Bakgrunn",
            "Kort tekst.",
            "Daglig leder",
            "10:42",
        ];
        let places: Vec<usize> = order
            .iter()
            .map(|words| said.find(words).unwrap_or_else(|| panic!("{words} is not in {said}")))
            .collect();
        assert!(places.is_sorted(), "{said}");
        assert!(said.contains(&grouped(&small(Lang::En).content_hash(), 16)));
    }

    #[test]
    fn a_figure_has_a_text_and_bounds() {
        let layout = pages(&small(Lang::Nb));
        let figure = layout.structure.nodes.iter().find(|node| node.role == Role::Figure).unwrap();
        assert_eq!(figure.text, "Tegnet signatur av Kari Nordmann");
        assert!(figure.bounds.is_some());
    }

    #[test]
    fn a_qr_code_is_a_figure_with_its_caption_inside() {
        let caption = "Adressen til klinikken";
        let code = |content: String| Block::QrCode { content, caption: caption.into() };
        let layout = with(vec![code("https://klinikk.no".into())]);
        let figure = layout.structure.nodes.iter().find(|node| node.text == caption).unwrap();
        assert_eq!(figure.role, Role::Figure);
        let [left, top, right, bottom] = figure.bounds.expect("bounds");
        assert!((right - left - (bottom - top)).abs() < 0.01, "a code is a square");
        assert!((left - style::LEFT).abs() < 0.01 && right - left > 30.0 * style::MM);
        assert!(read_aloud(&layout).contains(caption));
        let long = read_aloud(&with(vec![code("qqq ".repeat(900))]));
        assert!(long.contains(caption) && long.matches("qqq").count() == 900, "too long for a code");
    }

    #[test]
    fn a_sheet_has_no_draft_mark_no_version_and_nothing_to_sign() {
        let sheet = Document { purpose: Purpose::Sheet, signatures: vec![], ..small(Lang::Nb) };
        let layout = pages(&sheet);
        let said = layout.pages.iter().flat_map(|page| texts(page, |_| true)).collect::<Vec<_>>().join(" ");
        for word in ["UTKAST", "Utkast", "Signatur", "signert", "Versjon", "Resultat", "kode", "v3"] {
            assert!(!said.contains(word), "{word} in: {said}");
        }
        for word in [
            "Risikorapport",
            "Normland Helsesenter",
            "22. november 2026",
            "DOK-7F3A-21",
            "Kort tekst.",
            "Side 1 av 1",
        ] {
            assert!(said.contains(word), "{word} not in: {said}");
        }
    }

    #[test]
    fn odd_documents_give_pages_too() {
        let mut document = small(Lang::Nb);
        document.title = String::new();
        document.result = String::new();
        document.signatures[0].signed_at = "æøå".into();
        document.blocks = vec![
            Block::List { ordered: false, items: vec![] },
            Block::Fields(vec![]),
            Block::Table(Table { caption: String::new(), columns: vec![], row_headers: false, rows: vec![] }),
            Block::Table(Table {
                caption: String::new(),
                columns: vec![],
                row_headers: true,
                rows: vec![vec!["alene".into()]],
            }),
            Block::Paragraph(" \n".into()),
        ];
        assert!(read_aloud(&pages(&document)).contains("alene"));
    }

    #[test]
    fn progress_counts_the_pages() {
        let mut heard = vec![];
        let layout = lay_out(&Document { blocks: vec![table(60)], ..small(Lang::Nb) }, &Plain, &mut |page| {
            heard.push(page)
        })
        .expect("a layout");
        assert_eq!(heard, (1..=layout.pages.len() as u32).collect::<Vec<_>>());
    }
}
