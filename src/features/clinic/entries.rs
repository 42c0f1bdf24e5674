//! The clinic's facts as entries, in words, for comparing and merging two versions of the binder.

use super::content;
use super::model::QUESTIONS;
use super::t;
use crate::content::{Lang, Localized};
use crate::domain::{
    country_name, long_date, role_name, service_name, Clinic, Community, Contact, Controllership, Date, Id,
    Person, RecordSystem, Supplier, System, Undertaking,
};
use serde_json::Value;

/// The clinic that the entries make. What was left out is let go of, as when it is deleted on the screen.
pub fn join(entries: Value) -> Option<Clinic> {
    let mut clinic: Clinic = serde_json::from_value(entries).ok()?;
    let suppliers: Vec<Id> = clinic.suppliers.iter().map(|supplier| supplier.id.clone()).collect();
    let undertakings: Vec<Id> =
        clinic.undertakings.iter().map(|undertaking| undertaking.id.clone()).collect();
    for system in &mut clinic.systems {
        system.supplier.take_if(|id| !suppliers.contains(id));
    }
    for person in &mut clinic.people {
        person.undertaking.take_if(|id| !undertakings.contains(id));
    }
    for controllership in &mut clinic.controllerships {
        controllership.controllers.retain(|id| undertakings.contains(id));
    }
    Some(clinic)
}

/// What an entry is called.
pub fn label(clinic: &Clinic, key: &[&str], lang: Lang) -> Option<String> {
    let named = |text: &Localized, name: String| {
        let name = if name.trim().is_empty() { t::NAME_MISSING.string(lang) } else { name };
        Some(text.fill(lang, &[("name", &name)]))
    };
    match key {
        ["people", id] => named(&t::ENTRY_PERSON, person(clinic, id)?.name.clone()),
        ["systems", id] => named(&t::ENTRY_SYSTEM, system(clinic, id)?.label(lang)),
        ["suppliers", id] => named(&t::ENTRY_SUPPLIER, supplier(clinic, id)?.label(lang)),
        ["undertakings", id] => named(&t::ENTRY_UNDERTAKING, undertaking(clinic, id)?.name.clone()),
        ["controllerships", id] => named(&t::ENTRY_CONTROLLERSHIP, controllership(clinic, id)?.label(lang)),
        [field] => Some(field_name(field)?.string(lang)),
        _ => None,
    }
}

/// What an entry says; `names` knows the suppliers and undertakings that it points to.
pub fn lines(names: &Clinic, clinic: &Clinic, key: &[&str], lang: Lang) -> Option<Vec<String>> {
    let written = |text: &str| vec![text.trim().to_owned()];
    Some(match key {
        ["people", id] => person_lines(names, person(clinic, id)?, lang),
        ["systems", id] => system_lines(names, system(clinic, id)?, lang),
        ["suppliers", id] => supplier_lines(supplier(clinic, id)?, lang),
        ["undertakings", id] => undertaking_lines(undertaking(clinic, id)?, lang),
        ["controllerships", id] => controllership_lines(names, controllership(clinic, id)?, lang),
        ["name"] => written(&clinic.name),
        ["organisation_number"] => written(&clinic.organisation_number),
        ["contact"] => contact_lines(&clinic.contact, lang),
        ["data_protection_officer"] => {
            let officer = clinic.data_protection_officer.as_ref()?;
            std::iter::once(t::OFFICER_YES.string(lang)).chain(officer.lines(lang)).collect()
        }
        ["draft_people"] => clinic.draft_people.lines().map(str::to_owned).collect(),
        ["kinds"] => clinic.kinds.iter().map(|kind| kind.name().string(lang)).collect(),
        ["ticked"] => ticked(clinic, lang),
        ["record_system"] => {
            clinic.record_system.map(|system| record_word(system).string(lang)).into_iter().collect()
        }
        ["shares_record"] => {
            clinic.shares_record.map(|shares| yes_or_no(shares).string(lang)).into_iter().collect()
        }
        ["community"] => {
            clinic.community.map(|community| community_word(community).string(lang)).into_iter().collect()
        }
        ["start_step"] => {
            vec![t::ENTRY_START_STEP.fill(lang, &[("n", &clinic.start_step), ("total", &QUESTIONS)])]
        }
        _ => return None,
    })
}

