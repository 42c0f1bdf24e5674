//! Files that somebody, or a bad disk, has altered: no panic, the right error, no harm to what is open, and never wrong
//! data. Half of them have their checksum made right again, so that what lies behind it is reached.
//!
//! `KLINIKKVERN_MUTATIONS=1000000 cargo test --all-features --test mutations` makes a longer run of it, and
//! `KLINIKKVERN_SEED=17` begins elsewhere.
#![cfg(all(feature = "seal", not(target_arch = "wasm32")))]
#![allow(clippy::disallowed_methods, reason = "the app may not ask the time; a test that measures has to")]

#[path = "support/damage.rs"]
mod damage;
#[path = "support/forge.rs"]
mod forge;

use damage::{absurd, places, torn, Numbers};
use forge::{armor, ask, before_checksum, gzip, header, read, seal, with_checksum, Clinic};
use klinikkvern::binder::{drafts, open_any, write, Binder, OpenError, SignedFile};
use klinikkvern::content::Lang;
use klinikkvern::documents::{Document, Signature};
use klinikkvern::domain::Id;
use klinikkvern::vault::{is_envelope, Header, Reply, Request, Secret, Vault, VaultError};
use serde_json::{json, Value};
use std::time::{Duration, Instant};

/// How many files a normal run alters.
const COUNT: u64 = 20_000;
/// No file may take longer than this. The goal is 50 ms; but the tests are not optimised, and others run beside them.
const LONGEST: Duration = Duration::from_secs(2);

fn number(variable: &str, otherwise: u64) -> u64 {
    match std::env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable}={text} is no number")),
        Err(_) => otherwise,
    }
}

/// A file that opens, and what is in it.
struct Original {
    content: String,
    inside: String,
    packed: Vec<u8>,
    sealed: Vec<u8>,
    file: Vec<u8>,
    parsed: Value,
    places: Vec<String>,
}

impl Original {
    fn new(clinic: &Clinic, binder: &Binder) -> Original {
        let content = write(binder);
        let inside = clinic.inside(&content);
        let packed = gzip(inside.as_bytes());
        let sealed = seal(&packed, &clinic.keyring.recipients);
        let file = clinic.around_sealed(&sealed);
        let parsed = serde_json::from_str(&content).expect("a binder is JSON");
        let mut found = vec![];
        places("", &parsed, &mut found);
        Original { content, inside, packed, sealed, file, parsed, places: found }
    }
}

/// An empty binder, one with answers, and one with a signed document.
fn binders() -> Vec<Binder> {
    let day = jiff::civil::date(2026, 11, 22);
    let example = Binder::example(Lang::Nb, day);
    let answers = example.make_ours(Id::from("vector"), day);
    let mut signed = Binder::new(Id::from("vector"), day);
    let signature = Signature {
        role: "Daglig leder".into(),
        name: "Lena".into(),
        signed_at: "2026-11-22T10:42:00+01:00".into(),
        statement: "Jeg står inne for dette.".into(),
        drawing: None,
        key: None,
        reason: None,
    };
    let draft = drafts(&example, Lang::Nb, day).remove(0).document;
    let file = SignedFile { sha256: "0a".repeat(32), length: 9, packed: b"%PDF-1.7\n"[..].into() };
    let document = Document { signatures: vec![signature], ..draft };
    signed.archive_signed(document, Some(file), Some(b"certificate".to_vec()));
    vec![Binder::new(Id::from("vector"), day), answers, signed]
}

/// The clinic whose files are altered, and a vault that holds another clinic's key all the while.
struct Bench {
    clinic: Clinic,
    originals: Vec<Original>,
    other: Clinic,
    others: Vec<u8>,
    vault: Vault,
    /// The file that was read last, and the number it was made with.
    last: Vec<u8>,
    seed: u64,
}

impl Bench {
    fn new() -> Bench {
        let (clinic, other) = (Clinic::new("lampe fjord"), Clinic::new("sykkel ost"));
        let originals = binders().iter().map(|binder| Original::new(&clinic, binder)).collect();
        let others = seal(&gzip(other.inside("{}").as_bytes()), &other.keyring.recipients);
        let mut bench =
            Bench { clinic, originals, other, others, vault: Vault::default(), last: vec![], seed: 0 };
        bench.hold_other();
        bench
    }

