//! axe-core on every route and state, light and dark, narrow and wide, in every language; and the page never scrolls sideways.

use super::bad_input::choose_file;
use super::support::{built_app, Browser, Site};
use super::{first_visit, go, open_example, saved, speak, PASSPHRASE};
use crate::completeness::DAY;
use klinikkvern::binder::Binder;
use klinikkvern::content::Lang;
use klinikkvern::domain::{Id, ServiceType};
use klinikkvern::features::suppliers::answering::pages;
use klinikkvern::features::suppliers::content::{AnswerKind, Good, QuestionSet, QUESTIONS_VERSION};
use klinikkvern::features::suppliers::exchange::{write_request, Inquiry};
use klinikkvern::features::training::exchange::write_course;
use klinikkvern::features::training::walkthrough::{Step, Walkthrough};
use klinikkvern::features::REGISTRY;

/// Screens of the app and of the modules beyond their first, as the example shows them.
const ROUTES: &[&str] = &[
    "#/",
    "#/oppgaver",
    "#/tiltak",
    "#/dokumenter",
    "#/dokumenter/utkast/risk-report",
    "#/dokumenter/tilsynsmappe",
    "#/kontroller",
    "#/innstillinger",
    "#/lagring",
    "#/om",
    "#/tilgjengelighet",
    "#/finnes-ikke",
    "#/start/1",
    "#/start/2",
    "#/start/4",
    "#/start/7",
    "#/start/9",
    "#/klinikk/kontakt",
    "#/klinikk/personer",
    "#/klinikk/systemer",
    "#/klinikk/leverandorer",
    "#/klinikk/fellesskap",
    "#/tilgang/roller",
    "#/tilgang/roller/RO-01",
    "#/tilgang/roller/RO-01/IC-04",
    "#/tilgang/register",
    "#/tilgang/register/line-maren",
    "#/tilgang/register/line-frank",
    "#/tilgang/register/line-frank/trekk",
    "#/tilgang/importer",
    "#/tilgang/nivaer",
    "#/tilgang/nivaer/record",
    "#/leverandorer/ansvar",
    "#/leverandorer/record-supplier",
    "#/leverandorer/record-supplier/rolle",
    "#/leverandorer/record-supplier/sted",
    "#/leverandorer/operations/avtale",
    "#/leverandorer/operations/foresporsel",
    "#/leverandorer/operations/svar",
    "#/leverandorer/record-supplier/vurdering",
    "#/leverandorer/record-supplier/oppfolging",
    "#/leverandorer/website/slutt",
    "#/leverandorer/caretaker/avtale",
    "#/dokumenter/utkast/processor-agreement-operations",
    "#/pasientinfo/tekst/easy/en",
    "#/pasientinfo/tekst/short/nb",
    "#/pasientinfo/forhandsvis",
    "#/pasientinfo/forhandsvis/easy/nb",
    "#/pasientinfo/N-05",
    "#/pasientinfo/N-12/full/nb",
    "#/pasientinfo/N-17",
    "#/pasientinfo/finnes-ikke",
    "#/dokumenter/utkast/notice-poster",
    "#/risiko/etter",
    "#/risiko/ny",
    "#/risiko/hendelse",
    "#/risiko/oppsummering",
    "#/risiko/SC-02",
    "#/risiko/SC-02/1",
    "#/risiko/SC-02/2",
    "#/risiko/SC-02/3",
    "#/risiko/SC-02/4",
    "#/risiko/SC-02/5",
    "#/opplaring/plan",
    "#/opplaring/person/lena",
    "#/opplaring/person/renate",
    "#/opplaring/inviter",
    "#/opplaring/kvittering",
    "#/opplaring/gruppe",
    "#/opplaring/gruppe/march",
    "#/opplaring/ukjent",
    "#/dokumenter/utkast/training-report",
    "#/protokoll/P-01",
    "#/protokoll/P-01/formal",
    "#/protokoll/P-01/grunnlag",
    "#/protokoll/P-01/mottakere",
    "#/protokoll/P-01/lagring",
    "#/protokoll/P-01/eos",
    "#/protokoll/P-01/gjelder-ikke",
    "#/protokoll/P-17",
    "#/protokoll/keys",
    "#/protokoll/keys/navn",
    "#/protokoll/keys/opplysninger",
    "#/protokoll/lagring",
    "#/protokoll/mottakere",
    "#/protokoll/mottakere/key-holder",
    "#/dokumenter/utkast/record-of-processing",
];

