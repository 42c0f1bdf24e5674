//! The register restored from the data that a signed record carries.

use crate::domain::privacy::{OwnRecipient, Period};
use crate::features::records::model::{Answer, OwnRow, Register};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The part of `data.json` that is the register. What follows from the clinic's facts follows from them again.
#[derive(Deserialize)]
struct Data {
    answers: BTreeMap<String, Answer>,
    own: Vec<OwnRow>,
    periods: BTreeMap<String, Period>,
    optional_recipients: BTreeSet<String>,
    own_recipients: Vec<OwnRecipient>,
}

/// The register of a record. The days on which somebody looked are in no record: they stay, where what was decided is the
/// same.
pub fn read_back(register: &Register, data: &Value) -> Option<Register> {
    let Data { answers, own, periods, optional_recipients, own_recipients } = Data::deserialize(data).ok()?;
    let mut restored =
        Register { answers, own, periods, optional_recipients, own_recipients }.within_bounds();
    let date = |id: &str, answer: &mut Answer| {
        let present = register.answer(id);
        if present.verdict == answer.verdict {
            answer.decided_on = present.decided_on;
        }
    };
    restored.answers.iter_mut().for_each(|(id, answer)| date(id, answer));
    restored.own.iter_mut().for_each(|own| date(&own.id.0, &mut own.answer));
    Some(restored)
}
