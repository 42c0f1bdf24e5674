//! Staff take the yearly course: on a phone from a link, without a network, and on the clinic's own PC from a file, beside a
//! binder that it never touches.

use super::support::{built_app, Browser, Site};
use super::{first_visit, go, open_example};
use crate::completeness::DAY;
use klinikkvern::binder::Binder;
use klinikkvern::content::Lang;
use klinikkvern::domain::{Ctx, Date, Digest};
use klinikkvern::features::training::code::Code;
use klinikkvern::features::training::course::Length;
use klinikkvern::features::training::exchange::{by_code, by_file, read_receipt, write_course, Invitation};
use klinikkvern::features::training::walkthrough::{Act, Step, Walkthrough};
use klinikkvern::signing::verify;
use serde_json::{json, Value};

/// `ux.md` J3. Raising it needs a reason in the changelog.
const MOST_TAPS: usize = 32;
/// Sides of what a thumb must hit, in CSS pixels.
const TARGET: f64 = 48.0;
/// Where the browser keeps an unfinished course.
const KEPT: &str = "klinikkvern-course";
const NAME: &str = "Simen Øyen";

/// Hands the example's clinic to the model, on a day.
fn with<T>(binder: &Binder, today: Date, look: impl FnOnce(&Ctx) -> T) -> T {
    look(&Ctx { clinic: &binder.sections.clinic, digest: &Digest::default(), lang: Lang::Nb, today })
}

fn example() -> Binder {
    Binder::example(Lang::Nb, DAY)
}

/// The course of a clinic that has words of its own.
pub fn invitation(binder: &Binder) -> Invitation {
    with(binder, DAY, |ctx| Invitation::of(ctx, &binder.sections.training, Length::Yearly))
}

