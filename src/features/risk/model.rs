//! The register of assessments: what one clinic saves, every change to it, and the order of the work.

use super::assessment::{Acceptance, Assessment, Measure, Progress};
use super::content::{Dimension, Scenario};
use super::scale::is_red;
use crate::content::Lang;
use crate::domain::{Clinic, Date, DateExt, Facts, Id, Level};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub use super::edit::{AcceptanceChange, Answer, Edit, IncidentChange, MeasureChange, OwnChange};

/// Everything the clinic has answered about risk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Register {
    /// Answers by scenario: `SC-04`, or the id of an own scenario.
    pub assessments: BTreeMap<String, Assessment>,
    /// Scenarios that the clinic has added.
    pub own: Vec<OwnScenario>,
    /// The own scenario being written.
    pub draft_own: OwnScenario,
    /// Facts that assessments rested on, each kept once.
    pub bases: Vec<Facts>,
    /// Serious incidents that call for a new look.
    pub incidents: Vec<Incident>,
    /// The incident being written.
    pub draft_incident: Incident,
    /// Who took part.
    pub participants: BTreeSet<Id>,
    /// The clinic's own short summary.
    pub summary: String,
}

/// A scenario of the clinic's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnScenario {
    /// Identity within the binder.
    pub id: Id,
    /// The event in a few words.
    pub title: String,
    /// What can go wrong.
    pub event: String,
    /// What it threatens.
    pub dimensions: BTreeSet<Dimension>,
}

/// That a serious incident happened. No patient data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Incident {
    /// Identity within the binder.
    pub id: Id,
    /// When it happened.
    pub date: Option<Date>,
    /// The scenario that it is an example of.
    pub scenario: String,
    /// A few words.
    pub note: String,
}

/// What an assessment is about, from the catalogue or the clinic's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Key in `Register::assessments`, and segment of the route.
    pub id: String,
    /// The event in a few words.
    pub title: String,
    /// What can go wrong.
    pub event: String,
    /// What it threatens.
    pub dimensions: Vec<Dimension>,
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}

impl Register {
    /// Keeps the answers of a sample as a proposal, and takes out what only its clinic can have decided or lived through.
    pub fn make_ours(&mut self) {
        for own in std::mem::take(&mut self.own) {
            self.assessments.remove(&own.id.0);
        }
        for assessment in self.assessments.values_mut() {
            assessment.assessed_on = None;
            assessment.basis = None;
            assessment.acceptance = None;
            assessment.considered.clear();
            assessment.measures.iter_mut().for_each(|measure| measure.owner = None);
        }
        self.bases.clear();
        self.incidents.clear();
        self.participants.clear();
        self.summary.clear();
    }

