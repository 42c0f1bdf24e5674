//! What the end-to-end tests stand on: a [`Site`] that serves the built app, and a [`Browser`] that a person could sit at.
//!
//! ```ignore
//! let site = Site::start(&built_app());
//! let browser = Browser::start().await;
//! browser.open(&site, "#/").await;
//! browser.click("#start").await;
//! browser.wait_for("#name").await;
//! browser.assert_quiet().await;
//! ```
//!
//! Nothing here waits a fixed time. Every wait is for a condition, has a limit, and says what it waited for.

#![allow(dead_code, unused_imports, reason = "each test program uses its own part of this")]
#![allow(
    clippy::disallowed_methods,
    reason = "clippy.toml bans what the app may not do; this is not the app"
)]

mod browser;
pub mod clinic;
mod driver;
mod folder;
mod observe;
mod profile;
mod site;

pub use browser::Browser;
pub use observe::Message;
pub use profile::Profile;
pub use site::Site;

use std::path::{Path, PathBuf};

/// The folder with the built app: `dist/`, or what the variable `DIST` names.
pub fn built_app() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join(std::env::var("DIST").unwrap_or_else(|_| "dist".into()));
    assert!(
        folder.join("index.html").is_file(),
        "{} holds no built app: run `cargo xtask build` first, or `cargo xtask test`",
        folder.display()
    );
    folder
}
