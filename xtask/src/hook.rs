//! After each build by Trunk: trim the PDF worker, name the build, fill in the service worker's file list, and refuse a
//! page that breaks the promises of static/_headers.
//!
//! What guards which file: index.html carries Trunk's SHA-384 for the style sheets, boot.js, the first page's script and
//! its wasm, and this hook's for the binder's script and wasm (boot.js applies the last three). The files of a worker have no integrity attribute, because `new Worker` knows
//! none, and no hash in their names. sw.js guards them: it takes a file into the cache only if its SHA-256 is the one
//! of this build, and the app runs from that cache from the second visit on.

use crate::digest::{hex, integrity, sha256};
use crate::places::{files_below, root};
use crate::trim;
use crate::trouble::{about, Outcome, Trouble};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Stands in static/sw.js and index.html for the build's name.
const BUILD: &str = "__BUILD__";
/// Stands in index.html for the integrity of the binder's script and wasm.
const BINDER: &str = "__BINDER__";
/// The binder's program: fetched by boot.js, which applies the integrity.
const BINDER_FILES: [&str; 2] = ["binder.js", "binder_bg.wasm"];
/// Trunk's link to the first page's wasm. A preload would fetch it for returning visitors too, who never need it.
const PRELOAD: &str = "rel=\"preload\"";
/// A link that no browser acts on: boot.js reads address and integrity from it.
const FIRST_PAGE: &str = "rel=\"first-page\"";
/// Stands in static/sw.js for the files to keep.
const FILES: &str = "__FILES__";

/// Runs in Trunk's staging folder, before it becomes the site.
pub fn after_build() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Trouble::new(
            "TRUNK_STAGING_DIR is not set",
            "run `cargo xtask build`: Trunk then calls this by itself",
        )
    })?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    finish(&staging, release).map_err(|trouble| trouble.in_step("After the build"))
}

fn finish(site: &Path, release: bool) -> Outcome {
    let files = files_below(site).map_err(about(site))?;
    let page = read(site, "index.html")?;
    let mut faults = faults(&page, &read(site, "_headers")?);
    faults.extend(unlinked_styles(&page)?);
    if !faults.is_empty() {
        return Err(Trouble::new(faults.join("\n"), "mend index.html, static/_headers or Trunk.toml"));
    }
    // Before any file is named by its bytes.
    if release {
        trim::worker(site)?;
    }
    let build = build_name(site, &files)?;
    let filled = [(BUILD, build.as_str()), (BINDER, &binder_integrity(site)?), (PRELOAD, FIRST_PAGE)];
    fill(site, "index.html", &filled)?;
    // While developing, an empty list makes sw.js pass every request on: what you changed is what you see.
    let kept = if release { kept_files(site, &files)? } else { String::from("{}") };
    fill(site, "sw.js", &[(BUILD, if release { &build } else { "development" }), (FILES, &kept)])
}

/// The first 64 bits of the SHA-256 of all files, with the placeholders still in.
fn build_name(site: &Path, files: &[String]) -> Outcome<String> {
    let mut list = String::new();
    for file in files {
        let bytes = fs::read(site.join(file)).map_err(about(&site.join(file)))?;
        list.push_str(&format!("{}  {file}\n", hex(&sha256(&bytes))));
    }
    Ok(hex(&sha256(list.as_bytes())[..8]))
}

/// The integrity of the binder's script and wasm, with a space between.
fn binder_integrity(site: &Path) -> Outcome<String> {
    let mut list = vec![];
    for file in BINDER_FILES {
        let bytes = fs::read(site.join(file)).map_err(about(&site.join(file)))?;
        list.push(integrity(&bytes));
    }
    Ok(list.join(" "))
}

/// A JSON object: each file that the app may ask for, with its integrity.
fn kept_files(site: &Path, files: &[String]) -> Outcome<String> {
    let mut entries = vec![];
    for file in files.iter().filter(|file| is_part_of_the_app(file)) {
        let bytes = fs::read(site.join(file)).map_err(about(&site.join(file)))?;
        let address = if file == "index.html" { "./" } else { file };
        entries.push(format!("  {address:?}: {:?}", integrity(&bytes)));
    }
    Ok(format!("{{\n{}\n}}", entries.join(",\n")))
}

/// Not the worker itself, nor what only hosts and lawyers read.
fn is_part_of_the_app(file: &str) -> bool {
    file != "sw.js" && file != "_headers" && !file.ends_with(".txt")
}

fn read(site: &Path, file: &str) -> Outcome<String> {
    let path = site.join(file);
    fs::read_to_string(&path).map_err(about(&path))
}

