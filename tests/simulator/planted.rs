//! Bugs planted on purpose. A simulator that does not find them is not worth its time.
//!
//! Bugs of the disk and of the glue are variants in `sim/`. Bugs of the store are made by replacing text in a copy of its
//! files, which is compiled as a small package with the same simulator. A text that is not there exactly once fails the
//! test: when the code changes, change the text here.

use crate::sim::disk::DiskFault;
use crate::sim::schedule::Setup;
use crate::sim::tab::GlueFault;
use crate::sim::{planted_search, search_seeds, wanted_plants};
use std::path::{Path, PathBuf};
use std::process::Command;

const DISK: [DiskFault; 6] = [
    DiskFault::AcknowledgesEarly,
    DiskFault::ForgetsTheHead,
    DiskFault::IsRelaxed,
    DiskFault::SwallowsQuota,
    DiskFault::IsNotAtomic,
    DiskFault::DeletesFirst,
];

const GLUE: [GlueFault; 12] = [
    GlueFault::SaysSavedAtTheStart,
    GlueFault::DropsTheEditAfterAFailure,
    GlueFault::TakesOverWithoutReopening,
    GlueFault::OpensTheOldest,
    GlueFault::GivesUpAtTheFirstDamaged,
    GlueFault::AdvancesTheLineageOnSuccessOnly,
    GlueFault::CopiesUnsavedWorkUnderTheOldName,
    GlueFault::ForgetsAttachments,
    GlueFault::WritesBackAfterGone,
    GlueFault::ForgetsToFlush,
    GlueFault::SealsAnOldNumber,
    GlueFault::KeepsShowingSaved,
];

#[test]
fn every_bug_planted_in_the_disk_is_found() {
    for fault in DISK {
        found(&format!("{fault:?}"), |setup| Setup { disk_fault: Some(fault), ..setup });
    }
}

#[test]
fn every_bug_planted_in_the_glue_is_found() {
    for fault in GLUE {
        found(&format!("{fault:?}"), |setup| Setup { glue_fault: Some(fault), ..setup });
    }
}

fn found(name: &str, plant: impl Fn(Setup) -> Setup) {
    match planted_search(plant) {
        Some((seed, what)) => println!("{name}: found by seed {seed}: {what}"),
        None => panic!("{name}: not found in {} seeds", search_seeds()),
    }
}

#[test]
fn without_a_planted_bug_the_same_seeds_find_nothing() {
    assert_eq!(planted_search(|setup| setup), None);
}

/// A bug in the store's own code: file, the text that is there, and the text in its place.
struct Plant {
    name: &'static str,
    file: &'static str,
    there: &'static str,
    planted: &'static str,
}

const fn plant(name: &'static str, file: &'static str, there: &'static str, planted: &'static str) -> Plant {
    Plant { name, file, there, planted }
}

/// The first few are compiled in every run, the rest in `cargo xtask torture`.
const USUAL: usize = 3;

