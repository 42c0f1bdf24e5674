//! Who works here, with their roles. Names only: no health data, no numbers.

use super::super::{content, t, Clinic, Edit, PersonEdit};
use super::leaving::{left_list, who, Days, PersonProps};
use super::{code, decode, sources, ViewProps};
use crate::content::plural;
use crate::domain::{role_name, Community, Id, Person, Role};
use crate::features::PageContext;
use crate::ui::{
    use_focus, Button, CheckChoices, ChoiceOption, LinkButton, SelectField, TextArea, TextField, Variant,
};
use yew::prelude::*;

/// The button that adds a person.
pub const ADD: &str = "person-add";

/// The list of people.
#[component]
pub fn People(props: &ViewProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let focus = use_focus();
    let add = {
        let (edit, make_id, focus) = (ctx.edit.clone(), ctx.desk.make_id.clone(), focus.clone());
        Callback::from(move |()| {
            let id = make_id.emit(());
            focus.emit(field(&id));
            edit.emit(Edit::Person(id, PersonEdit::Add(String::new())));
        })
    };
    let staff: Vec<&Person> = ctx.state.staff(ctx.today).collect();
    let rows = staff.iter().map(|person| {
        html! { <PersonRow key={person.id.to_string()} ctx={ctx.clone()} person={(*person).clone()} focus={focus.clone()} /> }
    });
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::PEOPLE.get(lang) }</h1>
            <p>{ t::PEOPLE_LEAD.get(lang) }</p>
            { sources(content::rule_sources("people"), lang) }
            <Paste ctx={ctx.clone()} />
            <h2>{ t::PEOPLE_LIST.get(lang) }</h2>
            if staff.is_empty() {
                <p class="empty-state">{ t::PEOPLE_EMPTY.get(lang) }</p>
            } else {
                <ul class="stack">{ for rows }</ul>
            }
            { left_list(ctx, &focus) }
            <div class="button-row">
                <Button id={ADD} label={t::ADD_PERSON.string(lang)} variant={Variant::Secondary} onclick={add} />
                <LinkButton label={t::ON_TO_SYSTEMS.string(lang)} href="#/klinikk/systemer" />
            </div>
        </div>
    }
}

/// The field with a person's name.
pub fn field(id: &Id) -> String {
    format!("person-{id}")
}

/// A box for many names at once.
#[component]
fn Paste(props: &ViewProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let pasted = &ctx.state.draft_people;
    let error = use_state(|| false);
    let onchange = {
        let (edit, error) = (ctx.edit.clone(), error.clone());
        Callback::from(move |text: String| {
            error.set(false);
            edit.emit(Edit::DraftPeople(text));
        })
    };
    let onclick = {
        let (ctx, pasted, error) = (ctx.clone(), pasted.clone(), error.clone());
        Callback::from(move |()| {
            let names = new_names(&pasted, &ctx.state.people);
            error.set(names.is_empty());
            if names.is_empty() {
                return;
            }
            ctx.desk.announce.emit(plural(names.len(), &t::PEOPLE_ADDED_ONE, &t::PEOPLE_ADDED_MANY, lang));
            for name in names {
                ctx.edit.emit(Edit::Person(ctx.desk.make_id.emit(()), PersonEdit::Add(name)));
            }
            ctx.edit.emit(Edit::DraftPeople(String::new()));
        })
    };
    // While names wait here, adding them is the next step.
    let variant = if pasted.trim().is_empty() { Variant::Secondary } else { Variant::Primary };
    html! {
        <div class="card stack">
            <TextArea id="people-paste" {lang} label={t::PASTE.string(lang)} hint={t::PASTE_HINT.string(lang)} rows={4u8}
                error={error.then(|| AttrValue::from(t::ERROR_PASTE.string(lang)))} value={pasted.clone()} {onchange} />
            <Button label={t::ADD_ALL.string(lang)} {variant} {onclick} />
        </div>
    }
}

/// The pasted names, one a line, without those that are on the list already.
fn new_names(pasted: &str, people: &[Person]) -> Vec<String> {
    let mut names: Vec<String> = vec![];
    for name in pasted.lines().map(str::trim).filter(|name| !name.is_empty()) {
        let known = people
            .iter()
            .map(|person| &person.name)
            .chain(&names)
            .any(|other| other.to_lowercase() == name.to_lowercase());
        if !known {
            names.push(name.to_owned());
        }
    }
    names
}

