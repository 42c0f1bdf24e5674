//! The signed PDFs against the chain.

use super::{Fault, FaultKind, Unpack};
use crate::binder::archive::digest;
use crate::binder::chain::FileMark;
use crate::binder::Binder;
use std::collections::{BTreeMap, BTreeSet};

/// Every sign-off has its PDF, alone or as the beginning of a later one, and every PDF its sign-off.
pub fn check(binder: &Binder, unpack: Option<Unpack>) -> Result<(), Fault> {
    let entries = &binder.chain().entries;
    let marks: BTreeMap<&str, (usize, &FileMark)> = entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| {
            let mark = entry.file.as_ref()?;
            Some((mark.sha256.as_str(), (at, mark)))
        })
        .collect();
    let mut found = BTreeSet::new();
    for (sha256, kept) in &binder.archive.files {
        let Some((at, whole)) = marks.get(sha256.as_str()) else {
            return Err(Fault { number: 0, document: None, kind: FaultKind::FileUnknown });
        };
        let altered = || binder.fault(*at, FaultKind::FileAltered);
        let pdf = match unpack {
            Some(unpack) => Some(unpack(&kept.file).ok_or_else(altered)?),
            None => None,
        };
        let length = pdf.as_ref().map_or(kept.file.length as usize, Vec::len);
        if kept.file.sha256 != *sha256 || length != whole.length as usize || kept.file.length != whole.length
        {
            return Err(altered());
        }
        // The PDF itself, and each of its beginnings that was signed by itself.
        let mut next = Some(sha256.as_str());
        while let Some((at, mark)) = next.and_then(|sha256| marks.get(sha256)) {
            let is_beginning = || {
                let bytes = pdf.as_ref().map(|pdf| pdf.get(..mark.length as usize));
                bytes.is_none_or(|bytes| bytes.is_some_and(|bytes| digest(bytes) == mark.sha256))
            };
            if mark.length > whole.length || !is_beginning() {
                return Err(binder.fault(*at, FaultKind::FileAltered));
            }
            if !found.insert(mark.sha256.as_str()) {
                break;
            }
            next = mark.continues.as_deref();
        }
    }
    match marks.iter().find(|(sha256, _)| !found.contains(*sha256)) {
        Some((_, (at, _))) => Err(binder.fault(*at, FaultKind::FileGone)),
        None => Ok(()),
    }
}
