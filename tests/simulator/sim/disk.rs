//! A disk whose every operation waits until the schedule lets it go on, and ends as the schedule wants.

use super::chance::Chance;
use klinikkvern::vault::store::{Change, Disk, DiskError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

pub type Image = BTreeMap<String, Vec<u8>>;
type Result<T> = std::result::Result<T, DiskError>;

/// A bug in the disk, planted to see that it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskFault {
    /// Says that it is done before it is.
    AcknowledgesEarly,
    /// Does not compare the head.
    ForgetsTheHead,
    /// Confirms what still lies in a buffer.
    IsRelaxed,
    /// Says nothing of a full disk.
    SwallowsQuota,
    /// Writes record by record.
    IsNotAtomic,
    /// Removes in one transaction and writes in the next.
    DeletesFirst,
}

#[derive(Clone, Debug)]
pub enum Op {
    Get(String),
    Keys,
    Commit(Change),
    /// No disk at all: the worker is sealing.
    Seal,
}

#[derive(Clone, Debug)]
pub enum Answer {
    Bytes(Option<Vec<u8>>),
    Keys(Vec<String>),
    Done,
}

#[derive(Clone)]
pub struct Pending {
    pub id: u64,
    pub tab: usize,
    pub op: Op,
    /// When the disk gets round to it.
    pub due: u64,
    /// The disk has done it; the tab has not heard of it.
    pub outcome: Option<Result<Answer>>,
}

/// A transaction that has reached the disk, for the judge.
pub struct Landing {
    pub tab: usize,
    pub change: Change,
    pub before: Image,
}

#[derive(Default)]
pub struct Shared {
    /// What the tabs see.
    pub image: Image,
    /// What would be there after a crash; another than `image` only with a planted fault.
    pub durable: Image,
    pub pending: Vec<Pending>,
    answers: BTreeMap<u64, Result<Answer>>,
    next_id: u64,
    pub now: u64,
    /// How long operations take; a slow disk has a long tail.
    pub latency: u64,
    pub chance: Option<Chance>,
    /// Out of space from now on.
    pub is_full: bool,
    pub fault: Option<DiskFault>,
    pub landings: Vec<Landing>,
}

impl Shared {
    fn ask(&mut self, tab: usize, op: Op) -> u64 {
        self.next_id += 1;
        let (id, latency) = (self.next_id, self.latency);
        let wait = self.chance.as_mut().map_or(0, |chance| {
            let tail = if chance.percent(5) { 20 } else { 1 };
            chance.next() % (latency * tail + 1)
        });
        if self.fault == Some(DiskFault::AcknowledgesEarly) && matches!(op, Op::Commit(_)) {
            self.answers.insert(id, Ok(Answer::Done));
        }
        self.pending.push(Pending { id, tab, op, due: self.now + wait, outcome: None });
        id
    }

    /// Carries out the operation at this place of the queue; the tab does not hear of it yet.
    pub fn carry_out(&mut self, at: usize) {
        let op = self.pending[at].op.clone();
        let outcome = match op {
            Op::Get(key) => Ok(Answer::Bytes(self.image.get(&key).cloned())),
            Op::Keys => Ok(Answer::Keys(self.image.keys().cloned().collect())),
            Op::Seal => Ok(Answer::Done),
            Op::Commit(change) => self.transact(at, change).map(|()| Answer::Done),
        };
        self.pending[at].outcome = Some(outcome);
    }

    fn transact(&mut self, at: usize, mut change: Change) -> Result<()> {
        if self.is_full && !change.put.is_empty() {
            return match self.fault {
                Some(DiskFault::SwallowsQuota) => Ok(()),
                // A full disk does not always say what is the matter with it.
                _ if self.chance.as_mut().is_some_and(|chance| chance.percent(30)) => Err(DiskError::Blocked),
                _ => Err(DiskError::Full),
            };
        }
        let stored = self.image.get("head");
        if self.fault != Some(DiskFault::ForgetsTheHead) && stored != change.expected_head.as_ref() {
            return Err(if stored.is_none() { DiskError::Gone } else { DiskError::Conflict });
        }
        let before = self.image.clone();
        let whole = change.clone();
        match self.fault {
            Some(DiskFault::IsNotAtomic) if change.put.len() > 1 => {
                // The head first, and the rest a while later.
                let head = change.put.pop();
                let rest = std::mem::take(&mut change.put);
                change.put.extend(head);
                self.later(at, Change { put: rest, ..Change::default() });
            }
            Some(DiskFault::DeletesFirst) => {
                let put = std::mem::take(&mut change.put);
                let keys: Vec<String> = put.iter().map(|(key, _)| key.clone()).collect();
                change.delete.extend(keys);
                self.later(at, Change { put, ..Change::default() });
            }
            _ => {}
        }
        self.apply(&change);
        self.landings.push(Landing { tab: self.pending[at].tab, change: whole, before });
        Ok(())
    }

    fn later(&mut self, at: usize, rest: Change) {
        let tab = self.pending[at].tab;
        let due = self.now + 30;
        self.pending.push(Pending { id: 0, tab, op: Op::Commit(rest), due, outcome: None });
    }

    /// The second part of a planted fault.
    pub fn finish(&mut self, at: usize) {
        if let Op::Commit(change) = self.pending.remove(at).op {
            self.apply(&change);
        }
    }

    pub fn apply(&mut self, change: &Change) {
        for key in &change.delete {
            self.image.remove(key);
        }
        for (key, bytes) in &change.put {
            self.image.insert(key.clone(), bytes.clone());
        }
        if self.fault != Some(DiskFault::IsRelaxed) {
            self.sync();
        }
    }

    pub fn sync(&mut self) {
        self.durable.clone_from(&self.image);
    }

    /// Tells the tab.
    pub fn deliver(&mut self, at: usize, outcome: Result<Answer>) {
        let pending = self.pending.remove(at);
        if self.fault != Some(DiskFault::AcknowledgesEarly) || !matches!(pending.op, Op::Commit(_)) {
            self.answers.insert(pending.id, outcome);
        }
    }
}

#[derive(Clone)]
pub struct SimDisk {
    pub shared: Rc<RefCell<Shared>>,
    pub tab: usize,
}

impl SimDisk {
    fn ask(&self, op: Op) -> Asked {
        Asked { id: self.shared.borrow_mut().ask(self.tab, op), shared: self.shared.clone() }
    }

    /// The time that sealing takes.
    pub async fn wait_for_the_seal(&self) {
        let _ = self.ask(Op::Seal).await;
    }
}

struct Asked {
    shared: Rc<RefCell<Shared>>,
    id: u64,
}

impl Future for Asked {
    type Output = Result<Answer>;

    fn poll(self: Pin<&mut Self>, _: &mut Context) -> Poll<Result<Answer>> {
        self.shared.borrow_mut().answers.remove(&self.id).map_or(Poll::Pending, Poll::Ready)
    }
}

impl Disk for SimDisk {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>> {
        match self.ask(Op::Get(key.to_owned())).await? {
            Answer::Bytes(bytes) => Ok(bytes),
            _ => unreachable!("bytes were asked for"),
        }
    }

    async fn keys(&self) -> Result<Vec<String>> {
        match self.ask(Op::Keys).await? {
            Answer::Keys(keys) => Ok(keys),
            _ => unreachable!("keys were asked for"),
        }
    }

    async fn commit(&self, change: Change) -> Result<()> {
        self.ask(Op::Commit(change)).await.map(|_| ())
    }
}
