//! What remains once the measures are done, and the manager's acceptance of it.

use crate::content::Localized;
use crate::domain::DateExt;
use crate::features::risk::assessment::Assessment;
use crate::features::risk::model::{AcceptanceChange, Answer, Edit, Subject};
use crate::features::risk::page::{answer, tag, Context};
use crate::features::risk::rules::{REVIEW_MONTHS_RED, REVIEW_MONTHS_YELLOW};
use crate::features::risk::scale::{is_red, Scales};
use crate::features::risk::t;
use crate::ui::{Check, DateField, SelectField, TextArea};
use yew::prelude::*;

/// Element id of the first field; also where the refusal of a residual above the risk is shown.
pub const RESIDUAL: &str = "residual-likelihood";

/// Likelihood and consequences once every chosen measure is done. As before until something is changed.
pub fn residual(ctx: &Context, subject: &Subject, assessment: &Assessment, check: &Check) -> Html {
    let lang = ctx.lang;
    let Some(after) =
        assessment.after().filter(|_| assessment.measures.iter().any(|measure| measure.is_kept()))
    else {
        return html! {};
    };
    let scales = Scales::get();
    let likelihoods: Vec<(u8, &Localized)> =
        scales.likelihood.iter().map(|step| (step.value, &step.frequency)).collect();
    let consequences: Vec<(u8, &Localized)> =
        scales.consequence.iter().map(|step| (step.value, &step.word)).collect();
    let select = |id: &'static str,
                  label: &Localized,
                  steps: &[(u8, &Localized)],
                  value: u8,
                  make: fn(u8) -> Answer| {
        let options: Vec<_> = steps
            .iter()
            .map(|(value, word)| (value.to_string().into(), format!("{} ({value})", word.get(lang)).into()))
            .collect();
        let onchange = answer(ctx, &subject.id, move |value| make(value.parse().unwrap_or(0)));
        html! { <SelectField {id} label={label.string(lang)} {options} value={value.to_string()} error={check.of(id)} {onchange} /> }
    };
    html! {
        <section class="stack">
            <h2>{ t::RESIDUAL_TITLE.get(lang) }</h2>
            <p>{ t::RESIDUAL_HINT.get(lang) }</p>
            { select(RESIDUAL, &t::RESIDUAL_LIKELIHOOD, &likelihoods, after.likelihood, Answer::ResidualLikelihood) }
            { select("residual-patient", &t::RESIDUAL_PATIENT, &consequences, after.patient, Answer::ResidualPatient) }
            { select("residual-clinic", &t::RESIDUAL_CLINIC, &consequences, after.clinic, Answer::ResidualClinic) }
            <p role="status">{ t::RESIDUAL_RESULT.get(lang) }{ " " }{ tag(after, lang) }</p>
        </section>
    }
}

/// Reason and date for a new look, where what remains must be accepted.
pub fn acceptance(ctx: &Context, subject: &Subject, assessment: &Assessment) -> Html {
    let lang = ctx.lang;
    let red = assessment.after().is_some_and(|rating| is_red(rating.level()));
    let manager = ctx.clinic.manager().map(|person| (person.id.clone(), person.name.clone()));
    let (by, name) = manager.unzip();
    let given = assessment.acceptance.as_ref();
    let months = if red { REVIEW_MONTHS_RED } else { REVIEW_MONTHS_YELLOW };
    let latest = crate::domain::long_date(ctx.today.plus_months(months), lang);
    let accept = move |today| {
        let by = by.clone();
        move |change| Answer::Accept(by.clone(), today, change)
    };
    let reason = {
        let make = accept(ctx.today);
        answer(ctx, &subject.id, move |text| make(AcceptanceChange::Reason(text)))
    };
    let review = {
        let (make, id) = (accept(ctx.today), subject.id.clone());
        ctx.edit.reform(move |date| Edit::Answer(id.clone(), make(AcceptanceChange::Review(date))))
    };
    html! {
        <section class="stack">
            <h2>{ t::ACCEPT_TITLE.get(lang) }</h2>
            <p>{ if red { t::ACCEPT_RED.get(lang) } else { t::ACCEPT_YELLOW.get(lang) } }</p>
            if let Some(name) = name {
                <p>{ t::ACCEPT_BY.fill(lang, &[("name", &name)]) }</p>
            } else {
                <p>{ t::ACCEPT_NOBODY.get(lang) }{ " " }<a class="ds-link" href="#/klinikk/personer">{ t::ACCEPT_NAME_ONE.get(lang) }</a></p>
            }
            <TextArea id="accept-reason" {lang} label={t::ACCEPT_REASON.string(lang)} hint={AttrValue::from(t::ACCEPT_REASON_HINT.string(lang))}
                value={given.map_or_else(String::new, |given| given.reason.clone())} onchange={reason} />
            <DateField id="accept-review" label={t::ACCEPT_REVIEW.string(lang)} hint={AttrValue::from(t::ACCEPT_REVIEW_HINT.fill(lang, &[("date", &latest)]))}
                value={given.and_then(|given| given.review)} onchange={review} />
        </section>
    }
}
