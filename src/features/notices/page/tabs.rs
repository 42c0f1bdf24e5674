//! Which of the texts is shown, and in which language: links, so that nothing happens before they are followed.

use super::{t, Context, View};
use crate::content::{Lang, Localized};
use crate::features::notices::model::Variant;
use yew::prelude::*;

/// The links; `base` is the route before the view, and only these variants are offered.
pub fn tabs(ctx: &Context, view: View, base: &str, variants: &[Variant]) -> Html {
    let variants = variants.iter().map(|own| {
        let to = View { variant: *own, ..view };
        link(format!("{base}/{}", to.path()), name(*own).get(ctx.lang), to == view, None)
    });
    let languages = Lang::ALL.into_iter().map(|own| {
        let to = View { lang: own, ..view };
        link(format!("{base}/{}", to.path()), own.own_name(), to == view, Some(own.code()))
    });
    html! {
        <div class="notice-tabs">
            <nav class="tabs-lite" aria-label={t::VARIANTS.string(ctx.lang)}><ul>{ for variants }</ul></nav>
            <nav class="tabs-lite" aria-label={t::LANGUAGES.string(ctx.lang)}><ul>{ for languages }</ul></nav>
        </div>
    }
}

fn link(href: String, text: &'static str, current: bool, lang: Option<&'static str>) -> Html {
    html! { <li><a {href} {lang} aria-current={current.then_some("page")}>{ text }</a></li> }
}

/// What a variant is called on a tab.
fn name(variant: Variant) -> &'static Localized {
    match variant {
        Variant::Full => &t::TAB_FULL,
        Variant::Short => &t::TAB_SHORT,
        Variant::Easy => &t::TAB_EASY,
    }
}
