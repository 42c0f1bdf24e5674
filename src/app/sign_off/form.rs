//! What has been filled in, and what is still to be mended. Knows no page, so that it can be tested.

use super::t;
use crate::app::t as words;
use crate::content::{Lang, Localized};
use crate::documents::Signature;
use crate::domain::{role_name, Role};
use crate::ui::FieldError;

/// Element ids of the fields.
pub const CHANGES: &str = "signer-changes";
pub const NAME: &str = "signer-name";
pub const OTHER_ROLE: &str = "signer-other-role";
pub const STATEMENT: &str = "signer-statement";

/// The roles that may answer for a document alone.
const ANSWERING: [Role; 3] = [Role::DailyManager, Role::RecordOfficer, Role::ItResponsible];

/// The roles to choose from. Whoever signs beside others may have any role, also one of their own words: then nothing.
pub fn roles(is_countersigning: bool) -> Vec<Option<Role>> {
    match is_countersigning {
        true => Role::ALL.into_iter().map(Some).chain([None]).collect(),
        false => ANSWERING.into_iter().map(Some).collect(),
    }
}

/// What a choice of [`roles`] is called.
pub fn called(role: Option<Role>) -> &'static Localized {
    role.map_or(&t::ROLE_OTHER, role_name)
}

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    /// Typed name.
    pub name: String,
    /// Chosen role; nothing for one of the signer's own words.
    pub role: Option<Role>,
    /// Role in the signer's own words.
    pub other_role: String,
    /// What has changed since the version before; nothing where nobody is asked.
    pub changes: Option<String>,
    /// Whether the statement is ticked.
    pub agreed: bool,
}

impl Filled {
    /// The name without spaces around it.
    pub fn name(&self) -> &str {
        self.name.trim()
    }

    /// The role in words.
    pub fn role(&self, lang: Lang) -> String {
        match self.role {
            Some(role) => role_name(role).string(lang),
            None => self.other_role.trim().to_owned(),
        }
    }

    /// What is to be mended. `manager` is the registered one, who signs as such and nobody else.
    pub fn errors(&self, manager: Option<&str>, lang: Lang) -> Vec<FieldError> {
        let mut found = vec![];
        if self.changes.as_ref().is_some_and(|changes| changes.trim().is_empty()) {
            found.push(FieldError::new(CHANGES, t::CHANGES_MISSING.string(lang)));
        }
        let other = manager.filter(|manager| manager.to_lowercase() != self.name().to_lowercase());
        match (self.name(), self.role, other) {
            ("", ..) => found.push(FieldError::new(NAME, words::SIGN_NAME_MISSING.string(lang))),
            (_, Some(Role::DailyManager), Some(manager)) => {
                found.push(FieldError::new(NAME, words::SIGN_NOT_MANAGER.fill(lang, &[("name", &manager)])));
            }
            _ => {}
        }
        if self.role(lang).is_empty() {
            found.push(FieldError::new(OTHER_ROLE, t::ROLE_MISSING.string(lang)));
        }
        if !self.agreed {
            found.push(FieldError::new(STATEMENT, words::SIGN_STATEMENT_MISSING.string(lang)));
        }
        found
    }

    /// Whether the same person has signed in the same role already.
    pub fn is_again(&self, signed: &[Signature], lang: Lang) -> bool {
        let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        // The role stands there in the document's language, which may be another than the screen's.
        let is_role = |role: &str| match self.role {
            Some(own) => Lang::ALL.iter().any(|lang| same(role, role_name(own).get(*lang))),
            None => same(role, &self.role(lang)),
        };
        signed.iter().any(|before| same(&before.name, &self.name) && is_role(&before.role))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> Filled {
        Filled { name: " Lena ".into(), role: Some(Role::DailyManager), agreed: true, ..Filled::default() }
    }

    fn fields(filled: &Filled, manager: Option<&str>) -> Vec<String> {
        filled.errors(manager, Lang::Nb).into_iter().map(|error| error.field.to_string()).collect()
    }

    fn signed(name: &str, role: &str) -> Signature {
        Signature {
            role: role.into(),
            name: name.into(),
            signed_at: "2026-11-22T10:42:00+01:00".into(),
            statement: String::new(),
            drawing: None,
            key: None,
            reason: None,
        }
    }

    #[test]
    fn what_is_missing_is_told_at_its_field() {
        assert_eq!(fields(&filled(), Some("lena")), Vec::<String>::new());
        assert_eq!(fields(&filled(), Some("Renate")), [NAME]);
        let nothing = Filled { changes: Some(" ".into()), ..Filled::default() };
        assert_eq!(fields(&nothing, None), [CHANGES, NAME, OTHER_ROLE, STATEMENT]);
    }

    #[test]
    fn the_same_name_and_role_is_recognised_in_either_language() {
        let before = [signed("lena", "Daglig leder")];
        assert!(filled().is_again(&before, Lang::En));
        assert!(!Filled { role: Some(Role::Nurse), ..filled() }.is_again(&before, Lang::Nb));
        assert!(!Filled { name: "Renate".into(), ..filled() }.is_again(&before, Lang::Nb));
        let own = Filled { role: None, other_role: "Styreleder".into(), ..filled() };
        assert!(own.is_again(&[signed("Lena", "styreleder ")], Lang::Nb));
    }

    #[test]
    fn only_a_countersigner_may_name_a_role_of_their_own() {
        assert!(!roles(false).contains(&None) && roles(true).contains(&None));
        assert_eq!(roles(true)[0], Some(Role::DailyManager));
    }
}
