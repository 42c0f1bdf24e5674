//! Who answers for what, subject by subject.

use super::super::{t, Clinic, ControllershipEdit, Edit};
use super::{yes_no, yes_no_chosen, ViewProps};
use crate::domain::{Controllership, Id, Topic};
use crate::features::PageContext;
use crate::ui::{use_focus, Button, CheckChoices, ChoiceOption, RadioChoices, TextField, Variant};
use yew::prelude::*;

const HEADING: &str = "controllerships";

/// The subjects, and those that can still be added.
#[component]
pub fn Controllerships(props: &ViewProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let focus = use_focus();
    let rows = ctx.state.controllerships.iter().map(|row| subject(ctx, row, &focus));
    html! {
        <section class="stack" aria-labelledby={HEADING}>
            <h2 id={HEADING} tabindex="-1">{ t::WHO_ANSWERS.get(lang) }</h2>
            if ctx.state.undertakings.is_empty() {
                <p>{ t::UNDERTAKINGS_FIRST.get(lang) }</p>
            } else {
                <p>{ t::WHO_ANSWERS_LEAD.get(lang) }</p>
                { for rows }
                { add_buttons(ctx, &focus) }
            }
        </section>
    }
}

/// The element that gets focus when the subject is added.
fn anchor(id: &Id) -> String {
    format!("controllership-{id}")
}

fn subject(ctx: &PageContext<Clinic>, row: &Controllership, focus: &Callback<String>) -> Html {
    let lang = ctx.lang;
    let id = &row.id;
    let label = row.label(lang);
    let on = |make: fn(String) -> ControllershipEdit| {
        let id = id.clone();
        ctx.edit.reform(move |text: String| Edit::Controllership(id.clone(), make(text)))
    };
    let ondelete = {
        let (edit, id, focus) = (ctx.edit.clone(), id.clone(), focus.clone());
        Callback::from(move |()| {
            focus.emit(HEADING.to_owned());
            edit.emit(Edit::Controllership(id.clone(), ControllershipEdit::Remove));
        })
    };
    html! {
        <div class="card stack" key={id.to_string()}>
            <h3 id={anchor(id)} tabindex="-1">{ &label }</h3>
            if row.topic == Topic::Other {
                <TextField id={format!("subject-{id}")} {lang} label={t::SUBJECT.string(lang)} value={row.subject.clone()}
                    onchange={on(ControllershipEdit::Subject)} />
            }
            { controllers(ctx, row) }
            if row.controllers.len() > 1 || row.topic == Topic::SharedRecord {
                <RadioChoices id={format!("written-{id}")} legend={t::IN_WRITING.string(lang)} options={yes_no(lang)}
                    chosen={yes_no_chosen(Some(row.in_writing))} onchange={on(|word| ControllershipEdit::InWriting(word == "yes"))} />
            }
            <Button label={t::DELETE.string(lang)} name={t::DELETE_NAMED.fill(lang, &[("name", &label)])} variant={Variant::Tertiary}
                icon="trash" onclick={ondelete} />
        </div>
    }
}

/// The undertakings that answer for the subject.
fn controllers(ctx: &PageContext<Clinic>, row: &Controllership) -> Html {
    let lang = ctx.lang;
    let title =
        |name: &str| if name.trim().is_empty() { t::NAME_MISSING.string(lang) } else { name.to_owned() };
    let options: Vec<ChoiceOption> = ctx
        .state
        .undertakings
        .iter()
        .map(|known| ChoiceOption::new(known.id.to_string(), title(&known.name)))
        .collect();
    let chosen: Vec<AttrValue> = row.controllers.iter().map(|id| id.to_string().into()).collect();
    let (edit, row) = (ctx.edit.clone(), row.clone());
    let onchange = Callback::from({
        let row = row.clone();
        move |word: String| {
            let controller = Id(word);
            let on = !row.controllers.contains(&controller);
            edit.emit(Edit::Controllership(row.id.clone(), ControllershipEdit::Controller(controller, on)));
        }
    });
    html! {
        <CheckChoices id={format!("controllers-{}", row.id)} legend={t::CONTROLLERS.string(lang)}
            hint={(row.controllers.len() > 1).then(|| AttrValue::from(t::CONTROLLERS_SHARED.string(lang)))} {options} {chosen} {onchange} />
    }
}

/// One button for each usual subject that is not on the page yet, and one for anything else.
fn add_buttons(ctx: &PageContext<Clinic>, focus: &Callback<String>) -> Html {
    let lang = ctx.lang;
    let listed = |topic: Topic| {
        topic != Topic::Other && ctx.state.controllerships.iter().any(|row| row.topic == topic)
    };
    let fits = |topic: Topic| topic != Topic::SharedRecord || ctx.state.shares_record == Some(true);
    let buttons = Topic::ALL.into_iter().filter(|topic| !listed(*topic) && fits(*topic)).map(|topic| {
        let (edit, make_id, focus) = (ctx.edit.clone(), ctx.desk.make_id.clone(), focus.clone());
        let onclick = Callback::from(move |()| {
            let id = make_id.emit(());
            focus.emit(anchor(&id));
            edit.emit(Edit::Controllership(id, ControllershipEdit::Add(topic)));
        });
        let name = topic.name().get(lang);
        html! { <Button key={name} label={name.to_owned()} name={t::ADD_NAMED_AFTER.fill(lang, &[("name", &name)])} variant={Variant::Secondary} icon="plus" {onclick} /> }
    });
    html! {
        <div class="stack">
            <h3>{ t::ADD_SUBJECT.get(lang) }</h3>
            <div class="cluster">{ for buttons }</div>
        </div>
    }
}
