//! The screens of patient information.

use super::compose::{compose, Piece};
use super::{t, Notices};
use crate::features::PageContext;
use yew::prelude::*;

/// Every part of the notice.
pub fn page(ctx: PageContext<Notices>) -> Html {
    let lang = ctx.lang;
    let notice = compose(&ctx.ctx(), &ctx.state, lang);
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
                <p class="lead">{ t::LEAD.get(lang) }</p>
            </div>
            { for notice.blocks.iter().map(|own| html! {
                <section class="stack" key={own.block.id.clone()}>
                    <h2>{ &own.title }</h2>
                    { for own.full.pieces().into_iter().map(piece) }
                </section>
            }) }
        </div>
    }
}

fn piece(piece: Piece) -> Html {
    match piece {
        Piece::Paragraph(text) => html! { <p>{ text }</p> },
        Piece::Points(points) => {
            html! { <ul>{ for points.into_iter().map(|point| html! { <li>{ point }</li> }) }</ul> }
        }
    }
}
