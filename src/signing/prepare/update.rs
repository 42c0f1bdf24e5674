//! The update that one signature needs: objects, table, trailer.

use crate::signing::pdf::{write_text, Dictionary, File, Value};
use crate::signing::SignOff;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Width of the place for `/ByteRange`, which is known only when everything else stands.
const RANGE_WIDTH: usize = 44;
/// What a certifying signature says: further signatures may follow, and nothing else.
const CERTIFIES: &str =
    "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>]";

/// What is added to a file besides the signature's own dictionary.
pub(super) struct Update {
    /// The number of the signature's dictionary.
    pub signature: u32,
    /// The other objects.
    pub objects: BTreeMap<u32, String>,
    /// The trailer's dictionary.
    pub trailer: String,
}

/// Places that are filled in last.
pub(super) struct Holes {
    /// Where `/ByteRange`'s value begins.
    range: usize,
    /// Where `/Contents`' value begins, and the first byte behind it.
    pub contents: usize,
    end: usize,
}

impl Update {
    /// The objects that the file's n-th signature needs; `verify/difference.rs` permits exactly these.
    pub fn of(file: &File, sign_off: &SignOff, n: usize) -> Option<Self> {
        let last = file.revisions.len().checked_sub(1)?;
        let revision = file.revisions.get(last)?;
        let (root, catalog) = file.named(last, "Root")?;
        let page_number = file.last_page(last)?;
        let page = file.dictionary(last, page_number)?;
        let (signature, widget) = (revision.size()?, revision.size()?.checked_add(1)?);
        let mut objects = BTreeMap::new();
        // No area and no appearance: PDF/A allows that, and PDF/UA leaves it out of the tags.
        objects.insert(
            widget,
            format!(
                "<</Type/Annot/Subtype/Widget/FT/Sig/Rect[0 0 0 0]/F 132/P {page_number} 0 R/V {signature} 0 R/T{}/TU{}>>",
                write_text(&format!("Signature{n}")),
                write_text(&sign_off.reason)
            ),
        );
        let annotations = extended(page.get("Annots"), widget)?;
        objects.insert(page_number, with(file, &page, &[("Annots", annotations), ("Tabs", "/S".to_owned())]));
        let mut size = widget.checked_add(1)?;
        let form = match catalog.get("AcroForm") {
            Some(form) => form.reference()?,
            None => {
                let form = size;
                size = size.checked_add(1)?;
                let mut changes = vec![("AcroForm", format!("{form} 0 R"))];
                if sign_off.certifies {
                    changes.push(("Perms", format!("<</DocMDP {signature} 0 R>>")));
                }
                objects.insert(root, with(file, &catalog, &changes));
                form
            }
        };
        let fields = file.dictionary(last, form);
        let fields = extended(fields.as_ref().and_then(|form| form.get("Fields")), widget)?;
        objects.insert(form, format!("<</Fields{fields}/SigFlags 3>>"));
        let changes = [("Size", size.to_string()), ("Prev", revision.table.to_string())];
        Some(Self { signature, objects, trailer: with(file, &revision.trailer, &changes) })
    }

    /// The file with this update, the signature's container still empty.
    pub fn write(self, file: &File, sign_off: &SignOff, time: &str, room: usize) -> (Vec<u8>, Holes) {
        let mut out = file.bytes().to_vec();
        if !out.ends_with(b"\n") {
            out.push(b'\n');
        }
        let mut places = BTreeMap::new();
        for (number, object) in &self.objects {
            places.insert(*number, out.len());
            out.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
        }
        places.insert(self.signature, out.len());
        let certifies = if sign_off.certifies { CERTIFIES } else { "" };
        out.extend(
            format!(
                "{} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M({time})/Name{}/Reason{}{certifies}/ByteRange",
                self.signature,
                write_text(&sign_off.signer.name),
                write_text(&sign_off.reason),
            )
            .bytes(),
        );
        let range = out.len();
        out.extend([b' '; RANGE_WIDTH]);
        out.extend(b"/Contents");
        let contents = out.len();
        out.push(b'<');
        out.resize(out.len() + room * 2, b'0');
        out.push(b'>');
        let end = out.len();
        out.extend(b">>\nendobj\n");
        let table = out.len();
        out.extend(
            format!("{}trailer\n{}\nstartxref\n{table}\n%%EOF\n", written(&places), self.trailer).bytes(),
        );
        (out, Holes { range, contents, end })
    }
}

impl Holes {
    /// Writes what the signature covers, and gives the digest of that.
    pub fn enclose(&self, bytes: &mut [u8]) -> Vec<u8> {
        let range = format!("[0 {} {} {}]", self.contents, self.end, bytes.len().saturating_sub(self.end));
        if let Some(place) = bytes.get_mut(self.range..self.range + range.len()) {
            place.copy_from_slice(range.as_bytes());
        }
        let (before, after) = (bytes.get(..self.contents), bytes.get(self.end..));
        let digest =
            Sha256::new().chain_update(before.unwrap_or_default()).chain_update(after.unwrap_or_default());
        digest.finalize().to_vec()
    }
}

/// A table of objects: one part for each run of numbers.
fn written(places: &BTreeMap<u32, usize>) -> String {
    let mut table = "xref\n".to_owned();
    let mut rest = places.iter().peekable();
    while let Some((first, place)) = rest.next() {
        let (mut last, mut lines) = (*first, format!("{place:010} 00000 n \n"));
        while let Some((number, place)) = rest.next_if(|(number, _)| last.checked_add(1) == Some(**number)) {
            last = *number;
            lines += &format!("{place:010} 00000 n \n");
        }
        table += &format!("{first} {}\n{lines}", last - first + 1);
    }
    table
}

/// A list of references with one more at its end.
fn extended(list: Option<&Value>, number: u32) -> Option<String> {
    let known = list.map_or(Some([].as_slice()), |list| list.array())?;
    let mut numbers = known.iter().map(Value::reference).collect::<Option<Vec<_>>>()?;
    numbers.push(number);
    let references: Vec<String> = numbers.iter().map(|number| format!("{number} 0 R")).collect();
    Some(format!("[{}]", references.join(" ")))
}

/// A dictionary as it stands in the file, but for these entries.
fn with(file: &File, dictionary: &Dictionary, changes: &[(&str, String)]) -> String {
    let kept = dictionary.entries().iter().filter(|entry| !changes.iter().any(|(key, _)| *key == entry.key));
    let kept = kept.map(|entry| {
        let raw = file.bytes().get(entry.place.clone()).unwrap_or_default();
        format!("/{} {}", entry.key, String::from_utf8_lossy(raw))
    });
    let changed = changes.iter().map(|(key, value)| format!("/{key} {value}"));
    format!("<<{}>>", kept.chain(changed).collect::<String>())
}
