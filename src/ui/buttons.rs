use super::Icon;
use yew::prelude::*;

/// Weight of a button: one primary a screen.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Variant {
    /// The next step.
    #[default]
    Primary,
    /// Another way.
    Secondary,
    /// On the side.
    Tertiary,
}

impl Variant {
    fn code(self) -> &'static str {
        match self {
            Variant::Primary => "primary",
            Variant::Secondary => "secondary",
            Variant::Tertiary => "tertiary",
        }
    }
}

/// Props of [`Button`].
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// Verb, or verb and object.
    pub label: AttrValue,
    /// Longer name for screen readers where the label alone is unclear: "Slett leverandøren Hove IT". Begins with the label.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// Weight.
    #[prop_or_default]
    pub variant: Variant,
    /// Icon before the label.
    #[prop_or_default]
    pub icon: Option<AttrValue>,
    /// Element id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// True for the button that sends its form, also when Enter is pressed in a field.
    #[prop_or_default]
    pub submit: bool,
    /// Pressed.
    #[prop_or_default]
    pub onclick: Callback<()>,
}

/// A button. Never disabled: let people press, and explain.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let onclick = props.onclick.reform(|_: MouseEvent| ());
    html! {
        <button type={if props.submit { "submit" } else { "button" }} class="ds-button" id={props.id.clone()} data-variant={props.variant.code()} aria-label={props.name.clone()} {onclick}>
            if let Some(icon) = &props.icon { <Icon name={icon.clone()} /> }
            { &props.label }
        </button>
    }
}

/// Props of [`LinkButton`].
#[derive(Properties, PartialEq)]
pub struct LinkButtonProps {
    /// Verb and object.
    pub label: AttrValue,
    /// Longer name for screen readers where the label alone is unclear. Begins with the label.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// Route, such as `#/risiko`.
    pub href: AttrValue,
    /// Weight.
    #[prop_or_default]
    pub variant: Variant,
    /// Icon before the label.
    #[prop_or_default]
    pub icon: Option<AttrValue>,
    /// Element id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// A link that looks like a button, for the one next step of a screen.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    html! {
        <a class="ds-button" id={props.id.clone()} data-variant={props.variant.code()} href={props.href.clone()} aria-label={props.name.clone()}>
            if let Some(icon) = &props.icon { <Icon name={icon.clone()} /> }
            { &props.label }
        </a>
    }
}
