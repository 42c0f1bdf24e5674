//! What is known of the copies, in one value that the screens show.

use crate::app::browser::{self, CopyRecord, SheetRecord, Snooze, KEPT_FILE, KEPT_FOLDER};
use crate::app::save::Safe;
use crate::app::session::{Act, SaveState, Session};
use crate::domain::Date;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What is known of the copies outside the browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copies {
    /// The last copy that we know of.
    pub last: Option<CopyRecord>,
    /// The day from which days without any copy are counted.
    pub since: Date,
    /// Number of the newest save.
    pub generation: u64,
    /// The reminder that was put off.
    pub snooze: Option<Snooze>,
    /// The recovery sheet, as far as we know.
    pub sheet: Option<SheetRecord>,
    /// Whether the browser has promised to keep what is stored; `None` where it can't be asked.
    pub is_persisted: Option<bool>,
    /// Name of the file that is written again and again.
    pub file: Option<String>,
    /// The folder of backups.
    pub folder: Option<Folder>,
}

/// The folder of backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its name.
    pub name: String,
    /// How it goes.
    pub state: FolderState,
}

/// How writing into the folder goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderState {
    /// Backups are written.
    On,
    /// The browser wants to be asked again.
    Paused,
    /// The last one could not be written.
    Failed,
}

impl Copies {
    /// How many saves the last copy lacks; all of them when there is none.
    pub fn saves_since(&self) -> u64 {
        self.generation.saturating_sub(self.last.map_or(0, |copy| copy.generation))
    }

    async fn look(safe: &Safe) -> Copies {
        // The keeper is let go before the rest: a save must not wait for what is only shown.
        let keeper = safe.keeper.lock().await;
        let (generation, is_kept) = (keeper.generation_number(), keeper.stored_clinic().is_some());
        drop(keeper);
        let today = browser::today();
        let file = browser::kept_handle(KEPT_FILE).await;
        Copies {
            generation,
            last: browser::last_copy(),
            // Where nothing is stored, nothing is counted: a PC that was cleared keeps no day either.
            since: if is_kept { browser::counting_since(today) } else { today },
            snooze: browser::snooze(),
            sheet: browser::sheet(),
            is_persisted: browser::is_persisted().await,
            file: file.as_ref().map(browser::name_of),
            folder: Folder::look().await,
        }
    }
}

impl Folder {
    async fn look() -> Option<Folder> {
        let handle = browser::kept_handle(KEPT_FOLDER).await?;
        let state = if !browser::may_write(&handle, false).await {
            FolderState::Paused
        } else if browser::last_backup().failed {
            FolderState::Failed
        } else {
            FolderState::On
        };
        Some(Folder { name: browser::name_of(&handle), state })
    }
}

/// Looks anew, and tells the session.
pub async fn look_again(safe: &Safe) {
    let copies = Copies::look(safe).await;
    safe.say(Act::Copies(Box::new(copies)));
}

/// Looks when a binder has been opened and after each save. After the first one the browser is asked to keep it.
#[hook]
pub fn use_copies(session: &UseReducerHandle<Session>, safe: &Safe) {
    let is_open = session.binder().is_some_and(|binder| !binder.is_example);
    let safe = safe.clone();
    use_effect_with((is_open, session.save), move |(is_open, save)| {
        let is_saved = matches!(save, SaveState::Saved(..));
        if *is_open && *save != SaveState::Saving {
            spawn_local(async move {
                if is_saved && !browser::asked_to_keep() {
                    browser::remember_asked_to_keep();
                    look_again(&safe).await;
                    // Some browsers ask the user, who may take a while.
                    browser::ask_to_persist().await;
                }
                look_again(&safe).await;
            });
        }
    });
}
