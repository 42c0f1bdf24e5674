//! Not made yet.

use super::{frame, PageProps};
use crate::features::access::t;
use yew::prelude::*;

/// The screen.
#[component]
pub fn ImportPage(props: &PageProps) -> Html {
    frame(&props.ctx, &t::TITLE, html! {})
}
