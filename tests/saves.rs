//! Saved files: every version that was ever written opens for ever, and a damaged one never brings the app down.
//!
//! A new schema gets its vectors by `cargo test --test saves -- --ignored`; those that are there are never written anew.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/damage.rs"]
mod damage;

use damage::{absurd, places, torn, Numbers};
use klinikkvern::binder::{drafts, gather, merge, open, write, Binder, OpenError, SignedFile, SCHEMA};
use klinikkvern::content::Lang;
use klinikkvern::documents::{Document, Drawing, Signature};
use klinikkvern::domain::{Date, Id};
use klinikkvern::features::risk::model::Edit as RiskEdit;
use klinikkvern::features::Edit;
use serde_json::Value;
use std::collections::BTreeMap;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::PathBuf;

/// How often the vectors are damaged, in each of the two ways.
const MUTATIONS: u64 = 1_000;

/// "%PDF-1.7 signed", and the same with " and countersigned" after it.
const PDF: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x53\x0d\x70\x71\xd3\x35\xd4\x33\x57\x28\xce\x4c\xcf\x4b\x4d\x01\x00\x3d\xc9\x36\x86\x0f\x00\x00\x00";
const PDF_SHA256: &str = "281a9b6b403e3fecbd92e4b0504bde1ddac566e0478eb038d63a85aed1a8b418";
const LONGER_PDF: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x53\x0d\x70\x71\xd3\x35\xd4\x33\x57\x28\xce\x4c\xcf\x4b\x4d\x51\x48\xcc\x4b\x51\x48\xce\x2f\xcd\x2b\x49\x2d\x82\x88\x00\x00\xf7\xca\x53\x52\x21\x00\x00\x00";
const LONGER_PDF_SHA256: &str = "cf6018ac6593ac4b73156444010c691015fa197caf628e779d1a0e5b4524cf5d";

