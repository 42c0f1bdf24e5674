//! Where a signed document stands in the binder, asked with a PDF in hand or with a code from paper.

use super::archive::mark;
use super::chain::Entry;
use super::Binder;

/// The place of a sign-off in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of the sign-off.
    pub number: u32,
    /// How many entries the chain has.
    pub of: u32,
    /// Address of the document, see [`Binder::signed`].
    pub address: String,
    /// Address of the newest version, when this is an earlier one.
    pub replaced_by: Option<String>,
}

/// Fewest characters of a code that is looked up.
const SHORTEST_CODE: usize = 16;

impl Binder {
    /// The sign-off that gave a PDF this SHA-256. A PDF that was countersigned is asked for by the SHA-256 of each of its
    /// revisions.
    pub fn place(&self, sha256: &str) -> Option<Place> {
        let is_it = |entry: &&Entry| entry.file.as_ref().is_some_and(|file| file.sha256 == sha256);
        self.place_of(self.chain().entries().iter().find(is_it)?)
    }

    /// The document with this code in its footer, or else the sign-off with this hash. White space, hyphens and capitals
    /// don't count; at least sixteen characters do.
    pub fn by_code(&self, typed: &str) -> Option<Place> {
        let code: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
        let code = code.to_ascii_lowercase();
        if code.len() < SHORTEST_CODE {
            return None;
        }
        let document = self.archive().iter().find(|document| document.content_hash().starts_with(&code));
        let entries = self.chain().entries();
        let entry = match document.map(|document| mark(document)) {
            Some(mark) => entries.iter().find(|entry| entry.document == mark)?,
            None => entries.iter().find(|entry| entry.hash().starts_with(&code))?,
        };
        self.place_of(entry)
    }

    fn place_of(&self, entry: &Entry) -> Option<Place> {
        let at = self.archive.marks().iter().position(|mark| *mark == entry.document)?;
        let addresses: Vec<_> = self.addresses().collect();
        let (address, document) = addresses.get(at)?;
        let same = addresses.iter().filter(|(_, other)| other.kind == document.kind);
        let newest = same.max_by_key(|(_, other)| other.version)?;
        let is_replaced = newest.1.version > document.version;
        Some(Place {
            number: entry.number,
            of: self.chain().len() as u32,
            address: address.clone(),
            replaced_by: is_replaced.then(|| newest.0.clone()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::binder::SignedFile;
    use crate::content::Lang;
    use crate::documents::Document;

    fn file(name: &str) -> SignedFile {
        SignedFile { sha256: name.into(), length: 9, packed: name.as_bytes().into() }
    }

    /// The example, its report signed again as version 2 with a PDF that was countersigned.
    fn binder() -> Binder {
        let mut binder = Binder::example(Lang::Nb, jiff::civil::date(2026, 11, 22));
        let first = (*binder.archive()[0]).clone();
        let signature = first.signatures[0].clone();
        let chain = binder.chain().head().cloned();
        let second = Document { id: "DOK-2".into(), version: first.version + 1, chain, ..first };
        binder.archive_signed(second, Some(file("one")), None);
        binder.countersign(
            "DOK-2",
            crate::documents::Signature { name: "Frank".into(), ..signature },
            file("two"),
        );
        binder
    }

    #[test]
    fn each_revision_of_a_pdf_has_its_place() {
        let binder = binder();
        let place = |number| Some(Place { number, of: 3, address: "DOK-2".into(), replaced_by: None });
        assert_eq!((binder.place("one"), binder.place("two")), (place(2), place(3)));
        assert_eq!(binder.place("three"), None);
    }

    #[test]
    fn a_code_from_paper_finds_the_document_however_it_is_typed() {
        let binder = binder();
        let first = &binder.archive()[0];
        let place = Place { number: 1, of: 3, address: first.id.clone(), replaced_by: Some("DOK-2".into()) };
        let code = first.short_code();
        for typed in [code.clone(), code.to_uppercase(), code.replace(' ', "-"), first.content_hash()] {
            assert_eq!(binder.by_code(&typed), Some(place.clone()), "{typed}");
        }
        let head = binder.archive()[1].chain.clone().expect("the second rests on the first");
        assert_eq!(
            binder.by_code(&head.hash[..16]),
            Some(place),
            "the head in the footer is the sign-off before"
        );
        for typed in ["", &code[..10], "0000 0000 0000 0000"] {
            assert_eq!(binder.by_code(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_signers_are_told_in_order() {
        let names: Vec<String> = binder().signers("DOK-2").into_iter().map(|signer| signer.name).collect();
        assert_eq!(names[1..], ["Frank"]);
        assert_eq!(binder().file("DOK-2"), Some(&file("two")), "the newest has the first as its beginning");
    }
}
