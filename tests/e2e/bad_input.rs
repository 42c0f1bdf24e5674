//! What goes wrong outside of us: a sentence that says what happened and what to do, and nothing lost.

use super::support::{built_app, Browser, Site};
use super::{first_visit, go, make_lock, reload_and_unlock, saved, start_binder, unlock, PASSPHRASE};

/// Makes every write to IndexedDB fail as a full disk does, while `window.diskIsFull` is set.
pub const FULL_DISK: &str = "const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
        if (window.diskIsFull) throw new DOMException('no room', 'QuotaExceededError');
        return put.apply(this, args);
    };";

/// Lets no database be opened, as some private windows do.
const BLOCKED: &str =
    "IDBFactory.prototype.open = function () { throw new DOMException('not here', 'SecurityError'); };";

pub async fn choose_file(browser: &Browser, name: &str, bytes: &[u8]) {
    browser.choose_file("#open-file", name, bytes).await;
}

async fn start_clinic(browser: &Browser, name: &str) {
    start_binder(browser).await;
    browser.fill("#clinic-name", name).await;
    saved(browser).await;
}

#[tokio::test]
async fn files_that_are_not_ours_or_damaged() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    start_clinic(&browser, "Lillevik legekontor").await;
    go(&browser, "#/innstillinger").await;
    browser.click("#download-copy").await;
    browser.wait_for(".toast").await;
    let (_, copy) = browser.take_download(".klinikk").await;

    choose_file(&browser, "brev.pdf", b"%PDF-1.4 noe helt annet").await;
    browser.wait_for_text("[role=alert]", "ikke en klinikkfil").await;
    choose_file(&browser, "torn.klinikk", &copy[..copy.len() / 2]).await;
    browser.wait_for_text("[role=alert]", "skadet").await;
    let newer = br#"{"format":"klinikkvern-binder","schema":99,"binder":{}}"#;
    choose_file(&browser, "newer.json", newer).await;
    browser.wait_for_text("[role=alert]", "nyere versjon").await;
    // Nothing has been lost on the way.
    go(&browser, "#/start/1").await;
    browser.until_js("document.getElementById('clinic-name').value === 'Lillevik legekontor'").await;

    // A file without encryption, from version 0.1, is another binder: nothing is replaced unasked, and it gets a lock.
    let plain = include_bytes!("../vectors/v1-nb.klinikkvern.json");
    go(&browser, "#/innstillinger").await;
    choose_file(&browser, "plain.json", plain).await;
    browser.wait_for_text("main h1", "annen perm").await;
    browser.click("#keep-mine").await;
    browser.wait_for("#download-copy").await;
    choose_file(&browser, "plain.json", plain).await;
    browser.click("#use-file").await;
    make_lock(&browser).await;
    browser.wait_for_text(".app-header__clinic", "Normland").await;
    saved(&browser).await;
    reload_and_unlock(&browser, PASSPHRASE).await;
    browser.wait_for_text(".app-header__clinic", "Normland").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_full_disk_keeps_the_work_and_offers_a_copy() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    browser.on_every_page(FULL_DISK);
    first_visit(&browser, &site).await;
    start_clinic(&browser, "Lillevik legekontor").await;
    browser.js("window.diskIsFull = true").await;
    browser.fill("#clinic-name", "Lillevik og Storvik").await;
    browser.wait_for(".save-state[data-state=failed]").await;
    browser.click(".save-state a").await;
    browser.wait_for_text("main", "plass").await;
    browser.click_named("Last ned kopi").await;
    browser.wait_for(".toast").await;
    let (name, copy) = browser.take_download(".klinikk").await;
    browser.js("window.diskIsFull = false").await;
    browser.click_named("Prøv å lagre igjen").await;
    saved(&browser).await;
    reload_and_unlock(&browser, PASSPHRASE).await;
    browser.wait_for_text(".app-header__clinic", "Lillevik og Storvik").await;
    // The copy that was made while the disk was full holds what could not be saved then.
    let elsewhere = Browser::start().await;
    first_visit(&elsewhere, &site).await;
    choose_file(&elsewhere, &name, &copy).await;
    unlock(&elsewhere, PASSPHRASE).await;
    elsewhere.wait_for_text(".app-header__clinic", "Lillevik og Storvik").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_blocked_store_lets_one_work_and_says_so() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    browser.on_every_page(BLOCKED);
    first_visit(&browser, &site).await;
    start_binder(&browser).await;
    browser.fill("#clinic-name", "Lillevik legekontor").await;
    browser.wait_for(".save-state[data-state=failed]").await;
    browser.click(".save-state a").await;
    browser.wait_for_text("main", "private vinduer").await;
    go(&browser, "#/start/1").await;
    browser.until_js("document.getElementById('clinic-name').value === 'Lillevik legekontor'").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn an_impossible_organisation_number_and_a_patients_number() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    start_clinic(&browser, "Lillevik legekontor").await;
    browser.fill("#clinic-number", "974760674").await;
    browser.click("#wizard-next").await;
    browser.wait_for(".error-summary").await;
    browser.until_js("location.hash === '#/start/1'").await;
    browser.fill("#clinic-number", "974 760 673").await;
    browser.click("#wizard-next").await;
    browser.until_js("location.hash === '#/start/2'").await;
    saved(&browser).await;

    // A patient's number is caught while it is typed. This one is made up; its check digits fit.
    go(&browser, "#/klinikk/personer").await;
    browser.fill("textarea", "01019000164").await;
    browser.wait_for(".field__guard").await;
    // The field shows it, and what is saved hides it. The user then says what it is.
    browser.until_js("document.querySelector('textarea').value === '01019000164'").await;
    saved(&browser).await;
    go(&browser, "#/klinikk").await;
    go(&browser, "#/klinikk/personer").await;
    browser.until_js("document.querySelector('textarea').value === '•••••••••••'").await;
    browser.fill("textarea", "Sak 01019000164").await;
    browser.click("#people-paste-keep-number").await;
    browser
        .until_js("document.activeElement.id === 'people-paste' && !document.querySelector('.field__guard')")
        .await;
    go(&browser, "#/klinikk").await;
    go(&browser, "#/klinikk/personer").await;
    browser.click("#people-paste-delete-number").await;
    browser.until_js("document.querySelector('textarea').value === 'Sak •••••••••••'").await;
    saved(&browser).await;
    browser.assert_quiet().await;
}
