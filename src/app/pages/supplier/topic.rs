//! A page of questions. An open question stops nobody; an answer that needs a few words does.

use super::{fill, page_href, page_title, save_button, step_href, steps, t, START, SUMMARY, WHO};
use crate::app::{browser, use_app, AppContext};
use crate::content::{Lang, SourceRef};
use crate::domain::{parse_date, Date};
use crate::features::suppliers::answering::{explains_itself, Fill};
use crate::features::suppliers::content::{AnswerKind, Question};
use crate::features::suppliers::dossier::{Choice, Reply};
use crate::features::suppliers::model::ReplyChange;
use crate::features::suppliers::words;
use crate::ui::{
    ChoiceOption, DateField, ErrorSummary, FieldError, RadioChoices, TextArea, TextField, WizardFrame,
};
use yew::prelude::*;

/// Props of [`TopicPage`].
#[derive(Properties, PartialEq)]
pub struct TopicPageProps {
    /// Which page, from 0.
    pub index: usize,
}

/// Words for the choices in the page.
const CHOICES: [(&str, Choice); 4] = [
    ("yes", Choice::Yes),
    ("partly", Choice::Partly),
    ("no", Choice::No),
    ("not-applicable", Choice::NotApplicable),
];

/// One page of questions.
#[component]
pub fn TopicPage(props: &TopicPageProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let index = props.index;
    let errors = use_state(Vec::<FieldError>::new);
    let attempt = use_state(|| 0u32);
    let pages = app.answering.form.pages();
    let Some(page) = pages.get(index) else { return html! {} };
    let next = if index + 1 < pages.len() { page_href(index + 1) } else { step_href(SUMMARY) };
    let previous = if index == 0 { step_href(WHO) } else { page_href(index - 1) };
    let onnext = {
        let (app, questions) = (app.clone(), page.questions.clone());
        let (errors, attempt) = (errors.clone(), attempt.clone());
        Callback::from(move |()| {
            let unexplained = app.answering.form.unexplained(&questions);
            if unexplained.is_empty() {
                browser::go(&next);
            }
            let error = |question: &&Question| {
                FieldError::new(note_id(question), t::ERROR_DESCRIBE.fill(lang, &[("id", &question.id)]))
            };
            errors.set(unexplained.iter().map(error).collect());
            attempt.set(*attempt + 1);
        })
    };
    html! {
        <WizardFrame {lang} back_href={START} back_label={t::BACK_TO_START.string(lang)} step={index + 2} steps={steps(&app.answering.form, lang)}
            previous_href={AttrValue::from(previous)} {onnext} extra={save_button(&app)}>
            <h1 tabindex="-1" data-title={page_title(page, lang)}>{ page_title(page, lang) }</h1>
            { for page.questions.iter().map(|question| card(&app, question, &errors)) }
            <ErrorSummary {lang} errors={(*errors).clone()} attempt={*attempt} />
        </WizardFrame>
    }
}

fn note_id(question: &Question) -> String {
    format!("{}-note", question.id)
}

fn edit<T: 'static>(
    app: &AppContext,
    question: &'static Question,
    make: impl Fn(T) -> ReplyChange + 'static,
) -> Callback<T> {
    fill(app, move |value| Fill::Reply(question.id.clone(), make(value)))
}

fn card(app: &AppContext, question: &'static Question, errors: &[FieldError]) -> Html {
    let reply = app.answering.form.reply(question);
    let lang = app.lang();
    html! {
        <section class="stack answer-card" key={question.id.clone()} id={format!("question-{}", question.id)} aria-label={question.id.clone()}>
            { answer(app, question, &reply, FieldError::of(errors, &note_id(question))) }
            if !reply.is_blank() {
                <TextField id={format!("{}-evidence", question.id)} {lang} label={t::EVIDENCE.string(lang)}
                    hint={AttrValue::from(t::EVIDENCE_HINT.fill(lang, &[("example", &question.evidence.get(lang))]))}
                    value={reply.evidence.clone()} onchange={edit(app, question, ReplyChange::Evidence)} />
            }
            { sources(&question.sources, lang) }
        </section>
    }
}

fn answer(app: &AppContext, question: &'static Question, reply: &Reply, error: Option<AttrValue>) -> Html {
    let lang = app.lang();
    let (asked, why) = (question.question.string(lang), AttrValue::from(question.why.string(lang)));
    match question.answer {
        AnswerKind::YesPartlyNo => {
            let options = CHOICES.map(|(word, own)| ChoiceOption::new(word, words::choice(own).string(lang)));
            let chosen = CHOICES.iter().filter(|(_, own)| reply.choice == Some(*own));
            let onchange = edit(app, question, |word: String| {
                let found = CHOICES.iter().find(|(own, _)| *own == word);
                ReplyChange::Choice(found.map_or(Choice::No, |(_, choice)| *choice))
            });
            let chosen: Vec<AttrValue> = chosen.map(|(word, _)| AttrValue::from(*word)).collect();
            html! {
                <>
                    <RadioChoices id={format!("{}-choice", question.id)} legend={asked} hint={why} options={options.to_vec()} {chosen} {onchange} />
                    if let Some(choice) = reply.choice { { note(app, question, reply, choice, error) } }
                </>
            }
        }
        AnswerKind::Choice => {
            let options = question.options.iter();
            let options = options
                .map(|own| ChoiceOption::new(own.id.clone(), own.text(lang).to_owned()))
                .collect::<Vec<_>>();
            let chosen = vec![AttrValue::from(reply.option.clone())];
            html! {
                <>
                    <RadioChoices id={format!("{}-option", question.id)} legend={asked} hint={why} {options} {chosen} onchange={edit(app, question, ReplyChange::Option)} />
                    if !reply.option.is_empty() {
                        <TextArea id={note_id(question)} {lang} rows={2} label={t::DESCRIBE_OPTIONAL.string(lang)} value={reply.note.clone()}
                            onchange={edit(app, question, ReplyChange::Note)} />
                    }
                </>
            }
        }
        AnswerKind::Date => {
            let onchange = edit(app, question, |day: Option<Date>| {
                ReplyChange::Note(day.map(|day| day.to_string()).unwrap_or_default())
            });
            html! { <DateField id={note_id(question)} label={asked} hint={why} value={parse_date(&reply.note)} {onchange} /> }
        }
        AnswerKind::Text | AnswerKind::List | AnswerKind::Countries => html! {
            <TextArea id={note_id(question)} {lang} label={asked} hint={why} value={reply.note.clone()} onchange={edit(app, question, ReplyChange::Note)} />
        },
    }
}

/// A few words beside a choice; beside the good one they may be left out.
fn note(
    app: &AppContext,
    question: &'static Question,
    reply: &Reply,
    choice: Choice,
    error: Option<AttrValue>,
) -> Html {
    let lang = app.lang();
    let is_free = explains_itself(question, choice);
    let label = if is_free { &t::DESCRIBE_OPTIONAL } else { &t::DESCRIBE };
    html! {
        <TextArea id={note_id(question)} {lang} rows={2} label={label.string(lang)} value={reply.note.clone()} {error}
            onchange={edit(app, question, ReplyChange::Note)} />
    }
}

/// The law or guide behind a question, in small type.
fn sources(list: &[SourceRef], lang: Lang) -> Html {
    html! {
        <ul class="law-source" aria-label={t::SOURCES_LABEL.string(lang)}>{ for list.iter().map(|source| html! { <li>{ source.label(lang) }</li> }) }</ul>
    }
}
