//! What the page asks the vault, and what the vault answers. Compiled into both; the work only into the worker.

use super::{Header, Keyring, VaultError};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// What opens a binder.
#[derive(Clone, Serialize, Deserialize)]
pub enum Secret {
    /// The passphrase that somebody typed.
    Passphrase(String),
    /// The key of the recovery sheet.
    Recovery(String),
    /// The key that the vault already holds.
    Held,
}

/// A record beside the binder that never changes, known by the SHA-256 of its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// SHA-256 of the content, in hexadecimal digits.
    pub hash: String,
    /// The content, sealed or not.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// One thing that the page asks for.
#[allow(missing_docs, reason = "the variants say what their fields are")]
#[derive(Clone, Serialize, Deserialize)]
pub enum Request {
    /// Four words to use as passphrase.
    Suggest,
    /// How good a passphrase is.
    Rate(String),
    /// New keys for the clinic and for a recovery sheet. From then on the vault holds the clinic's.
    MakeKeys { passphrase: String },
    /// Take the clinic's key out of the ring and hold it. A recovery key is held as it is: it opens, no more.
    Unlock { keyring: Keyring, secret: Secret },
    /// Open sealed data with the key that is held.
    Open {
        #[serde(with = "serde_bytes")]
        sealed: Vec<u8>,
    },
    /// Open attachments with the key that is held.
    OpenAttachments(Vec<Attachment>),
    /// Seal content and attachments to the recipients.
    Seal { header: Header, content: String, attachments: Vec<Attachment>, recipients: Vec<String> },
    /// Seal content and make a clinic's file of it.
    WriteFile { header: Header, content: String, keyring: Keyring },
    /// Open a clinic's file. With a passphrase or a recovery key, the vault holds the file's key from then on, and still
    /// the one that it held before.
    ReadFile {
        #[serde(with = "serde_bytes")]
        file: Vec<u8>,
        secret: Secret,
    },
    /// Seal the clinic's key with another passphrase. The old one is asked for, so that an unlocked PC is not enough.
    ChangePassphrase { keyring: Keyring, old: String, new: String },
    /// Whether this key is that of the clinic's recovery sheet.
    CheckRecovery { keyring: Keyring, key: String },
    /// The public half of the clinic's signing key. One is made when the vault has none that these root certificates of
    /// the binder name.
    ClinicKey { clinic_id: String, roots: Vec<ByteBuf> },
    /// Sign these bytes, which are certificates to be, with that key.
    Certify { clinic_id: String, public_key: ByteBuf, to_sign: Vec<ByteBuf> },
    /// Forget all keys.
    Lock,
}

/// Content that has been opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Which version it is.
    pub header: Header,
    /// The content, JSON.
    pub content: String,
    /// The ring of the file that it came from. For data from the store only the recipients, as they stand inside the seal.
    pub keyring: Keyring,
}

/// The vault's answer.
#[allow(missing_docs, reason = "the variants say what their fields are")]
#[derive(Clone, Serialize, Deserialize)]
pub enum Reply {
    /// To [`Request::Suggest`].
    Words(String),
    /// To [`Request::Rate`].
    Rated(super::passphrase::Strength),
    /// To [`Request::MakeKeys`]. The recovery key is shown once, for the sheet, and kept nowhere.
    Keys { keyring: Keyring, recovery_key: String },
    /// To [`Request::ChangePassphrase`].
    Ring(Keyring),
    /// To [`Request::Open`] and [`Request::ReadFile`].
    Opened(Opened),
    /// To [`Request::OpenAttachments`], in the same order; `None` for one that can't be opened.
    Attachments(Vec<Option<Attachment>>),
    /// To [`Request::Seal`].
    Sealed {
        #[serde(with = "serde_bytes")]
        sealed: Vec<u8>,
        attachments: Vec<Attachment>,
    },
    /// To [`Request::WriteFile`].
    File(#[serde(with = "serde_bytes")] Vec<u8>),
    /// To [`Request::ClinicKey`]: an uncompressed point of P-256.
    ClinicKey(ByteBuf),
    /// To [`Request::Certify`], in the same order: 64 bytes each.
    Signatures(Vec<ByteBuf>),
    /// Done, or: yes.
    Yes,
    /// No. To [`Request::ClinicKey`] and [`Request::Certify`]: the browser can't make or use keys here.
    No,
    /// It could not be done.
    Failed(VaultError),
}
