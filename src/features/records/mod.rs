//! The record of processing: what personal data is used for, on what legal basis, who gets it, and how long it is kept.
//!
//! Law and code: GDPR articles 5(2), 6, 9 and 30, Normen's small-clinics guide chapters 3.4 and 3.5. The rows are
//! prefilled; suppliers, systems and controllers come from the clinic's facts, and the clinic says of each row whether it
//! is right. What it decides here, others read in `Digest::privacy`.
//!
//! Left out: what patients are told (`features/notices`), and agreements with processors (`features/suppliers`).

pub mod choices;
pub mod content;
mod edit;
pub mod model;
mod page;
pub mod row;

use super::{Feature, PageContext};
use crate::content::{localise, Lang, Localized};
use crate::domain::privacy::PrivacyChoices;
use crate::domain::Clinic;
use model::{Edit, Register};
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

    fn sample(lang: Lang) -> Register {
        let sample = localise(include_str!("sample.json"), lang);
        sample.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default()
    }

    fn make_ours(state: &mut Register) {
        state.make_ours();
    }

    fn page(context: PageContext<Self>) -> Html {
        page::page(context)
    }
}
