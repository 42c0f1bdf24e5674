//! What the documents must say.

use super::{access, clinic, in_ctx, DAY};
use crate::content::Lang;
use crate::documents::{Block, Document};
use crate::features::access::content::{
    blocking_steps, procedures, questions, register_fields, self_fields, Arrangement,
};
use crate::features::access::document;
use crate::features::access::model::{ControlChange, Edit, EventChange, Withdrawal};
use crate::features::access::register::{lines, Act, Someone};
use crate::features::access::sheets;
use crate::features::Draft;

fn drafts(lang: Lang) -> Vec<Draft> {
    let (clinic, access) = (clinic(lang), access(lang));
    in_ctx(&clinic, lang, DAY, |ctx| document::drafts(ctx, &access))
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
                rows.iter().for_each(|(label, value)| said.push_str(&format!("\n{label}: {value}")));
            }
            Block::QrCode { .. } | Block::PageBreak => {}
        }
    }
    said
}

#[test]
fn the_register_shows_every_field_of_every_line_and_what_became_of_it() {
    for lang in Lang::ALL {
        let access = access(lang);
        let said = said(&draft(lang, "access-register").document);
        for field in register_fields() {
            assert!(said.contains(&format!("{}: ", field.name.get(lang))), "{}", field.id);
        }
        for line in lines(&access.entries) {
            let person = line.grant.person.name.trim();
            assert!(said.contains(person) && said.contains(&line.grant.purpose), "{}", line.id());
        }
        for entry in &access.entries {
            if let Act::Withdrawn { note, .. } | Act::Corrected { note, .. } = &entry.act {
                assert!(said.contains(note.as_str()), "{}", entry.id);
            }
        }
    }
}

#[test]
fn the_spreadsheet_has_a_row_for_each_authorisation_and_a_column_for_each_field() {
    for lang in Lang::ALL {
        let (clinic, access) = (clinic(lang), access(lang));
        let sheet = in_ctx(&clinic, lang, DAY, |ctx| sheets::register(ctx, &access));
        assert_eq!(sheet.columns.len(), register_fields().len() + 2);
        assert_eq!(sheet.rows.len(), lines(&access.entries).len());
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()));
        assert!(sheet.rows.iter().any(|row| row.iter().any(|cell| cell.contains("Frank"))));
    }
}

#[test]
fn the_procedures_hold_every_step_with_the_clinics_own_people() {
    for lang in Lang::ALL {
        let document = draft(lang, "access-procedures").document;
        let items: usize = document
            .blocks
            .iter()
            .map(|block| if let Block::List { ordered: true, items } = block { items.len() } else { 0 })
            .sum();
        assert_eq!(items, procedures().iter().map(|own| own.step.len()).sum::<usize>());
        let said = said(&document);
        assert!(said.contains("Lena") && said.contains("Morten") && !said.contains('{'));
    }
}

#[test]
fn a_leaving_list_names_every_system_and_cannot_be_signed_before_all_is_closed() {
    let mut clinic = clinic(Lang::Nb);
    let mut access = access(Lang::Nb);
    let tick = access.events[0].points["computers"].clone();
    let open = in_ctx(&clinic, Lang::Nb, DAY, |ctx| document::drafts(ctx, &access));
    let open = open.iter().find(|draft| draft.document.kind == "access-event-event-summer").expect("a draft");
    let keys: Vec<&str> = open.blockers.iter().map(|own| own.key.as_str()).collect();
    let expected = ["access/event-summer/record", "access/event-summer/line-summer"];
    assert_eq!(keys, expected, "the record is still open, and so is the line of the register");
    access.apply(Edit::Event("event-summer".into(), EventChange::Point("record".into(), tick)));
    access.apply(Edit::Withdraw(Box::new(Withdrawal {
        id: "closed".into(),
        entry: "line-summer".into(),
        at: DAY.at(8, 0, 0, 0),
        reason: "left".into(),
        note: String::new(),
        by: Someone::of(&clinic, &"lena".into()),
        today: DAY,
    })));
    let own = |clinic: &crate::domain::Clinic| {
        let all = in_ctx(clinic, Lang::Nb, DAY, |ctx| document::drafts(ctx, &access));
        all.into_iter().find(|draft| draft.document.kind == "access-event-event-summer").expect("a draft")
    };
    let draft = own(&clinic);
    assert!(draft.blockers.is_empty(), "{:?}", draft.blockers);
    let said = said(&draft.document);
    for system in &clinic.systems {
        assert!(said.contains(&system.name), "{}", system.name);
    }
    assert!(said.contains("13. november 2026 kl. 15.20"), "date and time");
    let system = crate::domain::System { id: "new".into(), name: "Ny timebok".into(), ..Default::default() };
    clinic.systems.push(system);
    let again = own(&clinic);
    assert_eq!(again.blockers.len(), 1, "a system that nobody has closed");
    assert_ne!(again.document.data, draft.document.data, "the signed list no longer fits");
}

