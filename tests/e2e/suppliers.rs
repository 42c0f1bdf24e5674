//! A clinic asks its supplier, the supplier answers in a browser of its own, and both sign the agreement. Only files pass
//! between the two.

use super::signatures::leave_for_judges;
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, make_lock, reload_and_unlock, saved, PASSPHRASE};
use crate::completeness::{everything_asked, preset_ids, question_ids, supplier_id, DAY, LAW};
use klinikkvern::binder::{drafts, write, Binder};
use klinikkvern::content::Lang;
use klinikkvern::domain::{DataRole, ServiceType, Supplier};
use klinikkvern::features::suppliers::answering::pages;
use klinikkvern::features::suppliers::content::{cover, AnswerKind, Good, Preset, Question, QuestionSet};
use klinikkvern::features::suppliers::dossier::Origin;
use klinikkvern::features::suppliers::model::{AgreementChange, Change, Edit};
use klinikkvern::features::Edit as AnyEdit;
use klinikkvern::signing::verify;
use std::rc::Rc;

/// `ux.md` J2. Raising one of these needs a reason in the changelog.
const MOST_CLICKS_TO_ANSWER: usize = 50;
const MOST_CLICKS_TO_IMPORT: usize = 8;

const SUPPLIER: &str = "#/leverandorer/timebok";
/// Where each agreement is read and signed, before the supplier's id.
const AGREEMENT: &str = "#/dokumenter/utkast/processor-agreement";

fn timebok() -> Supplier {
    let preset = Preset::of(ServiceType::OnlineBooking).expect("a preset");
    Supplier {
        id: "timebok".into(),
        name: "Timebok AS".into(),
        service: ServiceType::OnlineBooking,
        contact: "Ingrid Vik".into(),
        email: "ingrid@timebok.example".into(),
        country: "NO".into(),
        role: Some(DataRole::Processor),
        data: preset.categories.iter().copied().collect(),
        ..Supplier::default()
    }
}

/// The example's clinic with one supplier of its own, and the cover page of their agreement filled in.
fn clinic() -> Binder {
    let mut binder = Binder::new("0123456789ab".into(), DAY);
    binder.sections.clinic = Binder::example(Lang::Nb, DAY).sections.clinic;
    Rc::make_mut(&mut binder.sections.clinic).suppliers = vec![timebok()];
    let mut change = |change| {
        let change = Change::Agreement(change);
        binder.apply(AnyEdit::Suppliers(Edit::Dossier("timebok".into(), change)));
    };
    change(AgreementChange::Origin(Origin::Ours));
    for group in &Preset::of(ServiceType::OnlineBooking).expect("a preset").persons {
        change(AgreementChange::TogglePersons(group.clone()));
    }
    let from_facts =
        ["controller", "processor", "data", "persons", "sub_processors", "countries", "contacts"];
    for field in cover().iter().filter(|field| !from_facts.contains(&field.id.as_str())) {
        change(AgreementChange::Cover(field.id.clone(), "Slik vi har avtalt.".into()));
    }
    binder
}

/// Opens a binder from a file, and locks it.
pub async fn open_binder(browser: &Browser, site: &Site, binder: &Binder) {
    first_visit(browser, site).await;
    browser.choose_file("#open-file", "perm.json", write(binder).as_bytes()).await;
    make_lock(browser).await;
    browser.wait_for(".app-header__clinic").await;
    saved(browser).await;
}

/// Makes the request. Returns the route behind the link, and the file.
async fn ask(browser: &Browser) -> (String, Vec<u8>) {
    go(browser, &format!("{SUPPLIER}/foresporsel")).await;
    browser.click_named("Lag forespørsel").await;
    browser.wait_for("#request-mail").await;
    let mail = browser.js("return document.getElementById('request-mail').value").await;
    let mail = mail.as_str().expect("a text").to_owned();
    let start = mail.find("#/svar?f=").expect("the mail holds the link");
    let route = mail[start..].split_whitespace().next().expect("a link").to_owned();
    assert!(route.len() <= 1_800, "a link that mail systems keep whole");
    browser.click_named("Last ned filen").await;
    let (name, file) = browser.take_download(".klinikkskjema").await;
    assert!(!name.to_lowercase().contains("timebok"), "a file name does not tell whose it is: {name}");
    saved(browser).await;
    (route, file)
}

