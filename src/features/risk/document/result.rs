//! The result: one paragraph, what changed since the version before, and the matrix in words.

use super::{heading, table};
use crate::content::{plural, Lang};
use crate::documents::{Block, Cell};
use crate::domain::ActionStatus;
use crate::domain::{Ctx, Level};
use crate::features::risk::model::Register;
use crate::features::risk::overview::actions;
use crate::features::risk::rules::is_accepted;
use crate::features::risk::scale::{level_word, Rating, Scales};
use crate::features::risk::t;
use crate::features::risk::words;
use serde_json::Value;

/// The result in one paragraph.
pub fn result(ctx: &Ctx, register: &Register) -> String {
    let lang = ctx.lang;
    let assessed = register.assessed(ctx.clinic);
    let struck = register.struck(ctx.clinic).len();
    let left = register.work(ctx.clinic).len() - assessed.len() - struck;
    let open = actions(ctx, register).iter().filter(|action| action.status < ActionStatus::Done).count();
    let accepted = assessed.iter().filter(|(_, assessment)| is_accepted(ctx, assessment)).count();
    let mut sentences = vec![plural(assessed.len(), &t::DOC_ASSESSED_ONE, &t::DOC_ASSESSED_MANY, lang)];
    let now = levels(assessed.iter().filter_map(|(_, assessment)| assessment.current()), lang);
    if !now.is_empty() {
        sentences.push(t::DOC_LEVELS_NOW.fill(lang, &[("levels", &now)]));
    }
    if open > 0 {
        let after = levels(assessed.iter().filter_map(|(_, assessment)| assessment.after()), lang);
        sentences.push(plural(open, &t::DOC_OPEN_ONE, &t::DOC_OPEN_MANY, lang));
        sentences.push(t::DOC_LEVELS_AFTER.fill(lang, &[("levels", &after)]));
    }
    if accepted > 0 {
        sentences.push(plural(accepted, &t::DOC_ACCEPTED_ONE, &t::DOC_ACCEPTED_MANY, lang));
    }
    if struck > 0 {
        sentences.push(plural(struck, &t::DOC_STRUCK_ONE, &t::DOC_STRUCK_MANY, lang));
    }
    if left > 0 {
        sentences.push(plural(left, &t::DOC_LEFT_ONE, &t::DOC_LEFT_MANY, lang));
    }
    sentences.join(" ")
}

/// "5 akseptabel, 2 vurderes".
fn levels(ratings: impl Iterator<Item = Rating>, lang: Lang) -> String {
    let levels: Vec<Level> = ratings.map(Rating::level).collect();
    let counted = Level::ALL.into_iter().filter_map(|level| {
        let count = levels.iter().filter(|own| **own == level).count();
        (count > 0).then(|| format!("{count} {}", level_word(level, lang)))
    });
    counted.collect::<Vec<_>>().join(", ")
}

/// What changed between two versions' data, in one sentence.
pub fn changes(ctx: &Ctx, before: &str, now: &str) -> String {
    let read = |data: &str| serde_json::from_str::<Value>(data).unwrap_or_default();
    let (before, now) = (read(before), read(now));
    let none = serde_json::Map::new();
    let old = before["assessments"].as_object().unwrap_or(&none);
    let new = now["assessments"].as_object().unwrap_or(&none);
    let added = new.keys().filter(|id| !old.contains_key(*id)).count();
    let changed = new.iter().filter(|(id, own)| old.get(*id).is_some_and(|other| other != *own)).count();
    let gone = old.keys().filter(|id| !new.contains_key(*id)).count();
    if added + changed + gone == 0 {
        let text = if before == now { &t::DOC_SAME } else { &t::DOC_OTHER_CHANGES };
        return text.string(ctx.lang);
    }
    t::DOC_CHANGES.fill(ctx.lang, &[("added", &added), ("changed", &changed), ("gone", &gone)])
}

/// The matrix now and after the measures, and a table of every assessed scenario.
pub fn matrices(ctx: &Ctx, register: &Register) -> Vec<Block> {
    let lang = ctx.lang;
    let assessed = register.assessed(ctx.clinic);
    if assessed.is_empty() {
        return vec![];
    }
    let now: Vec<(String, Rating)> = assessed
        .iter()
        .filter_map(|(id, assessment)| Some((words::short(register, id, lang), assessment.current()?)))
        .collect();
    let after: Vec<(String, Rating)> = assessed
        .iter()
        .filter_map(|(id, assessment)| Some((words::short(register, id, lang), assessment.after()?)))
        .collect();
    let rows = assessed.iter().filter_map(|(id, assessment)| {
        let (now, after) = (assessment.current()?, assessment.after()?);
        let name = format!("{} {}", words::short(register, id, lang), register.title(id, lang));
        Some(vec![Cell::from(name), rated(now, lang), rated(after, lang)])
    });
    let columns =
        [(t::DOC_SCENARIO.get(lang), 6), (t::COLUMN_NOW.get(lang), 3), (t::COLUMN_AFTER.get(lang), 3)];
    vec![
        heading(2, t::MATRIX_TITLE.get(lang)),
        matrix(ctx, t::MATRIX_BEFORE.string(lang), &now),
        matrix(ctx, t::MATRIX_AFTER.string(lang), &after),
        table(t::DOC_ALL.string(lang), &columns, rows.collect()),
    ]
}

fn rated(rating: Rating, lang: Lang) -> Cell {
    Cell { text: words::rating(rating, lang), level: Some(rating.level()) }
}

fn matrix(ctx: &Ctx, caption: String, placed: &[(String, Rating)]) -> Block {
    let lang = ctx.lang;
    let scales = Scales::get();
    let titles: Vec<String> = scales
        .consequence
        .iter()
        .map(|step| format!("{} {}", step.value, step.word.get(lang).to_lowercase()))
        .collect();
    let mut columns = vec![(t::MATRIX_CORNER.get(lang), 4)];
    columns.extend(titles.iter().map(|title| (title.as_str(), 4)));
    let rows = scales.likelihood.iter().rev().map(|row| {
        let name = Cell::from(format!("{} {}", row.value, row.word.get(lang).to_lowercase()));
        let cells = scales.consequence.iter().map(|column| cell(lang, placed, row.value, column.value));
        [name].into_iter().chain(cells).collect()
    });
    table(caption, &columns, rows.collect())
}

fn cell(lang: Lang, placed: &[(String, Rating)], likelihood: u8, consequence: u8) -> Cell {
    let rating = Rating::new(likelihood, 1, consequence);
    let here =
        placed.iter().filter(|(_, own)| own.likelihood == likelihood && own.consequence() == consequence);
    let ids: Vec<&str> = here.map(|(id, _)| id.as_str()).collect();
    let own = words::rating(rating, lang);
    let text = if ids.is_empty() { own } else { format!("{own}: {}", ids.join(", ")) };
    Cell { text, level: Some(rating.level()) }
}
