//! `…/oppfolging`: talks, updates, and independent reports.

use super::{change, frame, Context};
use crate::domain::Supplier;
use crate::features::suppliers::model::{Change, FollowUpChange, ReportChange};
use crate::features::suppliers::overview::href;
use crate::features::suppliers::{t, words};
use crate::ui::{Button, DateField, LinkButton, TextArea, TextField, Variant};
use yew::prelude::*;

/// What the clinic has heard and seen since the agreement.
pub fn page(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let next = words::date(super::dossier(ctx, supplier).next_check(), lang);
    let body = html! {
        <>
            <p>{ t::FOLLOW_UP_LEAD.fill(lang, &[("date", &next)]) }</p>
            { talks(ctx, supplier) }
            { reports(ctx, supplier) }
            <div class="button-row"><LinkButton label={t::DONE.string(lang)} href={href(&supplier.id)} /></div>
        </>
    };
    frame(ctx, supplier, &t::FOLLOW_UP_HEADING, body)
}

fn talks(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let rows = super::dossier(ctx, supplier).follow_ups.iter().map(|talk| {
        let (dated, noted, removed) = (talk.id.clone(), talk.id.clone(), talk.id.clone());
        let ondate = change(ctx, supplier, move |day| Change::FollowUp(dated.clone(), FollowUpChange::Date(day)));
        let onnote = change(ctx, supplier, move |text| Change::FollowUp(noted.clone(), FollowUpChange::Note(text)));
        let remove = change(ctx, supplier, move |()| Change::RemoveFollowUp(removed.clone()));
        let day = words::date(talk.date, lang);
        html! {
            <div class="stack stack--tight" role="group" aria-label={day.clone()} key={talk.id.to_string()}>
                <DateField id={format!("talk-{}-date", talk.id)} label={t::FIELD_DAY.string(lang)} value={talk.date} onchange={ondate} />
                <TextArea id={format!("talk-{}-note", talk.id)} {lang} label={t::ASK_TALK.string(lang)} value={talk.note.clone()} onchange={onnote} />
                <Button label={t::DELETE.string(lang)} name={AttrValue::from(format!("{} {day}", t::DELETE.get(lang)))} variant={Variant::Tertiary} icon="trash" onclick={remove} />
            </div>
        }
    });
    let (make_id, today) = (ctx.desk.make_id.clone(), ctx.today);
    let add = change(ctx, supplier, move |()| Change::AddFollowUp(make_id.emit(()), today));
    html! {
        <section class="stack">
            <h2>{ t::TALKS_HEADING.get(lang) }</h2>
            { for rows }
            <Button label={t::ADD_TALK.string(lang)} variant={Variant::Secondary} icon="plus" onclick={add} />
        </section>
    }
}

fn reports(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let rows = super::dossier(ctx, supplier).reports.iter().map(|report| {
        let id = report.id.clone();
        let edit = |make: fn(String) -> ReportChange| {
            let id = id.clone();
            change(ctx, supplier, move |text| Change::Report(id.clone(), make(text)))
        };
        let (dated, removed) = (id.clone(), id.clone());
        let ondate = change(ctx, supplier, move |day| Change::Report(dated.clone(), ReportChange::Date(day)));
        let remove = change(ctx, supplier, move |()| Change::RemoveReport(removed.clone()));
        html! {
            <div class="stack stack--tight" role="group" aria-label={report.title.clone()} key={id.to_string()}>
                <TextField id={format!("report-{id}-title")} {lang} label={t::ASK_REPORT.string(lang)} value={report.title.clone()} onchange={edit(ReportChange::Title)} />
                <DateField id={format!("report-{id}-date")} label={t::FIELD_DAY.string(lang)} value={report.date} onchange={ondate} />
                <TextField id={format!("report-{id}-kept")} {lang} label={t::ASK_KEPT.string(lang)} value={report.kept.clone()} onchange={edit(ReportChange::Kept)} />
                <Button label={t::DELETE.string(lang)} name={AttrValue::from(format!("{} {}", t::DELETE.get(lang), report.title))} variant={Variant::Tertiary} icon="trash" onclick={remove} />
            </div>
        }
    });
    let make_id = ctx.desk.make_id.clone();
    let add = change(ctx, supplier, move |()| Change::AddReport(make_id.emit(())));
    html! {
        <section class="stack">
            <h2>{ t::FIELD_REPORTS.get(lang) }</h2>
            { for rows }
            <Button label={t::ADD_REPORT.string(lang)} variant={Variant::Secondary} icon="plus" onclick={add} />
        </section>
    }
}