#[tokio::test]
async fn no_violations_anywhere() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    let mut found = vec![];
    let mut looked = 0;
    for lang in Lang::ALL {
        for (scheme, width) in [("light", 1280), ("dark", 320), ("light", 320), ("dark", 1280)] {
            browser.viewport(width, 900);
            browser.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
            let place = format!("{} {scheme} {width}", lang.code());
            browser.js("sessionStorage.clear()").await;
            browser.open(&site, "#/").await;
            speak(&browser, lang.code()).await;
            looked += look(&browser, &format!("{place} welcome"), &mut found).await;
            open_example(&browser).await;
            let modules = REGISTRY.iter().map(|entry| format!("#/{}", entry.route));
            for route in ROUTES.iter().map(|route| (*route).to_owned()).chain(modules) {
                go(&browser, &route).await;
                looked += look(&browser, &format!("{place} {route}"), &mut found).await;
            }
            looked += look_at_signed(&browser, &place, &mut found).await;
            looked += look_at_supplier(&browser, &place, &mut found).await;
            looked += look_at_errors(&browser, &place, &mut found).await;
        }
    }
    println!("axe looked at {looked} pages");
    assert!(found.is_empty(), "{} of {looked}:\n{}", found.len(), found.join("\n"));
    browser.assert_quiet().await;
}

/// Every state of the lock, from the first passphrase to two versions side by side.
#[tokio::test]
async fn no_violations_at_the_lock() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    let mut found = vec![];
    browser.click("#start").await;
    browser.until_js("document.getElementById('suggestion')?.textContent.trim()").await;
    in_every_look(&browser, "suggested passphrase", &mut found).await;
    browser.click("#own-words").await;
    browser.click("#lock-next").await;
    browser.wait_for(".field__error").await;
    in_every_look(&browser, "own passphrase with an error", &mut found).await;
    browser.fill("#own-passphrase", PASSPHRASE).await;
    browser.click("#lock-next").await;
    browser.fill("#repeat", PASSPHRASE).await;
    in_every_look(&browser, "passphrase once more", &mut found).await;
    browser.click("#lock-next").await;
    browser.click("#lock-done").await;
    browser.wait_for("#without-sheet").await;
    in_every_look(&browser, "recovery sheet", &mut found).await;
    browser.click("#without-sheet").await;
    browser.fill("#clinic-name", "Lillevik legekontor").await;
    saved(&browser).await;
    for route in ["#/innstillinger", "#/avslutt"] {
        go(&browser, route).await;
        browser
            .js("document.querySelectorAll('main details').forEach((details) => details.open = true)")
            .await;
        in_every_look(&browser, route, &mut found).await;
    }
    go(&browser, "#/innstillinger").await;
    let plain = include_bytes!("../vectors/v1-nb.klinikkvern.json");
    choose_file(&browser, "plain.json", plain).await;
    browser.wait_for("#use-file").await;
    in_every_look(&browser, "another binder in a file", &mut found).await;
    browser.click("#keep-mine").await;
    browser.click("#lock").await;
    browser.wait_for("#passphrase").await;
    in_every_look(&browser, "locked", &mut found).await;
    browser.fill("#passphrase", "feil").await;
    browser.click("#unlock").await;
    browser.wait_for("[role=alert] .notice").await;
    browser.click("#other-key").await;
    in_every_look(&browser, "locked, with the recovery sheet", &mut found).await;
    assert!(found.is_empty(), "{}:\n{}", found.len(), found.join("\n"));
    browser.assert_quiet().await;
}

/// The yearly course, which no binder is open for.
#[tokio::test]
async fn no_violations_in_the_yearly_course() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    let mut found = vec![];
    let mut looked = 0;
    for lang in Lang::ALL {
        for (scheme, width) in [("light", 1280), ("dark", 320), ("light", 320), ("dark", 1280)] {
            browser.viewport(width, 900);
            browser.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
            speak(&browser, lang.code()).await;
            let place = format!("{} {scheme} {width}", lang.code());
            looked += look_at_course(&browser, &place, &mut found).await;
        }
    }
    println!("axe looked at {looked} pages");
    assert!(found.is_empty(), "{} of {looked}:\n{}", found.len(), found.join("\n"));
    browser.assert_quiet().await;
}

