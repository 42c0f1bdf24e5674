//! Text fields with label, hint, error, and the guard against patient identifiers.

use crate::content::Lang;
use crate::domain::{contains_national_identity_number, Date};
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Props of [`TextField`] and [`TextArea`].
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Element id; also the target of the error summary.
    pub id: AttrValue,
    /// Language of the guard's words.
    pub lang: Lang,
    /// Label: capital first, no colon.
    pub label: AttrValue,
    /// One full sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What must be mended.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What the field holds.
    pub value: AttrValue,
    /// Called at each keystroke.
    pub onchange: Callback<String>,
    /// HTML autocomplete token.
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    /// HTML inputmode, such as `numeric`.
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    /// Rows of a text area.
    #[prop_or(3)]
    pub rows: u8,
    /// The label is there for screen readers only, for use in a table with column headers.
    #[prop_or_default]
    pub hidden_label: bool,
}

fn describedby(id: &str, hint: bool, error: bool, guard: bool) -> Option<String> {
    let parts: Vec<String> = [(hint, "hint"), (error, "error"), (guard, "guard")]
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn frame(props: &TextFieldProps, control: Html) -> Html {
    let guarded = contains_national_identity_number(&props.value);
    html! {
        <div class="field" data-invalid={props.error.is_some().then_some("true")}>
            <label class={classes!("field__label", props.hidden_label.then_some("visually-hidden"))} for={props.id.clone()}>{ &props.label }</label>
            if let Some(hint) = &props.hint { <p class="field__hint" id={format!("{}-hint", props.id)}>{ hint }</p> }
            { control }
            if let Some(error) = &props.error { <p class="field__error" id={format!("{}-error", props.id)}>{ error }</p> }
            <div role="status">
                if guarded { <p class="field__guard" id={format!("{}-guard", props.id)}>{ super::t::IDENTITY_GUARD.get(props.lang) }</p> }
            </div>
        </div>
    }
}

/// One line of text.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let oninput = props.onchange.reform(|event: InputEvent| {
        event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
            .map(|input| input.value())
            .unwrap_or_default()
    });
    let guarded = contains_national_identity_number(&props.value);
    frame(
        props,
        html! {
            <input type="text" class="input ds-input" id={props.id.clone()} value={props.value.clone()} {oninput}
                autocomplete={props.autocomplete.clone().unwrap_or("off".into())} inputmode={props.inputmode.clone()}
                aria-invalid={props.error.is_some().then_some("true")}
                aria-describedby={describedby(&props.id, props.hint.is_some(), props.error.is_some(), guarded)} />
        },
    )
}

/// Several lines of text.
#[component]
pub fn TextArea(props: &TextFieldProps) -> Html {
    let oninput = props.onchange.reform(|event: InputEvent| {
        event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
            .map(|input| input.value())
            .unwrap_or_default()
    });
    let guarded = contains_national_identity_number(&props.value);
    frame(
        props,
        html! {
            <textarea class="textarea ds-input" id={props.id.clone()} rows={props.rows.to_string()} value={props.value.clone()} {oninput}
                aria-invalid={props.error.is_some().then_some("true")}
                aria-describedby={describedby(&props.id, props.hint.is_some(), props.error.is_some(), guarded)} />
        },
    )
}

/// Props of [`DateField`].
#[derive(Properties, PartialEq)]
pub struct DateFieldProps {
    /// Element id.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// One full sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What must be mended.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The date, if one is chosen.
    pub value: Option<Date>,
    /// Called with the new date, or `None` when the field is emptied.
    pub onchange: Callback<Option<Date>>,
}

/// A date, typed or picked with the browser's own calendar.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let onchange = props.onchange.reform(|event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        input.and_then(|input| crate::domain::parse_date(&input.value()))
    });
    html! {
        <div class="field" data-invalid={props.error.is_some().then_some("true")}>
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            if let Some(hint) = &props.hint { <p class="field__hint" id={format!("{}-hint", props.id)}>{ hint }</p> }
            <input type="date" class="input ds-input input--date" id={props.id.clone()} value={props.value.map(|date| date.to_string())} {onchange}
                aria-invalid={props.error.is_some().then_some("true")}
                aria-describedby={describedby(&props.id, props.hint.is_some(), props.error.is_some(), false)} />
            if let Some(error) = &props.error { <p class="field__error" id={format!("{}-error", props.id)}>{ error }</p> }
        </div>
    }
}

/// Props of [`SelectField`].
#[derive(Properties, PartialEq)]
pub struct SelectFieldProps {
    /// Element id.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// One full sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What must be mended.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Value and text of each option, in order.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The chosen value.
    pub value: AttrValue,
    /// Called with the newly chosen value.
    pub onchange: Callback<String>,
}

/// A choice from a longer list.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let onchange = props.onchange.reform(|event: Event| {
        event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok())
            .map(|select| select.value())
            .unwrap_or_default()
    });
    let options = props.options.iter().map(|(value, text)| {
        html! { <option value={value.clone()} selected={*value == props.value}>{ text }</option> }
    });
    html! {
        <div class="field" data-invalid={props.error.is_some().then_some("true")}>
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            if let Some(hint) = &props.hint { <p class="field__hint" id={format!("{}-hint", props.id)}>{ hint }</p> }
            <select class="select ds-input" id={props.id.clone()} {onchange}
                aria-invalid={props.error.is_some().then_some("true")}
                aria-describedby={describedby(&props.id, props.hint.is_some(), props.error.is_some(), false)}>
                { for options }
            </select>
            if let Some(error) = &props.error { <p class="field__error" id={format!("{}-error", props.id)}>{ error }</p> }
        </div>
    }
}
