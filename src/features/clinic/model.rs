//! Changes to the clinic's facts. The facts themselves are [`Clinic`], which every feature reads.

mod contact;
mod edit;
mod findings;
mod plan;

pub use contact::{email_fault, is_reachable, website_fault, ContactEdit, OfficerEdit};
pub use edit::{Answer, ControllershipEdit, Edit, PersonEdit, SupplierEdit, SystemEdit, UndertakingEdit};
pub use findings::{findings, has_log_on, is_outside, number_fault};
pub use plan::{needs_community, status, tasks};

use crate::domain::{
    bounded, Clinic, Controllership, Id, Person, Role, Supplier, System, Undertaking, LONGEST_CLINIC_NAME,
};
use std::collections::BTreeSet;

/// Start questions in all.
pub const QUESTIONS: u8 = 9;

/// Keeps the answers of a sample, and takes out names, numbers, contact, people and agreements.
pub fn make_ours(clinic: &mut Clinic) {
    clinic.name.clear();
    clinic.organisation_number.clear();
    clinic.contact = Default::default();
    clinic.data_protection_officer = None;
    clinic.start_step = 0;
    clinic.people.clear();
    clinic.undertakings.clear();
    clinic.controllerships.clear();
    for supplier in &mut clinic.suppliers {
        supplier.name.clear();
        supplier.contact.clear();
        supplier.email.clear();
        supplier.organisation_number.clear();
    }
}

/// Carries out a change. Total: an edit for a row that is not there changes nothing.
pub fn apply(clinic: &mut Clinic, edit: Edit) {
    match edit {
        Edit::Answer(answer) => apply_answer(clinic, answer),
        Edit::DraftPeople(text) => clinic.draft_people = text,
        Edit::FinishStep(step) => clinic.start_step = clinic.start_step.max(step.min(QUESTIONS)),
        Edit::TickService(id, service) => {
            if !clinic.suppliers.iter().any(|supplier| supplier.service == service) {
                apply_supplier(clinic, id, SupplierEdit::Add(service));
            }
        }
        Edit::UntickService(service) => {
            let systems = &clinic.systems;
            clinic
                .suppliers
                .retain(|supplier| supplier.service != service || is_described(supplier, systems));
        }
        Edit::Contact(edit) => contact::apply_contact(&mut clinic.contact, edit),
        Edit::Officer(edit) => contact::apply_officer(&mut clinic.data_protection_officer, edit),
        Edit::Person(id, edit) => apply_person(clinic, id, edit),
        Edit::System(id, edit) => apply_system(clinic, id, edit),
        Edit::Supplier(id, edit) => apply_supplier(clinic, id, edit),
        Edit::Undertaking(id, edit) => apply_undertaking(clinic, id, edit),
        Edit::Controllership(id, edit) => apply_controllership(clinic, id, edit),
    }
}

/// True when something was written about a supplier, so that it must not go by unticking alone.
pub fn is_described(supplier: &Supplier, systems: &[System]) -> bool {
    let written = [&supplier.name, &supplier.contact, &supplier.email, &supplier.organisation_number];
    written.iter().any(|text| !text.trim().is_empty())
        || supplier.role.is_some()
        || !supplier.data.is_empty()
        || !supplier.sub_processors.is_empty()
        || systems.iter().any(|system| system.supplier.as_ref() == Some(&supplier.id))
}

