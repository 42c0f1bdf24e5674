//! `#/leverandorer`: every supplier, and where it stands.

use super::Context;
use crate::domain::{service_name, Supplier};
use crate::features::suppliers::overview::{href, is_sorted_out, HREF};
use crate::features::suppliers::{overview, t, words};
use crate::ui::{LinkButton, Variant};
use yew::prelude::*;

/// The register.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let suppliers = &ctx.clinic.suppliers;
    html! {
        <div class="stack">
            <div class="page-head">
                <h1 tabindex="-1">{ t::TITLE.get(lang) }</h1>
                <p class="lead">{ t::LIST_LEAD.get(lang) }</p>
            </div>
            if suppliers.is_empty() {
                <p class="empty-state">{ t::LIST_EMPTY.get(lang) }</p>
                <LinkButton label={t::LIST_ADD.string(lang)} href="#/klinikk/leverandorer" />
            } else {
                if let Some(status) = overview::status(&ctx.ctx(), &ctx.state) { <p>{ status }</p> }
                { table(ctx, suppliers) }
                <div class="button-row">
                    <LinkButton label={t::TO_TABLE.string(lang)} href={format!("{HREF}/ansvar")} variant={Variant::Secondary} />
                    <LinkButton label={t::LIST_ADD.string(lang)} href="#/klinikk/leverandorer" variant={Variant::Tertiary} />
                </div>
            }
        </div>
    }
}

fn table(ctx: &Context, suppliers: &[Supplier]) -> Html {
    let lang = ctx.lang;
    html! {
        <table class="data-table">
            <caption class="visually-hidden">{ t::TITLE.get(lang) }</caption>
            <thead><tr>
                <th scope="col">{ t::FIELD_SUPPLIER.get(lang) }</th>
                <th scope="col">{ t::FIELD_ROLE.get(lang) }</th>
                <th scope="col">{ t::COLUMN_AGREEMENT.get(lang) }</th>
                <th scope="col">{ t::COLUMN_VERDICT.get(lang) }</th>
                <th scope="col">{ t::COLUMN_STATUS.get(lang) }</th>
            </tr></thead>
            <tbody>{ for suppliers.iter().map(|supplier| row(ctx, supplier)) }</tbody>
        </table>
    }
}

fn row(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let dossier = super::dossier(ctx, supplier);
    let role = supplier.role.map_or(&t::ROLE_OPEN, |role| role.name());
    let agreement = match dossier.agreement.signed_on {
        Some(day) => words::date(Some(day), lang),
        None => "–".to_owned(),
    };
    let done = is_sorted_out(supplier, dossier, ctx.today);
    let status = if done { &t::SORTED_OUT } else { &t::NOT_SORTED_OUT };
    html! {
        <tr key={supplier.id.to_string()}>
            <th scope="row">
                <a class="ds-link" href={href(&supplier.id)}>{ supplier.label(lang) }</a>
                <br /><span class="muted">{ service_name(supplier.service).get(lang) }</span>
            </th>
            <td data-label={t::FIELD_ROLE.string(lang)}>{ role.get(lang) }</td>
            <td data-label={t::COLUMN_AGREEMENT.string(lang)}>{ agreement }</td>
            <td data-label={t::COLUMN_VERDICT.string(lang)}>{ words::outcome(dossier.outcome(supplier)).get(lang) }</td>
            <td data-label={t::COLUMN_STATUS.string(lang)}>{ status.get(lang) }</td>
        </tr>
    }
}
