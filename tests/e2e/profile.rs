//! After a day's work nothing that was typed can be read in the browser's profile: no file of it holds a word in clear.
//!
//! The search reads raw bytes of every file and the names of the files, in UTF-8 and in UTF-16 (little endian), the two
//! forms in which Chromium keeps text. What it can't see is text that Chromium has packed. LevelDB packs with Snappy,
//! which leaves a word as it is the first time that it stands in a block, unless four of its letters have stood there
//! before; random words have no such luck, so they would be found. Control words show that the search finds what is there:
//! in local storage in both forms, in the name of a page, and in what a restored session would fill into an open field.

use super::marks::Marks;
use super::support::{built_app, Browser, Profile, Site};
use super::{first_visit, go, make_lock_with, saved, unlock};

/// At least so many have been typed in the end.
const FEWEST: usize = 200;

#[tokio::test]
async fn nothing_that_was_typed_stands_in_clear_in_the_profile() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    let mut marks = Marks::new();
    let passphrase = marks.some(4, " ");
    browser.click("#start").await;
    make_lock_with(&browser, &passphrase).await;
    work(&browser, &mut marks).await;
    walk_about(&browser, &marks).await;
    sign(&browser, &mut marks).await;
    copy_and_lock(&browser, &mut marks, &passphrase).await;
    assert!(marks.given.len() >= FEWEST, "{} marks were typed, of {FEWEST}", marks.given.len());
    let profile = browser.close().await;
    let found = marks.find(&profile);
    assert!(
        found.is_empty(),
        "{} of {} marks can be read:\n{}",
        found.len(),
        marks.given.len(),
        found.join("\n")
    );
    println!("{} marks, {} files, none readable", marks.given.len(), profile.files().len());
    the_search_finds_what_is_there(profile, &site).await;
}

/// Words that are put into the profile on purpose, each in a place of its own.
async fn the_search_finds_what_is_there(profile: Profile, site: &Site) {
    let mut marks = Marks::new();
    let browser = profile.open().await;
    browser.open(site, "#/om").await;
    let [narrow, wide, title] = [marks.one(), marks.one(), marks.one()];
    // A letter that Latin-1 lacks makes Chromium keep the whole text in UTF-16.
    let put = format!(
        "localStorage.setItem('control', '{narrow}'); localStorage.setItem('wide', 'ŋ{wide}');
         document.title = '{title}';"
    );
    browser.js(&put).await;
    let found = marks.find(&browser.close().await);
    for (mark, place) in
        [(narrow, "local storage"), (wide, "local storage, UTF-16"), (title, "the name of a page")]
    {
        let is_found = found.iter().any(|line| line.contains(&mark));
        assert!(is_found, "the search is blind for {place}; it found {found:#?}");
    }
}

/// Stays on the page until Chromium has written down what its fields hold: a field of the test's own, which is open to
/// the browser's memory as ours are not, can then be read in the profile.
async fn linger(browser: &Browser) {
    let mut marks = Marks::new();
    let control = marks.one();
    let open =
        "const field = document.createElement('input'); field.id = 'control'; document.body.append(field);";
    browser.js(open).await;
    browser.fill("#control", &control).await;
    browser.until("an open field in the profile", async || !marks.find(browser.profile()).is_empty()).await;
    browser.js("document.getElementById('control').remove()").await;
}

