//! Makes the vectors. Those that are there stay as they are.

use crate::forge::{armor, forged, gzip, seal, with_checksum, Clinic};
use crate::table::{digest, folder, path, verdict, Row};
use klinikkvern::binder::{write, Binder, SignedFile};
use klinikkvern::content::Lang;
use klinikkvern::documents::{Document, Signature};
use klinikkvern::domain::Id;
use serde_json::{json, Value};
use std::fs::OpenOptions;
use std::io::Write;

const WORDS: &str = "lampe fjord sykkel ost";

/// The example as a clinic's own.
pub fn sample(lang: Lang) -> Binder {
    let mut binder = Binder::example(lang, jiff::civil::date(2026, 11, 22));
    (binder.id, binder.is_example) = (Id::from("vector"), false);
    let document = (*binder.archive()[0]).clone();
    let signature = document.signatures[0].clone();
    let (first, second) = (b"%PDF-1.7 signed".to_vec(), b"%PDF-1.7 signed and countersigned".to_vec());
    let document = Document { id: "DOK-PDF".into(), chain: binder.chain().head().cloned(), ..document };
    binder.archive_signed(document, Some(signed_file(&first)), Some(b"certificate".to_vec()));
    let countersigner = Signature { name: "Frank".into(), reason: Some("Lest".into()), ..signature };
    binder.countersign("DOK-PDF", countersigner, signed_file(&second));
    binder
}

/// A signed PDF of these bytes.
pub fn signed_file(pdf: &[u8]) -> SignedFile {
    SignedFile { sha256: digest(pdf), length: pdf.len() as u32, packed: gzip(pdf).into() }
}

/// A schema that is newer for ever.
const FAR: u64 = 1_000_000_000;

/// A binder of one day.
fn small() -> String {
    write(&Binder::new(Id::from("vector"), jiff::civil::date(2026, 11, 22)))
}

