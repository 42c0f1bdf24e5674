//! Apache PDFBox Preflight, the one complete judge of PDF/A that can be installed. It knows PDF/A-1b only, so it reads a
//! build of the samples after that standard, and of all others it must have nothing to say but what PDF/A-3 allows.

use super::{target, word, Claim};
use crate::machine;
use crate::programs::capture;
use crate::trouble::{Outcome, Trouble};
use std::collections::BTreeMap;

/// What PDF/A-1 forbids and PDF/A-3 allows, as Preflight begins to say it: the attached data, and the name of the standard.
const NEWER: [&str; 3] = [
    "1.4.7 Trailer Syntax error, EmbeddedFile entry is present in the Names dictionary",
    "1.2.9 Body Syntax error, EmbeddedFile entry is present in a FileSpecification dictionary",
    "7.11.2 Error on MetaData, part must be 1",
];

/// A field without a size needs looks in PDF/A-1 and none in PDF/A-3 (ISO 19005-3, 6.3.3).
const WIDGET: &str =
    "5.3.1 Invalid field value in an annotation definition, widget annotation lacks an appearance dictionary";

/// What Preflight said, by file.
pub struct Faults {
    said: BTreeMap<String, Vec<String>>,
}

/// Asks about all these files at once: Java takes longer to start than to read them.
pub fn read<'a>(files: impl Iterator<Item = &'a str>) -> Outcome<Faults> {
    let files: Vec<&str> = files.collect();
    if files.is_empty() {
        return Ok(Faults { said: BTreeMap::new() });
    }
    let mut java = machine::preflight_command();
    java.args(files.iter().map(|file| word(&target().join(file))));
    let answer = capture(&mut java, "open the named PDF: Preflight can't read it at all")?;
    let prefix = format!("{}/", word(&target()));
    Ok(Faults::from(&String::from_utf8_lossy(&answer).replace(&prefix, "")))
}

impl Faults {
    /// One line a fault: file, tabulator, words.
    fn from(answer: &str) -> Faults {
        let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (file, words) in answer.lines().filter_map(|line| line.split_once('\t')) {
            said.entry(file.to_owned()).or_default().push(words.to_owned());
        }
        Faults { said }
    }

    /// Whether the file keeps what it claims.
    pub fn check(&self, file: &str, claim: &Claim) -> Outcome {
        let silence = vec!["Preflight said nothing about this file".to_owned()];
        let said = self.said.get(file).unwrap_or(&silence);
        let is_allowed = |words: &&String| match claim {
            Claim::Oldest => words.as_str() == "valid",
            Claim::Document => NEWER.iter().any(|allowed| words.starts_with(allowed)),
            Claim::Signed(_) => NEWER.iter().chain([&WIDGET]).any(|allowed| words.starts_with(allowed)),
        };
        let bad: Vec<&str> = said.iter().filter(|words| !is_allowed(words)).map(String::as_str).collect();
        match bad.is_empty() {
            true => Ok(()),
            false => Err(Trouble::new(format!("Preflight: {}", bad.join("\n")), super::REMEDY)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Claim, Faults, NEWER, WIDGET};

    #[test]
    fn an_old_file_must_be_valid_and_a_newer_one_may_only_be_newer() {
        let newer = NEWER.map(|words| format!("new.pdf\t{words}\n")).concat();
        let faults =
            Faults::from(&format!("{newer}old.pdf\tvalid\nbad.pdf\t3.1.3 Invalid Font definition\n"));
        assert!(faults.check("old.pdf", &Claim::Oldest).is_ok());
        assert!(faults.check("new.pdf", &Claim::Document).is_ok());
        assert!(faults.check("new.pdf", &Claim::Oldest).is_err());
        for claim in [Claim::Oldest, Claim::Document] {
            assert!(faults.check("bad.pdf", &claim).is_err());
            assert!(faults.check("not-judged.pdf", &claim).is_err());
        }
    }

    #[test]
    fn only_a_signed_file_may_have_a_field_without_looks() {
        let faults = Faults::from(&format!("a.pdf\t{WIDGET}\n"));
        assert!(faults.check("a.pdf", &Claim::Document).is_err());
        assert!(faults.check("a.pdf", &Claim::of("samples/signed/a-approval-1.pdf").unwrap()).is_ok());
    }
}