    /// Carries out a change. What fits nothing changes nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Answer(scenario, answer) if self.knows(&scenario) => {
                self.assessments.entry(scenario).or_default().answer(answer);
            }
            Edit::Complete { scenario, today, facts } if self.knows(&scenario) => {
                self.complete(scenario, today, *facts)
            }
            Edit::RemoveMeasure(scenario, id) => {
                if let Some(assessment) = self.assessments.get_mut(&scenario) {
                    assessment.measures.retain(|measure| measure.id != id);
                }
            }
            Edit::Own(id, change) => {
                let target = match id {
                    None => Some(&mut self.draft_own),
                    Some(id) => self.own.iter_mut().find(|own| own.id == id),
                };
                if let Some(own) = target {
                    own.change(change);
                }
            }
            Edit::AddOwn(id) if !self.knows(&id.0) && !self.draft_own.title.trim().is_empty() => {
                self.own.push(OwnScenario { id, ..std::mem::take(&mut self.draft_own) });
            }
            Edit::RemoveOwn(id) if self.own.iter().any(|own| own.id == id) => {
                self.own.retain(|own| own.id != id);
                self.incidents.retain(|incident| incident.scenario != id.0);
                self.assessments.remove(&id.0);
            }
            Edit::Incident(change) => match change {
                IncidentChange::Date(date) => self.draft_incident.date = date,
                IncidentChange::Scenario(scenario) => self.draft_incident.scenario = scenario,
                IncidentChange::Note(note) => self.draft_incident.note = note,
            },
            Edit::AddIncident(id) => {
                if self.knows(&self.draft_incident.scenario)
                    && !self.incidents.iter().any(|known| known.id == id)
                {
                    self.incidents.push(Incident { id, ..std::mem::take(&mut self.draft_incident) });
                }
            }
            Edit::RemoveIncident(id) => self.incidents.retain(|incident| incident.id != id),
            Edit::ToggleParticipant(id) => toggle(&mut self.participants, id),
            Edit::SetSummary(text) => self.summary = text,
            Edit::Answer(..) | Edit::Complete { .. } | Edit::AddOwn(_) | Edit::RemoveOwn(_) => {}
        }
    }

    fn complete(&mut self, scenario: String, today: Date, facts: Facts) {
        let basis = self.intern(facts, &scenario);
        let incidents = self.incidents.iter().filter(|incident| incident.scenario == scenario);
        let considered = incidents.map(|incident| incident.id.clone()).collect();
        let assessment = self.assessments.entry(scenario).or_default();
        // Whoever rates a scenario says that it applies, also when the first page was passed by.
        assessment.applies.get_or_insert(true);
        assessment.assessed_on = Some(today);
        assessment.basis = Some(basis);
        assessment.considered = considered;
    }

    /// Keeps facts once, in a place that nobody uses any more or at the end.
    fn intern(&mut self, facts: Facts, scenario: &str) -> usize {
        if let Some(index) = self.bases.iter().position(|known| *known == facts) {
            return index;
        }
        let others = self.assessments.iter().filter(|(id, _)| *id != scenario);
        let used: BTreeSet<usize> = others.filter_map(|(_, assessment)| assessment.basis).collect();
        match (0..self.bases.len()).find(|index| !used.contains(index)) {
            Some(index) => {
                self.bases[index] = facts;
                index
            }
            None => {
                self.bases.push(facts);
                self.bases.len() - 1
            }
        }
    }

    /// True when the id is one of the catalogue or of the clinic's own.
    pub fn knows(&self, id: &str) -> bool {
        Scenario::find(id).is_some() || self.own(id).is_some()
    }

    /// The own scenario with this id.
    pub fn own(&self, id: &str) -> Option<&OwnScenario> {
        self.own.iter().find(|own| own.id.0 == id)
    }

    /// What an id stands for, in one language.
    pub fn subject(&self, id: &str, lang: Lang) -> Option<Subject> {
        if let Some(scenario) = Scenario::find(id) {
            return Some(Subject {
                id: id.to_owned(),
                title: scenario.title.string(lang),
                event: scenario.event.string(lang),
                dimensions: scenario.dimensions.clone(),
            });
        }
        self.own(id).map(|own| Subject {
            id: id.to_owned(),
            title: own.title.clone(),
            event: own.event.clone(),
            dimensions: own.dimensions.iter().copied().collect(),
        })
    }

    /// The title of a scenario, or its id when it is unknown.
    pub fn title(&self, id: &str, lang: Lang) -> String {
        self.subject(id, lang).map_or_else(|| id.to_owned(), |subject| subject.title)
    }

    /// The answers about a scenario; empty when there are none.
    pub fn assessment(&self, id: &str) -> &Assessment {
        static EMPTY: std::sync::OnceLock<Assessment> = std::sync::OnceLock::new();
        self.assessments.get(id).unwrap_or_else(|| EMPTY.get_or_init(Assessment::default))
    }

    /// How far a scenario has come.
    pub fn progress(&self, id: &str) -> Progress {
        self.assessment(id).progress()
    }

    /// Everything that concerns the clinic in the order of the work: the nine, the clinic's own, the rest.
    pub fn work(&self, clinic: &Clinic) -> Vec<String> {
        let flags = clinic.flags();
        let relevant = |scenario: &&Scenario| {
            scenario.applies(&flags) || self.progress(&scenario.id) != Progress::Untouched
        };
        let ids = |nine: bool| {
            let chosen = Scenario::all().iter().filter(move |scenario| scenario.nine == nine);
            chosen.filter(relevant).map(|scenario| scenario.id.clone())
        };
        ids(true).chain(self.own.iter().map(|own| own.id.0.clone())).chain(ids(false)).collect()
    }

    /// The scenario to take up next: the first unfinished one after `previous`, else the first of all.
    pub fn next_scenario(&self, clinic: &Clinic, previous: Option<&str>) -> Option<String> {
        let work = self.work(clinic);
        let start = previous
            .and_then(|previous| work.iter().position(|id| id == previous))
            .map_or(0, |index| index + 1);
        let (before, after) = work.split_at(start);
        let unfinished = |id: &&String| !self.progress(id).is_done() && Some(id.as_str()) != previous;
        after.iter().chain(before).find(unfinished).cloned()
    }

    /// How many of the nine that concern the clinic are finished, and how many there are.
    pub fn nine(&self, clinic: &Clinic) -> (usize, usize) {
        let work = self.work(clinic);
        let nine: Vec<&String> =
            work.iter().filter(|id| Scenario::find(id).is_some_and(|scenario| scenario.nine)).collect();
        (nine.iter().filter(|id| self.progress(id).is_done()).count(), nine.len())
    }

    /// Every assessed scenario, in the order of the work.
    pub fn assessed(&self, clinic: &Clinic) -> Vec<(String, &Assessment)> {
        self.with_progress(clinic, Progress::Assessed)
    }

    /// Every scenario that was struck, in the order of the work.
    pub fn struck(&self, clinic: &Clinic) -> Vec<(String, &Assessment)> {
        self.with_progress(clinic, Progress::Struck)
    }

    fn with_progress(&self, clinic: &Clinic, progress: Progress) -> Vec<(String, &Assessment)> {
        let ids = self.work(clinic).into_iter().filter(|id| self.progress(id) == progress);
        ids.map(|id| {
            let assessment = self.assessment(&id);
            (id, assessment)
        })
        .collect()
    }
}

