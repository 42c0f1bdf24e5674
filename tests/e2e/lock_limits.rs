//! The lock's own promises: it comes by itself, it never comes over unsaved work, the passphrase can be changed, a shared
//! PC keeps nothing, every write is strict, and the page's memory is empty afterwards.

use super::bad_input::{choose_file, FULL_DISK};
use super::lock::{copy, own_binder, rename};
use super::support::{built_app, Browser, Site};
use super::{first_visit, saved, start_binder, unlock, PASSPHRASE};
use serde_json::{json, Value};

/// Minutes until the lock, as the settings remember them; with none the next look at the clock locks.
const NO_MINUTES: &str = "localStorage.setItem('klinikkvern-lock-minutes', '0')";

/// Types into the name without anybody waiting for the save.
const TYPE: &str = "const field = document.getElementById('clinic-name'); field.value = 'NAME';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));";

#[tokio::test]
async fn a_page_that_nobody_touches_saves_and_locks_itself() {
    let (browser, site) = own_binder().await;
    // In one go: by the time that the clock is looked at, the rest after typing may not be over.
    browser.js(&format!("{NO_MINUTES}; {}", TYPE.replace("NAME", "Skrevet rett før"))).await;
    browser.wait_for("#passphrase").await;
    browser.js("localStorage.removeItem('klinikkvern-lock-minutes')").await;
    unlock(&browser, PASSPHRASE).await;
    browser.until_js("document.getElementById('clinic-name').value === 'Skrevet rett før'").await;
    browser.assert_quiet().await;
    drop(site);
}

#[tokio::test]
async fn nothing_unsaved_is_ever_locked_away() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    browser.on_every_page(FULL_DISK);
    // Counts the refused writes, so that the test can wait for the lock's own attempts.
    browser.on_every_page(
        "const store = IDBObjectStore.prototype.put; window.attempts = 0;
         IDBObjectStore.prototype.put = function (...args) { window.attempts += 1; return store.apply(this, args); };",
    );
    first_visit(&browser, &site).await;
    start_binder(&browser).await;
    browser.fill("#clinic-name", "Lillevik legekontor").await;
    saved(&browser).await;
    browser.js("window.diskIsFull = true").await;
    browser.fill("#clinic-name", "Skrevet på full disk").await;
    browser.wait_for(".save-state[data-state=failed]").await;
    // By hand: it is said why not.
    browser.click("#lock").await;
    browser.wait_for_text(".toast", "derfor låste vi ikke").await;
    // By itself: each look at the clock tries to save, and goes no further.
    browser.js(&format!("window.attempts = 0; {NO_MINUTES}")).await;
    browser.until_js("window.attempts >= 2").await;
    browser.until_js("document.querySelector('.save-state').dataset.state === 'failed'").await;
    browser.until_js("document.getElementById('clinic-name').value === 'Skrevet på full disk'").await;
    // As soon as there is room, it is saved and locked.
    browser.js("window.diskIsFull = false").await;
    browser.wait_for("#passphrase").await;
    browser.js("localStorage.removeItem('klinikkvern-lock-minutes')").await;
    unlock(&browser, PASSPHRASE).await;
    browser.until_js("document.getElementById('clinic-name').value === 'Skrevet på full disk'").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let (browser, site) = own_binder().await;
    let before = copy(&browser).await;
    let words = "trapp vindu elv grønn";
    browser.js("document.querySelectorAll('details').forEach((part) => { part.open = true; })").await;
    browser.fill("#old-passphrase", "helt feil passfrase").await;
    browser.fill("#new-passphrase", words).await;
    browser.click("#change-passphrase").await;
    browser.wait_for("#old-passphrase-error").await;
    browser.fill("#old-passphrase", PASSPHRASE).await;
    browser.click("#change-passphrase").await;
    browser.wait_for_text(".toast", "byttet").await;
    browser.until_js("document.getElementById('old-passphrase').value === ''").await;
    browser.click("#lock").await;
    browser.fill("#passphrase", PASSPHRASE).await;
    browser.click("#unlock").await;
    browser.wait_for_text("[role=alert]", "stemmer ikke").await;
    unlock(&browser, words).await;
    browser.wait_for_text(".app-header__clinic", "Lillevik").await;
    // Saving goes on, and an older copy keeps the passphrase that it was made with.
    rename(&browser, "Etter byttet").await;
    let elsewhere = Browser::start().await;
    first_visit(&elsewhere, &site).await;
    choose_file(&elsewhere, "klinikk.klinikk", &before).await;
    unlock(&elsewhere, PASSPHRASE).await;
    elsewhere.wait_for_text(".app-header__clinic", "Lillevik").await;
    browser.assert_quiet().await;
}

