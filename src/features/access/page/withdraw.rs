//! `#/tilgang/register/<id>/trekk`: when access was closed, why, and who writes it.

use super::line::{frame, LineProps};
use super::staff::{someone, usual_writer, writer};
use crate::features::access::content::reasons;
use crate::features::access::model::{Edit, Withdrawal};
use crate::features::access::overview::line_href;
use crate::features::access::register::{lines, Moment};
use crate::features::access::{t, words};
use crate::ui::{use_check, Button, FieldError, LinkButton, MomentField, SelectField, TextField, Variant};
use yew::prelude::*;

/// The form. Nothing is kept until it is sent, since a line can't be taken back.
#[component]
pub fn WithdrawPage(props: &LineProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let at = use_state(|| None::<Moment>);
    let (reason, note, by) =
        (use_state(String::new), use_state(String::new), use_state(|| usual_writer(ctx)));
    let wrong = [
        (at.is_none(), "withdrawn-at", &t::LACK_WITHDRAWN_AT),
        (reason.is_empty(), "withdrawn-reason", &t::LACK_REASON),
        (by.is_empty(), "registered-by", &t::LACK_WRITER),
    ];
    let wrong = wrong.iter().filter(|(holds, ..)| *holds);
    let check = use_check(wrong.map(|(_, field, text)| FieldError::new(*field, text.string(lang))).collect());
    let all = lines(&ctx.state.entries);
    let Some(line) = all.iter().find(|line| *line.id() == props.id) else { return html! {} };
    let onclick = {
        let (ctx, check, entry) = (ctx.clone(), check.clone(), props.id.clone());
        let (at, reason, note, by) = (at.clone(), reason.clone(), note.clone(), by.clone());
        Callback::from(move |()| {
            let Some(at) = at.filter(|_| check.passes()) else {
                check.passes();
                return;
            };
            ctx.edit.emit(Edit::Withdraw(Box::new(Withdrawal {
                id: ctx.desk.make_id.emit(()),
                entry: entry.clone(),
                at,
                reason: (*reason).clone(),
                note: (*note).clone(),
                by: someone(&ctx, &by),
                today: ctx.today,
            })));
            ctx.desk.announce.emit(t::WITHDRAWN.string(ctx.lang));
            ctx.desk.go.emit(line_href(&entry));
        })
    };
    let mut options = vec![("".into(), t::CHOOSE.string(lang).into())];
    options.extend(reasons().iter().map(|own| (own.id.clone().into(), own.name.string(lang).into())));
    let body = html! {
        <>
            <p>{ t::WITHDRAW_LEAD.get(lang) }</p>
            <MomentField id="withdrawn-at" {lang} label={t::ASK_WITHDRAWN_AT.string(lang)} value={*at} error={check.of("withdrawn-at")} onchange={set(&at)} />
            <SelectField id="withdrawn-reason" label={t::ASK_REASON.string(lang)} {options} value={(*reason).clone()} error={check.of("withdrawn-reason")} onchange={set(&reason)} />
            <TextField id="withdrawn-note" {lang} label={t::ASK_NOTE.string(lang)} value={(*note).clone()} onchange={set(&note)} />
            { writer(ctx, &by) }
            { check.summary(lang) }
            <div class="button-row">
                <Button id="withdraw-now" label={t::WITHDRAW.string(lang)} {onclick} />
                <LinkButton label={t::CANCEL.string(lang)} href={line_href(&props.id)} variant={Variant::Tertiary} />
            </div>
        </>
    };
    let name = words::name(&ctx.clinic, &line.grant.person);
    let person = format!("{name}, {}", words::role(&ctx.state, &line.grant.role, lang));
    frame(ctx, t::WITHDRAW_TITLE.string(lang), person, body)
}

fn set<T: 'static>(state: &UseStateHandle<T>) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value| state.set(value))
}
