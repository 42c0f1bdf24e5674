//! Which places of the notice have changed since it was signed.

use super::compose::NOTICE;
use super::content::{Block, Line, List};
use super::data::{data, read, Signed};
use super::facts::{facts, Facts};
use super::model::{Place, Wording};
use super::words;
use crate::content::{Lang, Localized};
use crate::domain::Ctx;

/// A place that says something else than the signed notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Id of the block.
    pub block: String,
    /// The question that it answers.
    pub title: String,
    /// In what way it has changed.
    pub kind: ChangeKind,
    /// What is said now and was not, in words.
    pub added: Vec<String>,
    /// What was said and no longer is.
    pub gone: Vec<String>,
}

/// In what way a place has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The part was not there.
    New,
    /// The part is not there any more.
    Gone,
    /// The facts in it have changed.
    Facts,
    /// The clinic's own words have changed.
    Words,
}

/// The places that have changed since the newest signature; `None` when nothing is signed.
pub fn since_signed(ctx: &Ctx, wording: &Wording, lang: Lang) -> Option<Vec<Change>> {
    let signed = read(&ctx.digest.last_signed(NOTICE)?.data)?;
    let now = read(&data(&facts(ctx), wording))?;
    Some(between(&signed, &now, lang))
}

/// The questions whose answers differ between the data of two notices.
pub fn changed_places(before: &str, now: &str, lang: Lang) -> Vec<String> {
    let (Some(before), Some(now)) = (read(before), read(now)) else { return vec![] };
    between(&before, &now, lang).into_iter().map(|change| change.title).collect()
}

/// The places in which two notices differ, in reading order.
pub fn between(before: &Signed, now: &Signed, lang: Lang) -> Vec<Change> {
    let mut changes: Vec<Change> =
        Block::all().iter().filter_map(|block| change(block, before, now, lang)).collect();
    // A block that took the place of another with the same question is one place, not two.
    let new: Vec<String> = titles(&changes, ChangeKind::New);
    let gone: Vec<String> = titles(&changes, ChangeKind::Gone);
    changes.retain(|own| own.kind != ChangeKind::Gone || !new.contains(&own.title));
    for change in changes.iter_mut().filter(|own| own.kind == ChangeKind::New && gone.contains(&own.title)) {
        change.kind = ChangeKind::Facts;
    }
    changes
}

fn titles(changes: &[Change], kind: ChangeKind) -> Vec<String> {
    changes.iter().filter(|own| own.kind == kind).map(|own| own.title.clone()).collect()
}

fn change(block: &'static Block, before: &Signed, now: &Signed, lang: Lang) -> Option<Change> {
    let (was, is) = (before.facts.blocks.contains(&block.id), now.facts.blocks.contains(&block.id));
    let told = |kind, added, gone| {
        let title = block.title.string(lang);
        Some(Change { block: block.id.clone(), title, kind, added, gone })
    };
    match (was, is) {
        (false, false) => None,
        (false, true) => told(ChangeKind::New, vec![], vec![]),
        (true, false) => told(ChangeKind::Gone, vec![], vec![]),
        (true, true) => {
            let (old, new) = (said(block, &before.facts, lang), said(block, &now.facts, lang));
            let only = |these: &[String], those: &[String]| -> Vec<String> {
                these.iter().filter(|words| !those.contains(words)).cloned().collect()
            };
            if facts_of(block, &before.facts) != facts_of(block, &now.facts) {
                return told(ChangeKind::Facts, only(&new, &old), only(&old, &new));
            }
            let words = own_words(block, &before.wording) != own_words(block, &now.wording);
            words.then(|| told(ChangeKind::Words, vec![], vec![])).flatten()
        }
    }
}

/// What a block says of the facts, in words.
fn said(block: &Block, facts: &Facts, lang: Lang) -> Vec<String> {
    let mut said: Vec<String> =
        places(block).into_iter().filter_map(|name| words::place(facts, name, lang)).collect();
    for list in told_lists(block) {
        said.extend(facts.list(list).iter().filter_map(|entry| words::entry(list, entry, lang)));
    }
    said
}

/// What a block rests on, for comparing.
fn facts_of(block: &Block, facts: &Facts) -> serde_json::Value {
    let places: Vec<_> = places(block).into_iter().map(|name| words::place(facts, name, Lang::Nb)).collect();
    let lists: Vec<_> = told_lists(block).into_iter().map(|list| facts.list(list)).collect();
    serde_json::json!([places, lists])
}

/// Each list once: the easy text has the facts of the full one.
fn told_lists(block: &Block) -> Vec<List> {
    let mut lists: Vec<List> = block.lists().map(List::facts).collect();
    lists.sort();
    lists.dedup();
    lists
}

/// The places in braces that any text of a block has.
fn places(block: &Block) -> Vec<&'static str> {
    const KNOWN: [&str; 5] = ["clinic", "organisation_number", "contact", "dpo_contact", "web_address"];
    let paragraphs = block.text.iter().chain(&block.easy).filter_map(|line| match line {
        Line::Paragraph(text) => Some(text),
        _ => None,
    });
    let texts: Vec<&Localized> = paragraphs.chain(&block.short).collect();
    KNOWN
        .into_iter()
        .filter(|name| texts.iter().any(|text| text.nb.contains(&format!("{{{name}}}"))))
        .collect()
}

fn own_words<'a>(block: &Block, wording: &'a Wording) -> Vec<(&'a String, &'a String)> {
    let of_block = |key: &str| Place::from_key(key).is_some_and(|place| place.block == block.id);
    wording.own.iter().filter(|(key, _)| of_block(key)).map(|(key, own)| (key, &own.text)).collect()
}