async fn in_every_look(browser: &Browser, state: &str, found: &mut Vec<String>) {
    for lang in ["en", "nb"] {
        browser.choose("#language", lang).await;
        browser.until_js(&format!("document.documentElement.lang === '{lang}'")).await;
        for (scheme, width) in [("dark", 320), ("light", 320), ("dark", 1280), ("light", 1280)] {
            browser.viewport(width, 900);
            browser.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
            look(browser, &format!("{lang} {scheme} {width} {state}"), found).await;
        }
    }
}

/// The first start question with nothing filled in: summary, message at the field, focus on the heading of the summary.
async fn look_at_errors(browser: &Browser, place: &str, found: &mut Vec<String>) -> usize {
    // In the example, so that nothing is stored for the next round.
    go(browser, "#/start/1").await;
    let empty = "const field = document.getElementById('clinic-name'); field.value = '';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    browser.js(empty).await;
    browser.until_js("document.getElementById('clinic-name').value === ''").await;
    browser.click("#wizard-next").await;
    browser.wait_for(".error-summary").await;
    browser.until_js("document.activeElement.matches('.error-summary__title')").await;
    look(browser, &format!("{place} start with errors"), found).await
}

/// A signed document, its countersigning, and each kind of answer to a check.
async fn look_at_signed(browser: &Browser, place: &str, found: &mut Vec<String>) -> usize {
    go(browser, "#/dokumenter/utkast/risk-report").await;
    browser.fill("#signer-name", "Åse").await;
    browser.choose("#signer-role", "2").await;
    browser.click("#signer-statement label").await;
    browser.click("#sign").await;
    browser.wait_for(".export-status[data-state=done]").await;
    let pdf = browser.take_download(".pdf").await.1;
    let mut looked = look(browser, &format!("{place} signed document"), found).await;
    browser.click("#countersign").await;
    browser.click("#sign").await;
    browser.wait_for(".error-summary").await;
    looked += look(browser, &format!("{place} countersigning with errors"), found).await;
    go(browser, "#/dokumenter").await;
    looked += look(browser, &format!("{place} documents with two versions"), found).await;
    go(browser, "#/dokumenter/tilsynsmappe").await;
    looked += look(browser, &format!("{place} inspection folder"), found).await;
    let altered: Vec<u8> = pdf.iter().chain(b"%").copied().collect();
    for (name, bytes) in [("signert.pdf", &pdf), ("endret.pdf", &altered)] {
        go(browser, "#/kontroller").await;
        browser.choose_file("#check-file", name, bytes).await;
        browser.wait_for(".answer").await;
        looked += look(browser, &format!("{place} check of {name}"), found).await;
        go(browser, "#/").await;
    }
    looked
}

/// Every step of a supplier's answer, beside the open example; then a PDF that the example does not know, to be signed.
async fn look_at_supplier(browser: &Browser, place: &str, found: &mut Vec<String>) -> usize {
    let questions = QuestionSet {
        service: ServiceType::OnlineBooking,
        version: QUESTIONS_VERSION,
        ..QuestionSet::default()
    };
    let first = pages(&questions).remove(0).questions.into_iter();
    let first = first
        .filter(|question| question.answer == AnswerKind::YesPartlyNo && question.good == Some(Good::Yes));
    let first = first.map(|question| question.id.as_str()).next().expect("a question to say yes to");
    let inquiry = Inquiry {
        request: Id("7".repeat(32)),
        clinic: "Normland Helsesenter".into(),
        contact: "Lena Dahl".into(),
        questions,
        due: None,
    };
    let mut looked = 0;
    go(browser, "#/svar").await;
    looked += look(browser, &format!("{place} supplier without a request"), found).await;
    browser.choose_file("#open-answers", "brev.klinikkskjema", b"Hei").await;
    browser.wait_for("#request-refused .notice").await;
    looked += look(browser, &format!("{place} supplier with a wrong file"), found).await;
    browser.choose_file("#open-answers", "sporsmal.klinikkskjema", write_request(&inquiry).as_bytes()).await;
    browser.wait_for("#start-answers").await;
    looked += look(browser, &format!("{place} supplier with a request"), found).await;
    browser.click("#start-answers").await;
    browser.click("#wizard-next").await;
    browser.wait_for(".error-summary").await;
    looked += look(browser, &format!("{place} who answers, with errors"), found).await;
    for (field, text) in [("company", "Timebok AS"), ("name", "Ingrid Vik"), ("role", "Daglig leder")] {
        browser.fill(&format!("#answer-{field}"), text).await;
    }
    browser.click("#wizard-next").await;
    browser.click(&format!("label[for='{first}-choice-1']")).await;
    browser.click("#wizard-next").await;
    browser.wait_for(".error-summary").await;
    looked += look(browser, &format!("{place} questions with errors"), found).await;
    browser.click(&format!("label[for='{first}-choice-0']")).await;
    for step in ["oppsummering", "signer"] {
        go(browser, &format!("#/svar/{step}")).await;
        looked += look(browser, &format!("{place} supplier's {step}"), found).await;
    }
    browser.click("#answers-statement label").await;
    browser.click("#sign-answers").await;
    browser.wait_for("#download-answers").await;
    looked += look(browser, &format!("{place} supplier's files"), found).await;
    browser.click("#download-answers").await;
    browser.take_download(".klinikkskjema").await;
    // What was signed before, in the example, is none of the supplier's.
    browser.forget_downloads();
    browser.click("#download-answers-pdf").await;
    let pdf = browser.take_download(".pdf").await.1;
    // The example has no vault: it signs with the same key as a supplier in the same tab, until the page is loaded anew.
    browser.reload().await;
    go(browser, "#/kontroller").await;
    browser.choose_file("#check-file", "svar.pdf", &pdf).await;
    browser.wait_for(".answer").await;
    browser.click("#own-signature summary").await;
    browser.click("#own-sign").await;
    browser.wait_for(".error-summary").await;
    looked + look(browser, &format!("{place} a signature of one's own, with errors"), found).await
}

