//! What clinic and staff send each other: the course as link or file, and the receipt as signed PDF or short code.
//!
//! A link goes through mail systems and stays in browsers, so it holds nothing of the clinic but its name, the edition of
//! the course, the day by which, and which cards and questions. House rules and cases come with the file only.

mod course;
mod matching;
mod receipt;
mod trouble;

pub use course::{read_course, write_course};
pub use matching::{by_code, by_file, Incoming, Mismatch, Remark};
pub use receipt::{read_receipt, write_receipt, Completion};
pub use trouble::distrust;

use super::content::{Module, Question};
use super::course::{Length, YEARLY_QUESTIONS};
use super::model::Log;
use crate::domain::exchange::link::{self, checksum};
use crate::domain::exchange::LinkError;
use crate::domain::{Ctx, Date, Flag, Person};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What comes before the packed course.
const BEFORE: &str = "#/kurs?f=";
/// The form of the link that this app writes, and the newest that it reads.
const VERSION: u64 = 1;

/// A course on its way to those who take it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Invitation {
    /// Who asks.
    pub clinic: String,
    /// Which edition of the course.
    pub version: String,
    /// By when.
    pub due: Option<Date>,
    /// The cards, in order.
    pub modules: Vec<String>,
    /// The questions.
    pub questions: Vec<String>,
    /// The clinic has rules or cases of its own, whether they are here or not.
    pub own_words: bool,
    /// The clinic's own rules; none in a link.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// The clinic's own cases, each with what we do; none in a link.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<(String, String)>,
}

/// Version of the form, clinic, edition, day, numbers of the cards and of the questions, own words, checksum.
type Packed = (u64, String, String, Option<Date>, Vec<u8>, Vec<u8>, bool, String);

impl Invitation {
    /// The course as it stands, for everybody.
    pub fn of(ctx: &Ctx, log: &Log, length: Length) -> Invitation {
        let flags = ctx.clinic.flags();
        let (course, version) = (&log.course, log.course.version(&flags));
        let modules = course.modules(&flags);
        Invitation {
            clinic: crate::domain::exchange::line(&ctx.clinic.name),
            due: course.due,
            questions: draw(&modules, &flags, &format!("{version}/{}", ctx.today.year()), length),
            modules: modules.into_iter().map(|module| module.id.clone()).collect(),
            own_words: course.has_own_words(),
            rules: course.written_rules().map(|rule| rule.text.trim().to_owned()).collect(),
            cases: course
                .written_cases()
                .map(|case| (case.situation.trim().to_owned(), case.advice.trim().to_owned()))
                .collect(),
            version,
        }
    }

    /// The course for one person, by the plan.
    pub fn for_person(ctx: &Ctx, log: &Log, person: &Person, length: Length) -> Invitation {
        let plan = log.plan_of(&person.id);
        let mut own = Invitation::of(ctx, log, length);
        own.due = plan.due.or(own.due);
        own.modules.retain(|id| !plan.left_out.contains(id));
        let kept = |id: &String| Question::find(id).is_some_and(|own| !plan.left_out.contains(&own.module));
        own.questions.retain(kept);
        own
    }

    /// What a link may hold.
    pub fn without_own_words(&self) -> Invitation {
        Invitation { rules: vec![], cases: vec![], ..self.clone() }
    }

    /// True when the clinic's own words are here, or it has none.
    pub fn is_whole(&self) -> bool {
        !self.own_words || !self.rules.is_empty() || !self.cases.is_empty()
    }

    /// The part of the address from `#` on; `None` when it would be too long for a link.
    pub fn fragment(&self) -> Option<String> {
        let bare = self.without_own_words();
        let modules = bare.modules.iter().filter_map(|id| Some(Module::find(id)?.number())).collect();
        let questions = bare.questions.iter().filter_map(|id| Some(Question::find(id)?.number())).collect();
        let sum = checksum(&bare);
        let Invitation { clinic, version, due, own_words, .. } = bare;
        let packed: Packed = (VERSION, clinic, version, due, modules, questions, own_words, sum);
        link::fragment(BEFORE, &packed)
    }

    /// The course in a fragment, or in what follows `f=`.
    pub fn read_fragment(fragment: &str) -> Result<Invitation, LinkError> {
        let packed: Packed = link::read_fragment(fragment, VERSION)?;
        let (form, clinic, version, due, modules, questions, own_words, sum) = packed;
        let modules = modules.into_iter().map(|number| format!("M-{number:02}")).collect();
        let questions = questions.into_iter().map(|number| format!("Q-{number:02}")).collect();
        let bare =
            Invitation { clinic, version, due, modules, questions, own_words, ..Invitation::default() };
        if form != VERSION || sum != checksum(&bare) {
            return Err(LinkError::Torn);
        }
        bare.clean().map_err(|cause| match cause {
            course::Unfit::Unknown => LinkError::TooNew,
            course::Unfit::Bounds => LinkError::NotOurs,
        })
    }
}

/// The questions of a course, in the order of the cards. The yearly ones are spread over as many cards as there are, and
/// drawn by the edition and the year, so that everybody at a clinic gets the same and next year brings others.
fn draw(modules: &[&'static Module], flags: &BTreeSet<Flag>, seed: &str, length: Length) -> Vec<String> {
    let rank = |id: &str| Sha256::digest(format!("{seed}/{id}").as_bytes()).to_vec();
    let mut piles: Vec<Vec<&Question>> = modules
        .iter()
        .map(|module| module.questions().filter(|question| question.is_for_clinic(flags)).collect())
        .collect();
    let total: usize = piles.iter().map(Vec::len).sum();
    let wanted = if length == Length::Full { total } else { YEARLY_QUESTIONS.min(total) };
    piles.iter_mut().for_each(|pile| pile.sort_by_key(|question| rank(&question.id)));
    piles.sort_by_key(|pile| pile.first().map(|question| rank(&question.module)));
    let deepest = piles.iter().map(Vec::len).max().unwrap_or_default();
    let rounds = (0..deepest).flat_map(|depth| piles.iter().filter_map(move |pile| pile.get(depth)));
    let mut drawn: Vec<String> = rounds.take(wanted).map(|question| question.id.clone()).collect();
    drawn.sort_by_key(|id| Question::find(id).map(|own| (own.module.clone(), rank(id))));
    drawn
}
