//! The prefilled rows of the record of processing. `activities.toml` says at its top what the fields mean.

use crate::content::{Localized, SourceRef};
use crate::domain::{Flag, ServiceType, SystemKind, Topic};
use serde::Deserialize;
use std::sync::OnceLock;

/// A prefilled row: something that clinics usually use personal data for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// `P-01` to `P-27`. Never renumbered.
    pub id: String,
    /// Any of these flags; none for every clinic.
    pub applies: Vec<Flag>,
    /// The body of data, for finding the controllers in an office community.
    pub topic: Topic,
    /// What it is called.
    pub name: Localized,
    /// Why the clinic does it.
    pub purpose: Localized,
    /// Ids of legal bases, the main one first.
    pub bases: Vec<String>,
    /// Whose data it is.
    pub subjects: Vec<Localized>,
    /// Ids of categories.
    pub categories: Vec<String>,
    /// Ids of recipients.
    pub recipients: Vec<String>,
    /// Kinds of systems that hold the data.
    pub systems: Vec<SystemKind>,
    /// Services whose suppliers handle the data.
    pub processors: Vec<ServiceType>,
    /// What is usual about leaving the EEA.
    pub transfer: TransferNote,
    /// Ids of retention rules.
    pub retention: Vec<String>,
    /// What the clinic usually does to protect the data.
    pub security: Localized,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// What is usual about leaving the EEA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransferNote {
    /// It does not.
    None,
    /// It depends on the suppliers.
    Suppliers,
    /// And on where the patient is.
    Patient,
}

crate::reader!(
    /// Every prefilled row, in order.
    activities, "activity", "features/records/activities", Activity
);

impl Activity {
    /// The row with this id.
    pub fn find(id: &str) -> Option<&'static Activity> {
        activities().iter().find(|activity| activity.id == id)
    }
}

impl TransferNote {
    /// The note in words.
    pub fn text(self) -> &'static Localized {
        #[derive(Deserialize)]
        struct Notes {
            none: Localized,
            suppliers: Localized,
            patient: Localized,
        }
        #[derive(Deserialize)]
        struct File {
            transfer: Notes,
        }
        static NOTES: OnceLock<Notes> = OnceLock::new();
        let notes = NOTES.get_or_init(|| {
            let text = crate::catalogue!("features/records/activities");
            serde_json::from_str::<File>(text).expect("the catalogue is tested").transfer
        });
        match self {
            TransferNote::None => &notes.none,
            TransferNote::Suppliers => &notes.suppliers,
            TransferNote::Patient => &notes.patient,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::privacy::{legal_bases, Category, LegalBasis, Recipient, RetentionRule};
    use std::collections::BTreeSet;

    #[test]
    fn every_row_points_to_rows_that_exist_and_rests_on_known_sources() {
        let mut seen = BTreeSet::new();
        for row in activities() {
            let id = &row.id;
            assert!(seen.insert(id), "{id} stands twice");
            assert!(
                !row.sources.is_empty() && row.sources.iter().all(|source| source.parts().is_some()),
                "{id}"
            );
            assert!(
                !row.subjects.is_empty() && !row.categories.is_empty() && !row.retention.is_empty(),
                "{id}"
            );
            assert!(row.bases.iter().all(|own| LegalBasis::find(own).is_some()), "{id}: bases");
            assert!(row.categories.iter().all(|own| Category::find(own).is_some()), "{id}: categories");
            assert!(row.recipients.iter().all(|own| Recipient::find(own).is_some()), "{id}: recipients");
            assert!(row.retention.iter().all(|own| RetentionRule::find(own).is_some()), "{id}: retention");
        }
    }

    #[test]
    fn a_row_with_health_data_has_a_basis_in_article_9_or_tells_what_to_find_out() {
        for row in activities() {
            let bases = || row.bases.iter().filter_map(|own| LegalBasis::find(own));
            let health = row.categories.iter().filter_map(|own| Category::find(own)).any(|own| own.health);
            let asks = bases().any(|basis| basis.check.is_some());
            assert!(bases().any(|basis| !basis.article_6.is_empty()) || asks, "{}: article 6", row.id);
            assert!(
                !health || bases().any(|basis| !basis.article_9.is_empty()) || asks,
                "{}: article 9",
                row.id
            );
        }
    }

    #[test]
    fn every_basis_that_needs_no_row_of_the_clinics_own_is_used() {
        let used: BTreeSet<&String> = activities().iter().flat_map(|row| &row.bases).collect();
        let unused: Vec<&str> = legal_bases()
            .iter()
            .map(|own| own.id.as_str())
            .filter(|id| !used.contains(&(*id).to_owned()))
            .collect();
        // LB-20 is for rows of one's own, and what is published online is no processing that every clinic does.
        assert_eq!(unused, ["LB-20", "LB-21"]);
    }

    #[test]
    fn the_notes_on_transfers_can_be_read() {
        for note in [TransferNote::None, TransferNote::Suppliers, TransferNote::Patient] {
            assert_ne!(note.text().nb, note.text().en);
        }
    }
}
