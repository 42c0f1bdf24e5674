//! `#/protokoll`: the next step, what is missing, and every row by where it stands.

use super::Context;
use crate::content::Localized;
use crate::documents::sheet::SheetFormat;
use crate::domain::{Finding, Id};
use crate::features::records::document::RECORD;
use crate::features::records::findings::{about_row, findings, rules_in_use, undecided};
use crate::features::records::model::{Edit, Verdict};
use crate::features::records::overview::{href, HREF, PERIODS_HREF, RECIPIENTS_HREF};
use crate::features::records::page::part::Part;
use crate::features::records::page::t;
use crate::features::records::row::{rows, Row};
use crate::features::records::sheet::sheet;
use crate::features::records::{overview, t as names, words};
use crate::features::SheetToSave;
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use yew::prelude::*;

/// Where the record is read and signed.
fn draft_href() -> String {
    format!("#/dokumenter/utkast/{RECORD}")
}

/// The overview.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let rows = rows(&ctx.ctx(), &ctx.state);
    html! {
        <div class="stack stack--loose">
            <div class="page-head">
                <h1 tabindex="-1" data-title={names::TITLE.string(lang)}>{ names::TITLE.get(lang) }</h1>
                <p class="lead">{ names::LEAD.get(lang) }</p>
            </div>
            if ctx.clinic.is_started() {
                { started(ctx, &rows) }
            } else {
                <p class="empty-state">{ t::NOT_STARTED.get(lang) }</p>
                <LinkButton label={t::BEGIN_CLINIC.string(lang)} href="#/start/1" />
            }
        </div>
    }
}

fn started(ctx: &Context, rows: &[Row]) -> Html {
    let pick = |keep: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| keep(row)).collect::<Vec<_>>();
    html! {
        <>
            { next_step(ctx, rows) }
            { progress(ctx, rows) }
            { missing(ctx) }
            { group(ctx, "open", &t::GROUP_OPEN, &pick(&|row| !row.is_decided())) }
            { shared(ctx, rows) }
            { group(ctx, "confirmed", &names::CONFIRMED, &pick(&|row| row.verdict == Some(Verdict::Confirmed))) }
            { group(ctx, "struck", &names::STRUCK, &pick(&Row::is_struck)) }
            { take_out(ctx) }
        </>
    }
}

/// Rows first, then what they lack, then periods; the signature when all of it is done.
fn next_step(ctx: &Context, rows: &[Row]) -> Html {
    let lang = ctx.lang;
    let first = findings(&ctx.ctx(), &ctx.state).into_iter().next();
    let (title, hint, label, to) = match (rows.iter().find(|row| !row.is_decided()), first) {
        (Some(row), _) => (row.name.clone(), row.purpose.clone(), t::LOOK_AT_ROW.string(lang), href(&row.id)),
        (None, Some(found)) => (found.text, String::new(), found.remedy, found.href),
        (None, None) => (
            t::SIGN_STEP.string(lang),
            t::SIGN_STEP_HINT.string(lang),
            t::TO_DRAFT.string(lang),
            draft_href(),
        ),
    };
    html! {
        <section class="next-step" aria-labelledby="records-next">
            <p class="next-step__label">{ t::NEXT_STEP.get(lang) }</p>
            <h2 id="records-next">{ title }</h2>
            if !hint.is_empty() { <p>{ hint }</p> }
            <div class="button-row"><LinkButton id="next-step" {label} href={to} /></div>
        </section>
    }
}

fn progress(ctx: &Context, rows: &[Row]) -> Html {
    let words = overview::status(&ctx.ctx(), &ctx.state).unwrap_or_default();
    let done = rows.iter().filter(|row| row.is_decided()).count();
    html! {
        <div class="progress-block">
            <span>{ &words }</span>
            <progress max={rows.len().max(1).to_string()} value={done.to_string()} aria-label={words.clone()}></progress>
        </div>
    }
}

/// Everything else that needs attention; how many rows wait is told above.
fn missing(ctx: &Context) -> Html {
    let mut found = findings(&ctx.ctx(), &ctx.state);
    found.retain(|finding| finding.href != HREF);
    if found.is_empty() {
        return html! {};
    }
    let line = |finding: &Finding| {
        html! { <li>{ &finding.text }{ " " }<a class="ds-link" href={finding.href.clone()}>{ &finding.remedy }</a></li> }
    };
    html! {
        <Notice tone={Tone::Warn} title={t::MISSING_TITLE.string(ctx.lang)}><ul>{ for found.iter().map(line) }</ul></Notice>
    }
}

