//! Who asks, how long it takes, and what becomes of the answers.

use super::{forget, say, step_href, t, Act, Tap, START};
use crate::app::{browser, use_app, AppContext};
use crate::content::Lang;
use crate::domain::exchange::{LinkError, MOST_BYTES};
use crate::domain::long_date;
use crate::features::training::exchange::{read_course, Invitation};
use crate::features::training::walkthrough::Walkthrough;
use crate::ui::{read_file, Button, FileDrop, Notice, Tone, Variant};
use yew::prelude::*;
use yew_router::prelude::*;

/// Why a link or a file was not taken, and what to do.
#[derive(Clone, PartialEq)]
pub struct Refusal {
    message: String,
    remedy: String,
}

impl Refusal {
    /// With these words.
    pub fn new(message: String, remedy: String) -> Refusal {
        Refusal { message, remedy }
    }

    /// As a framed remark.
    pub fn notice(&self) -> Html {
        html! { <Notice tone={Tone::Danger} title={self.message.clone()}><p>{ &self.remedy }</p></Notice> }
    }
}

/// The course in a file that anybody may have made.
pub fn open_course(bytes: &[u8], lang: Lang) -> Result<Invitation, Refusal> {
    read_course(bytes).map_err(|error| Refusal::new(error.message(lang), error.remedy(lang)))
}

/// The course in the address, if there is one.
fn linked(query: &str) -> Option<Result<Invitation, LinkError>> {
    query.strip_prefix("?f=").map(Invitation::read_fragment)
}

/// True for two invitations to one course; one of them may have the clinic's own words and the other not.
fn is_same(one: &Invitation, other: &Invitation) -> bool {
    one.version == other.version && one.clinic == other.clinic
}

/// The landing page.
#[component]
pub fn Landing() -> Html {
    let app = use_app();
    let lang = app.lang();
    let refused = use_state(|| None::<Refusal>);
    let query = use_location().map(|location| location.query_str().to_owned()).unwrap_or_default();
    let (link, torn) = match linked(&query) {
        Some(Ok(link)) => (Some(link), None),
        Some(Err(error)) => (None, Some(Refusal::new(error.message(lang), error.remedy(lang)))),
        None => (None, None),
    };
    let begun = app.learning.walk.as_ref();
    let opened =
        app.learning.invited.clone().filter(|own| link.as_ref().is_none_or(|link| is_same(own, link)));
    let invitation = opened.or(link).or_else(|| begun.map(|walk| walk.invitation.clone()));
    let onfile = {
        let (app, refused) = (app.clone(), refused.clone());
        let onread = Callback::from(move |bytes: Vec<u8>| match open_course(&bytes, app.lang()) {
            Ok(course) => {
                app.learning.dispatch(Act::Invite(course));
                refused.set(None);
                say(&app, t::OPENED.string(app.lang()));
                browser::go(START);
            }
            Err(refusal) => refused.set(Some(refusal)),
        });
        Callback::from(move |file| read_file(file, MOST_BYTES, onread.clone()))
    };
    html! {
        <div class="stack stack--loose course">
            { match &invitation {
                Some(invitation) => asked(&app, invitation, begun),
                None => html! {
                    <div class="page-head">
                        <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
                        <p class="lead">{ t::NO_COURSE_LEAD.get(lang) }</p>
                    </div>
                },
            } }
            <div role="alert" id="course-refused">
                if let Some(refusal) = refused.as_ref().or(torn.as_ref()) { { refusal.notice() } }
            </div>
            <FileDrop id="open-course" icon="upload" title={t::OPEN_TITLE.string(lang)} hint={t::OPEN_HINT.string(lang)} accept=".klinikkskjema" {onfile} />
        </div>
    }
}

fn asked(app: &AppContext, invitation: &Invitation, begun: Option<&Walkthrough>) -> Html {
    let lang = app.lang();
    let begin = {
        let (app, invitation) = (app.clone(), invitation.clone());
        Callback::from(move |()| {
            app.learning.dispatch(Act::Begin(Walkthrough::of(invitation.clone())));
            browser::go(&step_href(0));
        })
    };
    let start = match begun {
        Some(walk) => already(app, invitation, walk, begin),
        None => {
            html! { <div class="wizard__buttons"><Button id="start-course" label={t::START.string(lang)} onclick={begin} /></div> }
        }
    };
    html! {
        <>
            <div class="page-head">
                <h1 tabindex="-1" data-title={t::TITLE.string(lang)}>{ t::ASKED_TITLE.fill(lang, &[("clinic", &invitation.clinic)]) }</h1>
                <p class="lead">{ t::ASKED_LEAD.get(lang) }</p>
            </div>
            <section class="stack" aria-labelledby="about-course">
                <h2 id="about-course">{ t::ABOUT_TITLE.get(lang) }</h2>
                <ul>{ for facts(invitation, lang).into_iter().map(|fact| html! { <li>{ fact }</li> }) }</ul>
            </section>
            { start }
        </>
    }
}

/// Somebody has started here, or is done: the same person, or the one before at the reception's PC.
fn already(app: &AppContext, invitation: &Invitation, walk: &Walkthrough, begin: Callback<()>) -> Html {
    let lang = app.lang();
    let (title, go_on) = match walk.is_signed() {
        true => (&t::SIGNED_TITLE, &t::SHOW_RECEIPT),
        false => (&t::BEGUN_TITLE, &t::GO_ON),
    };
    let resume = {
        let (app, invitation, at) = (app.clone(), invitation.clone(), walk.at());
        Callback::from(move |()| {
            // The file may have come since, with the clinic's own words.
            app.learning.dispatch(Act::Tap(Tap::Complete(Box::new(invitation.clone()))));
            browser::go(&step_href(at));
        })
    };
    let delete = {
        let app = app.clone();
        Callback::from(move |()| forget(&app))
    };
    let is_here = is_same(invitation, &walk.invitation);
    html! {
        <Notice tone={Tone::Info} title={title.string(lang)}>
            if !walk.name.trim().is_empty() { <p class="course__own">{ t::BEGUN_BY.fill(lang, &[("name", &walk.name.trim())]) }</p> }
            <p>{ t::BEGUN_HINT.get(lang) }</p>
            <div class="button-row course__ways">
                if is_here { <Button id="resume-course" label={go_on.string(lang)} onclick={resume} /> }
                <Button id="restart-course" variant={Variant::Secondary} label={t::START_AGAIN.string(lang)} onclick={begin} />
                <Button id="forget-course" variant={Variant::Tertiary} icon="trash" label={t::DELETE_ANSWERS.string(lang)} onclick={delete} />
            </div>
        </Notice>
    }
}

fn facts(invitation: &Invitation, lang: Lang) -> Vec<String> {
    let walk = Walkthrough::of(invitation.clone());
    let (cards, questions) = (walk.cards().len(), walk.questions().len());
    let size = [("cards", &cards), ("questions", &questions), ("minutes", &walk.minutes(lang))];
    let mut facts = vec![t::ABOUT_SIZE.fill(lang, &size.map(|(key, n)| (key, n as &dyn std::fmt::Display)))];
    facts.extend(invitation.due.map(|day| t::ABOUT_DUE.fill(lang, &[("date", &long_date(day, lang))])));
    facts.push(t::ABOUT_ANSWERS.string(lang));
    facts.push(t::ABOUT_KEPT.string(lang));
    if !invitation.is_whole() {
        facts.push(t::ABOUT_OWN_WORDS.string(lang));
    }
    facts
}
