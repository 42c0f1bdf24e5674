//! One system or piece of equipment.

use super::super::content;
use super::super::model::{has_log_on, is_outside};
use super::super::{t, Clinic, Edit, SystemEdit};
use super::{code, decode, gone, sources, RowProps};
use crate::domain::{Id, Placement, System, SystemKind};
use crate::features::PageContext;
use crate::ui::{
    Button, ChoiceOption, LinkButton, Notice, RadioChoices, SelectField, TextField, Tone, Variant,
};
use yew::prelude::*;

const LIST: &str = "#/klinikk/systemer";

/// The form for one system.
#[component]
pub fn SystemForm(props: &RowProps) -> Html {
    let RowProps { ctx, id } = props;
    let lang = ctx.lang;
    let Some(system) = ctx.state.systems.iter().find(|system| system.id == *id) else {
        return gone(lang, LIST);
    };
    let on = |make: fn(String) -> SystemEdit| {
        let id = id.clone();
        ctx.edit.reform(move |text: String| Edit::System(id.clone(), make(text)))
    };
    let ondelete = {
        let (edit, go, id) = (ctx.edit.clone(), ctx.desk.go.clone(), id.clone());
        Callback::from(move |()| {
            edit.emit(Edit::System(id.clone(), SystemEdit::Remove));
            go.emit(LIST.to_owned());
        })
    };
    let name = system.label(lang);
    html! {
        <div class="stack">
            <a class="ds-link" href={LIST}>{ t::BACK_TO_SYSTEMS.get(lang) }</a>
            <h1 tabindex="-1" data-title={system.kind.name().string(lang)}>{ &name }</h1>
            <SelectField id="system-kind" label={t::SYSTEM_KIND_QUESTION.string(lang)} options={kinds(ctx)} value={code(&system.kind)}
                onchange={on(|word| SystemEdit::Kind(decode(&word).unwrap_or_default()))} />
            <TextField id="system-name" {lang} label={t::SYSTEM_NAME_QUESTION.string(lang)} hint={t::SYSTEM_NAME_HINT.string(lang)}
                value={system.name.clone()} onchange={on(SystemEdit::Name)} />
            <RadioChoices id="system-placement" legend={t::SYSTEM_PLACEMENT_QUESTION.string(lang)} options={placements(ctx)}
                chosen={vec![code(&system.placement)]} onchange={on(|word| SystemEdit::Placement(decode(&word).unwrap_or_default()))} />
            <TextField id="system-place" {lang} label={t::SYSTEM_PLACE_QUESTION.string(lang)} hint={t::SYSTEM_PLACE_HINT.string(lang)}
                value={system.place.clone()} onchange={on(SystemEdit::Place)} />
            <SelectField id="system-supplier" label={t::SYSTEM_SUPPLIER_QUESTION.string(lang)} hint={t::SYSTEM_SUPPLIER_HINT.string(lang)}
                options={suppliers(ctx)} value={system.supplier.as_ref().map(Id::to_string).unwrap_or_default()}
                onchange={on(|word| SystemEdit::Supplier((!word.is_empty()).then_some(Id(word))))} />
            if has_log_on(system.kind) { { two_factor(ctx, system, on(two_factor_edit)) } }
            <div class="button-row">
                <LinkButton label={t::DONE.string(lang)} href={LIST} />
                <Button label={t::DELETE.string(lang)} name={t::DELETE_NAMED.fill(lang, &[("name", &name)])} variant={Variant::Tertiary}
                    icon="trash" onclick={ondelete} />
            </div>
        </div>
    }
}

fn kinds(ctx: &PageContext<Clinic>) -> Vec<(AttrValue, AttrValue)> {
    SystemKind::ALL.iter().map(|kind| (code(kind), kind.name().string(ctx.lang).into())).collect()
}

fn placements(ctx: &PageContext<Clinic>) -> Vec<ChoiceOption> {
    Placement::ALL
        .iter()
        .map(|placement| ChoiceOption::new(code(placement), placement.name().string(ctx.lang)))
        .collect()
}

fn suppliers(ctx: &PageContext<Clinic>) -> Vec<(AttrValue, AttrValue)> {
    let none = (AttrValue::default(), AttrValue::from(t::NO_SUPPLIER.string(ctx.lang)));
    let named = ctx
        .state
        .suppliers
        .iter()
        .map(|supplier| (supplier.id.to_string().into(), supplier.label(ctx.lang).into()));
    std::iter::once(none).chain(named).collect()
}

fn two_factor_edit(word: String) -> SystemEdit {
    SystemEdit::TwoFactor(match word.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    })
}

/// Whether logging on takes two factors, with a warning where it must.
fn two_factor(ctx: &PageContext<Clinic>, system: &System, onchange: Callback<String>) -> Html {
    let lang = ctx.lang;
    let mut options = super::yes_no(lang);
    options.push(ChoiceOption::new("unknown", t::DO_NOT_KNOW.string(lang)));
    let chosen = system.two_factor.map_or("unknown", |two| if two { "yes" } else { "no" });
    html! {
        <>
            <RadioChoices id="system-two-factor" legend={t::TWO_FACTOR_QUESTION.string(lang)} hint={t::TWO_FACTOR_HINT.string(lang)}
                {options} chosen={vec![AttrValue::from(chosen)]} {onchange} />
            <div role="status">
                if is_outside(system) && system.two_factor == Some(false) {
                    <Notice tone={Tone::Danger} title={t::TWO_FACTOR_WARNING.string(lang)}>
                        <p>{ t::TWO_FACTOR_WARNING_TEXT.get(lang) }</p>
                        { sources(content::rule_sources("two_factor"), lang) }
                    </Notice>
                }
            </div>
        </>
    }
}
