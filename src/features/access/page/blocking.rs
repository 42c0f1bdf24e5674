//! `#/tilgang/sperring`: the routine for blocking, and each block; `…/<id>` is the form of one.

use super::form::{list, one, Forms};
use super::staff::options as staff_options;
use super::{frame, Context};
use crate::domain::Id;
use crate::features::access::content::{
    blocking_exceptions, blocking_own_initiative, blocking_steps, lone, Lone, Rule,
};
use crate::features::access::document::{draft_href, BLOCKING};
use crate::features::access::model::{BlockingChange, Edit, FormKind};
use crate::features::access::t;
use crate::ui::{DateField, LinkButton, SelectField, TextArea, Variant};
use yew::prelude::*;

const BLOCKS: Forms = Forms {
    kind: FormKind::Block,
    path: "sperring",
    title: &t::BLOCK_TITLE,
    caption: &t::BLOCKING_BLOCKS,
    empty: &t::BLOCKS_EMPTY,
    add: &t::BLOCK_ADD,
};

/// The routine, or one block.
pub fn page(ctx: &Context) -> Html {
    if !ctx.segment(1).is_empty() {
        return one(ctx, BLOCKS);
    }
    let lang = ctx.lang;
    let own = &ctx.state.blocking;
    let mut staff: Vec<(AttrValue, AttrValue)> = vec![("".into(), t::CHOOSE.string(lang).into())];
    staff.extend(staff_options(ctx, own.responsible.as_ref()));
    let responsible = own.responsible.as_ref().map(|id| id.0.clone()).unwrap_or_default();
    let onresponsible =
        change(ctx, |id: String| BlockingChange::Responsible((!id.is_empty()).then_some(Id(id))));
    let body = html! {
        <>
            <p class="lead">{ lone(Lone::BlockingLead).get(lang) }</p>
            <section class="stack">
                <h2>{ t::BLOCKING_STEPS.get(lang) }</h2>
                <ol>{ for rules(ctx, blocking_steps()) }</ol>
            </section>
            <details class="disclosure">
                <summary>{ t::BLOCKING_EXCEPTIONS.get(lang) }</summary>
                <ul>{ for rules(ctx, blocking_exceptions()) }</ul>
            </details>
            <details class="disclosure">
                <summary>{ t::BLOCKING_OWN.get(lang) }</summary>
                <ul>{ for rules(ctx, blocking_own_initiative()) }</ul>
            </details>
            <SelectField id="blocks" label={t::FIELD_BLOCKS.string(lang)} options={staff} value={responsible} onchange={onresponsible} />
            <TextArea id="how" {lang} label={t::FIELD_HOW.string(lang)} hint={AttrValue::from(t::BLOCKING_HOW_HINT.string(lang))} value={own.how.clone()} onchange={change(ctx, BlockingChange::How)} />
            <DateField id="reviewed-on" label={t::FIELD_REVIEWED.string(lang)} value={own.reviewed_on} onchange={change(ctx, BlockingChange::ReviewedOn)} />
            if ctx.state.has_blocking_routine() {
                <LinkButton id="sign-blocking" label={t::SIGN_ROUTINE.string(lang)} href={draft_href(BLOCKING)} />
            }
            { list(ctx, BLOCKS, Variant::Secondary) }
        </>
    };
    frame(ctx, &t::ENTRY_BLOCKING, body)
}

fn rules<'a>(ctx: &'a Context, all: &'static [Rule]) -> impl Iterator<Item = Html> + 'a {
    all.iter().map(|own| match &own.name {
        Some(name) => {
            html! { <li><strong>{ name.get(ctx.lang) }</strong>{ ": " }{ own.text.get(ctx.lang) }</li> }
        }
        None => html! { <li>{ own.text.get(ctx.lang) }</li> },
    })
}

fn change<T: 'static>(ctx: &Context, make: impl Fn(T) -> BlockingChange + 'static) -> Callback<T> {
    ctx.edit.reform(move |value| Edit::Blocking(make(value)))
}
