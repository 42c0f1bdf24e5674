//! The keys behind a signature: the clinic's stays the same when the page has been locked, the signer's never comes back.

use super::hand::Hand;
use super::journey::{answer_nine_questions, assess};
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, open_example, saved, start_binder, unlock, PASSPHRASE};
use klinikkvern::signing::{verify, Checked};

/// The only signature of a PDF that is whole.
fn only_signature(pdf: &[u8]) -> Checked {
    let report = verify(pdf).expect("a signed PDF of ours");
    assert!(report.holds(), "{report:?}");
    assert_eq!(report.signatures.len(), 1);
    report.signatures.into_iter().next().expect("one signature")
}

/// Signs the risk report, pressing the button twice, and returns the PDF.
async fn sign_as(browser: &Browser, name: &str) -> Vec<u8> {
    go(browser, "#/dokumenter/utkast/risk-report").await;
    browser.fill("#signer-name", name).await;
    browser.choose("#signer-role", "2").await;
    browser.click("#signer-statement label").await;
    browser.js("const button = document.getElementById('sign'); button.click(); button.click();").await;
    browser.wait_for(".document__signature").await;
    browser.wait_for(".export-status[data-state=done]").await;
    browser.take_download("risikorapport").await.1
}

#[tokio::test]
async fn every_signature_has_the_clinics_key_behind_it_also_after_the_page_was_locked() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    start_binder(&browser).await;
    answer_nine_questions(&browser, Hand::Pointer).await;
    for scenario in ["SC-01", "SC-02", "SC-04"] {
        go(&browser, &format!("#/risiko/{scenario}/1")).await;
        assess(&browser, Hand::Pointer, scenario).await;
        browser.click("#wizard-next").await;
        browser.until_js(&format!("!location.hash.includes('{scenario}')")).await;
    }
    let first = only_signature(&sign_as(&browser, "Lena").await);
    assert_eq!((first.name.as_str(), first.organisation.as_str()), ("Lena", "Lillevik legekontor"));
    assert!(first.certifies, "nothing but further signatures may follow");
    saved(&browser).await;

    browser.click("#lock").await;
    unlock(&browser, PASSPHRASE).await;
    let second = only_signature(&sign_as(&browser, "Åse").await);
    saved(&browser).await;
    assert_eq!(second.root_fingerprint, first.root_fingerprint, "the clinic's key is the same");
    assert_ne!(second.signer_fingerprint, first.signer_fingerprint, "a signer's key is used once");

    go(&browser, "#/dokumenter").await;
    let versions =
        browser.js("return document.querySelectorAll('a[href^=\"#/dokumenter/DOK-\"]').length").await;
    assert_eq!(versions, 2, "pressed twice, signed once");
    browser.assert_quiet().await;
}

#[tokio::test]
async fn the_example_is_signed_without_a_vault() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    open_example(&browser).await;
    let first = only_signature(&sign_as(&browser, "Åse").await);
    let second = only_signature(&sign_as(&browser, "Lena").await);
    assert_eq!(first.name, "Åse");
    assert_eq!(first.root_fingerprint, second.root_fingerprint, "as long as the page is open");
    browser.assert_quiet().await;
}

/// The export worker in a browser that has no WebCrypto, as on a page that came without https.
const NO_WEBCRYPTO: &str = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });
    const { default: init } = await import('./export.js'); await init();";

#[tokio::test]
async fn what_can_not_be_signed_is_said_and_nothing_is_archived_or_lost() {
    let site = Site::start(&built_app());
    site.replace("export_loader.js", NO_WEBCRYPTO);
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    open_example(&browser).await;
    let versions = "document.querySelectorAll('a[href^=\"#/dokumenter/DOK-\"]').length";
    go(&browser, "#/dokumenter").await;
    let before = browser.js(&format!("return {versions}")).await;
    go(&browser, "#/dokumenter/utkast/risk-report").await;
    browser.fill("#signer-name", "Åse").await;
    browser.choose("#signer-role", "2").await;
    browser.click("#signer-statement label").await;
    // Tried twice: the first failure leaves a button that works.
    for _ in 0..2 {
        browser.click("#sign").await;
        browser.wait_for_text(".signing-status[data-state=failed]", "https").await;
    }
    browser.until_js("document.getElementById('signer-name').value === 'Åse'").await;
    browser.until_js("location.hash === '#/dokumenter/utkast/risk-report'").await;
    assert!(browser.downloaded().is_empty(), "{:?}", browser.downloaded());
    go(&browser, "#/dokumenter").await;
    assert_eq!(browser.js(&format!("return {versions}")).await, before);
    browser.assert_quiet().await;
}
