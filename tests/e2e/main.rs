//! End-to-end tests: the built app in a real Chromium. Journeys only; what a function can show is tested in its own file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::disallowed_methods,
    reason = "clippy.toml bans what the app may not do; this is not the app"
)]

#[path = "../support/mod.rs"]
mod support;

/// The binder in which everything is asked.
#[path = "../completeness/binder.rs"]
mod completeness;

mod access;
mod accessibility;
mod bad_input;
mod documents;
mod hand;
mod journey;
mod keys;
mod kills;
mod lock;
mod lock_limits;
mod marks;
mod notices;
mod profile;
mod records;
mod restore;
mod signatures;
mod silence;
mod suppliers;
mod training;
mod training_manager;
mod versions;

use support::{Browser, Site};

/// Opens the app in Norwegian on an empty store, with the person's wish for reduced motion.
async fn first_visit(browser: &Browser, site: &Site) {
    browser.prefer(&[("prefers-reduced-motion", "reduce")]);
    browser.open(site, "#/").await;
    speak(browser, "nb").await;
}

/// Changes the language the way a returning visitor has it: remembered by the browser.
async fn speak(browser: &Browser, lang: &str) {
    browser.js(&format!("localStorage.setItem('klinikkvern-lang', JSON.stringify('{lang}'))")).await;
    browser.reload().await;
    browser.until_js(&format!("document.documentElement.lang === '{lang}'")).await;
}

/// Opens the worked example in this tab.
async fn open_example(browser: &Browser) {
    browser.js("sessionStorage.setItem('klinikkvern-example', 'true')").await;
    browser.reload().await;
    browser.wait_for(".example-banner").await;
}

/// A passphrase of one's own, for tests that unlock again.
const PASSPHRASE: &str = "sykkel lampe fjord kaffe";

/// Starts a binder with [`PASSPHRASE`] and without a recovery sheet.
async fn start_binder(browser: &Browser) {
    browser.click("#start").await;
    make_lock(browser).await;
    browser.wait_for("#clinic-name").await;
}

/// The three steps of a new lock, with [`PASSPHRASE`].
async fn make_lock(browser: &Browser) {
    make_lock_with(browser, PASSPHRASE).await;
}

/// The three steps of a new lock, without a recovery sheet.
async fn make_lock_with(browser: &Browser, passphrase: &str) {
    choose_passphrase(browser, passphrase).await;
    browser.click("#lock-done").await;
    browser.click("#without-sheet").await;
}

/// The first two steps of a new lock: a passphrase of one's own, twice.
async fn choose_passphrase(browser: &Browser, passphrase: &str) {
    browser.click("#own-words").await;
    browser.fill("#own-passphrase", passphrase).await;
    browser.click("#lock-next").await;
    browser.fill("#repeat", passphrase).await;
    browser.click("#lock-next").await;
    browser.wait_for("#lock-done").await;
}

/// Opens what is locked.
async fn unlock(browser: &Browser, passphrase: &str) {
    browser.fill("#passphrase", passphrase).await;
    browser.click("#unlock").await;
    browser.wait_gone("#passphrase").await;
}

/// Loads the page again, which locks it, and unlocks.
async fn reload_and_unlock(browser: &Browser, passphrase: &str) {
    browser.reload().await;
    unlock(browser, passphrase).await;
    browser.wait_for("main h1").await;
}

/// Goes to a route without loading the page anew, and waits for its heading.
async fn go(browser: &Browser, route: &str) {
    browser.js(&format!("location.hash = '{}'", route.trim_start_matches('#'))).await;
    browser.until_js(&format!("location.hash === '{route}' && document.querySelector('main h1')")).await;
}

/// Waits until the header says that everything is on the disk.
async fn saved(browser: &Browser) {
    browser.wait_for(".save-state[data-state=saved]").await;
}
