//! `#/opplaring/kvittering`: codes and signed receipts, looked over before anything is kept.

use super::found::{checked, typed, Act, Desk, Found, Refused};
use super::person::facts;
use super::{frame, people, t, Context, PageProps};
use crate::content::{plural, Localized};
use crate::domain::{long_date, Id, MOST_PDF_BYTES};
use crate::features::training::t as model;
use crate::features::PdfToCheck;
use crate::ui::{read_file, use_focus, Button, FileDrop, Notice, SelectField, TextField, Tone, Variant};
use std::rc::Rc;
use yew::prelude::*;

type DeskHandle = UseReducerHandle<Desk>;

/// Type a code or choose files, look over, take in.
#[component]
pub fn ReceiptsPage(props: &PageProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let desk = use_reducer_eq(Desk::default);
    let focus = use_focus();
    // What comes back from a check is judged by the binder as it is then.
    let current = use_mut_ref(|| ctx.clone());
    current.replace(ctx.clone());
    let onfile = {
        let (desk, current) = (desk.dispatcher(), current.clone());
        let onread = Callback::from(move |pdf: Vec<u8>| {
            let (desk, current) = (desk.clone(), current.clone());
            desk.dispatch(Act::Check);
            let check = current.borrow().desk.check_pdf.clone();
            let tell = Callback::from(move |result| {
                let found = checked(&current.borrow(), result);
                desk.dispatch(Act::Checked(found));
            });
            check.emit(PdfToCheck { pdf, tell });
        });
        Callback::from(move |file| read_file(file, MOST_PDF_BYTES, onread.clone()))
    };
    let checking = desk.checking;
    let body = html! {
        <>
            <CodeField ctx={ctx.clone()} desk={desk.dispatcher()} is_next={desk.found.is_empty()} />
            <FileDrop id="receipt-files" icon="upload" title={t::DROP_TITLE.string(lang)} hint={t::DROP_HINT.string(lang)} accept=".pdf" multiple=true {onfile} />
            <div role="status">
                if checking > 0 { <p>{ plural(checking, &t::CHECKING_ONE, &t::CHECKING_MANY, lang) }</p> }
            </div>
            <div role="alert" class="stack" id="receipts-refused">{ for desk.refused.iter().map(refused) }</div>
            { found(ctx, &desk, &focus) }
            { proof(ctx) }
        </>
    };
    frame(lang, &t::RECEIPTS_TITLE, &t::RECEIPTS_LEAD, body)
}

fn refused(own: &Refused) -> Html {
    html! { <Notice tone={Tone::Danger} title={own.message.clone()}><p>{ &own.remedy }</p></Notice> }
}

/// Props of [`CodeField`].
#[derive(Properties, PartialEq)]
struct CodeProps {
    ctx: Context,
    desk: UseReducerDispatcher<Desk>,
    /// Nothing else is to be done first.
    is_next: bool,
}

/// The field for a code. Enter sends it; what is wrong is said above the list.
#[component]
fn CodeField(props: &CodeProps) -> Html {
    let lang = props.ctx.lang;
    let value = use_state(String::new);
    let variant = if props.is_next { Variant::Primary } else { Variant::Secondary };
    let onsubmit = {
        let (ctx, desk, value) = (props.ctx.clone(), props.desk.clone(), value.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            desk.dispatch(Act::Forget);
            let found = typed(&ctx, &value);
            if found.is_ok() {
                value.set(String::new());
            }
            desk.dispatch(Act::Typed(found));
        })
    };
    let onchange = {
        let value = value.clone();
        Callback::from(move |text| value.set(text))
    };
    html! {
        <form class="stack" {onsubmit}>
            <TextField id="receipt-code" {lang} label={t::CODE_LABEL.string(lang)} hint={AttrValue::from(t::CODE_HINT.string(lang))}
                value={(*value).clone()} {onchange} />
            <div class="button-row"><Button id="find-receipt" label={t::CODE_FIND.string(lang)} {variant} submit=true /></div>
        </form>
    }
}

/// The receipts that wait, and the button that takes them all.
fn found(ctx: &Context, desk: &DeskHandle, focus: &Callback<String>) -> Html {
    let lang = ctx.lang;
    if desk.found.is_empty() {
        return html! {};
    }
    let title = plural(desk.found.len(), &t::FOUND_ONE, &t::FOUND_MANY, lang);
    html! {
        <section class="stack" id="receipts-found" aria-labelledby="found">
            <h2 id="found" tabindex="-1">{ t::FOUND_TITLE.get(lang) }</h2>
            <p role="status">{ title }</p>
            { for desk.found.iter().enumerate().map(|(index, own)| row(ctx, desk, focus, (index, own))) }
            if desk.found.len() > 1 {
                <div class="button-row"><Button id="accept-all" label={t::ACCEPT_ALL.string(lang)} onclick={accept_all(ctx, desk, focus)} /></div>
            }
        </section>
    }
}

