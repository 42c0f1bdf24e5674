//! What everybody who works at a clinic reads and signs: the secrecy declaration and the security instruction.
//!
//! The words stand here, since training has them signed and access keeps track of who has signed.

use crate::content::{Localized, SourceRef};
use serde::{Deserialize, Serialize};

/// Version of the words. Raised whenever what is promised changes its meaning; who signed says which version it was.
pub const DECLARATIONS_VERSION: u32 = 1;

/// One of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Declaration {
    /// What one promises about secrecy.
    Secrecy,
    /// The rules of working here.
    Instruction,
}

/// The head of a text.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclarationPart {
    /// Which text.
    pub id: Declaration,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// Its name.
    pub title: Localized,
    /// What it is and what to do with it.
    pub lead: Localized,
    /// What one says yes to.
    pub confirm: Localized,
}

/// A section of a text, in reading order.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclarationSection {
    /// Stable id.
    pub id: String,
    /// The text that it belongs to.
    pub part: Declaration,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// Its heading.
    pub title: Localized,
    /// One text a paragraph.
    pub text: Vec<Localized>,
}

crate::reader!(
    /// The heads of both texts.
    parts, "part", "domain/declarations/declarations", DeclarationPart
);
crate::reader!(
    /// The sections of both texts, in reading order.
    sections, "section", "domain/declarations/declarations", DeclarationSection
);

impl Declaration {
    /// Both, in the order in which they are signed.
    pub const ALL: [Declaration; 2] = [Declaration::Secrecy, Declaration::Instruction];

    /// Title, lead and what one says yes to.
    pub fn part(self) -> &'static DeclarationPart {
        parts().iter().find(|part| part.id == self).expect("both heads stand in the catalogue")
    }

    /// The sections, in reading order.
    pub fn sections(self) -> impl Iterator<Item = &'static DeclarationSection> {
        sections().iter().filter(move |section| section.part == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{readability, Lang};

    fn texts() -> Vec<&'static Localized> {
        let heads = parts().iter().flat_map(|part| [&part.title, &part.lead, &part.confirm]);
        let bodies = sections().iter().flat_map(|own| std::iter::once(&own.title).chain(&own.text));
        heads.chain(bodies).collect()
    }

    #[test]
    fn both_texts_have_a_head_and_sections() {
        for declaration in Declaration::ALL {
            assert_eq!(declaration.part().id, declaration);
            assert!(declaration.sections().count() >= 5, "{declaration:?}: its sections are missing");
        }
        let owned: usize = Declaration::ALL.iter().map(|own| own.sections().count()).sum();
        assert_eq!(owned, sections().len());
    }

    #[test]
    fn every_promise_rests_on_known_sources() {
        let all = parts().iter().map(|part| (part.title.get(Lang::En), &part.sources));
        for (id, sources) in all.chain(sections().iter().map(|own| (own.id.as_str(), &own.sources))) {
            assert!(!sources.is_empty(), "{id}: name a source");
            assert!(sources.iter().all(|source| source.parts().is_some()), "{id}: {sources:?}");
        }
    }

    #[test]
    fn every_text_is_written_in_both_languages_and_ids_are_used_once() {
        for text in texts() {
            assert!(!text.nb.trim().is_empty() && !text.en.trim().is_empty(), "{text:?}");
            assert_ne!(text.nb, text.en, "translate it");
        }
        let ids: std::collections::BTreeSet<&str> = sections().iter().map(|own| own.id.as_str()).collect();
        assert_eq!(ids.len(), sections().len(), "an id is used twice");
    }

    #[test]
    fn what_is_signed_is_easy_to_read() {
        let words = texts().into_iter().map(|text| text.get(Lang::Nb));
        let lix = readability::lix_of_many(words).expect("many sentences");
        assert!(lix <= 40.0, "LIX {lix:.1}: write shorter sentences and shorter words");
    }
}
