//! Restore drills: from the file alone, from the recovery sheet, from the copy beside the store, after the browser has
//! thrown everything away, and after damage. Each ends with everything there, signed documents too.

use super::bad_input::choose_file;
use super::journey::{answer_nine_questions, assess, sign};
use super::lock::{copy, rename};
use super::support::clinic::{clinic_file, small_clinic};
use super::support::{built_app, Browser, Site};
use super::{
    choose_passphrase, first_visit, go, hand::Hand, reload_and_unlock, saved, start_binder, unlock,
    PASSPHRASE,
};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// What a drill may take. The clock that a person has would be ten times this.
const AT_MOST: Duration = Duration::from_secs(180);

#[tokio::test]
async fn from_the_file_alone() {
    let site = Site::start(&built_app());
    let lost = Browser::start().await;
    first_visit(&lost, &site).await;
    start_binder(&lost).await;
    answer_nine_questions(&lost, Hand::Pointer).await;
    go(&lost, "#/risiko/SC-01/1").await;
    assess(&lost, Hand::Pointer, "SC-01").await;
    lost.click("#wizard-next").await;
    lost.click(".wizard__back").await;
    sign(&lost, Hand::Pointer).await;
    let file = copy(&lost).await;
    lost.assert_quiet().await;
    drop(lost);

    let start = Instant::now();
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    choose_file(&browser, "klinikk.klinikk", &file).await;
    unlock(&browser, PASSPHRASE).await;
    browser.wait_for_text(".app-header__clinic", "Lillevik legekontor").await;
    saved(&browser).await;
    reload_and_unlock(&browser, PASSPHRASE).await;
    go(&browser, "#/risiko/SC-01/4").await;
    browser
        .until_js(
            "document.getElementById('patient-2').checked && document.getElementById('clinic-1').checked",
        )
        .await;
    go(&browser, "#/dokumenter").await;
    browser.click_named("Risikorapport, versjon 1").await;
    browser.wait_for_text(".document__signature", "Lena").await;
    assert!(start.elapsed() < AT_MOST);
    browser.assert_quiet().await;
}

#[tokio::test]
async fn from_the_recovery_sheet_without_the_passphrase() {
    let site = Site::start(&built_app());
    let lost = Browser::start().await;
    first_visit(&lost, &site).await;
    lost.click("#start").await;
    choose_passphrase(&lost, PASSPHRASE).await;
    lost.click("#download-sheet").await;
    let key = key_of(&lost.take_download("gjenopprettingsark").await.1);
    lost.click("#lock-done").await;
    lost.wait_for("#clinic-name").await;
    rename(&lost, "Lillevik legekontor").await;
    let file = copy(&lost).await;
    drop(lost);

    let start = Instant::now();
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    choose_file(&browser, "klinikk.klinikk", &file).await;
    unlock_with_sheet(&browser, &key).await;
    browser.wait_for_text("main h1", "ny passfrase").await;
    let words = "trapp vindu elv grønn";
    super::make_lock_with(&browser, words).await;
    browser.wait_for_text(".app-header__clinic", "Lillevik legekontor").await;
    saved(&browser).await;
    reload_and_unlock(&browser, words).await;
    browser.wait_for_text(".app-header__clinic", "Lillevik legekontor").await;
    let renewed = copy(&browser).await;
    assert!(start.elapsed() < AT_MOST);
    browser.assert_quiet().await;

    // What is saved from now on is closed to the old sheet and the old passphrase.
    let elsewhere = Browser::start().await;
    first_visit(&elsewhere, &site).await;
    choose_file(&elsewhere, "klinikk.klinikk", &renewed).await;
    elsewhere.fill("#passphrase", PASSPHRASE).await;
    elsewhere.click("#unlock").await;
    elsewhere.wait_for_text("[role=alert]", "stemmer ikke").await;
    elsewhere.click("#other-key").await;
    elsewhere.wait_gone("[role=alert] *").await;
    elsewhere.fill("#passphrase", &key).await;
    elsewhere.click("#unlock").await;
    elsewhere.wait_for("[role=alert] .notice").await;
    elsewhere.click("#other-key").await;
    unlock(&elsewhere, words).await;
    elsewhere.wait_for_text(".app-header__clinic", "Lillevik legekontor").await;
    elsewhere.assert_quiet().await;
}

/// The key as it stands on the paper, line after line.
fn key_of(sheet: &[u8]) -> String {
    let path = std::env::temp_dir().join(format!("klinikkvern-sheet-{}.pdf", std::process::id()));
    std::fs::write(&path, sheet).expect("a temporary file");
    let text = Command::new("pdftotext")
        .args(["-layout", "-q"])
        .arg(&path)
        .arg("-")
        .output()
        .expect("pdftotext runs");
    _ = std::fs::remove_file(&path);
    let text = String::from_utf8(text.stdout).expect("a text");
    let line = |number: u8| {
        let found = text.lines().find_map(|line| line.trim().strip_prefix(&format!("Linje {number}")));
        found.unwrap_or_else(|| panic!("line {number} is missing on the sheet:\n{text}")).trim().to_owned()
    };
    let key = [1, 2, 3, 4].map(line).join(" ");
    assert!(key.starts_with("AGE-SECRET-KEY-1") && key.replace(' ', "").len() == 74, "no key: {key}");
    key
}