fn row(ctx: &Context, desk: &DeskHandle, focus: &Callback<String>, (index, own): (usize, &Found)) -> Html {
    let lang = ctx.lang;
    let receipt = &own.incoming.receipt;
    let name = if receipt.name.is_empty() {
        t::FOUND_NAME.fill(lang, &[("n", &(index + 1))])
    } else {
        receipt.name.clone()
    };
    let day = receipt.date.map(|own| long_date(own, lang)).unwrap_or_default();
    let (dispatcher, id) = (desk.dispatcher(), receipt.id.clone());
    let choose = Callback::from(move |person: String| {
        let person = (!person.is_empty()).then_some(Id(person));
        dispatcher.dispatch(Act::Choose(id.clone(), person));
    });
    let error =
        (desk.attempt > 0 && own.person.is_none()).then(|| AttrValue::from(t::ERROR_PERSON.string(lang)));
    let (dispatcher, id) = (desk.dispatcher(), receipt.id.clone());
    let only = desk.found.len() == 1;
    let next = focus.reform(move |()| next_place(only));
    let away = Callback::from(move |()| {
        next.emit(());
        dispatcher.dispatch(Act::Away(vec![id.clone()]));
    });
    let named = |text: &Localized| AttrValue::from(text.fill(lang, &[("name", &name)]));
    let person = own.person.as_ref().map_or_else(String::new, |own| own.0.clone());
    html! {
        <div class="stack stack--tight" role="group" aria-label={name.clone()} key={receipt.id.to_string()}>
            <h3>{ format!("{name}, {day}") }</h3>
            <dl class="definition">{ facts(receipt, lang) }</dl>
            { remarks(ctx, own) }
            <SelectField id={format!("receipt-{index}-person")} label={t::ASK_PERSON.string(lang)} options={people(ctx, &t::NOBODY)} value={person} {error} onchange={choose} />
            <div class="button-row">
                <Button label={t::ACCEPT.string(lang)} name={named(&t::ACCEPT_NAME)} variant={if only { Variant::Primary } else { Variant::Secondary }}
                    onclick={accept(ctx, desk, focus, own)} />
                <Button label={t::PUT_ASIDE.string(lang)} name={named(&t::PUT_ASIDE_NAME)} variant={Variant::Tertiary} onclick={away} />
            </div>
        </div>
    }
}

/// Where the focus goes when a receipt is gone: to those that are left, or to the next code.
fn next_place(was_last: bool) -> String {
    if was_last { "receipt-code" } else { "found" }.to_owned()
}

/// What to look at before it is taken in.
fn remarks(ctx: &Context, own: &Found) -> Html {
    let lang = ctx.lang;
    let mut remarks: Vec<String> = own.incoming.remarks.iter().map(|remark| remark.message(lang)).collect();
    remarks.extend(own.other_signer.iter().map(|name| t::OTHER_SIGNER.fill(lang, &[("name", name)])));
    if remarks.is_empty() {
        return html! {};
    }
    html! {
        <Notice tone={Tone::Warn} title={t::LOOK_FIRST.string(lang)}>
            <ul>{ for remarks.into_iter().map(|remark| html! { <li>{ remark }</li> }) }</ul>
        </Notice>
    }
}

fn accept(ctx: &Context, desk: &DeskHandle, focus: &Callback<String>, own: &Found) -> Callback<()> {
    let only = desk.found.len() == 1;
    let (ctx, desk, focus, own) = (ctx.clone(), desk.dispatcher(), focus.clone(), own.clone());
    Callback::from(move |()| match own.accept(&ctx) {
        None => desk.dispatch(Act::Missing),
        Some(edit) => {
            ctx.edit.emit(edit);
            focus.emit(next_place(only));
            desk.dispatch(Act::Away(vec![own.incoming.receipt.id.clone()]));
            let name = ctx.clinic.person_name(own.person.as_ref());
            ctx.desk.announce.emit(t::ACCEPTED.fill(ctx.lang, &[("name", &name)]));
        }
    })
}

/// Takes in those whose person is known; the others stay, with an error where somebody is to be chosen.
fn accept_all(ctx: &Context, desk: &DeskHandle, focus: &Callback<String>) -> Callback<()> {
    let (ctx, focus, found) = (ctx.clone(), focus.clone(), Rc::new(desk.found.clone()));
    let desk = desk.dispatcher();
    Callback::from(move |()| {
        let mut done = vec![];
        for own in found.iter() {
            if let Some(edit) = own.accept(&ctx) {
                ctx.edit.emit(edit);
                done.push(own.incoming.receipt.id.clone());
            }
        }
        if done.len() < found.len() {
            desk.dispatch(Act::Missing);
        }
        if !done.is_empty() {
            let said = plural(done.len(), &t::ACCEPTED_ONE, &t::ACCEPTED_MANY, ctx.lang);
            ctx.desk.announce.emit(said);
            focus.emit(next_place(done.len() == found.len()));
            desk.dispatch(Act::Away(done));
        }
    })
}

/// What a receipt proves, and what it does not.
fn proof(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let texts = [
        &model::RECEIPT_PROVES,
        &model::RECEIPT_CODE_PROVES,
        &model::RECEIPT_FILE_PROVES,
        &model::RECEIPT_FOR_MANAGER,
        &model::RECEIPT_KNOWLEDGE,
    ];
    html! {
        <details>
            <summary>{ t::WHAT_IT_PROVES.get(lang) }</summary>
            { for texts.iter().map(|text| html! { <p>{ text.get(lang) }</p> }) }
        </details>
    }
}
