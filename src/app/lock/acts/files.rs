//! A clinic's file beside what this browser holds: opened, compared, and taken into use only when somebody has chosen.

use super::{become_writer, put_on_desk, show};
use crate::app::browser::{self, CopyRecord, Wish};
use crate::app::lock::Locked;
use crate::app::lock::{Comparison, Found, NewLock, Trouble, Why};
use crate::app::save::Safe;
use crate::app::session::{Act, Open, ReadOnly};
use crate::binder::{self, Binder, OpenError};
use crate::vault::{is_envelope, Envelope, Header, Lineage, Relation, Secret, VaultError, MAX_FILE};
use std::rc::Rc;

/// Opens a file that the user has chosen. A sealed one asks for its passphrase, unless the key that is held opens it.
pub async fn open_file(safe: &Safe, file: web_sys::File) -> Result<(), Trouble> {
    let bytes = browser::read_file(&file, MAX_FILE).await.ok_or(VaultError::TooLarge)?;
    if !is_envelope(&bytes) && binder::open(&bytes) != Err(OpenError::NotOurs) {
        let mut binder = binder::open(&bytes)?;
        // A copy of the example that somebody kept is theirs from now on.
        binder.is_example = false;
        return open_plain_file(safe, binder).await;
    }
    Envelope::read(&bytes)?;
    match open_sealed_file(safe, bytes.clone(), Secret::Held).await {
        Err(error) if error == VaultError::WrongKey.into() => {
            safe.flush().await;
            safe.say(Act::Desk(Open::Locked(Locked::File(Rc::new(bytes)))));
            Ok(())
        }
        done => done,
    }
}

/// A file without encryption, from version 0.1: it gets a passphrase; nothing that is stored here is replaced unasked.
async fn open_plain_file(safe: &Safe, binder: Binder) -> Result<(), Trouble> {
    if safe.keeper.lock().await.stored_clinic().is_none() {
        let lock = NewLock { binder: Rc::new(binder), why: Why::Plain };
        safe.say(Act::Desk(Open::NewLock(lock)));
        return Ok(());
    }
    safe.flush().await;
    let comparison = Comparison {
        mine: safe.unsaved().or_else(|| safe.stored()),
        relation: None,
        keys_differ: false,
        missing: 0,
        header: Header { clinic_id: binder.id.0.clone(), ..Default::default() },
        keyring: Default::default(),
        theirs: Rc::new(binder),
    };
    safe.say(Act::Desk(Open::Compare(Rc::new(comparison))));
    Ok(())
}

/// Shows a file, which the key that is held opens, beside what this browser holds.
pub async fn compare_with(safe: &Safe, bytes: Vec<u8>) -> Result<(), Trouble> {
    open_sealed_file(safe, bytes, Secret::Held).await
}

pub(super) async fn open_sealed_file(safe: &Safe, bytes: Vec<u8>, secret: Secret) -> Result<(), Trouble> {
    safe.flush().await;
    let recovered = matches!(secret, Secret::Recovery(_));
    let found = safe.keeper.lock().await.read_file(bytes, secret).await?;
    if found.is_newer {
        show(safe, Rc::new(found.binder), Some(ReadOnly::Newer));
        return Ok(());
    }
    let stored = safe.keeper.lock().await.stored_clinic();
    if stored.is_none() {
        return if recovered {
            let lock = NewLock { binder: Rc::new(found.binder), why: Why::Recovered };
            safe.say(Act::Desk(Open::NewLock(lock)));
            Ok(())
        } else {
            let header = found.header.clone();
            adopt(safe, found).await?;
            remember_file(safe, &header).await;
            Ok(())
        };
    }
    let comparison = compare(safe, found, stored).await;
    safe.say(Act::Desk(Open::Compare(Rc::new(comparison))));
    Ok(())
}

/// Shows what has been found beside what this browser holds, to choose from.
pub(super) async fn compare_found(safe: &Safe, found: Found) -> Result<(), Trouble> {
    let stored = safe.keeper.lock().await.stored_clinic();
    let comparison = compare(safe, found, stored).await;
    safe.say(Act::Desk(Open::Compare(Rc::new(comparison))));
    Ok(())
}

