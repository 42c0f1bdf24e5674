//! From an empty page to a signed-off report, with the pointer and with the keyboard alone.

use super::hand::Hand;
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, make_lock, reload_and_unlock, saved, PASSPHRASE};

/// `ux.md` J1: start, nine questions, three scenarios, signature. Raising this needs a reason in the changelog.
const MOST_CLICKS: usize = 60;

const MENU_RISK: &str = ".app-nav__list a[href='#/risiko']";
const MENU_DOCUMENTS: &str = ".app-nav__list a[href='#/dokumenter']";

#[tokio::test]
async fn with_the_pointer() {
    let (browser, site, words) = walk(Hand::Pointer).await;
    let clicks = browser.clicks();
    println!("the journey took {clicks} clicks");
    assert!(clicks <= MOST_CLICKS, "{clicks} clicks; the goal is {MOST_CLICKS}");
    everything_is_still_there(&browser, &words).await;
    back_never_loses_an_answer(&browser).await;
    drop(site);
}

#[tokio::test]
async fn with_the_keyboard_alone() {
    let (browser, site, _) = walk(Hand::Keyboard).await;
    assert_eq!(browser.clicks(), 0, "not one click");
    drop(site);
}

/// Nothing of the example reaches the store; "make it ours" starts a binder from it that does.
#[tokio::test]
async fn the_example_is_never_stored() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    browser.click("#example").await;
    browser.wait_for(".example-banner").await;
    go(&browser, "#/risiko/SC-11/3").await;
    browser.click("label[for='likelihood-3']").await;
    browser.until_js("document.getElementById('likelihood-3').checked").await;
    browser.reload().await;
    browser
        .until_js("location.hash === '#/risiko/SC-11/3' && !document.getElementById('likelihood-3').checked")
        .await;
    browser.click_named("Lukk eksempelet").await;
    browser.wait_for("#example").await;
    browser.click("#example").await;
    browser.click_named("Gjør den til vår").await;
    make_lock(&browser).await;
    browser.wait_for("#clinic-name").await;
    browser.fill("#clinic-name", "Lillevik legekontor").await;
    saved(&browser).await;
    reload_and_unlock(&browser, PASSPHRASE).await;
    browser.wait_for_text(".app-header__clinic", "Lillevik legekontor").await;
    go(&browser, "#/risiko/SC-05/3").await;
    browser.until_js("document.getElementById('likelihood-2').checked").await;
    go(&browser, "#/klinikk/personer").await;
    assert!(!browser.text("main").await.contains("Renate"), "nobody of the example works here");
    browser.assert_quiet().await;
}

async fn walk(hand: Hand) -> (Browser, Site, String) {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    hand.press(&browser, "#start").await;
    let words = lock_the_binder(&browser, hand).await;
    answer_nine_questions(&browser, hand).await;
    hand.press(&browser, MENU_RISK).await;
    hand.press(&browser, ".next-step a").await;
    for scenario in ["SC-01", "SC-02"] {
        assess(&browser, hand, scenario).await;
        // The button of the last page leads to the next scenario.
        hand.press(&browser, "#wizard-next").await;
    }
    assess(&browser, hand, "SC-04").await;
    hand.press(&browser, "#wizard-next").await;
    browser.until_js("!location.hash.includes('SC-04')").await;
    hand.press(&browser, ".wizard__back").await;
    sign(&browser, hand).await;
    browser.assert_quiet().await;
    (browser, site, words)
}

/// Takes the suggested words, writes them once more, and downloads the recovery sheet. Returns the words.
async fn lock_the_binder(browser: &Browser, hand: Hand) -> String {
    browser.until_js("document.getElementById('suggestion')?.textContent.split(' ').length === 4").await;
    let words = browser.text("#suggestion").await;
    hand.press(browser, "#lock-next").await;
    hand.write(browser, "#repeat", &words).await;
    hand.press(browser, "#lock-next").await;
    hand.press(browser, "#download-sheet").await;
    let name = browser.download_like("gjenopprettingsark").await;
    assert!(!name.to_lowercase().contains("lillevik"), "browsers keep names in clear text: {name}");
    hand.press(browser, "#lock-done").await;
    words
}

