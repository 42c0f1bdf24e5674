use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Moves focus to an element, by its id, as soon as it is on the page: to the first field of a new row, or to the
/// button that is left when a row is taken away.
#[hook]
pub fn use_focus() -> Callback<String> {
    let wanted = use_mut_ref(|| None::<String>);
    let sought = wanted.clone();
    use_effect(move || {
        let id = sought.borrow().clone();
        let element = id.and_then(|id| gloo::utils::document().get_element_by_id(&id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            sought.replace(None);
            let _ = element.focus();
        }
    });
    Callback::from(move |id: String| {
        wanted.replace(Some(id));
    })
}
