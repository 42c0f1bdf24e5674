//! A headless Chromium with a fresh profile, and what a person does with it: open, click, type, press keys, download.

use super::driver::Driver;
use super::profile::Profile;
use super::site::Site;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{json, Value};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How long any wait may last. Generous, because a busy machine is slow; a condition that holds ends it at once.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// A browser of the test's own. When it goes out of scope, browser, driver and profile go too, even after a failure.
/// A profile that is to outlive its browser is taken out with [`Browser::close`] or [`Browser::kill`].
pub struct Browser {
    /// For what the methods here lack.
    pub client: Client,
    pub(super) driver: Driver,
    pub(super) session: String,
    pub(super) messages: Mutex<Vec<super::Message>>,
    clicks: AtomicUsize,
    profile: Profile,
}

impl Browser {
    /// Starts a browser with an empty profile, Norwegian, 1280 × 900.
    pub async fn start() -> Self {
        Self::start_on(Profile::new()).await
    }

    /// Starts a browser on a profile that another has left behind.
    pub(super) async fn start_on(profile: Profile) -> Self {
        let driver = Driver::start();
        let capabilities = json!({
            "goog:chromeOptions": {
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-features=Translate,OptimizationHints,MediaRouter", "--lang=nb", "--window-size=1280,900",
                    format!("--user-data-dir={}", profile.path().display()),
                ],
                "prefs": {
                    "download.default_directory": profile.downloads(),
                    "download.prompt_for_download": false,
                    "plugins.always_open_pdf_externally": true,
                    "profile.default_content_setting_values.automatic_downloads": 1,
                    "credentials_enable_service": false,
                    "intl.accept_languages": "nb,no,en",
                }
            },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities.as_object().expect("an object").clone())
            .connect(&driver.address())
            .await
            .expect("chromedriver starts a browser");
        let session = client.session_id().await.expect("a session").expect("a session");
        let browser = Self {
            client,
            driver,
            session,
            messages: Mutex::default(),
            clicks: AtomicUsize::new(0),
            profile,
        };
        browser.record_violations();
        browser
    }

    /// Closes the browser as a person does, and keeps its profile.
    pub async fn close(self) -> Profile {
        _ = self.client.close().await;
        self.profile
    }

    /// Ends the browser at once with SIGKILL, as a crash does: it gets no chance to write anything more. Keeps its profile.
    pub async fn kill(self) -> Profile {
        self.driver.kill_browser(self.profile.path());
        self.profile
    }

    /// Opens a route of the app, and waits until it stands there with its heading.
    pub async fn open(&self, site: &Site, route: &str) {
        self.client.goto(&site.url(route)).await.expect("the page answers");
        self.wait_for_app().await;
    }

