//! A person with a pointer, or with the keyboard alone: the same journey for both.

use crate::support::Browser;
use fantoccini::key::Key;

/// What the person works with.
#[derive(Clone, Copy, PartialEq)]
pub enum Hand {
    Pointer,
    Keyboard,
}

impl Hand {
    /// Presses a button or follows a link.
    pub async fn press(self, browser: &Browser, css: &str) {
        match self {
            Hand::Pointer => browser.click(css).await,
            Hand::Keyboard => {
                browser.tab_to(css).await;
                browser.press(Key::Enter).await;
            }
        }
    }

    /// Ticks a checkbox of a question, by its place in the list.
    pub async fn tick(self, browser: &Browser, question: &str, index: usize) {
        match self {
            Hand::Pointer => browser.click(&format!("label[for='{question}-{index}']")).await,
            Hand::Keyboard => {
                browser.tab_to(&format!("#{question}-{index}")).await;
                browser.press_together(&[' ']).await;
            }
        }
        browser.until_js(&format!("document.getElementById('{question}-{index}').checked")).await;
    }

    /// Picks one answer of a question, by its place in the list.
    pub async fn pick(self, browser: &Browser, question: &str, index: usize) {
        match self {
            Hand::Pointer => browser.click(&format!("label[for='{question}-{index}']")).await,
            Hand::Keyboard => {
                // Tab enters the group at its first answer, arrows move within it.
                browser.tab_to(&format!("#{question}-0")).await;
                browser.press_together(&[' ']).await;
                for _ in 0..index {
                    browser.press(Key::Down).await;
                }
            }
        }
        browser.until_js(&format!("document.getElementById('{question}-{index}').checked")).await;
    }

    /// Writes into an empty field. Typing is not counted as clicking.
    pub async fn write(self, browser: &Browser, css: &str, text: &str) {
        match self {
            Hand::Pointer => browser.fill(css, text).await,
            Hand::Keyboard => {
                browser.tab_to(css).await;
                browser.type_text(text).await;
            }
        }
        browser.until_js(&format!("document.querySelector('{css}').value === '{text}'")).await;
    }

    /// Goes on in a wizard, and waits for the next page.
    pub async fn next(self, browser: &Browser, route: &str) {
        self.press(browser, "#wizard-next").await;
        browser.until_js(&format!("location.hash === '{route}' && document.querySelector('main h1')")).await;
        browser.until_js("document.activeElement === document.querySelector('main h1')").await;
    }
}
