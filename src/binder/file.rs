//! The saved form of a binder, and every way in which opening one can fail.

use super::chain::Chain;
use super::{t, Binder};
use crate::content::{Lang, Localized};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::rc::Rc;

/// Version of the saved form. A new one needs a step in [`read`] and a vector in `tests/vectors/`.
pub const SCHEMA: u64 = 3;

/// Largest file that is read at all: far above ten years of a clinic, far below what would choke a browser.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;

/// Most commas outside texts: an empty item takes three bytes in the file and many more in memory.
const MAX_ITEMS: usize = 1_000_000;

/// What marks a file as ours.
pub(super) const FORMAT: &str = "klinikkvern-binder";

/// Why a file could not be opened. Nothing has been changed when one of these is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Larger than [`MAX_FILE_BYTES`], or with more items than any binder.
    TooLarge,
    /// Some other kind of file.
    NotOurs,
    /// One of ours, cut off or altered.
    Damaged,
    /// Written by a newer version of the app.
    TooNew,
}

impl OpenError {
    /// Every error, for the tests of the words.
    pub const ALL: [OpenError; 4] =
        [OpenError::TooLarge, OpenError::NotOurs, OpenError::Damaged, OpenError::TooNew];

    /// What happened.
    pub fn message(self) -> &'static Localized {
        match self {
            OpenError::TooLarge => &t::OPEN_TOO_LARGE,
            OpenError::NotOurs => &t::OPEN_NOT_OURS,
            OpenError::Damaged => &t::OPEN_DAMAGED,
            OpenError::TooNew => &t::OPEN_TOO_NEW,
        }
    }

    /// What to do.
    pub fn remedy(self) -> &'static Localized {
        match self {
            OpenError::TooLarge | OpenError::NotOurs => &t::OPEN_NOT_OURS_REMEDY,
            OpenError::Damaged => &t::OPEN_DAMAGED_REMEDY,
            OpenError::TooNew => &t::OPEN_TOO_NEW_REMEDY,
        }
    }

    /// Message and remedy as one text.
    pub fn text(self, lang: Lang) -> String {
        format!("{} {}", self.message().get(lang), self.remedy().get(lang))
    }
}

/// The binder as text, the same for the same content. The mark comes first, so that a torn file is known as ours.
pub fn write(binder: &Binder) -> String {
    #[derive(Serialize)]
    struct File<'a> {
        format: &'a str,
        schema: u64,
        app: &'a str,
        binder: &'a Binder,
    }
    let file = File { format: FORMAT, schema: SCHEMA, app: env!("CARGO_PKG_VERSION"), binder };
    serde_json::to_string(&file).expect("a binder has only text keys")
}

/// A binder, and whether it may be written again.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedBinder {
    /// The binder, as far as this version knows it.
    pub binder: Binder,
    /// Written by a newer version: it may hold what this one doesn't know, so it is shown and never saved.
    pub newer: bool,
}

/// Reads what [`write`] wrote, in this or an older version of the app.
pub fn open(bytes: &[u8]) -> Result<Binder, OpenError> {
    let (binder, schema) = unwrap(bytes)?;
    if schema > SCHEMA {
        return Err(OpenError::TooNew);
    }
    read(binder, schema).map_err(|_| OpenError::Damaged)
}

/// [`open`], and also the known parts of what a newer version wrote. [`OpenError::TooNew`] only when they don't fit.
pub fn open_any(bytes: &[u8]) -> Result<OpenedBinder, OpenError> {
    let (binder, schema) = unwrap(bytes)?;
    let newer = schema > SCHEMA;
    let unfit = if newer { OpenError::TooNew } else { OpenError::Damaged };
    Ok(OpenedBinder { binder: read(binder, schema).map_err(|_| unfit)?, newer })
}

/// The binder inside its frame, and the schema that it is written in.
fn unwrap(bytes: &[u8]) -> Result<(Value, u64), OpenError> {
    if bytes.len() > MAX_FILE_BYTES || commas(bytes) > MAX_ITEMS {
        return Err(OpenError::TooLarge);
    }
    let Ok(mut file) = serde_json::from_slice::<Value>(bytes) else {
        // The mark of a file that began as one of ours tells a torn file from a foreign one.
        let ours = bytes.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes());
        return Err(if ours { OpenError::Damaged } else { OpenError::NotOurs });
    };
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(OpenError::NotOurs);
    }
    let schema = file.get("schema").and_then(Value::as_u64).ok_or(OpenError::Damaged)?;
    // A newer version may keep its binder in another place altogether.
    let binder = file.get_mut("binder").map(Value::take);
    let absent = if schema > SCHEMA { OpenError::TooNew } else { OpenError::Damaged };
    Ok((binder.ok_or(absent)?, schema))
}

