//! A form of the catalogue: the list of what is filled in, and one of them with a field for each question.

use super::staff::options as staff_options;
use super::table::{table, Row};
use super::{unknown, Context};
use crate::content::Localized;
use crate::domain::parse_date;
use crate::features::access::content::{against, conclusions, extents, FormField};
use crate::features::access::model::{Edit, FormKind};
use crate::features::access::overview::HREF;
use crate::features::access::state::Form;
use crate::features::access::{t, words};
use crate::ui::{
    Button, CheckChoices, ChoiceOption, DateField, LinkButton, MomentField, RadioChoices, SelectField,
    TextArea, TextField, Variant,
};
use yew::prelude::*;

/// Where the forms of a kind are, and what they are called.
#[derive(Clone, Copy)]
pub struct Forms {
    /// Which.
    pub kind: FormKind,
    /// The part of the address.
    pub path: &'static str,
    /// Heading of one.
    pub title: &'static Localized,
    /// Caption of the list.
    pub caption: &'static Localized,
    /// Said where there is none.
    pub empty: &'static Localized,
    /// The button that begins one.
    pub add: &'static Localized,
}

/// Every form, and the button that begins one.
pub fn list(ctx: &Context, forms: Forms, variant: Variant) -> Html {
    let lang = ctx.lang;
    let all = ctx.state.forms(forms.kind);
    let add = {
        let ctx = ctx.clone();
        Callback::from(move |()| {
            let id = ctx.desk.make_id.emit(());
            ctx.edit.emit(Edit::AddForm(forms.kind, id.clone(), ctx.today));
            ctx.desk.go.emit(format!("{HREF}/{}/{id}", forms.path));
        })
    };
    let row = |form: &Form| {
        let day = words::date(form.day, lang);
        let open = form.missing(forms.kind.fields()).len();
        Row {
            key: form.id.0.clone(),
            head: html! { <a class="ds-link" href={format!("{HREF}/{}/{}", forms.path, form.id)}>{ day }</a> },
            cells: vec![match open {
                0 => t::STATUS_OK.string(lang),
                n => t::FORM_OPEN.fill(lang, &[("n", &n)]),
            }
            .into()],
        }
    };
    html! {
        <section class="stack">
            <h2>{ forms.caption.get(lang) }</h2>
            if all.is_empty() {
                <p class="empty-state">{ forms.empty.get(lang) }</p>
            } else {
                { table(forms.caption, &[&t::FIELD_DAY, &t::COLUMN_STATUS], all.iter().rev().map(row).collect(), lang) }
            }
            <Button id="add-form" label={forms.add.string(lang)} {variant} icon="plus" onclick={add} />
        </section>
    }
}

/// One form. Every answer is kept at once.
pub fn one(ctx: &Context, forms: Forms) -> Html {
    let lang = ctx.lang;
    let Some(form) = ctx.state.forms(forms.kind).iter().find(|own| own.id.0 == ctx.segment(1)) else {
        return unknown(ctx);
    };
    let back = format!("{HREF}/{}", forms.path);
    let remove = {
        let (ctx, id, back) = (ctx.clone(), form.id.clone(), back.clone());
        Callback::from(move |()| {
            ctx.desk.go.emit(back.clone());
            ctx.edit.emit(Edit::RemoveForm(forms.kind, id.clone()));
        })
    };
    let asked = forms.kind.fields().iter().filter(|own| form.asks(own));
    let missing = form.missing(forms.kind.fields());
    html! {
        <div class="stack">
            <a class="ds-link" href={back.clone()}>{ t::BACK_TO_LIST.get(lang) }</a>
            <h1 tabindex="-1" data-title={forms.title.string(lang)}>{ forms.title.get(lang) }</h1>
            <p class="lead">{ words::date(form.day, lang) }</p>
            { for asked.map(|own| field(ctx, forms.kind, form, own)) }
            <p role="status">
                { match missing.len() { 0 => t::STATUS_OK.string(lang), n => t::FORM_OPEN.fill(lang, &[("n", &n)]) } }
            </p>
            <div class="button-row">
                <LinkButton id="form-done" label={t::DONE.string(lang)} href={back} />
                <Button label={t::FORM_DELETE.string(lang)} variant={Variant::Tertiary} icon="trash" onclick={remove} />
            </div>
        </div>
    }
}

