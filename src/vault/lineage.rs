//! Which of two versions of the same binder is older, or whether they have gone separate ways.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A version vector: how many saves each writer has made on the way to this version.
///
/// A writer is one browser's store from the day a binder came into it. It is a random name: when an older copy is taken
/// back into use, the store gets a new one, so that the same count never means two different things.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lineage(BTreeMap<String, u64>);

/// How one version stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same version.
    Same,
    /// Everything in the other, and more.
    Ahead,
    /// The other has everything in this, and more.
    Behind,
    /// Each has something that the other lacks.
    Forked,
}

impl Lineage {
    /// This version after one more save by `writer`.
    ///
    /// Advance with every seal, not only with those that succeed: a save that failed may still have reached the disk.
    /// A copy of work that has not been saved carries a new random name, for the store's own goes on without it.
    pub fn advanced(&self, writer: &str) -> Lineage {
        let mut next = self.clone();
        let count = next.0.entry(writer.to_owned()).or_default();
        *count = count.saturating_add(1);
        next
    }

    /// A version that holds what both hold.
    pub fn joined(&self, other: &Lineage) -> Lineage {
        let mut joined = self.clone();
        for (writer, count) in &other.0 {
            let mine = joined.0.entry(writer.clone()).or_default();
            *mine = (*mine).max(*count);
        }
        joined
    }

    /// How this version stands to `other`.
    pub fn relation(&self, other: &Lineage) -> Relation {
        match (other.covers(self), self.covers(other)) {
            (true, true) => Relation::Same,
            (false, true) => Relation::Ahead,
            (true, false) => Relation::Behind,
            (false, false) => Relation::Forked,
        }
    }

    /// How many saves `other` has that this lacks.
    pub fn missing_from(&self, other: &Lineage) -> u64 {
        let lacks = other.0.iter().map(|(writer, count)| count.saturating_sub(self.count(writer)));
        lacks.fold(0, u64::saturating_add)
    }

    fn covers(&self, other: &Lineage) -> bool {
        self.missing_from(other) == 0
    }

    fn count(&self, writer: &str) -> u64 {
        self.0.get(writer).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_relations_are_told_apart() {
        let start = Lineage::default().advanced("a");
        let (mine, theirs) = (start.advanced("a"), start.advanced("b"));
        assert_eq!(start.relation(&start), Relation::Same);
        assert_eq!(mine.relation(&start), Relation::Ahead);
        assert_eq!(start.relation(&mine), Relation::Behind);
        assert_eq!(mine.relation(&theirs), Relation::Forked);
        assert_eq!(start.missing_from(&mine), 1);
    }

    #[test]
    fn counts_beyond_all_measure_never_add_up_to_nothing() {
        let hostile: Lineage =
            serde_json::from_str(&format!(r#"{{"a":{max},"b":1}}"#, max = u64::MAX)).unwrap();
        let mine = Lineage::default();
        assert_eq!(mine.missing_from(&hostile), u64::MAX);
        assert_eq!(mine.relation(&hostile), Relation::Behind);
        assert_eq!(hostile.advanced("a").missing_from(&mine), 0);
    }

    #[test]
    fn what_joins_two_forks_is_ahead_of_both() {
        let start = Lineage::default().advanced("a");
        let (mine, theirs) = (start.advanced("a"), start.advanced("b").advanced("b"));
        let merged = mine.joined(&theirs).advanced("a");
        assert_eq!(merged.relation(&mine), Relation::Ahead);
        assert_eq!(merged.relation(&theirs), Relation::Ahead);
    }
}
