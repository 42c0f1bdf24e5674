//! Everything that PDF/A and PDF/UA-1 demand and printpdf does not write.

use super::metadata::{one_line, text, Metadata};
use super::{structure, PdfError, Profile, ATTACHMENT_NAME};
use crate::documents::layout::{Bookmark, Layout, Paper};
use crate::documents::{t, Document};
use lopdf::{dictionary, Object, ObjectId, Stream, StringFormat};
use sha2::{Digest, Sha256};

/// The colour profile of the output intent; its origin and licence stand in `assets/pdf/README.md`.
const SRGB: &[u8] = include_bytes!("../../../assets/pdf/sRGB-v2-magic.icc");

/// Completes the drawn pages and writes the file.
pub(super) fn complete(
    mut file: lopdf::Document,
    document: &Document,
    layout: &Layout,
    profile: Profile,
) -> Result<Vec<u8>, PdfError> {
    let is_newest = profile == Profile::A3;
    file.version = if is_newest { "1.7" } else { "1.4" }.to_owned();
    let (title, author) =
        (first_of([&document.title, &document.id]), first_of([&document.prepared_by, &document.clinic]));
    let version =
        if document.purpose.is_record() { format!(" v{}", document.version) } else { String::new() };
    let subject = one_line(&format!("{}{version}, {}", document.id, document.clinic));
    let metadata = Metadata {
        title: &title,
        author: &author,
        subject: &subject,
        language: document.lang.tag(),
        date: document.date,
        profile,
    };

    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let mut spare = drop_empty_resources(&mut file, &pages)?;
    let tree = structure::write(&mut file, layout, &pages)?;
    let outlines = outline(&mut file, &layout.bookmarks, &layout.paper, &pages);
    let attachment = is_newest.then(|| attach(&mut file, &mut spare, document, &metadata.pdf_date()));
    let xmp =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, metadata.xmp().into_bytes());
    // Uncompressed, so that every tool finds it.
    let xmp = add(&mut file, &mut spare, xmp.with_compression(false));
    let colours = add(&mut file, &mut spare, Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));

    let root = file.trailer.get(b"Root")?.as_reference()?;
    let catalog = file.get_object_mut(root)?.as_dict_mut()?;
    catalog.set("Lang", Object::string_literal(document.lang.tag()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("StructTreeRoot", tree);
    catalog.set("Metadata", xmp);
    catalog.set(
        "OutputIntents",
        vec![Object::Dictionary(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "Info" => Object::string_literal("sRGB IEC61966-2.1"),
            "DestOutputProfile" => colours,
        })],
    );
    if let Some(attachment) = attachment {
        catalog.set("AF", vec![Object::Reference(attachment)]);
        let files = vec![Object::string_literal(ATTACHMENT_NAME), Object::Reference(attachment)];
        catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => files } });
    }
    if let Some(outlines) = outlines {
        catalog.set("Outlines", outlines);
        catalog.set("PageMode", "UseOutlines");
    }

    let info = file.trailer.get(b"Info")?.as_reference()?;
    file.set_object(info, metadata.info());
    file.trailer.set("ID", identifiers(document));
    file.compress();
    // Numbers may have been set aside for what this document lacks; readers expect the table to end with an object.
    file.max_id = file.objects.keys().map(|(number, _)| *number).max().unwrap_or(file.max_id);
    let mut bytes = vec![];
    file.save_to(&mut bytes).map_err(|error| PdfError::Writing(error.to_string()))?;
    Ok(bytes)
}

/// The first of the names that says anything.
fn first_of(names: [&str; 2]) -> String {
    names.into_iter().map(one_line).find(|name| !name.is_empty()).unwrap_or_else(|| "–".to_owned())
}

/// printpdf lists empty dictionaries of pictures, states and shadings on every page: takes them off, and returns their
/// numbers for use, since a file that was never updated may have no gaps in its cross-reference table.
fn drop_empty_resources(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
) -> Result<Vec<ObjectId>, lopdf::Error> {
    let mut spare: Vec<ObjectId> = vec![];
    for page in pages {
        let resources = file.get_object(*page)?.as_dict()?.get(b"Resources")?.as_reference()?;
        let resources = file.get_object_mut(resources)?.as_dict_mut()?;
        for key in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
            let id = resources.remove(key).and_then(|object| object.as_reference().ok());
            spare.extend(id.filter(|id| !spare.contains(id)));
        }
    }
    spare.iter().for_each(|id| drop(file.objects.remove(id)));
    Ok(spare)
}

/// Adds an object under a spare number if there is one.
fn add(file: &mut lopdf::Document, spare: &mut Vec<ObjectId>, object: Stream) -> ObjectId {
    match spare.pop() {
        Some(id) => {
            file.set_object(id, object);
            id
        }
        None => file.add_object(object),
    }
}

/// Attaches the content's data as the source of the document.
fn attach(
    file: &mut lopdf::Document,
    spare: &mut Vec<ObjectId>,
    document: &Document,
    date: &str,
) -> ObjectId {
    let parameters = dictionary! {
        "Size" => document.data.len() as i64,
        "CreationDate" => Object::string_literal(date),
        "ModDate" => Object::string_literal(date),
    };
    let kind =
        dictionary! { "Type" => "EmbeddedFile", "Subtype" => "application/json", "Params" => parameters };
    let stream = add(file, spare, Stream::new(kind, document.data.clone().into_bytes()));
    file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(ATTACHMENT_NAME),
        "UF" => text(ATTACHMENT_NAME),
        "Desc" => text(t::ATTACHMENT_DESCRIPTION.get(document.lang)),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    })
}

/// The outline: one entry a bookmark, in order. printpdf's own would sort those of a page by name.
fn outline(
    file: &mut lopdf::Document,
    bookmarks: &[Bookmark],
    paper: &Paper,
    pages: &[ObjectId],
) -> Option<ObjectId> {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| file.new_object_id()).collect();
    let (first, last) = (ids.first()?, ids.last()?);
    for (number, bookmark) in bookmarks.iter().enumerate() {
        let y = (paper.height - bookmark.y + 6.0).round();
        let place = vec![
            Object::Reference(*pages.get(bookmark.page)?),
            "XYZ".into(),
            Object::Integer(paper.left as i64),
            Object::Integer(y as i64),
            Object::Null,
        ];
        let mut entry = dictionary! { "Title" => text(&bookmark.text), "Parent" => root, "Dest" => place };
        if let Some(previous) = number.checked_sub(1).and_then(|previous| ids.get(previous)) {
            entry.set("Prev", *previous);
        }
        if let Some(next) = ids.get(number + 1) {
            entry.set("Next", *next);
        }
        file.set_object(ids[number], entry);
    }
    let entries =
        dictionary! { "Type" => "Outlines", "First" => *first, "Last" => *last, "Count" => ids.len() as i64 };
    file.set_object(root, entries);
    Some(root)
}

/// The first id names the content and stays when it is signed; the second names this very file.
fn identifiers(document: &Document) -> Vec<Object> {
    let mut everything = serde_json::to_vec(document).unwrap_or_default();
    everything.extend(env!("CARGO_PKG_VERSION").bytes());
    [document.content_hash().into_bytes(), everything]
        .map(|bytes| Object::String(Sha256::digest(&bytes)[..16].to_vec(), StringFormat::Hexadecimal))
        .to_vec()
}
