//! Programs of the operating system that only the tests need: a browser, PDF readers, Python, Node.js.

use crate::places::{root, shared_tool};
use crate::programs::{ask, installed, program, run};
use crate::trouble::{about, Outcome, Trouble};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The judge of PDF/UA, at the version that tools/pdf-judges.txt pins with all that it needs.
const OUTLOUD: &str = "0.2.1";

/// The judge of signatures, at the version that tools/signature-judges.txt pins with all that it needs.
const PYHANKO: &str = "0.38.0";

/// The judge of web pages, of the newest major version that Debian's Node.js can run.
const HTML_VALIDATE: &str = "10.9.0";

/// Where Debian's Java packages put their programs, and those that the judge of PDF/A consists of.
const JARS: &str = "/usr/share/java";
const PREFLIGHT: [&str; 7] =
    ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "jaxb-api", "javax.activation"];

/// What we call, and the Debian package that has it. Any one of the names will do; a name may be a whole path.
type Need = (&'static [&'static str], &'static str);

const NODE: &[Need] = &[(&["node"], "nodejs"), (&["npm"], "npm")];
const TESTS: &[Need] = &[
    (&["chromium", "google-chrome", "chrome"], "chromium"),
    (&["chromedriver"], "chromium-driver"),
    (&["pdfinfo"], "poppler-utils"),
    (&["qpdf"], "qpdf"),
    (&["mutool"], "mupdf-tools"),
    // The compiler and not only Java: the judge's main program is run from its source.
    (&["javac"], "default-jdk-headless"),
    (&["/usr/share/java/preflight.jar"], "libpdfbox2-java"),
    (&["/usr/share/java/jaxb-api.jar"], "libjaxb-api-java"),
    (&["/usr/share/java/javax.activation.jar"], "libactivation-java"),
    (&["brotli"], "brotli"),
    (&["python3"], "python3"),
    (&["age"], "age"),
    (&["jq"], "jq"),
];

/// The spreadsheet program that judges ours.
const SHEETS: &[Need] = &[(&["soffice"], "libreoffice-calc-nogui")];

/// Node.js with npm, which brings wasm-opt.
pub fn node() -> Outcome {
    provide(NODE)
}

/// Everything that the tests call besides cargo and Trunk.
pub fn for_tests() -> Outcome {
    provide(TESTS)
}

/// What opens spreadsheets.
pub fn sheets() -> Outcome {
    provide(SHEETS)
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
    environment(&shared_tool("outloud", OUTLOUD), "tools/pdf-judges.txt", &["--no-deps"])
}

/// The judge itself, ready for arguments.
pub fn outloud_command() -> Command {
    program(&shared_tool("outloud", OUTLOUD).join("bin/outloud").to_string_lossy())
}

/// The judge of signatures, in an environment of its own: the two judges ask for different versions of what they share.
pub fn pyhanko() -> Outcome {
    let question =
        "import importlib.metadata, pikepdf, pyhanko; print(importlib.metadata.version(\"pyhanko\"))";
    if ask(pyhanko_command().args(["-c", question])).is_some_and(|answer| answer.trim() == PYHANKO) {
        return Ok(());
    }
    environment(&shared_tool("pyhanko", PYHANKO), "tools/signature-judges.txt", &["--require-hashes"])
}

/// The Python that knows pyHanko, ready for a program of tests/judges/.
pub fn pyhanko_command() -> Command {
    let mut python = program(&shared_tool("pyhanko", PYHANKO).join("bin/python").to_string_lossy());
    // Compiled Python would lie among the sources.
    python.env("PYTHONDONTWRITEBYTECODE", "1");
    python
}

/// The judge of web pages.
pub fn html_validate() -> Outcome {
    node()?;
    if ask(html_validate_command().arg("--version")).is_some_and(|answer| answer.contains(HTML_VALIDATE)) {
        return Ok(());
    }
    from_npm("html-validate", HTML_VALIDATE)
}

/// The judge itself, ready for arguments.
pub fn html_validate_command() -> Command {
    let folder = shared_tool("html-validate", HTML_VALIDATE);
    program(&folder.join("node_modules/.bin/html-validate").to_string_lossy())
}

/// Installs a program of npm's at one version, in a folder that all checkouts share.
pub fn from_npm(name: &str, version: &str) -> Outcome {
    let folder = shared_tool(name, version);
    fs::create_dir_all(&folder).map_err(about(&folder))?;
    run(
        program("npm")
            .args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", "--prefix"])
            .arg(folder)
            .arg(format!("{name}@{version}")),
        "check that Node.js with npm is installed and the network works, then run this again",
    )
}

/// The judge of PDF/A, ready for the names of files.
pub fn preflight_command() -> Command {
    let mut java = program("java");
    let jars = PREFLIGHT.map(|name| format!("{JARS}/{name}.jar")).join(":");
    java.args(["-cp", &jars]).arg(root().join("tests/judges/Preflight.java"));
    java
}

/// Makes a virtual environment with what a file of requirements pins.
fn environment(folder: &Path, requirements: &str, options: &[&str]) -> Outcome {
    if ask(program("python3").args(["-c", "import venv, ensurepip"])).is_none() {
        debian(&["python3-venv"])?;
    }
    let remedy = "check the network and Python (3.11 or newer), then run this again";
    run(program("python3").args(["-m", "venv", "--clear"]).arg(folder), remedy)?;
    run(
        program(&folder.join("bin/pip").to_string_lossy())
            .args(["install", "--quiet", "--disable-pip-version-check"])
            .args(options)
            .arg("--requirement")
            .arg(root().join(requirements)),
        remedy,
    )
}
