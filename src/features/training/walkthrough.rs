//! The walkthrough, step by step, as somebody takes it on a phone. It knows no binder, only the invitation; what is kept
//! for a reload holds the name and the answers and nothing else.

use super::content::{Module, Question};
use super::exchange::{Completion, Invitation};
use crate::content::{readability::words, Lang, Localized};
use crate::domain::{Date, Declaration, DECLARATIONS_VERSION, LONGEST_PERSON_NAME};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is kept for a reload is never longer, in bytes.
const MOST_KEPT: usize = 100_000;
/// Words that somebody reads in a minute, and seconds for a choice, for the estimate on the first page.
const READING: (usize, usize) = (200, 4);

/// Somebody on the way through the course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Walkthrough {
    /// The course.
    pub invitation: Invitation,
    /// Who takes it, as typed.
    pub name: String,
    /// Meets patients or works with their records, which adds cards.
    pub with_patients: Option<bool>,
    /// The options tried at each question, in order, up to the best one.
    tried: BTreeMap<String, Vec<usize>>,
    /// What was agreed to.
    agreed: BTreeSet<Declaration>,
    /// The step, from 0.
    at: usize,
    /// The day of signing.
    signed_on: Option<Date>,
}

/// A page of the walkthrough.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Name, and whether one meets patients.
    Who,
    /// One idea.
    Card(Card),
    /// A question about the card before it.
    Question(&'static Question),
    /// A text to read and agree to.
    Declaration(Declaration),
    /// Signing.
    Sign,
    /// The receipt.
    Receipt,
}

/// What a card tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Card {
    /// One of the nine.
    Module(&'static Module),
    /// The clinic's own rules.
    Rules,
    /// A case of the clinic's, by its place in the invitation.
    Case(usize),
    /// The clinic has words of its own, and they are not in a link: they stand in the course file.
    Elsewhere,
}

/// What is missing before one can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A name.
    Name,
    /// Whether one meets patients.
    Patients,
    /// The best answer.
    Answer,
    /// A yes to the text.
    Agreement,
    /// The signature.
    Signature,
}

/// One tap.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// The name is typed, on the first page.
    Name(String),
    /// Meets patients, or does not; on the first page.
    WithPatients(bool),
    /// Goes on, if nothing is missing.
    Next,
    /// Goes back.
    Back,
    /// Goes to a step, as far as one has come.
    GoTo(usize),
    /// Answers the question that is shown.
    Choose(usize),
    /// Agrees to the text that is shown, or takes it back.
    Agree(bool),
    /// The course file was opened on the way: the clinic's own words come along.
    Complete(Box<Invitation>),
    /// Signs on this day.
    Sign(Date),
}

impl Walkthrough {
    /// The start of a course.
    pub fn of(invitation: Invitation) -> Walkthrough {
        Walkthrough { invitation, ..Walkthrough::default() }
    }

    /// The start of a course for somebody whom the binder knows, on the clinic's own PC.
    pub fn for_person(invitation: Invitation, name: &str, with_patients: bool) -> Walkthrough {
        let with_patients = Some(with_patients);
        Walkthrough { invitation, name: bounded(name), with_patients, ..Walkthrough::default() }
    }

    /// What to keep for a reload.
    pub fn to_keep(&self) -> String {
        serde_json::to_string(self).expect("texts, numbers and dates")
    }

    /// Goes on with what was kept; `None` when that is not whole. It may be anything, so it is brought within its bounds.
    pub fn resume(kept: &str) -> Option<Walkthrough> {
        if kept.len() > MOST_KEPT {
            return None;
        }
        let kept: Walkthrough = serde_json::from_str(kept).ok()?;
        if !kept.invitation.is_bounded() || kept.invitation.modules.is_empty() {
            return None;
        }
        let mut own = Walkthrough { name: bounded(&kept.name), tried: BTreeMap::new(), ..kept.clone() };
        for question in kept.invitation.questions.iter().filter_map(|id| Question::find(id)) {
            let mut tried = vec![];
            for choice in kept.tried.get(&question.id).into_iter().flatten() {
                let is_new = *choice < question.options.len() && !tried.contains(choice);
                if is_new && tried.last() != Some(&question.best()) {
                    tried.push(*choice);
                }
            }
            if !tried.is_empty() {
                own.tried.insert(question.id.clone(), tried);
            }
        }
        if own.reach() < own.steps().len() - 1 {
            own.signed_on = None;
        }
        own.at = kept.at.min(own.reach());
        Some(own)
    }

