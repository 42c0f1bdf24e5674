//! `cargo xtask bench`: side-by-side speed, all in one run on one machine. The measuring is in tests/bench/.

use crate::journal::Journal;
use crate::places::{dist, shared_tool};
use crate::programs::{cargo, program, run as run_program};
use crate::trouble::{about, Outcome};
use crate::{machine, site};

/// The PDF makers that we compare with, as npm names them. They are never part of the app.
const PEERS: [&str; 3] = ["pdfmake@0.3.11", "jspdf@4.2.1", "jspdf-autotable@5.0.9"];

/// Builds the release site, fetches the peers, measures, prints.
pub fn run(journal: &mut Journal) -> Outcome {
    site::build(journal, &[])?;
    journal.step("Set-up: browser and PDF readers", machine::for_tests)?;
    journal.step("Set-up: other PDF makers", peers)?;
    journal.step("Measure", || {
        let mut command = cargo();
        command.args([
            "test",
            "--locked",
            "--all-features",
            "--test",
            "bench",
            "--",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ]);
        command.env("DIST", dist()).env("PEERS", peers_folder().join("node_modules"));
        run_program(&mut command, "read the message above; close other programs, and run this again")
    })
}

fn peers_folder() -> std::path::PathBuf {
    // The names hold all versions, so new ones get a folder of their own.
    shared_tool("peers", &PEERS.join("-").replace('@', "-"))
}

fn peers() -> Outcome {
    let folder = peers_folder();
    if folder.join("node_modules/jspdf-autotable").is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(&folder).map_err(about(&folder))?;
    run_program(
        program("npm")
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "--no-save",
                "--ignore-scripts",
                "--loglevel=error",
                "--prefix",
            ])
            .arg(folder)
            .args(PEERS),
        "check that Node.js with npm is installed and the network works, then run this again",
    )
}
