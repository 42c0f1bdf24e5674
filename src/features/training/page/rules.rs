//! The clinic's own rules and cases: rows that can be added and taken away.

use super::{t, Context, PageProps};
use crate::domain::Id;
use crate::features::training::course::{LONGEST_RULE, MOST_CASES, MOST_RULES};
use crate::features::training::model::Edit;
use crate::features::training::overview::{case_proposals, CaseProposal};
use crate::ui::{use_focus, Button, TextArea, Variant};
use yew::prelude::*;

/// The clinic's own rules.
#[component]
pub fn OwnRules(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let focus = use_focus();
    let rules = &ctx.state.course.rules;
    let rows = rules.iter().enumerate().map(|(index, rule)| {
        let (id, typed) = (rule.id.clone(), rule.id.clone());
        let label = t::RULE_LABEL.fill(lang, &[("n", &(index + 1))]);
        let onchange = ctx.edit.reform(move |text| Edit::Rule(typed.clone(), text));
        html! {
            <div class="stack stack--tight" key={id.to_string()}>
                <TextArea id={format!("rule-{id}")} {lang} rows={2} label={label.clone()} longest={LONGEST_RULE} value={rule.text.clone()} {onchange} />
                { delete(ctx, &label, Edit::RemoveRule(id), focus.reform(|()| "add-rule".to_owned())) }
            </div>
        }
    });
    let add = {
        let (ctx, focus) = (ctx.clone(), focus.clone());
        Callback::from(move |()| {
            let id = ctx.desk.make_id.emit(());
            focus.emit(format!("rule-{id}"));
            ctx.edit.emit(Edit::AddRule(id));
        })
    };
    html! {
        <section class="stack" aria-labelledby="rules">
            <h2 id="rules">{ t::RULES_TITLE.get(lang) }</h2>
            <p>{ t::RULES_LEAD.get(lang) }</p>
            if rules.is_empty() { <p class="muted">{ t::RULES_EMPTY.get(lang) }</p> }
            { for rows }
            if rules.len() < MOST_RULES {
                <Button id="add-rule" label={t::RULE_ADD.string(lang)} variant={Variant::Secondary} icon="plus" onclick={add} />
            } else {
                <p id="add-rule" tabindex="-1">{ t::RULES_FULL.fill(lang, &[("n", &MOST_RULES)]) }</p>
            }
        </section>
    }
}

/// The clinic's own cases, and what the risk assessment proposes.
#[component]
pub fn OwnCases(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let focus = use_focus();
    let cases = &ctx.state.course.cases;
    let rows = cases.iter().enumerate().map(|(index, case)| {
        let label = t::CASE_LABEL.fill(lang, &[("n", &(index + 1))]);
        let field = |part: &str| format!("case-{}-{part}", case.id);
        let change = |make: fn(Id, String) -> Edit| {
            let id = case.id.clone();
            ctx.edit.reform(move |text| make(id.clone(), text))
        };
        let edit = Edit::RemoveCase(case.id.clone());
        html! {
            <div class="stack stack--tight" role="group" aria-label={label.clone()} key={case.id.to_string()}>
                <h3>{ &label }</h3>
                <TextArea id={field("situation")} {lang} rows={2} label={t::CASE_SITUATION.string(lang)} longest={LONGEST_RULE}
                    value={case.situation.clone()} onchange={change(Edit::Situation)} />
                <TextArea id={field("advice")} {lang} rows={2} label={t::CASE_ADVICE.string(lang)} longest={LONGEST_RULE}
                    value={case.advice.clone()} onchange={change(Edit::Advice)} />
                { delete(ctx, &label, edit, focus.reform(|()| "add-case".to_owned())) }
            </div>
        }
    });
    let add = {
        let (ctx, focus) = (ctx.clone(), focus.clone());
        Callback::from(move |()| {
            let id = ctx.desk.make_id.emit(());
            focus.emit(format!("case-{id}-situation"));
            ctx.edit.emit(Edit::AddCase(id, String::new(), String::new()));
        })
    };
    html! {
        <section class="stack" aria-labelledby="cases">
            <h2 id="cases">{ t::CASES_TITLE.get(lang) }</h2>
            <p>{ t::CASES_LEAD.get(lang) }</p>
            { for rows }
            if cases.len() < MOST_CASES {
                <Button id="add-case" label={t::CASE_ADD.string(lang)} variant={Variant::Secondary} icon="plus" onclick={add} />
                { proposals(ctx, &focus) }
            } else {
                <p id="add-case" tabindex="-1">{ t::CASES_FULL.fill(lang, &[("n", &MOST_CASES)]) }</p>
            }
        </section>
    }
}

/// Situations of the clinic's own risk assessment that are not taken yet.
fn proposals(ctx: &Context, focus: &Callback<String>) -> Html {
    let lang = ctx.lang;
    let is_taken = |own: &CaseProposal| {
        ctx.state.course.cases.iter().any(|case| case.situation.trim() == own.situation.trim())
    };
    let open: Vec<CaseProposal> =
        case_proposals(&ctx.ctx()).into_iter().filter(|own| !is_taken(own)).collect();
    if open.is_empty() {
        return html! {};
    }
    let row = |own: CaseProposal| {
        let (ctx, focus, taken) = (ctx.clone(), focus.clone(), own.clone());
        let onclick = Callback::from(move |()| {
            let id = ctx.desk.make_id.emit(());
            focus.emit(format!("case-{id}-situation"));
            ctx.edit.emit(Edit::AddCase(id, taken.situation.clone(), taken.advice.clone()));
        });
        let label = t::PROPOSAL_TAKE.string(lang);
        let name = AttrValue::from(format!("{label}: {}", own.situation));
        html! {
            <li class="stack stack--tight" key={own.situation.clone()}>
                <p><strong>{ &own.situation }</strong><br />{ &own.advice }</p>
                <Button {label} {name} variant={Variant::Secondary} {onclick} />
            </li>
        }
    };
    html! {
        <details>
            <summary>{ t::PROPOSALS.get(lang) }</summary>
            <ul class="stack">{ for open.into_iter().map(row) }</ul>
        </details>
    }
}

/// Takes a row away. It can be undone; focus goes to what is left.
fn delete(ctx: &Context, label: &str, edit: Edit, focus: Callback<()>) -> Html {
    let delete = t::DELETE.string(ctx.lang);
    let name = AttrValue::from(format!("{delete} {label}"));
    let onclick = ctx.edit.reform(move |()| {
        focus.emit(());
        edit.clone()
    });
    html! {
        <div class="button-row"><Button label={delete} {name} variant={Variant::Tertiary} icon="trash" {onclick} /></div>
    }
}
