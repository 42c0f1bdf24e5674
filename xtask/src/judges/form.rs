//! The form of a PDF: qpdf (syntax), poppler (fonts and structure) and outloud (PDF/UA-1).

use super::REMEDY;
use crate::machine;
use crate::programs::{capture, program};
use crate::trouble::{Outcome, Trouble};
use std::collections::BTreeSet;
use std::path::Path;

/// Passes a PDF through all judges of form.
pub fn check(path: &Path, is_signed: bool) -> Outcome {
    check_syntax(path)?;
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
    if is_signed {
        // The signature's field is kept out of the structure on purpose, or pyHanko and pdfsig object. That it has no
        // size, and so needs no place there, is what tests/judges/signatures.py looks at.
        outloud.args(["--skip", "FRM-003"]);
    }
    capture(&mut outloud, REMEDY).map(drop)
}

/// Asks qpdf alone: cross-references, streams, objects.
pub fn check_syntax(path: &Path) -> Outcome {
    capture(program("qpdf").arg("--check").arg(path), REMEDY).map(drop)
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
