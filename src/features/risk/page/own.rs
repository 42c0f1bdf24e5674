//! `#/risiko/ny`: a scenario of the clinic's own. What is typed is kept even if one leaves.

use super::Context;
use crate::domain::Id;
use crate::features::risk::content::Dimension;
use crate::features::risk::model::{Edit, OwnChange, OwnScenario};
use crate::features::risk::overview::{href, step_href};
use crate::features::risk::t;
use crate::features::risk::words::dimension_word;
use crate::ui::{use_check, Button, CheckChoices, ChoiceOption, FieldError, TextArea, TextField};
use yew::prelude::*;

/// Props of [`OwnPage`].
#[derive(Properties, PartialEq)]
pub struct OwnPageProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
    /// The scenario to change; none for a new one.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// The form.
#[component]
pub fn OwnPage(props: &OwnPageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let id = props.id.as_ref().map(|id| Id(id.to_string()));
    let own: &OwnScenario = id.as_ref().and_then(|id| ctx.state.own(&id.0)).unwrap_or(&ctx.state.draft_own);
    let mut wrong = vec![];
    if own.title.trim().is_empty() {
        wrong.push(FieldError::new("own-title", t::ERROR_OWN_TITLE.string(lang)));
    }
    if own.event.trim().is_empty() {
        wrong.push(FieldError::new("own-event", t::ERROR_OWN_EVENT.string(lang)));
    }
    let check = use_check(wrong);
    let change = |make: fn(String) -> Option<OwnChange>| {
        let (edit, id) = (ctx.edit.clone(), id.clone());
        Callback::from(move |text: String| {
            if let Some(change) = make(text) {
                edit.emit(Edit::Own(id.clone(), change));
            }
        })
    };
    let onclick = {
        let (ctx, check, id) = (ctx.clone(), check.clone(), id.clone());
        Callback::from(move |()| {
            if !check.passes() {
                return;
            }
            let to = match &id {
                Some(id) => href(&id.0),
                None => {
                    let id = ctx.desk.make_id.emit(());
                    ctx.edit.emit(Edit::AddOwn(id.clone()));
                    step_href(&id.0, 1)
                }
            };
            ctx.desk.go.emit(to);
        })
    };
    let options: Vec<ChoiceOption> = Dimension::ALL
        .iter()
        .map(|dimension| ChoiceOption::new(dimension.code(), dimension_word(*dimension, lang)))
        .collect();
    let chosen: Vec<AttrValue> =
        own.dimensions.iter().map(|dimension| AttrValue::from(dimension.code())).collect();
    html! {
        <div class="stack">
            <a class="ds-link" href="#/risiko">{ t::BACK_TO_RISKS.get(lang) }</a>
            <h1 tabindex="-1">{ if id.is_some() { t::OWN_CHANGE.get(lang) } else { t::OWN_TITLE.get(lang) } }</h1>
            <p>{ t::OWN_LEAD.get(lang) }</p>
            <TextField id="own-title" {lang} label={t::OWN_NAME.string(lang)} hint={AttrValue::from(t::OWN_NAME_HINT.string(lang))}
                value={own.title.clone()} error={check.of("own-title")} onchange={change(|text| Some(OwnChange::Title(text)))} />
            <TextArea id="own-event" {lang} label={t::OWN_EVENT.string(lang)} hint={AttrValue::from(t::OWN_EVENT_HINT.string(lang))}
                value={own.event.clone()} error={check.of("own-event")} onchange={change(|text| Some(OwnChange::Event(text)))} />
            <CheckChoices id="own-dimensions" legend={t::OWN_DIMENSIONS.string(lang)} {options} {chosen}
                onchange={change(|code| Dimension::from_code(&code).map(OwnChange::ToggleDimension))} />
            { check.summary(lang) }
            <div class="button-row">
                <Button label={if id.is_some() { t::FINISH.string(lang) } else { t::OWN_NEXT.string(lang) }} {onclick} />
            </div>
        </div>
    }
}
