//! The one record that every write compares and replaces, and what is known when a write has failed.

use super::disk::HEAD;
use super::{record, Change, Disk, DiskError, Right, Store};
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
    /// Random name of the tab that wrote this. Without it two tabs could write the same bytes, and one would take the
    /// other's save for its own.
    pub tab: String,
}

impl Head {
    /// Stands in for a head that can't be read: without names, until somebody takes over.
    pub(super) fn lost(generation: u64) -> Head {
        Head {
            layout: LAYOUT,
            clinic_id: String::new(),
            generation,
            epoch: 1,
            writer: String::new(),
            tab: String::new(),
        }
    }

    /// `None` for bytes that are damaged.
    pub(super) fn read(bytes: &[u8]) -> Result<Option<Head>, DiskError> {
        let Some(json) = record::read(bytes) else { return Ok(None) };
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(json) else { return Ok(None) };
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
        record::write(&serde_json::to_vec(self).unwrap_or_default())
    }
}

/// A commit that failed without saying whether it reached the disk.
pub(super) struct Attempt {
    /// The head that it would have left; `None` if it was to remove everything.
    after: Option<Vec<u8>>,
    /// The head before it.
    before: Option<Vec<u8>>,
    /// What the tab may do if it has not reached the disk, and if it has.
    failed: Right,
    pub(super) landed: Right,
}

impl<D: Disk> Store<D> {
    /// An empty change that expects the head as this tab knows it.
    pub(super) fn change(&self) -> Change {
        Change { expected_head: self.seen.clone(), ..Change::default() }
    }

    /// The head after `head`, written by this tab.
    pub(super) fn following(&self, head: &Head) -> Head {
        Head { layout: LAYOUT, tab: self.tab.clone(), ..head.clone() }
    }

    /// Carries out the change and leaves `next` as head; `None` leaves nothing.
    pub(super) async fn commit(&mut self, mut change: Change, next: Option<Head>) -> Result<(), DiskError> {
        let after = next.as_ref().map(Head::write);
        if let Some(bytes) = &after {
            change.put(HEAD, bytes.clone());
        }
        match self.disk.commit(change).await {
            Ok(()) => {
                self.right = if next.is_some() { Right::Writer } else { Right::Looked };
                (self.seen, self.head, self.attempt) = (after, next, None);
                Ok(())
            }
            Err(error @ (DiskError::Conflict | DiskError::Gone)) => {
                self.right = Right::Lost(error);
                Err(error)
            }
            Err(error) => {
                let landed = if next.is_some() { Right::Writer } else { Right::Looked };
                self.attempt = Some(Attempt { after, before: self.seen.clone(), failed: self.right, landed });
                Err(error)
            }
        }
    }

    /// After a commit whose end is not known: looks whether it reached the disk. Whatever lies there that is neither the
    /// head before nor the head after is another tab's, and this one may write no more.
    pub(super) async fn settle(&mut self) -> Result<(), DiskError> {
        if self.attempt.is_some() {
            self.read().await?;
        }
        if let Some(attempt) = self.attempt.take() {
            self.right = match &self.seen {
                seen if *seen == attempt.after => attempt.landed,
                seen if *seen == attempt.before => attempt.failed,
                None => Right::Lost(DiskError::Gone),
                Some(_) => Right::Lost(DiskError::Conflict),
            };
        }
        match self.right {
            Right::Lost(error) => Err(error),
            _ => Ok(()),
        }
    }
}
