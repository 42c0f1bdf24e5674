//! The only place that knows the clock, randomness, storage, downloads and the document around the app.

mod checkpoint;
mod clipboard;
mod course;
mod disk;
mod download;
mod file_system;
#[cfg(any(feature = "seal", feature = "export"))]
mod keys;
mod persistence;
mod preferences;
mod tabs;

use crate::domain::{Date, Id};
use wasm_bindgen::JsCast;

pub use checkpoint::{checkpoints, remove_checkpoints, write_checkpoint};
pub use clipboard::copy_text;
pub use course::{forget_course, keep_course, kept_course};
pub use disk::{keep_handle, kept_handle, plain_record, raw_records, remove_plain_record, BrowserDisk};
pub use download::{download, read_file};
pub use file_system::{
    can_choose_folder, choose_existing_file, choose_folder, choose_new_file, copy_way, forget_handles,
    may_write, name_of, CopyWay, FileHandle, FolderHandle, KEPT_FILE, KEPT_FOLDER,
};
#[cfg(any(feature = "seal", feature = "export"))]
pub use keys::HeldKey;
pub use persistence::{ask_to_persist, is_persisted};
pub use preferences::*;
pub use tabs::{listen, say_changed, writer_lock, Wish, Word, WriterLock};

/// The one clock.
#[allow(clippy::disallowed_methods, reason = "everyone else is handed the day and the time")]
fn now() -> js_sys::Date {
    js_sys::Date::new_0()
}

/// Today in the browser's time zone.
pub fn today() -> Date {
    let now = now();
    let part = |number: u32| i8::try_from(number).unwrap_or(1);
    let year = i16::try_from(now.get_full_year()).unwrap_or(2026);
    Date::new(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(jiff::civil::date(2026, 1, 1))
}

/// The day and the time in the browser's time zone, to the minute.
pub fn local_now() -> jiff::civil::DateTime {
    let now = now();
    let part = |number: u32| i8::try_from(number).unwrap_or_default();
    today().at(part(now.get_hours()), part(now.get_minutes()), 0, 0)
}

/// Local time with offset, such as `2026-11-22T10:42:00+01:00`.
pub fn timestamp() -> String {
    let now = now();
    // JavaScript gives minutes west of Greenwich.
    let east = -now.get_timezone_offset() as i32;
    let sign = if east < 0 { '-' } else { '+' };
    format!(
        "{}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        today(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds(),
        east.abs() / 60,
        east.abs() % 60
    )
}

/// Now in UTC, such as `2026-11-22T09:42:00Z`.
pub fn utc() -> String {
    let text = String::from(now().to_iso_string());
    format!("{}Z", text.split('.').next().unwrap_or_default())
}

/// Milliseconds since some fixed moment, for measuring rest and idleness.
pub fn milliseconds() -> f64 {
    now().get_time()
}

/// Leaves a mark in the browser's performance timeline, for `cargo xtask bench`. Only the newest of each name is kept.
pub fn mark(name: &str) {
    if let Some(performance) = gloo::utils::window().performance() {
        performance.clear_marks_with_mark_name(name);
        let _ = performance.mark(name);
    }
}

/// The time of day as hours and minutes.
pub fn time_of_day() -> (u32, u32) {
    let now = now();
    (now.get_hours(), now.get_minutes())
}

/// A random identifier of twelve letters and digits, from the browser's cryptographic generator.
pub fn make_id() -> Id {
    // 32 symbols, so that each byte gives five even bits; no i, l, o or u that can be misread.
    const SYMBOLS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bytes: [u8; 12] = random_bytes();
    Id(bytes.iter().map(|byte| char::from(SYMBOLS[usize::from(byte % 32)])).collect())
}

/// Bytes from the browser's cryptographic generator, in the page and in a worker.
pub fn random_bytes<const COUNT: usize>() -> [u8; COUNT] {
    let mut bytes = [0u8; COUNT];
    let crypto = js_sys::Reflect::get(&js_sys::global(), &"crypto".into());
    if let Some(crypto) = crypto.ok().and_then(|crypto| crypto.dyn_into::<web_sys::Crypto>().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// A text in Unicode's composed form (NFC): an "å" is the same however the keyboard makes it.
pub fn compose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// Goes to a hash route such as `#/risiko`.
pub fn go(route: &str) {
    let _ = gloo::utils::window().location().set_hash(route.trim_start_matches('#'));
}

/// Opens the print dialog.
pub fn print() {
    let _ = gloo::utils::window().print();
}

/// The hash of the build, written into the page by the build.
pub fn build_hash() -> String {
    let meta = gloo::utils::document().query_selector("meta[name=build]").ok().flatten();
    let content = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    content.chars().take(8).collect()
}

/// Tells assistive technology and fonts which language the page speaks.
pub fn set_document_language(code: &str) {
    if let Some(root) = gloo::utils::document().document_element() {
        let _ = root.set_attribute("lang", code);
    }
}

/// Names the page after its heading, or after the heading's `data-title` where it says what somebody typed: browsers
/// keep the names of pages in their history, in clear.
pub fn name_page(app_name: &str) {
    let document = gloo::utils::document();
    if let Some(heading) = document.query_selector("main h1").ok().flatten() {
        let text = heading.get_attribute("data-title").or_else(|| heading.text_content()).unwrap_or_default();
        document.set_title(&format!("{} – {app_name}", text.trim()));
    }
}

/// After a change of route: shows the top of the page and moves focus to its heading.
pub fn focus_heading() {
    let Some(heading) = gloo::utils::document().query_selector("main h1").ok().flatten() else { return };
    let _ = heading.set_attribute("tabindex", "-1");
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(heading) = heading.dyn_ref::<web_sys::HtmlElement>() {
        let _ = heading.focus();
    }
}

/// Moves focus to the main content; a fragment link would change the route.
pub fn focus_main() {
    focus_on("main");
}

/// Moves focus to an element and shows it.
pub fn focus_on(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// True when what had the focus is no longer on the page.
pub fn focus_is_lost() -> bool {
    gloo::utils::document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Loads the page anew, with whatever is stored.
pub fn reload() {
    let _ = gloo::utils::window().location().reload();
}
