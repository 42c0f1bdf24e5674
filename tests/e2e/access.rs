//! Access without a pointer: a list of staff becomes people with roles, the register is signed, somebody leaves, access is
//! checked, and a role is read and changed as a table.

use super::hand::Hand;
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, open_example, reload_and_unlock, saved, start_binder, PASSPHRASE};
use fantoccini::key::Key;
use klinikkvern::documents::sheet::{to_xlsx, Sheet};
use klinikkvern::signing::verify;
use serde_json::json;

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
async fn from_a_list_of_staff_to_a_signed_yearly_check_by_keyboard_alone() {
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
    the_roles_are_theirs(&browser).await;
    everybody_is_entered(&browser).await;
    saved(&browser).await;

    KEYS.press(&browser, "#sign-register").await;
    browser.until_js("location.hash === '#/dokumenter/utkast/access-register'").await;
    sign(&browser, "Åse Lund", "autorisasjonsregister").await;
    saved(&browser).await;

    one_of_them_leaves(&browser).await;
    KEYS.press(&browser, "#sign-list").await;
    browser.until_js("location.hash.startsWith('#/dokumenter/utkast/access-event-')").await;
    sign(&browser, "Åse Lund", "luttliste").await;
    saved(&browser).await;
    reload_and_unlock(&browser, PASSPHRASE).await;
    go(&browser, "#/tilgang/register").await;
    assert_eq!(lines(&browser).await, STAFF.len() - 1);
    browser.wait_for_text("main", "Avsluttet").await;

    go(&browser, "#/tilgang/kontroll").await;
    everybody_else_is_checked(&browser).await;
    KEYS.press(&browser, "#sign-control").await;
    browser.until_js("location.hash.startsWith('#/dokumenter/utkast/access-control-')").await;
    sign(&browser, "Åse Lund", "ontroll").await;
    browser.assert_quiet().await;
}

/// The overview leads to the roles of those who came, and each role stands there as a table.
async fn the_roles_are_theirs(browser: &Browser) {
    KEYS.press(browser, "main a[href='#/tilgang']").await;
    browser.until_js("location.hash === '#/tilgang'").await;
    KEYS.press(browser, "#next-step").await;
    browser.until_js("location.hash === '#/tilgang/roller'").await;
    browser.wait_for_text("main table", "Helsesekretær").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "the roles");
    KEYS.press(browser, "main table a[href='#/tilgang/roller/RO-01']").await;
    browser.until_js("location.hash === '#/tilgang/roller/RO-01'").await;
    KEYS.press(browser, "main .button-row a[href='#/tilgang/roller']").await;
    browser.until_js("location.hash === '#/tilgang/roller'").await;
    KEYS.press(browser, "main a[href='#/tilgang']").await;
    browser.until_js("location.hash === '#/tilgang'").await;
    KEYS.press(browser, "main a[href='#/tilgang/register']").await;
    browser.until_js("location.hash === '#/tilgang/register'").await;
}

/// All that is ready is entered at once. Who runs the machines is entered when the safeguards are chosen.
async fn everybody_is_entered(browser: &Browser) {
    browser.tab_to("#all-from").await;
    browser.type_text("01012026").await;
    browser.until_js("document.getElementById('all-from').value === '2026-01-01'").await;
    KEYS.press(browser, "#enter-all").await;
    browser.until_js("document.querySelectorAll('[aria-labelledby=proposals] tbody tr').length === 1").await;
    assert_eq!(lines(browser).await, STAFF.len() - 1, "technical staff wait for their safeguards");
    KEYS.press(browser, "[aria-labelledby=proposals] tbody a").await;
    browser.wait_for("#grant-safeguards").await;
    KEYS.tick(browser, "grant-safeguards", 0).await;
    browser.tab_to("#grant-from").await;
    browser.type_text("01012026").await;
    browser.until_js("document.getElementById('grant-from').value === '2026-01-01'").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "the form of an authorisation");
    KEYS.press(browser, "#enter").await;
    browser.until_js("location.hash === '#/tilgang/register'").await;
    browser.wait_gone("#proposals").await;
    assert_eq!(lines(browser).await, STAFF.len());
}

/// Signs the draft that is shown, and looks at the file that comes of it.
async fn sign(browser: &Browser, name: &str, file: &str) {
    KEYS.write(browser, "#signer-name", name).await;
    browser.tab_to("#signer-agrees").await;
    browser.press_together(&[' ']).await;
    KEYS.press(browser, "#sign").await;
    browser.wait_for("#signed-by").await;
    browser.wait_for(".export-status[data-state=done]").await;
    let (called, pdf) = browser.take_download(file).await;
    let told = called.to_lowercase();
    for name in ["lund", "lena", "åse", "ida"] {
        assert!(!told.contains(name), "a file name tells nobody's name: {called}");
    }
    assert!(verify(&pdf).is_ok_and(|report| report.holds()), "{called} is signed");
}

/// Fills in the withdrawal that is shown.
async fn withdraw(browser: &Browser) {
    browser.tab_to("#withdrawn-at").await;
    // The same in whichever order this browser asks for day and month.
    browser.type_text("11112026").await;
    browser.until_js("document.getElementById('withdrawn-at-time').value === '08:00'").await;
    browser.tab_to("#withdrawn-reason").await;
    browser.type_text("Sluttet").await;
    browser.until_js("document.getElementById('withdrawn-reason').value === 'left'").await;
    KEYS.press(browser, "#withdraw-now").await;
    browser.wait_for_text("main", "Trukket tilbake").await;
}

