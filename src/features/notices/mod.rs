//! What the clinic tells its patients: every element of GDPR articles 13 and 14 and of the guide for small clinics, chapter
//! 7.2, as a web page, a poster, a leaflet and a letter, in full and in easy language.
//!
//! The notice is made of the facts each time; only the clinic's own words are saved. Left out: how a request from a patient
//! is answered, and the record of processing itself (`features/records`).

pub mod changes;
pub mod checks;
pub mod compose;
pub mod content;
pub mod data;
pub mod document;
mod entries;
pub mod facts;
pub mod model;
mod page;
pub mod plain_text;
pub mod web_page;
pub mod words;

#[cfg(test)]
mod tests;

use super::{Draft, Feature, PageContext};
use crate::content::{localise, Lang, Localized};
use crate::domain::{Clinic, Ctx, Deadline, Finding, Task};
use model::{Edit, Wording};
use yew::Html;

crate::texts!("features/notices");

/// The module of patient information.
pub struct Notices;

impl Feature for Notices {
    type State = Wording;
    type Edit = Edit;

    const ID: &'static str = "notices";
    const ROUTE: &'static str = "pasientinfo";
    const ICON: &'static str = "info";

    fn title() -> &'static Localized {
        &t::TITLE
    }

    fn apply(state: &mut Wording, edit: Edit) {
        state.apply(edit);
    }

    fn undo_label(edit: &Edit) -> Option<&'static Localized> {
        matches!(edit, Edit::Reset(_)).then_some(&t::UNDO_RESET)
    }

    fn tasks(ctx: &Ctx, state: &Wording) -> Vec<Task> {
        checks::tasks(ctx, state)
    }

    fn findings(ctx: &Ctx, state: &Wording) -> Vec<Finding> {
        checks::findings(ctx, state)
    }

    fn deadlines(ctx: &Ctx, _state: &Wording) -> Vec<Deadline> {
        checks::deadlines(ctx)
    }

    fn status(ctx: &Ctx, _state: &Wording) -> Option<String> {
        checks::status(ctx)
    }

    fn drafts(ctx: &Ctx, state: &Wording) -> Vec<Draft> {
        document::drafts(ctx, state)
    }

    fn changed_places(kind: &str, signed: &str, now: &str, lang: Lang) -> Vec<String> {
        if kind == compose::NOTICE {
            changes::changed_places(signed, now, lang)
        } else {
            vec![]
        }
    }

    fn sample(lang: Lang) -> Wording {
        let sample = localise(include_str!("sample.json"), lang);
        sample.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default()
    }

    fn make_ours(state: &mut Wording) {
        state.own.clear();
    }

    fn read_back(_state: &Wording, kind: &str, data: &serde_json::Value) -> Option<Wording> {
        data::read_back(kind, data)
    }

    fn entry_label(_state: &Wording, key: &[&str], lang: Lang) -> Option<String> {
        entries::label(key, lang)
    }

    fn entry_lines(_names: &Clinic, state: &Wording, key: &[&str], _lang: Lang) -> Option<Vec<String>> {
        entries::lines(state, key)
    }

    fn page(context: PageContext<Notices>) -> Html {
        page::page(context)
    }
}
