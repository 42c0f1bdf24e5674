use super::{Change, Disk, DiskError, Store};
use serde::{Deserialize, Serialize};

/// Layout of the records. A newer one is never written over.
const LAYOUT: u32 = 1;

/// The one record that every write compares and replaces. Nothing in it is secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Layout of the records.
    pub layout: u32,
    /// The binder's identity.
    pub clinic_id: String,
    /// Number of the newest generation.
    pub generation: u64,
    /// Raised by every tab that takes over: a tab with an older epoch can't write any more.
    pub epoch: u64,
    /// Name of this store's saves in the lineage.
    pub writer: String,
}

impl Head {
    pub(super) fn new(clinic_id: String, generation: u64, epoch: u64, writer: String) -> Head {
        Head { layout: LAYOUT, clinic_id, generation, epoch, writer }
    }

    /// Stands in for a head that can't be read: without names, until somebody takes over.
    pub(super) fn lost(generation: u64) -> Head {
        Head::new(String::new(), generation, 1, String::new())
    }

    /// `None` for bytes that are damaged.
    pub(super) fn read(bytes: &[u8]) -> Result<Option<Head>, DiskError> {
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(bytes) else { return Ok(None) };
        if value
            .get("layout")
            .and_then(serde_json::Value::as_u64)
            .is_some_and(|layout| layout > LAYOUT.into())
        {
            return Err(DiskError::TooNew);
        }
        Ok(Head::deserialize(value).ok())
    }

    pub(super) fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl<D: Disk> Store<D> {
    /// An empty change that expects the head as this tab knows it.
    pub(super) fn change(&self) -> Change {
        Change { expected_head: self.seen.clone(), ..Change::default() }
    }

    pub(super) async fn commit(&mut self, change: Change, next: Head) -> Result<(), DiskError> {
        match self.disk.commit(change).await {
            Ok(()) => {
                self.seen = Some(next.write());
                self.head = Some(next);
                Ok(())
            }
            Err(error) => {
                self.uncertain = !matches!(error, DiskError::Conflict | DiskError::Gone);
                Err(error)
            }
        }
    }

    /// After a commit whose end is not known: what the disk holds is ours if the epoch is, for each epoch has one tab.
    pub(super) async fn settle(&mut self) -> Result<(), DiskError> {
        let ours = self.head.as_ref().map(|head| head.epoch);
        self.refresh().await?;
        match &self.head {
            None if ours.is_some() => Err(DiskError::Gone),
            Some(head) if Some(head.epoch) != ours => Err(DiskError::Conflict),
            _ => Ok(()),
        }
    }
}