async fn unlock_with_sheet(browser: &Browser, key: &str) {
    browser.click("#other-key").await;
    browser.fill("#passphrase", key).await;
    browser.click("#unlock").await;
    browser.wait_gone("#passphrase").await;
}

/// A browser with a worked-out binder, which came as a file and is saved.
async fn settled(site: &Site) -> Browser {
    let browser = Browser::start().await;
    first_visit(&browser, site).await;
    choose_file(&browser, "klinikk.klinikk", &clinic_file(&small_clinic(), PASSPHRASE)).await;
    unlock(&browser, PASSPHRASE).await;
    browser.wait_for_text(".app-header__clinic", "Normland").await;
    saved(&browser).await;
    browser
}

/// Name, an answer, and a signed document.
async fn everything_is_there(browser: &Browser, name: &str) {
    browser.wait_for_text(".app-header__clinic", name).await;
    go(browser, "#/risiko/SC-05/3").await;
    browser.until_js("document.getElementById('likelihood-2').checked").await;
    go(browser, "#/dokumenter").await;
    browser.click_named("Risikorapport, versjon 1").await;
    browser.wait_for(".document__signature").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn from_the_copy_beside_the_store_alone() {
    let site = Site::start(&built_app());
    let browser = settled(&site).await;
    rename(&browser, "Lillevik legekontor").await;
    browser.click("#lock").await;
    browser.wait_for("#passphrase").await;
    let profile = browser.close().await;
    let store = profile.path().join("Default/IndexedDB");
    assert!(has_files(&store), "the store lies in {}", store.display());
    std::fs::remove_dir_all(&store).expect("the store can be removed");

    let start = Instant::now();
    let browser = profile.open().await;
    browser.open(&site, "#/").await;
    browser.wait_for_text("main h1", "Vi fant en kopi").await;
    unlock(&browser, PASSPHRASE).await;
    everything_is_there(&browser, "Lillevik legekontor").await;
    saved(&browser).await;
    browser.reload().await;
    browser.wait_for_text("main h1", "låst").await;
    unlock(&browser, PASSPHRASE).await;
    everything_is_there(&browser, "Lillevik legekontor").await;
    assert!(start.elapsed() < AT_MOST);
}

fn has_files(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

#[tokio::test]
async fn thrown_away_by_the_browser_while_open() {
    let site = Site::start(&built_app());
    let browser = settled(&site).await;
    let delete = "const request = indexedDB.deleteDatabase('klinikkvern');
        await new Promise((done, failed) => { request.onsuccess = done; request.onerror = failed; });";
    browser.js_async(delete).await;
    let start = Instant::now();
    go(&browser, "#/start/1").await;
    browser.fill("#clinic-name", "Lillevik legekontor").await;
    browser.wait_for(".save-state[data-state=failed]").await;
    browser.click(".save-state a").await;
    browser.click_named("Prøv å lagre igjen").await;
    saved(&browser).await;
    reload_and_unlock(&browser, PASSPHRASE).await;
    everything_is_there(&browser, "Lillevik legekontor").await;
    assert!(start.elapsed() < AT_MOST);
}

/// A flipped byte in the newest save: the one before opens, that is said, and saving goes on.
#[tokio::test]
async fn after_damage_the_save_before_opens() {
    let site = Site::start(&built_app());
    let browser = settled(&site).await;
    rename(&browser, "Navnet før").await;
    rename(&browser, "Navnet etter").await;
    let newest = browser.js_async(&in_records(DAMAGE_NEWEST)).await;
    browser.reload().await;
    let start = Instant::now();
    unlock(&browser, PASSPHRASE).await;
    everything_is_there(&browser, "Navnet før").await;
    go(&browser, "#/").await;
    browser.wait_for_text("#damage", "Den nyeste lagringen kunne ikke leses").await;
    rename(&browser, "Navnet igjen").await;
    // The damaged save is still there, for somebody who can make something of it, and no save has taken its number.
    let keys = browser.js_async(&in_records("return await asked(records.getAllKeys());")).await;
    let keys: Vec<&str> = keys.as_array().expect("keys").iter().filter_map(|key| key.as_str()).collect();
    assert!(keys.contains(&newest.as_str().expect("a key")), "{newest} is gone: {keys:?}");
    reload_and_unlock(&browser, PASSPHRASE).await;
    everything_is_there(&browser, "Navnet igjen").await;
    assert!(start.elapsed() < AT_MOST);
}

const DAMAGE_NEWEST: &str =
    "const keys = (await asked(records.getAllKeys())).filter((key) => key.startsWith('generation/'));
    const newest = keys.sort().at(-1);
    const bytes = await asked(records.get(newest));
    bytes[bytes.length >> 1] ^= 1;
    await asked(records.put(bytes, newest));
    return newest;";

/// A script that works on the store's records.
fn in_records(body: &str) -> String {
    format!(
        "const asked = (request) => new Promise((done, failed) => {{ request.onsuccess = () => done(request.result); request.onerror = failed; }});
         const database = await asked(indexedDB.open('klinikkvern'));
         const records = database.transaction('records', 'readwrite').objectStore('records');
         try {{ {body} }} finally {{ database.close(); }}"
    )
}
