//! The record of a check, the follow-up of self-authorisation, and the record of reviews of logs.

use super::{document, fields, heading, list, or_dash, paragraph, steps, table, Frame};
use super::{CONTROL, LOG_REVIEW, SELF_AUTHORISATION};
use crate::content::Lang;
use crate::documents::{Block, Cell};
use crate::domain::{long_date, parse_date, Ctx, DateExt, Finding, Id, Urgency};
use crate::features::access::content::{self, FormField};
use crate::features::access::model::FormKind;
use crate::features::access::overview::{last_control, open_control, with_access, HREF};
use crate::features::access::state::{Access, Checked, Control, Form};
use crate::features::access::{t, words};
use crate::features::Draft;
use serde_json::json;
use std::collections::BTreeSet;

/// The name of somebody whose access was checked.
pub fn checked_name(ctx: &Ctx, key: &str, own: &Checked) -> String {
    let today = ctx.clinic.person_name(Some(&Id::from(key)));
    [today, own.name.clone(), key.to_owned()]
        .into_iter()
        .find(|name| !name.trim().is_empty())
        .unwrap_or_default()
}

/// The check that is under way, else the newest; and each that is done and not signed yet.
pub fn control(ctx: &Ctx, access: &Access) -> Vec<Draft> {
    let current = open_control(access).or_else(|| last_control(access)).map(|own| &own.id);
    let unsigned = |own: &&Control| {
        own.done_on.is_some() && ctx.digest.last_signed(&format!("{CONTROL}-{}", own.id)).is_none()
    };
    let drafted = access.controls.iter().filter(|own| current == Some(&own.id) || unsigned(own));
    let draft = |own: &Control| Draft {
        document: document(ctx, control_frame(ctx, own)),
        statement: content::statements()[0].text.string(ctx.lang),
        blockers: control_blockers(ctx, access, own),
    };
    drafted.map(draft).collect()
}

fn control_frame(ctx: &Ctx, control: &Control) -> Frame {
    let lang = ctx.lang;
    let trigger = content::triggers().iter().find(|own| own.id == control.trigger);
    let about = vec![
        (t::FIELD_TRIGGER.string(lang), trigger.map(|own| own.name.string(lang)).unwrap_or_default()),
        (t::FIELD_COVERS.string(lang), control.scope.trim().to_owned()),
        (t::FIELD_BEGUN.string(lang), words::date(control.begun_on, lang)),
        (t::FIELD_DONE.string(lang), words::date(control.done_on, lang)),
        (t::FIELD_CHECKED_BY.string(lang), ctx.clinic.person_name(control.by.as_ref())),
    ];
    let outcome =
        |id: &str| content::outcomes().iter().find(|own| own.id == id).map(|own| own.name.string(lang));
    let rows = control.people.iter().map(|(key, own)| {
        let wrong = wrong(own, lang);
        let found = match (own.answers.is_empty(), wrong.is_empty()) {
            (true, _) => t::CONTROL_NOT_ASKED.string(lang),
            (false, true) => t::CONTROL_NOTHING.string(lang),
            (false, false) => wrong.join(" "),
        };
        let found = format!("{found} {}", own.note.trim());
        let carried = if own.outcome == "keep" { "–" } else { words::yes_no(own.carried_out).get(lang) };
        vec![
            Cell::from(checked_name(ctx, key, own)),
            outcome(&own.outcome).unwrap_or_else(|| "–".to_owned()).into(),
            found.trim().to_owned().into(),
            carried.into(),
        ]
    });
    let columns =
        [(&t::COLUMN_PERSON, 2), (&t::COLUMN_OUTCOME, 2), (&t::COLUMN_FOUND, 4), (&t::COLUMN_CARRIED_OUT, 1)];
    let mut blocks = vec![heading(2, t::CONTROL_ABOUT.get(lang)), fields(about)];
    blocks.extend(super::written(&control.note));
    blocks.push(heading(2, t::CONTROL_PEOPLE.get(lang)));
    blocks.push(match control.people.is_empty() {
        true => paragraph(&t::CONTROL_NOBODY, lang),
        false => table(t::CONTROL_CAPTION.string(lang), &columns, rows.collect(), lang),
    });
    blocks.push(heading(2, t::CONTROL_ALSO.get(lang)));
    let answer =
        |yes: Option<bool>| yes.map_or_else(|| "–".to_owned(), |yes| words::yes_no(yes).string(lang));
    blocks.push(fields(vec![
        (t::CONTROL_SELF.string(lang), answer(control.self_authorisation)),
        (t::CONTROL_LOG.string(lang), answer(control.log)),
        (t::CONTROL_BLOCKING.string(lang), answer(control.blocking)),
    ]));
    blocks.push(heading(2, t::CONTROL_ASKED.get(lang)));
    blocks.push(list(content::questions().iter().map(|own| own.ask.string(lang)).collect()));
    let count = |id: &str| control.people.values().filter(|own| own.outcome == id).count();
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("keep", &count("keep")), ("change", &count("change")), ("withdraw", &count("withdraw"))];
    let named = control.people.keys().map(|key| Id::from(key.as_str())).chain(control.by.clone());
    Frame {
        kind: format!("{CONTROL}-{}", control.id),
        title: match control.begun_on {
            Some(day) => format!("{}, {}", t::CONTROL_TITLE.get(lang), day.year()),
            None => t::CONTROL_TITLE.string(lang),
        },
        result: t::CONTROL_RESULT.fill(lang, &values),
        blocks,
        valid_until: control.done_on.map(|day| day.plus_months(12)),
        data: json!({ "control": control }),
        named: named.collect(),
    }
}

