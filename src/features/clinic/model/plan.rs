//! The clinic's part of the plan, and its line on the home page.

use super::super::{content, t};
use super::contact::is_reachable;
use super::QUESTIONS;
use crate::content::{plural, Lang, Localized};
use crate::domain::{Clinic, Ctx, Date, Flag, Person, Role, Task, TaskGroup, TaskStatus};

/// True when several undertakings meet here, so that it must be clear who answers for what.
pub fn needs_community(clinic: &Clinic) -> bool {
    clinic.shares_record == Some(true) || clinic.flags().contains(&Flag::OfficeCommunity)
}

/// The tasks, in the order they should be done.
pub fn tasks(ctx: &Ctx, clinic: &Clinic) -> Vec<Task> {
    let start_href = if clinic.is_started() {
        "#/klinikk".to_owned()
    } else {
        format!("#/start/{}", (clinic.start_step + 1).min(QUESTIONS))
    };
    let mut tasks = vec![
        task(ctx.lang, "start", (&t::TASK_START, &t::TASK_START_HINT), 10, start_status(clinic), &start_href),
        task(
            ctx.lang,
            "people",
            (&t::TASK_PEOPLE, &t::TASK_PEOPLE_HINT),
            3,
            people_status(clinic, ctx.today),
            "#/klinikk/personer",
        ),
        task(
            ctx.lang,
            "systems",
            (&t::TASK_SYSTEMS, &t::TASK_SYSTEMS_HINT),
            8,
            systems_status(clinic),
            "#/klinikk/systemer",
        ),
        task(
            ctx.lang,
            "suppliers",
            (&t::TASK_SUPPLIERS, &t::TASK_SUPPLIERS_HINT),
            6,
            suppliers_status(clinic),
            "#/klinikk/leverandorer",
        ),
    ];
    if needs_community(clinic) {
        let status = community_status(clinic);
        tasks.push(task(
            ctx.lang,
            "community",
            (&t::TASK_COMMUNITY, &t::TASK_COMMUNITY_HINT),
            6,
            status,
            "#/klinikk/fellesskap",
        ));
    }
    tasks.push(task(
        ctx.lang,
        "contact",
        (&t::TASK_CONTACT, &t::TASK_CONTACT_HINT),
        2,
        contact_status(clinic),
        "#/klinikk/kontakt",
    ));
    tasks
}

fn task(
    lang: Lang,
    key: &str,
    words: (&Localized, &Localized),
    minutes: u32,
    status: TaskStatus,
    href: &str,
) -> Task {
    Task {
        key: format!("clinic/{key}"),
        title: words.0.string(lang),
        hint: words.1.string(lang),
        minutes,
        group: TaskGroup::Now,
        status,
        href: href.to_owned(),
    }
}

fn grade(begun: bool, done: bool) -> TaskStatus {
    match (begun, done) {
        (_, true) => TaskStatus::Done,
        (true, false) => TaskStatus::Started,
        (false, false) => TaskStatus::Todo,
    }
}

fn start_status(clinic: &Clinic) -> TaskStatus {
    grade(clinic.start_step > 0 || !clinic.name.is_empty(), clinic.is_started())
}

fn contact_status(clinic: &Clinic) -> TaskStatus {
    let begun = clinic.contact != Default::default() || clinic.data_protection_officer.is_some();
    grade(begun, is_reachable(clinic))
}

fn people_status(clinic: &Clinic, today: Date) -> TaskStatus {
    let complete = |person: &Person| !person.name.trim().is_empty() && !person.roles.is_empty();
    let led = clinic.staff(today).any(|person| person.roles.contains(&Role::DailyManager));
    grade(!clinic.people.is_empty(), led && clinic.staff(today).all(complete))
}

fn systems_status(clinic: &Clinic) -> TaskStatus {
    let complete =
        clinic.systems.iter().all(|system| !system.name.trim().is_empty() || !system.place.trim().is_empty());
    let begun = !clinic.systems.is_empty();
    grade(begun, begun && complete && content::open_suggestions(clinic).is_empty())
}

fn suppliers_status(clinic: &Clinic) -> TaskStatus {
    let named = |name: &str| !name.trim().is_empty();
    let all = !clinic.suppliers.is_empty() && clinic.suppliers.iter().all(|supplier| named(&supplier.name));
    grade(clinic.suppliers.iter().any(|supplier| named(&supplier.name)), all)
}

fn community_status(clinic: &Clinic) -> TaskStatus {
    let undertakings = clinic.undertakings.len() >= 2
        && clinic.undertakings.iter().all(|undertaking| !undertaking.name.trim().is_empty());
    let divided = !clinic.controllerships.is_empty()
        && clinic.controllerships.iter().all(|row| !row.controllers.is_empty());
    grade(!clinic.undertakings.is_empty() || !clinic.controllerships.is_empty(), undertakings && divided)
}

/// "6 personer, 9 systemer, 8 leverandører"; nothing before the start questions are begun.
pub fn status(ctx: &Ctx, clinic: &Clinic) -> Option<String> {
    (clinic.start_step > 0).then(|| {
        let lang = ctx.lang;
        [
            plural(clinic.staff(ctx.today).count(), &t::PEOPLE_ONE, &t::PEOPLE_MANY, lang),
            plural(clinic.systems.len(), &t::SYSTEMS_ONE, &t::SYSTEMS_MANY, lang),
            plural(clinic.suppliers.len(), &t::SUPPLIERS_ONE, &t::SUPPLIERS_MANY, lang),
        ]
        .join(", ")
    })
}
