//! What waits to be entered in the register: one by one, or all that is ready with one day, time and writer.

use super::staff::{someone, usual_writer, writer};
use super::table::{table, Row};
use super::{Context, PageProps};
use crate::content::plural;
use crate::domain::Id;
use crate::features::access::findings::has_minimum;
use crate::features::access::model::{Access, Edit, GrantChange, Lack};
use crate::features::access::overview::line_href;
use crate::features::access::register::Moment;
use crate::features::access::state::Draft;
use crate::features::access::{t, words};
use crate::ui::{use_check, Button, CheckChoices, ChoiceOption, FieldError, MomentField};
use std::collections::BTreeSet;
use yew::prelude::*;

/// The list, and the way to enter all that is ready.
#[component]
pub fn Proposals(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let from = use_state(|| Some(ctx.today.at(8, 0, 0, 0)));
    let by = use_state(|| usual_writer(ctx));
    let systems = use_state(|| -> BTreeSet<Id> {
        ctx.clinic.systems.iter().filter(|own| has_minimum(own)).map(|own| own.id.clone()).collect()
    });
    let mut wrong = vec![];
    if from.is_none() {
        wrong.push(FieldError::new("all-from", t::LACK_FROM.string(lang)));
    }
    if by.is_empty() {
        wrong.push(FieldError::new("registered-by", t::LACK_WRITER.string(lang)));
    }
    let check = use_check(wrong);
    let rows = ctx.state.drafts.iter().map(|draft| row(ctx, draft)).collect();
    let onclick = {
        let (ctx, check, from, by, systems) =
            (ctx.clone(), check.clone(), from.clone(), by.clone(), systems.clone());
        Callback::from(move |()| {
            if check.passes() {
                enter(&ctx, *from, &by, &systems);
            }
        })
    };
    let onfrom = {
        let from = from.clone();
        Callback::from(move |moment| from.set(moment))
    };
    let ontoggle = {
        let systems = systems.clone();
        Callback::from(move |id: String| {
            let (mut now, id) = ((*systems).clone(), Id(id));
            if !now.remove(&id) {
                now.insert(id);
            }
            systems.set(now);
        })
    };
    let options: Vec<ChoiceOption> =
        ctx.clinic.systems.iter().map(|own| ChoiceOption::new(own.id.0.clone(), own.label(lang))).collect();
    let chosen: Vec<AttrValue> = systems.iter().map(|id| AttrValue::from(id.0.clone())).collect();
    html! {
        <section class="stack" aria-labelledby="proposals">
            <h2 id="proposals">{ t::PROPOSALS_HEADING.get(lang) }</h2>
            <p>{ t::PROPOSALS_LEAD.get(lang) }</p>
            { table(&t::PROPOSALS_CAPTION, &[&t::COLUMN_PERSON, &t::COLUMN_ROLE, &t::COLUMN_LACKS], rows, lang) }
            <MomentField id="all-from" {lang} label={t::FIELD_FROM.string(lang)} value={*from} error={check.of("all-from")} onchange={onfrom} />
            if !options.is_empty() {
                <details class="disclosure">
                    <summary>{ t::ALL_SYSTEMS.get(lang) }</summary>
                    <CheckChoices id="all-systems" legend={t::ASK_SYSTEMS.string(lang)} hint={AttrValue::from(t::ALL_SYSTEMS_HINT.string(lang))} {options} {chosen} onchange={ontoggle} />
                </details>
            }
            { writer(ctx, &by) }
            <p class="muted">{ t::LINES_STAY.get(lang) }</p>
            { check.summary(lang) }
            <div class="button-row"><Button id="enter-all" label={t::ENTER_ALL.string(lang)} {onclick} /></div>
        </section>
    }
}

/// A proposal with what it lacks besides what is asked for once for all.
fn row(ctx: &Context, draft: &Draft) -> Row {
    let lang = ctx.lang;
    let lacks = ctx.state.lacks(&draft.grant).into_iter().filter(|lack| *lack != Lack::From);
    let lacks: Vec<Html> = lacks.map(|lack| html! { <li>{ words::lack(lack).get(lang) }</li> }).collect();
    let name = words::name(&ctx.clinic, &draft.grant.person);
    let name = if name.is_empty() { t::NOBODY_YET.string(lang) } else { name };
    let role = ctx.state.role(&draft.grant.role).map_or_else(|| "–".to_owned(), |role| role.name(lang));
    Row {
        key: draft.id.to_string(),
        head: html! { <a class="ds-link" href={line_href(&draft.id)}>{ name }</a> },
        cells: vec![
            role.into(),
            if lacks.is_empty() {
                t::READY.get(lang).into()
            } else {
                html! { <ul class="plain-list">{ for lacks }</ul> }
            },
        ],
    }
}

/// Enters all that is ready once it has the day, and says what came of it.
fn enter(ctx: &Context, from: Option<Moment>, by: &str, systems: &BTreeSet<Id>) {
    let mut after: Access = (*ctx.state).clone();
    let before = after.entries.len();
    for edit in edits(ctx, from, by, systems) {
        after.apply(edit.clone());
        ctx.edit.emit(edit);
    }
    let entered = after.entries.len() - before;
    let mut said = plural(entered, &t::ENTERED_ONE, &t::ENTERED_MANY, ctx.lang);
    if !after.drafts.is_empty() {
        said = format!("{said} {}", t::STILL_WAITING.fill(ctx.lang, &[("n", &after.drafts.len())]));
    }
    ctx.desk.announce.emit(said);
}

fn edits(ctx: &Context, from: Option<Moment>, by: &str, systems: &BTreeSet<Id>) -> Vec<Edit> {
    let mut edits = vec![];
    for draft in ctx.state.drafts.iter().filter(|draft| draft.corrects.is_none()) {
        let lacks = ctx.state.lacks(&draft.grant);
        if lacks.iter().any(|lack| *lack != Lack::From) {
            continue;
        }
        let mut change = |change| edits.push(Edit::Draft(draft.id.clone(), change));
        if draft.grant.from.is_none() {
            change(GrantChange::From(from));
        }
        if draft.grant.systems.is_empty() && !ctx.state.rights(&draft.grant.role).is_empty() {
            systems.iter().for_each(|id| change(GrantChange::ToggleSystem(id.clone())));
        }
        edits.push(Edit::Give(draft.id.clone(), someone(ctx, by), ctx.today));
    }
    edits
}
