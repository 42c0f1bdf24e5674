//! The clinic's screens: which one answers to which path, and what they share.

mod community;
mod contact;
mod controllerships;
mod leaving;
mod overview;
mod people;
mod question;
mod start;
mod supplier_form;
mod suppliers;
mod system_form;
mod systems;
mod ticks;

use super::{t, Clinic};
use crate::content::{Lang, SourceRef};
use crate::domain::Id;
use crate::features::PageContext;
use crate::ui::{code, decode};
use yew::prelude::*;

/// Props of every screen here.
#[derive(Properties, PartialEq)]
pub struct ViewProps {
    /// What the app hands over.
    pub ctx: PageContext<Clinic>,
}

/// Props of a screen about one row.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// What the app hands over.
    pub ctx: PageContext<Clinic>,
    /// The row.
    pub id: Id,
}

/// The screen for the path.
pub fn page(ctx: PageContext<Clinic>) -> Html {
    let row = Id::from(ctx.segment(1));
    match (ctx.segment(0), ctx.segment(1)) {
        ("start", step) => {
            let step = step.parse().unwrap_or(1u8).clamp(1, super::model::QUESTIONS);
            html! { <start::Start key={step} {ctx} {step} /> }
        }
        ("kontakt", _) => html! { <contact::ContactPage {ctx} /> },
        ("personer", _) => html! { <people::People {ctx} /> },
        ("systemer", "") => html! { <systems::Systems {ctx} /> },
        ("systemer", _) => html! { <system_form::SystemForm key={row.to_string()} {ctx} id={row.clone()} /> },
        ("leverandorer", "") => html! { <suppliers::Suppliers {ctx} /> },
        ("leverandorer", _) => {
            html! { <supplier_form::SupplierForm key={row.to_string()} {ctx} id={row.clone()} /> }
        }
        ("fellesskap", _) => html! { <community::CommunityPage {ctx} /> },
        _ => html! { <overview::Overview {ctx} /> },
    }
}

/// The answer rows "Ja" and "Nei".
fn yes_no(lang: Lang) -> Vec<crate::ui::ChoiceOption> {
    use crate::ui::ChoiceOption;
    vec![ChoiceOption::new("yes", t::YES.string(lang)), ChoiceOption::new("no", t::NO.string(lang))]
}

/// What is chosen of "Ja" and "Nei".
fn yes_no_chosen(answer: Option<bool>) -> Vec<AttrValue> {
    answer.map(|yes| AttrValue::from(if yes { "yes" } else { "no" })).into_iter().collect()
}

/// The law or guide behind a statement, in small type.
fn sources(list: &[SourceRef], lang: Lang) -> Html {
    let rows = list.iter().map(|source| html! { <li>{ source.label(lang) }</li> });
    html! {
        <ul class="law-source" aria-label={t::SOURCES.string(lang)}>{ for rows }</ul>
    }
}

/// What a screen says when its row is gone.
fn gone(lang: Lang, href: &'static str) -> Html {
    html! {
        <div class="empty-state stack">
            <h1 tabindex="-1">{ t::GONE_TITLE.get(lang) }</h1>
            <p>{ t::GONE_TEXT.get(lang) }</p>
            <crate::ui::LinkButton label={t::GONE_LINK.string(lang)} {href} />
        </div>
    }
}
