//! `#/opplaring`: how everybody stands, the next step, and the way to each part.

use super::{invite_href, person_href, t, Context};
use crate::content::{plural, Lang, Localized};
use crate::documents::calendar::calendar;
use crate::domain::{short_date, Finding};
use crate::features::training::document::REPORT;
use crate::features::training::overview::{self, HREF, PLAN_HREF};
use crate::features::training::standing::{each, Status};
use crate::features::training::{t as model, words};
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use yew::prelude::*;

/// Where the yearly report is read and signed.
const REPORT_HREF: &str = "#/dokumenter/utkast/training-report";

/// The overview.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let facts = ctx.ctx();
    let all = each(&facts, &ctx.state);
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1" data-title={model::TITLE.string(lang)}>{ model::TITLE.get(lang) }</h1>
                <p class="lead">{ model::LEAD.get(lang) }</p>
            </div>
            if all.is_empty() {
                <p class="empty-state">{ t::EMPTY.get(lang) }</p>
                <LinkButton label={t::TO_PEOPLE.string(lang)} href="#/klinikk/personer" />
            } else {
                if let Some(status) = overview::status(&facts, &ctx.state) { <p id="training-status">{ status }</p> }
                { notices(ctx) }
                { next_step(ctx, &all) }
                { table(ctx, &all) }
                <ul class="task-list" aria-label={t::PARTS.string(lang)}>{ for parts(ctx).into_iter().map(row) }</ul>
                { dates(ctx) }
            }
        </div>
    }
}

/// What concerns several people at once, with what to do.
fn notices(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let remedy = |finding: &Finding| match finding.key.as_str() {
        "training/outdated" => Some(&t::OUTDATED_REMEDY),
        "training/own-words" => Some(&t::UNSEEN_REMEDY),
        _ => None,
    };
    let found = overview::findings(&ctx.ctx(), &ctx.state);
    let shown = found.iter().filter_map(|finding| Some((finding, remedy(finding)?)));
    html! {
        { for shown.map(|(finding, remedy)| html! {
            <Notice tone={Tone::Warn} title={finding.text.clone()}><p>{ remedy.get(lang) }</p></Notice>
        }) }
    }
}

/// The one thing to do now.
fn next_step(ctx: &Context, all: &[Status]) -> Html {
    let lang = ctx.lang;
    let signed = ctx.digest.last_signed(REPORT).is_some_and(|own| own.date.year() == ctx.today.year());
    if all.iter().any(|status| !status.is_in_order()) {
        html! {
            <div class="button-row">
                <LinkButton label={t::INVITE.string(lang)} href={invite_href(None)} />
                if ctx.state.is_begun() {
                    <LinkButton label={t::TO_RECEIPTS.string(lang)} href={format!("{HREF}/kvittering")} variant={Variant::Secondary} />
                }
            </div>
        }
    } else if !signed && !ctx.state.receipts.is_empty() {
        html! { <div class="button-row"><LinkButton label={t::SIGN_REPORT.string(lang)} href={REPORT_HREF} /></div> }
    } else {
        html! {}
    }
}

fn table(ctx: &Context, all: &[Status]) -> Html {
    let lang = ctx.lang;
    html! {
        <table class="data-table">
            <caption class="visually-hidden">{ model::REPORT_PEOPLE.get(lang) }</caption>
            <thead><tr>
                <th scope="col">{ model::COLUMN_NAME.get(lang) }</th>
                <th scope="col">{ t::COLUMN_STATUS.get(lang) }</th>
                <th scope="col">{ model::COLUMN_TAKEN.get(lang) }</th>
                <th scope="col">{ model::COLUMN_HOW.get(lang) }</th>
            </tr></thead>
            <tbody>{ for all.iter().map(|status| person(ctx, status)) }</tbody>
        </table>
    }
}

