//! Three bugs that another editor in the browser has had, as stories with names.

use crate::sim::binder::Sealer;
use crate::sim::schedule::{Setup, World};
use crate::sim::tab::{Job, Phase};
use klinikkvern::vault::store::{DiskError, State};

/// A world with one tab that has a binder.
fn world(most_tabs: usize) -> World {
    let mut world = World::new(Setup { most_tabs, ..Setup::default() }, Sealer::Toy, true);
    world.open_tab();
    world.drain().unwrap();
    world.begin(0, Job::Replace);
    world.drain().unwrap();
    assert_eq!(phase(&world, 0), Phase::Open);
    world
}

fn phase(world: &World, seat: usize) -> Phase {
    world.seats[seat].tab.borrow().phase
}

fn state(world: &World, seat: usize) -> State {
    world.seats[seat].tab.borrow().shown()
}

fn edit(world: &mut World, seat: usize) -> u64 {
    let (edit, now) = (world.edits(1)[0], world.disk.borrow().now);
    world.seats[seat].tab.borrow_mut().change(now, |binder| binder.apply(edit));
    edit
}

fn edits(world: &World, seat: usize) -> Vec<u64> {
    world.seats[seat].tab.borrow().binder.as_ref().expect("a binder").edits.clone()
}

/// tldraw, pull request 10102: what was typed in the last 350 ms before the page was closed was lost.
#[test]
fn the_last_edit_before_the_page_is_hidden_and_closed_is_saved() {
    let mut world = world(1);
    let last = edit(&mut world, 0);
    world.disk.borrow_mut().now += 1;
    world.seats[0].tab.borrow_mut().is_hidden = true;
    world.poll().unwrap();
    let job = world.seats[0].tab.borrow().job;
    assert_eq!(job, Some(Job::Save), "a hidden page does not wait for the rest to be over");
    world.drain().unwrap();
    world.seats.clear();
    world.open_tab();
    world.drain().unwrap();
    assert_eq!(edits(&world, 0).last(), Some(&last));
}

/// tldraw, issue 10514: a second tab wrote its whole and older content over what the first had saved.
#[test]
fn a_tab_that_wakes_late_never_writes_over_what_another_has_saved() {
    let mut world = world(2);
    let asleep = edit(&mut world, 0);
    world.open_tab();
    // The first tab sleeps with its edit: only the second goes on.
    world.seats[0].tab.borrow_mut().timer = Some(u64::MAX);
    world.drain().unwrap();
    let saved = edit(&mut world, 1);
    world.disk.borrow_mut().now += 1_000;
    world.drain().unwrap();
    assert_eq!(state(&world, 1), State::Saved);
    for _ in 0..3 {
        world.begin(0, Job::Save);
        world.drain().unwrap();
        assert_eq!(phase(&world, 0), Phase::ReadOnly(DiskError::Conflict));
    }
    let opened = world.judge.scan(&world.disk.borrow().image).opened.expect("a binder").1;
    assert!(opened.edits.contains(&saved) && !opened.edits.contains(&asleep));
}

/// tldraw, issue 10519: a message promised a reload that never came. Here nothing is promised and nothing comes by
/// itself: the tab says that it is not saved, keeps the work, and taking over is one press that reads the newest first.
#[test]
fn a_tab_that_was_taken_over_says_so_keeps_its_work_and_saves_again_only_after_reading_the_newest() {
    let mut world = world(2);
    world.open_tab();
    world.drain().unwrap();
    let theirs = edit(&mut world, 1);
    world.disk.borrow_mut().now += 1_000;
    world.drain().unwrap();
    let mine = edit(&mut world, 0);
    world.disk.borrow_mut().now += 1_000;
    world.drain().unwrap();
    assert_eq!(phase(&world, 0), Phase::ReadOnly(DiskError::Conflict));
    assert!(edits(&world, 0).contains(&mine), "the work is still in memory, to be copied");
    assert!(world.seats[0].tab.borrow().saving.is_unsaved());
    world.disk.borrow_mut().now += 60_000;
    world.drain().unwrap();
    assert_eq!(state(&world, 0), State::Failed(DiskError::Conflict), "and it stays at that");
    world.begin(0, Job::Open);
    world.drain().unwrap();
    assert_eq!(phase(&world, 0), Phase::Open);
    assert!(edits(&world, 0).contains(&theirs) && !edits(&world, 0).contains(&mine));
    edit(&mut world, 0);
    world.disk.borrow_mut().now += 1_000;
    world.drain().unwrap();
    assert_eq!(state(&world, 0), State::Saved);
}

/// The judge is no good if it finds an older disk as good as the newest.
#[test]
fn the_judge_sees_a_lost_edit() {
    let mut world = world(1);
    let before = world.disk.borrow().image.clone();
    edit(&mut world, 0);
    world.disk.borrow_mut().now += 1_000;
    world.drain().unwrap();
    assert_eq!(world.judge.survives(&world.disk.borrow().image), Ok(()));
    assert!(world.judge.survives(&before).is_err());
}