/// What the wrong answers ask for.
fn wrong(own: &Checked, lang: Lang) -> Vec<String> {
    own.wrong().map(|question| question.r#do.string(lang)).collect()
}

fn control_blockers(ctx: &Ctx, access: &Access, control: &Control) -> Vec<Finding> {
    let finding = |what: String, text: String| Finding {
        key: format!("access/{}/{what}", control.id),
        text,
        remedy: t::REMEDY_CONTROL.string(ctx.lang),
        href: format!("{HREF}/kontroll/{}", control.id),
        urgency: Urgency::Soon,
    };
    let mut found = vec![];
    // Who got access after the check was done is for the next one.
    if control.done_on.is_none() {
        for row in with_access(ctx, access) {
            let key = row.person.key();
            if control.people.get(&key).is_none_or(|own| own.outcome.is_empty()) {
                let text = t::BLOCKER_PERSON.fill(ctx.lang, &[("name", &row.name)]);
                found.push(finding(key, text));
            }
        }
        found.push(finding("done".into(), t::BLOCKER_DONE.string(ctx.lang)));
    }
    for (key, own) in control.people.iter().filter(|(_, own)| own.is_kept_unexplained()) {
        let text = t::BLOCKER_WHY_KEPT.fill(ctx.lang, &[("name", &checked_name(ctx, key, own))]);
        found.push(finding(format!("{key}/kept"), text));
    }
    found
}

/// Every use of self-authorisation with its follow-up.
pub fn self_authorisation(ctx: &Ctx, access: &Access) -> Option<Draft> {
    let lang = ctx.lang;
    let uses = &access.self_uses;
    let mut blocks = vec![heading(2, t::SELF_RULES.get(lang))];
    blocks.push(list(content::self_rules().iter().map(|own| own.text.string(lang)).collect()));
    blocks.push(heading(2, t::SELF_EXAMPLES.get(lang)));
    let example = |own: &content::Rule| {
        let kind = if own.good == Some(true) { &t::EXAMPLE_GOOD } else { &t::EXAMPLE_BAD };
        format!("{}: {}", kind.get(lang), own.text.get(lang))
    };
    blocks.push(list(content::self_examples().iter().map(example).collect()));
    blocks.push(heading(2, t::SELF_USES.get(lang)));
    blocks.extend(forms(ctx, uses, FormKind::SelfUse));
    let open = uses.iter().filter(|form| !form.missing(FormKind::SelfUse.fields()).is_empty()).count();
    (!uses.is_empty()).then(|| Draft {
        document: document(
            ctx,
            Frame {
                kind: SELF_AUTHORISATION.to_owned(),
                title: t::SELF_TITLE.string(lang),
                result: t::SELF_RESULT.fill(lang, &[("all", &uses.len()), ("open", &open)]),
                blocks,
                valid_until: None,
                data: json!({ "uses": uses }),
                named: people_of(uses),
            },
        ),
        statement: t::SELF_STATEMENT.string(lang),
        blockers: self_blockers(ctx, uses),
    })
}

/// Every review of a log.
pub fn log_review(ctx: &Ctx, access: &Access) -> Option<Draft> {
    let lang = ctx.lang;
    let reviews = &access.log_reviews;
    let mut blocks = vec![heading(2, t::LOG_HOW.get(lang))];
    let how = content::log_reviews().iter().map(|own| match &own.name {
        Some(name) => format!("{}: {}", name.get(lang), own.text.get(lang)),
        None => own.text.string(lang),
    });
    blocks.push(steps(how.collect()));
    blocks.push(heading(2, t::LOG_REVIEWS.get(lang)));
    blocks.extend(forms(ctx, reviews, FormKind::LogReview));
    (!reviews.is_empty()).then(|| Draft {
        document: document(
            ctx,
            Frame {
                kind: LOG_REVIEW.to_owned(),
                title: t::LOG_TITLE.string(lang),
                result: t::LOG_RESULT.fill(lang, &[("all", &reviews.len())]),
                blocks,
                valid_until: None,
                data: json!({ "reviews": reviews }),
                named: people_of(reviews),
            },
        ),
        statement: t::LOG_STATEMENT.string(lang),
        blockers: vec![],
    })
}

/// People whose ids stand in answers.
fn people_of(forms: &[Form]) -> BTreeSet<Id> {
    forms.iter().flat_map(|form| form.answers.values()).map(|answer| Id::from(answer.as_str())).collect()
}

/// Forms one below the other, the newest first.
pub fn forms(ctx: &Ctx, all: &[Form], kind: FormKind) -> Vec<Block> {
    let mut blocks = vec![];
    for form in all.iter().rev() {
        blocks.push(heading(3, t::FORM_OF.fill(ctx.lang, &[("date", &words::date(form.day, ctx.lang))])));
        let asked = kind.fields().iter().filter(|field| form.asks(field));
        let row = |field: &FormField| (field.name.string(ctx.lang), or_dash(&answer(ctx, form, field)));
        blocks.push(Block::Fields(asked.map(row).collect()));
    }
    blocks
}

/// An answer in words.
pub fn answer(ctx: &Ctx, form: &Form, field: &FormField) -> String {
    let (lang, answer) = (ctx.lang, form.answer(&field.id));
    let chosen = |id: &str| {
        let choices = content::conclusions().iter().chain(content::against());
        let named = choices.map(|own| (&own.id, &own.name));
        let mut all = named.chain(content::extents().iter().map(|own| (&own.id, &own.name)));
        all.find(|(own, _)| *own == id).map(|(_, name)| name.string(lang))
    };
    match field.kind.as_str() {
        "yes_no" if answer == "yes" || answer == "no" => words::yes_no(answer == "yes").string(lang),
        "date" => parse_date(answer).map_or_else(|| answer.to_owned(), |day| long_date(day, lang)),
        "date_time" => {
            answer.parse().map_or_else(|_| answer.to_owned(), |moment| words::moment(moment, lang))
        }
        "choice" | "choices" => {
            let names = answer.split(',').map(|id| chosen(id.trim()).unwrap_or_else(|| id.trim().to_owned()));
            names.collect::<Vec<_>>().join(", ")
        }
        "person" | "person_date" => {
            let name = ctx.clinic.person_name(Some(&Id::from(answer)));
            if name.is_empty() {
                answer.to_owned()
            } else {
                name
            }
        }
        _ => answer.to_owned(),
    }
}

/// What a use of self-authorisation lacks before its follow-up can be signed.
fn self_blockers(ctx: &Ctx, uses: &[Form]) -> Vec<Finding> {
    let mut found = vec![];
    for form in uses {
        for field in form.missing(FormKind::SelfUse.fields()) {
            found.push(Finding {
                key: format!("access/{}/{}", form.id, field.id),
                text: t::BLOCKER_FIELD.fill(ctx.lang, &[("field", &field.name.get(ctx.lang))]),
                remedy: t::REMEDY_SELF.string(ctx.lang),
                href: format!("{HREF}/selvautorisering/{}", form.id),
                urgency: Urgency::Soon,
            });
        }
    }
    found
}
