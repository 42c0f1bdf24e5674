//! What things are called, in each language.

use super::model::{Field, Verdict};
use super::row::{Kept, Lack, Row};
use super::t;
use crate::content::{Lang, Localized};
use crate::domain::privacy::{Article, Ground};

/// What a text of a row is called.
pub fn field(field: Field) -> &'static Localized {
    match field {
        Field::Purpose => &t::FIELD_PURPOSE,
        Field::Subjects => &t::FIELD_SUBJECTS,
        Field::Interest => &t::FIELD_INTEREST,
        Field::Statute => &t::FIELD_STATUTE,
        Field::Categories => &t::FIELD_CATEGORIES,
        Field::Recipients => &t::FIELD_RECIPIENTS,
        Field::Transfers => &t::FIELD_TRANSFERS,
        Field::Retention => &t::FIELD_RETENTION,
        Field::Security => &t::FIELD_SECURITY,
    }
}

/// Whether somebody has looked at a row, and what came of it.
pub fn verdict(verdict: Option<Verdict>) -> &'static Localized {
    match verdict {
        None => &t::UNDECIDED,
        Some(Verdict::Confirmed) => &t::CONFIRMED,
        Some(Verdict::Struck) => &t::STRUCK,
    }
}

/// Who decides how long data is kept.
pub fn ground(ground: Ground, is_decided: bool) -> &'static Localized {
    match ground {
        Ground::Law => &t::GROUND_LAW,
        Ground::Rule => &t::GROUND_RULE,
        Ground::Own if is_decided => &t::GROUND_OWN,
        Ground::Own => &t::GROUND_PROPOSAL,
    }
}

/// "artikkel 6 nr. 1 bokstav c og e": letters of the same number stand together.
pub fn articles(articles: &[Article], lang: Lang) -> String {
    let mut groups: Vec<(&str, String)> = vec![];
    for article in articles {
        let (number, letter) = article.id().rsplit_once('-').unwrap_or_default();
        match groups.iter_mut().find(|(own, _)| *own == number && number.contains('-')) {
            Some((_, label)) => *label = t::AND_LETTER.fill(lang, &[("letters", label), ("x", &letter)]),
            None => groups.push((number, article.label(lang))),
        }
    }
    groups.into_iter().map(|(_, label)| label).collect::<Vec<_>>().join("; ")
}

/// How long, with a remark where it is only our proposal.
pub fn kept(kept: &Kept, lang: Lang) -> String {
    let text =
        if kept.is_decided { kept.text.clone() } else { t::NOT_DECIDED.fill(lang, &[("text", &kept.text)]) };
    if kept.data.is_empty() {
        text
    } else {
        format!("{}: {text}", kept.data)
    }
}

/// Label and value of everything that a row says, in the order of the document; what is missing is said so.
pub fn row(row: &Row, lang: Lang) -> Vec<(&'static Localized, String)> {
    let missing = |value: String, is_missing: bool| {
        if is_missing {
            t::MISSING.string(lang)
        } else {
            value
        }
    };
    let needs = |value: String| {
        let is_missing = value.is_empty();
        missing(value, is_missing)
    };
    let names = |processors: bool| {
        let some = row.recipients.iter().filter(|own| own.is_processor() == processors);
        some.map(|own| own.label(lang)).collect::<Vec<_>>().join("; ")
    };
    let kept: Vec<String> = row.retention.iter().map(|own| self::kept(own, lang)).collect();
    vec![
        (&t::FIELD_CONTROLLERS, row.controllers.join("; ")),
        (&t::FIELD_PURPOSE, needs(row.purpose.clone())),
        (&t::FIELD_ARTICLE_6, needs(articles(&row.article_6, lang))),
        (&t::FIELD_ARTICLE_9, missing(articles(&row.article_9, lang), row.lacks() == Some(Lack::Article9))),
        (
            &t::FIELD_INTEREST,
            missing(row.interest.clone(), row.rests_on_interest() && row.interest.is_empty()),
        ),
        (&t::FIELD_STATUTE, row.statutes.join("; ")),
        (&t::FIELD_SUBJECTS, needs(row.subjects.join("; "))),
        (&t::FIELD_CATEGORIES, needs(row.categories.join("; "))),
        (&t::FIELD_RECIPIENTS, names(false)),
        (&t::FIELD_PROCESSORS, names(true)),
        (&t::FIELD_ORIGINS, row.origins.join("; ")),
        (&t::FIELD_SYSTEMS, row.systems.join("; ")),
        (&t::FIELD_TRANSFERS, row.transfers.join(" ")),
        (&t::FIELD_RETENTION, needs(kept.join("; "))),
        (&t::FIELD_SECURITY, needs(row.security.clone())),
    ]
}