/// Holds a file against what this browser keeps: the binder on the desk, or the store, if the file's key opens it.
async fn compare(safe: &Safe, found: Found, stored: Option<String>) -> Comparison {
    let same_clinic = stored.as_deref() == Some(found.header.clinic_id.as_str());
    let unsaved = safe.unsaved();
    let mut lineage = safe.keeper.lock().await.lineage().clone();
    if unsaved.is_some() {
        // What could not be saved is more than the store's lineage tells.
        lineage = lineage.advanced(&browser::make_id().0);
    }
    let mut mine = unsaved.or_else(|| safe.stored());
    if same_clinic && mine.is_none() {
        // The page was locked: the file's key may open the store as well.
        if let Ok(opened) = safe.keeper.lock().await.unlock(Secret::Held).await {
            lineage = opened.header.lineage.clone();
            mine = Some(Rc::new(opened.binder));
        }
    }
    let theirs = &found.header.lineage;
    let relation = (same_clinic && mine.is_some()).then(|| theirs.relation(&lineage));
    let missing = match relation {
        Some(Relation::Behind) => theirs.missing_from(&lineage),
        _ => lineage.missing_from(theirs),
    };
    let keyring = safe.keeper.lock().await.keyring().clone();
    let keys_differ = same_clinic && mine.is_some() && keyring.recipients != found.keyring.recipients;
    Comparison {
        mine,
        relation,
        keys_differ,
        missing,
        header: found.header,
        keyring: found.keyring,
        theirs: Rc::new(found.binder),
    }
}

/// Takes a found binder into use as it is, with its keys.
pub(super) async fn adopt(safe: &Safe, found: Found) -> Result<(), Trouble> {
    if found.is_newer {
        show(safe, Rc::new(found.binder), Some(ReadOnly::Newer));
        return Ok(());
    }
    let lineage = found.header.lineage.clone();
    become_writer(safe, Wish::IfFree).await;
    safe.keeper.lock().await.adopt(&found, lineage).await?;
    put_in_place(safe, Rc::new(found.binder));
    Ok(())
}

/// The file that was opened is itself a copy: of the save that now puts its content into the store.
async fn remember_file(safe: &Safe, header: &Header) {
    let generation = safe.keeper.lock().await.next_generation();
    let day = header.written.get(..10).and_then(crate::domain::parse_date).unwrap_or_else(browser::today);
    browser::remember_copy(CopyRecord { generation, day, is_checked: true });
}

/// Shows a binder that the store does not hold yet; the save loop then puts it there.
pub(super) fn put_in_place(safe: &Safe, binder: Rc<Binder>) {
    browser::remember_example(false);
    browser::forget_copies();
    safe.forget_stored();
    safe.say(Act::Damage(0, 0));
    safe.say(Act::ReadOnly(None));
    safe.say(Act::OpenBinder(binder));
}

/// What the user chose after a comparison: this binder goes on.
pub async fn settle(
    safe: Safe,
    comparison: Rc<Comparison>,
    binder: Rc<Binder>,
    joined: bool,
) -> Result<(), Trouble> {
    if comparison.keyring.keys.is_empty() {
        let lock = NewLock { binder, why: Why::Plain };
        safe.say(Act::Desk(Open::NewLock(lock)));
        return Ok(());
    }
    let theirs = &comparison.header.lineage;
    let lineage: Lineage = match joined {
        true => safe.keeper.lock().await.lineage().joined(theirs),
        false => theirs.clone(),
    };
    let found = Found {
        binder: (*binder).clone(),
        header: comparison.header.clone(),
        keyring: comparison.keyring.clone(),
        is_newer: false,
        damaged: 0,
        missing: 0,
    };
    become_writer(&safe, Wish::IfFree).await;
    safe.keeper.lock().await.adopt(&found, lineage).await?;
    put_in_place(&safe, binder);
    if !joined {
        remember_file(&safe, &comparison.header).await;
    }
    Ok(())
}

/// The user keeps what this browser holds. A page that was locked before stays so.
pub async fn keep_mine(safe: Safe, comparison: Rc<Comparison>) {
    if let Some(binder) = safe.unsaved() {
        // The store does not hold it, so it is not noted as stored: the save loop tries again.
        return safe.say(Act::OpenBinder(binder));
    }
    match safe.stored() {
        Some(binder) => show(&safe, binder, safe.lock.borrow().is_none().then_some(ReadOnly::OtherTab)),
        None if comparison.mine.is_some() => match safe.keeper.lock().await.reread().await {
            Ok(found) => put_on_desk(&safe, found).await,
            Err(_) => browser::reload(),
        },
        None => browser::reload(),
    }
}

/// What a copy turned out to be.
pub struct Checked {
    /// How it stands to what is saved.
    pub relation: Relation,
    /// How many saves it lacks.
    pub missing: u64,
    /// The newest save that it holds.
    pub generation: u64,
}

/// Reads a copy back, opens it, and compares it with what is saved.
pub async fn check_copy(safe: &Safe, bytes: Vec<u8>) -> Result<Checked, Trouble> {
    safe.flush().await;
    let mut keeper = safe.keeper.lock().await;
    let found = keeper.read_file(bytes, Secret::Held).await?;
    if keeper.stored_clinic().is_some_and(|clinic| clinic != found.header.clinic_id) {
        return Err(VaultError::WrongKey.into());
    }
    let lineage = found.header.lineage;
    Ok(Checked {
        relation: lineage.relation(keeper.lineage()),
        missing: lineage.missing_from(keeper.lineage()),
        generation: found.header.generation,
    })
}
