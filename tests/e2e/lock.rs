//! The lock at work: nothing is left after locking, one tab writes, and two versions of a binder are told apart.

use super::bad_input::choose_file;
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, reload_and_unlock, saved, start_binder, unlock, PASSPHRASE};

const NAME: &str = "Lillevik legekontor";

pub async fn own_binder() -> (Browser, Site) {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    start_binder(&browser).await;
    rename(&browser, NAME).await;
    (browser, site)
}

pub async fn rename(browser: &Browser, name: &str) {
    go(browser, "#/start/1").await;
    browser.fill("#clinic-name", name).await;
    browser
        .until_js(&format!("document.querySelector('.app-header__clinic')?.textContent === '{name}'"))
        .await;
    saved(browser).await;
}

#[tokio::test]
async fn after_locking_nothing_of_the_clinic_is_on_the_page() {
    let (browser, site) = own_binder().await;
    browser.click("#lock").await;
    browser.wait_for("#passphrase").await;
    let trace = "return [document.documentElement.outerHTML, document.title, location.href, JSON.stringify(localStorage),
        JSON.stringify(sessionStorage), window.name, JSON.stringify(history.state)].join(' ')";
    let left = browser.js(trace).await;
    assert!(!left.as_str().unwrap().contains("Lillevik"), "the clinic's name is still there: {left}");
    assert!(browser.text("main h1").await.contains("låst"));
    browser.fill("#passphrase", "helt feil passfrase").await;
    browser.click("#unlock").await;
    browser.wait_for_text("[role=alert]", "stemmer ikke").await;
    unlock(&browser, PASSPHRASE).await;
    browser.until_js(&format!("document.getElementById('clinic-name').value === '{NAME}'")).await;
    browser.assert_quiet().await;
    drop(site);
}

#[tokio::test]
async fn a_second_tab_reads_until_it_takes_over() {
    let (browser, site) = own_binder().await;
    let first = browser.client.window().await.expect("a window");
    let second = browser.client.new_window(true).await.expect("a second tab");
    browser.client.switch_to_window(second.handle.clone()).await.expect("the second tab");
    browser.open(&site, "#/start/1").await;
    unlock(&browser, PASSPHRASE).await;
    browser.wait_for(".read-only-banner").await;
    browser.until_js("document.getElementById('clinic-name').matches(':disabled')").await;
    // What the first tab has typed and not yet saved comes along when it hands over.
    browser.client.switch_to_window(first.clone()).await.expect("the first tab");
    browser.fill("#clinic-name", "Endret i siste øyeblikk").await;
    browser.client.switch_to_window(second.handle.clone()).await.expect("the second tab");
    browser.click("#take-over").await;
    browser.wait_gone(".read-only-banner").await;
    browser.until_js("document.getElementById('clinic-name').value === 'Endret i siste øyeblikk'").await;
    rename(&browser, "Endret i den andre fanen").await;
    // The first tab can't write any more, and follows.
    browser.client.switch_to_window(first).await.expect("the first tab");
    browser.wait_for(".read-only-banner").await;
    browser.until_js("document.getElementById('clinic-name').value === 'Endret i den andre fanen'").await;
    browser.assert_quiet().await;
}

/// Same, older, newer, and forked: each is recognised, and a fork is merged entry by entry.
#[tokio::test]
async fn two_versions_of_a_binder_are_told_apart_and_merged() {
    let (browser, site) = own_binder().await;
    let start = copy(&browser).await;
    open(&browser, &start).await;
    browser.wait_for_text("main h1", "lik").await;
    browser.click("#keep-mine").await;
    rename(&browser, "Navn fra denne PC-en").await;
    let newer = copy(&browser).await;
    open(&browser, &start).await;
    browser.wait_for_text("main h1", "eldre").await;
    browser.click("#keep-mine").await;

    // Another PC has gone on from the same start.
    let elsewhere = Browser::start().await;
    first_visit(&elsewhere, &site).await;
    choose_file(&elsewhere, "klinikk.klinikk", &start).await;
    unlock(&elsewhere, PASSPHRASE).await;
    rename(&elsewhere, "Navn fra den andre PC-en").await;
    let fork = copy(&elsewhere).await;
    // There the first PC's file is a fork too; an unchanged copy would have been newer.
    open(&elsewhere, &newer).await;
    elsewhere.wait_for("#merge-done").await;

    open(&browser, &fork).await;
    browser.wait_for("#merge-done").await;
    browser.click(".question label[for$='-theirs']").await;
    browser.click("#merge-done").await;
    browser.wait_for_text(".app-header__clinic", "Navn fra den andre PC-en").await;
    saved(&browser).await;
    open(&browser, &fork).await;
    browser.wait_for_text("main h1", "eldre").await;
    browser.click("#keep-mine").await;
    reload_and_unlock(&browser, PASSPHRASE).await;
    browser.wait_for_text(".app-header__clinic", "Navn fra den andre PC-en").await;
    browser.assert_quiet().await;
}

pub async fn copy(browser: &Browser) -> Vec<u8> {
    go(browser, "#/innstillinger").await;
    browser.click("#download-copy").await;
    browser.take_download(".klinikk").await.1
}

async fn open(browser: &Browser, bytes: &[u8]) {
    go(browser, "#/innstillinger").await;
    choose_file(browser, "klinikk.klinikk", bytes).await;
}
