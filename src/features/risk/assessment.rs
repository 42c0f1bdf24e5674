//! The assessment of one scenario: the answers, and what follows from them alone.

use super::content::Scenario;
use super::scale::Rating;
use crate::content::Lang;
use crate::domain::{ActionStatus, Date, Id};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The clinic's answers about one scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Assessment {
    /// Whether it can happen here; `None` until answered.
    pub applies: Option<bool>,
    /// Why it does not apply.
    pub struck_reason: String,
    /// Measures of the catalogue that the clinic has.
    pub existing: BTreeSet<String>,
    /// Other measures that the clinic has, in its own words.
    pub existing_other: String,
    /// How often, 1 to 4.
    pub likelihood: Option<u8>,
    /// How serious for the patient, 1 to 4.
    pub patient: Option<u8>,
    /// How serious for the clinic, 1 to 4.
    pub clinic: Option<u8>,
    /// Why it was judged so.
    pub reasoning: String,
    /// New measures that were chosen.
    pub measures: Vec<Measure>,
    /// How often once the measures are done; as before until answered.
    pub residual_likelihood: Option<u8>,
    /// How serious for the patient once the measures are done; as before until answered.
    pub residual_patient: Option<u8>,
    /// How serious for the clinic once the measures are done; as before until answered.
    pub residual_clinic: Option<u8>,
    /// The manager's acceptance of what remains.
    pub acceptance: Option<Acceptance>,
    /// When the last page was finished.
    pub assessed_on: Option<Date>,
    /// Index in `Register::bases` of the facts it rested on then.
    pub basis: Option<usize>,
    /// Incidents that had been registered by then.
    pub considered: BTreeSet<Id>,
}

/// A new measure with owner and deadline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    /// Id of the catalogue's suggestion (`SC-04-M1`), or a random one.
    pub id: Id,
    /// What to do, in the clinic's own words; empty for a suggestion of the catalogue.
    pub title: String,
    /// Who does it.
    pub owner: Option<Id>,
    /// When it should be done.
    pub due: Option<Date>,
    /// Where it stands.
    pub status: ActionStatus,
    /// How it was done, or why it was dropped.
    pub done_note: String,
}

impl Measure {
    /// What to do.
    pub fn text(&self, lang: Lang) -> String {
        match Scenario::suggestion(&self.id) {
            Some(suggestion) if self.title.trim().is_empty() => suggestion.text(lang).to_owned(),
            _ => self.title.clone(),
        }
    }

    /// True while somebody still has to do it.
    pub fn is_outstanding(&self) -> bool {
        matches!(self.status, ActionStatus::Open | ActionStatus::InProgress)
    }

    /// True unless it was dropped.
    pub fn is_kept(&self) -> bool {
        self.status != ActionStatus::Dropped
    }

    /// True when it says what, who and when.
    pub fn is_complete(&self, lang: Lang) -> bool {
        !self.text(lang).trim().is_empty() && self.owner.is_some() && self.due.is_some()
    }
}

/// The daily manager's acceptance of a risk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Acceptance {
    /// Who accepts.
    pub by: Option<Id>,
    /// Why.
    pub reason: String,
    /// When.
    pub date: Option<Date>,
    /// When it must be looked at again.
    pub review: Option<Date>,
    /// The risk value that was accepted; it does not cover a greater one.
    pub value: u8,
}

/// How far an assessment has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// No answer yet.
    Untouched,
    /// Some answers.
    Started,
    /// Finished.
    Assessed,
    /// Finished: it does not apply, and the reason is written down.
    Struck,
}

impl Progress {
    /// True when there is nothing left to answer.
    pub fn is_done(self) -> bool {
        matches!(self, Progress::Assessed | Progress::Struck)
    }
}

