//! The outputs bear every clinic, and nothing that somebody typed becomes markup.

use super::super::content::Block;
use super::super::document;
use super::super::model::{Own, Place, Variant, Wording};
use super::super::plain_text::plain_text;
use super::super::web_page::web_page;
use super::*;
use crate::domain::privacy::{OwnPurpose, OwnRecipient, Period, PrivacyChoices};

/// A generator of pseudo-random numbers, so that a failure can be shown again.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.0 >> 33
    }

    fn bool(&mut self) -> bool {
        self.next().is_multiple_of(2)
    }
}

/// Every combination of flags can't be tried one by one; this takes chances with all that decides.
fn random(dice: &mut Dice) -> Clinic {
    let mut clinic = largest();
    clinic.ticked.retain(|_| dice.bool());
    clinic.kinds.retain(|_| dice.bool());
    clinic.suppliers.retain(|_| dice.bool());
    clinic.controllerships.retain(|_| dice.bool());
    if dice.bool() {
        clinic.undertakings.clear();
    }
    if dice.bool() {
        clinic.data_protection_officer = None;
    }
    if dice.bool() {
        clinic.contact = Default::default();
    }
    if dice.bool() {
        clinic.organisation_number.clear();
    }
    if dice.bool() {
        clinic.name.clear();
    }
    for supplier in &mut clinic.suppliers {
        if dice.bool() {
            supplier.name.clear();
        }
        if dice.bool() {
            supplier.transfer = None;
        }
    }
    clinic
}

fn whole(text: &str, place: &str) {
    assert!(!text.contains(['{', '}']), "{place}: a place in braces is left: {text}");
    assert!(!text.contains(":\n\n") && !text.trim_end().ends_with(':'), "{place}: a list is missing: {text}");
    assert!(!text.trim().is_empty(), "{place}: no text");
}

#[test]
fn every_combination_of_facts_composes_without_a_gap() {
    let mut dice = Dice(20261122);
    for round in 0..400 {
        let clinic = random(&mut dice);
        for lang in Lang::ALL {
            let notice = generated(&clinic, lang);
            for own in &notice.blocks {
                for variant in Variant::ALL {
                    let Some(part) = own.part(variant) else { continue };
                    whole(
                        &part.generated,
                        &format!("round {round}, {} {variant:?} {}", own.block.id, lang.code()),
                    );
                }
            }
            let page = web_page(&notice, Variant::Full);
            let style = page.find("<style>").unwrap()..page.find("</style>").unwrap();
            let rest = format!("{}{}", &page[..style.start], &page[style.end..]);
            assert!(!rest.contains(['{', '}']), "round {round}: {rest}");
        }
    }
}

#[test]
fn each_flag_alone_composes_in_each_language() {
    for flag in every_flag() {
        let clinic = Clinic { ticked: [flag].into(), ..smallest() };
        for lang in Lang::ALL {
            for own in generated(&clinic, lang).blocks {
                for variant in Variant::ALL {
                    if let Some(part) = own.part(variant) {
                        whole(&part.generated, &format!("{flag:?}: {} {variant:?}", own.block.id));
                    }
                }
            }
        }
    }
}

#[test]
fn every_block_is_shown_by_some_clinic_in_order() {
    let (large, small) = (generated(&largest(), Lang::Nb), generated(&smallest(), Lang::Nb));
    let mut shown: Vec<&str> = large.blocks.iter().map(|own| own.block.id.as_str()).collect();
    shown.extend(small.blocks.iter().map(|own| own.block.id.as_str()));
    for block in Block::all() {
        // Without a consent to ask for: a clinic that has struck the rows that ask.
        assert!(shown.contains(&block.id.as_str()) || block.id == "N-04", "{}: nobody sees it", block.id);
    }
}

