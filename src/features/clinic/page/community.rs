//! The undertakings that share premises or a record, and who answers for what.

use super::super::model::{needs_community, number_fault};
use super::super::{content, t, Clinic, Edit, UndertakingEdit};
use super::{contact, controllerships, sources, ViewProps};
use crate::content::Lang;
use crate::domain::{Community, Id, Undertaking};
use crate::features::PageContext;
use crate::ui::{use_focus, Button, ErrorSummary, FieldError, LinkButton, TextField, Variant};
use yew::prelude::*;

const ADD: &str = "undertaking-add";

/// Office community and controllership.
#[component]
pub fn CommunityPage(props: &ViewProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let focus = use_focus();
    let attempt = use_state(|| 0u32);
    if !needs_community(&ctx.state) {
        return html! {
            <div class="empty-state stack">
                <h1 tabindex="-1">{ t::COMMUNITY.get(lang) }</h1>
                <p>{ t::COMMUNITY_NOT_NEEDED.get(lang) }</p>
                <LinkButton label={t::CHANGE_ANSWER.string(lang)} href="#/start/6" variant={Variant::Secondary} />
            </div>
        };
    }
    let faults = faults(ctx);
    let ondone = {
        let (go, attempt, right) = (ctx.desk.go.clone(), attempt.clone(), faults.is_empty());
        Callback::from(
            move |()| if right { go.emit("#/oppgaver".to_owned()) } else { attempt.set(*attempt + 1) },
        )
    };
    let errors = if *attempt > 0 { faults } else { vec![] };
    let rows = ctx.state.undertakings.iter().map(|undertaking| row(ctx, undertaking, &errors, &focus));
    html! {
        <div class="stack">
            <h1 tabindex="-1">{ t::COMMUNITY.get(lang) }</h1>
            { explanation(ctx) }
            <section class="stack" aria-labelledby="undertakings-list">
                <h2 id="undertakings-list">{ t::UNDERTAKINGS.get(lang) }</h2>
                <p>{ t::UNDERTAKINGS_LEAD.get(lang) }</p>
                <ul class="stack">{ for rows }</ul>
                { add_buttons(ctx, &focus) }
            </section>
            <controllerships::Controllerships ctx={ctx.clone()} />
            <ErrorSummary {lang} errors={errors.clone()} attempt={*attempt} />
            <div class="button-row"><Button label={t::ON_TO_PLAN.string(lang)} onclick={ondone} /></div>
        </div>
    }
}

/// Joint and divided controllership in plain words.
fn explanation(ctx: &PageContext<Clinic>) -> Html {
    let lang = ctx.lang;
    html! {
        <>
            <p>{ t::COMMUNITY_LEAD.get(lang) }</p>
            if ctx.state.shares_record == Some(true) { <p>{ t::COMMUNITY_SHARED_RECORD.get(lang) }</p> }
            if ctx.state.community == Some(Community::Landlord) { <p>{ t::COMMUNITY_TENANTS.get(lang) }</p> }
            <details class="about-question">
                <summary>{ t::COMMUNITY_WHAT.get(lang) }</summary>
                <p>{ t::COMMUNITY_JOINT.get(lang) }</p>
                <p>{ t::COMMUNITY_DIVIDED.get(lang) }</p>
                <p>{ t::COMMUNITY_AGREEMENT.get(lang) }</p>
                { sources(content::rule_sources("community"), lang) }
            </details>
        </>
    }
}

fn faults(ctx: &PageContext<Clinic>) -> Vec<FieldError> {
    let faults = |undertaking: &Undertaking| {
        let number = number_fault(&undertaking.organisation_number)
            .map(|fault| FieldError::new(number_field(&undertaking.id), fault.string(ctx.lang)));
        let contact = contact::faults(ctx.lang, &contact_prefix(&undertaking.id), &undertaking.contact);
        number.into_iter().chain(contact)
    };
    ctx.state.undertakings.iter().flat_map(faults).collect()
}

fn name_field(id: &Id) -> String {
    format!("undertaking-{id}")
}

fn number_field(id: &Id) -> String {
    format!("undertaking-number-{id}")
}

fn contact_prefix(id: &Id) -> String {
    format!("undertaking-contact-{id}")
}

