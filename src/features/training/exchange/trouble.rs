//! Why a code or a certificate was not taken in: what happened, then what to do.

use crate::content::Lang;
use crate::domain::Distrust;
use crate::features::training::code::{CodeError, LENGTH};
use crate::features::training::t;

impl CodeError {
    /// What happened.
    pub fn message(self, lang: Lang) -> String {
        match self {
            CodeError::Length(0) => t::CODE_EMPTY.string(lang),
            CodeError::Length(signs) => t::CODE_LENGTH.fill(lang, &[("n", &signs), ("total", &LENGTH)]),
            CodeError::Sign(sign) => t::CODE_SIGN.fill(lang, &[("sign", &sign)]),
            CodeError::Mistyped => t::CODE_MISTYPED.string(lang),
            CodeError::TooNew => t::CODE_TOO_NEW.string(lang),
        }
    }

    /// What to do.
    pub fn remedy(self, lang: Lang) -> String {
        match self {
            CodeError::TooNew => &t::CODE_TOO_NEW_REMEDY,
            _ => &t::CODE_REMEDY,
        }
        .string(lang)
    }
}

/// Why a certificate was not taken in.
pub fn distrust(cause: Distrust, lang: Lang) -> (String, String) {
    let (message, remedy) = match cause {
        Distrust::Changed => (&t::PDF_CHANGED, &t::PDF_AGAIN_REMEDY),
        Distrust::NotSigned => (&t::PDF_NOT_SIGNED, &t::PDF_AGAIN_REMEDY),
        Distrust::NotOurs => (&t::PDF_NOT_OURS, &t::PDF_OTHER_REMEDY),
        Distrust::NotChecked => (&t::PDF_NOT_CHECKED, &t::PDF_NOT_CHECKED_REMEDY),
    };
    (message.string(lang), remedy.string(lang))
}
