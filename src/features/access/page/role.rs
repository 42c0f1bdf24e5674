//! `#/tilgang/roller/<id>`: one role as a matrix in words, and `…/<information>`: the rights to one kind of information.

use super::roles::role_href;
use super::table::{table, Row};
use super::{unknown, Context};
use crate::features::access::content::{additions, rights, self_proposals, Information, Right, Template};
use crate::features::access::model::{Edit, RoleChange};
use crate::features::access::overview::{matrix, MatrixRow, HREF};
use crate::features::access::register::lines;
use crate::features::access::roles::RoleView;
use crate::features::access::{t, words};
use crate::ui::{
    Button, CheckChoices, ChoiceOption, LinkButton, Notice, RadioChoices, TextArea, TextField, Tone, Variant,
};
use yew::prelude::*;

/// The role, or one row of its matrix.
pub fn page(ctx: &Context) -> Html {
    let (state, id) = (ctx.state.clone(), ctx.segment(1).to_owned());
    let Some(role) = state.role(&id) else { return unknown(ctx) };
    match (ctx.segment(2), Information::find(ctx.segment(2))) {
        ("", _) => whole(ctx, role),
        (_, Some(information)) => one(ctx, role, information),
        _ => unknown(ctx),
    }
}

fn whole(ctx: &Context, role: RoleView) -> Html {
    let lang = ctx.lang;
    let data_title = role.template().map_or_else(|| t::ROLE_OWN.string(lang), |own| own.name.string(lang));
    html! {
        <div class="stack">
            <a class="ds-link" href={format!("{HREF}/roller")}>{ t::BACK_TO_ROLES.get(lang) }</a>
            <h1 tabindex="-1" data-title={data_title}>{ role.name(lang) }</h1>
            { match role.template() {
                Some(template) => about(ctx, template),
                None => own_fields(ctx, role),
            } }
            { rights_table(ctx, role) }
            if role.template().is_some() { { changed(ctx, role) } }
            { end(ctx, role) }
        </div>
    }
}

/// What the template says, and whether the clinic has the role.
fn about(ctx: &Context, own: &'static Template) -> Html {
    let lang = ctx.lang;
    let proposal = self_proposals().iter().find(|proposal| proposal.id == own.self_authorisation);
    let proposal = proposal.map(|proposal| proposal.name.string(lang)).unwrap_or_default();
    let fields = [
        (&t::FIELD_PURPOSE, own.purpose.string(lang)),
        (&t::FIELD_SCOPE, own.scope.string(lang)),
        (&t::FIELD_WHY, own.why.string(lang)),
        (&t::FIELD_END_REQUIRED, words::yes_no(own.end_required).string(lang)),
        (&t::FIELD_SELF, proposal),
    ];
    let used = ctx.state.roles_in_use(&ctx.clinic).iter().any(|role| role.id() == own.id);
    let onchange = change(ctx, &own.id, |value: String| RoleChange::Used(Some(value == "yes")));
    let options =
        vec![ChoiceOption::new("yes", t::YES.string(lang)), ChoiceOption::new("no", t::NO.string(lang))];
    let chosen = vec![AttrValue::from(if used { "yes" } else { "no" })];
    html! {
        <>
            <dl class="definition">
                { for fields.into_iter().map(|(name, value)| html! { <div><dt>{ name.get(lang) }</dt><dd>{ value }</dd></div> }) }
            </dl>
            <RadioChoices id="role-used" legend={t::ASK_ROLE_USED.string(lang)} {options} {chosen} {onchange} />
        </>
    }
}

fn own_fields(ctx: &Context, role: RoleView) -> Html {
    let lang = ctx.lang;
    let RoleView::Own(own) = role else { return html! {} };
    let text = |make: fn(String) -> RoleChange| change(ctx, &own.id.0, make);
    let options = vec![
        ChoiceOption::new("end", t::FIELD_END_REQUIRED.string(lang)),
        ChoiceOption::new("technical", t::ROLE_TECHNICAL.string(lang)),
    ];
    let (end, technical) = (own.end_required, own.technical);
    let chosen = [(end, "end"), (technical, "technical")];
    let chosen: Vec<AttrValue> =
        chosen.iter().filter(|(on, _)| *on).map(|(_, id)| AttrValue::from(*id)).collect();
    let toggle = change(ctx, &own.id.0, move |id: String| match id.as_str() {
        "end" => RoleChange::EndRequired(!end),
        _ => RoleChange::Technical(!technical),
    });
    html! {
        <>
            <TextField id="role-name" {lang} label={t::ASK_ROLE_NAME.string(lang)} value={own.name.clone()} onchange={text(RoleChange::Name)} />
            <TextField id="role-purpose" {lang} label={t::ASK_PURPOSE.string(lang)} value={own.purpose.clone()} onchange={text(RoleChange::Purpose)} />
            <TextField id="role-scope" {lang} label={t::ASK_SCOPE.string(lang)} value={own.scope.clone()} onchange={text(RoleChange::Scope)} />
            <CheckChoices id="role-kind" legend={t::ASK_ROLE_KIND.string(lang)} {options} {chosen} onchange={toggle} />
        </>
    }
}

fn rights_table(ctx: &Context, role: RoleView) -> Html {
    let lang = ctx.lang;
    let columns = [&t::COLUMN_INFORMATION, &t::COLUMN_SENSITIVITY, &t::COLUMN_RIGHTS, &t::COLUMN_CHOICE];
    let rows =
        matrix(&ctx.state, role.id(), lang).into_iter().map(|row| matrix_row(ctx, role, row)).collect();
    table(&t::MATRIX_CAPTION, &columns, rows, lang)
}

