//! The PDF worker without what printpdf exports and nobody calls.
//!
//! printpdf brings a JavaScript interface of its own along in every WebAssembly build; no cargo feature leaves it out.
//! What is exported counts as used, so its reader and renderer of PDFs stay in: a quarter of the worker. After
//! wasm-bindgen, and before integrity is computed, the hook takes the seven functions out of export.js and their names
//! out of the wasm; wasm-opt then removes all code that only they reached. Trunk leaves optimising this file to us.

use crate::programs::{program, run};
use crate::trouble::{about, Outcome, Trouble};
use std::fs;
use std::path::Path;

/// What printpdf exports. A build where one is missing, or a new one is there, fails.
const UNUSED: [&str; 7] = [
    "Pdf_BytesToDocumentSync",
    "Pdf_DecodeImageSync",
    "Pdf_DocumentToBytesSync",
    "Pdf_HtmlToDocumentSync",
    "Pdf_PageToSvgSync",
    "Pdf_RegisterFontsSync",
    "Pdf_ResourcesForPageSync",
];
/// How each of their names begins.
const FAMILY: &str = "Pdf_";

const HEADER: usize = 8;
const EXPORTS: u8 = 7;

/// Takes printpdf's interface out of the worker, and makes the worker small. For release builds only.
pub fn worker(site: &Path) -> Outcome {
    let (script, module) = (site.join("export.js"), site.join("export_bg.wasm"));
    let trimmed = without_functions(&fs::read_to_string(&script).map_err(about(&script))?)?;
    fs::write(&script, trimmed).map_err(about(&script))?;
    let bytes = fs::read(&module).map_err(about(&module))?;
    fs::write(&module, without_exports(&bytes)?).map_err(about(&module))?;
    run(
        program("wasm-opt").arg("-Oz").arg("--output").arg(&module).arg(&module),
        "check that binaryen is installed: `cargo xtask build` does it",
    )
}

/// The script without the functions, and the comment before each.
fn without_functions(script: &str) -> Outcome<String> {
    let mut script = script.to_owned();
    for name in UNUSED {
        let start =
            script.find(&format!("export function {name}(")).ok_or_else(|| changed("export.js", name))?;
        let length = script[start..].find("\n}\n").ok_or_else(|| changed("export.js", name))? + "\n}\n".len();
        let comment = script[..start].strip_suffix("*/\n").and_then(|before| before.rfind("/**"));
        script.replace_range(comment.unwrap_or(start)..start + length, "");
    }
    match script.find(FAMILY) {
        None => Ok(script),
        Some(at) => Err(changed("export.js", script[at..].lines().next().unwrap_or(FAMILY))),
    }
}

/// The module with all that it had but these exports.
fn without_exports(module: &[u8]) -> Outcome<Vec<u8>> {
    let broken =
        || Trouble::new("export_bg.wasm can't be read", "see the comment at the top of xtask/src/trim.rs");
    let mut trimmed = module.get(..HEADER).ok_or_else(broken)?.to_vec();
    let mut rest = &module[HEADER..];
    let mut found = vec![];
    while let Some((&kind, after)) = rest.split_first() {
        let (length, after) = number(after).ok_or_else(broken)?;
        let (content, after) = after.split_at_checked(length).ok_or_else(broken)?;
        if kind == EXPORTS {
            let (kept, removed) = sorted_out(content).ok_or_else(broken)?;
            trimmed.push(kind);
            trimmed.extend(written(kept.len()));
            trimmed.extend(kept);
            found = removed;
        } else {
            trimmed.extend(&rest[..rest.len() - after.len()]);
        }
        rest = after;
    }
    found.sort();
    match UNUSED.iter().find(|name| !found.iter().any(|one| one == *name)) {
        Some(missing) => Err(changed("export_bg.wasm", missing)),
        None if found.len() == UNUSED.len() => Ok(trimmed),
        None => Err(changed("export_bg.wasm", &found.join(", "))),
    }
}