const CODE: [Plant; 23] = [
    plant(
        "another tab's commit is taken for one's own",
        "store/head.rs",
        "Some(_) => Right::Lost(DiskError::Conflict),",
        "Some(_) => Right::Writer,",
    ),
    plant(
        "taking over does not raise the epoch",
        "store/mod.rs",
        "(head.epoch + 1, self.newest_number())",
        "(head.epoch, self.newest_number())",
    ),
    plant(
        "a failed edit is dropped",
        "store/saving.rs",
        "self.waiting.get_or_insert(what);",
        "drop(what);",
    ),
    plant(
        "the head is read last",
        "store/mod.rs",
        "let seen = self.disk.get(HEAD).await?;\n            let keys = self.disk.keys().await?;",
        "let keys = self.disk.keys().await?;\n            let seen = self.disk.get(HEAD).await?;",
    ),
    plant(
        "a missing head vouches for what came in between",
        "store/mod.rs",
        "if seen.is_some() || keys.is_empty()",
        "if true || seen.is_some() || keys.is_empty()",
    ),
    plant(
        "a number is used again",
        "store/mod.rs",
        "self.generations.first().map_or(head, |newest| newest.number.max(head))",
        "head",
    ),
    plant(
        "the newest are tidied away",
        "store/retention.rs",
        "for generation in before {",
        "for generation in before.iter().rev() {",
    ),
    plant(
        "the newest is chosen by its day",
        "store/retention.rs",
        "list.sort_by_key(|generation| Reverse(generation.number));",
        "list.sort_by_key(|generation| Reverse((generation.day.clone(), generation.number)));",
    ),
    plant(
        "a disk that can't be read counts as damage",
        "store/newest.rs",
        "match self.disk.get(&generation.key()).await? {",
        "match self.disk.get(&generation.key()).await.unwrap_or(None) {",
    ),
    plant(
        "a missing newest generation is not told",
        "store/newest.rs",
        "newest.damaged.push(highest);",
        "",
    ),
    plant(
        "tabs have no names",
        "store/head.rs",
        "tab: self.tab.clone(),",
        "tab: String::new(),",
    ),
    plant(
        "the old name goes on after damage",
        "store/mod.rs",
        "let writer = if self.renew { name } else { head.writer.clone() };",
        "let writer = if head.writer.is_empty() { name } else { head.writer.clone() };",
    ),
    plant(
        "saved is said while something waits",
        "store/saving.rs",
        "Ok(()) if self.waiting.is_none() => State::Saved,",
        "Ok(()) if self.waiting.is_none() || true => State::Saved,",
    ),
    plant(
        "an older edit takes the place of a newer one",
        "store/saving.rs",
        "self.waiting.get_or_insert(what);",
        "self.waiting = Some(what);",
    ),
    plant(
        "the old binder is removed with the new one's write",
        "store/replace.rs",
        "change.put(&saved.key(), fresh.sealed);",
        "change.delete = before.clone();\n        change.put(&saved.key(), fresh.sealed);",
    ),
    plant(
        "the number is given before the last save's end is known",
        "store/mod.rs",
        "self.settle().await?;\n        Ok(self.newest_number() + 1)",
        "Ok(self.newest_number() + 1)",
    ),
    plant(
        "the keyring's copy keeps the old passphrase",
        "store/mod.rs",
        "change.put(KEYRING_COPY, whole);",
        "drop(whole);",
    ),
    plant(
        "a newer layout is read",
        "store/head.rs",
        "layout > LAYOUT.into()",
        "layout > 9",
    ),
    plant(
        "an older layout is written on",
        "store/head.rs",
        "Head { layout: LAYOUT, tab:",
        "Head { tab:",
    ),
    plant(
        "checksums are not compared",
        "store/record.rs",
        "(rest.get(1..)? == checksum(bytes).as_bytes())",
        "(rest.get(1..)?.len() == checksum(bytes).len())",
    ),
    plant(
        "the lineage stands still",
        "lineage.rs",
        "count.saturating_add(1)",
        "(*count).max(1)",
    ),
    plant(
        "erasing is done when the head is gone",
        "store/replace.rs",
        "if result == Err(DiskError::Gone) {",
        "if result == Err(DiskError::Gone) {\n            (self.head, self.seen, self.right) = (None, None, Right::Looked);\n            self.generations.clear();\n            return Ok(());\n        }\n        if false {",
    ),
    plant(
        "a new binder does not look what is there",
        "store/replace.rs",
        "is_some_and(|newest| newest.number >= fresh.number)",
        "is_some_and(|newest| newest.number == u64::MAX)",
    ),
];

