//! What one module learns and all read: it is kept in the clinic's facts, never in the module that learnt it.

use super::{Clinic, Date, Id, Person, Role, SupplierFact};
use std::collections::BTreeSet;

/// Something that a module has learnt about the clinic.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// About a supplier.
    Supplier(Id, SupplierFact),
    /// Somebody works here whom the clinic did not know. A known id, or no name, adds nobody.
    PersonAdded(Person),
    /// The roles that a person holds, in place of those before.
    PersonRoles(Id, BTreeSet<Role>),
    /// A person's first day at work.
    PersonStarted(Id, Option<Date>),
    /// The day on which a person leaves; `None` for somebody who stays after all.
    PersonLeft(Id, Option<Date>),
}

impl Clinic {
    /// Takes in what a module has learnt. What fits nothing changes nothing.
    pub fn learn(&mut self, fact: Fact) {
        match fact {
            Fact::Supplier(id, fact) => {
                if let Some(supplier) = self.suppliers.iter_mut().find(|supplier| supplier.id == id) {
                    supplier.learn(fact);
                }
            }
            Fact::PersonAdded(person) => self.add_person(person),
            Fact::PersonRoles(id, roles) => self.change_person(&id, |person| person.roles = roles),
            Fact::PersonStarted(id, day) => self.change_person(&id, |person| person.started = day),
            Fact::PersonLeft(id, day) => self.change_person(&id, |person| person.left = day),
        }
    }

    fn change_person(&mut self, id: &Id, change: impl FnOnce(&mut Person)) {
        if let Some(person) = self.people.iter_mut().find(|person| person.id == *id) {
            change(person);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Supplier, Undertaking, LONGEST_PERSON_NAME};
    use super::*;

    fn person(id: &str, name: &str) -> Person {
        Person { id: id.into(), name: name.into(), ..Person::default() }
    }

    fn learnt(mut clinic: Clinic, facts: impl IntoIterator<Item = Fact>) -> Clinic {
        facts.into_iter().for_each(|fact| clinic.learn(fact));
        clinic
    }

    #[test]
    fn what_is_learnt_about_people_is_kept() {
        let day = jiff::civil::date(2026, 11, 22);
        let clinic = learnt(
            Clinic::default(),
            [
                Fact::PersonAdded(person("a", " Ida ")),
                Fact::PersonRoles("a".into(), [Role::Nurse, Role::Reception].into()),
                Fact::PersonRoles("a".into(), [Role::Nurse].into()),
                Fact::PersonStarted("a".into(), Some(day)),
                Fact::PersonLeft("a".into(), Some(day)),
            ],
        );
        let kept =
            Person { roles: [Role::Nurse].into(), started: Some(day), left: Some(day), ..person("a", "Ida") };
        assert_eq!(clinic.people, [kept]);
        let clinic = learnt(clinic, [Fact::PersonLeft("a".into(), None)]);
        assert_eq!(clinic.people[0].left, None, "somebody stays after all");
    }

    #[test]
    fn facts_that_fit_nothing_change_nothing() {
        let clinic = Clinic {
            people: vec![person("a", "Ida")],
            suppliers: vec![Supplier { id: "s".into(), ..Supplier::default() }],
            ..Clinic::default()
        };
        let nobody = || Id::from("nobody");
        for fact in [
            Fact::Supplier(nobody(), SupplierFact::Country("US".into())),
            Fact::PersonAdded(person("a", "Somebody else")),
            Fact::PersonAdded(person("", "Without an id")),
            Fact::PersonAdded(person("b", "  ")),
            Fact::PersonRoles(nobody(), [Role::Nurse].into()),
            Fact::PersonStarted(nobody(), None),
            Fact::PersonLeft(nobody(), None),
        ] {
            assert_eq!(learnt(clinic.clone(), [fact.clone()]), clinic, "{fact:?}");
        }
    }

    #[test]
    fn a_new_person_is_bounded_and_points_to_nothing_unknown() {
        let employed = |id: &str, by: &str| {
            Fact::PersonAdded(Person { undertaking: Some(by.into()), ..person(id, &"Å".repeat(5_000)) })
        };
        let own = Undertaking { id: "u".into(), ..Undertaking::default() };
        let clinic = Clinic { undertakings: vec![own], ..Clinic::default() };
        let clinic = learnt(clinic, [employed("a", "u"), employed("b", "unknown")]);
        assert_eq!(clinic.people[0].name.chars().count(), LONGEST_PERSON_NAME);
        assert_eq!(clinic.people[0].undertaking, Some("u".into()));
        assert_eq!(clinic.people[1].undertaking, None);
    }
}
