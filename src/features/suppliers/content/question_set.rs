//! Which questions a request asks, in a form that is short enough for a link.

use super::{questions, topics, Asked, Condition, Question, Topic, QUESTIONS_VERSION};
use crate::domain::{ServiceType, Supplier};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a supplier is asked: the same questions come out of it wherever it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionSet {
    /// The service that the questions are about.
    pub service: ServiceType,
    /// [`QUESTIONS_VERSION`] when it was made.
    pub version: u32,
    /// With those about remote access.
    #[serde(skip_serializing_if = "is_false")]
    pub remote_access: bool,
    /// With those about countries outside the EEA.
    #[serde(skip_serializing_if = "is_false")]
    pub third_country: bool,
    /// Only these, when the clinic asks again; none for all.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub only: BTreeSet<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl QuestionSet {
    /// What this supplier is to be asked today.
    pub fn of(supplier: &Supplier) -> QuestionSet {
        QuestionSet {
            service: supplier.service,
            version: QUESTIONS_VERSION,
            remote_access: supplier.remote_access,
            third_country: supplier.transfers_out_of_eea(),
            only: BTreeSet::new(),
        }
    }

    /// The questions, in the order of the pages.
    pub fn questions(&self) -> Vec<&'static Question> {
        let holds = |condition| match condition {
            Condition::RemoteAccess => self.remote_access,
            Condition::ThirdCountry => self.third_country,
            Condition::Dpf => false,
        };
        let wanted = |question: &&Question| {
            question.asked == Asked::Supplier
                && question.fits(self.service, holds)
                && (self.only.is_empty() || self.only.contains(&question.id))
        };
        questions().iter().filter(wanted).collect()
    }

    /// The pages that these questions fill, each with its questions.
    pub fn pages(&self) -> Vec<(&'static Topic, Vec<&'static Question>)> {
        let questions = self.questions();
        let on = |topic: &'static Topic| {
            let own: Vec<_> =
                questions.iter().filter(|question| question.topic == topic.id).copied().collect();
            (!own.is_empty()).then_some((topic, own))
        };
        topics().iter().filter_map(on).collect()
    }
}
