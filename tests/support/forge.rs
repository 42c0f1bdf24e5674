//! Makes `.klinikk` files as somebody would who means harm, or as a later version of the app would: every part of the
//! file can be given, and what stands around it fits.

#![allow(dead_code, reason = "each test program uses its own part of this")]

use age::armor::{ArmoredWriter, Format};
use age::x25519::Recipient;
use flate2::{write::GzEncoder, Compression};
use klinikkvern::vault::{Envelope, Header, Keyring, Opened, Reply, Request, Secret, Vault, VaultError};
use sha2::{Digest, Sha256};
use std::io::Write;

/// What stands before the checksum.
const CHECKSUM: &str = ",\"sha256\":\"";

/// A clinic's keys.
#[derive(Clone)]
pub struct Clinic {
    /// The passphrase.
    pub passphrase: String,
    /// The recovery key.
    pub recovery: String,
    /// Sealed keys and recipients.
    pub keyring: Keyring,
}

impl Clinic {
    /// New keys. Costs one scrypt.
    pub fn new(passphrase: &str) -> Clinic {
        match ask(&mut Vault::default(), Request::MakeKeys { passphrase: passphrase.into() }) {
            Reply::Keys { keyring, recovery_key } => {
                Clinic { passphrase: passphrase.into(), recovery: recovery_key, keyring }
            }
            _ => panic!("keys can be made"),
        }
    }

    /// The file, as the app writes it.
    pub fn file(&self, content: &str) -> Vec<u8> {
        let request =
            Request::WriteFile { header: header(), content: content.into(), keyring: self.keyring.clone() };
        match ask(&mut Vault::default(), request) {
            Reply::File(bytes) => bytes,
            _ => panic!("the file can be written"),
        }
    }

    /// The file around a text that is packed and sealed as it is.
    pub fn around(&self, inside: &str) -> Vec<u8> {
        self.around_packed(&gzip(inside.as_bytes()))
    }

    /// The file around bytes that are sealed as they are.
    pub fn around_packed(&self, packed: &[u8]) -> Vec<u8> {
        self.around_sealed(&seal(packed, &self.keyring.recipients))
    }

    /// The file around sealed bytes.
    pub fn around_sealed(&self, sealed: &[u8]) -> Vec<u8> {
        Envelope { header: header(), keyring: self.keyring.clone(), data: armor(sealed) }.write()
    }

    /// What lies inside the seal.
    pub fn inside(&self, content: &str) -> String {
        let text = |value: &dyn Fn() -> serde_json::Result<String>| value().expect("texts and numbers");
        let header = text(&|| serde_json::to_string(&header()));
        let recipients = text(&|| serde_json::to_string(&self.keyring.recipients));
        format!("{{\"header\":{header},\"recipients\":{recipients},\"content\":{content}}}")
    }
}

/// The header of every forged file.
pub fn header() -> Header {
    Header {
        clinic_id: "vector".into(),
        generation: 214,
        written: "2026-11-22T09:42:00Z".into(),
        app: "0.1.0".into(),
        lineage: klinikkvern::vault::Lineage::default().advanced("store-a").advanced("store-b"),
    }
}

/// One request to a vault.
pub fn ask(vault: &mut Vault, request: Request) -> Reply {
    vault.answer(request, [7; 6])
}

/// Reads a file.
pub fn read(vault: &mut Vault, file: &[u8], secret: Secret) -> Result<Opened, VaultError> {
    match ask(vault, Request::ReadFile { file: file.to_vec(), secret }) {
        Reply::Opened(opened) => Ok(opened),
        Reply::Failed(error) => Err(error),
        _ => panic!("a vault that is given a file opens it or says why not"),
    }
}

/// Packs bytes.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(vec![], Compression::fast());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}

/// Seals bytes as they are.
pub fn seal(bytes: &[u8], recipients: &[String]) -> Vec<u8> {
    let recipients: Vec<Recipient> = recipients.iter().map(|name| name.parse().expect("a key")).collect();
    let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    let mut sealed = vec![];
    let mut writer = age::Encryptor::with_recipients(recipients)
        .expect("recipients")
        .wrap_output(&mut sealed)
        .expect("memory");
    writer.write_all(bytes).expect("memory");
    writer.finish().expect("memory");
    sealed
}

/// Wraps sealed bytes in lines of text.
pub fn armor(sealed: &[u8]) -> String {
    let mut writer = ArmoredWriter::wrap_output(vec![], Format::AsciiArmor).expect("memory");
    writer.write_all(sealed).expect("memory");
    String::from_utf8(writer.finish().expect("memory")).expect("armor is ASCII")
}

/// A file with everything before its checksum changed, and the checksum right again.
pub fn with_checksum(before: &[u8]) -> Vec<u8> {
    let sum: String = Sha256::digest(before).iter().map(|byte| format!("{byte:02x}")).collect();
    [before, CHECKSUM.as_bytes(), sum.as_bytes(), b"\"}"].concat()
}

/// Everything before a file's checksum.
pub fn before_checksum(file: &[u8]) -> &[u8] {
    &file[..file.len() - CHECKSUM.len() - 66]
}

/// A file with one text in its envelope replaced.
pub fn forged(file: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(before_checksum(file).to_vec()).expect("a file is UTF-8");
    assert!(text.contains(from), "the file holds {from}");
    with_checksum(text.replacen(from, to, 1).as_bytes())
}
