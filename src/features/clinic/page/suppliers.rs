//! The shared list of those who do something for the clinic.

use super::super::{content, t, Clinic, Edit, SupplierEdit};
use super::{sources, ViewProps};
use crate::domain::{service_name, ServiceType, Supplier};
use crate::features::PageContext;
use crate::ui::{Button, LinkButton, Variant};
use yew::prelude::*;

/// The list of suppliers.
#[component]
pub fn Suppliers(props: &ViewProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let empty = ctx.state.suppliers.is_empty();
    let add = {
        let (edit, desk) = (ctx.edit.clone(), ctx.desk.clone());
        Callback::from(move |()| {
            let id = desk.make_id.emit(());
            let service = if empty { ServiceType::RecordSystemHosted } else { ServiceType::Other };
            edit.emit(Edit::Supplier(id.clone(), SupplierEdit::Add(service)));
            desk.go.emit(format!("#/klinikk/leverandorer/{id}"));
        })
    };
    let next = if super::super::model::needs_community(&ctx.state) {
        (&t::ON_TO_COMMUNITY, "#/klinikk/fellesskap")
    } else {
        (&t::ON_TO_PLAN, "#/oppgaver")
    };
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::SUPPLIERS.get(lang) }</h1>
            <p>{ t::SUPPLIERS_LEAD.get(lang) }</p>
            { sources(content::rule_sources("suppliers"), lang) }
            if empty { <p class="empty-state">{ t::SUPPLIERS_EMPTY.get(lang) }</p> } else { { list(ctx) } }
            <div class="button-row">
                <Button label={t::ADD_SUPPLIER.string(lang)} variant={if empty { Variant::Primary } else { Variant::Secondary }} onclick={add} />
                if !empty { <LinkButton label={next.0.string(lang)} href={next.1} /> }
            </div>
        </div>
    }
}

fn list(ctx: &PageContext<Clinic>) -> Html {
    let lang = ctx.lang;
    html! {
        <table class="data-table">
            <caption class="visually-hidden">{ t::SUPPLIERS.get(lang) }</caption>
            <thead><tr>
                <th scope="col">{ t::SUPPLIER_NAME.get(lang) }</th>
                <th scope="col">{ t::SUPPLIER_SERVICE.get(lang) }</th>
                <th scope="col">{ t::SUPPLIER_CONTACT.get(lang) }</th>
            </tr></thead>
            <tbody>{ for ctx.state.suppliers.iter().map(|supplier| row(ctx, supplier)) }</tbody>
        </table>
    }
}

fn row(ctx: &PageContext<Clinic>, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let service = service_name(supplier.service).get(lang);
    let contact: Vec<&str> = [&supplier.contact, &supplier.email]
        .into_iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    let nameless = supplier.name.trim().is_empty();
    html! {
        <tr key={supplier.id.to_string()}>
            <th scope="row">
                <a class="ds-link" href={format!("#/klinikk/leverandorer/{}", supplier.id)}>
                    if nameless { { t::NAME_MISSING.get(lang) }<span class="visually-hidden">{ format!(" – {service}") }</span> } else { { &supplier.name } }
                </a>
            </th>
            <td data-label={t::SUPPLIER_SERVICE.string(lang)}>{ service }</td>
            <td data-label={t::SUPPLIER_CONTACT.string(lang)}>{ if contact.is_empty() { "–".to_owned() } else { contact.join(", ") } }</td>
        </tr>
    }
}
