//! Copies outside the browser: one file that is written again and again, downloads, a folder of backups; whether a copy
//! is whole; and when to remind of one. The file is the master, the browser is where one works.

mod backup;
mod facts;
mod pages;
mod reminder;
mod rotation;
mod same_file;

crate::texts!("app/copies");

pub use backup::back_up;
pub use facts::{look_again, use_copies, Copies};
pub use pages::{AfterSigning, CopySettings, DamageNotice, ReminderBanner, SafetyPanel};
