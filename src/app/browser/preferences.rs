//! What this browser remembers about the viewer, never about the clinic: language, light or dark, and whether the
//! example is open in this tab.

use crate::content::Lang;
use gloo::storage::{LocalStorage, SessionStorage, Storage};

const LANG: &str = "klinikkvern-lang";
const SCHEME: &str = "klinikkvern-scheme";
const EXAMPLE: &str = "klinikkvern-example";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    /// Every choice.
    pub const ALL: [Scheme; 3] = [Scheme::Auto, Scheme::Light, Scheme::Dark];

    /// Value of `data-color-scheme`.
    pub fn code(self) -> &'static str {
        match self {
            Scheme::Auto => "auto",
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// The remembered language, or the browser's own if we speak it, or bokmål.
pub fn lang() -> Lang {
    if let Some(lang) = LocalStorage::get::<String>(LANG).ok().and_then(|code| Lang::from_code(&code)) {
        return lang;
    }
    let browser = gloo::utils::window().navigator().language().unwrap_or_default();
    let norwegian = ["nb", "nn", "no", "se", "da", "sv"].iter().any(|code| browser.starts_with(code));
    if norwegian || browser.is_empty() {
        Lang::Nb
    } else {
        Lang::En
    }
}

/// Remembers the language.
pub fn remember_lang(lang: Lang) {
    let _ = LocalStorage::set(LANG, lang.code());
}

/// The remembered choice of light or dark.
pub fn scheme() -> Scheme {
    let code = LocalStorage::get::<String>(SCHEME).unwrap_or_default();
    Scheme::ALL.into_iter().find(|scheme| scheme.code() == code).unwrap_or_default()
}

/// Remembers and shows the choice of light or dark.
pub fn remember_scheme(scheme: Scheme) {
    let _ = LocalStorage::set(SCHEME, scheme.code());
    if let Some(root) = gloo::utils::document().document_element() {
        let _ = root.set_attribute("data-color-scheme", scheme.code());
    }
}

/// Whether the example is open in this tab, so that a reload returns to it.
pub fn example_is_open() -> bool {
    SessionStorage::get::<bool>(EXAMPLE).unwrap_or(false)
}

/// Remembers whether the example is open in this tab.
pub fn remember_example(open: bool) {
    if open {
        let _ = SessionStorage::set(EXAMPLE, true);
    } else {
        SessionStorage::delete(EXAMPLE);
    }
}
