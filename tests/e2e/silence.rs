//! Nothing leaves the browser, and the app goes on without a network.

use super::support::{built_app, Browser, Site};
use super::{first_visit, go, open_example};

/// The only files that may be fetched after the page has loaded: the workers'.
fn is_worker(path: &str) -> bool {
    path.contains("/export") || path.contains("/vault")
}

#[tokio::test]
async fn no_request_after_load_but_for_the_worker() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    browser.js_async("await navigator.serviceWorker.ready").await;
    open_example(&browser).await;
    site.take_requests();
    for route in [
        "#/oppgaver",
        "#/klinikk",
        "#/klinikk/kontakt",
        "#/klinikk/personer",
        "#/risiko",
        "#/risiko/SC-02/1",
        "#/tiltak",
        "#/dokumenter",
        "#/dokumenter/tilsynsmappe",
        "#/leverandorer",
        "#/leverandorer/website",
        "#/leverandorer/website/avtale",
        "#/pasientinfo",
        "#/pasientinfo/N-05",
        "#/pasientinfo/forhandsvis",
        "#/protokoll",
        "#/protokoll/P-01",
        "#/protokoll/P-01/grunnlag",
        "#/protokoll/lagring",
        "#/protokoll/mottakere",
        "#/tilgang",
        "#/tilgang/roller/RO-01",
        "#/tilgang/register",
        "#/tilgang/importer",
        "#/tilgang/nivaer",
        "#/svar",
        "#/kurs",
        "#/opplaring",
        "#/opplaring/plan",
        "#/opplaring/inviter",
        "#/opplaring/kvittering",
        "#/opplaring/gruppe",
        "#/kontroller",
        "#/om",
        "#/innstillinger",
    ] {
        go(&browser, route).await;
    }
    let before_export = site.take_requests();
    assert!(before_export.is_empty(), "walking about must fetch nothing: {before_export:?}");
    go(&browser, "#/dokumenter/utkast/risk-report").await;
    browser.click("#download-draft").await;
    browser.wait_for(".export-status[data-state=done]").await;
    let others: Vec<String> = site.take_requests().into_iter().filter(|path| !is_worker(path)).collect();
    assert!(others.is_empty(), "only the worker may be fetched: {others:?}");
    let origins = browser
        .js("return [...new Set(performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin))]")
        .await;
    assert_eq!(origins, serde_json::json!([site.origin()]), "no third origin");
    browser.assert_quiet().await;
}

#[tokio::test]
async fn works_offline_after_the_first_visit_with_its_worker() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    browser.js_async("await navigator.serviceWorker.ready").await;
    site.switch_off();
    open_example(&browser).await;
    browser.until_js("performance.getEntriesByType('navigation')[0].workerStart > 0").await;
    go(&browser, "#/dokumenter/utkast/risk-report").await;
    browser.click("#download-draft").await;
    browser.wait_for(".export-status[data-state=done]").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn the_policy_blocks_other_origins_and_inline_script() {
    let site = Site::start(&built_app());
    let other = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    let script = format!(
        "const blocked = [];
         await fetch('{}', {{ mode: 'no-cors' }}).catch(() => blocked.push('fetch'));
         try {{ const s = document.createElement('script'); s.textContent = 'window.broken = 1'; document.head.append(s); }}
         catch {{ blocked.push('inline script'); }}
         try {{ new Worker('{}'); }} catch {{ blocked.push('worker'); }}
         return [blocked, window.broken ?? null];",
        other.url("index.html"),
        other.url("export.js")
    );
    let answer = browser.js_async(&script).await;
    assert_eq!(answer, serde_json::json!([["fetch", "inline script", "worker"], null]));
    assert!(other.requests().is_empty(), "nothing may reach the other origin: {:?}", other.requests());
}
