use crate::app::browser;
use yew::prelude::*;

/// Where the focus goes when what is shown goes away, or becomes another, under the finger that pressed it.
#[hook]
pub fn use_focus_after<T: PartialEq + Copy + 'static>(shown: Option<T>, go_on: impl Fn() + 'static) {
    let before = use_mut_ref(|| None::<T>);
    use_effect_with(shown, move |shown| {
        let before = std::mem::replace(&mut *before.borrow_mut(), *shown);
        if before.is_some() && browser::focus_is_lost() {
            go_on();
        }
    });
}
