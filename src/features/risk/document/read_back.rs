//! The register restored from the data that a signed report carries.

use crate::domain::Id;
use crate::features::risk::assessment::Assessment;
use crate::features::risk::model::{Incident, OwnScenario, Register};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The part of `data.json` that is the register. What is derived from the clinic's facts is derived again.
#[derive(Deserialize)]
struct Data {
    assessments: BTreeMap<String, Assessment>,
    own: Vec<OwnScenario>,
    incidents: Vec<Incident>,
    participants: BTreeSet<Id>,
    summary: String,
}

/// The register of a report. Drafts are in no report and stay as they are; so do the facts that an assessment rested on,
/// where it is the same one.
pub fn read_back(register: &Register, data: &Value) -> Option<Register> {
    let Data { assessments, own, incidents, participants, summary } = Data::deserialize(data).ok()?;
    let mut restored = Register { own, participants, summary, ..register.clone() };
    restored.incidents =
        incidents.into_iter().filter(|incident| restored.knows(&incident.scenario)).collect();
    let known = assessments.into_iter().filter(|(id, _)| restored.knows(id));
    let with_basis = known.map(|(id, assessment)| {
        let present = register.assessment(&id);
        let basis = (present.assessed_on == assessment.assessed_on).then_some(present.basis).flatten();
        (id, Assessment { basis, ..assessment })
    });
    restored.assessments = with_basis.collect();
    restored.assessments.values().all(is_on_scale).then_some(restored)
}

/// What no report of ours says is not taken over.
fn is_on_scale(assessment: &Assessment) -> bool {
    let answers = [
        assessment.likelihood,
        assessment.patient,
        assessment.clinic,
        assessment.residual_likelihood,
        assessment.residual_patient,
        assessment.residual_clinic,
    ];
    answers.into_iter().flatten().all(|answer| (1..=4).contains(&answer))
}
