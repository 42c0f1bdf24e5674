//! The data that is attached to a document.

use crate::signing::pdf::{Dictionary, File, Value};
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// The attachment's name, as `documents::pdf` writes it.
const NAME: &[u8] = b"data.json";
/// Longest attachment, unpacked, in bytes.
const LONGEST: usize = 16 << 20;

/// The attachment as it was after this revision.
pub(super) fn of(file: &File, revision: usize) -> Option<Vec<u8>> {
    let (_, catalog) = file.named(revision, "Root")?;
    let names =
        catalog.get("Names")?.dictionary()?.get("EmbeddedFiles")?.dictionary()?.get("Names")?.array()?;
    let [Value::Literal(NAME), Value::Reference(number)] = names else { return None };
    let specification = file.dictionary(revision, *number)?;
    let stream = specification.get("EF")?.dictionary()?.get("F")?.reference()?;
    let (dictionary, packed) = file.stream(revision, stream)?;
    unpacked(&dictionary, packed)
}

fn unpacked(dictionary: &Dictionary, packed: &[u8]) -> Option<Vec<u8>> {
    match dictionary.get("Filter") {
        None => Some(packed.to_vec()).filter(|data| data.len() <= LONGEST),
        Some(Value::Name(b"FlateDecode")) if dictionary.get("DecodeParms").is_none() => {
            decompress_to_vec_zlib_with_limit(packed, LONGEST).ok()
        }
        Some(_) => None,
    }
}
