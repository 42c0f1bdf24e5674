//! `#/tilgang/roller`: the roles that the clinic has, those that it may need, and its own.

use super::table::{table, Row};
use super::{frame, Context};
use crate::content::Localized;
use crate::features::access::content::{lone, templates, Lone, Template};
use crate::features::access::document::{draft_href, ROLES};
use crate::features::access::model::{Access, Edit, RoleChange};
use crate::features::access::overview::HREF;
use crate::features::access::roles::RoleView;
use crate::features::access::t;
use crate::ui::{Button, LinkButton, Variant};
use yew::prelude::*;

/// The page of a role.
pub fn role_href(id: &str) -> String {
    format!("{HREF}/roller/{id}")
}

/// The page.
pub fn page(ctx: &Context) -> Html {
    let lang = ctx.lang;
    let used = ctx.state.roles_in_use(&ctx.clinic);
    let is_used = |own: &&'static Template| used.iter().any(|role| role.id() == own.id);
    let offered: Vec<_> = Access::offered(&ctx.clinic).into_iter().filter(|own| !is_used(own)).collect();
    let known = |own: &&'static Template| is_used(own) || offered.iter().any(|other| other.id == own.id);
    let others: Vec<_> = templates().iter().filter(|own| !known(own)).collect();
    let body = html! {
        <>
            <p class="lead">{ t::ROLES_LEAD.get(lang) }</p>
            if used.is_empty() {
                <p class="empty-state">{ t::ROLES_EMPTY.get(lang) }</p>
            } else {
                { used_table(ctx, &used) }
                <LinkButton label={t::ROLES_SIGN.string(lang)} href={draft_href(ROLES)} />
            }
            if !offered.is_empty() { { more(ctx, &t::ROLES_OFFERED, &offered) } }
            <details class="disclosure">
                <summary>{ t::ROLES_OTHERS.get(lang) }</summary>
                { more(ctx, &t::ROLES_OTHERS_CAPTION, &others) }
            </details>
            <section class="stack">
                <h2>{ t::ROLE_OWN_HEADING.get(lang) }</h2>
                <p>{ lone(Lone::TemplateMissing).get(lang) }</p>
                <Button id="add-role" label={t::ROLE_OWN_ADD.string(lang)} variant={Variant::Secondary} icon="plus" onclick={add(ctx)} />
            </section>
            <p class="muted">{ lone(Lone::TemplatesAreProposals).get(lang) }</p>
        </>
    };
    frame(ctx, &t::ROLES_TITLE, body)
}

fn used_table(ctx: &Context, used: &[RoleView]) -> Html {
    let lang = ctx.lang;
    let row = |role: &RoleView| {
        let changed = match (role.template(), ctx.state.differences(role.id()).len()) {
            (None, _) => t::ROLE_OWN.string(lang),
            (Some(_), 0) => t::ROLE_AS_TEMPLATE.string(lang),
            (Some(_), n) => t::ROLE_CHANGED.fill(lang, &[("n", &n)]),
        };
        Row {
            key: role.id().to_owned(),
            head: html! { <a class="ds-link" href={role_href(role.id())}>{ role.name(lang) }</a> },
            cells: vec![role.purpose(lang).into(), role.scope(lang).into(), changed.into()],
        }
    };
    let columns = [&t::COLUMN_ROLE, &t::FIELD_PURPOSE, &t::FIELD_SCOPE, &t::COLUMN_TEMPLATE];
    table(&t::ROLES_USED, &columns, used.iter().map(row).collect(), lang)
}

fn more(ctx: &Context, caption: &Localized, list: &[&'static Template]) -> Html {
    let lang = ctx.lang;
    let row = |own: &&'static Template| {
        let id = own.id.clone();
        let onclick = ctx.edit.reform(move |()| Edit::Role(id.clone(), RoleChange::Used(Some(true))));
        let name = format!("{}: {}", t::ROLE_USE.get(lang), own.name.get(lang));
        Row {
            key: own.id.clone(),
            head: html! { <a class="ds-link" href={role_href(&own.id)}>{ own.name.get(lang) }</a> },
            cells: vec![
                own.purpose.get(lang).into(),
                html! { <Button label={t::ROLE_USE.string(lang)} name={AttrValue::from(name)} variant={Variant::Secondary} {onclick} /> },
            ],
        }
    };
    let columns = [&t::COLUMN_ROLE, &t::FIELD_PURPOSE, &t::COLUMN_CHOICE];
    table(caption, &columns, list.iter().map(row).collect(), lang)
}

fn add(ctx: &Context) -> Callback<()> {
    let ctx = ctx.clone();
    Callback::from(move |()| {
        let id = ctx.desk.make_id.emit(());
        ctx.edit.emit(Edit::AddRole(id.clone(), None));
        ctx.desk.go.emit(role_href(&id.0));
    })
}
