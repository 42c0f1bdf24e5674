use crate::app::browser;
use yew::prelude::*;

/// Where the focus goes when what was shown goes away under the finger that pressed it.
#[hook]
pub fn use_focus_after(is_shown: bool, go_on: impl Fn() + 'static) {
    let was_shown = use_mut_ref(|| false);
    use_effect_with(is_shown, move |is_shown| {
        let was_shown = std::mem::replace(&mut *was_shown.borrow_mut(), *is_shown);
        if was_shown && !is_shown && browser::focus_is_lost() {
            go_on();
        }
    });
}
