//! The saved form of a binder, and every way in which opening one can fail.

use super::{t, Binder};
use crate::content::{Lang, Localized};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Version of the saved form. A new one needs a step in [`migrate`] and a vector in `tests/vectors/`.
pub const SCHEMA: u64 = 1;

/// Largest file that is read at all: far above ten years of a clinic, far below what would choke a browser.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;

/// What marks a file as ours.
pub(super) const FORMAT: &str = "klinikkvern-binder";

/// Why a file could not be opened. Nothing has been changed when one of these is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Larger than [`MAX_FILE_BYTES`].
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

/// Reads what [`write`] wrote, in this or an older version of the app.
pub fn open(bytes: &[u8]) -> Result<Binder, OpenError> {
    if bytes.len() > MAX_FILE_BYTES {
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
    if schema > SCHEMA {
        return Err(OpenError::TooNew);
    }
    let binder = file.get_mut("binder").map(Value::take).ok_or(OpenError::Damaged)?;
    Binder::deserialize(migrate(binder, schema)).map_err(|_| OpenError::Damaged)
}

/// Brings an older binder up to [`SCHEMA`], one step a version.
fn migrate(binder: Value, _schema: u64) -> Value {
    // Schema 1 is the first; steps come here as `if schema < 2 { … }`.
    binder
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
    fn deep_nesting_is_refused_and_not_followed() {
        let deep = "[".repeat(200_000);
        assert!(open(deep.as_bytes()).is_err());
    }
}
