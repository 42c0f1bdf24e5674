//! Programs of the operating system that only the tests need: a browser, PDF readers, Python, Node.js.

use crate::places::{root, shared_tool};
use crate::programs::{ask, installed, program, run};
use crate::trouble::{Outcome, Trouble};

/// The judge of PDF/UA, at the version that tools/pdf-judges.txt pins with all that it needs.
const OUTLOUD: &str = "0.2.1";

/// What we call, and the Debian package that has it. Any one of the names will do.
type Need = (&'static [&'static str], &'static str);

const NODE: &[Need] = &[(&["node"], "nodejs"), (&["npm"], "npm")];
const TESTS: &[Need] = &[
    (&["chromium", "google-chrome", "chrome"], "chromium"),
    (&["chromedriver"], "chromium-driver"),
    (&["pdfinfo"], "poppler-utils"),
    (&["qpdf"], "qpdf"),
    (&["brotli"], "brotli"),
    (&["python3"], "python3"),
    (&["age"], "age"),
    (&["jq"], "jq"),
];

/// Node.js with npm, which brings wasm-opt.
pub fn node() -> Outcome {
    provide(NODE)
}

/// Everything that the tests call besides cargo and Trunk.
pub fn for_tests() -> Outcome {
    provide(TESTS)
}

fn provide(needs: &[Need]) -> Outcome {
    let absent: Vec<&str> = needs
        .iter()
        .filter(|(names, _)| !names.iter().any(|name| installed(name)))
        .map(|(_, package)| *package)
        .collect();
    if absent.is_empty() {
        return Ok(());
    }
    debian(&absent)
}

/// Installs Debian packages, if this is Debian and we may; otherwise says what to install.
fn debian(packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    if !installed("apt-get") {
        return Err(Trouble::new(
            format!("not installed: {list}"),
            "install these (the names are Debian's) in your system's way, so that they are on PATH; then run this again",
        ));
    }
    let is_root = ask(program("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root {
        return Err(Trouble::new(
            format!("not installed: {list}"),
            format!("run `sudo apt-get install {list}`, then this again"),
        ));
    }
    let remedy = "check the network and the package sources, then run this again";
    run(program("apt-get").args(["update", "-qq"]), remedy)?;
    run(
        program("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
        remedy,
    )
}

/// The PDF/UA judge, in a virtual environment that all checkouts share.
pub fn outloud() -> Outcome {
    if ask(outloud_command().arg("--version")).is_some_and(|answer| answer.contains(OUTLOUD)) {
        return Ok(());
    }
    if ask(program("python3").args(["-c", "import venv, ensurepip"])).is_none() {
        debian(&["python3-venv"])?;
    }
    let folder = shared_tool("outloud", OUTLOUD);
    let remedy = "check the network and Python (3.11 or newer), then run this again";
    run(program("python3").args(["-m", "venv", "--clear"]).arg(&folder), remedy)?;
    run(
        program(&folder.join("bin/pip").to_string_lossy())
            .args(["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"])
            .arg(root().join("tools/pdf-judges.txt")),
        remedy,
    )
}

/// The judge itself, ready for arguments.
pub fn outloud_command() -> std::process::Command {
    program(&shared_tool("outloud", OUTLOUD).join("bin/outloud").to_string_lossy())
}
