//! The store of `src/vault/store/` under everything that a disk, a browser and five tabs can do to it.
//!
//! - `KLINIKKVERN_TORTURE=10` does ten times as much; `KLINIKKVERN_KILLS` and `KLINIKKVERN_SCHEDULES` give exact counts.
//! - `KLINIKKVERN_SEED=123` runs only that seed. A failure names its seed, switches off what it does not need, and prints
//!   the last things that happened.
//!
//! Reading order: `sim/tab.rs` (a tab), `sim/disk.rs`, `sim/schedule.rs` and `sim/act.rs` (what happens), `sim/judge.rs`
//! (what must hold), then the tests here, in `regressions.rs` and in `planted.rs`.
#![cfg(not(target_arch = "wasm32"))]

mod planted;
mod regressions;
mod sim;

use sim::failing::{any_bit_flips, any_tear, kth_write_fails, FAILURES};
use sim::hunt;
use sim::schedule::{Setup, Tally};

/// How much to do: an exact count, or so many times what is usual.
fn count(name: &str, usual: usize) -> usize {
    let read = |name: &str| std::env::var(name).ok()?.parse::<usize>().ok();
    read(name).unwrap_or_else(|| usual * read("KLINIKKVERN_TORTURE").unwrap_or(1))
}

/// Runs seeds until enough has happened.
fn run(name: &str, test: &str, setup: impl Fn(u64) -> Setup, is_enough: impl Fn(u64, Tally) -> bool) {
    let only = std::env::var("KLINIKKVERN_SEED").ok().and_then(|seed| seed.parse::<u64>().ok());
    let (mut tally, mut seed) = (Tally::default(), only.unwrap_or(0));
    let first = seed;
    loop {
        match hunt(name, seed..seed + 1, &setup) {
            Ok(more) => tally.add(more),
            Err(what) => panic!(
                "{what}\n  To see it again: KLINIKKVERN_SEED={seed} cargo test --all-features --test simulator {test}"
            ),
        }
        seed += 1;
        if only.is_some() || is_enough(seed, tally) {
            break;
        }
    }
    println!("{name}: seeds {first} to {}, {tally:?}", seed - 1);
}

#[test]
fn a_machine_that_stops_at_any_moment_loses_nothing_that_was_saved() {
    let wanted = count("KLINIKKVERN_KILLS", 1_000);
    run("kills", "a_machine", Setup::kills, |_, tally| tally.crashes >= wanted);
}

#[test]
fn two_to_five_tabs_leave_one_line_of_generations() {
    let wanted = count("KLINIKKVERN_SCHEDULES", 200) as u64;
    run("tabs", "two_to_five", Setup::tabs, |seeds, _| seeds >= wanted);
}

#[test]
fn whichever_write_fails_the_page_says_so_and_trying_again_saves() {
    let last = 200;
    for failure in FAILURES {
        for k in 1..=last {
            kth_write_fails(k, failure).unwrap_or_else(|what| panic!("{what}"));
        }
    }
    println!("failing writes: k = 1 to {last}, each of {FAILURES:?}");
}

#[test]
fn whichever_bit_flips_the_store_opens_and_only_the_newest_generation_can_be_lost() {
    any_bit_flips().unwrap_or_else(|what| panic!("{what}"));
}

#[test]
fn however_a_transaction_is_torn_the_store_opens_with_all_that_was_saved_before() {
    any_tear().unwrap_or_else(|what| panic!("{what}"));
}

/// The same with the seal that the app uses.
#[cfg(feature = "seal")]
#[test]
fn with_age_as_seal_nothing_is_lost_either() {
    let wanted = count("KLINIKKVERN_SEALED", 6) as u64;
    let sealed = |setup: Setup| Setup { uses_age: true, steps: 250, ..setup };
    run("kills, age", "with_age", |seed| sealed(Setup::kills(seed)), |seeds, _| seeds >= wanted);
    run("tabs, age", "with_age", |seed| sealed(Setup::tabs(seed)), |seeds, _| seeds >= wanted);
}
