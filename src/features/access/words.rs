//! Words for what this module keeps.

use super::content::{Group, Information, Reason, Right};
use super::model::Lack;
use super::register::{Employer, Grant, Line, Moment, Someone};
use super::state::{Access, Tick};
use super::t;
use crate::content::{Lang, Localized};
use crate::domain::{long_date, Clinic, Ctx, Date, Id};
use std::collections::BTreeSet;

/// "13. november 2026 kl. 15.30".
pub fn moment(at: Moment, lang: Lang) -> String {
    let separator = if lang == Lang::Nb { "." } else { ":" };
    let time = format!("{:02}{separator}{:02}", at.hour(), at.minute());
    t::MOMENT.fill(lang, &[("date", &long_date(at.date(), lang)), ("time", &time)])
}

/// A day, or a dash.
pub fn date(day: Option<Date>, lang: Lang) -> String {
    day.map_or_else(|| "–".to_owned(), |day| long_date(day, lang))
}

/// Yes or no.
pub fn yes_no(yes: bool) -> &'static Localized {
    if yes {
        &t::YES
    } else {
        &t::NO
    }
}

/// Rights as words in the order of the matrix: "Lese, registrere"; that there are none, if so.
pub fn rights(ids: &BTreeSet<String>, lang: Lang) -> String {
    let all = super::content::rights().iter().filter(|right| ids.contains(&right.id));
    let words: Vec<String> = all.map(|right: &Right| right.name.string(lang)).collect();
    match words.split_first() {
        None => t::NO_RIGHTS.string(lang),
        Some((first, rest)) => {
            let rest = rest.iter().map(|word| word.to_lowercase());
            std::iter::once(first.clone()).chain(rest).collect::<Vec<_>>().join(", ")
        }
    }
}

/// What a line gives, one text a kind of information: "Notater og vurderinger: Lese, registrere".
pub fn granted(grant: &Grant, lang: Lang) -> Vec<String> {
    let each = grant.rights.iter().filter_map(|(kind, own)| {
        Some(format!("{}: {}", Information::find(kind)?.name.get(lang), rights(own, lang)))
    });
    each.collect()
}

/// The undertaking that somebody belongs to.
pub fn employer(clinic: &Clinic, employer: &Employer, lang: Lang) -> String {
    match employer {
        Employer::Clinic => clinic.name.clone(),
        Employer::Undertaking(id) => undertaking(clinic, id),
        Employer::Supplier(id) => clinic.supplier(id).map(|own| own.label(lang)).unwrap_or_default(),
        Employer::Other(name) => name.trim().to_owned(),
    }
}

/// Name of an undertaking, or "".
pub fn undertaking(clinic: &Clinic, id: &Id) -> String {
    let own = clinic.undertakings.iter().find(|own| own.id == *id);
    own.map(|own| own.name.clone()).unwrap_or_default()
}

/// Names of systems, in the order of the clinic's list.
pub fn systems(clinic: &Clinic, ids: &BTreeSet<Id>, lang: Lang) -> Vec<String> {
    let own = clinic.systems.iter().filter(|system| ids.contains(&system.id));
    own.map(|system| system.label(lang)).collect()
}

/// A reason of the catalogue with what was written, or only the latter.
pub fn reason(id: &str, note: &str, lang: Lang) -> String {
    let name = Reason::find(id).map(|own| own.name.string(lang));
    let parts = name.into_iter().chain(Some(note.trim().to_owned()).filter(|note| !note.is_empty()));
    parts.collect::<Vec<_>>().join(". ")
}

/// Somebody's name today, or the one that the register keeps.
pub fn name(clinic: &Clinic, someone: &Someone) -> String {
    let today = clinic.person_name(someone.id.as_ref());
    if today.trim().is_empty() {
        someone.name.trim().to_owned()
    } else {
        today
    }
}

/// Name of a role, or that nobody knows it.
pub fn role(access: &Access, id: &str, lang: Lang) -> String {
    access.role(id).map_or_else(|| t::ROLE_GONE.string(lang), |role| role.name(lang))
}

/// How an authorisation stands today.
pub fn standing(ctx: &Ctx, line: &Line) -> String {
    let lang = ctx.lang;
    match (line.withdrawn, line.grant.until) {
        (Some((_, at)), _) => t::STANDS_WITHDRAWN.fill(lang, &[("moment", &moment(at, lang))]),
        (None, Some(until)) if until < ctx.today => {
            t::STANDS_PAST.fill(lang, &[("date", &long_date(until, lang))])
        }
        (None, Some(until)) => t::STANDS_UNTIL.fill(lang, &[("date", &long_date(until, lang))]),
        (None, None) => t::STANDS.string(lang),
    }
}

/// What an authorisation lacks, as a sentence.
pub fn lack(lack: Lack) -> &'static Localized {
    match lack {
        Lack::Person => &t::LACK_PERSON,
        Lack::Role => &t::LACK_ROLE,
        Lack::Purpose => &t::LACK_PURPOSE,
        Lack::From => &t::LACK_FROM,
        Lack::Until => &t::LACK_UNTIL,
        Lack::Order => &t::LACK_ORDER,
        Lack::ElsewhereUntil => &t::LACK_ELSEWHERE_UNTIL,
        Lack::Safeguards => &t::LACK_SAFEGUARDS,
        Lack::IdentityNumber => &t::LACK_IDENTITY_NUMBER,
    }
}

/// What the list of an event is called.
pub fn list_title(group: Group) -> &'static Localized {
    match group {
        Group::Joiner => &t::LIST_JOINER,
        Group::Mover => &t::LIST_MOVER,
        Group::Leave => &t::LIST_LEAVE,
        Group::Leaver => &t::LIST_LEAVER,
        Group::Other => &t::LIST_OTHER,
    }
}

/// Whether a step is done, and when.
pub fn tick(tick: Option<&Tick>, lang: Lang) -> String {
    let Some(tick) = tick else { return t::TICK_OPEN.string(lang) };
    let state = match tick.at {
        Some(at) => moment(at, lang),
        None if tick.not_relevant => t::TICK_NOT_RELEVANT.string(lang),
        None => t::TICK_OPEN.string(lang),
    };
    let note = tick.note.trim();
    if note.is_empty() {
        state
    } else {
        format!("{state}. {note}")
    }
}
