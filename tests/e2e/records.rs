//! A clinic goes through its record of processing: it confirms, changes, strikes and adds rows, decides how long data is
//! kept, and takes the record along as a spreadsheet.

use super::suppliers::open_binder;
use super::support::{built_app, Browser, Site};
use super::{go, reload_and_unlock, saved, PASSPHRASE};
use crate::completeness::DAY;
use klinikkvern::binder::Binder;
use klinikkvern::content::Lang;
use klinikkvern::documents::sheet::{read_rows, Limits};

const RECORD: &str = "#/protokoll";

/// The example's clinic before anybody has looked at its record.
fn clinic() -> Binder {
    let mut binder = Binder::new("0123456789ab".into(), DAY);
    binder.sections.clinic = Binder::example(Lang::Nb, DAY).sections.clinic;
    binder
}

async fn here(browser: &Browser, route: &str) {
    browser.until_js(&format!("location.hash === '{route}' && document.querySelector('main h1')")).await;
}

async fn axe(browser: &Browser, state: &str) {
    assert_eq!(browser.axe().await, Vec::<String>::new(), "{state}");
}

/// The first row: its purpose in the clinic's own words, then it is right.
async fn change_and_confirm(browser: &Browser) {
    go(browser, RECORD).await;
    axe(browser, "a record that nobody has looked at").await;
    browser.click("#next-step").await;
    here(browser, "#/protokoll/P-01").await;
    browser.click("a[href='#/protokoll/P-01/formal']").await;
    browser.fill("#text-purpose", "Vi behandler plager i muskler og ledd.").await;
    axe(browser, "a text that differs from the proposal").await;
    // Back never loses an answer.
    browser.js("history.back()").await;
    here(browser, "#/protokoll/P-01").await;
    browser.wait_for_text("main", "Vi behandler plager i muskler og ledd.").await;
    browser.wait_for_text("main", "Skrevet av dere").await;
    browser.click("#confirm").await;
    here(browser, "#/protokoll/P-02").await;
    go(browser, RECORD).await;
    browser.wait_for("#rows-confirmed a[href='#/protokoll/P-01']").await;
}

/// A row that does not concern the clinic needs a reason.
async fn strike(browser: &Browser) {
    go(browser, "#/protokoll/P-17").await;
    browser.click("#strike").await;
    browser.click("#strike-row").await;
    browser.wait_for(".error-summary").await;
    axe(browser, "a row that is struck without a reason").await;
    browser.fill("#strike-reason", "Vi ansetter ingen.").await;
    browser.click("#strike-row").await;
    go(browser, "#/protokoll/P-17").await;
    browser.wait_for_text("main", "Vi ansetter ingen.").await;
    go(browser, RECORD).await;
    browser.wait_for_text("#rows-struck", "Vi ansetter ingen.").await;
}

/// One period in the clinic's own words, the others as proposed.
async fn decide_periods(browser: &Browser) {
    go(browser, "#/protokoll/lagring").await;
    browser.click("label[for='period-RT-06-1']").await;
    browser.fill("#period-RT-06-own", "elleve uker").await;
    browser.click("#propose-all").await;
    browser.wait_gone("#propose-all").await;
    let kept = browser.js("return document.getElementById('period-RT-06-own').value").await;
    assert_eq!(kept, "elleve uker", "what was decided stays");
    axe(browser, "every period decided").await;
}

/// A recipient in the clinic's own words, in one row.
async fn add_recipient(browser: &Browser) {
    go(browser, "#/protokoll/mottakere").await;
    browser.click("#add-recipient").await;
    browser.fill("#recipient-who", "Vaktselskapet").await;
    browser.click("label[for='recipient-rows-0']").await;
    axe(browser, "a recipient of the clinic's own").await;
    go(browser, "#/protokoll/P-01").await;
    browser.wait_for_text("main", "Vaktselskapet").await;
}

/// A row of the clinic's own says what it lacks, and leads there.
async fn add_row(browser: &Browser) {
    go(browser, RECORD).await;
    browser.click("#add-row").await;
    browser.fill("#own-name", "Nøkler til lokalene").await;
    browser.click_named("Ferdig").await;
    browser.wait_for_text("main h1", "Nøkler til lokalene").await;
    axe(browser, "a row of the clinic's own, not filled in").await;
    let title = browser.js("return document.title").await;
    assert!(!title.as_str().expect("a text").contains("Nøkler"), "a page is not named after what was typed");
    browser.click_named("Fyll ut det som mangler").await;
    browser.click("label[for='article-6-5']").await;
    browser.wait_for("#text-interest").await;
    axe(browser, "the basis of a row of the clinic's own").await;
}

/// Both kinds of files hold what was decided.
async fn take_along(browser: &Browser) {
    go(browser, RECORD).await;
    browser.click("#save-xlsx").await;
    let (name, xlsx) = browser.take_download(".xlsx").await;
    assert!(name.starts_with("klinikkvern-behandlingsprotokoll"), "{name}");
    assert_eq!(xlsx[..4], *b"PK\x03\x04", "a workbook is a ZIP file");
    browser.click("#save-csv").await;
    let (_, csv) = browser.take_download(".csv").await;
    for file in [&xlsx, &csv] {
        let rows = read_rows(file, Limits { characters: 4_000, ..Limits::LIST })
            .expect("a table of ours can be read");
        let said = rows.concat().join("\n");
        for words in ["Vi behandler plager i muskler og ledd.", "elleve uker", "Vaktselskapet", "Stemmer"] {
            assert!(said.contains(words), "the table lacks {words}");
        }
        assert!(!said.contains("Gjelder ikke oss"), "struck rows are left out");
    }
}

#[tokio::test]
async fn records_are_confirmed_struck_decided_and_taken_along() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    open_binder(&browser, &site, &clinic()).await;
    change_and_confirm(&browser).await;
    strike(&browser).await;
    decide_periods(&browser).await;
    add_recipient(&browser).await;
    add_row(&browser).await;
    take_along(&browser).await;
    saved(&browser).await;
    reload_and_unlock(&browser, PASSPHRASE).await;
    go(&browser, RECORD).await;
    browser.wait_for("#rows-confirmed a[href='#/protokoll/P-01']").await;
    browser.wait_for_text("#rows-struck", "Vi ansetter ingen.").await;
    browser.assert_quiet().await;
}
