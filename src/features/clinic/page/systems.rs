//! Systems and equipment: what the answers point to, and the list.

use super::super::content::{self, Suggestion};
use super::super::{t, Clinic, Edit, SystemEdit};
use super::{sources, ViewProps};
use crate::domain::{System, SystemKind};
use crate::features::PageContext;
use crate::ui::{use_focus, Button, LinkButton, Variant};
use yew::prelude::*;

const LIST: &str = "systems-list";

/// The list of systems.
#[component]
pub fn Systems(props: &ViewProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let focus = use_focus();
    let suggested = content::open_suggestions(&ctx.state);
    let add = {
        let (edit, desk) = (ctx.edit.clone(), ctx.desk.clone());
        Callback::from(move |()| {
            let id = desk.make_id.emit(());
            edit.emit(Edit::System(id.clone(), SystemEdit::Add(SystemKind::Other)));
            desk.go.emit(format!("#/klinikk/systemer/{id}"));
        })
    };
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::SYSTEMS.get(lang) }</h1>
            <p>{ t::SYSTEMS_LEAD.get(lang) }</p>
            { sources(content::rule_sources("systems"), lang) }
            if !suggested.is_empty() {
                <section class="stack" aria-labelledby="systems-suggested">
                    <h2 id="systems-suggested">{ t::SUGGESTIONS.get(lang) }</h2>
                    <ul class="stack">{ for suggested.into_iter().map(|suggestion| suggestion_row(ctx, suggestion, &focus)) }</ul>
                </section>
            }
            <h2 id={LIST} tabindex="-1">{ t::SYSTEMS_LIST.get(lang) }</h2>
            { list(ctx) }
            <div class="button-row">
                <Button label={t::ADD_SYSTEM.string(lang)} variant={Variant::Secondary} onclick={add} />
                <LinkButton label={t::ON_TO_SUPPLIERS.string(lang)} href="#/klinikk/leverandorer" />
            </div>
        </div>
    }
}

fn suggestion_row(
    ctx: &PageContext<Clinic>,
    suggestion: &'static Suggestion,
    focus: &Callback<String>,
) -> Html {
    let lang = ctx.lang;
    let name = suggestion.name.string(lang);
    let (ctx_then, focus) = (ctx.clone(), focus.clone());
    let onclick = Callback::from(move |()| {
        focus.emit(LIST.to_owned());
        add_suggested(&ctx_then, suggestion);
    });
    html! {
        <li class="card cluster" key={name.clone()}>
            <p><strong>{ &name }</strong><br />{ suggestion.reason.get(lang) }</p>
            <Button label={t::ADD.string(lang)} name={t::ADD_NAMED.fill(lang, &[("name", &name)])} variant={Variant::Secondary} {onclick} />
        </li>
    }
}

/// Adds the system with what is known: name, placement, and the supplier when there is exactly one that fits.
fn add_suggested(ctx: &PageContext<Clinic>, suggestion: &Suggestion) {
    let id = ctx.desk.make_id.emit(());
    let name = suggestion.name.string(ctx.lang);
    let fitting: Vec<_> =
        ctx.state.suppliers.iter().filter(|supplier| Some(supplier.service) == suggestion.service).collect();
    let supplier = if let [only] = fitting.as_slice() { Some(only.id.clone()) } else { None };
    ctx.desk.announce.emit(t::ADDED_NAMED.fill(ctx.lang, &[("name", &name)]));
    for edit in [
        SystemEdit::Add(suggestion.kind),
        SystemEdit::Name(name),
        SystemEdit::Placement(suggestion.placement),
        SystemEdit::Supplier(supplier),
    ] {
        ctx.edit.emit(Edit::System(id.clone(), edit));
    }
}

fn list(ctx: &PageContext<Clinic>) -> Html {
    let lang = ctx.lang;
    if ctx.state.systems.is_empty() {
        return html! { <p class="empty-state">{ t::SYSTEMS_EMPTY.get(lang) }</p> };
    }
    html! {
        <table class="data-table">
            <caption class="visually-hidden">{ t::SYSTEMS_LIST.get(lang) }</caption>
            <thead><tr>
                <th scope="col">{ t::SYSTEM_NAME.get(lang) }</th>
                <th scope="col">{ t::SYSTEM_KIND.get(lang) }</th>
                <th scope="col">{ t::SYSTEM_PLACE.get(lang) }</th>
                <th scope="col">{ t::SYSTEM_SUPPLIER.get(lang) }</th>
            </tr></thead>
            <tbody>{ for ctx.state.systems.iter().map(|system| row(ctx, system)) }</tbody>
        </table>
    }
}

fn row(ctx: &PageContext<Clinic>, system: &System) -> Html {
    let lang = ctx.lang;
    let supplier = ctx.state.suppliers.iter().find(|supplier| Some(&supplier.id) == system.supplier.as_ref());
    let placement = system.placement.name().get(lang);
    let place = if system.place.trim().is_empty() {
        placement.to_owned()
    } else {
        format!("{placement}: {}", system.place)
    };
    html! {
        <tr key={system.id.to_string()}>
            <th scope="row"><a class="ds-link" href={format!("#/klinikk/systemer/{}", system.id)}>{ system.label(lang) }</a></th>
            <td data-label={t::SYSTEM_KIND.string(lang)}>{ system.kind.name().get(lang) }</td>
            <td data-label={t::SYSTEM_PLACE.string(lang)}>{ place }</td>
            <td data-label={t::SYSTEM_SUPPLIER.string(lang)}>{ supplier.map_or("–".to_owned(), |supplier| supplier.label(lang)) }</td>
        </tr>
    }
}
