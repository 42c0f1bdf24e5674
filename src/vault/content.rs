//! What lies inside the seal: a header that repeats what stands outside, and the content itself.

use super::{Lineage, VaultError};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Most that sealed data may unpack to, in bytes.
pub const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// Most levels of brackets in the content.
const MAX_DEPTH: u32 = 32;
/// Longest text in the content, in bytes. A signed document carries its data as one text.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// Which version of which binder this is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The binder's random identity.
    pub clinic_id: String,
    /// Number of the save, counted from 1.
    pub generation: u64,
    /// When it was saved, in UTC: `2026-11-22T09:42:00Z`.
    pub written: String,
    /// Version of the app that saved it.
    pub app: String,
    /// Where it comes from, to compare with other copies.
    pub lineage: Lineage,
}

#[derive(Serialize, Deserialize)]
struct Content<'a> {
    header: Header,
    #[serde(borrow)]
    content: &'a RawValue,
}

/// Header and content as the text that is sealed. The content must be JSON.
pub fn pack(header: &Header, content: &str) -> Result<String, VaultError> {
    let content: &RawValue = serde_json::from_str(content).map_err(|_| VaultError::Damaged)?;
    serde_json::to_string(&Content { header: header.clone(), content }).map_err(|_| VaultError::Damaged)
}

/// Header and content of a text that was sealed, within bounds.
pub fn unpack(packed: &[u8]) -> Result<(Header, String), VaultError> {
    check_bounds(packed)?;
    let Content { header, content } = serde_json::from_slice(packed).map_err(|_| VaultError::Damaged)?;
    Ok((header, content.get().to_owned()))
}

/// Refuses JSON that is nested deeper or holds longer texts than any binder, before anything is built from it.
pub(super) fn check_bounds(json: &[u8]) -> Result<(), VaultError> {
    let (mut depth, mut text_began, mut escaped) = (0u32, None, false);
    for (at, byte) in json.iter().enumerate() {
        if let Some(began) = text_began {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' if at - began > MAX_TEXT => return Err(VaultError::TooLarge),
                b'"' => text_began = None,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => text_began = Some(at),
            b'[' | b'{' if depth == MAX_DEPTH => return Err(VaultError::TooLarge),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_letter_for_letter() {
        let header = Header { clinic_id: "a".into(), generation: 3, ..Header::default() };
        let content = r#"{"b":  [1,2,"æ\"ø[["]}"#;
        let packed = pack(&header, content).unwrap();
        assert_eq!(unpack(packed.as_bytes()).unwrap(), (header, content.to_owned()));
    }

    #[test]
    fn deep_nesting_and_endless_texts_are_refused() {
        assert_eq!(unpack("[".repeat(40).as_bytes()), Err(VaultError::TooLarge));
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(MAX_TEXT + 1));
        assert_eq!(unpack(long.as_bytes()), Err(VaultError::TooLarge));
        assert_eq!(check_bounds(br#"{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}"#), Ok(()));
    }

    #[test]
    fn torn_text_is_damaged() {
        let packed = pack(&Header::default(), "{}").unwrap();
        for length in 0..packed.len() {
            assert_eq!(unpack(&packed.as_bytes()[..length]), Err(VaultError::Damaged), "{length}");
        }
    }
}
