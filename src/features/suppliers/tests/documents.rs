//! What the documents must say.

use super::{answered, clinic, in_ctx, register, DAY};
use crate::content::Lang;
use crate::documents::{Block, Document};
use crate::domain::{DataRole, ServiceType, Supplier, TransferBasis};
use crate::features::suppliers::content::{responsibilities, terms, Question, QuestionSet};
use crate::features::suppliers::document;
use crate::features::suppliers::dossier::{Choice, Reply};
use crate::features::suppliers::exchange::{read, Received};
use crate::features::suppliers::model::Register;
use crate::features::Draft;

fn drafts(lang: Lang) -> Vec<Draft> {
    let (clinic, register) = (clinic(lang), register(lang));
    in_ctx(&clinic, lang, DAY, |ctx| document::drafts(ctx, &register))
}

fn draft(lang: Lang, kind: &str) -> Draft {
    drafts(lang).into_iter().find(|draft| draft.document.kind == kind).unwrap_or_else(|| panic!("{kind}"))
}

/// Everything that a document says, in one text.
fn said(document: &Document) -> String {
    let mut said = document.result.clone();
    for block in &document.blocks {
        said.push('\n');
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Notice(text) => said.push_str(text),
            Block::List { items, .. } => said.push_str(&items.join("\n")),
            Block::Table(table) => {
                said.push_str(&table.caption);
                table.rows.iter().flatten().for_each(|cell| said.push_str(&format!("\n{}", cell.text)));
            }
            Block::Fields(rows) => {
                rows.iter().for_each(|(label, value)| said.push_str(&format!("\n{label}: {value}")))
            }
            Block::QrCode { .. } | Block::PageBreak => {}
        }
    }
    said
}

#[test]
fn the_agreement_holds_every_term_and_says_which_point_of_the_law_it_answers() {
    for lang in Lang::ALL {
        let draft = draft(lang, "processor-agreement-operations");
        let said = said(&draft.document);
        for term in terms() {
            assert!(term.text.iter().all(|text| said.contains(text.get(lang))), "{}", term.id);
        }
        for point in ["a", "b", "c", "d", "e", "f", "g", "h"] {
            assert!(said.contains(&format!("art. 28 (3) {point}")), "art. 28 (3) {point}");
        }
        let blockers: Vec<&str> = draft.blockers.iter().map(|blocker| blocker.text.as_str()).collect();
        assert!(blockers.is_empty(), "{blockers:?}");
        for party in ["310 001 015", "312 003 201", "319 010 904"] {
            assert!(said.contains(party), "{party} is a party ({})", lang.code());
        }
    }
}

#[test]
fn an_agreement_with_an_empty_cover_page_can_not_be_signed() {
    let mut clinic = clinic(Lang::Nb);
    let mut register = register(Lang::Nb);
    register.dossiers.get_mut(&"operations".into()).unwrap().agreement.cover.clear();
    let blocked = |clinic: &crate::domain::Clinic, register: &Register| {
        let drafts = in_ctx(clinic, Lang::Nb, DAY, |ctx| document::drafts(ctx, register));
        let own = drafts.into_iter().find(|draft| draft.document.kind == "processor-agreement-operations");
        own.unwrap().blockers.into_iter().map(|blocker| blocker.key).collect::<Vec<_>>()
    };
    let keys = blocked(&clinic, &register);
    for field in ["purpose", "breach", "return", "sub_processor_notice", "rights_help"] {
        assert!(keys.contains(&format!("suppliers/operations/cover/{field}")), "{field} in {keys:?}");
    }
    let operations = clinic.suppliers.iter_mut().find(|supplier| supplier.id.0 == "operations").unwrap();
    (operations.country, operations.transfer) = ("US".into(), Some(TransferBasis::PrivacyShield));
    assert!(blocked(&clinic, &register).contains(&"suppliers/operations/cover/transfer".to_owned()));
}

#[test]
fn the_assessment_shows_every_answer_and_the_gaps_before_them() {
    for lang in Lang::ALL {
        let (clinic, register) = (clinic(lang), register(lang));
        let said = said(&draft(lang, "supplier-assessment-record-supplier").document);
        let supplier = clinic.supplier(&"record-supplier".into()).unwrap();
        for question in Question::about(supplier) {
            assert!(said.contains(question.question.get(lang)), "{}", question.id);
        }
        for reply in register.dossier(&supplier.id).replies.values() {
            assert!(said.contains(&reply.evidence), "{}", reply.evidence);
            assert!(reply.note.starts_with("2026-") || said.contains(&reply.note), "{}", reply.note);
        }
        let first = said.find("D-54").unwrap();
        assert!(first < said.find("D-07").unwrap(), "what needs a measure comes before the rest");
    }
}

