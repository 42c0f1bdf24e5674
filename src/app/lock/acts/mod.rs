//! What happens when somebody opens, locks, takes over or compares. Each act tells the session how it went.

mod files;
mod tabs;

use super::{Content, Found, Keeper, Locked, NewLock, Trouble, Why};
use crate::app::browser::{self, Wish, KEPT_FILE};
use crate::app::intent::{open_example, Intent};
use crate::app::save::Safe;
use crate::app::session::{Act, Open, ReadOnly, SaveState};
use crate::binder::Binder;
use crate::vault::store::DiskError;
use crate::vault::{Request, Secret, VaultError};
use std::rc::Rc;

pub use files::{check_copy, compare_with, keep_mine, open_file, settle, Checked};
pub use tabs::{follow, hand_over, take_over};

use files::{adopt, compare_found, open_sealed_file, put_in_place};

/// What lies on the desk when the page has opened.
pub async fn load(safe: Safe) {
    let content = look(&safe).await;
    let mut is_free = false;
    match content {
        Ok(Content::Sealed) => safe.say(Act::Desk(Open::Locked(Locked::Store))),
        Ok(Content::Checkpoint) => safe.say(Act::Desk(Open::Locked(Locked::Checkpoint))),
        Ok(Content::Plain(binder)) => {
            let lock = NewLock { binder: Rc::new(*binder), why: Why::Plain };
            safe.say(Act::Desk(Open::NewLock(lock)));
        }
        Ok(Content::Nothing) => {
            is_free = true;
            safe.say(Act::Desk(Open::Nothing));
        }
        Err(DiskError::TooNew) => {
            safe.say(Act::Desk(Open::Unreadable(DiskError::TooNew.into())));
        }
        // A store that can't be opened holds nothing that we could lose: a sealed copy beside it, or work without saving.
        Err(error) => {
            let copies = browser::checkpoints().await;
            is_free = copies.is_empty();
            let desk = if is_free { Open::Nothing } else { Open::Locked(Locked::Checkpoint) };
            safe.say(Act::Desk(desk));
            safe.say(Act::Saving(SaveState::Failed(error)));
        }
    }
    match Intent::take() {
        // A binder that is stored here is never replaced by what was pressed before we knew of it.
        Some(intent) if is_free => intent.carry_out(&safe),
        _ if browser::example_is_open() => open_example(&safe),
        _ => {}
    }
}

/// Milliseconds between two looks, and how many. After a crash the browser may need a moment to let go of the database.
const BETWEEN_LOOKS: u32 = 300;
const LOOKS: u32 = 10;

/// What this browser holds. A database that can't be opened is tried again for a while before we believe it.
async fn look(safe: &Safe) -> Result<Content, DiskError> {
    let mut content = safe.keeper.lock().await.look().await;
    for _ in 1..LOOKS {
        if !matches!(content, Err(DiskError::Blocked | DiskError::Full)) {
            break;
        }
        gloo::timers::future::TimeoutFuture::new(BETWEEN_LOOKS).await;
        content = safe.keeper.lock().await.look().await;
    }
    content
}

/// Opens what is locked. With the recovery key the binder gets a new passphrase before anything else.
pub async fn unlock(safe: &Safe, locked: &Locked, secret: Secret) -> Result<(), Trouble> {
    let recovered = matches!(secret, Secret::Recovery(_));
    let found = match locked {
        Locked::Store => safe.keeper.lock().await.unlock(secret).await?,
        Locked::File(file) => return open_sealed_file(safe, file.to_vec(), secret).await,
        Locked::Checkpoint => newest_checkpoint(&mut *safe.keeper.lock().await, secret).await?,
    };
    if recovered && !found.is_newer {
        let lock = NewLock { binder: Rc::new(found.binder), why: Why::Recovered };
        safe.say(Act::Desk(Open::NewLock(lock)));
        return Ok(());
    }
    if *locked == Locked::Checkpoint {
        return adopt_checkpoint(safe, found).await;
    }
    tell_damage(safe, &found);
    put_on_desk(safe, found).await;
    Ok(())
}

