//! What this browser remembers about the viewer and the PC, never about the clinic's content: language, light or dark,
//! when to lock, when the last copy was made, and whether the example is open in this tab.

use crate::content::Lang;
use crate::domain::Date;
use gloo::storage::{LocalStorage, SessionStorage, Storage};
use serde::{Deserialize, Serialize};

const LANG: &str = "klinikkvern-lang";
const SCHEME: &str = "klinikkvern-scheme";
const EXAMPLE: &str = "klinikkvern-example";
const SHARED_PC: &str = "klinikkvern-shared-pc";
const LOCK_MINUTES: &str = "klinikkvern-lock-minutes";
const SHEET: &str = "klinikkvern-sheet";
const COPY: &str = "klinikkvern-copy";
const COUNTING: &str = "klinikkvern-counting";
const SNOOZE: &str = "klinikkvern-snooze";
const BACKUP: &str = "klinikkvern-backup";
const ASKED: &str = "klinikkvern-asked-to-keep";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    /// Every choice.
    pub const ALL: [Scheme; 3] = [Scheme::Auto, Scheme::Light, Scheme::Dark];

    /// Value of `data-color-scheme`.
    pub fn code(self) -> &'static str {
        match self {
            Scheme::Auto => "auto",
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// The remembered language, or the browser's own if we speak it, or bokmål.
pub fn lang() -> Lang {
    if let Some(lang) = LocalStorage::get::<String>(LANG).ok().and_then(|code| Lang::from_code(&code)) {
        return lang;
    }
    let browser = gloo::utils::window().navigator().language().unwrap_or_default();
    let norwegian = ["nb", "nn", "no", "se", "da", "sv"].iter().any(|code| browser.starts_with(code));
    if norwegian || browser.is_empty() {
        Lang::Nb
    } else {
        Lang::En
    }
}

/// Remembers the language.
pub fn remember_lang(lang: Lang) {
    let _ = LocalStorage::set(LANG, lang.code());
}

/// The remembered choice of light or dark.
pub fn scheme() -> Scheme {
    let code = LocalStorage::get::<String>(SCHEME).unwrap_or_default();
    Scheme::ALL.into_iter().find(|scheme| scheme.code() == code).unwrap_or_default()
}

/// Remembers and shows the choice of light or dark.
pub fn remember_scheme(scheme: Scheme) {
    let _ = LocalStorage::set(SCHEME, scheme.code());
    if let Some(root) = gloo::utils::document().document_element() {
        let _ = root.set_attribute("data-color-scheme", scheme.code());
    }
}

/// Whether the example is open in this tab, so that a reload returns to it.
pub fn example_is_open() -> bool {
    SessionStorage::get::<bool>(EXAMPLE).unwrap_or(false)
}

/// Remembers whether the example is open in this tab.
pub fn remember_example(open: bool) {
    if open {
        let _ = SessionStorage::set(EXAMPLE, true);
    } else {
        SessionStorage::delete(EXAMPLE);
    }
}

/// Whether several people use this PC, so that nothing may be left on it.
pub fn is_shared_pc() -> bool {
    LocalStorage::get::<bool>(SHARED_PC).unwrap_or(false)
}

/// Remembers whether several people use this PC.
pub fn remember_shared_pc(shared: bool) {
    let _ = LocalStorage::set(SHARED_PC, shared);
    LocalStorage::delete(LOCK_MINUTES);
}

/// Minutes without anybody at the keyboard after which the binder locks itself.
pub fn lock_minutes() -> u32 {
    let usual = if is_shared_pc() { 5 } else { 15 };
    LocalStorage::get::<u32>(LOCK_MINUTES).unwrap_or(usual)
}

/// Remembers after how many minutes to lock.
pub fn remember_lock_minutes(minutes: u32) {
    let _ = LocalStorage::set(LOCK_MINUTES, minutes);
}

/// When the recovery sheet was made, and when somebody last tried that it works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRecord {
    /// The day it was made; `None` if there is none, or we don't know.
    pub made: Option<Date>,
    /// The day it was tried.
    pub tried: Option<Date>,
}

/// What we know of the recovery sheet; `None` where the binder came from elsewhere and we know nothing.
pub fn sheet() -> Option<SheetRecord> {
    LocalStorage::get(SHEET).ok()
}

/// Remembers what we know of the recovery sheet.
pub fn remember_sheet(made: Option<Date>, tried: Option<Date>) {
    let _ = LocalStorage::set(SHEET, SheetRecord { made, tried });
}

/// The last copy outside the browser that we know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyRecord {
    /// The save that it holds.
    pub generation: u64,
    /// The day it was made.
    pub day: Date,
    /// Whether it has been read back and found right.
    pub is_checked: bool,
}

/// The last copy outside the browser, if we know of one.
pub fn last_copy() -> Option<CopyRecord> {
    LocalStorage::get(COPY).ok()
}

/// Remembers a copy that was made.
pub fn remember_copy(copy: CopyRecord) {
    let _ = LocalStorage::set(COPY, copy);
}

/// Forgets the copies: what they hold is another binder, or what is stored has gone on without them.
pub fn forget_copies() {
    for key in [COPY, COUNTING, SNOOZE, BACKUP] {
        LocalStorage::delete(key);
    }
}

/// The day from which days without a copy are counted: the first day that somebody asked, and `today` then.
pub fn counting_since(today: Date) -> Date {
    LocalStorage::get(COUNTING).unwrap_or_else(|_| {
        let _ = LocalStorage::set(COUNTING, today);
        today
    })
}

/// A reminder that shall not come before a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snooze {
    /// Of copies, and so of everything; otherwise of the recovery sheet alone.
    pub copies: bool,
    /// The day it may come again.
    pub until: Date,
}

/// The reminder that was put off, if any.
pub fn snooze() -> Option<Snooze> {
    LocalStorage::get(SNOOZE).ok()
}

/// Puts a reminder off.
pub fn remember_snooze(snooze: Snooze) {
    let _ = LocalStorage::set(SNOOZE, snooze);
}

/// The last attempt to write into the backup folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BackupRecord {
    /// When, in milliseconds since some fixed moment.
    pub at: f64,
    /// Whether it failed, for another reason than a permission that has lapsed.
    pub failed: bool,
}

/// The last attempt to write into the backup folder.
pub fn last_backup() -> BackupRecord {
    LocalStorage::get(BACKUP).unwrap_or_default()
}

/// Remembers an attempt to write into the backup folder.
pub fn remember_backup(backup: BackupRecord) {
    let _ = LocalStorage::set(BACKUP, backup);
}

/// Whether the browser has been asked to keep what is stored.
pub fn asked_to_keep() -> bool {
    LocalStorage::get(ASKED).unwrap_or(false)
}

/// Remembers that the browser has been asked to keep what is stored.
pub fn remember_asked_to_keep() {
    let _ = LocalStorage::set(ASKED, true);
}

/// Forgets all that belongs to a binder, when it is removed from this PC.
pub fn forget_binder() {
    for key in [SHARED_PC, LOCK_MINUTES, SHEET] {
        LocalStorage::delete(key);
    }
    forget_copies();
}
