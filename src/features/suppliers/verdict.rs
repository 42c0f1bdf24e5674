//! How heavy each answer is, and what they come to together.
//!
//! The catalogue says how heavy an answer is that falls short; the clinic may see it otherwise, with a reason, and a
//! measure that is done closes the gap. One that blocks means "not approved"; one that needs a measure means "approved
//! with measures"; otherwise the supplier is approved.

use super::content::{terms, AnswerKind, Asked, Good, Question};
use super::dossier::{Choice, Dossier, Origin, Reply, Verdict};
use crate::domain::{ActionStatus, Supplier};

/// What an assessment comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nobody has answered anything.
    NotAssessed,
    /// Nothing falls short.
    Approved,
    /// Something needs a measure.
    WithMeasures,
    /// Something blocks.
    NotApproved,
}

/// How heavy an answer is by the catalogue alone.
pub fn of_reply(question: &Question, reply: Option<&Reply>, supplier: &Supplier) -> Verdict {
    let full =
        if question.blocks_for.contains(&supplier.service) { Verdict::Blocks } else { question.weight };
    let Some(reply) = reply.filter(|reply| !reply.is_blank()) else { return full };
    match question.answer {
        AnswerKind::YesPartlyNo => match (reply.choice, question.good) {
            (Some(Choice::Yes), Some(Good::Yes)) | (Some(Choice::No), Some(Good::No)) => Verdict::Good,
            (Some(Choice::Partly), _) => question.partly.unwrap_or(full),
            // "Not relevant" is the supplier's own opinion: where much hangs on it, somebody must have looked at it.
            (Some(Choice::NotApplicable), _) => full.min(Verdict::Measure),
            _ => full,
        },
        AnswerKind::Choice => match question.option(&reply.option) {
            Some(option) if option.ok => Verdict::Good,
            _ => full,
        },
        AnswerKind::Text | AnswerKind::List | AnswerKind::Countries | AnswerKind::Date => {
            if reply.note.trim().is_empty() {
                full
            } else {
                Verdict::Good
            }
        }
    }
}

impl Dossier {
    /// How heavy an answer is, all told.
    pub fn verdict(&self, question: &Question, supplier: &Supplier) -> Verdict {
        if self.is_settled(question, supplier) {
            return Verdict::Good;
        }
        let judged = self.judgements.get(&question.id).filter(|own| !own.reason.trim().is_empty());
        if let Some(verdict) = judged.and_then(|own| own.verdict) {
            return verdict;
        }
        let mut measures = self.measures.iter().filter(|measure| measure.question == question.id);
        if measures.any(|measure| measure.status == ActionStatus::Done && !measure.superseded) {
            return Verdict::Good;
        }
        let by_catalogue = of_reply(question, self.replies.get(&question.id), supplier);
        match question.at_end {
            Some(heavier) if self.termination.is_some() && by_catalogue > Verdict::Good => heavier,
            _ => by_catalogue,
        }
    }

    /// True for a question to the clinic that its own facts answer: the role, a signed agreement, and what stands in the
    /// fixed terms when the signed agreement is ours.
    pub fn is_settled(&self, question: &Question, supplier: &Supplier) -> bool {
        let signed = self.agreement.signed_on.is_some();
        let ours = signed && self.agreement.origin == Some(Origin::Ours);
        match question.id.as_str() {
            "D-01" => supplier.role.is_some(),
            "D-02" => signed,
            id => ours && terms().iter().any(|term| term.settles.iter().any(|own| own == id)),
        }
    }

