//! Every element of the law is told, wherever the notice is shown.

use super::super::content::{elements, Block, Output};
use super::super::document::{self, LETTER, POSTER};
use super::super::model::{Edit, Place, Variant, Wording};
use super::super::web_page::web_page;
use super::super::{checks, plain_text};
use super::*;
use crate::documents::{Block as Part, Document};
use std::collections::BTreeSet;

/// GDPR article 13 nos. 1–3 and article 14 nos. 1, 2 and 4, letter by letter, and the points of the guide for small clinics,
/// chapter 7.2, as `domain.md` §5.1 lists them. Written here once more, so that none can fall out of the catalogue.
const REQUIRED: [&str; 37] = [
    "13-1-a",
    "13-1-b",
    "13-1-c",
    "13-1-d",
    "13-1-e",
    "13-1-f",
    "13-2-a",
    "13-2-b",
    "13-2-c",
    "13-2-d",
    "13-2-e",
    "13-2-f",
    "13-3",
    "14-1-a",
    "14-1-b",
    "14-1-c",
    "14-1-d",
    "14-1-e",
    "14-1-f",
    "14-2-a",
    "14-2-b",
    "14-2-c",
    "14-2-d",
    "14-2-e",
    "14-2-f",
    "14-2-g",
    "14-4",
    "small-controller",
    "small-recipients",
    "small-retention",
    "small-purpose",
    "small-rights",
    "small-reuse",
    "small-complaint",
    "small-categories",
    "small-source",
    "small-public",
];

/// The words of a document, as they are read.
fn text(document: &Document) -> String {
    let mut out = format!("{}\n{}\n{}\n", document.title, document.result, document.clinic);
    out += &document.contact.join("\n");
    for block in &document.blocks {
        match block {
            Part::Heading { text, .. } | Part::Paragraph(text) => out += &format!("{text}\n"),
            Part::List { items, .. } => out += &format!("{}\n", items.join("\n")),
            Part::QrCode { caption, .. } => out += &format!("{caption}\n"),
            other => panic!("the notice has no {other:?}"),
        }
    }
    out
}

fn draft(clinic: &Clinic, kind: &str, lang: Lang) -> Document {
    let digest = Digest::default();
    let ctx = Ctx { clinic, digest: &digest, lang, today: day() };
    let found =
        document::drafts(&ctx, &Wording::default()).into_iter().find(|draft| draft.document.kind == kind);
    found.unwrap_or_else(|| panic!("no draft {kind}")).document
}

/// A page's text without its tags.
fn read_page(html: &str) -> String {
    let body = &html[html.find("<body>").expect("a body")..];
    let mut out = String::new();
    for part in body.split('<') {
        out += part.split_once('>').map_or(part, |(_, text)| text);
    }
    out.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"")
}

#[test]
fn the_catalogue_names_each_element_of_the_law_and_no_other() {
    let known: BTreeSet<&str> = elements().iter().map(|element| element.id.as_str()).collect();
    let mut required: BTreeSet<&str> = REQUIRED.into_iter().collect();
    required.insert("small-plain");
    assert_eq!(known, required);
    for element in elements() {
        assert!(element.sources.iter().all(|source| source.parts().is_some()), "{}", element.id);
        assert_ne!(element.name.nb, element.name.en, "{}", element.id);
    }
    for block in Block::all() {
        assert!(!block.elements.is_empty(), "{}: which element does it answer?", block.id);
        assert!(block.elements.iter().all(|id| known.contains(id.as_str())), "{}: unknown element", block.id);
    }
}