/// Everything that the origin keeps: records by store, files of the private file system, keys of the two storages.
const KEPT: &str = "const asked = (request) => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = failed; });
    const kept = [];
    for (const { name } of await indexedDB.databases()) {
        const database = await asked(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
            const keys = await asked(database.transaction(store).objectStore(store).getAllKeys());
            kept.push(...keys.map((key) => `${name}/${store}/${key}`));
        }
        database.close();
    }
    for await (const name of (await navigator.storage.getDirectory()).keys()) kept.push(`file ${name}`);
    for (const storage of [localStorage, sessionStorage]) kept.push(...Object.keys(storage));
    return kept;";

/// What a browser may remember of a viewer, whoever it is: language, light or dark, and that it was asked to keep things.
const NOT_OF_THE_CLINIC: [&str; 3] = ["klinikkvern-lang", "klinikkvern-scheme", "klinikkvern-asked-to-keep"];

async fn kept(browser: &Browser) -> Vec<String> {
    let kept = browser.js_async(KEPT).await;
    let kept = kept.as_array().expect("a list").iter().filter_map(|name| name.as_str().map(str::to_owned));
    kept.filter(|name| !NOT_OF_THE_CLINIC.contains(&name.as_str())).collect()
}

#[tokio::test]
async fn finishing_on_a_shared_pc_leaves_nothing_of_the_clinic() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    browser.click("#start").await;
    browser.click("label[for='shared-pc-1']").await;
    super::make_lock(&browser).await;
    browser.wait_for("#clinic-name").await;
    rename(&browser, "Lillevik legekontor").await;
    browser.js("window.before = true").await;
    let before = kept(&browser).await;
    for part in ["/records/head", "file checkpoint-", "klinikkvern-shared-pc"] {
        assert!(before.iter().any(|name| name.contains(part)), "the search finds {part}: {before:?}");
    }
    browser.click("#finish").await;
    browser.wait_for_text("main", "kopi først").await;
    browser.click("#finish-copy").await;
    browser.wait_for_text("main [role=status]", "kopi av alt").await;
    let (_, file) = browser.take_download(".klinikk").await;
    browser.click("#finish-now").await;
    browser.until_js("window.before === undefined && document.getElementById('start')").await;
    assert_eq!(times_in_memory(&browser, "Lillevik"), 0, "the binder is still in the page's memory");
    let left = kept(&browser).await;
    assert!(left.is_empty(), "left behind: {left:?}");
    browser.reload().await;
    browser.wait_for("#start").await;
    let left = kept(&browser).await;
    assert!(left.is_empty(), "left behind after a reload: {left:?}");
    choose_file(&browser, "klinikk.klinikk", &file).await;
    unlock(&browser, PASSPHRASE).await;
    browser.wait_for_text(".app-header__clinic", "Lillevik legekontor").await;
    browser.assert_quiet().await;
}

