use super::focus::use_focus_after;
use super::save_copy::Problem;
use crate::app::browser;
use crate::app::copies::facts::{Folder, FolderState};
use crate::app::copies::{backup, t};
use crate::app::lock::Trouble;
use crate::app::save::Safe;
use crate::app::use_app;
use crate::ui::{Button, Variant};
use std::future::Future;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Props of [`FolderStatus`].
#[derive(Properties, PartialEq)]
pub struct FolderStatusProps {
    /// Element id.
    pub id: AttrValue,
}

/// How the backups go, with the button that lets a paused folder go on. Nothing where no folder has been chosen.
#[component]
pub fn FolderStatus(props: &FolderStatusProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let trouble = use_state(|| None::<Trouble>);
    {
        let asks = |folder: &Folder| folder.state != FolderState::On;
        let id = props.id.clone();
        let asks = app.session.copies.folder.as_ref().is_some_and(asks);
        use_focus_after(asks.then_some(()), move || browser::focus_on(&id));
    }
    let Some(folder) = &app.session.copies.folder else { return html! {} };
    let resume = on_press(&app.saver.safe, &trouble, |safe| async move { backup::resume(&safe).await });
    let (code, words, button) = match folder.state {
        FolderState::On => ("on", &t::FOLDER_ON, None),
        FolderState::Paused => ("paused", &t::FOLDER_PAUSED, Some(&t::RESUME_FOLDER)),
        FolderState::Failed => ("failed", &t::FOLDER_FAILED, Some(&t::TRY_FOLDER)),
    };
    html! {
        <div class="stack" id={props.id.clone()} tabindex="-1" data-state={code}>
            <p role="status">{ words.fill(lang, &[("name", &folder.name)]) }</p>
            if let Some(label) = button {
                <div class="button-row"><Button id={format!("{}-resume", props.id)} variant={Variant::Secondary} label={label.string(lang)} onclick={resume} /></div>
            }
            <Problem trouble={*trouble} />
        </div>
    }
}

/// The folder in the settings: choose, change, stop. Nothing where the browser has no such thing.
#[component]
pub fn FolderSettings() -> Html {
    let app = use_app();
    let lang = app.lang();
    let trouble = use_state(|| None::<Trouble>);
    let has_one = app.session.copies.folder.is_some();
    use_focus_after(has_one.then_some(()), || browser::focus_on("choose-folder"));
    if !browser::can_choose_folder() {
        return html! {};
    }
    let choose = on_press(&app.saver.safe, &trouble, |safe| async move {
        backup::choose_folder(&safe).await?;
        Ok(())
    });
    let stop = on_press(&app.saver.safe, &trouble, |safe| async move {
        backup::stop(&safe).await;
        Ok(())
    });
    let words = if has_one { &t::CHANGE_FOLDER } else { &t::CHOOSE_FOLDER };
    html! {
        <section class="stack">
            <h3>{ t::FOLDER_TITLE.get(lang) }</h3>
            <p>{ t::FOLDER_HINT.get(lang) }</p>
            <FolderStatus id="backup-folder" />
            <div class="button-row">
                <Button id="choose-folder" variant={Variant::Secondary} label={words.string(lang)} onclick={choose} />
                if has_one { <Button id="stop-folder" variant={Variant::Tertiary} label={t::STOP_FOLDER.string(lang)} onclick={stop} /> }
            </div>
            <Problem trouble={*trouble} />
        </section>
    }
}

/// Does something with the folder when a button is pressed, and keeps what went wrong.
fn on_press<F>(safe: &Safe, trouble: &UseStateHandle<Option<Trouble>>, act: fn(Safe) -> F) -> Callback<()>
where
    F: Future<Output = Result<(), Trouble>> + 'static,
{
    let (safe, trouble) = (safe.clone(), trouble.clone());
    Callback::from(move |()| {
        let (safe, trouble) = (safe.clone(), trouble.clone());
        spawn_local(async move { trouble.set(act(safe).await.err()) });
    })
}
