//! The screens at `#/protokoll`.

use super::row::rows;
use super::{t, Records};
use crate::features::PageContext;
use yew::prelude::*;

/// What the pages of this module get.
pub type Context = PageContext<Records>;

/// The rows, by name.
pub fn page(ctx: Context) -> Html {
    let lang = ctx.lang;
    let rows = rows(&ctx.ctx(), &ctx.state);
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
            <p class="lead">{ t::LEAD.get(lang) }</p>
            <ul>{ for rows.iter().map(|row| html! { <li key={row.id.clone()}>{ &row.name }</li> }) }</ul>
        </div>
    }
}
