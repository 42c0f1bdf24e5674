//! `…/svar`: an answer file, looked at before anything is kept.

use super::{change, frame, SupplierProps};
use crate::content::Lang;
use crate::domain::{long_date, parse_date, SignedData, Supplier, MOST_PDF_BYTES};
use crate::features::suppliers::content::{Question, QuestionSet};
use crate::features::suppliers::dossier::Request;
use crate::features::suppliers::exchange::{
    compare, distrust, read, Incoming, Key, ReadError, Receipt, Received,
};
use crate::features::suppliers::model::{Change, Edit};
use crate::features::suppliers::overview::part_href;
use crate::features::suppliers::{t, words};
use crate::features::PdfToCheck;
use crate::ui::{read_file, Button, FileDrop, Notice, Tone, Variant};
use yew::prelude::*;

/// What became of the last file.
#[derive(Clone, PartialEq)]
enum Looked {
    Nothing,
    /// A PDF whose signatures are being checked.
    Checking,
    Refused {
        message: String,
        remedy: String,
    },
    Ready(Box<Shown>),
}

/// An answer, ready to be read.
#[derive(Clone, PartialEq)]
struct Shown {
    incoming: Incoming,
    /// Fields that this app does not know.
    unknown: usize,
    /// Who signed, where it came as a signed PDF.
    sealed: Option<SignedData>,
}

impl Shown {
    /// The fingerprint of the key that answers for it; "" for a file that nobody has signed.
    fn key(&self) -> String {
        let first = self.sealed.as_ref().and_then(|sealed| sealed.signers.first());
        first.map(|signer| signer.key.clone()).unwrap_or_default()
    }
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
        Callback::from(move |bytes: Vec<u8>| {
            if bytes.starts_with(b"%PDF") {
                check(&props, bytes, looked.setter());
            } else {
                looked.set(look_at(&props, &bytes, None));
            }
        })
    };
    let body = html! {
        <>
            <p>{ t::IMPORT_LEAD.get(lang) }</p>
            <FileDrop id="answer-file" icon="upload" title={t::CHOOSE_ANSWER.string(lang)} hint={t::CHOOSE_ANSWER_HINT.string(lang)}
                accept=".klinikkskjema,.pdf"
                onfile={Callback::from(move |file| read_file(file, MOST_PDF_BYTES, onread.clone()))} />
            <div role="status">if *looked == Looked::Checking { <p>{ t::CHECKING_PDF.get(lang) }</p> }</div>
            <div role="alert">
                if let Looked::Refused { message, remedy } = &*looked {
                    <Notice tone={Tone::Danger} title={message.clone()}><p>{ remedy }</p></Notice>
                }
            </div>
            if let Looked::Ready(shown) = &*looked { { preview(props, supplier, shown) } }
        </>
    };
    frame(ctx, supplier, &t::IMPORT_HEADING, body)
}

/// Has the signatures of a PDF checked, and then looks at the answers that it carries.
fn check(props: &SupplierProps, pdf: Vec<u8>, looked: UseStateSetter<Looked>) {
    looked.set(Looked::Checking);
    let props = SupplierProps { ctx: props.ctx.clone(), id: props.id.clone() };
    let lang = props.ctx.lang;
    let check_pdf = props.ctx.desk.check_pdf.clone();
    let tell = Callback::from(move |found| {
        looked.set(match found {
            Ok(SignedData { data, signers }) => {
                look_at(&props, &data.clone(), Some(SignedData { data, signers }))
            }
            Err(cause) => {
                let (message, remedy) = distrust(cause, lang);
                Looked::Refused { message, remedy }
            }
        });
    });
    check_pdf.emit(PdfToCheck { pdf, tell });
}

