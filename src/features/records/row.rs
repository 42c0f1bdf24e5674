//! The rows of the record as they read today: the catalogue, the clinic's facts, and what the clinic says itself.

mod parts;

pub use parts::{Kept, Receiver};

use super::content::{activities, Activity, TransferNote};
use super::model::{Answer, Field, OwnRow, Register, Verdict};
use super::t;
use crate::content::{Lang, SourceRef};
use crate::domain::privacy::{Applicable, Article, LegalBasis};
use crate::domain::{Clinic, Ctx, Date, Id, Topic};
use parts::Parts;
use serde::Serialize;
use std::collections::BTreeSet;

/// A row of the record, in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// `P-01`, or the id of a row of the clinic's own.
    pub id: String,
    /// True for a row of the clinic's own.
    pub is_own: bool,
    /// What it is called; never empty.
    pub name: String,
    /// The body of data, for finding the controllers.
    pub topic: Topic,
    /// Whether it is right; `None` until somebody has looked.
    pub verdict: Option<Verdict>,
    /// When that was decided.
    pub decided_on: Option<Date>,
    /// Why a struck row does not concern the clinic.
    pub reason: String,
    /// Undertakings that answer for the data.
    pub controllers: Vec<String>,
    /// Why the clinic does it.
    pub purpose: String,
    /// The grounds in article 6.
    pub article_6: Vec<Article>,
    /// The exceptions in article 9.
    pub article_9: Vec<Article>,
    /// The clinic's interest, where article 6 no. 1 letter f is a ground; empty otherwise.
    pub interest: String,
    /// The Norwegian law.
    pub statutes: Vec<String>,
    /// Whose data it is.
    pub subjects: Vec<String>,
    /// Kinds of data.
    pub categories: Vec<String>,
    /// True when any of them says something about health, so that article 9 counts too.
    pub is_about_health: bool,
    /// Who gets data.
    pub recipients: Vec<Receiver>,
    /// Who gives the clinic data, and gets none.
    pub origins: Vec<String>,
    /// Names of the systems that hold the data.
    pub systems: Vec<String>,
    /// Transfers out of the EEA; one line that says there are none, otherwise.
    pub transfers: Vec<String>,
    /// True when data leaves the EEA.
    pub leaves_eea: bool,
    /// How long data is kept.
    pub retention: Vec<Kept>,
    /// How the data is protected.
    pub security: String,
    /// What the clinic must find out itself.
    pub checks: Vec<String>,
    /// What to keep in mind.
    pub notes: Vec<String>,
    /// Where the prefilled part comes from.
    pub sources: Vec<SourceRef>,
    /// What the row rests on, by id, whatever the language.
    pub facts: RowFacts,
}

/// What a row rests on: ids of the catalogues and of the clinic's facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RowFacts {
    /// Legal bases.
    pub bases: Vec<String>,
    /// Categories of data.
    pub categories: Vec<String>,
    /// Recipients.
    pub recipients: Vec<String>,
    /// Retention rules.
    pub retention: Vec<String>,
    /// Suppliers.
    pub suppliers: Vec<Id>,
    /// Systems.
    pub systems: Vec<Id>,
}

impl Row {
    /// True when it does not concern the clinic.
    pub fn is_struck(&self) -> bool {
        self.verdict == Some(Verdict::Struck)
    }

    /// True when somebody has looked at it.
    pub fn is_decided(&self) -> bool {
        self.verdict.is_some()
    }

    /// True when the clinic weighs its interest against the person's.
    pub fn rests_on_interest(&self) -> bool {
        self.article_6.iter().any(|own| own.id() == "6-1-f")
    }

    /// What the legal basis lacks, if anything.
    pub fn lacks(&self) -> Option<Lack> {
        match (self.article_6.is_empty(), self.is_about_health && self.article_9.is_empty()) {
            (true, _) => Some(Lack::Article6),
            (false, true) => Some(Lack::Article9),
            (false, false) => None,
        }
    }
}

/// What a legal basis lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A ground in article 6.
    Article6,
    /// An exception in article 9, which data about health needs.
    Article9,
}

/// Every row that concerns the clinic, the struck ones too: the prefilled ones in order, then the clinic's own.
pub fn rows(ctx: &Ctx, register: &Register) -> Vec<Row> {
    let applicable = Applicable::new(ctx.clinic, &ctx.digest.privacy);
    let make = Make { clinic: ctx.clinic, register, applicable: &applicable, lang: ctx.lang };
    let prefilled = activities().iter().filter(|activity| applicable.fits(&activity.applies));
    let own = register.own.iter().map(|own| make.own(own));
    prefilled.map(|activity| make.prefilled(activity)).chain(own).collect()
}

/// One row, if it concerns the clinic.
pub fn row(ctx: &Ctx, register: &Register, id: &str) -> Option<Row> {
    rows(ctx, register).into_iter().find(|row| row.id == id)
}

/// What rows are made of.
struct Make<'a> {
    clinic: &'a Clinic,
    register: &'a Register,
    applicable: &'a Applicable<'a>,
    lang: Lang,
}

