//! What a revision changed, and whether a signature needs that.
//!
//! A signature adds its own dictionary, its field, and for the first one the form. It changes the form, the annotations
//! of one page, and for the first one the catalog. Whatever else a revision does could change what readers see.

use crate::signing::pdf::{read_text, Dictionary, File, Value};

/// Kind of signatures that Klinikkvern makes.
const KIND: &str = "ETSI.CAdES.detached";
/// Everything that a signature's dictionary of ours says.
const SIGNATURE: [&str; 9] =
    ["Type", "Filter", "SubFilter", "M", "Name", "Reason", "Reference", "ByteRange", "Contents"];
/// Everything that a field of ours says.
const FIELD: [&str; 9] = ["Type", "Subtype", "FT", "Rect", "F", "P", "V", "T", "TU"];

/// One revision, compared with the one before it.
pub(super) struct Addition<'a> {
    /// The signature that it brought.
    pub signature: Option<Dictionary<'a>>,
    /// Whether it did what that signature needs, and nothing else.
    pub permitted: bool,
}

impl<'a> Addition<'a> {
    /// What this revision of the file did.
    pub fn of(file: &File<'a>, at: usize) -> Self {
        // A file's first revision carries no signature of ours.
        let mut signatures = if at == 0 { vec![] } else { signatures(file, at) };
        let permitted = match signatures.as_slice() {
            [(number, signature)] => needed(file, at, *number, signature).is_some(),
            _ => false,
        };
        signatures.retain(|(_, signature)| signature.is("SubFilter", KIND));
        Self { signature: signatures.pop().map(|(_, signature)| signature), permitted }
    }
}

/// The signatures that a revision defines, whether a form names them or not.
fn signatures<'a>(file: &File<'a>, at: usize) -> Vec<(u32, Dictionary<'a>)> {
    let objects = file.revisions.get(at).into_iter().flat_map(|revision| revision.objects.keys());
    let dictionaries = objects.filter_map(|number| Some((*number, file.dictionary(at, *number)?)));
    dictionaries
        .filter(|(_, dictionary)| dictionary.is("Type", "Sig") || dictionary.get("ByteRange").is_some())
        .collect()
}

/// Whether the revision is what this signature needs: nothing is missing, and nothing more is there.
fn needed(file: &File, at: usize, number: u32, signature: &Dictionary) -> Option<()> {
    let before = at.checked_sub(1)?;
    let (earlier, revision) = (file.revisions.get(before)?, file.revisions.get(at)?);
    let (root, old_catalog) = file.named(before, "Root")?;
    let new_catalog = file.dictionary(at, root)?;
    let old_form = match old_catalog.get("AcroForm") {
        Some(form) => Some(form.reference()?),
        None => None,
    };
    // New objects have new numbers: an older object that was out of sight cannot come into it.
    let size = earlier.size()?;
    let form = old_form.unwrap_or(size.checked_add(2)?);
    let widget = size.checked_add(1)?;
    let field = file.dictionary(at, widget)?;
    let page = field.get("P")?.reference()?;
    let (old_page, new_page) = (file.dictionary(before, page)?, file.dictionary(at, page)?);

    let mut expected = vec![size, widget, form, page];
    let next = if old_form.is_none() {
        expected.push(root);
        size.checked_add(3)?
    } else {
        size.checked_add(2)?
    };
    expected.sort_unstable();
    let only_these = expected.iter().eq(revision.objects.keys());
    let trailer = revision.size()? == next && revision.trailer.same_but(&earlier.trailer, &["Size", "Prev"]);
    let position = earlier_fields(file, before, old_form)?.len() + 1;
    let certifies = signature.get("Reference").is_some();

    let right = number == size
        && only_these
        && trailer
        && is_signature(signature, old_form.is_none())
        && is_field(&field, number, position)
        && old_page.is("Type", "Page")
        && old_page.same_but(&new_page, &["Annots", "Tabs"])
        && new_page.is("Tabs", "S")
        && is_extended(old_page.get("Annots"), new_page.get("Annots")?, widget)
        && is_form(file, before, old_form, &file.dictionary(at, form)?, widget)
        && (old_form.is_some() || is_catalog(&old_catalog, &new_catalog, form, certifies.then_some(number)));
    right.then_some(())
}

