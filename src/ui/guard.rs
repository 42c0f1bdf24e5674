//! The guard of a text field: a number that looks like a patient's reaches the owner only after a confirmation.
//!
//! The field goes on showing what was typed, and the owner gets `•` for the digits, so that this is what is stored.

use super::fields::{value_of, TextFieldProps};
use super::{t, use_focus, Button, Variant};
use crate::domain::{mask_other_identity_numbers, national_identity_numbers};
use yew::prelude::*;

/// What one field remembers while it is on the page.
#[derive(Default)]
struct Guard {
    typed: Option<Typed>,
    /// The digits that are no identity number, as the user says.
    confirmed: Vec<String>,
}

/// A text that the owner holds in another form than the field shows.
struct Typed {
    text: String,
    emitted: String,
    /// What the owner held before, until it is seen to hold what was emitted.
    before: Option<String>,
}

/// What the guard says of the text in the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Warning {
    /// A number was typed, and the owner does not have it.
    Typed,
    /// The owner has it: it was confirmed on an earlier visit, or came with a file.
    Stored,
}

impl Guard {
    /// What the field shows. Follows the owner as soon as it holds something else than what was emitted.
    fn shown(&mut self, value: &str) -> String {
        match &mut self.typed {
            Some(typed) if typed.emitted == value => {
                typed.before = None;
                typed.text.clone()
            }
            Some(typed) if typed.before.as_deref() == Some(value) => typed.text.clone(),
            _ => {
                self.typed = None;
                value.to_owned()
            }
        }
    }

    fn warning(&self, shown: &str, value: &str) -> Option<Warning> {
        let stored = national_identity_numbers(value);
        let unsettled: Vec<String> = national_identity_numbers(shown)
            .into_iter()
            .filter(|number| !self.confirmed.contains(number))
            .collect();
        let all_stored = unsettled.iter().all(|number| stored.contains(number));
        (!unsettled.is_empty()).then_some(if all_stored { Warning::Stored } else { Warning::Typed })
    }

    /// Takes what was typed over the owner's value, and gives what the owner may have. A number that the owner holds
    /// already stays: only the user takes it away.
    fn receive(&mut self, text: String, value: &str) -> String {
        let known = [self.confirmed.clone(), national_identity_numbers(value)].concat();
        let emitted = mask_other_identity_numbers(&text, &known);
        self.keep(text, emitted, value)
    }

    /// Takes the numbers out that have not been confirmed.
    fn delete(&mut self, shown: &str) -> String {
        self.typed = None;
        mask_other_identity_numbers(shown, &self.confirmed)
    }

    /// The numbers are something else: the owner gets the text as it is.
    fn confirm(&mut self, shown: String, value: &str) -> String {
        self.confirmed.extend(national_identity_numbers(&shown));
        self.keep(shown.clone(), shown, value)
    }

    /// Remembers the text while the owner has another one, so that a render in between does not move the caret.
    fn keep(&mut self, text: String, emitted: String, value: &str) -> String {
        let ordinary = text == emitted && self.typed.is_none();
        let before = Some(value.to_owned());
        self.typed = (!ordinary).then(|| Typed { text, emitted: emitted.clone(), before });
        emitted
    }
}

/// What a guarded field draws.
pub(super) struct Guarded {
    /// The text in the field.
    pub shown: AttrValue,
    /// What to do with a keystroke.
    pub oninput: Callback<InputEvent>,
    /// The words of the warning.
    pub words: Option<&'static str>,
    /// The two ways out, for below the words.
    pub ways_out: Html,
}

/// The guard of one field.
#[hook]
pub(super) fn use_guard(props: &TextFieldProps) -> Guarded {
    let guard = use_mut_ref(Guard::default);
    let update = use_force_update();
    let focus = use_focus();
    let shown = guard.borrow_mut().shown(&props.value);
    let warning = guard.borrow().warning(&shown, &props.value);
    let (value, onchange) = (props.value.clone(), props.onchange.clone());
    let oninput = {
        let (guard, value, onchange, update) =
            (guard.clone(), value.clone(), onchange.clone(), update.clone());
        Callback::from(move |event: InputEvent| {
            let emitted = guard.borrow_mut().receive(value_of(&event), &value);
            onchange.emit(emitted);
            // The owner need not change when only hidden digits did; an ordinary text waits for its owner.
            if guard.borrow().typed.is_some() {
                update.force_update();
            }
        })
    };
    let settle = |act: fn(&mut Guard, String, &str) -> String| {
        let (guard, value, onchange, update) =
            (guard.clone(), value.clone(), onchange.clone(), update.clone());
        let (focus, id, shown) = (focus.clone(), props.id.to_string(), shown.clone());
        Callback::from(move |()| {
            let emitted = act(&mut guard.borrow_mut(), shown.clone(), &value);
            onchange.emit(emitted);
            focus.emit(id.clone());
            update.force_update();
        })
    };
    let ways_out = warning
        .map(|_| ways_out(props, settle(|guard, shown, _| guard.delete(&shown)), settle(Guard::confirm)));
    let words = warning.map(|warning| match warning {
        Warning::Typed => t::IDENTITY_TYPED.get(props.lang),
        Warning::Stored => t::IDENTITY_STORED.get(props.lang),
    });
    Guarded { shown: shown.into(), oninput, words, ways_out: ways_out.unwrap_or_default() }
}

