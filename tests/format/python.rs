//! The second reader, written from `docs/format.md` alone.

use std::path::Path;
use std::process::{Command, Stdio};

/// Fails where a program is missing: a comparison that was not made is no agreement.
pub fn require(program: &str) {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(found.is_ok(), "`{program}` is not installed: apt-get install {program}");
}

/// What the Python reader makes of a file: the class, and the content where it opens.
pub fn verdict(file: &Path, secret: &str) -> (String, Vec<u8>) {
    require("age");
    let mut command = Command::new("python3");
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/format/read_klinikk.py")).arg(file);
    match secret.split_once(' ') {
        Some(("passphrase", text)) => drop(command.args(["--passphrase", text])),
        Some(("recovery", text)) => drop(command.args(["--recovery-key", text])),
        _ => {}
    }
    let output = command.output().expect("`python3` is not installed: apt-get install python3");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    let class = message.lines().next().unwrap_or_default().to_owned();
    let expected = match class.as_str() {
        "opens" | "newer" => 0,
        "not-ours" => 10,
        "damaged" => 11,
        "too-new" => 12,
        "too-large" => 13,
        "wrong-passphrase" => 14,
        "wrong-key" => 15,
        _ => panic!("{}: the reader broke off:\n{message}", file.display()),
    };
    assert_eq!(output.status.code(), Some(expected), "{}: each class has its exit code", file.display());
    (class, output.stdout)
}

/// What the Python reader says about the chain of a plain file.
pub fn chain(file: &Path) -> String {
    let mut command = Command::new("python3");
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/format/read_klinikk.py"));
    let output = command.arg(file).arg("--check-chain").output();
    let output = output.expect("`python3` is not installed: apt-get install python3");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = message.lines().find_map(|line| line.strip_prefix("chain: "));
    line.unwrap_or_else(|| panic!("{}: the reader says nothing of the chain:\n{message}", file.display()))
        .into()
}
