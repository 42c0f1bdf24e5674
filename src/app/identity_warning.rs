//! The second look before a PDF is made: does the document hold a national identity number, and where?

use super::{t, use_app};
use crate::documents::Document;
use crate::ui::{Notice, Tone};
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`IdentityWarning`].
#[derive(Properties, PartialEq)]
pub struct IdentityWarningProps {
    /// The document, before or after its signature.
    pub document: Rc<Document>,
    /// Without the list of places, where that stands higher up on the page.
    #[prop_or_default]
    pub brief: bool,
}

/// Says where the numbers stand and what to do, or nothing. It stops nobody: a number may be something else.
#[component]
pub fn IdentityWarning(props: &IdentityWarningProps) -> Html {
    let lang = use_app().lang();
    let places = use_memo(props.document.clone(), |document| document.identity_numbers());
    if places.is_empty() {
        return html! {};
    }
    let remedy = if props.document.is_draft() { &t::IDENTITY_IN_DRAFT } else { &t::IDENTITY_IN_SIGNED };
    html! {
        <div class="identity-warning no-print">
            <Notice tone={Tone::Warn} title={t::IDENTITY_FOUND.string(lang)}>
                if !props.brief {
                    <ul>
                        { for places.iter().map(|place| html! {
                            <li>{ t::IDENTITY_PLACE.fill(lang, &[("heading", &place.under), ("text", &place.text)]) }</li>
                        }) }
                    </ul>
                }
                <p>{ remedy.get(lang) }</p>
            </Notice>
        </div>
    }
}
