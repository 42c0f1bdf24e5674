//! The catalogues: questions with their topics, presets of suppliers, the agreement's terms, who does what.

mod question_set;

pub use question_set::QuestionSet;

use super::dossier::Verdict;
use crate::content::{Lang, Localized, SourceRef};
use crate::domain::{DataCategory, DataRole, ServiceType, Supplier, TransferBasis};
use serde::Deserialize;

/// Version of the questions. Raised whenever a question comes, goes or changes its meaning; answers say which they fit.
pub const QUESTIONS_VERSION: u32 = 1;

/// One page of the supplier's form.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Stable id.
    pub id: String,
    /// Its heading.
    pub title: Localized,
}

/// Who answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// The supplier, in the form.
    Supplier,
    /// The clinic, when it reads the agreement and decides.
    Clinic,
}

/// What must hold for a question to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The supplier logs in from outside.
    RemoteAccess,
    /// A country outside the EEA is named.
    ThirdCountry,
    /// The transfer rests on the Data Privacy Framework.
    Dpf,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// Yes, partly, no or not relevant, with a few words.
    YesPartlyNo,
    /// Some sentences.
    Text,
    /// A day.
    Date,
    /// One thing a line.
    List,
    /// Countries, in words.
    Countries,
    /// One of the options.
    Choice,
}

/// A possible answer to a question with a choice of its own.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// Stable id.
    pub id: String,
    /// False when the answer falls short.
    pub ok: bool,
    nb: String,
    en: String,
}

/// The answer that needs no follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Good {
    Yes,
    No,
}

/// A question about a supplier.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// `D-01` to `D-57`. Never renumbered; a question is retired instead.
    pub id: String,
    /// The page it stands on.
    pub topic: String,
    /// Who answers.
    pub asked: Asked,
    /// True when it is asked whatever role the supplier has; otherwise only about processors.
    #[serde(default)]
    pub any_role: bool,
    /// Services that it is asked about; none for every one.
    #[serde(default)]
    pub applies: Vec<ServiceType>,
    /// Asked about other services, too, when this holds.
    pub also_when: Option<Condition>,
    /// Asked only when this holds.
    pub only_when: Option<Condition>,
    /// The question.
    pub question: Localized,
    /// Why it is asked, or how to answer.
    pub why: Localized,
    /// What shows it.
    pub evidence: Localized,
    /// How it is answered.
    pub answer: AnswerKind,
    /// The choices of [`AnswerKind::Choice`].
    #[serde(default)]
    pub options: Vec<AnswerOption>,
    /// The good answer of [`AnswerKind::YesPartlyNo`].
    pub good: Option<Good>,
    /// How heavy an answer is that falls short.
    pub weight: Verdict,
    /// How heavy "partly" is, where it differs.
    pub partly: Option<Verdict>,
    /// Services where it blocks although the weight is lighter.
    #[serde(default)]
    pub blocks_for: Vec<ServiceType>,
    /// How heavy it is once the agreement has ended, where it differs.
    pub at_end: Option<Verdict>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// What a kind of supplier usually is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// `ST-01` to `ST-24`. Never renumbered.
    pub id: String,
    /// The service.
    pub service: ServiceType,
    /// What it is called.
    pub name: Localized,
    /// The role that it usually has; none where the clinic must decide from the facts.
    pub role: Option<DataRole>,
    /// The reason for the role, or what decides it.
    pub why: Localized,
    /// Which paper is needed.
    pub paper: Localized,
    /// What to keep in mind.
    pub note: Option<Localized>,
    /// What the supplier does, for the cover page of the agreement.
    pub task: Option<Localized>,
    /// Data that it usually handles.
    #[serde(default)]
    pub categories: Vec<DataCategory>,
    /// Whose data that is.
    #[serde(default)]
    pub persons: Vec<String>,
    /// Questions to look at first.
    #[serde(default)]
    pub focus: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// A group of people whose data a supplier handles.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    /// Stable id.
    pub id: String,
    /// What they are called.
    pub name: Localized,
}

