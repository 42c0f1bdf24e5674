//! What went wrong outside of us, in words: what happened, and what to do.

use super::t;
use crate::binder::OpenError;
use crate::content::{Lang, Localized};
use crate::vault::store::DiskError;
use crate::vault::VaultError;

/// A cause with its words. Each cause has its own remedy.
#[derive(Clone, Copy, Debug)]
pub struct Trouble {
    /// What happened.
    pub message: &'static Localized,
    /// What to do.
    pub remedy: &'static Localized,
}

impl PartialEq for Trouble {
    fn eq(&self, other: &Trouble) -> bool {
        std::ptr::eq(self.message, other.message)
    }
}

impl Trouble {
    /// A cause outside of the vault and the disk.
    pub const fn new(message: &'static Localized, remedy: &'static Localized) -> Trouble {
        Trouble { message, remedy }
    }

    /// Message and remedy as one text.
    pub fn text(self, lang: Lang) -> String {
        format!("{} {}", self.message.get(lang), self.remedy.get(lang))
    }
}

impl From<OpenError> for Trouble {
    fn from(error: OpenError) -> Trouble {
        Trouble::new(error.message(), error.remedy())
    }
}

impl From<VaultError> for Trouble {
    fn from(error: VaultError) -> Trouble {
        match error {
            VaultError::NotOurs => OpenError::NotOurs.into(),
            VaultError::Damaged => OpenError::Damaged.into(),
            VaultError::TooNew => OpenError::TooNew.into(),
            VaultError::TooLarge => OpenError::TooLarge.into(),
            VaultError::WrongPassphrase => Trouble::new(&t::WRONG_PASSPHRASE, &t::WRONG_PASSPHRASE_REMEDY),
            VaultError::WrongKey => Trouble::new(&t::WRONG_KEY, &t::WRONG_KEY_REMEDY),
        }
    }
}

impl From<DiskError> for Trouble {
    fn from(error: DiskError) -> Trouble {
        match error {
            DiskError::Blocked => Trouble::new(&t::STORE_BLOCKED, &t::STORE_BLOCKED_REMEDY),
            DiskError::Full => Trouble::new(&t::STORE_FULL, &t::STORE_FULL_REMEDY),
            DiskError::Conflict => Trouble::new(&t::STORE_CONFLICT, &t::STORE_CONFLICT_REMEDY),
            DiskError::Gone => Trouble::new(&t::STORE_GONE, &t::STORE_GONE_REMEDY),
            DiskError::TooNew => Trouble::new(&t::STORE_TOO_NEW, &t::STORE_TOO_NEW_REMEDY),
            DiskError::Unsealed => Trouble::new(&t::STORE_UNSEALED, &t::STORE_UNSEALED_REMEDY),
        }
    }
}
