//! The judges of signatures: pyHanko, poppler's pdfsig and MuPDF's mutool. All three must find every signature valid.

use super::{word, REMEDY};
use crate::machine;
use crate::places::root;
use crate::programs::{capture, program};
use crate::trouble::{Outcome, Trouble};
use std::fmt;
use std::path::Path;

/// What the name of a signed file promises: `…-certification-3.pdf` has three signers, and the first one certified it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    signers: Option<usize>,
    kind: Option<&'static str>,
}

const KINDS: [&str; 2] = ["approval", "certification"];

impl Wanted {
    /// From the file's name; a name that promises nothing still promises one signature or more.
    pub fn of(path: &str) -> Wanted {
        let name = path.strip_suffix(".pdf").unwrap_or(path);
        let (rest, number) = name.rsplit_once('-').unwrap_or((name, ""));
        match (KINDS.into_iter().find(|kind| rest.ends_with(kind)), number.parse()) {
            (Some(kind), Ok(signers)) => Wanted { signers: Some(signers), kind: Some(kind) },
            _ => Wanted { signers: None, kind: None },
        }
    }

    /// What the samples must have one of each: one, two and three signers, of both kinds.
    pub fn all() -> impl Iterator<Item = Wanted> {
        let of_kind = |kind| (1..=3).map(move |number| Wanted { signers: Some(number), kind: Some(kind) });
        KINDS.into_iter().flat_map(of_kind)
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}-{}", self.kind.unwrap_or("any"), self.signers.unwrap_or(1))
    }
}

/// Passes a signed file through the three judges.
pub fn check(path: &Path, wanted: &Wanted) -> Outcome {
    let said = capture(program("pdfsig").arg("-nocert").arg(path), REMEDY)?;
    demand("pdfsig", &blocks(&said, "Signature #"), wanted, &PDFSIG)?;
    let said = capture(program("mutool").args(["sign", "-v"]).arg(path), REMEDY)?;
    demand("mutool", &blocks(&said, "Verifying signature "), wanted, &MUTOOL)?;
    let mut pyhanko = machine::pyhanko_command();
    pyhanko.arg(root().join("tests/judges/signatures.py"));
    if let (Some(signers), Some(kind)) = (wanted.signers, wanted.kind) {
        pyhanko.args(["--signers", &signers.to_string(), "--kind", kind]);
    }
    capture(pyhanko.arg(word(path)), REMEDY).map(drop)
}

/// The lines that a program must say of each signature, of the newest, and of the ones before it.
struct Lines {
    each: &'static [&'static str],
    newest: &'static str,
    earlier: &'static str,
}

const PDFSIG: Lines = Lines {
    each: &["- Signature Validation: Signature is Valid.", "- Signature Type: ETSI.CAdES.detached"],
    newest: "- Total document signed",
    earlier: "- Not total document signed",
};

// The root is the clinic's own, so no program knows it. That the chain below it holds is pyHanko's to judge.
const MUTOOL: Lines = Lines {
    each: &["Certificate error: Self-signed certificate in chain."],
    newest: "The document is unchanged since signing.",
    earlier: "The signature is valid but there have been edits since signing.",
};

/// What a program said, one text for each signature.
fn blocks(said: &[u8], head: &str) -> Vec<String> {
    String::from_utf8_lossy(said).split(head).skip(1).map(str::to_owned).collect()
}

fn demand(judge: &str, blocks: &[String], wanted: &Wanted, lines: &Lines) -> Outcome {
    if blocks.is_empty() || wanted.signers.is_some_and(|signers| signers != blocks.len()) {
        let what = format!("{judge} finds {} signatures; the file's name says {wanted}", blocks.len());
        return Err(Trouble::new(what, REMEDY));
    }
    for (number, block) in blocks.iter().enumerate() {
        let place = if number + 1 == blocks.len() { lines.newest } else { lines.earlier };
        let absent =
            lines.each.iter().chain([&place]).find(|line| !block.lines().any(|said| said.trim() == **line));
        if let Some(line) = absent {
            let what = format!("{judge} does not say \"{line}\" of signature {}:\n{block}", number + 1);
            return Err(Trouble::new(what, REMEDY));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{blocks, demand, Wanted, MUTOOL, PDFSIG};

    const VALID: &str =
        "  - Signature Type: ETSI.CAdES.detached\n  - Signature Validation: Signature is Valid.\n";

    fn pdfsig(said: &str, name: &str) -> bool {
        demand("pdfsig", &blocks(said.as_bytes(), "Signature #"), &Wanted::of(name), &PDFSIG).is_ok()
    }

    fn mutool(said: &str) -> bool {
        let blocks = blocks(said.as_bytes(), "Verifying signature ");
        demand("mutool", &blocks, &Wanted::of("a-approval-1.pdf"), &MUTOOL).is_ok()
    }

    #[test]
    fn the_name_of_a_file_says_how_it_is_signed() {
        assert_eq!(Wanted::of("samples/signed/nb/risk-report-approval-2.pdf").to_string(), "approval-2");
        assert_eq!(Wanted::of("risk-report-certification-3.pdf").to_string(), "certification-3");
        assert_eq!(Wanted::of("risk-report.pdf"), Wanted { signers: None, kind: None });
        assert_eq!(Wanted::all().count(), 6);
    }

    #[test]
    fn pdfsig_must_call_every_signature_valid_and_the_newest_whole() {
        let first = format!("Signature #1:\n  - Not total document signed\n{VALID}");
        let second = format!("Signature #2:\n  - Total document signed\n{VALID}");
        let both = format!("Digital Signature Info of: x\n{first}{second}");
        assert!(pdfsig(&both, "x-approval-2.pdf") && pdfsig(&both, "x.pdf"));
        assert!(!pdfsig(&both, "x-approval-3.pdf"), "one is missing");
        assert!(!pdfsig(&first, "x-approval-1.pdf"), "the file goes on after the newest signature");
        assert!(!pdfsig("", "x.pdf"), "not signed at all");
        let altered = both.replacen("Signature is Valid.", "Digest Mismatch.", 1);
        assert!(!pdfsig(&altered, "x-approval-2.pdf"), "an altered file");
    }

    #[test]
    fn mutool_may_only_object_that_the_root_is_our_own() {
        let said = "Verifying signature 12:\n\tCertificate error: Self-signed certificate in chain.\n\
            \tThe document is unchanged since signing.\n";
        assert!(mutool(said));
        assert!(!mutool(&said.replace("unchanged since", "changed since")));
        assert!(!mutool(&said.replace("Self-signed certificate in chain", "Unknown failure")));
        assert!(!mutool(&said.replace("The document is unchanged", "The signature is invalid")));
    }
}
