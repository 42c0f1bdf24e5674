//! age: sealing to public keys, sealing a key with a passphrase, and opening both within bounds.

use super::content::{pack_with_keys, unpack, Header, Unpacked, MAX_UNPACKED};
use super::envelope::MAX_KEYS;
use super::VaultError;
use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::{ExposeSecret, SecretString};
use age::x25519::{Identity, Recipient};
use age::{scrypt, Decryptor, Encryptor};
use flate2::{bufread::GzDecoder, write::GzEncoder, Compression};
use std::io::{Read, Write};
use zeroize::Zeroizing;

/// scrypt's work factor for the passphrase: 2^16 rounds of 1 kB, so 64 MB of memory.
pub const WORK_FACTOR: u8 = 16;
/// Highest work factor that is accepted from a file: 2^18 is 256 MB, dearer is somebody's attempt to stall us.
pub const MAX_WORK_FACTOR: u8 = 18;
/// Most stanzas in the header of sealed data: one for each recipient, and the decoy that some programs add.
const MAX_STANZAS: usize = MAX_KEYS + 1;
/// Longest header of sealed data, in bytes; eight recipients need less than 2 kB.
const MAX_HEADER: usize = 8 * 1024;
/// Most that a byte of packed data may unpack to.
const MAX_RATIO: usize = 200;
/// What may be unpacked whatever the ratio: a small and monotonous binder packs very well.
const FREE: usize = 1024 * 1024;

/// A new random key.
pub fn make_identity() -> Identity {
    Identity::generate()
}

/// Seals a key with a passphrase; armored.
pub fn seal_identity(identity: &Identity, passphrase: &str) -> Result<String, VaultError> {
    seal_identity_with(identity, passphrase, WORK_FACTOR)
}

/// [`seal_identity`] with another work factor, so that tests need not wait.
pub(super) fn seal_identity_with(
    identity: &Identity,
    passphrase: &str,
    factor: u8,
) -> Result<String, VaultError> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(factor);
    let secret = identity.to_string();
    let sealed = encrypt(&[&recipient], secret.expose_secret().as_bytes())?;
    armor(&sealed)
}

/// Takes a key out of its seal. The passphrase is only tried when the work it costs is within bounds.
pub fn open_identity(sealed: &str, passphrase: &str) -> Result<Identity, VaultError> {
    let sealed = disarm(sealed)?;
    check_header(&sealed)?;
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    let secret = decrypt(&sealed, &identity).map_err(|error| match error {
        VaultError::WrongKey => VaultError::WrongPassphrase,
        other => other,
    })?;
    let secret = SecretString::from(String::from_utf8(secret).map_err(|_| VaultError::Damaged)?);
    secret.expose_secret().trim().parse().map_err(|_| VaultError::Damaged)
}

/// Header and content, packed and sealed to the recipients.
pub fn seal(header: &Header, content: &str, recipients: &[Recipient]) -> Result<Vec<u8>, VaultError> {
    seal_with_keys(header, content, &[], recipients)
}

/// [`seal`], with the clinic's signing keys beside the content.
pub(super) fn seal_with_keys(
    header: &Header,
    content: &str,
    signing_keys: &[&str],
    recipients: &[Recipient],
) -> Result<Vec<u8>, VaultError> {
    let names = recipients.iter().map(Recipient::to_string).collect();
    let packed = Zeroizing::new(pack_with_keys(header, names, signing_keys, content)?);
    seal_bytes(packed.as_bytes(), recipients)
}

/// Header and content of what [`seal`] sealed.
pub fn open(sealed: &[u8], identity: &Identity) -> Result<(Header, String), VaultError> {
    let Unpacked { header, content, .. } = open_packed(sealed, identity)?;
    Ok((header, content))
}

/// Everything that [`seal`] sealed.
pub(super) fn open_packed(sealed: &[u8], identity: &Identity) -> Result<Unpacked, VaultError> {
    unpack(&Zeroizing::new(open_bytes(sealed, identity)?))
}

