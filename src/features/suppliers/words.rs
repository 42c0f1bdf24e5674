//! Words for the choices of this module.

use super::content::{AnswerKind, Persons, Question};
use super::dossier::{AtEnd, Choice, Dossier, Origin, Reply, RequestStatus, Verdict};
use super::exchange::Remark;
use super::t;
use super::verdict::Outcome;
use crate::content::{Lang, Localized, SourceRef};
use crate::domain::{country_name, long_date, parse_date, ActionStatus, DataCategory, Date, Supplier};
use std::collections::BTreeSet;

/// An answer.
pub fn choice(choice: Choice) -> &'static Localized {
    match choice {
        Choice::Yes => &t::YES,
        Choice::Partly => &t::PARTLY,
        Choice::No => &t::NO,
        Choice::NotApplicable => &t::NOT_APPLICABLE,
    }
}

/// How heavy an answer is.
pub fn verdict(verdict: Verdict) -> &'static Localized {
    match verdict {
        Verdict::Good => &t::VERDICT_GOOD,
        Verdict::Note => &t::VERDICT_NOTE,
        Verdict::Measure => &t::VERDICT_MEASURE,
        Verdict::Blocks => &t::VERDICT_BLOCKS,
    }
}

/// What an assessment comes to.
pub fn outcome(outcome: Outcome) -> &'static Localized {
    match outcome {
        Outcome::NotAssessed => &t::OUTCOME_NOT_ASSESSED,
        Outcome::Approved => &t::OUTCOME_APPROVED,
        Outcome::WithMeasures => &t::OUTCOME_WITH_MEASURES,
        Outcome::NotApproved => &t::OUTCOME_NOT_APPROVED,
    }
}

/// Whose text an agreement is.
pub fn origin(origin: Origin) -> &'static Localized {
    match origin {
        Origin::Ours => &t::ORIGIN_OURS,
        Origin::Theirs => &t::ORIGIN_THEIRS,
    }
}

/// What becomes of the data.
pub fn at_end(data: AtEnd) -> &'static Localized {
    match data {
        AtEnd::ReturnAndDelete => &t::AT_END_RETURN,
        AtEnd::Delete => &t::AT_END_DELETE,
    }
}

/// An answer in words, with the description; "not answered" when there is none.
pub fn reply(question: &Question, reply: Option<&Reply>, lang: Lang) -> String {
    let Some(reply) = reply.filter(|reply| !reply.is_blank()) else { return t::NOT_ANSWERED.string(lang) };
    let chosen = match question.answer {
        AnswerKind::YesPartlyNo => reply.choice.map(|own| choice(own).string(lang)),
        AnswerKind::Choice => question.option(&reply.option).map(|option| option.text(lang).to_owned()),
        _ => None,
    };
    let note = reply.note.trim();
    let note = match question.answer {
        AnswerKind::Date => parse_date(note).map_or_else(|| note.to_owned(), |day| long_date(day, lang)),
        _ => note.to_owned(),
    };
    match chosen {
        Some(chosen) if note.is_empty() => chosen,
        Some(chosen) => format!("{chosen}. {note}"),
        None if note.is_empty() => t::NOT_ANSWERED.string(lang),
        None => note,
    }
}

/// What is known of a question about a supplier: the answer, or that the binder has it from elsewhere.
pub fn known(question: &Question, dossier: &Dossier, supplier: &Supplier, lang: Lang) -> String {
    let own = dossier.replies.get(&question.id);
    if own.is_none_or(Reply::is_blank) && dossier.is_settled(question, supplier) {
        return t::SETTLED_SHORT.string(lang);
    }
    reply(question, own, lang)
}

/// A date, or that none is set.
pub fn date(date: Option<Date>, lang: Lang) -> String {
    date.map_or_else(|| t::NO_DATE.string(lang), |date| long_date(date, lang))
}

/// What data, one a line.
pub fn categories(data: &BTreeSet<DataCategory>, lang: Lang) -> Vec<String> {
    data.iter().map(|category| category.name().string(lang)).collect()
}

/// Whose data, in the order of the catalogue.
pub fn persons(ids: &BTreeSet<String>, lang: Lang) -> Vec<String> {
    let chosen = super::content::persons().iter().filter(|persons: &&Persons| ids.contains(&persons.id));
    chosen.map(|persons| persons.name.string(lang)).collect()
}

/// Every country where data is handled, the firm's own first.
pub fn places(supplier: &Supplier, lang: Lang) -> Vec<String> {
    let firms = supplier.sub_processors.iter().map(|firm| &firm.country);
    let mut places: Vec<String> = vec![];
    for code in [&supplier.country].into_iter().chain(firms) {
        let name = country_name(code.trim(), lang);
        if !name.is_empty() && !places.contains(&name) {
            places.push(name);
        }
    }
    places
}

/// Where a statement comes from.
pub fn sources(sources: &[SourceRef], lang: Lang) -> String {
    sources.iter().map(|source| source.label(lang)).collect::<Vec<_>>().join("; ")
}

/// Where a measure stands.
pub fn status(status: ActionStatus) -> &'static Localized {
    match status {
        ActionStatus::Open => &t::STATUS_OPEN,
        ActionStatus::InProgress => &t::STATUS_IN_PROGRESS,
        ActionStatus::Done => &t::STATUS_DONE,
        ActionStatus::Dropped => &t::STATUS_DROPPED,
    }
}

/// Where a request stands.
pub fn request_status(status: RequestStatus) -> &'static Localized {
    match status {
        RequestStatus::Open => &t::REQUEST_OPEN,
        RequestStatus::Answered => &t::REQUEST_ANSWERED,
        RequestStatus::Withdrawn => &t::REQUEST_WITHDRAWN,
    }
}

/// What to look at before an answer is accepted.
pub fn remark(remark: Remark) -> &'static Localized {
    match remark {
        Remark::OtherNumber => &t::REMARK_OTHER_NUMBER,
        Remark::OtherName => &t::REMARK_OTHER_NAME,
        Remark::Late => &t::REMARK_LATE,
        Remark::IdentityNumber => &t::REMARK_IDENTITY_NUMBER,
        Remark::DeceivingSigns => &t::REMARK_DECEIVING_SIGNS,
    }
}
