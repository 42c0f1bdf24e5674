//! Countries where a supplier may handle data.

use crate::content::{Lang, Localized};
use serde::Deserialize;
use std::sync::OnceLock;

/// A country.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 code.
    pub code: String,
    /// Name.
    pub name: Localized,
}

/// Every country on offer, in the order of the forms.
pub fn countries() -> &'static [Country] {
    #[derive(Deserialize)]
    struct File {
        country: Vec<Country>,
    }
    static ALL: OnceLock<Vec<Country>> = OnceLock::new();
    ALL.get_or_init(|| {
        serde_json::from_str::<File>(crate::catalogue!("domain/countries")).expect("it is tested").country
    })
}

/// The name of the country with this code; a code that the list lacks is shown as it is.
pub fn country_name(code: &str, lang: Lang) -> String {
    let known = countries().iter().find(|country| country.code == code);
    known.map_or_else(|| code.to_owned(), |country| country.name.string(lang))
}
