//! The short name of a key, which people compare.

use sha2::{Digest, Sha256};

/// What stands before the point in the SubjectPublicKeyInfo of every P-256 key (RFC 5480).
const HEAD: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86,
    0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// SHA-256 of the key's SubjectPublicKeyInfo as 64 hexadecimal digits, as browsers and OpenSSL compute it as well.
///
/// `public_key` is the uncompressed point of 65 bytes, which `exportKey("raw")` gives.
pub fn fingerprint(public_key: &[u8]) -> String {
    hex(&Sha256::new().chain_update(HEAD).chain_update(public_key).finalize())
}

/// Bytes as small hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
