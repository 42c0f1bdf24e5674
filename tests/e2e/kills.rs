//! A browser that is killed while it saves loses nothing of which the header had said "Lagret".
//!
//! The kill is SIGKILL to the browser's own process, so it says nothing about a power cut: the system still writes what
//! the browser had handed over. That the browser asks for more than that is `every_write_is_strict` in `lock.rs`.

use super::support::{built_app, Browser, Site};
use super::{first_visit, go, saved, start_binder, unlock, PASSPHRASE};

/// How often the browser is killed; `cargo xtask torture` raises it.
const KILLS: &str = "KLINIKKVERN_BROWSER_KILLS";
const USUAL_KILLS: u32 = 20;

/// Adds one mark after the other to the summary of the risk report, and counts those that the header has confirmed.
///
/// Most saves are hurried on as when the page is hidden; every fourth waits for the usual rest. Some marks come in twos,
/// so that one is typed while the other is being saved.
const WRITE: &str = "const field = document.getElementById('summary');
    const header = document.querySelector('.save-state');
    const type = (mark) => {
        field.value += ` m${mark}.`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const said = (word) => new Promise((done) => {
        const look = () => { if (header.dataset.state === word) { observer.disconnect(); done(); } };
        const observer = new MutationObserver(look);
        observer.observe(header, { attributes: true, attributeFilter: ['data-state'] });
        look();
    });
    // By then the app has heard what was typed, and the header speaks of that.
    const turn = () => new Promise((done) => setTimeout(done, 0));
    window.confirmed = 0;
    (async () => {
        for (let mark = FIRST; ;) {
            const [saving, last] = [said('saving'), mark % 3 === 0 ? mark + 1 : mark];
            type(mark);
            await saving;
            if (mark % 4) dispatchEvent(new Event('pagehide'));
            if (last > mark) {
                type(last);
                await turn();
                if (last % 4) dispatchEvent(new Event('pagehide'));
            }
            await said('saved');
            window.confirmed = last;
            mark = last + 1;
        }
    })();";

#[tokio::test]
async fn killed_while_saving_nothing_that_was_confirmed_is_lost() {
    let kills = std::env::var(KILLS).map_or(USUAL_KILLS, |count| count.parse().expect("a number of kills"));
    let site = Site::start(&built_app());
    let mut browser = Browser::start().await;
    first_visit(&browser, &site).await;
    start_binder(&browser).await;
    saved(&browser).await;
    let mut seed = 0x0005_EED0_FC11_9175u64;
    let (mut kept, mut amid) = (0, 0);
    for kill in 1..=kills {
        go(&browser, "#/risiko/oppsummering").await;
        let found = marks(&browser).await;
        assert!(
            found >= kept,
            "before kill {kill}: mark {kept} had been confirmed, the store has up to {found}"
        );
        let first = found + 1;
        browser.js(&WRITE.replace("FIRST", &first.to_string())).await;
        seed = next(seed);
        kept = confirm(&browser, first + seed % 9, seed).await;
        amid += u32::from(
            browser.js("return document.querySelector('.save-state').dataset.state").await == "saving",
        );
        browser = browser.kill().await.open().await;
        browser.open(&site, "#/risiko/oppsummering").await;
        unlock(&browser, PASSPHRASE).await;
    }
    let found = marks(&browser).await;
    assert!(
        found >= kept,
        "after the last kill: mark {kept} had been confirmed, the store has up to {found}"
    );
    println!(
        "{kills} kills, {amid} of them amid a save; {kept} confirmed marks, {found} in the store, none lost"
    );
    browser.assert_quiet().await;
}

/// The same drill on a store that only pretends to write finds the loss.
#[tokio::test]
async fn a_store_that_lies_would_be_caught() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    start_binder(&browser).await;
    saved(&browser).await;
    go(&browser, "#/risiko/oppsummering").await;
    assert_eq!(marks(&browser).await, 0);
    let lie = "const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value, key) {
            const request = put.call(this, value, key);
            if (String(key).startsWith('generation/')) this.delete(key);
            return request;
        };";
    browser.js(lie).await;
    browser.js(&WRITE.replace("FIRST", "1")).await;
    let kept = confirm(&browser, 3, 0).await;
    let browser = browser.kill().await.open().await;
    browser.open(&site, "#/risiko/oppsummering").await;
    unlock(&browser, PASSPHRASE).await;
    let found = marks(&browser).await;
    assert!(found < kept, "the store lied, and the search found {found} of {kept} marks all the same");
}

/// How many marks the summary holds. Each must be there once and in its place.
async fn marks(browser: &Browser) -> u64 {
    browser.wait_for("#summary").await;
    let text = browser.js("return document.getElementById('summary').value").await;
    let text = text.as_str().expect("a text").trim().to_owned();
    let found: Vec<u64> = text
        .split_whitespace()
        .map(|mark| {
            mark.trim_matches(['m', '.']).parse().unwrap_or_else(|_| panic!("{mark} is no mark, in: {text}"))
        })
        .collect();
    let count = found.len() as u64;
    assert!(found.iter().copied().eq(1..=count), "a mark is missing, in: {text}");
    count
}

/// Waits until at least this mark is confirmed, and for what the seed says: not at all, for a save that has just begun,
/// or for the next confirmation. Returns the newest mark that is known to be confirmed.
async fn confirm(browser: &Browser, at_least: u64, seed: u64) -> u64 {
    browser.until_js(&format!("window.confirmed >= {at_least}")).await;
    match (seed >> 8) % 3 {
        0 => {}
        1 => browser.until_js("document.querySelector('.save-state').dataset.state === 'saving'").await,
        _ => browser.until_js(&format!("window.confirmed > {at_least}")).await,
    }
    browser.js("return window.confirmed").await.as_u64().expect("a number")
}

/// A small generator of numbers, so that a run can be repeated.
fn next(seed: u64) -> u64 {
    let mut x = seed;
    x ^= x << 13;
    x ^= x >> 7;
    x ^ (x << 17)
}
