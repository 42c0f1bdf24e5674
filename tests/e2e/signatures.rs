//! Signing, countersigning, checking, taking answers back, and the inspection folder: each with files that leave the browser.

use super::hand::Hand;
use super::journey::{answer_nine_questions, assess};
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, open_example, reload_and_unlock, saved, start_binder, PASSPHRASE};
use klinikkvern::signing::verify;
use std::io::{Cursor, Read};
use std::path::PathBuf;

const DRAFT: &str = "#/dokumenter/utkast/risk-report";

/// Keeps a PDF for the judges, who read everything in this folder. The name tells what they must find.
pub fn leave_for_judges(name: &str, pdf: &[u8]) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/judged-in-browser");
    std::fs::create_dir_all(&folder).expect("target/ can be written");
    std::fs::write(folder.join(name), pdf).expect("target/ can be written");
}

async fn clinic_with_three_scenarios(browser: &Browser) {
    start_binder(browser).await;
    answer_nine_questions(browser, Hand::Pointer).await;
    for scenario in ["SC-01", "SC-02", "SC-04"] {
        go(browser, &format!("#/risiko/{scenario}/1")).await;
        assess(browser, Hand::Pointer, scenario).await;
        browser.click("#wizard-next").await;
        browser.until_js(&format!("!location.hash.includes('{scenario}')")).await;
    }
}

/// Signs the draft as somebody who is no manager, and returns the PDF.
async fn sign_draft(browser: &Browser, name: &str) -> Vec<u8> {
    go(browser, DRAFT).await;
    browser.fill("#signer-name", name).await;
    browser.choose("#signer-role", "2").await;
    finish_signing(browser).await
}

async fn finish_signing(browser: &Browser) -> Vec<u8> {
    browser.click("#signer-statement label").await;
    browser.click("#sign").await;
    browser.wait_for("#signed-by").await;
    browser.wait_for(".export-status[data-state=done]").await;
    let pdf = browser.take_download("risikorapport").await.1;
    // The example is never saved.
    browser.until_js("document.querySelector('.example-banner, .save-state[data-state=saved]')").await;
    pdf
}

/// Countersigns the document that is shown. The role is written by hand where it is none of the list.
async fn countersign(browser: &Browser, name: &str, role: Result<&str, &str>) -> Vec<u8> {
    browser.click("#countersign").await;
    browser.fill("#signer-name", name).await;
    match role {
        Ok(number) => browser.choose("#signer-role", number).await,
        Err(words) => {
            let last =
                browser.js("return document.querySelector('#signer-role option:last-child').value").await;
            browser.choose("#signer-role", last.as_str().expect("a value")).await;
            browser.fill("#signer-other-role", words).await;
        }
    }
    finish_signing(browser).await
}

/// Lets the page check a file, and returns the answer's code.
async fn check(browser: &Browser, name: &str, bytes: &[u8]) -> String {
    go(browser, "#/risiko").await;
    go(browser, "#/kontroller").await;
    browser.choose_file("#check-file", name, bytes).await;
    browser.wait_for(".answer").await;
    browser.until_js("document.activeElement.id === 'check-answer'").await;
    let answer = browser.js("return document.querySelector('.answer').dataset.answer").await;
    answer.as_str().expect("a code").to_owned()
}

async fn signers_shown(browser: &Browser) -> usize {
    let count =
        browser.js("return document.querySelectorAll('.signers__one[data-verdict=intact]').length").await;
    count.as_u64().unwrap_or_default() as usize
}

/// One byte of a page's content is another: the file is no longer what was signed.
fn with_one_byte_changed(pdf: &[u8]) -> Vec<u8> {
    let mut changed = pdf.to_vec();
    let at = pdf.windows(6).position(|part| part == b"stream").expect("a stream") + 40;
    changed[at] ^= 1;
    changed
}

