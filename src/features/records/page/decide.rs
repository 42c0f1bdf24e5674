//! Whether a row is right: where it stands, and the buttons that decide it.

use super::Context;
use crate::domain::{long_date, Id};
use crate::features::records::model::{Edit, RowChange, Verdict};
use crate::features::records::overview::{href, HREF};
use crate::features::records::page::part::Part;
use crate::features::records::page::t;
use crate::features::records::row::{rows, Row};
use crate::features::records::t as names;
use crate::ui::{Button, LinkButton, Notice, Tone, Variant};
use yew::prelude::*;

/// The page on which a row is struck.
pub fn strike_href(row: &str) -> String {
    format!("{}/gjelder-ikke", href(row))
}

/// What was decided, and when.
pub fn standing(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let date = row.decided_on.map(|day| long_date(day, lang)).unwrap_or_default();
    match row.verdict {
        None => html! { <p class="lead">{ t::LOOK_LEAD.get(lang) }</p> },
        Some(Verdict::Confirmed) => {
            html! { <Notice tone={Tone::Ok} title={t::CONFIRMED_ON.fill(lang, &[("date", &date)])} /> }
        }
        Some(Verdict::Struck) => html! {
            <Notice tone={Tone::Info} title={t::STRUCK_ON.fill(lang, &[("date", &date)])}>
                <p>{ if row.reason.is_empty() { t::NO_REASON.string(lang) } else { row.reason.clone() } }</p>
                <p><a class="ds-link" href={strike_href(&row.id)}>{ t::CHANGE_REASON.get(lang) }</a></p>
            </Notice>
        },
    }
}

/// The buttons: what is missing first, then the decision, then the next row.
pub fn buttons(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let missing = Part::missing(row);
    let body = match row.verdict {
        Some(_) => decided(ctx, row, missing),
        None => html! {
            <>
                if let Some(part) = missing {
                    <LinkButton label={t::FILL_IN.string(lang)} href={part.href(&row.id)} />
                }
                <Button id="confirm" label={names::CONFIRMED.string(lang)} onclick={confirm(ctx, row)}
                    variant={if missing.is_some() { Variant::Secondary } else { Variant::Primary }} icon="check" />
                if row.is_own { { delete(ctx, row) } } else {
                    <LinkButton id="strike" label={names::STRUCK.string(lang)} href={strike_href(&row.id)} variant={Variant::Secondary} />
                }
            </>
        },
    };
    html! { <div class="button-row">{ body }</div> }
}

fn decided(ctx: &Context, row: &Row, missing: Option<Part>) -> Html {
    let lang = ctx.lang;
    let reopen = change(ctx, row, RowChange::Reopen);
    let again = if row.is_struck() { &t::TAKE_BACK } else { &t::LOOK_AGAIN };
    let onward = match (missing.filter(|_| !row.is_struck()), next_open(ctx, &row.id)) {
        (Some(part), _) => (&t::FILL_IN, part.href(&row.id)),
        (None, Some(next)) => (&t::NEXT_ROW, href(&next)),
        (None, None) => (&t::TO_RECORD, HREF.to_owned()),
    };
    html! {
        <>
            <LinkButton label={onward.0.string(lang)} href={onward.1} />
            <Button id="reopen" label={again.string(lang)} variant={Variant::Secondary} icon="undo" onclick={reopen} />
            if row.is_own { { delete(ctx, row) } }
        </>
    }
}

fn change(ctx: &Context, row: &Row, change: RowChange) -> Callback<()> {
    let (edit, id) = (ctx.edit.clone(), row.id.clone());
    Callback::from(move |()| edit.emit(Edit::Row(id.clone(), change.clone())))
}

/// It is right; on to the next row that waits.
fn confirm(ctx: &Context, row: &Row) -> Callback<()> {
    let confirm = change(ctx, row, RowChange::Confirm(ctx.today));
    let said = t::ROW_CONFIRMED.fill(ctx.lang, &[("name", &row.name)]);
    let (desk, to) = (ctx.desk.clone(), onward(ctx, &row.id));
    Callback::from(move |()| {
        confirm.emit(());
        desk.announce.emit(said.clone());
        desk.go.emit(to.clone());
    })
}

fn delete(ctx: &Context, row: &Row) -> Html {
    let (ctx, id) = (ctx.clone(), Id(row.id.clone()));
    let label = t::DELETE_ROW.string(ctx.lang);
    let name = format!("{label}: {}", row.name);
    let onclick = Callback::from(move |()| {
        ctx.edit.emit(Edit::RemoveOwn(id.clone()));
        ctx.desk.go.emit(HREF.to_owned());
    });
    html! { <Button id="delete-row" {label} name={AttrValue::from(name)} variant={Variant::Tertiary} icon="trash" {onclick} /> }
}

/// Where one goes when this row is decided.
pub fn onward(ctx: &Context, row: &str) -> String {
    next_open(ctx, row).map_or_else(|| HREF.to_owned(), |next| href(&next))
}

/// The next row that nobody has looked at; after the last one, the first.
fn next_open(ctx: &Context, after: &str) -> Option<String> {
    let rows = rows(&ctx.ctx(), &ctx.state);
    let at = rows.iter().position(|row| row.id == after).map_or(0, |at| at + 1);
    let (before, later) = rows.split_at(at);
    let open = |row: &&Row| !row.is_decided() && row.id != after;
    later.iter().chain(before).find(open).map(|row| row.id.clone())
}
