//! The `.klinikk` format: a second reader, in another language and written from `docs/format.md` alone, must agree with
//! ours on every file.
//!
//! New vectors are written by `cargo test --all-features --test format -- --ignored`; those that are there are never
//! written anew.
#![cfg(all(feature = "seal", not(target_arch = "wasm32")))]

#[path = "support/forge.rs"]
mod forge;
#[path = "format/python.rs"]
mod python;
#[path = "format/table.rs"]
mod table;
#[path = "format/vectors.rs"]
mod vectors;

use klinikkvern::binder::{merge, open_any, write, SCHEMA};
use klinikkvern::content::Lang;
use klinikkvern::documents::Document;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use table::{digest, folder, Row};

/// The most that somebody who opens a file in ten years should have to read.
const LONGEST_PAGE: usize = 200;

fn page() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/format.md")).expect("docs/format.md")
}

/// An empty folder of this test's own.
fn temporary(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).expect("the folder for temporary files is writable");
    folder
}

#[test]
#[ignore = "writes vectors that are not there; never those that are"]
fn write_the_missing_vectors() {
    vectors::write_missing();
}

#[test]
fn our_reader_agrees_with_the_table() {
    for row in Row::all() {
        let (class, content) = table::verdict(&row.bytes(), &row.secret);
        assert_eq!(
            class, row.class,
            "{} ({}): vectors are never changed; mend the reader",
            row.file, row.note
        );
        if row.content != "-" {
            assert_eq!(digest(&content), row.content, "{}: the content is another", row.file);
        }
    }
}

#[test]
fn the_second_reader_agrees_with_the_table() {
    for row in Row::all() {
        let (class, content) = python::verdict(&folder().join(&row.file), &row.secret);
        assert_eq!(class, row.class, "{} ({}): mend docs/format.md first", row.file, row.note);
        if row.content != "-" {
            assert_eq!(digest(&content), row.content, "{}: the content is another", row.file);
        }
    }
}

#[test]
fn both_readers_give_what_was_written_byte_for_byte() {
    let folder = temporary("format");
    for lang in Lang::ALL {
        let clinic = forge::Clinic::new("blåbær og en gammel sykkel");
        let content = write(&vectors::sample(lang));
        let path = folder.join(format!("{}.klinikk", lang.code()));
        std::fs::write(&path, clinic.file(&content)).expect("the folder for temporary files is writable");
        let bytes = std::fs::read(&path).expect("the file was written");
        let passphrase = format!("passphrase  {}  ", clinic.passphrase.replace(' ', "  "));
        let recovery = format!("recovery {}", clinic.recovery.to_lowercase().replace('-', " "));
        for secret in [passphrase, recovery] {
            let ours = table::verdict(&bytes, &secret);
            let theirs = python::verdict(&path, &secret);
            assert_eq!((ours.0, theirs.0.as_str()), ("opens", "opens"), "{}", lang.code());
            assert!(ours.1 == content.as_bytes(), "{}: we read another content", lang.code());
            assert!(theirs.1 == content.as_bytes(), "{}: Python reads another content", lang.code());
        }
        assert_eq!(open_any(content.as_bytes()).expect("it opens").binder, vectors::sample(lang));
    }
}

