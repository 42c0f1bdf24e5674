use crate::content::Lang;
use yew::prelude::*;

/// An answer that must be mended: which field, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Element id of the field.
    pub field: String,
    /// What happened and what to do; the same words at the field and in the summary.
    pub message: String,
}

impl FieldError {
    /// An error for a field.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> FieldError {
        FieldError { field: field.into(), message: message.into() }
    }

    /// The message for one field, if it has an error.
    pub fn of(errors: &[FieldError], field: &str) -> Option<AttrValue> {
        errors.iter().find(|error| error.field == field).map(|error| AttrValue::from(error.message.clone()))
    }
}

/// Props of [`ErrorSummary`].
#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    /// Language.
    pub lang: Lang,
    /// What must be mended.
    pub errors: Vec<FieldError>,
    /// Grows with each press of the button, so that focus moves here each time.
    pub attempt: u32,
}

/// The list of what must be mended, above the button. Focus goes to its heading when it appears.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((props.attempt, props.errors.is_empty()), move |(_, empty)| {
            if !*empty {
                if let Some(element) = heading.cast::<web_sys::HtmlElement>() {
                    let _ = element.focus();
                }
            }
        });
    }
    if props.errors.is_empty() {
        return html! {};
    }
    let items = props.errors.iter().map(|error| {
        let field = error.field.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            // A fragment link would change the route.
            event.prevent_default();
            focus_field(&field);
        });
        html! { <li><a class="ds-link" href={format!("#{}", error.field)} {onclick}>{ &error.message }</a></li> }
    });
    html! {
        <div class="error-summary">
            <h2 class="error-summary__title" tabindex="-1" ref={heading}>{ super::t::ERROR_SUMMARY.get(props.lang) }</h2>
            <ul>{ for items }</ul>
        </div>
    }
}

/// Moves focus to a field, or to the first control inside it.
fn focus_field(id: &str) {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else { return };
    let control = if element.matches("input, select, textarea, button").unwrap_or(false) {
        Some(element.clone())
    } else {
        element.query_selector("input, select, textarea, button").ok().flatten()
    };
    element.scroll_into_view();
    if let Some(control) =
        control.and_then(|control| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(control).ok())
    {
        let _ = control.focus();
    }
}
