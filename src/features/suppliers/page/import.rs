//! `…/svar`: an answer file, looked at before anything is kept.

use super::{change, frame, SupplierProps};
use crate::content::Lang;
use crate::domain::Supplier;
use crate::features::suppliers::content::{Question, QuestionSet};
use crate::features::suppliers::dossier::Request;
use crate::features::suppliers::exchange::{compare, read, Incoming, ReadError, Received, MOST_BYTES};
use crate::features::suppliers::model::{Change, Edit};
use crate::features::suppliers::overview::part_href;
use crate::features::suppliers::{t, words};
use crate::ui::{Button, FileField, Notice, Tone, Variant};
use yew::prelude::*;

/// What became of the last file.
#[derive(Clone, PartialEq)]
enum Looked {
    Nothing,
    Refused { message: String, remedy: String },
    Ready(Box<Incoming>, usize),
}

/// Choose a file, read the preview, accept or ask again.
#[component]
pub fn ImportPage(props: &SupplierProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let looked = use_state(|| Looked::Nothing);
    let Some(supplier) = ctx.clinic.supplier(&props.id) else { return html! {} };
    let onread = {
        let (props, looked) = (SupplierProps { ctx: ctx.clone(), id: props.id.clone() }, looked.clone());
        Callback::from(move |bytes: Vec<u8>| looked.set(look_at(&props, &bytes)))
    };
    let body = html! {
        <>
            <p>{ t::IMPORT_LEAD.get(lang) }</p>
            <FileField id="answer-file" title={t::CHOOSE_ANSWER.string(lang)} hint={t::CHOOSE_ANSWER_HINT.string(lang)}
                accept=".klinikkskjema" limit={MOST_BYTES} {onread} />
            <div role="alert">
                if let Looked::Refused { message, remedy } = &*looked {
                    <Notice tone={Tone::Danger} title={message.clone()}><p>{ remedy }</p></Notice>
                }
            </div>
            if let Looked::Ready(incoming, unknown) = &*looked { { preview(props, supplier, incoming, *unknown) } }
        </>
    };
    frame(ctx, supplier, &t::IMPORT_HEADING, body)
}

fn look_at(props: &SupplierProps, bytes: &[u8]) -> Looked {
    let lang = props.ctx.lang;
    let unread =
        |error: ReadError| Looked::Refused { message: error.message(lang), remedy: error.remedy(lang) };
    match read(bytes) {
        Err(error) => unread(error),
        Ok(Received::Inquiry(_)) => unread(ReadError::Inquiry),
        Ok(Received::Answer { answer, digest, unknown_fields }) => {
            match compare(&props.ctx.ctx(), &props.ctx.state, *answer, &digest, Some(&props.id)) {
                Ok(incoming) => Looked::Ready(Box::new(incoming), unknown_fields),
                Err(mismatch) => {
                    Looked::Refused { message: mismatch.message(lang), remedy: mismatch.remedy(lang) }
                }
            }
        }
    }
}

