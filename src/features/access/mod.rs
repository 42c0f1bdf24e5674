//! Access control: who may do what in which system, for which job, from when to when, and whether it still fits.
//!
//! Law and code: pasientjournalloven §§ 9, 15, 16, 17, 19 and 22, helsepersonelloven §§ 21 and 21 a, GDPR article 32,
//! Normen's guide to access control (chapters 3 and 4) and its guide for small clinics (chapter 7.1).
//! People, systems, suppliers and undertakings are the clinic's facts; this module keeps the roles, the register of
//! authorisations, what happens between somebody's first and last day, the checks, and the agreements on sharing.
//!
//! Left out: the accounts themselves, which are opened and closed in each system; what is taught (`features/training`).

mod bounds;
pub mod content;
mod edit;
pub mod model;
mod page;
pub mod register;
pub mod roles;
pub mod state;

#[cfg(test)]
mod tests;
/// The facts that this module's sample belongs to.
#[cfg(test)]
const CLINIC_SAMPLE: &str = include_str!("../clinic/sample.json");

use super::{Feature, PageContext};
use crate::content::{localise, Lang, Localized};
use model::{Access, Edit};
use yew::Html;

crate::texts!("features/access");

/// The module of access control.
pub struct AccessControl;

impl Feature for AccessControl {
    type State = Access;
    type Edit = Edit;

    const ID: &'static str = "access";
    const ROUTE: &'static str = "tilgang";
    const ICON: &'static str = "people";

    fn title() -> &'static Localized {
        &t::TITLE
    }

    fn apply(state: &mut Access, edit: Edit) {
        state.apply(edit);
    }

    fn sample(lang: Lang) -> Access {
        let sample = localise(include_str!("sample.json"), lang);
        sample.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default()
    }

    fn make_ours(state: &mut Access) {
        state.make_ours();
    }

    fn page(context: PageContext<Self>) -> Html {
        page::page(context)
    }
}
