//! `#/tilgang/selvautorisering`: what holds, and each use; `…/<id>` follows one up.

use super::form::{list, one, Forms};
use super::{frame, Context};
use crate::features::access::content::{self_examples, self_rules};
use crate::features::access::document::{draft_href, SELF_AUTHORISATION};
use crate::features::access::model::FormKind;
use crate::features::access::t;
use crate::ui::{LinkButton, Variant};
use yew::prelude::*;

const USES: Forms = Forms {
    kind: FormKind::SelfUse,
    path: "selvautorisering",
    title: &t::SELF_USE_TITLE,
    caption: &t::SELF_USES,
    empty: &t::SELF_USES_EMPTY,
    add: &t::SELF_USE_ADD,
};

/// The rules and the uses, or one use.
pub fn page(ctx: &Context) -> Html {
    if !ctx.segment(1).is_empty() {
        return one(ctx, USES);
    }
    let lang = ctx.lang;
    let none = ctx.state.self_uses.is_empty();
    let examples = self_examples().iter().map(|own| {
        let kind = if own.good == Some(true) { &t::EXAMPLE_GOOD } else { &t::EXAMPLE_BAD };
        html! { <li><strong>{ kind.get(lang) }</strong>{ ": " }{ own.text.get(lang) }</li> }
    });
    let body = html! {
        <>
            <ul>{ for self_rules().iter().map(|own| html! { <li>{ own.text.get(lang) }</li> }) }</ul>
            <details class="disclosure">
                <summary>{ t::SELF_EXAMPLES.get(lang) }</summary>
                <ul>{ for examples }</ul>
            </details>
            { list(ctx, USES, if none { Variant::Primary } else { Variant::Secondary }) }
            if !none { <LinkButton id="sign-self" label={t::SIGN_FOLLOW_UP.string(lang)} href={draft_href(SELF_AUTHORISATION)} /> }
        </>
    };
    frame(ctx, &t::SELF_TITLE, body)
}
