//! `…/navn`: what a row of the clinic's own is called, and what it is about.

use super::Context;
use crate::domain::{Id, Topic};
use crate::features::records::model::{Edit, OwnChange, LONGEST_NAME};
use crate::features::records::page::t;
use crate::features::records::row::Row;
use crate::ui::{code, decode, CheckBox, CheckChoices, ChoiceOption, SelectField, TextField};
use yew::prelude::*;

/// The page's body.
pub fn page(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let Some(own) = ctx.state.own_row(&row.id) else { return html! {} };
    let topics: Vec<(AttrValue, AttrValue)> =
        Topic::ALL.iter().map(|topic| (code(topic), topic.name().string(lang).into())).collect();
    let systems: Vec<ChoiceOption> =
        ctx.clinic.systems.iter().map(|own| ChoiceOption::new(own.id.to_string(), own.label(lang))).collect();
    let chosen: Vec<AttrValue> = own.systems.iter().map(|id| AttrValue::from(id.to_string())).collect();
    let id = own.id.clone();
    let change = move |change: OwnChange| Edit::Own(id.clone(), change);
    let onname = ctx.edit.reform({
        let change = change.clone();
        move |text| change(OwnChange::Name(text))
    });
    let onpatients = ctx.edit.reform({
        let change = change.clone();
        move |yes| change(OwnChange::Patients(yes))
    });
    let ontopic = ctx.edit.reform({
        let change = change.clone();
        move |word: String| change(OwnChange::Topic(decode(&word).unwrap_or_default()))
    });
    let onsystem = ctx.edit.reform(move |id: String| change(OwnChange::ToggleSystem(Id::from(id.as_str()))));
    let shares = !ctx.clinic.undertakings.is_empty();
    html! {
        <>
            <TextField id="own-name" {lang} longest={LONGEST_NAME} label={t::ASK_NAME.string(lang)} hint={AttrValue::from(t::ASK_NAME_HINT.string(lang))}
                value={own.name.clone()} onchange={onname} />
            <CheckBox id="own-patients" field="own-patients-field" label={t::ABOUT_PATIENTS.string(lang)} checked={own.patients} onchange={onpatients} />
            if shares {
                <SelectField id="own-topic" label={t::ASK_TOPIC.string(lang)} hint={AttrValue::from(t::ASK_TOPIC_HINT.string(lang))}
                    options={topics} value={code(&own.topic)} onchange={ontopic} />
            }
            if !systems.is_empty() {
                <CheckChoices id="own-systems" legend={t::ASK_SYSTEMS.string(lang)} options={systems} {chosen} onchange={onsystem} />
            }
        </>
    }
}