fn earlier_fields<'a>(file: &File<'a>, before: usize, form: Option<u32>) -> Option<Vec<Value<'a>>> {
    match form {
        Some(form) => Some(file.dictionary(before, form)?.get("Fields")?.array()?.to_vec()),
        None => Some(vec![]),
    }
}

/// A signature's dictionary with our entries, and a certification only in the first.
fn is_signature(signature: &Dictionary, first: bool) -> bool {
    let certification = match signature.get("Reference") {
        None => true,
        Some(reference) => first && is_certification(reference),
    };
    let text = |key: &str| signature.get(key).is_some_and(|value| read_text(value).is_some());
    signature.entries().iter().all(|entry| SIGNATURE.contains(&entry.key))
        && signature.is("Type", "Sig")
        && signature.is("Filter", "Adobe.PPKLite")
        && signature.is("SubFilter", KIND)
        && ["M", "Name", "Reason"].into_iter().all(text)
        && certification
}

/// Further signatures may follow, and nothing else (DocMDP, P = 2).
fn is_certification(reference: &Value) -> bool {
    let Some([Value::Dictionary(reference)]) = reference.array() else { return false };
    let Some(parameters) = reference.get("TransformParams").and_then(Value::dictionary) else { return false };
    reference.entries().len() == 3
        && reference.is("Type", "SigRef")
        && reference.is("TransformMethod", "DocMDP")
        && parameters.entries().len() == 3
        && parameters.is("Type", "TransformParams")
        && parameters.is("V", "1.2")
        && parameters.get("P").and_then(Value::number) == Some(2)
}

/// A field without area, appearance or action, that holds this signature.
fn is_field(field: &Dictionary, signature: u32, position: usize) -> bool {
    let zero = Value::Word(b"0");
    field.entries().iter().all(|entry| FIELD.contains(&entry.key))
        && field.is("Type", "Annot")
        && field.is("Subtype", "Widget")
        && field.is("FT", "Sig")
        && field
            .get("Rect")
            .and_then(Value::array)
            .is_some_and(|rect| rect.len() == 4 && rect.iter().all(|side| *side == zero))
        && field.get("F").and_then(Value::number) == Some(132)
        && field.get("V").and_then(Value::reference) == Some(signature)
        && field.get("T").and_then(read_text) == Some(format!("Signature{position}"))
        && field.get("TU").and_then(read_text).is_some()
}

/// The same list with one more reference at its end.
fn is_extended(old: Option<&Value>, new: &Value, number: u32) -> bool {
    let old = match old {
        None => Some([].as_slice()),
        Some(old) => old.array(),
    };
    match (old, new.array().and_then(<[Value]>::split_last)) {
        (Some(old), Some((last, rest))) => rest == old && *last == Value::Reference(number),
        _ => false,
    }
}

/// The form as it was, with one more field.
fn is_form(file: &File, before: usize, old: Option<u32>, new: &Dictionary, widget: u32) -> bool {
    let old = old.and_then(|old| file.dictionary(before, old)).unwrap_or_default();
    let flags = new.get("SigFlags").and_then(Value::number) == Some(3);
    let fields = new.get("Fields").is_some_and(|fields| is_extended(old.get("Fields"), fields, widget));
    flags && fields && old.same_but(new, &["Fields", "SigFlags"])
}

/// The catalog as it was, with the form, and the permission that a certification gives.
fn is_catalog(old: &Dictionary, new: &Dictionary, form: u32, certification: Option<u32>) -> bool {
    let permission = match (new.get("Perms"), certification) {
        (None, None) => true,
        (Some(Value::Dictionary(permission)), Some(number)) => {
            permission.entries().len() == 1 && permission.get("DocMDP") == Some(&Value::Reference(number))
        }
        _ => false,
    };
    let form = new.get("AcroForm") == Some(&Value::Reference(form));
    form && permission && old.get("Perms").is_none() && old.same_but(new, &["AcroForm", "Perms"])
}
