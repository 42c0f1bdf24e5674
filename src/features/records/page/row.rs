//! `#/protokoll/P-01`: one row, with where everything comes from, and whether it is right.

use super::{decide, facts, safe_name, sources, Context};
use crate::features::records::findings::about_row;
use crate::features::records::overview::HREF;
use crate::features::records::page::part::Part;
use crate::features::records::page::t;
use crate::features::records::row::Row;
use crate::ui::{Notice, Tone};
use yew::prelude::*;

/// The row's own page.
pub fn page(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    html! {
        <div class="stack">
            <a class="ds-link" href={HREF}>{ t::BACK_TO_RECORD.get(lang) }</a>
            <h1 tabindex="-1" data-title={safe_name(row, lang)}>{ &row.name }</h1>
            if row.is_own {
                <p><a class="ds-link" href={Part::Name.href(&row.id)}>{ t::CHANGE_NAME.get(lang) }</a></p>
            }
            { decide::standing(ctx, row) }
            if !row.is_struck() {
                { lacks(ctx, row) }
                { find_out(ctx, row) }
                { facts::list(ctx, row) }
                { sources(&row.sources, lang) }
            }
            { decide::buttons(ctx, row) }
        </div>
    }
}

fn lacks(ctx: &Context, row: &Row) -> Html {
    let found = about_row(row, ctx.lang);
    if found.is_empty() {
        return html! {};
    }
    html! {
        <Notice tone={Tone::Warn} title={t::MISSING_TITLE.string(ctx.lang)}>
            <ul>{ for found.iter().map(|finding| html! { <li>{ &finding.text }</li> }) }</ul>
        </Notice>
    }
}

/// What the clinic must find out itself, and what to keep in mind.
fn find_out(ctx: &Context, row: &Row) -> Html {
    let lang = ctx.lang;
    let told = row.recipients.iter().filter_map(|own| {
        let check = own.check.as_ref()?;
        Some(format!("{}: {check}", own.who))
    });
    let checks: Vec<String> = row.checks.iter().cloned().chain(told).collect();
    let list =
        |lines: &[String]| html! { <ul>{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul> };
    html! {
        <>
            if !checks.is_empty() { <Notice tone={Tone::Info} title={t::FIND_OUT_TITLE.string(lang)}>{ list(&checks) }</Notice> }
            if !row.notes.is_empty() { <Notice tone={Tone::Info} title={t::KEEP_IN_MIND_TITLE.string(lang)}>{ list(&row.notes) }</Notice> }
        </>
    }
}