fn group(ctx: &Context, id: &'static str, title: &Localized, rows: &[&Row]) -> Html {
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="stack" id={format!("rows-{id}")}>
            <h2>{ format!("{} ({})", title.get(ctx.lang), rows.len()) }</h2>
            <ul class="task-list">{ for rows.iter().map(|row| line(ctx, row)) }</ul>
        </section>
    }
}

fn line(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let status = match row.verdict {
        None => "todo",
        Some(Verdict::Confirmed) => "done",
        Some(Verdict::Struck) => "struck",
    };
    let lacks = about_row(row, lang);
    let hint = match lacks.first() {
        Some(finding) => finding.text.clone(),
        None if row.is_struck() => row.reason.clone(),
        None => row.purpose.clone(),
    };
    let id = format!("row-status-{}", row.id);
    html! {
        <li class="task-list__item" key={row.id.clone()}>
            <a class="task-list__link task-list__title" href={href(&row.id)} aria-describedby={id.clone()}>{ &row.name }</a>
            <span class="task-list__hint">{ hint }</span>
            <span class="task-list__status" {id} data-status={status}>{ words::verdict(row.verdict).get(lang) }</span>
        </li>
    }
}

/// What is decided once for several rows.
fn shared(ctx: &Context, rows: &[Row]) -> Html {
    let lang = ctx.lang;
    let total = rules_in_use(rows).into_iter().filter(|rule| rule.needs_a_period()).count();
    let left = undecided(&ctx.ctx(), rows);
    let added = ctx.state.optional_recipients.len() + ctx.state.own_recipients.len();
    let periods = t::PERIODS_STATUS.fill(lang, &[("n", &(total - left)), ("total", &total)]);
    let recipients = t::RECIPIENTS_STATUS.fill(lang, &[("n", &added)]);
    let item = |to: &'static str,
                title: &Localized,
                hint: &Localized,
                status: String,
                code: Option<&'static str>| {
        html! {
            <li class="task-list__item">
                <a class="task-list__link task-list__title" href={to}>{ title.get(lang) }</a>
                <span class="task-list__hint">{ hint.get(lang) }</span>
                <span class="task-list__status" data-status={code}>{ status }</span>
            </li>
        }
    };
    let done = if left == 0 { "done" } else { "todo" };
    html! {
        <section class="stack">
            <h2>{ t::SHARED_HEADING.get(lang) }</h2>
            <ul class="task-list">
                { item(PERIODS_HREF, &t::PERIODS_TITLE, &t::PERIODS_HINT, periods, Some(done)) }
                { item(RECIPIENTS_HREF, &t::RECIPIENTS_TITLE, &t::RECIPIENTS_HINT, recipients, None) }
            </ul>
            <div class="button-row"><Button id="add-row" label={t::ADD_ROW.string(lang)} variant={Variant::Secondary} icon="plus" onclick={add(ctx)} /></div>
        </section>
    }
}

/// A row of the clinic's own, opened at its name.
fn add(ctx: &Context) -> Callback<()> {
    let ctx = ctx.clone();
    Callback::from(move |()| {
        let id: Id = ctx.desk.make_id.emit(());
        ctx.edit.emit(Edit::AddOwn(id.clone()));
        ctx.desk.go.emit(Part::Name.href(&id.0));
    })
}

/// The record on paper, and as a spreadsheet.
fn take_out(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let save = |format: SheetFormat| {
        let ctx = ctx.clone();
        Callback::from(move |()| {
            let sheet = sheet(&ctx.ctx(), &ctx.state);
            ctx.desk.save_sheet.emit(SheetToSave { name: t::FILE_NAME.string(ctx.lang), sheet, format });
        })
    };
    html! {
        <section class="stack">
            <h2>{ t::TAKE_OUT_HEADING.get(lang) }</h2>
            <p>{ t::TAKE_OUT_LEAD.get(lang) }</p>
            <div class="button-row">
                <LinkButton label={t::TO_DRAFT.string(lang)} href={draft_href()} variant={Variant::Secondary} icon="document" />
                <Button id="save-xlsx" label={t::DOWNLOAD_XLSX.string(lang)} variant={Variant::Secondary} icon="download" onclick={save(SheetFormat::Xlsx)} />
                <Button id="save-csv" label={t::DOWNLOAD_CSV.string(lang)} variant={Variant::Tertiary} icon="download" onclick={save(SheetFormat::Csv)} />
            </div>
        </section>
    }
}
