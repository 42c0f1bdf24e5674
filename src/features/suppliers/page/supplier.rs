//! `#/leverandorer/<id>`: one supplier, what needs attention, and the way to each part.

use super::Context;
use crate::content::Localized;
use crate::domain::{service_name, ActionStatus, Supplier};
use crate::features::suppliers::findings;
use crate::features::suppliers::overview::{part_href, HREF};
use crate::features::suppliers::{t, words};
use crate::ui::{Notice, Tone};
use yew::prelude::*;

/// The supplier's own page.
pub fn page(ctx: &Context, supplier: &Supplier) -> Html {
    let lang = ctx.lang;
    let found = findings::of(&ctx.ctx(), supplier, super::dossier(ctx, supplier));
    html! {
        <div class="stack">
            <a class="ds-link" href={HREF}>{ t::BACK_TO_SUPPLIERS.get(lang) }</a>
            <h1 tabindex="-1" data-title={service_name(supplier.service).string(lang)}>{ supplier.label(lang) }</h1>
            <p class="lead">{ service_name(supplier.service).get(lang) }</p>
            if !found.is_empty() {
                <Notice tone={Tone::Warn} title={t::NEEDS_ATTENTION.string(lang)}>
                    <ul>{ for found.iter().map(|finding| html! {
                        <li>{ &finding.text }{ " " }<a class="ds-link" href={finding.href.clone()}>{ &finding.remedy }</a></li>
                    }) }</ul>
                </Notice>
            }
            <ul class="task-list">{ for parts(ctx, supplier).into_iter().map(|part| row(ctx, supplier, part)) }</ul>
            <p><a class="ds-link" href={format!("#/klinikk/leverandorer/{}", supplier.id)}>{ t::TO_FACTS.get(lang) }</a></p>
        </div>
    }
}

/// A part of the supplier's pages: its path, its name, and where it stands.
type Part = (&'static str, &'static Localized, String);

fn parts(ctx: &Context, supplier: &Supplier) -> Vec<Part> {
    let lang = ctx.lang;
    let dossier = super::dossier(ctx, supplier);
    let role = supplier.role.map_or(&t::ROLE_OPEN, |role| role.name()).string(lang);
    let agreement = words::date(dossier.agreement.signed_on, lang);
    let open = dossier.requests.iter().filter(crate::features::suppliers::overview::is_open).count();
    let asked = if open > 0 { t::REQUEST_OPEN.string(lang) } else { dossier.accepted.len().to_string() };
    let outcome = words::outcome(dossier.outcome(supplier)).string(lang);
    let left = dossier.measures.iter().filter(|measure| measure.status < ActionStatus::Done).count();
    let ends = dossier.termination.as_ref().map(|own| words::date(own.ends_on, lang)).unwrap_or_default();
    let mut parts: Vec<Part> = vec![("rolle", &t::ROLE_HEADING, role)];
    if supplier.is_processor() {
        parts.push(("sted", &t::PLACE_HEADING, words::places(supplier, lang).join(", ")));
        parts.push(("avtale", &t::AGREEMENT_HEADING, agreement));
        parts.push(("foresporsel", &t::REQUEST_HEADING, asked));
        parts.push(("svar", &t::IMPORT_HEADING, String::new()));
        parts.push(("vurdering", &t::ASSESSMENT_HEADING, format!("{outcome} ({left})")));
        parts.push(("oppfolging", &t::FOLLOW_UP_HEADING, words::date(dossier.next_check(), lang)));
        parts.push(("slutt", &t::END_HEADING, ends));
    } else if supplier.role == Some(crate::domain::DataRole::Secrecy) {
        parts.push(("avtale", &t::SECRECY_HEADING, agreement));
    }
    parts
}

fn row(ctx: &Context, supplier: &Supplier, (part, name, status): Part) -> Html {
    html! {
        <li class="task-list__item" key={part}>
            <a class="task-list__link task-list__title" href={part_href(&supplier.id, part)}>{ name.get(ctx.lang) }</a>
            <span class="task-list__status">{ status }</span>
        </li>
    }
}
