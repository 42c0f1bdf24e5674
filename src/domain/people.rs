//! People who work at the clinic, or did.

use super::{bounded, Clinic, Date, Id, Role};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Characters that fit into a person's name.
pub const LONGEST_PERSON_NAME: usize = 120;

/// Somebody who works at the clinic. No data on health, salary or private life.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Identity within the binder.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Roles held; each is authorised separately.
    pub roles: BTreeSet<Role>,
    /// The undertaking that employs the person, in an office community.
    pub undertaking: Option<Id>,
    /// First day at work, where somebody has told.
    pub started: Option<Date>,
    /// The day on which the person leaves: no longer one of the staff from then on. `None` while nobody knows of one.
    pub left: Option<Date>,
}

impl Person {
    /// True from the day on which the person leaves.
    pub fn has_left(&self, today: Date) -> bool {
        self.left.is_some_and(|day| day <= today)
    }
}

impl Clinic {
    /// The people who have not left. Those who leave on a later day are among them.
    pub fn staff(&self, today: Date) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| !person.has_left(today))
    }

    /// Whom to choose among: the staff, and those who are chosen already and have left since.
    pub fn staff_and(&self, today: Date, chosen: impl Fn(&Id) -> bool) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| !person.has_left(today) || chosen(&person.id))
    }

    /// The person with this id, also one who has left.
    pub fn person(&self, id: &Id) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// The person who is daily manager, if one is named. Somebody who is to stay comes before somebody who leaves.
    pub fn manager(&self) -> Option<&Person> {
        let managers = || self.people.iter().filter(|person| person.roles.contains(&Role::DailyManager));
        managers().find(|person| person.left.is_none()).or_else(|| managers().next())
    }

    /// Name of a person, or "".
    pub fn person_name(&self, id: Option<&Id>) -> String {
        id.and_then(|id| self.person(id)).map_or_else(String::new, |person| person.name.clone())
    }

    /// Adds somebody, unless the id is taken or there is no name. An employer that the clinic does not know is let go of.
    pub(super) fn add_person(&mut self, mut person: Person) {
        person.name = bounded(person.name.trim(), LONGEST_PERSON_NAME);
        if person.id.0.is_empty() || person.name.is_empty() || self.person(&person.id).is_some() {
            return;
        }
        person.undertaking.take_if(|id| !self.undertakings.iter().any(|known| known.id == *id));
        self.people.push(person);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i8) -> Date {
        jiff::civil::date(2026, 11, day)
    }

    fn person(id: &str, roles: &[Role], left: Option<Date>) -> Person {
        Person {
            id: id.into(),
            name: id.into(),
            roles: roles.iter().copied().collect(),
            left,
            ..Person::default()
        }
    }

    #[test]
    fn somebody_is_staff_until_the_day_they_leave() {
        let clinic = Clinic { people: vec![person("lena", &[], Some(day(22)))], ..Clinic::default() };
        assert_eq!(clinic.staff(day(21)).count(), 1);
        assert_eq!(clinic.staff(day(22)).count(), 0);
        assert_eq!(clinic.staff_and(day(22), |_| false).count(), 0);
        assert_eq!(clinic.staff_and(day(22), |id| id.0 == "lena").count(), 1, "who was chosen stays chosen");
        assert_eq!(clinic.person_name(Some(&"lena".into())), "lena", "documents still know the name");
    }

    #[test]
    fn who_stays_is_manager_before_who_leaves() {
        let leaver = person("lena", &[Role::DailyManager], Some(day(22)));
        let mut clinic = Clinic { people: vec![leaver], ..Clinic::default() };
        assert_eq!(clinic.manager().map(|own| own.name.as_str()), Some("lena"));
        clinic.people.push(person("frank", &[Role::DailyManager], None));
        assert_eq!(clinic.manager().map(|own| own.name.as_str()), Some("frank"));
    }

    #[test]
    fn a_person_of_an_older_file_has_neither_day() {
        let person: Person = serde_json::from_str(r#"{"id":"lena","name":"Lena"}"#).unwrap();
        assert_eq!((person.started, person.left), (None, None));
    }
}