/// A relaxed transaction may be lost when the power goes, even after the page has been told that it is complete.
#[tokio::test]
async fn every_write_is_strict() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    // Kept in the tab's storage, because locking and removing load the page anew.
    browser.on_every_page(
        "const begin = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (stores, mode = 'readonly', options = {}) {
             if (mode !== 'readonly') sessionStorage.writes = (sessionStorage.writes ?? '') + ' ' + (options?.durability ?? 'none');
             return begin.call(this, stores, mode, options);
         };",
    );
    first_visit(&browser, &site).await;
    start_binder(&browser).await;
    rename(&browser, "Lillevik legekontor").await;
    browser.click("#lock").await;
    unlock(&browser, PASSPHRASE).await;
    rename(&browser, "Lillevik og Storvik").await;
    copy(&browser).await;
    browser.js("document.querySelectorAll('details').forEach((part) => { part.open = true; })").await;
    browser.fill("#old-passphrase", PASSPHRASE).await;
    browser.fill("#new-passphrase", "trapp vindu elv grønn").await;
    browser.click("#change-passphrase").await;
    browser.wait_for_text(".toast", "byttet").await;
    browser.click_named("Slett permen").await;
    browser.click_named("Slett alt").await;
    browser.wait_for("#start").await;
    let writes = browser.js("return sessionStorage.writes").await;
    let writes: Vec<&str> = writes.as_str().expect("a text").split_whitespace().collect();
    assert!(writes.len() >= 6, "only {} writes were seen", writes.len());
    assert!(
        writes.iter().all(|durability| *durability == "strict"),
        "every write must be strict: {writes:?}"
    );
    println!("{} writes, all strict", writes.len());
}

/// Locking loads the page anew and ends the worker with the keys.
///
/// The debugger hands out every WebAssembly memory that the page holds, and the test looks through the bytes: the binder
/// is there before, and not after. That the page and the worker are others than before is seen by their identities. What
/// this does not show: that Chromium has overwritten the freed pages, or the texts of the old page's JavaScript.
#[tokio::test]
async fn after_locking_the_pages_memory_holds_nothing_of_the_clinic() {
    let (browser, site) = own_binder().await;
    rename(&browser, "Zqxkvjwpfghb").await;
    assert!(times_in_memory(&browser, "Zqxkvjwpfghb") > 0, "the search finds what is there");
    browser.js("window.before = true").await;
    let before = workers(&browser);
    assert!(!before.is_empty(), "the vault's worker is seen");
    browser.click("#lock").await;
    browser.wait_for("#passphrase").await;
    assert_eq!(browser.js("return window.before ?? null").await, Value::Null, "it is another page");
    assert_eq!(times_in_memory(&browser, "Zqxkvjwpfghb"), 0, "the binder is still in the page's memory");
    let after = workers(&browser);
    let old: Vec<_> = after.iter().filter(|id| before.contains(id)).collect();
    assert!(old.is_empty(), "a worker with the keys is still there: {old:?}");
    drop(site);
}

/// How often these letters stand in the WebAssembly memories of the page.
fn times_in_memory(browser: &Browser, letters: &str) -> u64 {
    let prototype =
        browser.chromium("Runtime.evaluate", json!({ "expression": "WebAssembly.Memory.prototype" }));
    let found = browser
        .chromium("Runtime.queryObjects", json!({ "prototypeObjectId": prototype["result"]["objectId"] }));
    let count = "function (letters) {
        const wanted = new TextEncoder().encode(letters);
        let times = 0;
        for (const memory of this) {
            const bytes = new Uint8Array(memory.buffer);
            for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1))
                if (wanted.every((byte, index) => bytes[at + index] === byte)) times += 1;
        }
        return [this.length, times];
    }";
    let answer = browser.chromium(
        "Runtime.callFunctionOn",
        json!({
            "objectId": found["objects"]["objectId"],
            "functionDeclaration": count,
            "arguments": [{ "value": letters }],
            "returnByValue": true,
        }),
    );
    let answer = &answer["result"]["value"];
    assert!(answer[0].as_u64().is_some_and(|memories| memories > 0), "the page has a memory: {answer}");
    answer[1].as_u64().expect("a number")
}

/// The identities of the running workers, the service worker left out.
fn workers(browser: &Browser) -> Vec<String> {
    let targets = browser.chromium("Target.getTargets", json!({ "filter": [{}] }));
    let targets = targets["targetInfos"].as_array().cloned().unwrap_or_default();
    let workers = targets.iter().filter(|target| target["type"] == "worker");
    workers.filter_map(|target| target["targetId"].as_str().map(str::to_owned)).collect()
}
