//! The simulator: one thread, one seed, virtual time. Uses nothing of the app but its store.

mod act;
pub mod binder;
pub mod chance;
pub mod disk;
pub mod failing;
pub mod judge;
pub mod schedule;
pub mod tab;

use failing::{any_bit_flips, any_tear, kth_write_fails, FAILURES};
use schedule::{Setup, Tally, World};

/// Runs one setup for each seed until one fails. The error tells what happened and how to see it again.
pub fn hunt(
    name: &str,
    seeds: impl Iterator<Item = u64>,
    setup: impl Fn(u64) -> Setup,
) -> Result<Tally, String> {
    let mut tally = Tally::default();
    for seed in seeds {
        match World::run(setup(seed), false) {
            Ok(more) => tally.add(more),
            Err(_) => {
                let smallest = setup(seed).smallest();
                let what = World::run(smallest, true).err().unwrap_or_default();
                return Err(format!("{name}, seed {seed}: {what}\n  {smallest:?}"));
            }
        }
    }
    Ok(tally)
}

/// Which bugs to plant in the store: `KLINIKKVERN_PLANTS` is `all`, or a word of their names; the first few without it.
pub fn wanted_plants() -> Option<String> {
    std::env::var("KLINIKKVERN_PLANTS").ok()
}

/// Within how many seeds a planted bug must be found. Some are rare.
pub fn search_seeds() -> u64 {
    match wanted_plants() {
        Some(_) => 4_000,
        None => 500,
    }
}

/// The first seed that finds something, and what. Every seed is used for a machine that stops and for several tabs.
pub fn planted_search(plant: impl Fn(Setup) -> Setup) -> Option<(u64, String)> {
    for seed in 0..search_seeds() {
        for setup in [Setup::kills(seed), Setup::tabs(seed)] {
            if let Err(what) = World::run(plant(setup), false) {
                return Some((seed, what.lines().next().unwrap_or_default().to_owned()));
            }
        }
    }
    None
}

/// The program of the package that has a bug planted in its store: says what it finds, and ends with 1 then.
#[allow(dead_code, reason = "called by that program only")]
pub fn planted_main() {
    let failing = || FAILURES.into_iter().find_map(|failure| kth_write_fails(3, failure).err());
    let whole =
        failing().or_else(|| any_bit_flips().err()).or_else(|| any_tear().err()).map(|what| (0, what));
    if let Some((seed, what)) = whole.or_else(|| planted_search(|setup| setup)) {
        let what: String = what.chars().take(200).collect();
        println!("found by seed {seed}: {what}");
        std::process::exit(1);
    }
}