/// Clicks the good answer of a question, or writes one.
async fn answer(browser: &Browser, question: &Question) {
    let id = &question.id;
    match question.answer {
        // One answer falls short, so that the clinic has something to look at.
        AnswerKind::YesPartlyNo if id == "D-14" => {
            browser.click(&format!("label[for='{id}-choice-1']")).await;
            browser.fill(&format!("#{id}-note"), "Alt er kryptert under overføring, ikke i ro.").await;
        }
        AnswerKind::YesPartlyNo => {
            let good = if question.good == Some(Good::Yes) { 0 } else { 2 };
            browser.click(&format!("label[for='{id}-choice-{good}']")).await;
        }
        AnswerKind::Choice => {
            let good = question.options.iter().position(|option| option.ok).expect("a good option");
            browser.click(&format!("label[for='{id}-option-{good}']")).await;
        }
        AnswerKind::Date => {
            let day = format!(
                "const field = document.getElementById('{id}-note'); field.value = '2026-06-18';
                 for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {{ bubbles: true }}));"
            );
            browser.wait_for(&format!("#{id}-note")).await;
            browser.js(&day).await;
        }
        AnswerKind::Text | AnswerKind::List | AnswerKind::Countries => {
            browser.fill(&format!("#{id}-note"), "Norge. Se avtalen.").await;
        }
    }
}

/// The supplier's whole visit. Returns the answer file and the signed PDF.
async fn answer_all(browser: &Browser, site: &Site, route: &str) -> (Vec<u8>, Vec<u8>) {
    let set = QuestionSet::of(&timebok());
    browser.open(site, route).await;
    assert_eq!(
        browser.js("return document.querySelectorAll('.app-nav').length").await,
        0,
        "no clinic's menu"
    );
    let before = browser.clicks();
    browser.click("#start-answers").await;
    browser.fill("#answer-company", "Timebok AS").await;
    browser.fill("#answer-name", "Ingrid Vik").await;
    browser.fill("#answer-role", "Daglig leder").await;
    browser.click("#wizard-next").await;
    for (index, page) in pages(&set).iter().enumerate() {
        let here = format!("#/svar/{}", index + 1);
        browser.until_js(&format!("location.hash === '{here}' && document.querySelector('main h1')")).await;
        for question in &page.questions {
            answer(browser, question).await;
        }
        browser.click("#wizard-next").await;
    }
    browser.until_js("location.hash === '#/svar/oppsummering'").await;
    browser.wait_for(".notice[data-tone=ok]").await;
    browser.click("#wizard-next").await;
    browser.until_js("location.hash === '#/svar/signer'").await;
    browser.click("#answers-statement label").await;
    browser.click("#sign-answers").await;
    browser.click("#download-answers").await;
    let file = browser.take_download(".klinikkskjema").await.1;
    browser.click("#download-answers-pdf").await;
    let pdf = browser.take_download(".pdf").await.1;
    browser.click("#copy-mail").await;
    let clicks = browser.clicks() - before;
    println!("the supplier answered with {clicks} clicks");
    assert!(clicks <= MOST_CLICKS_TO_ANSWER, "{clicks} clicks; the goal is {MOST_CLICKS_TO_ANSWER}");
    (file, pdf)
}

/// One byte of what was signed is another.
fn altered(pdf: &[u8]) -> Vec<u8> {
    let mut altered = pdf.to_vec();
    let at = pdf.windows(6).position(|part| part == b"stream").expect("a stream") + 40;
    altered[at] ^= 1;
    altered
}