/// One person: name, employer where there are several, roles, and first and last day.
#[component]
fn PersonRow(props: &PersonProps) -> Html {
    let PersonProps { ctx, person, focus } = props;
    let (lang, id) = (ctx.lang, &person.id);
    let who = who(ctx, person);
    let likely = content::likely_roles(&ctx.state);
    let others: Vec<Role> = Role::ALL.into_iter().filter(|role| !likely.contains(role)).collect();
    // Decided once, so that nothing folds up under the pointer.
    let roles_open = use_state(|| person.roles.is_empty());
    let others_open = use_state(|| others.iter().any(|role| person.roles.contains(role)));
    let held = if person.roles.is_empty() {
        t::NO_ROLES.string(lang)
    } else {
        person.roles.iter().map(|role| role_name(*role).string(lang)).collect::<Vec<_>>().join(", ")
    };
    let (edit, row) = (ctx.edit.clone(), id.clone());
    let onname = ctx.edit.reform(move |name| Edit::Person(row.clone(), PersonEdit::Name(name)));
    let (row, focus) = (id.clone(), focus.clone());
    let ondelete = Callback::from(move |()| {
        focus.emit(ADD.to_owned());
        edit.emit(Edit::Person(row.clone(), PersonEdit::Remove));
    });
    html! {
        <li class="person-row card stack">
            <TextField id={field(id)} {lang} label={t::PERSON_NAME.string(lang)} value={person.name.clone()} onchange={onname} />
            { employer(ctx, person) }
            <details open={*roles_open}>
                <summary>{ t::ROLES_OF.fill(lang, &[("name", &who), ("roles", &held)]) }</summary>
                { roles(ctx, person, &likely, format!("roles-{id}"), t::ROLES_LEGEND.fill(lang, &[("name", &who)])) }
                <details open={*others_open}>
                    <summary>{ t::ALL_ROLES.get(lang) }</summary>
                    { roles(ctx, person, &others, format!("more-roles-{id}"), t::MORE_ROLES_LEGEND.fill(lang, &[("name", &who)])) }
                </details>
            </details>
            <Days key={person.left.map(|day| day.to_string()).unwrap_or_default()} ..props.clone() />
            <Button label={t::DELETE.string(lang)} name={t::DELETE_NAMED.fill(lang, &[("name", &who)])} variant={Variant::Tertiary} icon="trash" onclick={ondelete} />
        </li>
    }
}

fn roles(ctx: &PageContext<Clinic>, person: &Person, on_offer: &[Role], id: String, legend: String) -> Html {
    let options: Vec<ChoiceOption> = on_offer
        .iter()
        .map(|role| ChoiceOption::new(code(role), role_name(*role).string(ctx.lang)))
        .collect();
    let chosen: Vec<AttrValue> = person.roles.iter().map(code).collect();
    let (edit, person) = (ctx.edit.clone(), person.clone());
    let onchange = Callback::from(move |word: String| {
        if let Some(role) = decode::<Role>(&word) {
            edit.emit(Edit::Person(person.id.clone(), PersonEdit::Role(role, !person.roles.contains(&role))));
        }
    });
    html! { <CheckChoices {id} {legend} {options} {chosen} {onchange} /> }
}

/// The undertaking that employs the person; asked only where there are several.
fn employer(ctx: &PageContext<Clinic>, person: &Person) -> Html {
    if ctx.state.undertakings.is_empty() || ctx.state.community == Some(Community::Alone) {
        return html! {};
    }
    let unknown = (AttrValue::default(), AttrValue::from(t::NOT_CHOSEN.string(ctx.lang)));
    let named = ctx.state.undertakings.iter().filter(|undertaking| !undertaking.name.trim().is_empty());
    let options: Vec<(AttrValue, AttrValue)> = std::iter::once(unknown)
        .chain(named.map(|undertaking| (undertaking.id.to_string().into(), undertaking.name.clone().into())))
        .collect();
    let id = person.id.clone();
    let onchange = ctx.edit.reform(move |word: String| {
        Edit::Person(id.clone(), PersonEdit::Undertaking((!word.is_empty()).then(|| Id::from(word.as_str()))))
    });
    html! {
        <SelectField id={format!("employer-{}", person.id)} label={t::EMPLOYER.string(ctx.lang)} {options}
            value={person.undertaking.as_ref().map(Id::to_string).unwrap_or_default()} {onchange} />
    }
}
