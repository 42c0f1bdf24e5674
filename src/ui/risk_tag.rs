use crate::domain::Level;
use yew::prelude::*;

/// Props of [`RiskTag`].
#[derive(Properties, PartialEq)]
pub struct RiskTagProps {
    /// Level.
    pub level: Level,
    /// Risk value, 1 to 16.
    pub value: u8,
    /// The level in words.
    pub word: AttrValue,
}

/// A risk value with symbol, number and word; the colour only helps.
#[component]
pub fn RiskTag(props: &RiskTagProps) -> Html {
    html! {
        <span class="risk-tag" data-level={props.level.number().to_string()}>
            <span aria-hidden="true">{ props.level.symbol() }</span>{ " " }
            <span>{ props.value }</span>{ " " }<span>{ &props.word }</span>
        </span>
    }
}