impl OwnScenario {
    fn change(&mut self, change: OwnChange) {
        match change {
            OwnChange::Title(title) => self.title = title,
            OwnChange::Event(event) => self.event = event,
            OwnChange::ToggleDimension(dimension) => toggle(&mut self.dimensions, dimension),
        }
    }
}

/// An answer on the scale, or what was there before.
fn on_scale(slot: &mut Option<u8>, value: u8) {
    if (1..=4).contains(&value) {
        *slot = Some(value);
    }
}

impl Assessment {
    fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Applies(applies) => self.applies = Some(applies),
            Answer::StruckReason(text) => self.struck_reason = text,
            Answer::ToggleExisting(id) => toggle(&mut self.existing, id),
            Answer::ExistingOther(text) => self.existing_other = text,
            Answer::Likelihood(value) => on_scale(&mut self.likelihood, value),
            Answer::Patient(value) => on_scale(&mut self.patient, value),
            Answer::Clinic(value) => on_scale(&mut self.clinic, value),
            Answer::Reasoning(text) => self.reasoning = text,
            Answer::Propose(id, owner, due) if self.calls_for_proposal() => {
                self.measures.push(Measure { id, owner, due, ..Measure::default() });
            }
            Answer::AddMeasure(id, owner, due) if self.measure(&id).is_none() => {
                self.measures.push(Measure { id, owner, due, ..Measure::default() });
            }
            Answer::AddMeasure(..) | Answer::Propose(..) => {}
            Answer::Measure(id, change) => {
                if let Some(measure) = self.measures.iter_mut().find(|measure| measure.id == id) {
                    measure.change(change);
                }
            }
            Answer::ResidualLikelihood(value) => on_scale(&mut self.residual_likelihood, value),
            Answer::ResidualPatient(value) => on_scale(&mut self.residual_patient, value),
            Answer::ResidualClinic(value) => on_scale(&mut self.residual_clinic, value),
            Answer::Accept(by, today, change) => self.accept(by, today, change),
        }
    }

    fn calls_for_proposal(&self) -> bool {
        let untouched = self.measures.is_empty() && self.assessed_on.is_none();
        untouched && self.before().is_some_and(|rating| rating.level() > Level::Acceptable)
    }

    /// The value is kept with the acceptance: it does not cover a greater risk later.
    fn accept(&mut self, by: Option<Id>, today: Date, change: AcceptanceChange) {
        let after = self.after();
        let months = if after.is_some_and(|rating| is_red(rating.level())) { 3 } else { 12 };
        let first = || Acceptance { review: Some(today.plus_months(months)), ..Acceptance::default() };
        let acceptance = self.acceptance.get_or_insert_with(first);
        acceptance.by = by;
        acceptance.date = Some(today);
        acceptance.value = after.map_or(0, |rating| rating.value());
        match change {
            AcceptanceChange::Reason(reason) => acceptance.reason = reason,
            AcceptanceChange::Review(review) => acceptance.review = review,
        }
    }
}

