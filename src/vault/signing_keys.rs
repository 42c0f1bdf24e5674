//! The clinics' private signing keys while the vault is open: a list for each binder, by its random name.
//!
//! Which of a binder's keys signs is decided by the root certificates that the binder itself knows. Anybody who has the
//! public keys of a clinic can write a file for it, with a signing key of his own inside; such a key lies here and is
//! never used.

use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// Most keys of one binder. Versions that were merged bring one each; more is somebody's attempt to crowd ours out.
const MAX_KEYS: usize = 8;
/// Longest key, in characters of base64. One has 184.
const MAX_TEXT: usize = 512;
/// What stands in PKCS#8 before the public key, which is its end: an optional part of a P-256 key that every browser
/// writes.
const BEFORE_PUBLIC: [u8; 5] = [0xa1, 0x44, 0x03, 0x42, 0x00];
/// Bytes of a public key: an uncompressed point.
const PUBLIC: usize = 65;

/// A private key as PKCS#8. Overwritten when it is dropped.
pub type PrivateKey = Zeroizing<Vec<u8>>;

/// All keys that the vault has met.
#[derive(Default)]
pub struct ClinicKeys {
    by_clinic: BTreeMap<String, Vec<Zeroizing<String>>>,
    /// Public halves of keys made since the vault was opened: they are ours before any certificate says so.
    made: Vec<Vec<u8>>,
}

impl ClinicKeys {
    /// Takes in what lay beside the content of a clinic's binder. What was there before comes first.
    pub fn take_in(&mut self, clinic_id: &str, texts: Vec<String>) {
        let texts = texts.into_iter().map(Zeroizing::new).filter(|text| text.len() <= MAX_TEXT);
        for text in texts {
            let keys = self.by_clinic.entry(clinic_id.to_owned()).or_default();
            if !keys.contains(&text) && keys.len() < MAX_KEYS {
                keys.push(text);
            }
        }
    }

    /// What has to lie beside the content of this clinic's binder.
    pub fn of(&self, clinic_id: &str) -> Vec<&str> {
        let keys = self.by_clinic.get(clinic_id);
        keys.into_iter().flatten().map(|text| text.as_str()).collect()
    }

    /// The public half of the key that signs: one that has just been made, or the first that a root certificate of the
    /// binder names.
    pub fn public_key(&self, clinic_id: &str, roots: &[impl AsRef<[u8]>]) -> Option<Vec<u8>> {
        let is_named = |public: &[u8]| {
            roots.iter().any(|root| root.as_ref().windows(PUBLIC).any(|window| window == public))
        };
        self.of(clinic_id).into_iter().find_map(|text| {
            let key = decode(text)?;
            let public = public_half(&key)?;
            let is_ours = is_named(public) || self.made.iter().any(|made| made == public);
            is_ours.then(|| public.to_vec())
        })
    }

    /// The private half of a key.
    pub fn private_key(&self, clinic_id: &str, public_key: &[u8]) -> Option<PrivateKey> {
        let keys = self.of(clinic_id).into_iter().filter_map(decode);
        keys.into_iter().find(|key| public_half(key) == Some(public_key))
    }

    /// Keeps a key that has just been made, as the first. Returns its public half, or nothing if it is no such key.
    pub fn keep(&mut self, clinic_id: &str, key: &PrivateKey) -> Option<Vec<u8>> {
        let public = public_half(key)?.to_vec();
        let keys = self.by_clinic.entry(clinic_id.to_owned()).or_default();
        keys.insert(0, Zeroizing::new(STANDARD.encode(key.as_slice())));
        keys.truncate(MAX_KEYS);
        self.made.push(public.clone());
        Some(public)
    }
}

fn decode(text: &str) -> Option<PrivateKey> {
    let mut key = Zeroizing::new(Vec::with_capacity(text.len()));
    STANDARD.decode_vec(text, &mut key).ok()?;
    Some(key)
}

/// The public half of a private key.
fn public_half(key: &[u8]) -> Option<&[u8]> {
    let (rest, public) = key.split_at_checked(key.len().checked_sub(PUBLIC)?)?;
    (rest.ends_with(&BEFORE_PUBLIC) && public.first() == Some(&4)).then_some(public)
}

/// A key that fits in here and signs nothing: for tests without a browser.
#[cfg(test)]
pub(super) fn toy_key(name: u8) -> PrivateKey {
    Zeroizing::new([vec![name; 68], BEFORE_PUBLIC.to_vec(), vec![4], vec![name; 64]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: u8) -> String {
        STANDARD.encode(toy_key(name).as_slice())
    }

    fn public(name: u8) -> Vec<u8> {
        [vec![4], vec![name; 64]].concat()
    }

    /// What a certificate is to us: bytes with the public key somewhere inside.
    fn root(name: u8) -> Vec<u8> {
        [b"before".to_vec(), public(name), b"after".to_vec()].concat()
    }

    #[test]
    fn only_a_key_that_the_binders_own_certificates_name_signs() {
        let mut keys = ClinicKeys::default();
        keys.take_in("a", vec![text(1), text(2)]);
        assert_eq!(keys.public_key("a", &[] as &[Vec<u8>]), None, "a key that nobody vouches for");
        assert_eq!(keys.public_key("a", &[root(2)]), Some(public(2)));
        assert_eq!(keys.public_key("b", &[root(2)]), None, "another clinic's");
        assert_eq!(keys.private_key("a", &public(2)).as_ref(), Some(&toy_key(2)));
        assert_eq!(keys.private_key("a", &public(3)), None);
    }

    #[test]
    fn a_new_key_comes_first_and_is_used_before_a_certificate_names_it() {
        let mut keys = ClinicKeys::default();
        keys.take_in("a", (10..30).map(text).collect());
        assert_eq!(keys.keep("a", &toy_key(1)), Some(public(1)));
        assert_eq!(keys.public_key("a", &[root(10)]), Some(public(1)));
        assert_eq!(keys.of("a").len(), MAX_KEYS);
    }

    #[test]
    fn two_versions_bring_their_keys_together_and_none_twice() {
        let mut keys = ClinicKeys::default();
        keys.take_in("a", vec![text(1)]);
        keys.take_in("a", vec![text(2), text(1)]);
        assert_eq!(keys.of("a"), [text(1), text(2)]);
    }

    #[test]
    fn what_is_no_key_is_kept_and_never_used() {
        let mut keys = ClinicKeys::default();
        keys.take_in("a", vec!["ikke en nøkkel".into(), "AAAA".into(), "x".repeat(MAX_TEXT + 1), text(1)]);
        assert_eq!(keys.of("a"), ["ikke en nøkkel".into(), "AAAA".into(), text(1)]);
        assert_eq!(keys.public_key("a", &[root(1)]), Some(public(1)));
        assert_eq!(keys.keep("a", &Zeroizing::new(vec![4; 20])), None);
    }
}
