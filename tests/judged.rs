//! Our verifier on the very files that pyHanko judges: the same signed samples, the same altered bytes, the same attacks.
//!
//! `cargo xtask judge` writes them below target/ and runs this; alone it finds what the last run left.
#![cfg(all(feature = "export", not(target_arch = "wasm32")))]

use klinikkvern::signing::verify;
use std::fs;
use std::path::{Path, PathBuf};

fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target")
}

/// The files below a folder of target/ whose names end so.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let (mut found, mut folders) = (vec![], vec![target().join(folder)]);
    while let Some(next) = folders.pop() {
        for path in
            fs::read_dir(next).into_iter().flatten().map(|entry| entry.expect("a readable folder").path())
        {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn some(folder: &str, ending: &str) -> Vec<PathBuf> {
    let found = files(folder, ending);
    assert!(!found.is_empty(), "target/{folder}/ holds no *{ending}: run `cargo xtask samples`");
    found
}

fn holds(pdf: &[u8]) -> bool {
    verify(pdf).is_ok_and(|report| report.holds())
}

#[test]
fn what_the_judges_call_valid_is_valid_to_us() {
    let made_here = some("samples/signed", ".pdf");
    for path in [made_here, files("judged-in-browser", ".pdf")].concat() {
        let report = verify(&fs::read(&path).expect("a file")).expect("a signed PDF");
        assert!(report.holds(), "{}: {report:?}", path.display());
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let promised = |kind: &str| name.rsplit_once(kind).map(|(_, number)| number.to_owned());
        let (approved, certified) = (promised("-approval-"), promised("-certification-"));
        if let Some(number) = approved.or(certified.clone()) {
            assert_eq!(report.signatures.len().to_string(), number, "{name}");
            assert_eq!(report.signatures[0].certifies, certified.is_some(), "{name}");
        }
    }
}

/// The changes of a list that our verifier lets pass, in words.
fn let_pass(name: &str, mut pdf: Vec<u8>, changes: &[&str]) -> Vec<String> {
    let mut unnoticed = vec![];
    for change in changes {
        let (place, value) = change.split_once(' ').expect("a place and a value");
        let (place, value): (usize, u8) = (place.parse().expect("a place"), value.parse().expect("a value"));
        let was = std::mem::replace(&mut pdf[place], value);
        assert_ne!(was, value, "{name}: {change} changes nothing");
        if holds(&pdf) {
            unnoticed.push(format!("{name}: byte {place} from {was} to {value}"));
        }
        pdf[place] = was;
    }
    unnoticed
}

#[test]
fn no_altered_byte_that_pyhanko_was_asked_about_passes_here() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut unnoticed = vec![];
    for list in some("altered", ".txt") {
        let text = fs::read_to_string(&list).expect("a list of changes");
        let (name, changes) = text.split_once('\n').expect("the name of the file, then its changes");
        let pdf = fs::read(target().join(name)).expect("the file that was altered");
        assert!(holds(&pdf), "{name} itself does not hold");
        let changes: Vec<&str> = changes.lines().collect();
        assert!(changes.len() >= 1000, "{}: only {} changes", list.display(), changes.len());
        std::thread::scope(|scope| {
            let parts = changes.chunks(changes.len().div_ceil(threads));
            let running: Vec<_> =
                parts.map(|part| scope.spawn(|| let_pass(name, pdf.clone(), part))).collect();
            unnoticed.extend(running.into_iter().flat_map(|part| part.join().expect("no panic")));
        });
    }
    assert!(
        unnoticed.is_empty(),
        "pyHanko reports these changes, and src/signing/verify does not:\n{unnoticed:#?}"
    );
}

#[test]
fn every_attack_is_refused() {
    let let_in: Vec<_> = some("samples/attacks", ".pdf")
        .into_iter()
        .filter(|path| holds(&fs::read(path).expect("a file")))
        .collect();
    assert!(let_in.is_empty(), "see tests/judges/attacks.py for what these are: {let_in:#?}");
}
