//! Languages, bilingual texts and the sources they rest on.
//!
//! Words live in TOML beside the module that shows them: `texts.toml` becomes constants (see `build.rs`),
//! catalogues become JSON that is read when first asked for.

pub mod readability;
mod source;

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt::Display;

pub use source::{Source, SourceKind, SourceRef};

/// Embeds the constants that `build.rs` made from a module's `texts.toml`.
///
/// `texts!("features/risk")` in `features/risk/mod.rs` gives `pub mod t` with one constant a text.
#[macro_export]
macro_rules! texts {
    ($folder:literal) => {
        /// The words of this module, from `texts.toml`.
        pub mod t {
            include!(concat!(env!("OUT_DIR"), "/", $folder, "/texts.rs"));
        }
    };
}

/// The JSON that `build.rs` made from a catalogue, e.g. `catalogue!("features/risk/scales")`.
#[macro_export]
macro_rules! catalogue {
    ($path:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $path, ".json"))
    };
}

/// A function that reads rows of a catalogue when they are first asked for. The tests read them all, so that a wrong one
/// never leaves the house.
#[macro_export]
macro_rules! reader {
    ($(#[$doc:meta])* $name:ident, $key:literal, $path:literal, $row:ty) => {
        $(#[$doc])*
        pub fn $name() -> &'static [$row] {
            static ALL: std::sync::OnceLock<Vec<$row>> = std::sync::OnceLock::new();
            ALL.get_or_init(|| {
                let mut file: serde_json::Value = serde_json::from_str($crate::catalogue!($path)).expect("JSON");
                serde_json::from_value(file[$key].take()).expect(concat!($path, " is tested"))
            })
        }
    };
}

/// A language of the interface and of documents. Nynorsk follows as a third variant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Norwegian bokmål, the first language of the product.
    #[default]
    Nb,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order of the language switch.
    pub const ALL: [Lang; 2] = [Lang::Nb, Lang::En];

    /// ISO 639-1 code, as used in `lang` attributes and in the TOML files.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Nb => "nb",
            Lang::En => "en",
        }
    }

    /// BCP 47 tag, as used in PDF's `/Lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Nb => "nb-NO",
            Lang::En => "en-GB",
        }
    }

    /// The language's name in that language.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Nb => "Bokmål",
            Lang::En => "English",
        }
    }

    /// The language with this code, if the product speaks it.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

/// One text in every language. There is no `Option`: a text exists in all languages or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Localized {
    /// Norwegian bokmål.
    pub nb: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Localized {
    /// A text known at compile time.
    pub const fn new(nb: &'static str, en: &'static str) -> Localized {
        Localized { nb: Cow::Borrowed(nb), en: Cow::Borrowed(en) }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nb => &self.nb,
            Lang::En => &self.en,
        }
    }

    /// The text as an owned string, where an attribute or a document needs one.
    pub fn string(&self, lang: Lang) -> String {
        self.get(lang).to_owned()
    }

    /// The text with each `{name}` replaced. A name that the text lacks changes nothing.
    pub fn fill(&self, lang: Lang, values: &[(&str, &dyn Display)]) -> String {
        values.iter().fold(self.string(lang), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), &value.to_string())
        })
    }
}

/// Picks the singular or plural text. Both Norwegian and English have these two forms for whole numbers (CLDR).
pub fn plural(count: usize, one: &Localized, other: &Localized, lang: Lang) -> String {
    let text = if count == 1 { one } else { other };
    text.fill(lang, &[("n", &count)])
}

/// Reads JSON in which a text may be written in every language: each object with exactly the keys of the languages
/// becomes the text of one of them. `None` when it is not JSON.
pub fn localise(json: &str, lang: Lang) -> Option<serde_json::Value> {
    fn pick(value: serde_json::Value, lang: Lang) -> serde_json::Value {
        use serde_json::Value;
        match value {
            Value::Object(mut map)
                if map.len() == Lang::ALL.len()
                    && Lang::ALL.iter().all(|lang| map.contains_key(lang.code())) =>
            {
                map.remove(lang.code()).unwrap_or_default()
            }
            Value::Object(map) => {
                Value::Object(map.into_iter().map(|(key, value)| (key, pick(value, lang))).collect())
            }
            Value::Array(items) => Value::Array(items.into_iter().map(|item| pick(item, lang)).collect()),
            other => other,
        }
    }
    Some(pick(serde_json::from_str(json).ok()?, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_named_places_in_each_language() {
        let text = Localized::new("{n} av {total}", "{n} of {total}");
        assert_eq!(text.fill(Lang::Nb, &[("n", &2), ("total", &9)]), "2 av 9");
        assert_eq!(text.fill(Lang::En, &[("n", &2), ("total", &9)]), "2 of 9");
    }

    #[test]
    fn one_is_singular_and_zero_is_plural() {
        let (one, other) = (Localized::new("{n} sak", "{n} item"), Localized::new("{n} saker", "{n} items"));
        assert_eq!(plural(1, &one, &other, Lang::Nb), "1 sak");
        assert_eq!(plural(0, &one, &other, Lang::En), "0 items");
    }
}
