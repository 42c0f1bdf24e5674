//! Sealed, versioned bytes: the `.klinikk` file, the keys, and the generations that a browser keeps.
//!
//! Knows nothing of clinics and nothing of browsers. Encryption itself is the **age** format, behind the cargo feature
//! `seal`, and is compiled only into the vault's worker. `docs/format.md` describes what lies on the disk.

mod content;
mod envelope;
mod error;
mod lineage;
pub mod passphrase;
mod protocol;
#[cfg(feature = "seal")]
mod seal;
#[cfg(feature = "seal")]
mod signing_keys;
pub mod store;
#[cfg(feature = "seal")]
mod worker;

pub use content::{pack, unpack, Header, Unpacked, MAX_UNPACKED};
pub use envelope::{is_envelope, Envelope, Keyring, MAX_FILE};
pub use error::VaultError;
pub use lineage::{Lineage, Relation};
pub use protocol::{Attachment, Opened, Reply, Request, Secret};
#[cfg(feature = "seal")]
pub use seal::{make_identity, open, open_identity, seal, seal_identity, MAX_WORK_FACTOR, WORK_FACTOR};
#[cfg(feature = "seal")]
pub use worker::Vault;
