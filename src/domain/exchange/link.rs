//! A few facts as a link. Everything stands behind `#`, which no server gets to see; mail systems and browsers do keep it.

use super::LinkError;
use serde::de::DeserializeOwned;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Above this a link is torn by some mail programs; then there is only the file.
pub const LONGEST_FRAGMENT: usize = 1_800;
/// The letters of base64url (RFC 4648, section 5).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The part of the address from `#` on: what comes before, and then the content packed; `None` when it would be too long
/// for a link. The first item of the content is the version of its form, as a number.
pub fn fragment(before: &str, content: &impl Serialize) -> Option<String> {
    let json = serde_json::to_vec(content).expect("texts and dates");
    let fragment = format!("{before}{}", encode(&json));
    (fragment.len() <= LONGEST_FRAGMENT).then_some(fragment)
}

/// What stands in a fragment, or in what follows `f=`, if it is of this version.
pub fn read_fragment<T: DeserializeOwned>(fragment: &str, version: u64) -> Result<T, LinkError> {
    let letters = fragment.rsplit_once("f=").map_or(fragment, |(_, letters)| letters).trim();
    if letters.len() > LONGEST_FRAGMENT {
        return Err(LinkError::NotOurs);
    }
    let json = decode(letters).ok_or(LinkError::Torn)?;
    if let Ok(newer) = serde_json::from_slice::<Vec<serde_json::Value>>(&json) {
        if newer.first().and_then(serde_json::Value::as_u64).is_some_and(|own| own > version) {
            return Err(LinkError::TooNew);
        }
    }
    serde_json::from_slice(&json).map_err(|_| LinkError::Torn)
}

/// The first eight digits of a checksum, which tells a link that was cut or changed on the way.
pub fn checksum(content: &impl Serialize) -> String {
    let json = serde_json::to_vec(content).expect("texts and dates");
    Sha256::digest(&json).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes as letters of base64url, without padding.
pub fn encode(bytes: &[u8]) -> String {
    let mut letters = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            letters.push(char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]));
        }
    }
    letters
}

fn decode(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = vec![];
    for chunk in letters.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for letter in chunk {
            bits = bits << 6 | u32::try_from(LETTERS.iter().position(|own| own == letter)?).ok()?;
        }
        let whole = match chunk.len() {
            4 => 3,
            3 => 2,
            2 => 1,
            _ => return None,
        };
        bits <<= 6 * (4 - chunk.len());
        // What lies beyond the last whole byte must be nothing, so that each request has one spelling.
        if bits & ((1 << (8 * (3 - whole))) - 1) != 0 {
            return None;
        }
        bytes.extend((0..whole).map(|place| (bits >> (16 - 8 * place)) as u8));
    }
    Some(bytes)
}