fn matrix_row(ctx: &Context, role: RoleView, row: MatrixRow) -> Row {
    let lang = ctx.lang;
    let href = format!("{}/{}", role_href(role.id()), row.information.id);
    let name = format!("{}: {}", t::CHANGE.get(lang), row.information.name.get(lang));
    Row {
        key: row.information.id.clone(),
        head: html! {
            <>{ row.information.name.get(lang) }<br /><span class="muted">{ row.information.hint.get(lang) }</span></>
        },
        cells: vec![
            row.sensitivity.name.get(lang).into(),
            html! {
                <>
                    { row.words }
                    if let Some(difference) = row.difference { <br /><strong>{ difference }</strong> }
                    { for row.notes.into_iter().map(|note| html! { <><br /><span class="muted">{ note }</span></> }) }
                </>
            },
            html! { <a class="ds-link target" {href} aria-label={name}>{ t::CHANGE.get(lang) }</a> },
        ],
    }
}

/// Whether the role is as the template, why not, and the way back.
fn changed(ctx: &Context, role: RoleView) -> Html {
    let lang = ctx.lang;
    let count = ctx.state.differences(role.id()).len();
    if count == 0 {
        return html! { <p>{ t::ROLE_SAME.get(lang) }</p> };
    }
    let note = ctx.state.roles.get(role.id()).map(|own| own.note.clone()).unwrap_or_default();
    let reset = change(ctx, role.id(), |()| RoleChange::Reset);
    html! {
        <section class="stack">
            <h2>{ t::ROLE_CHANGED.fill(lang, &[("n", &count)]) }</h2>
            <TextArea id="role-note" {lang} label={t::ASK_ROLE_NOTE.string(lang)} value={note} onchange={change(ctx, role.id(), RoleChange::Note)} />
            <Button label={t::ROLE_RESET.string(lang)} variant={Variant::Tertiary} icon="undo" onclick={reset} />
        </section>
    }
}

/// The way on, and for an own role that no line names: the way out.
fn end(ctx: &Context, role: RoleView) -> Html {
    let lang = ctx.lang;
    let named = lines(&ctx.state.entries).iter().any(|line| line.grant.role == role.id());
    let remove = {
        let (ctx, id) = (ctx.clone(), crate::domain::Id::from(role.id()));
        Callback::from(move |()| {
            ctx.desk.go.emit(format!("{HREF}/roller"));
            ctx.edit.emit(Edit::RemoveRole(id.clone()));
        })
    };
    html! {
        <div class="button-row">
            <LinkButton label={t::DONE.string(lang)} href={format!("{HREF}/roller")} />
            if role.template().is_none() && !named {
                <Button label={t::ROLE_DELETE.string(lang)} variant={Variant::Tertiary} icon="trash" onclick={remove} />
            }
        </div>
    }
}

/// One row of the matrix as a question.
fn one(ctx: &Context, role: RoleView, information: &'static Information) -> Html {
    let lang = ctx.lang;
    let all: Vec<&'static Right> = rights().iter().filter(|right| !right.separate).collect();
    let options = all
        .iter()
        .map(|own| ChoiceOption::with_hint(own.id.clone(), own.name.string(lang), own.hint.string(lang)));
    let rows = matrix(&ctx.state, role.id(), lang);
    let place = rows.iter().position(|row| row.information.id == information.id).unwrap_or(0);
    let chosen: Vec<AttrValue> = rows[place].rights.iter().map(|id| AttrValue::from(id.clone())).collect();
    let kind = information.id.clone();
    let onchange = change(ctx, role.id(), move |right: String| RoleChange::Toggle(kind.clone(), right));
    let kind = information.id.clone();
    let strike = change(ctx, role.id(), move |()| RoleChange::Rights(kind.clone(), Default::default()));
    let next = rows.get(place + 1).map(|row| format!("{}/{}", role_href(role.id()), row.information.id));
    let notes = rows[place].notes.clone();
    let flags = ctx.clinic.flags();
    let fitting = additions().iter().filter(|own| {
        own.roles.iter().any(|id| id == role.id()) && own.when.iter().any(|flag| flags.contains(flag))
    });
    html! {
        <div class="stack">
            <a class="ds-link" href={role_href(role.id())}>{ t::BACK_TO_ROLE.get(lang) }</a>
            <h1 tabindex="-1" data-title={information.name.string(lang)}>{ information.name.get(lang) }</h1>
            <p class="lead">{ t::RIGHTS_LEAD.fill(lang, &[("role", &role.name(lang))]) }</p>
            <p>{ information.hint.get(lang) }</p>
            { for notes.into_iter().map(|note| html! { <p>{ note }</p> }) }
            { for fitting.map(|own| html! {
                <Notice tone={Tone::Info} title={own.name.string(lang)}><p>{ own.hint.get(lang) }</p></Notice>
            }) }
            <CheckChoices id="rights" legend={t::ASK_RIGHTS.string(lang)} options={options.collect::<Vec<_>>()} {chosen} {onchange} />
            <p role="status">{ rows[place].difference.clone().unwrap_or_else(|| if role.template().is_some() { t::ROW_SAME.string(lang) } else { String::new() }) }</p>
            <div class="button-row">
                <LinkButton label={t::DONE.string(lang)} href={role_href(role.id())} />
                if let Some(href) = next { <LinkButton label={t::NEXT_INFORMATION.string(lang)} {href} variant={Variant::Secondary} /> }
                <Button label={t::STRIKE_ALL.string(lang)} variant={Variant::Tertiary} onclick={strike} />
            </div>
        </div>
    }
}

fn change<T: 'static>(ctx: &Context, role: &str, make: impl Fn(T) -> RoleChange + 'static) -> Callback<T> {
    let id = role.to_owned();
    ctx.edit.reform(move |value| Edit::Role(id.clone(), make(value)))
}