/// The section of exports without the family, and the names that were in it.
fn sorted_out(section: &[u8]) -> Option<(Vec<u8>, Vec<String>)> {
    let (count, mut rest) = number(section)?;
    let (mut kept, mut removed) = (vec![], vec![]);
    for _ in 0..count {
        let (length, name) = number(rest)?;
        let (name, after) = name.split_at_checked(length)?;
        // Then one byte for the kind, and the number of what is exported.
        let (_, after) = number(after.get(1..)?)?;
        if name.starts_with(FAMILY.as_bytes()) {
            removed.push(String::from_utf8(name.to_vec()).ok()?);
        } else {
            kept.extend(&rest[..rest.len() - after.len()]);
        }
        rest = after;
    }
    let mut section = written(count - removed.len());
    section.extend::<Vec<u8>>(kept);
    rest.is_empty().then_some((section, removed))
}

/// A number as WebAssembly writes it (LEB128), and what comes after.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let value = bytes[..end].iter().rev().fold(0u64, |value, byte| value << 7 | u64::from(byte & 0x7F));
    Some((usize::try_from(value).ok()?, &bytes[end..]))
}

fn written(mut value: usize) -> Vec<u8> {
    let mut bytes = vec![];
    while value >= 0x80 {
        bytes.push(value as u8 & 0x7F | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

fn changed(file: &str, name: &str) -> Trouble {
    Trouble::new(
        format!("{file}: printpdf's exports are not those that we know ({name})"),
        "compare UNUSED in xtask/src/trim.rs with printpdf's src/wasm/api.rs",
    )
}

#[cfg(test)]
mod tests {
    use super::{number, without_exports, without_functions, written, UNUSED};

    /// A module with a type section, these exports of function 0, and a section after them.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut exports = written(names.len());
        for name in names {
            exports.extend(written(name.len()));
            exports.extend(name.bytes());
            exports.extend([0, 0]);
        }
        let mut bytes = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x07".to_vec();
        bytes.extend(written(exports.len()));
        bytes.extend(exports);
        bytes.extend(b"\x0A\x04\x01\x02\0\x0B");
        bytes
    }

    fn names(more: &[&'static str]) -> Vec<&'static str> {
        let mut names = vec!["memory"];
        names.extend(UNUSED);
        names.extend(more);
        names
    }

    fn script(names: &[&str]) -> String {
        let functions = names.iter().map(|name| {
            format!("/**\n * What it does\n */\nexport function {name}(input) {{\n    try {{\n    }}\n}}\n\n")
        });
        format!("/* @ts-self-types */\n{}function rest() {{\n}}\n", functions.collect::<String>())
    }

    #[test]
    fn the_wasm_keeps_all_but_the_unused_exports() {
        let trimmed = without_exports(&module(&names(&["__wbindgen_start"]))).unwrap();
        assert_eq!(trimmed, module(&["memory", "__wbindgen_start"]));
    }

    #[test]
    fn the_script_keeps_all_but_the_unused_functions() {
        let trimmed = without_functions(&script(&names(&[]))).unwrap();
        assert_eq!(trimmed.replace('\n', ""), script(&["memory"]).replace('\n', ""));
    }

    #[test]
    fn an_export_that_is_gone_or_new_fails_the_build() {
        for changed in [&names(&[])[..7], &names(&["Pdf_New"])[..], &["memory"][..]] {
            assert!(without_exports(&module(changed)).is_err(), "{changed:?}");
            assert!(without_functions(&script(changed)).is_err(), "{changed:?}");
        }
        assert!(without_exports(&module(&names(&[]))[..40]).is_err(), "cut off");
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for value in [0, 127, 128, 16_383, 16_384, 3_274_887] {
            assert_eq!(number(&written(value)), Some((value, [].as_slice())));
        }
        assert_eq!(number(&[0x80]), None);
    }
}
