//! The lock: passphrase, recovery sheet, locking and unlocking. The work is the vault's, in a worker of its own.

mod worker;

pub use worker::VaultWorker;