#[test]
fn each_element_is_told_on_the_web_page_the_poster_and_the_letter_of_the_sample() {
    for lang in Lang::ALL {
        let clinic = sample(lang);
        let notice = generated(&clinic, lang);
        let page = read_page(&web_page(&notice, Variant::Full));
        let plain = plain_text::plain_text(&notice, Variant::Full);
        let (poster, letter) = (text(&draft(&clinic, POSTER, lang)), text(&draft(&clinic, LETTER, lang)));
        for paper in [&poster, &letter] {
            assert!(
                paper.contains(&clinic.name) && paper.contains(&clinic.contact.address),
                "who it is, and where"
            );
        }
        for element in REQUIRED {
            let answers = |output| {
                let own = notice.blocks.iter().filter(move |own| own.block.outputs.contains(&output));
                own.filter(|own| own.block.elements.iter().any(|id| id == element)).collect::<Vec<_>>()
            };
            let web = answers(Output::Web);
            assert!(!web.is_empty(), "{element}: no block answers it");
            for own in web {
                for line in own.full.text().lines() {
                    let line = line.trim_start_matches("- ");
                    assert!(
                        page.contains(line) && plain.contains(line),
                        "{element}: not on the page: {line}"
                    );
                }
                assert!(page.contains(&own.title) && plain.contains(&own.title), "{element}: {}", own.title);
            }
            for (output, name, paper) in
                [(Output::Poster, "poster", &poster), (Output::Letter, "letter", &letter)]
            {
                let told = answers(output);
                assert!(!told.is_empty(), "{element}: not on the {name} ({})", lang.code());
                for own in told {
                    let short = own.short.as_ref().expect("what is on paper has a short text");
                    assert!(paper.contains(short.text()), "{element}: {name} lacks «{}»", short.text());
                }
            }
        }
    }
}

#[test]
fn every_element_is_told_by_clinics_of_every_kind_unless_the_facts_do_not_ask_for_it() {
    for (name, clinic) in clinics(Lang::Nb) {
        let notice = generated(&clinic, Lang::Nb);
        for element in REQUIRED {
            let told = notice.blocks.iter().any(|own| own.block.elements.iter().any(|id| id == element));
            assert!(told, "{name}: {element}");
        }
        assert!(checks::missing(&notice).is_empty());
    }
}

#[test]
fn what_is_emptied_is_missing_and_said() {
    let clinic = sample(Lang::Nb);
    let mut wording = Wording::default();
    let place = Place::new("N-05", Variant::Full, Lang::Nb);
    let before = generated(&clinic, Lang::Nb).find("N-05").expect("it applies").full.generated.clone();
    wording.apply(Edit::Write { place, text: " ".into(), generated: before });
    let missing: Vec<&str> =
        checks::missing(&notice(&clinic, &wording, Lang::Nb)).iter().map(|own| own.id.as_str()).collect();
    assert_eq!(missing, ["13-1-e", "14-1-e", "small-recipients"]);
    let digest = Digest::default();
    let ctx = Ctx { clinic: &clinic, digest: &digest, lang: Lang::Nb, today: day() };
    let keys: Vec<String> = checks::findings(&ctx, &wording).into_iter().map(|own| own.key).collect();
    assert_eq!(keys, ["notices/empty/N-05/full/nb"]);
    let drafts = document::drafts(&ctx, &wording);
    assert!(drafts.iter().all(|draft| draft.blockers.len() == 1), "it is not signed like that");
}

#[test]
fn a_clinic_that_can_not_be_reached_is_told_to_mend_it() {
    let clinic = smallest();
    let digest = Digest::default();
    let ctx = Ctx { clinic: &clinic, digest: &digest, lang: Lang::Nb, today: day() };
    let keys: Vec<String> =
        checks::blockers(&ctx, &Wording::default()).into_iter().map(|own| own.key).collect();
    assert_eq!(keys, ["notices/contact"]);
    let unnamed = Clinic { name: String::new(), organisation_number: String::new(), ..smallest() };
    let ctx = Ctx { clinic: &unnamed, ..ctx };
    assert_eq!(checks::blockers(&ctx, &Wording::default()).len(), 3);
}

#[test]
fn paper_leads_to_the_whole_text() {
    let with = draft(&sample(Lang::Nb), POSTER, Lang::Nb);
    assert!(text(&with).contains("normland.example"));
    assert!(with
        .blocks
        .iter()
        .any(|own| matches!(own, Part::QrCode { content, .. } if content == "https://normland.example")));
    let without = draft(&smallest(), POSTER, Lang::Nb);
    assert!(!without.blocks.iter().any(|own| matches!(own, Part::QrCode { .. })));
    assert!(text(&without).contains("resepsjonen"));
}
