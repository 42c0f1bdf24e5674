//! Building and serving the site with Trunk. Trunk.toml and index.html say how; here is only what must be there first.

use crate::journal::Journal;
use crate::places::{development_site, dist};
use crate::programs::{program, run};
use crate::trouble::{Outcome, Trouble};
use crate::{machine, setup};

/// Builds for development and serves until Ctrl+C, rebuilding after each saved file. Needs no Node.js.
pub fn serve(journal: &mut Journal, arguments: &[String]) -> Outcome {
    setup::all(journal)?;
    journal.step("Serve", || {
        eprintln!("   When the build is done: http://127.0.0.1:8080/ (reload after a change; Ctrl+C stops)");
        run(
            program("trunk").arg("serve").arg("--dist").arg(development_site()).args(arguments),
            "read the compiler's message above; if the port is taken, add `--port 8081`",
        )
    })
}

/// Everything that a release build needs.
pub fn release_tools(journal: &mut Journal) -> Outcome {
    setup::all(journal)?;
    journal.step("Set-up: wasm-opt", || {
        machine::node()?;
        setup::wasm_opt()
    })
}

/// Sets up, then builds the release site into `dist/`.
pub fn build(journal: &mut Journal, arguments: &[String]) -> Outcome {
    release_tools(journal)?;
    release(journal, arguments)
}

/// Only the build itself.
pub fn release(journal: &mut Journal, arguments: &[String]) -> Outcome {
    journal.step("Build the release site", || {
        run(
            program("trunk").args(["build", "--release"]).args(arguments),
            "read the message above: it is cargo's, Trunk's or wasm-opt's",
        )?;
        let page = dist().join("index.html");
        if arguments.is_empty() && !page.is_file() {
            return Err(Trouble::new(
                format!("{} was not written", page.display()),
                "check `dist` in Trunk.toml",
            ));
        }
        Ok(())
    })
}
