//! A card with which a file is chosen. It hands over bytes, and nothing of what the browser knows about the file.

use super::Icon;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Props of [`FileField`].
#[derive(Properties, PartialEq)]
pub struct FileFieldProps {
    /// Element id of the field.
    pub id: AttrValue,
    /// What choosing a file does.
    pub title: AttrValue,
    /// Which file.
    pub hint: AttrValue,
    /// Endings of the files to choose among, such as `.klinikkskjema`.
    pub accept: AttrValue,
    /// Bytes of the largest file that is read; of a larger one only so many that it is known to be too large.
    pub limit: usize,
    /// The content.
    pub onread: Callback<Vec<u8>>,
}

/// Reads a file that the user chooses.
#[component]
pub fn FileField(props: &FileFieldProps) -> Html {
    let (onread, limit) = (props.onread.clone(), props.limit);
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let file = input.files().and_then(|files| files.get(0));
        // Emptied, so that the same file can be chosen again.
        input.set_value("");
        let Some(file) = file else { return };
        let onread = onread.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let start = file.slice_with_f64_and_f64(0.0, (limit + 1) as f64);
            let Ok(start) = start else { return };
            let blob = gloo::file::Blob::from(start);
            if let Ok(bytes) = gloo::file::futures::read_as_bytes(&blob).await {
                onread.emit(bytes);
            }
        });
    });
    html! {
        <label class="action-card" for={props.id.clone()}>
            <Icon name="upload" />
            <span class="action-card__body">
                <span class="action-card__title">{ &props.title }</span>
                <span class="action-card__text">{ &props.hint }</span>
            </span>
            <input class="open-file__input" type="file" autocomplete="off" spellcheck="false" id={props.id.clone()} accept={props.accept.clone()} {onchange} />
        </label>
    }
}
