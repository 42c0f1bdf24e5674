//! The sample clinic's documents, and those that the browser tests leave behind, read by programs that are not ours.
//!
//! [`form`]: qpdf, poppler and outloud, for every document. [`preflight`]: Apache PDFBox. [`signed`]: pyHanko, pdfsig and
//! mutool. [`altered`]: pyHanko again, on files that were spoilt. [`sheets`]: LibreOffice, for spreadsheets.
//! [`pages`]: html-validate, for web pages. [`record`] remembers what passed.

mod altered;
mod form;
mod pages;
mod preflight;
mod record;
mod sheets;
mod signed;

use crate::digest::{hex, sha256};
use crate::journal::Journal;
use crate::machine;
use crate::places::{files_below, root, samples as folder};
use crate::programs::{cargo, run};
use crate::trouble::{about, Outcome, Trouble};
use preflight::Faults;
use record::Record;
use signed::Wanted;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{fs, thread};

const REMEDY: &str =
    "open the PDF below target/ that is named above, and compare with src/documents/ and src/signing/; \
    `cargo xtask judge` asks again";

/// Where the end-to-end tests leave the PDFs that were made in the browser.
const BROWSER: &str = "judged-in-browser";

/// What a PDF claims to be, which decides who judges it.
#[derive(Debug, PartialEq)]
enum Claim {
    /// PDF/A-3a and PDF/UA-1.
    Document,
    /// The same, and signed.
    Signed(Wanted),
    /// PDF/A-1b, for the judge that reads nothing newer.
    Oldest,
}

impl Claim {
    /// By the file's path below target/; `None` for files that are wrong on purpose.
    fn of(path: &str) -> Option<Claim> {
        match path.strip_prefix("samples/").unwrap_or(path).split('/').next()? {
            "attacks" => None,
            "a-1b" => Some(Claim::Oldest),
            "signed" | BROWSER => Some(Claim::Signed(Wanted::of(path))),
            _ => Some(Claim::Document),
        }
    }
}

/// Writes the samples, then has them judged.
pub fn samples(journal: &mut Journal) -> Outcome {
    journal.step("Sample documents", write)?;
    journal.step("PDF judges", || judge(&["samples"]))?;
    journal.step("Spreadsheets in LibreOffice", sheets::open)?;
    journal.step("Web pages", pages::read)?;
    journal.step("Altered PDFs", altered::judge)
}

/// Judges what earlier runs have written, here and in the browser.
pub fn all(journal: &mut Journal) -> Outcome {
    journal.step("PDF judges", || judge(&["samples", BROWSER]))?;
    journal.step("Spreadsheets in LibreOffice", sheets::open)?;
    journal.step("Web pages", pages::read)?;
    journal.step("Altered PDFs", altered::judge)
}

/// Judges what the end-to-end tests left. `is_complete` when they all ran: then there must be something.
pub fn browser(journal: &mut Journal, is_complete: bool) -> Outcome {
    let is_empty = pdfs(BROWSER)?.is_empty();
    if is_empty && is_complete {
        let remedy = "see tests/e2e/signatures.rs, which signs in the browser";
        return Err(Trouble::new(format!("the end-to-end tests left no PDF in target/{BROWSER}/"), remedy));
    }
    if is_empty {
        return Ok(());
    }
    journal.step("PDF judges, on files made in the browser", || judge(&[BROWSER]))
}

/// Takes away what an earlier run of the end-to-end tests left, so that it is not judged as this run's.
pub fn forget_browser() -> Outcome {
    let folder = target().join(BROWSER);
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(about(&folder))?;
    }
    Ok(())
}

fn write() -> Outcome {
    if folder().is_dir() {
        fs::remove_dir_all(folder()).map_err(about(&folder()))?;
    }
    run(
        cargo().args(["run", "--locked", "--quiet", "--features", "export", "--bin", "samples"]),
        "read the message above; it comes from src/bin/samples.rs",
    )
}

/// Judges every PDF below these folders of target/, two or more at a time. A PDF that passed once is not judged again.
fn judge(folders: &[&str]) -> Outcome {
    machine::for_tests()?;
    machine::outloud()?;
    machine::pyhanko()?;
    let mut files = vec![];
    for folder in folders {
        files.extend(pdfs(folder)?.into_iter().filter(|file| Claim::of(file).is_some()));
    }
    if let Some(lack) = lack(&files) {
        return Err(Trouble::new(lack, "see src/bin/samples.rs; `cargo xtask samples` writes them"));
    }
    let mut record = Record::read();
    let mut waiting = vec![];
    for file in &files {
        let stamp = stamp(file)?;
        if let Some(claim) = Claim::of(file).filter(|_| !record.has(file, &stamp)) {
            waiting.push((file.as_str(), claim, stamp));
        }
    }
    let faults = preflight::read(waiting.iter().map(|(file, ..)| *file))?;
    let queue = Mutex::new(waiting.iter());
    let verdicts = Mutex::new(vec![]);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((file, claim, stamp)) = queue.lock().ok().and_then(|mut queue| queue.next()) {
                    let verdict = verdict(file, claim, &faults);
                    if let Ok(mut verdicts) = verdicts.lock() {
                        verdicts.push((*file, stamp, verdict));
                    }
                }
            });
        }
    });
    let verdicts = verdicts.into_inner().unwrap_or_default();
    let asked = verdicts.len();
    let mut bad = vec![];
    for (file, stamp, verdict) in verdicts {
        match verdict {
            Ok(()) => record.note(file, stamp),
            Err(trouble) => bad.push(format!("{file}:\n{trouble}")),
        }
    }
    record.write()?;
    println!("   {} PDFs pass, {} of them as before", files.len() - bad.len(), files.len() - asked);
    match bad.is_empty() && asked == waiting.len() {
        true => Ok(()),
        false => Err(Trouble::new(bad.join("\n\n"), REMEDY)),
    }
}