/// The day on which the vectors are looked at.
fn day() -> Date {
    jiff::civil::date(2026, 11, 22)
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

fn vector_path(schema: u64, lang: Lang) -> PathBuf {
    folder().join(format!("v{schema}-{}.klinikkvern.json", lang.code()))
}

/// The codes that the vector's documents carry on paper, one a line.
fn codes_path(schema: u64, lang: Lang) -> PathBuf {
    folder().join(format!("v{schema}-{}.codes.txt", lang.code()))
}

/// Schema, language and bytes of every vector.
fn vectors() -> Vec<(u64, Lang, Vec<u8>)> {
    let all = (1..=SCHEMA).flat_map(|schema| Lang::ALL.map(|lang| (schema, lang)));
    all.map(|(schema, lang)| {
        let path = vector_path(schema, lang);
        let bytes = std::fs::read(&path).unwrap_or_else(|error| {
            panic!(
                "{}: {error}: run `cargo test --test saves -- --ignored`, and commit what it writes",
                path.display()
            )
        });
        (schema, lang, bytes)
    })
    .collect()
}

/// The newest vector in each language.
fn newest() -> Vec<Vec<u8>> {
    vectors().into_iter().filter(|(schema, ..)| *schema == SCHEMA).map(|(.., bytes)| bytes).collect()
}

fn signed(document: Document, name: &str, statement: &str) -> Document {
    let drawing = Drawing { strokes: vec![vec![(10, 200), (300, 40), (500, 260)], vec![(600, 100)]] };
    let signature = Signature {
        role: "Daglig leder".into(),
        name: name.into(),
        signed_at: "2026-11-22T10:42:00+01:00".into(),
        statement: statement.into(),
        drawing: Some(drawing),
        key: None,
        reason: None,
    };
    Document { signatures: vec![signature], ..document }
}

/// Signs every document that can be made and has not been signed on this day; each takes the next number.
fn sign_all(binder: &mut Binder, lang: Lang, today: Date) {
    let next = |binder: &Binder| {
        let is_signed = |kind: &str| binder.archive().iter().any(|own| own.kind == kind && own.date == today);
        drafts(binder, lang, today).into_iter().find(|draft| !is_signed(&draft.document.kind))
    };
    while let Some(draft) = next(binder) {
        binder.archive_signed(signed(draft.document, "Lena Kárášjohka", &draft.statement), None, None);
    }
}

/// The example as a clinic's own: two versions of each document signed, and one scenario looked at again in between.
fn worked_out(lang: Lang) -> Binder {
    let mut binder = Binder::example(lang, day());
    binder.id = Id::from("vector");
    binder.is_example = false;
    sign_all(&mut binder, lang, day());
    let later = jiff::civil::date(2027, 2, 1);
    let facts = Box::new(binder.sections.clinic.facts());
    binder.apply(Edit::Risk(RiskEdit::Complete { scenario: "SC-02".into(), today: later, facts }));
    sign_all(&mut binder, lang, later);
    sign_a_pdf(&mut binder);
    binder
}

/// The last document once more with a PDF, and somebody else's signature on it. The "PDFs" are a few bytes, packed by the
/// `gzip` program.
fn sign_a_pdf(binder: &mut Binder) {
    let file = |sha256: &str, length: u32, packed: &[u8]| SignedFile {
        sha256: sha256.into(),
        length,
        packed: packed.into(),
    };
    let document = binder.archive().last().expect("something is signed");
    let mut signature = document.signatures[0].clone();
    (signature.key, signature.reason) = (Some("1a2b3c4d".repeat(8)), Some("Årlig gjennomgang".into()));
    let (id, version) = ("DOK-PDF".to_owned(), document.version + 1);
    let chain = binder.chain().head().cloned();
    let document =
        Document { id, version, chain, signatures: vec![signature.clone()], ..(**document).clone() };
    binder.archive_signed(document, Some(file(PDF_SHA256, 15, PDF)), Some(b"certificate".to_vec()));
    let countersigner = Signature { name: "Frank".into(), role: "Lege".into(), drawing: None, ..signature };
    binder.countersign("DOK-PDF", countersigner, file(LONGER_PDF_SHA256, 33, LONGER_PDF));
}

#[test]
#[ignore = "writes the vectors of a new schema; never those that are there"]
fn write_the_vectors_of_this_schema() {
    std::fs::create_dir_all(folder()).expect("tests/vectors is writable");
    for lang in Lang::ALL {
        let path = vector_path(SCHEMA, lang);
        if path.exists() {
            println!("{} is there, and stays as it is", path.display());
            continue;
        }
        let binder = worked_out(lang);
        std::fs::write(&path, write(&binder)).expect("tests/vectors is writable");
        let codes: String =
            binder.archive().iter().map(|document| format!("{}\n", document.content_hash())).collect();
        std::fs::write(codes_path(SCHEMA, lang), codes).expect("tests/vectors is writable");
    }
}

#[test]
fn every_vector_opens_and_can_be_written_again() {
    for (schema, lang, bytes) in vectors() {
        let name = vector_path(schema, lang);
        let binder = open(&bytes).unwrap_or_else(|error| {
            panic!(
                "{}: {error:?}: old binders open for ever; mend `migrate` in src/binder/file.rs",
                name.display()
            )
        });
        let again = open(write(&binder).as_bytes()).expect("what was written opens");
        assert!(
            again == binder,
            "{}: written again it is another binder: look for a skipped field",
            name.display()
        );
        assert!(!binder.is_example, "{}: a saved binder is no example", name.display());
        gather(&binder, lang, day());
    }
}

#[test]
fn the_chain_of_every_vector_holds() {
    for (schema, lang, bytes) in vectors() {
        let name = vector_path(schema, lang);
        let binder = open(&bytes).expect("a vector opens");
        assert_eq!(binder.check_chain(&[], None), Ok(()), "{}", name.display());
        let signed = binder.chain().entries().iter().filter(|entry| !entry.document.is_empty()).count();
        assert!(signed >= binder.archive().len(), "{}: each document has an entry", name.display());
        assert!(open(&bytes) == Ok(binder), "{}: opened again it is another binder", name.display());
    }
}

/// Two PCs may open the same old file, and neither has heard of the other's chain.
#[test]
fn two_copies_that_were_brought_up_apart_meet_without_a_difference() {
    for lang in Lang::ALL {
        let bytes = std::fs::read(vector_path(1, lang)).expect("a vector of schema 1");
        let (mine, mut theirs) = (open(&bytes).expect("it opens"), open(&bytes).expect("it opens"));
        assert_eq!(mine.chain(), theirs.chain());
        sign_a_pdf(&mut theirs);
        let merged = merge(&mine, &theirs, &BTreeMap::new());
        assert_eq!(merged.chain(), theirs.chain(), "theirs goes on where mine ends");
    }
}

#[test]
fn every_archived_document_is_kept_as_it_was() {
    for (schema, lang, bytes) in vectors() {
        let name = vector_path(schema, lang);
        let file: Value = serde_json::from_slice(&bytes).expect("a vector is JSON");
        let before = file["binder"]["archive"].as_array().expect("a vector has an archive");
        let binder = open(&bytes).expect("a vector opens");
        assert!(before.len() >= 2, "{}: sign something in the generator", name.display());
        assert_eq!(binder.archive().len(), before.len(), "{}: a signed document is lost", name.display());
        for (before, now) in before.iter().zip(binder.archive()) {
            assert_eq!(
                before["id"],
                now.id.as_str(),
                "{}: signed documents keep their order",
                name.display()
            );
            let signatures: Vec<Signature> =
                serde_json::from_value(before["signatures"].clone()).expect("signatures");
            assert_eq!(
                signatures,
                now.signatures,
                "{}: {}: the signatures are others",
                name.display(),
                now.id
            );
            assert_eq!(
                before["data"],
                now.data.as_str(),
                "{}: {}: the data are others",
                name.display(),
                now.id
            );
        }
        let codes =
            std::fs::read_to_string(codes_path(schema, lang)).expect("the codes lie beside the vector");
        let now: Vec<String> = binder.archive().iter().map(|document| document.content_hash()).collect();
        assert_eq!(
            codes.lines().collect::<Vec<_>>(),
            now,
            "{}: the codes on paper no longer match: leave new fields of `Document` out of the JSON while they are empty",
            name.display()
        );
    }
}

#[test]
fn a_file_of_a_newer_app_is_told_apart() {
    for bytes in newest() {
        let mut file: Value = serde_json::from_slice(&bytes).expect("JSON");
        for newer in [SCHEMA + 1, 99, u64::MAX] {
            file["schema"] = newer.into();
            let error = open(file.to_string().as_bytes()).expect_err("a newer file");
            assert_eq!(error, OpenError::TooNew, "schema {newer}: never read, never written over");
        }
        // A newer app may keep its binder in another form altogether.
        file["binder"] = Value::from("sealed");
        assert_eq!(open(file.to_string().as_bytes()).expect_err("a newer file"), OpenError::TooNew);
    }
}

#[test]
fn a_file_without_what_came_later_opens() {
    for bytes in newest() {
        let mut file: Value = serde_json::from_slice(&bytes).expect("JSON");
        let sections = file["binder"]["sections"].as_object().expect("sections").clone();
        for section in sections.keys() {
            let mut without = file.clone();
            without["binder"]["sections"].as_object_mut().expect("sections").remove(section);
            let opened = open(without.to_string().as_bytes());
            assert!(opened.is_ok(), "a binder from before `{section}` existed must open: #[serde(default)]");
            for field in sections[section].as_object().expect("a section is a table").keys() {
                let mut without = file.clone();
                without["binder"]["sections"][section].as_object_mut().expect("a section").remove(field);
                let opened = open(without.to_string().as_bytes());
                assert!(
                    opened.is_ok(),
                    "a binder from before `{section}.{field}` existed must open: #[serde(default)]"
                );
            }
        }
        file["binder"]["sections"]["from_the_future"] = Value::from(1);
        assert!(open(file.to_string().as_bytes()).is_ok(), "a section that is unknown here is passed over");
    }
}

/// Opens what may be damaged. What opens must be writable, come back the same, and show in every language.
fn survives(bytes: &[u8]) -> Result<bool, String> {
    let work = || -> Result<bool, String> {
        let Ok(binder) = open(bytes) else { return Ok(false) };
        let again = open(write(&binder).as_bytes())
            .map_err(|error| format!("written again it does not open: {error:?}"))?;
        if again != binder {
            return Err("written again it is another binder".into());
        }
        gather(&binder, Lang::Nb, day());
        Ok(true)
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        Err(text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default())
    })
}

