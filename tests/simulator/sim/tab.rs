//! A tab: the real store and the real save loop, with as little glue around them as the app has.

use super::binder::{document, open_bytes, seal_bytes, Binder, Sealer};
use super::chance::Chance;
use super::disk::SimDisk;
use klinikkvern::vault::store::{DiskError, Fresh, Newest, Saving, State, Store};
use klinikkvern::vault::{Header, Lineage};
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// Milliseconds of rest after the last change before a save.
pub const REST: u64 = 400;

/// A bug in the glue, planted to see that it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlueFault {
    SaysSavedAtTheStart,
    DropsTheEditAfterAFailure,
    TakesOverWithoutReopening,
    OpensTheOldest,
    GivesUpAtTheFirstDamaged,
    AdvancesTheLineageOnSuccessOnly,
    CopiesUnsavedWorkUnderTheOldName,
    ForgetsAttachments,
    WritesBackAfterGone,
    ForgetsToFlush,
    SealsAnOldNumber,
    KeepsShowingSaved,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is stored here, or nothing opens.
    Nothing,
    Open,
    /// Another tab has taken over, or everything is gone. What was not saved is still in memory.
    ReadOnly(DiskError),
    /// Opening failed; it can be tried again.
    Stopped(DiskError),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    Open,
    Save,
    Keyring,
    Replace,
    Erase,
}

/// What a tab tells the judge.
#[derive(Debug)]
pub enum Report {
    /// The disk has confirmed this, and the save loop says so of the newest change, or of an older one.
    Acknowledged(Binder, State),
    /// Everything has been removed.
    Erased,
    Failed(DiskError),
    /// The user has taken a copy away as a file.
    Copied(Lineage, Binder),
}

/// What a tab found when it opened.
#[derive(Clone, Debug)]
pub struct Found {
    pub header: Header,
    pub binder: Binder,
    pub damaged: Vec<u64>,
}

pub struct Tab {
    pub number: usize,
    pub phase: Phase,
    pub job: Option<Job>,
    pub binder: Option<Binder>,
    pub lineage: Lineage,
    pub key: u64,
    pub saving: Saving<Binder>,
    pub store: Option<Store<SimDisk>>,
    /// When the rest is over.
    pub timer: Option<u64>,
    pub is_hidden: bool,
    pub found: Option<Found>,
    /// What was read from the disk when the tab took over.
    pub read: Option<Binder>,
    pub reports: Vec<Report>,
    pub names: Chance,
    pub fault: Option<GlueFault>,
    /// How often everything had been removed when this tab began to remove it.
    pub emptied: u64,
    keyring: Vec<u8>,
    pub day: String,
}

pub type Shared = Rc<RefCell<Tab>>;
pub type Task = Pin<Box<dyn Future<Output = ()>>>;

impl Tab {
    pub fn new(number: usize, names: Chance, fault: Option<GlueFault>) -> Tab {
        Tab {
            number,
            phase: Phase::Nothing,
            job: None,
            binder: None,
            lineage: Lineage::default(),
            key: 0,
            saving: Saving::default(),
            store: None,
            timer: None,
            is_hidden: false,
            found: None,
            read: None,
            reports: vec![],
            names,
            fault,
            emptied: 0,
            keyring: vec![],
            day: "2026-11-22".into(),
        }
    }

    fn name(&mut self) -> String {
        format!("{:016x}", self.names.next())
    }

    /// What the page shows.
    pub fn shown(&self) -> State {
        if let Phase::ReadOnly(error) | Phase::Stopped(error) = self.phase {
            return State::Failed(error);
        }
        match self.fault {
            Some(GlueFault::SaysSavedAtTheStart) if self.job == Some(Job::Save) => State::Saved,
            Some(GlueFault::KeepsShowingSaved) if self.saving.state() == State::Saving => State::Saved,
            _ => self.saving.state(),
        }
    }

    pub fn change(&mut self, now: u64, edit: impl FnOnce(&mut Binder)) {
        let Some(binder) = &mut self.binder else { return };
        edit(binder);
        self.saving.changed(binder.clone());
        self.timer = Some(now + REST);
    }

