//! The `.klinikk` file: a JSON object around armored age files. `docs/format.md` is its description for others.

use super::content::check_bounds;
use super::{Header, VaultError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Largest file that is read at all, in bytes.
pub const MAX_FILE: usize = 64 * 1024 * 1024;
/// Most sealed keys and most recipients in one file.
pub(super) const MAX_KEYS: usize = 8;
/// What marks a file as ours.
const FORMAT: &str = "klinikkvern-binder";
/// How a file begins in every version of the format.
const MARK: &[u8] = b"{\"format\":\"klinikkvern-binder\",\"version\":";
/// The version of the envelope that is written, and the newest that is read.
const VERSION: u64 = 1;
/// What stands before the checksum, the last member of the object in every version of the format.
const CHECKSUM: &str = ",\"sha256\":\"";

/// The clinic's key, sealed, and to whom data is sealed. Nothing in here is secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyring {
    /// The clinic's age identity, sealed with the passphrase; armored.
    pub keys: Vec<String>,
    /// Public keys: the clinic's first, then that of the recovery sheet.
    pub recipients: Vec<String>,
}

/// A clinic's file, with its data still sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Which version of which binder; the lineage is only inside the seal.
    pub header: Header,
    /// The keys that open it.
    pub keyring: Keyring,
    /// The sealed data, armored.
    pub data: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u64,
    min_reader: u64,
    clinic_id: String,
    generation: u64,
    written: String,
    app: String,
    compression: String,
    keys: Vec<String>,
    recipients: Vec<String>,
    data: String,
}

/// The one member that is understood in every version.
#[derive(Deserialize)]
struct Versions {
    min_reader: u64,
}

/// True when the bytes begin as a `.klinikk` file does. Says nothing about whether it can be opened.
///
/// One wrong byte is forgiven: such a file is one of ours that was damaged, and its owner should be told so.
pub fn is_envelope(bytes: &[u8]) -> bool {
    let wrong = |start: &[u8]| start.iter().zip(MARK).filter(|(found, mark)| found != mark).count();
    bytes.get(..MARK.len()).is_some_and(|start| wrong(start) <= 1)
}

impl Envelope {
    /// The bytes of the file, the same for the same content.
    pub fn write(&self) -> Vec<u8> {
        let file = File {
            format: FORMAT.into(),
            version: VERSION,
            min_reader: VERSION,
            clinic_id: self.header.clinic_id.clone(),
            generation: self.header.generation,
            written: self.header.written.clone(),
            app: self.header.app.clone(),
            compression: "gzip".into(),
            keys: self.keyring.keys.clone(),
            recipients: self.keyring.recipients.clone(),
            data: self.data.clone(),
        };
        let mut text = serde_json::to_string(&file).unwrap_or_default();
        text.pop();
        let sum = checksum(text.as_bytes());
        format!("{text}{CHECKSUM}{sum}\"}}").into_bytes()
    }

    /// Reads what [`Envelope::write`] wrote. Every bound is checked before anything is unpacked or any key is tried.
    pub fn read(bytes: &[u8]) -> Result<Envelope, VaultError> {
        if bytes.len() > MAX_FILE {
            return Err(VaultError::TooLarge);
        }
        if !is_envelope(bytes) {
            return Err(VaultError::NotOurs);
        }
        check_sum(bytes)?;
        // The sealed data is one text, which may be as long as the file.
        check_bounds(bytes, MAX_FILE)?;
        let versions: Versions = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
        if versions.min_reader > VERSION {
            return Err(VaultError::TooNew);
        }
        let file: File = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
        if file.keys.len() > MAX_KEYS || file.recipients.len() > MAX_KEYS {
            return Err(VaultError::TooLarge);
        }
        if file.format != FORMAT || file.compression != "gzip" {
            return Err(VaultError::Damaged);
        }
        let header = Header {
            clinic_id: file.clinic_id,
            generation: file.generation,
            written: file.written,
            app: file.app,
            ..Header::default()
        };
        let keyring = Keyring { keys: file.keys, recipients: file.recipients };
        Ok(Envelope { header, keyring, data: file.data })
    }