impl Measure {
    fn change(&mut self, change: MeasureChange) {
        match change {
            MeasureChange::Title(title) => self.title = title,
            MeasureChange::Owner(owner) => self.owner = owner,
            MeasureChange::Due(due) => self.due = due,
            MeasureChange::Status(status) => self.status = status,
            MeasureChange::Note(note) => self.done_note = note,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ActionStatus, Flag};

    const DAY: Date = jiff::civil::date(2026, 11, 22);

    fn answered(answers: impl IntoIterator<Item = Answer>) -> Register {
        let mut register = Register::default();
        answers.into_iter().for_each(|answer| register.apply(Edit::Answer("SC-04".into(), answer)));
        register
    }

    fn finish(register: &mut Register, id: &str) {
        for answer in [Answer::Applies(true), Answer::Likelihood(1), Answer::Patient(1), Answer::Clinic(1)] {
            register.apply(Edit::Answer(id.into(), answer));
        }
        register.apply(Edit::Complete { scenario: id.into(), today: DAY, facts: Box::default() });
    }

    #[test]
    fn edits_that_fit_nothing_change_nothing() {
        let nowhere = || Id::from("nowhere");
        let edits = [
            Edit::Answer("SC-99".into(), Answer::Applies(true)),
            Edit::Complete { scenario: "SC-99".into(), today: DAY, facts: Box::default() },
            Edit::RemoveMeasure("SC-04".into(), nowhere()),
            Edit::Own(Some(nowhere()), OwnChange::Title("x".into())),
            Edit::AddOwn(nowhere()),
            Edit::RemoveOwn(nowhere()),
            Edit::AddIncident(nowhere()),
            Edit::RemoveIncident(nowhere()),
        ];
        for edit in edits {
            let mut register = Register::default();
            register.apply(edit.clone());
            assert_eq!(register, Register::default(), "{edit:?}");
        }
    }

    #[test]
    fn answers_outside_the_scale_and_about_unknown_measures_are_ignored() {
        let register = answered([
            Answer::Likelihood(5),
            Answer::Patient(0),
            Answer::Measure("SC-04-M1".into(), MeasureChange::Title("x".into())),
        ]);
        assert_eq!(register.assessment("SC-04"), &Assessment::default());
    }

    #[test]
    fn every_answer_is_kept() {
        let register = answered([
            Answer::Applies(true),
            Answer::StruckReason("a".into()),
            Answer::ToggleExisting("SC-04-E1".into()),
            Answer::ExistingOther("b".into()),
            Answer::Likelihood(3),
            Answer::Patient(3),
            Answer::Clinic(2),
            Answer::Reasoning("c".into()),
            Answer::AddMeasure("m".into(), Some("lena".into()), Some(DAY)),
            Answer::AddMeasure("m".into(), None, None),
            Answer::Measure("m".into(), MeasureChange::Title("d".into())),
            Answer::Measure("m".into(), MeasureChange::Status(ActionStatus::Done)),
            Answer::Measure("m".into(), MeasureChange::Note("e".into())),
            Answer::ResidualLikelihood(2),
            Answer::ResidualPatient(2),
            Answer::ResidualClinic(1),
            Answer::Accept(Some("lena".into()), DAY, AcceptanceChange::Reason("f".into())),
        ]);
        let assessment = register.assessment("SC-04");
        assert_eq!(assessment.existing, ["SC-04-E1".to_owned()].into());
        assert_eq!(assessment.measures.len(), 1, "a measure is chosen once");
        assert_eq!(assessment.measures[0].owner, Some("lena".into()));
        assert_eq!(assessment.current().map(|rating| rating.value()), Some(4));
        let acceptance = assessment.acceptance.as_ref().unwrap();
        assert_eq!((acceptance.value, acceptance.review), (4, Some(DAY.plus_months(12))));
    }

    #[test]
    fn a_measure_is_proposed_once_where_the_risk_calls_for_one() {
        let propose = || Answer::Propose("SC-04-M1".into(), None, Some(DAY));
        assert!(answered([propose()]).assessment("SC-04").measures.is_empty());
        let green = [Answer::Likelihood(1), Answer::Patient(1), Answer::Clinic(1), propose()];
        assert!(answered(green).assessment("SC-04").measures.is_empty());
        let red = [Answer::Likelihood(3), Answer::Patient(3), Answer::Clinic(1), propose(), propose()];
        let mut register = answered(red);
        assert_eq!(register.assessment("SC-04").measures.len(), 1);
        register.apply(Edit::Complete { scenario: "SC-04".into(), today: DAY, facts: Box::default() });
        register.apply(Edit::RemoveMeasure("SC-04".into(), "SC-04-M1".into()));
        register.apply(Edit::Answer("SC-04".into(), propose()));
        assert!(register.assessment("SC-04").measures.is_empty(), "what was taken away stays away");
    }

    #[test]
    fn own_scenarios_and_incidents_are_written_added_and_removed() {
        let mut register = Register::default();
        register.apply(Edit::Own(None, OwnChange::Title("Hund på venterommet".into())));
        register.apply(Edit::Own(None, OwnChange::Event("Den spiser papirer.".into())));
        register.apply(Edit::Own(None, OwnChange::ToggleDimension(Dimension::Integrity)));
        register.apply(Edit::AddOwn("o1".into()));
        assert_eq!(register.draft_own, OwnScenario::default());
        assert_eq!(register.subject("o1", Lang::Nb).unwrap().dimensions, [Dimension::Integrity]);
        finish(&mut register, "o1");
        register.apply(Edit::Incident(IncidentChange::Scenario("o1".into())));
        register.apply(Edit::Incident(IncidentChange::Date(Some(DAY))));
        register.apply(Edit::Incident(IncidentChange::Note("Et skjema var tygget".into())));
        register.apply(Edit::AddIncident("i1".into()));
        assert_eq!((register.incidents.len(), &register.draft_incident), (1, &Incident::default()));
        register.apply(Edit::RemoveOwn("o1".into()));
        assert!(register.assessments.is_empty() && register.own.is_empty() && register.incidents.is_empty());
    }

    #[test]
    fn the_nine_come_first_and_the_next_one_follows() {
        let clinic = Clinic { ticked: [Flag::Video].into(), ..Clinic::default() };
        let mut register = Register::default();
        let work = register.work(&clinic);
        assert_eq!(work[..3], ["SC-01", "SC-02", "SC-04"], "SC-03 is for clinics with a server");
        assert!(work.contains(&"SC-17".to_owned()) && !work.contains(&"SC-56".to_owned()));
        assert_eq!(register.nine(&clinic), (0, 7));
        finish(&mut register, "SC-01");
        finish(&mut register, "SC-04");
        assert_eq!(register.next_scenario(&clinic, Some("SC-04")), Some("SC-05".into()));
        assert_eq!(register.next_scenario(&clinic, None), Some("SC-02".into()));
        assert_eq!(register.nine(&clinic), (2, 7));
    }

    #[test]
    fn facts_are_kept_once_and_their_place_is_used_again() {
        let mut register = Register::default();
        let facts = |flag: Flag| Box::new(Facts { flags: [flag].into(), ..Facts::default() });
        let complete = |scenario: &str, flag| Edit::Complete {
            scenario: scenario.into(),
            today: DAY,
            facts: facts(flag),
        };
        register.apply(complete("SC-01", Flag::Gp));
        register.apply(complete("SC-02", Flag::Gp));
        assert_eq!(register.bases.len(), 1);
        register.apply(complete("SC-01", Flag::Video));
        register.apply(complete("SC-02", Flag::Camera));
        assert_eq!(register.bases.len(), 2, "nobody rested on the first any more");
        assert_eq!(register.bases[register.assessment("SC-02").basis.unwrap()].flags, [Flag::Camera].into());
        assert_eq!(register.bases[register.assessment("SC-01").basis.unwrap()].flags, [Flag::Video].into());
    }
}