    /// Whether a save should begin: the rest is over, or the page is hidden.
    pub fn wants_to_save(&self, now: u64) -> bool {
        let flush = self.is_hidden && self.fault != Some(GlueFault::ForgetsToFlush);
        let is_over = self.timer.is_some_and(|due| due <= now);
        self.phase == Phase::Open && self.job.is_none() && self.timer.is_some() && (is_over || flush)
    }

    /// A copy of what is on the screen, as a file. Unsaved work gets a name of its own, for the store goes on without it.
    pub fn copy(&mut self) {
        let Some(binder) = self.binder.clone() else { return };
        let is_saved =
            !self.saving.is_unsaved() || self.fault == Some(GlueFault::CopiesUnsavedWorkUnderTheOldName);
        let name = self.name();
        let lineage = if is_saved { self.lineage.clone() } else { self.lineage.advanced(&name) };
        self.reports.push(Report::Copied(lineage, binder));
    }

    fn failed(&mut self, job: Job, error: DiskError) {
        // Whether a binder was replaced or removed after all, only opening again can tell.
        let is_unknown = matches!(job, Job::Replace | Job::Erase);
        if is_unknown || matches!(error, DiskError::Conflict | DiskError::Gone | DiskError::TooNew) {
            self.phase = Phase::ReadOnly(error);
        }
        self.reports.push(Report::Failed(error));
    }
}

/// Begins a job. A tab does one thing at a time with its store.
pub fn start(tab: &Shared, disk: SimDisk, sealer: Rc<Sealer>, job: Job, edits: Vec<u64>) -> Task {
    tab.borrow_mut().job = Some(job);
    let tab = tab.clone();
    Box::pin(async move {
        let store = tab.borrow_mut().store.take();
        let (store, result) = match (job, store) {
            (Job::Open, store) => open(&tab, disk, store, &sealer).await,
            (_, None) => (None, Ok(())),
            (Job::Save, Some(mut store)) => {
                save_all(&tab, &disk, &mut store, &sealer).await;
                (Some(store), Ok(()))
            }
            (Job::Keyring, Some(mut store)) => {
                let (ring, new) = new_keyring(&tab);
                let result = store.set_keyring(new.clone()).await;
                tab.borrow_mut().keyring = if result.is_ok() { new } else { ring };
                (Some(store), result)
            }
            (Job::Replace, Some(mut store)) => {
                let result = replace(&tab, &disk, &mut store, &sealer, edits).await;
                (Some(store), result)
            }
            (Job::Erase, Some(mut store)) => {
                let result = store.erase().await;
                if result.is_ok() {
                    let mut now = tab.borrow_mut();
                    (now.binder, now.phase, now.saving) = (None, Phase::Nothing, Saving::default());
                    now.reports.push(Report::Erased);
                }
                (Some(store), result)
            }
        };
        let mut now = tab.borrow_mut();
        now.store = store;
        now.job = None;
        if let Err(error) = result {
            now.failed(job, error);
        }
    })
}

fn new_keyring(tab: &Shared) -> (Vec<u8>, Vec<u8>) {
    let mut tab = tab.borrow_mut();
    let name = tab.name();
    (tab.keyring.clone(), keyring(tab.key, &name))
}

pub fn keyring(key: u64, passphrase: &str) -> Vec<u8> {
    format!("{key}|{passphrase}").into_bytes()
}

pub fn key_of(keyring: &[u8]) -> Option<u64> {
    std::str::from_utf8(keyring).ok()?.split_once('|')?.0.parse().ok()
}

type Opened = (Option<Store<SimDisk>>, Result<(), DiskError>);

/// Looks, opens the newest that opens, takes over. Starts again when another tab was faster.
async fn open(tab: &Shared, disk: SimDisk, store: Option<Store<SimDisk>>, sealer: &Sealer) -> Opened {
    let looked = match store {
        Some(mut store) => store.refresh().await.map(|()| store),
        None => {
            let name = tab.borrow_mut().name();
            Store::look(disk, name).await
        }
    };
    let mut store = match looked {
        Ok(store) => store,
        Err(error) => {
            tab.borrow_mut().phase = Phase::Stopped(error);
            return (None, Ok(()));
        }
    };
    for _ in 0..3 {
        match open_once(tab, &mut store, sealer).await {
            Ok(()) => return (Some(store), Ok(())),
            Err(DiskError::Conflict | DiskError::Gone) => {}
            Err(error) => {
                tab.borrow_mut().phase = Phase::Stopped(error);
                return (None, Ok(()));
            }
        }
        if let Err(error) = store.refresh().await {
            tab.borrow_mut().phase = Phase::Stopped(error);
            return (None, Ok(()));
        }
    }
    tab.borrow_mut().phase = Phase::Stopped(DiskError::Conflict);
    (None, Ok(()))
}