/// The first of the register leaves: the line is withdrawn, and each thing is ticked with day and time.
async fn one_of_them_leaves(browser: &Browser) {
    go(browser, "#/tilgang").await;
    KEYS.press(browser, "main table a[href^='#/tilgang/person/']").await;
    browser.until_js("location.hash.startsWith('#/tilgang/person/')").await;
    let person = browser.js("return location.hash").await;
    KEYS.press(browser, "#begin-event").await;
    browser.until_js(&format!("location.hash === {person} + '/ny'")).await;
    KEYS.pick(browser, "event-kind", 3).await;
    browser.tab_to("#event-day").await;
    browser.type_text("11112026").await;
    browser.until_js("document.getElementById('event-day').value === '2026-11-11'").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "what happens");
    KEYS.press(browser, "#make-list").await;
    browser.until_js("location.hash.startsWith('#/tilgang/hendelse/')").await;
    browser.wait_for_text("main h1", "Sluttliste").await;
    let list = browser.js("return location.hash").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "the list");

    KEYS.press(browser, "main table a[href$='/trekk']").await;
    browser.until_js("location.hash.endsWith('/trekk')").await;
    // Without a day and a reason the page says what to do.
    KEYS.press(browser, "#withdraw-now").await;
    browser.wait_for_text(".error-summary", "Skriv når tilgangen ble stengt.").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "a withdrawal that lacks something");
    withdraw(browser).await;
    KEYS.press(browser, &format!("main a[href={person}]")).await;
    browser.until_js(&format!("location.hash === {person}")).await;
    KEYS.press(browser, "#go-on").await;
    browser.until_js(&format!("location.hash === {list}")).await;

    // What is ticked is done now, unless the page is told another day. Without any it asks for one.
    browser
        .until_js(
            "document.getElementById('ticked-at').value && document.getElementById('ticked-at-time').value",
        )
        .await;
    browser.tab_to("#ticked-at").await;
    browser.press(Key::Backspace).await;
    browser.until_js("!document.getElementById('ticked-at').value").await;
    KEYS.press(browser, DONE).await;
    browser.wait_for_text("main", "Skriv dato og klokkeslett før du krysser av.").await;
    // The page has put the focus into the date, so one types at once. Tab would pass on to the month.
    browser.until_js("document.activeElement.id === 'ticked-at'").await;
    browser.type_text("11112026").await;
    browser.until_js("document.getElementById('ticked-at').value === '2026-11-11'").await;
    let all = count(browser, DONE).await;
    assert!(all >= 12, "the record, the keys, and every step: {all}");
    for left in (0..all).rev() {
        KEYS.press(browser, DONE).await;
        browser.until_js(&format!("document.querySelectorAll(`{DONE}`).length === {left}")).await;
    }
    browser.wait_for_text("main [role=status]", &format!("{all} av {all} punkter er gjort")).await;
}

/// The buttons of what is not ticked.
const DONE: &str = "main button[aria-label^='Gjort:']";

async fn count(browser: &Browser, css: &str) -> usize {
    let found = browser.js(&format!("return document.querySelectorAll(`{css}`).length")).await;
    usize::try_from(found.as_u64().unwrap_or_default()).expect("a count")
}

/// A check from its reason to its end: one person's access changes, the others' stays.
async fn everybody_else_is_checked(browser: &Browser) {
    KEYS.pick(browser, "trigger", 0).await;
    KEYS.press(browser, "#begin-control").await;
    browser.wait_for("a#next-person").await;
    let people = count(browser, "main tbody tr").await;
    assert_eq!(people, STAFF.len() - 1, "who has left is not asked about");
    assert_eq!(browser.axe().await, Vec::<String>::new(), "a check");
    KEYS.press(browser, "a#next-person").await;
    for person in 0..people {
        browser.wait_for("#outcome").await;
        let here = browser.js("return location.hash").await;
        KEYS.pick(browser, "ask-still_here", 0).await;
        if person == 0 {
            KEYS.pick(browser, "ask-rights_right", 1).await;
            browser.wait_for_text("main", "Stryk det som ikke trengs.").await;
            KEYS.pick(browser, "outcome", 1).await;
            assert_eq!(browser.axe().await, Vec::<String>::new(), "one person of a check");
        } else {
            KEYS.pick(browser, "outcome", 0).await;
        }
        KEYS.press(browser, "#next-person").await;
        browser.until_js(&format!("location.hash !== {here}")).await;
    }
    for question in ["control-self", "control-log", "control-blocking"] {
        KEYS.pick(browser, question, 0).await;
    }
    browser.tab_to("#control-by").await;
    browser.type_text("Lena").await;
    browser
        .until_js("document.getElementById('control-by').selectedOptions[0].text.startsWith('Lena')")
        .await;
    KEYS.press(browser, "#finish-control").await;
    browser.wait_for("#sign-control").await;
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
        let sideways = browser.js("return document.documentElement.scrollWidth > innerWidth").await;
        assert_eq!(sideways, false, "no scrolling sideways at {width}");
        assert_eq!(browser.axe().await, Vec::<String>::new(), "the matrix at {width}");
        assert_eq!(heard(&browser), [1, 15, 4, 14, 42], "a table with its headers at {width}");
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

/// What a screen reader gets of the page's table: how many tables, rows, column headers, row headers and cells.
fn heard(browser: &Browser) -> [usize; 5] {
    let tree = browser.chromium("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let heard = |role: &str| {
        nodes.iter().filter(|node| node["ignored"] != true && node["role"]["value"] == role).count()
    };
    ["table", "row", "columnheader", "rowheader", "cell"].map(heard)
}
