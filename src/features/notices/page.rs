//! The screens at `#/pasientinfo`.

mod block;
mod overview;
mod preview;
mod readable;
mod tabs;
mod to_use;

use super::checks::HREF;
use super::compose::Piece;
use super::model::Variant;
use super::Notices;
use crate::content::Lang;
use crate::features::PageContext;
use crate::ui::{Notice as Remark, Tone};
use yew::prelude::*;

crate::texts!("features/notices/page");

/// What the pages of this module get.
pub type Context = PageContext<Notices>;

/// Which text is looked at. It stands in the route, so that the way back leads to the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct View {
    variant: Variant,
    lang: Lang,
}

impl View {
    /// The view that the route names from this segment on; the whole text in the language of the screen otherwise.
    fn at(ctx: &Context, index: usize) -> View {
        View {
            variant: Variant::from_code(ctx.segment(index)).unwrap_or_default(),
            lang: Lang::from_code(ctx.segment(index + 1)).unwrap_or(ctx.lang),
        }
    }

    /// The end of a route that leads to this view.
    fn path(self) -> String {
        format!("{}/{}", self.variant.code(), self.lang.code())
    }
}

/// The screen at `ctx.path`.
pub fn page(ctx: Context) -> Html {
    match ctx.segment(0) {
        "" | "tekst" => overview::page(&ctx, View::at(&ctx, 1)),
        "forhandsvis" => preview::page(&ctx, View::at(&ctx, 1)),
        id => block::page(&ctx, id, View::at(&ctx, 1)).unwrap_or_else(|| unknown(&ctx)),
    }
}

fn unknown(ctx: &Context) -> Html {
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::UNKNOWN_TITLE.get(ctx.lang) }</h1>
            <Remark tone={Tone::Warn} title={t::UNKNOWN_TEXT.string(ctx.lang)}>
                <p><a class="ds-link" href={HREF}>{ t::BACK_TO_NOTICE.get(ctx.lang) }</a></p>
            </Remark>
        </div>
    }
}

/// Paragraphs and lists.
fn pieces(pieces: Vec<Piece>) -> Html {
    let shown = pieces.into_iter().map(|piece| match piece {
        Piece::Paragraph(text) => html! { <p>{ text }</p> },
        Piece::Points(points) => {
            html! { <ul>{ for points.into_iter().map(|point| html! { <li>{ point }</li> }) }</ul> }
        }
    });
    html! { <>{ for shown }</> }
}