/// Damages each of the newest vectors many times; some must still open, and some must not.
fn damage(way: &str, mutate: impl Fn(usize, &mut Numbers) -> Vec<u8>) {
    let vectors = newest().len();
    let mut opened = 0;
    for seed in 0..MUTATIONS {
        let bytes = mutate(seed as usize % vectors, &mut Numbers(seed));
        match survives(&bytes) {
            Ok(opens) => opened += u64::from(opens),
            Err(what) => {
                let path =
                    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{way}-{seed}.klinikkvern.json"));
                std::fs::write(&path, &bytes).expect("the folder for temporary files is writable");
                panic!(
                    "{way}, seed {seed}: {what}\n`open` must refuse this file or bear it: {}",
                    path.display()
                );
            }
        }
    }
    println!("{way}: {opened} of {MUTATIONS} open");
    assert!(
        opened > MUTATIONS / 20 && opened < MUTATIONS - MUTATIONS / 20,
        "the loop must meet both kinds: {opened} of {MUTATIONS} opened"
    );
}

#[test]
fn a_torn_file_never_brings_the_app_down() {
    let files = newest();
    damage("torn", |vector, numbers| torn(&files[vector], numbers));
}

#[test]
fn an_absurd_file_never_brings_the_app_down() {
    let files = newest().into_iter().map(|bytes| {
        let file: Value = serde_json::from_slice(&bytes).expect("JSON");
        let mut all = vec![];
        places("/binder/sections", &file["binder"]["sections"], &mut all);
        // Signed documents have about as many values, and far less hangs on each of them.
        let mut archive = vec![];
        places("/binder/archive", &file["binder"]["archive"], &mut archive);
        all.extend(archive.into_iter().step_by(9));
        (file, all)
    });
    let files: Vec<(Value, Vec<String>)> = files.collect();
    damage("absurd", |vector, numbers| absurd(&files[vector].0, &files[vector].1, numbers));
}