fn person(ctx: &Context, status: &Status) -> Html {
    let lang = ctx.lang;
    let taken = status.last.and_then(|own| own.date).map_or_else(|| "–".to_owned(), short_date);
    let how = status.last.map_or("–", |own| words::how(own.how).get(lang));
    html! {
        <tr key={status.person.id.to_string()}>
            <th scope="row"><a class="ds-link" href={person_href(&status.person.id)}>{ &status.person.name }</a></th>
            <td data-label={t::COLUMN_STATUS.string(lang)}><span>{ said(status, lang) }</span></td>
            <td data-label={model::COLUMN_TAKEN.string(lang)}>{ taken }</td>
            <td data-label={model::COLUMN_HOW.string(lang)}>{ how }</td>
        </tr>
    }
}

/// How somebody stands, and what else there is to know.
pub fn said(status: &Status, lang: Lang) -> String {
    let mut said = format!("{}.", words::standing(status, lang));
    let more = [(status.outdated, &t::OUTDATED), (status.own_words_unseen, &t::UNSEEN)];
    for (_, text) in more.iter().filter(|(holds, _)| *holds) {
        said.push(' ');
        said.push_str(text.get(lang));
    }
    said
}

/// Route, name, and where it stands.
type Part = (String, String, String);

fn parts(ctx: &Context) -> Vec<Part> {
    let (lang, log) = (ctx.lang, &ctx.state);
    let flags = ctx.clinic.flags();
    let cards = plural(log.course.modules(&flags).len(), &t::PART_CARDS_ONE, &t::PART_CARDS, lang);
    let day = |text: &Localized, date| text.fill(lang, &[("date", &short_date(date))]);
    let invited = match log.editions.get(&log.course.version(&flags)) {
        Some(edition) => edition.on.map_or_else(String::new, |on| day(&t::PART_INVITED, on)),
        None if log.editions.is_empty() => t::PART_NOT_INVITED.string(lang),
        None => t::PART_CHANGED.string(lang),
    };
    let receipts = plural(log.receipts.len(), &t::PART_RECEIPTS_ONE, &t::PART_RECEIPTS, lang);
    let last = log.sessions.iter().filter_map(|session| session.date).max();
    let sessions =
        last.map_or_else(|| t::PART_SESSIONS_NONE.string(lang), |on| day(&t::PART_SESSIONS_LAST, on));
    let mut parts = vec![
        (PLAN_HREF.to_owned(), t::PLAN_TITLE.string(lang), cards),
        (invite_href(None), t::INVITE_TITLE.string(lang), invited),
        (format!("{HREF}/kvittering"), t::RECEIPTS_TITLE.string(lang), receipts),
        (format!("{HREF}/gruppe"), t::GROUP_TITLE.string(lang), sessions),
    ];
    if !log.receipts.is_empty() {
        let signed = ctx.digest.last_signed(REPORT).filter(|own| own.date.year() == ctx.today.year());
        let status = signed
            .map_or_else(|| t::PART_REPORT_OPEN.string(lang), |own| day(&t::PART_REPORT_SIGNED, own.date));
        parts.push((REPORT_HREF.to_owned(), t::PART_REPORT.string(lang), status));
    }
    parts
}

fn row((href, name, status): Part) -> Html {
    html! {
        <li class="task-list__item" key={href.clone()}>
            <a class="task-list__link task-list__title" {href}>{ name }</a>
            <span class="task-list__status">{ status }</span>
        </li>
    }
}

/// The days as a calendar file.
fn dates(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let events = overview::events(&ctx.ctx(), &ctx.state);
    if events.is_empty() {
        return html! {};
    }
    let (desk, today) = (ctx.desk.clone(), ctx.today);
    let onclick = Callback::from(move |()| {
        desk.download.emit((format!("opplaering-{today}.ics"), calendar(&events, today)));
        desk.announce.emit(t::FILE_SAVED.string(lang));
    });
    html! {
        <>
            <Button id="save-dates" label={t::SAVE_DATES.string(lang)} variant={Variant::Secondary} icon="calendar" {onclick} />
            <p class="muted">{ t::SAVE_DATES_HINT.get(lang) }</p>
        </>
    }
}