pub async fn answer_nine_questions(browser: &Browser, hand: Hand) {
    hand.write(browser, "#clinic-name", "Lillevik legekontor").await;
    hand.next(browser, "#/start/2").await;
    hand.tick(browser, "clinic-kinds", 0).await;
    hand.next(browser, "#/start/3").await;
    hand.tick(browser, "clinic-flags-3", 0).await;
    hand.next(browser, "#/start/4").await;
    hand.pick(browser, "clinic-record", 0).await;
    hand.next(browser, "#/start/5").await;
    hand.pick(browser, "clinic-shares", 1).await;
    hand.next(browser, "#/start/6").await;
    hand.pick(browser, "clinic-community", 0).await;
    hand.next(browser, "#/start/7").await;
    hand.tick(browser, "clinic-flags-7", 0).await;
    hand.next(browser, "#/start/8").await;
    hand.tick(browser, "clinic-flags-8", 0).await;
    hand.next(browser, "#/start/9").await;
    hand.next(browser, "#/oppgaver").await;
    assert!(browser.text("main h1").await.contains("Planen"), "the nine questions end in a plan");
    saved(browser).await;
}

pub async fn assess(browser: &Browser, hand: Hand, scenario: &str) {
    browser
        .until_js(&format!("location.hash === '#/risiko/{scenario}/1' && document.querySelector('main h1')"))
        .await;
    // What the clinic has told makes "yes" the answer that is ready.
    browser.until_js("document.getElementById('applies-0').checked").await;
    hand.next(browser, &format!("#/risiko/{scenario}/2")).await;
    hand.tick(browser, "existing", 0).await;
    hand.next(browser, &format!("#/risiko/{scenario}/3")).await;
    hand.pick(browser, "likelihood", 0).await;
    hand.next(browser, &format!("#/risiko/{scenario}/4")).await;
    hand.pick(browser, "patient", 2).await;
    hand.pick(browser, "clinic", 1).await;
    hand.next(browser, &format!("#/risiko/{scenario}/5")).await;
    saved(browser).await;
}

pub async fn sign(browser: &Browser, hand: Hand) {
    hand.press(browser, MENU_DOCUMENTS).await;
    hand.press(browser, ".documents a[href='#/dokumenter/utkast/risk-report']").await;
    hand.write(browser, "#signer-name", "Lena").await;
    match hand {
        Hand::Pointer => browser.click("#signer-statement label").await,
        Hand::Keyboard => {
            browser.tab_to("#signer-agrees").await;
            browser.press_together(&[' ']).await;
        }
    }
    hand.press(browser, "#sign").await;
    browser.wait_for(".export-status[data-state=done]").await;
    let find =
        || browser.downloaded().into_iter().find(|name| name.starts_with("risiko") && name.ends_with(".pdf"));
    browser.until("a PDF in the downloads", async || find().is_some()).await;
    let name = find().unwrap_or_default();
    assert!(name.starts_with("risikorapport-v1-"), "a file name that tells what it is: {name}");
    assert!(!name.to_lowercase().contains("lillevik"), "a file name does not tell whose it is: {name}");
    assert!(browser.download(&name).await.starts_with(b"%PDF-1.7"));
    saved(browser).await;
}

/// After a reload the same document, the same answers and the same question.
async fn everything_is_still_there(browser: &Browser, words: &str) {
    reload_and_unlock(browser, words).await;
    assert!(
        browser.text(".document__signature").await.contains("Lena"),
        "the signed document survives a reload"
    );
    go(browser, "#/risiko/SC-02/3").await;
    reload_and_unlock(browser, words).await;
    browser
        .until_js("location.hash === '#/risiko/SC-02/3' && document.getElementById('likelihood-0').checked")
        .await;
    go(browser, "#/start/1").await;
    browser.until_js("document.getElementById('clinic-name').value === 'Lillevik legekontor'").await;
}

/// Answer, go back, go forward: the answer stands. The language can change in between.
async fn back_never_loses_an_answer(browser: &Browser) {
    go(browser, "#/risiko/SC-05/3").await;
    browser.click("label[for='likelihood-2']").await;
    browser.js("history.back()").await;
    browser.until_js("location.hash === '#/start/1'").await;
    browser.choose("#language", "en").await;
    browser.until_js("document.documentElement.lang === 'en'").await;
    browser.js("history.forward()").await;
    browser
        .until_js("location.hash === '#/risiko/SC-05/3' && document.getElementById('likelihood-2').checked")
        .await;
    browser.assert_quiet().await;
}