/// Each kind of step of the yearly course, with its errors.
async fn look_at_course(browser: &Browser, place: &str, found: &mut Vec<String>) -> usize {
    let mut looked = 0;
    go(browser, "#/kurs").await;
    looked += look(browser, &format!("{place} course without a link"), found).await;
    browser.choose_file("#open-course", "brev.klinikkskjema", b"Hei").await;
    browser.wait_for("#course-refused .notice").await;
    looked += look(browser, &format!("{place} course with a wrong file"), found).await;
    let course = super::training::invitation(&Binder::example(Lang::Nb, DAY));
    browser.choose_file("#open-course", "kurs.klinikkskjema", write_course(&course).as_bytes()).await;
    browser.wait_for("#start-course").await;
    looked += look(browser, &format!("{place} course in a file"), found).await;
    browser.click("#start-course").await;
    let mut walk = Walkthrough::of(course);
    let mut seen = vec![];
    while !walk.is_signed() {
        super::training::stands_at(browser, walk.at()).await;
        let (step, number) = (walk.step(), walk.at() + 1);
        let kind = match &step {
            Step::Card(card) => format!("{:?}", std::mem::discriminant(card)),
            step => format!("{:?}", std::mem::discriminant(step)),
        };
        let is_new = !seen.contains(&kind);
        seen.push(kind);
        if is_new && !matches!(step, Step::Card(_) | Step::Sign) {
            browser.click("#course-next").await;
            browser.wait_for(".error-summary").await;
        }
        if let (true, Step::Question(question)) = (is_new, &step) {
            browser.click(&format!("#answer-{}", usize::from(question.best() == 0))).await;
            browser.wait_for(".course__answer[data-state=wrong]").await;
        }
        if is_new {
            looked += look(browser, &format!("{place} course, step {number}"), found).await;
        }
        super::training::take_step(browser, &mut walk).await;
    }
    browser.wait_for("#receipt-code").await;
    looked += look(browser, &format!("{place} receipt"), found).await;
    go(browser, "#/kurs").await;
    looked += look(browser, &format!("{place} course that is signed"), found).await;
    browser.click("#forget-course").await;
    looked
}

async fn look(browser: &Browser, place: &str, found: &mut Vec<String>) -> usize {
    found.extend(browser.axe().await.into_iter().map(|violation| format!("{place}: {violation}")));
    let sideways = browser.js("return document.documentElement.scrollWidth > innerWidth").await == true;
    if sideways {
        found.push(format!("{place}: scrolls sideways"));
    }
    let headings = browser.js("return document.querySelectorAll('h1').length").await;
    if headings != 1 {
        found.push(format!("{place}: {headings} headings of level 1, must be one"));
    }
    1
}
