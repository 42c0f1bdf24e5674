//! Records that must be known to be whole before they are believed: the head and the keyring. Generations and
//! attachments need no checksum, their seal tells.

use sha2::{Digest, Sha256};

/// The bytes, a line break, and their SHA-256 in hexadecimal digits. Every later layout has to keep to this, so that a
/// newer head is told from a damaged one.
pub(super) fn write(bytes: &[u8]) -> Vec<u8> {
    [bytes, b"\n", checksum(bytes).as_bytes()].concat()
}

/// What [`write()`] was given, or `None` if a single bit has changed.
pub(super) fn read(record: &[u8]) -> Option<&[u8]> {
    let end = record.iter().rposition(|byte| *byte == b'\n')?;
    let (bytes, rest) = record.split_at(end);
    (rest.get(1..)? == checksum(bytes).as_bytes()).then_some(bytes)
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_and_every_cut_is_seen() {
        let record = write(br#"{"layout":1}"#);
        assert_eq!(read(&record), Some(br#"{"layout":1}"#.as_slice()));
        for at in 0..record.len() {
            assert_eq!(read(&record[..at]), None, "cut at {at}");
            for bit in 0..8 {
                let mut flipped = record.clone();
                flipped[at] ^= 1 << bit;
                assert_eq!(read(&flipped), None, "bit {bit} of byte {at}");
            }
        }
    }
}
