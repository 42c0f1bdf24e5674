//! Opening: the newest generation that opens, and which ones had to be passed over.

use super::{Disk, DiskError, Store};
use crate::vault::Header;

/// What [`Store::newest`] found.
#[derive(Debug)]
pub struct Newest<T> {
    /// The newest generation that opens. `None`: the store is empty, everything is damaged, or the key is another.
    pub opened: Option<(Header, T)>,
    /// Numbers of the newer generations that are damaged or missing, newest first. Say so to the user.
    pub damaged: Vec<u64>,
}

impl<D: Disk> Store<D> {
    /// Opens the newest generation that opens and carries its own number inside; damaged ones are passed over and
    /// reported. `open` gives `None` for bytes that don't open.
    ///
    /// A disk that can't be read is an error and not damage: otherwise work would go on from an older generation.
    pub async fn newest<T>(
        &mut self,
        mut open: impl AsyncFnMut(Vec<u8>) -> Option<(Header, T)>,
    ) -> Result<Newest<T>, DiskError> {
        let mut newest = Newest { opened: None, damaged: vec![] };
        let highest = self.newest_number();
        if self.generations.first().is_some_and(|first| first.number != highest) {
            newest.damaged.push(highest);
        }
        for generation in &self.generations {
            let opened = match self.disk.get(&generation.key()).await? {
                Some(sealed) => {
                    open(sealed).await.filter(|(header, _)| header.generation == generation.number)
                }
                None => None,
            };
            if opened.is_some() {
                newest.opened = opened;
                break;
            }
            newest.damaged.push(generation.number);
        }
        // The saves that were passed over had counts under the old name, and may live on in somebody's file.
        let is_whole = self.head.as_ref().is_some_and(|head| !head.writer.is_empty());
        self.renew = !is_whole || !newest.damaged.is_empty();
        Ok(newest)
    }
}
