//! The lock: passphrase, recovery sheet, locking and unlocking, and what to do with two versions of a binder.
//!
//! The work is the vault's, in a worker of its own; [`Keeper`] stands between it, the store and the binder.

mod acts;
mod client;
mod idle;
mod keeper;
mod pages;
mod recovery_sheet;
mod trouble;
mod worker;

use crate::binder::Binder;
use crate::vault::{Header, Keyring, Relation};
use std::rc::Rc;

crate::texts!("app/lock");

pub use acts::{check_copy, compare_with, load, open_file, Checked};
pub use client::VaultClient;
pub use idle::{use_idle_lock, use_other_tabs};
pub use keeper::{Content, Found, Keeper};
pub use pages::{lock_or_say, ComparePage, LockSettings, NewLockPage, ReadOnlyBanner, UnlockPage};
pub use recovery_sheet::{recovery_sheet, RecoverySheet};
pub use trouble::Trouble;
pub use worker::VaultWorker;

/// Where a sealed binder lies.
#[derive(Clone, Debug, PartialEq)]
pub enum Locked {
    /// In this browser's store.
    Store,
    /// In the copy beside the store; the store itself is empty or broken.
    Checkpoint,
    /// In a file that the user has chosen.
    File(Rc<Vec<u8>>),
}

impl Locked {
    /// Tells the locks apart.
    pub fn code(&self) -> &'static str {
        match self {
            Locked::Store => "store",
            Locked::Checkpoint => "checkpoint",
            Locked::File(_) => "file",
        }
    }
}

/// A binder that has no passphrase yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NewLock {
    /// The binder.
    pub binder: Rc<Binder>,
    /// Why it has none.
    pub why: Why,
}

/// Why a binder needs a new passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has just been started.
    New,
    /// It comes from a version of the app, or a file, without encryption.
    Plain,
    /// It was opened with the recovery sheet, because the passphrase is forgotten.
    Recovered,
    /// The user asked for new keys and a new recovery sheet.
    Renewed,
}

/// A file beside what this browser holds.
#[derive(Clone, PartialEq)]
pub struct Comparison {
    /// What this browser holds; `None` when the file's key does not open it, or it is another clinic's.
    pub mine: Option<Rc<Binder>>,
    /// What the file holds.
    pub theirs: Rc<Binder>,
    /// How the file stands to what this browser holds; `None` for another clinic's.
    pub relation: Option<Relation>,
    /// True when the same clinic's file is sealed to other keys than this browser's binder: renewed, or forged.
    pub keys_differ: bool,
    /// How many saves one lacks of the other.
    pub missing: u64,
    /// Which version the file is.
    pub header: Header,
    /// The file's keys.
    pub keyring: Keyring,
}
