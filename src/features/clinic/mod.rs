//! What the clinic is: the start questions, contact, people, systems, suppliers, and who answers for what in an office community.
//!
//! Everything else in the binder rests on these facts, so they are asked for once (`domain.md` §0.3). Rests on the guide for
//! small clinics (chapters 3.3, 4.1, 5 and 7.7), GDPR articles 4, 24, 26 and 28, and pasientjournalloven § 9.
//! Left out: agreements with suppliers (`features/suppliers`) and authorisations (`features/access`).

mod content;
mod entries;
mod model;
mod page;

pub use model::{
    Answer, ContactEdit, ControllershipEdit, Edit, OfficerEdit, PersonEdit, SupplierEdit, SystemEdit,
    UndertakingEdit,
};

use super::{Feature, PageContext};
use crate::content::{localise, Lang, Localized};
use crate::domain::{Ctx, Finding, Task};
use serde_json::Value;
use yew::Html;

crate::texts!("features/clinic");

/// The module of the clinic's own facts.
pub struct Clinic;

impl Feature for Clinic {
    type State = crate::domain::Clinic;
    type Edit = Edit;

    const ID: &'static str = "clinic";
    const ROUTE: &'static str = "klinikk";
    const ICON: &'static str = "clinic";

    fn title() -> &'static Localized {
        &t::TITLE
    }

    fn apply(state: &mut Self::State, edit: Edit) {
        model::apply(state, edit);
    }

    fn undo_label(edit: &Edit) -> Option<&'static Localized> {
        match edit {
            Edit::Officer(OfficerEdit::Has(false)) => Some(&t::DELETED_OFFICER),
            Edit::Person(_, PersonEdit::Left(Some(_))) => Some(&t::LEFT_PERSON),
            Edit::Person(_, PersonEdit::Left(None)) => Some(&t::STAYS_PERSON),
            Edit::Person(_, PersonEdit::Remove) => Some(&t::DELETED_PERSON),
            Edit::System(_, SystemEdit::Remove) => Some(&t::DELETED_SYSTEM),
            Edit::Supplier(_, SupplierEdit::Remove) => Some(&t::DELETED_SUPPLIER),
            Edit::Undertaking(_, UndertakingEdit::Remove) => Some(&t::DELETED_UNDERTAKING),
            Edit::Controllership(_, ControllershipEdit::Remove) => Some(&t::DELETED_CONTROLLERSHIP),
            _ => None,
        }
    }

    fn tasks(ctx: &Ctx, state: &Self::State) -> Vec<Task> {
        model::tasks(ctx, state)
    }

    fn findings(ctx: &Ctx, state: &Self::State) -> Vec<Finding> {
        model::findings(ctx, state)
    }

    fn status(ctx: &Ctx, state: &Self::State) -> Option<String> {
        model::status(ctx, state)
    }

    fn sample(lang: Lang) -> Self::State {
        localise(include_str!("sample.json"), lang)
            .and_then(|value| serde_json::from_value(value).ok())
            .unwrap_or_default()
    }

    fn make_ours(state: &mut Self::State) {
        model::make_ours(state);
    }

    fn from_entries(entries: Value) -> Option<Self::State> {
        entries::join(entries)
    }

    fn entry_label(state: &Self::State, key: &[&str], lang: Lang) -> Option<String> {
        entries::label(state, key, lang)
    }

    fn entry_lines(
        names: &Self::State,
        state: &Self::State,
        key: &[&str],
        lang: Lang,
    ) -> Option<Vec<String>> {
        entries::lines(names, state, key, lang)
    }

    fn page(context: PageContext<Self>) -> Html {
        page::page(context)
    }
}
