//! `#/svar`: the supplier's own screens. They know a request and what is filled in, and nothing of any binder, also where
//! one is open or locked in this browser.

mod done;
mod landing;
mod leaving;
mod sign;
mod summary;
mod topic;
mod who;

use super::NotFound;
use crate::app::session::Act as SessionAct;
use crate::app::{browser, use_app, AppContext};
use crate::content::Lang;
use crate::domain::Date;
use crate::features::suppliers::answering::{Fill, Form, Page};
use crate::features::suppliers::exchange::{write_answer, EXTENSION};
use crate::ui::{Button, Variant};
use std::rc::Rc;
use yew::prelude::*;

crate::texts!("app/pages/supplier");

pub use leaving::use_leave_warning;

/// The landing page.
const START: &str = "#/svar";
/// Names of the steps in the address; the topics have numbers.
const WHO: &str = "hvem";
const SUMMARY: &str = "oppsummering";
const SIGN: &str = "signer";
const DONE: &str = "ferdig";

/// What the supplier fills in, held for as long as the page is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answering {
    /// The form.
    pub form: Form,
    /// The signed PDF of exactly these answers.
    pub signed: Option<SignedAnswers>,
}

/// The supplier's own copy.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedAnswers {
    pdf: Rc<[u8]>,
    file_name: String,
}

/// What happens to [`Answering`].
pub enum Act {
    /// Something is filled in.
    Fill(Fill),
    /// The answers are signed.
    Signed(Date, Lang, SignedAnswers),
}

/// The one that every step shares.
pub type AnsweringHandle = UseReducerHandle<Answering>;

impl Reducible for Answering {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Fill(fill) => {
                // A download leaves the answers as they were signed; everything else does not.
                let keeps = fill == Fill::Save;
                next.form.apply(fill);
                next.signed = next.signed.filter(|_| keeps);
            }
            Act::Signed(day, lang, signed) => {
                next.form.apply(Fill::Sign(day, lang));
                next.signed = Some(signed);
            }
        }
        Rc::new(next)
    }
}

/// Props of [`SupplierPage`].
#[derive(Properties, PartialEq)]
pub struct SupplierPageProps {
    /// The step; none for the landing page.
    #[prop_or_default]
    pub step: String,
}

/// The screen of a step. Before a request is open there is only the landing page.
#[component]
pub fn SupplierPage(props: &SupplierPageProps) -> Html {
    let app = use_app();
    let form = &app.answering.form;
    let step = props.step.as_str();
    if step.is_empty() || !form.is_begun() {
        return html! { <landing::Landing /> };
    }
    let number = step.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    match (step, number) {
        (WHO, _) => html! { <who::Who /> },
        (SUMMARY, _) => html! { <summary::Summary /> },
        (SIGN, _) => html! { <sign::Sign /> },
        (DONE, _) if app.answering.signed.is_some() => html! { <done::Done /> },
        (DONE, _) => html! { <summary::Summary /> },
        (_, Some(index)) if index < form.pages().len() => html! { <topic::TopicPage {index} key={index} /> },
        _ => html! { <NotFound lang={app.lang()} /> },
    }
}

/// The address of a step.
fn step_href(step: &str) -> String {
    format!("{START}/{step}")
}

/// The address of a page of questions, counted from 0.
fn page_href(index: usize) -> String {
    step_href(&(index + 1).to_string())
}

/// What a page of questions is called: its topics, as one phrase.
fn page_title(page: &Page, lang: Lang) -> String {
    let titles = page.topics.iter().enumerate().map(|(index, topic)| {
        let title = topic.title.get(lang);
        let mut letters = title.chars();
        match letters.next() {
            Some(first) if index > 0 => first.to_lowercase().chain(letters).collect(),
            _ => title.to_owned(),
        }
    });
    titles.collect::<Vec<String>>().join(" – ")
}

/// Every step with its address: who answers, the pages of questions, the summary.
fn steps(form: &Form, lang: Lang) -> Vec<(AttrValue, Option<AttrValue>)> {
    let pages = form.pages();
    let topics = pages.iter().enumerate().map(|(index, page)| (page_title(page, lang), page_href(index)));
    let first = [(t::WHO_TITLE.string(lang), step_href(WHO))];
    let last = [(t::SUMMARY_TITLE.string(lang), step_href(SUMMARY))];
    first.into_iter().chain(topics).chain(last).map(|(name, href)| (name.into(), Some(href.into()))).collect()
}

/// Changes the form with what was typed or chosen.
fn fill<T: 'static>(app: &AppContext, make: impl Fn(T) -> Fill + 'static) -> Callback<T> {
    let answering = app.answering.dispatcher();
    Callback::from(move |value| answering.dispatch(Act::Fill(make(value))))
}

/// Says something, briefly and to screen readers.
fn say(app: &AppContext, words: String) {
    app.session.dispatch(SessionAct::Say(words));
}

/// Downloads the answers as they are, under a name that tells nothing of whose they are. `words` are said afterwards.
fn download_answers(app: &AppContext, kind: &str, words: String) {
    let name = format!("klinikkvern-{kind}-{}.{EXTENSION}", app.session.today);
    let content = write_answer(&app.answering.form.answer);
    hand_over(app, content.as_bytes(), &name, "application/octet-stream", words);
}

/// Hands a file to the browser's downloads, and notes that the answers are in it.
fn hand_over(app: &AppContext, bytes: &[u8], name: &str, media_type: &str, words: String) {
    match browser::download(bytes, name, media_type) {
        Ok(()) => {
            app.answering.dispatch(Act::Fill(Fill::Save));
            say(app, words);
        }
        Err(_) => say(app, t::NOT_DOWNLOADED.string(app.lang())),
    }
}

/// *Lagre påbegynt svar*: the only place where unfinished answers are kept.
fn save_button(app: &AppContext) -> Html {
    let lang = app.lang();
    let onclick = {
        let app = app.clone();
        Callback::from(move |()| download_answers(&app, "pabegynt-svar", t::BEGUN_SAVED.string(lang)))
    };
    html! { <Button id="save-answers" variant={Variant::Tertiary} icon="save" label={t::SAVE_BEGUN.string(lang)} {onclick} /> }
}