/// Counts commas outside texts, before anything is built from them.
fn commas(json: &[u8]) -> usize {
    let (mut count, mut in_text, mut escaped) = (0, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b',' if !in_text => count += 1,
            _ => {}
        }
    }
    count
}

/// Reads a binder and brings it up to [`SCHEMA`], one step a version.
fn read(binder: Value, schema: u64) -> serde_json::Result<Binder> {
    let mut binder = Binder::deserialize(binder)?;
    if schema < 2 {
        // Documents were signed before there was a chain: they are its beginning.
        let chain = Chain::of_before(binder.archive.marks());
        Rc::make_mut(&mut binder.archive).chain = chain;
    }
    Ok(binder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Binder {
        Binder::example(Lang::Nb, jiff::civil::date(2026, 11, 22))
    }

    #[test]
    fn what_is_written_comes_back() {
        let binder = example();
        assert_eq!(open(write(&binder).as_bytes()).unwrap(), binder);
    }

    #[test]
    fn every_cut_gives_an_error_and_no_panic() {
        let text = write(&example());
        for length in (0..text.len()).step_by(997) {
            let cut = &text.as_bytes()[..length];
            assert!(matches!(open(cut), Err(OpenError::Damaged | OpenError::NotOurs)), "{length}");
        }
        assert_eq!(open(&text.as_bytes()[..text.len() - 1]).unwrap_err(), OpenError::Damaged);
    }

    #[test]
    fn each_cause_has_its_own_error() {
        assert_eq!(open(b"%PDF-1.7").unwrap_err(), OpenError::NotOurs);
        assert_eq!(open(br#"{"name":"something else"}"#).unwrap_err(), OpenError::NotOurs);
        assert_eq!(
            open(br#"{"format":"klinikkvern-binder","schema":99,"binder":{}}"#).unwrap_err(),
            OpenError::TooNew
        );
        assert_eq!(
            open(br#"{"format":"klinikkvern-binder","schema":1,"binder":{"id":5}}"#).unwrap_err(),
            OpenError::Damaged
        );
        assert_eq!(open(&vec![b' '; MAX_FILE_BYTES + 1]).unwrap_err(), OpenError::TooLarge);
    }

    #[test]
    fn a_newer_binder_is_shown_as_far_as_it_is_known() {
        let known = example();
        for schema in [SCHEMA + 1, SCHEMA + 10] {
            let mut file: Value = serde_json::from_str(&write(&known)).unwrap();
            file["schema"] = schema.into();
            file["seal"] = "unknown".into();
            file["binder"]["new_archive"] = Value::Array(vec![]);
            file["binder"]["sections"]["equipment"] =
                serde_json::json!({ "checked": { "record": "2026-05-04" } });
            file["binder"]["sections"]["clinic"]["motto"] = "Frisk".into();
            let bytes = file.to_string().into_bytes();
            assert_eq!(open_any(&bytes), Ok(OpenedBinder { binder: known.clone(), newer: true }));
            assert_eq!(open(&bytes), Err(OpenError::TooNew), "what can be shown can't be saved");
            file["binder"]["sections"]["clinic"] = "elsewhere".into();
            assert_eq!(open_any(file.to_string().as_bytes()), Err(OpenError::TooNew));
            file.as_object_mut().unwrap().remove("binder");
            assert_eq!(open_any(file.to_string().as_bytes()), Err(OpenError::TooNew));
        }
        assert_eq!(open_any(write(&known).as_bytes()), Ok(OpenedBinder { binder: known, newer: false }));
        let wrong = br#"{"format":"klinikkvern-binder","schema":1,"binder":{"id":5}}"#;
        assert_eq!(open_any(wrong), Err(OpenError::Damaged));
    }

    #[test]
    fn a_crowd_of_empty_items_is_refused_before_it_takes_memory() {
        let crowd = format!("[{}0]", "0,".repeat(MAX_ITEMS + 1));
        assert_eq!(open(crowd.as_bytes()), Err(OpenError::TooLarge));
        assert_eq!(commas(br#"{"a,\\\",":[1,2]}"#), 1);
    }

    #[test]
    fn deep_nesting_is_refused_and_not_followed() {
        let deep = "[".repeat(200_000);
        assert!(open(deep.as_bytes()).is_err());
    }
}
