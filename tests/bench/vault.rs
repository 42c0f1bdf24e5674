//! How long a clinic waits for its locked binder: unlocking, saving, opening ten years of work.

use super::support::clinic::{clinic_file, old_clinic, small_clinic};
use super::support::{built_app, Browser, Site};
use super::{median, RUNS};
use klinikkvern::binder::Binder;

const PASSPHRASE: &str = "sykkel lampe fjord kaffe";
/// Saves that are measured.
const SAVES: usize = 60;

/// Measures from the press of the button to the first heading of the open binder, and how much of that the vault's
/// worker took.
const WATCH: &str = "window.working = 0;
    window.Worker = class extends Worker {
        constructor(...how) {
            super(...how);
            // The first message of a worker says that it is loaded.
            this.addEventListener('message', () => { window.ready = true; }, { once: true });
            this.addEventListener('message', () => { window.working += performance.now() - this.asked; });
        }
        postMessage(...message) {
            this.asked = performance.now();
            super.postMessage(...message);
        }
    };
    let pressed = null;
    addEventListener('click', (event) => {
        if (event.target.closest?.('#unlock')) { pressed = performance.now(); window.working = 0; }
    }, true);
    new MutationObserver((_, observer) => {
        if (pressed === null || document.getElementById('passphrase') || !document.querySelector('main h1')) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.opened = [performance.now() - pressed, window.working]; }, 0));
    }).observe(document, { childList: true, subtree: true });";

/// Types, waits until the save is confirmed, and types again. A save is counted from the moment that it begins, after the
/// rest that every change gets.
const SAVE: &str = "const field = document.getElementById('clinic-name');
    const times = [];
    let begun = 0, confirmed = () => {};
    new PerformanceObserver((list) => {
        for (const { name, startTime } of list.getEntries()) {
            if (name === 'save-begun') begun = startTime;
            if (name === 'save-confirmed') { times.push(startTime - begun); confirmed(); }
        }
    }).observe({ entryTypes: ['mark'] });
    for (let number = 0; number < COUNT; number += 1) {
        const done = new Promise((tell) => { confirmed = tell; });
        field.value = `Klinikk ${number}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await done;
    }
    return times;";

/// Milliseconds of one opening: all of it, and the worker's part.
struct Opening {
    all: f64,
    worker: f64,
}

#[tokio::test]
#[ignore = "a measurement, not a check: run `cargo xtask bench`"]
async fn vault() {
    let site = Site::start(&built_app());
    println!("\nThe locked binder, median of {RUNS} runs");
    let (small, old) = (small_clinic(), old_clinic());
    let (file, old_file) = (clinic_file(&small, PASSPHRASE), clinic_file(&old, PASSPHRASE));

    let browser = opened(&site, &file).await.0;
    let usual = unlock(&browser, 1).await;
    line("unlock", usual.all, Some(1000.0));
    let slow = unlock(&browser, 4).await;
    // Chromium slows the page down, but not its workers. A slow PC slows both.
    let all = slow.all - slow.worker + slow.worker.max(4.0 * usual.worker);
    line("unlock, 4 times slower", all, Some(2500.0));
    println!(
        "    the worker's part: {:.0} ms at full speed, {:.0} ms measured while the page is slow",
        usual.worker, slow.worker
    );
    saves(&browser, "save, 95 of 100", Some(50.0)).await;
    drop(browser);

    let mut from_file = vec![];
    let mut last = None;
    for _ in 0..RUNS {
        let (browser, opening) = opened(&site, &old_file).await;
        from_file.push(opening.all);
        last = Some(browser);
    }
    let browser = last.expect("at least one run");
    let documents = old.archive().len();
    println!(
        "  Ten years: {documents} signed documents with {} PDFs, {} incidents, a file of {} kB",
        old.files().count(),
        incidents(&old),
        old_file.len() / 1000
    );
    line("open ten years, from the store", unlock(&browser, 1).await.all, Some(1500.0));
    line("open ten years, from the file", median(from_file), Some(1500.0));
    saves(&browser, "save in ten years, 95 of 100", None).await;
}

fn incidents(binder: &Binder) -> usize {
    binder.sections.risk.incidents.len()
}

fn line(what: &str, milliseconds: f64, goal: Option<f64>) {
    let verdict = goal.map_or(String::new(), |goal| {
        format!("goal {goal:>5.0} ms: {}", if milliseconds <= goal { "reached" } else { "NOT reached" })
    });
    println!("  {what:<32} {milliseconds:>6.0} ms   {verdict}");
}

/// A fresh browser in which the file has been opened and saved.
async fn opened(site: &Site, file: &[u8]) -> (Browser, Opening) {
    let browser = Browser::start().await;
    browser.on_every_page(WATCH);
    browser.open(site, "#/").await;
    // The file field of the first page hands over to the binder's program, which asks for the passphrase.
    browser.choose_file("#open-file", "klinikk.klinikk", file).await;
    let opening = press(&browser).await;
    browser.wait_for(".save-state[data-state=saved]").await;
    (browser, opening)
}

/// Loads the page again and unlocks, several times.
async fn unlock(browser: &Browser, slower: u32) -> Opening {
    let mut runs = vec![];
    for _ in 0..RUNS {
        browser.slow_down(slower);
        browser.reload().await;
        runs.push(press(browser).await);
    }
    browser.slow_down(1);
    Opening {
        all: median(runs.iter().map(|run| run.all).collect()),
        worker: median(runs.iter().map(|run| run.worker).collect()),
    }
}

async fn press(browser: &Browser) -> Opening {
    // A person types for seconds, and the worker has loaded by then.
    browser.until_js("window.ready").await;
    browser.fill("#passphrase", PASSPHRASE).await;
    browser.click("#unlock").await;
    browser.until_js("window.opened").await;
    let opened = browser.js("return window.opened").await;
    let number = |index: usize| opened[index].as_f64().expect("a number");
    Opening { all: number(0), worker: number(1) }
}

async fn saves(browser: &Browser, what: &str, goal: Option<f64>) {
    browser.js("location.hash = '/start/1'").await;
    browser.wait_for("#clinic-name").await;
    let times = browser.js_async(&SAVE.replace("COUNT", &SAVES.to_string())).await;
    let mut times: Vec<f64> =
        times.as_array().expect("a list").iter().filter_map(|time| time.as_f64()).collect();
    times.sort_by(f64::total_cmp);
    assert!(times.len() >= SAVES, "{} saves were measured", times.len());
    line(what, times[times.len() * 95 / 100], goal);
    println!("    half of {} saves took at most {:.0} ms", times.len(), times[times.len() / 2]);
}
