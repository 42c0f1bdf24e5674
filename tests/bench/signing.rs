//! How long signing a PDF and checking one take, in the browser as people use it.

use super::support::{built_app, Browser, Site};
use super::{median, RUNS};

/// Most that one signature, and one check, may take, in milliseconds.
const GOAL: f64 = 150.0;

/// Notes the milliseconds between the marks that the page sets before it asks and after it has got the answer.
const WATCH: &str = "window.took = { signed: [], checked: [] };
    let begun = 0;
    new PerformanceObserver((list) => {
        for (const { name, startTime } of list.getEntries()) {
            if (name === 'sign-asked' || name === 'check-asked') begun = startTime;
            window.took[name]?.push(startTime - begun);
        }
    }).observe({ entryTypes: ['mark'] });";

#[tokio::test]
#[ignore = "a measurement, not a check: run `cargo xtask bench`"]
async fn signing() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    browser.on_every_page(WATCH);
    browser.client.goto(&site.url("")).await.expect("the page answers");
    browser.click("#example").await;
    browser.wait_for(".example-banner").await;
    go(&browser, "#/dokumenter/utkast/risk-report").await;
    browser.fill("#signer-changes", "Vurdert på nytt").await;
    sign(&browser, "Kari Bakke", 1).await;
    let mut pdf = vec![];
    for number in 1..=RUNS {
        browser.click("#countersign").await;
        pdf = sign(&browser, &format!("Kari Bakke {number}"), number + 1).await;
    }
    for number in 1..=RUNS {
        go(&browser, "#/risiko").await;
        browser.wait_gone("#check-file").await;
        go(&browser, "#/kontroller").await;
        browser.choose_file("#check-file", "risikorapport.pdf", &pdf).await;
        browser.until_js(&format!("window.took.checked.length === {number}")).await;
    }
    let signed = times(&browser, "signed").await;
    println!(
        "\nA risk report of {} kB with {} signatures, median of {RUNS} runs",
        pdf.len() / 1000,
        RUNS + 1
    );
    println!("  make the PDF and sign it            {:>6.0} ms", signed[0]);
    line("sign a PDF that is there", median(signed[1..].to_vec()));
    line("check all signatures", median(times(&browser, "checked").await));
}

/// Goes to another screen of the page that is open.
async fn go(browser: &Browser, route: &str) {
    browser.js(&format!("location.hash = '{route}'")).await;
}

/// Signs what is shown, as somebody who is no manager, and returns the PDF.
async fn sign(browser: &Browser, name: &str, number: usize) -> Vec<u8> {
    browser.fill("#signer-name", name).await;
    browser.choose("#signer-role", "2").await;
    browser.click("#signer-statement label").await;
    browser.click("#sign").await;
    browser.until_js(&format!("window.took.signed.length === {number}")).await;
    browser.wait_for("#countersign").await;
    browser.take_download("risikorapport").await.1
}

async fn times(browser: &Browser, what: &str) -> Vec<f64> {
    let times = browser.js(&format!("return window.took.{what}")).await;
    times.as_array().expect("times").iter().filter_map(serde_json::Value::as_f64).collect()
}

fn line(what: &str, took: f64) {
    let verdict = if took <= GOAL { "reached" } else { "missed" };
    println!("  {what:<35} {took:>6.0} ms   goal {GOAL:>5.0} ms: {verdict}");
}
