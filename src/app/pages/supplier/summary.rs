//! Every answer in a row, what is still open, and the way to the signature.

use super::{page_href, page_title, save_button, step_href, steps, t, SIGN, START};
use crate::app::{browser, use_app};
use crate::content::Lang;
use crate::features::suppliers::answering::{Form, Page};
use crate::features::suppliers::content::Question;
use crate::features::suppliers::words;
use crate::ui::{Notice, Tone, WizardFrame};
use yew::prelude::*;

/// The last step before the signature.
#[component]
pub fn Summary() -> Html {
    let app = use_app();
    let lang = app.lang();
    let form = &app.answering.form;
    let (steps, pages) = (steps(form, lang), form.pages());
    let previous = page_href(pages.len().saturating_sub(1));
    let onnext = Callback::from(|()| browser::go(&step_href(SIGN)));
    html! {
        <WizardFrame {lang} back_href={START} back_label={t::BACK_TO_START.string(lang)} step={steps.len()} {steps} previous_href={AttrValue::from(previous)}
            {onnext} next_label={AttrValue::from(t::GO_TO_SIGNING.string(lang))} extra={save_button(&app)}>
            <h1 tabindex="-1">{ t::SUMMARY_TITLE.get(lang) }</h1>
            <p>{ t::SUMMARY_LEAD.get(lang) }</p>
            { open_items(form, &pages, lang) }
            { for pages.iter().enumerate().map(|(index, page)| section(form, index, page, lang)) }
        </WizardFrame>
    }
}

fn open_items(form: &Form, pages: &[Page], lang: Lang) -> Html {
    let open = form.open();
    if open.is_empty() {
        return html! { <Notice tone={Tone::Ok} title={t::ALL_ANSWERED.string(lang)} /> };
    }
    let items = open.iter().map(|question| {
        let index = pages.iter().position(|page| page.questions.contains(question)).unwrap_or_default();
        html! { <li><a class="ds-link" href={page_href(index)}>{ format!("{} {}", question.id, question.question.get(lang)) }</a></li> }
    });
    html! {
        <Notice tone={Tone::Warn} title={t::OPEN_ITEMS_TITLE.fill(lang, &[("n", &open.len())])}>
            <p>{ t::OPEN_ITEMS_HINT.get(lang) }</p>
            <ul>{ for items }</ul>
        </Notice>
    }
}

fn section(form: &Form, index: usize, page: &Page, lang: Lang) -> Html {
    let rows = page.questions.iter().map(|question| row(form, index, question, lang));
    html! {
        <section class="stack" key={index}>
            <h2>{ page_title(page, lang) }</h2>
            <dl class="answers">{ for rows }</dl>
        </section>
    }
}

fn row(form: &Form, index: usize, question: &'static Question, lang: Lang) -> Html {
    let reply = form.answer.replies.get(&question.id);
    let evidence = reply.map(|reply| reply.evidence.trim()).filter(|evidence| !evidence.is_empty());
    html! {
        <div>
            <dt>{ format!("{} {}", question.id, question.question.get(lang)) }</dt>
            <dd class="answers__text">{ words::reply(question, reply, lang) }</dd>
            if let Some(evidence) = evidence { <dd>{ t::EVIDENCE_LINE.fill(lang, &[("text", &evidence)]) }</dd> }
            <dd>
                <a class="ds-link" href={page_href(index)}>
                    { t::CHANGE.get(lang) }<span class="visually-hidden">{ format!(" {}", question.id) }</span>
                </a>
            </dd>
        </div>
    }
}
