//! One binder made of two.

use super::entries::{key, Pair};
use super::Choice;
use crate::binder::Binder;
use crate::features::REGISTRY;
use std::collections::BTreeMap;
use std::rc::Rc;

/// My binder with what was chosen from the other one.
///
/// What only one of them has is kept, unless a choice leaves it out: it may be new there as well as deleted here. Of what
/// both have, mine is kept until something else is chosen ([`super::undecided`] tells). Signed documents are all kept,
/// whatever is chosen.
pub fn merge(mine: &Binder, theirs: &Binder, choices: &BTreeMap<String, Choice>) -> Binder {
    let mut merged = mine.clone();
    for entry in REGISTRY {
        let pair = Pair::of(entry, &mine.sections, &theirs.sections);
        let rows = pair.rows();
        if rows.iter().all(|(_, own, other)| own == other) {
            continue;
        }
        let kept = rows.iter().filter_map(|(path, own, other)| {
            let value = match (choices.get(&key(entry.id, path)), own, other) {
                (Some(Choice::Mine), own, _) => own,
                (Some(Choice::Theirs), _, other) => other,
                (None, own, other) => &own.or(*other),
            };
            Some((*path, (*value)?))
        });
        let made = (entry.put_entries)(&mut merged.sections, pair.join(kept));
        // Every module that is registered is tested for this (`entries_can_be_put_together_again`).
        debug_assert!(made, "{}: the merged entries make no state", entry.id);
    }
    merged.archive = Rc::new(mine.archive.unite(&theirs.archive));
    merged
}
