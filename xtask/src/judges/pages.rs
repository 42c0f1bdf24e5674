//! html-validate reads the patient notice that clinics put on their own websites, with the rules that it recommends.

use super::{target, word};
use crate::machine;
use crate::places::files_below;
use crate::programs::{ask, capture};
use crate::trouble::{about, Outcome, Trouble};

const REMEDY: &str =
    "open the page below target/samples/pages/ that is named above, and see src/features/notices/web_page.rs";

/// The page that is wrong on purpose: a judge that is content with it is blind.
const CONTROL: &str = "control.html";

/// Reads each page.
pub fn read() -> Outcome {
    machine::html_validate()?;
    let folder = target().join("samples/pages");
    let files = files_below(&folder).map_err(about(&folder))?;
    let pages: Vec<&String> = files.iter().filter(|file| *file != CONTROL).collect();
    if pages.is_empty() || pages.len() == files.len() {
        return Err(Trouble::new(
            "target/samples/pages/ lacks the pages or the control",
            "see src/bin/samples.rs; `cargo xtask samples` writes them",
        ));
    }
    let judge = |file: &str| {
        let mut command = machine::html_validate_command();
        command.args(["--preset", "recommended", "--max-warnings", "0"]).arg(word(&folder.join(file)));
        command
    };
    if ask(&mut judge(CONTROL)).is_some() {
        return Err(Trouble::new(format!("html-validate finds nothing wrong with {CONTROL}"), REMEDY));
    }
    for page in &pages {
        capture(&mut judge(page), REMEDY)?;
    }
    println!("   {} web pages pass", pages.len());
    Ok(())
}