    fn hold_other(&mut self) {
        let secret = Secret::Recovery(self.other.recovery.clone());
        let request = Request::Unlock { keyring: self.other.keyring.clone(), secret };
        assert!(matches!(ask(&mut self.vault, request), Reply::Yes));
    }

    /// Reads a file in the vault that holds another clinic's key, and sees to it that an error leaves that key.
    fn read(&mut self, file: &[u8]) -> Result<String, VaultError> {
        self.last = file.to_vec();
        let result = read(&mut self.vault, file, Secret::Recovery(self.clinic.recovery.clone()));
        match result {
            Ok(opened) => {
                assert_eq!(opened.header, header(), "the header is the one inside the seal");
                assert_eq!(opened.keyring.recipients, self.clinic.keyring.recipients);
                self.hold_other();
                Ok(opened.content)
            }
            Err(error) => {
                let request = Request::Open { sealed: self.others.clone() };
                let held =
                    matches!(ask(&mut self.vault, request), Reply::Opened(opened) if opened.content == "{}");
                assert!(held, "a file that fails leaves the key that was held");
                Err(error)
            }
        }
    }
}

/// What came of a file.
type Outcome = Result<String, VaultError>;

/// A file with bytes that are wrong, as a bad disk leaves it.
fn torn_file(bench: &mut Bench, at: usize, numbers: &mut Numbers) -> Outcome {
    let file = bench.originals[at].file.clone();
    let bad = torn(&file, numbers);
    let outcome = bench.read(&bad);
    if bad == file {
        assert!(outcome.is_ok());
    } else {
        let expected = if is_envelope(&bad) { VaultError::Damaged } else { VaultError::NotOurs };
        assert_eq!(outcome, Err(expected), "the checksum finds everything");
    }
    outcome
}

/// The same, and the checksum made right again.
fn forged_bytes(bench: &mut Bench, at: usize, numbers: &mut Numbers) -> Outcome {
    let bad = with_checksum(&torn(before_checksum(&bench.originals[at].file), numbers));
    let outcome = bench.read(&bad);
    match &outcome {
        Ok(content) => assert_eq!(*content, bench.originals[at].content, "never wrong data"),
        Err(VaultError::NotOurs) => assert!(!is_envelope(&bad)),
        Err(VaultError::WrongPassphrase) => panic!("nobody typed a passphrase"),
        Err(_) => {}
    }
    outcome
}

/// One member of the envelope says something else, and the checksum fits.
fn forged_member(bench: &mut Bench, at: usize, numbers: &mut Numbers) -> Outcome {
    use VaultError::{Damaged, TooLarge, TooNew};
    let own = &bench.originals[at];
    let stranger = &bench.other.keyring.recipients;
    let changes: [(&str, Value, Option<VaultError>); 22] = [
        ("version", json!(7), None),
        ("version", json!(-1), Some(Damaged)),
        ("min_reader", json!(2 + numbers.below(9)), Some(TooNew)),
        ("min_reader", json!(u64::MAX), Some(TooNew)),
        ("min_reader", json!("1"), Some(Damaged)),
        ("min_reader", Value::Null, Some(Damaged)),
        ("clinic_id", json!("another"), Some(Damaged)),
        ("clinic_id", json!(["vector"]), Some(Damaged)),
        ("generation", json!(numbers.below(200)), Some(Damaged)),
        ("generation", json!(214.0), Some(Damaged)),
        ("written", json!("2026-11-22T09:42:01Z"), Some(Damaged)),
        ("app", json!("9".repeat(numbers.below(70_000))), Some(Damaged)),
        ("compression", json!("none"), Some(Damaged)),
        ("keys", json!([]), None),
        ("keys", json!(vec!["x"; 9 + numbers.below(2_000)]), Some(TooLarge)),
        ("keys", json!([own.file.len()]), Some(Damaged)),
        ("recipients", json!(stranger), Some(Damaged)),
        ("recipients", json!(vec![&stranger[0]; 9]), Some(TooLarge)),
        ("data", json!(armor(&seal(&own.packed, stranger))), Some(VaultError::WrongKey)),
        ("data", json!(""), Some(Damaged)),
        ("data", json!(armor(&own.sealed[..numbers.below(own.sealed.len())])), Some(Damaged)),
        ("unknown", nested(numbers.below(60)), None),
    ];
    let (name, value, mut expected) = changes[numbers.below(changes.len())].clone();
    let text = std::str::from_utf8(before_checksum(&own.file)).expect("a file is UTF-8");
    let mut file: serde_json::Map<String, Value> =
        serde_json::from_str(&format!("{text}}}")).expect("a file is JSON");
    if name == "unknown" && depth(&value) > 31 {
        expected = Some(TooLarge);
    }
    file.insert(name.into(), value);
    let bad = with_checksum(reordered(file).as_bytes());
    let outcome = bench.read(&bad);
    match (&outcome, expected) {
        (Ok(content), None) => assert_eq!(*content, bench.originals[at].content, "never wrong data"),
        (outcome, expected) => assert_eq!(outcome.as_ref().err().copied(), expected, "{name}"),
    }
    outcome
}

