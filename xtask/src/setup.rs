//! The tools that building needs. Each goes where cargo puts programs, so a second checkout finds it there.

use crate::journal::Journal;
use crate::machine;
use crate::places::{root, shared_tool};
use crate::programs::{ask, cargo, installed, program, run};
use crate::trouble::{about, Outcome, Trouble};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target that the app is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";
/// The newest Trunk that Rust 1.95 can compile.
const TRUNK: &str = "0.21.14";
/// A cargo-deny that Rust 1.95 can compile, for machines that have none.
const DENY: &str = "0.20.2";
/// npm's `binaryen`, which has `wasm-opt`. Trunk.toml names the same major version; Debian's is too old for our wasm.
const BINARYEN: &str = "132.0.0";

/// Folders with tools of our own, to be searched before the user's PATH.
pub fn tool_folders() -> Vec<PathBuf> {
    let bindgen =
        wasm_bindgen_version().ok().map(|version| shared_tool("wasm-bindgen", &version).join("bin"));
    let mut folders = vec![
        shared_tool("trunk", TRUNK).join("bin"),
        shared_tool("binaryen", BINARYEN).join("node_modules/.bin"),
    ];
    folders.extend(bindgen);
    folders
}

/// All that a development build needs. Quick when everything is there already.
pub fn all(journal: &mut Journal) -> Outcome {
    journal.step("Set-up: Rust for WebAssembly", wasm_target)?;
    journal.step("Set-up: crates", crates)?;
    journal.step("Set-up: wasm-bindgen", wasm_bindgen)?;
    journal.step("Set-up: Trunk", trunk)
}

fn wasm_target() -> Outcome {
    let library = ask(program("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if library.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if !installed("rustup") {
        return Err(Trouble::new(
            format!("this Rust has no {WASM} target, and rustup is not installed"),
            "install Rust with rustup, or the package of your system that holds Rust's WebAssembly target",
        ));
    }
    run(program("rustup").args(["target", "add", WASM]), "check the network, then run this again")
}

/// Trunk calls cargo with `--offline` (Trunk.toml: it shall not download tools), so the crates must be here first.
fn crates() -> Outcome {
    run(
        cargo().args(["fetch", "--locked", "--quiet"]),
        "check the network; if Cargo.lock is out of date, run `cargo update --workspace` and commit it",
    )
}

fn wasm_bindgen() -> Outcome {
    let version = wasm_bindgen_version()?;
    let there = ask(program("wasm-bindgen").arg("--version"));
    if there.is_some_and(|answer| answer.trim() == format!("wasm-bindgen {version}")) {
        return Ok(());
    }
    // Not optimised and without debug information: 155 instead of 511 CPU seconds, and it runs for seconds only.
    run(
        cargo()
            .args(["install", "--path", "tools", "--bin", "wasm-bindgen", "--locked", "--debug", "--root"])
            .arg(shared_tool("wasm-bindgen", &version))
            .env("CARGO_PROFILE_DEV_DEBUG", "0"),
        "if tools/Cargo.toml and Cargo.lock name different versions of wasm-bindgen, make them equal; then run this again",
    )
}

/// The version of the wasm-bindgen library in Cargo.lock, which the command must equal.
fn wasm_bindgen_version() -> Outcome<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(about(&path))?;
    locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        Trouble::new(
            "Cargo.lock names no wasm-bindgen",
            "restore Cargo.lock from git, or run `cargo generate-lockfile`",
        )
    })
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let (_, after) = lock.split_once(&format!("\nname = \"{package}\"\nversion = \""))?;
    after.split('"').next().map(str::to_owned)
}

fn trunk() -> Outcome {
    let there = ask(program("trunk").arg("--version")).map(|answer| answer.trim().to_owned());
    if there.as_deref() == Some(&format!("trunk {TRUNK}")) {
        return Ok(());
    }
    eprintln!("   Compiling Trunk takes 5 to 15 minutes, once on each machine.");
    let mut install = cargo_install("trunk", TRUNK);
    install.args(["--no-default-features", "--features", "rustls"]);
    if there.is_some() {
        // The user has a Trunk of another version: leave it alone.
        install.arg("--root").arg(shared_tool("trunk", TRUNK));
    }
    run(&mut install, "check the network, then run this again")
}

/// Looks at the licences and sources of our dependencies. Any version will do.
pub fn cargo_deny() -> Outcome {
    if ask(cargo().args(["deny", "--version"])).is_some() {
        return Ok(());
    }
    run(&mut cargo_install("cargo-deny", DENY), "check the network, then run this again")
}

/// `cargo install` into the cargo home, not optimised: these tools run for seconds, and compile twice as fast this way.
fn cargo_install(name: &str, version: &str) -> Command {
    let mut install = cargo();
    install.args(["install", name, "--version", version, "--locked"]);
    for (key, value) in [("LTO", "off"), ("OPT_LEVEL", "0"), ("CODEGEN_UNITS", "16")] {
        install.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    // In a folder of its own, which cargo removes: these settings must not mix with the app's build.
    install.env_remove("CARGO_TARGET_DIR");
    install
}

/// `wasm-opt`, for release builds only: it makes the wasm 40 % smaller.
pub fn wasm_opt() -> Outcome {
    let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    let there = ask(program("wasm-opt").arg("--version"));
    if there.is_some_and(|answer| answer.contains(&format!("version {major}"))) {
        return Ok(());
    }
    machine::from_npm("binaryen", BINARYEN)
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn finds_the_library_and_not_its_cousins() {
        let lock = "[[package]]\nname = \"wasm-bindgen-cli\"\nversion = \"0.2.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
