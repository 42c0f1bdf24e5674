//! The screens at `#/risiko`.

mod answers;
mod incident;
mod list;
mod matrix;
mod own;
mod scenario;
mod steps;
mod summary;

use super::model::{Answer, Edit, Subject};
use super::scale::{level_word, Rating};
use super::{t, Risk};
use crate::content::Lang;
use crate::features::PageContext;
use crate::ui::{Notice, RiskTag, Tone};
use yew::prelude::*;

/// What the pages of this module get.
pub type Context = PageContext<Risk>;

/// Props of a page about one scenario.
#[derive(Properties, PartialEq)]
pub struct SubjectProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
    /// What it is about.
    pub subject: Subject,
}

/// Props of any other page with answers of its own.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
}

/// The screen at `ctx.path`.
pub fn page(ctx: Context) -> Html {
    match (ctx.segment(0), ctx.segment(1)) {
        ("", _) => list::page(&ctx, false),
        ("etter", "") => list::page(&ctx, true),
        ("ny", "") => html! { <own::OwnPage {ctx} /> },
        ("hendelse", "") => html! { <incident::IncidentPage {ctx} /> },
        ("oppsummering", "") => summary::page(&ctx),
        (id, part) => match ctx.state.subject(id, ctx.lang) {
            Some(subject) => about(ctx.clone(), subject, part),
            None => unknown(&ctx),
        },
    }
}

fn about(ctx: Context, subject: Subject, part: &str) -> Html {
    let key = format!("{}-{part}", subject.id);
    match part {
        "" => scenario::page(&ctx, &subject),
        "endre" if ctx.state.own(&subject.id).is_some() => {
            html! { <own::OwnPage {key} ctx={ctx.clone()} id={subject.id.clone()} /> }
        }
        "1" => html! { <steps::Applies {key} {ctx} {subject} /> },
        "2" => html! { <steps::Existing {key} {ctx} {subject} /> },
        "3" => html! { <steps::HowLikely {key} {ctx} {subject} /> },
        "4" => html! { <steps::HowSerious {key} {ctx} {subject} /> },
        "5" => html! { <steps::Measures {key} {ctx} {subject} /> },
        _ => unknown(&ctx),
    }
}

fn unknown(ctx: &Context) -> Html {
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::UNKNOWN_TITLE.get(ctx.lang) }</h1>
            <Notice tone={Tone::Warn} title={t::UNKNOWN_TEXT.string(ctx.lang)}>
                <p><a class="ds-link" href="#/risiko">{ t::TO_RISKS.get(ctx.lang) }</a></p>
            </Notice>
        </div>
    }
}

/// Sends an answer made of what was typed or chosen.
fn answer(ctx: &Context, id: &str, make: impl Fn(String) -> Answer + 'static) -> Callback<String> {
    let id = id.to_owned();
    ctx.edit.reform(move |text| Edit::Answer(id.clone(), make(text)))
}

/// Value, symbol and word of a rating.
fn tag(rating: Rating, lang: Lang) -> Html {
    html! { <RiskTag level={rating.level()} value={rating.value()} word={level_word(rating.level(), lang)} /> }
}
