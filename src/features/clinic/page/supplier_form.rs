//! One supplier, with what it usually is under data protection law.

use super::super::content::{self, LikelyRole};
use super::super::model::number_fault;
use super::super::{t, Clinic, Edit, SupplierEdit};
use super::{code, decode, gone, sources, yes_no, yes_no_chosen, RowProps};
use crate::domain::{service_name, ServiceType, Supplier};
use crate::features::PageContext;
use crate::ui::{
    Button, ErrorSummary, FieldError, Notice, RadioChoices, SelectField, TextField, Tone, Variant,
};
use yew::prelude::*;

const LIST: &str = "#/klinikk/leverandorer";

/// The form for one supplier.
#[component]
pub fn SupplierForm(props: &RowProps) -> Html {
    let RowProps { ctx, id } = props;
    let lang = ctx.lang;
    let attempt = use_state(|| 0u32);
    let Some(supplier) = ctx.state.suppliers.iter().find(|supplier| supplier.id == *id) else {
        return gone(lang, LIST);
    };
    let fault = number_fault(&supplier.organisation_number)
        .map(|fault| FieldError::new("supplier-number", fault.string(lang)));
    let errors: Vec<FieldError> = if *attempt > 0 { fault.clone().into_iter().collect() } else { vec![] };
    let ondone = {
        let (go, attempt, right) = (ctx.desk.go.clone(), attempt.clone(), fault.is_none());
        Callback::from(move |()| if right { go.emit(LIST.to_owned()) } else { attempt.set(*attempt + 1) })
    };
    let ondelete = {
        let (edit, go, id) = (ctx.edit.clone(), ctx.desk.go.clone(), id.clone());
        Callback::from(move |()| {
            edit.emit(Edit::Supplier(id.clone(), SupplierEdit::Remove));
            go.emit(LIST.to_owned());
        })
    };
    let name = supplier.label(lang);
    html! {
        <div class="stack">
            <a class="ds-link" href={LIST}>{ t::BACK_TO_SUPPLIERS.get(lang) }</a>
            <h1 tabindex="-1" data-title={service_name(supplier.service).string(lang)}>{ &name }</h1>
            { fields(ctx, supplier, &errors) }
            <ErrorSummary {lang} {errors} attempt={*attempt} />
            <div class="button-row">
                <Button label={t::DONE.string(lang)} onclick={ondone} />
                <Button label={t::DELETE.string(lang)} name={t::DELETE_NAMED.fill(lang, &[("name", &name)])} variant={Variant::Tertiary}
                    icon="trash" onclick={ondelete} />
            </div>
        </div>
    }
}

fn fields(ctx: &PageContext<Clinic>, supplier: &Supplier, errors: &[FieldError]) -> Html {
    let lang = ctx.lang;
    let on = |make: fn(String) -> SupplierEdit| {
        let id = supplier.id.clone();
        ctx.edit.reform(move |text: String| Edit::Supplier(id.clone(), make(text)))
    };
    let services: Vec<(AttrValue, AttrValue)> = ServiceType::ALL
        .iter()
        .map(|service| (code(service), service_name(*service).string(lang).into()))
        .collect();
    html! {
        <>
            <SelectField id="supplier-service" label={t::SUPPLIER_SERVICE_QUESTION.string(lang)} options={services} value={code(&supplier.service)}
                onchange={on(|word| SupplierEdit::Service(decode(&word).unwrap_or_default()))} />
            { likely_role(ctx, supplier.service) }
            <TextField id="supplier-name" {lang} label={t::SUPPLIER_NAME_QUESTION.string(lang)} hint={t::SUPPLIER_NAME_HINT.string(lang)}
                value={supplier.name.clone()} onchange={on(SupplierEdit::Name)} />
            <TextField id="supplier-number" {lang} label={t::NUMBER_OPTIONAL.string(lang)} hint={t::NUMBER_HINT.string(lang)} inputmode="numeric"
                error={FieldError::of(errors, "supplier-number")} value={supplier.organisation_number.clone()} onchange={on(SupplierEdit::OrganisationNumber)} />
            <TextField id="supplier-contact" {lang} label={t::SUPPLIER_CONTACT_QUESTION.string(lang)} hint={t::SUPPLIER_CONTACT_HINT.string(lang)}
                value={supplier.contact.clone()} onchange={on(SupplierEdit::Contact)} />
            <TextField id="supplier-email" {lang} label={t::SUPPLIER_EMAIL.string(lang)} inputmode="email" value={supplier.email.clone()}
                onchange={on(SupplierEdit::Email)} />
            <SelectField id="supplier-country" label={t::SUPPLIER_COUNTRY_QUESTION.string(lang)} hint={t::SUPPLIER_COUNTRY_HINT.string(lang)}
                options={countries(ctx, supplier)} value={supplier.country.clone()} onchange={on(SupplierEdit::Country)} />
            <div role="status">
                if supplier.is_outside_eea() { <Notice tone={Tone::Warn}><p>{ t::OUTSIDE_EEA.get(lang) }</p></Notice> }
            </div>
            <RadioChoices id="supplier-remote" legend={t::REMOTE_QUESTION.string(lang)} hint={t::REMOTE_HINT.string(lang)} options={yes_no(lang)}
                chosen={yes_no_chosen(Some(supplier.remote_access))} onchange={on(|word| SupplierEdit::RemoteAccess(word == "yes"))} />
        </>
    }
}

/// The countries on offer; a code that the list lacks is kept as it is.
fn countries(ctx: &PageContext<Clinic>, supplier: &Supplier) -> Vec<(AttrValue, AttrValue)> {
    let mut options = vec![(AttrValue::default(), AttrValue::from(t::DO_NOT_KNOW.string(ctx.lang)))];
    options.extend(
        crate::domain::countries()
            .iter()
            .map(|country| (country.code.clone().into(), country.name.string(ctx.lang).into())),
    );
    if !options.iter().any(|(code, _)| *code == supplier.country) {
        options.push((supplier.country.clone().into(), supplier.country.clone().into()));
    }
    options
}

/// What such a supplier usually is, where a public source says so.
fn likely_role(ctx: &PageContext<Clinic>, service: ServiceType) -> Html {
    let lang = ctx.lang;
    let Some((known, role)) =
        content::service(service).and_then(|known| known.role.map(|role| (known, role)))
    else {
        return html! {};
    };
    let sentence = match role {
        LikelyRole::Processor => &t::ROLE_PROCESSOR,
        LikelyRole::Controller => &t::ROLE_CONTROLLER,
        LikelyRole::Either => &t::ROLE_EITHER,
        LikelyRole::NotProcessor => &t::ROLE_NOT_PROCESSOR,
    };
    html! {
        <Notice tone={Tone::Info} title={sentence.string(lang)}>
            if let Some(note) = &known.note { <p>{ note.get(lang) }</p> }
            { sources(&known.sources, lang) }
        </Notice>
    }
}
