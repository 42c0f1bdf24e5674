//! Choosing cards, for the clinic or for one person.

use super::t;
use crate::content::{Lang, Localized};
use crate::features::training::content::Module;
use crate::ui::{CheckChoices, ChoiceOption};
use std::collections::BTreeSet;
use yew::prelude::*;

/// A tick for each card. `left_out` are those without; `onchange` gets a card and whether it is taken in now.
pub fn choices(
    lang: Lang,
    legend: &Localized,
    cards: &[&'static Module],
    left_out: &BTreeSet<String>,
    onchange: Callback<(String, bool)>,
) -> Html {
    let option = |card: &&Module| {
        let title = card.title.string(lang);
        match card.is_about_patients() {
            true => ChoiceOption::with_hint(card.id.clone(), title, t::CARD_PATIENTS.string(lang)),
            false => ChoiceOption::new(card.id.clone(), title),
        }
    };
    let taken = cards.iter().filter(|card| !left_out.contains(&card.id));
    let chosen: Vec<AttrValue> = taken.map(|card| card.id.clone().into()).collect();
    let out = left_out.clone();
    let onchange = onchange.reform(move |id: String| {
        let take_in = out.contains(&id);
        (id, take_in)
    });
    html! {
        <CheckChoices id="cards" legend={legend.string(lang)} hint={AttrValue::from(t::ASK_CARDS_HINT.string(lang))}
            options={cards.iter().map(option).collect::<Vec<_>>()} {chosen} {onchange} />
    }
}
