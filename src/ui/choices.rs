//! Question cards: a fieldset whose legend is the page's heading, with answer rows of at least 48 px.

use super::fields::value_of;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// One answer row.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceOption {
    /// Value reported back.
    pub value: AttrValue,
    /// The answer.
    pub title: AttrValue,
    /// What it means.
    pub hint: Option<AttrValue>,
}

impl ChoiceOption {
    /// An answer without explanation.
    pub fn new(value: impl Into<AttrValue>, title: impl Into<AttrValue>) -> ChoiceOption {
        ChoiceOption { value: value.into(), title: title.into(), hint: None }
    }

    /// An answer with an explanation.
    pub fn with_hint(
        value: impl Into<AttrValue>,
        title: impl Into<AttrValue>,
        hint: impl Into<AttrValue>,
    ) -> ChoiceOption {
        ChoiceOption { value: value.into(), title: title.into(), hint: Some(hint.into()) }
    }
}

/// Props of [`RadioChoices`] and [`CheckChoices`].
#[derive(Properties, PartialEq)]
pub struct ChoicesProps {
    /// Element id of the fieldset; also the name of the radio group and the target of the error summary.
    pub id: AttrValue,
    /// The question.
    pub legend: AttrValue,
    /// True when the question is the page's heading.
    #[prop_or_default]
    pub heading: bool,
    /// One full sentence that helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What must be mended.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The answer rows.
    pub options: Vec<ChoiceOption>,
    /// The chosen values.
    pub chosen: Vec<AttrValue>,
    /// Called with the value that was chosen (radio) or switched (checkbox).
    pub onchange: Callback<String>,
}

/// One answer of several.
#[component]
pub fn RadioChoices(props: &ChoicesProps) -> Html {
    choices(props, "radio")
}

/// Any number of answers.
#[component]
pub fn CheckChoices(props: &ChoicesProps) -> Html {
    choices(props, "checkbox")
}

fn choices(props: &ChoicesProps, kind: &'static str) -> Html {
    let described: Vec<String> = [(props.hint.is_some(), "hint"), (props.error.is_some(), "error")]
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, part)| format!("{}-{part}", props.id))
        .collect();
    let rows = props.options.iter().enumerate().map(|(index, option)| row(props, kind, index, option));
    html! {
        <fieldset class="question" id={props.id.clone()} aria-describedby={(!described.is_empty()).then(|| described.join(" "))}
            data-invalid={props.error.is_some().then_some("true")}>
            <legend class="question__legend">
                if props.heading { <h1 tabindex="-1">{ &props.legend }</h1> } else { { &props.legend } }
            </legend>
            if let Some(hint) = &props.hint { <p class="question__hint" id={format!("{}-hint", props.id)}>{ hint }</p> }
            if let Some(error) = &props.error { <p class="field__error" id={format!("{}-error", props.id)}>{ error }</p> }
            <div class="question__choices">{ for rows }</div>
        </fieldset>
    }
}

fn row(props: &ChoicesProps, kind: &'static str, index: usize, option: &ChoiceOption) -> Html {
    let id = format!("{}-{index}", props.id);
    let onchange = props.onchange.reform(|event: Event| value_of(&event));
    let hint_id = option.hint.as_ref().map(|_| format!("{id}-hint"));
    html! {
        <label class="choice" for={id.clone()} key={option.value.to_string()}>
            <input type={kind} class="ds-input" autocomplete="off" spellcheck="false" {id} name={props.id.clone()} value={option.value.clone()}
                checked={props.chosen.contains(&option.value)} {onchange} aria-describedby={hint_id.clone()} />
            <span class="choice__text">
                <span class="choice__title">{ &option.title }</span>
                if let Some(hint) = &option.hint { <span class="choice__hint" id={hint_id}>{ hint }</span> }
            </span>
        </label>
    }
}

/// Props of [`CheckBox`].
#[derive(Properties, PartialEq)]
pub struct CheckBoxProps {
    /// Element id of the box itself.
    pub id: AttrValue,
    /// Element id of the whole; the target of the error summary.
    pub field: AttrValue,
    /// What is said by ticking it.
    pub label: AttrValue,
    /// What must be mended.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Ticked.
    pub checked: bool,
    /// Called with the new state.
    pub onchange: Callback<bool>,
}

/// One statement to agree to.
#[component]
pub fn CheckBox(props: &CheckBoxProps) -> Html {
    let CheckBoxProps { id, field, label, error, checked, .. } = props;
    let onchange = props.onchange.reform(|event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        input.is_some_and(|input| input.checked())
    });
    html! {
        <div class="field" id={field.clone()}>
            <label class="choice">
                <input type="checkbox" class="ds-input" autocomplete="off" spellcheck="false" id={id.clone()} checked={*checked} {onchange}
                    aria-describedby={error.is_some().then(|| format!("{field}-error"))} />
                <span class="choice__text"><span class="choice__title">{ label }</span></span>
            </label>
            if let Some(error) = error { <p class="field__error" id={format!("{field}-error")}>{ error }</p> }
        </div>
    }
}

/// Props of [`RadioButton`].
#[derive(Properties, PartialEq)]
pub struct RadioButtonProps {
    /// Element id.
    pub id: AttrValue,
    /// Name of the group.
    pub name: AttrValue,
    /// Value within the group.
    pub value: AttrValue,
    /// Element id of the text that explains the choice.
    pub described_by: AttrValue,
    /// Whether it is chosen.
    pub checked: bool,
    /// It has been chosen.
    pub onchoose: Callback<()>,
}

/// One choice of a group whose rows say more than a title and a hint; the label is the caller's.
#[component]
pub fn RadioButton(props: &RadioButtonProps) -> Html {
    let RadioButtonProps { id, name, value, described_by, checked, .. } = props;
    let onchange = props.onchoose.reform(|_: Event| ());
    html! {
        <input type="radio" class="ds-input" autocomplete="off" spellcheck="false" id={id.clone()} name={name.clone()} value={value.clone()}
            aria-describedby={described_by.clone()} checked={*checked} {onchange} />
    }
}