/// The small binder as a later version would write it.
fn later(schema: u64, change: impl Fn(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(&small()).expect("JSON");
    file["schema"] = schema.into();
    file["counters"] = json!({ "documents": [1, 2, 3] });
    file["binder"]["witnesses"] = json!([{ "name": "Lena" }]);
    file["binder"]["sections"]["equipment"] = json!({ "checked": { "record": "2026-05-04" } });
    file["binder"]["sections"]["clinic"]["motto"] = "Frisk".into();
    change(&mut file);
    file.to_string()
}

/// Writes every vector that is not there, and its line in the table. The expected class stands here, not what our
/// reader says.
pub fn write_missing() {
    for lang in Lang::ALL {
        golden(lang);
    }
    let clinic = Clinic::new(WORDS);
    for (name, by_passphrase, class, bytes, note) in hostile(&clinic) {
        let secret = if by_passphrase {
            format!("passphrase {}", clinic.passphrase)
        } else {
            format!("recovery {}", clinic.recovery)
        };
        add(&format!("{name}.klinikk"), &bytes, &[(&secret, class, note)]);
    }
}

/// A clinic's file as this version writes it, and its keys beside it.
fn golden(lang: Lang) {
    let file = format!("v{}-{}.klinikk", klinikkvern::binder::SCHEMA, lang.code());
    if folder().join(&file).exists() {
        return;
    }
    let clinic = Clinic::new(WORDS);
    let keys = [format!("passphrase {WORDS}"), format!("recovery {}", clinic.recovery)];
    let text = format!("{}\n{}\n", keys[0], keys[1]);
    std::fs::write(folder().join(format!("{file}.txt")), text).expect("tests/vectors is writable");
    let stranger = format!("recovery {}", Clinic::new(WORDS).recovery);
    let misread = keys[1].replacen("KEY-1", "KEY-1QQ", 1);
    let rows = [
        (keys[0].as_str(), "opens", "the example, by passphrase"),
        (&keys[1], "opens", "the example, by recovery key"),
        ("passphrase lampe fjord sykkel est", "wrong-passphrase", "one letter wrong"),
        (&stranger, "wrong-key", "another clinic's recovery key"),
        (&misread, "wrong-key", "a recovery key that was misread"),
    ];
    add(&file, &clinic.file(&write(&sample(lang))), &rows);
}

fn add(file: &str, bytes: &[u8], rows: &[(&str, &str, &str)]) {
    if folder().join(file).exists() {
        println!("{file} is there, and stays as it is");
        return;
    }
    std::fs::write(folder().join(file), bytes).expect("tests/vectors is writable");
    let mut table =
        OpenOptions::new().append(true).create(true).open(path()).expect("tests/vectors is writable");
    for (secret, class, note) in rows {
        let content = verdict(bytes, secret).1;
        let content = if content.is_empty() { "-".into() } else { digest(&content) };
        let [file, secret, class, note] = [file, secret, class, note].map(str::to_owned);
        let line = Row { file, secret, class, content, note }.line();
        table.write_all(line.as_bytes()).expect("tests/vectors is writable");
    }
}

/// Name, opened by passphrase, class, bytes, what it is.
type Hostile = (&'static str, bool, &'static str, Vec<u8>, &'static str);

fn hostile(clinic: &Clinic) -> Vec<Hostile> {
    let content = small();
    let file = clinic.file(&content);
    [envelopes(clinic, &file), keys(clinic, &file, &content), insides(clinic, &content)].concat()
}

fn envelopes(clinic: &Clinic, file: &[u8]) -> Vec<Hostile> {
    let flipped = |at: usize| {
        let mut bytes = file.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    let crowd = format!("\"keys\":[{}", "\"\",".repeat(8));
    let data = format!(",\"data\":{}", json!(armor(&seal(b"another", &clinic.keyring.recipients))));
    let skjema = with_checksum(br#"{"format":"klinikkvern-skjema","version":1,"questions":[]"#);
    vec![
        ("small", true, "opens", file.to_vec(), "a binder of one day"),
        (
            "newer-version",
            false,
            "opens",
            forged(file, "\"version\":1,", "\"version\":2,\"witness\":[1],"),
            "a newer envelope that older readers may read",
        ),
        (
            "newer-min-reader",
            false,
            "too-new",
            forged(file, "\"min_reader\":1", "\"min_reader\":2"),
            "a newer envelope that they may not",
        ),
        ("torn", false, "damaged", file[..file.len() / 2].to_vec(), "the first half"),
        ("torn-mark", false, "not-ours", file[..20].to_vec(), "twenty bytes: nobody can tell"),
        ("flipped", false, "damaged", flipped(file.len() - 400), "one bit, in the sealed data"),
        ("flipped-mark", false, "damaged", flipped(15), "one bit, in the mark"),
        ("pdf", false, "not-ours", b"%PDF-1.7\n%%EOF\n".to_vec(), "another kind of file"),
        ("skjema", false, "not-ours", skjema, "a sibling with a checksum of the same kind"),
        ("twice", false, "damaged", forged(file, ",\"data\":", &format!("{data},\"data\":")), "data twice"),
        ("crowded-keys", false, "too-large", forged(file, "\"keys\":[", &crowd), "nine keys"),
        ("zstd", false, "damaged", forged(file, "\"gzip\"", "\"zstd\""), "packed in another way"),
        (
            "lying-generation",
            false,
            "damaged",
            forged(file, "\"generation\":214", "\"generation\":215"),
            "the envelope says another generation than the seal",
        ),
        (
            "added-recipient",
            false,
            "damaged",
            forged(
                file,
                "\"recipients\":[",
                &format!("\"recipients\":[\"{}\",", clinic.keyring.recipients[1]),
            ),
            "somebody added a key to those who may open the next save",
        ),
    ]
}

/// The clinic's sealed key with another work factor in its header; the seal no longer fits, which nobody finds out.
fn dear(sealed_key: &str) -> String {
    let mut bytes = vec![];
    std::io::Read::read_to_end(&mut age::armor::ArmoredReader::new(sealed_key.as_bytes()), &mut bytes)
        .expect("a key is armored");
    let at = bytes.windows(4).position(|window| window == b" 16\n").expect("a work factor") + 1;
    bytes[at..at + 2].copy_from_slice(b"22");
    armor(&bytes)
}

fn keys(clinic: &Clinic, file: &[u8], content: &str) -> Vec<Hostile> {
    let with_keys = |keys: Vec<String>| {
        let mut other = clinic.clone();
        other.keyring.keys = keys;
        other.file(content)
    };
    let stranger = Clinic::new("en helt annen frase");
    let own = clinic.keyring.keys[0].clone();
    let mut foreign_data = clinic.clone();
    foreign_data.keyring.recipients = stranger.keyring.recipients.clone();
    let not_scrypt = armor(&seal(b"AGE-SECRET-KEY-1", &clinic.keyring.recipients));
    vec![
        (
            "two-keys",
            true,
            "opens",
            with_keys(vec![stranger.keyring.keys[0].clone(), own.clone()]),
            "the second fits",
        ),
        ("no-keys", true, "wrong-key", with_keys(vec![]), "nothing that a passphrase could open"),
        ("dear-scrypt", true, "too-large", with_keys(vec![dear(&own)]), "work factor 22"),
        (
            "dear-scrypt-recovery",
            false,
            "opens",
            with_keys(vec![dear(&own)]),
            "which the recovery key passes by",
        ),
        ("torn-key", true, "damaged", with_keys(vec![own[..200].to_owned()]), "a key that was cut off"),
        (
            "other-key",
            true,
            "wrong-passphrase",
            with_keys(vec![not_scrypt]),
            "a key that is not sealed with scrypt",
        ),
        (
            "wrong-owner",
            true,
            "wrong-key",
            foreign_data.file(content),
            "data that is sealed to another clinic",
        ),
        (
            "wrong-owner-lying",
            true,
            "wrong-key",
            forged(
                &foreign_data.file(content),
                &json!(stranger.keyring.recipients).to_string(),
                &json!(clinic.keyring.recipients).to_string(),
            ),
            "and says it is sealed to this one",
        ),
        ("no-data", false, "damaged", forged(file, ",\"data\":", ",\"dato\":"), "a member is absent"),
    ]
}

fn insides(clinic: &Clinic, content: &str) -> Vec<Hostile> {
    let (inside, recipients) = (clinic.inside(content), &clinic.keyring.recipients);
    let packed = gzip(inside.as_bytes());
    let mut sealed = seal(&packed, recipients);
    let other_age = String::from_utf8_lossy(&sealed[..22]).replace("/v1\n", "/v2\n").into_bytes();
    let other_age = [&other_age, &sealed[22..]].concat();
    let stanza = "-> none of ours\n\n".repeat(10);
    let crowded = [&sealed[..22], stanza.as_bytes(), &sealed[22..]].concat();
    if let Some(byte) = sealed.last_mut() {
        *byte ^= 1;
    }
    let twice = inside.replacen("\"content\":", "\"content\":{},\"content\":", 1);
    let deep = format!("{}{}", "[".repeat(32), "]".repeat(32));
    let spaces = format!("{inside}{}", " ".repeat(2_000_000));
    vec![
        (
            "newer-schema",
            false,
            "opens",
            clinic.file(&later(2, |_| {})),
            "schema 2 with unknown parts: read-only",
        ),
        (
            "much-newer-schema",
            false,
            "newer",
            clinic.file(&later(11, |_| {})),
            "schema 11 with unknown parts",
        ),
        (
            "newer-schema-misfit",
            false,
            "damaged",
            clinic.file(&later(2, |file| file["binder"]["archive"] = "elsewhere".into())),
            "schema 2, and a known part has another form",
        ),
        (
            "far-newer-schema",
            false,
            "newer",
            clinic.file(&later(FAR, |_| {})),
            "a schema that this app never reaches: read-only",
        ),
        (
            "far-newer-schema-misfit",
            false,
            "too-new",
            clinic.file(&later(FAR, |file| file["binder"]["archive"] = "elsewhere".into())),
            "the same, and a known part has another form",
        ),
        (
            "chain-misfit",
            false,
            "damaged",
            clinic.file(&later(2, |file| file["binder"]["chain"]["entries"] = json!(["elsewhere"]))),
            "a chain of texts",
        ),
        (
            "far-newer-chain-misfit",
            false,
            "too-new",
            clinic.file(&later(FAR, |file| file["binder"]["files"] = json!([]))),
            "the signed PDFs in another form",
        ),
        ("other-age", false, "too-new", clinic.around_sealed(&other_age), "another version of age"),
        (
            "crowded-header",
            false,
            "too-large",
            clinic.around_sealed(&crowded),
            "more stanzas than recipients",
        ),
        ("forged-payload", false, "damaged", clinic.around_sealed(&sealed), "age's own seal is broken"),
        (
            "bomb",
            false,
            "too-large",
            clinic.around(&spaces),
            "two million spaces: more than 200 bytes for each",
        ),
        ("not-gzip", false, "damaged", clinic.around_packed(inside.as_bytes()), "not packed"),
        (
            "torn-gzip",
            false,
            "damaged",
            clinic.around_packed(&packed[..packed.len() - 4]),
            "packed, and cut off",
        ),
        ("gzip-and-more", false, "damaged", clinic.around_packed(&[&packed[..], b"more"].concat()), "a tail"),
        ("deep", false, "too-large", clinic.around(&clinic.inside(&deep)), "33 levels inside the seal"),
        ("inside-twice", false, "damaged", clinic.around(&twice), "two contents"),
        (
            "inside-torn",
            false,
            "damaged",
            clinic.around(&inside[..inside.len() - 1]),
            "no JSON inside the seal",
        ),
        ("content-foreign", false, "not-ours", clinic.file(r#"{"name":"else"}"#), "the content is no binder"),
        (
            "content-misfit",
            false,
            "damaged",
            clinic.file(r#"{"format":"klinikkvern-binder","schema":1,"binder":{"id":5}}"#),
            "a binder with a number for a name",
        ),
    ]
}
