//! The screens at `#/tilgang`.

use super::register::lines;
use super::{t, AccessControl};
use crate::features::PageContext;
use yew::prelude::*;

/// What there is.
pub fn page(ctx: PageContext<AccessControl>) -> Html {
    let lang = ctx.lang;
    let open = lines(&ctx.state.entries);
    let open = open.iter().filter(|line| line.is_open());
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
            <ul>
                { for open.map(|line| {
                    let role = ctx.state.role(&line.grant.role).map(|role| role.name(lang)).unwrap_or_default();
                    html! { <li>{ format!("{}: {role}", line.grant.person.name) }</li> }
                }) }
            </ul>
        </div>
    }
}