/// The copy beside the store is older than the store as a rule. If the store can be read after all, it comes first.
async fn adopt_checkpoint(safe: &Safe, found: Found) -> Result<(), Trouble> {
    let content = safe.keeper.lock().await.look().await;
    if !matches!(content, Ok(Content::Sealed)) {
        return adopt(safe, found).await;
    }
    let opened = safe.keeper.lock().await.unlock(Secret::Held).await;
    match opened {
        Ok(opened) => {
            tell_damage(safe, &opened);
            put_on_desk(safe, opened).await;
            Ok(())
        }
        Err(_) => compare_found(safe, found).await,
    }
}

/// Of the copies beside the store, the one that was saved last.
async fn newest_checkpoint(keeper: &mut Keeper, secret: Secret) -> Result<Found, Trouble> {
    let mut newest: Result<Found, Trouble> = Err(VaultError::Damaged.into());
    for copy in browser::checkpoints().await {
        match (keeper.read_file(copy, secret.clone()).await, &newest) {
            (Ok(found), Ok(other)) if found.header.generation < other.header.generation => {}
            (Ok(found), _) => newest = Ok(found),
            (Err(error), Err(_)) => newest = Err(error),
            (Err(_), Ok(_)) => {}
        }
    }
    newest
}

/// Shows a binder that has been opened from the store, to write or, beside another tab, to read.
async fn put_on_desk(safe: &Safe, found: Found) {
    if found.is_newer {
        return show(safe, Rc::new(found.binder), Some(ReadOnly::Newer));
    }
    let taken = become_writer(safe, Wish::IfFree).await;
    let mut why = (!taken).then_some(ReadOnly::OtherTab);
    if taken {
        if let Err(error) = safe.keeper.lock().await.begin_writing(&found).await {
            why = Some(ReadOnly::OtherTab);
            safe.say(Act::Saving(SaveState::Failed(error)));
        }
    }
    show(safe, Rc::new(found.binder), why);
}

fn show(safe: &Safe, binder: Rc<Binder>, why: Option<ReadOnly>) {
    browser::remember_example(false);
    safe.note_stored(&binder);
    safe.say(Act::ReadOnly(why));
    safe.say(Act::OpenBinder(binder));
}

async fn become_writer(safe: &Safe, wish: Wish) -> bool {
    if safe.lock.borrow().is_some() {
        return true;
    }
    let lost = safe.clone();
    let lock = browser::writer_lock(wish, move || {
        lost.lock.borrow_mut().take();
        lost.say(Act::ReadOnly(Some(ReadOnly::OtherTab)));
    });
    let lock = lock.await;
    let taken = lock.is_some();
    *safe.lock.borrow_mut() = lock;
    taken
}

fn tell_damage(safe: &Safe, found: &Found) {
    safe.say(Act::Damage(found.damaged, found.missing));
}

/// The passphrase is chosen and the sheet is made: the binder comes on the desk, and the save loop puts it on the disk.
pub async fn finish_new_lock(safe: Safe, binder: Rc<Binder>) {
    become_writer(&safe, Wish::IfFree).await;
    // The file holds copies with other keys, which could no longer be read back and compared.
    let _ = browser::keep_handle(KEPT_FILE, None).await;
    put_in_place(&safe, binder);
}

/// Saves, forgets the keys, and loads the page afresh: nothing of the clinic is left in the page's memory.
/// Returns false, and leaves all as it is, when something could not be saved.
pub async fn lock_now(safe: Safe) -> bool {
    safe.flush().await;
    if safe.is_unsaved() {
        return false;
    }
    safe.write_checkpoint(true).await;
    let vault = safe.keeper.lock().await.vault.clone();
    vault.ask(Request::Lock).await;
    browser::reload();
    true
}
