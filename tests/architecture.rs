//! The house rules that matter, as tests whose messages tell how to mend what they find.
#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};

/// A code file may not be longer than this; from 300 on, ask whether it is two things.
const LONGEST_FILE: usize = 500;

/// Modules from the ground up, and what each may import of ours (`ARCHITECTURE.md`).
const LAYERS: &[(&str, &[&str])] = &[
    ("content", &["content"]),
    ("domain", &["content", "domain"]),
    ("documents", &["content", "domain", "documents"]),
    ("signing", &["signing"]),
    ("vault", &["vault"]),
    ("ui", &["content", "domain", "ui"]),
    ("features", &["content", "domain", "documents", "ui", "features"]),
    ("binder", &["content", "domain", "documents", "features", "binder"]),
    ("app", &["content", "domain", "documents", "ui", "signing", "vault", "features", "binder", "app"]),
];

/// Words that may not occur in a module's code, with the reason.
const FORBIDDEN: &[(&str, &[&str], &str)] = &[
    ("content", &["yew::", "web_sys::", "js_sys::", "gloo::"], "content knows no browser"),
    (
        "domain",
        &["yew::", "web_sys::", "js_sys::", "gloo::", "::now("],
        "models never ask a browser or a clock",
    ),
    (
        "documents",
        &["yew::", "web_sys::", "js_sys::", "gloo::", "::now("],
        "a document is a value; it knows no browser",
    ),
    (
        "binder",
        &["yew::", "web_sys::", "js_sys::", "gloo::", "::now("],
        "a binder knows no browser and no clock",
    ),
    (
        "signing",
        &["yew::", "web_sys::", "js_sys::", "gloo::", "::now(", "lopdf"],
        "signing works on bytes; it knows no browser and no clock",
    ),
    (
        "vault",
        &["yew::", "web_sys::", "js_sys::", "gloo::", "::now("],
        "the vault works on bytes; it knows no browser and no clock",
    ),
    (
        "features",
        &["::now(", "Date::new_0", "printpdf", "lopdf"],
        "features get today from ctx, and make documents, not PDFs",
    ),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a file without its tests and comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a readable file");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every `crate::x` that a file names, with the second segment for features: `features::risk`.
fn imports(code: &str) -> Vec<(String, Option<String>)> {
    code.match_indices("crate::")
        .map(|(at, found)| {
            let rest = &code[at + found.len()..];
            let word = |text: &str| {
                text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
            };
            let first = word(rest);
            let second = rest[first.len()..].strip_prefix("::").map(word).filter(|second| !second.is_empty());
            (first, second)
        })
        .filter(|(first, _)| first.chars().next().is_some_and(char::is_lowercase))
        .collect()
}

/// Where any of these words stands in the code of the files.
fn mentions(files: &[PathBuf], words: &[&str]) -> Vec<String> {
    let mut found = vec![];
    for path in files {
        let code = code(path);
        found.extend(
            words
                .iter()
                .filter(|word| code.contains(**word))
                .map(|word| format!("{}: {word}", path.display())),
        );
    }
    found
}

#[test]
fn imports_run_one_way_only() {
    let mut wrong = vec![];
    for (module, allowed) in LAYERS {
        for path in rust_files(&root().join("src").join(module)) {
            for (first, _) in imports(&code(&path)) {
                let known = LAYERS.iter().any(|(name, _)| *name == first);
                if known && !allowed.contains(&first.as_str()) {
                    wrong.push(format!(
                        "{}: imports crate::{first}, which lies above {module}",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "Share by moving up: what two modules need goes to `domain`.\n{}",
        wrong.join("\n")
    );
}

#[test]
fn features_never_import_each_other() {
    let folder = root().join("src/features");
    let mut wrong = vec![];
    for path in rust_files(&folder) {
        let inside = path.strip_prefix(&folder).expect("below");
        let Some(own) = inside.components().next().filter(|_| inside.components().count() > 1) else {
            continue;
        };
        let own = own.as_os_str().to_string_lossy();
        for (first, second) in imports(&code(&path)) {
            let Some(other) = second.filter(|_| first == "features") else { continue };
            if other != own && folder.join(&other).is_dir() {
                wrong.push(format!("{}: imports features::{other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "Share by moving up to `domain`, never sideways.\n{}", wrong.join("\n"));
}

#[test]
fn each_module_keeps_to_its_world() {
    let mut wrong = vec![];
    for (module, words, reason) in FORBIDDEN {
        for path in rust_files(&root().join("src").join(module)) {
            let code = code(&path);
            let found = words.iter().filter(|word| code.contains(**word));
            wrong.extend(found.map(|word| format!("{}: `{word}`: {reason}", path.display())));
        }
    }
    for path in rust_files(&root().join("src/features")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let pure = ["content.rs", "model.rs", "document.rs"].contains(&name.as_str());
        let inside_model =
            path.components().any(|part| part.as_os_str() == "model" || part.as_os_str() == "document");
        let code = code(&path);
        if (pure || inside_model) && (code.contains("yew::") || code.contains("web_sys::")) {
            wrong.push(format!("{}: content, model and document know no yew", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_browser_folder_knows_clock_randomness_storage_and_download() {
    let mut files = rust_files(&root().join("src"));
    files.retain(|path| !path.starts_with(root().join("src/app/browser")));
    let words = [
        "js_sys::Date",
        "get_random_values",
        "indexed_db_futures",
        "gloo::storage",
        "LocalStorage",
        "set_download(",
    ];
    let wrong = mentions(&files, &words);
    assert!(wrong.is_empty(), "Move it to src/app/browser and hand the value in.\n{}", wrong.join("\n"));
}

#[test]
fn in_the_browser_only_webcrypto_signs() {
    let mut files = rust_files(&root().join("src"));
    files.retain(|path| *path != root().join("src/signing/native.rs"));
    let wrong = mentions(&files, &["SigningKey"]);
    assert!(wrong.is_empty(), "A key that WebCrypto holds can't be read by a script.\n{}", wrong.join("\n"));
    let front = std::fs::read_to_string(root().join("src/signing/mod.rs")).expect("src/signing/mod.rs");
    let guard = "#[cfg(all(feature = \"sign\", not(target_arch = \"wasm32\")))]\npub mod native;";
    assert!(front.contains(guard), "src/signing/native.rs is for tests and samples only: keep its `cfg`");
}

#[test]
fn no_file_is_longer_than_a_person_reads() {
    let mut long = vec![];
    for path in rust_files(&root().join("src")).into_iter().chain(rust_files(&root().join("xtask"))) {
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let lines = text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
        if lines > LONGEST_FILE {
            long.push(format!("{}: {lines} lines", path.display()));
        }
    }
    assert!(long.is_empty(), "Split these along what they are about:\n{}", long.join("\n"));
}

#[test]
fn no_html_from_data_and_no_inline_style() {
    let words = ["set_inner_html", "from_html_unchecked", "style="];
    let mut wrong = mentions(&rust_files(&root().join("src")), &words);
    let page = std::fs::read_to_string(root().join("index.html")).expect("index.html");
    if page.contains("<style") || page.contains(" style=") {
        wrong.push("index.html: inline style".into());
    }
    assert!(wrong.is_empty(), "The content security policy forbids this; use a class.\n{}", wrong.join("\n"));
}

#[test]
fn the_glossary_knows_every_feature() {
    let glossary = std::fs::read_to_string(root().join("docs/glossary.md")).expect("docs/glossary.md");
    for entry in klinikkvern::features::REGISTRY {
        let nb = (entry.title)().get(klinikkvern::content::Lang::Nb);
        assert!(
            glossary.contains(nb),
            "docs/glossary.md lacks «{nb}»: add a row that ties it to its English name"
        );
    }
}

/// Files whose page heading is neither a fixed text nor named by `data-title`, with what it says.
const SAFE_HEADINGS: &[(&str, &str)] = &[
    ("src/ui/choices.rs", "the question; callers are checked by their `legend`"),
    ("src/features/clinic/page/ticks.rs", "a start question of the catalogue"),
    ("src/features/clinic/page/question.rs", "a start question of the catalogue"),
    ("src/app/pages/rescue.rs", "the message of an error"),
    ("src/app/lock/pages/compare.rs", "how the file stands to what is stored"),
    ("src/app/lock/pages/new_lock.rs", "why there is a new lock"),
    ("src/app/lock/pages/unlock.rs", "what is locked"),
];

/// The text of every element that begins so, up to the `>` that ends its opening tag.
fn opening_tags<'a>(code: &'a str, begin: &str) -> Vec<&'a str> {
    code.match_indices(begin)
        .filter(|(at, _)| !code[at + begin.len()..].starts_with(|c: char| c.is_alphanumeric()))
        .map(|(at, _)| {
            let mut depth = 0;
            let end = code[at..].char_indices().find(|(_, c)| {
                depth += match c {
                    '{' => 1,
                    '}' => -1,
                    _ => 0,
                };
                depth == 0 && *c == '>'
            });
            &code[at..at + end.map_or(0, |(end, _)| end)]
        })
        .collect()
}

#[test]
fn every_control_is_one_of_ours_and_closed_to_the_browsers_memory() {
    let ui = root().join("src/ui");
    // A passphrase may be kept by a password manager; the browser's session never holds a password field.
    let secret = root().join("src/ui/secret.rs");
    let mut wrong = vec![];
    for path in rust_files(&root().join("src")) {
        let code = code(&path);
        for begin in ["<input", "<textarea", "<select"] {
            for tag in opening_tags(&code, begin) {
                if !path.starts_with(&ui) {
                    wrong.push(format!("{}: {begin} outside src/ui", path.display()));
                }
                let closed = tag.contains("autocomplete=\"off\"") && tag.contains("spellcheck=\"false\"");
                if !closed && path != secret {
                    wrong.push(format!("{}: {tag}", path.display()));
                }
            }
        }
        if code.contains("autocomplete=\"")
            && code.matches("autocomplete=\"").count() != code.matches("autocomplete=\"off\"").count()
        {
            wrong.push(format!("{}: autocomplete is on", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "Use a field of src/ui: it carries the guard against patient identifiers. A new control there takes autocomplete=\"off\" and spellcheck=\"false\", since Chromium keeps what is typed in clear otherwise.\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_page_is_named_after_what_somebody_typed() {
    let mut wrong = vec![];
    for path in rust_files(&root().join("src")) {
        let code = code(&path);
        let safe = SAFE_HEADINGS.iter().any(|(file, _)| path == root().join(file));
        for tag in opening_tags(&code, "<h1") {
            let at = tag.as_ptr() as usize - code.as_ptr() as usize + tag.len() + 1;
            let content = code[at..].split("</h1>").next().unwrap_or_default().trim_start();
            let fixed = content.starts_with("{ t::") || content.starts_with("{ if id.is_some() { t::");
            if !fixed && !safe && !tag.contains("data-title={") {
                wrong.push(format!("{}: <h1> {content}", path.display()));
            }
        }
        for tag in opening_tags(&code, "<RadioChoices").iter().chain(&opening_tags(&code, "<CheckChoices")) {
            if tag.contains("heading={true}") && !tag.contains("legend={t::") {
                wrong.push(format!("{}: {tag}", path.display()));
            }
        }
        if code.contains("set_title(") && !path.starts_with(root().join("src/app/browser")) {
            wrong.push(format!("{}: set_title", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "Browsers keep the names of pages in clear. Give the heading data-title={{…}} with a text of the catalogue.\n{}",
        wrong.join("\n")
    );
}
