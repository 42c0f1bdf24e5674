//! `#/protokoll/mottakere`: who gets data, beyond what the facts tell.

use super::Context;
use crate::domain::privacy::{recipients as all_recipients, Applicable, OwnRecipient, Recipient};
use crate::domain::{Id, Supplier};
use crate::features::records::findings::without_row;
use crate::features::records::model::{Edit, RowChange};
use crate::features::records::overview::{HREF, RECIPIENTS_HREF};
use crate::features::records::page::t;
use crate::features::records::row::{rows, Row};
use crate::ui::{Button, CheckChoices, ChoiceOption, LinkButton, Notice, SelectField, Tone, Variant};
use yew::prelude::*;

/// The page.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    html! {
        <div class="stack stack--loose">
            <a class="ds-link" href={HREF}>{ t::BACK_TO_RECORD.get(lang) }</a>
            <div class="page-head">
                <h1 tabindex="-1">{ t::RECIPIENTS_TITLE.get(lang) }</h1>
                <p class="lead">{ t::RECIPIENTS_LEAD.get(lang) }</p>
            </div>
            { without(ctx) }
            { optional(ctx) }
            { own(ctx) }
            <p>{ t::SUPPLIERS_LEAD.get(lang) }{ " " }<a class="ds-link" href="#/klinikk/leverandorer">{ t::TO_SUPPLIERS.get(lang) }</a></p>
            <div class="button-row"><LinkButton label={t::DONE.string(lang)} href={HREF} /></div>
        </div>
    }
}

/// Suppliers that get data about patients and stand in no row.
fn without(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let rows = rows(&ctx.ctx(), &ctx.state);
    let suppliers: Vec<Supplier> = without_row(&ctx.ctx(), &rows).into_iter().cloned().collect();
    if suppliers.is_empty() {
        return html! {};
    }
    html! {
        <Notice tone={Tone::Warn} title={t::WITHOUT_TITLE.string(lang)}>
            <p>{ t::WITHOUT_LEAD.get(lang) }</p>
            { for suppliers.iter().map(|supplier| choose_row(ctx, &rows, supplier)) }
        </Notice>
    }
}

fn choose_row(ctx: &Context, rows: &[Row], supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let standing = rows.iter().filter(|row| !row.is_struck());
    let options: Vec<(AttrValue, AttrValue)> = [(AttrValue::default(), t::CHOOSE_ROW.string(lang).into())]
        .into_iter()
        .chain(standing.map(|row| (row.id.clone().into(), row.name.clone().into())))
        .collect();
    let (edit, id) = (ctx.edit.clone(), supplier.id.clone());
    let onchange = Callback::from(move |row: String| {
        if !row.is_empty() {
            edit.emit(Edit::Row(row, RowChange::ToggleSupplier(id.clone())));
        }
    });
    let label = t::ASK_ROW_OF.fill(lang, &[("name", &supplier.label(lang))]);
    html! { <SelectField key={supplier.id.to_string()} id={format!("row-of-{}", supplier.id)} {label} {options} value="" {onchange} /> }
}

/// Recipients of the catalogue that nothing in the facts tells.
fn optional(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let applicable = Applicable::new(&ctx.clinic, &ctx.digest.privacy);
    let fits = |own: &&Recipient| own.optional && applicable.fits(&own.applies);
    let options: Vec<ChoiceOption> = all_recipients()
        .iter()
        .filter(fits)
        .map(|own| {
            let name = applicable.recipient_name(own, lang);
            ChoiceOption::with_hint(own.id.clone(), name, own.data.string(lang))
        })
        .collect();
    let has = ctx.state.optional_recipients.clone();
    let chosen: Vec<AttrValue> = has.iter().map(|id| AttrValue::from(id.clone())).collect();
    let onchange = ctx.edit.reform(move |id: String| {
        let had = has.contains(&id);
        Edit::OptionalRecipient(id, !had)
    });
    html! {
        <CheckChoices id="optional" legend={t::ASK_OPTIONAL.string(lang)} hint={AttrValue::from(t::ASK_OPTIONAL_HINT.string(lang))}
            {options} {chosen} {onchange} />
    }
}

/// Recipients in the clinic's own words.
fn own(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let list = &ctx.state.own_recipients;
    let onclick = {
        let ctx = ctx.clone();
        Callback::from(move |()| {
            let id: Id = ctx.desk.make_id.emit(());
            ctx.edit.emit(Edit::AddRecipient(id.clone()));
            ctx.desk.go.emit(format!("{RECIPIENTS_HREF}/{id}"));
        })
    };
    html! {
        <section class="stack">
            <h2>{ t::OWN_RECIPIENTS.get(lang) }</h2>
            if list.is_empty() {
                <p class="empty-state">{ t::NO_OWN_RECIPIENTS.get(lang) }</p>
            } else {
                <ul class="task-list">{ for list.iter().map(|own| line(ctx, own)) }</ul>
            }
            <div class="button-row"><Button id="add-recipient" label={t::ADD_RECIPIENT.string(lang)} variant={Variant::Secondary} icon="plus" {onclick} /></div>
        </section>
    }
}

fn line(ctx: &Context, own: &OwnRecipient) -> Html {
    let lang = ctx.lang;
    let in_rows = rows(&ctx.ctx(), &ctx.state)
        .iter()
        .filter(|row| ctx.state.answer(&row.id).own_recipients.contains(&own.id))
        .count();
    let who =
        if own.who.trim().is_empty() { t::UNNAMED_RECIPIENT.string(lang) } else { own.who.trim().to_owned() };
    let status = if in_rows == 0 { "todo" } else { "done" };
    html! {
        <li class="task-list__item" key={own.id.to_string()}>
            <a class="task-list__link task-list__title" href={format!("{RECIPIENTS_HREF}/{}", own.id)}>{ who }</a>
            <span class="task-list__hint">{ &own.data }</span>
            <span class="task-list__status" data-status={status}>{ t::IN_ROWS.fill(lang, &[("n", &in_rows)]) }</span>
        </li>
    }
}
