//! What happens to a person's access, and from which day.

use super::super::Context;
use crate::domain::{Date, Id};
use crate::features::access::content::events;
use crate::features::access::model::Edit;
use crate::features::access::overview::{list_href, person_href};
use crate::features::access::register::Someone;
use crate::features::access::state::LifeEvent;
use crate::features::access::t;
use crate::ui::{use_check, Button, ChoiceOption, DateField, FieldError, RadioChoices};
use yew::prelude::*;

/// Props of the pages of one person or one list.
#[derive(Properties, PartialEq)]
pub struct EventProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
    /// The person, or the list.
    pub id: Id,
}

/// The form. The list is made when it is sent.
#[component]
pub fn BeginPage(props: &EventProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let (kind, day) = (use_state(String::new), use_state(|| None::<Date>));
    let wrong = [(kind.is_empty(), "event-kind", &t::LACK_EVENT), (day.is_none(), "event-day", &t::LACK_DAY)];
    let wrong = wrong.iter().filter(|(holds, ..)| *holds);
    let check = use_check(wrong.map(|(_, field, text)| FieldError::new(*field, text.string(lang))).collect());
    let begin = {
        let (ctx, check, person) = (ctx.clone(), check.clone(), props.id.clone());
        let (kind, day) = (kind.clone(), day.clone());
        Callback::from(move |()| {
            if check.passes() {
                let id = ctx.desk.make_id.emit(());
                ctx.edit.emit(Edit::Begin(Box::new(LifeEvent {
                    id: id.clone(),
                    kind: (*kind).clone(),
                    person: Someone::of(&ctx.clinic, &person),
                    day: *day,
                    ..LifeEvent::default()
                })));
                ctx.desk.go.emit(list_href(&id));
            }
        })
    };
    // Only what opens or closes something for a person has a list of its own here.
    let options: Vec<ChoiceOption> = events()
        .iter()
        .filter(|own| own.access.is_some())
        .map(|own| ChoiceOption::with_hint(own.id.clone(), own.name.string(lang), own.when.string(lang)))
        .collect();
    let chosen: Vec<AttrValue> =
        Some((*kind).clone()).filter(|own| !own.is_empty()).into_iter().map(AttrValue::from).collect();
    let onkind = {
        let kind = kind.setter();
        Callback::from(move |value: String| kind.set(value))
    };
    let onday = {
        let day = day.setter();
        Callback::from(move |value| day.set(value))
    };
    html! {
        <div class="stack">
            <a class="ds-link" href={person_href(&props.id)}>{ t::BACK_TO_PERSON.get(lang) }</a>
            <h1 tabindex="-1" data-title={t::BEGIN_TITLE.string(lang)}>{ t::BEGIN_TITLE.get(lang) }</h1>
            <p class="lead">{ ctx.clinic.person_name(Some(&props.id)) }</p>
            <RadioChoices id="event-kind" legend={t::ASK_EVENT.string(lang)} {options} {chosen} error={check.of("event-kind")} onchange={onkind} />
            <DateField id="event-day" label={t::ASK_DAY.string(lang)} hint={AttrValue::from(t::DAY_HINT.string(lang))} value={*day} error={check.of("event-day")} onchange={onday} />
            { check.summary(lang) }
            <div class="button-row"><Button id="make-list" label={t::MAKE_LIST.string(lang)} onclick={begin} /></div>
        </div>
    }
}