fn look_at(props: &SupplierProps, bytes: &[u8], sealed: Option<SignedData>) -> Looked {
    let lang = props.ctx.lang;
    let unread =
        |error: ReadError| Looked::Refused { message: error.message(lang), remedy: error.remedy(lang) };
    match read(bytes) {
        Err(error) => unread(error),
        Ok(Received::Inquiry(_)) => unread(ReadError::Inquiry),
        Ok(Received::Answer { answer, digest, unknown_fields }) => {
            match compare(&props.ctx.ctx(), &props.ctx.state, *answer, &digest, Some(&props.id)) {
                Ok(incoming) => Looked::Ready(Box::new(Shown { incoming, unknown: unknown_fields, sealed })),
                Err(mismatch) => {
                    Looked::Refused { message: mismatch.message(lang), remedy: mismatch.remedy(lang) }
                }
            }
        }
    }
}

/// Who, when, what to look at first, what is new; then the two ways on.
fn preview(props: &SupplierProps, supplier: &Supplier, shown: &Shown) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let incoming = &shown.incoming;
    let answer = &incoming.answer;
    let left_out = incoming.not_asked + shown.unknown;
    let accept = {
        let (props, id) = (ctx.clone(), supplier.id.clone());
        let accept = accept(ctx, shown);
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
            { signed(ctx, supplier, shown) }
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
                <Button label={t::ASK_AGAIN.string(lang)} variant={Variant::Secondary} onclick={ask_again(props, supplier, shown)} />
            </div>
        </section>
    }
}

/// The change that takes the answer in.
fn accept(ctx: &super::Context, shown: &Shown) -> Change {
    let receipt = Receipt { digest: shown.incoming.digest.clone(), key: shown.key(), day: ctx.today };
    Change::Accept(Box::new(shown.incoming.answer.clone()), receipt)
}

/// Who signed, and whether the key is the one of last time.
fn signed(ctx: &super::Context, supplier: &Supplier, shown: &Shown) -> Html {
    let lang = ctx.lang;
    let Some(sealed) = &shown.sealed else {
        return html! { <p id="answer-unsigned" class="muted">{ t::NOT_SIGNED_FILE.get(lang) }</p> };
    };
    let lines = sealed.signers.iter().map(|signer| {
        let day = signer.signed_at.get(..10).and_then(parse_date);
        let day = day.map(|day| long_date(day, lang)).unwrap_or_default();
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("name", &signer.name),
            ("role", &signer.role),
            ("organisation", &signer.organisation),
            ("date", &day),
        ];
        t::SIGNER_LINE.fill(lang, &values)
    });
    let same_name = |signer: &crate::domain::Signer| {
        signer.name.trim().to_lowercase() == shown.incoming.answer.name.trim().to_lowercase()
    };
    let (tone, title, hint) = match Key::of(super::dossier(ctx, supplier), &shown.key()) {
        Key::First => (Tone::Ok, &t::KEY_FIRST, None),
        Key::Same => (Tone::Ok, &t::KEY_SAME, None),
        Key::Other => (Tone::Warn, &t::KEY_OTHER, Some(&t::KEY_OTHER_HINT)),
    };
    html! {
        <section class="stack" id="answer-signers" aria-labelledby="answer-signed">
            <h3 id="answer-signed">{ t::FIELD_SIGNED_BY.get(lang) }</h3>
            <ul>{ for lines.map(|line| html! { <li>{ line }</li> }) }</ul>
            if !sealed.signers.iter().any(same_name) { <Notice tone={Tone::Warn} title={t::KEY_OTHER_NAME.string(lang)} /> }
            <Notice {tone} title={title.string(lang)}>
                if let Some(hint) = hint { <p>{ hint.get(lang) }</p> }
            </Notice>
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
fn ask_again(props: &SupplierProps, supplier: &Supplier, shown: &Shown) -> Callback<()> {
    let (ctx, incoming) = (props.ctx.clone(), &shown.incoming);
    let marked =
        incoming.red_flags.iter().chain(&incoming.missing).map(|question| question.id.clone()).collect();
    let questions = QuestionSet { only: marked, ..QuestionSet::of(supplier) };
    let taken = accept(&ctx, shown);
    let accept = change(&ctx, supplier, move |()| taken.clone());
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
