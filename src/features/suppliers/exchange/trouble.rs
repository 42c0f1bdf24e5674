//! Why an answer was not taken in: what happened, then what to do, one sentence each.

use crate::content::Lang;
use crate::domain::exchange::t as shared;
use crate::domain::{long_date, Date, Distrust};
use crate::features::suppliers::t;

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
            Mismatch::NewQuestions => &shared::FILE_TOO_NEW_REMEDY,
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
        Distrust::NotOurs => (&shared::FILE_NOT_OURS, &shared::FILE_OTHER_REMEDY),
        Distrust::NotChecked => (&t::PDF_NOT_CHECKED, &t::PDF_NOT_CHECKED_REMEDY),
    };
    (message.string(lang), remedy.string(lang))
}
