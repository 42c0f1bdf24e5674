//! Checks every signature of a PDF.
//!
//! A file of ours is a first revision without signatures, and then one revision for each signature. Whatever is not built
//! so is reported: what a signature covers is asked of `ByteRange`, of the container, and of what later revisions changed.

mod attachment;
mod cover;
mod difference;

use super::fingerprint::hex;
use super::key::PublicKey;
use super::pdf::{read_text, unhex, Dictionary, File, Value};
use super::{container, fingerprint, moment, names};
use super::{Checked, Coverage, NotChecked, Report, Subject, Verdict, MAX_PDF};
use difference::Addition;
use sha2::{Digest, Sha256};

/// Stands in the metadata of every PDF that Klinikkvern makes.
const MAKER: (u8, &[u8]) = (b'K', b"linikkvern");

/// Checks a PDF, whoever made it.
///
/// # Errors
/// [`NotChecked`] when there is nothing to check or no way to.
pub fn verify(pdf: &[u8]) -> Result<Report, NotChecked> {
    if pdf.len() > MAX_PDF {
        return Err(NotChecked::TooLarge);
    }
    if !pdf.starts_with(b"%PDF-") {
        return Err(NotChecked::NotAPdf);
    }
    let damaged = || if names_maker(pdf) { NotChecked::Damaged } else { NotChecked::NotOurs };
    let file = File::read(pdf).map_err(|_| damaged())?;
    let additions: Vec<Addition> = (0..file.revisions.len()).map(|at| Addition::of(&file, at)).collect();
    let Some(first) = additions.iter().position(|addition| addition.signature.is_some()) else {
        // Signatures that stand in a file's first revision, or are of another kind, are another program's.
        return Err(match names_maker(pdf) {
            false => NotChecked::NotOurs,
            true if file.rest.is_empty() && file.revisions.len() == 1 => NotChecked::NotSigned,
            true => NotChecked::Damaged,
        });
    };
    let signatures: Vec<Checked> =
        (0..additions.len()).filter_map(|at| checked(&file, &additions, at)).collect();
    let intact = signatures.first().is_some_and(|signature| signature.verdict == Verdict::Intact);
    let last_is_signed = additions.last().is_some_and(|addition| addition.signature.is_some());
    let said = |key: &str| read_text(file.named(first, "Info")?.1.get(key)?);
    Ok(Report {
        signatures,
        changed_after_last: !last_is_signed || !file.rest.is_empty(),
        attachment: if intact { attachment::of(&file, first) } else { None },
        title: said("Title"),
        subject: said("Subject"),
    })
}

/// Whether the bytes name Klinikkvern as their maker: in clear in the metadata, or in a signature of our kind.
fn names_maker(pdf: &[u8]) -> bool {
    let (first, rest) = MAKER;
    pdf.split(|byte| *byte == first).skip(1).any(|part| part.starts_with(rest))
}

/// The signature of this revision, if it has one.
fn checked(file: &File, additions: &[Addition], at: usize) -> Option<Checked> {
    let addition = additions.get(at)?;
    let dictionary = addition.signature.as_ref()?;
    let end = file.revisions.get(at)?.end;
    let covered = file.bytes().get(..end).unwrap_or_default();
    let text = |key: &str| dictionary.get(key).and_then(read_text);
    let later = additions.get(at + 1..).unwrap_or_default();
    let mut found = Checked {
        name: text("Name").unwrap_or_default(),
        role: String::new(),
        organisation: String::new(),
        organisation_number: None,
        reason: text("Reason").unwrap_or_default(),
        signed_at: text("M").and_then(|time| moment::from_pdf(&time)).unwrap_or_default(),
        certifies: dictionary.get("Reference").is_some(),
        verdict: Verdict::Malformed,
        coverage: match (later.is_empty() && file.rest.is_empty(), later.iter().all(|later| later.permitted))
        {
            (true, _) => Coverage::WholeFile,
            (false, true) if file.rest.is_empty() => Coverage::FollowedByPermitted,
            _ => Coverage::FollowedByOther,
        },
        signer_fingerprint: String::new(),
        root_fingerprint: String::new(),
        length: end as u64,
        sha256: hex(&Sha256::digest(covered)),
    };
    if let Some(verdict) = judge(file, end, dictionary, &mut found) {
        // What was altered is altered, also when it no longer has the form that it had.
        let well_formed = addition.permitted && !found.signed_at.is_empty();
        found.verdict = if verdict == Verdict::Intact && !well_formed { Verdict::Malformed } else { verdict };
    }
    Some(found)
}

/// Whether the container holds for what the dictionary says it covers; nothing when it can't be read.
fn judge(file: &File, end: usize, dictionary: &Dictionary, found: &mut Checked) -> Option<Verdict> {
    let Some(Value::Hex(digits)) = dictionary.get("Contents") else { return None };
    let container = container::read(&held(digits)?)?;
    let keys = (&container.root.content.key, &container.signer.content.key);
    let (root, signer) = (PublicKey::from_spki(keys.0)?, PublicKey::from_spki(keys.1)?);
    found.root_fingerprint = fingerprint(root.point());
    found.signer_fingerprint = fingerprint(signer.point());
    let named: Subject = names::read(&container.signer.content.subject);
    let same_name = names::shortened(&found.name) == named.name;
    (found.role, found.organisation) = (named.role, named.organisation);
    found.organisation_number = named.organisation_number;
    if cover::digest(file, end, dictionary)? != container.digest {
        return Some(Verdict::Altered);
    }
    let certified = super::certificate::certifies(&container.root, &root, &container.signer);
    if !container.bound || !certified || !signer.made(&container.signed, &container.signature) {
        return Some(Verdict::NotOfThisKey);
    }
    Some(if same_name { Verdict::Intact } else { Verdict::Malformed })
}

/// The container that lies in `/Contents`: small digits, then zeros to the end of its room.
fn held(digits: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = unhex(digits).filter(|_| !digits.iter().any(u8::is_ascii_uppercase))?;
    // The length of a container of our size always takes two bytes.
    let [0x30, 0x82, high, low, ..] = bytes.as_slice() else { return None };
    let length = 4 + usize::from(u16::from_be_bytes([*high, *low]));
    let padding = bytes.get(length..)?;
    let empty = padding.iter().all(|byte| *byte == 0);
    bytes.truncate(length);
    empty.then_some(bytes)
}