#[test]
fn nothing_typed_becomes_markup() {
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;b&gt; </style></title>";
    let mut clinic = largest();
    clinic.name = evil.into();
    clinic.contact.address = evil.into();
    clinic.contact.telephone = evil.into();
    clinic.contact.email = evil.into();
    clinic.undertakings.iter_mut().for_each(|own| own.name = evil.into());
    clinic.controllerships.iter_mut().for_each(|own| own.subject = evil.into());
    clinic.suppliers.iter_mut().for_each(|own| own.name = evil.into());
    let privacy = PrivacyChoices {
        periods: [("RT-17".to_owned(), Period::Own(evil.into()))].into(),
        own_recipients: vec![OwnRecipient {
            who: evil.into(),
            data: evil.into(),
            patients: true,
            ..OwnRecipient::default()
        }],
        own_purposes: vec![OwnPurpose {
            purpose: evil.into(),
            statute: evil.into(),
            ..OwnPurpose::default()
        }],
        ..PrivacyChoices::default()
    };
    let digest = Digest { privacy, ..Digest::default() };
    let own = Own { text: format!("{evil}\n- {evil}"), from: evil.into() };
    let places = Block::all()
        .iter()
        .flat_map(|block| Variant::ALL.map(|variant| Place::new(&block.id, variant, Lang::Nb)));
    let places = places.filter(|place| place.block != "N-05");
    let wording = Wording { own: places.map(|place| (place.to_string(), own.clone())).collect() };
    let ctx = Ctx { clinic: &clinic, digest: &digest, lang: Lang::Nb, today: day() };
    for wording in [Wording::default(), wording] {
        let notice = compose(&ctx, &wording, Lang::Nb);
        for variant in [Variant::Full, Variant::Easy] {
            let page = web_page(&notice, variant);
            for wrong in ["<script", "<img", "&lt;b&gt; </", "\"'>"] {
                assert!(!page.contains(wrong), "{wrong} came through");
            }
            assert_eq!(page.matches("</style>").count(), 1);
            assert_eq!(page.matches("</title>").count(), 1);
            assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img"));
            assert!(
                page.contains("&amp;lt;b&amp;gt;"),
                "what looks escaped already is shown as it was typed"
            );
        }
    }
}

#[test]
fn the_page_is_whole_and_needs_nothing_else() {
    for (name, clinic) in clinics(Lang::En) {
        for variant in [Variant::Full, Variant::Easy] {
            let page = web_page(&generated(&clinic, Lang::En), variant);
            assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n"), "{name}");
            for once in ["title", "h1", "main"] {
                assert_eq!(page.matches(&format!("<{once}>")).count(), 1, "{name}: {once}");
            }
            for none in ["<script", "src=", "<link", "@import", "url(", concat!(" sty", "le="), "onclick"] {
                assert!(!page.contains(none), "{name}: {none}");
            }
            for tag in ["p", "ul", "li", "h2", "h3", "details", "summary", "a", "main", "body", "head"] {
                let open =
                    page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
                assert_eq!(open, page.matches(&format!("</{tag}>")).count(), "{name}: {tag}");
            }
            let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
            assert!((1..=70).contains(&title.chars().count()), "{title}");
            assert!(page.lines().all(|line| line == line.trim_end()), "no blanks at the end of a line");
        }
    }
}

#[test]
fn the_longest_name_does_not_make_the_title_longer() {
    let clinic = Clinic { name: "Lang ".repeat(60), ..smallest() };
    let page = web_page(&generated(&clinic, Lang::Nb), Variant::Full);
    assert!(page.contains("<title>Dette vet vi om deg</title>"));
}

#[test]
fn plain_text_is_the_same_text() {
    let notice = generated(&sample(Lang::Nb), Lang::Nb);
    let text = plain_text(&notice, Variant::Easy);
    assert!(
        text.starts_with("Dette vet vi om deg\n\nNormland Helsesenter\nAdresse: Storgata 1, 1234 Normland\n")
    );
    assert!(text.contains("\n- ") && !text.contains('<') && text.ends_with(".\n"));
    assert_eq!(text.matches("Hva vet vi om deg?").count(), 1);
}

#[test]
fn titles_are_short_and_each_sheet_has_its_own() {
    for lang in Lang::ALL {
        let clinic = sample(lang);
        let digest = Digest::default();
        let ctx = Ctx { clinic: &clinic, digest: &digest, lang, today: day() };
        let titles: Vec<String> = document::drafts(&ctx, &Wording::default())
            .into_iter()
            .map(|draft| draft.document.title)
            .collect();
        assert_eq!(titles.len(), 5);
        for (at, title) in titles.iter().enumerate() {
            assert!(title.split_whitespace().count() < 8 && !titles[..at].contains(title), "{title}");
        }
    }
}