    /// The cards of this person, in order.
    pub fn cards(&self) -> Vec<Card> {
        let mut cards: Vec<Card> = self.modules().map(Card::Module).collect();
        let own = &self.invitation;
        if !own.is_whole() {
            cards.push(Card::Elsewhere);
        }
        if !own.rules.is_empty() {
            cards.push(Card::Rules);
        }
        cards.extend((0..own.cases.len()).map(Card::Case));
        cards
    }

    fn modules(&self) -> impl Iterator<Item = &'static Module> + use<'_> {
        let with_patients = self.with_patients.unwrap_or(true);
        let known = self.invitation.modules.iter().filter_map(|id| Module::find(id));
        known.filter(move |module| with_patients || !module.is_about_patients())
    }

    fn questions_of(&self, module: &'static Module) -> impl Iterator<Item = &'static Question> + use<'_> {
        let known = self.invitation.questions.iter().filter_map(|id| Question::find(id));
        known.filter(|question| question.module == module.id)
    }

    /// The questions of this person, in order.
    pub fn questions(&self) -> Vec<&'static Question> {
        self.modules().flat_map(|module| self.questions_of(module)).collect()
    }

    /// Every page, in order: each card with its questions, the two texts, the signature, the receipt.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = vec![Step::Who];
        for card in self.cards() {
            let questions = match card {
                Card::Module(module) => self.questions_of(module).map(Step::Question).collect(),
                _ => vec![],
            };
            steps.push(Step::Card(card));
            steps.extend(questions);
        }
        steps.extend(Declaration::ALL.map(Step::Declaration));
        steps.extend([Step::Sign, Step::Receipt]);
        steps
    }

    /// The page that is shown.
    pub fn step(&self) -> Step {
        self.steps().into_iter().nth(self.at).unwrap_or(Step::Who)
    }

    /// Its number, from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// "Kort 3 av 8": the number of the card that is shown, or that the question is about, and how many there are.
    pub fn card_number(&self) -> Option<(usize, usize)> {
        let steps = self.steps();
        let is_card = |step: &&Step| matches!(step, Step::Card(_));
        let on_card = matches!(steps.get(self.at), Some(Step::Card(_) | Step::Question(_)));
        let number = steps.iter().take(self.at + 1).filter(is_card).count();
        on_card.then(|| (number, steps.iter().filter(is_card).count()))
    }

    /// Minutes that it takes somebody who reads every word, and the reason for one answer to each question.
    pub fn minutes(&self, lang: Lang) -> usize {
        let count = |text: &Localized| words(text.get(lang));
        let own = &self.invitation;
        let cards =
            self.modules().flat_map(|module| module.idea.iter().chain([&module.title, &module.example]));
        let asked = self.questions();
        let questions = asked.iter().flat_map(|question| {
            let options = question.options.iter().map(|option| &option.text);
            options.chain([&question.scenario, &question.ask, &question.options[question.best()].why])
        });
        let sections = Declaration::ALL.into_iter().flat_map(Declaration::sections);
        let signed = sections.flat_map(|section| section.text.iter().chain([&section.title]));
        let typed = own.rules.iter().chain(own.cases.iter().flat_map(|(what, how)| [what, how]));
        let read: usize = cards.chain(questions).chain(signed).map(count).sum::<usize>()
            + typed.map(|text| words(text)).sum::<usize>();
        let choices = asked.len() + 1 + Declaration::ALL.len();
        (read * 60 / READING.0 + choices * READING.1).div_ceil(60)
    }

    /// The options tried at a question, in order.
    pub fn tried(&self, question: &Question) -> &[usize] {
        self.tried.get(&question.id).map_or(&[], Vec::as_slice)
    }

    /// True once the best option was chosen.
    pub fn is_answered(&self, question: &Question) -> bool {
        self.tried(question).last() == Some(&question.best())
    }

    /// True once the text was agreed to.
    pub fn has_agreed(&self, declaration: Declaration) -> bool {
        self.agreed.contains(&declaration)
    }

    /// What is missing on a page.
    pub fn lack(&self, step: &Step) -> Option<Lack> {
        match step {
            Step::Who if self.name.trim().is_empty() => Some(Lack::Name),
            Step::Who if self.with_patients.is_none() => Some(Lack::Patients),
            Step::Question(question) if !self.is_answered(question) => Some(Lack::Answer),
            Step::Declaration(which) if !self.has_agreed(*which) => Some(Lack::Agreement),
            Step::Sign if self.signed_on.is_none() => Some(Lack::Signature),
            _ => None,
        }
    }

    /// The farthest step that one may go to: the first on which something is missing.
    pub fn reach(&self) -> usize {
        let steps = self.steps();
        steps.iter().position(|step| self.lack(step).is_some()).unwrap_or(steps.len() - 1)
    }

    /// True once it is signed. Nothing of it changes from then on.
    pub fn is_signed(&self) -> bool {
        self.signed_on.is_some()
    }

    /// Carries out a tap. What fits nothing changes nothing.
    pub fn apply(&mut self, act: Act) {
        match act {
            Act::GoTo(step) => self.at = step.min(self.reach()),
            Act::Back => self.at = self.at.saturating_sub(1),
            Act::Next => self.at = (self.at + 1).min(self.reach()),
            _ if self.is_signed() => {}
            Act::Name(name) if self.at == 0 => self.name = bounded(&name),
            Act::WithPatients(with) if self.at == 0 => self.with_patients = Some(with),
            Act::Name(_) | Act::WithPatients(_) => {}
            Act::Choose(choice) => self.choose(choice),
            Act::Agree(yes) => {
                if let Step::Declaration(which) = self.step() {
                    if yes {
                        self.agreed.insert(which)
                    } else {
                        self.agreed.remove(&which)
                    };
                }
            }
            Act::Complete(course) => self.complete(*course),
            Act::Sign(day) => {
                if self.step() == Step::Sign && self.reach() == self.at {
                    self.signed_on = Some(day);
                    self.at += 1;
                }
            }
        }
    }

    fn choose(&mut self, choice: usize) {
        let Step::Question(question) = self.step() else { return };
        let is_new = choice < question.options.len() && !self.tried(question).contains(&choice);
        if is_new && !self.is_answered(question) {
            self.tried.entry(question.id.clone()).or_default().push(choice);
        }
    }

    /// Takes the clinic's own words from the file of the same course. One stays where the first of them begin.
    fn complete(&mut self, course: Invitation) {
        let own = &mut self.invitation;
        if course.version == own.version && course.clinic == own.clinic && course.is_bounded() {
            (own.rules, own.cases, own.own_words) = (course.rules, course.cases, course.own_words);
            self.at = self.at.min(self.reach());
        }
    }

    /// Questions whose first answer was the best.
    pub fn right_at_first(&self) -> usize {
        let first = |question: &&&Question| self.tried(question).first() == Some(&question.best());
        self.questions().iter().filter(first).count()
    }

    /// What the receipt says; `None` before the signature.
    pub fn completion(&self) -> Option<Completion> {
        Some(self.completion_on(self.signed_on?))
    }

    /// What the receipt will say when it is signed on a day: shown and signed before it is final.
    pub fn completion_on(&self, date: Date) -> Completion {
        let count = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        Completion {
            clinic: self.invitation.clinic.clone(),
            version: self.invitation.version.clone(),
            name: self.name.split_whitespace().collect::<Vec<_>>().join(" "),
            date,
            modules: self.modules().map(|module| module.id.clone()).collect(),
            asked: count(self.questions().len()),
            right: count(self.right_at_first()),
            own_words: self.invitation.is_whole(),
            with_patients: self.with_patients.unwrap_or(true),
            declarations: DECLARATIONS_VERSION,
        }
    }
}

fn bounded(name: &str) -> String {
    crate::domain::bounded(name, LONGEST_PERSON_NAME)
}