#[test]
fn bugs_planted_in_the_store_are_found() {
    let package = Package::new();
    let wanted = wanted_plants();
    let is_wanted = |at: usize, plant: &Plant| match wanted.as_deref() {
        None => at < USUAL,
        Some("all") => true,
        Some(word) => plant.name.contains(word),
    };
    let plants = CODE.iter().enumerate().filter(|(at, plant)| is_wanted(*at, plant)).map(|(_, plant)| plant);
    let mut missed = vec![];
    for plant in plants {
        match package.search(plant) {
            Some(seed) => println!("{}: {seed}", plant.name),
            None => missed.push(plant.name),
        }
    }
    assert!(missed.is_empty(), "planted, and not found in {} seeds:\n{}", search_seeds(), missed.join("\n"));
}

#[test]
fn what_is_to_be_planted_stands_in_the_code_once() {
    let vault = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/vault");
    for plant in CODE {
        let text = std::fs::read_to_string(vault.join(plant.file)).expect("a file of the store");
        let times = text.matches(plant.there).count();
        assert_eq!(
            times, 1,
            "«{}»: {} has its text {times} times; mend tests/simulator/planted.rs",
            plant.name, plant.file
        );
    }
}

/// The store and the simulator alone, as a package that compiles in a second.
struct Package(PathBuf);

impl Package {
    fn new() -> Package {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("planted");
        std::fs::create_dir_all(folder.join("src")).expect("a folder below target/");
        let simulator = root.join("tests/simulator/sim/mod.rs");
        write(&folder.join("Cargo.toml"), MANIFEST);
        write(&folder.join("src/lib.rs"), LIBRARY);
        write(
            &folder.join("src/main.rs"),
            &format!("#[path = {simulator:?}]\nmod sim;\n\nfn main() {{\n    sim::planted_main();\n}}\n"),
        );
        std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("Cargo.lock");
        Package(folder)
    }

    /// The seed that finds the planted bug.
    fn search(&self, plant: &Plant) -> Option<String> {
        let vault = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/vault");
        for entry in
            ["content.rs", "error.rs", "lineage.rs"].into_iter().map(str::to_owned).chain(store_files(&vault))
        {
            let mut text = std::fs::read_to_string(vault.join(&entry)).expect("a file of the store");
            if entry == plant.file {
                assert_eq!(text.matches(plant.there).count(), 1, "«{}»: {entry} has changed", plant.name);
                text = text.replace(plant.there, plant.planted);
            }
            write(&self.0.join("src/vault").join(&entry), &text);
        }
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(&self.0).args(["run", "--offline", "--quiet"]);
        cargo.env("CARGO_TARGET_DIR", self.0.join("target")).env("RUSTFLAGS", "-Awarnings");
        let output = cargo.output().expect("cargo");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        match output.status.code() {
            Some(1) => Some(said.lines().next().unwrap_or_default().to_owned()),
            Some(0) => None,
            _ => panic!(
                "«{}» does not compile or run:\n{}",
                plant.name,
                String::from_utf8_lossy(&output.stderr)
            ),
        }
    }
}

fn store_files(vault: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(vault.join("store")).expect("src/vault/store");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".rs")).map(|name| format!("store/{name}")).collect()
}

/// Writes what has changed, so that cargo compiles only that.
fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    std::fs::create_dir_all(path.parent().expect("below target/")).expect("a folder");
    std::fs::write(path, text).expect("a file below target/");
}

const MANIFEST: &str = r#"
[package]
name = "klinikkvern"
version = "0.0.0"
edition = "2021"

[workspace]

[features]
seal = []

[dependencies]
serde = { version = "1", features = ["derive", "rc"] }
serde_json = { version = "1", features = ["raw_value"] }
sha2 = { version = "0.11", default-features = false }

[profile.dev]
debug = 0
opt-level = 1
"#;

const LIBRARY: &str = "
pub mod vault {
    mod content;
    mod error;
    mod lineage;
    pub mod store;
    pub use content::{pack, unpack, Header};
    pub use error::VaultError;
    pub use lineage::{Lineage, Relation};
}
";