#[tokio::test]
async fn three_people_sign_and_anybody_can_check_it() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    clinic_with_three_scenarios(&browser).await;
    let one = sign_draft(&browser, "Lena Dahl").await;
    leave_for_judges("browser-nb-certification-1.pdf", &one);
    let two = countersign(&browser, "Renate Åsli", Ok("4")).await;
    leave_for_judges("browser-nb-certification-2.pdf", &two);
    let three = countersign(&browser, "Simen", Err("Styreleder")).await;
    leave_for_judges("browser-nb-certification-3.pdf", &three);
    assert!(two.starts_with(&one) && three.starts_with(&two), "what was signed stays, byte for byte");
    let report = verify(&three).expect("a signed PDF of ours");
    assert!(report.holds(), "{report:?}");
    let told: Vec<_> = report.signatures.iter().map(|own| (own.name.as_str(), own.role.as_str())).collect();
    assert_eq!(told[0].0, "Lena Dahl");
    assert_eq!(told[2], ("Simen", "Styreleder"));

    // The archive gives the same bytes after the page was loaded anew.
    reload_and_unlock(&browser, PASSPHRASE).await;
    go(&browser, "#/dokumenter").await;
    let row = browser.text(".documents tbody").await;
    for words in ["Signert", "Lena Dahl", "Renate Åsli", "Simen"] {
        assert!(row.contains(words), "{words}: {row}");
    }
    browser.click_named("Last ned PDF: Risikorapport, versjon 1").await;
    assert!(
        browser.take_download("risikorapport").await.1 == three,
        "the archived PDF is the one that was signed"
    );

    assert_eq!(check(&browser, "rapport.pdf", &three).await, "archived");
    let answer = browser.text("#check-answer").await;
    assert!(answer.starts_with("Stemmer. Dette er Risikorapport, versjon 1, signert "), "{answer}");
    assert!(answer.ends_with("av Lena Dahl, nummer 1 av 3 i kjeden."), "{answer}");
    assert_eq!(signers_shown(&browser).await, 3);
    browser.wait_for("#check-chain[data-whole=true]").await;
    // The copy that Lena had is still genuine.
    assert_eq!(check(&browser, "rapport.pdf", &one).await, "archived");
    browser.wait_for_text(".answer", "Flere har signert").await;
    assert_eq!(check(&browser, "rapport.pdf", &with_one_byte_changed(&three)).await, "changed");
    assert_eq!(signers_shown(&browser).await, 0);
    browser.wait_for_text("#check-difference", "byte").await;
    assert_eq!(check(&browser, "brev.pdf", b"%PDF-1.4 noe helt annet").await, "not-checked");
    browser.wait_for_text("#check-answer", "ikke et dokument fra Klinikkvern").await;
    assert_eq!(check(&browser, "notat.pdf", b"Hei").await, "not-checked");

    check_elsewhere(&site, &three).await;
    browser.assert_quiet().await;
}

/// Without a binder, and while one is locked: the answer is the same, and nothing of the clinic's own is shown.
async fn check_elsewhere(site: &Site, pdf: &[u8]) {
    let visitor = Browser::start().await;
    first_visit(&visitor, site).await;
    visitor.click("#check-document").await;
    visitor.choose_file("#check-file", "rapport.pdf", pdf).await;
    visitor.wait_for_text("#check-answer", "ikke endret siden det ble signert").await;
    assert_eq!(signers_shown(&visitor).await, 3);
    visitor.wait_for_text("#read-back-section", "Åpne permen først").await;
    visitor.open(site, "#/kontroller").await;
    visitor.choose_file("#check-file", "rapport.pdf", &with_one_byte_changed(pdf)).await;
    visitor.wait_for(".answer[data-answer=changed]").await;
    visitor.open(site, "#/").await;
    start_binder(&visitor).await;
    visitor.fill("#clinic-name", "Storvik tannklinikk").await;
    saved(&visitor).await;
    assert_eq!(check(&visitor, "rapport.pdf", pdf).await, "unknown-key");
    go(&visitor, "#/risiko").await;
    visitor.click("#lock").await;
    visitor.wait_for("#passphrase").await;
    go(&visitor, "#/kontroller").await;
    visitor.choose_file("#check-file", "rapport.pdf", pdf).await;
    visitor.wait_for(".answer[data-answer=unchanged]").await;
    visitor.wait_for("#locked-hint").await;
    assert!(!visitor.text("body").await.contains("Storvik"), "nothing of the locked binder is shown");
    visitor.assert_quiet().await;
}