    /// Whether the header inside the seal says the same as the one outside. Anyone can write what stands outside.
    pub fn agrees_with(&self, sealed: &Header) -> bool {
        self.header == Header { lineage: Default::default(), ..sealed.clone() }
    }
}

/// What stands before the checksum, and the checksum.
fn split_sum(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (before, end) = bytes.split_at_checked(bytes.len().checked_sub(CHECKSUM.len() + 66)?)?;
    let sum = end.strip_prefix(CHECKSUM.as_bytes())?.strip_suffix(b"\"}")?;
    Some((before, sum))
}

fn check_sum(bytes: &[u8]) -> Result<(), VaultError> {
    match split_sum(bytes) {
        Some((before, sum)) if checksum(before).as_bytes() == sum => Ok(()),
        _ => Err(VaultError::Damaged),
    }
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope() -> Envelope {
        Envelope {
            header: Header { clinic_id: "a1".into(), generation: 214, ..Header::default() },
            keyring: Keyring { keys: vec!["key".into()], recipients: vec!["age1a".into(), "age1b".into()] },
            data: "sealed\n".into(),
        }
    }

    /// The file with a member changed and its checksum right again, as somebody who means harm would make it.
    fn forged(from: &str, to: &str) -> Vec<u8> {
        let text = String::from_utf8(envelope().write()).unwrap();
        let (before, _) = text.split_once(CHECKSUM).unwrap();
        assert!(before.contains(from), "{from}");
        let before = before.replace(from, to);
        format!("{before}{CHECKSUM}{}\"}}", checksum(before.as_bytes())).into_bytes()
    }

    #[test]
    fn what_is_written_comes_back() {
        assert_eq!(Envelope::read(&envelope().write()), Ok(envelope()));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_seen() {
        let bytes = envelope().write();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[at] ^= 1 << bit;
                let error = Envelope::read(&flipped).unwrap_err();
                assert_eq!(error, VaultError::Damaged, "{at}: also a file with a wrong mark is ours");
            }
            let cut = Envelope::read(&bytes[..at]).unwrap_err();
            assert_eq!(cut, if at < MARK.len() { VaultError::NotOurs } else { VaultError::Damaged }, "{at}");
        }
    }

    #[test]
    fn each_cause_has_its_own_error() {
        assert_eq!(Envelope::read(b"%PDF-1.7"), Err(VaultError::NotOurs));
        assert_eq!(Envelope::read(b""), Err(VaultError::NotOurs));
        assert_eq!(Envelope::read(&vec![b' '; MAX_FILE + 1]), Err(VaultError::TooLarge));
        let newer = forged("\"min_reader\":1", "\"min_reader\":2");
        assert_eq!(Envelope::read(&newer), Err(VaultError::TooNew));
        let newer_but_readable = forged("\"version\":1", "\"version\":2");
        assert_eq!(Envelope::read(&newer_but_readable), Ok(envelope()));
        let crowded = forged("[\"key\"]", &format!("[{}\"key\"]", "\"key\",".repeat(8)));
        assert_eq!(Envelope::read(&crowded), Err(VaultError::TooLarge));
        assert_eq!(Envelope::read(&forged("\"gzip\"", "\"zstd\"")), Err(VaultError::Damaged));
        let twice = forged("\"data\":", "\"data\":\"other\",\"data\":");
        assert_eq!(Envelope::read(&twice), Err(VaultError::Damaged), "which of the two would be meant?");
        assert_eq!(Envelope::read(&forged("klinikkvern-b", "klinikkvern-p")), Err(VaultError::Damaged));
        assert_eq!(
            Envelope::read(&forged("klinikkvern-binder", "klinikkvern-skjema")),
            Err(VaultError::NotOurs)
        );
    }

    #[test]
    fn a_binder_may_be_longer_than_a_text_in_it() {
        let large = Envelope { data: "x".repeat(5 * 1024 * 1024), ..envelope() };
        assert_eq!(Envelope::read(&large.write()), Ok(large));
    }
}
