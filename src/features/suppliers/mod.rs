//! Suppliers: who they are under data protection law, what was agreed with them, and whether they hold what they promise.
//!
//! Law and code: GDPR articles 28, 30(2), 32, 33(2) and 44–46, Normen's small-clinics guide chapters 4.3, 5.1 and 7.7.
//! The facts about a supplier are the clinic's (`domain::Supplier`); this module keeps a dossier for each: the role and its
//! reason, the agreement, questions and answers, measures, follow-up, and the end with its declaration.
//!
//! Left out: contracts in general (price, delivery), and what staff of a supplier may open (`features/access`).

pub mod answering;
pub mod content;
pub mod document;
pub mod dossier;
mod edit;
mod entries;
pub mod exchange;
mod findings;
pub mod model;
mod overview;
mod page;
pub mod verdict;
pub mod words;

#[cfg(test)]
mod tests;
/// The facts that this module's sample belongs to.
#[cfg(test)]
const CLINIC_SAMPLE: &str = include_str!("../clinic/sample.json");

use super::{Draft, Feature, PageContext};
use crate::content::{localise, Lang, Localized};
use crate::domain::{Action, Clinic, Ctx, Deadline, Fact, Finding, SupplierFact, Task};
use model::{Change, Edit, Register};
use yew::Html;

crate::texts!("features/suppliers");

/// The module of suppliers.
pub struct Suppliers;

impl Feature for Suppliers {
    type State = Register;
    type Edit = Edit;

    const ID: &'static str = "suppliers";
    const ROUTE: &'static str = "leverandorer";
    const ICON: &'static str = "suppliers";

    fn title() -> &'static Localized {
        &t::TITLE
    }

    fn apply(state: &mut Register, edit: Edit) {
        state.apply(edit);
    }

    fn facts(edit: &Edit) -> Vec<Fact> {
        match edit {
            Edit::Fact(supplier, fact) => vec![Fact::Supplier(supplier.clone(), fact.clone())],
            _ => vec![],
        }
    }

    fn undo_label(edit: &Edit) -> Option<&'static Localized> {
        match edit {
            Edit::Fact(_, SupplierFact::NoSubProcessor(_)) => Some(&t::UNDO_SUB_PROCESSOR),
            Edit::Dossier(_, Change::RemoveReport(_)) => Some(&t::UNDO_REPORT),
            Edit::Dossier(_, Change::RemoveFollowUp(_)) => Some(&t::UNDO_FOLLOW_UP),
            Edit::Dossier(_, Change::RemoveMeasure(_)) => Some(&t::UNDO_MEASURE),
            Edit::Dossier(_, Change::Withdraw(_)) => Some(&t::UNDO_REQUEST),
            Edit::Dossier(_, Change::Resume) => Some(&t::UNDO_TERMINATION),
            _ => None,
        }
    }

    fn tasks(ctx: &Ctx, state: &Register) -> Vec<Task> {
        overview::tasks(ctx, state)
    }

    fn findings(ctx: &Ctx, state: &Register) -> Vec<Finding> {
        findings::findings(ctx, state)
    }

    fn deadlines(ctx: &Ctx, state: &Register) -> Vec<Deadline> {
        overview::deadlines(ctx, state)
    }

    fn actions(ctx: &Ctx, state: &Register) -> Vec<Action> {
        overview::actions(ctx, state)
    }

    fn status(ctx: &Ctx, state: &Register) -> Option<String> {
        overview::status(ctx, state)
    }

    fn drafts(ctx: &Ctx, state: &Register) -> Vec<Draft> {
        document::drafts(ctx, state)
    }

    fn sample(lang: Lang) -> Register {
        let sample = localise(include_str!("sample.json"), lang);
        sample.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default()
    }

    fn make_ours(state: &mut Register) {
        state.make_ours();
    }

    fn read_back(state: &Register, kind: &str, data: &serde_json::Value) -> Option<Register> {
        document::read_back(state, kind, data)
    }

    fn entry_label(state: &Register, key: &[&str], lang: Lang) -> Option<String> {
        entries::label(state, key, lang)
    }

    fn entry_lines(names: &Clinic, state: &Register, key: &[&str], lang: Lang) -> Option<Vec<String>> {
        entries::lines(names, state, key, lang)
    }

    fn page(context: PageContext<Self>) -> Html {
        page::page(context)
    }
}
