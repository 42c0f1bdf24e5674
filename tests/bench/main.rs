//! Side-by-side speed, run by `cargo xtask bench`: our PDF worker, pdfmake and jsPDF on the same document in the same
//! browser, the app's start-up, signing, and the vault. Prints tables; fails only if something does not work.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::disallowed_methods,
    reason = "clippy.toml bans what the app may not do; this is not the app"
)]

mod signing;
#[path = "../support/mod.rs"]
mod support;
mod vault;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{built_app, Browser, Site};

/// Runs of each measurement; the median is shown.
const RUNS: usize = 5;
const MAKERS: [(&str, &str); 3] =
    [("ours", "Klinikkvern"), ("pdfmake", "pdfmake 0.3.11"), ("jspdf", "jsPDF 4.2.1 + autotable 5.0.9")];
/// What the makers' pages need, below node_modules.
const PEER_FILES: [&str; 4] = [
    "pdfmake/build/pdfmake.min.js",
    "pdfmake/build/vfs_fonts.js",
    "jspdf/dist/jspdf.umd.min.js",
    "jspdf-autotable/dist/jspdf.plugin.autotable.min.js",
];

/// Medians of one PDF maker, times in milliseconds.
struct Result {
    name: &'static str,
    first: f64,
    again: f64,
    frozen: f64,
    pages: u32,
    tagged: bool,
    kilobytes: f64,
}

#[tokio::test]
#[ignore = "a measurement, not a check: run `cargo xtask bench`"]
async fn pdf_makers() {
    let site = Site::start(&built_app());
    site.replace("bench.html", include_bytes!("page.html"));
    site.replace("bench-page.js", include_bytes!("page.js"));
    let peers =
        PathBuf::from(std::env::var("PEERS").expect("PEERS names node_modules: run `cargo xtask bench`"));
    for file in PEER_FILES {
        site.replace(&format!("peers/{file}"), std::fs::read(peers.join(file)).expect(file));
    }
    let mut results = vec![];
    for (maker, name) in MAKERS {
        let mut runs = vec![];
        for _ in 0..RUNS {
            let browser = Browser::start().await;
            browser.client.goto(&site.url("bench.html")).await.expect("the page answers");
            browser.until_js("window.ready").await;
            runs.push(browser.js_async(&format!("return await window.measure('{maker}')")).await);
        }
        results.push(result(maker, name, &runs));
    }
    println!("\nThe same document, median of {RUNS} runs, each in a fresh browser");
    println!(
        "  {:<30} {:>11} {:>10} {:>11} {:>6} {:>7} {:>8}",
        "", "first use", "again", "page frozen", "pages", "tagged", "PDF"
    );
    for r in &results {
        let tagged = if r.tagged { "yes" } else { "no" };
        println!(
            "  {:<30} {:>8.0} ms {:>7.0} ms {:>8.0} ms {:>6} {tagged:>7} {:>5.0} kB",
            r.name, r.first, r.again, r.frozen, r.pages, r.kilobytes
        );
    }
    let ours = &results[0];
    for peer in &results[1..] {
        println!(
            "  {} takes {:.2} times our time on first use, {:.2} times again; {:.2} times again for each page",
            peer.name,
            peer.first / ours.first,
            peer.again / ours.again,
            (peer.again / f64::from(peer.pages)) / (ours.again / f64::from(ours.pages)),
        );
    }
}

fn result(maker: &str, name: &'static str, runs: &[Value]) -> Result {
    let of = |key: &str| median(runs.iter().map(|run| run[key].as_f64().expect("a number")).collect());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench");
    std::fs::create_dir_all(&folder).expect("target/ can be written");
    let path = folder.join(format!("{maker}.pdf"));
    let pdf = decode_base64(runs[0]["pdf"].as_str().expect("base64"));
    std::fs::write(&path, &pdf).expect("target/ can be written");
    let info = Command::new("pdfinfo").arg(&path).output().expect("pdfinfo is installed").stdout;
    let info = String::from_utf8_lossy(&info);
    let value =
        |key: &str| info.lines().find_map(|line| line.strip_prefix(key)).map(str::trim).unwrap_or_default();
    Result {
        name,
        first: of("first"),
        again: of("again"),
        frozen: of("frozen"),
        pages: value("Pages:").parse().unwrap_or_else(|_| panic!("{} is no PDF", path.display())),
        tagged: value("Tagged:") == "yes",
        kilobytes: pdf.len() as f64 / 1000.0,
    }
}

/// From the start of the navigation until a control of the app can be used, each time with an empty cache.
#[tokio::test]
#[ignore = "a measurement, not a check: run `cargo xtask bench`"]
async fn start_up() {
    let site = Site::start(&built_app());
    println!("\nFirst usable control, median of {RUNS} first visits (not compressed, loopback)");
    for (times, peers) in [(1, "CNIL PIA 1.18 s, PAR 1.78 s"), (4, "CNIL PIA 3.19 s, PAR 5.75 s")] {
        let mut runs = vec![];
        for _ in 0..RUNS {
            let browser = Browser::start().await;
            browser.on_every_page(
                "new MutationObserver((_, observer) => {
                     const control = document.querySelector('main:not(#boot) :is(button, a[href], input):not(:disabled)');
                     if (!control?.checkVisibility()) return;
                     observer.disconnect();
                     requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now(); }, 0));
                 }).observe(document, { childList: true, subtree: true });",
            );
            browser.slow_down(times);
            browser.client.goto(&site.url("")).await.expect("the page answers");
            browser.until_js("window.usable").await;
            runs.push(browser.js("return window.usable").await.as_f64().expect("a number"));
        }
        let times = if times == 1 { "full speed".to_owned() } else { format!("{times} times slower") };
        println!(
            "  {times:<16} {:>6.0} ms   (measured earlier, same kind of machine: {peers})",
            median(runs)
        );
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn decode_base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let decode = |group: &[u8]| {
        let letters: Vec<u8> = group.iter().copied().filter(|letter| *letter != b'=').collect();
        let number = letters.iter().fold(0u32, |number, letter| number << 6 | u32::from(value(*letter)));
        let number = number << (6 * (4 - letters.len()));
        number.to_be_bytes()[1..letters.len()].to_vec()
    };
    text.as_bytes().chunks(4).flat_map(decode).collect()
}
