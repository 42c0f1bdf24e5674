use yew::prelude::*;

/// Props of [`Icon`].
#[derive(Properties, PartialEq)]
pub struct IconProps {
    /// A symbol of `assets/icons.svg`.
    pub name: AttrValue,
}

/// A decorative icon; the text beside it carries the meaning.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" aria-hidden="true" focusable="false" width="24" height="24">
            <use href={format!("icons.svg#{}", props.name)}></use>
        </svg>
    }
}
