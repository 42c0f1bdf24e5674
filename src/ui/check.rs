//! Answers are checked when the button is pressed, not while typing; an error vanishes when it is mended.

use super::{ErrorSummary, FieldError};
use crate::content::Lang;
use yew::prelude::*;

/// What is wrong now, and what of it has been pointed out.
#[derive(Clone)]
pub struct Check {
    now: Vec<FieldError>,
    told: UseStateHandle<(Vec<FieldError>, u32)>,
}

/// Keeps what was pointed out at the last press of the button.
#[hook]
pub fn use_check(now: Vec<FieldError>) -> Check {
    Check { now, told: use_state(Default::default) }
}

impl Check {
    fn shown(&self) -> Vec<FieldError> {
        self.told.0.iter().filter(|error| self.now.contains(error)).cloned().collect()
    }

    /// The error at a field, if it has been pointed out.
    pub fn of(&self, field: &str) -> Option<AttrValue> {
        FieldError::of(&self.shown(), field)
    }

    /// True when nothing is wrong; otherwise points it out.
    pub fn passes(&self) -> bool {
        if !self.now.is_empty() {
            self.told.set((self.now.clone(), self.told.1 + 1));
        }
        self.now.is_empty()
    }

    /// The list above the buttons.
    pub fn summary(&self, lang: Lang) -> Html {
        html! { <ErrorSummary {lang} errors={self.shown()} attempt={self.told.1} /> }
    }
}
