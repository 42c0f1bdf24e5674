//! `#/kurs`: where staff take the yearly course, on a phone or on the clinic's own PC. These screens know the invitation and
//! what is filled in, and nothing of any binder, also where one is open or locked in this browser.

mod agree;
mod bar;
mod card;
mod landing;
mod question;
mod receipt;
mod sign;
mod who;

use super::NotFound;
use crate::app::session::Act as SessionAct;
use crate::app::{browser, use_app, AppContext};
use crate::features::training::exchange::{read_course, Invitation};
use crate::features::training::walkthrough::{Act as Tap, Step, Walkthrough};
use std::rc::Rc;
use yew::prelude::*;

crate::texts!("app/pages/course");

/// The landing page.
const START: &str = "#/kurs";

/// Somebody takes the course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learning {
    /// The course that was opened here, for the landing page and for whoever is next.
    invited: Option<Invitation>,
    /// How far somebody has come.
    walk: Option<Walkthrough>,
    /// The signed receipt of exactly this.
    signed: Option<SignedReceipt>,
}

/// The receipt as a file.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedReceipt {
    pdf: Rc<[u8]>,
    file_name: String,
}

/// What happens to [`Learning`].
pub enum Act {
    /// A course was opened.
    Invite(Invitation),
    /// Somebody starts.
    Begin(Walkthrough),
    /// A tap.
    Tap(Tap),
    /// The receipt was made.
    Signed(SignedReceipt),
    /// What somebody filled in is deleted.
    Forget,
}

/// The one that every step shares.
pub type LearningHandle = UseReducerHandle<Learning>;

impl Learning {
    /// What was kept from before the page was loaded.
    pub fn kept() -> Learning {
        let walk = browser::kept_course().and_then(|kept| Walkthrough::resume(&kept));
        Learning { walk, ..Learning::default() }
    }
}

impl Reducible for Learning {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Invite(invitation) => next.invited = Some(invitation),
            Act::Begin(walk) => (next.walk, next.signed) = (Some(walk), None),
            Act::Tap(tap) => {
                if let Some(walk) = &mut next.walk {
                    walk.apply(tap);
                }
            }
            Act::Signed(receipt) => next.signed = Some(receipt),
            Act::Forget => {
                // The course itself stays on the screen, for the next in line.
                let course = next.walk.take().map(|walk| walk.invitation);
                (next.invited, next.signed) = (next.invited.or(course), None);
            }
        }
        Rc::new(next)
    }
}

/// Keeps what is filled in for as long as it is needed.
#[hook]
pub fn use_keeping(learning: &LearningHandle) {
    use_effect_with(learning.walk.clone(), |walk| match walk {
        Some(walk) => browser::keep_course(&walk.to_keep(), walk.is_signed()),
        None => browser::forget_course(),
    });
}

/// Shows the course of this file, for somebody who takes it on this PC.
pub fn open_course_here(learning: &UseReducerDispatcher<Learning>, file: &str) {
    // A course that this app has just written is one that it reads.
    if let Ok(course) = read_course(file.as_bytes()) {
        learning.dispatch(Act::Invite(course));
        browser::go(START);
    }
}

/// Props of [`CoursePage`].
#[derive(Properties, PartialEq)]
pub struct CoursePageProps {
    /// The step; none for the landing page.
    #[prop_or_default]
    pub step: String,
}

/// The screen of a step. Before somebody has started there is only the landing page.
#[component]
pub fn CoursePage(props: &CoursePageProps) -> Html {
    let app = use_app();
    let asked = props.step.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let walk = app.learning.walk.clone();
    let at = walk.as_ref().zip(asked).map(|(walk, asked)| asked.min(walk.reach()));
    {
        let learning = app.learning.dispatcher();
        use_effect_with(at, move |at| {
            if let Some(at) = *at {
                learning.dispatch(Act::Tap(Tap::GoTo(at)));
            }
        });
    }
    match (walk, at) {
        (Some(mut walk), Some(at)) => {
            // The address leads; the state follows after this.
            walk.apply(Tap::GoTo(at));
            html! { <Page {walk} key={at} /> }
        }
        _ if props.step.is_empty() || asked.is_some() => html! { <landing::Landing /> },
        _ => html! { <NotFound lang={app.lang()} /> },
    }
}

/// Props of every step.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// At this step.
    walk: Walkthrough,
}

#[component]
fn Page(props: &PageProps) -> Html {
    let walk = props.walk.clone();
    match walk.step() {
        Step::Who => html! { <who::Who {walk} /> },
        Step::Card(_) => html! { <card::CardPage {walk} /> },
        Step::Question(_) => html! { <question::QuestionPage {walk} /> },
        Step::Declaration(_) => html! { <agree::Agree {walk} /> },
        Step::Sign => html! { <sign::Sign {walk} /> },
        Step::Receipt => html! { <receipt::Receipt {walk} /> },
    }
}

/// The address of a step, counted from 0.
fn step_href(step: usize) -> String {
    format!("{START}/{}", step + 1)
}

/// Carries out what was tapped.
fn tap<T: 'static>(app: &AppContext, make: impl Fn(T) -> Tap + 'static) -> Callback<T> {
    let learning = app.learning.dispatcher();
    Callback::from(move |value| learning.dispatch(Act::Tap(make(value))))
}

/// Says something, briefly and to screen readers.
fn say(app: &AppContext, words: String) {
    app.session.dispatch(SessionAct::Say(words));
}

/// Deletes name and answers from this browser.
fn forget(app: &AppContext) {
    app.learning.dispatch(Act::Forget);
    say(app, t::DELETED.string(app.lang()));
    browser::go(START);
}
