//! The structured content of a signed notice: its facts and the clinic's own words, in no language of its own.

use super::compose::NOTICE;
use super::facts::Facts;
use super::model::Wording;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What `data.json` of a signed notice holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signed {
    /// Kind of the document.
    pub kind: String,
    /// The clinic's name, for whoever reads the data back.
    pub clinic: String,
    /// Its organisation number, likewise.
    pub organisation_number: String,
    /// What the notice is made of.
    pub facts: Facts,
    /// The clinic's own words.
    pub wording: Wording,
}

/// The data as JSON text.
pub fn data(facts: &Facts, wording: &Wording) -> String {
    let signed = Signed {
        kind: NOTICE.to_owned(),
        clinic: facts.clinic.clone(),
        organisation_number: facts.organisation_number.clone(),
        facts: facts.clone(),
        wording: wording.clone(),
    };
    serde_json::to_string(&signed).expect("texts and lists")
}

/// The data that a signed notice carries; `None` when it is something else.
pub fn read(json: &str) -> Option<Signed> {
    serde_json::from_str::<Signed>(json).ok().filter(|signed| signed.kind == NOTICE)
}

/// The clinic's words as a signed notice holds them. What the catalogue no longer knows is left out.
pub fn read_back(kind: &str, data: &Value) -> Option<Wording> {
    if kind != NOTICE {
        return None;
    }
    let mut wording = Signed::deserialize(data).ok()?.wording;
    wording.own.retain(|key, _| super::model::Place::from_key(key).is_some());
    Some(wording)
}