async fn open_once(tab: &Shared, store: &mut Store<SimDisk>, sealer: &Sealer) -> Result<(), DiskError> {
    let fault = tab.borrow().fault;
    let keeps_its_own = fault == Some(GlueFault::TakesOverWithoutReopening) && tab.borrow().found.is_some();
    for ring in store.keyrings().await? {
        let Some(key) = key_of(&ring) else { continue };
        let newest = find(store, sealer, key, fault).await?;
        let Some((header, binder)) = newest.opened else { continue };
        let name = {
            let mut now = tab.borrow_mut();
            now.found =
                Some(Found { header: header.clone(), binder: binder.clone(), damaged: newest.damaged });
            now.name()
        };
        store.take_over(&header.clinic_id, &ring, name).await?;
        let mut now = tab.borrow_mut();
        (now.phase, now.key, now.keyring, now.timer) = (Phase::Open, key, ring, None);
        if !keeps_its_own {
            now.read = Some(binder.clone());
            (now.binder, now.lineage, now.saving) = (Some(binder), header.lineage, Saving::default());
        }
        return Ok(());
    }
    let mut now = tab.borrow_mut();
    (now.phase, now.timer) = (Phase::Nothing, None);
    Ok(())
}

async fn find(
    store: &mut Store<SimDisk>,
    sealer: &Sealer,
    key: u64,
    fault: Option<GlueFault>,
) -> Result<Newest<Binder>, DiskError> {
    let open = |sealed: Vec<u8>| sealer.open(&sealed, key);
    let chosen = match fault {
        Some(GlueFault::OpensTheOldest) => store.generations().last(),
        Some(GlueFault::GivesUpAtTheFirstDamaged) => store.generations().next(),
        _ => return store.newest(async |sealed| open(sealed)).await,
    };
    let Some(number) = chosen else { return Ok(Newest { opened: None, damaged: vec![] }) };
    let opened = store.generation(number).await?.and_then(open);
    Ok(Newest { opened, damaged: vec![] })
}

/// Writes until nothing waits, or until a write fails.
async fn save_all(tab: &Shared, disk: &SimDisk, store: &mut Store<SimDisk>, sealer: &Sealer) {
    loop {
        let what = {
            let mut now = tab.borrow_mut();
            now.timer = None;
            now.saving.take()
        };
        let Some(what) = what else { return };
        let result = save(tab, disk, store, sealer, &what).await;
        if has_ended(tab, &what, result) {
            continue;
        }
        if result == Err(DiskError::Gone) && tab.borrow().fault == Some(GlueFault::WritesBackAfterGone) {
            let (lineage, key) = (tab.borrow().lineage.clone(), tab.borrow().key);
            if store.refresh().await.is_ok() {
                let _ = put(tab, disk, store, sealer, (what, lineage, key)).await;
            }
        }
        return;
    }
}

/// Notes how the write of `what` has ended. True if it succeeded.
fn has_ended(tab: &Shared, what: &Binder, result: Result<(), DiskError>) -> bool {
    let mut now = tab.borrow_mut();
    if result.is_err() && now.fault == Some(GlueFault::DropsTheEditAfterAFailure) {
        now.saving = Saving::default();
    }
    now.saving.written(what.clone(), result);
    match result {
        Ok(()) => {
            let state = now.saving.state();
            now.reports.push(Report::Acknowledged(what.clone(), state));
        }
        Err(error) => now.failed(Job::Save, error),
    }
    result.is_ok()
}

