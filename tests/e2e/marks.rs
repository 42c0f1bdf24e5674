//! Random words that can be told from everything else on the disk, and the search for them in a browser's profile.

use super::support::Profile;
use std::collections::HashSet;

/// How every mark begins, so that the search looks closely only where one may stand.
const BEGINNING: &str = "zq";
/// Letters of a mark.
const LENGTH: usize = 12;

/// Random words that stand for what a clinic writes.
pub struct Marks {
    seed: u64,
    /// The marks that have been handed out.
    pub given: Vec<String>,
}

impl Marks {
    pub fn new() -> Self {
        // Another each time: a mark of an earlier run means nothing.
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock");
        Self { seed: now.as_nanos() as u64 | 1, given: vec![] }
    }

    /// A new mark.
    pub fn one(&mut self) -> String {
        let mut mark = BEGINNING.to_owned();
        while mark.len() < LENGTH {
            self.seed ^= self.seed << 13;
            self.seed ^= self.seed >> 7;
            self.seed ^= self.seed << 17;
            mark.push(char::from(b'a' + (self.seed >> 40) as u8 % 26));
        }
        self.given.push(mark.clone());
        mark
    }

    /// Several new marks, with this between them.
    pub fn some(&mut self, count: usize, between: &str) -> String {
        (0..count).map(|_| self.one()).collect::<Vec<_>>().join(between)
    }

    /// Where these marks stand in the profile.
    pub fn find(&self, profile: &Profile) -> Vec<String> {
        let given: HashSet<&[u8]> = self.given.iter().map(|mark| mark.as_bytes()).collect();
        let mut found = vec![];
        for (path, bytes) in profile.files() {
            let name = path.display().to_string();
            let mut note = |form: &str, bytes: &[u8]| {
                if given.contains(bytes) {
                    found.push(format!("{} ({form}) in {name}", String::from_utf8_lossy(bytes)));
                }
            };
            let [first, second] = [BEGINNING.as_bytes()[0], BEGINNING.as_bytes()[1]];
            for part in name.as_bytes().windows(LENGTH) {
                note("file name", part);
            }
            for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == first) {
                match bytes[at..] {
                    [_, next, ..] if next == second => {
                        note("UTF-8", bytes.get(at..at + LENGTH).unwrap_or_default())
                    }
                    [_, 0, next, 0, ..] if next == second => {
                        let letters = bytes.get(at..at + 2 * LENGTH).unwrap_or_default();
                        note("UTF-16", &letters.iter().step_by(2).copied().collect::<Vec<_>>());
                    }
                    _ => {}
                }
            }
        }
        found
    }
}
