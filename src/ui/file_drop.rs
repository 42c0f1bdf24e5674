use super::Icon;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{File, FileList, HtmlInputElement};
use yew::prelude::*;

/// Props of [`FileDrop`].
#[derive(Properties, PartialEq)]
pub struct FileDropProps {
    /// Element id of the file field.
    pub id: AttrValue,
    /// Icon.
    pub icon: AttrValue,
    /// What choosing a file does.
    pub title: AttrValue,
    /// Which file.
    pub hint: AttrValue,
    /// What the browser offers first: `.pdf`. A file of another name can be dropped all the same.
    pub accept: AttrValue,
    /// Several at once.
    #[prop_or_default]
    pub multiple: bool,
    /// Each file that was chosen or dropped.
    pub onfile: Callback<File>,
}

/// A card with which a file is chosen, or onto which it is dropped. Keys reach the file field that lies in it.
#[component]
pub fn FileDrop(props: &FileDropProps) -> Html {
    let over = use_state(|| false);
    use_effect_with((), |()| catch_stray_drops());
    let onchange = {
        let (onfile, multiple) = (props.onfile.clone(), props.multiple);
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { return };
            let files = taken(input.files(), multiple);
            // Emptied, so that the same file can be chosen again.
            input.set_value("");
            files.into_iter().for_each(|file| onfile.emit(file));
        })
    };
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(true);
        })
    };
    let ondragleave = {
        let over = over.clone();
        Callback::from(move |_: DragEvent| over.set(false))
    };
    let ondrop = {
        let (over, onfile, multiple) = (over.clone(), props.onfile.clone(), props.multiple);
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let dropped = event.data_transfer().and_then(|transfer| transfer.files());
            taken(dropped, multiple).into_iter().for_each(|file| onfile.emit(file));
        })
    };
    html! {
        <label class="action-card file-drop" for={props.id.clone()} data-over={over.then_some("true")} {ondragover} {ondragleave} {ondrop}>
            <Icon name={props.icon.clone()} />
            <span class="action-card__body">
                <span class="action-card__title">{ &props.title }</span>
                <span class="action-card__text">{ &props.hint }</span>
            </span>
            <input class="file-drop__input" type="file" autocomplete="off" spellcheck="false" id={props.id.clone()} accept={props.accept.clone()} multiple={props.multiple} {onchange} />
        </label>
    }
}

/// Hands over the bytes of a file; of one that is larger than `limit` only so many that it is known to be too large.
pub fn read_file(file: File, limit: usize, onread: Callback<Vec<u8>>) {
    wasm_bindgen_futures::spawn_local(async move {
        let Ok(start) = file.slice_with_f64_and_f64(0.0, (limit + 1) as f64) else { return };
        if let Ok(bytes) = gloo::file::futures::read_as_bytes(&gloo::file::Blob::from(start)).await {
            onread.emit(bytes);
        }
    });
}

/// The first file, or all.
fn taken(files: Option<FileList>, multiple: bool) -> Vec<File> {
    let Some(files) = files else { return vec![] };
    let count = if multiple { files.length() } else { files.length().min(1) };
    (0..count).filter_map(|index| files.get(index)).collect()
}

/// A file that misses the card would otherwise take the place of the page.
fn catch_stray_drops() -> impl FnOnce() {
    let window = gloo::utils::window();
    let catch = |name: &'static str| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, |event| event.prevent_default())
    };
    let listeners = [catch("dragover"), catch("drop")];
    move || drop(listeners)
}
