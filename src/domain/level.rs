//! How serious a risk is, in four steps.

use serde::{Deserialize, Serialize};

/// The level of a risk value. Order: the lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Acceptable: keep what you have.
    Acceptable,
    /// To be considered: the manager decides.
    Consider,
    /// Not acceptable: a measure is compulsory.
    Unacceptable,
    /// Not acceptable, and it is urgent.
    Urgent,
}

impl Level {
    /// Every level, the lightest first.
    pub const ALL: [Level; 4] = [Level::Acceptable, Level::Consider, Level::Unacceptable, Level::Urgent];

    /// 1 to 4, for `data-level` attributes.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The symbol that goes with colour, number and word, so that nobody has to tell colours apart.
    pub fn symbol(self) -> &'static str {
        match self {
            Level::Acceptable => "○",
            Level::Consider => "◐",
            Level::Unacceptable => "●",
            Level::Urgent => "▲",
        }
    }
}
