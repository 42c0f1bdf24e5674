//! What is small enough to be tried out whole: every k-th write fails in every way, every
//! bit of a record flips, and every transaction is torn in every way.

use super::binder::Sealer;
use super::disk::{Answer, Image, Op};
use super::judge::Verdict;
use super::schedule::{Setup, World};
use super::tab::{Job, Phase};
use klinikkvern::vault::store::{Change, DiskError, State};

/// How a write fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    Blocked,
    Full,
    /// The tab hears of an error, but the disk has it.
    FullButDone,
    BlockedButDone,
    /// Full at first, then something else twice, as some browsers do.
    Misleading,
}

pub const FAILURES: [Failure; 5] =
    [Failure::Blocked, Failure::Full, Failure::FullButDone, Failure::BlockedButDone, Failure::Misleading];

/// Writes until the k-th commit, which fails, and then a little on.
pub fn kth_write_fails(k: usize, failure: Failure) -> Verdict {
    let setup = Setup { seed: k as u64, most_tabs: 1, ..Setup::default() };
    let mut world = World::new(setup, Sealer::Toy, false);
    world.open_tab();
    world.drain()?;
    world.begin(0, Job::Replace);
    world.drain()?;
    let tab = world.seats[0].tab.clone();
    let mut commits = 0;
    let mut left = if failure == Failure::Misleading { 3 } else { 1 };
    for _ in 0..k + 3 {
        let edit = world.edits(1)[0];
        let now = world.disk.borrow().now;
        tab.borrow_mut().change(now, |binder| {
            binder.apply(edit);
            if edit.is_multiple_of(7) {
                binder.attachments.push(format!("{edit:04x}"));
            }
        });
        world.disk.borrow_mut().now += 500;
        world.poll()?;
        loop {
            let before = tab.borrow().binder.clone();
            let failed = one_save(&mut world, &mut commits, k, failure, &mut left)?;
            if !failed {
                break;
            }
            if !matches!(tab.borrow().saving.state(), State::Failed(_)) || !tab.borrow().saving.is_unsaved() {
                return Err(format!("write {k} failed with {failure:?}, and the page says it is saved"));
            }
            if tab.borrow().binder != before || tab.borrow().phase != Phase::Open {
                return Err(format!("write {k} failed with {failure:?}, and the edit is not in memory"));
            }
            world.begin(0, Job::Save);
        }
        if tab.borrow().saving.state() != State::Saved {
            return Err(format!("after write {k} failed with {failure:?}, trying again did not save"));
        }
    }
    let opened = world.judge.scan(&world.disk.borrow().image).opened;
    if opened.map(|(_, binder, _)| binder) != tab.borrow().binder {
        return Err(format!("after write {k} failed with {failure:?}, the disk holds something else"));
    }
    Ok(())
}

/// Lets one save run to its end. True if its commit was made to fail.
fn one_save(
    world: &mut World,
    commits: &mut usize,
    k: usize,
    failure: Failure,
    left: &mut usize,
) -> Result<bool, String> {
    let mut failed = false;
    while world.seats[0].task.is_some() {
        world.disk.borrow_mut().now += 100;
        let is_new_commit = {
            let disk = world.disk.borrow();
            disk.pending
                .first()
                .is_some_and(|first| first.outcome.is_none() && matches!(first.op, Op::Commit(_)))
        };
        if is_new_commit {
            *commits += 1;
            if *commits >= k && *left > 0 {
                *left -= 1;
                failed = true;
                fail(world, failure, *left);
            }
        }
        world.go_on()?;
        world.poll()?;
    }
    Ok(failed)
}

fn fail(world: &mut World, failure: Failure, left: usize) {
    let mut disk = world.disk.borrow_mut();
    let error = match failure {
        Failure::Full => DiskError::Full,
        Failure::Misleading if left == 2 => DiskError::Full,
        Failure::FullButDone => DiskError::Full,
        _ => DiskError::Blocked,
    };
    if matches!(failure, Failure::FullButDone | Failure::BlockedButDone) {
        disk.carry_out(0);
        debug_assert!(matches!(disk.pending[0].outcome, Some(Ok(Answer::Done))));
    }
    disk.pending[0].outcome = Some(Err(error));
}

/// A world with one tab, whose binder has a few generations.
fn some_generations() -> Result<World, String> {
    let mut world = World::new(Setup { most_tabs: 1, ..Setup::default() }, Sealer::Toy, false);
    world.open_tab();
    world.drain()?;
    world.begin(0, Job::Replace);
    world.drain()?;
    for _ in 0..3 {
        edit(&mut world);
        world.disk.borrow_mut().now += 500;
        world.drain()?;
    }
    Ok(world)
}