/// Who, when, what to look at first, what is new; then the two ways on.
fn preview(props: &SupplierProps, supplier: &Supplier, incoming: &Incoming, unknown: usize) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let answer = &incoming.answer;
    let left_out = incoming.not_asked + unknown;
    let accept = {
        let (props, id) = (ctx.clone(), supplier.id.clone());
        let accept = Change::Accept(Box::new(answer.clone()), incoming.digest.clone(), ctx.today);
        Callback::from(move |()| {
            props.edit.emit(Edit::Dossier(id.clone(), accept.clone()));
            props.desk.announce.emit(t::ACCEPTED.string(props.lang));
            props.desk.go.emit(part_href(&id, "vurdering"));
        })
    };
    html! {
        <section class="stack" aria-labelledby="preview">
            <h2 id="preview">{ t::PREVIEW_TITLE.get(lang) }</h2>
            <dl class="definition">
                <div><dt>{ t::FIELD_COMPANY.get(lang) }</dt><dd>{ format!("{} {}", answer.company, answer.organisation_number) }</dd></div>
                <div><dt>{ t::FIELD_ANSWERED_BY.get(lang) }</dt><dd>{ format!("{}, {}", answer.name, answer.role) }</dd></div>
                <div><dt>{ t::FIELD_DAY.get(lang) }</dt><dd>{ words::date(answer.answered_on, lang) }</dd></div>
                <div><dt>{ t::FIELD_REQUEST.get(lang) }</dt><dd>{ answer.request.to_string() }</dd></div>
            </dl>
            if !incoming.remarks.is_empty() {
                <Notice tone={Tone::Warn} title={t::LOOK_AT_THIS.string(lang)}>
                    <ul>{ for incoming.remarks.iter().map(|own| html! { <li>{ words::remark(*own).get(lang) }</li> }) }</ul>
                </Notice>
            }
            { questions(&t::BLOCKING_TITLE, &incoming.red_flags, Tone::Danger, lang) }
            { questions(&t::MISSING_TITLE, &incoming.missing, Tone::Warn, lang) }
            { changes(incoming, lang) }
            if left_out > 0 { <p>{ t::LEFT_OUT.fill(lang, &[("n", &left_out)]) }</p> }
            <div class="button-row">
                <Button label={t::ACCEPT.string(lang)} onclick={accept} />
                <Button label={t::ASK_AGAIN.string(lang)} variant={Variant::Secondary} onclick={ask_again(props, supplier, incoming)} />
            </div>
        </section>
    }
}

fn questions(title: &crate::content::Localized, list: &[&'static Question], tone: Tone, lang: Lang) -> Html {
    if list.is_empty() {
        return html! {};
    }
    html! {
        <Notice {tone} title={title.string(lang)}>
            <ul>{ for list.iter().map(|own| html! { <li>{ format!("{} {}", own.id, own.question.get(lang)) }</li> }) }</ul>
        </Notice>
    }
}

/// Before and after, for what is new or other than before.
fn changes(incoming: &Incoming, lang: Lang) -> Html {
    let rows = incoming.changes.iter().map(|change| {
        let before = change.before.as_ref().map_or_else(|| "–".to_owned(), |own| words::reply(change.question, Some(own), lang));
        html! {
            <tr key={change.question.id.clone()}>
                <th scope="row">{ format!("{} {}", change.question.id, change.question.question.get(lang)) }</th>
                <td data-label={t::COLUMN_BEFORE.string(lang)}>{ before }</td>
                <td data-label={t::COLUMN_ANSWER.string(lang)}>{ words::reply(change.question, Some(&change.after), lang) }</td>
                <td data-label={t::COLUMN_EVIDENCE.string(lang)}>{ &change.after.evidence }</td>
            </tr>
        }
    });
    html! {
        <table class="data-table">
            <caption>{ t::CHANGES_TITLE.get(lang) }</caption>
            <thead><tr>
                <th scope="col">{ t::COLUMN_QUESTION.get(lang) }</th>
                <th scope="col">{ t::COLUMN_BEFORE.get(lang) }</th>
                <th scope="col">{ t::COLUMN_ANSWER.get(lang) }</th>
                <th scope="col">{ t::COLUMN_EVIDENCE.get(lang) }</th>
            </tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

/// Takes the answer in, and makes a new request for what blocks or is missing.
fn ask_again(props: &SupplierProps, supplier: &Supplier, incoming: &Incoming) -> Callback<()> {
    let ctx = props.ctx.clone();
    let marked =
        incoming.red_flags.iter().chain(&incoming.missing).map(|question| question.id.clone()).collect();
    let questions = QuestionSet { only: marked, ..QuestionSet::of(supplier) };
    let accept = change(&ctx, supplier, {
        let (answer, digest, today) = (incoming.answer.clone(), incoming.digest.clone(), ctx.today);
        move |()| Change::Accept(Box::new(answer.clone()), digest.clone(), today)
    });
    let id = supplier.id.clone();
    Callback::from(move |()| {
        accept.emit(());
        let request: String = (0..3).map(|_| ctx.desk.make_id.emit(()).0).collect();
        let request = Request {
            id: request.as_str().into(),
            questions: questions.clone(),
            made_on: Some(ctx.today),
            ..Request::default()
        };
        ctx.edit.emit(Edit::Dossier(id.clone(), Change::Ask(request)));
        ctx.desk.go.emit(part_href(&id, "foresporsel"));
    })
}
