//! Several tabs: one writes, the others read, follow, and may take over.

use super::{become_writer, put_on_desk, show};
use crate::app::browser::{self, Wish};
use crate::app::save::Safe;
use crate::app::session::{Act, ReadOnly};
use std::rc::Rc;

/// This tab becomes the one that writes. The other one saves first, if it still can.
pub async fn take_over(safe: Safe) {
    become_writer(&safe, Wish::TakeOver).await;
    let found = safe.keeper.lock().await.reread().await;
    match found {
        Ok(found) => put_on_desk(&safe, found).await,
        Err(error) => safe.say(Act::Say(error.text(browser::lang()))),
    }
}

/// Another tab wants to write: saves what waits, then lets go.
pub async fn hand_over(safe: Safe) {
    if safe.lock.borrow().is_none() {
        return;
    }
    safe.say(Act::ReadOnly(Some(ReadOnly::OtherTab)));
    safe.flush().await;
    safe.lock.borrow_mut().take();
}

/// Another tab has saved: what is shown here for reading follows.
pub async fn follow(safe: Safe) {
    let mut keeper = safe.keeper.lock().await;
    // This tab may have taken over while it waited for the keeper: then there is nobody to follow.
    if safe.lock.borrow().is_some() {
        return;
    }
    if let Ok(found) = keeper.reread().await {
        show(&safe, Rc::new(found.binder), Some(ReadOnly::OtherTab));
    }
}