/// Takes in the signed PDF; the answer file is then one that was taken in before.
async fn take_in(browser: &Browser, file: &[u8], pdf: &[u8]) {
    go(browser, SUPPLIER).await;
    let before = browser.clicks();
    browser.click(&format!("a[href='{SUPPLIER}/svar']")).await;
    browser.choose_file("#answer-file", "endret.pdf", &altered(pdf)).await;
    browser.wait_for_text("main [role=alert]", "endret etter at den ble signert").await;
    browser.choose_file("#answer-file", "svar.pdf", pdf).await;
    browser.wait_for_text("#answer-signers", "Ingrid Vik, Daglig leder, Timebok AS").await;
    browser.wait_for_text("#answer-signers", "Vi husker nøkkelen").await;
    browser.wait_for_text("main", "D-14").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "the preview of the answers");
    browser.click_named("Godta svarene").await;
    browser.until_js(&format!("location.hash === '{SUPPLIER}/vurdering'")).await;
    let clicks = browser.clicks() - before + 1; // Choosing the file is a click, too.
    println!("the clinic took the answers in with {clicks} clicks");
    assert!(clicks <= MOST_CLICKS_TO_IMPORT, "{clicks} clicks; the goal is {MOST_CLICKS_TO_IMPORT}");
    saved(browser).await;
    go(browser, &format!("{SUPPLIER}/svar")).await;
    browser.choose_file("#answer-file", "svar.klinikkskjema", file).await;
    browser.wait_for("main [role=alert] .notice").await;
    assert_eq!(browser.js("return document.getElementById('preview')").await, serde_json::Value::Null);
}

/// The clinic signs the agreement. Returns the PDF.
async fn sign_agreement(browser: &Browser) -> Vec<u8> {
    go(browser, &format!("{AGREEMENT}-timebok")).await;
    browser.fill("#signer-name", "Åse Lund").await;
    browser.choose("#signer-role", "2").await;
    browser.click("#signer-statement label").await;
    browser.click("#sign").await;
    browser.wait_for("#signed-by").await;
    browser.wait_for(".export-status[data-state=done]").await;
    let pdf = browser.take_download(".pdf").await.1;
    saved(browser).await;
    pdf
}

/// The supplier checks the PDF that it got, and adds its signature.
async fn countersign(browser: &Browser, pdf: &[u8]) -> Vec<u8> {
    go(browser, "#/kontroller").await;
    browser.choose_file("#check-file", "avtale.pdf", pdf).await;
    browser.wait_for(".answer[data-answer=unchanged]").await;
    browser.click("#own-signature summary").await;
    browser.click("#own-sign").await;
    browser.wait_for(".error-summary").await;
    browser.fill("#own-name", "Ingrid Vik").await;
    browser.fill("#own-role", "Daglig leder").await;
    browser.fill("#own-firm", "Timebok AS").await;
    browser.click("#own-statement label").await;
    browser.click("#own-sign").await;
    browser.wait_for("#countersigned").await;
    assert_eq!(browser.axe().await, Vec::<String>::new(), "what is said after countersigning");
    browser.take_download("medunderskrevet").await.1
}

/// The clinic takes the countersigned PDF back on the document's page, which is open.
async fn take_back(browser: &Browser, others: [&[u8]; 2], pdf: &[u8]) {
    browser.click("#take-back summary").await;
    for (wrong, words) in others.into_iter().zip(["et annet dokument", "ingen ny signatur"]) {
        browser.choose_file("#take-back-file", "feil.pdf", wrong).await;
        browser.wait_for_text("#take-back-refused", words).await;
    }
    browser.choose_file("#take-back-file", "endret.pdf", &altered(pdf)).await;
    browser.wait_for_text("#take-back-refused", "endret etter at den ble signert").await;
    browser.choose_file("#take-back-file", "avtale.pdf", pdf).await;
    browser.wait_for_text("#take-back-preview", "Timebok AS").await;
    assert!(
        !browser.text("#signed-by").await.contains("Ingrid"),
        "nothing is taken in before it is accepted"
    );
    browser.click("#take-back-accept").await;
    browser.wait_for_text("#signed-by", "Ingrid Vik").await;
    saved(browser).await;
}

/// What the journey needs of its clinic, told before a browser starts.
#[test]
fn the_clinic_of_the_journey_asks_24_questions_and_can_sign_its_agreement() {
    assert_eq!(QuestionSet::of(&timebok()).questions().len(), 24);
    let draft = drafts(&clinic(), Lang::Nb, DAY)
        .into_iter()
        .find(|draft| draft.document.kind == "processor-agreement-timebok")
        .expect("the clinic uses its own text");
    let blockers: Vec<&str> = draft.blockers.iter().map(|blocker| blocker.text.as_str()).collect();
    assert!(blockers.is_empty(), "{blockers:?}");
}