fn name_of(undertaking: &Undertaking, lang: Lang) -> String {
    if undertaking.name.trim().is_empty() {
        t::THE_UNDERTAKING.string(lang)
    } else {
        undertaking.name.clone()
    }
}

fn row(
    ctx: &PageContext<Clinic>,
    undertaking: &Undertaking,
    errors: &[FieldError],
    focus: &Callback<String>,
) -> Html {
    let lang = ctx.lang;
    let id = &undertaking.id;
    let on = |make: fn(String) -> UndertakingEdit| {
        let id = id.clone();
        ctx.edit.reform(move |text: String| Edit::Undertaking(id.clone(), make(text)))
    };
    let ondelete = {
        let (edit, id, focus) = (ctx.edit.clone(), id.clone(), focus.clone());
        Callback::from(move |()| {
            focus.emit(ADD.to_owned());
            edit.emit(Edit::Undertaking(id.clone(), UndertakingEdit::Remove));
        })
    };
    let who = name_of(undertaking, lang);
    html! {
        <li class="card row-editor" key={id.to_string()}>
            <TextField id={name_field(id)} {lang} label={t::UNDERTAKING_NAME.string(lang)} value={undertaking.name.clone()} onchange={on(UndertakingEdit::Name)} />
            <TextField id={number_field(id)} {lang} label={t::NUMBER_OPTIONAL.string(lang)} inputmode="numeric"
                error={FieldError::of(errors, &number_field(id))} value={undertaking.organisation_number.clone()} onchange={on(UndertakingEdit::OrganisationNumber)} />
            <UndertakingContact ctx={ctx.clone()} undertaking={undertaking.clone()} errors={errors.to_vec()} />
            <Button label={t::DELETE.string(lang)} name={t::DELETE_NAMED.fill(lang, &[("name", &who)])} variant={Variant::Tertiary} icon="trash" onclick={ondelete} />
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct UndertakingContactProps {
    ctx: PageContext<Clinic>,
    undertaking: Undertaking,
    errors: Vec<FieldError>,
}

/// How an undertaking is reached, folded away where nobody has told.
#[component]
fn UndertakingContact(props: &UndertakingContactProps) -> Html {
    let UndertakingContactProps { ctx, undertaking, errors } = props;
    let id = undertaking.id.clone();
    let prefix = contact_prefix(&id);
    // Decided once, so that nothing folds up under the pointer.
    let open = use_state(|| undertaking.contact != Default::default());
    let edit = ctx.edit.reform(move |edit| Edit::Undertaking(id.clone(), UndertakingEdit::Contact(edit)));
    html! {
        <details open={*open}>
            <summary>{ t::CONTACT_OF.fill(ctx.lang, &[("name", &name_of(undertaking, ctx.lang))]) }</summary>
            { contact::fields(ctx.lang, &prefix, &undertaking.contact, errors, &edit) }
        </details>
    }
}

/// "Legg til virksomhet"; while the list is empty also the clinic itself, in one press.
fn add_buttons(ctx: &PageContext<Clinic>, focus: &Callback<String>) -> Html {
    let lang = ctx.lang;
    let add = |own: bool| {
        let (ctx, focus) = (ctx.clone(), focus.clone());
        Callback::from(move |()| {
            let id = ctx.desk.make_id.emit(());
            focus.emit(name_field(&id));
            let mut edits = vec![UndertakingEdit::Add];
            if own {
                edits.push(UndertakingEdit::Name(ctx.state.name.clone()));
                edits.push(UndertakingEdit::OrganisationNumber(ctx.state.organisation_number.clone()));
            }
            for edit in edits {
                ctx.edit.emit(Edit::Undertaking(id.clone(), edit));
            }
        })
    };
    html! {
        <div class="button-row">
            if ctx.state.undertakings.is_empty() && !ctx.state.name.trim().is_empty() {
                <Button label={t::ADD_NAMED.fill(lang, &[("name", &ctx.state.name)])} variant={Variant::Secondary} onclick={add(true)} />
            }
            <Button id={ADD} label={t::ADD_UNDERTAKING.string(lang)} variant={Variant::Secondary} onclick={add(false)} />
        </div>
    }
}