    /// The questions that the assessment covers: those of the supplier once it has answered any, those of the clinic once it
    /// has. So a clinic that has only read the agreement is not told that the supplier is silent.
    pub fn covered(&self, supplier: &Supplier) -> Vec<&'static Question> {
        let about = Question::about(supplier);
        let is_answered =
            |question: &&&Question| self.replies.get(&question.id).is_some_and(|own| !own.is_blank());
        let begun = |asked: Asked| about.iter().filter(is_answered).any(|question| question.asked == asked);
        let (supplier, clinic) = (begun(Asked::Supplier), begun(Asked::Clinic));
        let covers = |question: &&'static Question| match question.asked {
            Asked::Supplier => supplier,
            Asked::Clinic => clinic,
        };
        about.iter().copied().filter(covers).collect()
    }

    /// The questions whose answers are this heavy.
    pub fn with_verdict(&self, supplier: &Supplier, verdict: Verdict) -> Vec<&'static Question> {
        let covered = self.covered(supplier).into_iter();
        covered.filter(|question| self.verdict(question, supplier) == verdict).collect()
    }

    /// What the answers come to.
    pub fn outcome(&self, supplier: &Supplier) -> Outcome {
        let covered = self.covered(supplier);
        let heaviest = covered.iter().map(|question| self.verdict(question, supplier)).max();
        match heaviest {
            None => Outcome::NotAssessed,
            Some(Verdict::Blocks) => Outcome::NotApproved,
            Some(Verdict::Measure) => Outcome::WithMeasures,
            Some(Verdict::Note | Verdict::Good) => Outcome::Approved,
        }
    }

    /// Gaps that need a measure and have none with owner and deadline.
    pub fn without_measure(&self, supplier: &Supplier) -> Vec<&'static Question> {
        let gaps = self.with_verdict(supplier, Verdict::Measure).into_iter();
        let settled = |question: &&Question| {
            self.measures.iter().any(|measure| measure.question == question.id && measure.is_settled())
        };
        gaps.filter(|question| !settled(question)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::dossier::{Judgement, Measure, Termination};
    use super::*;
    use crate::domain::{DataRole, ServiceType};

    fn supplier() -> Supplier {
        let service = ServiceType::RecordSystemHosted;
        Supplier { service, role: Some(DataRole::Processor), remote_access: true, ..Supplier::default() }
    }

    fn said(choice: Choice) -> Reply {
        Reply { choice: Some(choice), ..Reply::default() }
    }

    /// A dossier in which the supplier has answered everything as it should be.
    fn faultless() -> Dossier {
        let mut dossier = Dossier::default();
        for question in Question::about(&supplier()).into_iter().filter(|own| own.asked == Asked::Supplier) {
            let reply = match question.answer {
                AnswerKind::YesPartlyNo if question.good == Some(Good::No) => said(Choice::No),
                AnswerKind::YesPartlyNo => said(Choice::Yes),
                AnswerKind::Choice => Reply { option: question.options[0].id.clone(), ..Reply::default() },
                _ => Reply { note: "x".into(), ..Reply::default() },
            };
            dossier.replies.insert(question.id.clone(), reply);
        }
        dossier
    }

    #[test]
    fn nobody_is_approved_before_anybody_has_answered() {
        assert_eq!(Dossier::default().outcome(&supplier()), Outcome::NotAssessed);
        assert_eq!(faultless().outcome(&supplier()), Outcome::Approved);
    }

    #[test]
    fn one_that_blocks_is_not_outweighed_by_any_number_of_good_answers() {
        let mut dossier = faultless();
        dossier.replies.insert("D-07".into(), said(Choice::Yes));
        assert_eq!(dossier.outcome(&supplier()), Outcome::NotApproved, "own use of the data blocks");
        dossier.replies.insert("D-07".into(), said(Choice::No));
        dossier.replies.insert("D-15".into(), said(Choice::No));
        assert_eq!(dossier.outcome(&supplier()), Outcome::WithMeasures);
        assert_eq!(dossier.without_measure(&supplier()).len(), 1);
    }

    #[test]
    fn an_answer_left_blank_is_as_heavy_as_a_bad_one() {
        let mut dossier = faultless();
        dossier.replies.remove("D-09");
        assert_eq!(dossier.outcome(&supplier()), Outcome::NotApproved);
    }

    #[test]
    fn nobody_gets_approved_by_calling_everything_not_relevant() {
        let mut dossier = faultless();
        for reply in dossier.replies.values_mut().filter(|reply| reply.choice.is_some()) {
            reply.choice = Some(Choice::NotApplicable);
        }
        assert_eq!(dossier.outcome(&supplier()), Outcome::WithMeasures);
    }

    #[test]
    fn a_lighter_judgement_counts_only_with_its_reason() {
        let mut dossier = faultless();
        dossier.replies.insert("D-34".into(), said(Choice::No));
        let mut judgement = Judgement { verdict: Some(Verdict::Note), reason: "  ".into() };
        dossier.judgements.insert("D-34".into(), judgement.clone());
        assert_eq!(dossier.outcome(&supplier()), Outcome::NotApproved);
        judgement.reason = "Fjernhjelp er slått av.".into();
        dossier.judgements.insert("D-34".into(), judgement);
        assert_eq!(dossier.outcome(&supplier()), Outcome::Approved);
    }

    #[test]
    fn a_measure_that_is_done_closes_the_gap_and_one_that_is_planned_settles_it() {
        let mut dossier = faultless();
        dossier.replies.insert("D-34".into(), said(Choice::No));
        dossier.measures.push(Measure { question: "D-34".into(), ..Measure::default() });
        assert_eq!(dossier.outcome(&supplier()), Outcome::NotApproved);
        dossier.measures[0].status = ActionStatus::Done;
        assert_eq!(dossier.outcome(&supplier()), Outcome::Approved);
    }

    #[test]
    fn the_declaration_weighs_more_once_the_agreement_ends() {
        let mut dossier = faultless();
        dossier.replies.insert("D-50".into(), said(Choice::No));
        assert_eq!(dossier.outcome(&supplier()), Outcome::WithMeasures);
        dossier.termination = Some(Termination::default());
        assert_eq!(dossier.outcome(&supplier()), Outcome::NotApproved);
    }
}
