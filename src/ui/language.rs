use super::fields::value_of;
use super::Icon;
use crate::content::Lang;
use yew::prelude::*;

/// Props of [`LanguageSwitch`].
#[derive(Properties, PartialEq)]
pub struct LanguageSwitchProps {
    /// Language of the interface.
    pub lang: Lang,
    /// Name of the switch, for screen readers.
    pub label: AttrValue,
    /// Another language was chosen.
    pub onchange: Callback<Lang>,
}

/// The choice of language; each is named in its own.
#[component]
pub fn LanguageSwitch(props: &LanguageSwitchProps) -> Html {
    let chosen = props.onchange.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(lang) = Lang::from_code(&value_of(&event)) {
            chosen.emit(lang);
        }
    });
    let options = Lang::ALL.iter().map(|option| {
        html! { <option value={option.code()} lang={option.code()} selected={*option == props.lang}>{ option.own_name() }</option> }
    });
    html! {
        <div class="language-switch">
            <Icon name="globe" />
            <label class="visually-hidden" for="language">{ &props.label }</label>
            <select id="language" class="select" autocomplete="off" spellcheck="false" {onchange}>{ for options }</select>
        </div>
    }
}