/// Passes one PDF through all its judges.
fn verdict(file: &str, claim: &Claim, faults: &Faults) -> Outcome {
    let path = target().join(file);
    faults.check(file, claim)?;
    match claim {
        Claim::Document => form::check(&path, false),
        Claim::Oldest => form::check_syntax(&path),
        Claim::Signed(wanted) => {
            form::check(&path, true)?;
            signed::check(&path, wanted)
        }
    }
}

/// What must be there and is not: without it the judges would be content with nothing.
fn lack(files: &[String]) -> Option<String> {
    if !files.iter().any(|file| file.starts_with("samples/")) {
        return files.is_empty().then(|| "target/samples/ holds no PDF".to_owned());
    }
    if !files.iter().any(|file| Claim::of(file) == Some(Claim::Oldest)) {
        return Some("target/samples/a-1b/ holds no PDF".to_owned());
    }
    let lacking = signed::Wanted::all().find(|wanted| {
        !files.iter().any(|file| file.starts_with("samples/signed/") && Wanted::of(file) == *wanted)
    });
    lacking.map(|wanted| format!("target/samples/signed/ holds no PDF named *-{wanted}.pdf"))
}

/// Stands for the bytes of a file, its name, and this set of rules.
fn stamp(file: &str) -> Outcome<String> {
    let path = target().join(file);
    let bytes = fs::read(&path).map_err(about(&path))?;
    let rules = [
        include_str!("mod.rs"),
        include_str!("altered.rs"),
        include_str!("form.rs"),
        include_str!("preflight.rs"),
        include_str!("signed.rs"),
        include_str!("../../../tests/judges/Preflight.java"),
        include_str!("../../../tests/judges/attacks.py"),
        include_str!("../../../tests/judges/self_test.py"),
        include_str!("../../../tests/judges/signatures.py"),
        include_str!("../../../tests/judges/tamper.py"),
        include_str!("../../../tools/pdf-judges.txt"),
        include_str!("../../../tools/signature-judges.txt"),
    ];
    Ok(hex(&sha256(&[sha256(&bytes), sha256(file.as_bytes()), sha256(rules.concat().as_bytes())].concat())))
}

/// The PDFs below a folder of target/, as paths below target/; none when there is no such folder.
fn pdfs(folder: &str) -> Outcome<Vec<String>> {
    let path = target().join(folder);
    if !path.is_dir() {
        return Ok(vec![]);
    }
    let files = files_below(&path).map_err(about(&path))?.into_iter().filter(|file| file.ends_with(".pdf"));
    Ok(files.map(|file| format!("{folder}/{file}")).collect())
}

fn target() -> PathBuf {
    root().join("target")
}

/// A path as the programs want it.
fn word(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{lack, Claim, Wanted};

    #[test]
    fn the_place_of_a_file_says_what_it_claims() {
        assert_eq!(Claim::of("samples/nb/risk-report.pdf"), Some(Claim::Document));
        assert_eq!(Claim::of("samples/a-1b/nb/risk-report.pdf"), Some(Claim::Oldest));
        assert_eq!(Claim::of("samples/attacks/overlay-approval-1.pdf"), None);
        for path in ["samples/signed/nb/a-approval-2.pdf", "judged-in-browser/browser-nb-approval-2.pdf"] {
            assert_eq!(Claim::of(path), Some(Claim::Signed(Wanted::of("x-approval-2.pdf"))));
        }
    }

    #[test]
    fn nothing_to_judge_is_no_verdict() {
        let mut files = vec!["samples/a-1b/nb/a.pdf".to_owned()];
        for wanted in Wanted::all() {
            assert!(lack(&files).is_some());
            files.push(format!("samples/signed/nb/a-{wanted}.pdf"));
        }
        assert_eq!(lack(&files), None);
        assert!(lack(&files[1..]).is_some_and(|lack| lack.contains("a-1b")));
        assert!(lack(&[]).is_some());
        assert_eq!(lack(&["judged-in-browser/browser-nb-approval-1.pdf".to_owned()]), None);
    }
}