fn nested(levels: usize) -> Value {
    (0..levels).fold(json!(1), |inner, _| json!([inner]))
}

fn depth(value: &Value) -> usize {
    value.as_array().map_or(0, |items| 1 + items.iter().map(depth).max().unwrap_or_default())
}

/// The envelope with its mark in front, without the bracket at its end.
fn reordered(mut file: serde_json::Map<String, Value>) -> String {
    let first = |name: &str, value: Value| format!("\"{name}\":{value}");
    let mut members = vec![];
    for name in ["format", "version"] {
        members.push(first(name, file.remove(name).expect("a member of every file")));
    }
    members.extend(file.into_iter().map(|(name, value)| first(&name, value)));
    format!("{{{}", members.join(","))
}

/// What lies inside the seal is wrong, and everything around it fits.
fn forged_inside(bench: &mut Bench, at: usize, numbers: &mut Numbers) -> Outcome {
    let own = &bench.originals[at];
    let to = &bench.clinic.keyring.recipients;
    let sealed = match numbers.below(4) {
        0 => torn(&own.sealed, numbers),
        1 => seal(&torn(&own.packed, numbers), to),
        _ => {
            let bad = torn(own.inside.as_bytes(), numbers);
            return torn_inside(bench, &bad);
        }
    };
    let outcome = bench.read(&bench.clinic.around_sealed(&sealed));
    match &outcome {
        // gzip's header has places that mean nothing, such as its time.
        Ok(content) => assert_eq!(*content, bench.originals[at].content, "never wrong data"),
        Err(error) => {
            assert!(!matches!(error, VaultError::NotOurs | VaultError::WrongPassphrase), "{error:?}")
        }
    }
    outcome
}

/// Whoever has the public keys can write anything inside the seal; so it may open, and must then be a binder or refused.
fn torn_inside(bench: &mut Bench, bad: &[u8]) -> Outcome {
    let file = bench.clinic.around_packed(&gzip(bad));
    bench.last = file.clone();
    let secret = Secret::Recovery(bench.clinic.recovery.clone());
    let result = read(&mut bench.vault, &file, secret);
    bench.hold_other();
    match result {
        Ok(opened) => {
            // The lineage stands only inside.
            assert_eq!(opened.header, Header { lineage: opened.header.lineage.clone(), ..header() });
            let letters = opened.content.as_bytes();
            assert!(bad.windows(letters.len()).any(|part| part == letters), "letter for letter");
            survives(letters);
            Ok(opened.content)
        }
        Err(error) => {
            assert!(matches!(error, VaultError::Damaged | VaultError::TooLarge), "{error:?}");
            Err(error)
        }
    }
}

/// A well-formed binder that says something absurd.
fn absurd_binder(bench: &mut Bench, at: usize, numbers: &mut Numbers) -> Outcome {
    let own = &bench.originals[at];
    let bad = absurd(&own.parsed, &own.places, numbers);
    let text = String::from_utf8(bad).expect("JSON is UTF-8");
    let outcome = bench.read(&bench.clinic.around(&bench.clinic.inside(&text)));
    assert_eq!(outcome.as_ref(), Ok(&text), "the vault does not judge what is in it");
    survives(text.as_bytes());
    outcome
}

