//! A card: one idea and a situation, or words of the clinic's own.

use super::bar::Frame;
use super::landing::{open_course, Refusal};
use super::{say, t, Act, PageProps, Tap};
use crate::app::{use_app, AppContext};
use crate::content::{Lang, SourceRef};
use crate::domain::exchange::MOST_BYTES;
use crate::features::training::content::Module;
use crate::features::training::exchange::Invitation;
use crate::features::training::walkthrough::{Card, Step};
use crate::ui::{read_file, FileDrop};
use yew::prelude::*;

/// A card.
#[component]
pub fn CardPage(props: &PageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let walk = props.walk.clone();
    let Step::Card(shown) = walk.step() else { return html! {} };
    let body = match shown {
        Card::Module(module) => of_module(module, lang),
        Card::Rules => rules(&walk.invitation, lang),
        Card::Case(number) => case(&walk.invitation, number, lang),
        Card::Elsewhere => html! { <Elsewhere /> },
    };
    html! { <Frame {lang} {walk}>{ body }</Frame> }
}

fn of_module(module: &Module, lang: Lang) -> Html {
    html! {
        <>
            <h1 tabindex="-1" data-title={module.title.string(lang)}>{ module.title.get(lang) }</h1>
            { for module.idea.iter().map(|text| html! { <p>{ text.get(lang) }</p> }) }
            <aside class="course__example" aria-labelledby="course-example">
                <h2 id="course-example">{ t::EXAMPLE.get(lang) }</h2>
                <p>{ module.example.get(lang) }</p>
            </aside>
            { sources(&module.sources, lang) }
        </>
    }
}

fn rules(invitation: &Invitation, lang: Lang) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ t::RULES_TITLE.get(lang) }</h1>
            <ul class="course__rules">{ for invitation.rules.iter().map(|rule| html! { <li>{ rule }</li> }) }</ul>
        </>
    }
}

fn case(invitation: &Invitation, number: usize, lang: Lang) -> Html {
    let Some((situation, advice)) = invitation.cases.get(number) else { return html! {} };
    html! {
        <>
            <h1 tabindex="-1">{ t::CASE_TITLE.get(lang) }</h1>
            <p class="course__own">{ situation }</p>
            if !advice.is_empty() {
                <aside class="course__example" aria-labelledby="course-advice">
                    <h2 id="course-advice">{ t::CASE_ADVICE.get(lang) }</h2>
                    <p class="course__own">{ advice }</p>
                </aside>
            }
        </>
    }
}

/// The clinic's own words are in the file, which one may have or not.
#[component]
fn Elsewhere() -> Html {
    let app = use_app();
    let lang = app.lang();
    let refused = use_state(|| None::<Refusal>);
    let onfile = {
        let (app, refused) = (app.clone(), refused.clone());
        let onread = Callback::from(move |bytes: Vec<u8>| refused.set(complete(&app, &bytes).err()));
        Callback::from(move |file| read_file(file, MOST_BYTES, onread.clone()))
    };
    html! {
        <>
            <h1 tabindex="-1">{ t::ELSEWHERE_TITLE.get(lang) }</h1>
            <p>{ t::ELSEWHERE_LEAD.get(lang) }</p>
            <div role="alert">if let Some(refusal) = &*refused { { refusal.notice() } }</div>
            <FileDrop id="complete-course" icon="upload" title={t::OPEN_TITLE.string(lang)} hint={t::OPEN_HINT.string(lang)} accept=".klinikkskjema" {onfile} />
        </>
    }
}

fn complete(app: &AppContext, bytes: &[u8]) -> Result<(), Refusal> {
    let lang = app.lang();
    let course = open_course(bytes, lang)?;
    let own = app.learning.walk.as_ref().map(|walk| &walk.invitation);
    if own.is_none_or(|own| own.version != course.version || own.clinic != course.clinic) {
        return Err(Refusal::new(t::OTHER_COURSE.string(lang), t::OTHER_COURSE_REMEDY.string(lang)));
    }
    app.learning.dispatch(Act::Tap(Tap::Complete(Box::new(course))));
    say(app, t::OPENED.string(lang));
    Ok(())
}

/// The law or guide behind a card, in small type.
pub fn sources(list: &[SourceRef], lang: Lang) -> Html {
    html! {
        <ul class="law-source" aria-label={t::SOURCES_LABEL.string(lang)}>{ for list.iter().map(|source| html! { <li>{ source.label(lang) }</li> }) }</ul>
    }
}
