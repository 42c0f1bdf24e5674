//! The patient notice: signed, marked when a supplier is added, mended, signed again; and its web page, as patients get it.

use super::support::clinic::{small_clinic, some_day};
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, make_lock, open_example, saved};
use klinikkvern::binder::{changed_places, drafts, write, Binder};
use klinikkvern::content::Lang;
use klinikkvern::domain::{Flag, ServiceType, Supplier};
use std::rc::Rc;

const NOTICE: &str = "#/pasientinfo";
const DRAFT: &str = "#/dokumenter/utkast/patient-notice";
const RECIPIENTS: &str = "#/pasientinfo/N-05/full/nb";

/// The places that a named SMS supplier in the USA changes in a clinic that sends SMS already.
const CHANGED: [&str; 2] = ["Hvem deler vi med?", "Sender vi noe ut av EØS?"];

/// A clinic that sends its patients SMS, and has not entered through whom.
fn clinic() -> Binder {
    let mut binder = small_clinic();
    let clinic = Rc::make_mut(&mut binder.sections.clinic);
    clinic.suppliers.retain(|supplier| supplier.service != ServiceType::Messaging);
    clinic.ticked.insert(Flag::SmsReminders);
    binder
}

async fn open_binder(browser: &Browser, site: &Site, binder: &Binder) {
    first_visit(browser, site).await;
    browser.choose_file("#open-file", "perm.json", write(binder).as_bytes()).await;
    make_lock(browser).await;
    browser.wait_for(".app-header__clinic").await;
    saved(browser).await;
}

/// Reads and signs what waits for a signature.
async fn sign(browser: &Browser) {
    browser.click("#sign-notice").await;
    browser.until_js(&format!("location.hash === '{DRAFT}'")).await;
    browser.fill("#signer-name", "Åse Lund").await;
    browser.choose("#signer-role", "2").await;
    browser.click("#signer-statement label").await;
    browser.click("#sign").await;
    browser.wait_for("#signed-by").await;
    browser.wait_for(".export-status[data-state=done]").await;
    browser.take_download(".pdf").await;
    saved(browser).await;
}

/// What the journey needs of its clinic, told before a browser starts.
#[test]
fn the_clinic_of_the_journey_can_sign_and_a_supplier_changes_two_places() {
    let notice = |binder: &Binder| {
        let found = drafts(binder, Lang::Nb, some_day());
        found.into_iter().find(|draft| draft.document.kind == "patient-notice").expect("a notice")
    };
    let before = notice(&clinic());
    let blockers: Vec<&str> = before.blockers.iter().map(|blocker| blocker.text.as_str()).collect();
    assert!(blockers.is_empty(), "{blockers:?}");
    let mut binder = clinic();
    Rc::make_mut(&mut binder.sections.clinic).suppliers.push(Supplier {
        id: "sms".into(),
        name: "Meldingen AS".into(),
        service: ServiceType::Messaging,
        country: "US".into(),
        ..Supplier::default()
    });
    let after = notice(&binder);
    let places = changed_places("patient-notice", &before.document.data, &after.document.data, Lang::Nb);
    assert_eq!(places, CHANGED);
}

#[tokio::test]
async fn a_new_supplier_marks_the_signed_notice_until_it_is_signed_again() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    open_binder(&browser, &site, &clinic()).await;

    // Words of the clinic's own, so that there is something to accept.
    go(&browser, RECIPIENTS).await;
    browser.fill("#own-text", "Vi deler bare det vi må.").await;
    browser.wait_for_text("#text-state", "egne ord").await;
    browser.wait_for_text("#readability", "LIX").await;
    go(&browser, NOTICE).await;
    browser.wait_for_text("#parts", "Egne ord").await;
    sign(&browser).await;
    go(&browser, NOTICE).await;
    browser.wait_for_text("main .notice[data-tone=ok]", "Versjon 1").await;

    go(&browser, "#/klinikk/leverandorer").await;
    browser.click_named("Legg til leverandør").await;
    browser.choose("#supplier-service", "messaging").await;
    browser.fill("#supplier-name", "Meldingen AS").await;
    browser.choose("#supplier-country", "US").await;
    saved(&browser).await;

    go(&browser, "#/dokumenter").await;
    browser.wait_for_text("main", "Passer ikke lenger").await;
    for place in CHANGED {
        browser.wait_for_text("main", place).await;
    }
    go(&browser, NOTICE).await;
    browser.wait_for_text("#changes", "Passer ikke lenger").await;
    let told = browser
        .js("return [...document.querySelectorAll('#changes .notice > ul > li > a')].map((link) => link.textContent)")
        .await;
    assert_eq!(told, serde_json::json!(CHANGED), "the two places that changed");
    browser.wait_for_text("#changes", "Meldingen AS").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "the notice with its changes");

    // What must be mended comes before the signature.
    browser.click("#mend-notice").await;
    browser.until_js(&format!("location.hash === '{RECIPIENTS}'")).await;
    browser.wait_for_text("#outdated", "Meldingen AS").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "words that no longer fit");
    browser.click("#keep-words").await;
    browser.wait_gone("#keep-words").await;
    assert_eq!(
        browser.js("return document.getElementById('own-text').value").await,
        "Vi deler bare det vi må."
    );
    // Back to the ready text is one click, and can be undone.
    browser.click("#reset-text").await;
    browser.wait_for_text("#text-state", "den ferdige teksten").await;
    browser.wait_for_text("#readability", "LIX").await;

    go(&browser, NOTICE).await;
    sign(&browser).await;
    browser.wait_for_text("main", "Meldingen AS").await;
    go(&browser, NOTICE).await;
    browser.wait_for_text("main .notice[data-tone=ok]", "Versjon 2").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn the_web_page_is_accessible_wherever_it_is_put() {
    let site = Site::start(&built_app());
    // Another origin, as the clinic's own site is: nothing of the app reaches the page there.
    let own_site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    open_example(&browser).await;
    let mut pages = vec![];
    for view in ["full/nb", "full/en", "easy/nb", "easy/en"] {
        go(&browser, &format!("{NOTICE}/forhandsvis/{view}")).await;
        browser.click("#download-page").await;
        let (name, page) = browser.take_download(".html").await;
        assert!(!name.to_lowercase().contains("normland"), "a file name does not tell whose it is: {name}");
        browser.click("#download-text").await;
        let text = browser.take_download(".txt").await.1;
        assert!(String::from_utf8(text).expect("UTF-8").contains("Normland"));
        pages.push((view, name, page));
    }
    browser.assert_quiet().await;
    for (view, name, page) in pages {
        own_site.replace(&name, page);
        for (scheme, width) in [("light", 1280), ("dark", 320)] {
            browser.viewport(width, 900);
            browser.prefer(&[("prefers-color-scheme", scheme)]);
            browser.js(&format!("location.href = '{}'", own_site.url(&name))).await;
            let there =
                format!("location.href === '{}' && document.readyState === 'complete'", own_site.url(&name));
            browser.until_js(&there).await;
            let open = "document.querySelectorAll('details').forEach((details) => details.open = true)";
            for opened in [false, true] {
                if opened {
                    browser.js(open).await;
                }
                assert_eq!(browser.axe().await, Vec::<String>::new(), "{view} {scheme} {width} {opened}");
                let fits = "return document.documentElement.scrollWidth <= innerWidth";
                assert_eq!(browser.js(fits).await, true, "{view} {width}: it scrolls sideways");
            }
        }
    }
    let asked = own_site.requests();
    assert!(asked.iter().all(|line| line.contains(".html") || line.contains("favicon")), "{asked:?}");
}
