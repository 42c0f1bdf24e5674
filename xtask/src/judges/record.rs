//! What passed, so that the same bytes are not judged twice by the same rules.

use super::target;
use crate::trouble::{about, Outcome};
use std::collections::BTreeMap;
use std::fs;

/// The newest stamp of each file that passed; kept in `target/judged.txt`.
#[derive(Default)]
pub struct Record {
    stamps: BTreeMap<String, String>,
}

impl Record {
    /// What earlier runs noted; nothing when it can't be read.
    pub fn read() -> Record {
        Record::from(&fs::read_to_string(target().join("judged.txt")).unwrap_or_default())
    }

    /// Whether this file passed with this stamp.
    pub fn has(&self, file: &str, stamp: &str) -> bool {
        self.stamps.get(file).is_some_and(|noted| noted == stamp)
    }

    /// Notes that the file passed.
    pub fn note(&mut self, file: &str, stamp: &str) {
        self.stamps.insert(file.to_owned(), stamp.to_owned());
    }

    /// Writes what is noted.
    pub fn write(&self) -> Outcome {
        let path = target().join("judged.txt");
        fs::write(&path, self.text()).map_err(about(&path))
    }

    fn from(text: &str) -> Record {
        let stamps = text.lines().filter_map(|line| line.split_once(' '));
        Record { stamps: stamps.map(|(stamp, file)| (file.to_owned(), stamp.to_owned())).collect() }
    }

    fn text(&self) -> String {
        self.stamps.iter().map(|(file, stamp)| format!("{stamp} {file}\n")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Record;

    #[test]
    fn only_the_same_file_with_the_same_stamp_has_passed() {
        let mut record = Record::default();
        record.note("samples/nb/a.pdf", "12ab");
        let record = Record::from(&record.text());
        assert!(record.has("samples/nb/a.pdf", "12ab"));
        assert!(!record.has("samples/nb/a.pdf", "12ac") && !record.has("samples/nb/b.pdf", "12ab"));
    }
}
