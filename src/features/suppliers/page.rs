//! The screens at `#/leverandorer`.

use super::{t, Suppliers};
use crate::features::PageContext;
use yew::prelude::*;

/// What the pages of this module get.
pub type Context = PageContext<Suppliers>;

/// The screen at `ctx.path`.
pub fn page(ctx: Context) -> Html {
    html! { <h1 tabindex="-1">{ t::TITLE.get(ctx.lang) }</h1> }
}
