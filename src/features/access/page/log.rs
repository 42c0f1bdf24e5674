//! `#/tilgang/logg`: how the log is reviewed, and each review; `…/<id>` is the form of one.

use super::form::{list, one, Forms};
use super::{frame, Context};
use crate::features::access::content::log_reviews;
use crate::features::access::document::{draft_href, LOG_REVIEW};
use crate::features::access::model::FormKind;
use crate::features::access::t;
use crate::ui::{LinkButton, Variant};
use yew::prelude::*;

const REVIEWS: Forms = Forms {
    kind: FormKind::LogReview,
    path: "logg",
    title: &t::LOG_ONE_TITLE,
    caption: &t::LOG_REVIEWS,
    empty: &t::LOG_EMPTY,
    add: &t::LOG_ADD,
};

/// The way to do it and the reviews, or one review.
pub fn page(ctx: &Context) -> Html {
    if !ctx.segment(1).is_empty() {
        return one(ctx, REVIEWS);
    }
    let lang = ctx.lang;
    let none = ctx.state.log_reviews.is_empty();
    let how = log_reviews().iter().map(|own| match &own.name {
        Some(name) => html! { <li><strong>{ name.get(lang) }</strong>{ ": " }{ own.text.get(lang) }</li> },
        None => html! { <li>{ own.text.get(lang) }</li> },
    });
    let body = html! {
        <>
            <section class="stack"><h2>{ t::LOG_HOW.get(lang) }</h2><ol>{ for how }</ol></section>
            { list(ctx, REVIEWS, if none { Variant::Primary } else { Variant::Secondary }) }
            if !none { <LinkButton id="sign-log" label={t::SIGN_LOG.string(lang)} href={draft_href(LOG_REVIEW)} /> }
        </>
    };
    frame(ctx, &t::LOG_TITLE, body)
}
