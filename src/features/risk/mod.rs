//! Stub, replaced by the module's author.
use super::{Feature, PageContext};
use crate::content::{Lang, Localized};
use yew::prelude::*;
/// Stub.
pub struct Risk;
static TITLE: Localized = Localized::new("x", "y");
impl Feature for Risk {
    type State = u32;
    type Edit = ();
    const ID: &'static str = "risk";
    const ROUTE: &'static str = "risk";
    const ICON: &'static str = "risk";
    fn title() -> &'static Localized { &TITLE }
    fn apply(_: &mut Self::State, _: ()) {}
    fn sample(_: Lang) -> Self::State { Default::default() }
    fn page(_: PageContext<Self>) -> Html { html! {} }
}
