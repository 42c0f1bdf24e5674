//! Risk assessment: what can go wrong, how likely, how serious, and what the clinic does about it.
//!
//! Law and code: GDPR article 32, pasientjournalloven § 22, Normen's small-clinics guide chapter 6. The method is the
//! product's own proposal (`scales.toml`), since none is prescribed. One scenario is one small assessment; the report
//! gathers them and is signed as a whole.
//!
//! Left out: a full assessment under GDPR article 35. The module only tells when to consider one.

pub mod assessment;
pub mod content;
pub mod document;
mod edit;
mod entries;
pub mod model;
pub mod overview;
mod page;
pub mod rules;
pub mod scale;
pub mod triggers;
pub mod words;

#[cfg(test)]
mod tests;

use super::{Draft, Feature, PageContext};
use crate::content::{localise, Lang, Localized};
use crate::domain::{Action, Clinic, Ctx, Deadline, Finding, Task};
use model::{Edit, Register};
use serde_json::Value;
use yew::Html;

crate::texts!("features/risk");

/// Kind of the document that the module makes.
pub const REPORT: &str = "risk-report";

/// The risk module.
pub struct Risk;

impl Feature for Risk {
    type State = Register;
    type Edit = Edit;

    const ID: &'static str = "risk";
    const ROUTE: &'static str = "risiko";
    const ICON: &'static str = "risk";

    fn title() -> &'static Localized {
        &t::TITLE
    }

    fn apply(state: &mut Register, edit: Edit) {
        state.apply(edit);
    }

    fn undo_label(edit: &Edit) -> Option<&'static Localized> {
        match edit {
            Edit::RemoveMeasure(..) => Some(&t::UNDO_MEASURE),
            Edit::RemoveOwn(_) => Some(&t::UNDO_OWN),
            Edit::RemoveIncident(_) => Some(&t::UNDO_INCIDENT),
            _ => None,
        }
    }

    fn tasks(ctx: &Ctx, state: &Register) -> Vec<Task> {
        overview::tasks(ctx, state)
    }

    fn findings(ctx: &Ctx, state: &Register) -> Vec<Finding> {
        overview::findings(ctx, state)
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
        document::draft(ctx, state).into_iter().collect()
    }

    fn sample(lang: Lang) -> Register {
        let sample = localise(include_str!("sample.json"), lang);
        sample.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default()
    }

    fn make_ours(state: &mut Register) {
        state.make_ours();
    }

    fn to_entries(state: &Register) -> Value {
        entries::split(state)
    }

    fn from_entries(entries: Value) -> Option<Register> {
        entries::join(entries)
    }

    fn read_back(state: &Register, kind: &str, data: &Value) -> Option<Register> {
        (kind == REPORT).then(|| document::read_back(state, data)).flatten()
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
