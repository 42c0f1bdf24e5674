//! The lock on what is saved: passphrase and recovery sheet.

mod recovery_sheet;

pub use recovery_sheet::{recovery_sheet, RecoverySheet};

crate::texts!("app/lock");