/// Fills every text field on the page: three marks in a line, sixteen in a text. Numbers of organisations are left out.
async fn fill_all(browser: &Browser, marks: &mut Marks) {
    let fields = browser
        .js("return [...document.querySelectorAll('main :is(input[type=text], input[type=password], textarea)')]
             .filter((field) => field.checkVisibility() && !field.id.includes('number'))
             .map((field) => [field.id, field.localName === 'textarea'])")
        .await;
    for field in fields.as_array().expect("a list") {
        let id = field[0].as_str().expect("every field has an id");
        let text = marks.some(if field[1] == true { 16 } else { 3 }, " ");
        browser.fill(&format!("[id='{id}']"), &text).await;
        browser.until_js(&format!("document.getElementById('{id}').value === '{text}'")).await;
    }
    assert!(!fields.as_array().expect("a list").is_empty(), "no field: {}", browser.where_we_are().await);
}

/// Writes into every kind of field there is.
async fn work(browser: &Browser, marks: &mut Marks) {
    browser.wait_for("#clinic-name").await;
    fill_all(browser, marks).await;
    go(browser, "#/start/6").await;
    browser.click("label[for='clinic-community-1']").await;
    go(browser, "#/klinikk/kontakt").await;
    browser.click("label[for='contact-officer-1']").await;
    browser.wait_for("#officer-name").await;
    fill_all(browser, marks).await;
    go(browser, "#/klinikk/personer").await;
    browser.fill("#people-paste", &marks.some(40, "\n")).await;
    browser.click_named("Legg til navnene").await;
    browser.wait_for(".person-row").await;
    browser.fill("#people-paste", &marks.some(8, "\n")).await;
    go(browser, "#/klinikk/systemer").await;
    browser.click_named("Legg til system").await;
    browser.wait_for("#system-name").await;
    fill_all(browser, marks).await;
    go(browser, "#/klinikk/leverandorer").await;
    browser.click_named("Legg til leverandør").await;
    browser.wait_for("#supplier-name").await;
    fill_all(browser, marks).await;
    linger(browser).await;
    go(browser, "#/klinikk/fellesskap").await;
    browser.click("#undertaking-add").await;
    browser.wait_for("[id^=undertaking-]:is(input)").await;
    fill_all(browser, marks).await;
    browser.click("main .cluster button:last-of-type").await;
    browser.wait_for("[id^=subject-]").await;
    fill_all(browser, marks).await;
    saved(browser).await;
    risks(browser, marks).await;
}

async fn risks(browser: &Browser, marks: &mut Marks) {
    go(browser, "#/risiko/SC-01/1").await;
    browser.click("label[for='applies-1']").await;
    browser.wait_for("#struck-reason").await;
    fill_all(browser, marks).await;
    go(browser, "#/risiko/ny").await;
    fill_all(browser, marks).await;
    browser.click_named("Vurder scenarioet").await;
    step(browser, 1).await;
    browser.click("#wizard-next").await;
    step(browser, 2).await;
    fill_all(browser, marks).await;
    browser.click("#wizard-next").await;
    step(browser, 3).await;
    browser.click("label[for='likelihood-0']").await;
    browser.click("#wizard-next").await;
    step(browser, 4).await;
    browser.click("label[for='patient-0']").await;
    browser.click("label[for='clinic-0']").await;
    fill_all(browser, marks).await;
    browser.click("#wizard-next").await;
    step(browser, 5).await;
    browser.click("#add-measure").await;
    browser.wait_for("[id^=measure-][id$=-title]").await;
    browser.choose("[id^=measure-][id$=-status]", "done").await;
    browser.wait_for("[id^=measure-][id$=-note]").await;
    fill_all(browser, marks).await;
    browser.click("#wizard-next").await;
    browser.until_js("!location.hash.endsWith('/5')").await;
    go(browser, "#/risiko/hendelse").await;
    fill_all(browser, marks).await;
    let yesterday = "const day = document.getElementById('incident-date'); day.value = '2025-01-15';
        day.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.js(yesterday).await;
    browser.choose("#incident-scenario", "SC-02").await;
    browser.click("#incident-add").await;
    browser.until_js("location.hash === '#/risiko/SC-02'").await;
    go(browser, "#/risiko/hendelse").await;
    browser.wait_for(".measure-list li").await;
    fill_all(browser, marks).await;
    go(browser, "#/risiko/oppsummering").await;
    fill_all(browser, marks).await;
    linger(browser).await;
    saved(browser).await;
}

async fn step(browser: &Browser, number: u8) {
    browser
        .until_js(&format!("location.hash.endsWith('/{number}') && document.querySelector('main h1')"))
        .await;
}

/// Visits the pages that show what was typed. The page's name and address never do.
async fn walk_about(browser: &Browser, marks: &Marks) {
    for route in ["#/", "#/oppgaver", "#/tiltak", "#/dokumenter", "#/innstillinger", "#/klinikk", "#/risiko"]
    {
        go(browser, route).await;
        let links = "return [...document.querySelectorAll('main a[href^=\"#/\"]')].map((link) => link.getAttribute('href'))";
        let links = browser.js(links).await;
        for link in links.as_array().expect("a list").iter().filter_map(|link| link.as_str()).take(12) {
            go(browser, link).await;
            let named = browser.js("return document.title + ' ' + location.href").await;
            let named = named.as_str().expect("a text");
            assert!(
                !marks.given.iter().any(|mark| named.contains(mark.as_str())),
                "the page is called {named}"
            );
        }
    }
}

async fn sign(browser: &Browser, marks: &mut Marks) {
    go(browser, "#/dokumenter/utkast/risk-report").await;
    browser.wait_for("#signer-name").await;
    // Not as the manager, whose name is known.
    browser.choose("#signer-role", "2").await;
    fill_all(browser, marks).await;
    browser.click("#signer-statement label").await;
    browser.click("#sign").await;
    browser.wait_for(".export-status[data-state=done]").await;
    saved(browser).await;
    names_tell_nothing(browser, marks);
    browser.wait_for(".document__signature").await;
}

fn names_tell_nothing(browser: &Browser, marks: &Marks) {
    for name in browser.downloaded() {
        assert!(!marks.given.iter().any(|mark| name.contains(mark.as_str())), "a file is called {name}");
    }
}

/// A copy, a wrong passphrase, fields that nobody sends, a lock, and a reload.
async fn copy_and_lock(browser: &Browser, marks: &mut Marks, passphrase: &str) {
    go(browser, "#/innstillinger").await;
    browser.js("document.querySelectorAll('details').forEach((part) => { part.open = true; })").await;
    fill_all(browser, marks).await;
    browser.click("#download-copy").await;
    browser.wait_for(".toast").await;
    names_tell_nothing(browser, marks);
    browser.click("#lock").await;
    browser.wait_for("#passphrase").await;
    browser.fill("#passphrase", &marks.some(4, " ")).await;
    browser.click("#unlock").await;
    browser.wait_for_text("[role=alert]", "stemmer ikke").await;
    // A passphrase that is shown is text like any other, also when the page is left with it.
    browser.click(".secret__toggle").await;
    browser.fill("#passphrase", &marks.some(4, " ")).await;
    linger(browser).await;
    browser.reload().await;
    browser.click(".secret__toggle").await;
    unlock(browser, passphrase).await;
    walk_about(browser, marks).await;
    browser.assert_quiet().await;
}
