//! What a supplier fills in, page by page. It knows no binder, only the request; what is filled in is kept nowhere but in
//! the files that the supplier downloads.

use super::content::{AnswerKind, Good, Question, QuestionSet, Topic, QUESTIONS_VERSION};
use super::dossier::{Choice, Reply};
use super::exchange::{Answer, Inquiry, LinkError};
use super::model::ReplyChange;
use crate::content::Lang;
use crate::domain::Date;

/// Questions that a page should hold at least, where the neighbours leave room.
const FEW: usize = 3;
/// Questions that a page of two topics may hold at most.
const MANY: usize = 6;

/// The form as filled in so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// The answers, as the file will hold them. Without a day until they are signed.
    pub answer: Answer,
    /// Whom to send the file to, where the request said so.
    pub contact: String,
    /// When the clinic would like the answer.
    pub due: Option<Date>,
    /// True when something was filled in that no downloaded file holds.
    pub is_unsaved: bool,
}

/// One change to the form.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields of `Answer` say it
pub enum Fill {
    /// Starts afresh on a request, in this language.
    Begin(Inquiry, Lang),
    /// Goes on with a file that was saved before.
    Resume(Box<Answer>),
    Company(String),
    OrganisationNumber(String),
    Name(String),
    Role(String),
    Email(String),
    /// An answer to the question with this id.
    Reply(String, ReplyChange),
    /// The answers are signed on this day, in the language that they are then read in.
    Sign(Date, Lang),
    /// A file with everything was downloaded.
    Save,
}

/// One page of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What it is about: one topic, or two light ones.
    pub topics: Vec<&'static Topic>,
    /// Its questions.
    pub questions: Vec<&'static Question>,
}

/// Why these questions can't be answered here; nothing when they can.
pub fn refusal(questions: &QuestionSet) -> Option<LinkError> {
    match questions.version {
        version if version > QUESTIONS_VERSION => Some(LinkError::TooNew),
        _ if questions.questions().is_empty() => Some(LinkError::NotOurs),
        _ => None,
    }
}

impl Form {
    /// True once a request or a file has been opened.
    pub fn is_begun(&self) -> bool {
        !self.answer.request.0.is_empty()
    }

    /// Carries out a change. Whatever changes an answer undoes the signature.
    pub fn apply(&mut self, fill: Fill) {
        let is_saved = matches!(fill, Fill::Begin(..) | Fill::Resume(_) | Fill::Save);
        match fill {
            Fill::Begin(inquiry, lang) => *self = Form::of(inquiry, lang),
            Fill::Resume(answer) => self.resume(*answer),
            Fill::Sign(day, lang) => {
                self.answer.answered_on = Some(day);
                self.answer.lang = lang;
            }
            Fill::Save => {}
            change => {
                self.answer.answered_on = None;
                self.fill_in(change);
            }
        }
        self.is_unsaved = !is_saved;
    }

    fn of(inquiry: Inquiry, lang: Lang) -> Form {
        let Inquiry { request, clinic, contact, questions, due } = inquiry;
        Form {
            answer: Answer { request, clinic, questions, lang, ..Answer::default() },
            contact,
            due,
            is_unsaved: false,
        }
    }

    /// A file does not say whom to send it to; the request does, where the same one is open.
    fn resume(&mut self, answer: Answer) {
        let same = self.answer.request == answer.request;
        let (contact, due) =
            if same { (std::mem::take(&mut self.contact), self.due) } else { Default::default() };
        *self = Form { answer: Answer { answered_on: None, ..answer }, contact, due, is_unsaved: false };
    }

    fn fill_in(&mut self, fill: Fill) {
        let answer = &mut self.answer;
        match fill {
            Fill::Company(text) => answer.company = text,
            Fill::OrganisationNumber(text) => answer.organisation_number = text,
            Fill::Name(text) => answer.name = text,
            Fill::Role(text) => answer.role = text,
            Fill::Email(text) => answer.email = text,
            Fill::Reply(id, change) if answer.questions.questions().iter().any(|own| own.id == id) => {
                let reply = answer.replies.entry(id.clone()).or_default();
                reply.apply(change);
                if *reply == Reply::default() {
                    answer.replies.remove(&id);
                }
            }
            _ => {}
        }
    }

    /// The request, as far as it is known.
    pub fn inquiry(&self) -> Inquiry {
        let Answer { request, clinic, questions, .. } = self.answer.clone();
        Inquiry { request, clinic, contact: self.contact.clone(), questions, due: self.due }
    }

    /// The answer to a question, blank where there is none.
    pub fn reply(&self, question: &Question) -> Reply {
        self.answer.replies.get(&question.id).cloned().unwrap_or_default()
    }

    /// The pages, in order. Light topics share one, so that nobody presses *Neste* after each question.
    pub fn pages(&self) -> Vec<Page> {
        pages(&self.answer.questions)
    }

    /// Questions without an answer.
    pub fn open(&self) -> Vec<&'static Question> {
        let questions = self.answer.questions.questions();
        questions.into_iter().filter(|question| self.reply(question).is_blank()).collect()
    }

    /// Answers on these that call for a few words and have none.
    pub fn unexplained(&self, questions: &[&'static Question]) -> Vec<&'static Question> {
        let lacks = |question: &&&'static Question| needs_words(question, &self.reply(question));
        questions.iter().filter(lacks).copied().collect()
    }
}

/// True for the good answer, which needs no words beside it.
pub fn explains_itself(question: &Question, choice: Choice) -> bool {
    match question.good {
        Some(Good::No) => choice == Choice::No,
        _ => choice == Choice::Yes,
    }
}

/// True for an answer other than the good one, without a few words beside it.
fn needs_words(question: &Question, reply: &Reply) -> bool {
    question.answer == AnswerKind::YesPartlyNo
        && reply.choice.is_some_and(|choice| !explains_itself(question, choice))
        && reply.note.trim().is_empty()
}

/// The pages that a set of questions fills.
pub fn pages(set: &QuestionSet) -> Vec<Page> {
    let mut pages: Vec<Page> = vec![];
    for (topic, questions) in set.pages() {
        match pages.last_mut() {
            Some(last) if shares(last, questions.len()) => {
                last.topics.push(topic);
                last.questions.extend(questions);
            }
            _ => pages.push(Page { topics: vec![topic], questions }),
        }
    }
    pages
}

/// True when the page has room for so many more, and one of the two is light.
fn shares(page: &Page, more: usize) -> bool {
    let own = page.questions.len();
    own.min(more) < FEW && own + more <= MANY
}
