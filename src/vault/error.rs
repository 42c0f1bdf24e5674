use serde::{Deserialize, Serialize};

/// Why sealed bytes could not be opened. One variant a cause, because each has a remedy of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VaultError {
    /// Some other kind of file.
    NotOurs,
    /// One of ours, cut off or altered.
    Damaged,
    /// Written by a newer version of the app, in a way that this one can't read.
    TooNew,
    /// Larger, deeper or dearer to open than any clinic's file is.
    TooLarge,
    /// The passphrase does not open the clinic's key.
    WrongPassphrase,
    /// The recovery key, or the key that is held, does not open this.
    WrongKey,
}

impl VaultError {
    /// Every error, for the tests of the words.
    pub const ALL: [VaultError; 6] = [
        VaultError::NotOurs,
        VaultError::Damaged,
        VaultError::TooNew,
        VaultError::TooLarge,
        VaultError::WrongPassphrase,
        VaultError::WrongKey,
    ];
}
