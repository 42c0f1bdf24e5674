//! Access without a pointer: a list of staff becomes people with roles, the register is signed, and a role is read and
//! changed as a table.

use super::hand::Hand;
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, open_example, reload_and_unlock, saved, start_binder, PASSPHRASE};
use fantoccini::key::Key;
use klinikkvern::documents::sheet::{to_xlsx, Sheet};
use klinikkvern::signing::verify;

const KEYS: Hand = Hand::Keyboard;

/// Eight people of a small clinic, as their wages system lists them.
const STAFF: [(&str, &str); 8] = [
    ("Åse Lund", "Daglig leder"),
    ("Lena Moe", "Fastlege"),
    ("Per Dahl", "Fastlege"),
    ("Kari Vik", "Sykepleier"),
    ("Ida Strand", "Helsesekretær"),
    ("Nils Berg", "Helsesekretær"),
    ("Mona Lie", "Bioingeniør"),
    ("Odd Haug", "IKT-ansvarlig"),
];

fn staff_list() -> Vec<u8> {
    let row = |(name, role): &(&str, &str)| vec![(*name).to_owned(), (*role).to_owned()];
    let columns = vec!["Navn".to_owned(), "Stilling".to_owned()];
    to_xlsx(&Sheet { title: "Ansatte".into(), columns, rows: STAFF.iter().map(row).collect() })
        .expect("a workbook")
}

/// How many lines the register shows as in force.
async fn lines(browser: &Browser) -> usize {
    let count = "return [...document.querySelectorAll('main table')].filter((own) => own.caption.innerText === 'Gjelder nå')
        .flatMap((own) => [...own.tBodies[0].rows]).length";
    usize::try_from(browser.js(count).await.as_u64().unwrap_or_default()).expect("a count")
}

#[tokio::test]
async fn eight_people_come_from_a_list_and_stand_in_a_signed_register_by_keyboard_alone() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    start_binder(&browser).await;
    go(&browser, "#/tilgang").await;
    KEYS.press(&browser, "#next-step").await;
    browser.until_js("location.hash === '#/tilgang/importer'").await;
    browser.choose_file("#staff-file", "ansatte.xlsx", &staff_list()).await;
    browser.wait_for_text("#staff-preview", "8 rader").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "the preview of the list");
    assert!(browser.text("main").await.contains("Helsesekretær"), "the roles are guessed from the words");
    KEYS.press(&browser, "#accept-staff").await;
    browser.until_js("location.hash === '#/tilgang/register'").await;
    browser.wait_for_text("main", "Ida Strand").await;
    assert_eq!(lines(&browser).await, 0, "a proposal gives nobody access");
    KEYS.press(&browser, "#enter-all").await;
    browser.wait_gone("#proposals").await;
    assert_eq!(lines(&browser).await, STAFF.len());
    saved(&browser).await;

    KEYS.press(&browser, "#sign-register").await;
    browser.until_js("location.hash === '#/dokumenter/utkast/access-register'").await;
    KEYS.write(&browser, "#signer-name", "Åse Lund").await;
    browser.tab_to("#signer-agrees").await;
    browser.press_together(&[' ']).await;
    KEYS.press(&browser, "#sign").await;
    browser.wait_for(".export-status[data-state=done]").await;
    let (name, pdf) = browser.take_download("autorisasjonsregister").await;
    assert!(!name.to_lowercase().contains("lund"), "a file name tells nobody's name: {name}");
    assert!(verify(&pdf).is_ok_and(|report| report.holds()), "the register is signed");
    saved(&browser).await;
    withdrawn_by_keyboard(&browser).await;
    browser.assert_quiet().await;
}

/// One of them goes: the line is withdrawn, and stays.
async fn withdrawn_by_keyboard(browser: &Browser) {
    go(browser, "#/tilgang/register").await;
    KEYS.press(browser, "main table th a").await;
    KEYS.press(browser, "#withdraw").await;
    browser.until_js("location.hash.endsWith('/trekk')").await;
    // Without a day and a reason the page says what to do, and the focus goes there.
    KEYS.press(browser, "#withdraw-now").await;
    browser.wait_for_text(".error-summary", "Skriv når tilgangen ble stengt.").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "a withdrawal that lacks something");
    browser.tab_to("#withdrawn-at").await;
    // The same in whichever order this browser asks for day and month.
    browser.type_text("11112026").await;
    browser.until_js("document.getElementById('withdrawn-at-time').value === '08:00'").await;
    browser.tab_to("#withdrawn-reason").await;
    browser.type_text("Sluttet").await;
    browser.until_js("document.getElementById('withdrawn-reason').value === 'left'").await;
    KEYS.press(browser, "#withdraw-now").await;
    browser.wait_for_text("main", "Trukket tilbake").await;
    saved(browser).await;
    reload_and_unlock(browser, PASSPHRASE).await;
    go(browser, "#/tilgang/register").await;
    assert_eq!(lines(browser).await, STAFF.len() - 1);
    browser.wait_for_text("main", "Avsluttet").await;
}

#[tokio::test]
async fn a_role_is_a_table_for_everybody_and_fits_a_phone() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    open_example(&browser).await;
    for width in [1280, 320] {
        browser.viewport(width, 900);
        go(&browser, "#/tilgang/roller/RO-01").await;
        let wide = browser.js("return document.documentElement.scrollWidth").await;
        assert_eq!(wide, width, "no scrolling sideways");
        assert_eq!(browser.axe().await, Vec::<String>::new(), "the matrix at {width}");
        let shape = "const table = document.querySelector('main [role=table]');
            return ['row', 'columnheader', 'rowheader', 'cell'].map((role) => table.querySelectorAll(`[role=${role}]`).length)";
        assert_eq!(browser.js(shape).await, serde_json::json!([15, 4, 14, 42]), "a table at {width}");
    }
    browser.tab_to("a[href='#/tilgang/roller/RO-01/IC-02']").await;
    browser.press(Key::Enter).await;
    browser.until_js("location.hash === '#/tilgang/roller/RO-01/IC-02'").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "the rights to one kind of information");
    browser.tab_to("#rights-0").await;
    browser.press_together(&[' ']).await;
    browser.wait_for_text("main [role=status]", "Strøket: lese.").await;
    KEYS.press(&browser, "main .button-row a").await;
    browser.wait_for_text("main", "Endret fra malen: 1").await;
    browser.assert_quiet().await;
}