fn field_name(field: &str) -> Option<&'static Localized> {
    Some(match field {
        "name" => &t::NAME,
        "organisation_number" => &t::ENTRY_NUMBER,
        "contact" => &t::CONTACT,
        "data_protection_officer" => &t::OFFICER,
        "kinds" => &t::ENTRY_KINDS,
        "record_system" => &t::ENTRY_RECORD,
        "shares_record" => &t::ENTRY_SHARES,
        "community" => &t::ENTRY_COMMUNITY,
        "ticked" => &t::ENTRY_TICKED,
        "draft_people" => &t::ENTRY_DRAFT_PEOPLE,
        "start_step" => &t::ENTRY_START,
        _ => return None,
    })
}

fn person<'a>(clinic: &'a Clinic, id: &str) -> Option<&'a Person> {
    clinic.people.iter().find(|person| person.id.0 == id)
}

fn system<'a>(clinic: &'a Clinic, id: &str) -> Option<&'a System> {
    clinic.systems.iter().find(|system| system.id.0 == id)
}

fn supplier<'a>(clinic: &'a Clinic, id: &str) -> Option<&'a Supplier> {
    clinic.suppliers.iter().find(|supplier| supplier.id.0 == id)
}

fn undertaking<'a>(clinic: &'a Clinic, id: &str) -> Option<&'a Undertaking> {
    clinic.undertakings.iter().find(|undertaking| undertaking.id.0 == id)
}

fn controllership<'a>(clinic: &'a Clinic, id: &str) -> Option<&'a Controllership> {
    clinic.controllerships.iter().find(|controllership| controllership.id.0 == id)
}

