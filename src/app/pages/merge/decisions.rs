//! What has been chosen so far, and what the screen shows of each difference.

use super::t;
use crate::binder::{undecided, Choice, Difference, Side};
use crate::content::Lang;
use crate::ui::FieldError;
use std::collections::BTreeMap;
use std::ops::Deref;

/// The choices by the key of their difference. An entry on one side only has one when it is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices(BTreeMap<String, Choice>);

impl Choices {
    /// These choices with one more, or with one taken back.
    pub fn with(&self, key: &str, choice: Option<Choice>) -> Choices {
        let mut choices = self.0.clone();
        match choice {
            Some(choice) => choices.insert(key.to_owned(), choice),
            None => choices.remove(key),
        };
        Choices(choices)
    }
}

impl Deref for Choices {
    type Target = BTreeMap<String, Choice>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Id of the fieldset of a difference. A key may hold what a person typed; an id may hold no spaces.
pub fn field_id(key: &str) -> String {
    let safe = |letter: char| match letter {
        letter if letter.is_ascii_alphanumeric() || letter == '-' => letter.to_string(),
        other => format!("_{:x}_", u32::from(other)),
    };
    format!("merge-{}", key.chars().map(safe).collect::<String>())
}

/// What must be chosen before the versions can be merged.
pub fn errors(differences: &[Difference], choices: &Choices, lang: Lang) -> Vec<FieldError> {
    let open = undecided(differences, choices);
    let error = |difference: &Difference| {
        let message = t::ERROR_UNDECIDED.fill(lang, &[("label", &difference.label)]);
        FieldError::new(field_id(&difference.key), message)
    };
    open.into_iter().map(error).collect()
}

/// The differences, one list a module, in their order.
pub fn sections(differences: &[Difference]) -> Vec<Vec<&Difference>> {
    let groups = differences.chunk_by(|one, next| one.section == next.section);
    groups.map(|group| group.iter().collect()).collect()
}

/// The lines that the other side does not have.
pub fn only_here<'a>(side: &'a Side, other: &Side) -> Vec<&'a str> {
    // A line that ends both sides says that what differs can't be shown; then everything is shown.
    if side.lines() == other.lines() {
        return side.lines().iter().map(String::as_str).collect();
    }
    side.lines().iter().filter(|line| !other.lines().contains(line)).map(String::as_str).collect()
}

/// What an entry on one side says, as one text.
pub fn told(difference: &Difference) -> String {
    difference.mine.lines().iter().chain(difference.theirs.lines()).cloned().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::binder::{compare, Binder, DifferenceKind};
    use crate::domain::Id;
    use crate::features::clinic::{Answer, Edit as ClinicEdit, PersonEdit};
    use crate::features::Edit;

    fn differences(lang: Lang) -> Vec<Difference> {
        let day = jiff::civil::date(2026, 11, 22);
        let (mut mine, mut theirs) = (Binder::example(lang, day), Binder::example(lang, day));
        mine.apply(Edit::Clinic(ClinicEdit::Answer(Answer::Name("Fjord".into()))));
        theirs.apply(Edit::Clinic(ClinicEdit::Answer(Answer::Name("Fjell".into()))));
        theirs.apply(Edit::Clinic(ClinicEdit::Person("lena".into(), PersonEdit::Name("Lena Dahl".into()))));
        theirs.apply(Edit::Clinic(ClinicEdit::Person(Id::from("new"), PersonEdit::Add("Ida".into()))));
        compare(&mine, &theirs, lang)
    }

    #[test]
    fn each_entry_that_both_have_asks_for_a_choice_at_its_own_place() {
        for lang in Lang::ALL {
            let differences = differences(lang);
            let missing = errors(&differences, &Choices::default(), lang);
            assert_eq!(missing.len(), 2, "{missing:?}");
            for error in &missing {
                assert!(!error.field.contains([' ', '/']), "{}", error.field);
            }
            let mut choices = Choices::default();
            for difference in differences.iter().filter(|own| own.kind == DifferenceKind::Both) {
                choices = choices.with(&difference.key, Some(Choice::Theirs));
            }
            assert_eq!(errors(&differences, &choices, lang), vec![]);
            let back = choices.with("clinic/name", None);
            assert_eq!(errors(&differences, &back, lang).len(), 1);
        }
    }

    #[test]
    fn a_card_shows_what_the_other_one_does_not() {
        let differences = differences(Lang::Nb);
        let lena = differences.iter().find(|own| own.key == "clinic/people/lena").unwrap();
        assert_eq!(only_here(&lena.mine, &lena.theirs), ["Navn: Lena"]);
        assert_eq!(only_here(&lena.theirs, &lena.mine), ["Navn: Lena Dahl"]);
        let same = Side::Present(vec!["Navn: Lena".into(), "Noe er ulikt.".into()]);
        assert_eq!(only_here(&same, &same.clone()).len(), 2, "something must be shown");
    }

    #[test]
    fn two_keys_never_share_an_id() {
        let keys = ["a/b", "a b", "a-b", "a_b", "å", "a_2f_b", "a\u{2fb}"];
        let ids: std::collections::BTreeSet<String> = keys.iter().map(|key| field_id(key)).collect();
        assert_eq!(ids.len(), keys.len(), "{ids:?}");
    }
}
