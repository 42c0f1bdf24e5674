//! The yearly walkthrough: everybody who works at the clinic reads the cards, answers a few questions and signs the secrecy
//! declaration and the security instruction.
//!
//! Law and code: helsepersonelloven § 21, pasientjournalloven §§ 15–16, GDPR articles 29, 32 and 39(1)(b), Normen's
//! small-clinics guide chapter 7.9. A receipt is a signed PDF or a short code; neither proves who held the phone, and the
//! words say so.
//!
//! Left out: what each may open (`features/access`), courses in other fields, and anything about how somebody does at work.

pub mod code;
pub mod content;
pub mod course;
pub mod document;
mod entries;
pub mod exchange;
pub mod model;
pub mod overview;
mod page;
pub mod receipt;
pub mod standing;
pub mod walkthrough;
pub mod words;

#[cfg(test)]
mod tests;

use super::{Draft, Feature, PageContext};
use crate::content::{localise, Lang, Localized};
use crate::domain::{Clinic, Ctx, Deadline, Finding, Task};
use model::{Edit, Log};
use serde_json::Value;
use yew::Html;

crate::texts!("features/training");

/// The module of training.
pub struct Training;

impl Feature for Training {
    type State = Log;
    type Edit = Edit;

    const ID: &'static str = "training";
    const ROUTE: &'static str = "opplaring";
    const ICON: &'static str = "training";

    fn title() -> &'static Localized {
        &t::TITLE
    }

    fn apply(state: &mut Log, edit: Edit) {
        state.apply(edit);
    }

    fn undo_label(edit: &Edit) -> Option<&'static Localized> {
        match edit {
            Edit::RemoveRule(_) => Some(&t::UNDO_RULE),
            Edit::RemoveCase(_) => Some(&t::UNDO_CASE),
            Edit::RemoveReceipt(_) => Some(&t::UNDO_RECEIPT),
            Edit::RemoveSession(_) => Some(&t::UNDO_SESSION),
            _ => None,
        }
    }

    fn tasks(ctx: &Ctx, state: &Log) -> Vec<Task> {
        overview::tasks(ctx, state)
    }

    fn findings(ctx: &Ctx, state: &Log) -> Vec<Finding> {
        overview::findings(ctx, state)
    }

    fn deadlines(ctx: &Ctx, state: &Log) -> Vec<Deadline> {
        overview::deadlines(ctx, state)
    }

    fn status(ctx: &Ctx, state: &Log) -> Option<String> {
        overview::status(ctx, state)
    }

    fn drafts(ctx: &Ctx, state: &Log) -> Vec<Draft> {
        document::drafts(ctx, state)
    }

    fn sample(lang: Lang) -> Log {
        let sample = localise(include_str!("sample.json"), lang);
        let mut log: Log = sample.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default();
        log.takes_course_as_it_stands();
        log
    }

    fn make_ours(state: &mut Log) {
        state.make_ours();
    }

    fn to_entries(state: &Log) -> Value {
        entries::split(state)
    }

    fn from_entries(entries: Value) -> Option<Log> {
        entries::join(entries)
    }

    fn read_back(_state: &Log, kind: &str, data: &Value) -> Option<Log> {
        document::read_back(kind, data)
    }

    fn entry_label(state: &Log, key: &[&str], lang: Lang) -> Option<String> {
        entries::label(state, key, lang)
    }

    fn entry_lines(names: &Clinic, state: &Log, key: &[&str], lang: Lang) -> Option<Vec<String>> {
        entries::lines(names, state, key, lang)
    }

    fn page(context: PageContext<Self>) -> Html {
        page::page(context)
    }
}