/// "Label: value" for each pair that has a value.
fn told<const N: usize>(pairs: [(&'static Localized, String); N], lang: Lang) -> Vec<String> {
    let filled = pairs.into_iter().filter(|(_, value)| !value.trim().is_empty());
    filled.map(|(label, value)| format!("{}: {}", label.get(lang), value.trim())).collect()
}

fn person_lines(names: &Clinic, person: &Person, lang: Lang) -> Vec<String> {
    let roles: Vec<&str> = person.roles.iter().map(|role| role_name(*role).get(lang)).collect();
    let employer = person.undertaking.as_ref().and_then(|id| undertaking(names, &id.0));
    told(
        [
            (&t::PERSON_NAME, person.name.clone()),
            (&t::ENTRY_ROLES, if roles.is_empty() { t::NO_ROLES.string(lang) } else { roles.join(", ") }),
            (&t::EMPLOYER, employer.map(|employer| employer.name.clone()).unwrap_or_default()),
            (&t::ENTRY_STARTED, date_word(person.started, lang)),
            (&t::ENTRY_LEFT, date_word(person.left, lang)),
        ],
        lang,
    )
}

fn date_word(day: Option<Date>, lang: Lang) -> String {
    day.map(|day| long_date(day, lang)).unwrap_or_default()
}

/// Everything that is written, also a website that is no address.
fn contact_lines(contact: &Contact, lang: Lang) -> Vec<String> {
    told(
        [
            (&t::CONTACT_ADDRESS, contact.address.clone()),
            (&t::CONTACT_TELEPHONE, contact.telephone.clone()),
            (&t::ENTRY_EMAIL, contact.email.clone()),
            (&t::ENTRY_WEBSITE, contact.website.clone()),
        ],
        lang,
    )
}

fn system_lines(names: &Clinic, system: &System, lang: Lang) -> Vec<String> {
    let place = [system.placement.name().get(lang), system.place.trim()];
    let place: Vec<&str> = place.into_iter().filter(|text| !text.is_empty()).collect();
    let supplier = system.supplier.as_ref().and_then(|id| supplier(names, &id.0));
    let two_factor = system.two_factor.map_or(&t::DO_NOT_KNOW, yes_or_no);
    told(
        [
            (&t::SYSTEM_NAME, system.name.clone()),
            (&t::SYSTEM_KIND, system.kind.name().string(lang)),
            (&t::SYSTEM_PLACE, place.join(", ")),
            (
                &t::SYSTEM_SUPPLIER,
                supplier.map_or_else(|| t::NO_SUPPLIER.string(lang), |own| own.label(lang)),
            ),
            (&t::ENTRY_TWO_FACTOR, two_factor.string(lang)),
        ],
        lang,
    )
}

fn supplier_lines(supplier: &Supplier, lang: Lang) -> Vec<String> {
    let country = country_name(&supplier.country, lang);
    let data: Vec<String> = supplier.data.iter().map(|category| category.name().string(lang)).collect();
    let firms: Vec<String> = supplier.sub_processors.iter().map(|firm| firm.label(lang)).collect();
    told(
        [
            (&t::SUPPLIER_NAME, supplier.name.clone()),
            (&t::SUPPLIER_SERVICE, service_name(supplier.service).string(lang)),
            (&t::SUPPLIER_CONTACT, supplier.contact.clone()),
            (&t::ENTRY_EMAIL, supplier.email.clone()),
            (&t::ENTRY_NUMBER, supplier.organisation_number.clone()),
            (&t::ENTRY_COUNTRY, if country.is_empty() { t::DO_NOT_KNOW.string(lang) } else { country }),
            (&t::ENTRY_REMOTE, yes_or_no(supplier.remote_access).string(lang)),
            (&t::ENTRY_DATA_ROLE, supplier.role.map(|role| role.name().string(lang)).unwrap_or_default()),
            (&t::ENTRY_DATA, data.join(", ")),
            (&t::ENTRY_SUB_PROCESSORS, firms.join("; ")),
            (
                &t::ENTRY_TRANSFER,
                supplier.transfer.map(|basis| basis.name().string(lang)).unwrap_or_default(),
            ),
        ],
        lang,
    )
}

fn undertaking_lines(undertaking: &Undertaking, lang: Lang) -> Vec<String> {
    let number = undertaking.organisation_number.clone();
    let mut lines = told([(&t::PERSON_NAME, undertaking.name.clone()), (&t::ENTRY_NUMBER, number)], lang);
    lines.extend(contact_lines(&undertaking.contact, lang));
    lines
}

fn controllership_lines(names: &Clinic, controllership: &Controllership, lang: Lang) -> Vec<String> {
    let found = controllership.controllers.iter().filter_map(|id| undertaking(names, &id.0));
    let found: Vec<&str> = found.map(|controller| controller.name.as_str()).collect();
    let controllers = if found.is_empty() { t::NOTHING_CHOSEN.string(lang) } else { found.join(", ") };
    told(
        [
            (&t::ENTRY_SUBJECT, controllership.label(lang)),
            (&t::ENTRY_CONTROLLERS, controllers),
            (&t::ENTRY_IN_WRITING, yes_or_no(controllership.in_writing).string(lang)),
        ],
        lang,
    )
}

/// What was ticked, in the words of the start questions.
fn ticked(clinic: &Clinic, lang: Lang) -> Vec<String> {
    let chosen = content::choices().iter().filter(|choice| clinic.ticked.contains(&choice.flag));
    chosen.map(|choice| choice.title.string(lang)).collect()
}

fn yes_or_no(yes: bool) -> &'static Localized {
    if yes {
        &t::YES
    } else {
        &t::NO
    }
}

/// An answer to where the record is kept, in words.
pub fn record_word(system: RecordSystem) -> &'static Localized {
    match system {
        RecordSystem::Cloud => &t::RECORD_CLOUD,
        RecordSystem::OwnServer => &t::RECORD_OWN_SERVER,
        RecordSystem::Paper => &t::RECORD_PAPER,
    }
}

/// An answer to how the premises are used, in words.
pub fn community_word(community: Community) -> &'static Localized {
    match community {
        Community::Alone => &t::COMMUNITY_ALONE,
        Community::Shared => &t::COMMUNITY_SHARED,
        Community::Landlord => &t::COMMUNITY_LANDLORD,
    }
}
