//! `…/foresporsel`: asking the supplier, by link and by file.

use super::{change, frame, SupplierProps};
use crate::domain::{long_date, DateExt, Id, Supplier};
use crate::features::suppliers::answering::pages;
use crate::features::suppliers::content::QuestionSet;
use crate::features::suppliers::dossier::Request;
use crate::features::suppliers::exchange::{fragment, write_request, Inquiry, EXTENSION};
use crate::features::suppliers::model::{Change, Edit};
use crate::features::suppliers::overview::{is_open, part_href};
use crate::features::suppliers::{t, words};
use crate::ui::{page_address, Button, DateField, LinkButton, Notice, TextArea, Tone, Variant};
use yew::prelude::*;

/// Days that a supplier usually gets to answer.
const DAYS: i32 = 21;

/// The open request with its link and mail, or the button that makes one.
#[component]
pub fn RequestPage(props: &SupplierProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let Some(supplier) = ctx.clinic.supplier(&props.id) else { return html! {} };
    let dossier = super::dossier(ctx, supplier);
    let open = dossier.requests.iter().find(is_open);
    let set = QuestionSet::of(supplier);
    let past = dossier.requests.iter().filter(|request| !is_open(request));
    let body = html! {
        <>
            { match open {
                Some(request) => waiting(props, supplier, request),
                None => html! {
                    <>
                        <p>{ t::REQUEST_LEAD.fill(lang, &[("n", &set.questions().len()), ("pages", &pages(&set).len())]) }</p>
                        <Button label={t::MAKE_REQUEST.string(lang)} onclick={make(props, supplier, set)} />
                    </>
                },
            } }
            <ul>{ for past.map(|request| html! {
                <li key={request.id.to_string()}>{ format!("{}: {}", words::date(request.made_on, lang), words::request_status(request.status).get(lang)) }</li>
            }) }</ul>
        </>
    };
    frame(ctx, supplier, &t::REQUEST_HEADING, body)
}

/// A request with an identifier that nobody guesses: three of the binder's own give 180 random bits.
fn make(props: &SupplierProps, supplier: &Supplier, questions: QuestionSet) -> Callback<()> {
    let (ctx, supplier) = (props.ctx.clone(), supplier.id.clone());
    Callback::from(move |()| {
        let id: String = (0..3).map(|_| ctx.desk.make_id.emit(()).0).collect();
        let request = Request {
            id: Id(id),
            questions: questions.clone(),
            made_on: Some(ctx.today),
            due: Some(ctx.today.plus_days(DAYS)),
            ..Request::default()
        };
        ctx.edit.emit(Edit::Dossier(supplier.clone(), Change::Ask(request)));
    })
}

/// Link, file and mail of a request that waits for its answer.
fn waiting(props: &SupplierProps, supplier: &Supplier, request: &Request) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let inquiry = Inquiry {
        request: request.id.clone(),
        clinic: ctx.clinic.name.clone(),
        contact: ctx.clinic.manager().map(|person| person.name.clone()).unwrap_or_default(),
        questions: request.questions.clone(),
        due: request.due,
    };
    let link = fragment(&inquiry).map(|fragment| format!("{}{fragment}", page_address()));
    let due = request.due.map(|day| long_date(day, lang)).unwrap_or_default();
    let contact =
        if supplier.contact.trim().is_empty() { supplier.label(lang) } else { supplier.contact.clone() };
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("contact", &contact),
        ("clinic", &ctx.clinic.name),
        ("link", &link.clone().unwrap_or_else(|| t::MAIL_SEE_FILE.string(lang))),
        ("due", &due),
        ("name", &inquiry.contact),
    ];
    let mail = t::MAIL.fill(lang, &values);
    let content = write_request(&inquiry);
    let name = format!("klinikkvern-{}.{EXTENSION}", ctx.today);
    let download = ctx.desk.download.reform(move |()| (name.clone(), content.clone()));
    let (id, dated) = (request.id.clone(), request.id.clone());
    let withdraw = change(ctx, supplier, move |()| Change::Withdraw(id.clone()));
    let ondue = change(ctx, supplier, move |day| Change::RequestDue(dated.clone(), day));
    let keep: Callback<String> = Callback::noop();
    html! {
        <>
            <Notice tone={Tone::Info} title={t::REQUEST_OPEN.string(lang)}><p>{ t::REQUEST_OPEN_LEAD.get(lang) }</p></Notice>
            <DateField id="request-due" label={t::ASK_DUE.string(lang)} value={request.due} onchange={ondue} />
            <TextArea id="request-mail" {lang} rows={12} label={t::MAIL_LABEL.string(lang)} hint={AttrValue::from(t::MAIL_HINT.string(lang))} value={mail} onchange={keep} />
            <div class="button-row">
                <Button label={t::DOWNLOAD_REQUEST.string(lang)} icon="download" onclick={download} />
                <LinkButton label={t::TO_IMPORT.string(lang)} href={part_href(&supplier.id, "svar")} variant={Variant::Secondary} />
                <Button label={t::WITHDRAW.string(lang)} variant={Variant::Tertiary} onclick={withdraw} />
            </div>
        </>
    }
}
