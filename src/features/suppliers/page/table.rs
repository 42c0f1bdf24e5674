//! `#/leverandorer/ansvar`: who does what inside and outside the record system.

use super::Context;
use crate::content::Localized;
use crate::features::suppliers::content::{responsibilities, Responsibility};
use crate::features::suppliers::document::{draft_href, RESPONSIBILITIES};
use crate::features::suppliers::model::Edit;
use crate::features::suppliers::overview::HREF;
use crate::features::suppliers::t;
use crate::ui::{LinkButton, TextField, Variant};
use yew::prelude::*;

/// The table, with a field where it is agreed otherwise.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let columns = [
        &t::COLUMN_AREA,
        &t::COLUMN_RECORD_SUPPLIER,
        &t::COLUMN_CLINIC,
        &t::COLUMN_IT_SUPPLIER,
        &t::TABLE_OTHERWISE,
    ];
    html! {
        <div class="stack">
            <a class="ds-link" href={HREF}>{ t::BACK_TO_SUPPLIERS.get(lang) }</a>
            <h1 tabindex="-1">{ t::TABLE_TITLE.get(lang) }</h1>
            <p class="lead">{ t::TABLE_RESULT.get(lang) }</p>
            <table class="data-table">
                <caption class="visually-hidden">{ t::TABLE_CAPTION.get(lang) }</caption>
                <thead><tr>{ for columns.iter().map(|own| html! { <th scope="col">{ own.get(lang) }</th> }) }</tr></thead>
                <tbody>{ for responsibilities().iter().map(|own| row(ctx, own)) }</tbody>
            </table>
            <LinkButton label={t::TO_TABLE_DRAFT.string(lang)} href={draft_href(RESPONSIBILITIES)} variant={Variant::Secondary} />
        </div>
    }
}

fn row(ctx: &Context, own: &'static Responsibility) -> Html {
    let lang = ctx.lang;
    let cell = |title: &Localized, task: Option<&Localized>| {
        html! { <td data-label={title.string(lang)}>{ task.map_or("–", |task| task.get(lang)) }</td> }
    };
    let value = ctx.state.responsibilities.get(&own.id).cloned().unwrap_or_default();
    let onchange = ctx.edit.reform(move |text| Edit::Responsibility(own.id.clone(), text));
    let label = format!("{}: {}", t::TABLE_OTHERWISE.get(lang), own.area.get(lang));
    html! {
        <tr key={own.id.clone()}>
            <th scope="row">{ own.area.get(lang) }</th>
            { cell(&t::COLUMN_RECORD_SUPPLIER, own.record_supplier.as_ref()) }
            { cell(&t::COLUMN_CLINIC, own.clinic.as_ref()) }
            { cell(&t::COLUMN_IT_SUPPLIER, own.it_supplier.as_ref()) }
            <td><TextField id={format!("otherwise-{}", own.id)} {lang} {label} hidden_label={true} {value} {onchange} /></td>
        </tr>
    }
}