async fn save(
    tab: &Shared,
    disk: &SimDisk,
    store: &mut Store<SimDisk>,
    sealer: &Sealer,
    what: &Binder,
) -> Result<(), DiskError> {
    let fault = tab.borrow().fault;
    let stale = store.head().map_or(1, |head| head.generation + 1);
    let number = store.next_generation().await?;
    let inside = if fault == Some(GlueFault::SealsAnOldNumber) { stale } else { number };
    let before = tab.borrow().lineage.clone();
    let header = header(tab, store, what, inside);
    let key = tab.borrow().key;
    disk.wait_for_the_seal().await;
    let sealed = sealer.seal(&header, what, key);
    let mut new: Vec<&String> = what.attachments.iter().filter(|hash| !store.has_attachment(hash)).collect();
    if fault == Some(GlueFault::ForgetsAttachments) {
        new.clear();
    }
    let attachments = new.iter().map(|hash| ((*hash).clone(), seal_bytes(&document(hash), key))).collect();
    let day = tab.borrow().day.clone();
    let result = store.save(number, &day, sealed, attachments).await;
    if result.is_err() && fault == Some(GlueFault::AdvancesTheLineageOnSuccessOnly) {
        tab.borrow_mut().lineage = before;
    }
    result
}

fn header(tab: &Shared, store: &Store<SimDisk>, what: &Binder, generation: u64) -> Header {
    let mut now = tab.borrow_mut();
    let writer = store.head().map(|head| head.writer.clone()).unwrap_or_default();
    now.lineage = now.lineage.advanced(&writer);
    Header {
        clinic_id: what.clinic.clone(),
        generation,
        written: "2026-11-22T09:42:00Z".into(),
        app: "0.1.0".into(),
        lineage: now.lineage.clone(),
    }
}

/// A new binder, a file put in its place, or what is still in memory put back after everything was gone.
async fn replace(
    tab: &Shared,
    disk: &SimDisk,
    store: &mut Store<SimDisk>,
    sealer: &Sealer,
    edits: Vec<u64>,
) -> Result<(), DiskError> {
    let (binder, lineage, key) = {
        let mut now = tab.borrow_mut();
        match now.binder.clone().filter(|_| now.phase == Phase::Nothing) {
            Some(rescued) => (rescued, now.lineage.clone(), now.key),
            None => {
                let key = now.key + now.names.next() % 2;
                let mut binder = Binder::new(format!("clinic {key}"), edits);
                binder.attachments.push(now.name());
                (binder, Lineage::default(), key)
            }
        }
    };
    put(tab, disk, store, sealer, (binder, lineage, key)).await
}

/// Nothing of the tab changes until the disk has confirmed the new binder.
async fn put(
    tab: &Shared,
    disk: &SimDisk,
    store: &mut Store<SimDisk>,
    sealer: &Sealer,
    (binder, lineage, key): (Binder, Lineage, u64),
) -> Result<(), DiskError> {
    let number = store.next_generation().await?;
    let (writer, ring, day) = {
        let mut now = tab.borrow_mut();
        (now.name(), keyring(key, &now.name()), now.day.clone())
    };
    let lineage = lineage.advanced(&writer);
    let clinic_id = binder.clinic.clone();
    let header = Header {
        clinic_id: clinic_id.clone(),
        generation: number,
        lineage: lineage.clone(),
        ..Header::default()
    };
    disk.wait_for_the_seal().await;
    let sealed = sealer.seal(&header, &binder, key);
    let attachments =
        binder.attachments.iter().map(|hash| (hash.clone(), seal_bytes(&document(hash), key))).collect();
    let fresh = Fresh { clinic_id, number, writer, day, keyring: ring.clone(), sealed, attachments };
    store.replace(fresh).await?;
    let mut now = tab.borrow_mut();
    (now.phase, now.timer, now.found) = (Phase::Open, None, None);
    (now.key, now.keyring, now.lineage) = (key, ring, lineage);
    (now.binder, now.saving) = (Some(binder.clone()), Saving::default());
    now.reports.push(Report::Acknowledged(binder, State::Saved));
    Ok(())
}

/// Whether a signed document lies here as it was signed.
pub fn is_whole(sealed: Option<&Vec<u8>>, hash: &str, key: u64) -> bool {
    sealed.and_then(|sealed| open_bytes(sealed, key)).is_some_and(|bytes| bytes == document(hash))
}
