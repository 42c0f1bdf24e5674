//! Answers in words, for the page about one scenario.

use super::{tag, Context};
use crate::content::Lang;
use crate::domain::{long_date, parse_date, ActionStatus};
use crate::features::risk::assessment::{Assessment, Measure};
use crate::features::risk::content::{Dimension, Scenario};
use crate::features::risk::model::Subject;
use crate::features::risk::overview::person_name;
use crate::features::risk::scale::{consequence_word, likelihood_word, Scales};
use crate::features::risk::t;
use yew::prelude::*;

/// Day of the last professional review, in words.
pub fn reviewed(scenario: &Scenario, lang: Lang) -> String {
    parse_date(&scenario.reviewed).map_or_else(|| scenario.reviewed.clone(), |date| long_date(date, lang))
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

/// "Åpen", "Pågår", "Ferdig", "Utgår".
pub fn status_word(status: ActionStatus, lang: Lang) -> &'static str {
    match status {
        ActionStatus::Open => t::STATUS_OPEN.get(lang),
        ActionStatus::InProgress => t::STATUS_IN_PROGRESS.get(lang),
        ActionStatus::Done => t::STATUS_DONE.get(lang),
        ActionStatus::Dropped => t::STATUS_DROPPED.get(lang),
    }
}

/// Measures that the clinic has, of the catalogue and its own.
pub fn existing(assessment: &Assessment, subject: &Subject, lang: Lang) -> Vec<String> {
    let known = Scenario::find(&subject.id).map_or(&[][..], |scenario| &scenario.existing[..]);
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

/// What is to be done, by whom, by when, and where it stands.
pub fn measure(ctx: &Context, measure: &Measure) -> Html {
    let lang = ctx.lang;
    let owner = person_name(&ctx.ctx(), measure.owner.as_ref());
    let owner = if owner.is_empty() { t::NOBODY.string(lang) } else { owner };
    let due = measure.due.map_or_else(|| t::NO_DATE.string(lang), |date| long_date(date, lang));
    let status = status_word(measure.status, lang);
    html! {
        <li>
            <span>{ measure.text(lang) }</span>
            <span class="muted">{ format!("{owner} · {due} · {status}") }</span>
            if !measure.done_note.trim().is_empty() { <span>{ &measure.done_note }</span> }
        </li>
    }
}

/// What remains once the measures are done, and the acceptance of it.
pub fn remaining(ctx: &Context, assessment: &Assessment) -> Html {
    let lang = ctx.lang;
    let Some(after) = assessment.after() else { return html! { t::NOT_ANSWERED.get(lang) } };
    let accepted = assessment.acceptance.as_ref().filter(|acceptance| !acceptance.reason.trim().is_empty());
    html! {
        <>
            <p>{ tag(after, lang) }</p>
            if let Some(acceptance) = accepted {
                <p>{ t::ACCEPTED_BY.fill(lang, &[
                    ("name", &person_name(&ctx.ctx(), acceptance.by.as_ref())),
                    ("reason", &acceptance.reason),
                    ("review", &acceptance.review.map_or_else(|| t::NO_DATE.string(lang), |date| long_date(date, lang))),
                ]) }</p>
            }
        </>
    }
}