    /// Loads the page again, as F5 does.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page answers");
        self.wait_for_app().await;
    }

    /// Waits until the app has started and shows a heading.
    pub async fn wait_for_app(&self) {
        self.wait_for("html[data-app=started] h1").await;
    }

    // Waiting

    /// Waits for the condition; fails with `what` and what the page shows.
    pub async fn until(&self, what: &str, condition: impl AsyncFnMut() -> bool) {
        self.until_or(condition, || what.to_owned()).await;
    }

    async fn until_or(&self, mut condition: impl AsyncFnMut() -> bool, what: impl Fn() -> String) {
        let start = Instant::now();
        while !condition().await {
            if start.elapsed() > PATIENCE {
                panic!("waited {} s for {}. {}", PATIENCE.as_secs(), what(), self.where_we_are().await);
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Waits until this JavaScript expression is true.
    pub async fn until_js(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        self.until(expression, async || {
            self.client.execute(&script, vec![]).await.is_ok_and(|value| value == true)
        })
        .await;
    }

    /// Waits for the first element that the CSS selector finds.
    pub async fn wait_for(&self, css: &str) -> Element {
        let mut found = None;
        self.until(css, async || {
            found = self.client.find(Locator::Css(css)).await.ok();
            found.is_some()
        })
        .await;
        found.expect("the wait has ended")
    }

    /// Waits until nothing matches the CSS selector.
    pub async fn wait_gone(&self, css: &str) {
        self.until(&format!("{css} to go"), async || {
            self.client.find_all(Locator::Css(css)).await.is_ok_and(|found| found.is_empty())
        })
        .await;
    }

    /// Waits until the element's text contains these words.
    pub async fn wait_for_text(&self, css: &str, words: &str) {
        self.until(&format!("{words:?} in {css}"), async || {
            self.text_now(css).await.is_some_and(|text| text.contains(words))
        })
        .await;
    }

    // Acting

    /// Clicks the element as soon as it is there and nothing covers it.
    pub async fn click(&self, css: &str) {
        self.click_on(Locator::Css(css)).await;
    }

    /// Clicks the button, link or label with exactly this text.
    pub async fn click_named(&self, text: &str) {
        let quoted = text.replace('"', "");
        let path = format!(
            "//*[self::button or self::a or self::label or self::summary][normalize-space()=\"{quoted}\" or @aria-label=\"{quoted}\"]"
        );
        self.click_on(Locator::XPath(&path)).await;
    }

    async fn click_on(&self, place: Locator<'_>) {
        let refusal = Mutex::new(String::new());
        self.until_or(
            async || match self.client.find(place).await {
                Ok(element) => match element.click().await {
                    Ok(()) => true,
                    Err(error) => {
                        *refusal.lock().expect("nobody panics with it") = error.to_string();
                        // A person who finds it under a bar scrolls; the driver does not.
                        let middle = "arguments[0].scrollIntoView({ block: 'center' })";
                        let _ = self.client.execute(middle, vec![json!(element)]).await;
                        false
                    }
                },
                Err(_) => false,
            },
            || format!("a click on {place:?} {}", refusal.lock().expect("nobody panics with it")),
        )
        .await;
        self.clicks.fetch_add(1, Ordering::Relaxed);
    }

    /// How often the test has clicked. Reloading does not reset it.
    pub fn clicks(&self) -> usize {
        self.clicks.load(Ordering::Relaxed)
    }

    /// Replaces what stands in a text field.
    pub async fn fill(&self, css: &str, text: &str) {
        self.wait_for(css).await;
        self.until(&format!("{css} to take text"), async || {
            let Ok(field) = self.client.find(Locator::Css(css)).await else { return false };
            field.clear().await.is_ok() && field.send_keys(text).await.is_ok()
        })
        .await;
    }

    /// Chooses an option of a `<select>` by its value.
    pub async fn choose(&self, css: &str, value: &str) {
        self.wait_for(css)
            .await
            .select_by_value(value)
            .await
            .unwrap_or_else(|error| panic!("{css}: no option {value}: {error}"));
        self.clicks.fetch_add(1, Ordering::Relaxed);
    }

    /// Chooses a file of this name and content in a file field.
    pub async fn choose_file(&self, css: &str, name: &str, bytes: &[u8]) {
        let folder = self.profile.files_to_choose();
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("a temporary file");
        let field = self.wait_for(css).await;
        field.send_keys(&path.to_string_lossy()).await.expect("the file is chosen");
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: Key) {
        self.press_together(&[key.into()]).await;
    }

    /// Holds the first keys while pressing the last: `&[Key::Shift.into(), Key::Tab.into()]`.
    pub async fn press_together(&self, keys: &[char]) {
        let keyboard = KeyActions::new("keyboard".into());
        let down = keys.iter().fold(keyboard, |keyboard, key| keyboard.then(KeyAction::Down { value: *key }));
        let all = keys.iter().rev().fold(down, |keyboard, key| keyboard.then(KeyAction::Up { value: *key }));
        self.client.perform_actions(all).await.expect("the keys are pressed");
    }

    /// Types text where the focus is.
    pub async fn type_text(&self, text: &str) {
        for letter in text.chars() {
            self.press_together(&[letter]).await;
        }
    }

    /// Presses Tab until the element has the focus. Fails after 200 times: then no keyboard reaches it.
    pub async fn tab_to(&self, css: &str) {
        self.wait_for(css).await;
        for _ in 0..200 {
            self.press(Key::Tab).await;
            if self.js(&format!("return document.activeElement.matches({css:?})")).await == true {
                return;
            }
        }
        panic!("Tab never reaches {css}");
    }

    /// What has the focus, for people: `button#save "Lagre"`.
    pub async fn focused(&self) -> String {
        let script = "const e = document.activeElement; if (!e) return 'nothing';
            const name = (e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText ?? '').trim().slice(0, 60);
            return e.localName + (e.id && '#' + e.id) + ' ' + JSON.stringify(name)";
        self.js(script).await.as_str().unwrap_or_default().to_owned()
    }

    // Looking

    /// The element's text as a person sees it.
    pub async fn text(&self, css: &str) -> String {
        self.wait_for(css).await;
        self.text_now(css).await.unwrap_or_default()
    }

    async fn text_now(&self, css: &str) -> Option<String> {
        self.client.find(Locator::Css(css)).await.ok()?.text().await.ok()
    }

    /// Runs the body of a function in the page.
    pub async fn js(&self, body: &str) -> Value {
        self.client
            .execute(body, vec![])
            .await
            .unwrap_or_else(|error| panic!("{error}\nin the script: {body}"))
    }

    /// Runs the body of an async function in the page, and waits for its value.
    pub async fn js_async(&self, body: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {body} }})().then((value) => done([true, value ?? null]), (error) => done([false, String(error)]));"
        );
        let answer = self.client.execute_async(&script, vec![]).await;
        let answer = answer.unwrap_or_else(|error| panic!("{error}\nin the script: {body}"));
        assert_eq!(answer[0], true, "{}\nin the script: {body}", answer[1]);
        answer[1].clone()
    }

    /// Waits for a download to be complete, takes it out of the folder, and returns its bytes.
    pub async fn download(&self, name: &str) -> Vec<u8> {
        let path = self.downloads().join(name);
        // Chromium reserves the name with an empty file, and moves the finished one over it.
        self.until(&format!("the download {name}; there is {:?}", self.downloaded()), async || {
            std::fs::metadata(&path).is_ok_and(|file| file.len() > 0)
        })
        .await;
        let bytes = std::fs::read(&path).expect("the download can be read");
        std::fs::remove_file(&path).expect("the download can be removed");
        bytes
    }

    /// Waits for a download whose name contains these letters, takes it out of the folder, and returns its name.
    pub async fn download_like(&self, part: &str) -> String {
        self.take_download(part).await.0
    }

    /// The same, with the bytes.
    pub async fn take_download(&self, part: &str) -> (String, Vec<u8>) {
        let find = || {
            self.downloaded().into_iter().find(|name| name.contains(part) && !name.ends_with("crdownload"))
        };
        self.until(&format!("a download like {part}"), async || find().is_some()).await;
        let name = find().unwrap_or_default();
        let bytes = self.download(&name).await;
        (name, bytes)
    }

    /// Empties the download folder.
    pub fn forget_downloads(&self) {
        for name in self.downloaded() {
            std::fs::remove_file(self.downloads().join(name)).expect("a file of the download folder");
        }
    }

    /// The names of the files in the download folder.
    pub fn downloaded(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.downloads()).expect("the download folder");
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    /// What the browser keeps on the disk, as it stands now.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    fn downloads(&self) -> PathBuf {
        self.profile.downloads()
    }

    /// Writes a picture of the window to `target/pictures/`.
    pub async fn picture(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
        std::fs::create_dir_all(&folder).expect("target/ can be written");
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("target/ can be written");
    }

    /// Address, heading and the first words of the page, for messages of failed tests.
    pub async fn where_we_are(&self) -> String {
        let script =
            "return location.href + ' shows: ' + document.body.innerText.replace(/\\s+/g, ' ').slice(0, 500)";
        match self.client.execute(script, vec![]).await {
            Ok(place) => format!("{}\n{}", place.as_str().unwrap_or_default(), self.console_text()),
            Err(error) => format!("The page does not answer: {error}"),
        }
    }
}
