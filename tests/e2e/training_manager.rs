//! The manager plans the course, invites, takes in what comes back, and holds a group session.

use super::support::{built_app, Browser, Site};
use super::training::{stands_at, take_step};
use super::{first_visit, go, open_example};
use klinikkvern::features::training::exchange::Invitation;
use klinikkvern::features::training::walkthrough::Walkthrough;

/// Who in the example has never taken the course.
const NEW: &str = "renate";

/// A manager with the example open.
async fn manager(site: &Site) -> Browser {
    let browser = Browser::start().await;
    first_visit(&browser, site).await;
    open_example(&browser).await;
    browser
}

/// Makes the invitation and returns the route behind its link.
async fn invite(browser: &Browser) -> String {
    go(browser, "#/opplaring").await;
    browser.click_named("Inviter til kurset").await;
    browser.until_js("location.hash === '#/opplaring/inviter'").await;
    browser.wait_for("#invite-whom").await;
    if browser.js("return document.getElementById('make-invitation') !== null").await == true {
        browser.click("#make-invitation").await;
    }
    browser.wait_for(".qr-code__dark").await;
    let mail = browser.js("return document.getElementById('course-mail').value").await;
    let mail = mail.as_str().expect("a text").to_owned();
    let start = mail.find("#/kurs?f=").expect("the mail holds the link");
    mail[start..].split_whitespace().next().expect("a link").to_owned()
}

/// Takes the course in a profile of its own. Returns the code and the signed file.
async fn take(site: &Site, link: &str) -> (String, Vec<u8>) {
    let browser = Browser::start().await;
    first_visit(&browser, site).await;
    browser.open(site, link).await;
    let mut walk = Walkthrough::of(Invitation::read_fragment(link).expect("our link"));
    browser.click("#start-course").await;
    while !walk.is_signed() {
        stands_at(&browser, walk.at()).await;
        take_step(&browser, &mut walk).await;
    }
    browser.wait_for("#receipt-code").await;
    let code = browser.text("#receipt-code").await.split_whitespace().collect::<Vec<_>>().join(" ");
    browser.click("#download-receipt").await;
    (code, browser.take_download(".pdf").await.1)
}

#[tokio::test]
async fn the_training_manager_takes_in_a_receipt_by_code_and_then_by_file() {
    let site = Site::start(&built_app());
    let browser = manager(&site).await;
    let link = invite(&browser).await;
    assert!(link.len() <= 1_800, "a link that mail systems keep whole");
    let (code, pdf) = take(&site, &link).await;
    go(&browser, "#/opplaring/kvittering").await;
    // A slip of the finger is told, and what was typed stays.
    let slip: String = code.chars().rev().collect();
    browser.fill("#receipt-code", &slip).await;
    browser.click("#find-receipt").await;
    browser.wait_for("#receipts-refused .notice").await;
    assert_eq!(browser.js("return document.getElementById('receipt-code').value").await, slip.as_str());
    browser.fill("#receipt-code", &code.to_lowercase()).await;
    browser.click("#find-receipt").await;
    browser.wait_for("#receipts-found").await;
    assert_eq!(browser.js("return document.querySelectorAll('#receipts-refused .notice').length").await, 0);
    accept(&browser).await;
    // The same code again is known.
    browser.fill("#receipt-code", &code).await;
    browser.click("#find-receipt").await;
    browser.wait_for_text("#receipts-refused", "Dere tok inn denne kvitteringen").await;
    // A file that was changed is refused; the right one adds its signature.
    let mut changed = pdf.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    browser.choose_file("#receipt-files", "kvittering.pdf", &changed).await;
    browser.wait_for_text("#receipts-refused", "skriv koden").await;
    browser.choose_file("#receipt-files", "kvittering.pdf", &pdf).await;
    browser.wait_for_text("#receipts-found .notice", "Filen legger til signaturen").await;
    accept(&browser).await;
    go(&browser, &format!("#/opplaring/person/{NEW}")).await;
    browser.wait_for_text("main dl", "Signert kvittering").await;
    browser.assert_quiet().await;
}

