//! Measures and what remains, on the page about one scenario.

use super::{tag, Context};
use crate::features::risk::assessment::{Assessment, Measure};
use crate::features::risk::overview::person_name;
use crate::features::risk::{t, words};
use yew::prelude::*;

/// What is to be done, by whom, by when, and where it stands.
pub fn measure(ctx: &Context, measure: &Measure) -> Html {
    let lang = ctx.lang;
    let owner = person_name(&ctx.ctx(), measure.owner.as_ref());
    let owner = if owner.is_empty() { t::NOBODY.string(lang) } else { owner };
    let due = words::date(measure.due, lang);
    let status = words::status_word(measure.status, lang);
    html! {
        <li>
            { measure.text(lang) }<br />
            <span class="muted">{ format!("{owner} · {due} · {status}") }</span>
            if !measure.done_note.trim().is_empty() { <><br />{ &measure.done_note }</> }
        </li>
    }
}

/// What remains once the measures are done, and the acceptance of it.
pub fn remaining(ctx: &Context, assessment: &Assessment) -> Html {
    let lang = ctx.lang;
    let Some(after) = assessment.after() else { return html! { t::NOT_ANSWERED.get(lang) } };
    let accepted = assessment.acceptance.as_ref().filter(|acceptance| !acceptance.reason.trim().is_empty());
    html! {
        <>
            <p>{ tag(after, lang) }</p>
            if let Some(acceptance) = accepted {
                <p>{ t::ACCEPTED_BY.fill(lang, &[
                    ("name", &person_name(&ctx.ctx(), acceptance.by.as_ref())),
                    ("reason", &acceptance.reason),
                    ("review", &words::date(acceptance.review, lang)),
                ]) }</p>
            }
        </>
    }
}
