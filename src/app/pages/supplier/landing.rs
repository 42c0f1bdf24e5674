//! Who asks, why, how long it takes, and what becomes of the answers.

use super::{page_href, step_href, t, Act, START, WHO};
use crate::app::{browser, use_app, AppContext};
use crate::content::Lang;
use crate::domain::{long_date, service_name};
use crate::features::suppliers::answering::{pages, refusal, Fill, Form};
use crate::features::suppliers::exchange::{read, read_fragment, Inquiry, LinkError, Received, MOST_BYTES};
use crate::ui::{read_file, Button, FileDrop, LinkButton, Notice, Tone, Variant};
use yew::prelude::*;
use yew_router::prelude::*;

/// Seconds that one question takes: reading, choosing, a few words.
const SECONDS: usize = 45;

/// Why a link or a file was not taken.
#[derive(Clone, PartialEq)]
struct Refused {
    message: String,
    remedy: String,
}

impl Refused {
    fn of(error: LinkError, lang: Lang) -> Refused {
        Refused { message: error.message(lang), remedy: error.remedy(lang) }
    }
}

/// The request in the address, if there is one.
fn linked(query: &str) -> Option<Result<Inquiry, LinkError>> {
    let packed = query.strip_prefix("?f=")?;
    let inquiry = read_fragment(packed);
    Some(inquiry.and_then(|inquiry| refusal(&inquiry.questions).map_or(Ok(inquiry), Err)))
}

/// The landing page.
#[component]
pub fn Landing() -> Html {
    let app = use_app();
    let lang = app.lang();
    let refused = use_state(|| None::<Refused>);
    let query = use_location().map(|location| location.query_str().to_owned()).unwrap_or_default();
    let form = &app.answering.form;
    let link = linked(&query);
    let torn = link.as_ref().and_then(|link| link.as_ref().err()).map(|error| Refused::of(*error, lang));
    let inquiry = link.and_then(Result::ok).or_else(|| form.is_begun().then(|| form.inquiry()));
    let onread = {
        let (app, refused) = (app.clone(), refused.clone());
        Callback::from(move |bytes: Vec<u8>| refused.set(open(&app, &bytes).err()))
    };
    let onfile = Callback::from(move |file| read_file(file, MOST_BYTES, onread.clone()));
    let open_title = if inquiry.is_some() { &t::OPEN_TITLE } else { &t::OPEN_ANY_TITLE };
    html! {
        <div class="stack stack--loose">
            { match &inquiry {
                Some(inquiry) => asked(&app, inquiry),
                None => html! {
                    <div class="page-head">
                        <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
                        <p class="lead">{ t::NO_REQUEST_LEAD.get(lang) }</p>
                    </div>
                },
            } }
            <div role="alert" id="request-refused">
                if let Some(Refused { message, remedy }) = refused.as_ref().or(torn.as_ref()) {
                    <Notice tone={Tone::Danger} title={message.clone()}><p>{ remedy }</p></Notice>
                }
            </div>
            <FileDrop id="open-answers" icon="upload" title={open_title.string(lang)} hint={t::OPEN_HINT.string(lang)} accept=".klinikkskjema" {onfile} />
        </div>
    }
}

/// Takes in a file: a request, or answers that were saved before they were done.
fn open(app: &AppContext, bytes: &[u8]) -> Result<(), Refused> {
    let lang = app.lang();
    let received =
        read(bytes).map_err(|error| Refused { message: error.message(lang), remedy: error.remedy(lang) })?;
    let (questions, fill, href) = match received {
        Received::Inquiry(inquiry) => {
            (inquiry.questions.clone(), Fill::Begin(inquiry, lang), START.to_owned())
        }
        Received::Answer { answer, .. } => {
            let mut form = Form::default();
            form.apply(Fill::Resume(answer.clone()));
            (answer.questions.clone(), Fill::Resume(answer), next_open(&form))
        }
    };
    if let Some(error) = refusal(&questions) {
        return Err(Refused::of(error, lang));
    }
    app.answering.dispatch(Act::Fill(fill));
    browser::go(&href);
    Ok(())
}

/// The first page where something is still open.
fn next_open(form: &Form) -> String {
    let open = form.open();
    let lacks = |index: &usize| form.pages()[*index].questions.iter().any(|question| open.contains(question));
    match (0..form.pages().len()).find(lacks) {
        _ if form.answer.name.is_empty() => step_href(WHO),
        Some(index) => page_href(index),
        None => step_href(super::SUMMARY),
    }
}

fn asked(app: &AppContext, inquiry: &Inquiry) -> Html {
    let lang = app.lang();
    let form = &app.answering.form;
    let is_same = form.answer.request == inquiry.request;
    let start = {
        let (app, inquiry) = (app.clone(), inquiry.clone());
        Callback::from(move |()| {
            if !is_same {
                app.answering.dispatch(Act::Fill(Fill::Begin(inquiry.clone(), lang)));
            }
            browser::go(&step_href(WHO));
        })
    };
    let save = {
        let app = app.clone();
        Callback::from(move |()| {
            super::download_answers(&app, "pabegynt-svar", t::BEGUN_SAVED.string(lang));
        })
    };
    let label = if is_same && form.is_unsaved { &t::GO_ON } else { &t::START };
    let service = service_name(inquiry.questions.service).get(lang);
    html! {
        <>
            <div class="page-head">
                <h1 tabindex="-1" data-title={t::TITLE.string(lang)}>{ t::ASKED_TITLE.fill(lang, &[("clinic", &inquiry.clinic)]) }</h1>
                <p class="lead">{ t::ASKED_LEAD.fill(lang, &[("service", &service)]) }</p>
            </div>
            if form.is_unsaved && !is_same {
                <Notice tone={Tone::Warn} title={t::BEGUN_TITLE.fill(lang, &[("clinic", &form.answer.clinic)])}>
                    <p>{ t::BEGUN_HINT.get(lang) }</p>
                    <div class="button-row">
                        <Button label={t::SAVE_BEGUN.string(lang)} variant={Variant::Secondary} onclick={save} />
                        <LinkButton label={t::GO_ON.string(lang)} variant={Variant::Tertiary} href={step_href(WHO)} />
                    </div>
                </Notice>
            }
            <section class="stack" aria-labelledby="about-form">
                <h2 id="about-form">{ t::ABOUT_TITLE.get(lang) }</h2>
                <ul>{ for facts(inquiry, lang).into_iter().map(|fact| html! { <li>{ fact }</li> }) }</ul>
            </section>
            <div class="button-row"><Button id="start-answers" label={label.string(lang)} onclick={start} /></div>
        </>
    }
}

fn facts(inquiry: &Inquiry, lang: Lang) -> Vec<String> {
    let (questions, pages) = (inquiry.questions.questions().len(), pages(&inquiry.questions).len());
    let minutes = (questions * SECONDS).div_ceil(60);
    let contact = if inquiry.contact.is_empty() { &inquiry.clinic } else { &inquiry.contact };
    let due = inquiry.due.map(|day| t::ABOUT_DUE.fill(lang, &[("date", &long_date(day, lang))]));
    let time = t::ABOUT_TIME.fill(lang, &[("n", &questions), ("pages", &pages), ("minutes", &minutes)]);
    let mut facts = vec![t::ABOUT_WHY.string(lang), time];
    facts.extend(due);
    facts.push(t::ABOUT_WHERE.string(lang));
    facts.push(t::ABOUT_SEND.fill(lang, &[("contact", contact)]));
    facts.push(t::ABOUT_KEPT.string(lang));
    facts
}