/// Presses without a person, reads the error, and says whose the receipt is.
async fn accept(browser: &Browser) {
    browser.choose("#receipt-0-person", "").await;
    browser.click("#receipts-found .ds-button[data-variant=primary]").await;
    browser.wait_for_text("#receipts-found .field__error", "Velg hvem").await;
    browser.choose("#receipt-0-person", NEW).await;
    browser.click("#receipts-found .ds-button[data-variant=primary]").await;
    browser.wait_gone("#receipts-found").await;
}

#[tokio::test]
async fn the_training_manager_changes_the_course_and_hands_it_over() {
    let site = Site::start(&built_app());
    let browser = manager(&site).await;
    let before = invite(&browser).await;
    go(&browser, "#/opplaring/plan").await;
    let rules = "return document.querySelectorAll('[id^=rule-].textarea').length";
    let count = browser.js(rules).await.as_u64().expect("a number");
    browser.click("#add-rule").await;
    browser.until_js("document.activeElement.id.startsWith('rule-')").await;
    browser.type_text("Vi lukker døren til lageret.").await;
    assert_eq!(browser.js(rules).await, count + 1);
    go(&browser, "#/opplaring").await;
    browser.wait_for_text("main", "Kurset er endret siden").await;
    let after = invite(&browser).await;
    assert_ne!(before, after, "a new rule makes a new edition");
    browser.click("#save-course").await;
    let (name, file) = browser.take_download(".klinikkskjema").await;
    assert!(!name.to_lowercase().contains("normland"), "a file name does not tell whose it is: {name}");
    assert!(
        String::from_utf8_lossy(&file).contains("Vi lukker døren"),
        "the file holds the clinic's own words"
    );
    assert!(!after.contains("lukker"), "the link does not");
    browser.click("#save-poster").await;
    let (_, poster) = browser.take_download(".pdf").await;
    assert!(poster.starts_with(b"%PDF"));
    go(&browser, "#/opplaring").await;
    browser.click("#save-dates").await;
    let (_, dates) = browser.take_download(".ics").await;
    assert!(String::from_utf8_lossy(&dates).contains("BEGIN:VEVENT"));
    // The course on this PC lies beside the binder.
    go(&browser, &format!("#/opplaring/person/{NEW}")).await;
    browser.click("#take-here").await;
    browser.wait_for("#start-course").await;
    assert_eq!(browser.js("return document.querySelectorAll('.app-nav').length").await, 0);
    browser.assert_quiet().await;
}

#[tokio::test]
async fn the_training_manager_holds_a_group_session_on_one_screen() {
    let site = Site::start(&built_app());
    let browser = manager(&site).await;
    go(&browser, "#/opplaring/gruppe").await;
    browser.click("#sign-session").await;
    browser.wait_for(".error-summary").await;
    for (count, person) in ["lena", NEW].into_iter().enumerate() {
        browser.choose("#signer", person).await;
        browser.click("#signer-agrees label").await;
        browser.fill("#signer-typed", "Navnet mitt").await;
        browser.click("#sign-session").await;
        let signed = format!("document.querySelectorAll('#session-signed li').length === {}", count + 1);
        browser.until_js(&signed).await;
        browser.until_js("document.getElementById('signer-typed').value === ''").await;
    }
    let here = browser.js("return location.hash").await;
    assert!(here.as_str().is_some_and(|own| own.len() > "#/opplaring/gruppe/".len()), "{here}");
    browser.fill("#session-note", "Vi snakket om låste skjermer.").await;
    browser.click("#session-done").await;
    browser.wait_for_text("main .data-table", "Samling").await;
    go(&browser, here.as_str().expect("a route")).await;
    let note = browser.js("return document.getElementById('session-note').value").await;
    assert_eq!(note, "Vi snakket om låste skjermer.", "Back keeps the note");
    browser.assert_quiet().await;
}
