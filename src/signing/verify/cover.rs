//! What a signature covers according to its `/ByteRange`.

use crate::signing::pdf::{Dictionary, File, Value};
use sha2::{Digest, Sha256};

/// The digest of what the signature covers: everything up to the end of its revision, but for its own `/Contents`.
///
/// Nothing when the range says anything else. A range that leaves more out, or begins later, or ends elsewhere, is how
/// content is smuggled past a signature.
pub(super) fn digest(file: &File, end: usize, dictionary: &Dictionary) -> Option<Vec<u8>> {
    let numbers: Option<Vec<u64>> = dictionary.get("ByteRange")?.array()?.iter().map(Value::number).collect();
    let gap = dictionary.entry("Contents")?.place.clone();
    let expected = [0, gap.start as u64, gap.end as u64, end.checked_sub(gap.end)? as u64];
    if numbers? != expected {
        return None;
    }
    let (before, after) = (file.bytes().get(..gap.start)?, file.bytes().get(gap.end..end)?);
    Some(Sha256::new().chain_update(before).chain_update(after).finalize().to_vec())
}
