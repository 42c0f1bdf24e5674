//! The screens at `#/opplaring`: who has taken the course, what it holds, how people get it, and what comes back.

mod cards;
pub mod found;
mod group;
mod invite;
mod list;
mod person;
mod plan;
mod receipts;
mod rules;
mod when;

use super::exchange::Invitation;
use super::model::Edit;
use super::overview::HREF;
use super::receipt::Edition;
use super::Training;
use crate::content::{Lang, Localized};
use crate::domain::{Id, Person};
use crate::features::PageContext;
use crate::ui::{Notice, Tone};
use yew::prelude::*;

crate::texts!("features/training/page");

/// What the pages of this module get.
pub type Context = PageContext<Training>;

/// Props of a page of this module.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// Facts, state and ways to act.
    pub ctx: Context,
    /// Whom or what it is about, where it is about one.
    #[prop_or_default]
    pub id: Option<Id>,
}

/// The screen at `ctx.path`.
pub fn page(ctx: Context) -> Html {
    let (part, second) = (ctx.segment(0).to_owned(), ctx.segment(1).to_owned());
    let id = (!second.is_empty()).then(|| Id::from(second.as_str()));
    let clinic = ctx.clinic.clone();
    let person = id.as_ref().and_then(|id| clinic.person(id));
    match (part.as_str(), &id) {
        ("", None) => list::page(&ctx),
        ("plan", None) => plan::page(&ctx),
        ("person", Some(_)) => match person {
            Some(person) => person::page(&ctx, person),
            None => unknown(&ctx),
        },
        ("inviter", None) => html! { <invite::InvitePage {ctx} /> },
        ("inviter", Some(_)) if person.is_some() => html! { <invite::InvitePage {ctx} {id} /> },
        ("kvittering", None) => html! { <receipts::ReceiptsPage {ctx} /> },
        ("gruppe", None) => html! { <group::GroupPage {ctx} key="new" /> },
        ("gruppe", Some(session)) if ctx.state.sessions.iter().any(|own| own.id == *session) => {
            html! { <group::GroupPage {ctx} id={id.clone()} key={second} /> }
        }
        _ => unknown(&ctx),
    }
}

fn unknown(ctx: &Context) -> Html {
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::UNKNOWN_TITLE.get(ctx.lang) }</h1>
            <Notice tone={Tone::Warn} title={t::UNKNOWN_TEXT.string(ctx.lang)}>
                <p><a class="ds-link" href={HREF}>{ t::BACK.get(ctx.lang) }</a></p>
            </Notice>
        </div>
    }
}

/// A page below the overview: the way back and what it is about.
fn frame(lang: Lang, title: &Localized, lead: &Localized, body: Html) -> Html {
    html! {
        <div class="stack">
            <a class="ds-link" href={HREF}>{ t::BACK.get(lang) }</a>
            <h1 tabindex="-1" data-title={title.string(lang)}>{ title.get(lang) }</h1>
            <p class="lead">{ lead.get(lang) }</p>
            { body }
        </div>
    }
}

/// A person's page.
fn person_href(person: &Id) -> String {
    format!("{HREF}/person/{person}")
}

/// The page that invites everybody, or one person.
fn invite_href(person: Option<&Id>) -> String {
    match person {
        Some(id) => format!("{HREF}/inviter/{id}"),
        None => format!("{HREF}/inviter"),
    }
}

/// The course for a person as planned, or for everybody.
fn invitation(ctx: &Context, person: Option<&Person>) -> Invitation {
    let model = ctx.ctx();
    let planned = person.and_then(|person| {
        super::standing::each(&model, &ctx.state).into_iter().find(|status| status.person.id == person.id)
    });
    match (person, planned) {
        (Some(person), Some(status)) => Invitation::for_person(&model, &ctx.state, person, status.length),
        _ => Invitation::of(&model, &ctx.state, ctx.state.course.length),
    }
}

/// The change that remembers the edition to which somebody is invited. It holds the cards of the course, also those that
/// one person need not take.
fn remember(ctx: &Context) -> Edit {
    let course = invitation(ctx, None);
    let edition = Edition { on: Some(ctx.today), modules: course.modules, own_words: course.own_words };
    Edit::Invite(course.version, edition)
}

/// The people to choose among, after a first option that names nobody.
fn people(ctx: &Context, first: &Localized) -> Vec<(AttrValue, AttrValue)> {
    let staff = ctx.clinic.staff(ctx.today).map(|own| (own.id.0.clone().into(), own.name.clone().into()));
    std::iter::once((AttrValue::default(), AttrValue::from(first.string(ctx.lang)))).chain(staff).collect()
}