/// Puts a value into a set or takes it out.
fn switch<T: Ord>(set: &mut BTreeSet<T>, value: T, on: bool) {
    if on {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}

fn apply_answer(clinic: &mut Clinic, answer: Answer) {
    match answer {
        Answer::Name(name) => clinic.name = bounded(&name, LONGEST_CLINIC_NAME),
        Answer::OrganisationNumber(number) => clinic.organisation_number = number,
        Answer::Kind(kind, on) => switch(&mut clinic.kinds, kind, on),
        Answer::Flag(flag, on) => switch(&mut clinic.ticked, flag, on),
        Answer::RecordSystem(system) => clinic.record_system = Some(system),
        Answer::SharesRecord(shares) => clinic.shares_record = Some(shares),
        Answer::Community(community) => clinic.community = Some(community),
    }
}

fn apply_person(clinic: &mut Clinic, id: Id, edit: PersonEdit) {
    let first = clinic.people.is_empty();
    let known = clinic.people.iter_mut().find(|person| person.id == id);
    match (edit, known) {
        (PersonEdit::Add(name), None) => {
            let roles = if first { BTreeSet::from([Role::DailyManager]) } else { BTreeSet::new() };
            clinic.people.push(Person { id, name, roles, ..Person::default() });
        }
        (PersonEdit::Name(name), Some(person)) => person.name = name,
        (PersonEdit::Role(role, on), Some(person)) => switch(&mut person.roles, role, on),
        (PersonEdit::Undertaking(undertaking), Some(person)) => person.undertaking = undertaking,
        (PersonEdit::Started(day), Some(person)) => person.started = day,
        (PersonEdit::Left(day), Some(person)) => person.left = day,
        (PersonEdit::Remove, Some(_)) => clinic.people.retain(|person| person.id != id),
        (PersonEdit::Add(_), Some(_)) | (_, None) => {}
    }
}

fn apply_system(clinic: &mut Clinic, id: Id, edit: SystemEdit) {
    let known = clinic.systems.iter_mut().find(|system| system.id == id);
    match (edit, known) {
        (SystemEdit::Add(kind), None) => clinic.systems.push(System { id, kind, ..System::default() }),
        (SystemEdit::Kind(kind), Some(system)) => system.kind = kind,
        (SystemEdit::Name(name), Some(system)) => system.name = name,
        (SystemEdit::Placement(placement), Some(system)) => system.placement = placement,
        (SystemEdit::Place(place), Some(system)) => system.place = place,
        (SystemEdit::Supplier(supplier), Some(system)) => system.supplier = supplier,
        (SystemEdit::TwoFactor(two_factor), Some(system)) => system.two_factor = two_factor,
        (SystemEdit::Remove, Some(_)) => clinic.systems.retain(|system| system.id != id),
        (SystemEdit::Add(_), Some(_)) | (_, None) => {}
    }
}

fn apply_supplier(clinic: &mut Clinic, id: Id, edit: SupplierEdit) {
    let known = clinic.suppliers.iter_mut().find(|supplier| supplier.id == id);
    match (edit, known) {
        (SupplierEdit::Add(service), None) => {
            clinic.suppliers.push(Supplier { id, service, country: "NO".into(), ..Supplier::default() });
        }
        (SupplierEdit::Name(name), Some(supplier)) => supplier.name = name,
        (SupplierEdit::Service(service), Some(supplier)) => supplier.service = service,
        (SupplierEdit::Contact(contact), Some(supplier)) => supplier.contact = contact,
        (SupplierEdit::Email(email), Some(supplier)) => supplier.email = email,
        (SupplierEdit::OrganisationNumber(number), Some(supplier)) => supplier.organisation_number = number,
        (SupplierEdit::Country(country), Some(supplier)) => supplier.country = country,
        (SupplierEdit::RemoteAccess(remote_access), Some(supplier)) => supplier.remote_access = remote_access,
        (SupplierEdit::Remove, Some(_)) => {
            clinic.suppliers.retain(|supplier| supplier.id != id);
            for system in clinic.systems.iter_mut().filter(|system| system.supplier.as_ref() == Some(&id)) {
                system.supplier = None;
            }
        }
        (SupplierEdit::Add(_), Some(_)) | (_, None) => {}
    }
}

fn apply_undertaking(clinic: &mut Clinic, id: Id, edit: UndertakingEdit) {
    let known = clinic.undertakings.iter_mut().find(|undertaking| undertaking.id == id);
    match (edit, known) {
        (UndertakingEdit::Add, None) => {
            clinic.undertakings.push(Undertaking { id, ..Undertaking::default() })
        }
        (UndertakingEdit::Name(name), Some(undertaking)) => undertaking.name = name,
        (UndertakingEdit::OrganisationNumber(number), Some(undertaking)) => {
            undertaking.organisation_number = number
        }
        (UndertakingEdit::Contact(edit), Some(undertaking)) => {
            contact::apply_contact(&mut undertaking.contact, edit)
        }
        (UndertakingEdit::Remove, Some(_)) => {
            clinic.undertakings.retain(|undertaking| undertaking.id != id);
            for person in clinic.people.iter_mut().filter(|person| person.undertaking.as_ref() == Some(&id)) {
                person.undertaking = None;
            }
            for controllership in &mut clinic.controllerships {
                controllership.controllers.remove(&id);
            }
        }
        (UndertakingEdit::Add, Some(_)) | (_, None) => {}
    }
}

fn apply_controllership(clinic: &mut Clinic, id: Id, edit: ControllershipEdit) {
    let undertakings = &clinic.undertakings;
    let known = clinic.controllerships.iter_mut().find(|controllership| controllership.id == id);
    match (edit, known) {
        (ControllershipEdit::Add(topic), None) => {
            clinic.controllerships.push(Controllership { id, topic, ..Controllership::default() });
        }
        (ControllershipEdit::Subject(subject), Some(controllership)) => controllership.subject = subject,
        (ControllershipEdit::Controller(undertaking, on), Some(controllership)) => {
            if !on || undertakings.iter().any(|known| known.id == undertaking) {
                switch(&mut controllership.controllers, undertaking, on);
            }
        }
        (ControllershipEdit::InWriting(in_writing), Some(controllership)) => {
            controllership.in_writing = in_writing
        }
        (ControllershipEdit::Remove, Some(_)) => {
            clinic.controllerships.retain(|controllership| controllership.id != id)
        }
        (ControllershipEdit::Add(_), Some(_)) | (_, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::{content, Clinic as Feature};
    use super::*;
    use crate::content::Lang;
    use crate::domain::{
        Community, Ctx, Digest, Flag, Kind, Placement, RecordSystem, ServiceType, SystemKind, TaskStatus,
        Topic, Urgency,
    };
    use crate::features::Feature as _;

    fn with(edits: impl IntoIterator<Item = Edit>) -> Clinic {
        edited(Clinic::default(), edits)
    }

    fn edited(mut clinic: Clinic, edits: impl IntoIterator<Item = Edit>) -> Clinic {
        edits.into_iter().for_each(|edit| apply(&mut clinic, edit));
        clinic
    }

    /// Runs a function of the context, in Norwegian.
    fn ask<T>(clinic: &Clinic, question: fn(&Ctx, &Clinic) -> T) -> T {
        let digest = Digest::default();
        let today = crate::domain::parse_date("2026-11-22").expect("a date");
        question(&Ctx { clinic, digest: &digest, lang: Lang::Nb, today }, clinic)
    }

    fn keys(clinic: &Clinic) -> Vec<String> {
        ask(clinic, findings).into_iter().map(|finding| finding.key).collect()
    }

    #[test]
    fn answers_are_kept_and_can_be_changed() {
        let clinic = with([
            Edit::Answer(Answer::Name("Solsiden".into())),
            Edit::Answer(Answer::OrganisationNumber("974 760 673".into())),
            Edit::Answer(Answer::Kind(Kind::Gp, true)),
            Edit::Answer(Answer::Kind(Kind::Physio, true)),
            Edit::Answer(Answer::Kind(Kind::Gp, false)),
            Edit::Answer(Answer::Flag(Flag::Children, true)),
            Edit::Answer(Answer::RecordSystem(RecordSystem::OwnServer)),
            Edit::Answer(Answer::SharesRecord(false)),
            Edit::Answer(Answer::Community(Community::Landlord)),
        ]);
        assert_eq!((clinic.name.as_str(), clinic.organisation_number.as_str()), ("Solsiden", "974 760 673"));
        assert_eq!(clinic.kinds, [Kind::Physio].into());
        assert_eq!(clinic.shares_record, Some(false));
        for flag in [Flag::Physio, Flag::Children, Flag::LocalServer, Flag::OfficeCommunity, Flag::Landlord] {
            assert!(clinic.flags().contains(&flag), "{flag:?} follows from the answers");
        }
    }

    #[test]
    fn steps_only_rise_and_stop_at_nine() {
        let clinic = with([Edit::FinishStep(4), Edit::FinishStep(2)]);
        assert_eq!(clinic.start_step, 4);
        assert!(edited(clinic, [Edit::FinishStep(200)]).is_started());
    }

    #[test]
    fn ticking_a_service_makes_one_supplier_and_unticking_keeps_what_was_written() {
        let tick = |id: &str| Edit::TickService(id.into(), ServiceType::Video);
        let mut clinic = with([tick("a"), tick("b")]);
        assert_eq!(clinic.suppliers.len(), 1);
        assert_eq!(clinic.suppliers[0].country, "NO");
        assert!(clinic.flags().contains(&Flag::Video));
        clinic = edited(clinic, [Edit::UntickService(ServiceType::Video)]);
        assert!(clinic.suppliers.is_empty());
        clinic = edited(
            clinic,
            [
                tick("c"),
                Edit::Supplier("c".into(), SupplierEdit::Name("Bilde AS".into())),
                Edit::UntickService(ServiceType::Video),
            ],
        );
        assert_eq!(clinic.suppliers.len(), 1, "a supplier with a name stays");
    }

    #[test]
    fn a_supplier_that_delivers_a_system_is_not_unticked() {
        let clinic = with([
            Edit::TickService("s".into(), ServiceType::ItOperations),
            Edit::System("pc".into(), SystemEdit::Add(SystemKind::Workstation)),
            Edit::System("pc".into(), SystemEdit::Supplier(Some("s".into()))),
            Edit::UntickService(ServiceType::ItOperations),
        ]);
        assert_eq!(clinic.suppliers.len(), 1);
        let clinic = edited(clinic, [Edit::Supplier("s".into(), SupplierEdit::Remove)]);
        assert!(clinic.suppliers.is_empty());
        assert_eq!(clinic.systems[0].supplier, None, "the system forgets a deleted supplier");
    }

    #[test]
    fn people_are_edited_one_by_one() {
        let person = |id: &str, edit| Edit::Person(id.into(), edit);
        let clinic = with([
            person("a", PersonEdit::Add("Lena".into())),
            person("b", PersonEdit::Add("Simen".into())),
            person("b", PersonEdit::Add("Somebody else".into())),
            person("b", PersonEdit::Name("Simen N.".into())),
            person("b", PersonEdit::Role(Role::Nurse, true)),
            person("b", PersonEdit::Role(Role::Reception, true)),
            person("b", PersonEdit::Role(Role::Reception, false)),
            person("b", PersonEdit::Undertaking(Some("u".into()))),
        ]);
        assert_eq!(clinic.people.len(), 2, "an identifier is used once");
        assert_eq!(
            clinic.manager().map(|person| person.name.as_str()),
            Some("Lena"),
            "the first person is the manager"
        );
        let simen = &clinic.people[1];
        assert_eq!(
            (simen.name.as_str(), &simen.roles, &simen.undertaking),
            ("Simen N.", &[Role::Nurse].into(), &Some("u".into()))
        );
        assert_eq!(edited(clinic, [person("a", PersonEdit::Remove)]).people.len(), 1);
    }

    #[test]
    fn contact_and_officer_are_written_bounded_and_taken_away() {
        let long = "æ".repeat(5_000);
        let clinic = with([
            Edit::Officer(OfficerEdit::Email("nobody@klinikken.example".into())),
            Edit::Contact(ContactEdit::Address(long.clone())),
            Edit::Contact(ContactEdit::Telephone("22\n00".into())),
            Edit::Contact(ContactEdit::Email("post@klinikken.example".into())),
            Edit::Contact(ContactEdit::Website("klinikken.example".into())),
        ]);
        assert_eq!(
            clinic.data_protection_officer, None,
            "nothing is written about an officer that is not there"
        );
        assert_eq!(clinic.contact.address.chars().count(), crate::domain::LONGEST_CONTACT_TEXT);
        assert_eq!(clinic.contact.telephone, "2200");
        assert_eq!(clinic.contact.web_address().as_deref(), Some("https://klinikken.example"));
        let clinic = edited(
            clinic,
            [
                Edit::Officer(OfficerEdit::Has(true)),
                Edit::Officer(OfficerEdit::Name("Ombudet AS".into())),
                Edit::Officer(OfficerEdit::Telephone(long)),
                Edit::Officer(OfficerEdit::Has(true)),
            ],
        );
        let officer = clinic.data_protection_officer.as_ref().expect("appointed");
        assert_eq!(officer.name, "Ombudet AS", "the same answer twice takes nothing away");
        assert_eq!(officer.telephone.chars().count(), crate::domain::LONGEST_CONTACT_TEXT);
        assert_eq!(clinic.contact_lines(Lang::Nb).len(), 6);
        let no = Edit::Officer(OfficerEdit::Has(false));
        assert!(Feature::undo_label(&no).is_some(), "what was written can be brought back");
        assert_eq!(edited(clinic, [no]).data_protection_officer, None);
    }

    #[test]
    fn who_leaves_is_kept_but_no_longer_counted() {
        let left = |day: &str| Edit::Person("lena".into(), PersonEdit::Left(crate::domain::parse_date(day)));
        let sample = Feature::sample(Lang::Nb);
        let leaving = edited(sample.clone(), [left("2026-11-23")]);
        assert_eq!(ask(&leaving, status), ask(&sample, status), "she is here until tomorrow");
        let clinic = edited(sample.clone(), [left("2026-11-22")]);
        assert_eq!(ask(&clinic, status).as_deref(), Some("5 personer, 9 systemer, 8 leverandører"));
        assert_eq!(clinic.people.len(), sample.people.len());
        assert!(keys(&clinic).contains(&"clinic/manager".to_owned()), "nobody else is manager");
        let people = |clinic: &Clinic| {
            ask(clinic, tasks).into_iter().find(|task| task.key == "clinic/people").map(|task| task.status)
        };
        assert_eq!(people(&clinic), Some(TaskStatus::Started));
        assert!(Feature::undo_label(&left("2026-11-22")).is_some());
        let stays = Edit::Person("lena".into(), PersonEdit::Left(None));
        assert_eq!(edited(clinic, [stays]), sample);
    }

    #[test]
    fn somebody_who_has_left_needs_no_role() {
        let person = |edit| Edit::Person("b".into(), edit);
        let clinic = edited(Feature::sample(Lang::Nb), [person(PersonEdit::Add("Ida".into()))]);
        assert!(keys(&clinic).contains(&"clinic/roles".to_owned()));
        let day = crate::domain::parse_date("2026-11-01");
        let clinic = edited(clinic, [person(PersonEdit::Left(day))]);
        assert!(!keys(&clinic).contains(&"clinic/roles".to_owned()));
    }

    #[test]
    fn a_clinic_that_nobody_can_reach_is_told_so() {
        let contact = |clinic: &Clinic| {
            let found: Vec<String> = keys(clinic)
                .into_iter()
                .filter(|key| ["contact", "website", "email", "officer"].iter().any(|own| key.ends_with(own)))
                .collect();
            let task = ask(clinic, tasks).into_iter().find(|task| task.key == "clinic/contact");
            (found, task.expect("it is part of the plan").status)
        };
        let mut clinic = Clinic { start_step: 9, ..Clinic::default() };
        assert_eq!(contact(&clinic), (vec!["clinic/contact".into()], TaskStatus::Todo));
        apply(&mut clinic, Edit::Contact(ContactEdit::Address("Storgata 1, 0155 Oslo".into())));
        assert_eq!(contact(&clinic), (vec!["clinic/contact".into()], TaskStatus::Started));
        apply(&mut clinic, Edit::Contact(ContactEdit::Telephone("22 39 69 00".into())));
        assert_eq!(contact(&clinic), (vec![], TaskStatus::Done));
        apply(&mut clinic, Edit::Contact(ContactEdit::Website("javascript:alert(1)".into())));
        assert_eq!(contact(&clinic), (vec!["clinic/website".into()], TaskStatus::Started));
        apply(&mut clinic, Edit::Contact(ContactEdit::Website("www.klinikken.no".into())));
        apply(&mut clinic, Edit::Officer(OfficerEdit::Has(true)));
        assert_eq!(contact(&clinic), (vec!["clinic/officer".into()], TaskStatus::Started));
        apply(&mut clinic, Edit::Officer(OfficerEdit::Email("ombud".into())));
        assert_eq!(contact(&clinic), (vec!["clinic/email".into()], TaskStatus::Started));
        apply(&mut clinic, Edit::Officer(OfficerEdit::Email("ombud@klinikken.no".into())));
        assert_eq!(contact(&clinic), (vec![], TaskStatus::Done));
    }

    #[test]
    fn making_the_sample_ours_takes_out_how_its_clinic_is_reached() {
        let mut clinic = Feature::sample(Lang::Nb);
        apply(&mut clinic, Edit::Officer(OfficerEdit::Has(true)));
        make_ours(&mut clinic);
        assert!(clinic.contact_lines(Lang::Nb).is_empty() && clinic.data_protection_officer.is_none());
    }

    #[test]
    fn systems_and_suppliers_keep_every_field() {
        let system = |edit| Edit::System("s".into(), edit);
        let supplier = |edit| Edit::Supplier("f".into(), edit);
        let clinic = with([
            supplier(SupplierEdit::Add(ServiceType::Other)),
            supplier(SupplierEdit::Name("Hove IT".into())),
            supplier(SupplierEdit::Service(ServiceType::ItOperations)),
            supplier(SupplierEdit::Contact("Vakten".into())),
            supplier(SupplierEdit::Email("vakt@hove.example".into())),
            supplier(SupplierEdit::OrganisationNumber("974760673".into())),
            supplier(SupplierEdit::Country("US".into())),
            supplier(SupplierEdit::RemoteAccess(true)),
            system(SystemEdit::Add(SystemKind::Other)),
            system(SystemEdit::Kind(SystemKind::Portable)),
            system(SystemEdit::Name("PC 4".into())),
            system(SystemEdit::Placement(Placement::Mobile)),
            system(SystemEdit::Place("Hjemme".into())),
            system(SystemEdit::Supplier(Some("f".into()))),
            system(SystemEdit::TwoFactor(Some(true))),
        ]);
        let expected = System {
            id: "s".into(),
            name: "PC 4".into(),
            kind: SystemKind::Portable,
            placement: Placement::Mobile,
            place: "Hjemme".into(),
            supplier: Some("f".into()),
            two_factor: Some(true),
        };
        assert_eq!(clinic.systems, [expected]);
        let expected = Supplier {
            id: "f".into(),
            name: "Hove IT".into(),
            service: ServiceType::ItOperations,
            contact: "Vakten".into(),
            email: "vakt@hove.example".into(),
            organisation_number: "974760673".into(),
            country: "US".into(),
            remote_access: true,
            ..Supplier::default()
        };
        assert_eq!(clinic.suppliers, [expected]);
        for flag in [Flag::RemoteAccess, Flag::ThirdCountry, Flag::MobileDevices] {
            assert!(clinic.flags().contains(&flag), "{flag:?} follows from the rows");
        }
        assert!(edited(clinic, [system(SystemEdit::Remove)]).systems.is_empty());
    }

    #[test]
    fn a_deleted_undertaking_is_nobodys_employer_and_no_controller() {
        let undertaking = |id: &str, edit| Edit::Undertaking(id.into(), edit);
        let row = |edit| Edit::Controllership("c".into(), edit);
        let clinic = with([
            undertaking("a", UndertakingEdit::Add),
            undertaking("a", UndertakingEdit::Name("A".into())),
            undertaking("a", UndertakingEdit::OrganisationNumber("974760673".into())),
            undertaking("b", UndertakingEdit::Add),
            Edit::Person("p".into(), PersonEdit::Add("Lena".into())),
            Edit::Person("p".into(), PersonEdit::Undertaking(Some("a".into()))),
            row(ControllershipEdit::Add(Topic::Other)),
            row(ControllershipEdit::Subject("Bilder".into())),
            row(ControllershipEdit::Controller("a".into(), true)),
            row(ControllershipEdit::Controller("b".into(), true)),
            row(ControllershipEdit::Controller("unknown".into(), true)),
            row(ControllershipEdit::InWriting(true)),
        ]);
        assert_eq!(
            (clinic.undertakings[0].name.as_str(), clinic.undertakings[0].organisation_number.as_str()),
            ("A", "974760673")
        );
        let kept = &clinic.controllerships[0];
        assert_eq!(
            (kept.label(Lang::Nb).as_str(), kept.controllers.len(), kept.in_writing),
            ("Bilder", 2, true)
        );
        let clinic = edited(clinic, [undertaking("a", UndertakingEdit::Remove)]);
        assert_eq!(clinic.people[0].undertaking, None);
        assert_eq!(clinic.controllerships[0].controllers, [Id::from("b")].into());
        assert!(edited(clinic, [row(ControllershipEdit::Remove)]).controllerships.is_empty());
    }

    #[test]
    fn edits_of_unknown_rows_change_nothing() {
        let sample = Feature::sample(Lang::Nb);
        let nobody = || Id::from("nobody");
        for edit in [
            Edit::Person(nobody(), PersonEdit::Name("x".into())),
            Edit::Person(nobody(), PersonEdit::Remove),
            Edit::Person(nobody(), PersonEdit::Left(crate::domain::parse_date("2026-11-22"))),
            Edit::Officer(OfficerEdit::Name("x".into())),
            Edit::Undertaking(nobody(), UndertakingEdit::Contact(ContactEdit::Address("x".into()))),
            Edit::System(nobody(), SystemEdit::TwoFactor(Some(false))),
            Edit::System(nobody(), SystemEdit::Remove),
            Edit::Supplier(nobody(), SupplierEdit::Country("US".into())),
            Edit::Supplier(nobody(), SupplierEdit::Remove),
            Edit::Undertaking(nobody(), UndertakingEdit::Name("x".into())),
            Edit::Undertaking(nobody(), UndertakingEdit::Remove),
            Edit::Controllership(nobody(), ControllershipEdit::InWriting(true)),
            Edit::Controllership(nobody(), ControllershipEdit::Remove),
            Edit::UntickService(ServiceType::AiTool),
        ] {
            assert_eq!(edited(sample.clone(), [edit.clone()]), sample, "{edit:?}");
        }
    }

    #[test]
    fn an_empty_binder_has_tasks_but_no_findings() {
        let clinic = Clinic::default();
        assert!(keys(&clinic).is_empty());
        let tasks = ask(&clinic, tasks);
        assert_eq!(tasks[0].href, "#/start/1");
        assert!(tasks.iter().all(|task| task.status == TaskStatus::Todo));
        assert_eq!(tasks.len(), 5, "the office community is asked about only where there is one");
        assert_eq!(ask(&clinic, status), None);
    }

    #[test]
    fn a_password_alone_from_outside_is_urgent() {
        let system = |edit| Edit::System("s".into(), edit);
        let clinic = with([
            system(SystemEdit::Add(SystemKind::RecordSystem)),
            system(SystemEdit::TwoFactor(Some(false))),
        ]);
        assert!(keys(&clinic).is_empty(), "inside the clinic it is not");
        for placement in [Placement::Supplier, Placement::Mobile] {
            let clinic = edited(clinic.clone(), [system(SystemEdit::Placement(placement))]);
            let found = ask(&clinic, findings);
            assert_eq!((found[0].urgency, found[0].href.as_str()), (Urgency::Now, "#/klinikk/systemer/s"));
        }
        let clinic = edited(
            clinic,
            [system(SystemEdit::Placement(Placement::Supplier)), system(SystemEdit::TwoFactor(None))],
        );
        assert_eq!(keys(&clinic), ["clinic/log-on"]);
    }

    #[test]
    fn findings_tell_what_is_missing_or_wrong() {
        let clinic = with([
            Edit::Answer(Answer::SharesRecord(true)),
            Edit::Answer(Answer::OrganisationNumber("123".into())),
            Edit::FinishStep(9),
            Edit::TickService("f".into(), ServiceType::Website),
            Edit::Person("p".into(), PersonEdit::Add("Lena".into())),
            Edit::Person("p".into(), PersonEdit::Role(Role::DailyManager, false)),
            Edit::Controllership("c".into(), ControllershipEdit::Add(Topic::Website)),
        ]);
        let keys = keys(&clinic);
        for key in [
            "question/4",
            "question/6",
            "manager",
            "it",
            "roles",
            "supplier-names",
            "number/start/1",
            "undertakings",
            "shared-record",
            "controller/c",
        ] {
            assert!(keys.contains(&format!("clinic/{key}")), "{key} in {keys:?}");
        }
        assert!(!keys.contains(&"clinic/question/5".to_owned()));
    }

    #[test]
    fn a_written_agreement_settles_the_shared_record() {
        let mut clinic = Feature::sample(Lang::Nb);
        assert!(!keys(&clinic).contains(&"clinic/shared-record".to_owned()));
        apply(
            &mut clinic,
            Edit::Controllership("shared-record".into(), ControllershipEdit::InWriting(false)),
        );
        assert!(keys(&clinic).contains(&"clinic/shared-record".to_owned()));
    }

    #[test]
    fn the_sample_is_filled_in_every_language() {
        for lang in Lang::ALL {
            let clinic = Feature::sample(lang);
            assert!(
                ask(&clinic, tasks).iter().all(|task| task.status == TaskStatus::Done),
                "{:#?}",
                ask(&clinic, tasks)
            );
            assert_eq!(ask(&clinic, status).as_deref(), Some("6 personer, 9 systemer, 8 leverandører"));
            assert_eq!(keys(&clinic), ["clinic/written/website"], "the sample keeps one thing to do");
            for flag in [
                Flag::Gp,
                Flag::CloudEpj,
                Flag::SharedJournal,
                Flag::OfficeCommunity,
                Flag::Helsenett,
                Flag::SmsReminders,
            ] {
                assert!(clinic.flags().contains(&flag), "{flag:?}");
            }
            let known = |id: &Option<Id>| {
                id.as_ref().is_none_or(|id| clinic.suppliers.iter().any(|supplier| supplier.id == *id))
            };
            assert!(clinic.systems.iter().all(|system| known(&system.supplier)));
        }
        assert_ne!(Feature::sample(Lang::Nb), Feature::sample(Lang::En));
    }

    #[test]
    fn catalogues_are_whole_and_every_source_is_known() {
        assert_eq!(content::questions().len(), usize::from(QUESTIONS));
        let sources = content::questions().iter().flat_map(|question| &question.sources);
        let sources = sources.chain(content::services().iter().flat_map(|service| &service.sources));
        for source in sources.chain(content::rules().iter().flat_map(|rule| &rule.sources)) {
            assert!(source.parts().is_some(), "{source:?} is not in sources.toml");
        }
        for service in content::services() {
            assert!(
                service.role.is_none() || !service.sources.is_empty(),
                "{:?}: a role needs a source",
                service.service
            );
        }
        for service in ServiceType::ALL.into_iter().filter(|service| *service != ServiceType::Other) {
            assert!(content::service(service).is_some(), "{service:?} is not in services.toml");
        }
        assert!(content::choices().iter().all(|choice| [3, 4, 7, 8, 9].contains(&choice.step)));
        assert!(content::suggestions()
            .iter()
            .all(|suggestion| suggestion.flag.is_some() != suggestion.record.is_some()));
        for country in crate::domain::countries().iter().take(30) {
            let supplier = Supplier { country: country.code.clone(), ..Supplier::default() };
            assert!(!supplier.is_outside_eea(), "the first thirty countries are the EEA: {}", country.code);
        }
    }

    #[test]
    fn suggestions_follow_from_the_answers_and_leave_when_listed() {
        let clinic = with([
            Edit::Answer(Answer::RecordSystem(RecordSystem::Cloud)),
            Edit::Answer(Answer::Flag(Flag::HomeOffice, true)),
        ]);
        let kinds = |clinic: &Clinic| {
            content::open_suggestions(clinic).iter().map(|open| open.kind).collect::<Vec<_>>()
        };
        assert!(
            kinds(&clinic).contains(&SystemKind::RecordSystem)
                && kinds(&clinic).contains(&SystemKind::Portable)
        );
        assert!(!kinds(&clinic).contains(&SystemKind::Server));
        let clinic = edited(clinic, [Edit::System("s".into(), SystemEdit::Add(SystemKind::RecordSystem))]);
        assert!(!kinds(&clinic).contains(&SystemKind::RecordSystem));
    }

    #[test]
    fn likely_roles_follow_from_the_kinds_without_repeats() {
        let clinic =
            with([Edit::Answer(Answer::Kind(Kind::Gp, true)), Edit::Answer(Answer::Kind(Kind::Other, true))]);
        let roles = content::likely_roles(&clinic);
        assert_eq!(roles[0], Role::DailyManager);
        assert_eq!(roles.iter().collect::<BTreeSet<_>>().len(), roles.len());
        assert!(roles.contains(&Role::GeneralPractitioner) && !roles.contains(&Role::Dentist));
    }
}
