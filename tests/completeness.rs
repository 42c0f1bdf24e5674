//! Nothing of the professional content is left out on its way from the catalogue to the document. What the screens show of
//! it is looked at in `e2e/suppliers.rs`, with the same binder.
#![cfg(not(target_arch = "wasm32"))]

#[path = "completeness/binder.rs"]
mod binder;

use binder::{everything_asked, preset_ids, question_ids, supplier_id, DAY, LAW};
use klinikkvern::binder::drafts;
use klinikkvern::content::Lang;
use klinikkvern::documents::Document;
use klinikkvern::domain::{service_name, ServiceType};
use klinikkvern::features::suppliers::answering::pages;
use klinikkvern::features::suppliers::content::{
    presets, questions, terms, Asked, Preset, Question, QuestionSet,
};
use klinikkvern::features::suppliers::document::{answers, AGREEMENT, ASSESSMENT};
use klinikkvern::features::suppliers::exchange::Answer;
use serde_json::Value;

/// Every text of a document's pages, one a line.
fn said(document: &Document) -> String {
    fn gather(value: &Value, said: &mut String) {
        match value {
            Value::String(text) => said.push_str(&format!("{text}\n")),
            Value::Array(list) => list.iter().for_each(|own| gather(own, said)),
            Value::Object(fields) => fields.values().for_each(|own| gather(own, said)),
            _ => {}
        }
    }
    let mut text = format!("{}\n{}\n", document.title, document.result);
    gather(&serde_json::to_value(&document.blocks).expect("JSON"), &mut text);
    text
}

fn documents(lang: Lang, kind: &str) -> Vec<Document> {
    let drafts = drafts(&everything_asked(lang), lang, DAY).into_iter().map(|draft| draft.document);
    drafts.filter(|document| document.kind.starts_with(kind)).collect()
}

#[test]
fn every_question_of_the_list_is_in_the_catalogue_and_in_some_assessment() {
    let ids: Vec<&str> = questions().iter().map(|question| question.id.as_str()).collect();
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, question_ids(), "domain.md §4.3");
    for lang in Lang::ALL {
        let said: String = documents(lang, ASSESSMENT).iter().map(said).collect();
        for id in question_ids() {
            let question = Question::find(&id).expect("in the catalogue");
            let line = format!("{id} {}", question.question.get(lang));
            assert!(said.contains(&line), "{}: no assessment asks {line}", lang.code());
        }
    }
}

#[test]
fn every_question_to_a_supplier_is_on_a_page_of_some_form_and_in_some_copy() {
    let binder = everything_asked(Lang::Nb);
    let asked = questions().iter().filter(|question| question.asked == Asked::Supplier);
    let sets: Vec<QuestionSet> = binder.sections.clinic.suppliers.iter().map(QuestionSet::of).collect();
    let on_pages: Vec<&str> = sets
        .iter()
        .flat_map(pages)
        .flat_map(|page| page.questions)
        .map(|question| question.id.as_str())
        .collect();
    let copies: String = sets
        .iter()
        .map(|set| answers(&Answer { questions: set.clone(), ..Answer::default() }, Lang::Nb, DAY))
        .map(|copy| said(&copy))
        .collect();
    for question in asked {
        assert!(on_pages.contains(&question.id.as_str()), "{}: on no page", question.id);
        assert!(copies.contains(question.question.get(Lang::Nb)), "{}: in no copy", question.id);
    }
}

#[test]
fn every_kind_of_supplier_is_in_the_catalogue_and_has_its_documents() {
    let ids: Vec<&str> = presets().iter().map(|preset| preset.id.as_str()).collect();
    assert_eq!(ids, preset_ids(), "domain.md §4.6");
    for lang in Lang::ALL {
        let all = [documents(lang, ASSESSMENT), documents(lang, AGREEMENT)].concat();
        for preset in ServiceType::ALL.into_iter().filter_map(Preset::of) {
            let own = format!("-{}", supplier_id(preset));
            let own: Vec<&Document> = all.iter().filter(|document| document.kind.ends_with(&own)).collect();
            assert_eq!(own.len(), 2, "{}: an assessment and an agreement", preset.id);
            for document in own {
                let name = service_name(preset.service).get(lang);
                assert!(said(document).contains(name), "{}: {} names {name}", preset.id, document.kind);
            }
        }
    }
}

#[test]
fn every_point_of_the_law_is_in_the_terms_and_in_every_agreement() {
    for lang in Lang::ALL {
        for document in documents(lang, AGREEMENT) {
            let said = said(&document);
            for point in LAW {
                assert!(said.lines().any(|line| line == point), "{}: {point}", document.kind);
            }
            for term in terms() {
                assert!(said.contains(term.title.get(lang)), "{}: {}", document.kind, term.id);
                assert!(term.text.iter().all(|text| said.contains(text.get(lang))), "{}", term.id);
            }
        }
    }
}