fn fill(site: &Path, file: &str, values: &[(&str, &str)]) -> Outcome {
    let mut text = read(site, file)?;
    for (placeholder, value) in values {
        if !text.contains(placeholder) {
            return Err(Trouble::new(
                format!("{file} has no {placeholder}"),
                "put it back: see the comment at the top of xtask/src/hook.rs",
            ));
        }
        text = text.replace(placeholder, value);
    }
    fs::write(site.join(file), text).map_err(about(&site.join(file)))
}

/// The files of styles/ that index.html has forgotten.
fn unlinked_styles(page: &str) -> Outcome<Vec<String>> {
    let folder = root().join("styles");
    let files = files_below(&folder).map_err(about(&folder))?;
    let styles = files
        .iter()
        .filter_map(|file| Some((file, Path::new(file.strip_suffix(".css")?).file_name()?.to_str()?)));
    // Trunk adds a hash to the name.
    let forgotten = styles.filter(|(_, stem)| !page.contains(&format!("/{stem}-")));
    Ok(forgotten.map(|(file, _)| format!("styles/{file} is not linked in index.html")).collect())
}

/// What the finished page lacks: integrity, a file instead of inline code, or the policy that hosts are told to send.
fn faults(page: &str, headers: &str) -> Vec<String> {
    let mut faults = vec![];
    let mut guarded = vec![];
    for tag in tags(page) {
        let kind = match (name(tag), attribute(tag, "rel"), attribute(tag, "as")) {
            ("script", ..) => "script",
            ("link", Some("stylesheet"), _) => "stylesheet",
            ("link", Some("modulepreload"), _) => "modulepreload",
            ("link", Some("preload"), Some("fetch")) => "preload",
            _ => "",
        };
        if name(tag) == "style" || attribute(tag, "style").is_some() {
            faults.push(format!("<{tag}> is inline style, which the page's own policy forbids"));
        }
        if kind == "script" && attribute(tag, "src").is_none() {
            faults.push(format!("<{tag}> is inline script, which the page's own policy forbids"));
        } else if !kind.is_empty() && attribute(tag, "integrity").is_none_or(str::is_empty) {
            faults.push(format!("<{tag}> has no integrity"));
        }
        guarded.push(kind);
    }
    for kind in ["script", "stylesheet", "modulepreload", "preload"] {
        if !guarded.contains(&kind) {
            faults.push(format!("index.html has no {kind}: without it boot.js can't start the app"));
        }
    }
    let policy = tags(page)
        .find(|tag| attribute(tag, "http-equiv") == Some("Content-Security-Policy"))
        .and_then(|tag| attribute(tag, "content"));
    let sent = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
    match (policy, sent) {
        (Some(policy), Some(sent)) if sent == format!("{policy}; frame-ancestors 'none'") => {}
        _ => faults.push(
            "the policies in index.html and static/_headers differ by more than `frame-ancestors 'none'`"
                .into(),
        ),
    }
    faults
}

/// The text between `<` and `>` of every start tag, comments left out.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    let parts = page
        .split("<!--")
        .flat_map(|part| part.split_once("-->").map_or(part, |(_, after)| after).split('<').skip(1));
    parts
        .filter_map(|part| part.split_once('>').map(|(tag, _)| tag))
        .filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn name(tag: &str) -> &str {
    tag.split_whitespace().next().unwrap_or_default()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::{faults, is_part_of_the_app};

    const GOOD: &str = r#"<!-- <script> --><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
        <link rel="stylesheet" href="a.css" integrity="sha384-a"/><link rel="modulepreload" href="a.js" integrity="sha384-b">
        <link rel="preload" as="fetch" href="a.wasm" integrity="sha384-c"><link rel="icon" href="icon.svg">
        <script type="module" src="boot.js" integrity="sha384-d"></script>"#;
    const HEADERS: &str = "/*\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n";

    #[test]
    fn a_good_page_has_no_faults() {
        assert_eq!(faults(GOOD, HEADERS), Vec::<String>::new());
    }

    #[test]
    fn each_fault_is_found() {
        for (good, bad) in [
            (" integrity=\"sha384-a\"", ""),
            ("integrity=\"sha384-b\"", "integrity=\"\""),
            (" integrity=\"sha384-c\"", ""),
            (" integrity=\"sha384-d\"", ""),
            (" src=\"boot.js\"", ""),
            ("href=\"icon.svg\"", "style=\"color:red\""),
            ("rel=\"modulepreload\"", "rel=\"other\""),
            ("default-src 'none'", "default-src 'self'"),
        ] {
            assert_ne!(faults(&GOOD.replace(good, bad), HEADERS), Vec::<String>::new(), "{good} → {bad}");
        }
    }

    #[test]
    fn workers_are_kept_for_offline_use_and_licences_are_not() {
        assert!(is_part_of_the_app("export_bg.wasm"));
        assert!(!is_part_of_the_app("fonts/OFL.txt"));
        assert!(!is_part_of_the_app("sw.js"));
    }
}