fn ways_out(props: &TextFieldProps, take_away: Callback<()>, keep: Callback<()>) -> Html {
    let (id, lang) = (&props.id, props.lang);
    let name = |label: &str| AttrValue::from(format!("{label}: {}", props.label));
    let (delete, leave) = (t::IDENTITY_DELETE.get(lang), t::IDENTITY_KEEP.get(lang));
    html! {
        <div class="button-row field__ways-out">
            <Button id={format!("{id}-delete-number")} label={delete} name={name(delete)} variant={Variant::Secondary} onclick={take_away} />
            <Button id={format!("{id}-keep-number")} label={leave} name={name(leave)} variant={Variant::Tertiary} onclick={keep} />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made up, with check digits that fit; the other is one of Nav's test numbers.
    const NUMBER: &str = "01019000164";
    const OTHER: &str = "55507608360";
    const HIDDEN: &str = "•••••••••••";

    /// A field and its owner, which takes what it is given.
    #[derive(Default)]
    struct Field {
        guard: Guard,
        value: String,
    }

    impl Field {
        fn holding(value: &str) -> Field {
            Field { value: value.into(), ..Field::default() }
        }

        /// Types a text; a render between keystroke and owner must not change what is shown.
        fn typed(&mut self, text: &str) {
            let emitted = self.guard.receive(text.into(), &self.value);
            if self.guard.typed.is_some() {
                assert_eq!(self.guard.shown(&self.value), text);
            }
            self.value = emitted;
            assert_eq!(self.shown(), text);
        }

        fn shown(&mut self) -> String {
            self.guard.shown(&self.value)
        }

        fn warning(&mut self) -> Option<Warning> {
            let shown = self.shown();
            self.guard.warning(&shown, &self.value)
        }

        fn confirm(&mut self) {
            let shown = self.shown();
            self.value = self.guard.confirm(shown, &self.value);
        }

        fn delete(&mut self) {
            let shown = self.shown();
            self.value = self.guard.delete(&shown);
        }
    }

    #[test]
    fn a_typed_number_is_shown_but_does_not_reach_the_owner() {
        let mut field = Field::default();
        for end in 1..=NUMBER.len() {
            field.typed(&format!("Pasient {}", &NUMBER[..end]));
        }
        assert_eq!(
            (field.value.clone(), field.warning()),
            (format!("Pasient {HIDDEN}"), Some(Warning::Typed))
        );
        field.typed(&format!("Pasient {NUMBER} kom sent"));
        assert_eq!(field.value, format!("Pasient {HIDDEN} kom sent"));
    }

    #[test]
    fn deleting_keeps_every_other_word() {
        let mut field = Field::default();
        field.typed(&format!("Før {NUMBER} etter"));
        field.delete();
        assert_eq!((field.shown(), field.warning()), (format!("Før {HIDDEN} etter"), None));
        field.typed("Før etter");
        assert_eq!(field.value, "Før etter");
    }

    #[test]
    fn a_confirmed_number_is_stored_and_stays_confirmed_while_one_goes_on_typing() {
        let mut field = Field::default();
        field.typed(&format!("Konto {NUMBER}"));
        field.confirm();
        assert_eq!((field.value.clone(), field.warning()), (format!("Konto {NUMBER}"), None));
        field.typed(&format!("Konto {NUMBER} i banken"));
        assert_eq!((field.value.clone(), field.warning()), (format!("Konto {NUMBER} i banken"), None));
        field.typed(&format!("Konto {NUMBER} og {OTHER} i banken"));
        assert_eq!(field.value, format!("Konto {NUMBER} og {HIDDEN} i banken"));
    }

    #[test]
    fn a_stored_number_warns_and_stays_until_the_user_takes_it_away() {
        let mut field = Field::holding(&format!("Sak {NUMBER}"));
        assert_eq!(field.warning(), Some(Warning::Stored));
        field.typed(&format!("Sak {NUMBER}, lukket"));
        assert_eq!(
            (field.value.clone(), field.warning()),
            (format!("Sak {NUMBER}, lukket"), Some(Warning::Stored))
        );
        field.delete();
        assert_eq!((field.value.clone(), field.warning()), (format!("Sak {HIDDEN}, lukket"), None));
    }

    #[test]
    fn the_field_follows_its_owner_when_something_else_changes_the_text() {
        let mut field = Field::default();
        field.typed(NUMBER);
        field.value = "Angret".into();
        assert_eq!((field.shown(), field.warning()), ("Angret".to_owned(), None));
        field.value = HIDDEN.into();
        assert_eq!(field.shown(), HIDDEN, "what was typed before does not come back");
    }

    #[test]
    fn an_ordinary_text_waits_for_its_owner_as_before() {
        let mut field = Field::default();
        field.typed("Ring 22 22 22 22");
        assert!(field.guard.typed.is_none());
        assert_eq!(field.value, "Ring 22 22 22 22");
    }
}
