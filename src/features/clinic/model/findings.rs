//! What in the clinic's facts needs attention.

use super::super::t;
use super::contact::{email_fault, website_fault};
use super::plan::needs_community;
use crate::content::{plural, Lang, Localized};
use crate::domain::{
    check_organisation_number, Clinic, Ctx, Finding, OrganisationNumberError, Placement, Role, System,
    SystemKind, Topic, Urgency,
};

/// Everything that needs attention. Silent about what nobody has been asked yet.
pub fn findings(ctx: &Ctx, clinic: &Clinic) -> Vec<Finding> {
    let mut found = vec![];
    log_on(ctx.lang, clinic, &mut found);
    questions(ctx.lang, clinic, &mut found);
    people(ctx, clinic, &mut found);
    contact(ctx.lang, clinic, &mut found);
    suppliers(ctx.lang, clinic, &mut found);
    numbers(ctx.lang, clinic, &mut found);
    if needs_community(clinic) && clinic.is_started() {
        community(ctx.lang, clinic, &mut found);
    }
    found
}

/// True when a system can be reached from outside the clinic.
pub fn is_outside(system: &System) -> bool {
    system.placement != Placement::Premises
}

/// True for what somebody logs on to; a router or a printer is not asked about.
pub fn has_log_on(kind: SystemKind) -> bool {
    use SystemKind::{Firewall, HealthNetwork, Internet, PaymentTerminal, Printer};
    !matches!(kind, Firewall | HealthNetwork | Internet | PaymentTerminal | Printer)
}

/// What is wrong with a typed organisation number, in words; `None` when nothing is.
pub fn number_fault(typed: &str) -> Option<&'static Localized> {
    match check_organisation_number(typed) {
        Ok(_) => None,
        Err(OrganisationNumberError::NotNineDigits) => Some(&t::NUMBER_NOT_NINE_DIGITS),
        Err(OrganisationNumberError::WrongCheckDigit) => Some(&t::NUMBER_WRONG_CHECK_DIGIT),
    }
}

fn finding(key: &str, text: String, remedy: String, href: impl Into<String>, urgency: Urgency) -> Finding {
    Finding { key: format!("clinic/{key}"), text, remedy, href: href.into(), urgency }
}

fn log_on(lang: Lang, clinic: &Clinic, found: &mut Vec<Finding>) {
    for system in
        clinic.systems.iter().filter(|system| is_outside(system) && system.two_factor == Some(false))
    {
        let text = t::FINDING_TWO_FACTOR.fill(lang, &[("name", &system.label(lang))]);
        let href = format!("#/klinikk/systemer/{}", system.id);
        found.push(finding(
            &format!("two-factor/{}", system.id),
            text,
            t::REMEDY_TWO_FACTOR.string(lang),
            href,
            Urgency::Now,
        ));
    }
    let unknown =
        |system: &&System| is_outside(system) && has_log_on(system.kind) && system.two_factor.is_none();
    let count = clinic.systems.iter().filter(unknown).count();
    if count > 0 {
        let text = plural(count, &t::FINDING_LOG_ON_ONE, &t::FINDING_LOG_ON_MANY, lang);
        found.push(finding(
            "log-on",
            text,
            t::REMEDY_LOG_ON.string(lang),
            "#/klinikk/systemer",
            Urgency::Info,
        ));
    }
}

fn questions(lang: Lang, clinic: &Clinic, found: &mut Vec<Finding>) {
    let put_off = [
        (4, clinic.record_system.is_none(), &t::FINDING_NO_RECORD_SYSTEM),
        (5, clinic.shares_record.is_none(), &t::FINDING_NO_SHARING),
        (6, clinic.community.is_none(), &t::FINDING_NO_COMMUNITY),
    ];
    for (step, missing, text) in put_off {
        if missing && clinic.start_step >= step {
            let href = format!("#/start/{step}");
            found.push(finding(
                &format!("question/{step}"),
                text.string(lang),
                t::REMEDY_ANSWER.string(lang),
                href,
                Urgency::Soon,
            ));
        }
    }
}

fn people(ctx: &Ctx, clinic: &Clinic, found: &mut Vec<Finding>) {
    const HREF: &str = "#/klinikk/personer";
    let lang = ctx.lang;
    let has = |role| clinic.staff(ctx.today).any(|person| person.roles.contains(&role));
    if !has(Role::DailyManager) && (clinic.is_started() || !clinic.people.is_empty()) {
        found.push(finding(
            "manager",
            t::FINDING_NO_MANAGER.string(lang),
            t::REMEDY_MANAGER.string(lang),
            HREF,
            Urgency::Soon,
        ));
    }
    if !clinic.people.is_empty() && !has(Role::ItResponsible) {
        found.push(finding(
            "it",
            t::FINDING_NO_IT.string(lang),
            t::REMEDY_IT.string(lang),
            HREF,
            Urgency::Info,
        ));
    }
    let idle = clinic.staff(ctx.today).filter(|person| person.roles.is_empty()).count();
    if idle > 0 {
        let text = plural(idle, &t::FINDING_NO_ROLE_ONE, &t::FINDING_NO_ROLE_MANY, lang);
        found.push(finding("roles", text, t::REMEDY_ROLES.string(lang), HREF, Urgency::Soon));
    }
}

