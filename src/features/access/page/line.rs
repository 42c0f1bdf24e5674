//! `#/tilgang/register/<id>`: one authorisation with its history; `…/trekk` withdraws it. What waits to be entered has its form.

use super::grant::GrantForm;
use super::withdraw::WithdrawPage;
use super::{unknown, Context};
use crate::domain::Id;
use crate::features::access::content::register_fields;
use crate::features::access::document::{register_later, register_value};
use crate::features::access::model::Edit;
use crate::features::access::overview::{line_href, page_of, HREF};
use crate::features::access::register::{lines, Line};
use crate::features::access::{t, words};
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use yew::prelude::*;

/// Props of a page about one authorisation.
#[derive(Properties, PartialEq)]
pub struct LineProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
    /// The line, or the draft.
    pub id: Id,
}

/// The line, its withdrawal, or the form of what waits.
pub fn page(ctx: &Context) -> Html {
    let id = Id::from(ctx.segment(1));
    let key = format!("{id}-{}", ctx.segment(2));
    if ctx.state.draft(&id).is_some() {
        return html! { <GrantForm {key} ctx={ctx.clone()} {id} /> };
    }
    let all = lines(&ctx.state.entries);
    match (all.iter().find(|line| *line.id() == id), ctx.segment(2)) {
        (Some(line), "") => whole(ctx, line),
        (Some(_), "trekk") => html! { <WithdrawPage {key} ctx={ctx.clone()} {id} /> },
        _ => unknown(ctx),
    }
}

/// The way back, what it is about, and whom. The page is named without the name.
pub fn frame(ctx: &Context, title: String, person: String, body: Html) -> Html {
    html! {
        <div class="stack">
            <a class="ds-link" href={format!("{HREF}/register")}>{ t::BACK_TO_REGISTER.get(ctx.lang) }</a>
            <h1 tabindex="-1" data-title={title.clone()}>{ title }</h1>
            <p class="lead">{ person }</p>
            { body }
        </div>
    }
}

fn whole(ctx: &Context, line: &Line) -> Html {
    let lang = ctx.lang;
    let fields = register_fields()
        .iter()
        .map(|field| (field.name.get(lang), register_value(&ctx.ctx(), &ctx.state, line, field)));
    let later = register_later(&ctx.ctx(), &ctx.state, line);
    let name = words::name(&ctx.clinic, &line.grant.person);
    let body = html! {
        <>
            <p><strong>{ words::standing(&ctx.ctx(), line) }</strong></p>
            { actions(ctx, line) }
            <dl class="definition">
                { for fields.filter(|(_, value)| !value.is_empty()).map(|(name, value)| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }) }
            </dl>
            <section class="stack">
                <h2>{ t::HISTORY_HEADING.get(lang) }</h2>
                if later.is_empty() { <p>{ t::HISTORY_EMPTY.get(lang) }</p> } else {
                    <ol>{ for later.iter().map(|said| html! { <li>{ said }</li> }) }</ol>
                }
            </section>
            if let Some(page) = page_of(&ctx.clinic, &line.grant.person) {
                <p><a class="ds-link" href={page}>{ t::TO_PERSON.get(lang) }</a></p>
            }
        </>
    };
    frame(ctx, t::LINE_TITLE.fill(lang, &[("n", &line.entry.number)]), name, body)
}

/// What can be done: withdraw or correct while it holds, delete once it need not be kept.
fn actions(ctx: &Context, line: &Line) -> Html {
    let lang = ctx.lang;
    let id = line.id().clone();
    let correct = {
        let (ctx, id) = (ctx.clone(), id.clone());
        Callback::from(move |()| {
            let draft = ctx.desk.make_id.emit(());
            ctx.edit.emit(Edit::PrepareCorrection(draft.clone(), id.clone()));
            ctx.desk.go.emit(line_href(&draft));
        })
    };
    let delete = {
        let (ctx, id) = (ctx.clone(), id.clone());
        Callback::from(move |()| {
            ctx.desk.go.emit(format!("{HREF}/register"));
            ctx.edit.emit(Edit::Delete(id.clone(), ctx.today));
        })
    };
    // A withdrawal that was entered wrong is put right by a new one; both stay in the register.
    let (withdraw, variant) = match line.is_open() {
        true => (&t::WITHDRAW, Variant::Primary),
        false => (&t::WITHDRAW_AGAIN, Variant::Secondary),
    };
    html! {
        <>
            if line.may_go(ctx.today) {
                <Notice tone={Tone::Info} title={t::MAY_GO.string(lang)}>
                    <Button label={t::LINE_DELETE.string(lang)} variant={Variant::Secondary} icon="trash" onclick={delete} />
                </Notice>
            }
            <div class="button-row">
                <LinkButton id="withdraw" label={withdraw.string(lang)} href={format!("{}/trekk", line_href(&id))} {variant} />
                <Button id="correct" label={t::CORRECT.string(lang)} variant={Variant::Secondary} onclick={correct} />
            </div>
            <p class="muted">{ t::LINES_STAY.get(lang) }</p>
        </>
    }
}