/// Bytes, packed with gzip and sealed to the recipients.
pub(super) fn seal_bytes(bytes: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, VaultError> {
    if bytes.len() > MAX_UNPACKED || recipients.len() > MAX_KEYS {
        return Err(VaultError::TooLarge);
    }
    let mut packed = zip(bytes, Compression::fast())?;
    if bytes.len() > unpacked_limit(packed.len()) {
        // It packs so well that it would be taken for a bomb.
        packed = zip(bytes, Compression::none())?;
    }
    let recipients: Vec<&dyn age::Recipient> = recipients.iter().map(|recipient| recipient as _).collect();
    encrypt(&recipients, &packed)
}

/// The bytes that [`seal_bytes`] sealed.
pub(super) fn open_bytes(sealed: &[u8], identity: &Identity) -> Result<Vec<u8>, VaultError> {
    check_header(sealed)?;
    unzip(&decrypt(sealed, identity)?)
}

/// Wraps sealed bytes in lines of text.
pub(super) fn armor(sealed: &[u8]) -> Result<String, VaultError> {
    let armored = ArmoredWriter::wrap_output(vec![], Format::AsciiArmor).and_then(|mut writer| {
        writer.write_all(sealed)?;
        writer.finish()
    });
    String::from_utf8(armored.map_err(|_| VaultError::Damaged)?).map_err(|_| VaultError::Damaged)
}

/// Takes sealed bytes out of their lines of text.
pub(super) fn disarm(armored: &str) -> Result<Vec<u8>, VaultError> {
    if !armored.starts_with("-----BEGIN AGE ENCRYPTED FILE-----") {
        return Err(VaultError::Damaged);
    }
    let mut sealed = vec![];
    ArmoredReader::new(armored.as_bytes()).read_to_end(&mut sealed).map_err(|_| VaultError::Damaged)?;
    Ok(sealed)
}

fn encrypt(recipients: &[&dyn age::Recipient], bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
    let encryptor =
        Encryptor::with_recipients(recipients.iter().copied()).map_err(|_| VaultError::WrongKey)?;
    let mut sealed = vec![];
    let written = encryptor.wrap_output(&mut sealed).and_then(|mut writer| {
        writer.write_all(bytes)?;
        writer.finish().map(|_| ())
    });
    written.map_err(|_| VaultError::TooLarge)?;
    Ok(sealed)
}

fn decrypt(sealed: &[u8], identity: &dyn age::Identity) -> Result<Vec<u8>, VaultError> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(cause)?;
    let mut bytes = vec![];
    let mut reader = decryptor.decrypt(std::iter::once(identity)).map_err(cause)?;
    reader.read_to_end(&mut bytes).map_err(|_| VaultError::Damaged)?;
    Ok(bytes)
}

/// Counts what an attacker could make dear, before any of it is tried.
fn check_header(sealed: &[u8]) -> Result<(), VaultError> {
    let start = sealed.get(..MAX_HEADER).unwrap_or(sealed);
    let end = start.windows(5).position(|window| window == b"\n--- ");
    let Some(end) = end else {
        return Err(if sealed.len() > MAX_HEADER { VaultError::TooLarge } else { VaultError::Damaged });
    };
    let stanzas = start.get(..end).unwrap_or_default().windows(4).filter(|window| window == b"\n-> ").count();
    if stanzas > MAX_STANZAS {
        return Err(VaultError::TooLarge);
    }
    Ok(())
}

fn zip(bytes: &[u8], compression: Compression) -> Result<Vec<u8>, VaultError> {
    let mut packer = GzEncoder::new(vec![], compression);
    packer.write_all(bytes).and_then(|()| packer.finish()).map_err(|_| VaultError::TooLarge)
}

fn unzip(packed: &[u8]) -> Result<Vec<u8>, VaultError> {
    let limit = unpacked_limit(packed.len());
    let mut bytes = vec![];
    let mut unpacker = GzDecoder::new(packed).take(limit as u64 + 1);
    unpacker.read_to_end(&mut bytes).map_err(|_| VaultError::Damaged)?;
    if bytes.len() > limit {
        return Err(VaultError::TooLarge);
    }
    if !unpacker.into_inner().into_inner().is_empty() {
        return Err(VaultError::Damaged);
    }
    Ok(bytes)
}

/// Most that so many packed bytes may unpack to.
fn unpacked_limit(packed: usize) -> usize {
    packed.saturating_mul(MAX_RATIO).clamp(FREE, MAX_UNPACKED)
}

fn cause(error: age::DecryptError) -> VaultError {
    use age::DecryptError::*;
    match error {
        ExcessiveWork { .. } => VaultError::TooLarge,
        NoMatchingKeys | DecryptionFailed | KeyDecryptionFailed => VaultError::WrongKey,
        UnknownFormat => VaultError::TooNew,
        _ => VaultError::Damaged,
    }
}

/// Sealed data that would unpack to more than any binder holds, as dense as gzip gets: how much less a quick packer packs
/// differs from one to another.
#[cfg(test)]
pub(super) fn seal_bomb(recipient: &Recipient) -> Vec<u8> {
    let packed = zip(&vec![b' '; MAX_UNPACKED], Compression::best());
    encrypt(&[recipient], &packed.unwrap_or_default()).unwrap_or_default()
}
