//! The clinic's own words as entries, for comparing and merging two versions of the binder.

use super::checks::name;
use super::content::Block;
use super::model::{Place, Wording};
use super::t;
use crate::content::Lang;

/// What an entry is called.
pub fn label(key: &[&str], lang: Lang) -> Option<String> {
    let place = place(key)?;
    let title = Block::find(&place.block)?.title.string(lang);
    Some(t::ENTRY.fill(lang, &[("place", &name(&place, &title, lang))]))
}

/// What an entry says.
pub fn lines(wording: &Wording, key: &[&str]) -> Option<Vec<String>> {
    let own = wording.at(&place(key)?)?;
    Some(own.text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
}

fn place(key: &[&str]) -> Option<Place> {
    match key {
        ["own", key] => Place::from_key(key),
        _ => None,
    }
}