fn field(ctx: &Context, kind: FormKind, form: &Form, own: &'static FormField) -> Html {
    let lang = ctx.lang;
    let id = format!("field-{}", own.id);
    let (label, hint) = (own.name.string(lang), AttrValue::from(own.hint.string(lang)));
    let value = form.answers.get(&own.id).cloned().unwrap_or_default();
    let keep = {
        let form = form.id.clone();
        ctx.edit.reform(move |answer: String| Edit::Form(kind, form.clone(), own.id.clone(), answer))
    };
    let chosen: Vec<AttrValue> = value
        .split(',')
        .map(str::trim)
        .filter(|own| !own.is_empty())
        .map(|own| own.to_owned().into())
        .collect();
    let inner = match own.kind.as_str() {
        "date" => {
            let onchange = keep.reform(|day: Option<_>| day.map(|day| format!("{day}")).unwrap_or_default());
            html! { <DateField {id} {label} {hint} value={parse_date(&value)} {onchange} /> }
        }
        "date_time" => {
            let onchange = keep
                .reform(|at: Option<jiff::civil::DateTime>| at.map(|at| at.to_string()).unwrap_or_default());
            html! { <MomentField {id} {lang} {label} {hint} value={value.parse().ok()} {onchange} /> }
        }
        "yes_no" => {
            let options = vec![
                ChoiceOption::new("yes", t::YES.string(lang)),
                ChoiceOption::new("no", t::NO.string(lang)),
            ];
            html! { <RadioChoices {id} legend={label} {hint} {options} {chosen} onchange={keep} /> }
        }
        "choice" => {
            html! { <RadioChoices {id} legend={label} {hint} options={options(ctx, own)} {chosen} onchange={keep} /> }
        }
        "choices" => {
            let onchange = keep.reform(move |id: String| toggled(&value, &id));
            html! { <CheckChoices {id} legend={label} {hint} options={options(ctx, own)} {chosen} {onchange} /> }
        }
        "person" | "person_date" => {
            let mut options: Vec<(AttrValue, AttrValue)> = vec![("".into(), t::CHOOSE.string(lang).into())];
            options.extend(staff_options(ctx, Some(&value.as_str().into())));
            html! { <SelectField {id} {label} {hint} {options} {value} onchange={keep} /> }
        }
        "reference" => html! { <TextField {id} {lang} {label} {hint} {value} onchange={keep} /> },
        _ => html! { <TextArea {id} {lang} {label} {hint} {value} onchange={keep} /> },
    };
    html! { <div key={own.id.clone()}>{ inner }</div> }
}

fn options(ctx: &Context, own: &FormField) -> Vec<ChoiceOption> {
    let lang = ctx.lang;
    match own.id.as_str() {
        "extent" => {
            extents().iter().map(|own| ChoiceOption::new(own.id.clone(), own.name.string(lang))).collect()
        }
        _ => {
            let all = if own.id == "against" { against() } else { conclusions() };
            let option = |own: &crate::features::access::content::Choice| match &own.hint {
                Some(hint) => {
                    ChoiceOption::with_hint(own.id.clone(), own.name.string(lang), hint.string(lang))
                }
                None => ChoiceOption::new(own.id.clone(), own.name.string(lang)),
            };
            all.iter().map(option).collect()
        }
    }
}

/// A list of ids with one put in or taken out.
fn toggled(all: &str, id: &str) -> String {
    let mut ids: Vec<&str> = all.split(',').map(str::trim).filter(|own| !own.is_empty()).collect();
    match ids.iter().position(|own| *own == id) {
        Some(place) => {
            ids.remove(place);
        }
        None => ids.push(id),
    }
    ids.join(",")
}
