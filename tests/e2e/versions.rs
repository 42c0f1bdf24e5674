//! Binders of other versions of the app: an older one gets a lock, a newer one is shown and never saved.

use super::bad_input::choose_file;
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, make_lock, reload_and_unlock, saved, PASSPHRASE};

/// What version 0.1 left in the browser: one database of version 1 with one record in plain text.
const VERSION_0_1: &str =
    "await new Promise((done) => { indexedDB.deleteDatabase('klinikkvern').onsuccess = done; });
    const database = await new Promise((done, fail) => {
        const request = indexedDB.open('klinikkvern', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('binder');
        request.onsuccess = () => done(request.result);
        request.onerror = fail;
    });
    const transaction = database.transaction('binder', 'readwrite');
    transaction.objectStore('binder').put(TEXT, 'content');
    transaction.objectStore('binder').put(7, 'revision');
    await new Promise((done) => { transaction.oncomplete = done; });
    database.close();";

const PLAIN_RECORDS: &str = "const database = await new Promise((done) => {
        const request = indexedDB.open('klinikkvern');
        request.onsuccess = () => done(request.result);
    });
    const keys = await new Promise((done) => {
        const request = database.transaction('binder').objectStore('binder').getAllKeys();
        request.onsuccess = () => done(request.result);
    });
    database.close();
    return keys.length;";

#[tokio::test]
async fn a_binder_from_version_0_1_gets_a_lock_and_its_plain_text_goes() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    let text = include_str!("../vectors/v1-nb.klinikkvern.json");
    let text = serde_json::to_string(text).expect("a text");
    browser.js_async(&VERSION_0_1.replace("TEXT", &text)).await;
    browser.reload().await;
    browser.wait_for_text("main h1", "Lås permen").await;
    make_lock(&browser).await;
    browser.wait_for_text(".app-header__clinic", "Normland").await;
    saved(&browser).await;
    assert_eq!(browser.js_async(PLAIN_RECORDS).await, 0, "the plain record is removed");
    reload_and_unlock(&browser, PASSPHRASE).await;
    browser.wait_for_text(".app-header__clinic", "Normland").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_newer_binder_opens_to_be_read() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    let table = include_str!("../vectors/klinikk.txt");
    let row =
        table.lines().find(|line| line.starts_with("far-newer-schema.klinikk")).expect("a row of the table");
    let key = row.split(" | ").nth(1).and_then(|secret| secret.strip_prefix("recovery ")).expect("its key");
    choose_file(&browser, "newer.klinikk", include_bytes!("../vectors/far-newer-schema.klinikk")).await;
    browser.click("#other-key").await;
    browser.fill("#passphrase", key).await;
    browser.click("#unlock").await;
    browser.wait_for_text(".read-only-banner", "nyere versjon").await;
    go(&browser, "#/start/1").await;
    browser.until_js("document.getElementById('clinic-name').matches(':disabled')").await;
    browser.reload().await;
    browser.wait_for("#start").await;
    browser.assert_quiet().await;
}
