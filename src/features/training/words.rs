//! States of the module in words.

use super::receipt::How;
use super::standing::{Standing, Status};
use super::t;
use crate::content::{Lang, Localized};
use crate::domain::long_date;

/// How somebody stands, with the day where there is one.
pub fn standing(status: &Status, lang: Lang) -> String {
    let day = |text: &Localized, otherwise: &Localized| match status.due {
        Some(due) => text.fill(lang, &[("date", &long_date(due, lang))]),
        None => otherwise.string(lang),
    };
    match status.standing {
        Standing::Excused => t::STANDING_EXCUSED.string(lang),
        Standing::Undeclared => t::STANDING_UNDECLARED.string(lang),
        Standing::Never => day(&t::STANDING_NEVER_DUE, &t::STANDING_NEVER),
        Standing::Overdue => day(&t::STANDING_OVERDUE, &t::STANDING_NEVER),
        Standing::Soon | Standing::Done => day(&t::STANDING_DONE, &t::STANDING_DONE_ONCE),
    }
}

/// How a receipt came in.
pub fn how(how: How) -> &'static Localized {
    match how {
        How::File => &t::HOW_FILE,
        How::Code => &t::HOW_CODE,
        How::Group => &t::HOW_GROUP,
    }
}
