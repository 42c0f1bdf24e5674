//! The screens of the lock.

mod compare;
mod new_lock;
mod notices;
mod settings;
mod sheet_check;
mod unlock;

pub use compare::ComparePage;
pub use new_lock::NewLockPage;
pub use notices::ReadOnlyBanner;
pub use settings::{lock_or_say, LockSettings};
pub use unlock::UnlockPage;
