//! What the clinic tells its patients: every element of GDPR articles 13 and 14 and of the guide for small clinics, chapter
//! 7.2, as a web page, a poster, a leaflet and a letter, in full and in easy language.
//!
//! The notice is made of the facts each time; only the clinic's own words are saved. Left out: how a request from a patient
//! is answered, and the record of processing itself (`features/records`).

pub mod compose;
pub mod content;
pub mod data;
pub mod facts;
pub mod model;
mod page;
pub mod words;

use super::{Feature, PageContext};
use crate::content::{localise, Lang, Localized};
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

    fn page(context: PageContext<Notices>) -> Html {
        page::page(context)
    }
}