/// A field of the agreement's cover page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverField {
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub label: Localized,
    /// How to fill it in.
    pub help: Localized,
    /// The point of the law that asks for it.
    pub article: String,
}

/// A fixed term of the agreement.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Stable id.
    pub id: String,
    /// The point of article 28(3) that it covers, such as `28-3-a`; another article, or `added`.
    pub article: String,
    /// Its heading.
    pub title: Localized,
    /// One text a paragraph.
    pub text: Vec<Localized>,
    /// Questions that our own agreement answers with this term.
    #[serde(default)]
    pub settles: Vec<String>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// Where a task belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it
pub enum Place {
    Inside,
    Outside,
    Both,
}

/// Who does what in one area, inside and outside the record system.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Responsibility {
    /// Stable id.
    pub id: String,
    /// Where it belongs.
    pub place: Place,
    /// The area.
    pub area: Localized,
    /// What the supplier of the record system does, if anything.
    pub record_supplier: Option<Localized>,
    /// What the clinic does.
    pub clinic: Option<Localized>,
    /// What the supplier of IT operations does, if anything.
    pub it_supplier: Option<Localized>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// How a basis for a transfer out of the EEA stands.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The basis.
    pub id: TransferBasis,
    /// False when it is refused.
    pub valid: bool,
    /// How it stood when it was last checked.
    pub status: Localized,
    /// What the clinic does before it relies on it.
    pub check: Localized,
    /// ISO date of the last check.
    pub checked: String,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

crate::reader!(
    /// The pages of questions, in order.
    topics, "topic", "features/suppliers/questions", Topic
);
crate::reader!(
    /// Every question, in the order of the pages.
    questions, "question", "features/suppliers/questions", Question
);
crate::reader!(
    /// Every preset.
    presets, "preset", "features/suppliers/presets", Preset
);
crate::reader!(
    /// Every group of people.
    persons, "person", "features/suppliers/presets", Persons
);
crate::reader!(
    /// The fields of the cover page, in order.
    cover, "cover", "features/suppliers/terms", CoverField
);
crate::reader!(
    /// The fixed terms, in order.
    terms, "term", "features/suppliers/terms", Term
);
crate::reader!(
    /// Every area, in order.
    responsibilities, "row", "features/suppliers/responsibilities", Responsibility
);
crate::reader!(
    /// Every basis for a transfer, in order.
    transfers, "basis", "features/suppliers/transfers", Transfer
);

impl AnswerOption {
    /// The answer in words.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nb => &self.nb,
            Lang::En => &self.en,
        }
    }
}

impl Question {
    /// The question with this id.
    pub fn find(id: &str) -> Option<&'static Question> {
        questions().iter().find(|question| question.id == id)
    }

    /// The option with this id.
    pub fn option(&self, id: &str) -> Option<&AnswerOption> {
        self.options.iter().find(|option| option.id == id)
    }

    fn fits(&self, service: ServiceType, holds: impl Fn(Condition) -> bool) -> bool {
        let concerns =
            self.applies.is_empty() || self.applies.contains(&service) || self.also_when.is_some_and(&holds);
        concerns && self.only_when.is_none_or(&holds)
    }

    /// Every question that concerns a supplier, in order: those it answers and those that the clinic answers.
    pub fn about(supplier: &Supplier) -> Vec<&'static Question> {
        let holds = |condition| match condition {
            Condition::RemoteAccess => supplier.remote_access,
            Condition::ThirdCountry => supplier.transfers_out_of_eea(),
            Condition::Dpf => supplier.transfer == Some(TransferBasis::DataPrivacyFramework),
        };
        let concerns = |question: &&Question| {
            (question.any_role || supplier.is_processor()) && question.fits(supplier.service, holds)
        };
        questions().iter().filter(concerns).collect()
    }
}

impl Preset {
    /// The preset of a service.
    pub fn of(service: ServiceType) -> Option<&'static Preset> {
        presets().iter().find(|preset| preset.service == service)
    }
}
