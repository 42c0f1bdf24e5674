//! Sealed, versioned bytes; knows nothing of clinics.

pub mod passphrase;
