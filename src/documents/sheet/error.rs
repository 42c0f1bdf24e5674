//! Why a list from outside can't be read.

use super::t;
use crate::content::Localized;
use serde::{Deserialize, Serialize};

/// Why a list can't be read. Each cause has a message that says what happened and a remedy that says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetError {
    /// More bytes than any list of a clinic, packed or unpacked.
    TooLarge,
    /// More rows than we take.
    TooManyRows,
    /// More columns than we take.
    TooManyColumns,
    /// One cell holds more than we take.
    LongCell,
    /// Nothing in it.
    Empty,
    /// A PDF, a picture, a program … no table.
    NotASheet,
    /// A table of another kind: the older Excel (`.xls`), the binary one (`.xlsb`), OpenDocument or Numbers.
    OtherFormat,
    /// Excel has locked it with a password.
    PasswordProtected,
    /// It says that it is a workbook, and is none.
    Damaged,
    /// The program that reads lists could not be loaded.
    NotRead,
}

impl SheetError {
    /// Every cause.
    pub const ALL: [SheetError; 10] = [
        SheetError::TooLarge,
        SheetError::TooManyRows,
        SheetError::TooManyColumns,
        SheetError::LongCell,
        SheetError::Empty,
        SheetError::NotASheet,
        SheetError::OtherFormat,
        SheetError::PasswordProtected,
        SheetError::Damaged,
        SheetError::NotRead,
    ];

    /// What happened.
    pub fn message(self) -> &'static Localized {
        self.words().0
    }

    /// What to do.
    pub fn remedy(self) -> &'static Localized {
        self.words().1
    }

    fn words(self) -> (&'static Localized, &'static Localized) {
        match self {
            SheetError::TooLarge => (&t::TOO_LARGE, &t::TOO_LARGE_REMEDY),
            SheetError::TooManyRows => (&t::TOO_MANY_ROWS, &t::TOO_MANY_ROWS_REMEDY),
            SheetError::TooManyColumns => (&t::TOO_MANY_COLUMNS, &t::TOO_MANY_COLUMNS_REMEDY),
            SheetError::LongCell => (&t::LONG_CELL, &t::LONG_CELL_REMEDY),
            SheetError::Empty => (&t::EMPTY, &t::EMPTY_REMEDY),
            SheetError::NotASheet => (&t::NOT_A_SHEET, &t::NOT_A_SHEET_REMEDY),
            SheetError::OtherFormat => (&t::OTHER_FORMAT, &t::OTHER_FORMAT_REMEDY),
            SheetError::PasswordProtected => (&t::PASSWORD_PROTECTED, &t::PASSWORD_PROTECTED_REMEDY),
            SheetError::Damaged => (&t::DAMAGED, &t::DAMAGED_REMEDY),
            SheetError::NotRead => (&t::NOT_READ, &t::NOT_READ_REMEDY),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn each_cause_says_something_of_its_own() {
        for lang in Lang::ALL {
            let said: BTreeSet<&str> =
                SheetError::ALL.iter().map(|error| error.message().get(lang)).collect();
            assert_eq!(said.len(), SheetError::ALL.len());
        }
    }

    #[test]
    fn the_words_name_the_bounds_that_hold() {
        let limits = crate::documents::sheet::Limits::LIST;
        for lang in Lang::ALL {
            let says = |error: SheetError, number: usize| {
                let words = format!("{} {}", error.message().get(lang), error.remedy().get(lang));
                assert!(words.contains(&number.to_string()), "{words}");
            };
            says(SheetError::TooLarge, limits.bytes / 1024 / 1024);
            says(SheetError::TooManyRows, limits.rows);
            says(SheetError::TooManyColumns, limits.columns);
            says(SheetError::LongCell, limits.characters);
        }
    }
}