#[tokio::test]
async fn nobody_signs_twice_without_being_told() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    open_example(&browser).await;
    let one = sign_draft(&browser, "Åse").await;
    browser.click("#countersign").await;
    browser.fill("#signer-name", "åse").await;
    let same = "return [...document.querySelectorAll('#signer-role option')].find((own) => own.textContent === 'IKT-ansvarlig').value";
    let same = browser.js(same).await;
    browser.choose("#signer-role", same.as_str().expect("a value")).await;
    browser.click("#signer-statement label").await;
    browser.click("#sign").await;
    browser.wait_for("#signer-twice .notice").await;
    assert!(browser.downloaded().is_empty(), "nothing is signed yet");
    browser.click("#sign").await;
    let two = browser.take_download("risikorapport").await.1;
    assert_eq!(verify(&two).expect("signed").signatures.len(), 2);
    assert!(two.starts_with(&one));
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_signed_document_gives_its_answers_back() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    clinic_with_three_scenarios(&browser).await;
    let pdf = sign_draft(&browser, "Lena Dahl").await;
    check(&browser, "rapport.pdf", &pdf).await;
    browser.click("#read-back").await;
    browser.wait_for("#read-back-same").await;

    // An answer is changed by mistake.
    let answer = "document.getElementById('likelihood-0').checked";
    go(&browser, "#/risiko/SC-04/3").await;
    browser.click("label[for='likelihood-3']").await;
    browser.until_js("document.getElementById('likelihood-3').checked").await;
    saved(&browser).await;
    check(&browser, "rapport.pdf", &pdf).await;
    browser.click("#read-back").await;
    browser.wait_for_text("#read-back-changes", "SC-04").await;
    browser.click("#take-in").await;
    browser.wait_for(".toast").await;
    browser.until_js("location.hash === '#/'").await;
    browser.click_named("Angre").await;
    go(&browser, "#/risiko/SC-04/3").await;
    browser.until_js("document.getElementById('likelihood-3').checked").await;
    check(&browser, "rapport.pdf", &pdf).await;
    browser.click("#read-back").await;
    browser.click("#take-in").await;
    browser.until_js("location.hash === '#/'").await;
    go(&browser, "#/risiko/SC-04/3").await;
    browser.until_js(answer).await;
    saved(&browser).await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_new_version_says_what_has_changed_and_replaces_the_old_one() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    clinic_with_three_scenarios(&browser).await;
    sign_draft(&browser, "Lena Dahl").await;
    browser.click("#new-version").await;
    browser.fill("#signer-name", "Lena Dahl").await;
    browser.choose("#signer-role", "2").await;
    browser.fill("#signer-changes", " ").await;
    browser.click("#signer-statement label").await;
    browser.click("#sign").await;
    browser.wait_for("#signer-changes-error").await;
    browser.fill("#signer-changes", "Vi har fått ny journal.").await;
    browser.click("#sign").await;
    browser.wait_for("#signed-by").await;
    browser.wait_for_text(".document", "Vi har fått ny journal.").await;
    browser.wait_for(".export-status[data-state=done]").await;
    saved(&browser).await;
    go(&browser, "#/dokumenter").await;
    browser.wait_for_text(".documents tr[data-state=done]", "versjon 2").await;
    browser.wait_for_text(".documents tr[data-state=later]", "versjon 1").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn the_inspection_folder_holds_what_holds() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    clinic_with_three_scenarios(&browser).await;
    let signed = sign_draft(&browser, "Lena Dahl").await;
    go(&browser, "#/dokumenter").await;
    browser.click("#make-folder").await;
    browser.click("#download-folder").await;
    browser.wait_for("#folder-status .notice").await;
    let (name, bytes) = browser.take_download(".zip").await;
    assert!(name.starts_with("klinikkvern-tilsynsmappe-"), "{name}");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut names = vec![];
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut content = vec![];
        file.read_to_end(&mut content).expect("it unpacks");
        match name.as_str() {
            "00-innholdsfortegnelse.pdf" => assert!(content.starts_with(b"%PDF-1.7")),
            name if name.ends_with(".cer") => assert_eq!(content[0], 0x30, "{name} is DER"),
            name => {
                let report = verify(&content).unwrap_or_else(|cause| panic!("{name}: {cause:?}"));
                assert!(report.holds(), "{name}: {report:?}");
                assert!(content == signed, "{name} is the archived PDF");
            }
        }
        names.push(name);
    }
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names.contains(&"klinikkens-sertifikat.cer".to_owned()), "{names:?}");
    assert!(!names.concat().to_lowercase().contains("lillevik"), "no name tells whose it is: {names:?}");
    browser.assert_quiet().await;
}
