//! What is ticked on a list: done at a moment, or not relevant; either can be taken back.

use super::super::Context;
use crate::domain::Id;
use crate::features::access::model::{Edit, EventChange};
use crate::features::access::register::Moment;
use crate::features::access::state::Tick;
use crate::features::access::{t, words};
use crate::ui::{Button, Variant};
use yew::prelude::*;

/// Element id of the field of the moment.
pub const MOMENT: &str = "ticked-at";

/// Something on a list.
pub struct Ticked {
    /// Key of the tick.
    pub key: String,
    /// The step, the system or the thing.
    pub name: String,
    /// What to do, where the name doesn't say it.
    pub text: String,
    /// Whether it is done.
    pub tick: Tick,
}

/// What ticking takes: the list, the moment that is chosen, and where to say that none is.
pub struct Ticks<'a> {
    /// Facts, state and ways to act.
    pub ctx: &'a Context,
    /// The event.
    pub event: &'a Id,
    /// The moment of what is ticked now.
    pub at: Option<Moment>,
    /// Set when somebody ticks before a moment is chosen.
    pub asked: UseStateSetter<bool>,
    /// Moves the focus to an element, since what is ticked takes its buttons along.
    pub focus: Callback<String>,
}

type Make = fn(String, Tick) -> EventChange;

impl Ticks<'_> {
    /// The list.
    pub fn list(&self, all: &[Ticked], make: Make) -> Html {
        html! { <ol class="plain-list stack">{ for all.iter().map(|own| self.row(own, make)) }</ol> }
    }

    fn row(&self, own: &Ticked, make: Make) -> Html {
        let lang = self.ctx.lang;
        let named = |label: &str| AttrValue::from(format!("{label}: {}", own.name));
        let id = place(own);
        let buttons = if own.tick.is_settled() {
            let label = t::TICK_BACK.string(lang);
            html! { <Button {id} name={named(&label)} {label} variant={Variant::Tertiary} onclick={self.set(own, make, Tick::default())} /> }
        } else {
            let (done, skip) = (t::TICK_DONE.string(lang), t::TICK_NOT_RELEVANT.string(lang));
            let not_relevant = Tick { not_relevant: true, ..own.tick.clone() };
            html! {
                <>
                    <Button {id} name={named(&done)} label={done} variant={Variant::Secondary} onclick={self.done(own, make)} />
                    <Button name={named(&skip)} label={skip} variant={Variant::Tertiary} onclick={self.set(own, make, not_relevant)} />
                </>
            }
        };
        html! {
            <li class="stack" key={own.key.clone()}>
                <p><strong>{ &own.name }</strong></p>
                if !own.text.is_empty() { <p>{ &own.text }</p> }
                <p class="muted">{ words::tick(Some(&own.tick), lang) }</p>
                <div class="button-row">{ buttons }</div>
            </li>
        }
    }

    fn done(&self, own: &Ticked, make: Make) -> Callback<()> {
        match self.at {
            Some(at) => self.set(own, make, Tick { at: Some(at), ..own.tick.clone() }),
            None => {
                let (asked, focus) = (self.asked.clone(), self.focus.clone());
                Callback::from(move |()| {
                    focus.emit(MOMENT.to_owned());
                    asked.set(true);
                })
            }
        }
    }

    fn set(&self, own: &Ticked, make: Make, tick: Tick) -> Callback<()> {
        let (event, key) = (self.event.clone(), own.key.clone());
        let (focus, edit, place) = (self.focus.clone(), self.ctx.edit.clone(), place(own));
        Callback::from(move |()| {
            focus.emit(place.clone());
            edit.emit(Edit::Event(event.clone(), make(key.clone(), tick.clone())));
        })
    }
}

/// Element id of the first button of something on the list, whatever it does now.
fn place(own: &Ticked) -> String {
    format!("tick-{}", own.key)
}
