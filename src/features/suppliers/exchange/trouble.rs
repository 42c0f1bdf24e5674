//! Why a link or a file was not taken in: what happened, then what to do, one sentence each.

use crate::content::Lang;
use crate::domain::{long_date, Date, Distrust};
use crate::features::suppliers::t;

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
}

/// Why an answer does not belong here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The same file was taken in before.
    Replayed(Option<Date>),
    /// Another clinic asked.
    Foreign(String),
    /// This binder knows no such request.
    UnknownRequest,
    /// The supplier has been taken off the list.
    SupplierGone,
    /// Another supplier was asked.
    OtherSupplier(String),
    /// Another answer to the request was taken in.
    AlreadyAnswered,
    /// The clinic has withdrawn the request.
    Withdrawn,
    /// Answers to an older set of questions than was sent.
    OldQuestions,
    /// Answers to a newer set of questions than this app knows.
    NewQuestions,
    /// Answers to other questions than were sent.
    OtherQuestions,
    /// No answer to any question that was sent.
    NothingAnswered,
    /// Nobody says who answered.
    NoName,
    /// Dated before the request was made.
    BeforeRequest,
    /// Dated after today.
    InTheFuture,
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
        }
        .string(lang)
    }

    /// What to do.
    pub fn remedy(self, lang: Lang) -> String {
        match self {
            ReadError::TooLarge | ReadError::NotOurs | ReadError::Pdf => &t::FILE_OTHER_REMEDY,
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

impl Mismatch {
    /// What happened.
    pub fn message(&self, lang: Lang) -> String {
        let text = match self {
            Mismatch::Replayed(Some(day)) => {
                return t::MISMATCH_REPLAYED.fill(lang, &[("date", &long_date(*day, lang))]);
            }
            Mismatch::Foreign(clinic) => return t::MISMATCH_FOREIGN.fill(lang, &[("name", clinic)]),
            Mismatch::OtherSupplier(name) => return t::MISMATCH_OTHER_SUPPLIER.fill(lang, &[("name", name)]),
            Mismatch::Replayed(None) => &t::MISMATCH_REPLAYED_ONCE,
            Mismatch::UnknownRequest => &t::MISMATCH_UNKNOWN,
            Mismatch::SupplierGone => &t::MISMATCH_GONE,
            Mismatch::AlreadyAnswered => &t::MISMATCH_ANSWERED,
            Mismatch::Withdrawn => &t::MISMATCH_WITHDRAWN,
            Mismatch::OldQuestions => &t::MISMATCH_OLD,
            Mismatch::NewQuestions => &t::MISMATCH_NEW,
            Mismatch::OtherQuestions => &t::MISMATCH_OTHER_QUESTIONS,
            Mismatch::NothingAnswered => &t::MISMATCH_NOTHING,
            Mismatch::NoName => &t::MISMATCH_NO_NAME,
            Mismatch::BeforeRequest => &t::MISMATCH_BEFORE,
            Mismatch::InTheFuture => &t::MISMATCH_FUTURE,
        };
        text.string(lang)
    }

    /// What to do.
    pub fn remedy(&self, lang: Lang) -> String {
        match self {
            Mismatch::Replayed(_) => &t::MISMATCH_REPLAYED_REMEDY,
            Mismatch::Foreign(_) => &t::MISMATCH_FOREIGN_REMEDY,
            Mismatch::UnknownRequest => &t::MISMATCH_UNKNOWN_REMEDY,
            Mismatch::SupplierGone => &t::MISMATCH_GONE_REMEDY,
            Mismatch::OtherSupplier(_) => &t::MISMATCH_OTHER_SUPPLIER_REMEDY,
            Mismatch::NewQuestions => &t::FILE_TOO_NEW_REMEDY,
            Mismatch::AlreadyAnswered
            | Mismatch::Withdrawn
            | Mismatch::OldQuestions
            | Mismatch::OtherQuestions => &t::MISMATCH_ASK_AGAIN_REMEDY,
            Mismatch::NothingAnswered | Mismatch::NoName => &t::MISMATCH_FILL_IN_REMEDY,
            Mismatch::BeforeRequest | Mismatch::InTheFuture => &t::MISMATCH_DATE_REMEDY,
        }
        .string(lang)
    }
}

/// Why a PDF was not taken in: what happened, then what to do.
pub fn distrust(cause: Distrust, lang: Lang) -> (String, String) {
    let (message, remedy) = match cause {
        Distrust::Changed => (&t::PDF_CHANGED, &t::PDF_AGAIN_REMEDY),
        Distrust::NotSigned => (&t::PDF_NOT_SIGNED, &t::PDF_NOT_SIGNED_REMEDY),
        Distrust::NotOurs => (&t::FILE_NOT_OURS, &t::FILE_OTHER_REMEDY),
        Distrust::NotChecked => (&t::PDF_NOT_CHECKED, &t::PDF_NOT_CHECKED_REMEDY),
    };
    (message.string(lang), remedy.string(lang))
}
