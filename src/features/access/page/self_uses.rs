//! Not made yet.

use super::{frame, Context};
use crate::features::access::t;
use yew::prelude::*;

/// The screen.
pub fn page(ctx: &Context) -> Html {
    frame(ctx, &t::SELF_TITLE, html! {})
}