#[test]
fn every_question_can_be_read_in_some_assessment_and_every_supplier_question_in_some_copy() {
    let mut seen = std::collections::BTreeSet::new();
    for service in ServiceType::ALL {
        let supplier = Supplier {
            service,
            role: Some(DataRole::Processor),
            remote_access: true,
            country: "US".into(),
            transfer: Some(TransferBasis::DataPrivacyFramework),
            ..Supplier::default()
        };
        seen.extend(Question::about(&supplier).into_iter().map(|question| question.id.clone()));
    }
    assert_eq!(seen.len(), 57);
}

#[test]
fn the_suppliers_copy_holds_the_answer_file_itself() {
    let clinic = clinic(Lang::Nb);
    let mut answer = answered(&clinic);
    answer.replies.insert(
        "D-09".into(),
        Reply { choice: Some(Choice::Partly), note: "Alle unntatt én".into(), ..Reply::default() },
    );
    for lang in Lang::ALL {
        let copy = document::answers(&answer, lang, DAY);
        let said = said(&copy);
        for question in answer.questions.questions() {
            assert!(said.contains(question.question.get(lang)), "{}", question.id);
        }
        assert!(said.contains("Alle unntatt én"));
        let Ok(Received::Answer { answer: read_back, .. }) = read(copy.data.as_bytes()) else {
            panic!("not a file")
        };
        assert_eq!(read_back.replies.len(), answer.replies.len());
    }
}

#[test]
fn the_declaration_names_what_must_be_gone() {
    let draft = draft(Lang::Nb, "deletion-declaration-website");
    let said = said(&draft.document);
    assert!(draft.blockers.is_empty());
    for word in ["sikkerhetskopier", "31. januar 2027", "Besøk på nettsiden", "Siste kopi slettet"] {
        assert!(said.contains(word), "{word} in {said}");
    }
    assert!(!said.contains("tilbake i et format"), "only deletion was agreed");
}

#[test]
fn the_table_shows_every_area_for_each_of_the_three() {
    for lang in Lang::ALL {
        let said = said(&draft(lang, "responsibilities").document);
        for row in responsibilities() {
            for task in
                [Some(&row.area), row.record_supplier.as_ref(), row.clinic.as_ref(), row.it_supplier.as_ref()]
            {
                assert!(task.is_none_or(|task| said.contains(task.get(lang))), "{}", row.id);
            }
        }
        assert!(said.contains("Morten"), "what is agreed otherwise");
    }
}

#[test]
fn no_title_holds_what_somebody_typed() {
    for lang in Lang::ALL {
        let names: Vec<String> = clinic(lang).suppliers.into_iter().map(|supplier| supplier.name).collect();
        for draft in drafts(lang) {
            let title = &draft.document.title;
            assert!(!names.iter().any(|name| title.contains(name.as_str())), "{title}");
        }
    }
}

#[test]
fn a_request_without_a_known_question_makes_a_copy_without_panic() {
    let questions = QuestionSet { only: ["D-99".to_owned()].into(), ..QuestionSet::default() };
    let answer = crate::features::suppliers::exchange::Answer { questions, ..Default::default() };
    assert!(document::answers(&answer, Lang::Nb, DAY).blocks.len() >= 2);
}

#[test]
fn what_is_no_document_of_this_module_is_not_read_back() {
    use crate::features::suppliers::document::read_back;
    let register = register(Lang::Nb);
    let data = serde_json::json!({
        "agreed_otherwise": {}, "cover": {}, "persons": [], "ends_on": null, "delete_by": null, "at_end": null,
    });
    for kind in ["responsibilities", "processor-agreement-x", "deletion-declaration-x"] {
        assert!(read_back(&register, kind, &data).is_some(), "{kind}: the test itself must be right");
        assert_eq!(read_back(&register, kind, &serde_json::json!({})), None, "{kind}");
        assert_eq!(read_back(&register, kind, &serde_json::json!([1])), None, "{kind}");
    }
    for kind in ["", "risk-report", "processor-agreement", "processor-agreement-", "supplier-answers"] {
        assert_eq!(read_back(&register, kind, &data), None, "{kind}");
    }
}