impl Assessment {
    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let finished = self.assessed_on.is_some();
        match self.applies {
            Some(false) if finished && !self.struck_reason.trim().is_empty() => Progress::Struck,
            Some(true) if finished && self.before().is_some() => Progress::Assessed,
            _ if *self == Assessment::default() => Progress::Untouched,
            _ => Progress::Started,
        }
    }

    /// The rating with the measures that the clinic has; `None` until all three questions are answered.
    pub fn before(&self) -> Option<Rating> {
        Some(Rating::new(self.likelihood?, self.patient?, self.clinic?))
    }

    /// The rating once the chosen measures are done: the residual risk.
    ///
    /// Without measures it is the rating before, and so is each part that has not been rated anew.
    pub fn after(&self) -> Option<Rating> {
        let before = self.before()?;
        if !self.measures.iter().any(Measure::is_kept) {
            return Some(before);
        }
        Some(Rating::new(
            self.residual_likelihood.unwrap_or(before.likelihood),
            self.residual_patient.unwrap_or(before.patient),
            self.residual_clinic.unwrap_or(before.clinic),
        ))
    }

    /// The rating today: the residual risk counts only when every chosen measure is done.
    pub fn current(&self) -> Option<Rating> {
        if self.all_measures_done() {
            self.after()
        } else {
            self.before()
        }
    }

    /// True when there are measures, and each is done. A dropped measure means that the risk should be rated anew.
    pub fn all_measures_done(&self) -> bool {
        !self.measures.is_empty() && self.measures.iter().all(|measure| measure.status == ActionStatus::Done)
    }

    /// True when somebody still has to do something.
    pub fn has_outstanding_measures(&self) -> bool {
        self.measures.iter().any(Measure::is_outstanding)
    }

    /// True when the residual risk is said to be greater than the risk before: refused, measures do not add risk.
    pub fn residual_exceeds(&self) -> bool {
        matches!((self.before(), self.after()), (Some(before), Some(after)) if after.value() > before.value())
    }

    /// The measure with this id.
    pub fn measure(&self, id: &Id) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Level;

    fn rated() -> Assessment {
        Assessment {
            applies: Some(true),
            likelihood: Some(3),
            patient: Some(4),
            clinic: Some(2),
            measures: vec![
                Measure { id: "SC-01-M1".into(), ..Measure::default() },
                Measure { id: "SC-01-M2".into(), ..Measure::default() },
            ],
            residual_likelihood: Some(1),
            ..Assessment::default()
        }
    }

    #[test]
    fn the_residual_counts_only_when_every_measure_is_done() {
        let mut assessment = rated();
        assert_eq!(assessment.after().unwrap().value(), 4);
        assert_eq!(assessment.current().unwrap().value(), 12);
        assessment.measures[0].status = ActionStatus::Done;
        assert_eq!(assessment.current().unwrap().level(), Level::Urgent, "one is left");
        assessment.measures[1].status = ActionStatus::Done;
        assert_eq!(assessment.current().unwrap().level(), Level::Consider);
        assessment.measures[1].status = ActionStatus::Dropped;
        assert_eq!(assessment.current().unwrap().value(), 12, "a dropped measure helps nobody");
    }

    #[test]
    fn without_measures_the_residual_is_the_risk_itself() {
        let mut assessment = rated();
        assessment.measures.clear();
        assert_eq!(assessment.after(), assessment.before());
    }

    #[test]
    fn a_residual_above_the_risk_is_told() {
        let mut assessment = rated();
        assert!(!assessment.residual_exceeds());
        assessment.residual_likelihood = Some(4);
        assert!(assessment.residual_exceeds());
        assessment.measures.clear();
        assert!(!assessment.residual_exceeds(), "without measures there is no residual");
    }

    #[test]
    fn progress_follows_the_answers() {
        let mut assessment = Assessment::default();
        assert_eq!(assessment.progress(), Progress::Untouched);
        assessment.applies = Some(false);
        assessment.assessed_on = Some(jiff::civil::date(2026, 11, 1));
        assert_eq!(assessment.progress(), Progress::Started, "a reason is missing");
        assessment.struck_reason = "Vi har ingen server".into();
        assert_eq!(assessment.progress(), Progress::Struck);
        assert_eq!(rated().progress(), Progress::Started, "the last page is not finished");
        assert_eq!(
            Assessment { assessed_on: assessment.assessed_on, ..rated() }.progress(),
            Progress::Assessed
        );
    }
}