#[tokio::test]
async fn a_supplier_answers_and_both_sign_the_agreement() {
    let site = Site::start(&built_app());
    let clinic_browser = Browser::start().await;
    open_binder(&clinic_browser, &site, &clinic()).await;
    let (route, request) = ask(&clinic_browser).await;

    let supplier_browser = Browser::start().await;
    first_visit(&supplier_browser, &site).await;
    // The file opens the same questions as the link.
    supplier_browser.open(&site, "#/svar").await;
    supplier_browser.choose_file("#open-answers", "sporsmal.klinikkskjema", &request).await;
    supplier_browser.wait_for("#start-answers").await;
    supplier_browser.open(&site, "#/").await;
    let (file, answers) = answer_all(&supplier_browser, &site, &route).await;
    leave_for_judges("answers-nb-certification-1.pdf", &answers);
    let report = verify(&answers).expect("a signed PDF of ours");
    assert!(report.holds(), "{report:?}");
    assert_eq!(report.signatures[0].organisation, "Timebok AS");

    take_in(&clinic_browser, &file, &answers).await;
    let one = sign_agreement(&clinic_browser).await;
    let two = countersign(&supplier_browser, &one).await;
    leave_for_judges("agreement-nb-certification-2.pdf", &two);
    assert!(two.starts_with(&one), "what the clinic signed stays, byte for byte");
    take_back(&clinic_browser, [&answers, &one], &two).await;

    // The archive has both signatures, also after the page was loaded anew.
    reload_and_unlock(&clinic_browser, PASSPHRASE).await;
    clinic_browser.wait_for_text("#signed-by", "Ingrid Vik").await;
    clinic_browser.click("#download-pdf").await;
    let archived = clinic_browser.take_download(".pdf").await.1;
    assert!(archived == two, "the archived PDF is the one that came back");
    let report = verify(&archived).expect("a signed PDF of ours");
    assert!(report.holds(), "{report:?}");
    let signers: Vec<_> = report.signatures.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(signers, ["Åse Lund", "Ingrid Vik"]);
    go(&clinic_browser, "#/risiko").await;
    go(&clinic_browser, "#/kontroller").await;
    clinic_browser.choose_file("#check-file", "avtale.pdf", &archived).await;
    clinic_browser.wait_for(".answer[data-answer=archived]").await;
    clinic_browser.wait_for("#check-chain[data-whole=true]").await;
    clinic_browser.assert_quiet().await;
    supplier_browser.assert_quiet().await;
}

/// What is in the catalogue is on the screen, too. `tests/completeness.rs` finds it in the documents.
#[tokio::test]
async fn every_question_every_kind_of_supplier_and_every_point_of_the_law_is_on_some_screen() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    open_binder(&browser, &site, &everything_asked(Lang::Nb)).await;
    let mut seen = std::collections::BTreeSet::new();
    let mut kinds = vec![];
    for preset in ServiceType::ALL.into_iter().filter_map(Preset::of) {
        let id = supplier_id(preset);
        go(&browser, &format!("#/leverandorer/{id}/rolle")).await;
        let told = browser.text("main").await;
        for words in [preset.why.get(Lang::Nb), preset.paper.get(Lang::Nb)] {
            assert!(told.contains(words), "{}: the screen does not say {words}", preset.id);
        }
        go(&browser, &format!("#/leverandorer/{id}/vurdering")).await;
        let ids = "return [...document.querySelectorAll('main details[id^=question-]')]
            .map((card) => card.id.slice(9) + ' ' + card.querySelector('summary').textContent)";
        for line in browser.js(ids).await.as_array().expect("a list") {
            let line = line.as_str().expect("a text");
            let (id, words) = line.split_once(' ').expect("an id and its words");
            let question = Question::find(id).unwrap_or_else(|| panic!("{id} is in no catalogue"));
            assert!(words.contains(question.question.get(Lang::Nb)), "{line}");
            seen.insert(id.to_owned());
        }
        kinds.push(preset.id.clone());
    }
    assert_eq!(kinds, preset_ids(), "domain.md §4.6");
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), question_ids(), "domain.md §4.3");
    go(&browser, &format!("{AGREEMENT}-st-03")).await;
    browser.wait_for(".document").await;
    let agreement = browser.js("return document.querySelector('.document').textContent").await;
    for point in LAW {
        assert!(agreement.as_str().expect("a text").contains(point), "the agreement's screen lacks {point}");
    }
    browser.assert_quiet().await;
}
