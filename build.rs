//! Turns the words and catalogues of the tree into something the app can embed without parsing TOML.
//!
//! - `texts.toml` of a module becomes Rust constants, so a missing key is a compile error and a missing language fails the build.
//! - every other `*.toml` below `src/` becomes compact JSON under the same path in `OUT_DIR`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const LANGUAGES: [&str; 2] = ["nb", "en"];

fn main() {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    for path in toml_files(Path::new("src")) {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let relative = path.strip_prefix("src").expect("below src");
        let (target, content) = if path.ends_with("texts.toml") {
            (relative.with_extension("rs"), constants(&path, &table))
        } else {
            (relative.with_extension("json"), serde_json::to_string(&table).expect("TOML fits into JSON"))
        };
        let target = out.join(target);
        fs::create_dir_all(target.parent().expect("a folder")).expect("OUT_DIR is writable");
        fs::write(target, content).expect("OUT_DIR is writable");
    }
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            found.extend(toml_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `key = { nb = "…", en = "…" }` becomes `pub static KEY: Localized`, documented with its Norwegian text.
fn constants(path: &Path, table: &toml::Table) -> String {
    let mut code = String::new();
    for (key, value) in table {
        let words: Vec<&str> = LANGUAGES
            .iter()
            .map(|lang| {
                let word = value.get(lang).and_then(|word| word.as_str());
                word.unwrap_or_else(|| panic!("{}: `{key}` lacks its `{lang}` text", path.display()))
            })
            .collect();
        let doc = words[0].replace('\n', " ");
        writeln!(code, "#[doc = {doc:?}]\npub static {}: crate::content::Localized = crate::content::Localized::new({:?}, {:?});", key.to_uppercase(), words[0], words[1])
            .expect("writing to a string");
    }
    code
}