/// What opens can be written, and comes back the same; what doesn't has its class.
fn survives(content: &[u8]) {
    match open_any(content) {
        Ok(opened) => {
            let again = open_any(write(&opened.binder).as_bytes()).expect("what was written opens");
            assert!(again.binder == opened.binder, "written again it is another binder");
            // Whatever stands in the chain, a check comes to an end.
            drop(opened.binder.check_chain(&[], Some(&|file| Some(file.packed.to_vec()))));
        }
        Err(error) => assert!(error != OpenError::TooLarge, "nothing here is large"),
    }
}

/// Keys and nonces are new in each run, so a file that something went wrong with is kept.
impl Drop for Bench {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/mutation.klinikk");
            drop(std::fs::write(path, &self.last));
            eprintln!("seed {}; the file is {path}; its recovery key: {}", self.seed, self.clinic.recovery);
        }
    }
}

#[test]
fn an_altered_file_never_gives_wrong_data_and_never_harms_what_is_open() {
    let (start, count) = (number("KLINIKKVERN_SEED", 0), number("KLINIKKVERN_MUTATIONS", COUNT));
    let ways = [torn_file, forged_bytes, forged_member, forged_inside, absurd_binder];
    let mut bench = Bench::new();
    let (mut opened, mut slowest) = ([0u64; 5], (Duration::ZERO, 0));
    for seed in start..start + count {
        bench.seed = seed;
        let mut numbers = Numbers(seed);
        let way = (seed % ways.len() as u64) as usize;
        let original = numbers.below(bench.originals.len());
        let began = Instant::now();
        let outcome = ways[way](&mut bench, original, &mut numbers);
        slowest = slowest.max((began.elapsed(), seed));
        opened[way] += u64::from(outcome.is_ok());
        assert!(slowest.0 < LONGEST, "a file took {:?}", slowest.0);
    }
    let (longest, seed) = slowest;
    println!(
        "seeds from {start}, {count} files; opened of each way {opened:?}; slowest {longest:?} (seed {seed})"
    );
    if count >= COUNT {
        let each = count / ways.len() as u64;
        for (way, opened) in opened.iter().enumerate().skip(1).take(3) {
            assert!(
                *opened > each / 100 && *opened < each,
                "way {way} must meet both kinds: {opened} of {each}"
            );
        }
    }
}

/// Bytes and bits to flip: one bit of each byte, and every bit in a long run.
fn flips(length: usize) -> impl Iterator<Item = (usize, usize)> {
    let is_long = number("KLINIKKVERN_MUTATIONS", COUNT) > COUNT;
    let all = (0..length * 8).map(|place| (place / 8, place % 8));
    all.filter(move |(at, bit)| is_long || at % 8 == *bit)
}

#[test]
fn one_flipped_bit_anywhere_is_damage() {
    let clinic = Clinic::new("lampe fjord");
    let mut binder = Binder::example(Lang::En, jiff::civil::date(2026, 11, 22));
    binder.is_example = false;
    let mut file = clinic.file(&write(&binder));
    assert!(file.len() >= COUNT as usize, "take a larger binder: {}", file.len());
    for (at, bit) in flips(file.len()) {
        file[at] ^= 1 << bit;
        let result = read(&mut Vault::default(), &file, Secret::Recovery(clinic.recovery.clone()));
        assert_eq!(result.err(), Some(VaultError::Damaged), "byte {at}, bit {bit}");
        file[at] ^= 1 << bit;
    }
    assert!(read(&mut Vault::default(), &file, Secret::Recovery(clinic.recovery.clone())).is_ok());
}

#[test]
fn one_flipped_bit_in_a_generation_of_the_browser_never_opens() {
    let bench = Bench::new();
    let mut vault = Vault::default();
    let secret = Secret::Recovery(bench.clinic.recovery.clone());
    let request = Request::Unlock { keyring: bench.clinic.keyring.clone(), secret };
    assert!(matches!(ask(&mut vault, request), Reply::Yes));
    for (at, bit) in flips(bench.originals[0].sealed.len()) {
        let mut sealed = bench.originals[0].sealed.clone();
        sealed[at] ^= 1 << bit;
        let reply = ask(&mut vault, Request::Open { sealed });
        assert!(matches!(reply, Reply::Failed(_)), "byte {at}, bit {bit}: only the seal can tell");
    }
}
