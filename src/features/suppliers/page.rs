//! The screens at `#/leverandorer`.

mod agreement;
mod assessment;
mod end;
mod follow_up;
mod import;
mod list;
mod measures;
mod place;
mod reply;
mod request;
mod role;
mod supplier;
mod table;

use super::dossier::Dossier;
use super::model::{Change, Edit};
use super::overview::{href, HREF};
use super::{t, Suppliers};
use crate::content::{Lang, Localized, SourceRef};
use crate::domain::{service_name, Date, Id, Supplier};
use crate::features::PageContext;
use crate::ui::{code, decode, Notice, Tone};
use yew::prelude::*;

/// What the pages of this module get.
pub type Context = PageContext<Suppliers>;

/// Props of a page about one supplier.
#[derive(Properties, PartialEq)]
pub struct SupplierProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
    /// Whom it is about.
    pub id: Id,
}

/// The screen at `ctx.path`.
pub fn page(ctx: Context) -> Html {
    match (ctx.segment(0), ctx.segment(1)) {
        ("", _) => list::page(&ctx),
        ("ansvar", "") => table::page(&ctx),
        (id, part) => {
            let id = Id::from(id);
            match ctx.clinic.clone().supplier(&id) {
                Some(supplier) => about(ctx.clone(), supplier, part),
                None => unknown(&ctx),
            }
        }
    }
}

fn about(ctx: Context, supplier: &Supplier, part: &str) -> Html {
    let id = supplier.id.clone();
    let key = format!("{id}-{part}");
    match part {
        "" => supplier::page(&ctx, supplier),
        "rolle" => role::page(&ctx, supplier),
        "sted" => place::page(&ctx, supplier),
        "avtale" => agreement::page(&ctx, supplier),
        "foresporsel" => html! { <request::RequestPage {key} {ctx} {id} /> },
        "svar" => html! { <import::ImportPage {key} {ctx} {id} /> },
        "vurdering" => assessment::page(&ctx, supplier),
        "oppfolging" => follow_up::page(&ctx, supplier),
        "slutt" => end::page(&ctx, supplier),
        _ => unknown(&ctx),
    }
}

fn unknown(ctx: &Context) -> Html {
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::UNKNOWN_TITLE.get(ctx.lang) }</h1>
            <Notice tone={Tone::Warn} title={t::UNKNOWN_TEXT.string(ctx.lang)}>
                <p><a class="ds-link" href={HREF}>{ t::TO_SUPPLIERS.get(ctx.lang) }</a></p>
            </Notice>
        </div>
    }
}

/// A page about one supplier: the way back, what it is about, and whom. The page is named after the service alone.
fn frame(ctx: &Context, supplier: &Supplier, title: &Localized, body: Html) -> Html {
    let lang = ctx.lang;
    let named = format!("{} – {}", title.get(lang), service_name(supplier.service).get(lang));
    html! {
        <div class="stack">
            <a class="ds-link" href={href(&supplier.id)}>{ t::BACK_TO_SUPPLIER.get(lang) }</a>
            <h1 tabindex="-1" data-title={named}>{ title.get(lang) }</h1>
            <p class="lead">{ supplier.label(lang) }</p>
            { body }
        </div>
    }
}

/// What is kept about the supplier.
fn dossier<'a>(ctx: &'a Context, supplier: &Supplier) -> &'a Dossier {
    ctx.state.dossier(&supplier.id)
}

/// Sends a change made of what was typed or chosen.
fn change<T: 'static>(
    ctx: &Context,
    supplier: &Supplier,
    make: impl Fn(T) -> Change + 'static,
) -> Callback<T> {
    let id = supplier.id.clone();
    ctx.edit.reform(move |value| Edit::Dossier(id.clone(), make(value)))
}

/// Sends a change made of a day.
fn date_change(
    ctx: &Context,
    supplier: &Supplier,
    make: impl Fn(Option<Date>) -> Change + 'static,
) -> Callback<Option<Date>> {
    change(ctx, supplier, make)
}

/// The law or guide behind a statement, in small type.
fn sources(list: &[SourceRef], lang: Lang) -> Html {
    html! {
        <ul class="law-source" aria-label={t::COLUMN_SOURCES.string(lang)}>
            { for list.iter().map(|source| html! { <li>{ source.label(lang) }</li> }) }
        </ul>
    }
}
