//! `#/opplaring/plan`: what the course is about, and when it is taken.

use super::{cards, frame, invite_href, rules, t, when, Context};
use crate::features::training::content::{modules, Module};
use crate::features::training::model::Edit;
use crate::ui::{LinkButton, Notice, Tone};
use yew::prelude::*;

/// The course.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let course = &ctx.state.course;
    let flags = ctx.clinic.flags();
    let possible: Vec<&'static Module> = modules().iter().filter(|card| card.is_for_clinic(&flags)).collect();
    let onchange = ctx.edit.reform(|(id, take_in)| Edit::Module(id, take_in));
    let body = html! {
        <>
            if ctx.state.is_begun() { <Notice tone={Tone::Info} title={t::PLAN_CHANGES.string(lang)} /> }
            { cards::choices(lang, &t::ASK_CARDS, &possible, &course.left_out, onchange) }
            <div role="status">
                if course.modules(&flags).is_empty() { <Notice tone={Tone::Warn} title={t::NO_CARDS.string(lang)} /> }
            </div>
            <rules::OwnRules ctx={ctx.clone()} />
            <rules::OwnCases ctx={ctx.clone()} />
            { when::section(ctx) }
            <div class="button-row"><LinkButton label={t::INVITE.string(lang)} href={invite_href(None)} /></div>
        </>
    };
    frame(lang, &t::PLAN_TITLE, &t::PLAN_LEAD, body)
}
