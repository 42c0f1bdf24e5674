//! What lies inside the seal: a header that repeats what stands outside, and the content itself.

use super::{Lineage, VaultError};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Most that sealed data may unpack to, in bytes.
pub const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// Most levels of brackets in the content.
const MAX_DEPTH: u32 = 32;
/// Longest text in the content, in bytes. A signed document carries its data as one text.
const MAX_TEXT: usize = 4 * 1024 * 1024;
/// Most commas outside texts: an empty item takes three bytes in the file and many more in memory. A binder of ten
/// years has about a quarter of this.
const MAX_ITEMS: u32 = 1_000_000;
/// Bytes that header, recipients and signing keys need beside the content, generously.
const ROOM: usize = 64 * 1024;

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
    /// Repeated in here, because anyone can write what stands outside: whoever is added there would be able to open
    /// every later save.
    #[serde(default)]
    recipients: Vec<String>,
    /// In here and not in `content`, because the content goes to the page and these never do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    signing_keys: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    content: &'a RawValue,
}

/// What was found inside the seal.
#[cfg_attr(not(feature = "seal"), allow(dead_code))]
pub struct Unpacked {
    /// Which version it is.
    pub header: Header,
    /// To whom it is sealed: public keys.
    pub recipients: Vec<String>,
    /// The clinic's private signing keys: PKCS#8 in base64.
    pub signing_keys: Vec<String>,
    /// The content, JSON.
    pub content: String,
}

/// [`pack_with_keys`] for a binder that has not signed anything.
#[cfg_attr(not(feature = "seal"), allow(dead_code))]
pub fn pack(header: &Header, recipients: Vec<String>, content: &str) -> Result<String, VaultError> {
    pack_with_keys(header, recipients, &[], content)
}

/// Header, signing keys and content as the text that is sealed. The content must be JSON, and no more than [`unpack`] takes:
/// what can't be opened again is not sealed.
#[cfg_attr(not(feature = "seal"), allow(dead_code))]
pub(super) fn pack_with_keys(
    header: &Header,
    recipients: Vec<String>,
    signing_keys: &[&str],
    content: &str,
) -> Result<String, VaultError> {
    // Room for everything, so that growing leaves no copies of the keys behind.
    let mut packed = Vec::with_capacity(content.len() + ROOM);
    let content: &RawValue = serde_json::from_str(content).map_err(|_| VaultError::Damaged)?;
    let signing_keys = signing_keys.iter().map(|key| Cow::Borrowed(*key)).collect();
    let whole = Content { header: header.clone(), recipients, signing_keys, content };
    serde_json::to_writer(&mut packed, &whole).map_err(|_| VaultError::Damaged)?;
    check_content(&packed)?;
    String::from_utf8(packed).map_err(|_| VaultError::Damaged)
}

/// What [`pack`] packed, within bounds.
#[cfg_attr(not(feature = "seal"), allow(dead_code))]
pub fn unpack(packed: &[u8]) -> Result<Unpacked, VaultError> {
    check_content(packed)?;
    let Content { header, recipients, signing_keys, content } =
        serde_json::from_slice(packed).map_err(|_| VaultError::Damaged)?;
    let signing_keys = signing_keys.into_iter().map(Cow::into_owned).collect();
    Ok(Unpacked { header, recipients, signing_keys, content: content.get().to_owned() })
}

fn check_content(packed: &[u8]) -> Result<(), VaultError> {
    if packed.len() > MAX_UNPACKED {
        return Err(VaultError::TooLarge);
    }
    check_bounds(packed, MAX_TEXT)
}

/// Refuses JSON that is nested deeper, or holds more items or longer texts than it should, before anything is built
/// from it.
pub(super) fn check_bounds(json: &[u8], max_text: usize) -> Result<(), VaultError> {
    let (mut depth, mut items, mut text_began, mut escaped) = (0u32, 0u32, None, false);
    for (at, byte) in json.iter().enumerate() {
        if let Some(began) = text_began {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' if at - began > max_text => return Err(VaultError::TooLarge),
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
            b',' if items == MAX_ITEMS => return Err(VaultError::TooLarge),
            b',' => items += 1,
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
        let packed = pack(&header, vec!["age1a".into()], content).unwrap();
        let unpacked = unpack(packed.as_bytes()).unwrap();
        assert_eq!((unpacked.header, unpacked.content.as_str()), (header, content));
        assert_eq!(unpacked.recipients, ["age1a"]);
    }

    #[test]
    fn signing_keys_lie_beside_the_content_and_only_where_there_are_any() {
        let packed = pack_with_keys(&Header::default(), vec![], &["a", "b"], r#"{"c":1}"#).unwrap();
        let unpacked = unpack(packed.as_bytes()).unwrap();
        assert_eq!((unpacked.signing_keys.concat(), unpacked.content.as_str()), ("ab".into(), r#"{"c":1}"#));
        let without = pack(&Header::default(), vec![], "{}").unwrap();
        assert!(
            !without.contains("signing_keys"),
            "a binder without keys is as it was before there were any"
        );
        assert!(unpack(without.as_bytes()).unwrap().signing_keys.is_empty());
    }

    #[test]
    fn deep_nesting_endless_texts_and_crowds_are_neither_opened_nor_sealed() {
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(MAX_TEXT + 1));
        let crowd = format!("[{}0]", "0,".repeat(MAX_ITEMS as usize + 1));
        for text in [deep, long, crowd] {
            assert_eq!(unpack(text.as_bytes()).err(), Some(VaultError::TooLarge));
            assert_eq!(pack(&Header::default(), vec![], &text), Err(VaultError::TooLarge));
        }
        assert_eq!(check_bounds(br#"{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}"#, MAX_TEXT), Ok(()));
    }

    #[test]
    fn torn_text_is_damaged() {
        let packed = pack(&Header::default(), vec![], "{}").unwrap();
        for length in 0..packed.len() {
            assert_eq!(unpack(&packed.as_bytes()[..length]).err(), Some(VaultError::Damaged), "{length}");
        }
    }
}
