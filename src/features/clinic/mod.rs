//! Stub, replaced by the module's author.
use super::{Feature, PageContext};
use crate::content::{Lang, Localized};
use yew::prelude::*;
/// Stub.
pub struct Clinic;
static TITLE: Localized = Localized::new("x", "y");
impl Feature for Clinic {
    type State = crate::domain::Clinic;
    type Edit = ();
    const ID: &'static str = "clinic";
    const ROUTE: &'static str = "clinic";
    const ICON: &'static str = "clinic";
    fn title() -> &'static Localized { &TITLE }
    fn apply(_: &mut Self::State, _: ()) {}
    fn sample(_: Lang) -> Self::State { Default::default() }
    fn page(_: PageContext<Self>) -> Html { html! {} }
}
