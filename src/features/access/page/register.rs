//! `#/tilgang/register`: what waits to be entered, who has access, what has ended, and the register as files.

use super::proposals::Proposals;
use super::table::{table, Row};
use super::{frame, Context};
use crate::content::Localized;
use crate::documents::sheet::SheetFormat;
use crate::domain::Id;
use crate::features::access::document::{draft_href, REGISTER};
use crate::features::access::model::Edit;
use crate::features::access::overview::line_href;
use crate::features::access::register::{lines, Grant, Line};
use crate::features::access::staff_list::proposals;
use crate::features::access::{sheets, t, words};
use crate::features::SheetToSave;
use crate::ui::{Button, LinkButton, Variant};
use yew::prelude::*;

/// Name of the register's file, before the day and the ending.
const FILE: &str = "autorisasjonsregister";

/// The page.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let all = lines(&ctx.state.entries);
    let (open, ended): (Vec<&Line>, Vec<&Line>) = all.iter().partition(|line| line.is_open());
    let body = html! {
        <>
            <p class="lead">{ t::REGISTER_LEAD.get(lang) }</p>
            { missing(ctx) }
            if !ctx.state.drafts.is_empty() { <Proposals ctx={ctx.clone()} /> }
            if open.is_empty() {
                <p class="empty-state">{ t::REGISTER_NOBODY.get(lang) }</p>
            } else {
                { list(ctx, &t::REGISTER_NOW, &open) }
            }
            <div class="button-row">
                <Button id="new-grant" label={t::NEW_GRANT.string(lang)} icon="plus" variant={Variant::Secondary} onclick={begin(ctx)} />
            </div>
            { exports(ctx) }
            if !ended.is_empty() { { list(ctx, &t::REGISTER_ENDED, &ended) } }
        </>
    };
    frame(ctx, &t::REGISTER_TITLE, body)
}

/// The people whose roles nobody has entered or proposed, and the button that proposes them.
fn missing(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let mut nobody = || Id::default();
    let count = match proposals(&ctx.clinic, &ctx.state, lang, &mut nobody) {
        Edit::Import(_, drafts) => drafts.len(),
        _ => 0,
    };
    if count == 0 {
        return html! {};
    }
    let onclick = {
        let ctx = ctx.clone();
        Callback::from(move |()| {
            let mut make_id = || ctx.desk.make_id.emit(());
            ctx.edit.emit(proposals(&ctx.clinic, &ctx.state, lang, &mut make_id));
        })
    };
    html! {
        <section class="stack">
            <p>{ t::MISSING_ROLES.fill(lang, &[("n", &count)]) }</p>
            <Button id="propose" label={t::PROPOSE.string(lang)} {onclick} />
        </section>
    }
}

fn list(ctx: &Context, caption: &Localized, list: &[&Line]) -> Html {
    let lang = ctx.lang;
    let row = |line: &&Line| {
        let grant = line.grant;
        let from = grant.from.map(|from| words::moment(from, lang)).unwrap_or_default();
        Row {
            key: line.id().to_string(),
            head: html! { <a class="ds-link" href={line_href(line.id())}>{ words::name(&ctx.clinic, &grant.person) }</a> },
            cells: vec![
                words::role(&ctx.state, &grant.role, lang).into(),
                from.into(),
                words::standing(&ctx.ctx(), line).into(),
            ],
        }
    };
    let columns = [&t::COLUMN_PERSON, &t::COLUMN_ROLE, &t::COLUMN_FROM, &t::COLUMN_STANDS];
    table(caption, &columns, list.iter().map(row).collect(), lang)
}

/// Begins an authorisation, and opens its form.
fn begin(ctx: &Context) -> Callback<()> {
    let ctx = ctx.clone();
    Callback::from(move |()| {
        let id = ctx.desk.make_id.emit(());
        ctx.edit.emit(Edit::Prepare(id.clone(), Box::<Grant>::default()));
        ctx.desk.go.emit(line_href(&id));
    })
}

/// The register as a document to sign, and as spreadsheets.
pub fn exports(ctx: &Context) -> Html {
    let lang = ctx.lang;
    if ctx.state.entries.is_empty() {
        return html! {};
    }
    let save = |format: SheetFormat| {
        let ctx = ctx.clone();
        Callback::from(move |()| {
            let sheet = sheets::register(&ctx.ctx(), &ctx.state);
            ctx.desk.save_sheet.emit(SheetToSave { name: FILE.to_owned(), sheet, format });
        })
    };
    html! {
        <section class="stack">
            <h2>{ t::EXPORT_HEADING.get(lang) }</h2>
            <p>{ t::EXPORT_LEAD.get(lang) }</p>
            <div class="button-row">
                <LinkButton id="sign-register" label={t::EXPORT_SIGN.string(lang)} href={draft_href(REGISTER)} icon="pdf" variant={Variant::Secondary} />
                <Button id="save-xlsx" label={t::EXPORT_XLSX.string(lang)} icon="download" variant={Variant::Tertiary} onclick={save(SheetFormat::Xlsx)} />
                <Button id="save-csv" label={t::EXPORT_CSV.string(lang)} icon="download" variant={Variant::Tertiary} onclick={save(SheetFormat::Csv)} />
            </div>
        </section>
    }
}
