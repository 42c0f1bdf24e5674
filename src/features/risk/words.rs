//! Answers in words, for screen and document alike.

use super::assessment::Assessment;
use super::content::{Dimension, Scenario};
use super::model::Register;
use super::scale::{consequence_word, level_word, likelihood_word, Rating, Scales};
use super::t;
use crate::content::{Lang, SourceRef};
use crate::domain::{long_date, parse_date, ActionStatus, Date};

/// A date, or "uten dato".
pub fn date(date: Option<Date>, lang: Lang) -> String {
    date.map_or_else(|| t::NO_DATE.string(lang), |date| long_date(date, lang))
}

/// "▲ 12 ikke akseptabel – haster".
pub fn rating(rating: Rating, lang: Lang) -> String {
    format!("{} {} {}", rating.level().symbol(), rating.value(), level_word(rating.level(), lang))
}

/// `SC-04`, or "Eget 1" for a scenario of the clinic's own.
pub fn short(register: &Register, id: &str, lang: Lang) -> String {
    match register.own.iter().position(|own| own.id.0 == id) {
        Some(index) => t::OWN_SHORT.fill(lang, &[("n", &(index + 1))]),
        None => id.to_owned(),
    }
}

/// Day of the last professional review, in words.
pub fn reviewed(scenario: &Scenario, lang: Lang) -> String {
    parse_date(&scenario.reviewed).map_or_else(|| scenario.reviewed.clone(), |date| long_date(date, lang))
}

/// Sources with the places in each work gathered: "Helsepersonelloven, § 42, § 44; …".
pub fn sources(sources: &[SourceRef], lang: Lang) -> String {
    let mut works: Vec<(&str, String)> = vec![];
    for reference in sources {
        let Some((source, place)) = reference.parts() else { continue };
        match works.iter_mut().find(|(id, _)| *id == source.id) {
            Some((_, text)) if !place.is_empty() => {
                *text += &format!(", {}", source.place.get(lang).replace("{}", place));
            }
            Some(_) => {}
            None => works.push((&source.id, reference.label(lang))),
        }
    }
    works.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("; ")
}

/// What a scenario threatens, in words.
pub fn dimension_word(dimension: Dimension, lang: Lang) -> &'static str {
    match dimension {
        Dimension::Confidentiality => t::CONFIDENTIALITY.get(lang),
        Dimension::Integrity => t::INTEGRITY.get(lang),
        Dimension::Availability => t::AVAILABILITY.get(lang),
        Dimension::Resilience => t::RESILIENCE.get(lang),
    }
}

/// "Åpent", "Pågår", "Ferdig", "Utgår".
pub fn status_word(status: ActionStatus, lang: Lang) -> &'static str {
    match status {
        ActionStatus::Open => t::STATUS_OPEN.get(lang),
        ActionStatus::InProgress => t::STATUS_IN_PROGRESS.get(lang),
        ActionStatus::Done => t::STATUS_DONE.get(lang),
        ActionStatus::Dropped => t::STATUS_DROPPED.get(lang),
    }
}

/// Measures that the clinic has, of the catalogue and its own.
pub fn existing(assessment: &Assessment, id: &str, lang: Lang) -> Vec<String> {
    let known = Scenario::find(id).map_or(&[][..], |scenario| &scenario.existing[..]);
    let ticked =
        known.iter().filter(|own| assessment.existing.contains(&own.id)).map(|own| own.text(lang).to_owned());
    let other = Some(assessment.existing_other.trim().to_owned()).filter(|text| !text.is_empty());
    ticked.chain(other).collect()
}

/// "Omtrent hver måned til hvert år (3 sannsynlig)".
pub fn likelihood(value: Option<u8>, lang: Lang) -> String {
    let step = Scales::get().likelihood.iter().find(|step| Some(step.value) == value);
    step.map_or_else(
        || t::NOT_ANSWERED.string(lang),
        |step| {
            format!(
                "{} ({} {})",
                step.frequency.get(lang),
                step.value,
                likelihood_word(step.value, lang).to_lowercase()
            )
        },
    )
}

/// "3 alvorlig".
pub fn consequence(value: Option<u8>, lang: Lang) -> String {
    value.map_or_else(
        || t::NOT_ANSWERED.string(lang),
        |value| format!("{value} {}", consequence_word(value, lang).to_lowercase()),
    )
}
