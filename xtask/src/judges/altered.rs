//! Signed files that were spoilt: a thousand single bytes, every digit of a signature's container, and the named attacks.
//! Whether our own verifier finds them too is tested in tests/signing.rs; here others say that they can be found.

use super::record::Record;
use super::{pdfs, stamp, target, word, REMEDY};
use crate::machine;
use crate::places::root;
use crate::programs::{capture, run};
use crate::trouble::{about, Outcome, Trouble};
use std::process::Command;

/// What is done to the files whose names end so: the Python program below tests/judges/, and its arguments.
const TASKS: &[(&str, &str, &[&str])] = &[
    ("-certification-3.pdf", "self_test.py", &[]),
    ("-approval-1.pdf", "tamper.py", &["--count", "1000"]),
    ("-certification-3.pdf", "tamper.py", &["--count", "1000"]),
    ("-approval-1.pdf", "tamper.py", &["--containers"]),
];

/// Spoils samples and asks pyHanko. The signed samples of one language are enough: the other differs in words only.
pub fn judge() -> Outcome {
    machine::pyhanko()?;
    let signed = pdfs("samples/signed")?;
    let mut record = Record::read();
    for (ending, script, arguments) in TASKS {
        let Some(file) = signed.iter().find(|file| file.ends_with(ending)) else {
            return Err(Trouble::new(
                format!("target/samples/signed/ holds no PDF named *{ending}"),
                "see src/bin/samples.rs; `cargo xtask samples` writes them",
            ));
        };
        let key = format!("{script} {} {file}", arguments.join(" "));
        let stamp = stamp(file)?;
        if !record.has(&key, &stamp) {
            let mut python = python(script);
            run(python.args(*arguments).arg(word(&target().join(file))), REMEDY)?;
            record.note(&key, &stamp);
            record.write()?;
        }
    }
    attacks()
}

/// Writes down what pyHanko says of the named attacks. Ours must refuse them; pyHanko may think otherwise of one.
fn attacks() -> Outcome {
    let files = pdfs("samples/attacks")?;
    if files.is_empty() {
        return Ok(());
    }
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

fn python(script: &str) -> Command {
    let mut python = machine::pyhanko_command();
    python.arg(root().join("tests/judges").join(script));
    python
}
