use super::check::CheckCopy;
use super::folder::FolderSettings;
use super::safety::CopyFacts;
use super::save_copy::{use_file_work, Problem, SaveCopy};
use crate::app::browser::{self, CopyWay};
use crate::app::copies::same_file::Target;
use crate::app::copies::t;
use crate::app::files::download_copy;
use crate::app::use_app;
use crate::ui::{Button, Variant};
use yew::prelude::*;

/// Copies in the settings: save, download, check, the folder of backups.
#[component]
pub fn CopySettings() -> Html {
    let app = use_app();
    let lang = app.lang();
    let download = {
        let app = app.clone();
        Callback::from(move |()| download_copy(&app))
    };
    let download = html! {
        <Button id="download-copy" label={crate::app::t::DOWNLOAD_COPY.string(lang)} variant={Variant::Secondary} icon="download" onclick={download} />
    };
    html! {
        <section class="stack" id="copies">
            <h2>{ t::COPIES_TITLE.get(lang) }</h2>
            <p>{ t::COPIES_HINT.get(lang) }</p>
            <CopyFacts />
            if browser::copy_way() == CopyWay::SameFile {
                <p id="same-file">{ match &app.session.copies.file {
                    Some(name) => t::SAME_FILE.fill(lang, &[("name", name)]),
                    None => t::NO_FILE_YET.string(lang),
                } }</p>
                <SaveCopy id="save-copy">{ download }</SaveCopy>
                if app.session.copies.file.is_some() { <ChangeFile /> }
            } else {
                <div class="button-row">{ download }</div>
            }
            <CheckCopy />
            <FolderSettings />
        </section>
    }
}

/// *Bytt fil*: a new one, or one that is there already.
#[component]
fn ChangeFile() -> Html {
    let app = use_app();
    let lang = app.lang();
    let work = use_file_work(&app);
    let choose = |target: Target| {
        let press = work.press.clone();
        Callback::from(move |()| press.emit(target))
    };
    html! {
        <details class="disclosure" id="change-file">
            <summary>{ t::CHANGE_FILE.get(lang) }</summary>
            <p>{ t::CHANGE_FILE_HINT.get(lang) }</p>
            <div class="button-row">
                <Button id="choose-new-file" variant={Variant::Secondary} label={t::NEW_FILE.string(lang)} onclick={choose(Target::New)} />
                <Button id="choose-existing-file" variant={Variant::Secondary} label={t::EXISTING_FILE.string(lang)} onclick={choose(Target::Existing)} />
            </div>
            <Problem trouble={*work.trouble} />
        </details>
    }
}
