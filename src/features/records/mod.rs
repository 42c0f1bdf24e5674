//! The record of processing: what personal data is used for, on what legal basis, who gets it, and how long it is kept.
//!
//! Law and code: GDPR articles 5(2), 6, 9 and 30, Normen's small-clinics guide chapters 3.4 and 3.5. The rows are
//! prefilled; suppliers, systems and controllers come from the clinic's facts, and the clinic says of each row whether it
//! is right. What it decides here, others read in `Digest::privacy`.
//!
//! Left out: what patients are told (`features/notices`), and agreements with processors (`features/suppliers`).

pub mod choices;
pub mod content;
pub mod document;
mod edit;
mod entries;
pub mod findings;
pub mod model;
pub mod overview;
mod page;
pub mod row;
pub mod sheet;
pub mod words;

#[cfg(test)]
mod tests;
/// The facts that this module's sample belongs to.
#[cfg(test)]
const CLINIC_SAMPLE: &str = include_str!("../clinic/sample.json");

use super::{Draft, Feature, PageContext};
use crate::content::{localise, Lang, Localized};
use crate::domain::privacy::PrivacyChoices;
use crate::domain::{Clinic, Ctx, Deadline, Finding, Task};
use model::{Edit, Register, RowChange};
use serde_json::Value;
use yew::Html;

crate::texts!("features/records");

/// The module of the record of processing.
pub struct Records;

impl Feature for Records {
    type State = Register;
    type Edit = Edit;

    const ID: &'static str = "records";
    const ROUTE: &'static str = "protokoll";
    const ICON: &'static str = "document";

    fn title() -> &'static Localized {
        &t::TITLE
    }

    fn apply(state: &mut Register, edit: Edit) {
        state.apply(edit);
    }

    fn privacy(state: &Register, clinic: &Clinic) -> Option<PrivacyChoices> {
        Some(choices::choices(state, clinic))
    }

    fn undo_label(edit: &Edit) -> Option<&'static Localized> {
        match edit {
            Edit::RemoveOwn(_) => Some(&t::UNDO_OWN),
            Edit::RemoveRecipient(_) => Some(&t::UNDO_RECIPIENT),
            Edit::Row(_, RowChange::Strike(_)) => Some(&t::UNDO_STRUCK),
            Edit::Row(_, RowChange::Text(_, None)) => Some(&t::UNDO_TEXT),
            _ => None,
        }
    }

    fn tasks(ctx: &Ctx, state: &Register) -> Vec<Task> {
        overview::tasks(ctx, state)
    }

    fn findings(ctx: &Ctx, state: &Register) -> Vec<Finding> {
        findings::findings(ctx, state)
    }

    fn deadlines(ctx: &Ctx, _state: &Register) -> Vec<Deadline> {
        overview::deadlines(ctx)
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

    fn from_entries(entries: Value) -> Option<Register> {
        entries::join(entries)
    }

    fn read_back(state: &Register, kind: &str, data: &Value) -> Option<Register> {
        (kind == document::RECORD).then(|| document::read_back(state, data)).flatten()
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