/// A phone that is held upright, and answers to touch.
async fn phone(site: &Site) -> Browser {
    let browser = Browser::start().await;
    let screen = json!({ "width": 320, "height": 640, "deviceScaleFactor": 2, "mobile": true });
    browser.chromium("Emulation.setDeviceMetricsOverride", screen);
    browser.chromium("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 1 }));
    first_visit(&browser, site).await;
    let is_touched = browser.js("return navigator.maxTouchPoints > 0 && innerWidth === 320").await;
    assert_eq!(is_touched, true, "the browser must take itself for a phone");
    browser
}

/// Nothing that is tapped is too small, and nothing lies beside the screen.
async fn fits_a_thumb(browser: &Browser) {
    let script = format!(
        "const small = [...document.querySelectorAll('main :is(button, summary, label.choice, .input, .file-drop, a.ds-button, .wizard__back)')]
             .filter((target) => target.checkVisibility())
             .map((target) => [target, target.getBoundingClientRect()])
             .filter(([, box]) => box.height < {TARGET} - 0.01 || box.width < {TARGET} - 0.01)
             .map(([target, box]) => `${{target.localName}} \"${{target.innerText}}\" ${{box.width}} x ${{box.height}}`);
         if (document.documentElement.scrollWidth > innerWidth) small.push('the page scrolls sideways');
         return small"
    );
    let small = browser.js(&script).await;
    assert_eq!(small, json!([]), "{}", browser.where_we_are().await);
}

/// Waits for a step, counted from 0, and for its heading.
pub async fn stands_at(browser: &Browser, step: usize) {
    let here = format!("location.hash === '#/kurs/{}' && document.activeElement.matches('h1')", step + 1);
    browser.until_js(&here).await;
}

/// Does what the step asks, as the person and as the model, and goes on.
pub async fn take_step(browser: &Browser, walk: &mut Walkthrough) {
    fits_a_thumb(browser).await;
    match walk.step() {
        Step::Who => {
            browser.click("#course-name").await;
            browser.fill("#course-name", NAME).await;
            browser.click("label[for='course-patients-0']").await;
            walk.apply(Act::Name(NAME.into()));
            walk.apply(Act::WithPatients(true));
        }
        Step::Question(question) => {
            browser.click(&format!("#answer-{}", question.best())).await;
            browser.wait_for(".course__answer[data-state=best] .course__why p").await;
            walk.apply(Act::Choose(question.best()));
        }
        Step::Declaration(_) => {
            browser.click("#course-agreement label").await;
            walk.apply(Act::Agree(true));
        }
        Step::Card(_) | Step::Sign | Step::Receipt => {}
    }
    let is_last = walk.step() == Step::Sign;
    browser.click("#course-next").await;
    walk.apply(if is_last { Act::Sign(DAY) } else { Act::Next });
}

/// What the browser keeps of the course, here and in this tab.
async fn kept(browser: &Browser) -> Value {
    let script =
        format!("return [localStorage, sessionStorage].map((place) => place.getItem('{KEPT}') !== null)");
    browser.js(&script).await
}

#[tokio::test]
async fn a_phone_takes_the_course_from_a_link_without_a_network() {
    let site = Site::start(&built_app());
    let browser = phone(&site).await;
    let binder = example();
    let link = invitation(&binder).fragment().expect("a link");
    assert!(link.len() <= 1_800, "a link that mail systems keep whole");
    browser.open(&site, &link).await;
    browser.wait_for("#start-course").await;
    browser.js_async("await navigator.serviceWorker.ready").await;
    site.switch_off();
    site.take_requests();
    fits_a_thumb(&browser).await;
    let mut walk = Walkthrough::of(Invitation::read_fragment(&link).expect("our link"));
    let before = browser.clicks();
    browser.click("#start-course").await;
    while !walk.is_signed() {
        if walk.card_number() == Some((5, 10)) && matches!(walk.step(), Step::Card(_)) {
            goes_on_after_a_reload(&browser, &walk).await;
        }
        stands_at(&browser, walk.at()).await;
        take_step(&browser, &mut walk).await;
    }
    let (code, pdf) = receipt(&browser).await;
    let taps = browser.clicks() - before;
    println!("the course took {taps} taps");
    assert!(taps <= MOST_TAPS, "{taps} taps; the goal is {MOST_TAPS}");
    belongs_to(&binder, &code, &pdf);
    assert_eq!(kept(&browser).await, json!([false, true]), "signed, it is only in this tab");
    browser.reload().await;
    browser.wait_for_text("#receipt-code", &code[..4]).await;
    browser.click("#finish-course").await;
    browser.wait_for("#start-course").await;
    assert_eq!(kept(&browser).await, json!([false, false]), "nothing is left behind");
    browser.assert_quiet().await;
}

/// The phone was put away: what was filled in is there, and the page is the same.
async fn goes_on_after_a_reload(browser: &Browser, walk: &Walkthrough) {
    stands_at(browser, walk.at()).await;
    let place = browser.text("#course-place").await;
    assert_eq!(place, "Kort 5 av 10");
    let heading = browser.text("main h1").await;
    assert_eq!(kept(browser).await, json!([true, false]));
    browser.reload().await;
    assert_eq!(browser.text("#course-place").await, place);
    assert_eq!(browser.text("main h1").await, heading);
    go(browser, "#/kurs").await;
    browser.wait_for_text("main .notice", NAME).await;
    fits_a_thumb(browser).await;
    // Back, as the phone's own button goes.
    browser.js("history.back()").await;
    stands_at(browser, walk.at()).await;
}

/// The code on the screen, and the file.
async fn receipt(browser: &Browser) -> (String, Vec<u8>) {
    browser.wait_for("#receipt-code").await;
    fits_a_thumb(browser).await;
    let code = browser.text("#receipt-code").await.split_whitespace().collect::<Vec<_>>().join(" ");
    browser.click("#download-receipt").await;
    let (name, pdf) = browser.take_download(".pdf").await;
    assert!(!name.contains("Simen"), "a file name does not tell whose it is: {name}");
    (code, pdf)
}

/// Code and file are one receipt, and the clinic knows whose.
fn belongs_to(binder: &Binder, code: &str, pdf: &[u8]) {
    let code = Code::read(code).expect("a code without errors");
    let report = verify(pdf).expect("a signed PDF");
    let data = report.attachment.expect("the receipt's data");
    let done = read_receipt(&data).expect("a receipt");
    assert_eq!((done.name.as_str(), done.code()), (NAME, code.clone()));
    assert_eq!((done.right, done.asked), (6, 6));
    let log = &binder.sections.training;
    with(binder, code.date, |ctx| {
        let typed = by_code(ctx, log, &code).expect("a code of this clinic's course");
        let file = by_file(ctx, log, &done, "").expect("a file of this clinic's course");
        assert_eq!(typed.receipt.id, file.receipt.id, "either is enough, and both are one");
        assert!(!file.receipt.own_words, "the clinic's own rules were not in the link");
    });
}

/// On the reception's PC, beside an open binder: the course file with the clinic's own words, mistakes, and no trace.
#[tokio::test]
async fn the_course_on_the_clinics_own_pc_shows_nothing_of_the_binder() {
    let site = Site::start(&built_app());
    let browser = Browser::start().await;
    first_visit(&browser, &site).await;
    open_example(&browser).await;
    let binder = example();
    go(&browser, "#/kurs").await;
    assert_eq!(
        browser.js("return document.querySelectorAll('.app-nav, .app-header__clinic').length").await,
        0
    );
    browser.choose_file("#open-course", "brev.klinikkskjema", b"Hei").await;
    browser.wait_for("#course-refused .notice").await;
    let course = invitation(&binder);
    browser.choose_file("#open-course", "kurs.klinikkskjema", write_course(&course).as_bytes()).await;
    browser.click("#start-course").await;
    mistakes_are_explained(&browser, Walkthrough::of(course.clone())).await;
    // A far address leads to the next question and no farther, and Back keeps the answers.
    go(&browser, "#/kurs/99").await;
    browser.wait_for("#course-answers").await;
    go(&browser, "#/kurs/1").await;
    assert_eq!(browser.js("return document.getElementById('course-name').value").await, NAME);
    go(&browser, "#/kurs").await;
    browser.click("#forget-course").await;
    browser.wait_for("#start-course").await;
    assert_eq!(kept(&browser).await, json!([false, false]));
    go(&browser, "#/").await;
    browser.wait_for(".app-nav").await;
    browser.assert_quiet().await;
}

/// Goes as far as the first question, leaves out all that can be left out, and answers wrong before it answers right.
async fn mistakes_are_explained(browser: &Browser, mut walk: Walkthrough) {
    stands_at(browser, 0).await;
    browser.click("#course-next").await;
    browser.wait_for(".error-summary").await;
    take_step(browser, &mut walk).await;
    while !matches!(walk.step(), Step::Question(_)) {
        stands_at(browser, walk.at()).await;
        take_step(browser, &mut walk).await;
    }
    let Step::Question(question) = walk.step() else { return };
    stands_at(browser, walk.at()).await;
    browser.click("#course-next").await;
    browser.wait_for_text(".error-summary", "Velg det beste svaret").await;
    let wrong = usize::from(question.best() == 0);
    browser.click(&format!("#answer-{wrong}")).await;
    let why = question.options[wrong].why.get(Lang::Nb);
    browser.wait_for_text(".course__answer[data-state=wrong]", why).await;
    browser.wait_for_text(".course__answer[data-state=wrong]", "Prøv et annet svar").await;
    browser.click(&format!("#answer-{}", question.best())).await;
    browser
        .wait_for_text(
            ".course__answer[data-state=best]",
            question.options[question.best()].why.get(Lang::Nb),
        )
        .await;
    browser.click("#course-next").await;
    stands_at(browser, walk.at() + 1).await;
}