/// How patients reach the clinic and its data protection officer.
fn contact(lang: Lang, clinic: &Clinic, found: &mut Vec<Finding>) {
    let mut add = |key: &str, text: &Localized, remedy: &Localized| {
        let (text, remedy) = (text.string(lang), remedy.string(lang));
        found.push(finding(key, text, remedy, "#/klinikk/kontakt", Urgency::Soon));
    };
    let officer = clinic.data_protection_officer.as_ref();
    if clinic.is_started() && !clinic.contact.is_complete() {
        add("contact", &t::FINDING_CONTACT, &t::REMEDY_CONTACT);
    }
    if website_fault(&clinic.contact.website).is_some() {
        add("website", &t::FINDING_WEBSITE, &t::REMEDY_WEBSITE);
    }
    let emails = [Some(&clinic.contact.email), officer.map(|officer| &officer.email)];
    if emails.into_iter().flatten().any(|typed| email_fault(typed).is_some()) {
        add("email", &t::FINDING_EMAIL, &t::REMEDY_EMAIL);
    }
    if officer.is_some_and(|officer| !officer.is_complete()) {
        add("officer", &t::FINDING_OFFICER, &t::REMEDY_OFFICER);
    }
}

fn suppliers(lang: Lang, clinic: &Clinic, found: &mut Vec<Finding>) {
    let nameless = clinic.suppliers.iter().filter(|supplier| supplier.name.trim().is_empty()).count();
    if nameless > 0 {
        let text = plural(nameless, &t::FINDING_NAMELESS_ONE, &t::FINDING_NAMELESS_MANY, lang);
        found.push(finding(
            "supplier-names",
            text,
            t::REMEDY_NAMELESS.string(lang),
            "#/klinikk/leverandorer",
            Urgency::Soon,
        ));
    }
}

fn numbers(lang: Lang, clinic: &Clinic, found: &mut Vec<Finding>) {
    let own = std::iter::once((clinic.name.clone(), &clinic.organisation_number, "#/start/1".to_owned()));
    let suppliers = clinic.suppliers.iter().map(|supplier| {
        (
            supplier.label(lang),
            &supplier.organisation_number,
            format!("#/klinikk/leverandorer/{}", supplier.id),
        )
    });
    let undertakings = clinic.undertakings.iter().map(|undertaking| {
        (undertaking.name.clone(), &undertaking.organisation_number, "#/klinikk/fellesskap".to_owned())
    });
    for (name, typed, href) in own.chain(suppliers).chain(undertakings) {
        if number_fault(typed).is_some() {
            let text = t::FINDING_NUMBER.fill(lang, &[("name", &name)]);
            found.push(finding(
                &format!("number{}", &href[1..]),
                text,
                t::REMEDY_NUMBER.string(lang),
                href,
                Urgency::Soon,
            ));
        }
    }
}

fn community(lang: Lang, clinic: &Clinic, found: &mut Vec<Finding>) {
    const HREF: &str = "#/klinikk/fellesskap";
    if clinic.undertakings.len() < 2 {
        found.push(finding(
            "undertakings",
            t::FINDING_UNDERTAKINGS.string(lang),
            t::REMEDY_UNDERTAKINGS.string(lang),
            HREF,
            Urgency::Soon,
        ));
    }
    let agreed = clinic.controllerships.iter().any(|row| row.topic == Topic::SharedRecord && row.in_writing);
    if clinic.shares_record == Some(true) && !agreed {
        found.push(finding(
            "shared-record",
            t::FINDING_SHARED_RECORD.string(lang),
            t::REMEDY_SHARED_RECORD.string(lang),
            HREF,
            Urgency::Soon,
        ));
    }
    for row in &clinic.controllerships {
        let subject = row.label(lang);
        if row.controllers.is_empty() {
            let text = t::FINDING_NO_CONTROLLER.fill(lang, &[("subject", &subject)]);
            found.push(finding(
                &format!("controller/{}", row.id),
                text,
                t::REMEDY_CONTROLLER.string(lang),
                HREF,
                Urgency::Soon,
            ));
        } else if row.controllers.len() > 1 && !row.in_writing && row.topic != Topic::SharedRecord {
            let text = t::FINDING_NOT_WRITTEN.fill(lang, &[("subject", &subject)]);
            found.push(finding(
                &format!("written/{}", row.id),
                text,
                t::REMEDY_NOT_WRITTEN.string(lang),
                HREF,
                Urgency::Soon,
            ));
        }
    }
}
