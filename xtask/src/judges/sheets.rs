//! LibreOffice opens our spreadsheets and writes them anew; tests/judged.rs reads what it made of them.

use super::{target, word};
use crate::machine;
use crate::places::files_below;
use crate::programs::{capture, program};
use crate::trouble::{about, Outcome, Trouble};
use std::fs;

const REMEDY: &str =
    "open the file below target/samples/sheets/ in LibreOffice, and see src/documents/sheet/";

/// Where it writes.
const FOLDER: &str = "judged-sheets";

/// Semicolon, comma, and every separator at once; quotation marks, UTF-8, from the first line on, and formulas are evaluated.
const CSV_FILTERS: [(&str, &str); 3] = [("semicolon", "59"), ("comma", "44"), ("every", "59/44/9/124")];

/// The folder for a file, the file, what it is read as, and what it becomes.
type Opening = (&'static str, &'static str, Option<String>, &'static str);

/// Opens each sample in every way that somebody may open it.
pub fn open() -> Outcome {
    machine::sheets()?;
    let folder = target().join(FOLDER);
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(about(&folder))?;
    }
    let mut openings: Vec<Opening> =
        vec![("workbook", "bait.xlsx", None, "fods"), ("workbook", "bait.xlsx", None, "xlsx")];
    for (name, separators) in CSV_FILTERS {
        openings.push((name, "bait.csv", Some(separators.to_owned()), "fods"));
    }
    openings.push(("control", "control.csv", Some("59".to_owned()), "fods"));
    for (place, file, separators, kind) in &openings {
        let mut soffice = program("soffice");
        // A profile of its own: another LibreOffice that runs would take the order, and ours would wait for nothing.
        soffice.arg(format!("-env:UserInstallation=file://{}", word(&target().join("libreoffice"))));
        soffice.args(["--headless", "--norestore"]);
        if let Some(separators) = separators {
            soffice
                .arg(format!("--infilter=CSV:{separators},34,76,1,,0,false,true,false,false,false,0,true"));
        }
        soffice.args(["--convert-to", kind, "--outdir"]).arg(folder.join(place));
        capture(soffice.arg(target().join("samples/sheets").join(file)), REMEDY)?;
    }
    let made = files_below(&folder).map_err(about(&folder))?.len();
    match made == openings.len() {
        true => Ok(()),
        // It ends without an error also when it could not open a file.
        false => {
            Err(Trouble::new(format!("LibreOffice opened {made} of {} spreadsheets", openings.len()), REMEDY))
        }
    }
}