impl Make<'_> {
    fn prefilled(&self, activity: &Activity) -> Row {
        let lang = self.lang;
        let row = self.filled(activity);
        let bases = row.facts.bases.iter().filter_map(|id| LegalBasis::find(id));
        let interest = bases.filter_map(|basis| basis.interest.as_ref()).map(|own| own.string(lang)).next();
        let interest = self.interest(&row, interest.unwrap_or_default());
        Row { interest, ..row }
    }

    /// The clinic's words on its interest, or the proposal; nothing where no ground asks for it.
    fn interest(&self, row: &Row, proposal: String) -> String {
        let own = self.register.answer(&row.id).text(Field::Interest);
        if row.rests_on_interest() {
            own.map_or(proposal, str::to_owned)
        } else {
            String::new()
        }
    }

    fn filled(&self, activity: &Activity) -> Row {
        let (lang, answer) = (self.lang, self.register.answer(&activity.id));
        let parts = Parts::of_activity(self.clinic, self.applicable, activity, answer);
        let bases = || parts.bases.iter().copied();
        let subjects = activity.subjects.iter().map(|own| own.string(lang)).collect();
        let statutes: Vec<String> =
            bases().filter_map(|basis| basis.statute.as_ref()).map(|own| own.string(lang)).collect();
        let proposed = |of: fn(&LegalBasis) -> &[Article]| unique(bases().flat_map(of).cloned());
        Row {
            id: activity.id.clone(),
            is_own: false,
            name: activity.name.string(lang),
            purpose: answer.text(Field::Purpose).map_or_else(|| activity.purpose.string(lang), str::to_owned),
            article_6: chosen(answer.article_6.as_ref(), || proposed(|basis| &basis.article_6)),
            article_9: chosen(answer.article_9.as_ref(), || proposed(|basis| &basis.article_9)),
            statutes: instead(answer.text(Field::Statute), || unique(statutes)),
            subjects: instead(answer.text(Field::Subjects), || subjects),
            security: answer
                .text(Field::Security)
                .map_or_else(|| activity.security.string(lang), str::to_owned),
            checks: bases().filter_map(|basis| basis.check.as_ref()).map(|own| own.string(lang)).collect(),
            notes: bases().filter_map(|basis| basis.note.as_ref()).map(|own| own.string(lang)).collect(),
            sources: activity.sources.clone(),
            ..self.common(&parts, answer, activity.topic, activity.transfer)
        }
    }

    fn own(&self, own: &OwnRow) -> Row {
        let answer = &own.answer;
        let parts = Parts::of_own(self.clinic, own);
        let name = own.name.trim();
        let text = |field| answer.text(field).unwrap_or_default().to_owned();
        let row = Row {
            id: own.id.0.clone(),
            is_own: true,
            name: if name.is_empty() { t::UNNAMED_ROW.string(self.lang) } else { name.to_owned() },
            purpose: text(Field::Purpose),
            article_6: chosen(answer.article_6.as_ref(), Vec::new),
            article_9: chosen(answer.article_9.as_ref(), Vec::new),
            statutes: instead(answer.text(Field::Statute), Vec::new),
            subjects: instead(answer.text(Field::Subjects), Vec::new),
            security: text(Field::Security),
            ..self.common(&parts, answer, own.topic, TransferNote::Suppliers)
        };
        let interest = self.interest(&row, String::new());
        Row { interest, ..row }
    }

    /// What both kinds of rows get from the facts.
    fn common(&self, parts: &Parts, answer: &Answer, topic: Topic, note: TransferNote) -> Row {
        let lang = self.lang;
        let categories = parts.categories.iter().map(|own| own.name.string(lang));
        let (transfers, leaves_eea) = parts.transfers(answer, note, lang);
        Row {
            topic,
            verdict: answer.verdict,
            decided_on: answer.decided_on,
            reason: answer.reason.trim().to_owned(),
            controllers: controllers(self.clinic, topic),
            categories: categories.chain(answer.text(Field::Categories).map(str::to_owned)).collect(),
            is_about_health: parts.categories.iter().any(|own| own.health),
            recipients: parts.receivers(self.applicable, self.register, answer, lang),
            origins: parts.origins(self.applicable, lang),
            systems: parts.systems.iter().map(|own| own.label(lang)).collect(),
            transfers,
            leaves_eea,
            retention: parts.kept(self.applicable, answer, lang),
            facts: parts.facts(),
            ..Row::default()
        }
    }
}

/// Those who answer for a body of data: the undertakings that have settled it, or the clinic.
pub fn controllers(clinic: &Clinic, topic: Topic) -> Vec<String> {
    let settled = clinic.controllerships.iter().filter(|own| own.topic == topic && topic != Topic::Other);
    let names = settled.flat_map(|own| &own.controllers).filter_map(|id| {
        let found = clinic.undertakings.iter().find(|undertaking| undertaking.id == *id)?;
        Some(found.name.trim().to_owned()).filter(|name| !name.is_empty())
    });
    let names = unique(names);
    if names.is_empty() {
        vec![clinic.name.clone()]
    } else {
        names
    }
}

/// Each once, in the order of the first.
fn unique<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut kept = vec![];
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

/// The clinic's choice, or the proposal.
fn chosen(own: Option<&BTreeSet<Article>>, proposal: impl FnOnce() -> Vec<Article>) -> Vec<Article> {
    own.map_or_else(proposal, |own| own.iter().cloned().collect())
}

/// The clinic's own words, or the proposal.
fn instead(own: Option<&str>, proposal: impl FnOnce() -> Vec<String>) -> Vec<String> {
    own.map_or_else(proposal, |text| vec![text.to_owned()])
}
