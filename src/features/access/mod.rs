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
pub mod document;
mod edit;
mod entries;
pub mod findings;
pub mod model;
pub mod overview;
mod page;
pub mod register;
pub mod roles;
pub mod sheets;
pub mod staff_list;
pub mod state;
pub mod words;

#[cfg(test)]
mod tests;
/// The facts that this module's sample belongs to.
#[cfg(test)]
const CLINIC_SAMPLE: &str = include_str!("../clinic/sample.json");

use super::{Draft, Feature, PageContext};
use crate::content::{localise, Lang, Localized};
use crate::domain::{Action, Clinic, Ctx, Deadline, Fact, Finding, Task};
use content::Group;
use model::{Access, Edit, RoleChange};
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

    fn facts(edit: &Edit) -> Vec<Fact> {
        match edit {
            Edit::Import(people, _) => people.iter().cloned().map(Fact::PersonAdded).collect(),
            Edit::Begin(event) => match (overview::group(event), &event.person.id) {
                (Some(Group::Leaver), Some(id)) => vec![Fact::PersonLeft(id.clone(), event.day)],
                (Some(Group::Joiner), Some(id)) => vec![Fact::PersonStarted(id.clone(), event.day)],
                _ => vec![],
            },
            Edit::EventDay { day, leaves: Some(id), .. } => vec![Fact::PersonLeft(id.clone(), *day)],
            Edit::RemoveEvent(_, Some(id)) => vec![Fact::PersonLeft(id.clone(), None)],
            _ => vec![],
        }
    }

    fn undo_label(edit: &Edit) -> Option<&'static Localized> {
        match edit {
            Edit::RemoveRole(_) => Some(&t::UNDO_ROLE),
            Edit::Role(_, RoleChange::Reset) => Some(&t::UNDO_RESET),
            Edit::Discard(_) => Some(&t::UNDO_DRAFT),
            Edit::Delete(..) => Some(&t::UNDO_LINE),
            Edit::RemoveEvent(..) => Some(&t::UNDO_EVENT),
            Edit::RemoveControl(_) => Some(&t::UNDO_CONTROL),
            Edit::RemoveForm(..) => Some(&t::UNDO_FORM),
            _ => None,
        }
    }

    fn tasks(ctx: &Ctx, state: &Access) -> Vec<Task> {
        overview::tasks(ctx, state)
    }

    fn findings(ctx: &Ctx, state: &Access) -> Vec<Finding> {
        findings::findings(ctx, state)
    }

    fn deadlines(ctx: &Ctx, state: &Access) -> Vec<Deadline> {
        overview::deadlines(ctx, state)
    }

    fn actions(ctx: &Ctx, state: &Access) -> Vec<Action> {
        overview::actions(ctx, state)
    }

    fn status(ctx: &Ctx, state: &Access) -> Option<String> {
        overview::status(ctx, state)
    }

    fn drafts(ctx: &Ctx, state: &Access) -> Vec<Draft> {
        document::drafts(ctx, state)
    }

    fn sample(lang: Lang) -> Access {
        let sample = localise(include_str!("sample.json"), lang);
        sample.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default()
    }

    fn make_ours(state: &mut Access) {
        state.make_ours();
    }

    fn read_back(state: &Access, kind: &str, data: &serde_json::Value) -> Option<Access> {
        document::read_back(state, kind, data)
    }

    fn entry_label(state: &Access, key: &[&str], lang: Lang) -> Option<String> {
        entries::label(state, key, lang)
    }

    fn entry_lines(names: &Clinic, state: &Access, key: &[&str], lang: Lang) -> Option<Vec<String>> {
        entries::lines(names, state, key, lang)
    }

    fn page(context: PageContext<Self>) -> Html {
        page::page(context)
    }
}
