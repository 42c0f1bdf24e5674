//! The screens at `#/tilgang`.

mod blocking;
mod control;
mod events;
mod grant;
mod import;
mod levels;
mod line;
mod log;
mod overview;
mod proposals;
mod register;
mod role;
mod roles;
mod self_uses;
mod sharing;
mod staff;
mod table;
mod withdraw;

use super::overview::HREF;
use super::{t, AccessControl};
use crate::content::Localized;
use crate::features::PageContext;
use crate::ui::{Notice, Tone};
use yew::prelude::*;

/// What the pages of this module get.
pub type Context = PageContext<AccessControl>;

/// Props of a page with answers of its own.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
}

/// The screen at `ctx.path`. What stands behind the first segment is the screen's own.
pub fn page(ctx: Context) -> Html {
    match ctx.segment(0) {
        "" => overview::page(&ctx),
        "roller" if ctx.segment(1).is_empty() => roles::page(&ctx),
        "roller" => role::page(&ctx),
        "register" if ctx.segment(1).is_empty() => register::page(&ctx),
        "register" => line::page(&ctx),
        "importer" => html! { <import::ImportPage {ctx} /> },
        "nivaer" => levels::page(&ctx),
        "person" | "hendelse" => events::page(&ctx),
        "kontroll" => control::page(&ctx),
        "selvautorisering" => self_uses::page(&ctx),
        "logg" => log::page(&ctx),
        "deling" => sharing::page(&ctx),
        "sperring" => blocking::page(&ctx),
        _ => unknown(&ctx),
    }
}

/// Said where nothing answers to the address, such as that of a line that is deleted.
fn unknown(ctx: &Context) -> Html {
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::UNKNOWN_TITLE.get(ctx.lang) }</h1>
            <Notice tone={Tone::Warn} title={t::UNKNOWN_TEXT.string(ctx.lang)}>
                <p><a class="ds-link" href={HREF}>{ t::TO_ACCESS.get(ctx.lang) }</a></p>
            </Notice>
        </div>
    }
}

/// A page below the overview: the way back, what it is about, and the rest.
fn frame(ctx: &Context, title: &Localized, body: Html) -> Html {
    html! {
        <div class="stack">
            <a class="ds-link" href={HREF}>{ t::BACK_TO_ACCESS.get(ctx.lang) }</a>
            <h1 tabindex="-1" data-title={title.string(ctx.lang)}>{ title.get(ctx.lang) }</h1>
            { body }
        </div>
    }
}
