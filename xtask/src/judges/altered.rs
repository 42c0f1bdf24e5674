//! Signed files that were spoilt: a thousand single bytes, every digit of a signature's container, and the known attacks.
//! pyHanko is asked about them first, then our own verifier about the very same files (tests/judged.rs).

use super::record::Record;
use super::{pdfs, stamp, target, word, REMEDY};
use crate::machine;
use crate::places::root;
use crate::programs::{capture, cargo, run};
use crate::trouble::{about, Outcome, Trouble};
use std::process::Command;

/// What is done to the file whose name ends so: the Python program below tests/judges/, and its arguments.
const TASKS: &[(&str, &str, &[&str])] = &[
    ("-certification-3.pdf", "self_test.py", &[]),
    ("-approval-1.pdf", "tamper.py", &["--count", "1000", "--list", "target/altered/approval.txt"]),
    ("-certification-3.pdf", "tamper.py", &["--count", "1000", "--list", "target/altered/certification.txt"]),
    ("-approval-1.pdf", "tamper.py", &["--containers", "--list", "target/altered/containers.txt"]),
];

/// Spoils samples and asks. The signed samples of one language are enough: the other differs in words only.
pub fn judge() -> Outcome {
    machine::pyhanko()?;
    let mut record = Record::read();
    for (ending, script, arguments) in TASKS {
        let file = sample(ending)?;
        let key = format!("{script} {} {file}", arguments.join(" "));
        let stamp = stamp(&file)?;
        if !record.has(&key, &stamp) {
            run(python(script).args(*arguments).arg(word(&target().join(&file))), REMEDY)?;
            record.note(&key, &stamp);
            record.write()?;
        }
    }
    attacks()?;
    run(
        cargo().args(["test", "--locked", "--quiet", "--all-features", "--test", "judged"]),
        "the message above names the file; see src/signing/verify/",
    )
}

/// The first signed sample whose name ends so.
fn sample(ending: &str) -> Outcome<String> {
    pdfs("samples/signed")?.into_iter().find(|file| file.ends_with(ending)).ok_or_else(|| {
        let remedy = "see src/bin/samples.rs; `cargo xtask samples` writes them";
        Trouble::new(format!("target/samples/signed/ holds no PDF named *{ending}"), remedy)
    })
}

/// Writes the known attacks, and what pyHanko says of them. Ours must refuse all; another may think otherwise of one.
fn attacks() -> Outcome {
    let victim = target().join(sample("-certification-1.pdf")?);
    let folder = target().join("samples/attacks");
    capture(python("attacks.py").arg(word(&victim)).arg(word(&folder)), REMEDY)?;
    let files = pdfs("samples/attacks")?;
    let mut python = python("signatures.py");
    python.arg("--attacks").args(files.iter().map(|file| word(&target().join(file))));
    let said = capture(&mut python, REMEDY)?;
    let path = target().join("attacks.txt");
    std::fs::write(&path, &said).map_err(about(&path))?;
    let said = String::from_utf8_lossy(&said);
    let let_in: Vec<&str> = said.lines().filter(|line| line.ends_with(": valid")).collect();
    println!("   {} attacks, {} of them valid to pyHanko {let_in:?}", files.len(), let_in.len());
    Ok(())
}

/// A program of tests/judges/, ready for arguments.
fn python(script: &str) -> Command {
    let mut python = machine::pyhanko_command();
    python.arg(root().join("tests/judges").join(script));
    python
}
