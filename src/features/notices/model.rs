//! The clinic's own words: which parts of the generated notice it says otherwise.
//!
//! The notice itself is never saved: `compose` makes it anew from the facts, and puts these words in.

use super::content::Block;
use crate::content::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Letters that fit into a text of the clinic's own.
pub const LONGEST_TEXT: usize = 4_000;

/// What one clinic saves here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wording {
    /// The clinic's words, by [`Place`] as text: `N-05/full/nb`.
    pub own: BTreeMap<String, Own>,
}

/// A text that the clinic has written in place of the generated one. Lines are paragraphs; a line that begins with "- " is
/// a point of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    /// The clinic's words.
    pub text: String,
    /// The generated text that they replace. When today's differs, the words may no longer fit.
    pub from: String,
}

/// How much a text says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// The whole text, for the website and the signed document.
    #[default]
    Full,
    /// One or two sentences, for paper.
    Short,
    /// Easy language.
    Easy,
}

impl Variant {
    /// Every variant, in the order of the screens.
    pub const ALL: [Variant; 3] = [Variant::Full, Variant::Short, Variant::Easy];

    /// How it is called in keys and routes.
    pub fn code(self) -> &'static str {
        match self {
            Variant::Full => "full",
            Variant::Short => "short",
            Variant::Easy => "easy",
        }
    }

    /// The variant with this code.
    pub fn from_code(code: &str) -> Option<Variant> {
        Variant::ALL.into_iter().find(|variant| variant.code() == code)
    }
}

/// A text of the notice: of which block, how much, in which language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Id of the block.
    pub block: String,
    /// Which of its texts.
    pub variant: Variant,
    /// In which language.
    pub lang: Lang,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}/{}/{}", self.block, self.variant.code(), self.lang.code())
    }
}

impl Place {
    /// A place.
    pub fn new(block: &str, variant: Variant, lang: Lang) -> Place {
        Place { block: block.to_owned(), variant, lang }
    }

    /// The place with this key, if the catalogue has a text there that may be written otherwise.
    pub fn from_key(key: &str) -> Option<Place> {
        let mut parts = key.split('/');
        let (block, variant, lang) = (parts.next()?, parts.next()?, parts.next()?);
        let place = Place::new(block, Variant::from_code(variant)?, Lang::from_code(lang)?);
        (parts.next().is_none() && place.exists()).then_some(place)
    }

    /// True when the catalogue has a text here that may be written otherwise.
    pub fn exists(&self) -> bool {
        Block::find(&self.block).is_some_and(|block| {
            block.is_editable() && (self.variant != Variant::Short || block.short.is_some())
        })
    }
}

/// One change to the clinic's words.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The clinic writes a text of its own.
    Write {
        /// Where.
        place: Place,
        /// Its words.
        text: String,
        /// What is generated there today.
        generated: String,
    },
    /// The clinic's words still fit, although another text (this one) is generated there today.
    Keep {
        /// Where.
        place: Place,
        /// What is generated there today.
        generated: String,
    },
    /// Back to the generated text.
    Reset(Place),
}

impl Wording {
    /// Carries out a change. What fits no place of the catalogue changes nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Write { place, text, generated } if place.exists() => {
                let (text, generated) = (bounded(&text), bounded(&generated));
                if text.trim() == generated.trim() {
                    self.own.remove(&place.to_string());
                    return;
                }
                // Words that no longer fit are marked until the clinic says that they do.
                let own =
                    self.own.entry(place.to_string()).or_insert(Own { from: generated, ..Own::default() });
                own.text = text;
            }
            Edit::Keep { place, generated } => {
                if let Some(own) = self.own.get_mut(&place.to_string()) {
                    own.from = bounded(&generated);
                }
            }
            Edit::Reset(place) => drop(self.own.remove(&place.to_string())),
            Edit::Write { .. } => {}
        }
    }

    /// The clinic's words at a place.
    pub fn at(&self, place: &Place) -> Option<&Own> {
        self.own.get(&place.to_string())
    }
}

/// A text no longer than [`LONGEST_TEXT`], without control characters but the ends of lines.
fn bounded(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).take(LONGEST_TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place::new("N-12", Variant::Full, Lang::Nb)
    }

    fn write(text: &str, generated: &str) -> Edit {
        Edit::Write { place: place(), text: text.into(), generated: generated.into() }
    }

    #[test]
    fn own_words_remember_the_text_that_they_replace() {
        let mut wording = Wording::default();
        wording.apply(write("Våre ord.", "Laget tekst."));
        assert_eq!(
            wording.at(&place()),
            Some(&Own { text: "Våre ord.".into(), from: "Laget tekst.".into() })
        );
        wording.apply(write("Våre nye ord.", "Ny tekst."));
        assert_eq!(wording.at(&place()).map(|own| own.from.as_str()), Some("Laget tekst."), "still marked");
        wording.apply(Edit::Keep { place: place(), generated: "Ny tekst.".into() });
        assert_eq!(wording.at(&place()).map(|own| own.from.as_str()), Some("Ny tekst."));
        wording.apply(Edit::Reset(place()));
        assert_eq!(wording, Wording::default());
    }

    #[test]
    fn the_generated_text_is_no_edit() {
        let mut wording = Wording::default();
        wording.apply(write("Våre ord.", "Laget tekst."));
        wording.apply(write("Laget tekst. ", "Laget tekst."));
        assert_eq!(wording, Wording::default());
    }

    #[test]
    fn edits_that_fit_nothing_change_nothing() {
        let mut wording = Wording::default();
        for place in [
            Place::new("N-99", Variant::Full, Lang::Nb),
            Place::new("N-17", Variant::Full, Lang::Nb),
            Place::new("N-30", Variant::Short, Lang::En),
        ] {
            wording.apply(Edit::Write { place: place.clone(), text: "x".into(), generated: String::new() });
            wording.apply(Edit::Keep { place: place.clone(), generated: "x".into() });
            wording.apply(Edit::Reset(place));
        }
        assert_eq!(wording, Wording::default());
    }

    #[test]
    fn a_text_has_a_limit_and_no_control_characters() {
        let mut wording = Wording::default();
        wording.apply(write(&"å".repeat(LONGEST_TEXT + 1), ""));
        assert_eq!(wording.at(&place()).map(|own| own.text.chars().count()), Some(LONGEST_TEXT));
        wording.apply(write("a\r\nb\u{0}\u{7}c", ""));
        assert_eq!(wording.at(&place()).map(|own| own.text.as_str()), Some("a\nbc"));
    }

    #[test]
    fn a_key_is_read_as_it_was_written() {
        for block in Block::all() {
            for (variant, lang) in Variant::ALL.into_iter().flat_map(|own| Lang::ALL.map(|lang| (own, lang)))
            {
                let place = Place::new(&block.id, variant, lang);
                assert_eq!(Place::from_key(&place.to_string()), Some(place.clone()).filter(Place::exists));
            }
        }
        for wrong in ["", "N-12", "N-12/full", "N-12/full/no", "N-12/full/nb/x", "N-99/full/nb"] {
            assert_eq!(Place::from_key(wrong), None, "{wrong}");
        }
    }
}
