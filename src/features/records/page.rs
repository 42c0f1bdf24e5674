//! The screens at `#/protokoll`.

mod basis;
mod choices;
mod decide;
mod facts;
mod list;
mod own;
mod part;
mod periods;
mod recipient;
mod recipients;
mod row;
mod strike;
mod text;

use super::overview::HREF;
use super::row::Row;
use super::Records;
use crate::content::{Lang, Localized, SourceRef};
use crate::features::PageContext;
use crate::ui::{Notice, Tone};
use part::Part;
use yew::prelude::*;

crate::texts!("features/records/page");

/// What the pages of this module get.
pub type Context = PageContext<Records>;

/// The screen at `ctx.path`.
pub fn page(ctx: Context) -> Html {
    match (ctx.segment(0), ctx.segment(1)) {
        ("", _) => list::page(&ctx),
        ("lagring", "") => periods::page(&ctx),
        ("mottakere", "") => recipients::page(&ctx),
        ("mottakere", id) => recipient::page(&ctx, id),
        (id, part) => match super::row::row(&ctx.ctx(), &ctx.state, id) {
            Some(row) => about(&ctx, &row, part),
            None => unknown(&ctx),
        },
    }
}

fn about(ctx: &Context, row: &Row, path: &str) -> Html {
    match (path, Part::at(path)) {
        ("", _) => row::page(ctx, row),
        ("gjelder-ikke", _) if !row.is_own => {
            let id = AttrValue::from(row.id.clone());
            html! { <strike::StrikePage key={row.id.clone()} ctx={ctx.clone()} {id} /> }
        }
        (_, Some(part)) if row.is_own || part != Part::Name => part::page(ctx, row, part),
        _ => unknown(ctx),
    }
}

fn unknown(ctx: &Context) -> Html {
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::UNKNOWN_TITLE.get(ctx.lang) }</h1>
            <Notice tone={Tone::Warn} title={t::UNKNOWN_TEXT.string(ctx.lang)}>
                <p><a class="ds-link" href={HREF}>{ t::TO_RECORD.get(ctx.lang) }</a></p>
            </Notice>
        </div>
    }
}

/// What a row is called in the name of a page: nothing that somebody typed.
fn safe_name(row: &Row, lang: Lang) -> String {
    if row.is_own {
        t::OWN_ROW.string(lang)
    } else {
        row.name.clone()
    }
}

/// A page about one part of a row: the way back, what it is about, and which row.
fn frame(ctx: &Context, row: &Row, title: &Localized, body: Html) -> Html {
    let lang = ctx.lang;
    let named = format!("{} – {}", title.get(lang), safe_name(row, lang));
    html! {
        <div class="stack">
            <a class="ds-link" href={super::overview::href(&row.id)}>{ t::BACK_TO_ROW.get(lang) }</a>
            <h1 tabindex="-1" data-title={named}>{ title.get(lang) }</h1>
            <p class="lead">{ &row.name }</p>
            { body }
        </div>
    }
}

/// The law or guide behind a statement, in small type.
fn sources(list: &[SourceRef], lang: Lang) -> Html {
    html! {
        <ul class="law-source" aria-label={t::SOURCES.string(lang)}>
            { for list.iter().map(|source| html! { <li>{ source.label(lang) }</li> }) }
        </ul>
    }
}
