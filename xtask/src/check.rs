//! `cargo xtask test`: every check, cheap ones first, so that a slip costs seconds and not minutes.

use crate::journal::Journal;
use crate::places::{dist, root};
use crate::programs::{cargo, run};
use crate::trouble::{about, Outcome, Trouble};
use crate::{budget, judges, machine, setup, site};

/// All checks. `filters` choose among the end-to-end tests.
pub fn all(journal: &mut Journal, filters: &[String]) -> Outcome {
    site::release_tools(journal)?;
    journal.step("Set-up: browser and PDF readers", machine::for_tests)?;
    journal.step("Set-up: PDF/UA judge", machine::outloud)?;
    journal.step("Set-up: judge of signatures", machine::pyhanko)?;
    journal.step("Set-up: cargo-deny", setup::cargo_deny)?;
    journal.step("Formatting", || run(cargo().args(["fmt", "--all", "--check"]), "run `cargo fmt --all`"))?;
    journal.step("Licences and sources", licences)?;
    journal.step("Clippy, host", || {
        clippy(&["--package", "klinikkvern", "--package", "xtask", "--all-targets", "--all-features"])
    })?;
    journal.step("Clippy, page", || {
        clippy(&["--target", setup::WASM, "--lib", "--bin", "klinikkvern", "--bin", "binder"])
    })?;
    journal.step("Clippy, vault's worker", || {
        clippy(&["--target", setup::WASM, "--bin", "vault", "--features", "seal"])
    })?;
    journal.step("Clippy, PDF worker", || {
        clippy(&["--target", setup::WASM, "--bin", "export", "--features", "export"])
    })?;
    journal.step("Tests of xtask", || {
        run(cargo().args(["test", "--locked", "--quiet", "--package", "xtask"]), TEST_REMEDY)
    })?;
    journal.step("Tests without a browser", native_tests)?;
    site::release(journal, &[])?;
    journal.step("Size budget", budget::check)?;
    judges::samples(journal)?;
    judges::forget_browser()?;
    journal.step("End-to-end tests", || end_to_end(filters))?;
    judges::browser(journal, filters.is_empty())
}

const TEST_REMEDY: &str = "read the message of the failed test: it says how to mend it";

fn clippy(what: &[&str]) -> Outcome {
    run(
        cargo().args(["clippy", "--locked"]).args(what).args(["--", "--deny", "warnings"]),
        "follow clippy's advice above; a rule of clippy.toml carries its reason",
    )
}

/// cargo-deny, without its look at security advisories, which needs the network.
fn licences() -> Outcome {
    run(
        cargo().args([
            "deny",
            "--offline",
            "--all-features",
            "--locked",
            "check",
            "--hide-inclusion-graph",
            "licenses",
            "bans",
            "sources",
        ]),
        "see deny.toml: leave the new dependency out, or add its licence with a reason",
    )
}

/// Test targets of other steps: e2e needs a browser, judged runs after the judges, bench is no test.
const RUN_ELSEWHERE: [&str; 3] = ["bench", "e2e", "judged"];

/// The library's tests, and every file of tests/ except those that need a browser or the judges' files.
fn native_tests() -> Outcome {
    let mut command = cargo();
    command.args(["test", "--locked", "--all-features", "--lib"]);
    let folder = root().join("tests");
    let entries = std::fs::read_dir(&folder).map_err(about(&folder))?;
    // A target is a file of tests/, or a folder with a main.rs.
    let target = |path: std::path::PathBuf| match path.join("main.rs").is_file() {
        true => path.file_name()?.to_str().map(str::to_owned),
        false => path.file_name()?.to_str()?.strip_suffix(".rs").map(str::to_owned),
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| target(entry.ok()?.path()))
        .filter(|name| !RUN_ELSEWHERE.contains(&name.as_str()))
        .collect();
    names.sort();
    for name in names {
        command.args(["--test", &name]);
    }
    run(&mut command, TEST_REMEDY)
}

/// The built app in a real browser. One at a time: two browsers on two cores only slow each other down.
fn end_to_end(filters: &[String]) -> Outcome {
    if !dist().join("index.html").is_file() {
        return Err(Trouble::new("dist/ holds no site", "run `cargo xtask build`"));
    }
    let mut command = cargo();
    command
        .args(["test", "--locked", "--all-features", "--test", "e2e", "--", "--test-threads=1"])
        .args(filters);
    run(command.env("DIST", dist()), TEST_REMEDY)
}