fn edit(world: &mut World) {
    let (edit, now) = (world.edits(1)[0], world.disk.borrow().now);
    world.seats[0].tab.borrow_mut().change(now, |binder| {
        binder.apply(edit);
        binder.attachments.push(format!("{edit:04x}"));
    });
}

/// Puts the disk in this state and lets a new tab open it. One of the floors has to be there.
fn open_anew(world: &mut World, image: Image, floors: Vec<Vec<u64>>) -> Verdict {
    world.seats.clear();
    world.disk.borrow_mut().pending.clear();
    world.disk.borrow_mut().image = image;
    world.judge.turn_back(floors);
    world.open_tab();
    world.drain()?;
    match world.seats[0].tab.borrow().phase {
        Phase::Open => Ok(()),
        other => Err(format!("a new tab finds {other:?}")),
    }
}

/// One bit of one record flips, for every bit; or the record is gone. A new tab opens all the same.
pub fn any_bit_flips() -> Verdict {
    let mut world = some_generations()?;
    let image = world.disk.borrow().image.clone();
    let floors = world.judge.floors.clone();
    for (key, bytes) in &image {
        for bit in 0..=bytes.len() * 8 {
            let mut damaged = image.clone();
            match damaged.get_mut(key).and_then(|bytes| bytes.get_mut(bit / 8)) {
                Some(byte) => *byte ^= 1 << (bit % 8),
                None => drop(damaged.remove(key)),
            }
            world.judge.lost_documents.extend(key.strip_prefix("attachment/").map(str::to_owned));
            world.judge.floors.clone_from(&floors);
            world.judge.lower_the_floor(&damaged)?;
            let floors = world.judge.floors.clone();
            open_anew(&mut world, damaged, floors)
                .map_err(|what| format!("with bit {bit} of {key} flipped, {what}"))?;
        }
    }
    Ok(())
}

/// The machine stops in the middle of a transaction, and any part of it is on the disk, one record perhaps cut short.
pub fn any_tear() -> Verdict {
    for job in [Job::Save, Job::Keyring, Job::Open, Job::Replace] {
        let mut world = some_generations()?;
        let old = world.judge.floors.clone();
        if job == Job::Save {
            edit(&mut world);
        }
        let (mut new, mut torn) = (vec![], vec![]);
        world.begin(0, job);
        for _ in 0..200 {
            world.disk.borrow_mut().now += 100;
            world.poll()?;
            let is_new =
                world.disk.borrow().pending.iter().find(|pending| pending.outcome.is_none()).cloned();
            if let Some(Op::Commit(change)) = is_new.map(|pending| pending.op) {
                torn.push((world.disk.borrow().image.clone(), change, new.clone()));
            }
            world.go_on()?;
            world.poll()?;
            if world.judge.floors != old {
                new.clone_from(&world.judge.floors);
            }
        }
        for (image, change, floors) in torn {
            // Once the new binder is on the disk, the old one no longer counts.
            let (mut floors, is_settled) =
                if floors.is_empty() { (old.clone(), false) } else { (floors, true) };
            if job == Job::Replace && !is_settled {
                floors.extend(new.clone());
            }
            every_part(&mut world, &image, &change, &floors)
                .map_err(|what| format!("{job:?} torn: {what}"))?;
        }
    }
    Ok(())
}

fn every_part(world: &mut World, image: &Image, change: &Change, floors: &[Vec<u64>]) -> Verdict {
    let (deletes, puts) = (change.delete.len(), change.put.len());
    let documents = change.put.iter().filter_map(|(key, _)| key.strip_prefix("attachment/"));
    world.judge.lost_documents.extend(documents.map(str::to_owned));
    for part in 0u32..1 << (deletes + puts) {
        for cut in 0..=puts {
            let mut torn = image.clone();
            for (at, key) in change.delete.iter().enumerate().filter(|(at, _)| part >> at & 1 == 1) {
                debug_assert!(at < deletes);
                torn.remove(key);
            }
            for (at, (key, bytes)) in change.put.iter().enumerate() {
                if part >> (deletes + at) & 1 == 1 {
                    let whole = if at == cut { bytes.len() / 2 } else { bytes.len() };
                    torn.insert(key.clone(), bytes[..whole].to_vec());
                }
            }
            open_anew(world, torn, floors.to_vec())
                .map_err(|what| format!("part {part:b}, cut {cut}: {what}"))?;
        }
    }
    Ok(())
}
