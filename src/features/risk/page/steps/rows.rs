//! The chosen measures, one group of fields each.

use crate::domain::{ActionStatus, Date, DateExt, Id};
use crate::features::risk::assessment::{Assessment, Measure};
use crate::features::risk::content::Scenario;
use crate::features::risk::model::{Answer, Edit, MeasureChange, Subject};
use crate::features::risk::page::{answer, Context};
use crate::features::risk::scale::is_red;
use crate::features::risk::t;
use crate::ui::{Button, Check, DateField, SelectField, TextField, Variant};
use yew::prelude::*;

/// Element id of the button that adds a measure.
pub const ADD_MEASURE: &str = "add-measure";

/// Moves the focus to an element; false when it is not there yet.
pub fn focus(id: &str) -> bool {
    use wasm_bindgen::JsCast;
    let element = gloo::utils::document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    // Focus is a courtesy; a browser that refuses it loses nothing.
    element.is_some_and(|element| element.focus().is_ok())
}

/// Who a new measure is given to until another is chosen: the daily manager.
pub fn default_owner(ctx: &Context) -> Option<Id> {
    ctx.clinic.manager().map(|person| person.id.clone())
}

/// When a new measure is due until another day is chosen: a month for a red risk, three for others.
pub fn default_due(ctx: &Context, assessment: &Assessment) -> Date {
    let red = assessment.before().is_some_and(|rating| is_red(rating.level()));
    ctx.today.plus_months(if red { 1 } else { 3 })
}

/// Value of a status in forms.
pub fn status_code(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Open => "open",
        ActionStatus::InProgress => "in_progress",
        ActionStatus::Done => "done",
        ActionStatus::Dropped => "dropped",
    }
}

fn status_of(code: &str) -> ActionStatus {
    let all = [ActionStatus::InProgress, ActionStatus::Done, ActionStatus::Dropped];
    all.into_iter().find(|status| status_code(*status) == code).unwrap_or_default()
}

/// Element id of a part of a measure's row.
pub fn field_id(measure: &Measure, part: &str) -> String {
    format!("measure-{}-{part}", measure.id)
}

/// The fields of one measure.
pub fn row(ctx: &Context, subject: &Subject, measure: &Measure, check: &Check) -> Html {
    let lang = ctx.lang;
    let title = measure.text(lang);
    let name = if title.trim().is_empty() { t::OWN_MEASURE.string(lang) } else { title };
    let heading = field_id(measure, "heading");
    let is_own = Scenario::suggestion(&measure.id).is_none();
    html! {
        <div class="stack stack--tight" role="group" aria-labelledby={heading.clone()} key={measure.id.0.clone()}>
            <h3 id={heading}>{ &name }</h3>
            if is_own {
                <TextField id={field_id(measure, "title")} {lang} label={t::MEASURE_TITLE.string(lang)} value={measure.title.clone()}
                    error={check.of(&field_id(measure, "title"))} onchange={change(ctx, subject, measure, MeasureChange::Title)} />
            }
            <div class="row-editor">
                { owner(ctx, subject, measure) }
                { due(ctx, subject, measure) }
                { status(ctx, subject, measure) }
                { delete(ctx, subject, measure, &name) }
            </div>
            if !measure.is_outstanding() {
                <TextField id={field_id(measure, "note")} {lang} value={measure.done_note.clone()}
                    label={if measure.is_kept() { t::DONE_NOTE.string(lang) } else { t::DROPPED_NOTE.string(lang) }}
                    error={check.of(&field_id(measure, "note"))} onchange={change(ctx, subject, measure, MeasureChange::Note)} />
            }
        </div>
    }
}

fn change(
    ctx: &Context,
    subject: &Subject,
    measure: &Measure,
    make: impl Fn(String) -> MeasureChange + 'static,
) -> Callback<String> {
    let id = measure.id.clone();
    answer(ctx, &subject.id, move |text| Answer::Measure(id.clone(), make(text)))
}

fn owner(ctx: &Context, subject: &Subject, measure: &Measure) -> Html {
    let people = ctx
        .clinic
        .staff_and(ctx.today, |id| measure.owner.as_ref() == Some(id))
        .map(|person| (AttrValue::from(person.id.0.clone()), AttrValue::from(person.name.clone())));
    let options: Vec<_> = [(AttrValue::from(""), AttrValue::from(t::NOBODY.string(ctx.lang)))]
        .into_iter()
        .chain(people)
        .collect();
    let value = measure.owner.as_ref().map_or_else(String::new, |id| id.0.clone());
    let onchange =
        change(ctx, subject, measure, |id| MeasureChange::Owner((!id.is_empty()).then_some(Id(id))));
    html! { <SelectField id={field_id(measure, "owner")} label={t::OWNER.string(ctx.lang)} {options} {value} {onchange} /> }
}

fn due(ctx: &Context, subject: &Subject, measure: &Measure) -> Html {
    let (scenario, id) = (subject.id.clone(), measure.id.clone());
    let onchange = ctx.edit.reform(move |date| {
        Edit::Answer(scenario.clone(), Answer::Measure(id.clone(), MeasureChange::Due(date)))
    });
    html! { <DateField id={field_id(measure, "due")} label={t::DUE.string(ctx.lang)} value={measure.due} {onchange} /> }
}

fn status(ctx: &Context, subject: &Subject, measure: &Measure) -> Html {
    let words = [
        (ActionStatus::Open, &t::STATUS_OPEN),
        (ActionStatus::InProgress, &t::STATUS_IN_PROGRESS),
        (ActionStatus::Done, &t::STATUS_DONE),
        (ActionStatus::Dropped, &t::STATUS_DROPPED),
    ];
    let options: Vec<_> = words
        .iter()
        .map(|(status, word)| (status_code(*status).into(), word.string(ctx.lang).into()))
        .collect();
    let onchange = change(ctx, subject, measure, |code| MeasureChange::Status(status_of(&code)));
    html! {
        <SelectField id={field_id(measure, "status")} label={t::MEASURE_STATUS.string(ctx.lang)} {options}
            value={status_code(measure.status)} {onchange} />
    }
}

fn delete(ctx: &Context, subject: &Subject, measure: &Measure, name: &str) -> Html {
    let (scenario, id) = (subject.id.clone(), measure.id.clone());
    let edit = ctx.edit.clone();
    let onclick = Callback::from(move |()| {
        // The button goes away with its row; the focus stays in the list.
        focus(ADD_MEASURE);
        edit.emit(Edit::RemoveMeasure(scenario.clone(), id.clone()));
    });
    let label = t::DELETE.string(ctx.lang);
    html! {
        <Button label={label.clone()} name={AttrValue::from(format!("{label} {name}"))} variant={Variant::Tertiary} icon="trash" {onclick} />
    }
}
