//! `cargo xtask …`: everything that a machine with only rustup needs to run, build and test Klinikkvern.
//!
//! Reading order: [`trouble`] (how a failure is told), [`places`] (where things are), [`programs`] (running other
//! programs), [`journal`] (headings and times), then one file for each job.

#![allow(
    clippy::disallowed_methods,
    reason = "clippy.toml bans what the app may not do; this is not the app"
)]

mod bench;
mod budget;
mod check;
mod digest;
mod hook;
mod journal;
mod judges;
mod machine;
mod places;
mod programs;
mod setup;
mod site;
mod torture;
mod trim;
mod trouble;

use journal::Journal;
use std::process::ExitCode;
use trouble::{Outcome, Trouble};

const USAGE: &str = "\
cargo xtask serve            set up, build for development, and serve on http://127.0.0.1:8080/
cargo xtask build            set up, and build the release site into dist/
cargo xtask test [filter…]   all checks, cheap ones first; filters choose among the end-to-end tests
cargo xtask samples          write the sample clinic's documents to target/samples/, and let the judges read them
cargo xtask judge            let the judges read what is below target/ already, also what was made in the browser
cargo xtask torture [word…]  the tests that take chances from a seed, with the full numbers; words choose among them
cargo xtask bench            compare speed with other PDF makers, and measure start-up and the vault
cargo xtask setup            only install what the other commands need
cargo xtask hook             run by Trunk after each build; not for people

Arguments of `serve` and `build` go on to Trunk.
Environment: DIST=folder makes `cargo test --test e2e` test another build than dist/.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) =
        arguments.split_first().map_or(("", [].as_slice()), |(first, rest)| (first.as_str(), rest));
    let mut journal = Journal::default();
    match dispatch(command, rest, &mut journal) {
        Ok(()) => {
            journal.close();
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("\n{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, rest: &[String], journal: &mut Journal) -> Outcome {
    match command {
        "serve" => site::serve(journal, rest),
        "build" => site::build(journal, rest),
        "test" => check::all(journal, rest),
        "samples" => judges::samples(journal),
        "judge" => judges::all(journal),
        "torture" => torture::all(journal, rest),
        "bench" => bench::run(journal),
        "setup" => setup::all(journal),
        "hook" => hook::after_build(),
        "" | "help" | "-h" | "--help" => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Trouble::new(
            format!("there is no command `{command}`"),
            format!("choose one of:\n\n{USAGE}"),
        )),
    }
}
