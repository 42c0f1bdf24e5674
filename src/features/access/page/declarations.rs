//! The secrecy declaration and the security instruction of one person: signed here, or elsewhere on a day.

use super::Context;
use crate::domain::{Date, Declaration, Id};
use crate::features::access::document::{draft_href, papers_kind};
use crate::features::access::model::{Edit, PapersChange};
use crate::features::access::overview::signed_on;
use crate::features::access::register::Someone;
use crate::features::access::{t, words};
use crate::ui::{Button, DateField, Variant};
use yew::prelude::*;

/// Both, with the way to sign them.
pub fn declarations(ctx: &Context, person: &Id) -> Html {
    html! {
        <section class="stack">
            <h2>{ t::PAPERS_HEADING.get(ctx.lang) }</h2>
            <p>{ t::PAPERS_LEAD.get(ctx.lang) }</p>
            { for Declaration::ALL.into_iter().map(|which| declaration(ctx, person, which)) }
        </section>
    }
}

fn declaration(ctx: &Context, person: &Id, which: Declaration) -> Html {
    let lang = ctx.lang;
    let title = which.part().title.string(lang);
    let signed = signed_on(&ctx.ctx(), &ctx.state, &Someone::of(&ctx.clinic, person), which);
    let papers = ctx.state.papers.get(person);
    let (id, elsewhere, make): (_, _, fn(Option<Date>) -> PapersChange) = match which {
        Declaration::Secrecy => {
            ("declared-on", papers.and_then(|own| own.declared_on), PapersChange::DeclaredOn)
        }
        Declaration::Instruction => {
            ("instructed-on", papers.and_then(|own| own.instructed_on), PapersChange::InstructedOn)
        }
    };
    // The draft is there once it is asked for; then it can be read and signed.
    let sign = {
        let (ctx, person) = (ctx.clone(), person.clone());
        Callback::from(move |()| {
            ctx.edit.emit(Edit::Papers(person.clone(), PapersChange::Wanted(true)));
            ctx.desk.go.emit(draft_href(&papers_kind(which, &person)));
        })
    };
    let onday = {
        let person = person.clone();
        ctx.edit.reform(move |day| Edit::Papers(person.clone(), make(day)))
    };
    let status = match signed {
        Some(day) => t::SIGNED_ON.fill(lang, &[("date", &words::date(Some(day), lang))]),
        None => t::NOT_SIGNED.string(lang),
    };
    let name = format!("{}: {title}", t::SIGN_PAPER.get(lang));
    html! {
        <div class="stack" key={id}>
            <h3>{ &title }</h3>
            <p>{ status }</p>
            <div class="button-row">
                <Button id={format!("sign-{id}")} label={t::SIGN_PAPER.string(lang)} name={AttrValue::from(name)} variant={Variant::Secondary} onclick={sign} />
            </div>
            if signed.is_none() || elsewhere.is_some() {
                <details class="disclosure">
                    <summary>{ t::SIGNED_ELSEWHERE.get(lang) }</summary>
                    <DateField {id} label={t::ASK_SIGNED_ON.fill(lang, &[("title", &title)])} value={elsewhere} onchange={onday} />
                </details>
            }
        </div>
    }
}
