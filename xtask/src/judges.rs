//! The sample clinic's documents, read by programs that are not ours: qpdf (syntax), poppler (structure and fonts) and
//! outloud (PDF/UA-1).

use crate::digest::{hex, sha256};
use crate::journal::Journal;
use crate::machine;
use crate::places::{files_below, root, samples as folder};
use crate::programs::{capture, cargo, program, run};
use crate::trouble::{about, Outcome, Trouble};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::{fs, thread};

const REMEDY: &str =
    "run `cargo xtask samples`, open the PDF below target/samples/, and compare with src/documents/";

/// Writes the samples, then has them judged.
pub fn samples(journal: &mut Journal) -> Outcome {
    journal.step("Sample documents", write)?;
    journal.step("PDF judges", judge)
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

/// Judges every PDF, two or more at a time. Same input gives the same bytes, so a PDF that passed once is not judged again.
fn judge() -> Outcome {
    machine::for_tests()?;
    machine::outloud()?;
    let files: Vec<String> = files_below(&folder())
        .map_err(about(&folder()))?
        .into_iter()
        .filter(|file| file.ends_with(".pdf"))
        .collect();
    if files.is_empty() {
        return Err(Trouble::new("target/samples/ holds no PDF", "see src/bin/samples.rs"));
    }
    let record = root().join("target/judged.txt");
    let passed: BTreeSet<String> =
        fs::read_to_string(&record).unwrap_or_default().lines().map(str::to_owned).collect();
    let queue = Mutex::new(files.iter());
    let verdicts = Mutex::new(vec![]);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(file) = queue.lock().ok().and_then(|mut queue| queue.next()) {
                    let verdict = verdict(&folder().join(file), &passed);
                    if let Ok(mut verdicts) = verdicts.lock() {
                        verdicts.push((file, verdict));
                    }
                }
            });
        }
    });
    report(files.len(), verdicts.into_inner().unwrap_or_default(), &record)
}

fn report(expected: usize, verdicts: Vec<(&String, Outcome<String>)>, record: &Path) -> Outcome {
    let mut good = BTreeSet::new();
    let mut bad = vec![];
    for (file, verdict) in verdicts {
        match verdict {
            Ok(stamp) => _ = good.insert(stamp),
            Err(trouble) => bad.push(format!("{file}:\n{trouble}")),
        }
    }
    fs::write(record, good.iter().map(|stamp| format!("{stamp}\n")).collect::<String>())
        .map_err(about(record))?;
    println!("   {} of {expected} PDFs pass", expected - bad.len());
    if bad.is_empty() {
        return Ok(());
    }
    Err(Trouble::new(bad.join("\n\n"), REMEDY))
}

/// Passes one PDF through all judges. The stamp stands for these bytes and this set of rules.
fn verdict(path: &Path, passed: &BTreeSet<String>) -> Outcome<String> {
    let bytes = fs::read(path).map_err(about(path))?;
    let rules = [include_str!("judges.rs").as_bytes(), include_bytes!("../../tools/pdf-judges.txt")].concat();
    let stamp = hex(&sha256(&[sha256(&bytes), sha256(&rules)].concat()));
    if passed.contains(&stamp) {
        return Ok(stamp);
    }
    capture(program("qpdf").arg("--check").arg(path), REMEDY)?;
    let fonts = capture(program("pdffonts").arg(path), REMEDY)?;
    let outside = not_embedded(&String::from_utf8_lossy(&fonts)).join(", ");
    if !outside.is_empty() {
        return Err(Trouble::new(format!("not embedded: {outside}"), REMEDY));
    }
    let structure = capture(program("pdfinfo").arg("-struct").arg(path), REMEDY)?;
    let absent = absent_tags(&String::from_utf8_lossy(&structure));
    if !absent.is_empty() {
        return Err(Trouble::new(format!("the structure lacks {}", absent.join(", ")), REMEDY));
    }
    let mut outloud = machine::outloud_command();
    outloud.args(["--no-info"]).arg(path);
    if bytes.windows(10).any(|window| window == b"/ByteRange") {
        // A signed file: its signature field is kept out of the structure on purpose, or pyHanko and pdfsig object.
        outloud.args(["--skip", "FRM-003"]);
    }
    capture(&mut outloud, REMEDY)?;
    Ok(stamp)
}

/// The fonts that `pdffonts` says are not in the file: the fifth column from the right.
fn not_embedded(table: &str) -> Vec<&str> {
    let rows = table.lines().skip(2).map(|line| line.split_whitespace().collect::<Vec<_>>());
    rows.filter(|row| row.len() >= 5 && row[row.len() - 5] != "yes").map(|row| row[0]).collect()
}

/// What every document of ours has, and `pdfinfo -struct` does not show. A document with tables must name their heads.
fn absent_tags(structure: &str) -> Vec<&'static str> {
    // A tag that has attributes, such as TH with its scope, is followed by a colon.
    let tags: BTreeSet<&str> = structure
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(|tag| tag.trim_end_matches(':'))
        .collect();
    let mut wanted = vec!["Document", "H1", "H2"];
    if tags.contains("Table") {
        wanted.push("TH");
    }
    wanted.into_iter().filter(|tag| !tags.contains(tag)).collect()
}

#[cfg(test)]
mod tests {
    use super::{absent_tags, not_embedded};

    #[test]
    fn a_font_outside_the_file_is_named() {
        let table = "name type encoding emb sub uni object ID\n--- ---\n\
            KvernSans-Regular CID TrueType Identity-H yes yes yes 12 0\nHelvetica Type 1 WinAnsi no no no 5 0\n";
        assert_eq!(not_embedded(table), ["Helvetica"]);
    }

    #[test]
    fn tables_need_heads() {
        assert!(absent_tags("Document\n  H1 (block)\n  H2\n  P").is_empty());
        assert_eq!(absent_tags("Document\n  H1\n  H2\n  Table\n    TR\n      TD"), ["TH"]);
        assert!(absent_tags("Document\n  H1\n  H2\n  Table\n    TR\n      TH:\n        /Scope /Column")
            .is_empty());
        assert_eq!(absent_tags("Document\n  P"), ["H1", "H2"]);
    }
}
