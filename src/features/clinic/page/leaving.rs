//! When a person started and leaves, and the people who have left.

use super::super::{t, Clinic, Edit, PersonEdit};
use crate::domain::{long_date, Date, Person};
use crate::features::PageContext;
use crate::ui::{Button, DateField, Variant};
use yew::prelude::*;

/// Where the focus goes when a person moves to those who have left.
const LEFT_LIST: &str = "people-left";

/// Props of [`Days`] and [`Left`].
#[derive(Clone, Properties, PartialEq)]
pub struct PersonProps {
    /// What the app hands over.
    pub ctx: PageContext<Clinic>,
    /// Whom it is about.
    pub person: Person,
    /// Puts the focus on an element after the next drawing.
    pub focus: Callback<String>,
}

/// A person's name, also where there is none.
pub fn who(ctx: &PageContext<Clinic>, person: &Person) -> String {
    if person.name.trim().is_empty() {
        t::SOMEBODY.string(ctx.lang)
    } else {
        person.name.clone()
    }
}

/// First and last day of somebody who works here.
///
/// The day of leaving is saved with a button: browsers report a half-typed year as a day long past, and the person would
/// be gone from the list under the user's hands.
#[component]
pub fn Days(props: &PersonProps) -> Html {
    let PersonProps { ctx, person, focus } = props;
    let (lang, id) = (ctx.lang, person.id.clone());
    let name = who(ctx, person);
    let day = use_state(|| person.left.or(Some(ctx.today)));
    let missing = use_state(|| false);
    let onchange = {
        let (day, missing) = (day.clone(), missing.clone());
        Callback::from(move |chosen: Option<Date>| {
            missing.set(false);
            day.set(chosen);
        })
    };
    let onsave = {
        let (ctx, id, focus) = (ctx.clone(), id.clone(), focus.clone());
        let (day, missing) = (day.clone(), missing.clone());
        Callback::from(move |()| {
            missing.set(day.is_none());
            if let Some(day) = *day {
                if day <= ctx.today {
                    focus.emit(LEFT_LIST.to_owned());
                }
                ctx.edit.emit(Edit::Person(id.clone(), PersonEdit::Left(Some(day))));
            }
        })
    };
    let row = id.clone();
    let onstarted = ctx.edit.reform(move |day| Edit::Person(row.clone(), PersonEdit::Started(day)));
    html! {
        <>
            if let Some(day) = person.left {
                <p>{ t::LEAVES_ON.fill(lang, &[("name", &name), ("date", &long_date(day, lang))]) }</p>
                <Stays ..props.clone() />
            }
            <details>
                <summary>{ t::PERSON_DATES.fill(lang, &[("name", &name)]) }</summary>
                <DateField id={format!("started-{id}")} label={t::PERSON_STARTED.string(lang)} value={person.started} onchange={onstarted} />
                <DateField id={format!("left-{id}")} label={t::PERSON_LEAVES.fill(lang, &[("name", &name)])} hint={t::PERSON_LEAVES_HINT.string(lang)}
                    error={missing.then(|| AttrValue::from(t::ERROR_LEFT.string(lang)))} value={*day} {onchange} />
                <Button label={t::MARK_LEFT.string(lang)} variant={Variant::Secondary} onclick={onsave} />
            </details>
        </>
    }
}

/// The button that takes the day of leaving away again.
#[component]
fn Stays(props: &PersonProps) -> Html {
    let PersonProps { ctx, person, focus } = props;
    let (edit, id, focus) = (ctx.edit.clone(), person.id.clone(), focus.clone());
    let onclick = Callback::from(move |()| {
        focus.emit(super::people::field(&id));
        edit.emit(Edit::Person(id.clone(), PersonEdit::Left(None)));
    });
    html! {
        <Button label={t::STAYS.string(ctx.lang)} name={t::STAYS_NAMED.fill(ctx.lang, &[("name", &who(ctx, person))])}
            variant={Variant::Tertiary} {onclick} />
    }
}

/// Those who have left, folded away.
pub fn left_list(ctx: &PageContext<Clinic>, focus: &Callback<String>) -> Html {
    let lang = ctx.lang;
    let gone: Vec<&Person> = ctx.state.people.iter().filter(|person| person.has_left(ctx.today)).collect();
    if gone.is_empty() {
        return html! {};
    }
    let rows = gone.iter().map(|person| {
        html! { <Left key={person.id.to_string()} ctx={ctx.clone()} person={(*person).clone()} focus={focus.clone()} /> }
    });
    html! {
        <details>
            <summary id={LEFT_LIST}>{ t::PEOPLE_LEFT.fill(lang, &[("n", &gone.len())]) }</summary>
            <ul class="stack">{ for rows }</ul>
        </details>
    }
}

/// Somebody who has left.
#[component]
fn Left(props: &PersonProps) -> Html {
    let PersonProps { ctx, person, focus } = props;
    let (lang, id, name) = (ctx.lang, person.id.clone(), who(ctx, person));
    let date = person.left.map(|day| long_date(day, lang)).unwrap_or_default();
    let (edit, focus) = (ctx.edit.clone(), focus.clone());
    let ondelete = Callback::from(move |()| {
        focus.emit(super::people::ADD.to_owned());
        edit.emit(Edit::Person(id.clone(), PersonEdit::Remove));
    });
    html! {
        <li class="card cluster">
            <p>{ t::LEFT_ON.fill(lang, &[("name", &name), ("date", &date)]) }</p>
            <Stays ..props.clone() />
            <Button label={t::DELETE.string(lang)} name={t::DELETE_NAMED.fill(lang, &[("name", &name)])} variant={Variant::Tertiary} icon="trash" onclick={ondelete} />
        </li>
    }
}