#[test]
fn the_second_reader_finds_the_chain_sound_and_each_fault_in_it() {
    let folder = temporary("chain");
    let path = folder.join("binder.klinikkvern.json");
    let says = |content: &str| {
        std::fs::write(&path, content).expect("the folder for temporary files is writable");
        python::chain(&path)
    };
    for lang in Lang::ALL {
        let mine = vectors::sample(lang);
        let (mut theirs, mut other) = (mine.clone(), mine.clone());
        let twice = vectors::signed_file(b"%PDF-1.7 signed and countersigned twice");
        theirs.countersign("DOK-PDF", mine.signers("DOK-PDF")[0].clone(), twice);
        other.archive_signed(Document { id: "DOK-2".into(), ..(*mine.archive()[0]).clone() }, None, None);
        let merged = merge(&theirs, &other, &BTreeMap::new());
        let content = write(&merged);
        assert_eq!(merged.check_chain(&[], None), Ok(()));
        assert_eq!(says(&content), format!("sound, {} entries", merged.chain().len()));
        let parsed: Value = serde_json::from_str(&content).expect("JSON");
        let faults: [fn(&mut Value); 6] = [
            |binder| binder["chain"]["entries"][1]["name"] = "En annen".into(),
            |binder| binder["chain"]["head"]["number"] = 1.into(),
            |binder| drop(binder["chain"]["entries"].as_array_mut().expect("entries").remove(0)),
            |binder| binder["archive"][0]["title"] = "Noe annet".into(),
            |binder| binder["files"].as_object_mut().expect("files").clear(),
            |binder| binder["chain"]["entries"].as_array_mut().expect("entries").swap(0, 1),
        ];
        for (number, fault) in faults.iter().enumerate() {
            // The documents keep the order of their members, which their marks rest on.
            let mut altered = parsed.clone();
            fault(&mut altered["binder"]);
            assert!(!says(&altered.to_string()).starts_with("sound"), "fault {number}");
        }
    }
}

#[test]
fn every_vector_and_every_class_is_in_the_table() {
    let rows = Row::all();
    for entry in std::fs::read_dir(folder()).expect("tests/vectors") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let is_vector = name.ends_with(".klinikk") || name.ends_with(".klinikkvern.json");
        assert!(!is_vector || rows.iter().any(|row| row.file == name), "klinikk.txt lacks {name}");
    }
    for class in
        ["opens", "newer", "not-ours", "damaged", "too-new", "too-large", "wrong-passphrase", "wrong-key"]
    {
        assert!(rows.iter().any(|row| row.class == class), "klinikk.txt has no file that is {class}");
        assert!(page().contains(&format!("`{class}`")) || class == "opens", "docs/format.md lacks {class}");
    }
}

#[test]
fn the_keys_beside_a_golden_file_open_it() {
    let versions = (1..=SCHEMA).flat_map(|version| Lang::ALL.map(|lang| (version, lang)));
    for (version, lang) in versions {
        let file = folder().join(format!("v{version}-{}.klinikk", lang.code()));
        let keys =
            std::fs::read_to_string(file.with_extension("klinikk.txt")).expect("keys lie beside the file");
        let bytes = std::fs::read(&file).expect("a golden file");
        for secret in keys.lines() {
            assert_eq!(table::verdict(&bytes, secret).0, "opens", "{}: {secret}", file.display());
        }
    }
}

#[test]
fn the_page_is_short_and_its_commands_work() {
    let page = page();
    assert!(page.lines().count() <= LONGEST_PAGE, "a stranger has to read docs/format.md: shorten it");
    for program in ["age", "jq"] {
        python::require(program);
    }
    let folder = temporary("by-hand");
    let golden = table::folder().join("v2-nb.klinikk");
    std::fs::copy(&golden, folder.join("Binder.klinikk")).expect("a golden file");
    let keys = std::fs::read_to_string(golden.with_extension("klinikk.txt")).expect("keys beside it");
    let recovery = keys.lines().find_map(|line| line.strip_prefix("recovery ")).expect("a recovery key");
    let blocks: Vec<&str> =
        page.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [_by_passphrase, by_recovery, reading] = blocks[..] else { panic!("three blocks of commands") };
    let script = format!("set -e\n{}{reading}", by_recovery.replace("AGE-SECRET-KEY-1…", recovery));
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(&folder)
        .output()
        .expect("a shell");
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(shown.contains("Risikorapport, version 1") && shown.contains("Normland Helsesenter"), "{shown}");
    assert!(!folder.join("recovery.txt").exists(), "the key does not stay");
    let pdf = b"%PDF-1.7 signed and countersigned";
    let unpacked = std::fs::read(folder.join(format!("{}.pdf", digest(pdf)))).expect("a signed PDF");
    assert_eq!(unpacked, pdf);
    let plain = std::fs::read(folder.join("Binder.klinikkvern.json")).expect("the plain file");
    let inside =
        table::verdict(&std::fs::read(&golden).expect("a golden file"), &format!("recovery {recovery}")).1;
    assert_eq!(open_any(&plain), open_any(&inside), "jq writes other white space, and the same binder");
}
