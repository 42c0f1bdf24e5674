//! Our verifier on the very files that pyHanko judges: the same signed samples, the same altered bytes, the same attacks;
//! and what LibreOffice made of our spreadsheets.
//!
//! `cargo xtask judge` writes them below target/ and runs this; alone it finds what the last run left.
#![cfg(all(feature = "export", not(target_arch = "wasm32")))]

use klinikkvern::documents::sheet::{payloads, read_rows, Limits, Sheet};
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

/// How many formulas LibreOffice found in a file, which it wrote anew as flat XML.
fn formulas(path: &Path) -> usize {
    let xml = fs::read_to_string(path).expect("a file of LibreOffice");
    assert!(xml.contains("<table:table-row"), "{}: no table", path.display());
    xml.matches(" table:formula=").count()
}

#[test]
fn no_text_becomes_a_formula_in_libreoffice() {
    let control = some("judged-sheets", "control.fods");
    assert!(
        control.iter().all(|path| formulas(path) == 1),
        "LibreOffice finds no formula where there is one"
    );
    let baits = some("judged-sheets", "bait.fods");
    assert_eq!(baits.len(), 4, "one for the workbook, and one for each way to read the CSV file");
    assert!(payloads().len() >= 60);
    for path in baits {
        assert_eq!(formulas(&path), 0, "{}: see src/documents/sheet/csv/guard.rs", path.display());
    }
}

#[test]
fn a_workbook_that_libreoffice_saved_anew_says_the_same() {
    let bait = fs::read(target().join("samples/sheets/bait.json")).expect("`cargo xtask samples` writes it");
    let bait: Sheet = serde_json::from_slice(&bait).expect("a sheet");
    let rows = |folder: &str| {
        let path = target().join(folder).join("bait.xlsx");
        let limits = Limits { characters: 2000, ..Limits::LIST };
        read_rows(&fs::read(&path).expect("a workbook"), limits).expect("rows")
    };
    let (ours, theirs) = (rows("samples/sheets"), rows("judged-sheets/workbook"));
    assert_eq!(ours.len(), bait.rows.len() + 1);
    assert_eq!(ours, theirs);
}
