//! What a person at the browser would not see: the console, the page's policy, accessibility, and Chromium's own switches.

use super::browser::Browser;
use serde_json::{json, Value};

/// What Chromium says although nothing is wrong.
const HARMLESS: [&str; 2] = [
    // Of `<link rel=preload as=fetch integrity=…>`. boot.js gives the integrity to its fetch, so nothing is lost.
    "`integrity` attribute is currently ignored for preload destinations",
    // Of the first page's small program, where the browser holds a binder and boot.js starts the binder's instead. It is
    // said a few seconds after the page has loaded, so only tests that stay that long would hear it.
    "_bg.wasm was preloaded using link preload but not used",
];

/// One line of the browser's console.
#[derive(Clone, Debug)]
pub struct Message {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub level: String,
    pub text: String,
}

impl Browser {
    /// The console since the browser started, all pages and reloads.
    pub fn console(&self) -> Vec<Message> {
        let path = format!("/session/{}/se/log", self.session);
        let new =
            self.driver.send("POST", &path, &json!({ "type": "browser" })).expect("the console can be read");
        let mut messages = self.messages.lock().expect("one test uses one browser");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        messages.extend(
            new.as_array()
                .into_iter()
                .flatten()
                .map(|line| Message { level: text(&line["level"]), text: text(&line["message"]) }),
        );
        messages.clone()
    }

    /// The console's errors and warnings, without those that are known to be harmless.
    pub fn complaints(&self) -> Vec<Message> {
        let mut messages = self.console();
        messages.retain(|message| {
            ["SEVERE", "WARNING"].contains(&message.level.as_str())
                && !HARMLESS.iter().any(|words| message.text.contains(words))
        });
        messages
    }

    pub(super) fn console_text(&self) -> String {
        self.console()
            .iter()
            .map(|message| format!("  console {}: {}\n", message.level, message.text))
            .collect()
    }

    /// Fails if the console holds an error or a warning, or the page broke its own policy.
    pub async fn assert_quiet(&self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "the console must hold no errors and warnings: {complaints:#?}");
        let violations = self.violations().await;
        assert!(violations.is_empty(), "the page must keep to its own policy: {violations:#?}");
    }

    /// What the page's policy has blocked since the page was loaded: `connect-src http://…`.
    pub async fn violations(&self) -> Vec<String> {
        let list = self.js("return window.policyViolations ?? []").await;
        list.as_array()
            .into_iter()
            .flatten()
            .map(|line| line.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    pub(super) fn record_violations(&self) {
        self.on_every_page(
            "window.policyViolations = []; document.addEventListener('securitypolicyviolation',
             (event) => window.policyViolations.push(event.effectiveDirective + ' ' + event.blockedURI));",
        );
    }

    /// Runs this script in every page from now on, before the page's own. For stand-ins, such as a file picker's.
    pub fn on_every_page(&self, script: &str) {
        self.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// axe-core's verdict on the page as it stands: one line for each rule that it breaks.
    pub async fn axe(&self) -> Vec<String> {
        self.client.execute(include_str!("../vendor/axe.min.js"), vec![]).await.expect("axe-core loads");
        let found = self
            .js_async(
                "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                 const { violations } = await axe.run(document, { runOnly: tags });
                 return violations.map((v) => `${v.id} (${v.help}): ` + v.nodes.map((n) => n.target.join(' ')).join(', '));",
            )
            .await;
        found
            .as_array()
            .into_iter()
            .flatten()
            .map(|line| line.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Sets the viewport in CSS pixels. Unlike the window, it can be as narrow as a phone.
    pub fn viewport(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.chromium("Emulation.setDeviceMetricsOverride", size);
    }

    /// What the person has asked the system for: `("prefers-color-scheme", "dark")`, `("prefers-reduced-motion", "reduce")`.
    pub fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.chromium("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// Cuts the page off the network, or joins it again. A service worker stays connected: for that, switch the site off.
    pub fn network(&self, on: bool) {
        self.chromium("Network.enable", json!({}));
        let rate = if on { -1 } else { 0 };
        let conditions =
            json!({ "offline": !on, "latency": 0, "downloadThroughput": rate, "uploadThroughput": rate });
        self.chromium("Network.emulateNetworkConditions", conditions);
    }

    /// Makes the processor this many times slower, as a cheap phone's is.
    pub fn slow_down(&self, times: u32) {
        self.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": times }));
    }

    /// Sends one command of the Chrome DevTools Protocol.
    pub fn chromium(&self, command: &str, parameters: Value) -> Value {
        let path = format!("/session/{}/goog/cdp/execute", self.session);
        let body = json!({ "cmd": command, "params": parameters });
        self.driver.send("POST", &path, &body).unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}
