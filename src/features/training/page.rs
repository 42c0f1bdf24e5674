//! The screens at `#/opplaring`.

use super::standing::each;
use super::{t, words, Training};
use crate::features::PageContext;
use yew::prelude::*;

/// Who has taken the course.
pub fn page(ctx: PageContext<Training>) -> Html {
    let lang = ctx.lang;
    let model = ctx.ctx();
    let rows = each(&model, &ctx.state).into_iter().map(|status| {
        html! { <li key={status.person.id.to_string()}>{ format!("{}: {}", status.person.name, words::standing(&status, lang)) }</li> }
    });
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
            <p class="lead">{ t::LEAD.get(lang) }</p>
            <ul>{ for rows }</ul>
        </div>
    }
}
