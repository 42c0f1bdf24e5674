//! A field for a passphrase: hidden until one wants to see it; paste and password managers work.

use crate::content::Lang;
use yew::prelude::*;

/// Props of [`SecretField`].
#[derive(Properties, PartialEq)]
pub struct SecretFieldProps {
    /// Element id; also the target of the error summary.
    pub id: AttrValue,
    /// Language.
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
    /// True for a passphrase that is being chosen, so that a password manager offers to keep it.
    #[prop_or_default]
    pub is_new: bool,
}

/// A passphrase.
#[component]
pub fn SecretField(props: &SecretFieldProps) -> Html {
    let shown = use_state(|| false);
    let id = &props.id;
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let described: Vec<String> = [(props.hint.is_some(), "hint"), (props.error.is_some(), "error")]
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let oninput = props.onchange.reform(|event: InputEvent| super::fields::value_of(&event));
    // Chromium never keeps what stands in a password field, but would keep it in a text field: shown, it is closed to that.
    let autocomplete = match (*shown, props.is_new) {
        (true, _) => "off",
        (false, true) => "new-password",
        (false, false) => "current-password",
    };
    let words = if *shown { &super::t::SECRET_HIDE } else { &super::t::SECRET_SHOW };
    html! {
        <div class="field" data-invalid={props.error.is_some().then_some("true")}>
            <label class="field__label" for={id.clone()}>{ &props.label }</label>
            if let Some(hint) = &props.hint { <p class="field__hint" id={format!("{id}-hint")}>{ hint }</p> }
            <div class="secret">
                <input type={if *shown { "text" } else { "password" }} class="input ds-input" id={id.clone()} value={props.value.clone()} {oninput}
                    {autocomplete} autocapitalize="none" spellcheck="false"
                    aria-invalid={props.error.is_some().then_some("true")} aria-describedby={described} />
                <button type="button" class="secret__toggle" aria-pressed={shown.to_string()} aria-controls={id.clone()} onclick={toggle}>
                    { words.get(props.lang) }
                </button>
            </div>
            if let Some(error) = &props.error { <p class="field__error" id={format!("{id}-error")}>{ error }</p> }
        </div>
    }
}
