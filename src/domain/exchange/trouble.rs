//! Why a link or a file was not taken in: what happened, then what to do, one sentence each.

use super::t;
use crate::content::Lang;

/// Why a link could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// A part is missing or was changed on the way.
    Torn,
    /// Made by a newer version.
    TooNew,
    /// Not one of our links.
    NotOurs,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Larger than a form can be.
    TooLarge,
    /// Nothing in it.
    Empty,
    /// Something else altogether.
    NotOurs,
    /// A clinic's whole binder.
    Binder,
    /// A PDF.
    Pdf,
    /// Braces inside braces, as no form has them.
    TooDeep,
    /// Cut or changed on the way.
    Damaged,
    /// Made by a newer version.
    TooNew,
    /// Whole, but without something that a form must have.
    Misfit,
    /// A text that is longer than its field.
    TooLong,
    /// The questions and not the answers.
    Inquiry,
    /// A form for something else.
    OtherForm,
}

impl LinkError {
    /// What happened.
    pub fn message(self, lang: Lang) -> String {
        match self {
            LinkError::Torn => &t::LINK_TORN,
            LinkError::TooNew => &t::LINK_TOO_NEW,
            LinkError::NotOurs => &t::LINK_NOT_OURS,
        }
        .string(lang)
    }

    /// What to do.
    pub fn remedy(self, lang: Lang) -> String {
        match self {
            LinkError::Torn => &t::LINK_TORN_REMEDY,
            LinkError::TooNew => &t::FILE_TOO_NEW_REMEDY,
            LinkError::NotOurs => &t::LINK_NOT_OURS_REMEDY,
        }
        .string(lang)
    }
}

impl ReadError {
    /// What happened.
    pub fn message(self, lang: Lang) -> String {
        match self {
            ReadError::TooLarge => &t::FILE_TOO_LARGE,
            ReadError::Empty => &t::FILE_EMPTY,
            ReadError::NotOurs => &t::FILE_NOT_OURS,
            ReadError::Binder => &t::FILE_BINDER,
            ReadError::Pdf => &t::FILE_PDF,
            ReadError::TooDeep => &t::FILE_TOO_DEEP,
            ReadError::Damaged => &t::FILE_DAMAGED,
            ReadError::TooNew => &t::FILE_TOO_NEW,
            ReadError::Misfit => &t::FILE_MISFIT,
            ReadError::TooLong => &t::FILE_TOO_LONG,
            ReadError::Inquiry => &t::FILE_INQUIRY,
            ReadError::OtherForm => &t::FILE_OTHER_FORM,
        }
        .string(lang)
    }

    /// What to do.
    pub fn remedy(self, lang: Lang) -> String {
        match self {
            ReadError::TooLarge | ReadError::NotOurs | ReadError::Pdf | ReadError::OtherForm => {
                &t::FILE_OTHER_REMEDY
            }
            ReadError::Binder => &t::FILE_BINDER_REMEDY,
            ReadError::Empty | ReadError::Damaged => &t::FILE_AGAIN_REMEDY,
            ReadError::TooDeep | ReadError::Misfit => &t::FILE_REMADE_REMEDY,
            ReadError::TooNew => &t::FILE_TOO_NEW_REMEDY,
            ReadError::TooLong => &t::FILE_TOO_LONG_REMEDY,
            ReadError::Inquiry => &t::FILE_INQUIRY_REMEDY,
        }
        .string(lang)
    }
}
