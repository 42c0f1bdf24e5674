use gloo::events::{EventListener, EventListenerOptions};
use yew::prelude::*;

/// Lets the browser ask before it closes the page, while something is filled in that no file holds.
#[hook]
pub fn use_leave_warning(is_unsaved: bool) {
    use_effect_with(is_unsaved, |is_unsaved| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = is_unsaved.then(|| {
            let window = gloo::utils::window();
            EventListener::new_with_options(&window, "beforeunload", options, |event| event.prevent_default())
        });
        move || drop(listener)
    });
}
