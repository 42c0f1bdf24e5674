//! `tests/vectors/klinikk.txt`: which file opens with which secret, and what comes of it.

use klinikkvern::binder::{open_any, OpenError};
use klinikkvern::vault::{Secret, Vault, VaultError};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// A line of the table.
#[derive(Clone)]
pub struct Row {
    /// Name of the file in `tests/vectors/`.
    pub file: String,
    /// `passphrase …`, `recovery …`, or `-` for a plain file.
    pub secret: String,
    /// The class of `docs/format.md`.
    pub class: String,
    /// SHA-256 of the content; `-` where it doesn't open.
    pub content: String,
    /// What the file is.
    pub note: String,
}

impl Row {
    /// Every line of the table.
    pub fn all() -> Vec<Row> {
        let text = std::fs::read_to_string(path()).expect("tests/vectors/klinikk.txt is readable");
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        lines.map(Row::read).collect()
    }

    fn read(line: &str) -> Row {
        let cells: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [file, secret, class, content, note] = cells[..] else { panic!("five cells: {line}") };
        let [file, secret, class, content, note] = [file, secret, class, content, note].map(str::to_owned);
        Row { file, secret, class, content, note }
    }

    /// The line.
    pub fn line(&self) -> String {
        format!("{} | {} | {} | {} | {}\n", self.file, self.secret, self.class, self.content, self.note)
    }

    /// The file's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(folder().join(&self.file)).unwrap_or_else(|error| panic!("{}: {error}", self.file))
    }
}

/// The folder of the vectors.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

/// The table.
pub fn path() -> PathBuf {
    folder().join("klinikk.txt")
}

/// SHA-256 in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What our own reader makes of a file: the class, and the content where it opens.
pub fn verdict(bytes: &[u8], secret: &str) -> (&'static str, Vec<u8>) {
    let content = match secret.split_once(' ') {
        Some(("passphrase", text)) => open(bytes, Secret::Passphrase(text.into())),
        Some(("recovery", text)) => open(bytes, Secret::Recovery(text.into())),
        _ => Ok(bytes.to_vec()),
    };
    match content.map(|content| (open_any(&content), content)) {
        Err(error) => (vault_class(error), vec![]),
        Ok((Err(error), _)) => (binder_class(error), vec![]),
        Ok((Ok(opened), content)) => (if opened.newer { "newer" } else { "opens" }, content),
    }
}

fn open(bytes: &[u8], secret: Secret) -> Result<Vec<u8>, VaultError> {
    let opened = crate::forge::read(&mut Vault::default(), bytes, secret)?;
    Ok(opened.content.into_bytes())
}

fn vault_class(error: VaultError) -> &'static str {
    match error {
        VaultError::NotOurs => "not-ours",
        VaultError::Damaged => "damaged",
        VaultError::TooNew => "too-new",
        VaultError::TooLarge => "too-large",
        VaultError::WrongPassphrase => "wrong-passphrase",
        VaultError::WrongKey => "wrong-key",
    }
}

fn binder_class(error: OpenError) -> &'static str {
    match error {
        OpenError::NotOurs => "not-ours",
        OpenError::Damaged => "damaged",
        OpenError::TooNew => "too-new",
        OpenError::TooLarge => "too-large",
    }
}
