//! `#/pasientinfo/forhandsvis`: the web page as patients read it, made of the app's own markup.

use super::{pieces, t, tabs, to_use, Context, View};
use crate::features::notices::checks::HREF;
use crate::features::notices::compose::{compose, Composed, Notice};
use crate::features::notices::content::Output;
use crate::features::notices::model::Variant;
use crate::features::notices::t as words;
use crate::features::notices::web_page::first_layer;
use yew::prelude::*;

/// The text in this view.
pub fn page(ctx: &Context, view: View) -> Html {
    let lang = ctx.lang;
    let notice = compose(&ctx.ctx(), &ctx.state, view.lang);
    html! {
        <div class="stack">
            <a class="ds-link" href={HREF}>{ t::BACK_TO_NOTICE.get(lang) }</a>
            <h1 tabindex="-1">{ t::PREVIEW_TITLE.get(lang) }</h1>
            <p class="lead">{ t::PREVIEW_LEAD.get(lang) }</p>
            { tabs::tabs(ctx, view, &format!("{HREF}/forhandsvis"), &[Variant::Full, Variant::Easy]) }
            <div class="document-desk">
                <section class="document notice-web" lang={view.lang.code()} aria-label={t::PREVIEW_REGION.string(lang)}>
                    { web(&notice, view.variant) }
                </section>
            </div>
            { to_use::section(ctx, &notice, view) }
        </div>
    }
}

fn web(notice: &Notice, variant: Variant) -> Html {
    let lang = notice.lang;
    let sender = std::iter::once(notice.clinic.clone()).chain(notice.facts.contact.lines(lang));
    let sender = sender.filter(|line| !line.is_empty()).map(|line| html! { <>{ line }<br /></> });
    let shown: Vec<&Composed> =
        notice.blocks.iter().filter(|own| own.block.outputs.contains(&Output::Web)).collect();
    html! {
        <>
            <h2 class="document__title">{ words::PAGE_TITLE.get(lang) }</h2>
            <p>{ for sender }</p>
            if variant == Variant::Easy {
                { for shown.iter().map(|own| html! { <><h3>{ &own.title }</h3>{ pieces(own.easy.pieces()) }</> }) }
            } else {
                { for first_layer(notice).map(|(own, text)| html! { <><h3>{ &own.title }</h3>{ pieces(text) }</> }) }
                <h3>{ words::PAGE_MORE.get(lang) }</h3>
                { for shown.iter().map(|own| html! {
                    <details>
                        <summary>{ &own.title }</summary>
                        { pieces(own.full.pieces()) }
                    </details>
                }) }
            }
        </>
    }
}