#[test]
fn the_record_of_a_check_shows_everybody_and_every_question() {
    for lang in Lang::ALL {
        let draft = draft(lang, "access-control-control-2025");
        let said = said(&draft.document);
        for name in ["Lena", "Frank", "Simen", "Morten", "Renate"] {
            assert!(said.contains(name), "{name}");
        }
        assert!(questions().iter().all(|own| said.contains(own.ask.get(lang))));
        assert!(draft.blockers.is_empty(), "{:?}", draft.blockers);
    }
}

#[test]
fn a_check_that_is_under_way_cannot_be_signed_until_everybody_is_through() {
    let (clinic, mut access) = (clinic(Lang::Nb), access(Lang::Nb));
    access.apply(Edit::BeginControl("now".into(), "yearly".into(), DAY));
    let all = in_ctx(&clinic, Lang::Nb, DAY, |ctx| document::drafts(ctx, &access));
    let draft = all.into_iter().find(|draft| draft.document.kind == "access-control-now").expect("a draft");
    let keys: Vec<&str> = draft.blockers.iter().map(|own| own.key.as_str()).collect();
    for key in ["access/now/lena", "access/now/sunniva", "access/now/done"] {
        assert!(keys.contains(&key), "{key} in {keys:?}");
    }
}

#[test]
fn access_that_stays_although_something_is_wrong_needs_a_reason() {
    let (clinic, mut access) = (clinic(Lang::Nb), access(Lang::Nb));
    access.apply(Edit::BeginControl("now".into(), "yearly".into(), DAY));
    let asked = |access: &super::super::state::Access| {
        let all = in_ctx(&clinic, Lang::Nb, DAY, |ctx| document::drafts(ctx, access));
        let draft =
            all.into_iter().find(|draft| draft.document.kind == "access-control-now").expect("a draft");
        draft.blockers.iter().any(|own| own.key == "access/now/lena/kept")
    };
    let mut change = |change| access.apply(Edit::Control("now".into(), change));
    change(ControlChange::Answer("lena".into(), "rights_right".into(), false));
    change(ControlChange::Outcome("lena".into(), "keep".into()));
    assert!(asked(&access), "nobody says why it stays");
    access
        .apply(Edit::Control("now".into(), ControlChange::PersonNote("lena".into(), "Endres i mai.".into())));
    assert!(!asked(&access), "the reason is there");
}

#[test]
fn the_other_routines_are_whole() {
    for lang in Lang::ALL {
        let blocking = said(&draft(lang, "blocking-routine").document);
        assert!(blocking_steps().iter().all(|own| blocking.contains(own.text.get(lang))));
        let uses = said(&draft(lang, "self-authorisation").document);
        let asked = self_fields().iter().filter(|own| own.only_if.is_none());
        assert!(asked.into_iter().all(|own| uses.contains(own.name.get(lang))));
        let sharing = draft(lang, "access-sharing-shared_record");
        let words = said(&sharing.document);
        let own = Arrangement::find("shared_record").expect("in the catalogue");
        assert!(own.points().all(|point| words.contains(point.title.get(lang))));
        assert!(sharing.blockers.is_empty(), "{:?}", sharing.blockers);
        for kind in ["secrecy-declaration-maren", "security-instruction-maren"] {
            assert!(said(&draft(lang, kind).document).contains("Maren"), "{kind}");
        }
    }
}

#[test]
fn titles_differ_and_hold_nothing_that_somebody_typed() {
    for lang in Lang::ALL {
        let clinic = clinic(lang);
        let mut titles = std::collections::BTreeSet::new();
        for draft in drafts(lang) {
            let title = draft.document.title;
            for name in clinic.people.iter().map(|person| person.name.as_str()).chain(["Sunniva"]) {
                assert!(!title.contains(name), "{title}");
            }
            assert!(crate::content::readability::words(&title) < 8, "{title}");
            assert!(titles.insert(title.clone()), "{title} twice");
        }
    }
}

#[test]
fn reading_a_register_back_never_alters_a_line() {
    let (clinic, access) = (clinic(Lang::Nb), access(Lang::Nb));
    let data: serde_json::Value =
        serde_json::from_str(&draft(Lang::Nb, "access-register").document.data).expect("JSON");
    let mut changed = data.clone();
    changed["entries"][0]["registered_by"]["name"] = "Noen andre".into();
    let read = document::read_back(&access, "access-register", &changed).expect("our document");
    assert_eq!(read.entries, access.entries, "what the register has stays as it was written");
    for kind in
        ["", "access-event", "access-event-", "access-control-x", "risk-report", "secrecy-declaration-"]
    {
        assert_eq!(document::read_back(&access, kind, &data), None, "{kind}");
    }
    let _ = clinic;
}
