//! `#/tilgang/register/<id>/trekk`: when access was closed, why, and who writes it.

use super::line::{frame, LineProps};
use super::staff::{someone, usual_writer, writer};
use crate::content::Lang;
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
    let all = lines(&ctx.state.entries);
    let line = all.iter().find(|line| *line.id() == props.id);
    let began = line.and_then(|line| line.grant.from);
    let wrong = [
        wrong_moment(*at, began, ctx.desk.now.emit(()), lang)
            .map(|text| FieldError::new("withdrawn-at", text)),
        reason.is_empty().then(|| FieldError::new("withdrawn-reason", t::LACK_REASON.string(lang))),
        by.is_empty().then(|| FieldError::new("registered-by", t::LACK_WRITER.string(lang))),
    ];
    let check = use_check(wrong.into_iter().flatten().collect());
    let Some(line) = line else { return html! {} };
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

/// What is wrong with the moment of the withdrawal: none is given, it has not come yet, or the access began after it.
fn wrong_moment(at: Option<Moment>, began: Option<Moment>, now: Moment, lang: Lang) -> Option<String> {
    let Some(at) = at else { return Some(t::LACK_WITHDRAWN_AT.string(lang)) };
    if at > now {
        return Some(t::LACK_WITHDRAWN_AHEAD.string(lang));
    }
    let began = began.filter(|began| at < *began)?;
    Some(t::LACK_WITHDRAWN_ORDER.fill(lang, &[("from", &words::moment(began, lang))]))
}

fn set<T: 'static>(state: &UseStateHandle<T>) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value| state.set(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn access_is_not_closed_before_it_began_nor_ahead_of_time() {
        let began = Some(date(2026, 11, 11).at(8, 0, 0, 0));
        let now = date(2026, 11, 22).at(10, 42, 0, 0);
        let wrong = |at| wrong_moment(at, began, now, Lang::Nb);
        assert_eq!(wrong(None).as_deref(), Some("Skriv når tilgangen ble stengt."));
        assert!(wrong(Some(date(2026, 11, 11).at(7, 59, 0, 0)))
            .is_some_and(|text| text.contains("11. november 2026")));
        assert_eq!(wrong(began), None, "the same minute will do");
        assert_eq!(wrong_moment(began, None, now, Lang::Nb), None, "nobody knows when it began");
        let ahead = now.date().at(10, 43, 0, 0);
        assert!(wrong(Some(ahead)).is_some_and(|text| text.contains("ikke kommet ennå")));
    }
}
